//! Every kind of problem: its stable name, and how bad it is.
//!
//! Takes nothing; gives the table. A code's name never changes once it has been released: sites name codes in
//! `checks` and `waivers`, and scripts read them. Words are in `crate::words`.

use super::Severity;

/// What `checks` in `site.yaml` can make of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Error,
    Warning,
    Off,
}

/// Whether a site may change how bad a code is, and waive it at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// The site cannot be built while it stands: its meaning is not known.
    Fixed,
    /// It keeps the site from being built, but a text can say why a place is no mistake.
    Waivable,
    /// A rule of good publishing, which the site's owner may weigh differently.
    Settable,
    /// The same, but of finished pages: no text can say why a place is no mistake.
    SiteWide,
    /// The same, but nothing is reported unless the site asks for it.
    Optional,
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $rule:ident)*) => {
        /// A kind of problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($variant),* }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant),*];

            fn entry(self) -> (&'static str, Severity, Rule) {
                match self {
                    $(Code::$variant => ($name, Severity::$severity, Rule::$rule)),*
                }
            }
        }
    };
}

impl Code {
    /// The stable name, in kebab case.
    pub fn name(self) -> &'static str {
        self.entry().0
    }

    /// What the site makes of it where it does not say otherwise.
    pub fn usual_level(self) -> Level {
        match self.entry() {
            (_, _, Rule::Optional) => Level::Off,
            (_, Severity::Error, _) => Level::Error,
            (_, Severity::Warning, _) => Level::Warning,
        }
    }

    /// How bad it is where the site does not say otherwise.
    pub fn severity(self) -> Severity {
        self.entry().1
    }

    /// Whether `checks` may name it.
    pub fn is_settable(self) -> bool {
        matches!(self.entry().2, Rule::Settable | Rule::SiteWide | Rule::Optional)
    }

    /// Whether `waivers` may name it.
    pub fn is_waivable(self) -> bool {
        matches!(self.entry().2, Rule::Settable | Rule::Optional | Rule::Waivable)
    }

    /// Whether a waiver of it may match nothing. Time alone can make it superfluous, and then the build at the end of an embargo would
    /// fail, or the one after a recorded change. What other hosts answer is asked only now and then.
    pub fn may_come_and_go(self) -> bool {
        let passes_with_time =
            matches!(self, Code::HeldBackWords | Code::UnlikelyDate | Code::UnexplainedChange);
        passes_with_time || matches!(self, Code::ExternalGone | Code::ExternalMoved | Code::ExternalUnsure)
    }

    /// The code with this name.
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.name() == name)
    }
}

