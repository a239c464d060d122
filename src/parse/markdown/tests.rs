//! What Markdown becomes.

use super::*;
use crate::model::Kind;

fn prose(text: &str) -> Prose {
    body(text, 0, "om").prose
}

fn html(text: &str) -> String {
    prose(text).html.replace('\0', "▯")
}

fn issues(text: &str) -> Vec<IssueKind> {
    prose(text).issues.into_iter().map(|finding| finding.what).collect()
}

#[test]
fn the_plain_text_is_what_readers_read_and_knows_its_bytes() {
    let body = "## Støtte\n\nI *alt* [37,6&nbsp;mio.\nkr.](agreement:a#b) og `kode`.\n\n- en\n- to\n\n| A | B |\n|---|---|\n| c | d |\n";
    let plain = plain_text(body, 0);
    let text = plain.as_str();
    assert_eq!(text, "Støtte\nI alt 37,6\u{a0}mio. kr. og kode.\nen\nto\nA\nB\nc\nd\n");
    for (words, written) in [
        ("Støtte", "Støtte"),
        ("37,6\u{a0}mio. kr.", "37,6&nbsp;mio.\nkr."),
        ("6\u{a0}m", "6&nbsp;m"),
        ("kode", "`kode`"),
        ("alt 37", "alt* [37"),
        ("d", "d"),
    ] {
        let at = u32::try_from(text.rfind(words).expect("the words")).expect("a short text");
        let range = at..at + u32::try_from(words.len()).expect("a short text");
        let source = plain.source(&range).expect("a place in the file");
        assert_eq!(&body[source.start as usize..source.end as usize], written, "{words}");
    }
    assert_eq!(plain.source(&(7..8)), None, "{:?}", &text[7..8]);
}

