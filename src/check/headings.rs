//! Headings begin at the second level and go down one level at a time.
//!
//! WCAG 2.2, success criteria 1.3.1 and 2.4.6. The first level is that of the title.

use super::Content;
use crate::diagnostic::{Diagnostic, Diagnostics, RuleProblem};

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    for body in &content.with_headings {
        let mut above = 1;
        for heading in &body.prose.headings {
            let problem = match heading.level {
                1 => Some(RuleProblem::FirstLevelHeading),
                level if level > above + 1 => Some(RuleProblem::SkippedLevel { level, above }),
                _ => None,
            };
            diagnostics.extend(problem.map(|problem| Diagnostic::new(problem, body.place(&heading.range))));
            // A heading of level 1 is reported already, so it counts as level 2 for those below it.
            above = heading.level.max(2);
        }
    }
}
