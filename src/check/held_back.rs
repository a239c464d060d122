//! No public text contains the title, the name in the address, or the address of something that is not public.
//!
//! The join leaves out what is held back, but a press officer can write its title into a public text. That is found here, with
//! file and line; [`crate::inspect`] searches the finished files as well, for what comes in another way. Words that are also
//! those of something public give nothing away and are not looked for. Short titles are in texts by chance: a title needs three
//! words, a `slug` two, and a file's name, which people also use as a word, three.

use std::collections::BTreeSet;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use super::Content;
use super::words::Words;
use crate::diagnostic::{Diagnostic, Diagnostics, HeldBackForm, Location, RuleProblem};
use crate::join::{NonPublicForm, NonPublicText, Site};
use crate::model::Id;
use crate::model::address::Address;
use crate::parse::{PERMALINKS, Passage, RELEASES, SITE_FILE, readable};
use crate::source::{FileId, Source};

/// How many words a title, and a file's name, need at the least.
const FEWEST: usize = 3;

/// How many words a `slug` needs at the least.
const FEWEST_IN_SLUG: usize = 2;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let held_back = &content.site.non_public_texts;
    if held_back.texts.is_empty() {
        return;
    }
    let Some(search) = Search::new(content) else {
        return;
    };
    let is_public = |(file, source): &(FileId, &Source)| {
        let path = source.path();
        let is_record = matches!(path, PERMALINKS | RELEASES);
        let is_content = path.starts_with("content/") && !is_record && source.is_usable();
        is_content && !held_back.files.contains(file)
    };
    let public = content.sources.iter().map(|(file, source)| (file, &**source)).filter(is_public);
    let public: Vec<(FileId, &Source)> = public.collect();
    let found: Vec<Vec<Diagnostic>> =
        public.into_par_iter().map(|(file, source)| search.in_file(file, source)).collect();
    diagnostics.extend(found.into_iter().flatten());
    let copies = content.site.files.iter().map(|file| &file.copy);
    for copy in copies.chain(content.site.media.iter().map(|media| &media.picture)) {
        for hit in search.in_name(&copy.path) {
            diagnostics.push(search.problem(&hit, Location::File(copy.file), false));
        }
    }
}

/// Something that is searched for.
struct Wanted<'s> {
    form: HeldBackForm,
    /// As it is shown.
    words: &'s str,
    of: &'s NonPublicText,
}

/// A place where something was found: its index in [`Search::wanted`], and the bytes of the text that was searched.
struct Hit {
    wanted: usize,
    range: Range<usize>,
}

struct Search<'s> {
    site: &'s Site,
    wanted: Vec<Wanted<'s>>,
    /// Finds titles in [`Words`]; its patterns are the first ones of `wanted`.
    titles: AhoCorasick,
    /// Finds slugs and addresses in texts as they are written, and the index in `wanted` of each pattern.
    names: AhoCorasick,
    named: Vec<usize>,
    /// Finds a part of every title, slug and address, by which most files are passed over.
    parts: AhoCorasick,
    /// Whether a title has no part that is always written alike.
    searches_all: bool,
}