codes! {
    // Reading the folder.
    MissingSite "missing-site" Error Fixed
    UnreadableFile "unreadable-file" Error Fixed
    NotUtf8 "not-utf8" Error Fixed
    FileTooLarge "file-too-large" Error Fixed
    ControlCharacter "control-character" Error Fixed
    SymbolicLink "symbolic-link" Error Fixed
    UnexpectedFile "unexpected-file" Error Fixed
    ManyProblems "many-problems" Error Fixed

    // Each file by itself.
    DamagedCharacter "damaged-character" Error Fixed
    InvisibleCharacter "invisible-character" Error Fixed
    YamlSyntax "yaml-syntax" Error Fixed
    FrontMatter "front-matter" Error Fixed
    WrongType "wrong-type" Error Fixed
    EmptyValue "empty-value" Error Fixed
    MarkupInField "markup-in-field" Error Fixed
    UnknownField "unknown-field" Error Fixed
    MissingField "missing-field" Error Fixed
    RepeatedField "repeated-field" Error Fixed
    RepeatedElement "repeated-element" Error Fixed
    InvalidId "invalid-id" Error Fixed
    InvalidValue "invalid-value" Error Fixed
    InvalidDate "invalid-date" Error Fixed
    InvalidMoney "invalid-money" Error Fixed
    InvalidUrl "invalid-url" Error Fixed
    AccentContrast "accent-contrast" Error Fixed
    LinkScheme "link-scheme" Error Fixed
    UnknownChoice "unknown-choice" Error Fixed
    RawHtml "raw-html" Error Fixed
    RelativeLink "relative-link" Error Fixed
    EmbedNotAlone "embed-not-alone" Error Fixed
    NotEmbeddable "not-embeddable" Error Fixed
    ExternalImage "external-image" Error Fixed

    // The join.
    DuplicateId "duplicate-id" Error Fixed
    UnknownOrganisation "unknown-organisation" Error Fixed
    UnknownPerson "unknown-person" Error Fixed
    UnknownPartnership "unknown-partnership" Error Fixed
    UnknownAgreement "unknown-agreement" Error Fixed
    UnknownStatement "unknown-statement" Error Fixed
    UnknownMedia "unknown-media" Error Fixed
    UnknownRelease "unknown-release" Error Fixed
    UnknownPage "unknown-page" Error Fixed
    UnknownTopic "unknown-topic" Error Fixed
    UnknownPart "unknown-part" Error Fixed
    UnknownKind "unknown-kind" Error Fixed
    NotPublic "not-public" Error Fixed
    InvalidPermalink "invalid-permalink" Error Fixed
    InvalidReleaseRecord "invalid-release-record" Error Fixed
    AddressVanished "address-vanished" Error Fixed
    AddressChangedOwner "address-changed-owner" Error Fixed
    HeldBackLeak "held-back-leak" Error Fixed
    HeldBackWords "held-back-words" Error Waivable
    RepeatedPart "repeated-part" Error Fixed
    MissingFile "missing-file" Error Fixed
    NotAPicture "not-a-picture" Error Fixed
    WrongEnding "wrong-ending" Error Fixed
    MissingFacts "missing-facts" Error Fixed
    RepeatedFacts "repeated-facts" Error Fixed
    LanguageNotInSite "language-not-in-site" Error Fixed
    UnknownCheck "unknown-check" Error Fixed
    UnknownTheme "unknown-theme" Error Fixed

    // The checks.
    SplitMismatch "split-mismatch" Error Fixed
    SplitRounding "split-rounding" Warning Settable
    CurrencyMismatch "currency-mismatch" Error Fixed
    AmountDiffers "amount-differs" Error Fixed
    AmountNear "amount-near" Warning Settable
    AmountUnlinked "amount-unlinked" Warning Optional
    DatesOutOfOrder "dates-out-of-order" Error Settable
    UnexplainedChange "unexplained-change" Error Settable
    UnlikelyDate "unlikely-date" Warning Settable
    Weekday "weekday" Error Waivable
    Untranslated "untranslated" Warning Optional
    NotInAbout "not-in-about" Warning Settable
    TitleDiffers "title-differs" Warning Settable
    NotAParticipant "not-a-participant" Warning Settable
    QuotationDiffers "quotation-differs" Error Waivable
    AgreementDate "agreement-date" Warning Settable
    CircularRelation "circular-relation" Error Fixed
    PathCollision "path-collision" Error Fixed
    TopicsMerged "topics-merged" Error Fixed
    QueryRedirect "query-redirect" Warning Settable
    BrokenLink "broken-link" Error Settable
    BrokenAnchor "broken-anchor" Error Settable
    UnusableIcon "unusable-icon" Error Fixed
    MissingAlt "missing-alt" Error Settable
    MissingCredit "missing-credit" Warning Settable
    HeadingOrder "heading-order" Error Settable
    EmptyLinkText "empty-link-text" Error Settable
    AccidentalMarkup "accidental-markup" Error Settable
    ListNumber "list-number" Warning Settable
    TableCells "table-cells" Error Settable
    LeftoverMarkup "leftover-markup" Error Settable
    EmptyHeading "empty-heading" Error Settable
    BoldHeading "bold-heading" Warning Settable
    VagueLink "vague-link" Warning Settable
    FileNameAsAlt "file-name-as-alt" Warning Settable
    Footnote "footnote" Error Settable
    FootnoteNumber "footnote-number" Warning Settable
    UnusedDefinition "unused-definition" Error Settable
    BaseUrl "base-url" Error Fixed
    DomainMismatch "domain-mismatch" Error Fixed
    UnusedWaiver "unused-waiver" Error Fixed

    // The theme.
    TemplateSyntax "template-syntax" Error Fixed
    TemplateRender "template-render" Error Fixed
    UnknownTemplate "unknown-template" Error Fixed
    UnknownString "unknown-string" Error Fixed
    NoStrings "no-strings" Error Fixed
    MissingString "missing-string" Warning Settable

    // Links that leave the site.
    ExternalGone "external-gone" Warning Settable
    ExternalMoved "external-moved" Warning Settable
    ExternalUnsure "external-unsure" Warning Settable

    // Finished pages.
    Accessibility "accessibility" Warning SiteWide
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_unique() {
        let mut names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
        for name in names {
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{name}");
        }
    }
}
