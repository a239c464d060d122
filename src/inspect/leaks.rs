//! Whether anything that is not public stands in a finished file.
//!
//! Takes what the join held back and the texts of the site, then each file as it is made; gives a problem for each
//! title, id, slug, name and file name of something held back that stands in the path or the bytes of a file. The join leaves
//! such things out, so a leak is always a mistake: of a theme that has the words in it, of a file put beside the site by
//! hand, or of this program.
//!
//! Words that are public elsewhere are not searched for, because they cannot be told from a leak; [`LeakScanner::skipped`]
//! lists them. The site's own theme does not count as public: a title in a template would be the leak itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use super::folded_text::FoldedText;
use crate::diagnostic::{Diagnostic, Location, ThemeProblem};
use crate::failure::Failure;
use crate::join::{NonPublicForm, NonPublicText, NonPublicTexts};
use crate::source::{Source, Sources};
use crate::theme::is_built_in;

/// The length of the shortest text that is searched for, in characters: shorter ones are in every page by chance.
const SHORTEST: usize = 5;

/// How many source texts a thread searches in one go.
const CHUNK: usize = 64;

/// What this program itself writes: addresses, feeds, names of months and days.
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

/// Searches finished files for what is held back.
pub(super) struct LeakScanner {
    /// `None` if there is nothing to search for.
    finder: Option<Finder>,
    /// The texts that `finder` searches for, in its order.
    texts: Vec<NonPublicText>,
    skipped: BTreeSet<String>,
    /// Which of `texts` were found, and where.
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
    /// Prepares to search for everything that was held back, except what is public elsewhere in `sources`, and `shown_words`.
    /// Addresses need no search of their own: they have the id or slug in them.
    ///
    /// # Errors
    /// If there are more texts than one search can take.
    pub(super) fn new(
        held_back: &NonPublicTexts,
        shown_words: &BTreeSet<String>,
        sources: &Sources,
    ) -> Result<LeakScanner, Failure> {
        let public = public_words(held_back, sources)?;
        let mut skipped = BTreeSet::new();
        // An id and a slug may be the same word: one problem for each thing is enough.
        let mut searched: BTreeMap<(Vec<u8>, &str), &NonPublicText> = BTreeMap::new();
        let texts = held_back.texts.iter().enumerate();
        for (at, text) in texts.filter(|(_, text)| text.form != NonPublicForm::Address) {
            if shown_words.contains(&text.words)
                || public.contains(&at)
                || text.words.chars().count() < SHORTEST
            {
                skipped.insert(text.words.clone());
            } else {
                searched.insert((FoldedText::fold(text.words.as_bytes()), &text.thing), text);
            }
        }
        let finder = if searched.is_empty() {
            None
        } else {
            Some(Finder::new(searched.keys().map(|(folded, _)| folded))?)
        };
        let texts = searched.into_values().cloned().collect();
        Ok(LeakScanner { finder, texts, skipped, found: Mutex::default() })
    }

    /// The texts that are public elsewhere or too short, and are not searched for.
    pub(super) fn skipped(&self) -> impl Iterator<Item = &str> {
        self.skipped.iter().map(String::as_str)
    }

    /// Searches a file's path and bytes; from any thread.
    pub(super) fn scan(&self, path: &str, bytes: &[u8]) {
        if let Some(finder) = &self.finder {
            self.keep(finder, path, finder.find_in(bytes));
        }
    }

