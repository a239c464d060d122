//! Values written out in the language of a page: words, links, dates, amounts.
//!
//! Takes a site and a language; gives the values that views are made of, finished: links are complete, dates and amounts are
//! written as the language writes them. It renders no HTML: that is what fragments and templates are for.

use std::borrow::Cow;
use std::fmt::Write;

use serde::Serialize;

use crate::join::{
    Addresses, Agreement, AgreementPart, Ix, Organisation, Page, Partnership, Person, Referent, Release,
    ReleaseList, Site, Statement, Topic, Version,
};
use crate::mention::unbroken;
use crate::model::address::Address;
use crate::model::date::Moment;
use crate::model::money::{Qualifier, decimal};
use crate::model::partnership::Period;
use crate::model::release::NotPublic;
use crate::model::sorting::SortKey;
use crate::model::{Conventions, Day, Id, Language, Money, ReducedDate, Text};
use crate::routes::FeedFormat;
use crate::theme::Theme;

/// Words, with their language where it is not the page's. The filter `phrase` writes them out.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Phrase<'a> {
    /// The words.
    pub text: Cow<'a, str>,
    /// `da`, `en` or another tag of BCP 47; `None` where it is the page's language.
    pub lang: Option<&'a str>,
}

impl Phrase<'_> {
    /// The same words, in which no amount or date can break over lines: for templates that print them without the filter.
    pub(super) fn unbroken(self) -> Self {
        let kept = match unbroken(&self.text) {
            Cow::Owned(kept) => kept,
            Cow::Borrowed(_) => return self,
        };
        Phrase { text: Cow::Owned(kept), ..self }
    }
}

/// A link to another page of the site. The component `page_link` shows it.
#[derive(Debug, Clone, Serialize)]
pub struct PageLink<'a> {
    /// The address from the root of the host.
    pub href: String,
    /// What the page is called.
    pub name: Phrase<'a>,
    /// The language of the page it leads to, where it is not this page's.
    pub hreflang: Option<&'static str>,
    /// That the page is not public yet, or not any more: only in a preview. The component `held_back` says so.
    pub held_back: Option<HeldBackView>,
}

/// That something is not public yet, or not any more: it is shown because this is a preview.
#[derive(Debug, Clone, Serialize)]
pub struct HeldBackView {
    /// `draft`, `planned`, `embargo` or `expired`: the string `held_back_…` says it in words.
    pub reason: &'static str,
    /// When it will be published, until when the embargo holds, or when it expired; `None` for a draft.
    pub moment: Option<MomentView>,
}

/// A date.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    /// As the language writes it, as precisely as it is known: `4. maj 2020`, `april 2020`, `2020`.
    pub text: String,
    /// ISO 8601, for `datetime`: `2020-05-04`, `2020-04`, `2020`.
    pub iso: String,
}

/// A date with, perhaps, a time of day.
#[derive(Debug, Clone, Serialize)]
pub struct MomentView {
    /// `4. maj 2020`.
    pub date: String,
    /// `mandag den 4. maj 2020`.
    pub weekday: String,
    /// `kl. 10.30`; `None` where no time was given.
    pub time: Option<String>,
    /// RFC 3339 with a time, else the date alone.
    pub iso: String,
}

/// An amount of money.
#[derive(Debug, Clone, Serialize)]
pub struct MoneyView {
    /// As the language writes it, hedge and all: `ca. 215 mio. kr.`
    pub text: String,
    /// The value as a plain decimal number, without the hedge: `215000000.00`.
    pub amount: String,
    /// The currency's code.
    pub currency: &'static str,
    /// `about`, `up to`, `at least`, `over`, `under`, or `None`.
    pub qualifier: Option<&'static str>,
    /// What one of the last digit written is worth, as a plain decimal number.
    pub step: String,
}

