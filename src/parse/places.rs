//! Where a field is in a YAML text; the only importer of saphyr-parser.
//!
//! Takes a text and the path to a field; gives the bytes of its name or of its value. Used only to show a problem: a site
//! without problems never comes here. The values are read elsewhere ([`super::yaml`]).

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use crate::diagnostic::{FieldPart, Segment};

/// A YAML value with its places. Ranges count characters, as the parser does.
#[derive(Debug, Clone)]
struct Placed {
    range: Range<usize>,
    /// Shared with the aliases of the value, because aliases of aliases would copy billions of values.
    inner: Rc<Inner>,
}

#[derive(Debug)]
enum Inner {
    Scalar,
    List(Vec<Placed>),
    Map(Fields),
}

#[derive(Debug, Default)]
struct Fields {
    /// In the order of the text.
    entries: Vec<Entry>,
    /// The indices of the first and the last entry with each name.
    by_name: HashMap<String, (usize, usize)>,
}

#[derive(Debug)]
struct Entry {
    key: Range<usize>,
    value: Placed,
}

impl Fields {
    fn push(&mut self, name: String, key: Range<usize>, value: Placed) {
        let index = self.entries.len();
        self.by_name.entry(name).or_insert((index, index)).1 = index;
        self.entries.push(Entry { key, value });
    }

    fn find(&self, name: &str, part: FieldPart) -> Option<&Entry> {
        let (first, last) = *self.by_name.get(name)?;
        self.entries.get(if part == FieldPart::LastKey { last } else { first })
    }
}

/// The places of a YAML text.
pub(super) struct Places<'t> {
    text: &'t str,
    /// The byte at which each character begins.
    bytes: Vec<usize>,
    top: Option<Placed>,
}

impl<'t> Places<'t> {
    /// Finds the places in `text`. A text that is not YAML has none.
    pub(super) fn new(text: &'t str) -> Self {
        let mut parser = Parser::new_from_str(text);
        let mut anchors = HashMap::new();
        let top = std::iter::from_fn(|| parser.next_event()?.ok())
            .take_while(|(event, _)| !matches!(event, Event::StreamEnd))
            .collect::<Vec<_>>();
        let mut events = top.into_iter().skip_while(|(event, _)| {
            matches!(event, Event::Nothing | Event::StreamStart | Event::DocumentStart(_))
        });
        let top = value(&mut events, &mut anchors);
        let bytes = text.char_indices().map(|(at, _)| at).collect();
        Places { text, bytes, top }
    }

    /// The bytes of the field that `path` leads to, or of the nearest field above it that is there.
    pub(super) fn find(&self, path: &[Segment], part: FieldPart) -> Range<usize> {
        let Some(top) = &self.top else {
            return 0..0;
        };
        let mut here = top;
        let mut key = None;
        for segment in path {
            let next = match (&*here.inner, segment) {
                (Inner::Map(fields), Segment::Key(name)) => {
                    fields.find(name, part).map(|entry| (&entry.value, Some(entry.key.clone())))
                }
                (Inner::List(elements), Segment::Index(index)) => {
                    elements.get(*index).map(|element| (element, None))
                }
                _ => None,
            };
            let Some((value, name)) = next else {
                break;
            };
            (here, key) = (value, name);
        }
        self.bytes(match (part, &*here.inner) {
            (FieldPart::Value, Inner::Scalar) if !here.range.is_empty() => here.range.clone(),
            (FieldPart::NewField, Inner::Map(fields)) if !fields.entries.is_empty() => {
                self.beside(here, &fields.entries)
            }
            // A long list or map is not underlined. Its name is, or else its first name or element.
            _ => key.unwrap_or_else(|| first(here)),
        })
    }

    /// The name that a new field is written beside: the first that begins its line, since a field can be put above that
    /// whatever it says; else, and in brackets, the first.
    fn beside(&self, map: &Placed, entries: &[Entry]) -> Range<usize> {
        let is_in_brackets = self.text[self.bytes(map.range.start..map.range.start).start..].starts_with('{');
        let begins_line = |entry: &&Entry| {
            let start = self.bytes(entry.key.clone()).start;
            let before = self.text[..start].trim_end_matches(' ');
            !is_in_brackets && (before.is_empty() || before.ends_with('\n'))
        };
        let chosen = entries.iter().find(begins_line).or(entries.first());
        chosen.map_or(map.range.clone(), |entry| entry.key.clone())
    }

    fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let byte = |count: usize| self.bytes.get(count).copied().unwrap_or(self.text.len());
        let (start, end) = (byte(range.start), byte(range.end));
        let shown = self.text[start..end].trim_end();
        start..start + shown.len()
    }
}

