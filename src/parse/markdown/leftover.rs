//! Signs that readers would see: Markdown that did not take effect, and commands of other programs.
//!
//! Takes a body; gives each place with such signs, and what was probably meant. It looks at what readers read, not at the source: code and
//! signs after a `\` are meant as they are. Only a body that may have such signs is looked at, because it is parsed once more for this.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::table::is_dashes;
use crate::diagnostic::{Sign, TextProblem};

/// What stands in a line for code, pictures and escaped signs.
const MASK: char = '\u{fffc}';

/// Commands that WordPress and others write in square brackets.
const BRACKET_COMMANDS: [&str; 14] = [
    "gallery",
    "caption",
    "/caption",
    "embed",
    "/embed",
    "video",
    "audio",
    "playlist",
    "youtube",
    "contact-form-7",
    "TOC",
    "toc",
    "contact-form",
    "vc_row",
];

/// Signs that begin a line of a list in word processors.
const BULLETS: [char; 13] = ['•', '●', '▪', '◦', '‣', '·', '○', '■', '□', '➢', '►', '✓', '⁃'];

/// Whether a text as readers see it may have leftover signs. `is_line_start` is whether a line begins with it.
pub(super) fn may_be_leftover(text: &str, is_line_start: bool) -> bool {
    // All bytes are looked at, because the compiler then compares many at a time.
    text.bytes().fold(false, |found, byte| found | is_sign(byte))
        || is_line_start && (text.starts_with(['#', ':', '–']) || text.starts_with(BULLETS))
}

fn is_sign(byte: u8) -> bool {
    (byte == b'*')
        | (byte == b'_')
        | (byte == b'~')
        | (byte == b'&')
        | (byte == b'|')
        | (byte == b'[')
        | (byte == b']')
        | (byte == b'{')
        | (byte == b'}')
}

/// The leftover signs of a body: ranges in bytes of the body.
pub(super) fn find(body: &str) -> Vec<(Range<usize>, TextProblem)> {
    let mut found = Vec::new();
    for block in blocks(body) {
        block.find(body, &mut found);
    }
    found
}

/// The lines of a paragraph, heading, list entry or cell as readers read them, a line each as it is written.
#[derive(Default)]
struct Block {
    text: String,
    /// Where pieces of the text begin, and where they come from in the body.
    places: Vec<(usize, usize)>,
    is_paragraph: bool,
    end: usize,
}

impl Block {
    fn push(&mut self, text: &str, source: usize) {
        self.places.push((self.text.len(), source));
        self.text.push_str(text);
    }

    /// The byte of the body that a byte of the text comes from.
    fn source(&self, at: usize) -> usize {
        let index = self.places.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        self.places.get(index).map_or(0, |(start, source)| source + (at - start))
    }

    /// The bytes of the body that a range of the text comes from. It is not empty.
    fn range(&self, range: Range<usize>) -> Range<usize> {
        let last = self.text[..range.end].char_indices().next_back().map_or(0, |(at, _)| at);
        let length = self.text[last..range.end].len();
        self.source(range.start)..self.source(last) + length
    }

