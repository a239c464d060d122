//! Every address of the site, and what answers to it.
//!
//! Takes the joined things; gives a [`Route`] for each page, feed and file. This is the one list of what a
//! build writes (the theme's assets aside): checks look links up in it, and rendering goes through it.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::arena::Ix;
use super::site::{
    Addresses, Agreement, File, Media, Organisation, Page, Partnership, Person, Referent, Release, Site,
    Topic,
};

use crate::model::address::{Address, OutputPath};
use crate::model::page::HOME;
use crate::model::settings::{Section, language_folder};
use crate::model::{Kind, Language};

/// How many releases a page of a list shows.
pub const LIST_PAGE: usize = 20;
/// How many releases a sheet's page shows before it links to a list of its own.
pub const LATEST: usize = 10;
/// How many addresses a sitemap holds: the limit of sitemaps.org.
pub const SITEMAP_PAGE: usize = 50_000;

/// An address and what answers to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    pub address: Address,
    /// The file that answers.
    pub path: OutputPath,
    pub endpoint: Endpoint,
}

impl Route {
    fn new(address: Address, endpoint: Endpoint) -> Route {
        let path = address.output_path();
        Route { address, path, endpoint }
    }
}

/// The routes of a site.
#[derive(Debug, Default)]
pub struct Routes {
    /// Sorted by path; two may claim one until that is checked.
    list: Vec<Route>,
    /// Found when they are first asked for: the same routes can be those of many builds.
    collisions: OnceLock<Vec<(usize, usize)>>,
}

impl Routes {
    pub(super) fn new(list: Vec<Route>) -> Routes {
        Routes { list, collisions: OnceLock::new() }
    }

    /// Which pairs of them are of one file, as `find` finds them.
    pub fn collisions(&self, find: impl FnOnce(&[Route]) -> Vec<(usize, usize)>) -> &[(usize, usize)] {
        self.collisions.get_or_init(|| find(&self.list))
    }
}

impl Deref for Routes {
    type Target = [Route];

    fn deref(&self) -> &[Route] {
        &self.list
    }
}

/// What a list of releases is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReleaseList {
    All,
    Topic(Ix<Topic>),
    Organisation(Ix<Organisation>),
    Partnership(Ix<Partnership>),
    Agreement(Ix<Agreement>),
    Person(Ix<Person>),
}

/// The form of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FeedFormat {
    Atom,
    Json,
}

/// A file that hosts read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HostFile {
    /// Of Netlify and Cloudflare Pages.
    Redirects,
    /// Of Netlify and Cloudflare Pages.
    Headers,
    /// Of Apache.
    Htaccess,
    /// For nginx to include.
    NginxMap,
}

impl HostFile {
    /// All of them, each with its name.
    pub const NAMES: [(&'static str, HostFile); 4] = [
        ("_redirects", HostFile::Redirects),
        ("_headers", HostFile::Headers),
        (".htaccess", HostFile::Htaccess),
        ("nginx-redirects.map", HostFile::NginxMap),
    ];
}

/// What is found at an address: a page that a template makes, or anything else. (`Output` would be the word, but that is
/// a finished file in [`crate::render`].)
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Endpoint {
    Page(PageKind),
    Resource(Resource),
}

impl Endpoint {
    /// Whether it is a page with content of its own: those are what the sitemap lists.
    pub fn is_listed(&self) -> bool {
        match self {
            Endpoint::Page(PageKind::NotFound | PageKind::Redirect { .. }) | Endpoint::Resource(_) => false,
            Endpoint::Page(_) => true,
        }
    }
}

/// Every kind of page, each with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageKind {
    Home(Language),
    /// Page `number` (from 1) of a list of releases.
    List {
        of: ReleaseList,
        language: Language,
        number: usize,
    },
    Year {
        year: i16,
        language: Language,
    },
    Index(Section, Language),
    Release(Ix<Release>, Language),
    Partnership(Ix<Partnership>, Language),
    Agreement(Ix<Agreement>, Language),
    Organisation(Ix<Organisation>, Language),
    Person(Ix<Person>, Language),
    Page(Ix<Page>, Language),
    /// An old address of a release or page in a language.
    Redirect {
        to: Referent,
        language: Language,
    },
    /// What hosts show where there is nothing; in no particular language.
    NotFound,
}

