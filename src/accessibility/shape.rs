//! The shape of a page: what its rules depend on, without the words.
//!
//! Takes the bytes of a page; gives a set of numbers. Each stands for an element with all around it: their tags and attributes, the
//! values that rules look at, and whether there is text inside. A few stand for the page: its headings, landmarks and ids. If each number
//! of a page is one of a page that kept every rule, this page keeps them, too, and need not be judged. So ten thousand pages cost a
//! quick look each. It is not the parser: it mends nothing. Markup that has to be mended gives other numbers than markup that does
//! not, and then the page is judged.
//!
//! Numbers are hashes of 64 bits. That two of a site are equal by chance is less likely than that the machine errs.

mod page_marks;
mod start_tag;

use memchr::memchr;
use page_marks::PageMarks;
use start_tag::{Reference, StartTag, name_at};

/// What a page is made of, as numbers; see the module.
pub type Shape = Vec<u64>;

/// How sure it is that an element has something to read in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Text {
    None,
    /// Blanks of special kinds, entities, or letters that may be invisible.
    Perhaps,
    Some,
}

/// An element that is open.
struct Open {
    name: u64,
    /// The tags around it and its own, with their attributes.
    path: u64,
    /// What is in it, one after the other, without repetitions unless it is a row of a table.
    sequence: u64,
    last: u64,
    text: Text,
    /// Whether what is in it counts for the elements around it.
    is_hidden: bool,
    /// Which of [`Reader::special`] it is; `None` for nearly all.
    special: Option<u32>,
}

/// What few elements have.
struct Special {
    /// Its number among those that name others, from 1.
    naming: usize,
    id: u64,
    /// The name that it has beside the words that readers see; 0 if none.
    label: u64,
    /// Where what is in it begins.
    inside: usize,
}

/// The shape of a page.
pub fn shape(html: &[u8]) -> Shape {
    let mut reader = Reader {
        html,
        open: Vec::with_capacity(32),
        hidden: 0,
        drawings: 0,
        special: Vec::new(),
        references: Vec::new(),
        shape: Vec::with_capacity(512),
        marks: PageMarks::default(),
    };
    reader.read();
    reader.finish()
}

struct Reader<'h> {
    html: &'h [u8],
    open: Vec<Open>,
    /// How many of the open elements are hidden.
    hidden: usize,
    /// How many of them are `svg`.
    drawings: usize,
    special: Vec<Special>,
    /// What the tag that is read now names.
    references: Vec<Reference>,
    shape: Shape,
    marks: PageMarks,
}

