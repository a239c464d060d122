//! The evidence of accessibility, for programs and for people.
//!
//! Takes what judging every page gave; gives `accessibility.json` (EARL 1.0, <https://www.w3.org/TR/EARL10-Schema/>, as JSON-LD) and a page
//! for people, which is itself accessible. Both say what was found, never that a site meets a standard. Results are
//! grouped by rule: pages that keep a rule are counted, those that break it are listed.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::accessibility::{Evidence, Finding, Outcome, RuleEvidence};
use crate::diagnostic::{AccessibilityRule, Criterion};
use crate::html::escape;
use crate::model::MessageLanguage;
use crate::words::{self, EvidenceWords};

/// How many pages that break a rule are listed; the others are counted.
const MOST_PAGES: usize = 1000;

/// The site that the evidence is about.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub title: &'a str,
    /// The address of the site, to which those of its pages are added; it ends in `/`.
    pub base_url: &'a str,
    /// The day for which the site was built, as `2020-05-04`.
    pub day: &'a str,
    pub language: MessageLanguage,
}

impl Subject<'_> {
    fn url(&self, page: &str) -> String {
        format!("{}{page}", self.base_url.trim_end_matches('/'))
    }
}

/// `accessibility.json`.
pub fn earl(evidence: &Evidence, subject: Subject<'_>) -> String {
    let mut graph = vec![
        json!({
            "@id": "_:faktum", "@type": ["earl:Software", "earl:Assertor"], "doap:name": "faktum",
            "doap:release": { "doap:revision": env!("CARGO_PKG_VERSION") },
        }),
        json!({
            "@id": subject.base_url, "@type": "earl:TestSubject", "dct:title": subject.title,
            "dct:date": subject.day, "faktum:pages": evidence.pages(),
        }),
    ];
    let mut failed: BTreeSet<Criterion> = BTreeSet::new();
    for (rule, found) in evidence.rules() {
        let outcome = evidence.outcome(found);
        if outcome == Outcome::Failed {
            failed.extend(rule.criteria());
        }
        graph.push(rule_assertion(rule, found, outcome, subject));
    }
    for criterion in Criterion::required() {
        graph.push(criterion_assertion(criterion, failed.contains(&criterion), subject));
    }
    let context = json!({
        "earl": "http://www.w3.org/ns/earl#",
        "dct": "http://purl.org/dc/terms/",
        "doap": "http://usefulinc.com/ns/doap#",
        "faktum": "urn:faktum:accessibility:",
        "assertedBy": { "@id": "earl:assertedBy", "@type": "@id" },
        "subject": { "@id": "earl:subject", "@type": "@id" },
        "mode": { "@id": "earl:mode", "@type": "@id" },
        "outcome": { "@id": "earl:outcome", "@type": "@id" },
        "test": "earl:test",
        "result": "earl:result",
    });
    let document = json!({ "@context": context, "@graph": graph });
    format!("{document:#}\n")
}

/// What a rule found on all pages.
fn rule_assertion(
    rule: AccessibilityRule,
    found: &RuleEvidence,
    outcome: Outcome,
    subject: Subject<'_>,
) -> Value {
    let words = words::accessibility(rule, subject.language);
    let pages = found.failed.iter().take(MOST_PAGES).map(|(page, findings)| {
        let places: Vec<Value> = findings.iter().map(place).collect();
        json!({ "subject": subject.url(page), "outcome": "earl:failed", "faktum:places": places })
    });
    json!({
        "@type": "earl:Assertion",
        "assertedBy": "_:faktum",
        "mode": "earl:automatic",
        "subject": subject.base_url,
        "test": {
            "@id": rule.url().unwrap_or_else(|| format!("faktum:{}", rule.id())),
            "@type": "earl:TestRequirement",
            "dct:identifier": rule.id(),
            // What is wrong with a page that breaks it.
            "dct:description": words.title,
            "faktum:wcag": rule.criteria().iter().map(|criterion| criterion.0).collect::<Vec<_>>(),
            "faktum:en301549": rule.criteria().iter().filter_map(|criterion| criterion.clause()).collect::<Vec<_>>(),
        },
        "result": {
            "@type": "earl:TestResult",
            "outcome": outcome_of(outcome),
            "faktum:passed": found.passed,
            "faktum:failed": found.failed.len(),
            "faktum:inapplicable": found.inapplicable,
            "faktum:failedPages": pages.collect::<Vec<_>>(),
        },
    })
}

