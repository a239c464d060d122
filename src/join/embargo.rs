//! What goes with a release that is not public: the sheets, pictures and files that only such releases name.
//!
//! Takes the documents and what is visible; gives everything else that must be in no output, and the words that would give
//! it away. A new agreement that only tomorrow's release is about is tomorrow's news, too. A sheet that nothing names is
//! public: registers have such sheets.

use std::collections::{BTreeSet, HashMap};

use super::Joiner;
use super::not_public::NonPublicTexts;
use super::visibility::Visible;
use crate::load::CopyFile;
use crate::model::address::Address;
use crate::model::prose::{Prose, SlotContent};
use crate::model::release::ReleaseFile;
use crate::model::{Id, Kind};
use crate::parse::{Document, Documents};
use crate::schema::Record;

/// A thing with a sheet.
type Thing<'a> = (Kind, &'a Id);

/// The things that must be in no output because only releases that are not public name them, and the files.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct NonPublicDependencies {
    pub(super) sheets: BTreeSet<(Kind, Id)>,
    /// Files under `content/files/`.
    pub(super) files: BTreeSet<Address>,
}

impl NonPublicDependencies {
    pub(super) fn has(&self, kind: Kind, id: &Id) -> bool {
        // Mostly there is nothing, and nothing is to be copied for the question.
        !self.sheets.is_empty() && self.sheets.contains(&(kind, id.clone()))
    }
}

/// Finds what goes with the releases that are not public.
pub(super) fn dependencies(joiner: &Joiner<'_>, visible: &Visible<'_>) -> NonPublicDependencies {
    if visible.not_public_files.is_empty() {
        return NonPublicDependencies::default();
    }
    let documents = joiner.documents;
    let sheets = sheets(documents);
    let in_not_public = visible
        .not_public_files
        .iter()
        .flat_map(|document| things_in_facts(document).chain(things_in_prose(&document.value.body)));
    let named_by_not_public = reached(in_not_public, &sheets);
    let in_public = visible.releases.iter().flat_map(|release| {
        let bodies = release.versions.iter().map(|version| &version.document.value.body);
        bodies.flat_map(things_in_prose).chain(things_in_facts(release.original))
    });
    let in_pages = documents.pages.iter().flat_map(|page| things_in_prose(&page.value.body));
    let in_orphans = documents.orphan_texts.iter().flat_map(|text| things_in_prose(&text.body));
    let publisher = joiner.settings.publisher.iter().map(|id| (Kind::Organisation, &**id));
    // What was published once stays public, whoever names it now.
    let recorded = documents.permalinks.iter().flat_map(|(_, permalinks)| &permalinks.lines);
    let recorded: BTreeSet<&str> = recorded.map(|permalink| &*permalink.owner).collect();
    let recorded = |(kind, id): &Thing<'_>| recorded.contains(&*format!("{}:{id}", kind.as_str()));
    let recorded = sheets.keys().copied().filter(recorded);
    let others = sheets.keys().copied().filter(|thing| !named_by_not_public.contains(thing));
    let roots = in_public.chain(recorded).chain(in_pages).chain(in_orphans).chain(publisher).chain(others);
    let named_in_public = reached(roots, &sheets);
    let only_not_public = named_by_not_public.difference(&named_in_public);
    NonPublicDependencies {
        sheets: only_not_public.map(|(kind, id)| (*kind, (*id).clone())).collect(),
        files: embargoed_files(documents, visible),
    }
}

/// The files that only releases that are not public attach or link to.
fn embargoed_files(documents: &Documents, visible: &Visible<'_>) -> BTreeSet<Address> {
    let in_public = visible.releases.iter().flat_map(|release| &release.versions);
    let in_public = in_public.flat_map(|version| files_in(version.document));
    let in_pages = documents.pages.iter().flat_map(|page| files_in_prose(&page.value.body));
    let in_orphans = documents.orphan_texts.iter().flat_map(|text| files_in_prose(&text.body));
    let named: BTreeSet<Address> = in_public.chain(in_pages).chain(in_orphans).collect();
    let not_public = visible.not_public_files.iter().flat_map(|document| files_in(document));
    not_public.filter(|address| !named.contains(address)).collect()
}

