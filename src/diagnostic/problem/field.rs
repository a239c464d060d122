//! What can be wrong with a field.

use crate::diagnostic::Code;
use crate::model::Language;
use crate::model::colour::Colour;
use crate::model::date::ClockChange;

/// A problem with a field of a file, or with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldProblem {
    WrongType {
        expected: Expected,
        found: Found,
    },
    /// There is a name and nothing behind it.
    EmptyField {
        expected: Expected,
    },
    EmptyText,
    /// What `faktum new` wrote in place of a text, in a file that is no draft any more.
    Unwritten,
    EmptyList,
    EmptyMap,
    /// An escape in quotes that stands for a control character.
    ControlCharacter,
    /// Markdown, HTML or an entity in a plain text.
    MarkupInText {
        written: String,
    },
    /// A word that is not one of the few that are valid, and those that were probably meant.
    UnknownChoice {
        written: String,
        meant: Vec<&'static str>,
        choices: Vec<&'static str>,
    },
    OutOfRange {
        least: u16,
        most: u16,
    },
    UnknownField {
        name: String,
        meant: Option<&'static str>,
        fields: Vec<&'static str>,
    },
    MissingField {
        name: &'static str,
    },
    /// A contact with neither a telephone number nor a mail address.
    UnreachableContact,
    RepeatedField {
        name: String,
    },
    InvalidId {
        written: String,
        mistake: IdMistake,
    },
    /// A text that has to be `kind:id`.
    InvalidReference {
        written: String,
        meant: Option<&'static str>,
        kinds: Vec<&'static str>,
    },
    /// The name behind `#`.
    InvalidPart {
        written: String,
    },
    InvalidTopic {
        written: String,
        mistake: TopicMistake,
    },
    InvalidDate {
        written: String,
        form: DateForm,
        /// Whether it has the right form, but there is no such day or time.
        has_form: bool,
    },
    /// A time that does not exist in the site's time zone, or exists twice.
    ClockChange {
        written: String,
        change: ClockChange,
    },
    InvalidMoney {
        written: String,
        mistake: MoneyMistake,
    },
    /// A number without a currency or unit: it can be kroner or millions. Both amounts.
    UnclearMoney {
        written: String,
        plain: String,
        millions: String,
    },
    InvalidScheme {
        scheme: String,
        allowed: &'static [&'static str],
    },
    InvalidUrl {
        written: String,
        is_of_site: bool,
    },
    /// An address with a user name and password before the host.
    UrlWithUser {
        written: String,
    },
    /// An address with a character that must be encoded there.
    UrlCharacter {
        written: String,
        character: char,
    },
    /// A text that does not have its form.
    InvalidForm {
        written: String,
        form: TextForm,
    },
    InvalidBaseUrl {
        written: String,
    },
    /// An accent that looks like the paper.
    AccentContrast {
        written: String,
        /// A colour that does not.
        nearest: Colour,
    },
    /// A logo for dark pages without one for the others.
    DarkLogoAlone,
    /// The domain of the deployment is not a host name alone.
    InvalidDomain {
        written: String,
    },
    /// The domain of the deployment is not that of `base_url`, or the site is not at its root.
    OtherDomain {
        cname: String,
        base_url: String,
    },
    /// A part of the conventions of a language.
    InvalidConvention(ConventionMistake),
    InvalidPattern {
        written: String,
        mistake: PatternMistake,
    },
    /// A text or a pattern in a language that the site does not have.
    LanguageNotInSite {
        language: Language,
    },
    UnknownCheck {
        name: String,
        /// Whether it is a check, but always an error.
        is_fixed: bool,
        meant: Option<&'static str>,
        checks: Vec<&'static str>,
    },
    /// A picture that has alt text and is called decorative.
    AltAndDecorative,
    /// A statement that gives its language, and a text that gives its languages itself.
    LanguageTwice,
    /// Something that is in a list already.
    RepeatedElement {
        text: String,
    },
    /// An organisation that takes part twice at the same time.
    ParticipantTwice {
        organisation: String,
    },
    /// The home page with a slug.
    SlugOfHome,
    /// The text of a topic with a slug.
    SlugOfTopicText,
    /// The home page as the text of a topic.
    TopicOfHome,
    /// A text in the menu or the footer that names nothing which can be there, and what it could be.
    UnknownEntry {
        written: String,
        choices: Vec<&'static str>,
    },
    /// An entry of the menu that is a part of a page.
    PartOfPage,
    /// Entries below an entry of the second level.
    ThirdLevel,
    /// An entry with others below it that leads somewhere itself.
    UrlOfSubmenu,
    /// An address from the root of the site that has no valid form.
    InvalidOwnAddress {
        written: String,
    },
}

