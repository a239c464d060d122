//! Headings, and bold lines that stand for one.
//!
//! Takes what a heading has between its start and its end; gives its HTML with an anchor, and what is wrong with it. The order of levels is
//! judged by the rules of the site.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::{Reader, in_file};
use crate::diagnostic::TextProblem;
use crate::model::Id;
use crate::model::prose::{Heading, IssueKind};

/// The length of the longest bold line that is taken for a heading, in bytes.
const LONGEST_HEADING: usize = 90;

impl<'b> Reader<'b> {
    pub(super) fn close_heading(
        &mut self,
        level: HeadingLevel,
        first: usize,
        range: Range<usize>,
        words: &str,
        tag: TagEnd,
    ) {
        self.look_at_heading(first, &range, words);
        let anchor = self.anchor(words);
        let id = anchor.as_ref().map(|anchor| CowStr::from(anchor.to_string()));
        self.events[first] = Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() });
        self.events.push(Event::End(tag));
        if let Some(anchor) = anchor {
            let range = in_file(self.offset, &range);
            self.headings.push(Heading { level: level as u8, anchor, range });
        }
    }

    /// The anchor of a heading: its words folded, with a number from the second time on. A heading without letters is
    /// numbered.
    pub(super) fn anchor(&mut self, words: &str) -> Option<Id> {
        let base = Id::fold(words).or_else(|| Id::parse("afsnit"))?;
        let mut number = self.anchors.get(&base).copied().unwrap_or(1);
        let free = loop {
            let candidate = match number {
                1 => base.clone(),
                number => Id::parse(&format!("{base}-{number}"))?,
            };
            number += 1;
            if !self.anchors.contains_key(&candidate) {
                break candidate;
            }
        };
        self.anchors.insert(base, number);
        self.anchors.entry(free.clone()).or_insert(2);
        Some(free)
    }

    pub(super) fn look_at_heading(&mut self, first: usize, range: &Range<usize>, words: &str) {
        let has_nothing = words.trim().is_empty() && self.events.len() == first + 1;
        if has_nothing {
            self.find(range.clone(), IssueKind::Text(TextProblem::EmptyHeading));
        }
        let written = self.body.get(range.clone()).unwrap_or_default().trim();
        let is_sentence = words.trim_end().ends_with(['.', ',', ';', ':']) || written.lines().count() > 2;
        if !written.starts_with('#') && is_sentence {
            self.find(self.first_line(range), IssueKind::Text(TextProblem::UnderlinedText));
        }
    }

    /// Whether a paragraph is nothing but a few bold words, as a heading is.
    pub(super) fn is_bold_line(&self, first: usize) -> bool {
        let events = self.events.get(first + 1..).unwrap_or_default();
        let [Event::Start(Tag::Strong), inside @ .., Event::End(TagEnd::Strong)] = events else {
            return false;
        };
        let mut length = 0;
        for event in inside {
            match event {
                Event::Text(text) => length += text.len(),
                Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => {}
                _ => return false,
            }
        }
        let ends_sentence = matches!(inside.last(), Some(Event::Text(text)) if text.ends_with(['.', '!']));
        self.lists.is_empty() && self.quotations == 0 && length <= LONGEST_HEADING && !ends_sentence
    }
}
