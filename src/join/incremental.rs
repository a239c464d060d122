//! What the last join found, so that what has not changed is not joined again.
//!
//! If only the words of some releases and sheets are new, and they refer to what the old words referred to, the site is
//! the last one with these words in it. Otherwise: what a release's references lead to is a function of its files, the settings,
//! and who has which name. If the names are those of the last join, a release with the same files is the same release,
//! and is shared with it. What others say of it is related anew.

use std::collections::HashMap;
use std::iter::Peekable;
use std::sync::Arc;

use super::arena::Ix;
use super::facts::{Facts, File, Release};
use super::site::Site;
use super::symbols::SymbolTable;
use super::visibility::VisibleRelease;
use crate::load::CopyFile;
use crate::model::address::Address;
use crate::model::agreement::Agreement;
use crate::model::date::Moment;
use crate::model::organisation::Organisation;
use crate::model::partnership::Partnership;
use crate::model::person::Person;
use crate::model::prose::SlotContent;
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

/// How many releases, and how many sheets of a kind, can have new words for the last site to be taken.
const FEW: usize = 8;

impl JoinCache {
    /// The last site with the new words of some releases and sheets, if nothing else is different.
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
        let mut facts = Facts { now, ..Facts::clone(last) };
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

    /// For each release the same of the last join, if it is the same.
    pub(super) fn matching<'l>(&'l self, releases: &[VisibleRelease<'_>]) -> Vec<Option<&'l Release>> {
        let last = self.site.iter().flat_map(|site| site.releases.iter());
        let mut last = last.filter(|release| !release.has_problems).peekable();
        releases.iter().map(|release| find(&mut last, release)).collect()
    }

    /// Remembers who had which name.
    pub(super) fn keep_symbols(
        &mut self,
        settings: &Settings,
        symbols: SymbolTable,
        files: HashMap<Address, Ix<File>>,
    ) {
        self.symbols = Some((settings.clone(), symbols, files));
    }
}

/// Goes on in the list of the last join, which is sorted by the ids as this one is, to a release.
fn find<'l>(
    last: &mut Peekable<impl Iterator<Item = &'l Release>>,
    release: &VisibleRelease<'_>,
) -> Option<&'l Release> {
    while last.next_if(|known| known.id < release.id).is_some() {}
    last.next_if(|known| known.id == release.id).filter(|known| is_same(known, release))
}

/// Whether a release is made from the very same files as the last time. The last one holds on to its files, so that
/// no other can have come to lie in their place.
fn is_same(last: &Release, release: &VisibleRelease<'_>) -> bool {
    let mut versions = last.versions.iter().zip(&release.versions);
    last.file == release.original.file
        && Arc::ptr_eq(&last.facts, release.facts)
        && last.published == release.published
        && last.day == release.day
        && last.not_public == release.not_public
        && last.versions.len() == release.versions.len()
        && versions.all(|(last, file)| {
            last.language == file.language
                && last.file == file.document.file
                && Arc::ptr_eq(&last.text, &file.document.value)
        })
}

/// The documents whose words are new, and that refer to what they referred to before.
struct NewWords<'d> {
    releases: Vec<&'d Document<ReleaseFile>>,
    organisations: Vec<&'d Document<Organisation>>,
    people: Vec<&'d Document<Person>>,
    partnerships: Vec<&'d Document<Partnership>>,
    agreements: Vec<&'d Document<Agreement>>,
}

impl NewWords<'_> {
    /// The few documents that are new, if nothing else is different that a join looks at.
    fn between<'d>(old: &Documents, new: &'d Documents) -> Option<NewWords<'d>> {
        let is_same = old.settings == new.settings
            && old.broken == new.broken
            && old.permalinks == new.permalinks
            && old.orphan_texts.is_empty()
            && new.orphan_texts.is_empty()
            && are_same(&old.statements, &new.statements)
            && are_same(&old.media, &new.media)
            && are_same(&old.pages, &new.pages);
        if !is_same {
            return None;
        }
        Some(NewWords {
            releases: new_words(&old.releases, &new.releases, refers_alike)?,
            organisations: new_words(&old.organisations, &new.organisations, Organisation::refers_like)?,
            people: new_words(&old.people, &new.people, Person::refers_like)?,
            partnerships: new_words(&old.partnerships, &new.partnerships, Partnership::refers_like)?,
            agreements: new_words(&old.agreements, &new.agreements, Agreement::refers_like)?,
        })
    }
}

/// The documents of a kind that are new; `None` if they are many, or refer to something else.
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
    /// Puts new words in the place of the old ones; `None` if something is not there that they are of.
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

/// Whether it is the very same file as the last time, and parsed once.
fn is_same_document<T>(old: &Document<T>, new: &Document<T>) -> bool {
    Arc::ptr_eq(&old.value, &new.value) && old.file == new.file && old.id == new.id
}

/// Whether two texts of a release mean the same to everything but the page that shows their words.
fn refers_alike(old: &ReleaseFile, new: &ReleaseFile) -> bool {
    let mut slots = old.body.slots.iter().zip(&new.body.slots);
    old.language == new.language
        && old.facts == new.facts
        && old.fact_fields == new.fact_fields
        && old.words.slug == new.words.slug
        && old.words.draft == new.words.draft
        && old.words.topics == new.words.topics
        && old.words.attachments == new.words.attachments
        && old.words.redirect_from == new.words.redirect_from
        && old.body.slots.len() == new.body.slots.len()
        && slots.all(|(old, new)| fills_alike(&old.content, &new.content))
}

fn fills_alike(old: &SlotContent, new: &SlotContent) -> bool {
    match (old, new) {
        (SlotContent::Link { to: old, .. }, SlotContent::Link { to: new, .. }) => old == new,
        (SlotContent::Name(old), SlotContent::Name(new)) => old == new,
        (SlotContent::Embed { of: old, .. }, SlotContent::Embed { of: new, .. }) => old == new,
        (SlotContent::Address { to: old, .. }, SlotContent::Address { to: new, .. }) => old == new,
        _ => false,
    }
}
