//! New sites, and new files in them, from the texts in `scaffold/`.
//!
//! Takes a folder and a language, or a kind and a title; writes files for people to edit, and gives their paths. A new site
//! builds without a warning. For a new file the first build says what is still missing. No existing file is overwritten.

mod theme;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Operation};
use crate::model::address::is_reserved_name;
use crate::model::kinds::{FILE_KINDS, FileKind};
use crate::model::{Day, Id, Kind, Language, MessageLanguage};
use crate::parse::{SITE_FILE, language_of, languages_of};
use crate::schema::Schema;
use crate::schema::json::json_schema;
use crate::schema::skeleton::{Known, quoted, skeleton};
use crate::words;
pub use theme::{copy_theme_files, theme_folder};

/// The files of a new site: their paths and texts.
type Files = [(&'static str, &'static str); 8];

const DANISH: Files = [
    (".gitignore", include_str!("scaffold/gitignore")),
    ("content/site.yaml", include_str!("scaffold/da/site.yaml")),
    ("content/organisations/styrelsen.yaml", include_str!("scaffold/da/styrelsen.yaml")),
    ("content/organisations/foreningen.yaml", include_str!("scaffold/da/foreningen.yaml")),
    ("content/partnerships/partnerskabet.yaml", include_str!("scaffold/da/partnerskabet.yaml")),
    ("content/agreements/aftalen.yaml", include_str!("scaffold/da/aftalen.yaml")),
    ("content/releases/{year}/den-foerste-nyhed.md", include_str!("scaffold/da/den-foerste-nyhed.md")),
    ("content/pages/om.md", include_str!("scaffold/da/om.md")),
];

const ENGLISH: Files = [
    (".gitignore", include_str!("scaffold/gitignore")),
    ("content/site.yaml", include_str!("scaffold/en/site.yaml")),
    ("content/organisations/agency.yaml", include_str!("scaffold/en/agency.yaml")),
    ("content/organisations/association.yaml", include_str!("scaffold/en/association.yaml")),
    ("content/partnerships/partnership.yaml", include_str!("scaffold/en/partnership.yaml")),
    ("content/agreements/agreement.yaml", include_str!("scaffold/en/agreement.yaml")),
    ("content/releases/{year}/the-first-release.md", include_str!("scaffold/en/the-first-release.md")),
    ("content/pages/about.md", include_str!("scaffold/en/about.md")),
];

const GERMAN: Files = [
    (".gitignore", include_str!("scaffold/gitignore")),
    ("content/site.yaml", include_str!("scaffold/de/site.yaml")),
    ("content/organisations/behoerde.yaml", include_str!("scaffold/de/behoerde.yaml")),
    ("content/organisations/verein.yaml", include_str!("scaffold/de/verein.yaml")),
    ("content/partnerships/partnerschaft.yaml", include_str!("scaffold/de/partnerschaft.yaml")),
    ("content/agreements/vereinbarung.yaml", include_str!("scaffold/de/vereinbarung.yaml")),
    ("content/releases/{year}/die-erste-nachricht.md", include_str!("scaffold/de/die-erste-nachricht.md")),
    ("content/pages/ueber-uns.md", include_str!("scaffold/de/ueber-uns.md")),
];

/// A CI service that builds and publishes a site when its repository changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ci {
    Github,
    Gitlab,
}

impl Ci {
    /// The paths and texts of the files that tell the service what to do.
    fn workflows(self) -> Vec<(&'static str, String)> {
        match self {
            Ci::Github => vec![
                (".github/workflows/publish.yml", with_record_step(include_str!("scaffold/ci/github.yml"))),
                (".github/workflows/changes.yml", include_str!("scaffold/ci/github-changes.yml").to_owned()),
            ],
            Ci::Gitlab => {
                vec![(".gitlab-ci.yml", with_record_step(include_str!("scaffold/ci/gitlab.yml")))]
            }
        }
    }
}

/// Puts the commands that keep the record of addresses into a workflow, as far in as their place.
fn with_record_step(workflow: &str) -> String {
    let mut text = String::new();
    for line in workflow.lines() {
        match line.strip_suffix("{record}") {
            Some(indent) => {
                let commands = include_str!("scaffold/ci/record.sh").lines();
                commands.for_each(|command| text.push_str(&format!("{indent}{command}\n")));
            }
            None => text.push_str(&format!("{line}\n")),
        }
    }
    text
}