fn place(found: &Finding) -> Value {
    json!({ "line": found.line, "column": found.column, "element": found.element })
}

/// What is known of a requirement: that a rule found a mistake, or nothing that decides it.
fn criterion_assertion(criterion: Criterion, is_failed: bool, subject: Subject<'_>) -> Value {
    let outcome = match (is_failed, rules_of(criterion).is_empty()) {
        (true, _) => "earl:failed",
        (false, false) => "earl:cantTell",
        (false, true) => "earl:untested",
    };
    json!({
        "@type": "earl:Assertion",
        "assertedBy": "_:faktum",
        "mode": "earl:automatic",
        "subject": subject.base_url,
        "test": {
            "@id": criterion.url(),
            "@type": "earl:TestRequirement",
            "dct:identifier": criterion.0,
            "dct:title": words::criterion(criterion, subject.language),
            "faktum:level": criterion.level(),
            "faktum:en301549": criterion.clause(),
        },
        "result": { "@type": "earl:TestResult", "outcome": outcome },
    })
}

fn outcome_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Inapplicable => "earl:inapplicable",
        Outcome::Passed => "earl:passed",
        Outcome::CantTell => "earl:cantTell",
        Outcome::Failed => "earl:failed",
    }
}

/// The rules that find mistakes against a requirement.
fn rules_of(criterion: Criterion) -> Vec<AccessibilityRule> {
    let rules = AccessibilityRule::ALL.iter().copied();
    rules.filter(|rule| rule.criteria().contains(&criterion)).collect()
}

/// `accessibility.html`.
pub fn evidence_page(evidence: &Evidence, subject: Subject<'_>) -> String {
    let words = words::evidence(subject.language);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{} – {}</title>\n\
         <style>body{{font-family:sans-serif;line-height:1.5;max-width:75rem;margin:2rem auto;padding:0 1rem}}\
         table{{border-collapse:collapse;display:block;overflow-x:auto}}caption{{text-align:left;font-weight:bold}}\
         th,td{{border:1px solid;padding:.25rem .5rem;text-align:left;vertical-align:top}}</style>\n\
         </head>\n<body>\n<main>\n<h1>{}</h1>\n<p>{}</p>\n<dl>\n",
        subject.language.tag(),
        words.title,
        escape(subject.title),
        words.title,
        words.intro
    );
    for (term, text) in [
        (words.site, format!("{} ({})", subject.title, subject.base_url)),
        (words.pages, evidence.pages().to_string()),
        (words.day, subject.day.to_owned()),
        (words.made, format!("faktum {}", env!("CARGO_PKG_VERSION"))),
    ] {
        page.push_str(&format!("<dt>{term}</dt><dd>{}</dd>\n", escape(&text)));
    }
    page.push_str("</dl>\n");
    rules_table(evidence, subject, words, &mut page);
    findings_list(evidence, subject, words, &mut page);
    criteria_table(subject, words, &mut page);
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// The beginning of a table with its heading.
fn table(heading: &str, caption: &str, columns: &[&str], page: &mut String) {
    page.push_str(&format!("<h2>{heading}</h2>\n<table>\n<caption>{caption}</caption>\n<thead><tr>"));
    for column in columns {
        page.push_str(&format!("<th scope=\"col\">{column}</th>"));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
}

fn rules_table(evidence: &Evidence, subject: Subject<'_>, words: &EvidenceWords, page: &mut String) {
    let columns = [
        words.rule,
        words.id,
        words.criterion,
        words.clause,
        words.result,
        words.kept,
        words.broken,
        words.none,
    ];
    table(words.rules, words.rules_caption, &columns, page);
    for (rule, found) in evidence.rules() {
        let id = match rule.url() {
            Some(url) => format!("<a href=\"{url}\">{}</a>", rule.id()),
            None => rule.id().to_owned(),
        };
        let criteria: Vec<&str> = rule.criteria().iter().map(|criterion| criterion.0).collect();
        let clauses: Vec<String> =
            rule.criteria().iter().filter_map(|criterion| criterion.clause()).collect();
        let outcome = match evidence.outcome(found) {
            Outcome::Inapplicable => words.inapplicable,
            Outcome::Passed => words.passed,
            Outcome::CantTell => words.cant,
            Outcome::Failed => words.failed,
        };
        let requirement = if criteria.is_empty() { words.practice.to_owned() } else { criteria.join(", ") };
        page.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td>{id}</td><td>{requirement}</td><td>{}</td><td>{outcome}</td>\
             <td>{}</td><td>{}</td><td>{}</td></tr>\n",
            escape(&words::accessibility(rule, subject.language).title),
            clauses.join(", "),
            found.passed,
            found.failed.len(),
            found.inapplicable
        ));
    }
    page.push_str("</tbody>\n</table>\n");
}

