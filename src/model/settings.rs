//! The site itself: `content/site.yaml`.
//!
//! Takes and gives plain values; the fields are put together into [`Settings`] by the parser. It does not know whether the
//! theme and the publisher exist.

mod accent;
mod footer;
mod menu;
mod open_data;
mod pattern;

use std::collections::BTreeMap;

pub use accent::{Accent, AccentError, ColourScale};
pub use footer::{FooterSettings, SiteLinks};
pub use menu::{LinkTarget, Menu, MenuEntry, MenuItem, SiteLink, Submenu, TitledLink};
pub use open_data::{OpenData, OpenDataTerms, WireFormat};
pub use pattern::{Pattern, PatternError, Section, home_address};

use super::date::Zone;
use super::id::{MediaId, OrganisationId, PageId, ReleaseId};
use super::link::{BaseUrl, Url};
use super::{Conventions, Language, Text};
use crate::diagnostic::{Code, Level};
use crate::record;
use crate::schema::{Demanded, OrEmpty};

record! {
    /// What holds for the whole site.
    /// da: Hvad der gælder for hele webstedet.
    pub struct SiteFields {
        /// The site’s title.
        /// da: Webstedets titel.
        pub title: Demanded<Text>,
        /// Where the site is published: `https://`, the host, and at most a path (`https://www.example.dk/presse/`). A `/` at the end is added if it is missing. `http://` is allowed only for your own machine (`localhost`).
        /// da: Hvor webstedet ligger: `https://`, værten og højst en sti (`https://www.example.dk/presse/`). Et manglende `/` til sidst bliver tilføjet. `http://` er kun tilladt for din egen maskine (`localhost`).
        pub base_url: Demanded<BaseUrl>,
        /// The default language: that of plain texts, and of files without a language in their name.
        /// da: Standardsproget: det, almindelige tekster er på, og filer uden et sprog i navnet.
        pub language: Demanded<Language>,
        /// All languages of the site. The default language is always one of them.
        /// da: Alle webstedets sprog. Standardsproget er altid med.
        pub languages: Box<[Language]>,
        /// The zone that dates and times are meant in, by its IANA name: `Europe/Copenhagen`.
        /// da: Den tidszone, datoer og tidspunkter er ment i, med dens IANA-navn: `Europe/Copenhagen`.
        pub time_zone: Demanded<Zone>,
        /// The organisation that the whole site is from.
        /// da: Den organisation, hele webstedet kommer fra.
        pub publisher: Option<OrganisationId>,
        /// What the site is, in a sentence or two.
        /// da: Hvad webstedet er, i en sætning eller to.
        pub description: Option<Text>,
        /// The folder in `themes/` with the site’s look. Without it, or with `default`, the built-in theme is used.
        /// da: Mappen i `themes/` med webstedets udseende. Uden linjen, eller med `default`, bruges det indbyggede.
        pub theme: Option<Box<str>>,
        /// The site’s logo, icon and colour. See [Brand](#brand).
        /// da: Webstedets logo, ikon og farve.
        pub brand: OrEmpty<Brand>,
        /// The main menu, entry by entry. What is not listed is left out. See [The menu](#the-menu).
        /// da: Hovedmenuen, punkt for punkt. Det, der ikke er med, bliver udeladt.
        pub menu: Option<Menu<PageId>>,
        /// What is at the foot of every page, beside the publisher, the feed and the accessibility statement.
        /// da: Hvad der er nederst på alle sider, ud over udgiveren, feedet og tilgængelighedserklæringen.
        pub footer: OrEmpty<FooterSettings>,
        /// What the home page shows.
        /// da: Hvad forsiden viser.
        pub home: OrEmpty<HomeSettings>,
        /// Patterns of addresses, by kind. See [Addresses](#addresses).
        /// da: Mønstre for adresser, for hver slags.
        pub urls: UrlPatterns,
        /// The site’s accessibility statement; every page links to it, and `/was/` leads to it.
        /// da: Webstedets tilgængelighedserklæring; alle sider linker til den, og `/was/` fører til den.
        pub accessibility_statement: Option<Url>,
        /// How bad each check is: `error`, `warning` or `off`. See [Checks](#checks-levels-and-waivers).
        /// da: Hvor alvorlig hver kontrol er: `error`, `warning` eller `off`.
        pub checks: CheckLevels,
        /// Whether the site can be searched. With `false`, no page has a search field, and there is no search page. See [search.md](search.md).
        /// da: Om man kan søge på webstedet. Med `false` har ingen sider et søgefelt, og der er ingen søgeside.
        pub search: bool = true,
        /// How the feeds are written.
        /// da: Hvordan feeds bliver skrevet.
        pub feeds: OrEmpty<FeedSettings>,
        /// The `licence` of the facts that are published for programs: its address. Without the field, they are published without a licence; with `false`, not at all. See [open-data.md](open-data.md).
        /// da: `licence`: adressen på licensen for de oplysninger, der bliver udgivet til programmer. Uden linjen bliver de udgivet uden en licens, med `false` slet ikke.
        pub open_data: OpenData,
        /// The forms in which news agencies get each release: `ninjs`.
        /// da: De formater, som nyhedsbureauer får hver pressemeddelelse i: `ninjs`.
        pub wire: Box<[WireFormat]>,
        /// Where the site is put online. Only `faktum deploy` reads this.
        /// da: Hvor webstedet bliver lagt ud. Kun `faktum deploy` læser dette.
        pub deploy: OrEmpty<DeploySettings>,
    }
}

