//! Each file by itself: texts into documents. Step two of every run.
//!
//! Takes [`Sources`]; gives [`Documents`] and every mistake that can be seen without looking at another file.
//! Parsing a file is a pure function of its path and text, so files are parsed in parallel. Whether a
//! reference leads anywhere is not asked here: that is [`crate::join`].

mod front_matter;
mod markdown;
mod media;
mod memory;
mod page;
mod permalinks;
mod places;
mod release;
mod site;
mod statement;
mod strings;
mod yaml;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

pub use memory::Memory;
pub use strings::ThemeStrings;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::model::agreement::Agreement;
use crate::model::media::Media;
use crate::model::organisation::Organisation;
use crate::model::page::{HOME, LocalizedPage, PageFile};
use crate::model::partnership::Partnership;
use crate::model::permalink::Permalinks;
use crate::model::person::Person;
use crate::model::prose::Prose;
use crate::model::release::ReleaseFile;
use crate::model::settings::Settings;
use crate::model::statement::Statement;
use crate::model::{Id, Kind, Language};
use crate::schema::Record;
use crate::schema::decode::{Node, Problems, Value};
use crate::source::{FileId, Source, Sources, Span};
use front_matter::FrontMatterError;
use memory::ParsedFile;
pub use permalinks::PERMALINKS;

/// The path of the site's settings.
pub const SITE_FILE: &str = "content/site.yaml";

/// What one file says. The meaning is shared with whoever needs its words later, and never changed.
#[derive(Debug)]
pub struct Document<T> {
    pub id: Id,
    pub file: FileId,
    pub value: Arc<T>,
}

impl<T> Clone for Document<T> {
    fn clone(&self) -> Self {
        Document { id: self.id.clone(), file: self.file, value: Arc::clone(&self.value) }
    }
}

impl<T> Document<T> {
    fn in_file(self, file: FileId) -> Self {
        Document { file, ..self }
    }
}

/// What all files say, each kind in the order of the paths.
#[derive(Debug, Default)]
pub struct Documents {
    pub settings: Option<(FileId, Settings)>,
    pub organisations: Vec<Document<Organisation>>,
    pub people: Vec<Document<Person>>,
    pub partnerships: Vec<Document<Partnership>>,
    pub agreements: Vec<Document<Agreement>>,
    pub statements: Vec<Document<Statement>>,
    pub media: Vec<Document<Media>>,
    pub releases: Vec<Document<ReleaseFile>>,
    pub pages: Vec<Document<PageFile>>,
    /// The strings of the themes, with the theme's name and the language.
    pub strings: Vec<ThemeStrings>,
    /// The addresses of the site's past, if they are recorded.
    pub permalinks: Option<(FileId, Arc<Permalinks>)>,
    /// What exists but has a mistake in it: a reference to it is not also called unknown.
    pub broken: BTreeSet<(Kind, Id)>,
    /// The texts below front matter that has a mistake in it.
    pub stray_texts: Vec<StrayText>,
}

/// A text that belongs to nothing that could be understood. It is never published; its own mistakes are
/// reported all the same.
#[derive(Debug, Clone)]
pub struct StrayText {
    pub file: FileId,
    /// `None` means the site's default language.
    pub language: Option<Language>,
    pub body: Prose,
}

/// How many files a thread parses in one go: few, so that none is left with many when the others have none.
const CHUNK: usize = 64;

/// What became of one file.
#[derive(Clone)]
enum Parsed {
    Settings(Box<Settings>),
    Organisation(Document<Organisation>),
    Person(Document<Person>),
    Partnership(Document<Partnership>),
    Agreement(Document<Agreement>),
    Statement(Document<Statement>),
    Media(Document<Media>),
    Release(Document<ReleaseFile>),
    Page(Document<PageFile>),
    Strings(ThemeStrings),
    Permalinks(Arc<Permalinks>),
    /// A thing whose file has a mistake in it, and its text if it has one.
    Broken(Option<(Kind, Id)>, Option<StrayText>),
    /// Not for this room (a template), or nothing that could be used.
    Nothing,
}