fn findings_list(evidence: &Evidence, subject: Subject<'_>, words: &EvidenceWords, page: &mut String) {
    page.push_str(&format!("<h2>{}</h2>\n", words.findings));
    let failed: Vec<_> = evidence.rules().filter(|(_, found)| !found.failed.is_empty()).collect();
    if failed.is_empty() {
        page.push_str(&format!("<p>{}</p>\n", words.nothing));
    }
    for (rule, found) in failed {
        let said = words::accessibility(rule, subject.language);
        page.push_str(&format!("<h3>{} ({})</h3>\n", escape(&said.title), rule.id()));
        page.push_str(&format!("<p>{}</p>\n<ul>\n", escape(&said.help.join(" "))));
        for (address, findings) in found.failed.iter().take(MOST_PAGES) {
            let elements: BTreeSet<&str> = findings.iter().map(|finding| finding.element.as_str()).collect();
            let elements: Vec<String> = elements
                .into_iter()
                .filter(|element| !element.is_empty())
                .map(|element| format!(" <code>{}</code>", escape(element)))
                .collect();
            let url = subject.url(address);
            page.push_str(&format!(
                "<li><a href=\"{}\">{}</a>{}</li>\n",
                escape(&url),
                escape(address),
                elements.concat()
            ));
        }
        let more = found.failed.len().saturating_sub(MOST_PAGES);
        if more > 0 {
            page.push_str(&format!("<li>{more} {}</li>\n", words.more));
        }
        page.push_str("</ul>\n");
    }
    if !evidence.unjudged.is_empty() {
        page.push_str(&format!("<h3>{}</h3>\n<ul>\n", words.unjudged));
        for address in &evidence.unjudged {
            page.push_str(&format!("<li>{}</li>\n", escape(address)));
        }
        page.push_str("</ul>\n");
    }
}

fn criteria_table(subject: Subject<'_>, words: &EvidenceWords, page: &mut String) {
    let columns = [words.requirement, words.level, words.clause, words.tested];
    table(words.people, words.people_caption, &columns, page);
    for criterion in Criterion::required() {
        let rules: Vec<&str> = rules_of(criterion).into_iter().map(AccessibilityRule::id).collect();
        let tested = match rules.as_slice() {
            [] => words.untested.to_owned(),
            rules => format!("{} {}", words.partly, rules.join(", ")),
        };
        page.push_str(&format!(
            "<tr><th scope=\"row\"><a href=\"{}\">{} {}</a></th><td>{}</td><td>{}</td><td>{tested}</td></tr>\n",
            criterion.url().unwrap_or_default(),
            criterion.0,
            escape(words::criterion(criterion, subject.language)),
            criterion.level().unwrap_or_default(),
            criterion.clause().unwrap_or_default()
        ));
    }
    page.push_str(&format!("</tbody>\n</table>\n<p>{}</p>\n", words.people_text));
}
