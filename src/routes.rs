//! Every address of the site, and what is found there.
//!
//! Takes a joined [`Site`]; gives its [`Routes`], the one list of what a build writes, apart from the theme's assets.
//! Checks look links up in it, and rendering goes through it. Whether two things claim one address is not decided here:
//! that is a check, because it has to be reported.

mod addresses;
mod beside;
mod first_addresses;
mod icons;
mod pictures;
mod search;
mod social;

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::join::{
    Addresses, Agreement, Backlinks, File, Ix, Media, Organisation, Page, Partnership, Person, Referent,
    Release, ReleaseList, Site,
};
use crate::model::address::{Address, OldAddress, OutputPath};
use crate::model::settings::Section;
use crate::model::{Kind, Language};
use crate::pictures::Card;
use addresses::below;
pub use beside::{FACTS_FILE, TEXT_FILE, Table, TableFormat};
pub use icons::{Icon, IconFile, icons};
pub use pictures::{MadePicture, PictureForm, WIDTHS, encodings, is_offered, pixel_size, shared, sizes};
pub use search::{SearchFile, SearchedThing, search_layout, searched};
pub use social::{card_address, card_of_release, card_of_site};

/// How many releases a page of a list shows.
pub const LIST_PAGE: usize = 20;
/// How many releases a sheet's page shows before it links to a list of its own.
pub const LATEST: usize = 10;
/// How many addresses a sitemap holds: the limit of sitemaps.org.
pub const SITEMAP_PAGE: usize = 50_000;

/// An address and what is found there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    pub address: Address,
    /// The file that a host serves for it.
    pub path: OutputPath,
    pub endpoint: Endpoint,
}

impl Route {
    fn page(address: Address, kind: PageKind) -> Route {
        Route { path: address.output_path(), address, endpoint: Endpoint::Page(kind) }
    }

    fn resource(address: Address, resource: Resource) -> Route {
        Route { path: address.output_path(), address, endpoint: Endpoint::Resource(resource) }
    }

    /// Of the page of a release or an old address of it: the address that it was first published at.
    pub fn first_address(&self, site: &Site) -> Option<Address> {
        let Endpoint::Page(
            PageKind::Release(ix, language) | PageKind::Redirect { to: Referent::Release(ix, _), language },
        ) = &self.endpoint
        else {
            return None;
        };
        let release = &site.releases[*ix];
        Some(site.first_address(release, release.version(*language)))
    }

    /// Whose address it is, as `kind:id` or `file:path`; `None` for what every site has.
    pub fn owner(&self, site: &Site) -> Option<String> {
        let (kind, id) = match &self.endpoint {
            Endpoint::Page(page) => match page {
                PageKind::Release(ix, _) => (Kind::Release, &site.releases[*ix].id),
                PageKind::Partnership(ix, _) => (Kind::Partnership, &site.partnerships[*ix].id),
                PageKind::Agreement(ix, _) => (Kind::Agreement, &site.agreements[*ix].id),
                PageKind::Organisation(ix, _) => (Kind::Organisation, &site.organisations[*ix].id),
                PageKind::Person(ix, _) => (Kind::Person, &site.people[*ix].id),
                PageKind::Page(ix, _) => (Kind::Page, &site.pages[*ix].id),
                PageKind::List { of: ReleaseList::Topic(ix), number: 1, .. } => {
                    (Kind::Topic, &site.topics[*ix].id)
                }
                PageKind::Redirect { to: Referent::Release(ix, _), .. } => {
                    (Kind::Release, &site.releases[*ix].id)
                }
                PageKind::Redirect { to: Referent::Page(ix, _), .. } => (Kind::Page, &site.pages[*ix].id),
                _ => return None,
            },
            Endpoint::Resource(Resource::Media(ix)) => (Kind::Media, &site.media[*ix].id),
            Endpoint::Resource(Resource::File(ix)) => {
                return Some(format!("file:{}", &site.files[*ix].address.as_str()[1..]));
            }
            Endpoint::Resource(_) => return None,
        };
        Some(format!("{}:{id}", kind.as_str()))
    }
}

