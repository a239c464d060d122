//! Sentences with the titles that are read in them, one a line: `TITLE of PERSON at ORGANISATION; … | SENTENCE`. `-` is no title, `at ?` an
//! organisation that the site does not know, and `once` a title of another time.

use crate::mention::names::NameForm;
use crate::mention::sentence_table::hold;
use crate::mention::{HeldAt, Mention, Names, NamesBuilder, ThingIx, sheet_mentions};
use crate::model::{Id, Kind, Language};

const DANISH: &str = include_str!("sentences.da.txt");
const ENGLISH: &str = include_str!("sentences.en.txt");

fn names() -> Names {
    let mut builder = NamesBuilder::default();
    let mut add = |kind: Kind, id: &str, names: &[&str], titles: &[&str]| {
        let thing = builder.thing(kind, Id::parse(id).expect("an id"));
        for name in names {
            builder.name(thing, NameForm::Full, name);
            if let (Kind::Person, Some((_, last))) = (kind, name.rsplit_once(' ')) {
                builder.name(thing, NameForm::LastName, last);
                if let Some((space, _)) = name.rmatch_indices(' ').nth(1) {
                    builder.name(thing, NameForm::LastName, &name[space + 1..]);
                }
            }
        }
        for title in titles {
            builder.name(thing, NameForm::Title, title);
        }
    };
    add(Kind::Organisation, "bl", &["BL", "BL – Danmarks Almene Boliger"], &[]);
    add(Kind::Organisation, "kl", &["KL", "Kommunernes Landsforening"], &[]);
    add(Kind::Organisation, "skat", &["Skatteministeriet", "Ministry of Taxation"], &[]);
    add(Kind::Person, "anna", &["Anna Holm"], &["administrerende direktør", "Managing Director"]);
    add(Kind::Person, "bo", &["Bo Bak"], &["politisk talsperson", "youth spokesperson"]);
    add(Kind::Person, "morten", &["Morten Bødskov"], &["skatteminister", "Minister for Taxation"]);
    add(Kind::Person, "mette", &["Mette Lund Brandt"], &["energiminister"]);
    builder.build()
}

fn read(sentence: &str, language: Language) -> String {
    let names = names();
    let id = |thing: &ThingIx| names.thing(*thing).id.to_string();
    let mut found = Vec::new();
    for mention in sheet_mentions(&sentence.replace("\\n", "\n"), language, &names, &[]) {
        let Mention::Title(title) = mention else {
            continue;
        };
        let time = if title.is_of_other_time { "once " } else { "" };
        let place = match &title.held_at {
            HeldAt::Unsaid => String::new(),
            HeldAt::Elsewhere => " at ?".to_owned(),
            HeldAt::Organisation(_, things) => format!(" at {}", id(&things[0])),
        };
        found.push(format!("{time}{} of {}{place}", title.title, id(&title.people[0])));
    }
    if found.is_empty() { "-".to_owned() } else { found.join("; ") }
}

#[test]
fn titles_in_danish_sentences() {
    hold(DANISH, 60, |sentence| read(sentence, Language::DANISH));
}

#[test]
fn titles_in_english_sentences() {
    hold(ENGLISH, 40, |sentence| read(sentence, Language::ENGLISH));
}
