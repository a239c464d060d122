//! What goes with a release that is not public: the sheets, pictures and files that only such releases name.
//!
//! Takes the documents and what is visible; gives everything else that must be in no output, and the words by which it could
//! be recognised. If only tomorrow's release is about a new agreement, the agreement is tomorrow's news, too. A sheet that
//! nothing names is public: registers have such sheets.

use std::collections::{BTreeSet, HashMap};

use super::Joiner;
use super::not_public::{NonPublicForm, NonPublicTexts, name_of};
use super::visibility::{Visible, published};
use crate::load::CopyFile;
use crate::model::address::Address;
use crate::model::page::{HOME, PageFile};
use crate::model::prose::{Prose, SlotContent};
use crate::model::release::{ReleaseFacts, ReleaseFile};
use crate::model::settings::{Section, Settings};
use crate::model::{Id, Kind, Text};
use crate::parse::{Document, Documents};
use crate::schema::Record;

/// A thing with a sheet.
type Thing<'a> = (Kind, &'a Id);

/// What only releases that are not public name: it must be in no output.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct NonPublicDependencies {
    pub(super) sheets: BTreeSet<(Kind, Id)>,
    /// Files under `content/files/`.
    pub(super) files: BTreeSet<Address>,
}

impl NonPublicDependencies {
    pub(super) fn has(&self, kind: Kind, id: &Id) -> bool {
        // Usually the set is empty, and then the id need not be copied.
        !self.sheets.is_empty() && self.sheets.contains(&(kind, id.clone()))
    }
}

/// Finds what goes with the releases that are not public.
pub(super) fn dependencies(joiner: &Joiner<'_>, visible: &Visible<'_>) -> NonPublicDependencies {
    if visible.not_public.is_empty() && visible.not_public_files.is_empty() && visible.draft_pages.is_empty()
    {
        return NonPublicDependencies::default();
    }
    let documents = joiner.documents;
    let mut sheets = sheets(documents);
    let drafts = visible.not_public.keys().map(|(kind, id)| (*kind, id));
    let drafts: Vec<Thing<'_>> = drafts.filter(|thing| sheets.contains_key(thing)).collect();
    let mut roots = drafts.clone();
    for page in pages_left_out(visible) {
        roots.extend(things_in_prose(&page.value.body));
    }
    for document in &visible.not_public_files {
        roots.extend(things_in_facts(document).chain(things_in_prose(&document.value.body)));
    }
    let named_by_not_public = reached(roots, &sheets);
    // What is public reaches nothing through a draft.
    for draft in &drafts {
        sheets.remove(draft);
    }
    let mut roots: Vec<Thing<'_>> =
        joiner.settings.publisher.iter().map(|id| (Kind::Organisation, &**id)).collect();
    roots.extend(joiner.settings.brand.references());
    for release in &visible.releases {
        roots.extend(things_in_facts(release.original));
    }
    roots.extend(public_bodies(documents, visible).flat_map(things_in_prose));
    // What was published once stays public, whatever names it now.
    let recorded = documents.permalinks.iter().flat_map(|(_, permalinks)| &permalinks.lines);
    let recorded: BTreeSet<&str> = recorded.map(|permalink| &*permalink.owner).collect();
    roots.extend(sheets.keys().copied().filter(|thing| {
        !named_by_not_public.contains(thing) || recorded.contains(&*name_of(thing.0, thing.1))
    }));
    let named_in_public = reached(roots, &sheets);
    let only_not_public = named_by_not_public.difference(&named_in_public);
    NonPublicDependencies {
        sheets: only_not_public.map(|(kind, id)| (*kind, (*id).clone())).collect(),
        files: non_public_files(documents, visible),
    }
}

/// The files of pages that are not in the site.
fn pages_left_out<'v>(visible: &'v Visible<'_>) -> impl Iterator<Item = &'v Document<PageFile>> {
    let topic_texts = visible.topic_texts_left_out.iter().map(|(page, _)| *page);
    visible.draft_pages.iter().copied().chain(topic_texts)
}

/// The bodies of all texts that are public, or may belong to something public.
fn public_bodies<'a>(documents: &'a Documents, visible: &Visible<'a>) -> impl Iterator<Item = &'a Prose> {
    let in_releases = visible.releases.iter().flat_map(|release| &release.versions);
    let in_releases = in_releases.map(|version| &version.document.value.body);
    let in_pages = visible.pages.iter().flat_map(|page| &page.versions);
    let in_pages = in_pages.map(|version| &version.document.value.body);
    in_releases.chain(in_pages).chain(documents.orphan_texts.iter().map(|text| &text.body))
}

