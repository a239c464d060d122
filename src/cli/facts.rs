//! `faktum facts`: lists what releases mention, and what the fact sheets say of it.
//!
//! Takes releases of a site; prints a table or JSON. With `-` it takes sentences on standard input, one a line, looks for no site, and
//! prints one JSON list for each. What agrees is judged by [`crate::check`]; nothing is judged here but a weekday of a sentence.

mod table;

use std::borrow::Cow;
use std::io::BufRead;
use std::path::Path;

use serde::{Serialize, Serializer};

use super::problems::{self, print};
use super::{FactsArguments, FactsFormat, Outcome, options_at};
use crate::check::Fact;
use crate::diagnostic::{FactVerdict, nearest};
use crate::failure::{Failure, Operation};
use crate::mention::{CalendarDay, DateMention, Mention, WrittenDate, mentions};
use crate::model::money::Qualifier;
use crate::model::{Language, MessageLanguage};
use crate::pipeline::Session;
use crate::report::Format;
use crate::source::Sources;
use crate::words::FactKind;

/// The name of standard input on a command line.
const STANDARD_INPUT: &str = "-";

/// Something that is mentioned, as it is printed.
#[derive(Debug, Serialize)]
struct Row<'a> {
    /// Null where there is no site.
    file: Option<&'a str>,
    /// Counted from 1, as `column`, which counts characters.
    line: usize,
    column: usize,
    /// The first byte, and the one after the last: of the file, or of the sentence.
    span: [usize; 2],
    /// In one line, as readers see it.
    text: Cow<'a, str>,
    #[serde(serialize_with = "as_kind")]
    kind: FactKind,
    low: Option<String>,
    high: Option<String>,
    currency: Option<&'static str>,
    hedge: Option<&'static str>,
    /// The file of the sheet that says the same, or something else.
    sheet: Option<&'a str>,
    /// The line there.
    #[serde(skip)]
    sheet_line: usize,
    /// What to write, so that an amount is a link to the sheet.
    #[serde(skip)]
    hint: Option<String>,
    #[serde(serialize_with = "as_verdict")]
    verdict: FactVerdict,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn as_kind<S: Serializer>(kind: &FactKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.as_str())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn as_verdict<S: Serializer>(verdict: &FactVerdict, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(verdict.as_str())
}

/// Prints the facts of releases, or of the sentences on standard input.
pub(super) fn facts(
    arguments: &FactsArguments,
    typed: Option<Language>,
    language: MessageLanguage,
) -> Result<Outcome, Failure> {
    if arguments.releases == [STANDARD_INPUT] {
        return of_sentences(typed.unwrap_or(language.of_site()));
    }
    let mut session = Session::open(options_at(&arguments.site, None)?)?;
    let found = session.facts(&arguments.releases);
    if let Some(name) = found.unknown.first() {
        if found.may_be_broken(name) {
            problems::show(&session.preview(), Format::Human, language, &arguments.site);
            return Ok(Outcome::Problems);
        }
        let meant = nearest(name, found.known()).map(str::to_owned);
        return Err(Failure::UnknownRelease { name: name.clone(), meant });
    }
    let rows: Vec<Row<'_>> = found.facts.iter().map(|fact| row_of_fact(fact, found.sources())).collect();
    print(&match arguments.format {
        FactsFormat::Text => table::table(&rows, language),
        FactsFormat::Json => format!("{}\n", json(&rows)?),
    });
    Ok(Outcome::Fine)
}

fn json(rows: &[Row<'_>]) -> Result<String, Failure> {
    serde_json::to_string(rows).map_err(|error| Failure::Bug(error.to_string()))
}

/// Prints the facts in each line of standard input.
fn of_sentences(language: Language) -> Result<Outcome, Failure> {
    let mut lines = std::io::stdin().lock();
    let mut bytes = Vec::new();
    let mut number = 0;
    while read_line(&mut lines, &mut bytes)? {
        number += 1;
        let sentence = std::str::from_utf8(&bytes).map_err(|_| Failure::NotUtf8 { line: number })?;
        let mentions = mentions(sentence, language);
        let rows: Vec<Row<'_>> =
            mentions.iter().map(|mention| row_of_sentence(mention, sentence, number)).collect();
        print(&format!("{}\n", json(&rows)?));
    }
    Ok(Outcome::Fine)
}

/// Reads the next line without its end. `false` if there is none.
fn read_line(lines: &mut impl BufRead, bytes: &mut Vec<u8>) -> Result<bool, Failure> {
    bytes.clear();
    let length =
        lines.read_until(b'\n', bytes).map_err(Failure::at(Path::new(STANDARD_INPUT), Operation::Read))?;
    if bytes.ends_with(b"\n") {
        bytes.pop();
    }
    if bytes.ends_with(b"\r") {
        bytes.pop();
    }
    Ok(length > 0)
}

fn row_of_sentence<'a>(mention: &Mention, sentence: &'a str, line: usize) -> Row<'a> {
    let range = mention.range();
    let verdict = match mention {
        Mention::Date(date) => verdict_of_date(date),
        _ => FactVerdict::Unmatched,
    };
    Row {
        file: None,
        line,
        column: sentence[..range.start].chars().count() + 1,
        span: [range.start, range.end],
        text: Cow::Borrowed(&sentence[range]),
        verdict,
        ..values(mention)
    }
}

