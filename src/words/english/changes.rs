//! The words for releases that have changed, in English.

use crate::diagnostic::ChangedPart;
use crate::model::Day;
use crate::model::conventions::ENGLISH;
use crate::words::{Words, plain_spaces};

pub(super) fn unexplained_change(parts: &[ChangedPart], since: Day) -> Words {
    let changed = listed(parts);
    let have = if parts.len() == 1 && parts[0] != ChangedPart::Amounts { "has" } else { "have" };
    let words =
        Words::new(format!("{changed} {have} changed since {}, and `changes` does not say so", print(since)));
    if parts.contains(&ChangedPart::Amounts) {
        words.help("say in `changes` what was changed; a changed amount cannot be `minor`")
    } else {
        words.help("say in `changes` what was changed; if readers need not know, as of a typing error, add `minor: true`")
    }
}

pub(super) fn minor_amount(since: Day) -> Words {
    Words::new(format!("an amount has changed since {}, so the change is not minor", print(since)))
        .help("remove `minor`, so that readers are told")
}

fn listed(parts: &[ChangedPart]) -> String {
    let names: Vec<&str> = parts.iter().map(|part| name(*part)).collect();
    match names.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => names.concat(),
    }
}

fn name(part: ChangedPart) -> &'static str {
    match part {
        ChangedPart::Title => "the title",
        ChangedPart::Amounts => "the amounts",
        ChangedPart::Text => "the text",
        ChangedPart::Facts => "the publisher or the date",
        ChangedPart::Withdrawal => "the withdrawal",
    }
}

fn print(day: Day) -> String {
    plain_spaces(&day.print(&ENGLISH))
}