#[test]
fn typed_links_become_slots_in_the_order_of_the_text() {
    let prose = body("[BL](organisation:bl), [](person:a) and <page:om>\n", 7, "om").prose;
    assert_eq!(&*prose.html, "<p>\0BL</a>, \0 and \0</p>\n");
    let fillings: Vec<String> = prose
        .slots
        .iter()
        .map(|slot| match &slot.content {
            SlotContent::Link { to, text, .. } => format!("{to}={text}"),
            SlotContent::Name(to) => to.to_string(),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(fillings, ["organisation:bl=BL", "person:a", "page:om"]);
    assert_eq!(prose.slots[0].range, 7..28);
}

#[test]
fn an_embed_takes_the_place_of_its_paragraph() {
    assert_eq!(html("a\n\n![x *y*](media:z)\n\nb\n"), "<p>a</p>\n▯\n<p>b</p>\n");
    assert_eq!(issues("see ![](media:z)\n"), [IssueKind::EmbedNotAlone]);
    assert_eq!(issues("![](media:y)\n![](media:z)\n").len(), 2);
    assert_eq!(issues("- ![](media:z)\n"), [IssueKind::EmbedNotAlone]);
    assert_eq!(issues("![](person:z)\n"), [IssueKind::NotEmbeddable(Kind::Person)]);
}

#[test]
fn marks_and_slots_are_always_as_many() {
    for text in [
        "![se [BL](organisation:bl)](media:b)\n\n[om](/pg/)",
        "![a [x](/pg/) c](/b.png) and [P](person:p)",
        "[![](/b.png)](organisation:bl) [](person:p)",
        "[<https://a.dk>](https://b.dk) [a <x@y.dk> [b](page:c)](organisation:bl)",
        "![![![a](media:b)](/c.png)](media:d)",
    ] {
        let prose = prose(text);
        assert_eq!(prose.html.matches('\0').count(), prose.slots.len(), "{text}: {}", prose.html);
        let links = prose.html.matches("<a ").count() + prose.html.matches("\0").count();
        assert!(prose.html.matches("</a>").count() <= links, "{text}: {}", prose.html);
    }
    assert_eq!(html("[<https://a.dk>](https://b.dk)"), "<p><a href=\"https://b.dk\">https://a.dk</a></p>\n");
}

#[test]
fn addresses_of_the_site_are_slots_in_attributes() {
    assert_eq!(html("[om](/om/#kontakt)"), "<p><a href=\"▯\">om</a></p>\n");
    assert_eq!(html("![\"a\"](/a.png)"), "<p><img src=\"▯\" alt=\"&quot;a&quot;\"></p>\n");
}

#[test]
fn footnotes_are_numbered_and_linked_both_ways() {
    let text = "A[^x] b[^y] c[^x]\n\n[^y]: To.\n\n[^x]: Et [BL](organisation:bl).\n\nSlut.\n";
    let prose = prose(text);
    let html = prose.html.replace('\0', "▯").replace('\n', "");
    assert!(
        html.starts_with(
            "<p>A<sup><a id=\"fnref-om-1\" href=\"#fn-om-1\" role=\"doc-noteref\">1</a></sup> b"
        ),
        "{html}"
    );
    let notes = &html[html.find("<section").expect("notes")..];
    assert!(notes.contains("<li id=\"fn-om-1\"><p>Et ▯BL</a>. <a href=\"#fnref-om-1\""), "{notes}");
    assert!(
        notes.contains("<a href=\"#fnref-om-1-2\" role=\"doc-backlink\" aria-label=\"▯\">↩</a></p>"),
        "{notes}"
    );
    assert!(notes.contains("<li id=\"fn-om-2\"><p>To. "), "{notes}");
    assert_eq!(html.matches('▯').count(), prose.slots.len());
    assert!(html.find("Slut.") < html.find("<section"), "{html}");
    assert_eq!(prose.issues.len(), 0);
}

#[test]
fn a_heading_in_a_footnote_that_is_not_shown_is_no_anchor() {
    let anchors = |text| prose(text).headings.len();
    assert_eq!(anchors("A[^a]\n\n[^a]: ## Om\n"), 1);
    assert_eq!(anchors("A\n\n[^a]: ## Om\n"), 0);
    assert_eq!(anchors("A[^a]\n\n[^a]: B\n\n[^a]: ## Om\n"), 0);
}

#[test]
fn raw_html_is_found_and_left_out() {
    assert_eq!(html("a <b>c</b> d"), "<p>a c d</p>\n");
    assert_eq!(issues("a <b>c</b> d"), [IssueKind::RawHtml]);
    assert_eq!(issues("<div>\nx\n</div>\n\n<!-- y -->"), [IssueKind::RawHtml, IssueKind::RawHtml]);
}

#[test]
fn table_cells_are_aligned_by_classes() {
    let table = html("| a | b |\n|---|--:|\n| 1 | 2 |\n");
    assert!(table.contains("<th scope=\"col\" class=\"right\">b</th>"), "{table}");
    assert!(table.contains("<td>1</td><td class=\"right\">2</td>"), "{table}");
    assert!(!table.contains("style"), "{table}");
}

#[test]
fn anchors_are_danish_and_unique() {
    let prose = prose("## Få støtte\n\n## Få støtte\n\n## ?\n");
    let anchors: Vec<&str> = prose.headings.iter().map(|heading| heading.anchor.as_str()).collect();
    assert_eq!(anchors, ["faa-stoette", "faa-stoette-2", "afsnit"]);
    assert!(prose.html.contains("<h2 id=\"faa-stoette\">"));
}

#[test]
fn links_that_lead_nowhere_good_are_found() {
    for (text, found) in [
        ("[a](../b)", IssueKind::RelativeLink("../b".into())),
        ("[a]()", IssueKind::RelativeLink("".into())),
        ("[a](//b.dk)", IssueKind::RelativeLink("//b.dk".into())),
        ("![a](b.png)", IssueKind::RelativeImage),
        ("[a](page:om#Øl)", IssueKind::BadPart("Øl".into())),
        ("[a](javascript:b)", IssueKind::Scheme("javascript".into())),
        ("[a](organization:b)", IssueKind::Scheme("organization".into())),
        ("[a](page:Om)", IssueKind::BadReference("Om".into())),
        ("[a](https://)", IssueKind::BadUrl("https://".into())),
        ("[](mailto:a@b.dk)", IssueKind::EmptyLink),
        ("[a](#b)", IssueKind::Fragment("b".into())),
        ("![a](https://b.dk/c.png)", IssueKind::ExternalImage),
        ("![](/c.png)", IssueKind::FileImage { has_alt: false }),
    ] {
        assert_eq!(issues(text), [found], "{text}");
    }
    for good in ["<a@b.dk>", "[a](mailto:a@b.dk)", "[a](tel:112)", "[a](/%C3%A5.pdf)"] {
        assert_eq!(issues(good), [], "{good}");
    }
    for web in ["[a](https://a.dk)", "<https://a.dk>"] {
        assert_eq!(issues(web), [IssueKind::WebAddress("https://a.dk".into())], "{web}");
    }
}
