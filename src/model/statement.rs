//! Statements: what somebody said, word for word.
//!
//! Takes and gives plain values; which title the speaker held then is answered by the join.

use super::id::{OrganisationId, PersonId};
use super::language::LanguageTag;
use super::link::Url;
use super::waiver::Waiver;
use super::{ReducedDate, Text};
use crate::record;

record! {
    /// What somebody said, word for word.
    /// da: Hvad nogen har sagt, ord for ord.
    pub struct Statement {
        /// Who said it.
        /// da: Hvem der sagde det.
        pub speaker: PersonId,
        /// The words, without quotation marks.
        /// da: Ordene, uden citationstegn.
        pub text: Text,
        /// Where it was said.
        /// da: Hvor det blev sagt.
        pub source: StatementSource,
        /// The language of the words, if it is not the site's.
        /// da: Ordenes sprog, hvis det ikke er webstedets.
        pub language: Option<LanguageTag>,
        /// `true`: a draft, which is not published. Neither is anything that only the draft mentions.
        /// da: `true`: en kladde, som ikke bliver offentliggjort. Det, som kun kladden nævner, bliver det heller ikke.
        pub draft: bool = false,
        /// Checks that do not fit here.
        /// da: Kontroller, der ikke passer her.
        pub waivers: Box<[Waiver]>,
    }
}

record! {
    /// Where and when somebody said it.
    /// da: Hvor og hvornår nogen sagde det.
    pub struct StatementSource {
        /// Who published it.
        /// da: Hvem der offentliggjorde det.
        pub organisation: Option<OrganisationId>,
        /// When it was said. The date decides which title of the speaker is shown.
        /// da: Hvornår det blev sagt. Datoen afgør, hvilken titel der vises.
        pub date: Option<ReducedDate>,
        /// Where it can be read.
        /// da: Hvor det kan læses.
        pub url: Option<Url>,
    }
}
