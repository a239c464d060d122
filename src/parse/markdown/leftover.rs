//! Signs that readers would see: Markdown that did not take effect, and commands of other programs.
//!
//! Takes a body; gives each place with such signs, and what was probably meant. It looks at what readers read, not at the source: code and
//! signs after a `\` are meant as they are. Only a body that may have such signs is looked at, because it is parsed once more for this.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::table::is_dashes;
use crate::diagnostic::{Sign, TextProblem};
use crate::html::{entity_at, entity_characters};
use crate::model::next::NextSigns;

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

/// How an argument of a command begins. Word writes curly quotation marks.
const ARGUMENTS: [&str; 3] = ["=\"", "='", "=”"];

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
        found.extend(Finder::new(&block, body).find());
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
}

/// Finds the leftover signs of a block.
struct Finder<'b> {
    block: &'b Block,
    text: &'b str,
    body: &'b str,
    next: NextSigns<'b>,
    found: Vec<(Range<usize>, TextProblem)>,
    /// The bytes of the body with a problem: where each range begins and ends.
    taken: BTreeMap<usize, usize>,
}

impl<'b> Finder<'b> {
    fn new(block: &'b Block, body: &'b str) -> Finder<'b> {
        let (text, next) = (&*block.text, NextSigns::new(&block.text));
        Finder { block, text, body, next, found: Vec::new(), taken: BTreeMap::new() }
    }

    fn find(mut self) -> Vec<(Range<usize>, TextProblem)> {
        self.at_line_starts();
        self.in_brackets();
        self.in_braces();
        self.emphasis();
        self.entities();
        self.found
    }

    /// The bytes of the body that a range of the text comes from, unless some have a problem already: one message for a place.
    /// `[^1]` is a footnote, and its brackets need no other message.
    fn free(&self, range: Range<usize>) -> Option<Range<usize>> {
        let range = self.block.range(range);
        let before = self.taken.range(..range.end).next_back();
        before.is_none_or(|(_, end)| *end <= range.start).then_some(range)
    }

    fn push(&mut self, range: Range<usize>, problem: TextProblem) {
        self.taken.insert(range.start, range.end);
        self.found.push((range, problem));
    }

    /// What the body has in a range of its bytes.
    fn written(&self, range: &Range<usize>) -> &'b str {
        self.body.get(range.clone()).unwrap_or_default()
    }

    fn at_line_starts(&mut self) {
        // A single line with a dash can be a dialogue.
        let is_dash_list = self.text.lines().filter(|line| line.starts_with("– ")).nth(1).is_some();
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            let words = line.trim_end();
            if let Some(range) = (!words.is_empty()).then(|| self.free(start..start + words.len())).flatten()
                && let Some(problem) = self.line_problem(words, start > 0, is_dash_list, &range)
            {
                self.push(range, problem);
            }
            start += line.len();
        }
    }

    fn line_problem(
        &self,
        words: &str,
        has_line_above: bool,
        is_dash_list: bool,
        range: &Range<usize>,
    ) -> Option<TextProblem> {
        let is_paragraph = self.block.is_paragraph;
        let signs = words.len() - words.trim_start_matches('#').len();
        if is_paragraph && (2..=6).contains(&signs) && words.len() > signs {
            let rest = self.written(range).trim_start_matches('#').trim_start();
            Some(leftover(Sign::Heading, Some(format!("{} {rest}", "#".repeat(signs)))))
        } else if words.starts_with(BULLETS) {
            let rest = self.written(range).trim_start_matches(BULLETS).trim_start();
            Some(leftover(Sign::Bullet, Some(format!("- {rest}"))))
        } else if is_paragraph && is_dash_list && words.starts_with("– ") {
            let rest = self.written(range).trim_start_matches('–').trim_start();
            Some(leftover(Sign::Bullet, Some(format!("- {rest}"))))
        } else if is_paragraph && is_dashes(words) {
            Some(TextProblem::NotATable)
        } else if words.starts_with(": ") && has_line_above {
            Some(leftover(Sign::Definition, None))
        } else if words.starts_with(":::") || words.starts_with("!!! ") {
            Some(leftover(Sign::Attribute, None))
        } else {
            None
        }
    }

    fn in_brackets(&mut self) {
        // Brackets in each other end at the same place: what follows it is read once.
        let mut last = None;
        for (open, _) in self.text.match_indices('[') {
            let Some(close) = self.next.next("]", open) else {
                return;
            };
            let after = match last {
                Some((at, after)) if at == close => after,
                _ => self.after_bracket(close + 1),
            };
            last = Some((close, after));
            if self.next.is_in("\n", open + 1..close) && !self.text[close + 1..].starts_with('(') {
                continue;
            }
            let (range, sign) = if self.text[open + 1..].starts_with('^') {
                (open..close + 1, Sign::Footnote)
            } else if self.is_bracket_command(open + 1..close) {
                (open..close + 1, Sign::Shortcode)
            } else {
                match after {
                    Some(AfterBracket::Address(end)) => (open..end, Sign::Link),
                    Some(AfterBracket::Name(end)) => (open..end, Sign::LinkReference),
                    None if self.text[..open].ends_with('[') && self.text[close + 1..].starts_with(']') => {
                        (open - 1..close + 2, Sign::LinkReference)
                    }
                    None => continue,
                }
            };
            if let Some(range) = self.free(range) {
                let meant = if sign == Sign::Link { mended_link(self.written(&range)) } else { None };
                self.push(range, leftover(sign, meant));
            }
        }
    }

    /// What makes a link of the bracket that ends before a byte, and where that ends.
    fn after_bracket(&mut self, start: usize) -> Option<AfterBracket> {
        let after = &self.text[start..];
        let blanks = after.len() - after.trim_start_matches([' ', '\u{a0}', '\n']).len();
        if after[blanks..].starts_with('(')
            && let Some(end) = self.next.next(")", start + blanks)
        {
            // Directly behind the words everything is an address; after a blank it may be a remark in brackets.
            let is_address = blanks == 0 || self.is_address(start + blanks + 1..end);
            if is_address {
                return Some(AfterBracket::Address(end + 1));
            }
        }
        if !after.starts_with('[') {
            return None;
        }
        let end = self.text[start + 1..].find(']')?;
        Some(AfterBracket::Name(start + end + 2))
    }

    /// Whether a range of the text looks like an address.
    fn is_address(&self, range: Range<usize>) -> bool {
        let address = self.text[range].trim_start_matches(['<', ' ']);
        let scheme = address.bytes().take_while(u8::is_ascii_lowercase).count();
        let has_scheme = scheme > 1 && address.as_bytes().get(scheme) == Some(&b':');
        has_scheme || address.starts_with(['/', '#']) || address.starts_with("www.")
    }

    /// Whether a range of the text is a command: `gallery ids="1,2"`.
    fn is_bracket_command(&mut self, range: Range<usize>) -> bool {
        let inside = &self.text[range.clone()];
        let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'/');
        let name = &inside[..inside.bytes().take_while(|byte| is_of_name(byte)).count()];
        let rest = &inside[name.len()..];
        if !rest.is_empty() && !rest.starts_with(' ') {
            return false;
        }
        let is_known = BRACKET_COMMANDS.contains(&name);
        if is_known && rest.is_empty() {
            return true;
        }
        (is_known || !name.contains('/'))
            && ARGUMENTS.into_iter().any(|sign| self.next.is_in(sign, range.clone()))
    }

    fn in_braces(&mut self) {
        for (open, close) in [("{{", "}}"), ("{%", "%}")] {
            for (start, _) in self.text.match_indices(open) {
                let end = self.next.next(close, start).map_or(start + open.len(), |at| at + close.len());
                if let Some(range) = self.free(start..end) {
                    self.push(range, leftover(Sign::Shortcode, None));
                }
            }
        }
        for (start, _) in self.text.match_indices('{') {
            let Some(end) = self.next.next("}", start) else {
                return;
            };
            let mut inside = self.text[start + 1..end].chars();
            let is_attribute = matches!(inside.next(), Some('#' | '.' | ':'));
            let is_name = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '#');
            if is_attribute
                && inside.next().is_some_and(is_name)
                && let Some(range) = self.free(start..end + 1)
            {
                self.push(range, leftover(Sign::Attribute, None));
            }
        }
    }

    /// Signs of emphasis that are still there. A single `*` after a figure is the mark of a note and is fine.
    fn emphasis(&mut self) {
        for sign in ["**", "__", "~~", "*", "_"] {
            let places: Vec<usize> = self.text.match_indices(sign).map(|(at, _)| at).collect();
            let Some(first) = places.iter().copied().find(|at| self.is_emphasis(sign, *at)) else {
                continue;
            };
            let end = places.last().copied().filter(|at| *at > first);
            if end.is_none() && sign.len() == 1 {
                continue;
            }
            let range = first..end.unwrap_or(first) + sign.len();
            let has_mask = self.text[range.clone()].contains(MASK);
            if let Some(range) = self.free(range) {
                let meant = mended_emphasis(self.written(&range), sign).filter(|_| !has_mask);
                self.push(range, leftover(Sign::Emphasis, meant));
            }
            return;
        }
    }

    /// Whether signs look as if they begin or end an emphasis: beside a letter, and not part of a longer row of signs.
    fn is_emphasis(&self, sign: &str, at: usize) -> bool {
        let before = self.text[..at].chars().next_back();
        let after = self.text[at + sign.len()..].chars().next();
        let is_same = |c: Option<char>| c.is_some_and(|c| sign.starts_with(c));
        if is_same(before) || is_same(after) {
            return false;
        }
        if sign.len() == 1 {
            return !before.is_some_and(char::is_alphanumeric)
                && after.is_some_and(char::is_alphabetic)
                && before != Some('(');
        }
        let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && c != MASK);
        is_word(before) || is_word(after)
    }

    fn entities(&mut self) {
        for (start, _) in self.text.match_indices('&') {
            if let Some(entity) = entity_at(&self.text[start..])
                && let Some(range) = self.free(start..start + entity.len())
            {
                self.push(range, leftover(Sign::Entity, entity_characters(entity)));
            }
        }
    }
}

/// What makes a link of the brackets before it, and where it ends.
#[derive(Clone, Copy)]
enum AfterBracket {
    /// An address in round brackets.
    Address(usize),
    /// The name of a definition in square brackets.
    Name(usize),
}

fn leftover(sign: Sign, meant: Option<String>) -> TextProblem {
    TextProblem::Leftover { sign, meant: meant.map(Into::into) }
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
