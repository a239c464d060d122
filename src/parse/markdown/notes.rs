//! Footnotes: their numbers, and the list of them below the text.
//!
//! Takes the references and texts of a body as they come; gives the HTML of each reference, and the list. A note is numbered where it is
//! first referred to, and linked both ways (DPUB-ARIA 1.1). The names of the links begin with the id of the text, because a
//! feed shows several texts. What the list and the links back are called depends on the language, so they are slots.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::in_file;
use crate::diagnostic::TextProblem;
use crate::html::escape;
use crate::model::prose::{Slot, SlotContent};

/// The footnotes of a body.
#[derive(Default)]
pub(super) struct Notes<'b> {
    /// The id of the text.
    id: String,
    /// The number of each name, from 1.
    numbers: HashMap<String, usize>,
    /// How often each note is referred to, in the order of the numbers.
    references: Vec<usize>,
    texts: Vec<Note<'b>>,
}

/// The text of a note.
struct Note<'b> {
    name: String,
    range: Range<usize>,
    events: Vec<Event<'b>>,
    slots: Vec<Slot>,
}

impl<'b> Notes<'b> {
    pub(super) fn new(id: &str) -> Notes<'b> {
        Notes { id: escape(id).into_owned(), ..Notes::default() }
    }

    /// The HTML of a reference. Inside a link it is only a number, because a link cannot contain another.
    pub(super) fn reference(&mut self, name: &str, is_inside_link: bool) -> String {
        let next = self.numbers.len() + 1;
        let number = *self.numbers.entry(name.to_lowercase()).or_insert(next);
        if number == next {
            self.references.push(0);
        }
        if is_inside_link {
            return format!("<sup>{number}</sup>");
        }
        self.references[number - 1] += 1;
        let mark = self.mark(number, self.references[number - 1]);
        format!(
            "<sup><a id=\"{mark}\" href=\"#fn-{}-{number}\" role=\"doc-noteref\">{number}</a></sup>",
            self.id
        )
    }

    /// The name of the place of a reference, which a note links back to.
    fn mark(&self, number: usize, nth: usize) -> String {
        match nth {
            1 => format!("fnref-{}-{number}", self.id),
            nth => format!("fnref-{}-{number}-{nth}", self.id),
        }
    }

    /// Adds the text of a note.
    pub(super) fn add_text(
        &mut self,
        name: &str,
        range: Range<usize>,
        events: Vec<Event<'b>>,
        slots: Vec<Slot>,
    ) {
        self.texts.push(Note { name: name.to_lowercase(), range, events, slots });
    }

    /// Adds the list of the notes to a body. Gives what is wrong with them: ranges in bytes of the body.
    pub(super) fn finish(
        mut self,
        offset: usize,
        events: &mut Vec<Event<'b>>,
        slots: &mut Vec<Slot>,
    ) -> Vec<(Range<usize>, TextProblem)> {
        let mut problems = Vec::new();
        let mut by_number: Vec<Option<Note<'b>>> = self.references.iter().map(|_| None).collect();
        for note in std::mem::take(&mut self.texts) {
            match self.numbers.get(&note.name).and_then(|number| by_number.get_mut(number - 1)) {
                None => problems.push((note.range, TextProblem::FootnoteNotUsed)),
                Some(Some(_)) => problems.push((note.range, TextProblem::FootnoteRepeated)),
                Some(free) => *free = Some(note),
            }
        }
        let mut is_first = true;
        for (number, note) in (1..).zip(by_number) {
            let Some(note) = note else { continue };
            if note.name.parse::<usize>().is_ok_and(|written| written != number) {
                let problem = TextProblem::FootnoteNumber { written: note.name.as_str().into(), number };
                problems.push((note.range.clone(), problem));
            }
            let range = in_file(offset, &note.range);
            if is_first {
                is_first = false;
                slots.push(Slot { range: range.clone(), content: SlotContent::NoteLabel { number: None } });
                events.push(Event::Html(
                    "<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"\0\">\n<ol>\n".into(),
                ));
            }
            events.push(Event::Html(format!("<li id=\"fn-{}-{number}\">", self.id).into()));
            self.push_text(number, note, range, events, slots);
            events.push(Event::Html("</li>\n".into()));
        }
        if !is_first {
            events.push(Event::Html("</ol>\n</section>\n".into()));
        }
        problems
    }

    /// Adds the text of a note with its links back, which are at the end of its last paragraph.
    fn push_text(
        &self,
        number: usize,
        note: Note<'b>,
        range: Range<u32>,
        events: &mut Vec<Event<'b>>,
        slots: &mut Vec<Slot>,
    ) {
        slots.extend(note.slots);
        events.extend(note.events);
        let end = events.pop_if(|last| matches!(last, Event::End(TagEnd::Paragraph)));
        for nth in 1..=self.references[number - 1] {
            let content = SlotContent::NoteLabel { number: Some(number) };
            slots.push(Slot { range: range.clone(), content });
            let mark = self.mark(number, nth);
            let link = format!(" <a href=\"#{mark}\" role=\"doc-backlink\" aria-label=\"\0\">↩</a>");
            events.push(Event::InlineHtml(link.into()));
        }
        events.extend(end);
    }
}
