//! No line of a page can break inside an amount or a date, whoever typed it; what is compared or handed on stays as it was typed.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod support;

use std::path::Path;

use faktum::mention::{amounts, dates, unbroken};
use faktum::model::Language;
use support::{Folder, SITE, faktum, files, published, stderr};

/// A site whose every field has an amount and a date, with a line end inside where there can be one.
fn site() -> Folder {
    let site = Folder::new();
    site.write(
        "content/site.yaml",
        format!("{SITE}languages: [da, en]\ndescription: Fra 4. maj 2020 og 5 mio. kr.\n"),
    );
    site.write(
        "content/organisations/styrelsen.yaml",
        "name: Styrelsen af 4. maj 2020\ntype: agency\nboilerplate: |\n  Vi fik 10.000 kr. den 4. maj\n  2020.\n\n  Og 5 mio.\n  kr. senere.\n",
    );
    site.write(
        "content/releases/2020/en.md",
        "---\ntitle: Skoler får 37,6 mio. kr. fra 4. maj 2020\nkicker: 5 mio. kr. til skoler\nsummary: De 37,6 mio. kr. er til 4. maj 2020.\n\
         publisher: styrelsen\npublished: 2020-05-04T10:30\nplace: Aarhus\nnotes_to_editors: |\n  Den 4. maj 2020 kom 10.000 kr.\n\n  Ring kl. 10.30.\n\
         read_more:\n  - label: Aftalen af 4. maj 2020 på 5 mio. kr.\n    url: https://example.com/a\n\
         changes:\n  - on: 2020-05-05\n    kind: correction\n    text: Det er 5 mio. kr. fra 4. maj 2020.\n---\n\n\
         Skolerne får **37,6**\nmio. kr. den 4.\nmaj 2020, siger [](organisation:styrelsen).\n\n## De 5 mio. kr.\n\n\
         - 215 millioner kroner\n- mellem 10 og 15 mio. kr.\n- `5 kr.` er kode\n\n| Dag | Beløb |\n|---|---|\n| 4. maj 2020 | 5 mio. kr. |\n\n\
         > Vi giver DKK 37.6 million.[^1]\n\n![](agreement:aftalen)\n\nAf [](agreement:aftalen).\n\n![](statement:anna)\n\n[^1]: Fra 6. til 8. maj 2020.\n",
    );
    site.write(
        "content/releases/2020/en.en.md",
        "---\ntitle: Schools get DKK 37.6 million on 4 May 2020\nsummary: From May 4, 2020, DKK 37.6 million.\n---\n\nOn May 4,\n2020, they get DKK 37.6\nmillion or 5 million Danish kroner.\n",
    );
    site.write(
        "content/people/anna.yaml",
        "name: Anna Å\nappointments:\n  - organisation: styrelsen\n    title: direktør for 5 mio. kr.\n    from: 2020-01\n",
    );
    site.write(
        "content/statements/anna.yaml",
        "speaker: anna\ntext: Vi fik 37,6 mio. kr. den 4. maj 2020 og er glade for hver en krone, siger vi alle her.\nsource: {organisation: styrelsen, date: 2020-05-04, url: 'https://example.com/tale'}\n",
    );
    site.write(
        "content/agreements/aftalen.yaml",
        "name: Aftalen fra 4. maj 2020\nagreed_on: 2020-05-04\nannounced_by: styrelsen\ntotal: DKK 5 million\nallocations:\n  - id: alt\n    amount: DKK 5 million\n    purpose: De 5 mio. kr. til 4. maj 2020\nsources:\n  - {title: 'Om 5 mio. kr. fra 4. maj 2020', publisher: styrelsen, date: 2020-05-04, url: 'https://example.com/b'}\n",
    );
    site.write(
        "content/pages/om.md",
        "---\ntitle: De 5 mio. kr.\nsummary: Fra 4. maj 2020\n---\n\nDet var 4. maj 2020.\n",
    );
    site
}

/// The text that a page shows, a line for each block; code is left out.
fn shown(html: &str) -> String {
    let body = html.split("<main").nth(1).unwrap_or(html);
    let mut text = String::new();
    let mut rest = body;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = tag.split_once('>').expect("the end of a tag");
        let name = tag.trim_start_matches('/').split(' ').next().expect("a name");
        let is_inline = ["a", "strong", "em", "span", "time", "data", "sup"].contains(&name);
        rest = if tag == "code" { after.split_once("</code>").expect("its end").1 } else { after };
        if !is_inline {
            text.push_str("\n\n");
        }
    }
    text + rest
}

/// The amounts and dates in a text that have a blank in them at which a line can break, but for the one after a weekday.
fn broken(text: &str, language: Language) -> Vec<String> {
    let mut broken = Vec::new();
    for paragraph in text.split("\n\n") {
        let ranges = amounts(paragraph, language).into_iter().map(|amount| amount.range);
        let days = dates(paragraph, language).into_iter().map(|date| {
            let weekday = date.weekday.map_or(date.range.start, |weekday| weekday.range.end);
            let start = if date.range.contains(&weekday) { weekday } else { date.range.start };
            start..date.range.end
        });
        for range in ranges.chain(days) {
            let said = paragraph[range].trim_start_matches([' ', ',']);
            if said.contains([' ', '\n']) {
                broken.push(said.to_owned());
            }
        }
    }
    broken
}

