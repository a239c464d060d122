//! What texts say that the fact sheets contradict.

use crate::diagnostic::{Code, Correction};
use crate::model::{Day, Id, ReducedDate, Reference};

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
    /// A person is given a title that is not held on the day of the release.
    TitleDiffers {
        /// The title as the text writes it.
        written: String,
        /// The name on the person's sheet.
        person: String,
        /// The titles of the sheet that are held on the day, each with the name of the organisation.
        held: Vec<(String, String)>,
        day: Day,
        /// What to write in place of the title, where that is sure.
        right: Option<String>,
    },
    /// An organisation is said to take part in a partnership whose sheet does not list it.
    NotAParticipant {
        /// The name as the text writes it.
        organisation: String,
        id: Id,
        partnership: String,
        /// The last day on which it took part, if it has left.
        left: Option<ReducedDate>,
        /// Whether the sheet says that it lists everybody.
        is_complete: bool,
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
            MentionProblem::TitleDiffers { .. } => Code::TitleDiffers,
            MentionProblem::NotAParticipant { .. } => Code::NotAParticipant,
            MentionProblem::QuotationDiffers { .. } => Code::QuotationDiffers,
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
            MentionProblem::TitleDiffers { written, right: Some(right), .. } => {
                Some(Correction::replace_in(written, right))
            }
            MentionProblem::TitleDiffers { right: None, .. } | MentionProblem::NotAParticipant { .. } => None,
            MentionProblem::QuotationDiffers { replacement, .. } => {
                replacement.clone().map(Correction::Replace)
            }
        }
    }
}
