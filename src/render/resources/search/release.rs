//! What a release says to whoever searches.
//!
//! Takes a release; gives the texts of its page, the names of what it is about with all their spellings, and its amounts.

use std::borrow::Cow;

use super::address;
use super::amounts::{push_amount, push_money};
use super::names::{names_of_organisation, names_of_partnership};
use super::plain_text::{amount, beginning, plain_text};
use crate::join::{Ix, Release, Version};
use crate::mention::Mention;
use crate::model::prose::SlotContent;
use crate::model::release::Passage;
use crate::render::locale::Locale;
use crate::search::{Place, SearchedPage, ShownPage};

pub(super) fn page<'a>(locale: &Locale<'a>, ix: Ix<Release>) -> SearchedPage<'a> {
    let site = locale.site;
    let release = &site.releases[ix];
    let version = release.version(locale.language);
    let words = &version.text.words;
    let link = locale.release(ix);
    let summary = locale.release_summary(release, version).text;
    let body = plain_text(locale, &version.text.body, &version.referents);
    let mut texts = vec![
        (Place::Title, Cow::Borrowed(&*words.title)),
        (Place::Summary, summary.clone()),
        (Place::Body, Cow::Borrowed(words.notes_to_editors.as_deref().unwrap_or_default())),
    ];
    for field in [words.kicker.as_deref(), words.place.as_deref()].into_iter().flatten() {
        texts.push((Place::Summary, Cow::Borrowed(field)));
    }
    let sender = &site.organisations[release.publisher].id;
    let mut filters = vec![format!("from/{sender}"), format!("year/{}", release.day.year())];
    for topic in &version.topics {
        let topic = &site.topics[*topic];
        texts.push((Place::Summary, Cow::Borrowed(&*topic.name)));
        filters.push(format!("topic/{}", topic.id));
    }
    let shown = ShownPage {
        title: link.name.text.into_owned(),
        address: address(locale, &link.href),
        date: release.day.print(locale.conventions()),
        kind: "",
        text: beginning(&[&summary, &body]),
    };
    texts.push((Place::Body, Cow::Owned(body)));
    let other_names = other_names(locale, release);
    SearchedPage {
        shown,
        texts,
        own_names: Vec::new(),
        other_names,
        amounts: amounts(locale, version),
        filters,
    }
}

/// The names of the sender and of all that the release is about.
fn other_names<'a>(locale: &Locale<'a>, release: &'a Release) -> Vec<Cow<'a, str>> {
    let mut names = names_of_organisation(locale, release.publisher);
    for ix in &release.organisations {
        names.extend(names_of_organisation(locale, *ix));
    }
    for ix in &release.partnerships {
        names.extend(names_of_partnership(locale, *ix));
    }
    names.extend(release.agreements.iter().map(|ix| locale.agreement(*ix).name.text));
    names.extend(release.people.iter().map(|ix| locale.person(*ix).name.text));
    names
}

/// The amounts that the release names, and those that its text takes from agreements.
fn amounts(locale: &Locale<'_>, version: &Version) -> Vec<(Place, String)> {
    let mut amounts = Vec::new();
    for mention in &version.text.mentions {
        let Mention::Amount(amount) = &mention.mention else {
            continue;
        };
        let place = match mention.passage {
            Passage::Title => Place::Title,
            Passage::Kicker | Passage::Summary => Place::Summary,
            Passage::NotesToEditors | Passage::Body => Place::Body,
        };
        push_amount(place, amount, &mut amounts);
    }
    let slots = version.text.body.slots.iter().zip(&version.referents);
    for (slot, referent) in slots {
        let SlotContent::Name(_) = slot.content else {
            continue;
        };
        if let Some(money) = referent.as_ref().and_then(|referent| amount(locale, referent)) {
            push_money(Place::Body, money, &mut amounts);
        }
    }
    amounts
}