/// Writes a new site to a folder, with the workflows for a CI service if one is named, and gives the paths of its files.
///
/// # Errors
/// If there is a folder `content/` already, or if the system refuses.
pub fn new_site(
    folder: &Path,
    language: Language,
    ci: Option<Ci>,
    today: Day,
) -> Result<Vec<PathBuf>, Failure> {
    if folder.join("content").symlink_metadata().is_ok() {
        return Err(Failure::SiteExists { folder: folder.to_owned() });
    }
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let title = full.file_name().map_or("faktum".to_owned(), |name| name.to_string_lossy().into_owned());
    let files = match language {
        Language::DANISH => DANISH,
        Language::GERMAN => GERMAN,
        _ => ENGLISH,
    };
    let mut written = Vec::new();
    let files = files.into_iter().map(|(path, text)| (path, text.to_owned()));
    for (path, text) in files.chain(ci.map_or(Vec::new(), Ci::workflows)) {
        let path = folder.join(path.replace("{year}", &format!("{:04}", today.year())));
        // An existing .gitignore is kept.
        if path.ends_with(".gitignore") && path.exists() {
            continue;
        }
        let text = text.replace("\"{title}\"", &quoted(&title)).replace("{title}", &title);
        create(&path, &text.replace("{today}", &today.to_string()))?;
        written.push(path);
    }
    let settings = folder.join(".vscode/settings.json");
    if !settings.exists() {
        create(&settings, &editor_settings())?;
        written.push(settings);
    }
    written.extend(write_schemas(&folder.join(".vscode/faktum"), language.of_messages())?);
    Ok(written)
}

/// Begins a new file of a site, and gives its path. The schema that editors check it with is written too, if the site has
/// none.
///
/// # Errors
/// If there is a file of this name, if the title has no letters to make a name of, or if the system refuses.
pub fn new_file(site: &Path, kind: &FileKind, title: &str, today: Day) -> Result<PathBuf, Failure> {
    if !site.join("content").is_dir() {
        return Err(Failure::NoSite { folder: site.to_owned() });
    }
    let language = site_language(site);
    let id = file_name(title, language)?;
    let path = file_path(kind, &id, today);
    let written = in_site(site, &path);
    create(&written, &file_text(site, kind, title, today, language, &path))?;
    let schema = in_site(site, &schema_path(kind));
    if !schema.exists() {
        create(&schema, &schema_text(kind, language.of_messages()))?;
    }
    Ok(written)
}

/// The name of a new file. A long title gives its first words: names of files and addresses are read, too, and file systems
/// take 255 bytes.
fn file_name(title: &str, language: Language) -> Result<Id, Failure> {
    let spelt = spelt_out(title, language);
    let title = spelt.as_str();
    let letters = Id::letters_without_fold(title);
    let id = Id::fold_short(title, LONGEST_NAME).filter(|_| letters.is_empty());
    let id = id.ok_or_else(|| Failure::NoName { title: title.to_owned(), letters })?;
    if is_reserved_name(id.as_str()) {
        return Err(Failure::ReservedName { name: id.to_string() });
    }
    Ok(id)
}

/// A title with the letters that its language spells out where it has only a to z, and no other language does.
fn spelt_out(title: &str, language: Language) -> String {
    match language {
        Language::GERMAN => title.replace('ü', "ue").replace('Ü', "Ue"),
        _ => title.to_owned(),
    }
}

/// The most characters of the name of a new file.
const LONGEST_NAME: usize = 100;

/// Begins the translation of a release or page beside it, with the words to translate, and gives its path.
///
/// # Errors
/// If there is no release and no page with this id, if the site has one language, if the translation exists, or if the
/// system refuses.
pub fn new_translation(site: &Path, id: &str) -> Result<PathBuf, Failure> {
    let name = format!("{id}.md");
    let originals = [FileKind::from_name("release"), FileKind::from_name("page")].into_iter().flatten();
    let found = originals.filter_map(|kind| {
        let folder = in_site(site, kind.kind.and_then(Kind::folder)?);
        Some((kind, find_file(&folder, &name)?))
    });
    let Some((kind, original)) = found.into_iter().next() else {
        return Err(Failure::NoOriginal { id: id.to_owned() });
    };
    let settings = fs::read_to_string(site.join(SITE_FILE)).unwrap_or_default();
    let default = language_of(&settings).unwrap_or(Language::DANISH);
    let translated = |language: &Language| original.with_file_name(format!("{id}.{}.md", language.tag()));
    let mut others = languages_of(&settings);
    others.retain(|language| *language != default);
    let Some(first) = others.first() else {
        let other = if default == Language::ENGLISH { Language::DANISH } else { Language::ENGLISH };
        let languages = format!("[{}, {}]", default.tag(), other.tag());
        return Err(Failure::OneLanguage { languages });
    };
    let missing = others.iter().find(|language| !translated(language).exists());
    let path = translated(missing.unwrap_or(first));
    let text = fs::read_to_string(&original).map_err(Failure::at(&original, Operation::Read))?;
    create(&path, &translation_text(&text, kind, default))?;
    Ok(path)
}

