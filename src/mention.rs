//! What a text mentions that a sheet or a calendar can know: amounts of money, dates, and names.
//!
//! Takes a plain text, its language, and the [`Names`] of the site; gives each [`Mention`] with its bytes, from the left. It is a pure
//! function and knows no facts: what a mention agrees with is found out by [`crate::check`]. A language is one table.

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
mod names;
mod numbers;
mod purpose;
mod ranges;
mod scales;
mod scan;
mod sentences;
mod tokens;
mod vocabulary;

use std::ops::Range;

pub use amounts::Amount;
use amounts::AmountReader;
pub use dates::{CalendarDay, DateMention, NamedWeekday, YearHint, dates, may_have_wrong_date};
pub use figure::Figure;
pub use names::{Meaning, NameForm, NameHit, NamedThing, Names, NamesBuilder, ThingIx};
pub use purpose::{is_of_another_kind, is_of_earlier_time, is_same_word, purpose_words, said_words};
use scan::Scan;
pub use sentences::sentence_around;

use crate::model::Language;

/// Something that a text mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mention {
    Amount(Box<Amount>),
    Date(Box<DateMention>),
    Name(NameMention),
}

/// A name of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMention {
    /// The bytes of the name, without a genitive s.
    pub range: Range<usize>,
    /// What has this name. That of several things can mean any of them.
    pub things: Box<[ThingIx]>,
}

impl Mention {
    /// The bytes of the text that mention it.
    pub fn range(&self) -> Range<usize> {
        match self {
            Mention::Amount(amount) => amount.range.clone(),
            Mention::Date(date) => date.range.clone(),
            Mention::Name(name) => name.range.clone(),
        }
    }

    /// The same with its bytes counted in another text. `None` if that has nothing of it.
    pub fn map_range(
        mut self,
        map: &mut dyn FnMut(&Range<usize>) -> Option<Range<usize>>,
    ) -> Option<Mention> {
        match &mut self {
            Mention::Amount(amount) => amount.range = map(&amount.range)?,
            Mention::Date(date) => date.map_ranges(map)?,
            Mention::Name(name) => name.range = map(&name.range)?,
        }
        Some(self)
    }
}

/// The amounts and dates that a text mentions, from the left.
pub fn mentions(text: &str, language: Language) -> Vec<Mention> {
    let mut mentions = amount_mentions(amounts(text, language));
    mentions.extend(dates(text, language).into_iter().map(|date| Mention::Date(Box::new(date))));
    mentions.sort_by_key(|mention| mention.range().start);
    mentions
}

/// What a text mentions that a sheet can know, from the left. Each line is read by itself: what is in one cell of a table says nothing
/// about what is in the next.
pub fn sheet_mentions(text: &str, language: Language, names: &Names) -> Vec<Mention> {
    let scan = Scan::new(text);
    let reader = amount_reader(language);
    let mut mentions: Vec<Mention> =
        names.find(&scan).iter().filter_map(|hit| name_mention(names, hit)).map(Mention::Name).collect();
    let mut amounts = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        reader.add_amounts(&scan, start..end, &mut amounts);
        start = end;
    }
    mentions.extend(amount_mentions(amounts));
    mentions.sort_by_key(|mention| mention.range().start);
    mentions
}

/// The mention that a hit is; `None` if it is a title, or a last name alone.
fn name_mention(names: &Names, hit: &NameHit) -> Option<NameMention> {
    let full = names.meanings(hit).iter().filter(|meaning| meaning.form == NameForm::Full);
    let things: Box<[ThingIx]> = full.map(|meaning| meaning.thing).collect();
    (!things.is_empty()).then(|| NameMention { range: hit.range.clone(), things })
}

fn amount_mentions(amounts: Vec<Amount>) -> Vec<Mention> {
    amounts.into_iter().map(|amount| Mention::Amount(Box::new(amount))).collect()
}

/// The amounts in a text, from the left.
pub fn amounts(text: &str, language: Language) -> Vec<Amount> {
    amount_reader(language).amounts(text)
}

fn amount_reader(language: Language) -> AmountReader {
    AmountReader::new(language.pick(&danish::DANISH, &english::ENGLISH))
}
