//! The way from the home page to a page.
//!
//! Takes a page of the routes; gives its steps: the home page, the section, what the page is a part of, and the page itself.
//! Sections have the names that the theme's strings give them in the menu. Marks of what is not public are not in it: the
//! page has its own.

use serde::Serialize;

use crate::join::ReleaseList;
use crate::model::address::Address;
use crate::model::settings::Section;
use crate::render::locale::{Locale, PageLink, Phrase};
use crate::routes::PageKind;

/// A step from the home page to a page; the last one is the page itself.
#[derive(Debug, Clone, Serialize)]
pub struct Breadcrumb<'a> {
    /// What the page of the step is called.
    pub name: Phrase<'a>,
    /// Its address from the root of the host.
    pub href: String,
}

/// The steps to a page. None for the home page, and for pages that are at no place of the site.
pub(super) fn breadcrumbs<'a>(
    locale: &Locale<'a>,
    page: &PageKind,
    address: &Address,
) -> Vec<Breadcrumb<'a>> {
    let home = named(locale, "breadcrumbs_home", &locale.site.home(locale.language));
    match page {
        PageKind::Home(_) | PageKind::NotFound | PageKind::Redirect { .. } => Vec::new(),
        PageKind::List { of, number, .. } => list(locale, home, *of, *number),
        PageKind::Year { year, .. } => {
            let name = locale.owned(year.to_string());
            vec![home, index(locale, Section::Releases), Breadcrumb { name, href: locale.href(address) }]
        }
        PageKind::Index(section, _) => vec![home, index(locale, *section)],
        PageKind::Corrections(_) => {
            vec![home, index(locale, Section::Releases), named(locale, "corrections", address)]
        }
        PageKind::Release(ix, _) => in_section(locale, home, Section::Releases, locale.release(*ix)),
        PageKind::Partnership(ix, _) => {
            in_section(locale, home, Section::Partnerships, locale.partnership(*ix))
        }
        PageKind::Agreement(ix, _) => in_section(locale, home, Section::Agreements, locale.agreement(*ix)),
        PageKind::Organisation(ix, _) => {
            in_section(locale, home, Section::Organisations, locale.organisation(*ix))
        }
        PageKind::Person(ix, _) => in_section(locale, home, Section::People, locale.person(*ix)),
        PageKind::Page(ix, _) => vec![home, step(locale.plain_page(*ix))],
    }
}

/// The steps to a page of a section.
fn in_section<'a>(
    locale: &Locale<'a>,
    home: Breadcrumb<'a>,
    section: Section,
    page: PageLink<'a>,
) -> Vec<Breadcrumb<'a>> {
    vec![home, index(locale, section), step(page)]
}

/// The steps to page `number` of a list of releases.
fn list<'a>(
    locale: &Locale<'a>,
    home: Breadcrumb<'a>,
    of: ReleaseList,
    number: usize,
) -> Vec<Breadcrumb<'a>> {
    let section = match of {
        ReleaseList::All | ReleaseList::Sender(_) => Section::Releases,
        ReleaseList::Topic(_) => Section::Topics,
        ReleaseList::Organisation(_) => Section::Organisations,
        ReleaseList::Partnership(_) => Section::Partnerships,
        ReleaseList::Agreement(_) => Section::Agreements,
        ReleaseList::Person(_) => Section::People,
    };
    let mut steps = vec![home, index(locale, section)];
    let first = locale.site.list(of, locale.language, 1);
    match (of, locale.list_subject(of)) {
        (_, None) => {}
        // The page of a topic is its list; a sender has a list beside its own page.
        (ReleaseList::Topic(_) | ReleaseList::Sender(_), Some(subject)) => {
            steps.push(Breadcrumb { name: subject.name, href: locale.href(&first) });
        }
        (_, Some(subject)) => steps.extend([step(subject), named(locale, "menu_releases", &first)]),
    }
    if number > 1 {
        let name = locale.owned(locale.string("page_suffix", &[("page", &number.to_string())]));
        steps.push(Breadcrumb { name, href: locale.href(&locale.site.list(of, locale.language, number)) });
    }
    steps
}

/// The index of a section.
fn index<'a>(locale: &Locale<'a>, section: Section) -> Breadcrumb<'a> {
    let key = format!("menu_{}", section.key());
    named(locale, &key, &locale.site.index(section, locale.language))
}

/// A page that a string of the theme names.
fn named<'a>(locale: &Locale<'a>, key: &str, address: &Address) -> Breadcrumb<'a> {
    Breadcrumb { name: locale.owned(locale.string(key, &[])), href: locale.href(address) }
}

fn step(link: PageLink<'_>) -> Breadcrumb<'_> {
    Breadcrumb { name: link.name, href: link.href }
}