/// A stretch of time; what is missing is unknown or open.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodView<'a> {
    /// The first day.
    pub from: Option<DateView>,
    /// The last day.
    pub to: Option<DateView>,
    /// What has to happen for it to end: words that follow “until”.
    pub until_condition: Option<Phrase<'a>>,
}

/// The feeds of one list of releases.
#[derive(Debug, Clone, Serialize)]
pub struct Feeds {
    /// The address of the Atom feed.
    pub atom: String,
    /// The address of the JSON feed.
    pub json: String,
    /// The address of the RSS feed.
    pub rss: String,
}

/// One site in one language: writes its values out.
#[derive(Clone, Copy)]
pub(super) struct Locale<'a> {
    pub(super) site: &'a Site,
    /// Only for its strings.
    pub(super) theme: &'a Theme,
    pub(super) language: Language,
}

impl<'a> Locale<'a> {
    pub(super) fn new(site: &'a Site, theme: &'a Theme, language: Language) -> Self {
        Locale { site, theme, language }
    }

    /// How the page's language writes values.
    pub(super) fn conventions(&self) -> &'a Conventions {
        self.site.settings.conventions(self.language)
    }

    /// A text of a sheet, in the page's language if it has it.
    pub(super) fn phrase(&self, text: &'a Text) -> Phrase<'a> {
        let phrase = text.in_language(self.language, self.site.settings.default_language());
        self.words(phrase.text, phrase.language)
    }

    pub(super) fn optional_phrase(&self, text: Option<&'a Text>) -> Option<Phrase<'a>> {
        text.map(|text| self.phrase(text))
    }

    /// Words that are in a known language.
    pub(super) fn words(&self, text: &'a str, language: Language) -> Phrase<'a> {
        Phrase { text: Cow::Borrowed(text), lang: self.other(language) }
    }

    /// Words that the program or the theme wrote in the page's language.
    pub(super) fn owned(&self, text: String) -> Phrase<'a> {
        Phrase { text: Cow::Owned(text), lang: None }
    }

    /// A string of the theme in the page's language, with each `{name}` replaced by the value of that name.
    pub(super) fn string(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.theme.words(key, self.language, |name| {
            let found = values.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    /// The paragraphs of a text of a sheet; none if there is no text.
    pub(super) fn paragraphs(&self, text: Option<&'a Text>) -> Vec<Phrase<'a>> {
        let Some(text) = text else {
            return Vec::new();
        };
        let whole = text.in_language(self.language, self.site.settings.default_language());
        paragraphs(whole.text).map(|text| self.words(text, whole.language)).collect()
    }

    /// The lines of a text of the settings; none if there is no text.
    pub(super) fn lines(&self, text: Option<&'a Text>) -> Vec<Phrase<'a>> {
        let Some(text) = text else {
            return Vec::new();
        };
        let whole = text.in_language(self.language, self.site.settings.default_language());
        let lines = whole.text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(|line| self.words(line, whole.language)).collect()
    }

    /// An address for links: from the root of the host.
    pub(super) fn href(&self, address: &Address) -> String {
        encoded(self.site.settings.base_url.path(), address)
    }

    /// An address with scheme and host.
    pub(super) fn url(&self, address: &Address) -> String {
        full(self.site, address)
    }

    /// An address from the root of the host, with scheme and host.
    pub(super) fn host_url(&self, href: &str) -> String {
        format!("{}{href}", self.site.settings.base_url.origin())
    }

    /// An address with scheme and host as it was when the site was first recorded, so that a site that moves to another
    /// host or folder keeps it. It is a name, and need not lead anywhere.
    pub(super) fn lasting_url(&self, address: &Address) -> String {
        let recorded = self.site.permalinks.as_ref().and_then(|(_, record)| record.base_url.as_ref());
        encoded(recorded.unwrap_or(&self.site.settings.base_url).as_str(), address)
    }

    /// A link to something that has a page in one or more languages.
    pub(super) fn link(&self, addresses: &'a Addresses, name: Phrase<'a>) -> PageLink<'a> {
        let (language, address) = addresses.in_language(self.language);
        self.link_to(address, language, name)
    }

    fn link_to(&self, address: &Address, language: Language, name: Phrase<'a>) -> PageLink<'a> {
        PageLink { href: self.href(address), name, hreflang: self.other(language), held_back: None }
    }

    /// The tag of a language, if it is not the page's.
    pub(super) fn other(&self, language: Language) -> Option<&'static str> {
        (language != self.language).then(|| language.tag())
    }

    pub(super) fn organisation(&self, ix: Ix<Organisation>) -> PageLink<'a> {
        let organisation = &self.site.organisations[ix];
        self.link(&organisation.addresses, self.phrase(&organisation.sheet.name))
    }

    pub(super) fn person(&self, ix: Ix<Person>) -> PageLink<'a> {
        let person = &self.site.people[ix];
        self.link(&person.addresses, self.phrase(&person.sheet.name))
    }

    /// A link to a statement on its speaker's page, called by the speaker's name.
    pub(super) fn statement(&self, ix: Ix<Statement>) -> PageLink<'a> {
        let statement = &self.site.statements[ix];
        let link = self.person(statement.speaker);
        PageLink { href: format!("{}#{}", link.href, statement_anchor(statement)), ..link }
    }

    pub(super) fn partnership(&self, ix: Ix<Partnership>) -> PageLink<'a> {
        let partnership = &self.site.partnerships[ix];
        self.link(&partnership.addresses, self.phrase(&partnership.sheet.name))
    }

    pub(super) fn agreement(&self, ix: Ix<Agreement>) -> PageLink<'a> {
        let agreement = &self.site.agreements[ix];
        self.link(&agreement.addresses, self.phrase(&agreement.sheet.name))
    }

    /// A link to a part of an agreement. A task is called by its title, other parts by the agreement's name.
    pub(super) fn agreement_part(&self, ix: Ix<Agreement>, part: AgreementPart) -> PageLink<'a> {
        let agreement = &self.site.agreements[ix];
        let link = self.agreement(ix);
        let name = match part {
            AgreementPart::Assignment(at) => self.phrase(&agreement.sheet.assignments[at].title),
            AgreementPart::Total | AgreementPart::Allocation(_) => link.name,
        };
        PageLink { href: format!("{}#{}", link.href, agreement.anchor(part)), name, ..link }
    }

    pub(super) fn release(&self, ix: Ix<Release>) -> PageLink<'a> {
        let release = &self.site.releases[ix];
        let version = release.version(self.language);
        let link = self.link(&release.addresses, self.release_title(release, version));
        PageLink { held_back: self.held_back(version), ..link }
    }

    /// The title of a release wherever its page is not seen: in lists, links, feeds and search results. Whoever reads it
    /// there has to know that the release is withdrawn. On the page itself, the notice above the title says so.
    pub(super) fn release_title(&self, release: &Release, version: &'a Version) -> Phrase<'a> {
        let title = self.words(&version.text.words.title, version.language);
        match release.facts.withdrawn {
            Some(_) => self.marked_withdrawn(title, version.language),
            None => title,
        }
    }

    /// What a release says, in a few sentences. Of one that is withdrawn, why it is: its summary no longer holds.
    pub(super) fn release_summary(&self, release: &'a Release, version: &'a Version) -> Phrase<'a> {
        match &release.facts.withdrawn {
            Some(withdrawn) => self.phrase(&withdrawn.reason),
            None => self.words(&version.text.words.summary, version.language),
        }
    }

    /// Words about a withdrawn release, with a mark in front in the language of the words.
    pub(super) fn marked_withdrawn(&self, words: Phrase<'a>, language: Language) -> Phrase<'a> {
        let mark = self.theme.words("withdrawn", language, |_| None);
        Phrase { text: format!("{mark}: {}", words.text).into(), ..words }
    }

    pub(super) fn plain_page(&self, ix: Ix<Page>) -> PageLink<'a> {
        let page = &self.site.pages[ix];
        let version = page.version(self.language);
        self.link(&page.addresses, self.words(&version.text.words.title, version.language))
    }

    pub(super) fn topic(&self, ix: Ix<Topic>) -> PageLink<'a> {
        let topic = &self.site.topics[ix];
        self.link_to(&topic.address, topic.language, self.words(&topic.name, topic.language))
    }

    /// A link to what the releases of a list are about; none for the list of all releases.
    pub(super) fn list_subject(&self, of: ReleaseList) -> Option<PageLink<'a>> {
        match of {
            ReleaseList::All => None,
            ReleaseList::Topic(ix) => Some(self.topic(ix)),
            ReleaseList::Sender(ix) | ReleaseList::Organisation(ix) => Some(self.organisation(ix)),
            ReleaseList::Partnership(ix) => Some(self.partnership(ix)),
            ReleaseList::Agreement(ix) => Some(self.agreement(ix)),
            ReleaseList::Person(ix) => Some(self.person(ix)),
        }
    }

    /// A link to whatever a reference leads to, with its name. A statement has no page, so the link leads to its speaker's
    /// page. A link to a picture leads to its file.
    pub(super) fn target(&self, target: &'a Referent) -> PageLink<'a> {
        match target {
            Referent::Organisation(ix) => self.organisation(*ix),
            Referent::Person(ix) => self.person(*ix),
            Referent::Partnership(ix) => self.partnership(*ix),
            Referent::Agreement(ix, None) => self.agreement(*ix),
            Referent::Agreement(ix, Some(part)) => self.agreement_part(*ix, *part),
            Referent::Statement(ix) => self.statement(*ix),
            Referent::Release(ix, part) => to_part(self.release(*ix), part.as_ref()),
            Referent::Page(ix, part) => to_part(self.plain_page(*ix), part.as_ref()),
            Referent::Topic(ix) => self.topic(*ix),
            Referent::Media(ix) => {
                let media = &self.site.media[*ix];
                let name = self.optional_phrase(media.sheet.caption.as_ref());
                let file = Phrase { text: Cow::Borrowed(&media.sheet.file), lang: None };
                self.link_to(&media.address, self.language, name.unwrap_or(file))
            }
        }
    }

    /// Why a version is not public; only a preview has such versions.
    pub(super) fn held_back(&self, version: &Version) -> Option<HeldBackView> {
        let zone = &self.site.settings.time_zone;
        let (reason, moment) = match version.not_public? {
            NotPublic::Draft => ("draft", None),
            NotPublic::Planned(from) => ("planned", Some(from)),
            NotPublic::Embargo(until) => ("embargo", Some(until)),
            NotPublic::Expired(at) => ("expired", Some(at.moment(zone))),
        };
        let moment = moment.map(|moment| self.moment(moment, !moment.is_midnight(zone)));
        Some(HeldBackView { reason, moment })
    }

    /// A title with the reason why its release is not public, where only a preview shows it.
    pub(super) fn marked_held_back(&self, title: &str, held_back: &HeldBackView) -> String {
        let moment = held_back.moment.as_ref().map_or(String::new(), |moment| match &moment.time {
            Some(time) => format!("{} {time}", moment.date),
            None => moment.date.clone(),
        });
        let mark = self.string(&format!("held_back_{}", held_back.reason), &[("moment", &moment)]);
        format!("[{mark}] {title}")
    }

    pub(super) fn date(&self, date: ReducedDate) -> DateView {
        DateView { text: date.print(self.conventions()), iso: date.to_string() }
    }

    pub(super) fn optional_date(&self, date: Option<ReducedDate>) -> Option<DateView> {
        date.map(|date| self.date(date))
    }

    pub(super) fn day(&self, day: Day) -> DateView {
        self.date(ReducedDate::Day(day))
    }

    /// A moment, with its time of day if `has_time`.
    pub(super) fn moment(&self, moment: Moment, has_time: bool) -> MomentView {
        let zone = &self.site.settings.time_zone;
        let day = moment.day_in(zone);
        let date = day.print(self.conventions());
        MomentView {
            weekday: day.with_weekday(&date, self.conventions()),
            date,
            time: has_time.then(|| moment.print_time(zone, self.conventions())),
            iso: if has_time { moment.rfc3339(zone) } else { day.to_string() },
        }
    }

    pub(super) fn period(&self, period: &'a Period) -> PeriodView<'a> {
        PeriodView {
            from: self.optional_date(period.span.from),
            to: self.optional_date(period.span.to),
            until_condition: self.optional_phrase(period.until_condition.as_ref()),
        }
    }

    pub(super) fn money(&self, money: Money) -> MoneyView {
        let decimals = money.currency().decimals();
        MoneyView {
            text: money.print(self.conventions()),
            amount: decimal(money.minor(), decimals),
            currency: money.currency().code(),
            qualifier: money.qualifier().map(Qualifier::as_str),
            step: decimal(money.step(), decimals),
        }
    }

    /// The feeds of a list, if it has any.
    pub(super) fn list_feeds(&self, of: ReleaseList) -> Option<Feeds> {
        self.site.has_feed(of, self.language).then(|| self.feeds(of))
    }

    pub(super) fn feeds(&self, of: ReleaseList) -> Feeds {
        Feeds {
            atom: self.href(&self.site.feed(of, FeedFormat::Atom, self.language)),
            json: self.href(&self.site.feed(of, FeedFormat::Json, self.language)),
            rss: self.href(&self.site.feed(of, FeedFormat::Rss, self.language)),
        }
    }

    /// The feeds of the corrections.
    pub(super) fn corrections_feeds(&self) -> Feeds {
        Feeds {
            atom: self.href(&self.site.corrections_feed(FeedFormat::Atom, self.language)),
            json: self.href(&self.site.corrections_feed(FeedFormat::Json, self.language)),
            rss: self.href(&self.site.corrections_feed(FeedFormat::Rss, self.language)),
        }
    }

    /// Things in the order of their names in the page's language; things of one name in the order of their addresses.
    pub(super) fn by_name<T>(
        &self,
        things: impl IntoIterator<Item = T>,
        link: impl Fn(&T) -> PageLink<'a>,
    ) -> Vec<T> {
        let mut things: Vec<T> = things.into_iter().collect();
        things.sort_by_cached_key(|thing| {
            let link = link(thing);
            (SortKey::new(&link.name.text, &self.conventions().alphabet), link.href)
        });
        things
    }
}

/// The anchor of a statement on its speaker's page. Anchors of headings do not begin with this sign.
pub(super) fn statement_anchor(statement: &Statement) -> String {
    format!("_statement-{}", statement.id)
}

/// A link to the part of its page with this id.
fn to_part<'a>(link: PageLink<'a>, part: Option<&Id>) -> PageLink<'a> {
    match part {
        Some(part) => PageLink { href: format!("{}#{part}", link.href), ..link },
        None => link,
    }
}

/// The paragraphs of a text: empty lines separate them.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

/// An address with scheme and host.
pub(super) fn full(site: &Site, address: &Address) -> String {
    encoded(site.settings.base_url.as_str(), address)
}

/// An address below a base that ends with `/`. What is not ASCII is percent-encoded (RFC 3986).
fn encoded(base: &str, address: &Address) -> String {
    let path = &address.as_str()[1..];
    let mut url = String::with_capacity(base.len() + path.len());
    url.push_str(base);
    if path.is_ascii() {
        url.push_str(path);
        return url;
    }
    for byte in path.bytes() {
        if byte.is_ascii() {
            url.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _infallible = write!(url, "%{byte:02X}");
        }
    }
    url
}
