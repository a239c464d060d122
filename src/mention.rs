//! What a text mentions that a sheet or a calendar can know: amounts of money, and dates.
//!
//! Takes a plain text and its language; gives each [`Mention`] with its bytes, from the left. It is a pure function and knows
//! no site: what a mention agrees with is found out by [`crate::check`]. A language is one table.

mod amounts;
mod anchors;
mod currencies;
mod danish;
mod dates;
mod digits;
mod ends;
mod english;
mod figure;
mod grammar;
mod hedges;
mod numbers;
mod ranges;
mod scales;
mod tokens;
mod vocabulary;

use std::ops::Range;

pub use amounts::Amount;
pub use dates::{CalendarDay, DateMention, NamedWeekday, YearHint, dates, may_have_wrong_date};
pub use figure::Figure;

use crate::model::Language;

/// Something that a text mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mention {
    Amount(Amount),
    Date(DateMention),
}

impl Mention {
    /// The bytes of the text that mention it.
    pub fn range(&self) -> Range<usize> {
        match self {
            Mention::Amount(amount) => amount.range.clone(),
            Mention::Date(date) => date.range.clone(),
        }
    }
}

/// Everything that a text mentions, from the left.
pub fn mentions(text: &str, language: Language) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = amounts(text, language).into_iter().map(Mention::Amount).collect();
    mentions.extend(dates(text, language).into_iter().map(Mention::Date));
    mentions.sort_by_key(|mention| mention.range().start);
    mentions
}

/// The amounts in a text, from the left.
pub fn amounts(text: &str, language: Language) -> Vec<Amount> {
    amounts::amounts(text, language.pick(&danish::DANISH, &english::ENGLISH))
}
