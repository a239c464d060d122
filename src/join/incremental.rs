//! What a join remembers, so that the next one does not repeat it.
//!
//! Takes what the last join was made from and what it gave; gives the parts that are the same. There are two shortcuts. If
//! only the words of a few releases and sheets are new, and they refer to what the old ones referred to, the site is the
//! last one with these words in it. Otherwise, what a release refers to is decided by its files, the settings, and who has
//! which id: if those are the same, the release is shared with the last site. Back links are always computed anew.

use std::collections::HashMap;
use std::iter::Peekable;
use std::sync::Arc;

use super::arena::Ix;
use super::facts::{Facts, File, Release};
use super::site::Site;
use super::symbols::SymbolTable;
use super::visibility::{LanguageFile, VisibleRelease};
use crate::load::CopyFile;
use crate::model::address::Address;
use crate::model::agreement::Agreement;
use crate::model::date::Moment;
use crate::model::organisation::Organisation;
use crate::model::partnership::Partnership;
use crate::model::person::Person;
use crate::model::prose::{Prose, SlotContent};
use crate::model::release::ReleaseFile;
use crate::model::settings::Settings;
use crate::parse::{Document, Documents};
use crate::schema::Record;

/// What one join remembers for the next.
#[derive(Default)]
pub struct JoinCache {
    symbols: Option<(Settings, SymbolTable, HashMap<Address, Ix<File>>)>,
    site: Option<Arc<Site>>,
    /// What the site was made from, if there were no problems.
    made_from: Option<(Arc<Documents>, Vec<CopyFile>)>,
}

/// How many releases, and how many sheets of a kind, may have new words if the last site is to be used.
const FEW: usize = 8;

impl JoinCache {
    /// The last site with the new words of some releases and sheets, if nothing else has changed.
    pub(super) fn with_new_words(
        &mut self,
        documents: &Arc<Documents>,
        copies: &[CopyFile],
        now: Moment,
    ) -> Option<Arc<Site>> {
        let (last_documents, last_copies) = self.made_from.take()?;
        let last = self.site.as_ref()?;
        let next_change = last.next_change.as_ref();
        let is_same_time = last.now <= now && next_change.is_none_or(|next| now < next.at);
        if !is_same_time || last_copies != copies {
            return None;
        }
        let new_words = NewWords::between(&last_documents, documents)?;
        let names = documents.names.clone();
        let mut facts = Facts { now, names, ..Facts::clone(last) };
        facts.take(&new_words)?;
        let site = Arc::new(Site { facts, backlinks: Arc::clone(&last.backlinks) });
        self.site = Some(Arc::clone(&site));
        self.made_from = Some((Arc::clone(documents), last_copies));
        Some(site)
    }

    /// Remembers a site.
    pub(super) fn keep_site(&mut self, site: &Arc<Site>) {
        self.site = Some(Arc::clone(site));
    }

    /// Remembers what the site was made from, without problems.
    pub(super) fn keep_origin(&mut self, documents: &Arc<Documents>, copies: &[CopyFile]) {
        self.made_from = Some((Arc::clone(documents), copies.to_vec()));
    }

    /// Forgets everything if a reference may lead elsewhere now.
    pub(super) fn keep_only_if_same(
        &mut self,
        settings: &Settings,
        symbols: &SymbolTable,
        files: &HashMap<Address, Ix<File>>,
    ) {
        let is_same = self.symbols.as_ref().is_some_and(|(last_settings, last_symbols, last_files)| {
            last_settings == settings && last_symbols == symbols && last_files == files
        });
        if !is_same {
            self.site = None;
        }
    }

    /// For each release the one of the last join, if it is the same.
    pub(super) fn matching<'l>(&'l self, releases: &[VisibleRelease<'_>]) -> Vec<Option<&'l Release>> {
        let last = self.site.iter().flat_map(|site| site.releases.iter());
        let mut last = last.filter(|release| !release.has_problems).peekable();
        releases.iter().map(|release| find(&mut last, release)).collect()
    }

    /// Remembers which ids there were.
    pub(super) fn keep_symbols(
        &mut self,
        settings: &Settings,
        symbols: SymbolTable,
        files: HashMap<Address, Ix<File>>,
    ) {
        self.symbols = Some((settings.clone(), symbols, files));
    }
}

/// Advances to a release in the list of the last join. Both lists are sorted by id.
fn find<'l>(
    last: &mut Peekable<impl Iterator<Item = &'l Release>>,
    release: &VisibleRelease<'_>,
) -> Option<&'l Release> {
    while last.next_if(|known| known.id < release.id).is_some() {}
    last.next_if(|known| known.id == release.id).filter(|known| is_same(known, release))
}

/// Whether a release is made from the very same files as the last time. Comparing pointers is sound: the cached release
/// keeps its `Arc`s alive, so no address is used again. The patterns name every field, so a new one cannot be forgotten.
fn is_same(last: &Release, release: &VisibleRelease<'_>) -> bool {
    let VisibleRelease { id, original, facts, published, day, versions, not_public } = release;
    last.id == *id
        && last.file == original.file
        && Arc::ptr_eq(&last.facts, facts)
        && last.published == *published
        && last.day == *day
        && last.not_public == *not_public
        && last.versions.len() == versions.len()
        && last.versions.iter().zip(versions).all(|(last, version)| {
            let LanguageFile { language, document } = version;
            last.language == *language
                && last.file == document.file
                && Arc::ptr_eq(&last.text, &document.value)
        })
}

