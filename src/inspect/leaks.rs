//! Whether anything of what is held back stands in the output: the last look before a site is published.
//!
//! Takes what the join held back, the site's texts, and each file as it is made; gives a problem for a file whose name
//! or bytes have a title, an id, a slug, a name or a file name of something held back in them. The join leaves such
//! things out, so there is never a leak but through a mistake: of a theme that has the words in it, of a file put
//! beside the site by hand, or of this program.
//!
//! Words that are public elsewhere cannot be told from a leak, so they are not looked for; which those are is said.
//! The site's own theme is no such place: a title in a template would be the leak itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::sync::{Arc, Mutex, PoisonError};

use aho_corasick::{AhoCorasick, PatternID};
use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::failure::Failure;
use crate::html::escape;
use crate::join::{HeldBackText, HeldBackTexts};
use crate::render::Bytes;
use crate::source::{FileId, Source, Sources};
use crate::theme::is_built_in;

/// The shortest text that is looked for, in characters: shorter ones stand in every page by chance.
const SHORTEST: usize = 5;

/// How many texts a thread looks through in one go.
const CHUNK: usize = 64;

/// What this program writes of its own accord: addresses, feeds, names of months and days.
const VOCABULARY: &str = "assets/ media/ index.html 404.html sitemap.xml robots.txt feed.xml feed.json manifest \
    pressemeddelelser press-releases side page emner topics partnerskaber partnerships aftaler agreements \
    organisationer organisations personer people \
    urlset sitemapindex loc lastmod sitemaps schemas user-agent allow disallow xmlns atom entry author name link rel \
    alternate self href published updated summary category term application/atom+xml application/feed+json text/html \
    version jsonfeed home_page_url feed_url language authors title items id url content_text date_published \
    date_modified tags https://jsonfeed.org/version/1.1 http://www.w3.org/2005/atom \
    januar februar marts april maj juni juli august september oktober november december mandag den tirsdag onsdag \
    torsdag fredag lørdag søndag january february march may june july october monday tuesday wednesday thursday friday \
    saturday sunday kroner millioner milliarder million billion";

/// Looks for what is held back.
pub(super) struct LeakScanner {
    /// Finds the texts, in the forms that they can have in a file.
    finder: Option<AhoCorasick>,
    /// What each form is of.
    texts: Vec<HeldBackText>,
    skipped: BTreeSet<String>,
    /// Which texts were found, by their place in `texts`, and where.
    found: Mutex<BTreeSet<(usize, Where)>>,
}

/// Where a text was found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Where {
    /// In the name of the file at this path of the output.
    Name(String),
    /// In its bytes.
    Bytes(String),
}

impl LeakScanner {
    /// Prepares to look for everything that was held back, but for what is public elsewhere in `sources`.
    ///
    /// # Errors
    /// Says so if there are more texts than can be looked for at once.
    pub(super) fn new(held_back: &HeldBackTexts, sources: &Sources) -> Result<LeakScanner, Failure> {
        let mut forms: BTreeMap<String, &HeldBackText> = BTreeMap::new();
        let mut skipped = BTreeSet::new();
        let public = public_words(held_back, sources)?;
        for (at, text) in held_back.texts.iter().enumerate() {
            if public.contains(&at) || text.words.chars().count() < SHORTEST {
                skipped.insert(text.words.clone());
            } else {
                forms.extend(forms_of(&text.words).into_iter().map(|form| (form, text)));
            }
        }
        let (forms, texts): (Vec<String>, Vec<HeldBackText>) =
            forms.into_iter().map(|(form, text)| (form, text.clone())).unzip();
        let finder = if forms.is_empty() { None } else { Some(finder(forms.iter().map(String::as_str))?) };
        Ok(LeakScanner { finder, texts, skipped, found: Mutex::default() })
    }

    /// The texts that are public elsewhere or too short, and are not looked for.
    pub(super) fn skipped(&self) -> impl Iterator<Item = &str> {
        self.skipped.iter().map(String::as_str)
    }

