//! What changes on each page.
//!
//! Takes the texts of the pages that may differ, before and after; gives the pages that are added, changed and removed, and the addresses
//! that lead readers on. A page changes if the text of its main part does, whatever the white space in it. An address that only leads
//! on is no page.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::sentences::{Pair, changed_amounts, changed_sentences, hunks};
use super::{SiteDiff, Texts};
use crate::accessibility::PageText;
use crate::model::Language;
use crate::model::address::OutputPath;

/// What happens to a page or an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Added,
    Changed,
    Removed,
}

impl Change {
    /// The word that programs read.
    pub fn as_str(self) -> &'static str {
        match self {
            Change::Added => "added",
            Change::Changed => "changed",
            Change::Removed => "removed",
        }
    }
}

/// A page that is added, changed or removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageChange {
    pub address: String,
    pub change: Change,
    pub title: Pair,
    /// Whether the page is about no file of the content: it lists others.
    pub is_list: bool,
    /// Where the address of a removed page leads.
    pub leads_to: Option<String>,
    pub sentences: Vec<Pair>,
    pub amounts: Vec<Pair>,
}

/// An address that leads readers on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedirectChange {
    pub address: String,
    pub change: Change,
    /// Where it leads, or led if it is removed.
    pub to: String,
}

/// Compares pages. `lists` are the paths of those that list others; `base_path` is what the addresses in pages begin with.
pub(super) fn changes(mut old: Texts, mut new: Texts, lists: &BTreeSet<String>, base_path: &str) -> SiteDiff {
    let mut diff = SiteDiff::default();
    let before = take_redirects(&mut old, base_path);
    let after = take_redirects(&mut new, base_path);
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let paths: Vec<&String> = paths.into_iter().collect();
    let pages: Vec<Option<PageChange>> = paths
        .par_iter()
        .map(|path| {
            let mut change = page_change(old.get(*path), new.get(*path))?;
            change.address = address_of(path);
            change.is_list = lists.contains(*path);
            change.leads_to = after.get(*path).cloned();
            Some(change)
        })
        .collect();
    diff.pages = pages.into_iter().flatten().collect();
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for path in paths {
        let (change, to) = match (before.get(path), after.get(path)) {
            (Some(before), Some(after)) if before == after => continue,
            (Some(_), Some(after)) => (Change::Changed, after),
            (None, Some(after)) => (Change::Added, after),
            (Some(before), None) => (Change::Removed, before),
            (None, None) => continue,
        };
        diff.redirects.push(RedirectChange { address: address_of(path), change, to: to.clone() });
    }
    diff.pages.sort_by(|a, b| a.address.cmp(&b.address));
    diff.redirects.sort_by(|a, b| a.address.cmp(&b.address));
    diff
}

fn address_of(path: &str) -> String {
    OutputPath::parse(path).map_or(format!("/{path}"), |path| path.address().to_string())
}

/// Takes out the pages that only lead on, and gives where each leads.
fn take_redirects(texts: &mut Texts, base_path: &str) -> BTreeMap<String, String> {
    let mut redirects = BTreeMap::new();
    texts.retain(|path, text| match &text.leads_to {
        Some(to) => {
            let inside = to.strip_prefix(base_path).map(|rest| format!("/{}", rest.trim_start_matches('/')));
            redirects.insert(path.clone(), inside.unwrap_or(to.clone()));
            false
        }
        None => true,
    });
    redirects
}

/// What changes on a page; `None` if its text is the same. The caller knows its address.
fn page_change(old: Option<&PageText>, new: Option<&PageText>) -> Option<PageChange> {
    let change = match (old, new) {
        (Some(old), Some(new)) if letters(old).eq(letters(new)) => return None,
        (Some(_), Some(_)) => Change::Changed,
        (None, Some(_)) => Change::Added,
        (Some(_), None) => Change::Removed,
        (None, None) => return None,
    };
    let none = PageText::default();
    let (before, after) = (old.unwrap_or(&none), new.unwrap_or(&none));
    let hunks = hunks(&before.lines, &after.lines);
    Some(PageChange {
        address: String::new(),
        change,
        title: Pair { before: old.map(|old| old.title.clone()), after: new.map(|new| new.title.clone()) },
        is_list: false,
        leads_to: None,
        sentences: changed_sentences(&hunks),
        amounts: changed_amounts(&hunks, language(before), language(after)),
    })
}

/// The letters of the text of a page.
fn letters(page: &PageText) -> impl Iterator<Item = char> {
    page.lines.iter().flat_map(|line| line.chars()).filter(|c| !c.is_whitespace())
}

/// The language of a page. In one that is not known no amounts are read.
fn language(page: &PageText) -> Language {
    let tag = page.language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    Language::from_tag(&tag).unwrap_or(Language::UNDETERMINED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[&str]) -> PageText {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        PageText { title: lines[0].clone(), language: "da-DK".to_owned(), lines, leads_to: None }
    }

    fn texts(pages: &[(&str, PageText)]) -> Texts {
        pages.iter().map(|(path, page)| ((*path).to_owned(), page.clone())).collect()
    }

    #[test]
    fn white_space_alone_is_no_change() {
        assert_eq!(page_change(Some(&page(&["En titel", "a b"])), Some(&page(&["En titel a", "b"]))), None);
        let change = page_change(Some(&page(&["A", "Nu 5 kr. til"])), Some(&page(&["A", "Nu 6 kr. til"])));
        let change = change.expect("a change");
        assert_eq!(change.change, Change::Changed);
        assert_eq!(change.amounts.len(), 1);
    }

    #[test]
    fn a_page_whose_address_leads_on_is_removed() {
        let old = texts(&[("a/index.html", page(&["A"]))]);
        let moved = PageText { leads_to: Some("/sub/b/".to_owned()), ..page(&["Flyttet"]) };
        let new = texts(&[("a/index.html", moved), ("b/index.html", page(&["A"]))]);
        let diff = changes(old, new, &BTreeSet::from(["b/index.html".to_owned()]), "/sub/");
        assert_eq!(diff.pages.len(), 2);
        assert_eq!((&*diff.pages[0].address, diff.pages[0].change), ("/a/", Change::Removed));
        assert_eq!(diff.pages[0].leads_to.as_deref(), Some("/b/"));
        assert_eq!((diff.pages[1].change, diff.pages[1].is_list), (Change::Added, true));
        let redirect =
            RedirectChange { address: "/a/".to_owned(), change: Change::Added, to: "/b/".to_owned() };
        assert_eq!(diff.redirects, [redirect]);
    }
}
