//! What can keep people with disabilities from using a page, as rules that a program can decide.
//!
//! Takes nothing; gives each rule with its id, and the requirements that a page fails with it. The rules are those of the W3C's
//! Accessibility Conformance Testing (<https://www.w3.org/WAI/standards-guidelines/act/rules/>), and a few of good practice
//! that have no id there. How a rule is judged is in `crate::accessibility`, its words are in `crate::words`.

use crate::diagnostic::Code;

/// A success criterion of WCAG 2.1 or 2.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Criterion(pub &'static str);

macro_rules! rules {
    ($($(#[doc = $doc:literal])* $variant:ident $id:literal [$($criterion:literal)*])*) => {
        /// A rule that a page keeps or breaks.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum AccessibilityRule { $($(#[doc = $doc])* $variant),* }

        impl AccessibilityRule {
            /// Every rule, in the order of the table.
            pub const ALL: &'static [AccessibilityRule] = &[$(AccessibilityRule::$variant),*];

            /// Its id: that of the ACT rule, or a name of its own.
            pub fn id(self) -> &'static str {
                match self { $(AccessibilityRule::$variant => $id),* }
            }

            /// The criteria that a page which breaks the rule does not satisfy.
            pub fn criteria(self) -> &'static [Criterion] {
                match self { $(AccessibilityRule::$variant => &[$(Criterion($criterion)),*]),* }
            }
        }
    };
}

rules! {
    PageTitle "2779a5" ["2.4.2"]
    PageLanguage "b5c3f8" ["3.1.1"]
    PageLanguageTag "bf051a" ["3.1.1"]
    PartLanguageTag "de46e4" ["3.1.2"]
    Refresh "bc659a" ["2.2.1"]
    /// The stricter one, without the exception for delays of more than 20 hours.
    RefreshAtAll "bisz58" ["2.2.4" "3.2.5"]
    Zoom "b4f0c3" ["1.4.4"]
    ImageName "23a2a8" ["1.1.1"]
    ExposedDecoration "46ca7f" []
    SvgName "7d6734" ["1.1.1"]
    ImageButtonName "59796f" ["1.1.1" "4.1.2"]
    LinkName "c487ae" ["2.4.4" "4.1.2"]
    ButtonName "97a4e1" ["4.1.2"]
    HeadingName "ffd0e9" ["1.3.1" "2.4.6"]
    SummaryName "2t702h" ["4.1.2"]
    FieldName "e086e5" ["4.1.2"]
    FrameName "cae760" ["4.1.2"]
    LabelInName "2ee8b8" ["2.5.3"]
    HeaderCell "d0f69e" ["1.3.1"]
    HeadersAttribute "a25f45" ["1.3.1"]
    ContentLandmark "b40fd1" []
    ContentHeading "047fe0" []
    KnownRole "674b10" ["1.3.1" "4.1.2"]
    UniqueId "3ea0c8" []
    HiddenFocus "6cfa84" ["4.1.2"]
    NestedFocus "307n5z" ["4.1.2"]
    KnownProperty "5f99a7" ["1.3.1" "4.1.2"]
    Autocomplete "73f2c2" ["1.3.5"]
    /// No ACT rule, as all below.
    OneMainHeading "one-main-heading" []
    HeadingOrder "heading-order" []
    OneMain "one-main" []
    LandmarkNames "landmark-names" []
    TableHeaders "table-headers" ["1.3.1"]
}

impl AccessibilityRule {
    /// Whether it is a rule of the W3C's Accessibility Conformance Testing. The others are of good practice, and are asked of the
    /// pages of a site, not of any HTML file.
    pub fn is_act(self) -> bool {
        self < AccessibilityRule::OneMainHeading
    }

    /// Where the rule is explained.
    pub fn url(self) -> Option<String> {
        self.is_act().then(|| format!("https://www.w3.org/WAI/standards-guidelines/act/rules/{}/", self.id()))
    }

    /// Its place in [`AccessibilityRule::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }

    /// The rule with this id.
    pub fn from_id(id: &str) -> Option<AccessibilityRule> {
        AccessibilityRule::ALL.iter().copied().find(|rule| rule.id() == id)
    }
}

/// A rule that pages of the site break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessibilityProblem {
    pub rule: AccessibilityRule,
    /// The element, as it is in the page.
    pub element: String,
    /// The address of the page, or of the first of them.
    pub page: String,
    /// How many other pages have the same.
    pub more: usize,
}

impl AccessibilityProblem {
    /// Its kind.
    pub fn code(&self) -> Code {
        Code::Accessibility
    }
}