    /// Looks at a file's name and bytes; from any thread. A file that is copied is read where it lies.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn scan(&self, path: &str, bytes: &Bytes<'_>) -> Result<(), Failure> {
        let Some(finder) = &self.finder else {
            return Ok(());
        };
        if let Some(found) = finder.find(path) {
            self.keep(found.pattern(), Where::Name(path.to_owned()));
        }
        let found = match bytes {
            Bytes::Made(bytes) => finder.find(bytes),
            Bytes::CopyOf(from) => File::open(from)
                .and_then(|file| finder.stream_find_iter(file).next().transpose())
                .map_err(|error| Failure::at(from, "read", &error))?,
        };
        if let Some(found) = found {
            self.keep(found.pattern(), Where::Bytes(path.to_owned()));
        }
        Ok(())
    }

    fn keep(&self, pattern: PatternID, place: Where) {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        found.insert((pattern.as_usize(), place));
    }

    /// What was found, as problems: one for each text, with the first file that it stands in.
    pub(super) fn problems(&self) -> Vec<Diagnostic> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let found: Vec<_> = found.iter().collect();
        found.chunk_by(|(a, _), (b, _)| a == b).map(|same| problem(&self.texts[same[0].0], same)).collect()
    }
}

fn problem(of: &HeldBackText, found: &[&(usize, Where)]) -> Diagnostic {
    let first = match &found[0].1 {
        Where::Name(path) => format!("the name of the file {path}"),
        Where::Bytes(path) => format!("the file {path}"),
    };
    let more = match found.len() {
        1 => String::new(),
        count => format!(" and in {} more", count - 1),
    };
    let message =
        format!("`{}`, {} of {}, which is not public, stands in {first}{more}", of.words, of.what, of.thing);
    Diagnostic::new(Code::HeldBackLeak, Location::File(of.file), message)
        .help("nothing was written: look for the words in the theme's templates, strings and assets")
        .help("if they are harmless there, give what is held back another title or name")
}

/// The places, among the texts that are held back, of those whose words are public anyway.
fn public_words(held_back: &HeldBackTexts, sources: &Sources) -> Result<BTreeSet<usize>, Failure> {
    // Most sites hold nothing back: then not one text is read for it.
    if held_back.texts.is_empty() {
        return Ok(BTreeSet::new());
    }
    let finder = finder(held_back.texts.iter().map(|text| text.words.as_str()))?;
    let found_in = |text: &str| -> BTreeSet<usize> {
        finder.find_overlapping_iter(text).map(|found| found.pattern().as_usize()).collect()
    };
    let is_public = |(file, source): &(FileId, &Arc<Source>)| {
        let is_own_theme = source.path().starts_with("themes/") && !is_built_in(source.path());
        !is_own_theme && !held_back.files.contains(file)
    };
    let public: Vec<&Arc<Source>> = sources.iter().filter(is_public).map(|(_, source)| source).collect();
    let found = public.into_par_iter().with_max_len(CHUNK).map(|source| {
        let mut found = found_in(source.path());
        found.append(&mut found_in(&source.shared_text()));
        found
    });
    let found = found.reduce(BTreeSet::new, |one, other| &one | &other);
    Ok(&found | &found_in(VOCABULARY))
}

/// A text in each of the forms that it can have in a file.
fn forms_of(words: &str) -> BTreeSet<String> {
    let json = serde_json::Value::from(words).to_string();
    let in_address: String = words.bytes().map(as_in_address).collect();
    [words.to_owned(), escape(words).into_owned(), json.trim_matches('"').to_owned(), in_address].into()
}

fn as_in_address(byte: u8) -> String {
    if byte.is_ascii() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

/// A finder of texts; capital letters count as small ones where they are ASCII.
fn finder<'t>(texts: impl Iterator<Item = &'t str>) -> Result<AhoCorasick, Failure> {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(texts)
        .map_err(|error| Failure::Usage(format!("cannot look for what is held back: {error}")))
}
