//! What stands at the foot of every page of a language.
//!
//! Takes a site in a language; gives what its settings say of the sender. What every site has there (publisher, feed, accessibility
//! statement) is in the site's view.

use serde::Serialize;

use super::components::phone_href;
use super::locale::{Locale, Phrase};
use super::menu::{MenuView, site_link};
use crate::model::settings::FooterSettings;

/// What the settings give for the foot of every page.
#[derive(Debug, Clone, Serialize)]
pub struct FooterView<'a> {
    /// A few words on the sender, a paragraph each.
    pub text: Vec<Phrase<'a>>,
    /// The lines of the postal address.
    pub address: Vec<Phrase<'a>>,
    /// As it was written.
    pub phone: Option<&'a str>,
    /// The same for `href`: `tel:+4511223344`.
    pub phone_href: Option<String>,
    /// As it was written.
    pub email: Option<&'a str>,
    /// The number in the Danish register of companies.
    pub cvr: Option<&'a str>,
    /// Links in their order; none has others below it.
    pub links: Vec<MenuView<'a>>,
}

/// What the settings give for the foot of every page; `None` if nothing.
pub(super) fn footer<'a>(locale: &Locale<'a>) -> Option<FooterView<'a>> {
    let site = locale.site;
    let footer = &site.settings.footer;
    if *footer == FooterSettings::default() {
        return None;
    }
    Some(FooterView {
        text: locale.paragraphs(footer.text.as_ref()),
        address: locale.lines(footer.address.as_ref()),
        phone: footer.channels.phone.as_deref(),
        phone_href: phone_href(&footer.channels),
        email: footer.channels.email.as_deref(),
        cvr: footer.cvr.as_deref(),
        links: site.footer_links.0.iter().filter_map(|link| site_link(locale, link)).collect(),
    })
}
