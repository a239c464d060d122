//! Files for search engines: the sitemap (sitemaps.org, protocol 0.9) and `robots.txt` (RFC 9309).
//!
//! Takes the routes of a site; gives the addresses of its pages. Only releases have a date of change: for other pages none is
//! known.

use super::xml::Document;
use crate::check::Checked;
use crate::join::Site;
use crate::model::address::Address;
use crate::render::locale::full;
use crate::routes::{Endpoint, PageKind, Route, SITEMAP_PAGE};

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// Part `number` (from 1) of `parts` of the sitemap; 0 is the list of the parts.
pub(super) fn sitemap(checked: &Checked, number: usize, parts: usize) -> Vec<u8> {
    let site = checked.site();
    let mut document = Document::new();
    if number == 0 {
        document.parent("sitemapindex", &[NAMESPACE], |document| {
            for address in (1..=parts).filter_map(part) {
                document.parent("sitemap", &[], |document| document.text("loc", &full(site, &address)));
            }
        });
    } else {
        let pages = checked.routes().iter().filter(|route| route.endpoint.is_listed());
        let mut pages: Vec<&Route> = pages.skip((number - 1) * SITEMAP_PAGE).take(SITEMAP_PAGE).collect();
        // Routes are sorted by file path, which can put a page before the one above it; sort by address instead.
        pages.sort_by(|a, b| a.address.cmp(&b.address));
        document.parent("urlset", &[NAMESPACE], |document| {
            for route in pages {
                document.parent("url", &[], |document| page(site, route, document));
            }
        });
    }
    document.finish()
}

fn part(number: usize) -> Option<Address> {
    Address::parse(&format!("/sitemap-{number}.xml"))
}

/// A page; for a release with the day on which it was last changed, or withdrawn.
fn page(site: &Site, route: &Route, document: &mut Document) {
    document.text("loc", &full(site, &route.address));
    if let Endpoint::Page(PageKind::Release(ix, language)) = &route.endpoint {
        let release = &site.releases[*ix];
        let changed = release.last_change(release.version(*language));
        let day = changed.map_or(release.day, |changed| changed.max(release.day));
        document.text("lastmod", &day.to_string());
    }
}

/// Allows everything, and names the sitemap.
pub(super) fn robots(site: &Site) -> String {
    let sitemap = Address::parse("/sitemap.xml").map(|address| full(site, &address));
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", sitemap.unwrap_or_default())
}
