//! The colours of a site's accent, as rules of a style sheet.
//!
//! Takes the accent; gives custom properties that come after those of the built-in sheet and win over them. Printed pages get the colours of
//! the band and otherwise keep those of the sheet, which are made for paper. Which colours there are is decided in
//! [`crate::model::settings`].

use std::fmt::Write;

use crate::model::settings::{Accent, ColourScale};

/// The rules of an accent.
pub(super) fn rules(accent: &Accent) -> String {
    format!(
        ":root{{{}}}\n@media screen{{:root{{{}}}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}{}}}}}\n",
        properties(&accent.light, true),
        properties(&accent.light, false),
        properties(&accent.dark, false),
        properties(&accent.dark, true),
    )
}

/// The custom properties of a scale that are about the band, or the others.
fn properties(scale: &ColourScale, are_of_band: bool) -> String {
    let mut text = String::new();
    for (name, colour) in scale.properties() {
        if name.starts_with("band") == are_of_band {
            // Writing into a String cannot fail.
            let _infallible = write!(text, "--{name}:{colour};");
        }
    }
    text
}
