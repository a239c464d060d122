//! The beginning of a site, and of each thing in it: files that say what belongs where.
//!
//! Takes a folder and a language, or a kind and a title; writes files that are to be changed, and gives their paths.
//! Nothing that is there already is ever overwritten. A new site builds without a warning; a new sheet says by the
//! first build what it still lacks.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::model::{Day, Id, Kind, Language};

/// The files of a new site: where they go, and what is in them.
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

/// A service that builds and publishes a site when its repository changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ci {
    Github,
    Gitlab,
}

impl Ci {
    /// The file that says what the service is to do.
    fn workflow(self) -> (&'static str, &'static str) {
        match self {
            Ci::Github => (".github/workflows/publish.yml", include_str!("scaffold/ci/github.yml")),
            Ci::Gitlab => (".gitlab-ci.yml", include_str!("scaffold/ci/gitlab.yml")),
        }
    }
}

/// Begins a site in a folder, with a workflow if one is wanted, and gives the paths of its files.
///
/// # Errors
/// If there is a site already, or if the system refuses.
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
    let title = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let title = title.file_name().map_or("faktum".to_owned(), |name| name.to_string_lossy().into_owned());
    let files = match language {
        Language::Danish => DANISH,
        Language::English => ENGLISH,
    };
    let mut written = Vec::new();
    for (path, text) in files.into_iter().chain(ci.map(Ci::workflow)) {
        let path = folder.join(path.replace("{year}", &format!("{:04}", today.year())));
        // Whoever has a .gitignore has it for a reason.
        if path.ends_with(".gitignore") && path.exists() {
            continue;
        }
        let text = text.replace("\"{title}\"", &quoted(&title)).replace("{title}", &title);
        create(&path, &text.replace("{today}", &today.to_string()))?;
        written.push(path);
    }
    Ok(written)
}

/// Begins a thing of a site, and gives the path of its file.
///
/// # Errors
/// If there is a file of this name, if the title has no letters to make a name of, or if the system refuses.
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

/// A path in the site's folder, as people would write it: `content/pages`, not `./content/pages`.
pub fn in_site(site: &Path, path: &str) -> PathBuf {
    if site == Path::new(".") { PathBuf::from(path) } else { site.join(path) }
}

/// Where a thing of a kind goes, and what it begins with.
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

/// The first id among the sheets of a folder: an example that exists.
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

/// Writes a file that is not there yet.
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
