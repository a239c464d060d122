//! The same large site for each program that is measured.
//!
//! Takes a number of releases and the names of programs; gives their sites in a temporary folder, which is removed with the
//! value, and facts about the content that need no program to be known. `benches/corpus.py` generates the sites: the same
//! number gives the same bytes. It deliberately builds nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use super::failure::{Failure, failed};

/// The time of the builds: after every release of the site, so that all are public.
pub const NOW: &str = "2026-01-01";

/// A folder for each program.
pub struct Sites {
    folder: Temporary,
    pub corpus: Corpus,
}

/// The facts about the content that the benchmarks need.
#[derive(Deserialize)]
pub struct Corpus {
    pub releases: Vec<Release>,
    pub organisations: Vec<Organisation>,
    partnerships: Vec<Partnership>,
    agreements: Vec<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
pub struct Release {
    slug: String,
    pub title: String,
    date: String,
    pub publisher: String,
    partnerships: Vec<String>,
}

#[derive(Deserialize)]
pub struct Organisation {
    pub id: String,
    pub name: String,
}

#[derive(Deserialize)]
struct Partnership {
    id: String,
    participants: Vec<Participant>,
    facilitator: String,
}

#[derive(Deserialize)]
struct Participant {
    org: String,
}

impl Release {
    /// The path of its file.
    pub fn file(&self) -> String {
        format!("content/releases/{}/{}.md", self.year(), self.slug)
    }

    /// The path of its page.
    pub fn page(&self) -> String {
        format!("/pressemeddelelser/{}/{}/", self.year(), self.slug)
    }

    fn year(&self) -> &str {
        self.date.split('-').next().unwrap_or_default()
    }
}

impl Organisation {
    pub fn file(&self) -> String {
        format!("content/organisations/{}.yaml", self.id)
    }
}

impl Partnership {
    /// The organisations that its page mentions.
    fn names(&self) -> BTreeSet<&str> {
        let participants = self.participants.iter().map(|participant| participant.org.as_str());
        participants.chain([self.facilitator.as_str()]).collect()
    }
}

impl Corpus {
    /// The organisations that publish releases, and how many pages mention each: sorted by how near that number is to
    /// `pages`.
    pub fn organisations_named_on(&self, pages: usize) -> Vec<(&Organisation, usize)> {
        let by_organisation = self.pages_by_organisation();
        let publishes = |organisation: &&Organisation| {
            self.releases.iter().any(|release| release.publisher == organisation.id)
        };
        let publishing = self.organisations.iter().filter(publishes);
        let mut named: Vec<_> =
            publishing.map(|one| (one, by_organisation.get(one.id.as_str()).copied().unwrap_or(0))).collect();
        named.sort_by_key(|(_, on)| on.abs_diff(pages));
        named
    }

    /// How many pages mention each organisation: its own, those of its partnerships, and those of the releases that it
    /// publishes or that are about one of its partnerships. The few lists that mention it are not counted.
    fn pages_by_organisation(&self) -> BTreeMap<&str, usize> {
        let partnerships: BTreeMap<&str, BTreeSet<&str>> = self
            .partnerships
            .iter()
            .map(|partnership| (partnership.id.as_str(), partnership.names()))
            .collect();
        let mut pages: BTreeMap<&str, usize> = BTreeMap::new();
        let releases = self.releases.iter().map(|release| {
            let about = release.partnerships.iter().filter_map(|id| partnerships.get(id.as_str()));
            let mut named: BTreeSet<&str> = about.flatten().copied().collect();
            named.insert(&release.publisher);
            named
        });
        let own = self.organisations.iter().map(|organisation| BTreeSet::from([organisation.id.as_str()]));
        for named in releases.chain(partnerships.values().cloned()).chain(own) {
            for id in named {
                *pages.entry(id).or_default() += 1;
            }
        }
        pages
    }
}

impl Sites {
    /// Generates the sites, one for each of the names, which `benches/corpus.py` must know.
    pub fn make(releases: usize, programs: &[&str]) -> Result<Sites, Failure> {
        let name = format!("faktum-bench-{}", std::process::id());
        let folder = Temporary(std::env::temp_dir().join(name));
        generate(releases, programs, &folder.0)?;
        let cannot = |why: String| failed("cannot make the site", why);
        let corpus = fs::read(folder.0.join("neutral.json")).map_err(|error| cannot(error.to_string()))?;
        let corpus = serde_json::from_slice(&corpus).map_err(|error| cannot(error.to_string()))?;
        Ok(Sites { folder, corpus })
    }

    /// The folder with the sites. Anything that a benchmark puts into it is removed with it.
    pub fn folder(&self) -> &Path {
        &self.folder.0
    }

    /// The site of a program.
    pub fn of(&self, program: &str) -> PathBuf {
        self.folder.0.join(program)
    }
}

impl fmt::Display for Corpus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Corpus { releases, organisations, partnerships, agreements } = self;
        let counts = [releases.len(), partnerships.len(), organisations.len(), agreements.len()];
        let [releases, partnerships, organisations, agreements] = counts;
        write!(f, "{releases} releases, {partnerships} partnerships, {organisations} organisations, ")?;
        write!(f, "{agreements} agreements")
    }
}

/// Generates the sites in a folder.
fn generate(releases: usize, programs: &[&str], folder: &Path) -> Result<(), Failure> {
    let made = Command::new("python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/benches/corpus.py"))
        .args(["--releases", &releases.to_string(), "--only", &programs.join(","), "--out"])
        .arg(folder)
        .output();
    match made {
        Ok(made) if made.status.success() => Ok(()),
        Ok(made) => Err(failed("benches/corpus.py", String::from_utf8_lossy(&made.stderr))),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let words = "python3 is not installed, and benches/corpus.py needs it to make the site.";
            Err(Failure::Start(words.to_owned()))
        }
        Err(error) => Err(failed("python3", error)),
    }
}

/// The number of files below a folder, and their total size.
pub fn measured(folder: &Path) -> std::io::Result<(usize, u64)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let metadata = entry.metadata()?;
        let (more, larger) = if metadata.is_dir() { measured(&entry.path())? } else { (1, metadata.len()) };
        files += more;
        bytes += larger;
    }
    Ok((files, bytes))
}

/// A folder that is removed with the value.
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        let _left_behind = fs::remove_dir_all(&self.0);
    }
}