/// The documents with new words, all of which refer to what they referred to before.
struct NewWords<'d> {
    releases: Vec<&'d Document<ReleaseFile>>,
    organisations: Vec<&'d Document<Organisation>>,
    people: Vec<&'d Document<Person>>,
    partnerships: Vec<&'d Document<Partnership>>,
    agreements: Vec<&'d Document<Agreement>>,
}

impl NewWords<'_> {
    /// The few documents that are new, if nothing else that a join reads has changed.
    fn between<'d>(old: &Documents, new: &'d Documents) -> Option<NewWords<'d>> {
        let Documents {
            settings,
            organisations,
            people,
            partnerships,
            agreements,
            statements,
            media,
            releases,
            pages,
            // The theme reads these, the join does not.
            strings: _,
            permalinks,
            release_record,
            broken,
            // Numbers of things do not change where no document comes or goes, which is compared below.
            names: _,
            orphan_texts,
        } = new;
        let is_same = old.settings == *settings
            && old.broken == *broken
            && old.permalinks == *permalinks
            && old.release_record == *release_record
            && old.orphan_texts.is_empty()
            && orphan_texts.is_empty()
            && are_same(&old.statements, statements)
            && are_same(&old.media, media)
            && are_same(&old.pages, pages);
        if !is_same {
            return None;
        }
        Some(NewWords {
            releases: new_words(&old.releases, releases, refers_alike)?,
            organisations: new_words(&old.organisations, organisations, Organisation::refers_like)?,
            people: new_words(&old.people, people, Person::refers_like)?,
            partnerships: new_words(&old.partnerships, partnerships, Partnership::refers_like)?,
            agreements: new_words(&old.agreements, agreements, Agreement::refers_like)?,
        })
    }
}

/// The documents of a kind that are new; `None` if there are too many, or one refers to something else.
fn new_words<'d, T>(
    old: &[Document<T>],
    new: &'d [Document<T>],
    refers_alike: impl Fn(&T, &T) -> bool,
) -> Option<Vec<&'d Document<T>>> {
    let mut found = Vec::new();
    for (old, new) in old.iter().zip(new).filter(|(old, new)| !is_same_document(old, new)) {
        let is_same_thing = old.id == new.id && old.file == new.file;
        if !is_same_thing || !refers_alike(&old.value, &new.value) || found.len() == FEW {
            return None;
        }
        found.push(new);
    }
    (old.len() == new.len()).then_some(found)
}

impl Facts {
    /// Replaces old words by new ones; `None` if there is nothing that they belong to.
    fn take(&mut self, new: &NewWords<'_>) -> Option<()> {
        macro_rules! take_sheets {
            ($($kind:ident),*) => {
                $(for document in &new.$kind {
                    let ix = self.$kind.find(|thing| thing.id.cmp(&document.id))?;
                    let mut sheet = self.$kind[ix].clone();
                    sheet.sheet = Arc::clone(&document.value);
                    self.$kind.replace(ix, sheet);
                })*
            };
        }
        take_sheets!(organisations, people, partnerships, agreements);
        for document in &new.releases {
            let ix = self.releases.find(|release| release.id.cmp(&document.id))?;
            let release = self.releases[ix].with_text(document.file, &document.value)?;
            self.releases.replace(ix, release);
        }
        Some(())
    }
}

fn are_same<T>(old: &[Document<T>], new: &[Document<T>]) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| is_same_document(old, new))
}

/// Whether it is the very same file as the last time, parsed only once.
fn is_same_document<T>(old: &Document<T>, new: &Document<T>) -> bool {
    Arc::ptr_eq(&old.value, &new.value) && old.file == new.file && old.id == new.id
}

/// Whether two texts of a release refer to the same, so that only the pages that print their words differ. The patterns
/// name every field, and the fields of `words` are compared by their schema unless they are only printed: a new field is
/// compared, or does not compile.
fn refers_alike(old: &ReleaseFile, new: &ReleaseFile) -> bool {
    // What it mentions is only checked.
    let ReleaseFile { language, words, facts, fact_fields, body, mentions: _, amount_sentences: _ } = new;
    old.language == *language
        && old.words.refers_like(words)
        && old.facts == *facts
        && old.fact_fields == *fact_fields
        && has_same_slots(&old.body, body)
}

fn has_same_slots(old: &Prose, new: &Prose) -> bool {
    // The join asks for nothing but the slots: these fields are printed and checked.
    let Prose { html: _, slots, headings: _, issues: _ } = new;
    old.slots.len() == slots.len()
        && old.slots.iter().zip(slots).all(|(old, new)| refers_to_same(&old.content, &new.content))
}

fn refers_to_same(old: &SlotContent, new: &SlotContent) -> bool {
    match (old, new) {
        (SlotContent::Link { to: old, .. }, SlotContent::Link { to: new, .. }) => old == new,
        (SlotContent::Name(old), SlotContent::Name(new)) => old == new,
        (SlotContent::Embed { of: old, caption: _ }, SlotContent::Embed { of: new, caption: _ }) => {
            old == new
        }
        (SlotContent::Address { to: old, fragment: _ }, SlotContent::Address { to: new, fragment: _ }) => {
            old == new
        }
        (SlotContent::NoteLabel { number: _ }, SlotContent::NoteLabel { number: _ }) => true,
        _ => false,
    }
}