/// Parses every file that `memory` does not know already.
pub fn parse(sources: &mut Sources, memory: &mut Memory, diagnostics: &mut Diagnostics) -> Documents {
    let known = memory.take(sources);
    let files: Vec<(FileId, &mut Arc<Source>)> = sources.iter_mut().collect();
    let files: Vec<ParsedFile> = known
        .into_par_iter()
        .zip(files)
        .with_max_len(CHUNK)
        .map(|(known, (file, source))| {
            known.unwrap_or_else(|| {
                let problems = Problems::new(file);
                let parsed = parse_file(source, &problems);
                memory.evict(source);
                ParsedFile::new(source, parsed, problems.into_list())
            })
        })
        .collect();
    let mut documents = Documents::default();
    for ((file, _), parsed) in sources.iter().zip(&files) {
        diagnostics.extend(parsed.problems(file));
        documents.add(file, parsed.parsed(file));
    }
    memory.keep(files);
    documents
}

impl Documents {
    fn add(&mut self, file: FileId, parsed: Parsed) {
        match parsed {
            Parsed::Settings(settings) => self.settings = Some((file, *settings)),
            Parsed::Organisation(document) => self.organisations.push(document),
            Parsed::Person(document) => self.people.push(document),
            Parsed::Partnership(document) => self.partnerships.push(document),
            Parsed::Agreement(document) => self.agreements.push(document),
            Parsed::Statement(document) => self.statements.push(document),
            Parsed::Media(document) => self.media.push(document),
            Parsed::Release(document) => self.releases.push(document),
            Parsed::Page(document) => self.pages.push(document),
            Parsed::Strings(strings) => self.strings.push(strings),
            Parsed::Permalinks(permalinks) => self.permalinks = Some((file, permalinks)),
            Parsed::Broken(thing, text) => {
                self.broken.extend(thing);
                self.stray_texts.extend(text);
            }
            Parsed::Nothing => {}
        }
    }
}

/// The site's language, read out of its settings whether or not they are otherwise right.
pub fn language_of(settings: &str) -> Option<Language> {
    let Ok(Node::Map(fields)) = yaml::read(settings) else {
        return None;
    };
    let language = fields.into_iter().find(|(name, _)| name == "language");
    match language {
        Some((_, Node::Text(tag))) => Language::from_tag(&tag),
        _ => None,
    }
}

fn parse_file(source: &Source, problems: &Problems) -> Parsed {
    let path = source.path();
    if path == SITE_FILE {
        return match yaml_value(source, 0..source.text().len(), problems).and_then(site::site) {
            Some(settings) => Parsed::Settings(Box::new(settings)),
            None => Parsed::Nothing,
        };
    }
    if path == PERMALINKS {
        return Parsed::Permalinks(Arc::new(permalinks::permalinks(source, problems)));
    }
    if path.starts_with("themes/") {
        return strings::strings(source, problems).map_or(Parsed::Nothing, Parsed::Strings);
    }
    let kind = Kind::ALL.into_iter().find_map(|kind| Some((kind, path.strip_prefix(kind.folder()?)?)));
    match kind {
        Some((Kind::Release | Kind::Page, rest)) if rest.ends_with(".md") => text_file(source, problems),
        Some((Kind::Release | Kind::Page, _)) | None => {
            unexpected(source, problems);
            Parsed::Nothing
        }
        Some((kind, rest)) if rest.ends_with(".yaml") => sheet_file(kind, source, problems),
        Some(_) => {
            unexpected(source, problems);
            Parsed::Nothing
        }
    }
}

/// Says that a file lies where no such file belongs.
fn unexpected(source: &Source, problems: &Problems) {
    if !source.is_usable() {
        return;
    }
    let path = source.path();
    let complaint = |message: &str| {
        Diagnostic::new(Code::UnexpectedFile, Location::File(problems.file()), message.to_owned())
    };
    let diagnostic = if path.ends_with(".yml") {
        complaint("sheets end with .yaml").help("rename the file")
    } else if path.starts_with("content/releases/") || path.starts_with("content/pages/") {
        complaint("this folder holds Markdown files, which end with .md")
            .help("a file to be copied as it is belongs in content/files/")
    } else if path.matches('/').count() == 1 {
        complaint("nothing but site.yaml and the folders of the kinds belongs here")
            .help("a file to be copied as it is belongs in content/files/")
    } else {
        let folders: Vec<&str> = Kind::ALL.into_iter().filter_map(Kind::folder).collect();
        complaint("this folder holds sheets, which end with .yaml")
            .help(format!("the folders are: {}, content/files/", folders.join(", ")))
    };
    problems.push(diagnostic);
}

