//! `faktum init`, `faktum new` and `faktum completions`

use std::path::Path;

use clap::CommandFactory;

use super::problems::{print, say};
use super::{Arguments, Outcome, StartCi, StartKind, StartLanguage, now};
use crate::failure::Failure;
use crate::model::date::Zone;
use crate::model::{Day, Kind, Language};
use crate::start;

pub(super) fn init(folder: &Path, language: StartLanguage, ci: Option<StartCi>) -> Result<Outcome, Failure> {
    let ci = ci.map(|ci| match ci {
        StartCi::Github => start::Ci::Github,
        StartCi::Gitlab => start::Ci::Gitlab,
    });
    let language = match language {
        StartLanguage::Da => Language::Danish,
        StartLanguage::En => Language::English,
    };
    for path in start::site(folder, language, ci, today()?)? {
        print(&format!("{}\n", path.display()));
    }
    let folder = folder.display();
    say(&format!("next: faktum serve --site {folder} --open, and change base_url in content/site.yaml\n"));
    Ok(Outcome::Fine)
}

pub(super) fn new(site: &Path, kind: StartKind, title: &str) -> Result<Outcome, Failure> {
    let path = start::thing(site, kind.into(), title, today()?)?;
    print(&format!("{}\n", path.display()));
    Ok(Outcome::Fine)
}

/// Today in Denmark: the sites that are begun here are in its time zone.
fn today() -> Result<Day, Failure> {
    let zone = Zone::from_name("Europe/Copenhagen").unwrap_or_else(Zone::utc);
    Ok(now(None)?.moment(&zone).day_in(&zone))
}

pub(super) fn completions(shell: clap_complete::Shell) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "faktum", &mut script);
    print(&String::from_utf8_lossy(&script));
    Ok(Outcome::Fine)
}

impl From<StartKind> for Kind {
    fn from(kind: StartKind) -> Kind {
        match kind {
            StartKind::Release => Kind::Release,
            StartKind::Partnership => Kind::Partnership,
            StartKind::Agreement => Kind::Agreement,
            StartKind::Organisation => Kind::Organisation,
            StartKind::Person => Kind::Person,
            StartKind::Page => Kind::Page,
            StartKind::Statement => Kind::Statement,
        }
    }
}
