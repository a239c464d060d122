//! Who to ask: people with the title they hold on a day, and desks.

use serde::Serialize;

use crate::join::{Contact, Ix, Person};
use crate::model::source::Channels;
use crate::model::{Day, source};
use crate::render::locale::{Locale, Phrase};

/// Who to ask.
#[derive(Debug, Clone, Serialize)]
pub struct ContactView<'a> {
    /// The person's or desk's name.
    pub name: Phrase<'a>,
    /// The person's page.
    pub href: Option<String>,
    /// The title, of a person the one held on the release's date.
    pub title: Option<Phrase<'a>>,
    /// As it was written.
    pub phone: Option<&'a str>,
    /// The same for `href`: `tel:+4511223344`.
    pub phone_href: Option<String>,
    /// As it was written.
    pub email: Option<&'a str>,
}

/// Who to ask; people with the title they hold on `day`.
pub(crate) fn contacts<'a>(
    locale: &Locale<'a>,
    contacts: &[Contact],
    written: &'a [source::Contact],
    day: Day,
) -> Vec<ContactView<'a>> {
    let mut views = Vec::with_capacity(contacts.len());
    for contact in contacts {
        match contact {
            Contact::Person(ix) => views.push(person(locale, *ix, day)),
            Contact::Desk(at) => {
                views.extend(Contact::desk(*at, written).map(|contact| desk(locale, contact)));
            }
        }
    }
    views
}

fn desk<'a>(locale: &Locale<'a>, desk: &'a source::Desk) -> ContactView<'a> {
    let title = locale.optional_phrase(desk.title.as_ref());
    reachable_by(&desk.channels, locale.phrase(&desk.name), None, title)
}

fn person<'a>(locale: &Locale<'a>, ix: Ix<Person>, day: Day) -> ContactView<'a> {
    let person = &locale.site.people[ix];
    let link = locale.person(ix);
    let title = person.title_on(day).map(|held| locale.phrase(&person.written(held).title));
    reachable_by(&person.sheet.channels, link.name, Some(link.href), title)
}

fn reachable_by<'a>(
    channels: &'a Channels,
    name: Phrase<'a>,
    href: Option<String>,
    title: Option<Phrase<'a>>,
) -> ContactView<'a> {
    ContactView {
        name,
        href,
        title,
        phone: channels.phone.as_deref(),
        phone_href: phone_href(channels),
        email: channels.email.as_deref(),
    }
}

/// A telephone number as an address of RFC 3966: its digits, and the plus in front.
pub(crate) fn phone_href(channels: &Channels) -> Option<String> {
    let phone = channels.phone.as_deref()?;
    let number: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    Some(format!("tel:{number}"))
}
