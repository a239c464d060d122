use super::*;

const SAID: &[&str] = &[
    "Vi har bedt de svage om at være de stærke. Nu skal vi hjælpe dem.",
    "Vi vil ikke hæve skatten i år, og vi bruger 215 millioner kroner på de udsatte børn i Region Syd.",
    "Det er en god dag for alle i Danmark.",
];

fn compare(parts: &[&str]) -> Option<Comparison<usize>> {
    Speaker::new(Language::Danish, SAID.iter().copied().enumerate()).compare(parts)
}

#[test]
fn the_same_words_agree_whatever_is_around_them() {
    for text in [
        "Det er en god dag for alle i Danmark.",
        "det er en god dag for alle i Danmark,",
        "Det er – en god dag – for alle i Danmark!",
        "”Det er en »god« dag for alle i\u{a0}Danmark”",
    ] {
        assert_eq!(compare(&[text]), Some(Comparison::Same(2)), "{text}");
    }
}

#[test]
fn an_excerpt_agrees() {
    for parts in [
        &["en god dag for alle"][..],
        &["Det er en god dag […] i Danmark."],
        &["Vi vil ikke hæve skatten … på de udsatte børn"],
        &["Vi vil ikke hæve skatten (...) på de udsatte børn"],
        &["Vi vil ikke hæve skatten i år, og [regeringen] bruger 215 millioner kroner"],
        &["Vi har bedt de svage,", "om at være de stærke."],
        &["Vi har bedt de svage,", "nu skal vi hjælpe dem."],
        // A sentence more, which the sheet does not have.
        &["Det er en god dag for alle i Danmark. Jeg er glad."],
    ] {
        let found = compare(parts);
        assert!(matches!(found, Some(Comparison::Excerpt(_) | Comparison::Same(_))), "{parts:?}: {found:?}");
    }
}

#[test]
fn changed_words_are_found_and_marked() {
    for (text, said, written) in [
        (
            "Vi har bedt de stærke om at være de svage.",
            "Vi har bedt de *svage* om at være de *stærke* …",
            "Vi har bedt de *stærke* om at være de *svage*",
        ),
        ("Vi vil hæve skatten i år", "Vi vil *ikke* hæve skatten i år …", "Vi vil hæve skatten i år"),
        (
            "vi bruger 251 millioner kroner på de udsatte børn",
            "… vi bruger *215* millioner kroner på de udsatte …",
            "vi bruger *251* millioner kroner på de udsatte …",
        ),
        (
            "Vi ville ikke hæve skatten i år",
            "Vi *vil* ikke hæve skatten i år …",
            "Vi *ville* ikke hæve skatten i år",
        ),
        (
            "på de udsatte børn i Region Nord",
            "… de udsatte børn i Region *Syd*",
            "… de udsatte børn i Region *Nord*",
        ),
        (
            "Det er en meget god dag for alle i Danmark",
            "Det er en god dag for alle i …",
            "Det er en *meget* god dag for alle i …",
        ),
        // A clause is left out, and nothing says so.
        (
            "Vi vil ikke hæve skatten på de udsatte børn i Region Syd",
            "Vi vil ikke hæve skatten *i år, og vi bruger 215 millioner kroner* på de udsatte børn i …",
            "Vi vil ikke hæve skatten på de udsatte børn i …",
        ),
    ] {
        match compare(&[text]) {
            Some(Comparison::Changed(changed)) => {
                assert_eq!((changed.said.as_str(), changed.written.as_str()), (said, written), "{text}");
            }
            found => panic!("{text}: {found:?}"),
        }
    }
}

#[test]
fn what_is_like_no_statement_is_unknown() {
    for text in [
        "Vi skal have en ny skole i byen",
        "Det er en god ide for byen",
        "Det er en trist dag for os",
        "Nu skal vi i gang med arbejdet",
        "Vi har bedt om en redegørelse fra ministeriet, og den skal vi have nu",
        "Det er vigtigt for alle de børn, der er i vores skoler i dag",
    ] {
        assert_eq!(compare(&[text]), None, "{text}");
    }
}

#[test]
fn the_words_to_write_keep_the_first_letter_and_the_signs_at_the_ends() {
    for (text, right) in [
        ("vi vil hæve skatten i år,", Some("vi vil ikke hæve skatten i år,")),
        ("Bedt de stærke om at være de stærke!", Some("Bedt de svage om at være de stærke!")),
        ("Vi vil hæve skatten … på de udsatte børn", None),
    ] {
        match compare(&[text]) {
            Some(Comparison::Changed(changed)) => assert_eq!(changed.right.as_deref(), right, "{text}"),
            found => panic!("{text}: {found:?}"),
        }
    }
}

#[test]
fn a_speaker_with_many_statements_is_compared_in_no_time() {
    let many: Vec<String> = (0..5_000)
        .map(|number| {
            format!("Vi vil ikke hæve skatten i år, og vi bruger {number} millioner kroner på børn.")
        })
        .collect();
    let said = many.iter().map(String::as_str).enumerate();
    let speaker = Speaker::new(Language::Danish, said);
    let start = std::time::Instant::now();
    for number in 0..100 {
        let text = format!("Vi vil ikke hæve skatten i år, og vi bruger {number} millioner kroner på børn.");
        assert_eq!(speaker.compare(&[&text]), Some(Comparison::Same(number)));
    }
    let changed = speaker.compare(&["Vi vil hæve skatten i år, og vi bruger 17 millioner kroner på børn."]);
    assert!(matches!(changed, Some(Comparison::Changed(changed)) if changed.statement == 17));
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
