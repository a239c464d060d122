//! What a page says of itself in search results, where nobody wrote it: a sentence made of its facts.
//!
//! Takes a page of the routes; gives a sentence of the theme's strings, filled with names, amounts and numbers. What people wrote
//! counts more: a summary, what an organisation says of itself. Those are taken by the heads of the pages.

use crate::join::{Agreement, Ix, Organisation, Person, ReleaseList};
use crate::model::settings::Section;
use crate::render::locale::{Locale, Phrase};
use crate::routes::PageKind;

/// The description of a page.
pub(super) fn description<'a>(locale: &Locale<'a>, page: &PageKind) -> Phrase<'a> {
    let site = locale.phrase(&locale.site.settings.title).text;
    let words = match page {
        PageKind::Home(_) => locale.string("description_home", &[("site", &site)]),
        PageKind::List { of, number, .. } => list(locale, &site, *of, *number),
        PageKind::Year { year, .. } => self::year(locale, &site, *year),
        PageKind::Index(section, _) => index(locale, *section),
        PageKind::Corrections(_) => locale.string("corrections_lead", &[]),
        PageKind::Data(_) => locale.string("data_lead", &[]),
        PageKind::Search(_) => locale.string("search_lead", &[]),
        PageKind::Partnership(ix, _) => {
            let name = locale.partnership(*ix).name.text;
            locale.string("description_partnership", &[("name", &name)])
        }
        PageKind::Agreement(ix, _) => agreement(locale, *ix),
        PageKind::Organisation(ix, _) => return organisation(locale, *ix),
        PageKind::Person(ix, _) => person(locale, *ix),
        PageKind::Page(ix, _) => {
            let name = locale.plain_page(*ix).name.text;
            locale.string("description_page", &[("name", &name), ("site", &site)])
        }
        // The summary of a release is never missing.
        PageKind::Release(..)
        | PageKind::Redirect { .. }
        | PageKind::AccessibilityStatement(_)
        | PageKind::NotFound => locale.string("not_found_text", &[]),
    };
    locale.owned(words)
}

/// “3 press releases”.
fn releases_count(locale: &Locale<'_>, count: usize) -> String {
    match count {
        1 => locale.string("releases_one", &[]),
        _ => locale.string("releases_count", &[("count", &count.to_string())]),
    }
}

fn list(locale: &Locale<'_>, site: &str, of: ReleaseList, number: usize) -> String {
    let total = locale.site.releases_of(of, locale.language).len();
    if total == 0 {
        return locale.string("no_releases", &[]);
    }
    let count = releases_count(locale, total);
    let subject = locale.list_subject(of);
    let name = subject.as_ref().map_or(site, |subject| &*subject.name.text);
    let key = match of {
        ReleaseList::All => "description_releases",
        ReleaseList::Sender(_) => "description_sender",
        ReleaseList::Topic(_)
        | ReleaseList::Organisation(_)
        | ReleaseList::Partnership(_)
        | ReleaseList::Agreement(_)
        | ReleaseList::Person(_) => "description_list",
    };
    let words = locale.string(key, &[("count", &count), ("name", name), ("site", site)]);
    if number == 1 {
        return words;
    }
    format!("{words} ({})", locale.string("page_suffix", &[("page", &number.to_string())]))
}

fn year(locale: &Locale<'_>, site: &str, year: i16) -> String {
    let years = locale.site.years(locale.language);
    let total = years.iter().find(|(known, _)| *known == year).map_or(0, |(_, total)| *total);
    let count = releases_count(locale, total);
    locale.string("description_year", &[("count", &count), ("year", &year.to_string()), ("site", site)])
}

fn index(locale: &Locale<'_>, section: Section) -> String {
    let site = locale.site;
    let number = match section {
        Section::Partnerships => site.partnerships.len(),
        Section::Agreements => site.agreements.len(),
        Section::Organisations => site.organisations.len(),
        Section::People => site.people.len(),
        Section::Topics => site.topics_in(locale.language).count(),
        Section::Releases | Section::Pages => 0,
    };
    locale.string(&format!("description_{}", section.key()), &[("number", &number.to_string())])
}

fn agreement(locale: &Locale<'_>, ix: Ix<Agreement>) -> String {
    let sheet = &locale.site.agreements[ix].sheet;
    let number = sheet.allocations.len();
    let key = match number {
        0 => "description_agreement",
        1 => "description_agreement_one",
        _ => "description_agreement_count",
    };
    let name = locale.phrase(&sheet.name).text;
    let total = sheet.total.print(locale.conventions());
    locale.string(key, &[("name", &name), ("total", &total), ("number", &number.to_string())])
}

/// What an organisation says of itself, or else what it is.
fn organisation<'a>(locale: &Locale<'a>, ix: Ix<Organisation>) -> Phrase<'a> {
    let sheet = &locale.site.organisations[ix].sheet;
    if let Some(first) = locale.paragraphs(sheet.boilerplate.as_ref()).into_iter().next() {
        return first;
    }
    let kind = locale.string(&format!("type_{}", sheet.organisation_type.as_str()), &[]);
    let name = locale.phrase(&sheet.name).text;
    locale.owned(locale.string("description_organisation", &[("name", &name), ("type", &kind)]))
}

fn person(locale: &Locale<'_>, ix: Ix<Person>) -> String {
    let person = &locale.site.people[ix];
    let name = locale.phrase(&person.sheet.name).text;
    match person.title_on(locale.site.today()) {
        Some(held) => {
            let title = locale.phrase(&person.written(held).title).text;
            let organisation = locale.organisation(held.organisation).name.text;
            let values = [("name", &*name), ("title", &*title), ("organisation", &*organisation)];
            locale.string("description_person_held", &values)
        }
        None => locale.string("description_person", &[("name", &name)]),
    }
}