    /// Begins to search a file that is read piece by piece. `None` if there is nothing to search for.
    pub(super) fn start(&self) -> Option<Scan<'_>> {
        self.finder.as_ref().map(|finder| Scan {
            finder,
            folded: FoldedText::default(),
            found: BTreeSet::new(),
        })
    }

    /// Ends the search of a file that has been read, and searches its path.
    pub(super) fn finish(&self, path: &str, scan: Scan<'_>) {
        self.keep(scan.finder, path, scan.found);
    }

    fn keep(&self, finder: &Finder, path: &str, in_bytes: BTreeSet<usize>) {
        let in_name = finder.find_in(path.as_bytes());
        if in_name.is_empty() && in_bytes.is_empty() {
            return;
        }
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        found.extend(in_name.into_iter().map(|text| (text, Where::Name(path.to_owned()))));
        found.extend(in_bytes.into_iter().map(|text| (text, Where::Bytes(path.to_owned()))));
    }

    /// What was found: a problem for each text, which names the first file that it was found in.
    pub(super) fn problems(&self) -> Vec<Diagnostic> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let found: Vec<_> = found.iter().collect();
        found.chunk_by(|(a, _), (b, _)| a == b).map(|same| problem(&self.texts[same[0].0], same)).collect()
    }
}

fn problem(of: &NonPublicText, found: &[&(usize, Where)]) -> Diagnostic {
    let (path, is_name) = match &found[0].1 {
        Where::Name(path) => (path, true),
        Where::Bytes(path) => (path, false),
    };
    let problem = ThemeProblem::Leak {
        words: of.words.to_string(),
        of: of.thing.to_string(),
        path: path.clone(),
        is_name,
        more: found.len() - 1,
    };
    Diagnostic::new(problem, Location::File(of.file))
}

/// Which texts are public anyway, by their index in `held_back`.
fn public_words(held_back: &NonPublicTexts, sources: &Sources) -> Result<BTreeSet<usize>, Failure> {
    // Most sites hold nothing back: no source text is read for them.
    if held_back.texts.is_empty() {
        return Ok(BTreeSet::new());
    }
    let finder = Finder::new(held_back.texts.iter().map(|text| FoldedText::fold(text.words.as_bytes())))?;
    let others = sources.iter().filter(|(file, _)| !held_back.files.contains(file)).map(|(_, source)| source);
    let public = others.filter(|source| !source.path().starts_with("themes/") || is_built_in(source.path()));
    let public: Vec<&Arc<Source>> = public.collect();
    let found = public.into_par_iter().with_max_len(CHUNK).map(|source| {
        &finder.find_in(source.path().as_bytes()) | &finder.find_in(source.shared_text().as_bytes())
    });
    let found = found.reduce(BTreeSet::new, |one, other| &one | &other);
    Ok(&found | &finder.find_in(VOCABULARY.as_bytes()))
}

/// Finds folded texts in files, whatever their case and however they are escaped.
struct Finder(AhoCorasick);

impl Finder {
    fn new(folded: impl Iterator<Item = impl AsRef<[u8]>>) -> Result<Finder, Failure> {
        AhoCorasick::new(folded).map(Finder).map_err(|_| Failure::TooMuchHeldBack)
    }

    /// Which texts are in `text`, by their index. Texts may overlap.
    fn find_in(&self, text: &[u8]) -> BTreeSet<usize> {
        self.find_in_folded(&FoldedText::fold(text)).collect()
    }

    fn find_in_folded(&self, folded: &[u8]) -> impl Iterator<Item = usize> {
        self.0.find_overlapping_iter(folded).map(|found| found.pattern().as_usize())
    }
}

/// The search of a file that is read piece by piece, because it may be larger than the memory.
pub(super) struct Scan<'s> {
    finder: &'s Finder,
    folded: FoldedText,
    found: BTreeSet<usize>,
}

