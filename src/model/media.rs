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
        /// What must stay in the picture where it is cropped: how far from the left and from the top, as in `30% 20%`.
        /// da: Det, der skal blive i billedet, hvor det bliver beskåret: hvor langt fra venstre og fra toppen, som i `30% 20%`.
        pub focus: Option<Focus>,
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

/// The point of a picture that must stay in it where it is cropped, in percent from the left and from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Focus {
    left: u8,
    top: u8,
}

impl Focus {
    /// Reads two percentages from 0 to 100, as CSS writes `object-position`: `30% 20%`. `None` if the text has another form.
    pub fn parse(text: &str) -> Option<Focus> {
        let (left, top) = text.split_once(' ')?;
        Some(Focus { left: percentage(left)?, top: percentage(top)? })
    }

    /// How far the point is from the left edge, in percent of the width: 0 to 100.
    pub fn left(self) -> u8 {
        self.left
    }

    /// How far the point is from the upper edge, in percent of the height: 0 to 100.
    pub fn top(self) -> u8 {
        self.top
    }
}

/// A whole number from 0 to 100 before `%`.
fn percentage(text: &str) -> Option<u8> {
    let digits = text.strip_suffix('%')?;
    if digits == "100" {
        return Some(100);
    }
    let is_number = digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

choice! {
    /// Whether others may print a picture.
    pub enum Reuse {
        Free = "free" | "fri" | "frit" | "ja" | "yes" | "true" | "gratis",
        WithCredit = "with_credit" | "med kreditering" | "kreditering" | "med kilde" | "kildeangivelse" | "credit" | "with credit" | "attribution",
        NotPermitted = "not_permitted" | "nej" | "no" | "false" | "ikke tilladt" | "forbudt" | "not permitted" | "forbidden",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_focus_is_two_percentages() {
        assert_eq!(Focus::parse("0% 100%"), Some(Focus { left: 0, top: 100 }));
        for text in [
            "", "30%", "30 20", "30%, 20%", "30% 20", "101% 0%", "-1% 0%", "+1% 0%", "1% 2% 3%", "300% 0%",
            "007% 0%", "30%  20%",
        ] {
            assert_eq!(Focus::parse(text), None, "{text}");
        }
    }
}