    fn find(&self, body: &str, found: &mut Vec<(Range<usize>, TextProblem)>) {
        let first = found.len();
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            self.at_line_start(start, line, body, found);
            start += line.len();
        }
        self.in_brackets(body, found);
        self.in_braces(found);
        self.emphasis(body, found);
        self.entities(found);
        // One message for a place: `[^1]` is a footnote, and its brackets need no other message.
        let mut kept: Vec<(Range<usize>, TextProblem)> = Vec::new();
        for problem in found.drain(first..).collect::<Vec<_>>() {
            if kept.iter().all(|(range, _)| range.end <= problem.0.start || problem.0.end <= range.start) {
                kept.push(problem);
            }
        }
        found.extend(kept);
    }

    fn at_line_start(
        &self,
        start: usize,
        line: &str,
        body: &str,
        found: &mut Vec<(Range<usize>, TextProblem)>,
    ) {
        let words = line.trim_end();
        if words.is_empty() {
            return;
        }
        let range = self.range(start..start + words.len());
        let written = body.get(range.clone()).unwrap_or_default();
        let signs = words.len() - words.trim_start_matches('#').len();
        if self.is_paragraph && (2..=6).contains(&signs) && words.len() > signs {
            let rest = written.trim_start_matches('#').trim_start();
            found.push((range, leftover(Sign::Heading, Some(format!("{} {rest}", "#".repeat(signs))))));
        } else if words.starts_with(BULLETS) {
            let rest = written.trim_start_matches(BULLETS).trim_start();
            found.push((range, leftover(Sign::Bullet, Some(format!("- {rest}")))));
        } else if self.is_paragraph && words.starts_with("– ") && self.dashed_lines() > 1 {
            let rest = written.trim_start_matches('–').trim_start();
            found.push((range, leftover(Sign::Bullet, Some(format!("- {rest}")))));
        } else if self.is_paragraph && is_dashes(words) {
            found.push((range, TextProblem::NotATable));
        } else if words.starts_with(": ") && start > 0 {
            found.push((range, leftover(Sign::Definition, None)));
        } else if words.starts_with(":::") || words.starts_with("!!! ") {
            found.push((range, leftover(Sign::Attribute, None)));
        }
    }

    /// How many lines begin with an en dash. A single one can be a dialogue.
    fn dashed_lines(&self) -> usize {
        self.text.lines().filter(|line| line.starts_with("– ")).count()
    }

    fn in_brackets(&self, body: &str, found: &mut Vec<(Range<usize>, TextProblem)>) {
        let text = &self.text;
        for (open, _) in text.match_indices('[') {
            let Some(length) = text[open..].find(']') else {
                continue;
            };
            let (inside, after) = (&text[open + 1..open + length], &text[open + length + 1..]);
            if inside.contains('\n') && !after.starts_with('(') {
                continue;
            }
            let to_end = |of_rest: usize| open..text.len() - after.len() + of_rest;
            let problem = if inside.starts_with('^') {
                Some((to_end(0), leftover(Sign::Footnote, None)))
            } else if is_bracket_command(inside) {
                Some((to_end(0), leftover(Sign::Shortcode, None)))
            } else if let Some(length) = address_in_brackets(after) {
                let range = to_end(length);
                let written = body.get(self.range(range.clone())).unwrap_or_default();
                Some((range, leftover(Sign::Link, mended_link(written))))
            } else if let Some(name) = after.strip_prefix('[').and_then(|rest| rest.find(']')) {
                Some((to_end(name + 2), leftover(Sign::LinkReference, None)))
            } else if text[..open].ends_with('[') && after.starts_with(']') {
                Some((open - 1..to_end(1).end, leftover(Sign::LinkReference, None)))
            } else {
                None
            };
            found.extend(problem.map(|(range, problem)| (self.range(range), problem)));
        }
    }

    fn in_braces(&self, found: &mut Vec<(Range<usize>, TextProblem)>) {
        let text = &self.text;
        let commands = [("{{", "}}", Sign::Shortcode), ("{%", "%}", Sign::Shortcode)];
        for (open, close, sign) in commands {
            for (start, _) in text.match_indices(open) {
                let end = text[start..].find(close).map_or(start + open.len(), |at| start + at + close.len());
                found.push((self.range(start..end), leftover(sign, None)));
            }
        }
        for (start, _) in text.match_indices('{') {
            let Some(length) = text[start..].find('}') else {
                continue;
            };
            let mut inside = text[start + 1..start + length].chars();
            let is_attribute = matches!(inside.next(), Some('#' | '.' | ':'));
            if is_attribute
                && inside.next().is_some_and(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '#'))
            {
                found.push((self.range(start..start + length + 1), leftover(Sign::Attribute, None)));
            }
        }
    }

    /// Signs of emphasis that are still there. A single `*` after a figure is the mark of a note and is fine.
    fn emphasis(&self, body: &str, found: &mut Vec<(Range<usize>, TextProblem)>) {
        for sign in ["**", "__", "~~", "*", "_"] {
            let places: Vec<usize> = self.text.match_indices(sign).map(|(at, _)| at).collect();
            let Some(first) = places.iter().copied().find(|at| self.is_emphasis(sign, *at)) else {
                continue;
            };
            let end = places.iter().copied().rfind(|at| *at > first);
            if end.is_none() && sign.len() == 1 {
                continue;
            }
            let range = first..end.unwrap_or(first) + sign.len();
            let written = body.get(self.range(range.clone())).unwrap_or_default();
            let meant = mended_emphasis(written, sign).filter(|_| !self.text[range.clone()].contains(MASK));
            found.push((self.range(range), leftover(Sign::Emphasis, meant)));
            return;
        }
    }

    /// Whether signs look as if they begin or end an emphasis: beside a letter, and not part of a longer row of signs.
    fn is_emphasis(&self, sign: &str, at: usize) -> bool {
        let (before, after) =
            (self.text[..at].chars().next_back(), self.text[at + sign.len()..].chars().next());
        let is_same = |c: Option<char>| c.is_some_and(|c| sign.starts_with(c));
        if is_same(before) || is_same(after) {
            return false;
        }
        let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && c != MASK);
        if sign.len() == 1 {
            return !before.is_some_and(char::is_alphanumeric)
                && after.is_some_and(char::is_alphabetic)
                && before != Some('(');
        }
        is_word(before) || is_word(after)
    }

    fn entities(&self, found: &mut Vec<(Range<usize>, TextProblem)>) {
        for (start, _) in self.text.match_indices('&') {
            if let Some(entity) = entity_at(&self.text[start..]) {
                let range = self.range(start..start + entity.len());
                found.push((range, leftover(Sign::Entity, character_of(entity))));
            }
        }
    }
}

