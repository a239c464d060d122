//! The way to a page: `BreadcrumbList`.
//!
//! Takes the links on the way, and the page itself; gives them as a list, as readers see it above the content.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::value::RawValue;

use super::{Described, Way, json};
use crate::render::locale::{Locale, PageLink};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct BreadcrumbList<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    item_list_element: Vec<Step<'a>>,
}

/// A step of a page, or one that many pages share.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Step<'a> {
    Shared(&'a RawValue),
    Own(ListItem<'a>),
}

#[derive(Serialize)]
pub(super) struct ListItem<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'a str,
    item: Cow<'a, str>,
}

pub(super) fn breadcrumbs<'p>(
    locale: &Locale<'_>,
    way: &'p Way<'p>,
    described: &'p Described<'p>,
) -> BreadcrumbList<'p> {
    let mut steps: Vec<Step<'p>> = Vec::with_capacity(way.shared.len() + way.own.len() + 1);
    steps.extend(way.shared.iter().map(|step| Step::Shared(step)));
    for link in way.own {
        steps.push(own(steps.len(), &link.name.text, Cow::Owned(locale.host_url(&link.href))));
    }
    of_steps(steps, described)
}

/// The list of these steps, with the page behind them.
pub(super) fn of_steps<'p>(mut steps: Vec<Step<'p>>, described: &'p Described<'p>) -> BreadcrumbList<'p> {
    steps.push(own(steps.len(), described.name, Cow::Borrowed(described.url)));
    BreadcrumbList {
        kind: "BreadcrumbList",
        id: format!("{}#_breadcrumbs", described.url),
        item_list_element: steps,
    }
}

fn own<'p>(before: usize, name: &'p str, item: Cow<'p, str>) -> Step<'p> {
    Step::Own(list_item(before + 1, name, item))
}

fn list_item<'p>(position: usize, name: &'p str, item: Cow<'p, str>) -> ListItem<'p> {
    ListItem { kind: "ListItem", position, name, item }
}

/// A step that many pages share, as JSON: its place on the way from 1, and where it leads.
pub(crate) fn step_json(locale: &Locale<'_>, position: usize, to: &PageLink<'_>) -> Box<RawValue> {
    json(&list_item(position, &to.name.text, locale.host_url(&to.href).into()))
}
