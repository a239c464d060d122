//! Replies, which begin with a dash instead of quotation marks.
//!
//! Takes a line and where the reply begins; gives its words up to who said them, or up to the end of the line if that was said before. A
//! dash inside a sentence begins no reply.

use super::attribution::NamedLine;
use super::{Reading, sentence_near, speaker};
use crate::mention::ThingIx;

/// The reply in a line that begins with a dash: `– Det er godt, siger Anna Holm.` The line before can announce it: `Anna Holm siger:`
pub(super) fn in_reply(named: NamedLine<'_>, start: usize, announced: Option<ThingIx>) -> Option<Reading> {
    let (end, speaker) = match (attributed_end(named, start, named.line.len()), announced) {
        (Some(found), _) => found,
        (None, Some(announced)) => (named.line.len(), announced),
        (None, None) => return None,
    };
    Some(Reading { stretches: std::iter::once(start..end).collect(), speaker })
}

/// The reply in the line that says who speaks: `Anna Holm siger: – Det er godt.`
pub(super) fn in_reply_after_colon(named: NamedLine<'_>, colon: usize, start: usize) -> Option<Reading> {
    let clause = sentence_near(named.line, colon).start.min(colon)..colon;
    let announced = speaker(named.speaker_before(&clause), named.last);
    announced.and_then(|_| in_reply(named, start, announced))
}

/// Where words end, after which comes who said them.
pub(super) fn attributed_end(named: NamedLine<'_>, start: usize, end: usize) -> Option<(usize, ThingIx)> {
    let line = named.line;
    for (at, mark) in line[start..end].match_indices([',', '?', '!', '…']) {
        let at = start + at;
        let clause_start = at + mark.len();
        // A name that follows a comma is part of a list, or addressed.
        if !line[clause_start..].trim_start().starts_with(char::is_lowercase) {
            continue;
        }
        let sentence = sentence_near(line, clause_start).end.min(end);
        let clause = clause_start..sentence.max(clause_start);
        if let Some(person) = speaker(named.speaker_after(&clause), named.last) {
            return Some((at, person));
        }
    }
    None
}
