use super::*;
use crate::mention::{Mention, NameForm, NamesBuilder, block_quotations, sheet_mentions};
use crate::model::{Id, Kind};

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
            shown.push(format!("{}: {}", names.thing(quotation.speaker).id, parts.join(" | ")));
        }
    }
    shown
}

fn check(language: Language, table: &[(&str, &[&str])]) {
    let names = names();
    let mut wrong = Vec::new();
    for (text, expected) in table {
        let found = shown(&names, &sheet_mentions(text, language, &names, &[]));
        if found != *expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn danish_quotations_have_a_speaker() {
    check(
        Language::Danish,
        &[
            ("”Det er en god dag for alle,” siger Anna Holm.", &["anna: Det er en god dag for alle,"]),
            ("”Det er en god dag for alle”, siger Anna Holm.", &["anna: Det er en god dag for alle"]),
            ("“Det er en god dag for alle,” udtaler Holm.", &["anna: Det er en god dag for alle,"]),
            ("\"Det er en god dag for alle\", fortæller Bo Berg.", &["bo: Det er en god dag for alle"]),
            ("»Det er en god dag for alle,« mener Bo Berg.", &["bo: Det er en god dag for alle,"]),
            ("„Det er en god dag for alle“, understreger Krag.", &["krag: Det er en god dag for alle"]),
            ("’Det er en god dag for alle’, siger Anna Holm.", &["anna: Det er en god dag for alle"]),
            ("Anna Holm siger: ”Det er en god dag for alle.”", &["anna: Det er en god dag for alle."]),
            ("Direktør Anna Holm udtaler: ”Det er en god dag.”", &["anna: Det er en god dag."]),
            ("Anna Holm: ”Vi skal hjælpe de svage nu”", &["anna: Vi skal hjælpe de svage nu"]),
            ("– Det er en god dag for alle, siger Anna Holm.", &["anna: Det er en god dag for alle"]),
            ("— Er det en god dag for alle? spørger Bo Berg.", &["bo: Er det en god dag for alle"]),
            ("– Min mor siger, at det er godt, siger Anna Holm.", &["anna: Min mor siger, at det er godt"]),
            (
                "”Det er godt,” siger Anna Holm, ”og det bliver bedre.”",
                &["anna: Det er godt, | og det bliver bedre."],
            ),
            (
                "”Det er en god dag,” siger Anna Holm. ”Og den bliver endnu bedre.”",
                &["anna: Det er en god dag,", "anna: Og den bliver endnu bedre."],
            ),
            (
                "”Det er en god dag,” siger Anna Holm og fortsætter: ”Den bliver bedre i morgen.”",
                &["anna: Det er en god dag,", "anna: Den bliver bedre i morgen."],
            ),
            (
                "”Det er en god dag,” siger Anna Holm.\n”Den bliver bedre i morgen,” siger hun.",
                &["anna: Det er en god dag,", "anna: Den bliver bedre i morgen,"],
            ),
            (
                "”Det er en god dag,” siger Anna Holm.\n”Den bliver bedre i morgen,” tilføjer direktøren.",
                &["anna: Det er en god dag,", "anna: Den bliver bedre i morgen,"],
            ),
            (
                "”Det er en god dag,” siger social- og indenrigsminister Astrid Krag (S).",
                &["krag: Det er en god dag,"],
            ),
            (
                "”Det er en god dag,” siger formand for Anna Holms Fond, Bo Berg, om aftalen.",
                &["bo: Det er en god dag,"],
            ),
            (
                "Ifølge Anna Holm er det ”en god dag for alle de svage”.",
                &["anna: en god dag for alle de svage"],
            ),
            ("Det er ”en god dag for alle”, mener Anna Holm, direktør i BL.", &["anna: en god dag for alle"]),
            ("Anna Holm kalder det ”en god dag for alle” i BL.", &["anna: en god dag for alle"]),
            ("Anna Holm siger:\n”Det er en god dag for alle.”", &["anna: Det er en god dag for alle."]),
            ("”Det er en god dag,” har Anna Holm sagt.", &["anna: Det er en god dag,"]),
            ("”Vi siger ”nej” til det forslag,” siger Bo Berg.", &["bo: Vi siger ”nej” til det forslag,"]),
            (
                "Anna Holm siger: ”Det er en god dag.” Bo Berg svarer: ”Det synes jeg ikke.”",
                &["anna: Det er en god dag.", "bo: Det synes jeg ikke."],
            ),
            // No speaker, or several.
            ("”Det er en god dag for alle,” siger en borger.", &[]),
            ("”Det er en god dag for alle,” siger Peter Holm.", &[]),
            ("”Det er en god dag for alle,” siger Lund.", &[]),
            ("”Det er en god dag for alle,” siger Anna Holm og Bo Berg.", &[]),
            ("”Det er en god dag for alle,” siger Anna Holms sekretær.", &[]),
            ("”Det er en god dag for alle,” siger han til Anna Holm.", &[]),
            ("”Det er en god dag for alle,” siger han, mens Anna Holm tier.", &[]),
            ("”Det er en god dag for alle.” Anna Holm er direktør.", &[]),
            ("Det er en god dag for alle, siger Anna Holm.", &[]),
            ("”Den er god,” siger Anna Holm.", &[]),
            ("– Anna Holm, direktør i BL", &[]),
            ("Anna Holm har skrevet bogen ”Den lange vej til frihed”.", &[]),
            ("Bogen ”Den lange vej til frihed” fortæller Anna Holm om.", &[]),
            ("Anna Holm siger, at ”nej” er et godt svar.", &[]),
            (
                "”Det er en god dag,” siger Anna Holm.\nDet regner i dag.\n”Den bliver bedre i morgen,” siger hun.",
                &["anna: Det er en god dag,"],
            ),
            (
                "”Det er en god dag,” siger Anna Holm.\nOle Bro er enig. ”Den bliver bedre i morgen,” siger han.",
                &["anna: Det er en god dag,"],
            ),
            (
                "”Det er en god dag,” siger Anna Holm. Bo Berg er glad. ”Den bliver bedre i morgen,” siger hun.",
                &["anna: Det er en god dag,"],
            ),
        ],
    );
}

#[test]
fn english_quotations_have_a_speaker() {
    check(
        Language::English,
        &[
            ("“It is a good day for all,” said Anna Holm.", &["anna: It is a good day for all,"]),
            ("“It is a good day for all,” Anna Holm said.", &["anna: It is a good day for all,"]),
            ("“It is a good day for all,” says Holm.", &["anna: It is a good day for all,"]),
            ("\"It is a good day for all,\" Mr Berg added.", &["bo: It is a good day for all,"]),
            ("‘It’s a good day for all,’ said Anna Holm.", &["anna: It’s a good day for all,"]),
            ("“It is a good day,” Anna Holm, director of BL, said.", &["anna: It is a good day,"]),
            ("“It is a good day,” according to Anna Holm.", &["anna: It is a good day,"]),
            ("According to Anna Holm, it is “a good day for all”.", &["anna: a good day for all"]),
            ("Anna Holm said: “It is a good day.”", &["anna: It is a good day."]),
            ("Anna Holm said, “It is a good day.”", &["anna: It is a good day."]),
            ("Anna Holm said “It is a good day.”", &["anna: It is a good day."]),
            ("Anna Holm: “It is a good day.”", &["anna: It is a good day."]),
            ("Anna Holm called it “a good day for all” on Monday.", &["anna: a good day for all"]),
            (
                "“It is good,” said Anna Holm, “and it gets better.”",
                &["anna: It is good, | and it gets better."],
            ),
            (
                "“It is a good day,” said Anna Holm. “And it gets better.”",
                &["anna: It is a good day,", "anna: And it gets better."],
            ),
            (
                "“It is a good day,” said Anna Holm. “And it gets better,” she added.",
                &["anna: It is a good day,", "anna: And it gets better,"],
            ),
            (
                "“It is a good day,” said Anna Holm.\n“And it gets better,” the director added.",
                &["anna: It is a good day,", "anna: And it gets better,"],
            ),
            ("“It is a good day,” has Anna Holm said.", &["anna: It is a good day,"]),
            ("“It is a good day,” a neighbour said.", &[]),
            ("“It is a good day,” said Peter Holm.", &[]),
            ("“It is a good day,” said Anna Holm Jensen.", &[]),
            ("“It is a good day,” said Anna Holm and Bo Berg.", &[]),
            ("“It is a good day,” he said about Anna Holm.", &[]),
            ("“It is a good day,” he said while Anna Holm listened.", &[]),
            ("“Good,” said Anna Holm.", &[]),
            ("Anna Holm wrote the book “The Long Road Home Again”.", &[]),
            ("The film “The Long Road Home Again” was praised by Anna Holm.", &[]),
            ("Ministers’ pay isn’t what Anna Holm’s voters say it’s.", &[]),
        ],
    );
}

#[test]
fn a_block_quotation_is_signed_in_its_last_line() {
    let names = names();
    for (text, expected) in [
        ("Vi skal hjælpe de svage.\n– Anna Holm, direktør", vec!["anna: Vi skal hjælpe de svage."]),
        ("Vi skal hjælpe de svage.\nAnna Holm", vec!["anna: Vi skal hjælpe de svage."]),
        ("Vi skal hjælpe de svage. – Anna Holm, direktør", vec!["anna: Vi skal hjælpe de svage. "]),
        ("Vi skal hjælpe de svage. Direktør Anna Holm", vec!["anna: Vi skal hjælpe de svage."]),
        ("Vi skal hjælpe.\nDet skal vi.\n— Anna Holm", vec!["anna: Vi skal hjælpe. | Det skal vi."]),
        ("Vi skal hjælpe de svage, siger Anna Holm.", vec!["anna: Vi skal hjælpe de svage"]),
        ("Vi skal hjælpe de svage i landet.", vec![]),
        ("Vi skal hjælpe Anna Holm i dag.", vec![]),
    ] {
        let found = block_quotations(text, &[0..text.len()], Language::Danish, &names);
        assert_eq!(shown(&names, &found), expected, "{text}");
    }
}
