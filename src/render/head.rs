//! What stands around every page: the menu, the languages, the description.

use std::collections::BTreeMap;

use super::locale::Locale;
use super::views::{Alternate, Head, HeldBackView, MenuEntry, Phrase, SiteView};
use crate::join::{Addresses, PageKind, ReleaseList, Site};
use crate::model::Language;
use crate::model::address::Address;
use crate::model::page::HOME;
use crate::model::settings::Section;

/// What every page of a language sees.
pub(super) fn site_view<'a>(locale: &Locale<'a>, assets: &'a BTreeMap<String, String>) -> SiteView<'a> {
    let site = locale.site;
    SiteView {
        title: locale.phrase(&site.settings.title),
        description: locale.optional_phrase(site.settings.description.as_ref()),
        language: locale.language.tag(),
        home: locale.href(&site.home(locale.language)),
        homes: alternates(locale, &everywhere(site, |language| site.home(language)), |_| None),
        menu: menu(locale),
        publisher: site.publisher.map(|ix| locale.organisation(ix)),
        accessibility_statement: site.settings.accessibility_statement.as_ref().map(|url| url.as_str()),
        feeds: locale.feeds(ReleaseList::All),
        assets,
        base_path: site.settings.base_url.path(),
    }
}

/// The key of a section in menus and strings.
pub(super) fn section_key(section: Section) -> &'static str {
    match section {
        Section::Releases => "releases",
        Section::Partnerships => "partnerships",
        Section::Agreements => "agreements",
        Section::Organisations => "organisations",
        Section::People => "people",
        Section::Topics => "topics",
        Section::Pages => "pages",
    }
}

/// The main menu.
pub(super) fn menu<'a>(locale: &Locale<'a>) -> Vec<MenuEntry<'a>> {
    let site = locale.site;
    let sections = Section::INDEXED.into_iter().filter(|section| site.has_section(*section, locale.language));
    let mut menu: Vec<MenuEntry<'a>> = sections
        .map(|section| MenuEntry {
            section: section_key(section).to_owned(),
            href: locale.href(&site.index(section, locale.language)),
            name: None,
        })
        .collect();
    let mut pages: Vec<_> = site
        .pages
        .iter()
        .filter(|page| page.addresses.in_language(locale.language).0 == locale.language)
        .filter_map(|page| Some((page.version(locale.language).text.nav?, page)))
        .collect();
    pages.sort_by_key(|(order, page)| (*order, &page.id));
    menu.extend(pages.into_iter().map(|(_, page)| MenuEntry {
        section: format!("page:{}", page.id),
        href: locale.href(page.addresses.in_language(locale.language).1),
        name: Some(&page.version(locale.language).text.title),
    }));
    menu
}

/// What a page says of itself.
struct About<'a> {
    kind: &'static str,
    section: String,
    title: Option<Phrase<'a>>,
    description: Option<Phrase<'a>>,
    /// The page in all its languages.
    alternates: Vec<(Language, Address)>,
    image: Option<Address>,
    feeds: Option<ReleaseList>,
}

/// The head of a page.
pub(super) fn head<'a>(locale: &Locale<'a>, page: &PageKind, address: &Address) -> Head<'a> {
    let site = locale.site;
    let about = about(locale, page);
    let has_feed = |of: &ReleaseList| site.has_feed(*of, locale.language);
    Head {
        kind: about.kind,
        title: about.title,
        description: about.description,
        language: locale.language.tag(),
        canonical: locale.url(address),
        alternates: alternates(locale, &about.alternates, |language| match page {
            PageKind::Release(ix, _) => locale.held_back(site.releases[*ix].version(language)),
            _ => None,
        }),
        section: about.section,
        noindex: site.is_preview || matches!(page, PageKind::NotFound),
        image: about.image.map(|address| locale.url(&address)),
        feeds: about.feeds.filter(has_feed).map(|of| locale.feeds(of)),
    }
}

fn alternates(
    locale: &Locale<'_>,
    all: &[(Language, Address)],
    held_back: impl Fn(Language) -> Option<HeldBackView>,
) -> Vec<Alternate> {
    if all.len() < 2 {
        return Vec::new();
    }
    let default = locale.site.settings.default_language();
    let alternate = |(language, address): &(Language, Address)| Alternate {
        language: language.tag(),
        name: language.own_name(),
        url: locale.url(address),
        href: locale.href(address),
        current: *language == locale.language,
        default: *language == default,
        held_back: held_back(*language),
    };
    all.iter().map(alternate).collect()
}