fn pages(site: &Path) -> Vec<(String, String)> {
    let out = Folder::new();
    let folder = site.to_string_lossy();
    let built = faktum(out.path(), &["build", "--site", &folder, "--out", "."]);
    assert!(built.status.success(), "{}", stderr(&built));
    let pages = published(out.path()).into_iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("text"))).collect()
}

#[test]
fn no_amount_or_date_on_a_page_can_break() {
    let made = site();
    let example = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut kept = 0;
    for site in [made.path(), example, &example.join("tests/golden/everything/in")] {
        for (path, html) in pages(site) {
            let text = shown(&html);
            let is_english = html.contains("<html lang=\"en\">");
            let broken = broken(&text, if is_english { Language::ENGLISH } else { Language::DANISH });
            assert!(broken.is_empty(), "{path}: {broken:?}");
            kept += text.matches('\u{a0}').count();
        }
    }
    assert!(kept > 500, "{kept}");
}

/// What may break: between two amounts that are each whole, and forms that are hardly written.
const MAY_BREAK: [&str; 16] = [
    "2 og en halv mio. kr.",
    "3 mio. kr. og 5 mio. kr.",
    "2 1/2 mio. kr.",
    "2 kroner og 50 øre",
    "2 kr. 50 øre",
    "5 euro og 50 cent",
    "5 kr. og 5 øre",
    "hk $ 10.05 billion",
    "minus £5 million",
    "$89 to $93 billion",
    "$10 to $15 billion",
    "$200 to $4 million",
    "$10 and $15",
    "EUR 3 million and EUR 5 million",
    "3 dollars 50 cents",
    "£3 and 50p",
];

#[test]
fn every_spelling_of_an_amount_is_kept_together() {
    let mut wrong = Vec::new();
    for (name, language) in [("danish", Language::DANISH), ("english", Language::ENGLISH)] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/amounts/{name}.txt"));
        let table = std::fs::read_to_string(file).expect("the table of spellings");
        for line in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let spelling = line.split(" | ").next().expect("a spelling");
            // An amount in words alone is looked for only at millions and more.
            if !spelling.contains(|c: char| c.is_ascii_digit()) && !spelling.contains("illi") {
                continue;
            }
            let text = spelling.replace('⏎', "\n").replace('⍽', "\u{a0}").replace('⸱', "\u{202f}");
            let text = unbroken(&text.replace('‧', "\u{2009}")).into_owned();
            for amount in amounts(&text, language) {
                let said = &text[amount.range];
                if said.contains([' ', '\n']) && !MAY_BREAK.contains(&&*said.replace('\u{a0}', " ")) {
                    wrong.push(said.to_owned());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_field_is_kept_together() {
    let site = site();
    let pages: std::collections::BTreeMap<String, String> = pages(site.path()).into_iter().collect();
    let release = &pages["pressemeddelelser/2020/en/index.html"];
    for words in [
        "<title>Skoler får 37,6~mio.~kr. fra 4.~maj~2020 – ",
        "5~mio.~kr. til skoler",
        ">Skoler får 37,6~mio.~kr. fra 4.~maj~2020</h1>",
        "De 37,6~mio.~kr. er til 4.~maj~2020.",
        "Den~4.~maj~2020 kom 10.000~kr.",
        "Ring kl.~10.30.",
        "Aftalen af 4.~maj~2020 på 5~mio.~kr.",
        "Det er 5~mio.~kr. fra 4.~maj~2020.",
        "<strong>37,6</strong>~mio.~kr. den~4.~maj~2020, siger",
        ">Styrelsen af 4.~maj~2020</a>",
        "<code>5 kr.</code>",
        "DKK~37.6~million.",
        "Vi fik 10.000~kr. den~4.~maj~2020.",
        "”Vi fik 37,6~mio.~kr. den~4.~maj~2020 og er",
        ">Aftalen fra 4.~maj~2020</a>",
        "De 5~mio.~kr. til 4.~maj~2020",
        "content=\"Skoler får 37,6 mio. kr. fra 4. maj 2020\"",
    ] {
        assert!(release.contains(&words.replace('~', "\u{a0}")), "no `{words}` in:\n{release}");
    }
}

#[test]
fn feeds_and_the_record_have_what_was_typed() {
    let site = site();
    let built = faktum(site.path(), &["build", "--record"]);
    assert!(built.status.success(), "{}", stderr(&built));
    let title = "Skoler får 37,6 mio. kr. fra 4. maj 2020";
    assert!(site.read("public/feed.xml").contains(&format!("<title>{title}</title>")));
    let feed: serde_json::Value = serde_json::from_str(&site.read("public/feed.json")).expect("JSON");
    assert_eq!(feed["items"][0]["title"], title);
    let before = site.read("content/releases.lock");
    // No-break spaces that somebody typed are no other text.
    let release = site.read("content/releases/2020/en.md");
    site.write("content/releases/2020/en.md", release.replace("37,6 mio. kr.", "37,6\u{a0}mio.\u{a0}kr."));
    let built = faktum(site.path(), &["build", "--record", "--deny-warnings"]);
    assert!(built.status.success(), "{}", stderr(&built));
    assert_eq!(site.read("content/releases.lock"), before);
    assert!(!files(&site.path().join("public")).is_empty());
}
