//! The way from the home page to a page.
//!
//! Takes a page of the routes; gives its steps: the home page, the section, what the page is a part of, and the page itself.
//! Sections have the names that the theme's strings give them in the menu. Marks of what is not public are not in it: the
//! page has its own. The first steps are the same on many pages, and are rendered once.

use serde::Serialize;

use crate::join::ReleaseList;
use crate::model::address::Address;
use crate::model::settings::Section;
use crate::render::RenderResult;
use crate::render::fragments::{PageBuilder, get_or_render};
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

/// The steps to a page. None for the home page, and for pages that are at no place of the site.
pub(super) fn breadcrumbs<'a>(
    builder: &PageBuilder<'a>,
    page: &PageKind,
    address: &Address,
) -> RenderResult<Option<Breadcrumbs<'a>>> {
    let locale = &builder.locale;
    let (section, page) = match page {
        PageKind::Home(_)
        | PageKind::NotFound
        | PageKind::Redirect { .. }
        | PageKind::AccessibilityStatement(_) => return Ok(None),
        PageKind::List { of, number, .. } => return list(builder, *of, *number).map(Some),
        PageKind::Year { year, .. } => (Some(Section::Releases), locale.owned(year.to_string())),
        PageKind::Index(section, _) => (None, index(locale, *section).name),
        PageKind::Corrections(_) => (Some(Section::Releases), named(locale, "corrections", address).name),
        PageKind::Release(ix, _) => (Some(Section::Releases), locale.release(*ix).name),
        PageKind::Partnership(ix, _) => (Some(Section::Partnerships), locale.partnership(*ix).name),
        PageKind::Agreement(ix, _) => (Some(Section::Agreements), locale.agreement(*ix).name),
        PageKind::Organisation(ix, _) => (Some(Section::Organisations), locale.organisation(*ix).name),
        PageKind::Person(ix, _) => (Some(Section::People), locale.person(*ix).name),
        PageKind::Page(ix, _) => (None, locale.plain_page(*ix).name),
    };
    Ok(Some(Breadcrumbs { links: first_links(builder, section)?, page }))
}

/// The links to the home page and to a section.
fn first_links(builder: &PageBuilder<'_>, section: Option<Section>) -> RenderResult<Vec<Fragment>> {
    let locale = &builder.locale;
    let home = get_or_render(&builder.fragments.home, || {
        builder.link(&named(locale, "breadcrumbs_home", &locale.site.home(locale.language)))
    })?;
    let mut links = vec![home.clone()];
    if let Some(section) = section {
        let slot = &builder.fragments.sections[&section];
        links.push(get_or_render(slot, || builder.link(&index(locale, section)))?.clone());
    }
    Ok(links)
}

/// The steps to page `number` of a list of releases.
fn list<'a>(builder: &PageBuilder<'a>, of: ReleaseList, number: usize) -> RenderResult<Breadcrumbs<'a>> {
    let locale = &builder.locale;
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
        return Ok(Breadcrumbs { links: first_links(builder, None)?, page: index(locale, section).name });
    };
    let mut links = first_links(builder, Some(section))?;
    for step in &steps {
        links.push(builder.link(step)?);
    }
    Ok(Breadcrumbs { links, page: page.name })
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