impl<'s> Search<'s> {
    /// Prepares to search; `None` if nothing that is held back is long enough.
    fn new(content: &'s Content<'s>) -> Option<Search<'s>> {
        let site = content.site;
        let public = public_words(site);
        let texts = &site.non_public_texts.texts;
        let mut wanted = Vec::new();
        let (mut titles, mut names, mut named) = (Vec::new(), Vec::new(), Vec::new());
        let mut parts = Vec::new();
        let mut searches_all = false;
        for text in texts.iter().filter(|text| text.form == NonPublicForm::Title) {
            let words = Words::new(&text.words).as_str().to_owned();
            if written_words(&text.words) >= FEWEST && !public.contains(&words) {
                match longest_plain_part(&text.words) {
                    Some(part) => parts.push(part),
                    None => searches_all = true,
                }
                titles.push(words);
                wanted.push(Wanted { form: HeldBackForm::Title, words: &text.words, of: text });
            }
        }
        for text in texts {
            let Some((form, pattern)) = name_pattern(text, content) else {
                continue;
            };
            if !public.contains(&pattern) {
                parts.push(pattern.clone());
                names.push(pattern);
                named.push(wanted.len());
                wanted.push(Wanted { form, words: &text.words, of: text });
            }
        }
        if wanted.is_empty() {
            return None;
        }
        let mut insensitive = AhoCorasick::builder();
        insensitive.ascii_case_insensitive(true);
        // More than fits into one search is refused when the finished files are searched.
        let titles = AhoCorasick::new(titles).ok()?;
        let (names, parts) = (insensitive.build(names).ok()?, insensitive.build(parts).ok()?);
        Some(Search { site, wanted, titles, names, named, parts, searches_all })
    }

    fn in_file(&self, file: FileId, source: &Source) -> Vec<Diagnostic> {
        let text = source.shared_text();
        // Entities and soft hyphens can stand inside a part.
        let may_be_there = self.searches_all || text.contains(['&', '\u{ad}']) || self.parts.is_match(&*text);
        if !may_be_there {
            return Vec::new();
        }
        let mut found = Vec::new();
        let can_be_waived = source.path() != SITE_FILE;
        for passage in readable(file, source) {
            let hits = self.in_passage(&passage);
            found.extend(
                hits.iter().map(|hit| self.problem(hit, passage.location(&hit.range), can_be_waived)),
            );
        }
        found
    }

    fn in_passage(&self, passage: &Passage) -> Vec<Hit> {
        let mut hits = Vec::new();
        if !passage.is_markdown {
            hits.extend(self.titles_in(&passage.text));
        }
        // The plain text of a body has the same names as its Markdown, which has the addresses of links as well.
        if !passage.is_plain_body() {
            hits.extend(self.names_in(&passage.text));
        }
        without_parts(hits)
    }

    /// What the path of a file contains: a title is written there as ids are.
    fn in_name(&self, path: &str) -> Vec<Hit> {
        without_parts(self.titles_in(path).chain(self.names_in(path)).collect())
    }

    fn titles_in(&self, text: &str) -> impl Iterator<Item = Hit> {
        let words = Words::new(text);
        let found: Vec<_> = self.titles.find_overlapping_iter(words.as_str()).collect();
        found.into_iter().map(move |found| Hit {
            wanted: found.pattern().as_usize(),
            range: words.source(found.start()..found.end() - 1),
        })
    }

    fn names_in(&self, text: &str) -> impl Iterator<Item = Hit> {
        let found = self.names.find_overlapping_iter(text).filter_map(|found| {
            let wanted = self.named[found.pattern().as_usize()];
            let is_whole = match self.wanted[wanted].form {
                HeldBackForm::Address => self.is_address(text, found.start(), found.end()),
                HeldBackForm::Title | HeldBackForm::Slug => is_name(text, found.start(), found.end()),
            };
            is_whole.then(|| Hit { wanted, range: found.range() })
        });
        found.collect::<Vec<_>>().into_iter()
    }

    /// Whether a path in a text is an address of this site: not a part of a longer word, nor of another host's address.
    fn is_address(&self, text: &str, start: usize, end: usize) -> bool {
        let (before, after) = (&text[..start], &text[end..]);
        let base_url = self.site.settings.base_url.as_str().trim_end_matches('/').as_bytes();
        let tail = before.len().checked_sub(base_url.len()).map(|at| &before.as_bytes()[at..]);
        let is_own = tail.is_some_and(|tail| tail.eq_ignore_ascii_case(base_url));
        let follows_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '/' | '~' | '%');
        (is_own || !before.ends_with(follows_word)) && !after.starts_with(is_part_of_name)
    }

    fn problem(&self, hit: &Hit, place: Location, can_be_waived: bool) -> Diagnostic {
        let Wanted { form, words, of } = &self.wanted[hit.wanted];
        let (words, of) = ((*words).to_owned(), of.thing.clone());
        let problem = RuleProblem::HeldBackWords { words, of, form: *form, can_be_waived };
        Diagnostic::new(problem, place)
    }
}

