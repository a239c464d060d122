//! The words for texts that the fact sheets contradict, in Danish.

use super::noun;
use crate::diagnostic::MentionProblem;
use crate::model::Language;
use crate::words::{Words, plain_spaces};

pub(super) fn words(problem: &MentionProblem) -> Words {
    match problem {
        MentionProblem::NotInAbout { name, field, thing, .. } => Words::new(format!(
            "teksten nævner {} `{name}`, som ikke er nævnt under `about` og ikke er et link",
            noun(thing.kind).2
        ))
        .help(format!("skriv under `about`: `{field}: [{}]`, eller gør navnet til et link", thing.id)),
        MentionProblem::TitleDiffers { written, person, held, day, .. } => {
            let day = plain_spaces(&day.print(Language::Danish));
            let known = match &held[..] {
                [] => "har personen den ikke den dag".to_owned(),
                held => format!("er titlen `{}`", held.join("` og `")),
            };
            Words::new(format!("teksten giver {person} titlen `{written}`, men ifølge faktaarket {known} ({day})"))
                .help("ret titlen eller faktaarket, eller skriv `tidligere` foran titlen, hvis det er det, der menes")
        }
    }
}
