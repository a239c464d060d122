//! The words in Danish.

mod codes;
mod failure;
mod file;
mod message;
mod page;
mod reference;
mod rule;
mod theme;

pub(super) use codes::explanation;
pub(super) use message::message;
pub(super) use page::page_text;

use super::{Words, plain_spaces};
use crate::diagnostic::{Problem, Related};
use crate::model::date::{Moment, Zone};
use crate::model::{Kind, Language, Money};

pub(super) fn problem(problem: &Problem) -> Words {
    match problem {
        Problem::File(problem) => file::words(problem),
        Problem::Reference(problem) => reference::words(problem),
        Problem::Rule(problem) => rule::words(problem),
        Problem::Theme(problem) => theme::words(problem),
        Problem::Text { message, .. } => Words::new(message.clone()),
    }
}

pub(super) fn related(related: Related) -> &'static str {
    match related {
        Related::FirstFile => "den første fil",
        Related::Original => "originalen har oplysningerne",
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

/// None of a kind: `ingen organisation`.
fn no_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Organisation => "ingen organisation",
        Kind::Person => "ingen person",
        Kind::Partnership => "intet partnerskab",
        Kind::Agreement => "ingen aftale",
        Kind::Statement => "ingen udtalelse",
        Kind::Media => "intet billede",
        Kind::Release => "ingen pressemeddelelse",
        Kind::Page => "ingen side",
        Kind::Topic => "intet emne",
    }
}

/// The one of a kind: `organisationen`.
fn the_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Organisation => "organisationen",
        Kind::Person => "personen",
        Kind::Partnership => "partnerskabet",
        Kind::Agreement => "aftalen",
        Kind::Statement => "udtalelsen",
        Kind::Media => "billedet",
        Kind::Release => "pressemeddelelsen",
        Kind::Page => "siden",
        Kind::Topic => "emnet",
    }
}

/// An amount as it is said: `ca. 215 mio. kr.`
fn amount(amount: Money) -> String {
    plain_spaces(&amount.print(Language::Danish))
}

/// A moment as it is said, with the time of day unless that is midnight: `4. januar 2021 kl. 6.00`.
fn moment(moment: Moment, zone: &Zone) -> String {
    let day = moment.day_in(zone).print(Language::Danish);
    if moment.is_midnight(zone) {
        return day;
    }
    format!("{day} {}", plain_spaces(&moment.print_time(zone, Language::Danish)))
}
