//! Agreements: how much money, for what, and who gets which task.
//!
//! Takes and gives plain values. Whether the allocations add up to the total is a check, not asked here.

use super::id::{OrganisationId, PartnershipId};
use super::source::SourceNote;
use super::waiver::Waiver;
use super::{Id, Money, ReducedDate, Text};
use crate::schema::NonEmpty;
use crate::{choice, record};

record! {
    /// How much money, for what, and who gets which task.
    /// da: Hvor mange penge, til hvad, og hvem der får hvilken opgave.
    pub struct Agreement {
        /// The name.
        /// da: Navnet.
        pub name: Text,
        /// When it was made.
        /// da: Hvornår den blev indgået.
        pub agreed_on: Option<ReducedDate>,
        /// Who announced it.
        /// da: Hvem der offentliggjorde den.
        pub announced_by: Option<OrganisationId>,
        /// Who made it.
        /// da: Hvem der indgik den.
        pub parties: Box<[OrganisationId]>,
        /// The whole amount.
        /// da: Det samlede beløb.
        pub total: Money,
        /// How the total is divided.
        /// da: Hvordan det samlede beløb er fordelt.
        pub allocations: NonEmpty<Allocation>,
        /// Why the allocations do not add up to the last digit; printed beside the figures.
        /// da: Hvorfor fordelingen ikke giver det samlede beløb på sidste ciffer; vises ved tallene.
        pub rounding_note: Option<Text>,
        /// The tasks it gives.
        /// da: De opgaver, den fordeler.
        pub assignments: Box<[Assignment]>,
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

record! {
    /// A line of the agreement's money.
    /// da: En linje i aftalens penge.
    pub struct Allocation {
        /// Its name, to refer to it: `agreement:ID#id`. The name `total` is taken.
        /// da: Dens navn, som den henvises til med: `agreement:ID#id`. Navnet `total` er optaget.
        pub id: Id,
        /// How much.
        /// da: Hvor meget.
        pub amount: Money,
        /// For what.
        /// da: Til hvad.
        pub purpose: Text,
        /// For whom.
        /// da: Til hvem.
        pub target_group: Option<Text>,
        /// Who gets the money.
        /// da: Hvem der får pengene.
        pub recipient: Option<OrganisationId>,
        ..
        /// The partnership it is shown with.
        pub funding: Option<Funding>,
    }
}

record! {
    /// The partnership that an allocation is shown with, and why.
    /// da: Det partnerskab, en bevilling vises sammen med, og hvorfor.
    pub struct Funding {
        /// The partnership it is shown with. Needs `basis`.
        /// da: Det partnerskab, den vises sammen med. Kræver `basis`.
        pub partnership: PartnershipId,
        /// Why it is shown there: `granted` (the partnership gets the money), `same_target_group` (the money is for the same people, and no source says that the partnership gets it) or `co_funding` (it helps to fund the partnership). Needs `partnership`.
        /// da: Hvorfor den vises der: `granted` (partnerskabet får pengene), `same_target_group` (pengene går til samme målgruppe, og ingen kilde siger, at partnerskabet får dem) eller `co_funding` (den er med til at finansiere partnerskabet). Kræver `partnership`.
        pub basis: Basis,
    }
}

choice! {
    /// Why an allocation is shown with a partnership.
    pub enum Basis {
        /// The partnership gets the money.
        Granted = "granted" | "bevilget" | "bevilling" | "tildelt" | "grant",
        /// The money is for the same people; no source says that the partnership gets it.
        SameTargetGroup = "same_target_group" | "samme målgruppe" | "målgruppe" | "same target group",
        /// The partnership adds money of its own.
        CoFunding = "co_funding" | "medfinansiering" | "egenfinansiering" | "co-funding" | "cofunding",
    }
}

record! {
    /// A task that the agreement gives to somebody.
    /// da: En opgave, som aftalen giver nogen.
    pub struct Assignment {
        /// Its name, to refer to it.
        /// da: Dens navn, som den henvises til med.
        pub id: Id,
        /// What is to be done.
        /// da: Hvad der skal gøres.
        pub title: Text,
        /// Who does it.
        /// da: Hvem der gør det.
        pub lead: OrganisationId,
        /// Together with whom.
        /// da: Sammen med hvem.
        pub with: Box<[OrganisationId]>,
    }
}
