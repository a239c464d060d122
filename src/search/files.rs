//! The files of an index, as JSON.
//!
//! Takes the lists of all terms and what results show; gives an [`Index`]. The first file says where everything else is. Every other file has an id, which is
//! a hash of its content, and the first file has the ids of all: a browser that got files of two builds knows it, and asks again.

use std::fmt::Write;

use rayon::prelude::*;
use serde_json::json;
use xxhash_rust::xxh3::xxh3_64;

use super::ShownPage;
use super::folding::letters;
use super::layout::Layout;
use super::postings::{Postings, written};
use super::prefixes::{Term, prefixes};
use super::rules::{endings, money, stemmer};
use super::vocabulary::{AMOUNT, BLANK, FILTER};
use crate::model::Language;

/// What the name of a beginning of words ends with: no word has it.
const PREFIX: char = '*';

/// A term that more pages have than this many, or than a part of all, says little: only its best hits are kept.
const COMMON: usize = 400;
const COMMON_PART: usize = 8;

/// What a term needs in a file beside itself and its list.
const SIGNS_OF_TERM: usize = 7;

/// The files of the index of a language.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// Where everything is.
    pub manifest: String,
    /// The hits of words.
    pub words: Vec<String>,
    /// What results show.
    pub pages: Vec<String>,
}

/// Terms with their lists as text, in the order of the terms.
type WrittenTerms = Vec<(String, String)>;

pub(super) fn files(language: Language, layout: &Layout, postings: Postings, shown: &[ShownPage]) -> Index {
    let terms = all_terms(postings, layout);
    let (words, word_table) = word_files(&terms, layout.word_files);
    let pieces: Vec<&[ShownPage]> = shown.chunks(layout.pages_per_file.max(1)).collect();
    let page_files: Vec<String> = pieces.par_iter().map(|pages| page_file(pages)).collect();
    let letters: serde_json::Map<String, serde_json::Value> =
        letters(language).map(|(letter, plain)| (letter.to_string(), plain.into())).collect();
    let manifest = json!({
        "version": 1,
        "language": language.tag(),
        "letters": letters,
        "count": layout.pages,
        "shown": layout.shown,
        "endings": endings(language),
        "money": money(),
        "stemmer": stemmer(language),
        "pagesPerFile": layout.pages_per_file,
        "pages": page_files.iter().map(|file| id(file)).collect::<Vec<String>>(),
        "words": word_table,
    });
    Index {
        manifest: format!("{manifest}\n"),
        words: words.iter().map(|words| with_id("words", '{', words, '}')).collect(),
        pages: page_files.iter().map(|pages| with_id("pages", '[', pages, ']')).collect(),
    }
}

/// The terms and the beginnings of words that have a list, as text.
fn all_terms(postings: Postings, layout: &Layout) -> WrittenTerms {
    let limit = COMMON.max(layout.pages / COMMON_PART);
    let terms = postings.terms;
    let mut written: WrittenTerms = as_text(&terms, limit);
    let sizes: Vec<usize> = written.iter().map(size).collect();
    // Half of a file, so that words with any other beginning are in two files at most.
    let half = sizes.iter().sum::<usize>() / layout.word_files.max(1) / 2;
    let beginnings: Vec<Term> = prefixes(&terms, &sizes, half.max(1), layout.pages);
    drop(terms);
    let beginnings = as_text(&beginnings, limit);
    written.extend(beginnings.into_iter().map(|(prefix, list)| (format!("{prefix}{PREFIX}"), list)));
    written.par_sort_unstable();
    written
}

fn as_text(terms: &[Term], limit: usize) -> WrittenTerms {
    let write_one = |(term, hits): &Term| {
        let is_word = !term.contains(BLANK) && !term.starts_with([FILTER, AMOUNT]);
        (term.clone(), written(hits, if is_word { limit } else { usize::MAX }))
    };
    terms.par_iter().map(write_one).collect()
}

fn size((term, list): &(String, String)) -> usize {
    term.len() + list.len() + SIGNS_OF_TERM
}

/// The files of terms, and for each that has any: its number, its first term, its id.
fn word_files(terms: &WrittenTerms, count: usize) -> (Vec<String>, Vec<(usize, &str, String)>) {
    let total: usize = terms.iter().map(size).sum();
    let mut files = vec![String::new(); count];
    let mut firsts: Vec<(usize, &str)> = Vec::with_capacity(count);
    let mut before = 0;
    for entry in terms {
        let file = (before * count / total.max(1)).min(count - 1);
        if firsts.last().is_none_or(|(last, _)| *last != file) {
            firsts.push((file, &entry.0));
        }
        push_item(&format!("{}:{}", quoted(&entry.0), quoted(&entry.1)), &mut files[file]);
        before += size(entry);
    }
    let table = firsts.into_iter().map(|(file, first)| (file, first, id(&files[file]))).collect();
    (files, table)
}

fn page_file(pages: &[ShownPage]) -> String {
    let mut file = String::new();
    for ShownPage { title, address, date, kind, text } in pages {
        push_item(&json!([title, address, date, text, kind]).to_string(), &mut file);
    }
    file
}

/// Adds an entry to a list: one a line, so that a new build differs in few lines.
fn push_item(item: &str, list: &mut String) {
    if !list.is_empty() {
        list.push(',');
    }
    list.push('\n');
    list.push_str(item);
}

fn quoted(text: &str) -> String {
    json!(text).to_string()
}

fn with_id(name: &str, open: char, content: &str, close: char) -> String {
    let mut file = String::with_capacity(content.len() + 48);
    // Writing into a String cannot fail.
    let _infallible = write!(file, "{{\"id\":\"{}\",\"{name}\":{open}{content}\n{close}}}\n", id(content));
    file
}

/// What tells the content of a file from that of another build.
fn id(content: &str) -> String {
    format!("{:08x}", xxh3_64(content.as_bytes()) >> 32)
}
