//! New sites, and new files in them, from the texts in `scaffold/`.
//!
//! Takes a folder and a language, or a kind and a title; writes files for people to edit, and gives their paths. A new site
//! builds without a warning. For a new file the first build says what is still missing. No existing file is overwritten.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::model::{Day, Id, Kind, Language};

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

/// A CI service that builds and publishes a site when its repository changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ci {
    Github,
    Gitlab,
}

impl Ci {
    /// The path and text of the file that tells the service what to do.
    fn workflow(self) -> (&'static str, &'static str) {
        match self {
            Ci::Github => (".github/workflows/publish.yml", include_str!("scaffold/ci/github.yml")),
            Ci::Gitlab => (".gitlab-ci.yml", include_str!("scaffold/ci/gitlab.yml")),
        }
    }
}

/// Writes a new site to a folder, with a workflow for a CI service if one is named, and gives the paths of its files.
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
        let what = "there is a folder content/ in it already";
        return Err(Failure::Usage(format!("will not begin a site in {}: {what}", folder.display())));
    }
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let title = full.file_name().map_or("faktum".to_owned(), |name| name.to_string_lossy().into_owned());
    let files = match language {
        Language::Danish => DANISH,
        Language::English => ENGLISH,
    };
    let mut written = Vec::new();
    for (path, text) in files.into_iter().chain(ci.map(Ci::workflow)) {
        let path = folder.join(path.replace("{year}", &format!("{:04}", today.year())));
        // An existing .gitignore is kept.
        if path.ends_with(".gitignore") && path.exists() {
            continue;
        }
        let text = text.replace("\"{title}\"", &quoted(&title)).replace("{title}", &title);
        create(&path, &text.replace("{today}", &today.to_string()))?;
        written.push(path);
    }
    Ok(written)
}

/// Writes a new file of a kind, and gives its path.
///
/// # Errors
/// If the file exists, if the title has no letter or digit for a file name, if there is no folder `content/`, if the
/// kind is media or a topic, or if the system refuses.
pub fn new_file(site: &Path, kind: Kind, title: &str, today: Day) -> Result<PathBuf, Failure> {
    let (folder, skeleton) = skeleton(kind).ok_or_else(|| {
        Failure::Usage(format!("nothing of the kind `{}` can be begun like this", kind.as_str()))
    })?;
    if !site.join("content").is_dir() {
        let advice = "name the site's folder with --site, or begin one with `faktum init`";
        return Err(Failure::Usage(format!("{} has no folder content/: {advice}", site.display())));
    }
    let id = Id::fold(title)
        .ok_or_else(|| Failure::Usage(format!("`{title}` has no letters or digits to make a name of")))?;
    let ending = if matches!(kind, Kind::Release | Kind::Page) { "md" } else { "yaml" };
    let folder = folder.replace("{year}", &format!("{:04}", today.year()));
    let path = in_site(site, &folder).join(format!("{id}.{ending}"));
    let first = |folder: &str| first_id(&site.join(folder)).unwrap_or_else(|| "???".to_owned());
    let text = skeleton
        .replace("# {title}", &format!("# {}", title.replace(['\n', '\r'], " ")))
        .replace("{title}", &quoted(title))
        .replace("{today}", &today.to_string())
        .replace("{organisation}", &first("content/organisations"))
        .replace("{person}", &first("content/people"));
    create(&path, &text)?;
    Ok(path)
}

/// A path in the site's folder as people write it: `content/pages`, not `./content/pages`.
pub fn in_site(site: &Path, path: &str) -> PathBuf {
    if site == Path::new(".") { PathBuf::from(path) } else { site.join(path) }
}

/// The folder and the text of a new file of a kind. `None` for media and topics, which have no file of their own to begin.
fn skeleton(kind: Kind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        Kind::Release => ("content/releases/{year}", include_str!("scaffold/new/release.md")),
        Kind::Page => ("content/pages", include_str!("scaffold/new/page.md")),
        Kind::Organisation => ("content/organisations", include_str!("scaffold/new/organisation.yaml")),
        Kind::Person => ("content/people", include_str!("scaffold/new/person.yaml")),
        Kind::Partnership => ("content/partnerships", include_str!("scaffold/new/partnership.yaml")),
        Kind::Agreement => ("content/agreements", include_str!("scaffold/new/agreement.yaml")),
        Kind::Statement => ("content/statements", include_str!("scaffold/new/statement.yaml")),
        Kind::Media | Kind::Topic => return None,
    })
}

/// A text in double quotes, as YAML 1.2 and JSON write it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The first id among the sheets of a folder: an example of an id that exists.
fn first_id(folder: &Path) -> Option<String> {
    let mut ids: Vec<String> = fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let is_sheet = path.extension().is_some_and(|ending| ending == "yaml");
            Some(path.file_stem().filter(|_| is_sheet)?.to_str()?.to_owned())
        })
        .collect();
    ids.sort();
    ids.into_iter().next()
}

/// Writes a file that must not exist yet.
fn create(path: &Path, text: &str) -> Result<(), Failure> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    let written =
        folder.and_then(|()| File::create_new(path)).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            Failure::Usage(format!("{} is there already and stays as it is", path.display()))
        }
        _ => Failure::at(path, "write", &error),
    })
}