impl PageKind {
    /// The language that the page is in, if it is in a particular one.
    pub fn language(&self) -> Option<Language> {
        match self {
            PageKind::Home(language)
            | PageKind::List { language, .. }
            | PageKind::Year { language, .. }
            | PageKind::Index(_, language)
            | PageKind::Release(_, language)
            | PageKind::Partnership(_, language)
            | PageKind::Agreement(_, language)
            | PageKind::Organisation(_, language)
            | PageKind::Person(_, language)
            | PageKind::Page(_, language)
            | PageKind::Redirect { language, .. } => Some(*language),
            PageKind::NotFound => None,
        }
    }
}

/// Every file that is not made by a page template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resource {
    Feed {
        of: ReleaseList,
        format: FeedFormat,
        language: Language,
    },
    /// The sitemap, or part `number` (from 1) of it; 0 is the list of parts.
    Sitemap {
        number: usize,
        parts: usize,
    },
    Robots,
    Host(HostFile),
    File(Ix<File>),
    Media(Ix<Media>),
}

impl Site {
    /// Whose an address is that is to last, as `kind:id` or `file:path`; `None` for what every site has.
    pub fn owner(&self, endpoint: &Endpoint) -> Option<String> {
        let (kind, id) = match endpoint {
            Endpoint::Page(PageKind::Release(ix, _)) => (Kind::Release, &self.releases[*ix].id),
            Endpoint::Page(PageKind::Partnership(ix, _)) => (Kind::Partnership, &self.partnerships[*ix].id),
            Endpoint::Page(PageKind::Agreement(ix, _)) => (Kind::Agreement, &self.agreements[*ix].id),
            Endpoint::Page(PageKind::Organisation(ix, _)) => {
                (Kind::Organisation, &self.organisations[*ix].id)
            }
            Endpoint::Page(PageKind::Person(ix, _)) => (Kind::Person, &self.people[*ix].id),
            Endpoint::Page(PageKind::Page(ix, _)) => (Kind::Page, &self.pages[*ix].id),
            Endpoint::Resource(Resource::Media(ix)) => (Kind::Media, &self.media[*ix].id),
            Endpoint::Page(PageKind::List { of: ReleaseList::Topic(ix), number: 1, .. }) => {
                (Kind::Topic, &self.topics[*ix].id)
            }
            Endpoint::Resource(Resource::File(ix)) => {
                return Some(format!("file:{}", &self.files[*ix].address.as_str()[1..]));
            }
            Endpoint::Page(PageKind::Redirect { to: Referent::Release(ix, _), .. }) => {
                (Kind::Release, &self.releases[*ix].id)
            }
            Endpoint::Page(PageKind::Redirect { to: Referent::Page(ix, _), .. }) => {
                (Kind::Page, &self.pages[*ix].id)
            }
            _ => return None,
        };
        Some(format!("{}:{id}", kind.as_str()))
    }

    /// The home page in a language.
    pub fn home(&self, language: Language) -> Address {
        let folder = language_folder(language, self.settings.default_language());
        Address::parse(&format!("{folder}/")).unwrap_or_else(Address::root)
    }

    /// The index of a section. Where the section's pattern begins with its slug, the home page has the place,
    /// and the index takes the usual one.
    pub fn index(&self, section: Section, language: Language) -> Address {
        let index = self.settings.pattern(section, language).index();
        if index == self.home(language) || index == Address::root() {
            crate::model::settings::Pattern::usual(section, language, self.settings.default_language())
                .index()
        } else {
            index
        }
    }

