//! What the checks find: facts that do not agree, and texts that are not fit to be published.

use std::fmt::Display;

use crate::diagnostic::{Code, Correction};
use crate::model::address::Address;
use crate::model::date::Weekday;
use crate::model::link::LinkError;
use crate::model::money::Currency;
use crate::model::{Day, Id, Kind, Language, Money, ReducedDate, Reference};

/// A rule that the content breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleProblem {
    /// The media sheet of a picture does not say what it shows.
    SheetWithoutAlt,
    /// A picture in a text does not say what it shows.
    PictureWithoutAlt,
    PictureWithoutCredit,
    /// No icons can be made of the picture in `brand`.
    UnusableIcon(IconMistake),
    /// A picture in a text whose address is not that of a file of the site.
    RelativePicture,
    ExternalPicture,
    RawHtml,
    EmptyLinkText,
    LinkWithoutAddress,
    /// An address of the web or of mail without its beginning, and the whole address.
    IncompleteAddress {
        written: String,
        whole: String,
    },
    /// What is probably meant is known where the link has the name of a text's file.
    RelativeLink {
        written: String,
        meant: Option<Reference>,
    },
    InvalidAddress {
        written: String,
        mistake: LinkError,
        meant: Option<String>,
    },
    /// A link to this site in a form that only works by chance, and how to write it.
    OwnAddress {
        written: String,
        is_local: bool,
        meant: String,
    },
    LinkScheme {
        scheme: String,
        meant: Option<&'static str>,
    },
    InvalidId {
        id: String,
        meant: Option<Id>,
    },
    InvalidPart {
        part: String,
        meant: Option<Id>,
    },
    EmbedNotAlone,
    NotEmbeddable(Kind),
    PartNotEmbeddable,
    /// A heading of the first level, which is the title's.
    FirstLevelHeading,
    /// A heading that is more than a level below the one above it; below the title if that one is of level 1.
    SkippedLevel {
        level: u8,
        above: u8,
    },
    BrokenLink {
        address: Address,
        meant: Option<String>,
    },
    BrokenAnchor {
        anchor: String,
        meant: Option<String>,
        known: Vec<String>,
    },
    /// A topic has the address of another one.
    TopicsMerged {
        written: String,
        other: String,
        address: Address,
    },
    /// A release or page without a version in a language of the site.
    Untranslated {
        id: Id,
        language: Language,
    },
    /// A link to an amount has a text with another amount.
    AmountDiffers {
        said: String,
        amount: Money,
        /// What the link is to say, in the language of the text.
        printed: String,
        /// Whether the text around it is right.
        can_be_replaced: bool,
        /// Whether only the currency is missing.
        lacks_currency: bool,
    },
    /// The allocations add up exactly, but there is a note on rounding.
    NothingToRound,
    SplitRounding {
        sum: Money,
        total: Money,
    },
    SplitMismatch {
        sum: Money,
        total: Money,
    },
    SplitTooLarge,
    OtherCurrency {
        currency: Currency,
        total: Currency,
    },
    EndsBeforeItBegins {
        from: ReducedDate,
        to: ReducedDate,
    },
    WithdrawnBeforePublished {
        on: Day,
        published: Day,
    },
    ChangedBeforePublished {
        on: Day,
        published: Day,
    },
    ExpiresBeforePublic,
    /// The organisations on the way from one to itself, which is the first and the last.
    PartOfItself(Vec<Id>),
    /// The same for successors.
    SucceedsItself(Vec<Id>),
    PathCollision {
        path: String,
        other: Claimant,
    },
    /// An old address with a query, which not every host can lead on, and its path, where the others stay.
    QueryRedirect {
        address: String,
        path: Address,
    },
    AddressVanished {
        address: Address,
        owner: String,
        since: Day,
        remedy: Remedy,
    },
    AddressChangedOwner {
        address: Address,
        owner: String,
        since: Day,
        /// `None` for what every site has.
        new: Option<String>,
    },
    /// Words of something that is not public, in a public text.
    HeldBackWords {
        words: String,
        /// Whose words they are: `release:ny-aftale`.
        of: String,
        form: HeldBackForm,
        /// Whether the file can have waivers.
        can_be_waived: bool,
    },
    /// A year in which no release is published.
    ImpossibleYear {
        year: i16,
    },
    /// The release is new on this site, and more than a year old.
    OldAndNew {
        published: Day,
    },
    /// A weekday in a text that is not that of its date.
    WrongWeekday {
        written: String,
        /// The right weekday, written in the same form.
        right: String,
        named: Weekday,
        day: Day,
        /// The day of the named weekday that is nearest to `day`.
        nearest: Day,
        /// Whether the text gives the year.
        has_year: bool,
    },
    /// A date in a text that the calendar lacks.
    NoSuchDay {
        day: i8,
        month: i8,
        year: Option<i16>,
    },
    /// A release says something else than when it was last recorded, and readers are not told.
    UnexplainedChange {
        parts: Vec<ChangedPart>,
        /// When it was recorded.
        since: Day,
    },
    /// An entry of `changes` is minor, but an amount has changed.
    MinorAmount {
        since: Day,
    },
    /// A waiver for something that is not a check, or for one that cannot be waived.
    UnknownCheck {
        check: String,
        meant: Option<&'static str>,
    },
    UnusedWaiver,
}

