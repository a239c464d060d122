//! The words for texts that the fact sheets contradict, in Danish.

use super::noun;
use crate::diagnostic::{AmountLikeness, MentionProblem};
use crate::model::ReducedDate;
use crate::model::conventions::DANISH;
use crate::words::{Words, one_line, plain_spaces, titles};

pub(super) fn words(problem: &MentionProblem) -> Words {
    match problem {
        MentionProblem::NotInAbout { name, field, thing, .. } => Words::new(format!(
            "teksten nævner {} `{name}`, som ikke er nævnt under `about` og ikke er et link",
            noun(thing.kind).2
        ))
        .help(format!("skriv under `about`: `{field}: [{}]`, eller gør navnet til et link", thing.id)),
        MentionProblem::NearAmount { said, written, likeness } => near_amount(&one_line(said), written, *likeness),
        MentionProblem::UnlinkedAmount { said, to } => {
            let said = one_line(said);
            Words::new(format!("`{said}` er aftalens beløb, men ikke et link til det"))
                .help(format!("skriv `[{said}]({to})`, så bliver beløbet altid holdt op mod aftalen"))
        }
        MentionProblem::TitleDiffers { written, person, held, day, .. } => {
            let written = one_line(written);
            let day = plain_spaces(&day.print(&DANISH));
            let known = match &held[..] {
                [] => "har personen ingen titel den dag".to_owned(),
                held => format!("er titlen {}", titles(held, " og ")),
            };
            Words::new(format!("teksten giver {person} titlen `{written}`, men ifølge faktaarket {known} ({day})"))
                .help("ret titlen eller faktaarket, eller skriv `tidligere` foran titlen, hvis det er det, der menes")
        }
        MentionProblem::NotAParticipant { organisation, partnership, left: Some(left), .. } => {
            let organisation = one_line(organisation);
            let left = plain_spaces(&left.print(&DANISH));
            Words::new(format!("teksten siger, at `{organisation}` deltager i {partnership}, men ifølge faktaarket deltog den kun til {left}"))
                .help("skriv det i datid, eller ret faktaarket")
        }
        MentionProblem::NotAParticipant { organisation, id, partnership, is_complete, .. } => {
            let organisation = one_line(organisation);
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
            let written = one_line(written);
            let agreed = plain_spaces(&agreed_on.print(&DANISH));
            let when = if matches!(agreed_on, ReducedDate::Day(_)) { "den" } else { "i" };
            Words::new(format!("teksten giver {agreement} datoen `{written}`, men ifølge faktaarket blev aftalen indgået {when} {agreed}"))
                .help("ret datoen i teksten eller `agreed_on` på faktaarket")
        }
        MentionProblem::QuotationDiffers { said, written, .. } => Words::new("citatet har andre ord end udtalelsen")
            .help(format!("sagt: `{said}`"))
            .help(format!("skrevet: `{written}`"))
            .help("skriv citatet, som det blev sagt; skriv `…`, hvor noget er udeladt, og egne ord i firkantede parenteser")
            .help("sagde personen det en anden gang, så opret en udtalelse mere, eller skriv hvorfor: `waivers: [{check: quotation-differs, reason: …}]`"),
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
