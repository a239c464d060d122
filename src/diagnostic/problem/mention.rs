//! What texts say that the fact sheets contradict.

use crate::diagnostic::{Code, Correction};
use crate::model::Reference;

/// Something in the text of a release that does not agree with the sheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MentionProblem {
    /// A partnership, organisation or person is named that the release is not about.
    NotInAbout {
        /// The name as the text writes it.
        name: String,
        /// The field under `about` that lists such things.
        field: &'static str,
        thing: Reference,
        /// Whether the name can be made a link where it is.
        is_linkable: bool,
    },
    /// Somebody is quoted with other words than those of a statement.
    QuotationDiffers {
        /// What was said, with the other words between stars.
        said: String,
        /// What is written, marked in the same way.
        written: String,
        /// What to write in place of the quotation.
        replacement: Option<String>,
    },
}

impl MentionProblem {
    /// Its kind.
    pub fn code(&self) -> Code {
        match self {
            MentionProblem::NotInAbout { .. } => Code::NotInAbout,
            MentionProblem::QuotationDiffers { .. } => Code::QuotationDiffers,
        }
    }

    pub(super) fn correction(&self) -> Option<Correction> {
        match self {
            MentionProblem::NotInAbout { name, thing, is_linkable: true, .. } => {
                Some(Correction::replace_in(name, format!("[{name}]({thing})")))
            }
            MentionProblem::NotInAbout { is_linkable: false, .. } => None,
            MentionProblem::QuotationDiffers { replacement, .. } => {
                replacement.clone().map(Correction::Replace)
            }
        }
    }
}
