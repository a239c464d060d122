//! The small values that views are made of, and the blocks that prose embeds.

use serde::Serialize;

use crate::theme::Fragment;

/// Words, with their language where it is not the page's. The filter `phrase` writes them out.
#[derive(Debug, Clone, Copy, Serialize, PartialEq, Eq)]
pub struct Phrase<'a> {
    /// The words.
    pub text: &'a str,
    /// `da`, `en` or another tag of BCP 47; `None` where it is the page's language.
    pub lang: Option<&'a str>,
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

/// A picture. The component `figure` shows it.
#[derive(Debug, Clone, Serialize)]
pub struct FigureView<'a> {
    /// The address of the picture.
    pub href: String,
    /// What it shows; `None` where it only decorates.
    pub alt: Option<Phrase<'a>>,
    /// The words below it.
    pub caption: Option<Phrase<'a>>,
    /// Who made it: stands after “Photo:”.
    pub credit: Phrase<'a>,
    /// In pixels, where the file says so.
    pub width: Option<usize>,
    /// In pixels, where the file says so.
    pub height: Option<usize>,
    /// What may be done with it.
    pub licence: Option<LicenceView<'a>>,
}

/// What may be done with a picture.
#[derive(Debug, Clone, Serialize)]
pub struct LicenceView<'a> {
    /// The licence's name.
    pub name: Phrase<'a>,
    /// `free`, `with_credit` or `not_permitted`: the string `reuse_…` says it in words.
    pub reuse: &'static str,
}

/// What somebody said. The component `quotation` shows it.
#[derive(Debug, Clone, Serialize)]
pub struct StatementView<'a> {
    /// The words, without quotation marks.
    pub text: Phrase<'a>,
    /// Who said them.
    pub speaker: &'a Fragment,
    /// The title the speaker held on the source's date.
    pub title: Option<Phrase<'a>>,
    /// The organisation of that title.
    pub organisation: Option<&'a Fragment>,
    /// When it was said.
    pub date: Option<DateView>,
    /// Who published it.
    pub source: Option<&'a Fragment>,
    /// Where it can be read.
    pub url: Option<&'a str>,
}

/// Where a fact comes from.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView<'a> {
    /// What it is called.
    pub title: Phrase<'a>,
    /// Who published it.
    pub publisher: Option<Phrase<'a>>,
    /// When.
    pub date: Option<DateView>,
    /// Where it can be read.
    pub url: Option<&'a str>,
}

/// Who to ask.
#[derive(Debug, Clone, Serialize)]
pub struct ContactView<'a> {
    /// The person's or desk's name.
    pub name: Phrase<'a>,
    /// The person's page.
    pub href: Option<String>,
    /// The title, of a person the one held on the release's date.
    pub title: Option<Phrase<'a>>,
    /// As it was written.
    pub phone: Option<&'a str>,
    /// The same for `href`: `tel:+4511223344`.
    pub phone_href: Option<String>,
    /// As it was written.
    pub email: Option<&'a str>,
}

/// A link out of the site.
#[derive(Debug, Clone, Serialize)]
pub struct OutwardLink<'a> {
    /// What the link says.
    pub label: &'a str,
    /// Where it leads.
    pub url: &'a str,
}
