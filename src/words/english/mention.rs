//! The words for texts that the fact sheets contradict, in English.

use super::kind;
use crate::diagnostic::MentionProblem;
use crate::words::Words;

pub(super) fn words(problem: &MentionProblem) -> Words {
    match problem {
        MentionProblem::NotInAbout { name, field, thing, .. } => Words::new(format!(
            "the text names the {} `{name}`, which is neither under `about` nor a link",
            kind(thing.kind)
        ))
        .help(format!("write under `about`: `{field}: [{}]`, or make the name a link", thing.id)),
        MentionProblem::QuotationDiffers { said, written, .. } => Words::new("the quotation has other words than the statement")
            .help(format!("said: `{said}`"))
            .help(format!("written: `{written}`"))
            .help("quote what was said; write `…` where something is left out, and words of your own in square brackets")
            .help("if it was said at another time, add another statement, or say why: `waivers: [{check: quotation-differs, reason: …}]`"),
    }
}
