//! The words for texts that the fact sheets contradict, in English.

use super::kind;
use crate::diagnostic::{AmountLikeness, MentionProblem};
use crate::words::Words;

pub(super) fn words(problem: &MentionProblem) -> Words {
    match problem {
        MentionProblem::NotInAbout { name, field, thing, .. } => Words::new(format!(
            "the text names the {} `{name}`, which is neither under `about` nor a link",
            kind(thing.kind)
        ))
        .help(format!("write under `about`: `{field}: [{}]`, or make the name a link", thing.id)),
        MentionProblem::NearAmount { said, written, likeness } => near_amount(said, written, *likeness),
        MentionProblem::UnlinkedAmount { said, to } => {
            Words::new(format!("`{said}` is the agreement’s amount, but no link to it"))
                .help(format!("write `[{said}]({to})`, and the amount is always compared with the sheet"))
        }
    }
}

fn near_amount(said: &str, written: &str, likeness: AmountLikeness) -> Words {
    let how = match likeness {
        AmountLikeness::Close => "is nearly the agreement’s amount",
        AmountLikeness::OneDigit => "differs from the agreement’s amount in one digit",
        AmountLikeness::Exchanged => "differs from the agreement’s amount by two exchanged digits",
        AmountLikeness::OtherScale => "has the digits of the agreement’s amount, but another size",
        AmountLikeness::SamePurpose => "is not the amount that the agreement gives for this purpose",
    };
    Words::new(format!("`{said}` {how}: {written}"))
        .help("correct the amount; if it is another one, say so under `waivers`")
}
