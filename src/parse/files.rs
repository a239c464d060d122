//! One file into what it says: which parser a file gets, and what its name means.
//!
//! Takes a file; gives [`Parsed`] and reports what is wrong with the file. Nothing here knows any other file.

use std::sync::Arc;

use super::amount_sentences::{amount_sentences, may_be_about_agreement};
use super::front_matter::FrontMatterError;
use super::mentions::{SiteContext, mentions_in};
use super::{
    OrphanText, PERMALINKS, RELEASES, SITE_FILE, ThemeStrings, agreement, characters, front_matter, markdown,
    media, page, partnership, permalinks, release, release_record, site, statement, strings, yaml,
};
use crate::diagnostic::{Diagnostic, FileProblem, Location, nearest};
use crate::model::address::is_reserved_name;
use crate::model::agreement::Agreement;
use crate::model::media::Media;
use crate::model::organisation::Organisation;
use crate::model::page::{HOME, PageFile};
use crate::model::partnership::Partnership;
use crate::model::permalink::Permalinks;
use crate::model::person::Person;
use crate::model::release::ReleaseFile;
use crate::model::release_record::ReleaseRecord;
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
    ReleaseRecord(Arc<ReleaseRecord>),
    /// Something whose file has a mistake in it, and its body text if it has one.
    Broken(Option<(Kind, Id)>, Option<OrphanText>),
    /// A file that is not parsed here (a template), or nothing that could be used.
    Nothing,
}

/// Whether a file is read with the names and the language of the site in mind.
pub(super) fn is_release(path: &str) -> bool {
    Kind::Release.folder().is_some_and(|folder| path.starts_with(folder)) && path.ends_with(".md")
}

/// Parses one file. Only of a release, what it mentions is read, which `context` is for.
pub(super) fn parse_file(source: &Source, context: Option<&SiteContext>, problems: &Problems) -> Parsed {
    let path = source.path();
    if path.starts_with("content/") && !matches!(path, PERMALINKS | RELEASES) {
        characters::check(source, problems);
    }
    if path == SITE_FILE {
        return match yaml::value(source, 0..source.text().len(), problems)
            .and_then(|value| site::site(value, problems))
        {
            Some(settings) => Parsed::Settings(Box::new(settings)),
            None => Parsed::Nothing,
        };
    }
    if path == PERMALINKS {
        return Parsed::Permalinks(Arc::new(permalinks::permalinks(source, problems)));
    }
    if path == RELEASES {
        return Parsed::ReleaseRecord(Arc::new(release_record::release_record(source, problems)));
    }
    if path.starts_with("themes/") {
        return strings::strings(source, problems).map_or(Parsed::Nothing, Parsed::Strings);
    }
    let kind = Kind::ALL.into_iter().find_map(|kind| Some((kind, path.strip_prefix(kind.folder()?)?)));
    match kind {
        Some((kind @ (Kind::Release | Kind::Page), rest)) if rest.ends_with(".md") => {
            text_file(kind, source, context, problems)
        }
        Some((kind, rest)) if !matches!(kind, Kind::Release | Kind::Page) && rest.ends_with(".yaml") => {
            sheet_file(kind, source, problems)
        }
        _ => unexpected(source, problems),
    }
}

/// Reports a file where no such file belongs, and gives what it was probably meant to be.
fn unexpected(source: &Source, problems: &Problems) -> Parsed {
    if !source.is_usable() {
        return Parsed::Nothing;
    }
    let path = source.path();
    let report = |problem| problems.push(Diagnostic::new(problem, Location::File(problems.file())));
    let kind =
        Kind::ALL.into_iter().find(|kind| kind.folder().is_some_and(|folder| path.starts_with(folder)));
    let name = path.rsplit('/').next().unwrap_or(path);
    match kind {
        Some(Kind::Release | Kind::Page) => report(FileProblem::NotMarkdown),
        Some(kind) if path.ends_with(".yml") => {
            report(FileProblem::EndsWithYml { renamed: format!("{}.yaml", stem(path)) });
            // References to it are not reported as unknown.
            return Parsed::Broken(meant(kind, None, stem(path)), None);
        }
        Some(_) => report(FileProblem::NotASheet),
        None if name == "site.yml" => {
            report(FileProblem::EndsWithYml { renamed: "site.yaml".to_owned() });
        }
        None => {
            let problem = outside_of_kinds(path);
            let kind = match problem {
                FileProblem::UnknownFolder { meant, .. } => {
                    Kind::ALL.into_iter().find(|kind| meant.is_some() && kind.folder() == meant)
                }
                _ => None,
            };
            report(problem);
            if let Some(kind) = kind {
                let id = name.split('.').next().unwrap_or(name);
                return Parsed::Broken(meant(kind, None, id), None);
            }
        }
    }
    Parsed::Nothing
}

/// Other words for the folders of the kinds, as people name them.
const FOLDER_WORDS: [(&str, &str); 16] = [
    ("release", "content/releases/"),
    ("pressemeddelelser", "content/releases/"),
    ("nyheder", "content/releases/"),
    ("news", "content/releases/"),
    ("posts", "content/releases/"),
    ("organisationer", "content/organisations/"),
    ("organizations", "content/organisations/"),
    ("personer", "content/people/"),
    ("persons", "content/people/"),
    ("partnerskaber", "content/partnerships/"),
    ("aftaler", "content/agreements/"),
    ("udtalelser", "content/statements/"),
    ("billeder", "content/media/"),
    ("images", "content/media/"),
    ("sider", "content/pages/"),
    ("filer", "content/files/"),
];

