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
    /// An amount that is no link is like one of an agreement.
    NearAmount {
        said: String,
        /// The agreement's amount, as the language prints it.
        written: String,
        likeness: AmountLikeness,
    },
    /// An amount of an agreement is no link to it.
    UnlinkedAmount { said: String, to: Reference },
}

/// How an amount is like another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountLikeness {
    /// It is at most 5 % more or less.
    Close,
    /// One digit is another one.
    OneDigit,
    /// Two digits beside each other are exchanged.
    Exchanged,
    /// The same digits have another scale word.
    OtherScale,
    /// The sentence says the purpose of the other one.
    SamePurpose,
}

impl MentionProblem {
    /// Its kind.
    pub fn code(&self) -> Code {
        match self {
            MentionProblem::NotInAbout { .. } => Code::NotInAbout,
            MentionProblem::NearAmount { .. } => Code::AmountNear,
            MentionProblem::UnlinkedAmount { .. } => Code::AmountUnlinked,
        }
    }

    pub(super) fn correction(&self) -> Option<Correction> {
        match self {
            MentionProblem::NotInAbout { name, thing, is_linkable: true, .. } => {
                Some(Correction::replace_in(name, format!("[{name}]({thing})")))
            }
            MentionProblem::NotInAbout { is_linkable: false, .. } => None,
            MentionProblem::NearAmount { said, written, .. } => Some(Correction::replace_in(said, written)),
            MentionProblem::UnlinkedAmount { said, to } => {
                Some(Correction::replace_in(said, format!("[{said}]({to})")))
            }
        }
    }
}
