//! What is in quotation marks.
//!
//! Takes a line; gives each [`Stretch`] between an opening mark and its closing one. Which mark opens is seen by what is beside it,
//! because Danish, English and German use the same signs in different ways. A mark without its counterpart gives nothing.

use std::ops::Range;

/// A text in quotation marks, or after a reply dash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// With the marks.
    pub(super) outer: Range<usize>,
    /// Without them.
    pub(super) inner: Range<usize>,
}

/// Quotation marks that nothing else is written with.
const DOUBLE: [char; 6] = ['”', '“', '"', '„', '«', '»'];

/// Quotation marks that are apostrophes, too.
const SINGLE: [char; 3] = ['’', '‘', '\''];

/// The dashes that a reply begins with.
pub(super) const DASHES: [char; 3] = ['–', '—', '-'];

/// Whether a line can have a quotation at all. Most lines cannot.
pub(super) fn may_be_quoted(line: &str) -> bool {
    // The first bytes of all marks and dashes; looking at bytes is faster than at characters.
    let has_sign = line.bytes().any(|byte| matches!(byte, b'"' | b'\'' | 0xC2 | 0xE2));
    (has_sign && line.contains(|c| DOUBLE.contains(&c) || SINGLE.contains(&c))) || reply(line).is_some()
}

/// Where the reply begins in a line that begins with a dash.
pub(super) fn reply(line: &str) -> Option<usize> {
    let rest = line.strip_prefix(DASHES)?;
    let reply = rest.trim_start_matches([' ', '\u{a0}']);
    (reply.len() < rest.len() && !reply.starts_with(DOUBLE)).then(|| line.len() - reply.len())
}

/// Where a line has its first colon before a reply, and where the reply begins: `Anna Holm siger: – Det er godt.`
pub(super) fn reply_after_colon(line: &str) -> Option<(usize, usize)> {
    let (at, sign) = line.match_indices([':', '”', '“', '"', '»', '„', '«']).find(|(at, sign)| {
        *sign != ":" || reply(line[at + 1..].trim_start_matches([' ', '\u{a0}'])).is_some()
    })?;
    let rest = line[at + sign.len()..].trim_start_matches([' ', '\u{a0}']);
    let start = reply(rest)?;
    (sign == ":").then(|| (at + 1, line.len() - rest.len() + start))
}

/// The stretches of a line, from the left. Those inside others are left out.
pub(super) fn stretches(line: &str) -> Vec<Stretch> {
    let mut found = Vec::new();
    // The outermost mark that is open, with the number of those that are open inside it.
    let mut open: Option<(Range<usize>, usize)> = None;
    let mut single: Option<Range<usize>> = None;
    for (at, c) in line.char_indices() {
        let mark = at..at + c.len_utf8();
        if DOUBLE.contains(&c) {
            let opens = opens(line, &mark);
            open = match open.take() {
                None if opens => Some((mark, 0)),
                None => None,
                Some((outer, depth)) if opens => Some((outer, depth + 1)),
                Some((outer, 0)) => {
                    found.push(Stretch { inner: outer.end..mark.start, outer: outer.start..mark.end });
                    None
                }
                Some((outer, depth)) => Some((outer, depth - 1)),
            };
            single = None;
        } else if SINGLE.contains(&c) && open.is_none() {
            single = match single.take() {
                None if opens(line, &mark) => Some(mark),
                Some(outer) if closes(line, &mark) => {
                    found.push(Stretch { inner: outer.end..mark.start, outer: outer.start..mark.end });
                    None
                }
                unchanged => unchanged,
            };
        }
    }
    found
}

/// Whether a mark stands before a word that it opens.
fn opens(line: &str, mark: &Range<usize>) -> bool {
    let before = line[..mark.start].chars().next_back();
    let after = line[mark.end..].chars().next();
    let is_apart = before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '/' | '-') || ['–', '—'].contains(&c) || is_mark(c)
    });
    is_apart && after.is_some_and(|c| !c.is_whitespace())
}

/// Whether a sign that can be an apostrophe closes a quotation: the word before it is over.
fn closes(line: &str, mark: &Range<usize>) -> bool {
    let after = line[mark.end..].chars().next();
    after.is_none_or(|c| !c.is_alphanumeric())
}

fn is_mark(c: char) -> bool {
    DOUBLE.contains(&c) || SINGLE.contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(line: &str) -> Vec<&str> {
        stretches(line).into_iter().map(|stretch| &line[stretch.inner]).collect()
    }

    #[test]
    fn marks_of_all_kinds_are_paired() {
        for (line, expected) in [
            ("”Det er nyt,” siger hun.", vec!["Det er nyt,"]),
            ("“It is new,” she says.", vec!["It is new,"]),
            ("\"Det er nyt\", siger hun.", vec!["Det er nyt"]),
            ("»Det er nyt«, siger hun.", vec!["Det er nyt"]),
            ("„Det er nyt“, siger hun.", vec!["Det er nyt"]),
            ("«Det er nyt», siger hun.", vec!["Det er nyt"]),
            ("’Det er Annas ide’, siger hun.", vec!["Det er Annas ide"]),
            ("‘It’s new,’ she says.", vec!["It’s new,"]),
            ("”Vi siger ”nej” til det,” siger hun. ”Altid.”", vec!["Vi siger ”nej” til det,", "Altid."]),
            ("”Vi siger »nej« til det,” siger hun.", vec!["Vi siger »nej« til det,"]),
            ("En 5\" skærm og ”uden ende", vec![]),
            ("It’s the ministers’ choice.", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(quoted(line), expected, "{line}");
        }
    }

    #[test]
    fn a_reply_begins_with_a_dash_and_a_space() {
        assert_eq!(reply("– Det er nyt"), Some(4));
        assert_eq!(reply("-Det er nyt"), None);
        assert_eq!(reply("– ”Det er nyt”"), None);
        assert!(!may_be_quoted("Det er nyt – og godt"));
    }
}