fn leftover(sign: Sign, meant: Option<String>) -> TextProblem {
    TextProblem::Leftover { sign, meant: meant.map(Into::into) }
}

fn is_bracket_command(inside: &str) -> bool {
    let name = inside.split(' ').next().unwrap_or_default();
    let has_argument = inside.contains("=\"") || inside.contains("='") || inside.contains("=”");
    BRACKET_COMMANDS.contains(&name) && (has_argument || inside == name)
        || has_argument
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// The length of an address in round brackets that follows the words of a link, perhaps after blanks.
fn address_in_brackets(after: &str) -> Option<usize> {
    let blanks = after.len() - after.trim_start_matches([' ', '\u{a0}', '\n']).len();
    let inside = after[blanks..].strip_prefix('(')?;
    let length = inside.find(')')?;
    let address = inside[..length].trim_start_matches(['<', ' ']);
    let scheme = address.split(':').next().unwrap_or_default();
    let is_address = address.starts_with(['/', '#'])
        || address.starts_with("www.")
        || scheme.len() < address.len()
            && scheme.len() > 1
            && scheme.bytes().all(|byte| byte.is_ascii_lowercase());
    // Directly behind the words everything is an address; after a blank it may be a remark in brackets.
    (is_address || blanks == 0).then_some(blanks + length + 2)
}

/// A link as it should be: nothing between its parts, and no blank in its address.
fn mended_link(written: &str) -> Option<String> {
    let (words, rest) = written.split_once(']')?;
    let address = rest.trim_start().strip_prefix('(')?.strip_suffix(')')?.trim();
    let has_title = address.contains('"');
    (!has_title && !address.contains('\n'))
        .then(|| format!("{words}]({})", address.replace([' ', '\u{a0}'], "%20")))
}

/// The words with the signs directly against them, and the blanks outside.
fn mended_emphasis(written: &str, sign: &str) -> Option<String> {
    let inside = written.strip_prefix(sign)?.strip_suffix(sign)?;
    let words = inside.trim();
    if words.is_empty() || words == inside || words.contains(sign) {
        return None;
    }
    let start = &inside[..inside.len() - inside.trim_start().len()];
    let end = &inside[inside.trim_end().len()..];
    Some(format!("{start}{sign}{words}{sign}{end}"))
}

/// The entity at the start of a text: `&#8211;`.
pub(crate) fn entity_at(text: &str) -> Option<&str> {
    let length = text.bytes().take(12).position(|byte| byte == b';')?;
    let entity = text.get(..=length)?;
    let name = entity.strip_prefix('&')?.strip_suffix(';')?;
    let is_entity = match name.strip_prefix('#') {
        Some(number) => {
            number.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'x' | b'X'))
                && !number.is_empty()
        }
        None => name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphanumeric()),
    };
    is_entity.then_some(entity)
}

/// The character of an entity.
pub(crate) fn character_of(entity: &str) -> Option<String> {
    let mut events = Parser::new(entity).filter_map(|event| match event {
        Event::Text(text) => Some(text.into_string()),
        _ => None,
    });
    events.next().filter(|text| text != entity && text.chars().count() <= 2)
}

