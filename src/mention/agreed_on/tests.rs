//! Sentences with the date of an agreement, one a line: `DATE | SENTENCE`. `-` is no date.

use crate::mention::names::NameForm;
use crate::mention::sentence_table::hold;
use crate::mention::{Mention, Names, NamesBuilder, WrittenDate, sheet_mentions};
use crate::model::{Id, Kind, Language};

const DANISH: &str = include_str!("sentences.da.txt");
const ENGLISH: &str = include_str!("sentences.en.txt");

fn names() -> Names {
    let mut builder = NamesBuilder::default();
    for (id, written) in [("kyst", "Kystaftalen"), ("kyst", "Coastal Agreement")] {
        let thing = builder.thing(Kind::Agreement, Id::parse(id).expect("an id"));
        builder.name(thing, NameForm::Full, written);
    }
    builder.build()
}

fn read(sentence: &str, language: Language) -> String {
    for mention in sheet_mentions(sentence, language, &names(), &[]) {
        if let Mention::AgreedOn(agreed) = mention {
            return match agreed.date {
                WrittenDate::Year(year) => format!("{year}"),
                WrittenDate::Month(year, month) => format!("{year}-{month:02}"),
                WrittenDate::Day(day) => {
                    let year = day.year.map_or("-".to_owned(), |year| year.to_string());
                    format!("{year}-{:02}-{:02}", day.month, day.day)
                }
            };
        }
    }
    "-".to_owned()
}

#[test]
fn dates_of_agreements_in_danish_sentences() {
    hold(DANISH, 30, |sentence| read(sentence, Language::DANISH));
}

#[test]
fn dates_of_agreements_in_english_sentences() {
    hold(ENGLISH, 25, |sentence| read(sentence, Language::ENGLISH));
}