fn sheet_file(kind: Kind, source: &Source, problems: &Problems) -> Parsed {
    let id = file_id(stem(source.path()), ".yaml", problems);
    let value = yaml_value(source, 0..source.text().len(), problems);
    let file = problems.file();
    macro_rules! document {
        ($variant:ident, $read:expr) => {
            // A file whose name is no id is read too, for its own mistakes.
            value
                .and_then($read)
                .zip(id.clone())
                .map(|(value, id)| Parsed::$variant(Document { id, file, value: Arc::new(value) }))
        };
    }
    let parsed = match kind {
        Kind::Organisation => document!(Organisation, Organisation::decode_record),
        Kind::Person => document!(Person, Person::decode_record),
        Kind::Partnership => document!(Partnership, Partnership::decode_record),
        Kind::Agreement => document!(Agreement, Agreement::decode_record),
        Kind::Statement => document!(Statement, statement::statement),
        Kind::Media => document!(Media, |value| media::media(value, folder_in_media(source.path()))),
        Kind::Release | Kind::Page | Kind::Topic => None,
    };
    let meant = thing_meant(kind, id, stem(source.path()));
    parsed.unwrap_or(Parsed::Broken(meant, None))
}

/// The folder of a media sheet below `content/media/`, empty or with a `/` at its end.
fn folder_in_media(path: &str) -> &str {
    let rest = path.strip_prefix("content/media/").unwrap_or("");
    rest.rfind('/').map_or("", |slash| &rest[..=slash])
}

/// A release or page: `ID.md` or `ID.LANGUAGE.md`.
fn text_file(source: &Source, problems: &Problems) -> Parsed {
    let is_release = source.path().starts_with("content/releases/");
    let kind = if is_release { Kind::Release } else { Kind::Page };
    let (stem, tag) = match stem(source.path()).split_once('.') {
        Some((stem, tag)) => (stem, Some(tag)),
        None => (stem(source.path()), None),
    };
    let ending = tag.map_or(".md".to_owned(), |tag| format!(".{tag}.md"));
    let id = file_id(stem, &ending, problems);
    let language = tag.map(|tag| file_language(tag, problems));
    let Some(parts) = front_matter(source, problems) else {
        return Parsed::Broken(thing_meant(kind, id, stem), None);
    };
    let file = problems.file();
    let body = markdown::prose(&source.text()[parts.body.clone()], parts.body.start);
    let fields = yaml_value(source, parts.yaml, problems).and_then(|value| match kind {
        Kind::Release => {
            release::release(value, tag.is_some()).map(|release| FrontMatter::Release(Box::new(release)))
        }
        _ => page::page(value, stem == HOME).map(FrontMatter::Page),
    });
    match (fields, id, language) {
        (Some(FrontMatter::Release(release)), Some(id), None | Some(Some(_))) => {
            let release::FrontMatter { words, facts, fact_fields } = *release;
            let (language, facts) = (language.flatten(), facts.map(Arc::new));
            let value = Arc::new(ReleaseFile { language, words, facts, fact_fields, body });
            Parsed::Release(Document { id, file, value })
        }
        (Some(FrontMatter::Page(words)), Some(id), None | Some(Some(_))) => {
            let value = Arc::new(PageFile { language: language.flatten(), words, body });
            Parsed::Page(Document { id, file, value })
        }
        // Without fields, or with a name that leaves open what it is, the text is nobody's.
        (_, id, language) => {
            let text = StrayText { file, language: language.flatten(), body };
            Parsed::Broken(thing_meant(kind, id, stem), Some(text))
        }
    }
}

/// What front matter says.
enum FrontMatter {
    Release(Box<release::FrontMatter>),
    Page(LocalizedPage),
}

/// The file's name without folders and without the last ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The id that a file's name is.
fn file_id(stem: &str, ending: &str, problems: &Problems) -> Option<Id> {
    let id = Id::parse(stem);
    if id.is_none() {
        let mut diagnostic = Diagnostic::new(
            Code::InvalidId,
            Location::File(problems.file()),
            format!("`{stem}` cannot be an id, so this cannot be the file's name"),
        )
        .help("the name of a file is its id: a-z, 0-9 and single hyphens between them");
        if let Some(folded) = Id::fold(stem) {
            diagnostic = diagnostic.help(format!("rename the file to `{folded}{ending}`"));
        }
        problems.push(diagnostic);
    }
    id
}

