//! The edits, and how to recognise each one once it is shown.
//!
//! Takes a site; gives edits in rounds, one of each kind, to files that look random but are the same in every run. Each edit puts
//! a new word into a file, and knows the pages that must show that word. Files are saved as many editors do: to a file next to
//! it, which is then renamed. It deliberately breaks nothing, and adds and removes no file: `tests/soak.rs` does.

use std::fmt;
use std::fs;
use std::path::PathBuf;

use super::failure::{Failure, failed};
use super::site::{Site, TEMPLATE, TEMPLATE_FILE};
use super::sites::{Organisation, Release};
use super::words::{Dice, read, with_line};

/// The first page of the list of releases.
pub const FIRST_LIST: &str = "/pressemeddelelser/";

/// How many edits a round has.
pub const PER_ROUND: usize = 4;

/// About how many pages an edited organisation should be mentioned on.
const NAMED_ON: usize = 500;
/// How many organisations are edited.
const ORGANISATIONS: usize = 10;

/// What is edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Body,
    Title,
    ListedTitle,
    Organisation,
    Template,
}

impl Kind {
    pub const ALL: [Kind; 5] =
        [Kind::Body, Kind::Title, Kind::ListedTitle, Kind::Organisation, Kind::Template];
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Body => "a release's body",
            Kind::Title => "a release's title",
            Kind::ListedTitle => "a release's title, seen in the first list too",
            Kind::Organisation => "an organisation's name",
            Kind::Template => "the template of releases",
        })
    }
}

/// A file as it will be saved, and where the change shows.
pub struct Edit {
    pub kind: Kind,
    file: PathBuf,
    text: String,
    /// The word that the pages show from then on.
    pub marker: String,
    /// The paths of the pages that show it.
    pub pages: Vec<String>,
}

impl Edit {
    pub fn save(&self) -> Result<(), Failure> {
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        let beside = self.file.with_file_name(format!(".{name}.swp"));
        let saved = fs::write(&beside, &self.text).and_then(|()| fs::rename(&beside, &self.file));
        saved.map_err(|error| failed(self.file.display(), error))
    }
}

impl fmt::Display for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, `{}` in {}", self.kind, self.marker, self.file.display())
    }
}

/// Makes up edits.
pub struct Editor<'s> {
    folder: PathBuf,
    releases: &'s [Release],
    /// The releases on the first page of the list.
    listed: Vec<&'s Release>,
    /// The organisations that are edited, and how many pages mention each.
    organisations: Vec<(&'s Organisation, usize)>,
    dice: Dice,
    made: usize,
}

impl<'s> Editor<'s> {
    /// `first_list` is the text of the page [`FIRST_LIST`].
    pub fn new(site: &'s Site, first_list: &str) -> Result<Editor<'s>, Failure> {
        let corpus = site.corpus();
        let is_listed = |release: &&Release| first_list.contains(&format!("href=\"{}\"", release.page()));
        let listed: Vec<_> = corpus.releases.iter().filter(is_listed).collect();
        if listed.is_empty() {
            return Err(failed(FIRST_LIST, "the first list shows no release"));
        }
        let mut organisations = corpus.organisations_named_on(NAMED_ON);
        organisations.truncate(ORGANISATIONS);
        let (folder, releases) = (site.folder(), corpus.releases.as_slice());
        Ok(Editor { folder, releases, listed, organisations, dice: Dice::new(), made: 0 })
    }

    /// How many pages mention the edited organisations: the fewest and the most.
    pub fn organisations(&self) -> (usize, usize) {
        let pages = || self.organisations.iter().map(|(_, pages)| *pages);
        (pages().min().unwrap_or(0), pages().max().unwrap_or(0))
    }

    /// One edit of each kind. Edits of titles alternate between any release and one in the first list. Each edit reads its
    /// file when its turn comes, because an earlier one may have changed it.
    pub fn round(&mut self, number: usize) -> impl Iterator<Item = Result<Edit, Failure>> {
        let title = if number.is_multiple_of(2) { Kind::Title } else { Kind::ListedTitle };
        let kinds: [Kind; PER_ROUND] = [Kind::Body, title, Kind::Organisation, Kind::Template];
        kinds.into_iter().map(|kind| self.edit(kind))
    }

    fn edit(&mut self, kind: Kind) -> Result<Edit, Failure> {
        self.made += 1;
        let marker = format!("rettelse-{:06}", self.made);
        let releases = self.releases;
        let release = match kind {
            Kind::ListedTitle => self.dice.pick(&self.listed),
            _ => self.dice.pick(releases),
        };
        let mut pages = vec![release.page()];
        let (file, text) = match kind {
            Kind::Body => {
                let file = release.file();
                let text = format!("{}\n{marker}\n", read(&self.folder, &file)?);
                (file, text)
            }
            Kind::Title | Kind::ListedTitle => {
                let file = release.file();
                let title = format!("{} {marker}", release.title);
                let text = with_line(&read(&self.folder, &file)?, "title", &title);
                pages.extend((kind == Kind::ListedTitle).then(|| FIRST_LIST.to_owned()));
                (file, text)
            }
            Kind::Organisation => {
                let (organisation, _) = self.dice.pick(&self.organisations);
                let published: Vec<_> =
                    releases.iter().filter(|release| release.publisher == organisation.id).collect();
                pages = vec![self.dice.pick(&published).page()];
                let file = organisation.file();
                let name = format!("{} {marker}", organisation.name);
                let text = with_line(&read(&self.folder, &file)?, "name", &name);
                (file, text)
            }
            Kind::Template => {
                let block = "{% block content %}";
                let text = TEMPLATE.replacen(block, &format!("{block}\n<!-- {marker} -->"), 1);
                (TEMPLATE_FILE.to_owned(), text)
            }
        };
        if !text.contains(&marker) {
            return Err(failed(file, "the file has no place for the edit"));
        }
        Ok(Edit { kind, file: self.folder.join(file), text, marker, pages })
    }
}