/// The routes of a site, sorted by path, and those of one path by address.
#[derive(Debug)]
pub struct Routes {
    /// More than one can claim a path, which a check reports.
    list: Vec<Route>,
    /// Sorted; of one path, longer queries come first, because a shorter one may be their beginning.
    query_redirects: Vec<QueryRedirect>,
    /// Kept with the routes, because several builds can share them.
    collisions: OnceLock<Vec<(usize, usize)>>,
}

impl Routes {
    /// The route to a file; the last one if there are several.
    pub fn get(&self, path: &OutputPath) -> Option<&Route> {
        self.up_to(path).last().filter(|route| route.path == *path)
    }

    /// The route of an address; the last one if there are several.
    pub fn at(&self, address: &Address) -> Option<&Route> {
        let path = address.output_path();
        let to_path = self.up_to(&path).iter().rev().take_while(|route| route.path == path);
        to_path.into_iter().find(|route| route.address == *address)
    }

    /// The routes to a file and to those before it.
    fn up_to(&self, path: &OutputPath) -> &[Route] {
        &self.list[..self.list.partition_point(|route| route.path <= *path)]
    }

    /// The old addresses with a query.
    pub fn query_redirects(&self) -> &[QueryRedirect] {
        &self.query_redirects
    }

    /// The pairs of routes that claim the same file: what `find` gave when it was first asked.
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

/// An old address with a query, and what has another address now. It is no route, because no file can answer to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryRedirect {
    pub old: OldAddress,
    pub to: Referent,
    pub language: Language,
}

/// The form of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FeedFormat {
    Atom,
    Json,
    Rss,
}

impl FeedFormat {
    /// Every form.
    pub const ALL: [FeedFormat; 3] = [FeedFormat::Atom, FeedFormat::Json, FeedFormat::Rss];
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
    /// For nginx to include: old addresses with a query.
    NginxQueryMap,
}

impl HostFile {
    /// All of them, each with its name.
    pub const NAMES: [(&'static str, HostFile); 5] = [
        ("_redirects", HostFile::Redirects),
        ("_headers", HostFile::Headers),
        (".htaccess", HostFile::Htaccess),
        ("nginx-redirects.map", HostFile::NginxMap),
        ("nginx-query-redirects.map", HostFile::NginxQueryMap),
    ];
}

/// What is found at an address: a page that a template makes, or anything else. It is not called `Output`, because that is a
/// finished file in [`crate::render`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Endpoint {
    Page(PageKind),
    Resource(Resource),
}

