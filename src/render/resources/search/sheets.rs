//! What sheets and plain pages say to whoever searches.
//!
//! Takes a sheet; gives its names, what it is in a few words, and the figures on its page. What a page only lists (releases, links back) is not
//! part of it: those have pages of their own.

use std::borrow::Cow;

use super::address;
use super::amounts::{push_amount, push_money};
use super::names::{names_of_organisation, names_of_partnership};
use super::plain_text::{beginning, plain_text};
use crate::join::{Agreement, Ix, Organisation, Page, Partnership, Person};
use crate::mention;
use crate::model::Text;
use crate::render::locale::{Locale, PageLink};
use crate::search::{Place, SearchedPage, ShownPage};

pub(super) fn organisation<'a>(locale: &Locale<'a>, ix: Ix<Organisation>) -> SearchedPage<'a> {
    let organisation = &locale.site.organisations[ix];
    let boilerplate = words(locale, organisation.sheet.boilerplate.as_ref());
    let shown = shown(locale, &locale.organisation(ix), &[&boilerplate]);
    let texts = vec![(Place::Summary, boilerplate)];
    SearchedPage { shown, texts, own_names: names_of_organisation(locale, ix), ..SearchedPage::default() }
}

pub(super) fn person<'a>(locale: &Locale<'a>, ix: Ix<Person>) -> SearchedPage<'a> {
    let person = &locale.site.people[ix];
    let mut titles = String::new();
    let mut other_names = Vec::new();
    for appointment in &person.appointments {
        let title = locale.phrase(&person.written(*appointment).title).text;
        let organisation = locale.organisation(appointment.organisation).name.text;
        let comma = if titles.is_empty() { "" } else { "; " };
        titles.push_str(&format!("{comma}{title}, {organisation}"));
        other_names.extend(names_of_organisation(locale, appointment.organisation));
    }
    let link = locale.person(ix);
    let shown = shown(locale, &link, &[&titles]);
    SearchedPage {
        shown,
        texts: vec![(Place::Summary, Cow::Owned(titles))],
        own_names: vec![link.name.text],
        other_names,
        ..SearchedPage::default()
    }
}

pub(super) fn partnership<'a>(locale: &Locale<'a>, ix: Ix<Partnership>) -> SearchedPage<'a> {
    let partnership = &locale.site.partnerships[ix];
    let sheet = &partnership.sheet;
    let summary = words(locale, sheet.summary.as_ref());
    let target_group = words(locale, sheet.target_group.as_ref());
    let members = partnership.participants.iter().map(|participant| participant.organisation);
    let mut other_names = Vec::new();
    for organisation in members.chain(partnership.facilitator) {
        other_names.extend(names_of_organisation(locale, organisation));
    }
    SearchedPage {
        shown: shown(locale, &locale.partnership(ix), &[&summary, &target_group]),
        texts: vec![(Place::Summary, summary), (Place::Summary, target_group)],
        own_names: names_of_partnership(locale, ix),
        other_names,
        ..SearchedPage::default()
    }
}

pub(super) fn agreement<'a>(locale: &Locale<'a>, ix: Ix<Agreement>) -> SearchedPage<'a> {
    let agreement = &locale.site.agreements[ix];
    let sheet = &agreement.sheet;
    let mut amounts = Vec::new();
    push_money(Place::Title, sheet.total, &mut amounts);
    let mut texts = Vec::new();
    let mut lines = sheet.total.print(locale.conventions());
    for allocation in sheet.allocations.iter() {
        push_money(Place::Summary, allocation.amount, &mut amounts);
        let purpose = locale.phrase(&allocation.purpose).text;
        lines.push_str(&format!(" – {}: {purpose}", allocation.amount.print(locale.conventions())));
        texts.push((Place::Body, words(locale, allocation.target_group.as_ref())));
    }
    for assignment in &sheet.assignments {
        texts.push((Place::Body, locale.phrase(&assignment.title).text));
    }
    let parties = agreement.parties.iter().chain(&agreement.announced_by);
    let recipients = agreement.allocations.iter().filter_map(|allocation| allocation.recipient.as_ref());
    let mut other_names = Vec::new();
    for organisation in parties.chain(recipients) {
        other_names.extend(names_of_organisation(locale, *organisation));
    }
    let link = locale.agreement(ix);
    let shown = shown(locale, &link, &[&lines]);
    texts.push((Place::Summary, Cow::Owned(lines)));
    SearchedPage { shown, texts, own_names: vec![link.name.text], other_names, amounts, filters: Vec::new() }
}

pub(super) fn plain_page<'a>(locale: &Locale<'a>, ix: Ix<Page>) -> SearchedPage<'a> {
    let version = locale.site.pages[ix].version(locale.language);
    let words = &version.text.words;
    let summary = words.summary.as_deref().unwrap_or_default();
    let body = plain_text(locale, &version.text.body, &version.referents);
    let mut amounts = Vec::new();
    for amount in mention::amounts(&body, locale.language) {
        push_amount(Place::Body, &amount, &mut amounts);
    }
    let shown = shown(locale, &locale.plain_page(ix), &[summary, &body]);
    let texts = vec![
        (Place::Title, Cow::Borrowed(&*words.title)),
        (Place::Summary, Cow::Borrowed(summary)),
        (Place::Body, Cow::Owned(body)),
    ];
    SearchedPage { shown, texts, amounts, ..SearchedPage::default() }
}

/// What results show of a page without a date.
fn shown(locale: &Locale<'_>, link: &PageLink<'_>, texts: &[&str]) -> ShownPage {
    ShownPage {
        title: link.name.text.to_string(),
        address: address(locale, &link.href),
        date: String::new(),
        kind: "",
        text: beginning(texts),
    }
}

fn words<'a>(locale: &Locale<'a>, text: Option<&'a Text>) -> Cow<'a, str> {
    text.map(|text| locale.phrase(text).text).unwrap_or_default()
}
