//! Texts into documents, each file by itself: the second step of every run.
//!
//! Takes [`Sources`]; gives [`Documents`] and every mistake that can be seen without looking at another file. Parsing is a
//! pure function of a file's path and text, so files are parsed in parallel and cached. Releases are parsed last, because what
//! they mention is read with the names of all sheets in mind: for them, these names are an argument too. References are read, not
//! resolved: that is [`crate::join`].

mod agreement;
mod amount_sentences;
mod cache;
mod characters;
mod conventions;
mod correct;
mod files;
mod front_matter;
mod locate;
mod markdown;
mod media;
mod mentions;
mod page;
mod partnership;
mod permalinks;
mod places;
mod readable;
mod record_lines;
mod release;
mod release_record;
mod site;
mod statement;
mod strings;
mod syntax;
mod unquoted;
mod unwritten;
mod yaml;

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

pub use cache::ParseCache;
pub use locate::{locate, span_of};
pub use markdown::{is_address, is_file_name, is_vague};
pub use permalinks::{PERMALINKS, SITE};
pub use readable::{Passage, readable};
pub use release_record::RELEASES;
pub use strings::{CONVENTIONS, ThemeStrings};

use crate::diagnostic::Diagnostics;
use crate::mention::Names;
use crate::model::agreement::Agreement;
use crate::model::date::Zone;
use crate::model::media::Media;
use crate::model::organisation::Organisation;
use crate::model::page::PageFile;
use crate::model::partnership::Partnership;
use crate::model::permalink::Permalinks;
use crate::model::person::Person;
use crate::model::prose::{PlainText, Prose};
use crate::model::release::ReleaseFile;
use crate::model::release_record::ReleaseRecord;
use crate::model::settings::Settings;
use crate::model::statement::Statement;
use crate::model::{Id, Kind, Language};
use crate::schema::decode::{Node, Problems};
use crate::source::{FileId, Reload, Source, Sources};
use cache::ParsedFile;
use files::{Parsed, is_release, parse_file};
use mentions::SiteContext;
use site::is_in_language_of;
use strings::is_of_other_language;

/// The path of the site's settings.
pub const SITE_FILE: &str = "content/site.yaml";

/// What one file says. The value is shared, and never changed.
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

/// What all files say, each kind in the order of its paths.
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
    /// The strings of each theme and language.
    pub strings: Vec<ThemeStrings>,
    /// The addresses that the site ever published, if they are recorded.
    pub permalinks: Option<(FileId, Arc<Permalinks>)>,
    /// What its releases said when they were last published, if that is recorded.
    pub release_record: Option<Arc<ReleaseRecord>>,
    /// Files with a mistake, which exist all the same: a reference to one is not reported as unknown.
    pub broken: BTreeSet<(Kind, Id)>,
    /// The names of all sheets, which releases mention; `None` without settings.
    pub names: Option<Arc<Names>>,
    /// The texts below front matter that has a mistake.
    pub orphan_texts: Vec<OrphanText>,
}

/// A text whose front matter has a mistake. It is never published, but its own mistakes are reported.
#[derive(Debug, Clone)]
pub struct OrphanText {
    pub file: FileId,
    /// `None` means the site's default language.
    pub language: Option<Language>,
    pub body: Prose,
}

/// How many files a thread parses in one go: few, so that no thread has many left when the others are done.
const CHUNK: usize = 64;

/// What happens to a file once it is parsed.
pub enum AfterParsing<'c> {
    /// Another run follows: the file is kept, and parsed again only if it has changed.
    Cache(&'c mut ParseCache),
    /// This is the only run: the text of a content file leaves memory. Problems reload it. Templates stay, because the
    /// theme needs them.
    Evict(Reload),
}

/// Parses every file, but for the unchanged ones in the cache.
pub fn parse(sources: &mut Sources, after: AfterParsing<'_>, diagnostics: &mut Diagnostics) -> Documents {
    let (mut cache, reload) = match after {
        AfterParsing::Cache(cache) => (Some(cache), None),
        AfterParsing::Evict(reload) => (None, Some(reload)),
    };
    let mut files = match &mut cache {
        Some(cache) => cache.take(sources),
        None => sources.iter().map(|_| None).collect(),
    };
    let mut documents = Documents::default();
    // The settings say which other files the site uses.
    parse_missing(&mut files, sources, |path| path == SITE_FILE, None, reload.as_ref());
    let languages = languages_in(&files);
    let is_sheet = |path: &str| !is_release(path) && !is_of_other_language(path, &languages);
    parse_missing(&mut files, sources, is_sheet, None, reload.as_ref());
    documents.add_all(&files, sources, is_sheet, &languages, diagnostics);
    let context = SiteContext::new(&documents);
    if cache.as_ref().is_some_and(|cache| !cache.has_context(context.as_ref())) {
        // Other names are mentioned now, even if no release has changed.
        for ((_, source), file) in sources.iter().zip(&mut files) {
            file.take_if(|_| is_release(source.path()));
        }
    }
    parse_missing(&mut files, sources, is_release, context.as_ref(), reload.as_ref());
    documents.add_all(&files, sources, is_release, &languages, diagnostics);
    documents.names = context.as_ref().map(|context| Arc::clone(&context.names));
    if let Some(cache) = cache {
        cache.keep(files, context);
    }
    documents
}

