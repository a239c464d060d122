//! The conventions of a language that the program does not know: the part `conventions` of a theme's strings file.
//!
//! Takes the value of that key; gives [`Conventions`]. What it does not say is as in English, and which of that a translator must look at
//! is told beside it. The names of addresses and what is after `z` may be left as they are, so they are not told.

use std::borrow::Cow;

use crate::diagnostic::{ConventionMistake, FieldProblem};
use crate::model::Id;
use crate::model::conventions::{Alphabet, Conventions, ENGLISH, Names, Words};
use crate::schema::Shape;
use crate::schema::decode::Value;
use crate::schema::fields::Fields;

/// The conventions of a file, and the keys that it must say and does not.
pub(super) struct OwnConventions {
    pub(super) conventions: Conventions,
    pub(super) missing: Vec<&'static str>,
}

/// A field that is a text, what it sets, and what its text must be.
type TextField = (&'static str, fn(&mut Conventions) -> &mut Words, &'static [&'static str]);

/// Patterns have placeholders; the other texts are words.
const TEXTS: [TextField; 13] = [
    ("name", |own| &mut own.own_name, &[]),
    ("date", |own| &mut own.date, &["{day}", "{month}", "{year}"]),
    ("month", |own| &mut own.month_of_year, &["{month}", "{year}"]),
    ("weekday", |own| &mut own.weekday_date, &["{weekday}", "{date}"]),
    ("time", |own| &mut own.time, &["{hour}", "{minute}"]),
    ("thousand", |own| &mut own.units[0], &[]),
    ("million", |own| &mut own.units[1], &[]),
    ("billion", |own| &mut own.units[2], &[]),
    ("about", |own| &mut own.hedges[0], &[]),
    ("up_to", |own| &mut own.hedges[1], &[]),
    ("at_least", |own| &mut own.hedges[2], &[]),
    ("over", |own| &mut own.hedges[3], &[]),
    ("under", |own| &mut own.hedges[4], &[]),
];

/// What never breaks over a line. Between a weekday and its date it may, and amounts take care of themselves.
const UNBROKEN: [&str; 3] = ["date", "month", "time"];

/// The keys of what is no text.
const OTHERS: [&str; 9] = [
    "months",
    "weekdays",
    "decimal_mark",
    "group_mark",
    "currency",
    "quotation_marks",
    "alphabet",
    "currencies",
    "addresses",
];

/// The name of a folder, and what it sets.
type FolderName = (&'static str, fn(&mut Conventions) -> &mut Words);

const FOLDERS: [FolderName; 10] = [
    ("releases", |own| &mut own.addresses.releases),
    ("partnerships", |own| &mut own.addresses.partnerships),
    ("agreements", |own| &mut own.addresses.agreements),
    ("organisations", |own| &mut own.addresses.organisations),
    ("people", |own| &mut own.addresses.people),
    ("topics", |own| &mut own.addresses.topics),
    ("page", |own| &mut own.addresses.page),
    ("corrections", |own| &mut own.addresses.corrections),
    ("search", |own| &mut own.addresses.search),
    ("sender", |own| &mut own.addresses.sender),
];

/// Reads the conventions; `None` if they have a mistake, which is reported.
pub(super) fn own_conventions(value: Value<'_>) -> Option<OwnConventions> {
    let mut fields = Fields::open(value)?;
    let mut own = OwnConventions { conventions: ENGLISH.clone(), missing: Vec::new() };
    let mut is_whole = true;
    for (name, place, placeholders) in TEXTS {
        if !fields.has(name) {
            own.missing.push(name);
            continue;
        }
        match fields.read(name, |value| pattern(value, placeholders)) {
            None => is_whole = false,
            Some(text) if UNBROKEN.contains(&name) => {
                *place(&mut own.conventions) = text.replace(' ', "\u{a0}").into();
            }
            Some(text) => *place(&mut own.conventions) = text.into(),
        }
    }
    is_whole &= read_names(&mut fields, &mut own);
    is_whole &= read_numbers(&mut fields, &mut own);
    is_whole &= read_others(&mut fields, &mut own.conventions);
    fields.declare(TEXTS.map(|(name, ..)| name));
    fields.declare(OTHERS);
    fields.finish();
    is_whole.then_some(own)
}

/// A text with exactly these placeholders.
fn pattern(value: Value<'_>, placeholders: &'static [&'static str]) -> Option<String> {
    let at = value.at();
    let text = value.text()?;
    let are_there = placeholders.iter().all(|placeholder| text.matches(placeholder).count() == 1);
    if !are_there || text.matches(['{', '}']).count() != placeholders.len() * 2 {
        let mistake = ConventionMistake::Pattern { placeholders };
        at.report(at.problem(FieldProblem::InvalidConvention(mistake)));
        return None;
    }
    Some(text.into())
}

fn texts(value: Value<'_>, count: usize) -> Option<Vec<Words>> {
    let at = value.at();
    let texts = value.list(&Shape::Words, |value| value.text().map(|text| Cow::Owned(text.into_string())));
    if texts.len() != count {
        at.report(at.problem(FieldProblem::InvalidConvention(ConventionMistake::Count(count))));
        return None;
    }
    Some(texts)
}

/// The names of months and weekdays, and the signs of quotations. Whether they have no mistake.
fn read_names(fields: &mut Fields<'_>, own: &mut OwnConventions) -> bool {
    let (mut months, mut weekdays) = (english_names(12, Names::month), english_names(7, Names::weekday));
    let mut is_whole = true;
    for (name, count) in [("months", 12), ("weekdays", 7), ("quotation_marks", 2)] {
        if !fields.has(name) {
            own.missing.push(name);
            continue;
        }
        match (name, fields.read(name, |value| texts(value, count))) {
            (_, None) => is_whole = false,
            ("months", Some(texts)) => months = texts.into(),
            ("weekdays", Some(texts)) => weekdays = texts.into(),
            (_, Some(texts)) => {
                for (mark, text) in own.conventions.quotation_marks.iter_mut().zip(texts) {
                    *mark = text;
                }
            }
        }
    }
    own.conventions.names = Names::Own { months, weekdays };
    is_whole
}

fn english_names(count: usize, name: fn(&Names, usize) -> &str) -> Box<[Words]> {
    (0..count).map(|at| Cow::Owned(name(&ENGLISH.names, at).to_owned())).collect()
}

/// The signs of numbers, and where the currency is. Whether they have no mistake.
fn read_numbers(fields: &mut Fields<'_>, own: &mut OwnConventions) -> bool {
    let mut is_whole = true;
    for name in ["decimal_mark", "group_mark"] {
        if !fields.has(name) {
            own.missing.push(name);
            continue;
        }
        let place = match name {
            "decimal_mark" => &mut own.conventions.decimal_mark,
            _ => &mut own.conventions.group_mark,
        };
        match fields.read(name, mark) {
            Some(mark) => *place = mark,
            None => is_whole = false,
        }
    }
    if own.conventions.decimal_mark == own.conventions.group_mark {
        let problem = FieldProblem::InvalidConvention(ConventionMistake::SameMarks);
        fields.report(fields.problem_at("group_mark", problem));
        is_whole = false;
    }
    if !fields.has("currency") {
        own.missing.push("currency");
        return is_whole;
    }
    let choices = [("before", true), ("after", false)];
    match fields.read("currency", |value| value.choice(&choices, &[])) {
        Some(is_first) => own.conventions.is_currency_first = is_first,
        None => is_whole = false,
    }
    is_whole
}

/// A sign: one character, or the word for a blank.
fn mark(value: Value<'_>) -> Option<char> {
    let at = value.at();
    let text = value.text()?;
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        _ if &*text == "blank" => Some('\u{a0}'),
        (Some(mark), None) if !mark.is_alphanumeric() => Some(mark),
        _ => {
            at.report(at.problem(FieldProblem::InvalidConvention(ConventionMistake::Mark)));
            None
        }
    }
}

/// What need not be said. Whether it has no mistake.
fn read_others(fields: &mut Fields<'_>, own: &mut Conventions) -> bool {
    let mut is_whole = true;
    if fields.has("alphabet") {
        match fields.read("alphabet", alphabet) {
            Some(alphabet) => own.alphabet = alphabet,
            None => is_whole = false,
        }
    }
    if fields.has("currencies") {
        let word = |code: &str, value: Value<'_>| {
            Some((Cow::Owned(code.to_owned()), Cow::Owned(value.text()?.into_string())))
        };
        let read = |value: Value<'_>| Some(Fields::open(value)?.entries(word));
        match fields.read("currencies", read) {
            Some(currencies) => own.currencies = currencies.into(),
            None => is_whole = false,
        }
    }
    if fields.has("addresses") {
        is_whole &= fields.read("addresses", |value| read_addresses(value, own)).is_some();
    }
    is_whole
}

fn read_addresses(value: Value<'_>, own: &mut Conventions) -> Option<()> {
    let mut fields = Fields::open(value)?;
    let mut is_whole = true;
    for (name, place) in FOLDERS {
        if fields.has(name) {
            match fields.field::<Id>(name) {
                Some(id) => *place(own) = id.as_str().to_owned().into(),
                None => is_whole = false,
            }
        }
    }
    fields.declare(FOLDERS.map(|(name, _)| name));
    fields.finish();
    is_whole.then_some(())
}

/// The letters in their order, with blanks between them. Letters with a `/` between them have one place.
fn alphabet(value: Value<'_>) -> Option<Alphabet> {
    let at = value.at();
    let text = value.text()?;
    let mut alphabet = Alphabet { plain: [0; 26], own: Cow::Borrowed(&[]) };
    let mut place = Alphabet::FIRST;
    for same in text.split_whitespace() {
        for letters in same.split('/').map(str::to_lowercase) {
            match letters.as_bytes() {
                [letter @ b'a'..=b'z'] => alphabet.plain[usize::from(letter - b'a')] = place,
                _ => alphabet.own.to_mut().push((letters.into(), place)),
            }
        }
        place = place.checked_add(1).filter(|place| *place < u8::MAX)?;
    }
    let missing = (b'a'..=b'z').find(|letter| alphabet.plain[usize::from(letter - b'a')] == 0);
    if let Some(letter) = missing {
        let mistake = ConventionMistake::Letter(char::from(letter));
        at.report(at.problem(FieldProblem::InvalidConvention(mistake)));
        return None;
    }
    Some(alphabet)
}