/// The patterns of addresses under `urls`, as they are written. No language means the default one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UrlPatterns(pub Vec<(Section, Option<Language>, Pattern)>);

/// The levels of checks under `checks`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CheckLevels(pub Vec<(Code, Level)>);

/// What `content/site.yaml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    pub title: Text,
    pub base_url: BaseUrl,
    /// The default language, then the others in the order given, none of them twice.
    pub languages: Vec<Language>,
    /// The languages as `languages` lists them, for the places of problems.
    pub listed: Box<[Language]>,
    pub time_zone: Zone,
    pub publisher: Option<OrganisationId>,
    pub description: Option<Text>,
    pub theme: Option<Box<str>>,
    pub brand: Brand,
    pub menu: Option<Menu<PageId>>,
    pub footer: FooterSettings,
    pub home: HomeSettings,
    pub patterns: BTreeMap<(Section, Language), Pattern>,
    /// The conventions of the languages that only the strings of the theme know.
    pub conventions: BTreeMap<Language, Conventions>,
    pub accessibility_statement: Option<Url>,
    pub levels: BTreeMap<Code, Level>,
    pub search: bool,
    pub feeds: FeedSettings,
    pub open_data: OpenData,
    pub wire: Box<[WireFormat]>,
    pub deploy: DeploySettings,
    /// Whether the file has no mistake. With one, what it says of addresses may be missing here.
    pub is_whole: bool,
}

impl Settings {
    /// The language of plain strings and of files without a language in their name.
    pub fn default_language(&self) -> Language {
        // Parsing puts it first, and requires one.
        self.languages[0]
    }

    /// The pattern of a section's addresses in a language: the site's own, or the usual one.
    pub fn pattern(&self, section: Section, language: Language) -> Pattern {
        self.patterns
            .get(&(section, language))
            .cloned()
            .unwrap_or_else(|| self.usual_pattern(section, language))
    }

    /// The pattern of a site that sets none.
    pub fn usual_pattern(&self, section: Section, language: Language) -> Pattern {
        let folder = pattern::language_folder(language, self.default_language());
        Pattern::usual(section, &folder, self.conventions(language))
    }

    /// How a language of the site writes values, sorts and calls its folders.
    pub fn conventions(&self, language: Language) -> &Conventions {
        let known = || Conventions::known_or_english(language);
        self.conventions.get(&language).unwrap_or_else(known)
    }

    /// How bad a problem of this code is on this site.
    pub fn level(&self, code: Code) -> Level {
        self.levels.get(&code).copied().unwrap_or(code.usual_level())
    }
}

