//! Plain pages: about, contact, accessibility and the like.

use super::address::Address;
use super::prose::Prose;
use super::release::Waiver;
use super::{Id, Language};

/// The id of the page that is the text on the home page.
pub const HOME: &str = "home";

/// One file of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct PageFile {
    /// The language in the file's name; `None` means the site's default language.
    pub language: Option<Language>,
    pub title: Box<str>,
    pub summary: Option<Box<str>>,
    pub slug: Option<Id>,
    /// The place in the menu, lowest first; `None`: not in the menu.
    pub nav: Option<i64>,
    pub redirect_from: Vec<Address>,
    pub waivers: Vec<Waiver>,
    pub body: Prose,
}
