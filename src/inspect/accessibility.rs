//! Whether everybody can use the pages of a build.
//!
//! Takes each page as it is made; gives a problem for each rule of accessibility that pages break. A page is judged only if it has a
//! shape that no page before it had: the theme makes most of each page, and what people write is plain. Only the shapes of pages that
//! keep every rule are remembered. So every page with a mistake is judged, in whatever order threads make them.

use std::collections::{BTreeMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{Mutex, PoisonError, RwLock};

use crate::accessibility::{Scope, judge, shape};
use crate::diagnostic::{
    AccessibilityProblem, AccessibilityRule, Code, Diagnostic, Level, Location, Severity,
};
use crate::render::{Output, Outputs};
use crate::source::FileId;

/// On how many pages a rule is broken at most for each to have a problem of its own. A mistake on more is one of the theme.
const MOST_PAGES: usize = 10;

/// Judges the pages of a build.
pub(super) struct AccessibilityInspector {
    severity: Severity,
    settings_file: FileId,
    /// A site that does not want its texts judged by it does not want its pages judged by it.
    judges_heading_order: bool,
    /// Of pages that keep every rule.
    fine: RwLock<HashSet<u64, BuildHasherDefault<Hashed>>>,
    /// What each page breaks, by its address: the first element of each rule.
    found: Mutex<BTreeMap<(AccessibilityRule, String), Found>>,
}

struct Found {
    element: String,
    file: Option<FileId>,
}

/// What is hashed already.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

impl AccessibilityInspector {
    /// Prepares to judge pages; nothing if the site does not want it.
    pub(super) fn new(outputs: &Outputs) -> Option<AccessibilityInspector> {
        let site = outputs.site();
        let severity = match site.settings.level(Code::Accessibility) {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Off => return None,
        };
        let (fine, found) = Default::default();
        let judges_heading_order = site.settings.level(Code::HeadingOrder) != Level::Off;
        let settings_file = site.settings_file;
        Some(AccessibilityInspector { severity, settings_file, judges_heading_order, fine, found })
    }

    /// Looks at a file that was made; from any thread.
    pub(super) fn look(&self, outputs: &Outputs, output: &Output, bytes: &[u8]) {
        if !output.path.as_str().ends_with(".html") {
            return;
        }
        let shape = shape(bytes);
        let is_known = {
            let fine = self.fine.read().unwrap_or_else(PoisonError::into_inner);
            shape.iter().all(|number| fine.contains(number))
        };
        if is_known {
            return;
        }
        // What is too large to be judged is too large for a page: making it has failed before.
        let Ok(mut judgement) = judge(&String::from_utf8_lossy(bytes), Scope::Everything) else {
            return;
        };
        judgement
            .findings
            .retain(|finding| self.judges_heading_order || finding.rule != AccessibilityRule::HeadingOrder);
        if judgement.findings.is_empty() {
            self.fine.write().unwrap_or_else(PoisonError::into_inner).extend(shape);
            return;
        }
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        for finding in judgement.findings {
            let file = outputs.made_of(output);
            let first = Found { element: finding.element, file };
            found.entry((finding.rule, outputs.address(output))).or_insert(first);
        }
    }

    /// What was found: a problem for each page, or one for all where they are many.
    pub(super) fn problems(&self) -> Vec<Diagnostic> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let found: Vec<(&(AccessibilityRule, String), &Found)> = found.iter().collect();
        let mut problems = Vec::new();
        for of_rule in found.chunk_by(|((one, _), _), ((other, _), _)| one == other) {
            if of_rule.len() > MOST_PAGES {
                problems.push(self.problem(of_rule[0], of_rule.len() - 1));
            } else {
                problems.extend(of_rule.iter().map(|found| self.problem(*found, 0)));
            }
        }
        problems
    }

    fn problem(
        &self,
        ((rule, page), found): (&(AccessibilityRule, String), &Found),
        more: usize,
    ) -> Diagnostic {
        let file = found.file.filter(|_| more == 0).unwrap_or(self.settings_file);
        let (rule, element, page) = (*rule, found.element.clone(), page.clone());
        let problem = AccessibilityProblem { rule, element, page, more };
        Diagnostic { severity: self.severity, ..Diagnostic::new(problem, Location::File(file)) }
    }
}