record! {
    /// What shows whose site it is.
    /// da: Hvad der viser, hvis webstedet er.
    #[derive(Default)]
    pub struct Brand {
        /// The logo, shown before the site’s title on every page.
        /// da: Logoet, der vises før webstedets titel på alle sider.
        pub logo: Option<MediaId>,
        /// The logo on dark pages. Without it, `logo` is shown there too.
        /// da: Logoet på mørke sider. Uden linjen vises `logo` også dér.
        pub logo_dark: Option<MediaId>,
        /// The picture from which the icons are made: an SVG, or a square PNG, JPEG or WebP of 512 pixels or more.
        /// da: Det billede, ikonerne laves af: en SVG eller en kvadratisk PNG, JPEG eller WebP på mindst 512 pixels.
        pub favicon: Option<MediaId>,
        /// The colour that the colours of the theme are computed from, in quotes: `'#7a1f3d'`.
        /// da: Den farve, temaets farver regnes ud fra, i anførselstegn: `'#7a1f3d'`.
        pub accent: Option<Accent>,
    }
}

record! {
    /// What the home page shows.
    /// da: Hvad forsiden viser.
    #[derive(Default)]
    pub struct HomeSettings {
        /// The release at the top, with its picture. Without it, or while readers of a language cannot see it, or once it is withdrawn, it is the latest release that is not withdrawn.
        /// da: Pressemeddelelsen øverst, med sit billede. Uden linjen, eller så længe læserne af et sprog ikke kan se den, eller når den er trukket tilbage, er det den nyeste, der ikke er trukket tilbage.
        pub featured: Option<ReleaseId>,
        /// The lists below, in this order. Without it, `releases` and `partnerships`. What has nothing to list is left out.
        /// da: Listerne nedenunder, i den rækkefølge. Uden linjen `releases` og `partnerships`. En liste uden indhold bliver udeladt.
        pub lists: Option<Box<[Section]>>,
    }
}

record! {
    /// How the feeds are written.
    /// da: Hvordan feeds bliver skrevet.
    #[derive(Default)]
    pub struct FeedSettings {
        /// How many of the latest releases a feed has, 1 to 500. Without it, 20.
        /// da: Hvor mange af de nyeste pressemeddelelser et feed har, 1 til 500. Uden linjen 20.
        pub entries: FeedEntries = FeedEntries::default(),
    }
}

/// How many entries a feed has: 1 to 500.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeedEntries(u16);

impl FeedEntries {
    pub const LEAST: u16 = 1;
    pub const MOST: u16 = 500;

    /// The number, if it is one that a feed can have.
    pub fn new(number: u16) -> Option<FeedEntries> {
        (FeedEntries::LEAST..=FeedEntries::MOST).contains(&number).then_some(FeedEntries(number))
    }

    /// The number.
    pub fn get(self) -> usize {
        self.0.into()
    }
}

impl Default for FeedEntries {
    fn default() -> Self {
        FeedEntries(20)
    }
}

record! {
    /// Where the site is published to.
    /// da: Hvor webstedet bliver lagt ud.
    #[derive(Default)]
    pub struct DeploySettings {
        /// A branch of a Git repository.
        /// da: En gren i et Git-repository.
        pub github_pages: Option<GithubPages>,
        /// The folder of a web server.
        /// da: Mappen på en webserver.
        pub folder: Option<Box<str>>,
        /// A program and its arguments; `{folder}` in one stands for the folder of the site.
        /// da: Et program og dets argumenter; `{folder}` i et af dem er webstedets mappe.
        pub command: Box<[Box<str>]>,
    }
}

record! {
    /// Publishing by a branch of a Git repository.
    /// da: Udgivelse gennem en gren i et Git-repository.
    #[derive(Default)]
    pub struct GithubPages {
        /// The branch. Without it, `gh-pages`.
        /// da: Grenen. Uden linjen `gh-pages`.
        pub branch: Option<Box<str>>,
        /// The remote. Without it, `origin`.
        /// da: Navnet på fjernlageret. Uden linjen `origin`.
        pub remote: Option<Box<str>>,
        /// The host name, if it is your own.
        /// da: Værtsnavnet, hvis det er jeres eget.
        pub cname: Option<Box<str>>,
    }
}