/// The hits that are not part of another one: the slug in an address is not a second problem.
fn without_parts(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.range.start, std::cmp::Reverse(hit.range.end), hit.wanted));
    let mut end = 0;
    hits.retain(|hit| {
        let is_part = hit.range.end <= end;
        end = end.max(hit.range.end);
        !is_part
    });
    hits
}

/// How a slug or address is searched for, if it is long enough and nothing public has it.
fn name_pattern(text: &NonPublicText, content: &Content<'_>) -> Option<(HeldBackForm, String)> {
    let words = |text: &str| text.split('-').count();
    match text.form {
        NonPublicForm::Slug if words(&text.words) >= FEWEST_IN_SLUG => {}
        NonPublicForm::Id if words(&text.words) >= FEWEST => {}
        NonPublicForm::Address => {
            let address = Address::parse(&text.words)?;
            let path = text.words.trim_end_matches('/');
            let is_free = content.routes.at(&address).is_none() && !path.is_empty();
            return is_free.then(|| (HeldBackForm::Address, path.to_owned()));
        }
        NonPublicForm::Title if written_words(&text.words) >= FEWEST => {
            let slug = Id::fold(&text.words)?.to_string();
            return (words(&slug) >= FEWEST).then_some((HeldBackForm::Title, slug));
        }
        _ => return None,
    }
    Some((HeldBackForm::Slug, text.words.clone()))
}

/// Whether a name stands by itself: neither in a longer name, nor as the id of a reference (`release:ny-aftale`) or as the whole
/// value of a field, which is a reference, too.
fn is_name(text: &str, start: usize, end: usize) -> bool {
    let (before, after) = (&text[..start], &text[end..]);
    let is_alone = before.is_empty() && after.is_empty();
    let is_inside = before.ends_with(is_part_of_name) || after.starts_with(is_part_of_name);
    !is_alone && !is_inside && !before.ends_with(':')
}

fn is_part_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

/// How many words a person counts.
fn written_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The longest run of plain letters in a title: every form of the title has it, but for the case of letters. `None` if it is so
/// short that most files have it.
fn longest_plain_part(title: &str) -> Option<String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric();
    let runs = title.split(|c: char| !is_plain(c)).filter(|run| run.len() >= FEWEST);
    // The last letter of a run may carry an accent that is a character of its own.
    runs.max_by_key(|run| run.len()).map(|run| run[..run.len() - 1].to_owned())
}

/// The titles, names, ids and slugs of what is public.
fn public_words(site: &Site) -> BTreeSet<String> {
    let mut titles: Vec<&str> = site.settings.title.all().collect();
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for release in site.releases.iter() {
        names.insert(release.id.as_str());
        for version in &release.versions {
            titles.push(&version.text.words.title);
            names.extend(version.text.words.slug.iter().map(|slug| slug.as_str()));
        }
    }
    for page in site.pages.iter() {
        names.insert(page.id.as_str());
        for version in &page.versions {
            titles.push(&version.text.words.title);
            names.extend(version.text.words.slug.iter().map(|slug| slug.as_str()));
        }
    }
    for thing in site.organisations.iter() {
        titles.extend(thing.sheet.name.all());
        names.insert(thing.id.as_str());
    }
    for thing in site.people.iter() {
        titles.extend(thing.sheet.name.all());
        names.insert(thing.id.as_str());
    }
    for thing in site.partnerships.iter() {
        titles.extend(thing.sheet.name.all());
        names.insert(thing.id.as_str());
    }
    for thing in site.agreements.iter() {
        titles.extend(thing.sheet.name.all());
        names.insert(thing.id.as_str());
    }
    for thing in site.topics.iter() {
        titles.push(&thing.name);
        names.insert(thing.id.as_str());
    }
    let slugs = titles.iter().filter_map(|title| Id::fold(title)).map(|slug| slug.to_string());
    let mut public: BTreeSet<String> = slugs.collect();
    public.extend(names.into_iter().map(str::to_owned));
    public.extend(titles.iter().map(|title| Words::new(title).as_str().to_owned()));
    public
}
