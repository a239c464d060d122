//! The words for texts that the fact sheets contradict, in English.

use super::kind;
use crate::diagnostic::{AmountLikeness, MentionProblem};
use crate::model::ReducedDate;
use crate::model::conventions::ENGLISH;
use crate::words::{Words, one_line, plain_spaces, titles};

pub(super) fn words(problem: &MentionProblem) -> Words {
    match problem {
        MentionProblem::NotInAbout { name, field, thing, .. } => Words::new(format!(
            "the text names the {} `{name}`, which is neither under `about` nor a link",
            kind(thing.kind)
        ))
        .help(format!("write under `about`: `{field}: [{}]`, or make the name a link", thing.id)),
        MentionProblem::NearAmount { said, written, likeness } => near_amount(&one_line(said), written, *likeness),
        MentionProblem::UnlinkedAmount { said, to } => {
            let said = one_line(said);
            Words::new(format!("`{said}` is the agreement’s amount, but no link to it"))
                .help(format!("write `[{said}]({to})`, and the amount is always compared with the sheet"))
        }
        MentionProblem::TitleDiffers { written, person, held, day, .. } => {
            let written = one_line(written);
            let day = plain_spaces(&day.print(&ENGLISH));
            let known = match &held[..] {
                [] => "there is no title on that day".to_owned(),
                held => format!("the title is {}", titles(held, " and ")),
            };
            Words::new(format!(
                "the text gives {person} the title `{written}`, but according to the sheet {known} ({day})"
            ))
            .help("correct the title or the sheet, or write `former` before the title if that is meant")
        }
        MentionProblem::NotAParticipant { organisation, partnership, left: Some(left), .. } => {
            let organisation = one_line(organisation);
            let left = plain_spaces(&left.print(&ENGLISH));
            Words::new(format!("the text says that `{organisation}` takes part in {partnership}, but according to the sheet only until {left}"))
                .help("write it in the past tense, or correct the sheet")
        }
        MentionProblem::NotAParticipant { organisation, id, partnership, is_complete, .. } => {
            let organisation = one_line(organisation);
            let list = if *is_complete {
                "the sheet does not list it"
            } else {
                "the sheet, whose list is not complete, does not list it"
            };
            Words::new(format!("the text says that `{organisation}` takes part in {partnership}, but {list}"))
                .help(format!(
                    "correct the text, or write in the sheet under `participants`: `- organisation: {id}`"
                ))
        }
        MentionProblem::AgreementDate { written, agreement, agreed_on, .. } => {
            let written = one_line(written);
            let agreed = plain_spaces(&agreed_on.print(&ENGLISH));
            let when = if matches!(agreed_on, ReducedDate::Day(_)) { "on" } else { "in" };
            Words::new(format!("the text gives {agreement} the date `{written}`, but according to the sheet it was made {when} {agreed}"))
                .help("correct the date in the text or `agreed_on` in the sheet")
        }
        MentionProblem::QuotationDiffers { said, written, .. } => Words::new("the quotation has other words than the statement")
            .help(format!("said: `{said}`"))
            .help(format!("written: `{written}`"))
            .help("quote what was said; write `…` where something is left out, and words of your own in square brackets")
            .help("if it was said at another time, add another statement, or say why: `waivers: [{check: quotation-differs, reason: …}]`"),
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
