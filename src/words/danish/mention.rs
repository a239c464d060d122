//! The words for texts that the fact sheets contradict, in Danish.

use super::noun;
use crate::diagnostic::{AmountLikeness, MentionProblem};
use crate::words::Words;

pub(super) fn words(problem: &MentionProblem) -> Words {
    match problem {
        MentionProblem::NotInAbout { name, field, thing, .. } => Words::new(format!(
            "teksten nævner {} `{name}`, som ikke er nævnt under `about` og ikke er et link",
            noun(thing.kind).2
        ))
        .help(format!("skriv under `about`: `{field}: [{}]`, eller gør navnet til et link", thing.id)),
        MentionProblem::NearAmount { said, written, likeness } => near_amount(said, written, *likeness),
        MentionProblem::UnlinkedAmount { said, to } => {
            Words::new(format!("`{said}` er aftalens beløb, men ikke et link til det"))
                .help(format!("skriv `[{said}]({to})`, så bliver beløbet altid holdt op mod aftalen"))
        }
    }
}

fn near_amount(said: &str, written: &str, likeness: AmountLikeness) -> Words {
    let how = match likeness {
        AmountLikeness::Close => "er næsten aftalens beløb",
        AmountLikeness::OneDigit => "afviger fra aftalens beløb på ét ciffer",
        AmountLikeness::Exchanged => "afviger fra aftalens beløb ved to ombyttede cifre",
        AmountLikeness::OtherScale => "har de samme cifre som aftalens beløb, men ikke samme størrelse",
        AmountLikeness::SamePurpose => "er ikke det beløb, som aftalen giver til dette formål",
    };
    Words::new(format!("`{said}` {how}: {written}"))
        .help("ret beløbet; hvis det er et andet beløb, så skriv det under `waivers`")
}