/// Everything that things lead to, step by step, themselves included.
fn reached<'a>(
    from: impl Iterator<Item = Thing<'a>>,
    sheets: &HashMap<Thing<'a>, Vec<Thing<'a>>>,
) -> BTreeSet<Thing<'a>> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<Thing<'a>> = from.collect();
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
    let mut sheets: HashMap<Thing<'_>, Vec<Thing<'_>>> = HashMap::new();
    macro_rules! add {
        ($kind:expr, $documents:expr) => {
            for document in $documents {
                sheets.entry(($kind, &document.id)).or_default().extend(document.value.references());
            }
        };
    }
    add!(Kind::Organisation, &documents.organisations);
    add!(Kind::Person, &documents.people);
    add!(Kind::Partnership, &documents.partnerships);
    add!(Kind::Agreement, &documents.agreements);
    add!(Kind::Statement, &documents.statements);
    for document in &documents.media {
        sheets.entry((Kind::Media, &document.id)).or_default();
    }
    sheets
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
        SlotContent::Address { .. } => None,
    })
}

/// The files that a file of a release attaches or links to.
fn files_in(document: &Document<ReleaseFile>) -> impl Iterator<Item = Address> {
    let attached = document.value.words.attachments.iter();
    let attached = attached.filter_map(|path| Address::parse(&format!("/{path}")));
    attached.chain(files_in_prose(&document.value.body))
}

fn files_in_prose(prose: &Prose) -> impl Iterator<Item = Address> {
    prose.slots.iter().filter_map(|slot| match &slot.content {
        SlotContent::Address { to, .. } => Some(to.clone()),
        SlotContent::Link { .. } | SlotContent::Name(_) | SlotContent::Embed { .. } => None,
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
    for document in &visible.not_public_files {
        let (words, thing) = (&document.value.words, thing(Kind::Release, &document.id));
        texts.files.insert(document.file);
        let mut add = |text: &str, what| texts.add(text, what, &thing, document.file);
        add(&words.title, "the title");
        add(document.id.as_str(), "the id");
        if let Some(slug) = &words.slug {
            add(slug.as_str(), "the slug");
        }
        for address in files_in(document).filter(|address| non_public.files.contains(address)) {
            add(file_name(address.as_str()), "a file");
        }
    }
    macro_rules! add_named {
        ($kind:expr, $documents:expr) => {
            for document in $documents.iter().filter(|document| non_public.has($kind, &document.id)) {
                let thing = thing($kind, &document.id);
                texts.files.insert(document.file);
                texts.add(document.id.as_str(), "the id", &thing, document.file);
                for name in document.value.name.all() {
                    texts.add(name, "the name", &thing, document.file);
                }
            }
        };
    }
    add_named!(Kind::Organisation, documents.organisations);
    add_named!(Kind::Person, documents.people);
    add_named!(Kind::Partnership, documents.partnerships);
    add_named!(Kind::Agreement, documents.agreements);
    for document in
        documents.statements.iter().filter(|document| non_public.has(Kind::Statement, &document.id))
    {
        texts.files.insert(document.file);
        texts.add(document.id.as_str(), "the id", &thing(Kind::Statement, &document.id), document.file);
    }
    for document in documents.media.iter().filter(|document| non_public.has(Kind::Media, &document.id)) {
        let thing = thing(Kind::Media, &document.id);
        texts.files.insert(document.file);
        texts.add(document.id.as_str(), "the id", &thing, document.file);
        texts.add(file_name(&document.value.file), "the file", &thing, document.file);
        let picture = format!("content/media/{}", document.value.file);
        texts.files.extend(copies.iter().filter(|copy| copy.path == picture).map(|copy| copy.file));
    }
    let paths: BTreeSet<String> =
        non_public.files.iter().map(|address| format!("content/files{address}")).collect();
    texts.files.extend(copies.iter().filter(|copy| paths.contains(&copy.path)).map(|copy| copy.file));
    texts
}

fn thing(kind: Kind, id: &Id) -> String {
    format!("{}:{id}", kind.as_str())
}

fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}