/// The languages of the site, if its settings were read.
fn languages_in(files: &[Option<ParsedFile>]) -> Vec<Language> {
    let settings = files.iter().flatten().find_map(|file| match &file.parsed {
        Parsed::Settings(settings) => Some(settings),
        _ => None,
    });
    settings.map_or(Vec::new(), |settings| settings.languages.clone())
}

/// Parses the files with the wanted paths that are not in the cache.
fn parse_missing(
    files: &mut [Option<ParsedFile>],
    sources: &mut Sources,
    is_wanted: impl Fn(&str) -> bool + Sync,
    context: Option<&SiteContext>,
    reload: Option<&Reload>,
) {
    let sources: Vec<(FileId, &mut Arc<Source>)> = sources.iter_mut().collect();
    files.par_iter_mut().zip(sources).with_max_len(CHUNK).for_each(|(parsed, (file, source))| {
        if parsed.is_none() && is_wanted(source.path()) {
            *parsed = Some(parse_and_evict(file, source, context, reload));
        }
    });
}

fn parse_and_evict(
    file: FileId,
    source: &mut Arc<Source>,
    context: Option<&SiteContext>,
    reload: Option<&Reload>,
) -> ParsedFile {
    let problems = Problems::new(file);
    let parsed = parse_file(source, context, &problems);
    // A file that was not text when it was read cannot be reloaded.
    let reload = reload.filter(|_| source.is_usable() && source.path().starts_with("content/"));
    if let Some(reload) = reload {
        *source = source.evict(reload).into();
    }
    ParsedFile::new(source, parsed, problems.into_list())
}

impl Documents {
    /// Adds what the files with the wanted paths say, and reports what is wrong with them in a site of these languages.
    fn add_all(
        &mut self,
        files: &[Option<ParsedFile>],
        sources: &Sources,
        is_wanted: impl Fn(&str) -> bool,
        languages: &[Language],
        diagnostics: &mut Diagnostics,
    ) {
        for ((file, source), parsed) in sources.iter().zip(files) {
            if let Some(parsed) = parsed.as_ref().filter(|_| is_wanted(source.path())) {
                let problems = parsed.problems(file);
                diagnostics.extend(problems.filter(|found| !is_in_language_of(languages, found)));
                self.add(file, parsed.parsed.clone());
            }
        }
    }

    fn add(&mut self, file: FileId, parsed: Parsed) {
        match parsed {
            Parsed::Settings(settings) => self.settings = Some((file, *settings)),
            Parsed::Organisation(id, value) => self.organisations.push(Document { id, file, value }),
            Parsed::Person(id, value) => self.people.push(Document { id, file, value }),
            Parsed::Partnership(id, value) => self.partnerships.push(Document { id, file, value }),
            Parsed::Agreement(id, value) => self.agreements.push(Document { id, file, value }),
            Parsed::Statement(id, value) => self.statements.push(Document { id, file, value }),
            Parsed::Media(id, value) => self.media.push(Document { id, file, value }),
            Parsed::Release(id, value) => self.releases.push(Document { id, file, value }),
            Parsed::Page(id, value) => self.pages.push(Document { id, file, value }),
            Parsed::Strings(strings) => self.strings.push(ThemeStrings { file, ..strings }),
            Parsed::Permalinks(permalinks) => self.permalinks = Some((file, permalinks)),
            Parsed::ReleaseRecord(record) => self.release_record = Some(record),
            Parsed::Broken(thing, text) => {
                self.broken.extend(thing);
                self.orphan_texts.extend(text.map(|text| OrphanText { file, ..text }));
            }
            Parsed::Nothing => {}
        }
    }
}

/// What readers read of the body of a release or page, with the bytes it comes from; read anew from the file's text.
pub fn plain_text(source: &Source) -> PlainText {
    let text = source.text();
    match front_matter::split(text) {
        Ok(parts) => markdown::plain_text(&text[parts.body.clone()], parts.body.start),
        Err(_) => PlainText::default(),
    }
}

/// The languages that a site's settings list, whether or not they are otherwise right.
pub fn languages_of(settings: &str) -> Vec<Language> {
    let Ok(Node::Map(fields)) = yaml::read(settings) else {
        return Vec::new();
    };
    let Some((_, Node::List(tags))) = fields.into_iter().find(|(name, _)| name == "languages") else {
        return Vec::new();
    };
    let language = |tag| match tag {
        Node::Text(tag) => Language::from_tag(&tag),
        _ => None,
    };
    tags.into_iter().filter_map(language).collect()
}

/// The site's time zone, read out of its settings whether or not they are otherwise right.
pub fn time_zone_of(settings: &str) -> Option<Zone> {
    Zone::from_name(&yaml::text_of(settings, "time_zone")?)
}

/// The name of the site's theme, read out of its settings whether or not they are otherwise right.
pub fn theme_of(settings: &str) -> Option<String> {
    yaml::text_of(settings, "theme")
}

/// The site's language, read out of its settings whether or not they are otherwise right.
pub fn language_of(settings: &str) -> Option<Language> {
    Language::from_tag(&yaml::text_of(settings, "language")?)
}
