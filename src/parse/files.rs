//! One file into what it says: which parser a file gets, and what its name means.
//!
//! Takes a file; gives [`Parsed`] and reports what is wrong with the file. Nothing here knows any other file.

use std::sync::Arc;

use super::front_matter::FrontMatterError;
use super::{
    OrphanText, PERMALINKS, SITE_FILE, ThemeStrings, front_matter, markdown, media, page, permalinks,
    release, site, statement, strings, yaml,
};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::model::agreement::Agreement;
use crate::model::media::Media;
use crate::model::organisation::Organisation;
use crate::model::page::{HOME, PageFile};
use crate::model::partnership::Partnership;
use crate::model::permalink::Permalinks;
use crate::model::person::Person;
use crate::model::release::ReleaseFile;
use crate::model::settings::Settings;
use crate::model::statement::Statement;
use crate::model::{Id, Kind, Language};
use crate::schema::Record;
use crate::schema::decode::Problems;
use crate::source::Source;

/// What one file says.
#[derive(Clone)]
pub(super) enum Parsed {
    Settings(Box<Settings>),
    Organisation(Id, Arc<Organisation>),
    Person(Id, Arc<Person>),
    Partnership(Id, Arc<Partnership>),
    Agreement(Id, Arc<Agreement>),
    Statement(Id, Arc<Statement>),
    Media(Id, Arc<Media>),
    Release(Id, Arc<ReleaseFile>),
    Page(Id, Arc<PageFile>),
    Strings(ThemeStrings),
    Permalinks(Arc<Permalinks>),
    /// Something whose file has a mistake in it, and its body text if it has one.
    Broken(Option<(Kind, Id)>, Option<OrphanText>),
    /// A file that is not parsed here (a template), or nothing that could be used.
    Nothing,
}

