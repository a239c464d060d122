//! The words for texts that the fact sheets contradict, in Danish.

use super::noun;
use crate::diagnostic::MentionProblem;
use crate::model::{Language, ReducedDate};
use crate::words::{Words, plain_spaces, titles};

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
                [] => "har personen ingen titel den dag".to_owned(),
                held => format!("er titlen {}", titles(held, " og ")),
            };
            Words::new(format!("teksten giver {person} titlen `{written}`, men ifølge faktaarket {known} ({day})"))
                .help("ret titlen eller faktaarket, eller skriv `tidligere` foran titlen, hvis det er det, der menes")
        }
        MentionProblem::NotAParticipant { organisation, partnership, left: Some(left), .. } => {
            let left = plain_spaces(&left.print(Language::Danish));
            Words::new(format!("teksten siger, at `{organisation}` deltager i {partnership}, men ifølge faktaarket deltog den kun til {left}"))
                .help("skriv det i datid, eller ret faktaarket")
        }
        MentionProblem::NotAParticipant { organisation, id, partnership, is_complete, .. } => {
            let list = if *is_complete {
                "faktaarket nævner den ikke"
            } else {
                "faktaarket, hvis liste ikke er komplet, nævner den ikke"
            };
            Words::new(format!("teksten siger, at `{organisation}` deltager i {partnership}, men {list}"))
                .help(format!(
                    "ret teksten, eller skriv i faktaarket under `participants`: `- organisation: {id}`"
                ))
        }
        MentionProblem::AgreementDate { written, agreement, agreed_on, .. } => {
            let agreed = plain_spaces(&agreed_on.print(Language::Danish));
            let when = if matches!(agreed_on, ReducedDate::Day(_)) { "den" } else { "i" };
            Words::new(format!("teksten giver {agreement} datoen `{written}`, men ifølge faktaarket blev aftalen indgået {when} {agreed}"))
                .help("ret datoen i teksten eller `agreed_on` på faktaarket")
        }
    }
}
