//! The way from the home page to a page.
//!
//! Takes a page of the routes; gives its steps: the home page, the section, what the page is a part of, and the page itself.
//! Sections have the names that the theme's strings give them in the menu. Marks of what is not public are not in it: the
//! page has its own. The first steps are the same on many pages, and are rendered once.
//! Linked data has the same steps as names and addresses.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::join::ReleaseList;
use crate::model::address::Address;
use crate::model::settings::Section;
use crate::render::RenderResult;
use crate::render::fragments::{PageBuilder, get_or_render};
use crate::render::linked_data::{Way, step_json};
use crate::render::locale::{Locale, PageLink, Phrase};
use crate::routes::PageKind;
use crate::theme::Fragment;

/// The way from the home page to a page.
#[derive(Debug, Clone, Serialize)]
pub struct Breadcrumbs<'a> {
    /// Links to the home page, the section and so on.
    pub links: Vec<Fragment>,
    /// What the page itself is called.
    pub page: Phrase<'a>,
}

/// The steps to a page, not rendered yet.
pub(super) struct Trail<'a> {
    section: Option<Section>,
    /// What the page is a part of, behind the home page and the section.
    links: Vec<PageLink<'a>>,
    /// What the page itself is called.
    pub(super) page: Phrase<'a>,
}

/// The steps to a page. None for the home page, and for pages that are at no place of the site.
pub(super) fn trail<'a>(locale: &Locale<'a>, page: &PageKind, address: &Address) -> Option<Trail<'a>> {
    let (section, page) = match page {
        PageKind::Home(_)
        | PageKind::NotFound
        | PageKind::Redirect { .. }
        | PageKind::AccessibilityStatement(_) => return None,
        PageKind::List { of, number, .. } => return Some(list(locale, *of, *number)),
        PageKind::Year { year, .. } => (Some(Section::Releases), locale.owned(year.to_string())),
        PageKind::Index(section, _) => (None, index(locale, *section).name),
        PageKind::Corrections(_) => (Some(Section::Releases), named(locale, "corrections", address).name),
        PageKind::Data(_) => (None, named(locale, "data", address).name),
        PageKind::Search(_) => (None, named(locale, "search", address).name),
        PageKind::Release(ix, _) => (Some(Section::Releases), locale.release(*ix).name),
        PageKind::Partnership(ix, _) => (Some(Section::Partnerships), locale.partnership(*ix).name),
        PageKind::Agreement(ix, _) => (Some(Section::Agreements), locale.agreement(*ix).name),
        PageKind::Organisation(ix, _) => (Some(Section::Organisations), locale.organisation(*ix).name),
        PageKind::Person(ix, _) => (Some(Section::People), locale.person(*ix).name),
        PageKind::Page(ix, _) => (None, locale.plain_page(*ix).name),
    };
    Some(Trail { section, links: Vec::new(), page })
}

/// The steps to page `number` of a list of releases.
fn list<'a>(locale: &Locale<'a>, of: ReleaseList, number: usize) -> Trail<'a> {
    let section = of.section();
    let first = locale.site.list(of, locale.language, 1);
    let mut steps = Vec::new();
    match (of, locale.list_subject(of)) {
        (_, None) => {}
        // The page of a topic is its list; a sender has a list beside its own page.
        (ReleaseList::Topic(_) | ReleaseList::Sender(_), Some(subject)) => {
            steps.push(step(subject.name, locale.href(&first)));
        }
        (_, Some(subject)) => {
            steps.extend([step(subject.name, subject.href), named(locale, "menu_releases", &first)]);
        }
    }
    if number > 1 {
        let name = locale.owned(locale.string("page_suffix", &[("page", &number.to_string())]));
        steps.push(step(name, String::new()));
    }
    let Some(page) = steps.pop() else {
        return Trail { section: None, links: Vec::new(), page: index(locale, section).name };
    };
    Trail { section: Some(section), links: steps, page: page.name }
}

/// The steps as they are shown.
pub(super) fn breadcrumbs<'a>(builder: &PageBuilder<'a>, trail: &Trail<'a>) -> RenderResult<Breadcrumbs<'a>> {
    let locale = &builder.locale;
    let mut links = Vec::with_capacity(trail.links.len() + 2);
    links.push(get_or_render(&builder.fragments.home, || builder.link(&home(locale)))?.clone());
    if let Some(section) = trail.section {
        let slot = &builder.fragments.sections[&section];
        links.push(get_or_render(slot, || builder.link(&index(locale, section)))?.clone());
    }
    for link in &trail.links {
        links.push(builder.link(link)?);
    }
    Ok(Breadcrumbs { links, page: trail.page.clone() })
}

/// The steps for machines.
pub(super) fn way<'t, 'a: 't>(builder: &PageBuilder<'a>, trail: &'t Trail<'a>) -> Way<'t> {
    let locale = &builder.locale;
    let linked = &builder.fragments.linked;
    let mut shared: Vec<&RawValue> = vec![linked.home.get_or_init(|| step_json(locale, 1, &home(locale)))];
    if let Some(section) = trail.section {
        let slot = &linked.sections[&section];
        shared.push(slot.get_or_init(|| step_json(locale, 2, &index(locale, section))));
    }
    Way { shared, own: &trail.links }
}

/// The home page.
fn home<'a>(locale: &Locale<'a>) -> PageLink<'a> {
    named(locale, "breadcrumbs_home", &locale.site.home(locale.language))
}

/// The index of a section.
fn index<'a>(locale: &Locale<'a>, section: Section) -> PageLink<'a> {
    let key = format!("menu_{}", section.key());
    named(locale, &key, &locale.site.index(section, locale.language))
}

/// A page that a string of the theme names.
fn named<'a>(locale: &Locale<'a>, key: &str, address: &Address) -> PageLink<'a> {
    step(locale.owned(locale.string(key, &[])), locale.href(address))
}

fn step(name: Phrase<'_>, href: String) -> PageLink<'_> {
    PageLink { href, name, hreflang: None, held_back: None }
}
