//! Whether people with disabilities can use a page, as far as its HTML alone says.
//!
//! Takes the text of one HTML page; gives a [`Judgement`]: what it breaks, with the place, and which rules applied to it at all.
//! Each rule is a pure function of the page. Nothing is loaded: neither style sheets nor scripts, pictures or other pages. So
//! what depends on them (contrast, size, order on the screen) is not judged, nor what only people can judge: whether a text is
//! understandable and an alternative text says what the picture shows. docs/accessibility.md lists both.
//!
//! It also gives what readers read on a page ([`PageText`]), because no other module makes a tree of HTML.

mod evidence;
mod language_tags;
mod name;
mod page;
mod page_text;
mod role;
mod rules;
mod shape;
mod tree;

use crate::diagnostic::AccessibilityRule;
pub use evidence::{Evidence, Outcome, RuleEvidence};
use page::Page;
pub use page_text::{PageText, page_text};
pub use shape::{Shape, shape};
use tree::NodeId;
pub use tree::TooComplex;

/// How long the beginning of an element is that a finding shows, in characters.
const LONGEST_ELEMENT: usize = 80;

/// What a page is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Only the rules of the W3C: of any HTML file.
    Act,
    /// Also the rules of good practice: of a page that this program made.
    Everything,
}

/// An element that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub rule: AccessibilityRule,
    /// Where the element begins, from 1; columns count characters.
    pub line: usize,
    pub column: usize,
    /// The start tag, cut where it is long.
    pub element: String,
}

/// What a page breaks and keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// In the order of the page, then of the rules.
    pub findings: Vec<Finding>,
    /// How many elements each rule was asked of, by [`AccessibilityRule::index`].
    pub asked: Vec<usize>,
    /// Whether it is an HTML page at all; another one has no findings.
    pub is_html: bool,
}

/// Judges a page by every rule in scope.
///
/// # Errors
/// If it is too large to be judged in bounded time.
pub fn judge(html: &str, scope: Scope) -> Result<Judgement, TooComplex> {
    let page = role::read_page(html)?;
    let mut verdicts = Verdicts { failed: Vec::new(), asked: vec![0; AccessibilityRule::ALL.len()] };
    if page.is_html {
        rules::judge(&page, scope, &mut verdicts);
    }
    let findings = findings(html, &page, verdicts.failed);
    Ok(Judgement { findings, asked: verdicts.asked, is_html: page.is_html })
}

/// What was found, in the order of the page, then of the rules.
fn findings(html: &str, page: &Page, failed: Vec<(AccessibilityRule, Option<NodeId>)>) -> Vec<Finding> {
    // A page as a whole is shown at its beginning.
    let start = |node: Option<NodeId>| {
        node.and_then(|node| page.tree.element(node)).map_or(0, |element| element.start as usize)
    };
    let mut failed: Vec<(usize, AccessibilityRule, bool)> =
        failed.into_iter().map(|(rule, node)| (start(node), rule, node.is_some())).collect();
    failed.sort_unstable();
    let mut findings = Vec::with_capacity(failed.len());
    let (mut line, mut column, mut read) = (1, 1, 0);
    for (start, rule, is_of_element) in failed {
        for c in html[read..start].chars() {
            (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        read = start;
        let element = if is_of_element { start_tag(html, start) } else { String::new() };
        findings.push(Finding { rule, line, column, element });
    }
    findings
}

/// The tag that begins at a byte, in one line.
fn start_tag(html: &str, start: usize) -> String {
    let rest = html.get(start..).unwrap_or_default();
    if !rest.starts_with('<') {
        return String::new();
    }
    let tag = rest.find('>').map_or(rest, |end| &rest[..=end]);
    let mut shown: String = tag.chars().take(LONGEST_ELEMENT).collect();
    if shown.len() < tag.len() {
        shown.push('…');
    }
    name::single_spaced(&shown)
}

/// Collects what rules say.
struct Verdicts {
    failed: Vec<(AccessibilityRule, Option<NodeId>)>,
    asked: Vec<usize>,
}

impl Verdicts {
    /// Notes whether an element keeps a rule.
    fn judge(&mut self, rule: AccessibilityRule, node: NodeId, is_kept: bool) {
        self.asked[rule.index()] += 1;
        if !is_kept {
            self.failed.push((rule, Some(node)));
        }
    }

    /// Notes whether the page as a whole keeps a rule.
    fn judge_page(&mut self, rule: AccessibilityRule, is_kept: bool) {
        self.asked[rule.index()] += 1;
        if !is_kept {
            self.failed.push((rule, None));
        }
    }
}
