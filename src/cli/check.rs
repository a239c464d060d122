//! `faktum check`: builds the site in memory, prints the problems, and writes nothing but the evidence that was
//! asked for and what the hosts of links said.

use std::time::Instant;

use super::evidence::{self, Judge};
use super::problems::{self, tell};
use super::{CheckArguments, Outcome, build_once, external};
use crate::diagnostic::{Diagnostics, Severity};
use crate::external::WebClient;
use crate::failure::Failure;
use crate::model::MessageLanguage;
use crate::words::Message;

pub(super) fn check(
    CheckArguments { site: arguments, evidence, external, allow, timeout, .. }: &CheckArguments,
    language: MessageLanguage,
) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let options = arguments.options()?;
    let deny_warnings = options.deny_warnings;
    if let Some(folder) = evidence {
        evidence::check_folder(folder, &options.site)?;
    }
    let judge = evidence.as_deref().map(|folder| (folder, Judge::default()));
    let mut build = build_once(&options, language)?;
    let inspectors = build.inspectors()?;
    let mut problems = Diagnostics::default();
    let mut pages = None;
    if let Some(outputs) = &mut build.outputs {
        outputs.leave_out_drawn();
        // Every page is rendered and dropped, because a template can fail on a single one.
        problems.extend(inspectors.make_all(
            outputs,
            |_| false,
            |output, content| {
                if let Some((_, judge)) = &judge {
                    judge.look(outputs, output, &content);
                }
                Ok(())
            },
        )?);
        pages = Some(outputs.list().iter().filter(|output| output.is_page).count());
    }
    if *external {
        let client = WebClient::new(allow.clone(), *timeout);
        problems.extend(external::problems(&build, &client, &options.site, language)?);
    }
    build.add(problems);
    problems::show(&build, arguments.format, language, &arguments.site);
    problems::show_skipped(&inspectors, language);
    let seconds = start.elapsed().as_secs_f64();
    tell(&Message::Checked { pages, found: problems::found(&build), seconds }, language);
    problems::show_timings(&build, arguments);
    problems::show_minor(&build, arguments.format, language);
    problems::show_unlinked(&build, language);
    problems::show_held_back(&build, arguments.format, language);
    if let Some((folder, judge)) = judge {
        // A page that could not be made was not judged.
        match build.outputs {
            Some(_) if build.count(Severity::Error) == 0 => {
                evidence::write(&judge.evidence(), &build, options.now, folder, language)?;
            }
            _ => {
                tell(&Message::NoEvidence, language);
                return Ok(Outcome::Problems);
            }
        }
    }
    Ok(problems::outcome(&build, deny_warnings))
}