fn about<'a>(locale: &Locale<'a>, page: &PageKind) -> About<'a> {
    let site = locale.site;
    match page {
        PageKind::Home(_) => About {
            description: home_summary(locale)
                .or_else(|| locale.optional_phrase(site.settings.description.as_ref())),
            section: format!("page:{HOME}"),
            alternates: everywhere(site, |language| site.home(language)),
            ..nothing("home", "")
        },
        PageKind::List { of, number, .. } => list(locale, *of, *number),
        PageKind::Year { year, .. } => {
            let exists = |language: &Language| site.years(*language).iter().any(|(known, _)| known == year);
            let languages = site.settings.languages.iter().copied().filter(exists);
            About {
                alternates: languages.map(|language| (language, site.year(*year, language))).collect(),
                ..nothing("year", "releases")
            }
        }
        PageKind::Index(section, _) => {
            let exists = |language: &Language| site.has_section(*section, *language);
            let languages = site.settings.languages.iter().copied().filter(exists);
            About {
                alternates: languages.map(|language| (language, site.index(*section, language))).collect(),
                ..nothing("index", section_key(*section))
            }
        }
        PageKind::Release(ix, _) => {
            let release = &site.releases[*ix];
            let words = &release.version(locale.language).text.words;
            About {
                title: Some(locale.words(&words.title, locale.language)),
                description: Some(locale.words(&words.summary, locale.language)),
                alternates: each(&release.addresses),
                image: release.image.map(|image| site.media[image].address.clone()),
                ..nothing("release", "releases")
            }
        }
        PageKind::Page(ix, _) => {
            let page = &site.pages[*ix];
            let text = &page.version(locale.language).text;
            About {
                title: Some(locale.words(&text.title, locale.language)),
                description: text.summary.as_deref().map(|summary| locale.words(summary, locale.language)),
                alternates: each(&page.addresses),
                section: format!("page:{}", page.id),
                ..nothing("page", "")
            }
        }
        PageKind::Redirect { .. } => nothing("redirect", ""),
        PageKind::Partnership(ix, _) => {
            let partnership = &site.partnerships[*ix];
            About {
                title: Some(locale.phrase(&partnership.sheet.name)),
                description: locale.optional_phrase(partnership.sheet.summary.as_ref()),
                alternates: each(&partnership.addresses),
                feeds: Some(ReleaseList::Partnership(*ix)),
                ..nothing("partnership", "partnerships")
            }
        }
        PageKind::Agreement(ix, _) => {
            let agreement = &site.agreements[*ix];
            About {
                title: Some(locale.phrase(&agreement.sheet.name)),
                alternates: each(&agreement.addresses),
                ..nothing("agreement", "agreements")
            }
        }
        PageKind::Organisation(ix, _) => {
            let organisation = &site.organisations[*ix];
            About {
                title: Some(locale.phrase(&organisation.sheet.name)),
                alternates: each(&organisation.addresses),
                feeds: Some(ReleaseList::Organisation(*ix)),
                ..nothing("organisation", "organisations")
            }
        }
        PageKind::Person(ix, _) => {
            let person = &site.people[*ix];
            About {
                title: Some(locale.phrase(&person.sheet.name)),
                alternates: each(&person.addresses),
                ..nothing("person", "people")
            }
        }
        PageKind::NotFound => nothing("404", ""),
    }
}

/// What the page `home` says of itself in the language.
fn home_summary<'a>(locale: &Locale<'a>) -> Option<Phrase<'a>> {
    let home = locale.site.pages.iter().find(|page| page.id.as_str() == HOME)?;
    let version = home.versions.iter().find(|version| version.language == locale.language)?;
    version.text.summary.as_deref().map(|summary| locale.words(summary, locale.language))
}

fn list<'a>(locale: &Locale<'a>, of: ReleaseList, number: usize) -> About<'a> {
    let site = locale.site;
    let section = match of {
        ReleaseList::All => "releases",
        ReleaseList::Topic(_) => "topics",
        ReleaseList::Organisation(_) => "organisations",
        ReleaseList::Partnership(_) => "partnerships",
        ReleaseList::Agreement(_) => "agreements",
        ReleaseList::Person(_) => "people",
    };
    let title = locale.list_subject(of).map(|subject| subject.name);
    // Page 2 of a list in another language lists other releases: only the first pages are the same page. A
    // topic belongs to one language.
    let has_others = number == 1 && !matches!(of, ReleaseList::Topic(_));
    let languages = site.settings.languages.iter().copied().filter(|_| has_others);
    About {
        title,
        alternates: languages.map(|language| (language, site.list(of, language, 1))).collect(),
        feeds: Some(of).filter(|of| *of != ReleaseList::All),
        ..nothing("releases", section)
    }
}

fn nothing<'a>(kind: &'static str, section: &str) -> About<'a> {
    About {
        kind,
        section: section.to_owned(),
        title: None,
        description: None,
        alternates: Vec::new(),
        image: None,
        feeds: None,
    }
}

fn each(addresses: &Addresses) -> Vec<(Language, Address)> {
    addresses.iter().map(|(language, address)| (language, address.clone())).collect()
}

fn everywhere(site: &Site, address: impl Fn(Language) -> Address) -> Vec<(Language, Address)> {
    site.settings.languages.iter().map(|&language| (language, address(language))).collect()
}