impl Reader<'_> {
    fn read(&mut self) {
        let mut at = 0;
        loop {
            let mut start = at;
            if self.html.get(at) != Some(&b'<') {
                let Some(found) = memchr(b'<', &self.html[at..]) else {
                    break;
                };
                start += found;
                self.text(at, start);
            }
            at = match self.html.get(start + 1) {
                Some(b'!' | b'?') => self.after_comment(start),
                Some(b'/') => self.end_tag(start),
                Some(letter) if letter.is_ascii_alphabetic() => self.start_tag(start),
                _ => start + 1,
            };
        }
        self.text(at, self.html.len());
    }

    /// Notes the text between two tags.
    fn text(&mut self, from: usize, to: usize) {
        let text = readable(&self.html[from..to]);
        if text == Text::None {
            return;
        }
        if let Some(open) = self.open.last_mut() {
            open.text = open.text.max(text);
            if text == Text::Perhaps {
                open.sequence = mix(open.sequence, hash(&self.html[from..to]));
            }
            if self.hidden == 0 && self.marks.is_first_in_main() {
                self.shape.push(mix(open.path, FIRST_IN_MAIN));
            }
        }
    }

    fn after_comment(&mut self, start: usize) -> usize {
        let rest = &self.html[start..];
        if rest.starts_with(b"<!--") {
            let end = rest.windows(3).skip(2).position(|window| window == b"-->");
            return end.map_or(self.html.len(), |end| start + end + 5);
        }
        memchr(b'>', rest).map_or(self.html.len(), |end| start + end + 1)
    }

    fn start_tag(&mut self, start: usize) -> usize {
        let (tag, end) = StartTag::read(self.html, start + 1, &mut self.references);
        let around = self.open.last().map_or(0, |open| open.path);
        self.marks.note(&tag, self.hidden > 0 || tag.is_hidden);
        let mut special = None;
        if tag.is_special {
            let naming = self.marks.note_naming(&mut self.references);
            let label = if tag.is_widget() { tag.label } else { 0 };
            special = u32::try_from(self.special.len()).ok();
            self.special.push(Special { naming, id: tag.id, label, inside: end });
        }
        self.hidden += usize::from(tag.is_hidden);
        self.drawings += usize::from(tag.name == SVG);
        self.open.push(Open {
            name: tag.name,
            path: mix(around, tag.hash),
            sequence: 0,
            last: 0,
            text: if tag.has_alternative { Text::Some } else { Text::None },
            is_hidden: tag.is_hidden,
            special,
        });
        if tag.is_void() || (tag.is_closed && self.drawings > 0) {
            self.close_innermost(end);
        }
        match tag.name {
            // What is in these are no tags.
            SCRIPT | STYLE => self.after_raw_text(end),
            _ => end,
        }
    }

    fn after_raw_text(&self, mut at: usize) -> usize {
        while let Some(found) = memchr(b'<', &self.html[at..]) {
            at += found;
            if self.html.get(at + 1) == Some(&b'/') {
                return at;
            }
            at += 1;
        }
        self.html.len()
    }

    fn end_tag(&mut self, start: usize) -> usize {
        let (name, end) = name_at(self.html, start + 2);
        if self.open.last().is_some_and(|open| open.name == name) {
            self.close_innermost(start);
        } else if let Some(depth) = self.open.iter().rposition(|open| open.name == name) {
            // What is still open inside may be closed, or opened again: that is mended as the place says.
            while self.open.len() > depth {
                let path = self.open.last().map_or(0, |open| open.path);
                self.shape.push(mix(mix(path, name), CLOSED_BY_ANOTHER));
                self.close_innermost(start);
            }
        } else {
            // A tag that closes nothing is in no other shape.
            self.shape.push(mix(name, CLOSES_NOTHING));
        }
        if self.html.get(end) == Some(&b'>') {
            return end + 1;
        }
        memchr(b'>', &self.html[end..]).map_or(self.html.len(), |length| end + length + 1)
    }

    /// Notes that the innermost element is complete.
    fn close_innermost(&mut self, end: usize) {
        let Some(open) = self.open.pop() else {
            return;
        };
        self.hidden -= usize::from(open.is_hidden);
        self.drawings -= usize::from(open.name == SVG);
        let mut unit = mix(open.path, open.text as u64);
        // Where no text is sure, a name can come from anything inside.
        if open.text != Text::Some || keeps_sequence(open.name) {
            unit = mix(unit, open.sequence);
        }
        if let Some(around) = self.open.last_mut() {
            if !open.is_hidden {
                around.text = around.text.max(open.text);
            }
            // The cells of a row are in columns.
            if unit != around.last || around.name == ROW {
                around.sequence = mix(around.sequence, unit);
                around.last = unit;
            }
        }
        match open.special {
            Some(special) => self.close_special(open.text, unit, special as usize, end),
            None if self.shape.last() != Some(&unit) => self.shape.push(unit),
            None => {}
        }
    }

    fn close_special(&mut self, text: Text, mut unit: u64, special: usize, end: usize) {
        let Special { naming, id, label, inside } = self.special[special];
        if label != 0 && text != Text::None {
            // The name must have the words that are seen.
            unit = mix(mix(unit, label), hash(&self.html[inside..end.max(inside)]));
        }
        if id != 0 {
            self.marks.note_id(id, text as u64);
        }
        if naming == 0 {
            self.shape.push(unit);
        } else {
            self.marks.note_unit(naming, unit);
        }
    }

    fn finish(mut self) -> Shape {
        while let Some(open) = self.open.last() {
            self.shape.push(mix(open.path, CLOSED_BY_ANOTHER));
            self.close_innermost(self.html.len());
        }
        self.marks.finish(&mut self.shape);
        self.shape
    }
}

const FIRST_IN_MAIN: u64 = 1;
const CLOSES_NOTHING: u64 = 2;
const CLOSED_BY_ANOTHER: u64 = 3;

const SVG: u64 = word(b"svg");
const SCRIPT: u64 = word(b"script");
const STYLE: u64 = word(b"style");
const ROW: u64 = word(b"tr");

const TABLE: u64 = word(b"table");
const TABLE_HEAD: u64 = word(b"thead");
const TABLE_BODY: u64 = word(b"tbody");
const TABLE_FOOT: u64 = word(b"tfoot");
const DETAILS: u64 = word(b"details");
const FIGURE: u64 = word(b"figure");
const LABEL: u64 = word(b"label");
const SELECT: u64 = word(b"select");
const FIELDSET: u64 = word(b"fieldset");

/// Whether the order of what is in an element matters to a rule.
fn keeps_sequence(name: u64) -> bool {
    matches!(
        name,
        TABLE | TABLE_HEAD | TABLE_BODY | TABLE_FOOT | ROW | DETAILS | FIGURE | LABEL | SELECT | FIELDSET
    )
}

/// A number for a word in small letters, without collisions up to eight letters.
const fn word(letters: &[u8]) -> u64 {
    let mut number = 0_u64;
    let mut at = 0;
    while at < letters.len() {
        number = number.rotate_left(8) ^ letters[at] as u64;
        at += 1;
    }
    number
}

/// Puts a number behind another one.
fn mix(one: u64, other: u64) -> u64 {
    let product = u128::from(one ^ 0x9e37_79b9_7f4a_7c15) * u128::from(other ^ 0xd6e8_feb8_6659_fd93 | 1);
    #[expect(clippy::cast_possible_truncation, reason = "both halves of the product are used")]
    let folded = (product >> 64) as u64 ^ product as u64;
    folded.wrapping_add(one.rotate_left(29)).wrapping_add(other)
}

