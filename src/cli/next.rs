//! `faktum next`: prints when the public site changes next without an edit, as text, JSON or a line for cron.

use serde_json::json;

use super::problems::{self, print};
use super::{NextArguments, NextFormat, Outcome, options_at};
use crate::diagnostic::Severity;
use crate::failure::Failure;
use crate::join::{NextChange, Transition};
use crate::model::date::Zone;
use crate::model::{Id, MessageLanguage};
use crate::pipeline;
use crate::report::Format;
use crate::words::{self, Message};

pub(super) fn next(arguments: &NextArguments, language: MessageLanguage) -> Result<Outcome, Failure> {
    let build = pipeline::build(&options_at(&arguments.site, arguments.now)?)?;
    let Some(zone) = build.zone().filter(|_| build.count(Severity::Error) == 0) else {
        // A file with an error may be the one that changes next.
        problems::show(&build, Format::Human, language, &arguments.site);
        return Ok(Outcome::Problems);
    };
    print(&match arguments.format {
        NextFormat::Text => text(build.next_change.as_ref(), zone, language),
        NextFormat::Json => json(build.next_change.as_ref(), zone),
        NextFormat::Cron => build.next_change.map_or(String::new(), |next| format!("{}\n", next.at.cron())),
    });
    Ok(Outcome::Fine)
}

fn text(next: Option<&NextChange>, zone: &Zone, language: MessageLanguage) -> String {
    let line = |message| format!("{}\n", words::message(&message, language));
    let Some(next) = next else {
        return line(Message::NothingChanges);
    };
    let releases = next.releases.iter().map(|(release, transition)| match transition {
        Transition::Appears => line(Message::Appears { release }),
        Transition::Expires => line(Message::Expires { release }),
    });
    format!("{}\n{}", next.at.rfc3339(zone), releases.collect::<String>())
}

fn json(next: Option<&NextChange>, zone: &Zone) -> String {
    let next = next.map(|next| {
        let releases: Vec<_> = next.releases.iter().map(release).collect();
        json!({ "at": next.at.rfc3339(zone), "releases": releases })
    });
    format!("{}\n", json!(next))
}

fn release((id, transition): &(Id, Transition)) -> serde_json::Value {
    let transition = match transition {
        Transition::Appears => "appears",
        Transition::Expires => "goes",
    };
    json!({ "release": id.as_str(), "turn": transition })
}