/// What belongs in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    Text,
    TrueOrFalse,
    WholeNumber,
    List,
    Fields,
}

/// What is in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    Bool(bool),
    Integer(i64),
    Number,
    Text,
    List,
    Fields,
}

/// Why a text is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdMistake {
    Form,
    TooLong,
    /// Windows keeps the name for a device.
    Reserved,
}

/// Why no address can be made of a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicMistake {
    NoLetters,
    /// All its letters are of another script than the Latin.
    OtherLetters,
    TooLong,
    /// Windows keeps the name for a device.
    Reserved,
}

/// How exactly a date has to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    Day,
    /// A day, month or year.
    Reduced,
    /// A day, and perhaps a time.
    Time,
}

/// Why a text is not an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MoneyMistake {
    Form,
    Currency(String),
    Number(String),
    Unit(String),
    TooFine,
    TooLarge,
}

/// A text with a form of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextForm {
    /// An old address of the site.
    Address,
    FileName,
    Phone,
    Email,
    LanguageTag,
    Cvr,
    Ror,
    Wikidata,
    TimeZone,
    Colour,
    /// A point in a picture.
    Focus,
}

/// What is wrong with a convention of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConventionMistake {
    /// It is not a list of so many.
    Count(usize),
    /// It does not have exactly these placeholders.
    Pattern { placeholders: &'static [&'static str] },
    /// It is not one sign.
    Mark,
    /// The sign before decimals is that between groups of digits.
    SameMarks,
    /// An alphabet without this letter.
    Letter(char),
}

/// Why a text is not a pattern of addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatternMistake {
    Form,
    Slug,
    Placeholder,
}

impl FieldProblem {
    /// Its kind.
    pub fn code(&self) -> Code {
        match self {
            FieldProblem::WrongType { .. } => Code::WrongType,
            FieldProblem::EmptyField { .. }
            | FieldProblem::EmptyText
            | FieldProblem::Unwritten
            | FieldProblem::EmptyList
            | FieldProblem::EmptyMap => Code::EmptyValue,
            FieldProblem::MarkupInText { .. } => Code::MarkupInField,
            FieldProblem::ControlCharacter => Code::ControlCharacter,
            FieldProblem::RepeatedElement { .. } | FieldProblem::ParticipantTwice { .. } => {
                Code::RepeatedElement
            }
            FieldProblem::UnknownChoice { .. } | FieldProblem::UnknownEntry { .. } => Code::UnknownChoice,
            FieldProblem::UnknownField { .. } => Code::UnknownField,
            FieldProblem::MissingField { .. } | FieldProblem::UnreachableContact => Code::MissingField,
            FieldProblem::RepeatedField { .. } => Code::RepeatedField,
            FieldProblem::InvalidId { .. } | FieldProblem::InvalidPart { .. } => Code::InvalidId,
            FieldProblem::InvalidReference { .. } => Code::UnknownKind,
            FieldProblem::InvalidDate { .. } | FieldProblem::ClockChange { .. } => Code::InvalidDate,
            FieldProblem::InvalidMoney { .. } | FieldProblem::UnclearMoney { .. } => Code::InvalidMoney,
            FieldProblem::InvalidScheme { .. } => Code::LinkScheme,
            FieldProblem::InvalidUrl { .. }
            | FieldProblem::InvalidOwnAddress { .. }
            | FieldProblem::UrlWithUser { .. }
            | FieldProblem::UrlCharacter { .. } => Code::InvalidUrl,
            FieldProblem::InvalidBaseUrl { .. } => Code::BaseUrl,
            FieldProblem::AccentContrast { .. } => Code::AccentContrast,
            FieldProblem::InvalidDomain { .. } | FieldProblem::OtherDomain { .. } => Code::DomainMismatch,
            FieldProblem::LanguageNotInSite { .. } => Code::LanguageNotInSite,
            FieldProblem::UnknownCheck { .. } => Code::UnknownCheck,
            FieldProblem::OutOfRange { .. }
            | FieldProblem::InvalidTopic { .. }
            | FieldProblem::InvalidForm { .. }
            | FieldProblem::InvalidPattern { .. }
            | FieldProblem::InvalidConvention(_)
            | FieldProblem::AltAndDecorative
            | FieldProblem::DarkLogoAlone
            | FieldProblem::LanguageTwice
            | FieldProblem::PartOfPage
            | FieldProblem::ThirdLevel
            | FieldProblem::UrlOfSubmenu
            | FieldProblem::SlugOfTopicText
            | FieldProblem::TopicOfHome
            | FieldProblem::SlugOfHome => Code::InvalidValue,
        }
    }
}
