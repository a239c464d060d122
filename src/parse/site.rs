//! The rules of `content/site.yaml` that look at several fields.
//!
//! Takes the fields; gives [`Settings`]. It does not know whether the theme or the publisher exists.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::{Diagnostic, FieldProblem, Location, Problem, Related, Segment};
use crate::model::date::Zone;
use crate::model::id::PageId;
use crate::model::link::BaseUrl;
use crate::model::settings::{Menu, MenuEntry, MenuItem, Settings, SiteFields, SiteLink};
use crate::model::{Language, Text};
use crate::path;
use crate::schema::Record;
use crate::schema::decode::{Problems, Value};

/// Reads the settings.
pub(super) fn site(value: Value<'_>, problems: &Problems) -> Option<Settings> {
    let fields = SiteFields::decode_record(value)?;
    if let Some(problem) = other_domain(&fields, problems) {
        problems.push(problem);
    }
    if let Some(menu) = &fields.menu {
        report_repeated_in_menu(menu, problems);
    }
    let mut first_of = HashMap::new();
    for (at, link) in fields.footer.links.0.iter().enumerate() {
        report_if_repeated_link(link, path!["footer", "links", at], &mut first_of, problems);
    }
    if fields.brand.logo_dark.is_some() && fields.brand.logo.is_none() {
        let place = Location::value(problems.file(), path!["brand", "logo_dark"]);
        problems.push(Diagnostic::new(FieldProblem::DarkLogoAlone, place));
    }
    let default = fields.language.0?;
    let mut languages = vec![default];
    for language in &fields.languages {
        if !languages.contains(language) {
            languages.push(*language);
        }
    }
    let mut patterns = BTreeMap::new();
    for (section, language, pattern) in fields.urls.0 {
        patterns.insert((section, language.unwrap_or(default)), pattern);
    }
    let is_whole = problems.all(|problem| is_in_language_of(&languages, problem));
    // A site with a mistake here is never written, but it is joined and checked, so that one run finds the mistakes of the
    // other files too. A stand-in is enough for that.
    Some(Settings {
        title: fields.title.0.unwrap_or_else(|| Text::Plain("–".into())),
        base_url: fields.base_url.0.unwrap_or_else(BaseUrl::stand_in),
        languages,
        listed: fields.languages,
        time_zone: fields.time_zone.0.unwrap_or_else(Zone::utc),
        publisher: fields.publisher,
        description: fields.description,
        theme: fields.theme,
        menu: fields.menu,
        footer: fields.footer.0,
        brand: fields.brand.0,
        home: fields.home.0,
        patterns,
        conventions: BTreeMap::new(),
        accessibility_statement: fields.accessibility_statement,
        levels: fields.checks.0.into_iter().collect(),
        search: fields.search,
        feeds: fields.feeds.0,
        open_data: fields.open_data,
        wire: fields.wire,
        deploy: fields.deploy.0,
        is_whole,
    })
}

/// Whether a problem is only that a language may not be one of the site, and it is.
pub(super) fn is_in_language_of(languages: &[Language], found: &Diagnostic) -> bool {
    matches!(&found.problem, Problem::Field(FieldProblem::LanguageNotInSite { language }) if languages.contains(language))
}

/// The problem of a `cname` that is not the host of `base_url`. GitHub Pages serves the site at the root of `cname` alone, while
/// every link, feed and preview of it names `base_url`.
fn other_domain(fields: &SiteFields, problems: &Problems) -> Option<Diagnostic> {
    let base_url = fields.base_url.0.as_ref()?;
    let cname = fields.deploy.0.github_pages.as_ref()?.cname.as_deref()?;
    if base_url.is_root_of(cname) {
        return None;
    }
    let place = Location::value(problems.file(), path!["deploy", "github_pages", "cname"]);
    let host = base_url.host_name();
    let is_domain =
        BaseUrl::parse(&format!("https://{cname}/")).is_some_and(|domain| domain.is_root_of(cname));
    let problem = if is_domain {
        FieldProblem::OtherDomain { cname: cname.to_owned(), base_url: base_url.to_string() }
    } else {
        FieldProblem::InvalidDomain { written: cname.to_owned() }
    };
    // Where the host is right, only the path of `base_url` is wrong.
    let meant = (!host.eq_ignore_ascii_case(cname)).then_some(host);
    Some(Diagnostic::new(problem, place).replace(meant))
}

/// Reports each entry of the menu that leads where another one does, on either level.
fn report_repeated_in_menu(menu: &Menu<PageId>, problems: &Problems) {
    let mut first_of = HashMap::new();
    for (at, entry) in menu.0.iter().enumerate() {
        match entry {
            MenuEntry::Item(item) => report_if_repeated(item, path!["menu", at], &mut first_of, problems),
            MenuEntry::Submenu { items, .. } => {
                for (inner, item) in items.iter().enumerate() {
                    let path = path!["menu", at, "items", inner];
                    report_if_repeated(item, path, &mut first_of, problems);
                }
            }
        }
    }
}

/// Where the first entry is that leads to each place.
type FirstOf = HashMap<String, Location>;

fn report_if_repeated(
    item: &MenuItem<PageId>,
    path: Vec<Segment>,
    first_of: &mut FirstOf,
    problems: &Problems,
) {
    match item {
        MenuItem::Section(section) => {
            let place = Location::value(problems.file(), path);
            report_if_known(section.key().to_owned(), place, first_of, problems);
        }
        MenuItem::Link(link) => report_if_repeated_link(link, path, first_of, problems),
    }
}

fn report_if_repeated_link(
    link: &SiteLink<PageId>,
    mut path: Vec<Segment>,
    first_of: &mut FirstOf,
    problems: &Problems,
) {
    let text = match link {
        SiteLink::Page(id) => format!("page:{}", **id),
        SiteLink::Titled(link) => {
            path.push(Segment::from("url"));
            link.url.to_string()
        }
    };
    report_if_known(text, Location::value(problems.file(), path), first_of, problems);
}

fn report_if_known(text: String, place: Location, first_of: &mut FirstOf, problems: &Problems) {
    let Some(first) = first_of.get(&text).cloned() else {
        first_of.insert(text, place);
        return;
    };
    let problem = FieldProblem::RepeatedElement { text };
    problems.push(Diagnostic::new(problem, place).related(first, Related::FirstElement));
}
