//! Plain pages: about, contact, accessibility and the like.
//!
//! Takes and gives plain values; that the home page and the text of a topic have no slug is a rule of the parser.

use super::Language;
use super::address::OldAddress;
use super::id::Slug;
use super::prose::Prose;
use super::release::Topic;
use super::waiver::Waiver;
use crate::record;

/// The id of the page that is the text on the home page.
pub const HOME: &str = "home";

/// One file of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct PageFile {
    /// The language in the file's name; `None` means the site's default language.
    pub language: Option<Language>,
    pub words: LocalizedPage,
    pub body: Prose,
}

record! {
    /// A plain page: about, contact, privacy.
    /// da: En almindelig side: om, kontakt, privatliv.
    pub struct LocalizedPage {
        /// The title.
        /// da: Titlen.
        pub title: Box<str>,
        /// What it says, in a sentence or two.
        /// da: Hvad den siger, i en sætning eller to.
        pub summary: Option<Box<str>>,
        /// Its name in the address, if it is not to be the file’s name.
        /// da: Dens navn i adressen, hvis det ikke skal være filens navn.
        pub slug: Option<Slug>,
        /// The topic that this is the text of, as releases write it. The text is shown on the page of the topic, and has no page of its own.
        /// da: Det emne, dette er teksten til, som pressemeddelelserne skriver det. Teksten bliver vist på emnets side og har ikke sin egen side.
        pub topic: Option<Topic>,
        /// `true`: this file is not published.
        /// da: `true`: denne fil bliver ikke offentliggjort.
        pub draft: bool = false,
        /// Puts it in the main menu, smaller numbers first. A `menu` in site.yaml has its own order.
        /// da: Sætter den i hovedmenuen, mindste tal først. En `menu` i site.yaml har sin egen rækkefølge.
        #[example = "10"]
        pub nav: Option<i64>,
        /// Old addresses that are to lead here.
        /// da: Gamle adresser, der skal føre hertil.
        pub redirect_from: Box<[OldAddress]>,
        /// Checks that do not fit here.
        /// da: Kontroller, der ikke passer her.
        pub waivers: Box<[Waiver]>,
    }
}
