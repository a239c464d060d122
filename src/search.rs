//! The index of the site's search: what pages say, in pieces that a browser fetches one by one.
//!
//! Takes what each page of a language says, as [`SearchedPage`]s; gives the files of the [`Index`], which are text (JSON), so that whatever looks
//! through finished files can read them. How a query becomes an answer is the work of the theme's script, which has the same rules for
//! words: docs/search.md describes both. It is a pure function of the pages, and knows neither site nor theme.
//!
//! A list of hits for each word, in files that each have a range of the words, was chosen over one file (a site of ten thousand releases would send
//! megabytes for the first letter) and over a file for each page, as Pagefind has it (fourteen thousand files).

mod compounds;
mod files;
mod folding;
mod layout;
mod level;
mod money;
mod postings;
mod prefixes;
mod rules;
mod stems;
mod terms;
mod tokens;
mod vocabulary;

pub use files::Index;
pub use layout::Layout;
pub use money::amount_word;

use std::borrow::Cow;

use rayon::prelude::*;

use crate::model::Language;
use postings::Postings;
use vocabulary::{PageWords, Vocabulary};

/// Where in a page something stands, the weightiest place first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The title, or another name of what the page is about.
    Title,
    /// The summary, and the names of what the page belongs to.
    Summary,
    Body,
}

/// What a page says.
#[derive(Debug, Default)]
pub struct SearchedPage<'a> {
    /// What results show of it.
    pub shown: ShownPage,
    pub texts: Vec<(Place, Cow<'a, str>)>,
    /// The names of the thing that the page is about: whoever asks for one of them means this page.
    pub own_names: Vec<Cow<'a, str>>,
    /// The names of the things that it has to do with.
    pub other_names: Vec<Cow<'a, str>>,
    /// Amounts of money, as [`amount_word`] writes them.
    pub amounts: Vec<(Place, String)>,
    /// What results can be narrowed by: `kind/release`, `year/2026`, `from/bl`, `topic/klima`.
    pub filters: Vec<String>,
}

/// What a result shows of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ShownPage {
    pub title: String,
    /// From the root of the site, without the first `/`.
    pub address: String,
    /// As the language writes it; empty if the page has none.
    pub date: String,
    /// What kind of thing it is about, as in `kind/release`.
    pub kind: &'static str,
    /// The beginning of what it says.
    pub text: String,
}

/// How many pages a thread reads in one go.
const CHUNK: usize = 128;

/// The index of the pages of a language; `page` gives what the page of a number says. Of pages that fit a query equally well, those with a higher number come
/// first.
pub fn index<'p>(
    language: Language,
    layout: &Layout,
    page: &(dyn Fn(usize) -> SearchedPage<'p> + Sync),
) -> Index {
    let numbers: Vec<usize> = (0..layout.pages).collect();
    let chunks: Vec<Vocabulary> =
        numbers.par_chunks(CHUNK).map(|numbers| read(numbers, layout, page)).collect();
    let mut shown = Vec::with_capacity(layout.pages);
    let mut vocabulary = Vocabulary::default();
    let mut words_of_pages: Vec<PageWords> = Vec::with_capacity(layout.pages);
    for chunk in chunks {
        shown.extend(vocabulary.absorb(chunk, &mut words_of_pages));
    }
    let terms = terms::terms(language, &vocabulary);
    let postings = Postings::new(&terms, &words_of_pages);
    drop(words_of_pages);
    files::files(language, layout, postings, &shown)
}

/// Reads pages.
fn read<'p>(
    numbers: &[usize],
    layout: &Layout,
    page: &(dyn Fn(usize) -> SearchedPage<'p> + Sync),
) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    for &number in numbers {
        let mut read = page(number);
        layout.shorten(&mut read.shown.text);
        vocabulary.add(read);
    }
    vocabulary
}