    /// Page `number` of a list of releases.
    pub fn list(&self, of: ReleaseList, language: Language, number: usize) -> Address {
        let (releases, page) = match language {
            Language::Danish => ("pressemeddelelser", "side"),
            Language::English => ("press-releases", "page"),
        };
        let first = match of {
            ReleaseList::All => self.index(Section::Releases, language),
            ReleaseList::Topic(_) => self.page_of(of, language),
            _ => below(&self.page_of(of, language), &[releases], ""),
        };
        if number > 1 { below(&first, &[page, &number.to_string()], "") } else { first }
    }

    /// The page of what a list is of; of all releases the home page.
    pub fn page_of(&self, of: ReleaseList, language: Language) -> Address {
        let addresses = match of {
            ReleaseList::All => return self.home(language),
            ReleaseList::Topic(ix) => return self.topics[ix].address.clone(),
            ReleaseList::Organisation(ix) => &self.organisations[ix].addresses,
            ReleaseList::Partnership(ix) => &self.partnerships[ix].addresses,
            ReleaseList::Agreement(ix) => &self.agreements[ix].addresses,
            ReleaseList::Person(ix) => &self.people[ix].addresses,
        };
        addresses.in_language(language).1.clone()
    }

    /// The page of a year's releases.
    pub fn year(&self, year: i16, language: Language) -> Address {
        below(&self.index(Section::Releases, language), &[&format!("{year:04}")], "")
    }

    /// A feed of a list of releases.
    pub fn feed(&self, of: ReleaseList, format: FeedFormat, language: Language) -> Address {
        let file = match format {
            FeedFormat::Atom => "feed.xml",
            FeedFormat::Json => "feed.json",
        };
        let folder = self.page_of(of, language);
        below(&folder, &[], file)
    }

    /// The releases of a list on pages of a language, latest first. The list of all and those of topics have
    /// the releases of that language; a sheet's list has all that are about it, in whatever language they are.
    pub fn releases_of(&self, of: ReleaseList, language: Language) -> &[Ix<Release>] {
        match of {
            ReleaseList::All => self.latest_in.get(&language).map_or(&[], Vec::as_slice),
            ReleaseList::Topic(ix) => &self.topics[ix].releases,
            ReleaseList::Organisation(ix) => &self.organisations[ix].relations.releases,
            ReleaseList::Partnership(ix) => &self.partnerships[ix].releases,
            ReleaseList::Agreement(ix) => &self.agreements[ix].releases,
            ReleaseList::Person(ix) => &self.people[ix].releases,
        }
    }

    /// The releases of a list that exist in a language, latest first.
    pub fn releases_in(&self, of: ReleaseList, language: Language) -> impl Iterator<Item = Ix<Release>> {
        let releases = self.releases_of(of, language).iter().copied();
        releases.filter(move |ix| self.releases[*ix].exists_in(language))
    }

    /// Whether a list has feeds in a language: that of all has, and those of organisations and partnerships
    /// have as soon as there is a release in that language.
    pub fn has_feed(&self, of: ReleaseList, language: Language) -> bool {
        match of {
            ReleaseList::All => true,
            ReleaseList::Organisation(_) | ReleaseList::Partnership(_) => {
                self.releases_in(of, language).next().is_some()
            }
            ReleaseList::Topic(_) | ReleaseList::Agreement(_) | ReleaseList::Person(_) => false,
        }
    }

    /// The years that have releases in a language, latest first, with how many.
    pub fn years(&self, language: Language) -> Vec<(i16, usize)> {
        let year_of = |ix: &Ix<Release>| self.releases[*ix].day.year();
        let (mut years, mut rest) = (Vec::new(), self.releases_of(ReleaseList::All, language));
        while let Some(year) = rest.first().map(year_of) {
            let (of_year, before) = rest.split_at(rest.partition_point(|ix| year_of(ix) == year));
            years.push((year, of_year.len()));
            rest = before;
        }
        years
    }

    /// Whether a section has anything to list in a language.
    pub fn has_section(&self, section: Section, language: Language) -> bool {
        match section {
            Section::Releases => true,
            Section::Partnerships => !self.partnerships.is_empty(),
            Section::Agreements => !self.agreements.is_empty(),
            Section::Organisations => !self.organisations.is_empty(),
            Section::People => !self.people.is_empty(),
            Section::Topics => self.topics.iter().any(|topic| topic.language == language),
            Section::Pages => false,
        }
    }
}

