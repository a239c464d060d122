//! The words for texts that the fact sheets contradict, in English.

use super::kind;
use crate::diagnostic::MentionProblem;
use crate::model::Language;
use crate::words::{Words, plain_spaces};

pub(super) fn words(problem: &MentionProblem) -> Words {
    match problem {
        MentionProblem::NotInAbout { name, field, thing, .. } => Words::new(format!(
            "the text names the {} `{name}`, which is neither under `about` nor a link",
            kind(thing.kind)
        ))
        .help(format!("write under `about`: `{field}: [{}]`, or make the name a link", thing.id)),
        MentionProblem::TitleDiffers { written, person, held, day, .. } => {
            let day = plain_spaces(&day.print(Language::English));
            let known = match &held[..] {
                [] => "it is not held on that day".to_owned(),
                held => format!("the title is `{}`", held.join("` and `")),
            };
            Words::new(format!("the text gives {person} the title `{written}`, but according to the sheet {known} ({day})"))
                .help("correct the title or the sheet, or write `former` before the title if that is meant")
        }
    }
}
