//! Where paragraphs, lists, quotations and code begin and end.
//!
//! Takes the start or end of a block; keeps track of which are open, and finds blocks that nobody meant. It writes no HTML.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Tag, TagEnd};

use super::Reader;
use super::list::{List, breaks_paragraph};
use crate::diagnostic::TextProblem;
use crate::model::prose::IssueKind;

impl<'b> Reader<'b> {
    /// Remembers where something begins, and finds what is wrong with where it begins.
    pub(super) fn note_start(&mut self, tag: &Tag<'b>, range: &Range<usize>) {
        if let Tag::Paragraph | Tag::List(_) | Tag::Table(_) | Tag::BlockQuote(_) = tag
            && let Some(bold) = self.bold.take()
        {
            let level = self.headings.last().map_or(2, |heading| heading.level.max(2));
            self.find(bold, IssueKind::Text(TextProblem::BoldForHeading { level }));
        }
        match tag {
            Tag::Paragraph | Tag::TableCell => self.is_line_start = true,
            Tag::Heading { .. } => self.bold = None,
            Tag::List(start) => self.lists.push(List::new(range.clone(), *start)),
            Tag::Item => {
                self.is_line_start = true;
                if let Some(list) = self.lists.last_mut() {
                    list.add_entry(range.start);
                }
            }
            Tag::BlockQuote(_) => {
                if self.quotations == 0 {
                    self.quotation_start = self.plain.written().len();
                }
                self.quotations += 1;
                self.sign_in_paragraph(range);
            }
            Tag::CodeBlock(kind) => {
                self.is_in_code = true;
                if *kind == CodeBlockKind::Indented {
                    self.find(self.first_line(range), IssueKind::Text(TextProblem::IndentedText));
                }
            }
            _ => {}
        }
    }

    /// Finds what can be said of a list when it ends.
    pub(super) fn note_end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                if let Some(list) = self.lists.pop() {
                    for (range, problem) in list.problems(self.body) {
                        self.find(range, IssueKind::Text(problem));
                    }
                }
            }
            TagEnd::BlockQuote(_) => {
                self.quotations -= 1;
                if self.quotations == 0 {
                    self.block_quotations.push(self.quotation_start..self.plain.written().len());
                }
            }
            TagEnd::CodeBlock => self.is_in_code = false,
            _ => {}
        }
    }

    /// A line inside a paragraph begins with `> 5`: the sign is meant as “more than”.
    pub(super) fn sign_in_paragraph(&mut self, range: &Range<usize>) {
        // Only the sign before the figure is looked at: from each of many nested quotations, it would be far to look.
        let line = self.body.get(range.clone()).unwrap_or_default();
        let meant = line.strip_prefix('>').unwrap_or(line).trim_start_matches(' ');
        if meant.starts_with(|c: char| c.is_ascii_digit()) && breaks_paragraph(self.body, range.start) {
            let problem = TextProblem::SignAsList { sign: '>' };
            self.find(self.first_line(range), IssueKind::Text(problem));
        }
    }
}