/// What is different in a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangedPart {
    Title,
    Amounts,
    Text,
    /// Who published it, or when.
    Facts,
    Withdrawal,
}

/// What words of something that is not public are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeldBackForm {
    Address,
    Title,
    /// Its name in the address.
    Slug,
}

/// What has a path of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claimant {
    HomePage,
    /// A page that lists releases or other things.
    List,
    NotFoundPage,
    /// The search page, or a file of its index.
    Search,
    Feed,
    Sitemap,
    /// What is published for programs.
    OpenData,
    Robots,
    /// A file that faktum writes for web hosts.
    HostFile,
    /// An icon that is made of the picture in `brand`.
    Icon,
    SocialPicture,
    Redirect,
    /// Something with an id, as `kind:id`.
    Owner(String),
    /// A file that is copied, by its path.
    File(String),
}

/// Why no icons can be made of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IconMistake {
    /// It has a format of which none are made.
    Format(&'static str),
    TooSmall {
        width: usize,
        height: usize,
    },
    TooLarge,
    Damaged,
    /// An element of an SVG would be missing in the icons.
    NotDrawn {
        element: String,
    },
    /// An SVG with more elements, or deeper ones, than are drawn.
    ManyElements,
}

/// What to do about an address that has vanished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// The owner has another address now.
    Moved { to: Address, redirect: Option<Redirect> },
    /// The owner is gone, but was probably renamed to this.
    Renamed { to: String, redirect: Redirect },
    /// The owner is gone.
    Restore,
}

/// The field `redirect_from` as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The file with the field.
    pub file: String,
    pub addresses: Vec<String>,
}

