//! The large site that is edited.
//!
//! Takes a number of releases; gives the site that `benches/corpus.py` generates. It has the built-in theme, and a copy of its
//! template of releases, so that the template can be edited. Otherwise it deliberately has no theme of its own.

use std::fmt;
use std::fs;
use std::path::PathBuf;

use super::failure::{Failure, failed};
use super::sites::{Corpus, Sites, measured};

/// The built-in template of releases.
pub const TEMPLATE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/templates/release.html"));
/// The path of its copy in the site.
pub const TEMPLATE_FILE: &str = "themes/default/templates/release.html";

/// A site in a folder.
pub struct Site {
    sites: Sites,
    files: usize,
    bytes: u64,
}

impl Site {
    /// Generates the site.
    pub fn make(releases: usize) -> Result<Site, Failure> {
        let mut site = Site { sites: Sites::make(releases, &["faktum"])?, files: 0, bytes: 0 };
        let cannot = |error| failed("cannot make the site", error);
        let template = site.folder().join(TEMPLATE_FILE);
        let folders = template.parent().map_or(Ok(()), fs::create_dir_all);
        folders.and_then(|()| fs::write(&template, TEMPLATE)).map_err(cannot)?;
        (site.files, site.bytes) = measured(&site.folder()).map_err(cannot)?;
        Ok(site)
    }

    /// The folder that holds `content/`.
    pub fn folder(&self) -> PathBuf {
        self.sites.of("faktum")
    }

    pub fn corpus(&self) -> &Corpus {
        &self.sites.corpus
    }
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {} files, {} MiB", self.corpus(), self.files, self.bytes >> 20)
    }
}
