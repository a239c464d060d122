//! Markdown into HTML that is whole and runs nothing.
//!
//! Takes the body of a page; panics if a browser would have to mend its HTML, or if anything in it could run a program. The
//! body can be anything: raw HTML is a problem of the page, and must not reach the HTML even so.

use faktum::model::prose::{IssueKind, Prose, SLOT_MARK, Slot, SlotContent};
use faktum::parse::plain_text;

use super::{html, texts};

const PATH: &str = "content/pages/om.md";

/// A body.
pub fn body(body: &str) {
    let Some(read) = texts::read(PATH, &texts::page(body)) else { return };
    let page = read.documents.pages.first().expect("front matter without mistakes");
    let prose = &page.value.body;
    assert_eq!(prose.html.matches(SLOT_MARK).count(), prose.slots.len(), "{}", prose.html);
    html::check_text(&filled(prose), is_publishable(prose));
    for heading in &prose.headings {
        let id = format!(" id=\"{}\">", heading.anchor);
        assert_eq!(prose.html.matches(&id).count(), 1, "{id} in {}", prose.html);
    }
    let (_, source) = read.sources.iter().next().expect("the page");
    let plain = plain_text(source);
    assert!(!plain.as_str().contains(SLOT_MARK), "{plain:?}");
}

/// Whether the text has no embed between words, which is always an error: a block cannot be part of a line.
fn is_publishable(prose: &Prose) -> bool {
    !prose.issues.iter().any(|issue| issue.what == IssueKind::EmbedNotAlone)
}

/// The HTML with each slot filled as rendering fills it, but for the words.
fn filled(prose: &Prose) -> String {
    let mut pieces = prose.html.split(SLOT_MARK);
    let mut html = pieces.next().unwrap_or_default().to_owned();
    for (Slot { content, .. }, piece) in prose.slots.iter().zip(pieces) {
        html.push_str(match content {
            SlotContent::Link { .. } => "<a href=\"/x/\">",
            SlotContent::Name(_) => "<a href=\"/x/\">X</a>",
            SlotContent::Embed { .. } => "<figure><h2>X</h2></figure>",
            SlotContent::NoteLabel { .. } => "X",
            SlotContent::Address { .. } => "/x/",
        });
        html.push_str(piece);
    }
    html
}
