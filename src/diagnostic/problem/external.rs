//! What can be wrong with a link that leaves the site, as its host answers.

use super::super::{Code, Correction};
use crate::model::Day;

/// What is wrong with an address of the web, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExternalProblem {
    /// There is no page any more.
    Gone {
        url: String,
        /// 404 or 410 (RFC 9110, 15.5.5 and 15.5.11).
        status: u16,
        /// The day on which the host said so, if it was not asked this time.
        remembered: Option<Day>,
    },
    /// The page has another address for good: 301 or 308 (RFC 9110, 15.4.2 and 15.4.9).
    Moved { url: String, to: String },
    /// Nobody knows whether there is a page.
    Unsure { url: String, doubt: Doubt },
}

/// Why nobody knows whether there is a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The host answered with this status.
    Status(u16),
    /// No host of this name, no connection, no answer in time, or none that can be understood.
    NoAnswer,
}

impl ExternalProblem {
    pub(super) fn code(&self) -> Code {
        match self {
            ExternalProblem::Gone { .. } => Code::ExternalGone,
            ExternalProblem::Moved { .. } => Code::ExternalMoved,
            ExternalProblem::Unsure { .. } => Code::ExternalUnsure,
        }
    }

    /// The address, as it is written.
    pub fn url(&self) -> &str {
        match self {
            ExternalProblem::Gone { url, .. }
            | ExternalProblem::Moved { url, .. }
            | ExternalProblem::Unsure { url, .. } => url,
        }
    }

    pub(super) fn correction(&self) -> Option<Correction> {
        match self {
            ExternalProblem::Moved { url, to } => Some(Correction::replace_in(url, to)),
            ExternalProblem::Gone { .. } | ExternalProblem::Unsure { .. } => None,
        }
    }
}
