//! What can be wrong with a theme, or comes up when a page is made.

use crate::diagnostic::Code;
use crate::model::Language;

/// A problem with a theme or a finished page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThemeProblem {
    /// The site names a theme that has no folder.
    UnknownTheme {
        name: String,
        meant: Option<String>,
    },
    /// A template that no page uses.
    UnknownTemplate {
        name: String,
        meant: Option<String>,
    },
    UnknownString {
        key: String,
        meant: Option<String>,
    },
    /// A language of the site for which the theme has no strings.
    NoStrings {
        language: Language,
    },
    /// A key that a language lacks, with its words in English, or in another language if it has none.
    MissingString {
        key: String,
        words: Option<String>,
        language: Language,
        /// How many others are missing.
        more: usize,
    },
    /// Conventions of a language that the program knows, and others than those.
    FixedConventions {
        language: Language,
    },
    /// A template that cannot be read.
    Syntax(TemplateProblem),
    /// A template that failed, and the address of the page that was made.
    Render {
        problem: TemplateProblem,
        page: Option<String>,
    },
    /// An asset with the path of a page.
    AssetCollision {
        path: String,
    },
    /// Words of something that is not public, found in the output.
    Leak {
        words: String,
        of: String,
        path: String,
        is_name: bool,
        more: usize,
    },
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateProblem {
    /// A block, condition, loop or component without its end.
    Unclosed,
    UnknownFilter {
        name: String,
    },
    UnknownFunction {
        name: String,
    },
    UnknownTest {
        name: String,
    },
    UnknownComponent {
        name: String,
    },
    MissingTemplate {
        name: String,
    },
    UsesItself,
    /// A page of more than so many bytes.
    PageTooLong {
        most: usize,
    },
    /// A component that two templates define.
    DefinedTwice {
        name: String,
    },
    UnknownField {
        name: String,
        fields: Vec<String>,
    },
    Other,
}

impl ThemeProblem {
    /// Its kind.
    pub fn code(&self) -> Code {
        match self {
            ThemeProblem::UnknownTheme { .. } => Code::UnknownTheme,
            ThemeProblem::UnknownTemplate { .. } => Code::UnknownTemplate,
            ThemeProblem::UnknownString { .. } | ThemeProblem::FixedConventions { .. } => Code::UnknownString,
            ThemeProblem::NoStrings { .. } => Code::NoStrings,
            ThemeProblem::MissingString { .. } => Code::MissingString,
            ThemeProblem::Syntax(_) => Code::TemplateSyntax,
            ThemeProblem::Render { .. } => Code::TemplateRender,
            ThemeProblem::AssetCollision { .. } => Code::PathCollision,
            ThemeProblem::Leak { .. } => Code::HeldBackLeak,
        }
    }
}