/// The files that only releases that are not public attach or link to.
fn non_public_files(documents: &Documents, visible: &Visible<'_>) -> BTreeSet<Address> {
    let versions = visible.releases.iter().flat_map(|release| &release.versions);
    let mut named: BTreeSet<Address> =
        versions.flat_map(|version| attached_files(version.document)).collect();
    named.extend(public_bodies(documents, visible).flat_map(linked_files));
    let in_releases = visible.not_public_files.iter().flat_map(|document| files_in(document));
    let in_pages = pages_left_out(visible).flat_map(|page| linked_files(&page.value.body));
    let not_public = in_releases.chain(in_pages);
    not_public.filter(|address| !named.contains(address)).collect()
}

/// Everything that things lead to, directly or through others, themselves included.
fn reached<'a>(mut open: Vec<Thing<'a>>, sheets: &HashMap<Thing<'a>, Vec<Thing<'a>>>) -> BTreeSet<Thing<'a>> {
    let mut reached = BTreeSet::new();
    while let Some(thing) = open.pop() {
        if let Some(named) = sheets.get(&thing)
            && reached.insert(thing)
        {
            open.extend(named);
        }
    }
    reached
}

/// Every thing with a sheet, and the things that its sheet names.
fn sheets(documents: &Documents) -> HashMap<Thing<'_>, Vec<Thing<'_>>> {
    let mut sheets = HashMap::new();
    add_sheets(Kind::Organisation, &documents.organisations, &mut sheets);
    add_sheets(Kind::Person, &documents.people, &mut sheets);
    add_sheets(Kind::Partnership, &documents.partnerships, &mut sheets);
    add_sheets(Kind::Agreement, &documents.agreements, &mut sheets);
    add_sheets(Kind::Statement, &documents.statements, &mut sheets);
    add_sheets(Kind::Media, &documents.media, &mut sheets);
    sheets
}

/// Two files can have the same id: the thing then names what either of them names.
fn add_sheets<'a, T: Record>(
    kind: Kind,
    documents: &'a [Document<T>],
    sheets: &mut HashMap<Thing<'a>, Vec<Thing<'a>>>,
) {
    for document in documents {
        sheets.entry((kind, &document.id)).or_default().extend(document.value.references());
    }
}

/// The things that the facts of a release name.
fn things_in_facts(document: &Document<ReleaseFile>) -> impl Iterator<Item = Thing<'_>> {
    document.value.facts.iter().flat_map(|facts| facts.references())
}

fn things_in_prose(prose: &Prose) -> impl Iterator<Item = Thing<'_>> {
    prose.slots.iter().filter_map(|slot| match &slot.content {
        SlotContent::Link { to, .. } | SlotContent::Name(to) | SlotContent::Embed { of: to, .. } => {
            Some((to.kind, &to.id))
        }
        SlotContent::Address { .. } | SlotContent::NoteLabel { .. } => None,
    })
}

/// The files that a file of a release attaches or links to.
fn files_in(document: &Document<ReleaseFile>) -> impl Iterator<Item = Address> {
    attached_files(document).chain(linked_files(&document.value.body))
}

fn attached_files(document: &Document<ReleaseFile>) -> impl Iterator<Item = Address> {
    document.value.words.attachments.iter().filter_map(|path| Address::parse(&format!("/{path}")))
}

fn linked_files(prose: &Prose) -> impl Iterator<Item = Address> {
    prose.slots.iter().filter_map(|slot| match &slot.content {
        SlotContent::Address { to, .. } => Some(to.clone()),
        SlotContent::Link { .. }
        | SlotContent::Name(_)
        | SlotContent::Embed { .. }
        | SlotContent::NoteLabel { .. } => None,
    })
}