/// The fields of an original that have words, and its body, as a draft.
fn translation_text(original: &str, kind: &FileKind, language: Language) -> String {
    let mut parts = original.splitn(3, "---\n");
    let (_, fields, body) = (parts.next(), parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let mut kept = String::new();
    let mut is_kept = false;
    for line in fields.lines() {
        let is_name = line.starts_with(char::is_alphabetic);
        if let Some((name, _)) = line.split_once(':').filter(|_| is_name) {
            // An address of its own, and old addresses, are those of the original.
            is_kept = kind.schema.names().any(|known| known == name)
                && !matches!(name, "draft" | "slug" | "redirect_from" | "waivers" | "nav");
        }
        if is_kept && !line.trim_start().starts_with('#') {
            kept.push_str(&format!("{line}\n"));
        }
    }
    let hint = words::translation_hint(language.of_messages());
    format!("---\n# {hint}\ndraft: true\n{kept}---\n{body}")
}

/// The first file of this name in a folder or below it.
fn find_file(folder: &Path, name: &str) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths.iter().find_map(|path| match path.is_dir() {
        true => find_file(path, name),
        false => (path.file_name()? == name).then(|| path.clone()),
    })
}

/// Where a new file goes, below the site's folder.
fn file_path(kind: &FileKind, id: &Id, today: Day) -> String {
    let folder = kind.kind.and_then(Kind::folder).unwrap_or("content/");
    match kind.kind {
        Some(Kind::Release) => format!("{folder}{:04}/{id}.md", today.year()),
        Some(Kind::Page) => format!("{folder}{id}.md"),
        _ => format!("{folder}{id}.yaml"),
    }
}

/// What a new file begins with.
fn file_text(
    site: &Path,
    kind: &FileKind,
    title: &str,
    today: Day,
    language: Language,
    path: &str,
) -> String {
    let id = |kind: Kind| first_id(&site.join(kind.folder()?));
    let known = Known { language, title, today, id: &id };
    let up = "../".repeat(path.matches('/').count());
    let mut text = format!("# yaml-language-server: $schema={up}{}\n", schema_path(kind));
    if !kind.schema.names().any(|name| matches!(name, "name" | "title")) {
        text.push_str(&format!("# {}\n", title.replace(['\n', '\r'], " ")));
    }
    let schemas: Vec<&Schema> = [kind.schema].into_iter().chain(kind.facts).collect();
    text.push_str(&skeleton(&schemas, &known));
    if path.ends_with(".md") { format!("---\n{text}---\n\n") } else { text }
}

/// The language of a site's files; Danish where its settings do not say.
fn site_language(site: &Path) -> Language {
    let settings = fs::read_to_string(site.join(SITE_FILE)).unwrap_or_default();
    language_of(&settings).unwrap_or(Language::DANISH)
}

/// Where the schema of a kind is, below the site's folder.
fn schema_path(kind: &FileKind) -> String {
    format!(".vscode/faktum/{}.schema.json", kind.name)
}

/// The schema of a kind, as a file.
pub fn schema_text(kind: &FileKind, language: MessageLanguage) -> String {
    let schema = json_schema(kind.title, kind.schema, kind.facts, language);
    format!("{schema:#}\n")
}

/// Writes the schema of every kind into a folder, each over the one that is there, and gives their paths.
///
/// # Errors
/// If the system refuses.
pub fn write_schemas(folder: &Path, language: MessageLanguage) -> Result<Vec<PathBuf>, Failure> {
    fs::create_dir_all(folder).map_err(Failure::at(folder, Operation::Create))?;
    let mut paths = Vec::new();
    for kind in &FILE_KINDS {
        let path = folder.join(format!("{}.schema.json", kind.name));
        fs::write(&path, schema_text(kind, language)).map_err(Failure::at(&path, Operation::Write))?;
        paths.push(path);
    }
    Ok(paths)
}

/// The settings that make VS Code check each file with the schema of its kind.
fn editor_settings() -> String {
    let mut schemas = serde_json::Map::new();
    for kind in &FILE_KINDS {
        let files = match kind.kind {
            // Editors do not look into front matter.
            Some(Kind::Release | Kind::Page) => continue,
            Some(kind) => kind.folder().map(|folder| format!("{folder}**/*.yaml")),
            None => Some(SITE_FILE.to_owned()),
        };
        schemas.insert(schema_path(kind), files.into());
    }
    format!("{:#}\n", serde_json::json!({ "yaml.schemas": schemas }))
}

/// A path in the site's folder as people write it: `content/pages`, not `./content/pages`.
pub fn in_site(site: &Path, path: &str) -> PathBuf {
    if site == Path::new(".") { PathBuf::from(path) } else { site.join(path) }
}

/// The first id among the sheets of a folder: an example that exists.
fn first_id(folder: &Path) -> Option<String> {
    let files = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let sheets = files.filter(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    sheets.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).min()
}

/// Writes a text that must not exist yet.
fn create(path: &Path, text: &str) -> Result<(), Failure> {
    create_file(path, text.as_bytes())
}

/// Writes a file that must not exist yet.
fn create_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    let written = folder.and_then(|()| File::create_new(path)).and_then(|mut file| file.write_all(bytes));
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::FileExists { path: path.to_owned() },
        _ => Failure::at(path, Operation::Write)(error),
    })
}