impl Scan<'_> {
    /// Searches the next piece of the file.
    pub(super) fn push(&mut self, piece: &[u8]) {
        self.folded.push(piece);
        self.found.extend(self.finder.find_in_folded(self.folded.as_bytes()));
        self.folded.keep_last(self.finder.0.max_pattern_len());
    }

    /// Says that the next piece is the first of the file again.
    pub(super) fn rewind(&mut self) {
        self.folded = FoldedText::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Prepares to search for titles that are not public.
    fn scanner(titles: &[&str]) -> LeakScanner {
        let mut sources = Sources::default();
        let mut held_back = NonPublicTexts::default();
        for (number, title) in titles.iter().enumerate() {
            let file = sources.add(Source::new(format!("content/releases/{number}.md"), *title));
            let thing = format!("release:{number}");
            held_back.texts.push(NonPublicText {
                words: (*title).to_owned(),
                form: NonPublicForm::Title,
                thing,
                file,
            });
            held_back.files.insert(file);
        }
        LeakScanner::new(&held_back, &BTreeSet::new(), &sources).expect("few texts")
    }

    /// How many leaks a scanner finds in one file.
    fn leaks(titles: &[&str], file: &str) -> usize {
        let scanner = scanner(titles);
        scanner.scan("index.html", file.as_bytes());
        scanner.problems().len()
    }

    #[test]
    fn capital_and_small_letters_of_every_script_are_the_same() {
        for (title, shown) in [
            ("Ærø får støtte", "ÆRØ FÅR STØTTE"),
            ("ÆRØ FÅR STØTTE", "ærø får støtte"),
            ("Straße nach Groß", "STRASSE NACH GROSS"),
            ("Οδυσσεύς", "ΟΔΥΣΣΕΎΣ"),
            ("Київський план", "КИЇВСЬКИЙ ПЛАН"),
        ] {
            assert_eq!(leaks(&[title], &format!("<p>x{shown}x</p>")), 1, "{shown}");
        }
    }

    #[test]
    fn words_are_found_in_every_form_that_a_file_can_write_them_in() {
        let title = "Ærøs \"fælles\" vej & 'nye' /haver/";
        for shown in [
            "Ærøs \"fælles\" vej & 'nye' /haver/",
            "Ærøs &quot;fælles&quot; vej &amp; &#39;nye&#39; /haver/",
            "Ærøs &quot;fælles&quot; vej &amp; &apos;nye&apos; /haver/",
            "Ærøs &quot;fælles&quot; vej &amp;amp; &amp;#39;nye&amp;#39; /haver/",
            "&#198;r&#xF8;s &#34;f&AElig;lles&#34; vej &#38; &#x27;nye&#x27; &#47;haver/",
            r#"Ærøs \"fælles\" vej & 'nye' \/haver\/"#,
            r#"\u00c6r\u00F8s \"f\u00e6lles\" vej \u0026 \u0027nye\u0027 /haver/"#,
            "%C3%86r%c3%b8s%20%22f%C3%A6lles%22%20vej%20%26%20%27nye%27%20%2Fhaver%2F",
        ] {
            assert_eq!(leaks(&[title], shown), 1, "{shown}");
            assert_eq!(leaks(&[title], &shown.to_uppercase().replace("\\U", "\\u")), 1, "{shown}");
        }
    }

    #[test]
    fn amounts_and_dates_are_found_though_pages_never_break_them() {
        let title = "Skoler får 37,6 mio. kr. den 4. maj 2020";
        let shown = title.replace(' ', "\u{a0}");
        for shown in [title, &shown, &shown.replace('\u{a0}', "&nbsp;"), &shown.replace('\u{a0}', "&#160;")] {
            assert_eq!(leaks(&[title], shown), 1, "{shown}");
            assert_eq!(leaks(&[&title.replace(' ', "\u{a0}")], shown), 1, "{shown}");
        }
    }

    #[test]
    fn every_leak_of_a_file_is_reported() {
        let titles = ["Havnens fremtid", "Havnens fremtid er lys", "fremtid er", "Noget andet"];
        assert_eq!(leaks(&titles, "Havnens fremtid er lys. Noget ganske andet."), 3);
        assert_eq!(leaks(&["Havnens fremtid", "Havnens fremtid"], "Havnens fremtid"), 2);
    }

    #[test]
    fn other_words_are_no_leak() {
        assert_eq!(leaks(&["Ærøs vej & mere"], "Ærøs vej &lt; mere, Arøs vej & mere, Ærøs vej &amp mere"), 0);
    }
}