/// The bytes of every scalar without quotes in a YAML text, names of fields among them.
pub(super) fn plain_scalars(text: &str) -> Vec<Range<usize>> {
    let mut parser = Parser::new_from_str(text);
    let mut bytes = text.char_indices().map(|(at, _)| at).enumerate();
    // Scalars come in the order of the text, so characters are counted once.
    let mut byte_of = |count: usize| bytes.find(|(at, _)| *at == count).map_or(text.len(), |(_, byte)| byte);
    let mut ranges = Vec::new();
    while let Some(Ok((event, span))) = parser.next_event() {
        if let Event::Scalar(_, ScalarStyle::Plain, ..) = event
            && span.start.index() < span.end.index()
        {
            let start = byte_of(span.start.index());
            let end = start + length(&text[start..], span.end.index() - span.start.index());
            ranges.push(start..start + text[start..end].trim_end().len());
        }
    }
    ranges
}

/// The bytes of the first characters of a text.
fn length(text: &str, characters: usize) -> usize {
    text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at)
}

/// The first name or scalar of a value.
fn first(placed: &Placed) -> Range<usize> {
    match &*placed.inner {
        Inner::Scalar => placed.range.clone(),
        Inner::List(elements) => elements.first().map_or(placed.range.clone(), first),
        Inner::Map(fields) => fields.entries.first().map_or(placed.range.clone(), |entry| entry.key.clone()),
    }
}

/// Builds the value that begins with the next event.
fn value<'i>(
    events: &mut impl Iterator<Item = (Event<'i>, Span)>,
    anchors: &mut HashMap<usize, Placed>,
) -> Option<Placed> {
    let (event, span) = events.next()?;
    let start = span.start.index();
    match event {
        Event::SequenceEnd | Event::MappingEnd | Event::DocumentEnd | Event::StreamEnd => None,
        Event::Alias(anchor) => {
            let inner =
                anchors.get(&anchor).map_or(Rc::new(Inner::Scalar), |placed| Rc::clone(&placed.inner));
            Some(Placed { range: start..span.end.index(), inner })
        }
        Event::SequenceStart(anchor, _) => {
            let mut elements = Vec::new();
            while let Some(element) = value(events, anchors) {
                elements.push(element);
            }
            let inner = Rc::new(Inner::List(elements));
            Some(anchored(anchor, Placed { range: start..start, inner }, anchors))
        }
        Event::MappingStart(anchor, _) => {
            let mut fields = Fields::default();
            while let Some((name, key)) = name(events) {
                let Some(value) = value(events, anchors) else {
                    break;
                };
                fields.push(name, key, value);
            }
            let inner = Rc::new(Inner::Map(fields));
            Some(anchored(anchor, Placed { range: start..start, inner }, anchors))
        }
        Event::Scalar(_, _, anchor, _) => {
            let placed = Placed { range: start..span.end.index(), inner: Rc::new(Inner::Scalar) };
            Some(anchored(anchor, placed, anchors))
        }
        Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => value(events, anchors),
    }
}

/// The name of the next field of a map; `None` at its end. The YAML reader refuses names that are not scalars, so their
/// places are not needed.
fn name<'i>(events: &mut impl Iterator<Item = (Event<'i>, Span)>) -> Option<(String, Range<usize>)> {
    match events.next()? {
        (Event::Scalar(name, ..), span) => Some((name.into_owned(), span.start.index()..span.end.index())),
        _ => None,
    }
}

fn anchored(anchor: usize, placed: Placed, anchors: &mut HashMap<usize, Placed>) -> Placed {
    if anchor != 0 {
        anchors.insert(anchor, placed.clone());
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path;

    fn found(text: &str, path: Vec<Segment>, part: FieldPart) -> String {
        let range = Places::new(text).find(&path, part);
        text[range].to_owned()
    }

    #[test]
    fn a_field_is_found_behind_danish_letters() {
        let text = "navn: Blåbær og øl\ndeltagere:\n  - organisation: æblet\n    rolle: 'på vej'\n";
        let role = path!["deltagere", 0, "rolle"];
        assert_eq!(found(text, role.clone(), FieldPart::Value), "'på vej'");
        assert_eq!(found(text, role.clone(), FieldPart::Key), "rolle");
        assert_eq!(found(text, path!["deltagere"], FieldPart::Value), "deltagere");
        assert_eq!(found(text, path!["deltagere", 0], FieldPart::Value), "organisation");
    }

    #[test]
    fn what_is_missing_is_shown_at_what_is_above_it() {
        let text = "a:\n  b: 1\n";
        assert_eq!(found(text, path!["a", "x"], FieldPart::Value), "a");
        assert_eq!(found(text, path!["a", "b", "c"], FieldPart::Value), "1");
    }

    #[test]
    fn the_last_of_two_fields_with_one_name_is_found() {
        let text = "a: 1\nb: 2\na: 3\n";
        let path = path!["a"];
        let range = Places::new(text).find(&path, FieldPart::LastKey);
        assert_eq!(range.start, text.rfind('a').expect("it is there"));
    }

    #[test]
    fn a_value_by_alias_is_shown_where_the_alias_stands() {
        let text = "a: &x [eins, zwei]\nb: *x\n";
        assert_eq!(found(text, path!["b", 1], FieldPart::Value), "zwei");
    }
}
