//! Links that leave the site: which there are, and what is wrong with them once somebody has asked.
//!
//! Takes a site; gives every address of the web that is not its own, with its places. Nothing is asked here: see
//! [`crate::external`]. What was found comes back as problems, and those that a text waives or the site turns off are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Content, at_level, waivers, web_addresses};
use crate::diagnostic::{Diagnostic, Diagnostics, ExternalProblem, Location};
use crate::join::Site;
use crate::routes::Routes;
use crate::source::Sources;

/// The links of a site that leave it.
pub struct ExternalLinks {
    site: Arc<Site>,
    routes: Arc<Routes>,
    /// The places of each address, as it is written.
    places: BTreeMap<String, Vec<Location>>,
}

impl ExternalLinks {
    /// Finds them.
    pub fn new(site: Arc<Site>, routes: Arc<Routes>) -> ExternalLinks {
        let mut places: BTreeMap<String, Vec<Location>> = BTreeMap::new();
        let base = &site.settings.base_url;
        for address in web_addresses::in_fields(&site).into_iter().chain(web_addresses::in_texts(&site)) {
            if base.own_path(address.url).is_none() {
                places.entry(address.url.to_owned()).or_default().push(address.place);
            }
        }
        ExternalLinks { site, routes, places }
    }

    /// The addresses, each once, sorted.
    pub fn urls(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// The problems of addresses, at each place where they are written.
    pub fn problems(
        &self,
        sources: &Sources,
        found: impl IntoIterator<Item = ExternalProblem>,
    ) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for problem in found {
            for place in self.places.get(problem.url()).into_iter().flatten() {
                problems.push(Diagnostic::new(problem.clone(), place.clone()));
            }
        }
        let (content, _quoted) = Content::new(&self.site, &self.routes, sources);
        // What is wrong with the waivers themselves is told by the check.
        let (mut shown_words, mut told) = (BTreeSet::new(), Diagnostics::default());
        let not_waived = waivers::apply(&content, problems.into_iter(), &mut shown_words, &mut told);
        not_waived.into_iter().filter_map(|problem| at_level(&self.site, problem)).collect()
    }
}
