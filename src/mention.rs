//! What a text mentions that a sheet or a calendar can know: amounts of money, dates, and names.
//!
//! Takes a plain text, its language, and the [`Names`] of the site; gives each [`Mention`] with its bytes, from the left. It is a pure
//! function and knows no facts: what a mention agrees with is found out by [`crate::check`]. A language is one table.

mod agreed_on;
mod amounts;
mod anchors;
mod currencies;
mod danish;
mod dates;
mod definite;
mod digits;
mod ends;
mod english;
mod figure;
mod german;
mod grammar;
mod hedges;
mod line;
mod names;
mod numbers;
mod participation;
mod purpose;
mod quotations;
mod ranges;
mod scales;
mod scan;
#[cfg(test)]
mod sentence_table;
mod sentences;
mod titles;
mod tokens;
mod unbroken;
mod vocabulary;

use std::ops::Range;

pub use agreed_on::{AgreedOnMention, WrittenDate};
pub use amounts::Amount;
use amounts::AmountReader;
pub use dates::{CalendarDay, DateMention, NamedWeekday, YearHint, dates, may_have_wrong_date};
pub use definite::definite_name;
pub use figure::Figure;
pub use line::LinkedThing;
use names::spelling::goes_on;
pub use names::{Meaning, NameForm, NameHit, NamedThing, Names, NamesBuilder, ThingIx};
pub use purpose::{
    Beside, has_share, how_beside, is_claim, is_of_other_money, is_same_word, may_be_of_other_money,
    purpose_words, said_words,
};
use scan::Scan;
pub use sentences::{sentence_around, sentences};

pub use participation::ParticipationMention;
pub use quotations::{Quotation, QuotedPart};
use titles::TitleReader;
pub use titles::{HeldAt, SingleTitle, TitleMention, definite_title, names_place, single_titles};

pub use unbroken::{unbroken, unbroken_html};

use crate::model::{Kind, Language};
use line::Line;
use quotations::QuotationReader;

/// Something that a text mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mention {
    Amount(Box<Amount>),
    Date(Box<DateMention>),
    Name(NameMention),
    /// An organisation in the title of a person: `direktør i BL`.
    PlaceOfTitle(Box<PlaceOfTitle>),
    Title(Box<TitleMention>),
    Participation(Box<ParticipationMention>),
    Quotation(Box<Quotation>),
    AgreedOn(Box<AgreedOnMention>),
}

/// An organisation that is named only to say where a person has a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceOfTitle {
    pub name: NameMention,
    /// Whose title it can be.
    pub people: Box<[ThingIx]>,
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
            Mention::PlaceOfTitle(place) => place.name.range.clone(),
            Mention::Title(title) => title.range.clone(),
            Mention::Participation(participation) => participation.range.clone(),
            Mention::Quotation(quotation) => quotation.range.clone(),
            Mention::AgreedOn(agreed) => agreed.range.clone(),
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
            Mention::PlaceOfTitle(place) => place.name.range = map(&place.name.range)?,
            Mention::Title(title) => title.range = map(&title.range)?,
            Mention::Participation(participation) => participation.range = map(&participation.range)?,
            Mention::Quotation(quotation) => {
                quotation.range = map(&quotation.range)?;
                for part in &mut quotation.parts {
                    part.range = map(&part.range)?;
                }
            }
            Mention::AgreedOn(agreed) => agreed.range = map(&agreed.range)?,
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

/// What a text mentions that a sheet can know, from the left. `links` are those to sheets, from the left, too. Each line is read by itself: what is in one
/// cell of a table says nothing about what is in the next.
pub fn sheet_mentions(text: &str, language: Language, names: &Names, links: &[LinkedThing]) -> Vec<Mention> {
    let scan = Scan::new(text);
    let (reader, are_read) = (amount_reader(language), are_sentences_read(language));
    let hits = names.find(&scan);
    let (mut amounts, mut mentions) = (Vec::new(), Vec::new());
    let mut quotations = QuotationReader::new(names, language, &hits, links);
    let mut titles = TitleReader::new(text, names, &hits, language);
    let (mut start, mut first_hit) = (0, 0);
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if let Some(reader) = reader {
            reader.add_amounts(&scan, start..end, &mut amounts);
        }
        let after = hits.partition_point(|hit| hit.range.start < end);
        let in_line: Vec<NameHit> =
            hits[first_hit..after].iter().map(|hit| hit.counted_from(start)).collect();
        let links = links_in(links, start..end, text.len());
        let mut found: Vec<Mention> =
            in_line.iter().filter_map(|hit| name_mention(names, line, hit)).map(Mention::Name).collect();
        if are_read && may_have_claims(names, &in_line, &links) {
            add_claims(&Line::new(line, names, &in_line, &links), &mut titles, names, language, &mut found);
        }
        if are_read {
            let quoted = quotations.in_line(line, &in_line, &links);
            found.extend(quoted.into_iter().map(|quotation| Mention::Quotation(Box::new(quotation))));
        }
        let mut move_to_text = |range: &Range<usize>| Some(range.start + start..range.end + start);
        mentions.extend(found.into_iter().filter_map(|mention| mention.map_range(&mut move_to_text)));
        (start, first_hit) = (end, after);
    }
    mentions.extend(amount_mentions(amounts));
    mentions.sort_by_key(|mention| mention.range().start);
    mentions
}