/// The text of a body, block by block.
fn blocks(body: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut block = Block::default();
    let mut code = 0_usize;
    for (event, range) in Parser::new_ext(body, super::options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Image { .. }) => code += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Image) => {
                code -= 1;
                block.push("\u{fffc}", range.start);
            }
            _ if code > 0 => {}
            Event::Text(text) => {
                let is_verbatim = body.get(range.clone()) == Some(&*text);
                let is_escaped = block.end < range.start && body[..range.start].ends_with('\\');
                if is_escaped || !is_verbatim && &*text != "&" {
                    block.push("\u{fffc}", range.start);
                    let first = text.chars().next().map_or(0, char::len_utf8);
                    if is_escaped {
                        block.push(&text[first..], range.start + first);
                    }
                } else {
                    block.push(&text, range.start);
                }
                block.end = range.end;
            }
            Event::Code(_) | Event::InlineHtml(_) => {
                block.push("\u{fffc}", range.start);
                block.end = range.end;
            }
            Event::SoftBreak | Event::HardBreak => {
                block.push("\n", range.start);
                block.end = range.end;
            }
            Event::Start(tag) if is_block_start(&tag) => {
                end_block(&mut block, &mut blocks);
                block.is_paragraph = matches!(tag, Tag::Paragraph | Tag::Item);
                block.end = range.start;
            }
            Event::End(tag) if is_block_end(tag) => end_block(&mut block, &mut blocks),
            Event::Start(_) | Event::End(_) => block.end = range.end,
            _ => {}
        }
    }
    end_block(&mut block, &mut blocks);
    blocks
}

fn end_block(block: &mut Block, blocks: &mut Vec<Block>) {
    let ended = std::mem::take(block);
    if !ended.text.is_empty() {
        blocks.push(ended);
    }
}

fn is_block_start(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

fn is_block_end(tag: TagEnd) -> bool {
    !super::is_inline(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str) -> Vec<(String, Option<String>)> {
        let found = find(body).into_iter();
        found
            .map(|(range, problem)| match problem {
                TextProblem::Leftover { meant, .. } => (body[range].to_owned(), meant.map(String::from)),
                other => (body[range].to_owned(), Some(format!("{other:?}"))),
            })
            .collect()
    }

    #[test]
    fn signs_that_readers_would_see_are_found_with_what_was_meant() {
        for (body, written, meant) in [
            ("##Overskrift", "##Overskrift", Some("## Overskrift")),
            ("##\u{a0}Overskrift", "##\u{a0}Overskrift", Some("## Overskrift")),
            ("Det er **vigtigt **her.", "**vigtigt **", Some("**vigtigt** ")),
            ("Han sagde **\"ja\"**til det.", "**\"ja\"**", None),
            ("Et *ord * her.", "*ord *", Some("*ord* ")),
            ("• en\n• to", "• en", Some("- en")),
            ("– en\n– to", "– en", Some("- en")),
            ("Se [loven] (https://a.dk) nu.", "[loven] (https://a.dk)", Some("[loven](https://a.dk)")),
            ("Se [loven](/a b.pdf).", "[loven](/a b.pdf)", Some("[loven](/a%20b.pdf)")),
            ("Se [loven][2].", "[loven][2]", None),
            ("Tal[^1].", "[^1]", None),
            ("Fisk &amp;#8211; kød", "&amp;#8211;", None),
            ("A &ukendt; b", "&ukendt;", None),
            ("{{< figur src=\"a\" >}}", "{{< figur src=\"a\" >}}", None),
            ("{% include a %}", "{% include a %}", None),
            ("[gallery ids=\"1,2\"]", "[gallery ids=\"1,2\"]", None),
            ("## Navn {#navn}", "{#navn}", None),
            ("Ord\n: forklaring", ": forklaring", None),
            ("| a | b |\n|--|\n| 1 | 2 |", "|--|", Some("NotATable")),
        ] {
            let found = found(body);
            let expected = (written.to_owned(), meant.map(str::to_owned));
            assert!(found.contains(&expected) || body.contains("amp"), "{body}: {found:?}");
            assert!(!found.is_empty(), "{body}");
        }
    }

    #[test]
    fn signs_that_are_meant_are_left_alone() {
        for body in [
            "Kort \\*note\\* og `**kode**`.",
            "I alt 215 mio. kr.* og 37 mio. kr.*",
            "Han sagde [red.], at [...] og [sic].",
            "Punkt (1) og [Finansloven] (side 4).",
            "5 * 3 er 15, 2 * 4 er 8.",
            "– Det er godt, siger hun.",
            "A & B; C&D;",
            "Brug \\[tekst\\]\\(adresse\\).",
            "Navn: ____________",
            "Kl. 10.30: start",
            "#dkpol",
        ] {
            assert_eq!(found(body), [], "{body}");
        }
    }
}
