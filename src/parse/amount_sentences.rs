//! What is said around the amounts of a release that are no links.
//!
//! Takes the texts of a release and its mentions; gives the sentence around each unlinked amount, in a table the row, in a list the whole
//! entry. It is kept because the check that knows the agreements has no texts any more. A release that is about no agreement needs none.

use std::ops::Range;

use super::markdown::ParsedBody;
use super::mentions::with_paragraphs_as_lines;
use crate::mention::{Mention, sentence_around};
use crate::model::Kind;
use crate::model::prose::{PlainText, SlotContent};
use crate::model::release::{AmountSentence, LocalizedRelease, Passage, ReleaseFacts, ReleaseMention};

/// Whether a release with these facts and this body can be about an agreement. A translation does not know the facts.
pub(super) fn may_be_about_agreement(facts: &ReleaseFacts, body: &ParsedBody) -> bool {
    !facts.about.agreements.is_empty()
        || body.prose.slots.iter().any(|slot| match &slot.content {
            SlotContent::Link { to, .. } | SlotContent::Name(to) | SlotContent::Embed { of: to, .. } => {
                to.kind == Kind::Agreement
            }
            SlotContent::NoteLabel { .. } | SlotContent::Address { .. } => false,
        })
}

/// What is said around the unlinked amounts, each sentence once. `file` is the text of the whole file.
pub(super) fn amount_sentences(
    words: &LocalizedRelease,
    body: &ParsedBody,
    file: &str,
    mentions: &[ReleaseMention],
) -> Box<[AmountSentence]> {
    let mut found: Vec<AmountSentence> = Vec::new();
    let mut field: Option<(Passage, String)> = None;
    for mention in mentions {
        if mention.slot.is_some() || !matches!(mention.mention, Mention::Amount(_)) {
            continue;
        }
        let range = mention.mention.range();
        let is_known = |last: &AmountSentence| {
            last.passage == mention.passage && last.range.start <= range.start && range.end <= last.range.end
        };
        if found.last().is_some_and(is_known) {
            continue;
        }
        let sentence = match words.passage(mention.passage) {
            Some(text) => {
                if field.as_ref().is_none_or(|(passage, _)| *passage != mention.passage) {
                    field = Some((mention.passage, with_paragraphs_as_lines(text)));
                }
                field.as_ref().and_then(|(_, lines)| in_field(lines, &range))
            }
            None => in_body(&body.plain, file, &range),
        };
        if let Some((range, text)) = sentence {
            found.push(AmountSentence { passage: mention.passage, range, text: text.into() });
        }
    }
    found.into()
}

/// The sentence around a range of a field, whose paragraphs are lines.
fn in_field(lines: &str, range: &Range<usize>) -> Option<(Range<usize>, String)> {
    let sentence = sentence_around(lines, range);
    let said = lines.get(sentence.clone())?.to_owned();
    Some((sentence, said))
}

/// The sentence around a range of the file, its place in the file and its text.
fn in_body(plain: &PlainText, file: &str, range: &Range<usize>) -> Option<(Range<usize>, String)> {
    let text = plain.as_str();
    let place = plain.within(range)?;
    let row = line_around(file, range.start);
    let sentence = if file.get(row.clone())?.contains('|') {
        plain.within(&row)?
    } else {
        let line = line_around(text, place.start);
        let is_entry = plain.source_of(&line).is_some_and(|source| begins_entry(file, source.start));
        if is_entry { line } else { sentence_around(text, &place) }
    };
    let said = text.get(sentence.clone())?.replace('\n', "; ");
    Some((plain.source_of(&sentence)?, said))
}

/// The bytes of the line around a place, without its end.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    start..end
}

/// Whether the text at a place of a file is the beginning of a list entry.
fn begins_entry(file: &str, at: usize) -> bool {
    let before = file[line_around(file, at).start..at].trim_start().trim_end_matches(['*', '_', '[', ' ']);
    let is_number = |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    // A star that begins an entry was taken for emphasis.
    let is_star = before.is_empty() && file[line_around(file, at).start..at].trim_start().starts_with("* ");
    is_star || matches!(before, "-" | "+") || before.strip_suffix(['.', ')']).is_some_and(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::amounts;
    use crate::model::Language;

    /// What is said around the first amount of a body.
    fn around(body: &str) -> String {
        let parsed = crate::parse::markdown::body(body, 0, "x");
        let first = amounts(parsed.plain.as_str(), Language::DANISH).remove(0);
        let range = parsed.plain.source_of(&first.range).expect("it is in the file");
        in_body(&parsed.plain, body, &range).expect("a sentence").1
    }

    #[test]
    fn the_sentence_the_row_or_the_entry_of_an_amount_is_kept() {
        for (body, said) in [
            ("Det er nyt. Der er **5 mio.\nkr.** til *mad*. Slut.", "Der er 5 mio. kr. til mad."),
            (
                "| Til | Kr. |\n|---|---|\n| Mad. Mere mad | 5 kr. |\n| Bus | 6 kr. |\n",
                "Mad. Mere mad; 5 kr.",
            ),
            ("- Bus\n- **Mad.** Det er 5 kr. i alt\n", "Mad. Det er 5 kr. i alt"),
            ("* **Mad.** Det er\n  5 kr. i alt\n", "Mad. Det er 5 kr. i alt"),
            ("1. Mad. Det er 5 kr.\n", "Mad. Det er 5 kr."),
        ] {
            assert_eq!(around(body), said);
        }
    }
}
