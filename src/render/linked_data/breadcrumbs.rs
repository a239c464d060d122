//! The way to a page: `BreadcrumbList`.
//!
//! Takes the links on the way, and the page itself; gives them as a list, as readers see it above the content.

use std::borrow::Cow;

use serde::Serialize;

use super::Described;
use crate::render::locale::{Locale, PageLink};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct BreadcrumbList<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    item_list_element: Vec<ListItem<'a>>,
}

#[derive(Serialize)]
struct ListItem<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'a str,
    item: Cow<'a, str>,
}

pub(super) fn breadcrumbs<'p>(
    locale: &Locale<'_>,
    way: &'p [PageLink<'p>],
    described: &'p Described<'p>,
) -> BreadcrumbList<'p> {
    let mut links = Vec::with_capacity(way.len());
    for link in way {
        links.push((&*link.name.text, locale.host_url(&link.href)));
    }
    of_links(&links, described)
}

/// The list of these names and addresses, with the page behind them.
pub(super) fn of_links<'p>(links: &[(&'p str, String)], described: &'p Described<'p>) -> BreadcrumbList<'p> {
    let mut items = Vec::with_capacity(links.len() + 1);
    for (name, url) in links {
        items.push(item(items.len(), name, Cow::Owned(url.clone())));
    }
    items.push(item(items.len(), described.name, Cow::Borrowed(described.url)));
    BreadcrumbList {
        kind: "BreadcrumbList",
        id: format!("{}#_breadcrumbs", described.url),
        item_list_element: items,
    }
}

fn item<'p>(before: usize, name: &'p str, item: Cow<'p, str>) -> ListItem<'p> {
    ListItem { kind: "ListItem", position: before + 1, name, item }
}