impl RuleProblem {
    /// Its kind.
    pub fn code(&self) -> Code {
        match self {
            RuleProblem::SheetWithoutAlt | RuleProblem::PictureWithoutAlt => Code::MissingAlt,
            RuleProblem::UnusableIcon(_) => Code::UnusableIcon,
            RuleProblem::PictureWithoutCredit => Code::MissingCredit,
            RuleProblem::ExternalPicture => Code::ExternalImage,
            RuleProblem::RawHtml => Code::RawHtml,
            RuleProblem::EmptyLinkText => Code::EmptyLinkText,
            RuleProblem::RelativePicture
            | RuleProblem::LinkWithoutAddress
            | RuleProblem::IncompleteAddress { .. }
            | RuleProblem::RelativeLink { .. } => Code::RelativeLink,
            RuleProblem::InvalidAddress { .. } | RuleProblem::OwnAddress { .. } => Code::InvalidUrl,
            RuleProblem::LinkScheme { .. } => Code::LinkScheme,
            RuleProblem::InvalidId { .. } | RuleProblem::InvalidPart { .. } => Code::InvalidId,
            RuleProblem::EmbedNotAlone => Code::EmbedNotAlone,
            RuleProblem::NotEmbeddable(_) | RuleProblem::PartNotEmbeddable => Code::NotEmbeddable,
            RuleProblem::FirstLevelHeading | RuleProblem::SkippedLevel { .. } => Code::HeadingOrder,
            RuleProblem::BrokenLink { .. } => Code::BrokenLink,
            RuleProblem::BrokenAnchor { .. } => Code::BrokenAnchor,
            RuleProblem::Untranslated { .. } => Code::Untranslated,
            RuleProblem::AmountDiffers { .. } => Code::AmountDiffers,
            RuleProblem::SplitRounding { .. } => Code::SplitRounding,
            RuleProblem::SplitMismatch { .. } | RuleProblem::SplitTooLarge => Code::SplitMismatch,
            RuleProblem::OtherCurrency { .. } => Code::CurrencyMismatch,
            RuleProblem::EndsBeforeItBegins { .. }
            | RuleProblem::WithdrawnBeforePublished { .. }
            | RuleProblem::ChangedBeforePublished { .. }
            | RuleProblem::ExpiresBeforePublic => Code::DatesOutOfOrder,
            RuleProblem::PartOfItself(_) | RuleProblem::SucceedsItself(_) => Code::CircularRelation,
            RuleProblem::PathCollision { .. } => Code::PathCollision,
            RuleProblem::TopicsMerged { .. } => Code::TopicsMerged,
            RuleProblem::QueryRedirect { .. } => Code::QueryRedirect,
            RuleProblem::AddressVanished { .. } => Code::AddressVanished,
            RuleProblem::AddressChangedOwner { .. } => Code::AddressChangedOwner,
            RuleProblem::HeldBackWords { .. } => Code::HeldBackWords,
            RuleProblem::ImpossibleYear { .. } | RuleProblem::OldAndNew { .. } => Code::UnlikelyDate,
            RuleProblem::WrongWeekday { .. } | RuleProblem::NoSuchDay { .. } => Code::Weekday,
            RuleProblem::UnexplainedChange { .. } | RuleProblem::MinorAmount { .. } => {
                Code::UnexplainedChange
            }
            RuleProblem::UnknownCheck { .. } => Code::UnknownCheck,
            RuleProblem::NothingToRound | RuleProblem::UnusedWaiver => Code::UnusedWaiver,
        }
    }

    pub(super) fn correction(&self) -> Option<Correction> {
        Some(match self {
            RuleProblem::IncompleteAddress { written, whole } => destination(written, whole),
            RuleProblem::InvalidAddress { written, meant, .. } => {
                Correction::replace_in(written, meant.as_ref()?)
            }
            RuleProblem::OwnAddress { written, meant, .. } => Correction::replace_in(written, meant),
            RuleProblem::RelativeLink { written, meant } => destination(written, meant.as_ref()?),
            RuleProblem::BrokenLink { address, meant } => destination(address, meant.as_ref()?),
            RuleProblem::LinkScheme { scheme, meant } => {
                Correction::replace_in(format!("{scheme}:"), format!("{}:", (*meant)?))
            }
            RuleProblem::InvalidId { id, meant } => Correction::replace_in(id, meant.as_ref()?),
            RuleProblem::InvalidPart { part, meant } => anchor(part, meant.as_ref()?),
            RuleProblem::BrokenAnchor { anchor: name, meant, .. } => anchor(name, meant.as_ref()?),
            RuleProblem::NotEmbeddable(_) | RuleProblem::PartNotEmbeddable => {
                Correction::replace_in("![", "[")
            }
            RuleProblem::FirstLevelHeading => Correction::replace_in("# ", "## "),
            RuleProblem::SkippedLevel { level, above } => {
                let signs = |level| "#".repeat(usize::from(level));
                Correction::replace_in(signs(*level), signs(above + 1))
            }
            RuleProblem::AmountDiffers { said, printed, can_be_replaced: true, .. } => {
                Correction::replace_in(format!("[{said}]"), format!("[{printed}]"))
            }
            RuleProblem::WrongWeekday { written, right, .. } => Correction::replace_in(written, right),
            RuleProblem::TopicsMerged { written, other, .. } => Correction::replace_in(written, other),
            RuleProblem::UnknownCheck { check, meant } => Correction::replace_in(check, (*meant)?),
            _ => return None,
        })
    }
}

/// Where a link leads, with the bracket before it: the text of the link may say the same.
fn destination(wrong: impl Display, right: impl Display) -> Correction {
    Correction::replace_in(format!("({wrong}"), format!("({right}"))
}

fn anchor(wrong: impl Display, right: impl Display) -> Correction {
    Correction::replace_in(format!("#{wrong}"), format!("#{right}"))
}
