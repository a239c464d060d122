//! `faktum check --evidence`: judges every page of a site and writes what was found, for programs and for people.

use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::problems::tell;
use crate::accessibility::{Evidence, Scope, judge};
use crate::failure::{Failure, Operation};
use crate::inspect::Content;
use crate::model::MessageLanguage;
use crate::pipeline::{Build, Now};
use crate::publish::check_evidence_folder;
use crate::render::{Output, Outputs};
use crate::report::{Subject, earl, evidence_page};
use crate::words::Message;

/// Judges pages while they are made.
#[derive(Default)]
pub(super) struct Judge(Mutex<Evidence>);

impl Judge {
    /// Judges a file, if it is a page.
    pub(super) fn look(&self, outputs: &Outputs, output: &Output, content: &Content<'_, '_>) {
        let Content::InMemory(bytes) = content else {
            return;
        };
        if output.path.as_str().ends_with(".html") {
            let judgement = judge(&String::from_utf8_lossy(bytes), Scope::Everything).ok();
            let mut evidence = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            evidence.add(&outputs.address(output), judgement);
        }
    }

    /// What was found.
    pub(super) fn evidence(self) -> Evidence {
        let mut evidence = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        evidence.sort();
        evidence
    }
}

/// Refuses a folder in which readers of the site would find the report, or the next build would.
pub(super) fn check_folder(folder: &Path, site: &Path) -> Result<(), Failure> {
    check_evidence_folder(folder, site, std::env::home_dir().as_deref())
}

/// Writes the report on a build of the site of `now` into a folder: both files, or none.
pub(super) fn write(
    evidence: &Evidence,
    build: &Build,
    now: Now,
    folder: &Path,
    language: MessageLanguage,
) -> Result<(), Failure> {
    let (Some(outputs), Some(zone), Some(of_site)) = (&build.outputs, build.zone(), build.site_language())
    else {
        return Ok(());
    };
    let settings = &outputs.site().settings;
    let day = now.moment(zone).day_in(zone).to_string();
    let default = settings.default_language();
    let title = settings.title.in_language(default, default).text;
    let subject =
        Subject { title, base_url: settings.base_url.as_str(), day: &day, language: of_site.of_messages() };
    fs::create_dir_all(folder).map_err(Failure::at(folder, Operation::Create))?;
    let files = [
        ("accessibility.json", earl(evidence, subject)),
        ("accessibility.html", evidence_page(evidence, subject)),
    ];
    let staged = files.map(|(name, text)| (folder.join(name), folder.join(format!(".{name}.part")), text));
    for (_, part, text) in &staged {
        if let Err(error) = fs::write(part, text) {
            for (_, part, _) in &staged {
                // What could not be written may not be there.
                let _gone = fs::remove_file(part);
            }
            return Err(Failure::at(part, Operation::Write)(error));
        }
    }
    for (path, part, _) in &staged {
        fs::rename(part, path).map_err(Failure::at(path, Operation::Replace))?;
    }
    tell(&Message::EvidenceWritten { folder, pages: evidence.pages() }, language);
    Ok(())
}