/// An address below another. The names are ids, numbers and file names, so there always is one.
fn below(address: &Address, names: &[&str], file: &str) -> Address {
    address.below(names, file).unwrap_or_else(|| address.clone())
}

/// All releases of each language, latest first.
pub(super) fn latest_in(site: &Site) -> BTreeMap<Language, Vec<Ix<Release>>> {
    let in_language = |language| {
        let exists = |ix: &Ix<Release>| site.releases[*ix].exists_in(language);
        (language, site.latest.iter().copied().filter(exists).collect())
    };
    site.settings.languages.iter().copied().map(in_language).collect()
}

/// All routes of a site whose things are joined, sorted by path, and of one path by address.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let mut routes = Vec::new();
    for &language in &site.settings.languages {
        general(site, language, &mut routes);
        sheets(site, language, &mut routes);
        feeds(site, language, &mut routes);
    }
    for (ix, release) in site.releases.entries() {
        each(&release.addresses, |language| Endpoint::Page(PageKind::Release(ix, language)), &mut routes);
        let redirects =
            release.versions.iter().map(|version| (version.language, &version.text.words.redirect_from[..]));
        redirect(&Referent::Release(ix, None), redirects, &mut routes);
    }
    for (ix, page) in site.pages.entries() {
        // The home page is there with or without the page of that name.
        if page.id.as_str() != HOME {
            each(&page.addresses, |language| Endpoint::Page(PageKind::Page(ix, language)), &mut routes);
        }
        let redirects =
            page.versions.iter().map(|version| (version.language, &version.text.redirect_from[..]));
        redirect(&Referent::Page(ix, None), redirects, &mut routes);
    }
    for (ix, file) in site.files.entries() {
        routes.push(Route::new(file.address.clone(), Endpoint::Resource(Resource::File(ix))));
    }
    for (ix, media) in site.media.entries().filter(|(_, media)| media.used) {
        routes.push(Route::new(media.address.clone(), Endpoint::Resource(Resource::Media(ix))));
    }
    let root = Address::root();
    routes.push(Route::new(Address::not_found(), Endpoint::Page(PageKind::NotFound)));
    routes.push(Route::new(below(&root, &[], "robots.txt"), Endpoint::Resource(Resource::Robots)));
    for (name, file) in HostFile::NAMES {
        let address = below(&root, &[], name);
        // Whoever writes such a file means theirs.
        if !site.files.iter().any(|file| file.address == address) {
            routes.push(Route::new(address, Endpoint::Resource(Resource::Host(file))));
        }
    }
    let pages = routes.iter().filter(|route| route.endpoint.is_listed()).count();
    sitemaps(pages, &mut routes);
    routes.par_sort_by(|a, b| (&a.path, &a.address).cmp(&(&b.path, &b.address)));
    routes
}

fn general(site: &Site, language: Language, routes: &mut Vec<Route>) {
    routes.push(Route::new(site.home(language), Endpoint::Page(PageKind::Home(language))));
    list(site, ReleaseList::All, language, 0, routes);
    for (year, _) in site.years(language) {
        routes.push(Route::new(site.year(year, language), Endpoint::Page(PageKind::Year { year, language })));
    }
    for section in Section::INDEXED {
        if section != Section::Releases && site.has_section(section, language) {
            let address = site.index(section, language);
            routes.push(Route::new(address, Endpoint::Page(PageKind::Index(section, language))));
        }
    }
    for (ix, _) in site.topics.entries().filter(|(_, topic)| topic.language == language) {
        list(site, ReleaseList::Topic(ix), language, 0, routes);
    }
}

/// The pages of a list that has more than `shown` releases. A list that is a page of its own has one page even
/// when it is empty.
fn list(site: &Site, of: ReleaseList, language: Language, shown: usize, routes: &mut Vec<Route>) {
    let count = site.releases_of(of, language).len();
    if shown > 0 && count <= shown {
        return;
    }
    for number in 1..=count.div_ceil(LIST_PAGE).max(1) {
        let address = site.list(of, language, number);
        routes.push(Route::new(address, Endpoint::Page(PageKind::List { of, language, number })));
    }
}

