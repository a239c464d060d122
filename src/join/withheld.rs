//! What goes with a release that is held back: the sheets, pictures and files that nothing public names.
//!
//! Takes the documents and what is public; gives everything that must be in no output. A new agreement that only
//! tomorrow's release is about is tomorrow's news, too. A sheet that nobody names at all is public: registers have such.

use std::collections::{BTreeSet, HashMap};

use super::Joiner;
use super::releases::Public;
use crate::load::CopyFile;
use crate::model::address::Address;
use crate::model::prose::{Filling, Prose};
use crate::model::release::ReleaseFile;
use crate::model::source::Contact;
use crate::model::{Id, Kind};
use crate::parse::{Document, Documents};
use crate::source::FileId;

/// A thing with a sheet.
type Thing<'a> = (Kind, &'a Id);

/// The things that must be in no output because only held-back releases name them, and the files.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Withheld {
    pub(super) sheets: BTreeSet<(Kind, Id)>,
    /// Files under `content/files/`.
    pub(super) files: BTreeSet<Address>,
}

impl Withheld {
    pub(super) fn has(&self, kind: Kind, id: &Id) -> bool {
        // Mostly there is nothing, and nothing is to be copied for the question.
        !self.sheets.is_empty() && self.sheets.contains(&(kind, id.clone()))
    }
}

/// Finds what goes with the held-back releases.
pub(super) fn withheld(joiner: &Joiner<'_>, public: &Public<'_>) -> Withheld {
    if public.hidden.is_empty() {
        return Withheld::default();
    }
    let documents = joiner.documents;
    let sheets = sheets(documents);
    let in_hidden = public
        .hidden
        .iter()
        .flat_map(|document| things_in_facts(document).chain(things_in_prose(&document.value.body)));
    let named_by_hidden = reached(in_hidden, &sheets);
    let in_public = public.releases.iter().flat_map(|release| {
        let bodies = release.versions.iter().map(|version| &version.document.value.body);
        bodies.flat_map(things_in_prose).chain(things_in_facts(release.original))
    });
    let in_pages = documents.pages.iter().flat_map(|page| things_in_prose(&page.value.body));
    let in_strays = documents.stray_texts.iter().flat_map(|text| things_in_prose(&text.body));
    let publisher = joiner.settings.publisher.iter().map(|id| (Kind::Organisation, id));
    // What was published once stays public, whoever names it now.
    let recorded = documents.permalinks.iter().flat_map(|(_, permalinks)| &permalinks.lines);
    let recorded: BTreeSet<&str> = recorded.map(|permalink| &*permalink.owner).collect();
    let recorded = |(kind, id): &Thing<'_>| recorded.contains(&*format!("{}:{id}", kind.as_str()));
    let recorded = sheets.keys().copied().filter(recorded);
    let others = sheets.keys().copied().filter(|thing| !named_by_hidden.contains(thing));
    let roots = in_public.chain(recorded).chain(in_pages).chain(in_strays).chain(publisher).chain(others);
    let named_in_public = reached(roots, &sheets);
    let only_hidden = named_by_hidden.difference(&named_in_public);
    Withheld {
        sheets: only_hidden.map(|(kind, id)| (*kind, (*id).clone())).collect(),
        files: withheld_files(documents, public),
    }
}

/// The files that only held-back releases attach or link to.
fn withheld_files(documents: &Documents, public: &Public<'_>) -> BTreeSet<Address> {
    let in_public = public.releases.iter().flat_map(|release| &release.versions);
    let in_public = in_public.flat_map(|version| files_in(version.document));
    let in_pages = documents.pages.iter().flat_map(|page| files_in_prose(&page.value.body));
    let in_strays = documents.stray_texts.iter().flat_map(|text| files_in_prose(&text.body));
    let named: BTreeSet<Address> = in_public.chain(in_pages).chain(in_strays).collect();
    let hidden = public.hidden.iter().flat_map(|document| files_in(document));
    hidden.filter(|address| !named.contains(address)).collect()
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
                sheets.entry(($kind, &document.id)).or_default().extend(document.value.names());
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
    document.value.facts.iter().flat_map(|facts| {
        let about = &facts.about;
        let mut things = vec![(Kind::Organisation, &facts.publisher)];
        things.extend(facts.image.iter().map(|id| (Kind::Media, id)));
        things.extend(of(Kind::Agreement, &about.agreements));
        things.extend(of(Kind::Partnership, &about.partnerships));
        things.extend(of(Kind::Organisation, &about.organisations));
        things.extend(of(Kind::Person, &about.people));
        things.extend(facts.read_also.iter().map(|reference| (reference.kind, &reference.id)));
        things.extend(facts.contacts.iter().filter_map(Contact::person).map(|id| (Kind::Person, id)));
        things
    })
}

