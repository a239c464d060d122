//! Tables of sentences and the quotations in them: in the `.txt` files beside this one.
//!
//! A line is a text, in which `¶` is the end of a line and `[words](ID)` is a link to a person. Below it are its quotations, each as `= SPEAKER: PART | PART`. Some texts have none.

use super::*;
use crate::mention::{Mention, NameForm, NamesBuilder, block_quotations, sheet_mentions};
use crate::model::Id;

fn names() -> Names {
    let mut builder = NamesBuilder::default();
    for (id, full, last, title) in [
        ("anna", "Anna Holm", "Holm", "direktør"),
        ("bo", "Bo Berg", "Berg", "borgmester"),
        ("krag", "Astrid Krag", "Krag", "social- og indenrigsminister"),
        ("ida", "Ida Lund", "Lund", "Director"),
        ("per", "Per Lund", "Lund", "formand"),
    ] {
        let thing = builder.thing(Kind::Person, Id::parse(id).expect("an id"));
        builder.name(thing, NameForm::Full, full);
        builder.name(thing, NameForm::LastName, last);
        builder.name(thing, NameForm::Title, title);
    }
    let thing = builder.thing(Kind::Organisation, Id::parse("fond").expect("an id"));
    builder.name(thing, NameForm::Full, "Anna Holms Fond");
    builder.name(thing, NameForm::Full, "BL");
    builder.build()
}

/// Each quotation as `id: part | part`.
fn shown(names: &Names, mentions: &[Mention]) -> Vec<String> {
    let mut shown = Vec::new();
    for mention in mentions {
        if let Mention::Quotation(quotation) = mention {
            let parts: Vec<&str> = quotation.parts.iter().map(|part| &*part.text).collect();
            shown.push(format!("{}: {}", names.thing(quotation.speaker).id, parts.join(" | ").trim_end()));
        }
    }
    shown
}

/// Compares what is found in each text of a table with what is written below it.
fn check(table: &str, find: impl Fn(&str, &Names) -> Vec<Mention>) {
    let names = names();
    let mut expected: Vec<(String, Vec<&str>)> = Vec::new();
    for line in table.lines() {
        match (line.strip_prefix("  = "), expected.last_mut()) {
            (Some(quotation), Some((_, quotations))) => quotations.push(quotation),
            _ => expected.push((line.replace(" ¶ ", "\n"), Vec::new())),
        }
    }
    let mut wrong = Vec::new();
    for (text, expected) in expected {
        let found = shown(&names, &find(&text, &names));
        if found != expected {
            wrong.push((text, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What is mentioned in a text whose links are taken out of it.
fn linked_mentions(text: &str, language: Language, names: &Names) -> Vec<Mention> {
    let mut plain = String::new();
    let mut links = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let (words, after) = after.split_once("](").expect("the words of a link");
        let (id, after) = after.split_once(')').expect("the id of a link");
        plain.push_str(before);
        let range = plain.len()..plain.len() + words.len();
        plain.push_str(words);
        let thing = names.numbers().find(|thing| names.thing(*thing).id.as_str() == id);
        links.push(LinkedThing { range, thing: thing.expect("the id of a person") });
        rest = after;
    }
    plain.push_str(rest);
    sheet_mentions(&plain, language, names, &links)
}

#[test]
fn danish_quotations_have_a_speaker() {
    let find = |text: &str, names: &Names| linked_mentions(text, Language::DANISH, names);
    check(include_str!("tests/danish.txt"), find);
}

#[test]
fn english_quotations_have_a_speaker() {
    let find = |text: &str, names: &Names| linked_mentions(text, Language::ENGLISH, names);
    check(include_str!("tests/english.txt"), find);
}

#[test]
fn a_block_quotation_is_signed_in_its_last_line() {
    check(include_str!("tests/blocks.txt"), |text: &str, names: &Names| {
        block_quotations(text, std::slice::from_ref(&(0..text.len())), Language::DANISH, names)
    });
}

/// The quotations of a text, without anything else that it mentions.
fn count_quotations(text: &str, names: &Names) -> usize {
    let hits = names.find(&Scan::new(text));
    let mut reader = QuotationReader::new(names, Language::DANISH, &hits, &[]);
    let mut first = 0;
    let mut start = 0;
    let mut count = 0;
    for line in text.split_inclusive('\n') {
        let after = hits.partition_point(|hit| hit.range.start < start + line.len());
        let in_line: Vec<NameHit> = hits[first..after].iter().map(|hit| hit.counted_from(start)).collect();
        count += reader.in_line(line, &in_line, &[]).len();
        (first, start) = (after, start + line.len());
    }
    let block = 0..text.len();
    count + block_quotations(text, std::slice::from_ref(&block), Language::DANISH, names).len()
}

#[test]
fn a_long_line_is_read_in_seconds() {
    let names = names();
    for part in include_str!("tests/lines.txt").lines() {
        let part = format!("{part} ").replace(" ¶ ", "\n");
        let text = part.repeat(60_000 / part.len());
        let start = std::time::Instant::now();
        count_quotations(&text, &names);
        count_quotations(&text.replace(' ', ""), &names);
        // Ten times what it takes in a debug build on a slow machine.
        assert!(start.elapsed().as_secs() < 20, "{part}: {:?}", start.elapsed());
    }
}
