//! What the site publishes for programs beside its pages.
//!
//! Takes and gives plain values. Which files that makes is decided in [`crate::routes`].

use crate::model::link::Url;
use crate::{choice, record};

/// Whether the facts of the site are published for programs, and under which licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenData {
    /// `false`: nothing.
    Off,
    /// Everything; without a licence where the site has named none.
    On { licence: Option<Url> },
}

impl OpenData {
    /// Whether the facts are published.
    pub fn is_on(&self) -> bool {
        *self != OpenData::Off
    }

    /// The address of the licence, if there is one.
    pub fn licence(&self) -> Option<&Url> {
        match self {
            OpenData::Off => None,
            OpenData::On { licence } => licence.as_ref(),
        }
    }
}

/// A site that says nothing publishes what its pages say anyway, in another form. It gives nobody a right.
impl Default for OpenData {
    fn default() -> Self {
        OpenData::On { licence: None }
    }
}

record! {
    /// What others may do with the facts of the site.
    /// da: Hvad andre må gøre med webstedets oplysninger.
    pub struct OpenDataTerms {
        /// The address of the licence that the facts are published under.
        /// da: Adressen på den licens, oplysningerne er udgivet under.
        #[example = "https://creativecommons.org/licenses/by/4.0/"]
        pub licence: Url,
    }
}

choice! {
    /// A form in which news agencies take texts.
    pub enum WireFormat {
        /// ninjs 3.1, the IPTC's JSON for news.
        Ninjs = "ninjs" | "iptc" | "ninjs 3" | "ninjs 3.1",
    }
}
