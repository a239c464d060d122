//! The words in English.

mod accessibility;
mod changes;
mod codes;
mod evidence;
mod external;
mod failure;
mod field;
mod file;
mod mention;
mod message;
mod page;
mod reference;
mod rule;
mod text;
mod theme;
mod theme_files;

pub(super) use accessibility::rule as accessibility;
pub(super) use codes::explanation;
pub(super) use evidence::{WORDS as EVIDENCE, criterion};
pub(super) use message::message;
pub(super) use page::page_text;

use super::{Words, plain_spaces};
use crate::diagnostic::{Problem, Related};
use crate::model::conventions::ENGLISH;
use crate::model::date::{Moment, Zone, month_name};
use crate::model::{Day, Kind, Money};

pub(super) const TRANSLATION_HINT: &str =
    "Translate the fields and the text; everything else is taken from the original.";

pub(super) fn problem(problem: &Problem) -> Words {
    match problem {
        Problem::File(problem) => file::words(problem),
        Problem::Field(problem) => field::words(problem),
        Problem::Reference(problem) => reference::words(problem),
        Problem::Rule(problem) => rule::words(problem),
        Problem::Mention(problem) => mention::words(problem),
        Problem::Text(problem) => text::words(problem),
        Problem::Theme(problem) => theme::words(problem),
        Problem::Accessibility(problem) => accessibility::words(problem),
        Problem::External(problem) => external::words(problem),
    }
}

pub(super) fn related(related: Related) -> &'static str {
    match related {
        Related::FirstFile => "this is the first",
        Related::Original => "the original gives the facts",
        Related::FirstElement => "it is here already",
        Related::Sheet => "its fact sheet",
        Related::Statement => "the statement",
        Related::Amount => "the agreement’s amount",
        Related::SamePath => "the other one is here",
    }
}

/// Says at the caret what was probably meant.
fn meaning(words: Words, meant: Option<&str>) -> Words {
    match meant {
        Some(meant) => words.label(format!("did you mean `{meant}`?")),
        None => words,
    }
}

/// What a kind is called.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Media => "picture",
        _ => kind.as_str(),
    }
}

/// One of a kind: `an organisation`.
fn a_kind(of: Kind) -> String {
    let article = if matches!(of, Kind::Organisation | Kind::Agreement) { "an" } else { "a" };
    format!("{article} {}", kind(of))
}

/// An amount as it is said: `about DKK 215 million`.
fn amount(amount: Money) -> String {
    plain_spaces(&amount.print(&ENGLISH))
}

/// A moment in a list: `4 Jan 2021 06:00`.
fn short_moment(moment: Moment, zone: &Zone) -> String {
    format!("{} {}", short_day(moment.day_in(zone)), moment.clock(zone))
}

/// A day in a list: `4 Jan 2021`.
fn short_day(day: Day) -> String {
    let month = &month_name(day.month(), &ENGLISH)[..3];
    format!("{} {month} {}", day.day_of_month(), day.year())
}

/// A moment as it is said, with the time of day unless that is midnight: `4 January 2021 at 6:00`.
fn moment(moment: Moment, zone: &Zone) -> String {
    let day = moment.day_in(zone).print(&ENGLISH);
    if moment.is_midnight(zone) {
        return day;
    }
    format!("{day} at {}", moment.print_time(zone, &ENGLISH))
}