/// The words of everything that is not public.
pub(super) fn texts(
    documents: &Documents,
    copies: &[CopyFile],
    visible: &Visible<'_>,
    non_public: &NonPublicDependencies,
) -> NonPublicTexts {
    let mut texts = NonPublicTexts::default();
    let Some((_, settings)) = &documents.settings else {
        return texts;
    };
    add_releases(documents, settings, visible, non_public, &mut texts);
    for page in &visible.draft_pages {
        let words = &page.value.words;
        texts.add(Kind::Page, page, NonPublicForm::Title, &words.title);
        // The text of a topic is at the address of the topic, and its id is in no address.
        if words.topic.is_some() {
            continue;
        }
        add_name(&mut texts, Kind::Page, page, words.slug.as_deref());
        if page.id.as_str() != HOME {
            let language = page.value.language.unwrap_or(settings.default_language());
            let slug = words.slug.as_deref().unwrap_or(&page.id);
            let address = settings.pattern(Section::Pages, language).address(slug, None);
            texts.add(Kind::Page, page, NonPublicForm::Address, address.as_str());
        }
    }
    // Their titles are usually the names of their topics, which may be public words: only the files are passed over.
    texts.files.extend(visible.topic_texts_left_out.iter().map(|(page, _)| page.file));
    let mut add = SheetTexts { texts: &mut texts, non_public, settings };
    add.sheets(Kind::Organisation, &documents.organisations, |sheet| names(&sheet.name));
    add.addresses(Kind::Organisation, &documents.organisations, Section::Organisations);
    add.sheets(Kind::Person, &documents.people, |sheet| names(&sheet.name));
    add.addresses(Kind::Person, &documents.people, Section::People);
    add.sheets(Kind::Partnership, &documents.partnerships, |sheet| names(&sheet.name));
    add.addresses(Kind::Partnership, &documents.partnerships, Section::Partnerships);
    add.sheets(Kind::Agreement, &documents.agreements, |sheet| names(&sheet.name));
    add.addresses(Kind::Agreement, &documents.agreements, Section::Agreements);
    add.sheets(Kind::Statement, &documents.statements, |_| Vec::new());
    add.sheets(Kind::Media, &documents.media, |sheet| vec![file_name(&sheet.file)]);
    let media = documents.media.iter().filter(|document| non_public.has(Kind::Media, &document.id));
    let mut paths: BTreeSet<String> =
        media.map(|document| format!("content/media/{}", document.value.file)).collect();
    paths.extend(non_public.files.iter().map(|address| format!("content/files{address}")));
    texts.files.extend(copies.iter().filter(|copy| paths.contains(&copy.path)).map(|copy| copy.file));
    texts
}

fn names(name: &Text) -> Vec<&str> {
    name.all().collect()
}

/// Adds the words of the releases that are not public.
fn add_releases(
    documents: &Documents,
    settings: &Settings,
    visible: &Visible<'_>,
    non_public: &NonPublicDependencies,
    texts: &mut NonPublicTexts,
) {
    let originals = documents.releases.iter();
    let facts: HashMap<&Id, &ReleaseFacts> =
        originals.filter_map(|document| Some((&document.id, document.value.facts.as_deref()?))).collect();
    for document in &visible.not_public_files {
        let words = &document.value.words;
        texts.add(Kind::Release, document, NonPublicForm::Title, &words.title);
        add_name(texts, Kind::Release, document, words.slug.as_deref());
        if let Some(facts) = facts.get(&document.id) {
            let zone = &settings.time_zone;
            let day = published(facts, zone).day_in(zone);
            let language = document.value.language.unwrap_or(settings.default_language());
            let slug = words.slug.as_deref().unwrap_or(&document.id);
            let address = settings.pattern(Section::Releases, language).address(slug, Some(day));
            texts.add(Kind::Release, document, NonPublicForm::Address, address.as_str());
        }
        for address in files_in(document).filter(|address| non_public.files.contains(address)) {
            texts.add(Kind::Release, document, NonPublicForm::Other, file_name(address.as_str()));
            texts.add(Kind::Release, document, NonPublicForm::Address, address.as_str());
        }
    }
}

/// Adds an id, and the slug that takes its place in the address.
fn add_name<T>(texts: &mut NonPublicTexts, kind: Kind, document: &Document<T>, slug: Option<&Id>) {
    match slug {
        None => texts.add(kind, document, NonPublicForm::Id, document.id.as_str()),
        Some(slug) => {
            texts.add(kind, document, NonPublicForm::Other, document.id.as_str());
            texts.add(kind, document, NonPublicForm::Slug, slug.as_str());
        }
    }
}

/// Adds the words of the sheets that are not public.
struct SheetTexts<'t> {
    texts: &'t mut NonPublicTexts,
    non_public: &'t NonPublicDependencies,
    settings: &'t Settings,
}

impl SheetTexts<'_> {
    fn sheets<T>(&mut self, kind: Kind, documents: &[Document<T>], words: impl Fn(&T) -> Vec<&str>) {
        let (id, name) = match kind {
            Kind::Statement => (NonPublicForm::Other, NonPublicForm::Title),
            Kind::Media => (NonPublicForm::Other, NonPublicForm::Other),
            _ => (NonPublicForm::Id, NonPublicForm::Title),
        };
        for document in documents.iter().filter(|document| self.non_public.has(kind, &document.id)) {
            self.texts.add(kind, document, id, document.id.as_str());
            for words in words(&document.value) {
                self.texts.add(kind, document, name, words);
            }
        }
    }

    fn addresses<T>(&mut self, kind: Kind, documents: &[Document<T>], section: Section) {
        for document in documents.iter().filter(|document| self.non_public.has(kind, &document.id)) {
            for language in &self.settings.languages {
                let address = self.settings.pattern(section, *language).address(&document.id, None);
                self.texts.add(kind, document, NonPublicForm::Address, address.as_str());
            }
        }
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}