fn sheets(site: &Site, language: Language, routes: &mut Vec<Route>) {
    let mut push = |addresses: &Addresses, endpoint: Endpoint| {
        let address = addresses.in_language(language).1.clone();
        routes.push(Route::new(address, endpoint));
    };
    for (ix, sheet) in site.partnerships.entries() {
        push(&sheet.addresses, Endpoint::Page(PageKind::Partnership(ix, language)));
    }
    for (ix, sheet) in site.agreements.entries() {
        push(&sheet.addresses, Endpoint::Page(PageKind::Agreement(ix, language)));
    }
    for (ix, sheet) in site.organisations.entries() {
        push(&sheet.addresses, Endpoint::Page(PageKind::Organisation(ix, language)));
    }
    for (ix, sheet) in site.people.entries() {
        push(&sheet.addresses, Endpoint::Page(PageKind::Person(ix, language)));
    }
    let lists = site.organisations.indices().map(ReleaseList::Organisation);
    let lists = lists.chain(site.partnerships.indices().map(ReleaseList::Partnership));
    let lists = lists.chain(site.agreements.indices().map(ReleaseList::Agreement));
    for of in lists.chain(site.people.indices().map(ReleaseList::Person)) {
        list(site, of, language, LATEST, routes);
    }
}

/// Feeds of everything, and of each organisation and partnership that has releases.
fn feeds(site: &Site, language: Language, routes: &mut Vec<Route>) {
    let organisations = site.organisations.indices().map(ReleaseList::Organisation);
    let partnerships = site.partnerships.indices().map(ReleaseList::Partnership);
    let with_releases = organisations.chain(partnerships).filter(|of| site.has_feed(*of, language));
    for of in std::iter::once(ReleaseList::All).chain(with_releases) {
        for format in [FeedFormat::Atom, FeedFormat::Json] {
            let address = site.feed(of, format, language);
            routes.push(Route::new(address, Endpoint::Resource(Resource::Feed { of, format, language })));
        }
    }
}

fn each(addresses: &Addresses, endpoint: impl Fn(Language) -> Endpoint, routes: &mut Vec<Route>) {
    routes
        .extend(addresses.iter().map(|(language, address)| Route::new(address.clone(), endpoint(language))));
}

fn redirect<'s>(
    to: &Referent,
    old: impl Iterator<Item = (Language, &'s [Address])>,
    routes: &mut Vec<Route>,
) {
    for (language, old) in old {
        let redirect = |address: &Address| {
            Route::new(address.as_page(), Endpoint::Page(PageKind::Redirect { to: to.clone(), language }))
        };
        routes.extend(old.iter().map(redirect));
    }
}

/// One sitemap, or a list of parts and the parts.
fn sitemaps(pages: usize, routes: &mut Vec<Route>) {
    let parts = pages.div_ceil(SITEMAP_PAGE).max(1);
    let root = Address::root();
    let mut push = |file: &str, number: usize| {
        routes.push(Route::new(
            below(&root, &[], file),
            Endpoint::Resource(Resource::Sitemap { number, parts }),
        ));
    };
    if parts == 1 {
        push("sitemap.xml", 1);
        return;
    }
    push("sitemap.xml", 0);
    for number in 1..=parts {
        push(&format!("sitemap-{number}.xml"), number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(pages: usize) -> Vec<String> {
        let mut routes = Vec::new();
        sitemaps(pages, &mut routes);
        routes.iter().map(|route| route.address.to_string()).collect()
    }

    #[test]
    fn a_sitemap_is_split_where_the_protocol_wants_it() {
        assert_eq!(addresses(0), ["/sitemap.xml"]);
        assert_eq!(addresses(50_000), ["/sitemap.xml"]);
        assert_eq!(addresses(50_001), ["/sitemap.xml", "/sitemap-1.xml", "/sitemap-2.xml"]);
    }
}
