//! Where a fact comes from, and who to ask about it.
//!
//! Takes and gives plain values; that a desk needs a telephone number or a mail address is a rule of the decoding.

use super::id::PersonId;
use super::link::{Link, Url};
use super::text::text_newtype;
use super::{ReducedDate, Text};
use crate::record;

record! {
    /// A source of a sheet: a citation in words, or its parts.
    /// da: En kilde: en henvisning i ord, eller dens dele.
    #[short(title)]
    pub struct SourceNote {
        /// What it is called.
        /// da: Hvad den hedder.
        pub title: Text,
        /// Who published it.
        /// da: Hvem der udgav den.
        pub publisher: Option<Text>,
        /// When.
        /// da: Hvornår.
        pub date: Option<ReducedDate>,
        /// Where it can be read.
        /// da: Hvor den kan læses.
        pub url: Option<Url>,
    }
}

/// Who to ask: a person of the site, or a desk that is no person.
#[derive(Debug, Clone, PartialEq)]
pub enum Contact {
    Person(PersonId),
    Desk(Desk),
}

record! {
    /// A press desk, or a person without a sheet. It needs a telephone number or a mail address.
    /// da: En pressevagt eller en person uden egen fil. Den skal have et telefonnummer eller en mailadresse.
    pub struct Desk {
        /// Its name.
        /// da: Dens navn.
        pub name: Text,
        /// What it does, when it is open.
        /// da: Hvad den gør, hvornår den har åbent.
        pub title: Option<Text>,
        ..
        pub channels: Channels,
    }
}

record! {
    /// How to reach somebody.
    /// da: Hvordan man får fat i nogen.
    #[derive(Default)]
    pub struct Channels {
        /// The telephone number: digits, blanks, `+`, `-` and brackets.
        /// da: Telefonnummeret: cifre, mellemrum, `+`, `-` og parenteser.
        pub phone: Option<Phone>,
        /// The mail address.
        /// da: Mailadressen.
        pub email: Option<Email>,
    }
}

text_newtype! {
    /// A telephone number: at least three digits, with blanks, `+`, `-` and brackets between them.
    pub struct Phone(Box<str>);
    /// A mail address.
    pub struct Email(Box<str>);
}

impl Phone {
    /// The number; `None` if the text does not have the form of one.
    pub fn parse(text: &str) -> Option<Phone> {
        let is_clean = text.chars().all(|c| c.is_ascii_digit() || "+ ()-".contains(c));
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        (is_clean && digits >= 3).then(|| Phone(text.into()))
    }
}

impl Email {
    /// The address; `None` if the text does not have the form of one.
    pub fn parse(text: &str) -> Option<Email> {
        let is_address =
            !text.contains([':', '/', ',', ';']) && Link::parse(&format!("mailto:{text}")).is_ok();
        is_address.then(|| Email(text.into()))
    }
}
