//! Headings begin at the second level and go down one level at a time.
//!
//! WCAG 2.2, success criteria 1.3.1 and 2.4.6. The first level is that of the title.

use super::Content;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    for body in &content.with_headings {
        let mut above = 1;
        for heading in &body.prose.headings {
            let place = body.place(&heading.range);
            if heading.level == 1 {
                diagnostics.push(
                    Diagnostic::new(Code::HeadingOrder, place, "the first level belongs to the title")
                        .help("write the heading with `##`"),
                );
            } else if heading.level > above + 1 {
                let (is, should) = (heading.level, "#".repeat(usize::from(above) + 1));
                let message = match above {
                    1 => format!("the heading is of level {is}, but the title above it is of level 1"),
                    _ => format!("the heading is of level {is}, but the one above it is of level {above}"),
                };
                diagnostics.push(
                    Diagnostic::new(Code::HeadingOrder, place, message)
                        .help(format!("write the heading with `{should}`")),
                );
            }
            // A heading of level 1 is reported already, so it counts as level 2 for those below it.
            above = heading.level.max(2);
        }
    }
}
