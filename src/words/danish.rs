//! The words in Danish.

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
use crate::model::conventions::DANISH;
use crate::model::date::{Moment, Zone, month_name};
use crate::model::{Day, Kind, Money};

pub(super) const TRANSLATION_HINT: &str = "Oversæt felterne og teksten; resten tages fra originalen.";

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
        Related::FirstFile => "den første fil",
        Related::Original => "originalen har oplysningerne",
        Related::FirstElement => "den første er her",
        Related::Sheet => "faktaarket",
        Related::Statement => "udtalelsen",
        Related::Amount => "aftalens beløb",
        Related::SamePath => "den anden er her",
    }
}

/// Says at the caret what was probably meant.
fn meaning(words: Words, meant: Option<&str>) -> Words {
    match meant {
        Some(meant) => words.label(format!("mente du `{meant}`?")),
        None => words,
    }
}

/// The article of a kind's word, the word, and the word for the one of the kind.
fn noun(kind: Kind) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::Organisation => ("en", "organisation", "organisationen"),
        Kind::Person => ("en", "person", "personen"),
        Kind::Partnership => ("et", "partnerskab", "partnerskabet"),
        Kind::Agreement => ("en", "aftale", "aftalen"),
        Kind::Statement => ("en", "udtalelse", "udtalelsen"),
        Kind::Media => ("et", "billede", "billedet"),
        Kind::Release => ("en", "pressemeddelelse", "pressemeddelelsen"),
        Kind::Page => ("en", "side", "siden"),
        Kind::Topic => ("et", "emne", "emnet"),
    }
}

/// One of a kind: `en organisation`.
fn a_kind(kind: Kind) -> String {
    let (article, word, _) = noun(kind);
    format!("{article} {word}")
}

/// None of a kind: `ingen organisation`.
fn no_kind(kind: Kind) -> String {
    let (article, word, _) = noun(kind);
    format!("{} {word}", if article == "et" { "intet" } else { "ingen" })
}

/// An amount as it is said: `ca. 215 mio. kr.`
fn amount(amount: Money) -> String {
    plain_spaces(&amount.print(&DANISH))
}

/// A moment in a list: `4. jan. 2021 kl. 6.00`.
fn short_moment(moment: Moment, zone: &Zone) -> String {
    let time = plain_spaces(&moment.print_time(zone, &DANISH));
    format!("{} {time}", short_day(moment.day_in(zone)))
}

/// A day in a list: `4. jan. 2021`.
fn short_day(day: Day) -> String {
    let name = month_name(day.month(), &DANISH);
    let month = if name == "maj" { name.to_owned() } else { format!("{}.", &name[..3]) };
    format!("{}. {month} {}", day.day_of_month(), day.year())
}

/// A moment as it is said, with the time of day unless that is midnight: `4. januar 2021 kl. 6.00`.
fn moment(moment: Moment, zone: &Zone) -> String {
    let day = moment.day_in(zone).print(&DANISH);
    if moment.is_midnight(zone) {
        return day;
    }
    format!("{day} {}", plain_spaces(&moment.print_time(zone, &DANISH)))
}
