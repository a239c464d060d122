//! Tables as HTML.
//!
//! Takes the parts of a table in the order of the text; gives the HTML of each. The library would align cells with inline
//! styles, which the security policy of the pages forbids, so cells get classes instead.

use pulldown_cmark::{Alignment, CowStr, Tag, TagEnd};

/// The table that is being read.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Table {
    /// The HTML at the start of a part.
    pub(super) fn start(&mut self, part: Tag<'_>) -> CowStr<'static> {
        let html = match part {
            Tag::Table(alignments) => {
                *self = Table { alignments, column: 0, in_head: false };
                "<div class=\"table\"><table>\n"
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                "<thead><tr>"
            }
            Tag::TableRow => {
                self.column = 0;
                "<tr>"
            }
            _ => return self.start_cell().into(),
        };
        CowStr::Borrowed(html)
    }

    fn start_cell(&self) -> String {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        };
        let start = if self.in_head { "<th scope=\"col\"" } else { "<td" };
        format!("{start}{class}>")
    }

    /// The HTML at the end of a part.
    pub(super) fn end(&mut self, part: TagEnd) -> &'static str {
        match part {
            TagEnd::Table => "</tbody></table></div>\n",
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr></thead>\n<tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            _ => {
                self.column += 1;
                if self.in_head { "</th>" } else { "</td>" }
            }
        }
    }
}