/// What a broken file is known as to those who refer to it: its id, or what a name that is none folds to.
fn thing_meant(kind: Kind, id: Option<Id>, stem: &str) -> Option<(Kind, Id)> {
    id.or_else(|| Id::fold(stem)).map(|id| (kind, id))
}

fn file_language(tag: &str, problems: &Problems) -> Option<Language> {
    let language = Language::from_tag(tag);
    if language.is_none() {
        let known = Language::ALL.map(Language::tag);
        let message = format!("`{tag}` in the file's name is not a language that faktum writes");
        problems.push(
            Diagnostic::new(Code::LanguageNotInSite, Location::File(problems.file()), message)
                .help(format!("the languages are: {}", known.join(", "))),
        );
    }
    language
}

fn front_matter(source: &Source, problems: &Problems) -> Option<front_matter::Parts> {
    if !source.is_usable() {
        return None;
    }
    front_matter::split(source.text())
        .map_err(|error| {
            let message = match error {
                FrontMatterError::Missing => "the file does not begin with a line `---` and its fields",
                FrontMatterError::Unclosed => "the fields at the top are not closed with a line `---`",
            };
            problems.push(
                Diagnostic::new(Code::FrontMatter, Location::File(problems.file()), message)
                    .help("begin with `---`, then the fields, then `---`, then the text"),
            );
        })
        .ok()
}

/// The YAML in a range of a file's text.
fn yaml_value<'p>(source: &Source, range: Range<usize>, problems: &'p Problems) -> Option<Value<'p>> {
    if !source.is_usable() {
        return None;
    }
    match yaml::read(&source.text()[range.clone()]) {
        Ok(node) => Some(Value::top(node, problems)),
        Err(error) => {
            let at = (range.start + error.at).min(range.end);
            let place = Location::Bytes(Span::new(problems.file(), at..at + 1));
            let message = format!("this cannot be read as YAML: {}", error.message);
            let diagnostic = Diagnostic::new(Code::YamlSyntax, place, message);
            problems.push(match error.advice {
                Some(advice) => diagnostic.help(advice),
                None => diagnostic,
            });
            None
        }
    }
}

/// The bytes of one place. To find many, [`locate`] is faster.
pub fn span_of(sources: &Sources, place: &Location) -> Span {
    let mut known = HashMap::new();
    span(sources, place, &mut known)
}

fn span<'s>(
    sources: &'s Sources,
    place: &Location,
    known: &mut HashMap<FileId, (usize, places::Places<'s>)>,
) -> Span {
    match place {
        Location::Bytes(span) => *span,
        Location::File(file) => Span::new(*file, 0..0),
        Location::Field { file, path, part } => {
            let (start, places) = known.entry(*file).or_insert_with(|| places_of(sources.get(*file)));
            let range = places.find(path, *part);
            Span::new(*file, *start + range.start..*start + range.end)
        }
    }
}

/// Finds the bytes of every place, and sorts the problems by path and place, so that they come in the same
/// order on every machine.
pub fn locate(sources: &Sources, diagnostics: Diagnostics) -> Vec<Diagnostic<Span>> {
    let mut known: HashMap<FileId, (usize, places::Places<'_>)> = HashMap::new();
    let mut located: Vec<Diagnostic<Span>> = diagnostics
        .into_iter()
        .map(|diagnostic| diagnostic.map_places(|place| span(sources, &place, &mut known)))
        .collect();
    let order = |found: &Diagnostic<Span>| {
        let path = sources.get(found.place.file).path().to_owned();
        (path, found.place.start, found.place.end, found.code.name(), found.message.clone())
    };
    located.sort_by_cached_key(order);
    located.dedup();
    located
}

/// The places of a file's YAML, and where that begins in the file.
fn places_of(source: &Source) -> (usize, places::Places<'_>) {
    let text = source.text();
    let range = if source.path().ends_with(".md") {
        front_matter::split(text).map_or(0..0, |parts| parts.yaml)
    } else {
        0..text.len()
    };
    (range.start, places::Places::of(&text[range]))
}
