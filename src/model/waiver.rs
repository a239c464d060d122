//! Waivers: where a check does not fit a file, and why.
//!
//! Takes and gives plain values; whether a waiver fits anything is found out by the checks.

use crate::record;

/// A piece of a file, as it is written there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt(pub Box<str>);

record! {
    /// A check that is not to be held against this text, and why.
    /// da: En kontrol, der ikke skal gælde for denne tekst, og hvorfor.
    pub struct Waiver {
        /// The name of the check.
        /// da: Kontrollens navn.
        #[example = "broken-link"]
        pub check: Box<str>,
        /// A piece of the line that the message shows. Without it, the waiver holds for the whole file.
        /// da: Et stykke af den linje, som meddelelsen viser. Uden det gælder undtagelsen hele filen.
        pub at: Option<Excerpt>,
        /// Why the check does not fit.
        /// da: Hvorfor kontrollen ikke passer.
        pub reason: Box<str>,
    }
}