/// Whether a line names something of which a sentence can say what a sheet knows. Most lines do not, and are not cut into tokens.
fn may_have_claims(names: &Names, hits: &[NameHit], links: &[LinkedThing]) -> bool {
    let is_told_of = |thing: ThingIx| names.thing(thing).kind != Kind::Organisation;
    let is_name = |meaning: &Meaning| meaning.form != NameForm::Title && is_told_of(meaning.thing);
    links.iter().any(|link| is_told_of(link.thing))
        || hits.iter().any(|hit| names.meanings(hit).iter().any(is_name))
}

/// The links of a line, with their bytes counted in it.
fn links_in(links: &[LinkedThing], line: Range<usize>, text_end: usize) -> Vec<LinkedThing> {
    // An empty link at the end of a line is not in the next one.
    let is_inside =
        |range: &Range<usize>| line.contains(&range.start) || line.end == text_end && range.start == text_end;
    let from = links.partition_point(|link| link.range.start < line.start);
    let to = links.partition_point(|link| link.range.start <= line.end);
    let inside = links[from..to].iter().filter(|link| is_inside(&link.range) && link.range.end <= line.end);
    let moved = inside.map(|link| {
        let range = link.range.start - line.start..link.range.end - line.start;
        LinkedThing { range, thing: link.thing }
    });
    moved.collect()
}

/// Adds what a line says about what it names.
fn add_claims(
    line: &Line<'_>,
    titles: &mut TitleReader<'_>,
    names: &Names,
    language: Language,
    found: &mut Vec<Mention>,
) {
    let named = found.len();
    for title in titles.in_line(line) {
        mark_place(&title, names, &mut found[..named]);
        found.push(Mention::Title(Box::new(title)));
    }
    for participation in participation::participations(line, language) {
        found.push(Mention::Participation(Box::new(participation)));
    }
    for agreed in agreed_on::agreed_on(line, language) {
        found.push(Mention::AgreedOn(Box::new(agreed)));
    }
}

/// Marks the name of an organisation as a part of a title. The names are from the left.
fn mark_place(title: &TitleMention, names: &Names, found: &mut [Mention]) {
    mark_inside(&title.range, title, names, found);
    if let HeldAt::Organisation(place, _) = &title.held_at {
        mark_inside(place, title, names, found);
    }
}

/// Marks the names of organisations in a range as parts of a title.
fn mark_inside(range: &Range<usize>, title: &TitleMention, names: &Names, found: &mut [Mention]) {
    let from = found.partition_point(|mention| mention.range().start < range.start);
    let to = found.partition_point(|mention| mention.range().start < range.end);
    for mention in found.get_mut(from..to).unwrap_or_default() {
        if let Mention::Name(name) = mention
            && name.range.end <= range.end
            && name.things.iter().all(|thing| names.thing(*thing).kind == Kind::Organisation)
        {
            let place = PlaceOfTitle { name: name.clone(), people: title.people.clone() };
            *mention = Mention::PlaceOfTitle(Box::new(place));
        }
    }
}

/// What is said in the block quotations of a text, which are these parts of it.
pub fn block_quotations(
    text: &str,
    blocks: &[Range<usize>],
    language: Language,
    names: &Names,
) -> Vec<Mention> {
    let blocks = if are_sentences_read(language) { blocks } else { &[] };
    let found = blocks.iter().filter_map(|block| quotations::in_block(text, block, names, language));
    found.map(|quotation| Mention::Quotation(Box::new(quotation))).collect()
}

/// The mention that a hit in a line is; `None` if it is a title, a last name alone, or the beginning of another person's name.
fn name_mention(names: &Names, line: &str, hit: &NameHit) -> Option<NameMention> {
    let full = names.meanings(hit).iter().filter(|meaning| meaning.form == NameForm::Full);
    let things: Box<[ThingIx]> = full.map(|meaning| meaning.thing).collect();
    let is_person = things.iter().any(|thing| names.thing(*thing).kind == Kind::Person);
    if things.is_empty() || is_person && goes_on(line, &hit.range) {
        return None;
    }
    Some(NameMention { range: hit.range.clone(), things })
}

fn amount_mentions(amounts: Vec<Amount>) -> Vec<Mention> {
    amounts.into_iter().map(|amount| Mention::Amount(Box::new(amount))).collect()
}

/// The amounts in a text, from the left.
pub fn amounts(text: &str, language: Language) -> Vec<Amount> {
    amount_reader(language).map_or(Vec::new(), |reader| reader.amounts(text))
}

static IN_DANISH: AmountReader = AmountReader::new(&danish::DANISH);
static IN_ENGLISH: AmountReader = AmountReader::new(&english::ENGLISH);
static IN_GERMAN: AmountReader = AmountReader::new(&german::GERMAN);

/// What reads the amounts of a language, if it is one that is read.
fn amount_reader(language: Language) -> Option<&'static AmountReader> {
    match language {
        Language::DANISH => Some(&IN_DANISH),
        Language::ENGLISH => Some(&IN_ENGLISH),
        Language::GERMAN => Some(&IN_GERMAN),
        _ => None,
    }
}

/// Whether amounts are read in a language.
pub fn are_amounts_read(language: Language) -> bool {
    amount_reader(language).is_some()
}

/// Whether the sentences of a language are read: what they say of names, what they quote, and whose money they tell of. In others
/// only names are found, and amounts and dates if there is a table for them.
pub fn are_sentences_read(language: Language) -> bool {
    matches!(language, Language::DANISH | Language::ENGLISH)
}
