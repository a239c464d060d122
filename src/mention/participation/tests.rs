//! Sentences with those who take part, one a line: `A B in P | SENTENCE`, `-` for nobody, `once` before what can be over.

use crate::mention::names::NameForm;
use crate::mention::sentence_table::hold;
use crate::mention::{Mention, Names, NamesBuilder, ThingIx, sheet_mentions};
use crate::model::{Id, Kind, Language};

const DANISH: &str = include_str!("sentences.da.txt");
const ENGLISH: &str = include_str!("sentences.en.txt");

fn names() -> Names {
    let mut builder = NamesBuilder::default();
    for (kind, id, written) in [
        (Kind::Organisation, "bl", "BL"),
        (Kind::Organisation, "bl", "BL – Danmarks Almene Boliger"),
        (Kind::Organisation, "kl", "KL"),
        (Kind::Organisation, "dr", "Danske Regioner"),
        (Kind::Person, "anna", "Anna Holm"),
        (Kind::Partnership, "mad", "Madpartnerskabet"),
        (Kind::Partnership, "by", "Sammen om byen"),
    ] {
        let thing = builder.thing(kind, Id::parse(id).expect("an id"));
        builder.name(thing, NameForm::Full, written);
    }
    builder.build()
}

fn read(sentence: &str, language: Language) -> String {
    let names = names();
    let id = |thing: &ThingIx| names.thing(*thing).id.to_string();
    let mut found = Vec::new();
    for mention in sheet_mentions(sentence, language, &names, &[]) {
        if let Mention::Participation(said) = mention {
            let time = if said.is_past { "once " } else { "" };
            found.push(format!("{time}{} in {}", id(&said.organisations[0]), id(&said.partnerships[0])));
        }
    }
    if found.is_empty() { "-".to_owned() } else { found.join("; ") }
}

#[test]
fn who_takes_part_in_danish_sentences() {
    hold(DANISH, 60, |sentence| read(sentence, Language::DANISH));
}

#[test]
fn who_takes_part_in_english_sentences() {
    hold(ENGLISH, 40, |sentence| read(sentence, Language::ENGLISH));
}
