//! Pages: one file for each kind, with its view, how the view is made, and what the page says of itself.
//!
//! Takes a page of the routes; gives its HTML. Every page has `head`, `frame` and the variable of its own kind; `site` and
//! `t` are the same on all pages of a language. The views are the contract with everybody who writes a theme, and
//! docs/themes.md is the same contract for readers who do not read Rust. Views are finished: links are complete, lists
//! are sorted, so that a template only chooses and arranges. What is not known is left out (`None`, an empty list); nothing is
//! ever a guess. A page uses components and `head`; it uses another page only for a list that both show.

mod agreement;
mod breadcrumbs;
mod corrections;
mod data;
mod description;
mod head;
mod home;
mod index;
mod languages;
mod not_found;
mod organisation;
mod page;
mod partnership;
mod person;
mod redirect;
mod release;
mod releases;
mod search;
mod year;

use super::RenderResult;
use super::components::{sharing_picture, sharing_picture_view};
use super::fragments::PageBuilder;
use super::linked_data::{Described, linked_data};
use super::locale::Locale;
use crate::model::address::Address;
use crate::routes::{FACTS_FILE, PageKind, TEXT_FILE};
use crate::theme::{Fragment, TemplateContext};
use breadcrumbs::{Trail, breadcrumbs, trail, way};
use description::description;
use head::Head;
pub(super) use head::site_view;
use languages::languages;

/// The HTML of the page at an address.
///
/// # Errors
/// The problem of the template or component that failed.
pub(super) fn render<'a>(
    builder: &PageBuilder<'a>,
    page: &'a PageKind,
    address: &Address,
) -> RenderResult<Vec<u8>> {
    let locale = &builder.locale;
    let head = head(locale, page, address);
    let _page = builder.rendering.begin(address, head.kind);
    let trail = trail(locale, page, address);
    let head = Head {
        breadcrumbs: trail.as_ref().map(|trail| breadcrumbs(builder, trail)).transpose()?,
        description: Some(head.description.unwrap_or_else(|| description(locale, page))),
        languages: languages(locale, &head.alternates, &own_href(locale, page, address)),
        picture: sharing_picture(locale, page).map(|picture| sharing_picture_view(locale, picture)),
        ..head
    };
    let head = beside(locale, page, address, head);
    let head = Head { linked_data: linked_data_of(builder, page, &head, trail.as_ref()), ..head };
    let frame = builder.frame(&head.section, &locale.href(address))?;
    let context = TemplateContext::default().with("head", &head).with("frame", &frame);
    let context = match page {
        PageKind::Home(_) => context.with("home", &home::view(builder)?),
        PageKind::List { of, number, .. } => context.with("list", &releases::view(builder, *of, *number)?),
        PageKind::Year { year, .. } => context.with("year", &year::view(builder, *year)?),
        PageKind::Index(section, _) => context.with("index", &index::view(builder, *section)?),
        PageKind::Corrections(_) => context.with("corrections", &corrections::view(builder)?),
        PageKind::Data(_) => context.with("data", &data::view(locale)),
        PageKind::Search(_) => context.with("search", &search::view(builder)?),
        PageKind::Release(ix, _) => context.with("release", &release::view(builder, *ix)?),
        PageKind::Partnership(ix, _) => context.with("partnership", &partnership::view(builder, *ix)?),
        PageKind::Agreement(ix, _) => context.with("agreement", &agreement::view(builder, *ix)?),
        PageKind::Organisation(ix, _) => context.with("organisation", &organisation::view(builder, *ix)?),
        PageKind::Person(ix, _) => context.with("person", &person::view(builder, *ix)?),
        PageKind::Page(ix, _) => context.with("page", &page::view(builder, *ix)?),
        PageKind::Redirect { to, .. } => context.with("redirect", &redirect::view(locale, to)),
        PageKind::AccessibilityStatement(_) => context.with("redirect", &redirect::to_statement(locale)),
        PageKind::NotFound => context.with("not_found", &not_found::view(builder)?),
    };
    builder.renderer.page(&format!("{}.html", head.kind), context)
}

/// The head with the files beside the page.
fn beside<'a>(locale: &Locale<'a>, page: &PageKind, address: &Address, head: Head<'a>) -> Head<'a> {
    let is_open = locale.site.settings.open_data.is_on();
    let has_facts = is_open && page.has_facts() && address.ends_with('/');
    let is_release = matches!(page, PageKind::Release(..));
    Head { facts: has_facts.then_some(FACTS_FILE), plain_text: is_release.then_some(TEXT_FILE), ..head }
}

/// What a page says to machines; nothing where search engines are asked not to list it.
fn linked_data_of(
    builder: &PageBuilder<'_>,
    page: &PageKind,
    head: &Head<'_>,
    trail: Option<&Trail<'_>>,
) -> Option<Fragment> {
    if head.noindex || matches!(page, PageKind::Redirect { .. }) {
        return None;
    }
    let name = head.title.as_ref().or(trail.map(|trail| &trail.page));
    let described = Described {
        url: &head.canonical,
        name: name.map_or("", |name| &name.text),
        description: head.description.as_ref().map_or("", |description| &description.text),
        picture: head.picture.as_ref(),
        way: trail.map(|trail| way(builder, trail)),
    };
    Some(linked_data(builder, page, &described))
}

/// Where a page leads to itself. What hosts show at unknown addresses is nowhere: it leads to the home page.
fn own_href(locale: &Locale<'_>, page: &PageKind, address: &Address) -> String {
    match page {
        PageKind::NotFound => locale.href(&locale.site.home(locale.language)),
        _ => locale.href(address),
    }
}

fn head<'a>(locale: &Locale<'a>, page: &PageKind, address: &Address) -> Head<'a> {
    match page {
        PageKind::Home(_) => home::head(locale, address),
        PageKind::List { of, number, .. } => releases::head(locale, address, *of, *number),
        PageKind::Year { year, .. } => year::head(locale, address, *year),
        PageKind::Index(section, _) => index::head(locale, address, *section),
        PageKind::Corrections(_) => corrections::head(locale, address),
        PageKind::Data(_) => data::head(locale, address),
        PageKind::Search(_) => search::head(locale, address),
        PageKind::Release(ix, _) => release::head(locale, address, *ix),
        PageKind::Partnership(ix, _) => partnership::head(locale, address, *ix),
        PageKind::Agreement(ix, _) => agreement::head(locale, address, *ix),
        PageKind::Organisation(ix, _) => organisation::head(locale, address, *ix),
        PageKind::Person(ix, _) => person::head(locale, address, *ix),
        PageKind::Page(ix, _) => page::head(locale, address, *ix),
        PageKind::Redirect { .. } | PageKind::AccessibilityStatement(_) => {
            Head::new(locale, address, "redirect", "")
        }
        PageKind::NotFound => not_found::head(locale, address),
    }
}
