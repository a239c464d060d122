//! Partnerships: who works together, for whom, and for how long.
//!
//! Takes and gives plain values; the money of a partnership is on the agreements' sheets and computed by the join.

use super::Text;
use super::id::{AgreementId, OrganisationId, ReleaseId};
use super::person::DateSpan;
use super::source::SourceNote;
use super::waiver::Waiver;
use crate::{choice, record};

record! {
    /// Organisations that work together on something.
    /// da: Organisationer, der arbejder sammen om noget.
    pub struct Partnership {
        /// The name.
        /// da: Navnet.
        pub name: Text,
        /// Other names it is known by.
        /// da: Andre navne, det er kendt under.
        pub aliases: Box<[Box<str>]>,
        /// What it is for, in a few sentences.
        /// da: Hvad det skal, i et par sætninger.
        pub summary: Option<Text>,
        /// Who it is for.
        /// da: Hvem det er for.
        pub target_group: Option<Text>,
        /// The agreement that set it up.
        /// da: Den aftale, der oprettede det.
        pub established_by: Option<AgreementId>,
        /// Who leads the work. Left out means: not known.
        /// da: Hvem der leder arbejdet. Uden linjen er det ukendt.
        pub facilitator: Option<OrganisationId>,
        /// Who takes part.
        /// da: Hvem der deltager.
        pub participants: Box<[Participant]>,
        /// Whether the list above names everybody. With `false`, pages say that there are more.
        /// da: Om listen ovenfor nævner alle. Med `false` skriver siderne, at der er flere.
        pub participants_complete: bool,
        /// How long it works.
        /// da: Hvor længe det arbejder.
        pub period: Option<Period>,
        /// Where these facts come from.
        /// da: Hvor oplysningerne kommer fra.
        pub sources: Box<[SourceNote]>,
        /// `true`: a draft, which is not published. Neither is anything that only the draft mentions.
        /// da: `true`: en kladde, som ikke bliver offentliggjort. Det, som kun kladden nævner, bliver det heller ikke.
        pub draft: bool = false,
        /// Checks that do not fit here.
        /// da: Kontroller, der ikke passer her.
        pub waivers: Box<[Waiver]>,
    }
}

choice! {
    /// How an organisation takes part.
    pub enum Status {
        Member = "member" | "medlem" | "deltager" | "participant" | "deltagende",
        Invited = "invited" | "inviteret" | "indbudt",
        Observer = "observer" | "observatør",
        Left = "left" | "udtrådt" | "forladt" | "tidligere" | "former",
    }
}

record! {
    /// An organisation that takes part, or did.
    /// da: En organisation, der deltager eller har deltaget.
    pub struct Participant {
        /// Who.
        /// da: Hvem.
        pub organisation: OrganisationId,
        /// How: `member` (if you write nothing), `invited`, `observer` or `left`.
        /// da: Hvordan: `member` (hvis intet er skrevet), `invited`, `observer` eller `left`.
        pub status: Status = Status::Member,
        /// What it does there.
        /// da: Hvad den bidrager med.
        pub role: Option<Text>,
        /// The releases that say so.
        /// da: De pressemeddelelser, der siger det.
        pub evidence: Box<[ReleaseId]>,
        ..
        /// Since when, until when.
        pub span: DateSpan,
    }
}

record! {
    /// How long a partnership works.
    /// da: Hvor længe et partnerskab arbejder.
    pub struct Period {
        /// What has to happen for it to end, in words that follow “until”.
        /// da: Hvad der skal ske, før det slutter, i ord der følger efter ”indtil”.
        pub until_condition: Option<Text>,
        ..
        /// Since when, until when.
        pub span: DateSpan,
    }
}
