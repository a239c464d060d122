//! `faktum facts`: prints what sentences mention, as JSON.
//!
//! Takes sentences on standard input, one a line; prints one JSON list for each. It looks for no site, so no sheet agrees or
//! differs.

use std::io::BufRead;
use std::path::Path;

use serde::Serialize;

use super::Outcome;
use super::problems::print;
use crate::failure::{Failure, Operation};
use crate::mention::{CalendarDay, DateMention, Mention, mentions};
use crate::model::Language;
use crate::model::money::Qualifier;

/// The name of standard input on a command line.
const STANDARD_INPUT: &str = "-";

/// Something that a sentence mentions, as it is printed.
#[derive(Debug, Serialize)]
struct Fact<'a> {
    /// The file and the sheet are null: there is no site.
    file: Option<&'a str>,
    line: usize,
    column: usize,
    span: [usize; 2],
    text: &'a str,
    kind: &'static str,
    low: String,
    high: String,
    currency: Option<&'static str>,
    hedge: Option<&'static str>,
    sheet: Option<&'a str>,
    verdict: &'static str,
}

/// Prints the facts in each line of standard input.
pub(super) fn facts(input: &str, language: Language) -> Result<Outcome, Failure> {
    if input != STANDARD_INPUT {
        return Err(Failure::NotStandardInput { input: input.to_owned() });
    }
    let mut lines = std::io::stdin().lock();
    let mut bytes = Vec::new();
    let mut number = 0;
    while read_line(&mut lines, &mut bytes)? {
        number += 1;
        let sentence = std::str::from_utf8(&bytes).map_err(|_| Failure::NotUtf8 { line: number })?;
        let facts: Vec<Fact<'_>> =
            mentions(sentence, language).iter().map(|mention| fact(mention, sentence, number)).collect();
        let list = serde_json::to_string(&facts).map_err(|error| Failure::Bug(error.to_string()))?;
        print(&format!("{list}\n"));
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

fn fact<'a>(mention: &Mention, sentence: &'a str, line: usize) -> Fact<'a> {
    let range = mention.range();
    let bare = Fact {
        file: None,
        line,
        column: sentence[..range.start].chars().count() + 1,
        span: [range.start, range.end],
        text: &sentence[range],
        kind: "amount",
        low: String::new(),
        high: String::new(),
        currency: None,
        hedge: None,
        sheet: None,
        verdict: "unmatched",
    };
    match mention {
        Mention::Amount(amount) => Fact {
            low: amount.low.to_string(),
            high: amount.high.to_string(),
            currency: amount.currency.map(|currency| currency.code()),
            hedge: amount.hedge.map(Qualifier::as_str),
            ..bare
        },
        Mention::Date(date) => {
            let (low, high) = (iso(date.first), iso(date.last));
            Fact { kind: "date", low, high, verdict: verdict(date), ..bare }
        }
        Mention::Name(_) | Mention::PlaceOfTitle(_) => Fact { kind: "name", ..bare },
        Mention::Title(_) => Fact { kind: "title", ..bare },
        // Read with the names of a site, which there is none of here.
        Mention::AgreedOn(_) => Fact { kind: "date", ..bare },
        Mention::Participation(_) => Fact { kind: "participant", ..bare },
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
fn verdict(date: &DateMention) -> &'static str {
    let mut verdict = "unmatched";
    for (weekday, day) in [(&date.weekday, date.first), (&date.last_weekday, date.last)] {
        if let (Some(named), Some(_)) = (weekday, day.year) {
            if day.day().is_none_or(|day| day.weekday() != named.weekday) {
                return "differs";
            }
            verdict = "agrees";
        }
    }
    verdict
}
