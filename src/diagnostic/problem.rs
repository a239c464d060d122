//! Everything that can be wrong, as typed values: which problem it is, and what its words need to know.
//!
//! Takes nothing; gives one enum for each part of the program that finds problems, and the [`Code`] of each problem. The
//! words are not here: they are in `crate::words`, once for each language.

mod accessibility;
mod criteria;
mod external;
mod field;
mod file;
mod mention;
mod reference;
mod rule;
mod text;
mod theme;

pub use accessibility::{AccessibilityProblem, AccessibilityRule, Criterion};
pub use external::{Doubt, ExternalProblem};
pub use field::{
    ConventionMistake, DateForm, Expected, FieldProblem, Found, IdMistake, MoneyMistake, PatternMistake,
    TextForm, TopicMistake,
};
pub use file::{FileProblem, Unreadable, YamlProblem};
pub use mention::{AmountLikeness, MentionProblem};
pub use reference::{NoPicture, ReferenceProblem, SvgMistake};
pub use rule::{ChangedPart, Claimant, HeldBackForm, IconMistake, Redirect, Remedy, RuleProblem};
pub use text::{Sign, SuspectCharacter, TextProblem};
pub use theme::{TemplateProblem, ThemeProblem};

use super::{Code, Correction};

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A file or folder, or its text as a whole.
    File(FileProblem),
    /// A field of a file, or its value.
    Field(FieldProblem),
    /// A reference between files.
    Reference(ReferenceProblem),
    /// A rule that the content breaks.
    Rule(RuleProblem),
    /// Something in a text that the sheets contradict.
    Mention(MentionProblem),
    /// A text that readers would read otherwise than it was written.
    Text(TextProblem),
    /// A theme, or a finished page.
    Theme(ThemeProblem),
    /// A finished page that not everybody can use.
    Accessibility(AccessibilityProblem),
    /// A link that leaves the site.
    External(ExternalProblem),
}

impl Problem {
    /// Its kind.
    pub fn code(&self) -> Code {
        match self {
            Problem::File(problem) => problem.code(),
            Problem::Field(problem) => problem.code(),
            Problem::Reference(problem) => problem.code(),
            Problem::Rule(problem) => problem.code(),
            Problem::Mention(problem) => problem.code(),
            Problem::Text(problem) => problem.code(),
            Problem::Theme(problem) => problem.code(),
            Problem::Accessibility(problem) => problem.code(),
            Problem::External(problem) => problem.code(),
        }
    }

    /// What to write instead, where the problem itself says it.
    pub(super) fn correction(&self) -> Option<Correction> {
        match self {
            Problem::Reference(problem) => problem.correction(),
            Problem::Rule(problem) => problem.correction(),
            Problem::Mention(problem) => problem.correction(),
            Problem::Text(problem) => problem.correction(),
            Problem::External(problem) => problem.correction(),
            Problem::File(_) | Problem::Field(_) | Problem::Theme(_) | Problem::Accessibility(_) => None,
        }
    }
}

impl From<FileProblem> for Problem {
    fn from(problem: FileProblem) -> Problem {
        Problem::File(problem)
    }
}

impl From<ReferenceProblem> for Problem {
    fn from(problem: ReferenceProblem) -> Problem {
        Problem::Reference(problem)
    }
}

impl From<RuleProblem> for Problem {
    fn from(problem: RuleProblem) -> Problem {
        Problem::Rule(problem)
    }
}

impl From<MentionProblem> for Problem {
    fn from(problem: MentionProblem) -> Problem {
        Problem::Mention(problem)
    }
}

impl From<TextProblem> for Problem {
    fn from(problem: TextProblem) -> Problem {
        Problem::Text(problem)
    }
}

impl From<FieldProblem> for Problem {
    fn from(problem: FieldProblem) -> Problem {
        Problem::Field(problem)
    }
}

impl From<AccessibilityProblem> for Problem {
    fn from(problem: AccessibilityProblem) -> Problem {
        Problem::Accessibility(problem)
    }
}

impl From<ExternalProblem> for Problem {
    fn from(problem: ExternalProblem) -> Problem {
        Problem::External(problem)
    }
}

impl From<ThemeProblem> for Problem {
    fn from(problem: ThemeProblem) -> Problem {
        Problem::Theme(problem)
    }
}

/// Why another place belongs to a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Related {
    /// The file that has the id already.
    FirstFile,
    /// The original that gives the facts.
    Original,
    /// What claims the same path.
    SamePath,
    /// What is in the list already.
    FirstElement,
    /// The fact sheet of what a text mentions.
    Sheet,
    /// What was said, on the sheet of the statement.
    Statement,
    /// The amount that a text probably means.
    Amount,
}