/// What is wrong with a file of `content/` that is in no folder of a kind.
fn outside_of_kinds(path: &str) -> FileProblem {
    let rest = path.strip_prefix("content/").unwrap_or(path);
    let Some((folder, _)) = rest.split_once('/') else {
        return FileProblem::NotInFolder;
    };
    if matches!(folder, "topics" | "topic" | "emner" | "tags") {
        return FileProblem::TopicsFolder;
    }
    let folders: Vec<&'static str> = Kind::ALL.into_iter().filter_map(Kind::folder).collect();
    let word = FOLDER_WORDS.iter().find(|(word, _)| *word == folder).map(|(_, folder)| *folder);
    let written = format!("content/{folder}/");
    let meant = word.or_else(|| nearest(&written, folders.iter().copied()));
    FileProblem::UnknownFolder { folder: folder.to_owned(), meant, folders }
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
        Kind::Partnership => parsed!(Partnership, |value| partnership::partnership(value, problems)),
        Kind::Agreement => parsed!(Agreement, |value| agreement::agreement(value, problems)),
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
fn text_file(kind: Kind, source: &Source, context: Option<&SiteContext>, problems: &Problems) -> Parsed {
    let name = stem(source.path());
    let (stem, tag) = name.split_once('.').map_or((name, None), |(stem, tag)| (stem, Some(tag)));
    let ending = tag.map_or(".md".to_owned(), |tag| format!(".{tag}.md"));
    let id = file_id(stem, &ending, problems);
    let language = tag.map(|tag| file_language(tag, problems));
    let Some(parts) = front_matter(source, problems) else {
        return Parsed::Broken(meant(kind, id, stem), None);
    };
    let body = markdown::body(&source.text()[parts.body.clone()], parts.body.start, stem);
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
                let mentions = match context {
                    Some(context) => mentions_in(&words, &body, language, context),
                    None => Box::default(),
                };
                let amount_sentences = match &facts {
                    Some(facts) if !may_be_about_agreement(facts, &body) => Box::default(),
                    _ => amount_sentences(&words, &body, source.text(), &mentions),
                };
                let body = body.prose;
                let release =
                    ReleaseFile { language, words, facts, fact_fields, body, mentions, amount_sentences };
                return Parsed::Release(id.clone(), Arc::new(release));
            }
        }
        _ => {
            let fields = fields.and_then(|value| page::page(value, stem == HOME));
            if let (Some(words), Some(id), true) = (fields, &id, is_known) {
                return Parsed::Page(id.clone(), Arc::new(PageFile { language, words, body: body.prose }));
            }
        }
    }
    Parsed::Broken(meant(kind, id, stem), Some(OrphanText { file, language, body: body.prose }))
}

/// The file's name without folders and without the last ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The id that a file's name is.
fn file_id(stem: &str, ending: &str, problems: &Problems) -> Option<Id> {
    let id = Id::parse(stem);
    let report = |problem| problems.push(Diagnostic::new(problem, Location::File(problems.file())));
    if id.is_none() {
        report(FileProblem::InvalidName { stem: stem.to_owned(), renamed: renamed(stem, ending) });
    } else if is_reserved_name(stem) {
        report(FileProblem::ReservedName);
    }
    id
}

/// A valid name for a file; other systems write the language of a translation as `x_en.md`.
fn renamed(stem: &str, ending: &str) -> Option<String> {
    for language in Language::KNOWN {
        let written = stem.strip_suffix(language.tag()).and_then(|rest| rest.strip_suffix('_'));
        if let (Some(stem), ".md") = (written, ending) {
            return Some(format!("{}.{}.md", Id::fold(stem)?, language.tag()));
        }
    }
    Some(format!("{}{ending}", Id::fold(stem)?))
}

/// What others call a broken file: its id, or what its name folds to if that is not an id.
fn meant(kind: Kind, id: Option<Id>, stem: &str) -> Option<(Kind, Id)> {
    id.or_else(|| Id::fold(stem)).map(|id| (kind, id))
}

fn file_language(tag: &str, problems: &Problems) -> Option<Language> {
    let language = Language::from_tag(tag);
    if language.is_none() {
        let problem = FileProblem::UnknownLanguage { tag: tag.to_owned() };
        problems.push(Diagnostic::new(problem, Location::File(problems.file())));
    }
    language
}

fn front_matter(source: &Source, problems: &Problems) -> Option<front_matter::Parts> {
    if !source.is_usable() {
        return None;
    }
    let problem = match front_matter::split(source.text()) {
        Ok(parts) => return Some(parts),
        Err(FrontMatterError::Missing) => FileProblem::FrontMatterMissing,
        Err(FrontMatterError::Unclosed) => FileProblem::FrontMatterUnclosed,
    };
    problems.push(Diagnostic::new(problem, Location::File(problems.file())));
    None
}