fn row_of_fact<'a>(fact: &'a Fact, sources: &'a Sources) -> Row<'a> {
    let source = sources.get(fact.place.file);
    let position = source.position(fact.place.start);
    let sheet = fact.sheet.map(|sheet| (sources.get(sheet.file), sheet.start));
    Row {
        file: Some(source.path()),
        line: position.line,
        column: position.column,
        span: [fact.place.start as usize, fact.place.end as usize],
        text: in_one_line(&fact.words),
        sheet: sheet.map(|(source, _)| source.path()),
        hint: fact.link.as_ref().map(|to| format!("[{}]({to})", in_one_line(&fact.words))),
        sheet_line: sheet.map_or(0, |(source, start)| source.position(start).line),
        verdict: fact.verdict,
        ..values(&fact.mention)
    }
}

/// A text as readers see it, whose lines end anywhere.
fn in_one_line(text: &str) -> Cow<'_, str> {
    if text.contains('\n') {
        return Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    Cow::Borrowed(text)
}

/// A row with what the mention itself says, and nothing else.
fn values(mention: &Mention) -> Row<'static> {
    let empty = Row {
        file: None,
        line: 0,
        column: 0,
        span: [0, 0],
        text: Cow::Borrowed(""),
        kind: FactKind::Name,
        low: None,
        high: None,
        currency: None,
        hedge: None,
        sheet: None,
        sheet_line: 0,
        hint: None,
        verdict: FactVerdict::Unmatched,
    };
    match mention {
        Mention::Amount(amount) => Row {
            kind: FactKind::Amount,
            low: Some(amount.low.to_string()),
            high: Some(amount.high.to_string()),
            currency: amount.currency.map(|currency| currency.code()),
            hedge: amount.hedge.map(Qualifier::as_str),
            ..empty
        },
        Mention::Date(date) => {
            Row { kind: FactKind::Date, low: Some(iso(date.first)), high: Some(iso(date.last)), ..empty }
        }
        Mention::Name(_) | Mention::PlaceOfTitle(_) => empty,
        Mention::AgreedOn(agreed) => {
            let day = match agreed.date {
                WrittenDate::Year(year) => format!("{year:04}"),
                WrittenDate::Month(year, month) => format!("{year:04}-{month:02}"),
                WrittenDate::Day(day) => iso(day),
            };
            Row { kind: FactKind::Date, low: Some(day.clone()), high: Some(day), ..empty }
        }
        Mention::Title(_) => Row { kind: FactKind::Title, ..empty },
        Mention::Participation(_) => Row { kind: FactKind::Participant, ..empty },
        Mention::Quotation(_) => Row { kind: FactKind::Quotation, ..empty },
    }
}

/// A day as ISO 8601 writes it; without its year as XML Schema does (`gMonthDay`), because ISO 8601 has no such form any more.
fn iso(day: CalendarDay) -> String {
    match day.year {
        Some(year) => format!("{year:04}-{:02}-{:02}", day.month, day.day),
        None => format!("--{:02}-{:02}", day.month, day.day),
    }
}

/// Whether the weekdays of a date are right. Without a year or a weekday, nothing can be said.
fn verdict_of_date(date: &DateMention) -> FactVerdict {
    let mut verdict = FactVerdict::Unmatched;
    for (weekday, day) in [(&date.weekday, date.first), (&date.last_weekday, date.last)] {
        if let (Some(named), Some(_)) = (weekday, day.year) {
            if day.day().is_none_or(|day| day.weekday() != named.weekday) {
                return FactVerdict::Differs;
            }
            verdict = FactVerdict::Agrees;
        }
    }
    verdict
}
