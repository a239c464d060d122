//! What judging every page of a site gives.
//!
//! Takes the judgement of each page, in any order; gives for each rule on how many pages it is kept, and on which it is broken. It
//! claims nothing about what no rule looks at.

use std::collections::BTreeMap;

use super::{Finding, Judgement};
use crate::diagnostic::AccessibilityRule;

/// The result of a rule, or of a page for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Inapplicable,
    Passed,
    /// A page could not be judged.
    CantTell,
    Failed,
}

/// The judgements of all pages.
#[derive(Debug, Default)]
pub struct Evidence {
    pages: usize,
    /// By [`AccessibilityRule::index`].
    rules: Vec<RuleEvidence>,
    /// The pages that are too large to be judged.
    pub unjudged: Vec<String>,
}

/// What a rule found.
#[derive(Debug, Default, Clone)]
pub struct RuleEvidence {
    pub passed: usize,
    pub inapplicable: usize,
    /// The pages that break it, by their addresses.
    pub failed: BTreeMap<String, Vec<Finding>>,
}

impl Evidence {
    /// Adds a page.
    pub fn add(&mut self, page: &str, judgement: Option<Judgement>) {
        self.pages += 1;
        self.rules.resize(AccessibilityRule::ALL.len(), RuleEvidence::default());
        let Some(judgement) = judgement else {
            self.unjudged.push(page.to_owned());
            return;
        };
        let mut is_failed = vec![false; self.rules.len()];
        for finding in judgement.findings {
            let rule = finding.rule.index();
            is_failed[rule] = true;
            self.rules[rule].failed.entry(page.to_owned()).or_default().push(finding);
        }
        for (rule, asked) in judgement.asked.iter().enumerate().filter(|(rule, _)| !is_failed[*rule]) {
            match asked {
                0 => self.rules[rule].inapplicable += 1,
                _ => self.rules[rule].passed += 1,
            }
        }
    }

    /// Sorts what was added in any order.
    pub fn sort(&mut self) {
        self.unjudged.sort_unstable();
    }

    /// How many pages were added.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// What each rule found; nothing if there was no page.
    pub fn rules(&self) -> impl Iterator<Item = (AccessibilityRule, &RuleEvidence)> {
        AccessibilityRule::ALL.iter().copied().zip(&self.rules)
    }

    /// The result of a rule over all pages.
    pub fn outcome(&self, rule: &RuleEvidence) -> Outcome {
        if !rule.failed.is_empty() {
            Outcome::Failed
        } else if !self.unjudged.is_empty() {
            Outcome::CantTell
        } else if rule.passed > 0 {
            Outcome::Passed
        } else {
            Outcome::Inapplicable
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Scope, judge};
    use super::*;

    #[test]
    fn a_rule_fails_if_a_page_breaks_it_and_no_page_hides_another() {
        let mut evidence = Evidence::default();
        let judged = |html: &str| judge(html, Scope::Everything).ok();
        evidence.add("/b/", judged("<title>b</title><img src=x>"));
        evidence.add("/a/", judged("<title>a</title><img src=x alt=''>"));
        evidence.add("/c/", judged("<title>c</title><p>c"));
        let of = |id: &str| evidence.rules().find(|(rule, _)| rule.id() == id).expect("a rule").1;
        let images = of("23a2a8");
        assert_eq!((images.passed, images.inapplicable, images.failed.len()), (1, 1, 1));
        assert_eq!(evidence.outcome(images), Outcome::Failed);
        assert_eq!(evidence.outcome(of("2779a5")), Outcome::Passed);
        assert_eq!(evidence.outcome(of("cae760")), Outcome::Inapplicable);
        evidence.add("/d/", None);
        assert_eq!(evidence.outcome(evidence.rules().next().expect("a rule").1), Outcome::CantTell);
    }
}