fn of(kind: Kind, ids: &[Id]) -> impl Iterator<Item = Thing<'_>> {
    ids.iter().map(move |id| (kind, id))
}

fn things_in_prose(prose: &Prose) -> impl Iterator<Item = Thing<'_>> {
    prose.slots.iter().filter_map(|slot| match &slot.content {
        Filling::Link { to, .. } | Filling::Name(to) | Filling::Embed { of: to, .. } => {
            Some((to.kind, &to.id))
        }
        Filling::Address { .. } => None,
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
        Filling::Address { to, .. } => Some(to.clone()),
        Filling::Link { .. } | Filling::Name(_) | Filling::Embed { .. } => None,
    })
}

/// The words by which somebody who reads the output could tell what is held back.
#[derive(Debug, Clone, Default)]
pub struct HeldBackTexts {
    pub texts: Vec<HeldBackText>,
    /// The files of what is held back.
    pub files: BTreeSet<FileId>,
}

/// A title, a name, an id or a file name of something held back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBackText {
    pub words: String,
    /// What the words are: `the title`.
    pub what: &'static str,
    /// Of what: `release:ny-aftale`.
    pub thing: String,
    /// Where that is written.
    pub file: FileId,
}

/// The words of everything that is held back.
pub(super) fn texts(
    documents: &Documents,
    copies: &[CopyFile],
    public: &Public<'_>,
    withheld: &Withheld,
) -> HeldBackTexts {
    let mut texts = HeldBackTexts::default();
    for document in &public.hidden {
        let (words, thing) = (&document.value.words, thing(Kind::Release, &document.id));
        texts.files.insert(document.file);
        let mut add = |text: &str, what| texts.add(text, what, &thing, document.file);
        add(&words.title, "the title");
        add(document.id.as_str(), "the id");
        if let Some(slug) = &words.slug {
            add(slug.as_str(), "the slug");
        }
        for address in files_in(document).filter(|address| withheld.files.contains(address)) {
            add(file_name(address.as_str()), "a file");
        }
    }
    macro_rules! add_named {
        ($kind:expr, $documents:expr) => {
            for document in $documents.iter().filter(|document| withheld.has($kind, &document.id)) {
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
    for document in documents.statements.iter().filter(|document| withheld.has(Kind::Statement, &document.id))
    {
        texts.files.insert(document.file);
        texts.add(document.id.as_str(), "the id", &thing(Kind::Statement, &document.id), document.file);
    }
    for document in documents.media.iter().filter(|document| withheld.has(Kind::Media, &document.id)) {
        let thing = thing(Kind::Media, &document.id);
        texts.files.insert(document.file);
        texts.add(document.id.as_str(), "the id", &thing, document.file);
        texts.add(file_name(&document.value.file), "the file", &thing, document.file);
        let picture = format!("content/media/{}", document.value.file);
        texts.files.extend(copies.iter().filter(|copy| copy.path == picture).map(|copy| copy.file));
    }
    let paths: BTreeSet<String> =
        withheld.files.iter().map(|address| format!("content/files{address}")).collect();
    texts.files.extend(copies.iter().filter(|copy| paths.contains(&copy.path)).map(|copy| copy.file));
    texts
}

impl HeldBackTexts {
    fn add(&mut self, words: &str, what: &'static str, thing: &str, file: FileId) {
        self.texts.push(HeldBackText { words: words.to_owned(), what, thing: thing.to_owned(), file });
    }
}

fn thing(kind: Kind, id: &Id) -> String {
    format!("{}:{id}", kind.as_str())
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