impl Endpoint {
    /// Whether it is a page with content of its own: those are what the sitemap lists.
    pub fn is_listed(&self) -> bool {
        match self {
            Endpoint::Page(page) => page.is_listed(),
            Endpoint::Resource(_) => false,
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
    /// What was wrong in releases, or could be misunderstood.
    Corrections(Language),
    /// What there is for programs.
    Data(Language),
    /// Where the site is searched.
    Search(Language),
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
    /// What leads from `/was/` to the accessibility statement.
    AccessibilityStatement(Language),
    /// What hosts show at an address that does not exist; in no particular language.
    NotFound,
}

impl PageKind {
    /// Whether it has content of its own: see [`Endpoint::is_listed`].
    pub fn is_listed(&self) -> bool {
        !matches!(
            self,
            PageKind::Search(_)
                | PageKind::NotFound
                | PageKind::Redirect { .. }
                | PageKind::AccessibilityStatement(_)
        )
    }

    /// Whether its facts are published for programs.
    pub fn has_facts(&self) -> bool {
        self.is_listed() || matches!(self, PageKind::Search(_))
    }

    /// The language that the page is in, if it is in a particular one.
    pub fn language(&self) -> Option<Language> {
        match self {
            PageKind::Home(language)
            | PageKind::List { language, .. }
            | PageKind::Year { language, .. }
            | PageKind::Index(_, language)
            | PageKind::Corrections(language)
            | PageKind::Data(language)
            | PageKind::Search(language)
            | PageKind::Release(_, language)
            | PageKind::Partnership(_, language)
            | PageKind::Agreement(_, language)
            | PageKind::Organisation(_, language)
            | PageKind::Person(_, language)
            | PageKind::Page(_, language)
            | PageKind::Redirect { language, .. }
            | PageKind::AccessibilityStatement(language) => Some(*language),
            PageKind::NotFound => None,
        }
    }
}

impl PageKind {
    /// Whether it is in a copy that is handed to somebody ([`crate::share`]): what people read, and the lists of it.
    pub fn is_shared(&self) -> bool {
        matches!(
            self,
            PageKind::Home(_)
                | PageKind::List { .. }
                | PageKind::Year { .. }
                | PageKind::Index(..)
                | PageKind::Corrections(_)
                | PageKind::Release(..)
                | PageKind::Partnership(..)
                | PageKind::Agreement(..)
                | PageKind::Organisation(..)
                | PageKind::Person(..)
                | PageKind::Page(..)
        )
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
    CorrectionsFeed {
        format: FeedFormat,
        language: Language,
    },
    /// The facts of a page.
    Facts(PageKind),
    /// A release as plain text.
    PlainText(Ix<Release>, Language),
    /// A release for news agencies.
    Ninjs(Ix<Release>, Language),
    Table(Table, TableFormat),
    /// The description of the tables for programs that read Data Packages.
    DataPackage,
    /// The description of the tables for data portals.
    Catalogue,
    /// A file of the index that the search page reads.
    Search {
        file: SearchFile,
        language: Language,
    },
    /// The sitemap, or part `number` (from 1) of it; 0 is the list of parts.
    Sitemap {
        number: usize,
        parts: usize,
    },
    Robots,
    Host(HostFile),
    Icon(IconFile),
    /// A social picture. Its name says its content: another content has another name, so a file of this name need not be made again.
    Card(Card),
    File(Ix<File>),
    /// A picture in full size, at the address that lasts.
    Media(Ix<Media>),
    /// A file that is made of a picture. Its name says its content.
    Picture(Ix<Media>, PictureForm),
}

impl Resource {
    /// The language that the file is in, if it is in a particular one.
    pub fn language(&self) -> Option<Language> {
        match self {
            Resource::Feed { language, .. }
            | Resource::CorrectionsFeed { language, .. }
            | Resource::Search { language, .. }
            | Resource::PlainText(_, language)
            | Resource::Ninjs(_, language) => Some(*language),
            Resource::Facts(page) => page.language(),
            Resource::Table(..)
            | Resource::DataPackage
            | Resource::Catalogue
            | Resource::Sitemap { .. }
            | Resource::Robots
            | Resource::Host(_)
            | Resource::Icon(_)
            | Resource::Card(_)
            | Resource::File(_)
            | Resource::Media(_)
            | Resource::Picture(..) => None,
        }
    }

    /// Whether it is in a copy that is handed to somebody ([`crate::share`]): only what pages show, or lead people to. Feeds and other lists
    /// for programs would spread it.
    pub fn is_shared(&self) -> bool {
        matches!(
            self,
            Resource::File(_)
                | Resource::Media(_)
                | Resource::Picture(..)
                | Resource::Icon(_)
                | Resource::Card(_)
        )
    }
}

/// The routes of the last site, to be used again for one that has the same.
#[derive(Default)]
pub struct RouteCache(Option<CachedRoutes>);

/// Routes, and what they were made from.
struct CachedRoutes {
    backlinks: Arc<Backlinks>,
    cards: Cards,
    routes: Arc<Routes>,
}

/// The social pictures of a site.
type Cards = BTreeMap<Address, Card>;

impl RouteCache {
    /// The routes of a site. Sites share their back links only if they differ in nothing but words. These are in no address but those of
    /// social pictures, so if they are the same, too, all routes are.
    pub fn routes(&mut self, site: &Site) -> Arc<Routes> {
        let cards = social::cards(site);
        if let Some(last) = &self.0
            && Arc::ptr_eq(&last.backlinks, &site.backlinks)
            && last.cards == cards
        {
            return Arc::clone(&last.routes);
        }
        let routes = Arc::new(with_cards(site, &cards));
        let backlinks = Arc::clone(&site.backlinks);
        self.0 = Some(CachedRoutes { backlinks, cards, routes: Arc::clone(&routes) });
        routes
    }
}

/// All routes of a site.
pub fn routes(site: &Site) -> Routes {
    with_cards(site, &social::cards(site))
}

/// All routes of a site with these social pictures.
fn with_cards(site: &Site, cards: &Cards) -> Routes {
    let mut routes = Vec::new();
    let mut query_redirects = Vec::new();
    for &language in &site.settings.languages {
        general(site, language, &mut routes);
        sheets(site, language, &mut routes);
        feeds(site, language, &mut routes);
        beside::data_page(site, language, &mut routes);
        search::search(site, language, &mut routes);
    }
    for (ix, release) in site.releases.entries() {
        for (language, address) in release.addresses.iter() {
            routes.push(Route::page(address.clone(), PageKind::Release(ix, language)));
        }
        for version in &release.versions {
            let old = &version.text.words.redirect_from;
            redirects(&Referent::Release(ix, None), version.language, old, &mut routes, &mut query_redirects);
        }
    }
    for (ix, page) in site.pages.entries() {
        for (language, address) in
            page.addresses.iter().filter(|(language, _)| page.has_own_address(*language))
        {
            routes.push(Route::page(address.clone(), PageKind::Page(ix, language)));
        }
        for version in &page.versions {
            let old = &version.text.words.redirect_from;
            redirects(&Referent::Page(ix, None), version.language, old, &mut routes, &mut query_redirects);
        }
    }
    for (ix, file) in site.files.entries() {
        routes.push(Route::resource(file.address.clone(), Resource::File(ix)));
    }
    for (ix, media) in site.media.entries().filter(|(ix, _)| site.backlinks.media_used[*ix]) {
        routes.push(Route::resource(media.address.clone(), Resource::Media(ix)));
    }
    for (ix, made) in pictures::made_pictures(site) {
        routes.push(Route::resource(made.address, Resource::Picture(ix, made.form)));
    }
    let root = Address::root();
    routes.push(Route::page(Address::not_found(), PageKind::NotFound));
    routes.push(Route::resource(below(&root, &[], "robots.txt"), Resource::Robots));
    for (name, file) in HostFile::NAMES {
        let address = below(&root, &[], name);
        // A file of that name in `content/files/` replaces it.
        if !site.files.iter().any(|file| file.address == address) {
            routes.push(Route::resource(address, Resource::Host(file)));
        }
    }
    if leads_to_statement(site, &routes) {
        let language = site.settings.default_language();
        routes.push(Route::page(
            Address::accessibility_statement(),
            PageKind::AccessibilityStatement(language),
        ));
    }
    for icon in icons(site).into_iter().filter(|icon| icon.is_made) {
        routes.push(Route::resource(icon.address, Resource::Icon(icon.file)));
    }
    for (address, card) in cards {
        routes.push(Route::resource(address.clone(), Resource::Card(card.clone())));
    }
    beside::add(site, &mut routes);
    let pages = routes.iter().filter(|route| route.endpoint.is_listed()).count();
    sitemaps(pages, &mut routes);
    routes.par_sort_by(|a, b| (&a.path, &a.address).cmp(&(&b.path, &b.address)));
    query_redirects.sort_by(|a, b| {
        let length = |redirect: &QueryRedirect| redirect.old.query().map_or(0, str::len);
        a.old.path().cmp(b.old.path()).then(length(b).cmp(&length(a))).then(a.old.cmp(&b.old))
    });
    Routes { list: routes, query_redirects, collisions: OnceLock::new() }
}

/// Whether `/was/` leads to the accessibility statement. Danish public bodies must answer there. Whatever else the site has at that address
/// wins.
fn leads_to_statement(site: &Site, routes: &[Route]) -> bool {
    let Some(statement) = &site.settings.accessibility_statement else {
        return false;
    };
    let address = Address::accessibility_statement();
    let is_itself = site.settings.base_url.own_path(statement.as_str()).is_some_and(|(_, path)| {
        path.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/') == "/was"
    });
    let path = address.output_path();
    !is_itself && !routes.iter().any(|route| route.path == path)
}

fn general(site: &Site, language: Language, routes: &mut Vec<Route>) {
    routes.push(Route::page(site.home(language), PageKind::Home(language)));
    list(site, ReleaseList::All, language, routes);
    for (year, _) in site.years(language) {
        routes.push(Route::page(site.year(year, language), PageKind::Year { year, language }));
    }
    for section in Section::INDEXED {
        if section != Section::Releases && site.has_section(section, language) {
            let address = site.index(section, language);
            routes.push(Route::page(address, PageKind::Index(section, language)));
        }
    }
    if !site.corrections(language).is_empty() {
        let address = site.corrections_page(language);
        // A page of the site at that address replaces it: press offices have such pages of their own.
        let mut written = site.pages.iter().flat_map(|page| page.addresses.iter());
        if !written.any(|(_, written)| *written == address) {
            routes.push(Route::page(address, PageKind::Corrections(language)));
        }
        for format in FeedFormat::ALL {
            let address = site.corrections_feed(format, language);
            routes.push(Route::resource(address, Resource::CorrectionsFeed { format, language }));
        }
    }
    for (ix, _) in site.topics_in(language) {
        list(site, ReleaseList::Topic(ix), language, routes);
    }
    for ix in site.senders(language) {
        list(site, ReleaseList::Sender(ix), language, routes);
    }
}

/// The list of a sheet's releases, if there are more than the sheet's page shows.
fn long_list(site: &Site, of: ReleaseList, language: Language, routes: &mut Vec<Route>) {
    if site.releases_of(of, language).len() > LATEST {
        list(site, of, language, routes);
    }
}

/// The pages of a list; one page if it is empty.
fn list(site: &Site, of: ReleaseList, language: Language, routes: &mut Vec<Route>) {
    let count = site.releases_of(of, language).len();
    for number in 1..=count.div_ceil(LIST_PAGE).max(1) {
        routes.push(Route::page(site.list(of, language, number), PageKind::List { of, language, number }));
    }
}

fn sheets(site: &Site, language: Language, routes: &mut Vec<Route>) {
    let address = |addresses: &Addresses| addresses.in_language(language).1.clone();
    for (ix, sheet) in site.partnerships.entries() {
        routes.push(Route::page(address(&sheet.addresses), PageKind::Partnership(ix, language)));
        long_list(site, ReleaseList::Partnership(ix), language, routes);
    }
    for (ix, sheet) in site.agreements.entries() {
        routes.push(Route::page(address(&sheet.addresses), PageKind::Agreement(ix, language)));
        long_list(site, ReleaseList::Agreement(ix), language, routes);
    }
    for (ix, sheet) in site.organisations.entries() {
        routes.push(Route::page(address(&sheet.addresses), PageKind::Organisation(ix, language)));
        long_list(site, ReleaseList::Organisation(ix), language, routes);
    }
    for (ix, sheet) in site.people.entries() {
        routes.push(Route::page(address(&sheet.addresses), PageKind::Person(ix, language)));
        long_list(site, ReleaseList::Person(ix), language, routes);
    }
}

/// Feeds of everything, and of each organisation and partnership that has releases.
fn feeds(site: &Site, language: Language, routes: &mut Vec<Route>) {
    let organisations = site.organisations.indices().map(ReleaseList::Organisation);
    let partnerships = site.partnerships.indices().map(ReleaseList::Partnership);
    let with_releases = organisations.chain(partnerships).filter(|of| site.has_feed(*of, language));
    for of in std::iter::once(ReleaseList::All).chain(with_releases) {
        for format in FeedFormat::ALL {
            let address = site.feed(of, format, language);
            routes.push(Route::resource(address, Resource::Feed { of, format, language }));
        }
    }
}

fn redirects(
    to: &Referent,
    language: Language,
    old_addresses: &[OldAddress],
    routes: &mut Vec<Route>,
    query_redirects: &mut Vec<QueryRedirect>,
) {
    for old in old_addresses {
        if old.query().is_some() {
            query_redirects.push(QueryRedirect { old: old.clone(), to: to.clone(), language });
        } else {
            routes.push(Route::page(old.path().as_page(), PageKind::Redirect { to: to.clone(), language }));
        }
    }
}

/// One sitemap, or a list of parts and the parts.
fn sitemaps(pages: usize, routes: &mut Vec<Route>) {
    let parts = pages.div_ceil(SITEMAP_PAGE).max(1);
    let first = below(&Address::root(), &[], "sitemap.xml");
    if parts == 1 {
        routes.push(Route::resource(first, Resource::Sitemap { number: 1, parts }));
        return;
    }
    routes.push(Route::resource(first, Resource::Sitemap { number: 0, parts }));
    for number in 1..=parts {
        let address = below(&Address::root(), &[], &format!("sitemap-{number}.xml"));
        routes.push(Route::resource(address, Resource::Sitemap { number, parts }));
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
