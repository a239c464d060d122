//! The words for releases that have changed, in Danish.

use crate::diagnostic::ChangedPart;
use crate::model::Day;
use crate::model::conventions::DANISH;
use crate::words::{Words, plain_spaces};

pub(super) fn unexplained_change(parts: &[ChangedPart], since: Day) -> Words {
    let changed = listed(parts);
    let words =
        Words::new(format!("{changed} er ændret siden den {}, uden at `changes` siger det", print(since)));
    if parts.contains(&ChangedPart::Amounts) {
        words.help("skriv under `changes`, hvad der er ændret; et ændret beløb kan ikke være `minor`")
    } else {
        words.help("skriv under `changes`, hvad der er ændret; behøver læserne ikke at vide det, f.eks. ved en tastefejl, så tilføj `minor: true`")
    }
}

pub(super) fn minor_amount(since: Day) -> Words {
    Words::new(format!("et beløb er ændret siden den {}, så ændringen er ikke uvæsentlig", print(since)))
        .help("fjern `minor`, så læserne får det at vide")
}

fn listed(parts: &[ChangedPart]) -> String {
    let names: Vec<&str> = parts.iter().map(|part| name(*part)).collect();
    match names.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} og {last}", first.join(", ")),
        _ => names.concat(),
    }
}

fn name(part: ChangedPart) -> &'static str {
    match part {
        ChangedPart::Title => "titlen",
        ChangedPart::Amounts => "beløbene",
        ChangedPart::Text => "teksten",
        ChangedPart::Facts => "afsenderen eller datoen",
        ChangedPart::Withdrawal => "tilbagetrækningen",
    }
}

fn print(day: Day) -> String {
    plain_spaces(&day.print(&DANISH))
}
