//! `faktum check --external`: asks the hosts of links whether their pages are still there.
//!
//! Takes a build and what asks; gives a problem for each link that is dead, moved or in doubt. It says what was not asked, and why.

use std::path::Path;

use super::problems::tell;
use crate::diagnostic::{Diagnostic, Doubt, ExternalProblem};
use crate::external::{Asking, Client, MEMORY_FILE, Memory, PAUSE, Plan, Refusal, Target, Verdict};
use crate::failure::Failure;
use crate::model::MessageLanguage;
use crate::model::date::Zone;
use crate::pipeline::Build;
use crate::words::Message;

/// Asks, and gives the problems of all links that leave the site.
///
/// # Errors
/// If what was remembered cannot be read, or what was learnt cannot be written.
pub(super) fn problems(
    build: &Build,
    client: &impl Client,
    site: &Path,
    language: MessageLanguage,
) -> Result<Vec<Diagnostic>, Failure> {
    let (Some(links), Some(zone)) = (build.external_links(), build.zone()) else {
        return Ok(Vec::new());
    };
    let mut memory = match Memory::read(site)? {
        Some(memory) => memory,
        None => {
            tell(&Message::ForgottenAnswers { file: &site.join(MEMORY_FILE) }, language);
            Memory::default()
        }
    };
    let now = build.now();
    let targets: Vec<Target> = links.urls().filter_map(Target::parse).collect();
    memory.keep(targets.iter().map(Target::as_str));
    let plan = Plan::new(links.urls(), &memory, now);
    if plan.addresses() > 0 {
        tell(&Message::Asking { addresses: plan.addresses(), hosts: plan.hosts() }, language);
    }
    let verdicts = plan.ask(&Asking { client, pause: PAUSE, now, site }, &mut memory)?;
    let mut found = Vec::new();
    for (url, verdict) in &verdicts {
        if let Verdict::NotAsked(refusal) = verdict {
            tell_refusal(url, *refusal, language);
        }
        found.extend(problem(url, verdict, zone));
    }
    Ok(links.problems(build.sources(), found))
}

fn tell_refusal(url: &str, refusal: Refusal, language: MessageLanguage) {
    match refusal {
        Refusal::Private => {
            let host = Target::parse(url).map(|target| target.host_and_port().to_owned());
            tell(&Message::PrivateHost { url, host: &host.unwrap_or_default() }, language);
        }
        Refusal::Robots => tell(&Message::RefusedByRobots { url }, language),
    }
}

fn problem(url: &str, verdict: &Verdict, zone: &Zone) -> Option<ExternalProblem> {
    let url = url.to_owned();
    match verdict {
        Verdict::Fine | Verdict::NotAsked(_) => None,
        Verdict::Gone { status, remembered } => {
            let remembered = remembered.map(|asked| asked.day_in(zone));
            Some(ExternalProblem::Gone { url, status: *status, remembered })
        }
        Verdict::Moved { to } => Some(ExternalProblem::Moved { url, to: to.clone() }),
        Verdict::Status(status) => Some(ExternalProblem::Unsure { url, doubt: Doubt::Status(*status) }),
        Verdict::NoAnswer => Some(ExternalProblem::Unsure { url, doubt: Doubt::NoAnswer }),
    }
}
