//! `faktum init`, `faktum new`, `faktum schema` and `faktum completions`.
//!
//! Takes what was typed; prints the paths of the files that [`crate::scaffold`] has written, or the script that clap makes.

use std::path::Path;

use clap::CommandFactory;

use super::problems::{print, tell};
use super::{Arguments, NewKind, Outcome, now};
use crate::failure::Failure;
use crate::model::date::Zone;
use crate::model::kinds::FileKind;
use crate::model::{Day, Language, MessageLanguage};
use crate::scaffold::{self, Ci};
use crate::words::Message;

/// Begins a site in a language; `of_messages` is that of what is said about it.
pub(super) fn init(
    folder: &Path,
    language: Language,
    ci: Option<Ci>,
    of_messages: MessageLanguage,
) -> Result<Outcome, Failure> {
    for path in scaffold::new_site(folder, language, ci, today()?)? {
        print(&format!("{}\n", path.display()));
    }
    tell(&Message::NewSite { folder }, of_messages);
    Ok(Outcome::Fine)
}

pub(super) fn new(site: &Path, kind: NewKind, title: &str) -> Result<Outcome, Failure> {
    let path = match kind {
        NewKind::File(kind) => scaffold::new_file(site, kind, title, today()?)?,
        NewKind::Translation => scaffold::new_translation(site, title)?,
    };
    print(&format!("{}\n", path.display()));
    Ok(Outcome::Fine)
}

/// Today in Denmark: a new site has its time zone.
fn today() -> Result<Day, Failure> {
    let zone = Zone::from_name("Europe/Copenhagen")
        .ok_or_else(|| Failure::Bug("the time zone of Denmark is unknown".to_owned()))?;
    Ok(now(None)?.moment(&zone).day_in(&zone))
}

pub(super) fn completions(shell: clap_complete::Shell) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "faktum", &mut script);
    print(&String::from_utf8_lossy(&script));
    Ok(Outcome::Fine)
}

pub(super) fn print_schema(kind: &FileKind, language: MessageLanguage) -> Result<Outcome, Failure> {
    print(&scaffold::schema_text(kind, language));
    Ok(Outcome::Fine)
}

pub(super) fn write_schemas(folder: Option<&Path>, language: MessageLanguage) -> Result<Outcome, Failure> {
    for path in scaffold::write_schemas(folder.unwrap_or(Path::new(".")), language)? {
        print(&format!("{}\n", path.display()));
    }
    Ok(Outcome::Fine)
}
