//! Media: a picture, who made it, what it shows and what may be done with it.
//!
//! Takes and gives plain values; whether the picture's file exists is found out by the join.

use super::Text;
use super::address::FilePath;
use super::waiver::Waiver;
use crate::{choice, record};

record! {
    /// A picture: what it shows and who made it. The picture itself is beside its sheet.
    /// da: Et billede: hvad det viser, og hvem der har lavet det. Billedet selv ligger ved siden af.
    pub struct Media {
        /// The picture’s file, beside its sheet.
        /// da: Billedets fil, ved siden af denne.
        pub file: FilePath,
        /// Who made it; printed after “Foto:” or “Photo:”.
        /// da: Hvem der har lavet det; vises efter ”Foto:”.
        pub credit: Text,
        /// The words below the picture.
        /// da: Teksten under billedet.
        pub caption: Option<Text>,
        /// What others may do with it.
        /// da: Hvad andre må bruge det til.
        pub licence: Option<Licence>,
        /// `true`: a draft, which is not published. Neither is anything that only the draft mentions.
        /// da: `true`: en kladde, som ikke bliver offentliggjort. Det, som kun kladden nævner, bliver det heller ikke.
        pub draft: bool = false,
        /// Checks that do not fit here.
        /// da: Kontroller, der ikke passer her.
        pub waivers: Box<[Waiver]>,
        ..
        /// What a reader who does not see the picture is told.
        pub alt: Alt,
    }
}

record! {
    /// The alternative to a picture, as it is written.
    /// da: Alternativet til et billede, som det er skrevet.
    pub struct AltFields {
        /// What the picture shows, for those who do not see it. It needs this or `decorative`.
        /// da: Hvad billedet viser, for dem der ikke ser det. Det skal have denne eller `decorative`.
        pub alt: Option<Text>,
        /// `true`: the picture tells nothing that the text does not tell.
        /// da: `true`: billedet fortæller intet, som teksten ikke fortæller.
        pub decorative: bool = false,
    }
}

/// What a reader who does not see the picture is told.
#[derive(Debug, Clone, PartialEq)]
pub enum Alt {
    Text(Text),
    /// Nothing: the picture only decorates.
    Decorative,
    /// Nothing is given, which a check reports.
    Missing,
}

record! {
    /// What may be done with a picture.
    /// da: Hvad et billede må bruges til.
    pub struct Licence {
        /// The licence’s name.
        /// da: Licensens navn.
        pub name: Text,
        /// Whether others may print it.
        /// da: Om andre må bringe det.
        pub reuse: Reuse,
    }
}

choice! {
    /// Whether others may print a picture.
    pub enum Reuse {
        Free = "free" | "fri" | "frit" | "ja" | "yes" | "true" | "gratis",
        WithCredit = "with_credit" | "med kreditering" | "kreditering" | "med kilde" | "kildeangivelse" | "credit" | "with credit" | "attribution",
        NotPermitted = "not_permitted" | "nej" | "no" | "false" | "ikke tilladt" | "forbudt" | "not permitted" | "forbidden",
    }
}
