//! `faktum init`, `faktum new` and `faktum completions`

use std::path::Path;

use clap::CommandFactory;

use super::problems::{print, say};
use super::{Arguments, CiService, NewKind, NewLanguage, Outcome, now};
use crate::failure::Failure;
use crate::model::date::Zone;
use crate::model::{Day, Kind, Language};
use crate::scaffold;

pub(super) fn init(folder: &Path, language: NewLanguage, ci: Option<CiService>) -> Result<Outcome, Failure> {
    let ci = ci.map(|ci| match ci {
        CiService::Github => scaffold::Ci::Github,
        CiService::Gitlab => scaffold::Ci::Gitlab,
    });
    let language = match language {
        NewLanguage::Da => Language::Danish,
        NewLanguage::En => Language::English,
    };
    for path in scaffold::new_site(folder, language, ci, today()?)? {
        print(&format!("{}\n", path.display()));
    }
    let folder = folder.display();
    say(&format!("next: faktum serve --site {folder} --open, and change base_url in content/site.yaml\n"));
    Ok(Outcome::Fine)
}

pub(super) fn new(site: &Path, kind: NewKind, title: &str) -> Result<Outcome, Failure> {
    let path = scaffold::new_file(site, kind.into(), title, today()?)?;
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

impl From<NewKind> for Kind {
    fn from(kind: NewKind) -> Kind {
        match kind {
            NewKind::Release => Kind::Release,
            NewKind::Partnership => Kind::Partnership,
            NewKind::Agreement => Kind::Agreement,
            NewKind::Organisation => Kind::Organisation,
            NewKind::Person => Kind::Person,
            NewKind::Page => Kind::Page,
            NewKind::Statement => Kind::Statement,
        }
    }
}
