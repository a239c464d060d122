//! The difference as JSON, for programs.
//!
//! Takes a [`SiteDiff`]; gives an object with `pages` and `redirects`, on one line. Nothing is left out.

use serde_json::{Value, json};

use crate::diff::{PageChange, Pair, RedirectChange, SiteDiff};
use crate::failure::Failure;

pub(super) fn json(diff: &SiteDiff) -> Result<String, Failure> {
    let pages: Vec<Value> = diff.pages.iter().map(page).collect();
    let redirects: Vec<Value> = diff.redirects.iter().map(redirect).collect();
    let text = serde_json::to_string(&json!({ "pages": pages, "redirects": redirects }));
    text.map(|text| format!("{text}\n")).map_err(|error| Failure::Bug(error.to_string()))
}

fn page(page: &PageChange) -> Value {
    let pairs = |pairs: &[Pair]| pairs.iter().map(pair).collect::<Vec<Value>>();
    json!({
        "address": page.address,
        "change": page.change.as_str(),
        "title": pair(&page.title),
        "list": page.is_list,
        "leads_to": page.leads_to,
        "sentences": pairs(&page.sentences),
        "amounts": pairs(&page.amounts),
    })
}

fn pair(pair: &Pair) -> Value {
    json!({ "before": pair.before, "after": pair.after })
}

fn redirect(redirect: &RedirectChange) -> Value {
    json!({ "address": redirect.address, "change": redirect.change.as_str(), "to": redirect.to })
}