/// A number for bytes.
fn hash(bytes: &[u8]) -> u64 {
    let mut number = bytes.len() as u64;
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        number = mix(number, u64::from_le_bytes(*word));
    }
    mix(number, word(rest))
}

/// Whether there is something to read in a piece of text.
fn readable(text: &[u8]) -> Text {
    let Some(first) = text.iter().position(|byte| !byte.is_ascii_whitespace()) else {
        return Text::None;
    };
    let text = &text[first..];
    if text[0].is_ascii_alphanumeric() {
        return Text::Some;
    }
    let plain = memchr(b'&', text).map_or(text, |entity| &text[..entity]);
    let is_some = plain.iter().any(u8::is_ascii_alphanumeric)
        || text
            .rsplit(|byte| *byte == b';')
            .next()
            .is_some_and(|end| memchr(b'&', end).is_none() && end.iter().any(u8::is_ascii_alphanumeric));
    if is_some { Text::Some } else { Text::Perhaps }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!DOCTYPE html><html lang=da><head><meta charset=utf-8><title>Side</title></head><body>\
        <nav aria-label=Menu><ul><li><a href=/>Forside</a></li><li><a href=/om/>Om</a></li></ul></nav>\
        <main id=i><h1>Side</h1><p>Tekst <a href=/x>link</a>.</p><h2 id=d>Del</h2>\
        <table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>\
        <figure><img src=x alt='Et billede'></figure></main></body></html>";

    /// Whether a page has a number that none of the others has.
    fn is_new(page: &str, known: &str) -> bool {
        let known = shape(known.as_bytes());
        shape(page.as_bytes()).iter().any(|number| !known.contains(number))
    }

    #[test]
    fn words_and_repetitions_change_nothing() {
        for (old, new) in [
            ("Side</h1>", "Et helt andet ord</h1>"),
            ("<li><a href=/om/>Om</a></li>", "<li><a href=/om/>Om</a></li><li><a href=/a/>A</a></li>"),
            (
                "<p>Tekst <a href=/x>link</a>.</p>",
                "<p>A <a href=/y>b</a> c</p><p>Tekst <a href=/x>link</a>.</p>",
            ),
            ("<tr><td>1</td><td>2</td></tr>", "<tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>"),
            ("alt='Et billede'", "alt='Noget andet'"),
        ] {
            let changed = PAGE.replace(old, new);
            assert_ne!(changed, PAGE, "{old}");
            assert!(!is_new(&changed, PAGE), "{new}");
        }
    }

    #[test]
    fn each_mistake_gives_another_shape() {
        for (old, new) in [
            ("<html lang=da>", "<html>"),
            ("<html lang=da>", "<html lang=dansk>"),
            ("<title>Side</title>", ""),
            ("<title>Side</title>", "<title> </title>"),
            ("<meta charset=utf-8>", "<meta charset=utf-8><meta http-equiv=refresh content=5>"),
            ("<meta charset=utf-8>", "<meta name=viewport content='user-scalable=no'>"),
            ("alt='Et billede'", ""),
            ("alt='Et billede'", "alt=''"),
            ("alt='Et billede'", "alt=' '"),
            (">link<", "><"),
            (">link<", ">&nbsp;<"),
            (">link<", "><b aria-hidden=true>x</b><"),
            (">link<", "><b style='display:none'>x</b><"),
            ("href=/x>link", "href=/x aria-label=Andet>link"),
            ("<h2 id=d>Del</h2>", "<h3 id=d>Del</h3>"),
            ("<h2 id=d>Del</h2>", "<h1 id=d>Del</h1>"),
            ("<h2 id=d>Del</h2>", "<h2 id=i>Del</h2>"),
            ("<h2 id=d>Del</h2>", "<h2 id=d></h2>"),
            ("<h1>Side</h1>", ""),
            ("<main id=i>", "<div id=i>"),
            ("<main id=i>", "<nav>x</nav><main id=i>"),
            ("<th>a</th><th>b</th>", "<td>a</td><td>b</td>"),
            ("<td>2</td>", ""),
            ("<p>", "<p aria-labeledby=x>"),
            ("<p>", "<p role=x>"),
            ("<p>", "<p lang=x>"),
            ("</main>", "<input></main>"),
        ] {
            let changed = PAGE.replace(old, new);
            assert_ne!(changed, PAGE, "{old}");
            assert!(is_new(&changed, PAGE), "{old} -> {new}");
        }
    }

    #[test]
    fn labels_and_references_are_followed() {
        let with = "<label for=a>A</label><input id=a><b id=c>C</b><svg aria-labelledby=c></svg>";
        assert!(is_new("<b>A</b><input id=a>", with));
        assert!(is_new(&with.replace("id=c", "id=d"), with));
        assert!(is_new(&with.replace(">C<", "><"), with));
    }
}