/// Parses one file.
pub(super) fn parse_file(source: &Source, problems: &Problems) -> Parsed {
    let path = source.path();
    if path == SITE_FILE {
        return match yaml::value(source, 0..source.text().len(), problems).and_then(site::site) {
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
        Some((kind @ (Kind::Release | Kind::Page), rest)) if rest.ends_with(".md") => {
            text_file(kind, source, problems)
        }
        Some((kind, rest)) if !matches!(kind, Kind::Release | Kind::Page) && rest.ends_with(".yaml") => {
            sheet_file(kind, source, problems)
        }
        _ => {
            unexpected(source, problems);
            Parsed::Nothing
        }
    }
}

/// Reports a file where no such file belongs.
fn unexpected(source: &Source, problems: &Problems) {
    if !source.is_usable() {
        return;
    }
    let path = source.path();
    let folders: Vec<&str> = Kind::ALL.into_iter().filter_map(Kind::folder).collect();
    let folders = format!("the folders are: {}, content/files/", folders.join(", "));
    let elsewhere = "a file to be copied as it is belongs in content/files/";
    let (message, advice) = if path.ends_with(".yml") {
        ("sheets end with .yaml", "rename the file")
    } else if path.starts_with("content/releases/") || path.starts_with("content/pages/") {
        ("this folder holds Markdown files, which end with .md", elsewhere)
    } else if path.matches('/').count() == 1 {
        ("nothing but site.yaml and the folders of the kinds belongs here", elsewhere)
    } else {
        ("this folder holds sheets, which end with .yaml", folders.as_str())
    };
    report(Code::UnexpectedFile, message, advice, problems);
}

/// Reports a problem with the file as a whole.
fn report(code: Code, message: impl Into<String>, advice: impl Into<String>, problems: &Problems) {
    problems.push(Diagnostic::new(code, Location::File(problems.file()), message).help(advice));
}

fn sheet_file(kind: Kind, source: &Source, problems: &Problems) -> Parsed {
    let id = file_id(stem(source.path()), ".yaml", problems);
    let value = yaml::value(source, 0..source.text().len(), problems);
    // A file whose name is not an id is read too, for its own mistakes.
    macro_rules! parsed {
        ($variant:ident, $read:expr) => {
            value.and_then($read).zip(id.clone()).map(|(value, id)| Parsed::$variant(id, Arc::new(value)))
        };
    }
    let parsed = match kind {
        Kind::Organisation => parsed!(Organisation, Organisation::decode_record),
        Kind::Person => parsed!(Person, Person::decode_record),
        Kind::Partnership => parsed!(Partnership, Partnership::decode_record),
        Kind::Agreement => parsed!(Agreement, Agreement::decode_record),
        Kind::Statement => parsed!(Statement, statement::statement),
        Kind::Media => parsed!(Media, |value| media::media(value, folder_in_media(source.path()))),
        Kind::Release | Kind::Page | Kind::Topic => None,
    };
    let meant = meant(kind, id, stem(source.path()));
    parsed.unwrap_or(Parsed::Broken(meant, None))
}

/// The folder of a media sheet below `content/media/`, empty or with a `/` at its end.
fn folder_in_media(path: &str) -> &str {
    let rest = path.strip_prefix("content/media/").unwrap_or("");
    rest.rfind('/').map_or("", |slash| &rest[..=slash])
}

/// A release or page: `ID.md` or `ID.LANGUAGE.md`.
fn text_file(kind: Kind, source: &Source, problems: &Problems) -> Parsed {
    let name = stem(source.path());
    let (stem, tag) = name.split_once('.').map_or((name, None), |(stem, tag)| (stem, Some(tag)));
    let ending = tag.map_or(".md".to_owned(), |tag| format!(".{tag}.md"));
    let id = file_id(stem, &ending, problems);
    let language = tag.map(|tag| file_language(tag, problems));
    let Some(parts) = front_matter(source, problems) else {
        return Parsed::Broken(meant(kind, id, stem), None);
    };
    let body = markdown::prose(&source.text()[parts.body.clone()], parts.body.start);
    let fields = yaml::value(source, parts.yaml, problems);
    // Without fields, or with a name that leaves open what it is, the text belongs to nothing.
    let is_known = !matches!(language, Some(None));
    let language = language.flatten();
    let file = problems.file();
    match kind {
        Kind::Release => {
            let fields = fields.and_then(|value| release::release(value, tag.is_some()));
            if let (Some(release::FrontMatter { words, facts, fact_fields }), Some(id), true) =
                (fields, &id, is_known)
            {
                let facts = facts.map(Arc::new);
                let release = ReleaseFile { language, words, facts, fact_fields, body };
                return Parsed::Release(id.clone(), Arc::new(release));
            }
        }
        _ => {
            let fields = fields.and_then(|value| page::page(value, stem == HOME));
            if let (Some(words), Some(id), true) = (fields, &id, is_known) {
                return Parsed::Page(id.clone(), Arc::new(PageFile { language, words, body }));
            }
        }
    }
    Parsed::Broken(meant(kind, id, stem), Some(OrphanText { file, language, body }))
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

/// What others call a broken file: its id, or what its name folds to if that is not an id.
fn meant(kind: Kind, id: Option<Id>, stem: &str) -> Option<(Kind, Id)> {
    id.or_else(|| Id::fold(stem)).map(|id| (kind, id))
}

fn file_language(tag: &str, problems: &Problems) -> Option<Language> {
    let language = Language::from_tag(tag);
    if language.is_none() {
        let known = Language::ALL.map(Language::tag);
        let message = format!("`{tag}` in the file's name is not a language that faktum writes");
        report(
            Code::LanguageNotInSite,
            message,
            format!("the languages are: {}", known.join(", ")),
            problems,
        );
    }
    language
}

fn front_matter(source: &Source, problems: &Problems) -> Option<front_matter::Parts> {
    if !source.is_usable() {
        return None;
    }
    let message = match front_matter::split(source.text()) {
        Ok(parts) => return Some(parts),
        Err(FrontMatterError::Missing) => "the file does not begin with a line `---` and its fields",
        Err(FrontMatterError::Unclosed) => "the fields at the top are not closed with a line `---`",
    };
    let advice = "begin with `---`, then the fields, then `---`, then the text";
    report(Code::FrontMatter, message, advice, problems);
    None
}
