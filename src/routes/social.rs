//! The social pictures of a site: which page has which, and where each is.
//!
//! Takes a site; gives the card of a release, or of all other pages. Drawing takes a millisecond or two, and nobody shares ten thousand old links, so only the newest
//! releases have cards of their own; the others have that of their sender. A release that is withdrawn has it, too: a picture that was copied cannot be
//! marked any more. Which photographs take the place of a card is not known here.

use std::collections::{BTreeMap, BTreeSet};

use super::addresses::below;
use super::pictures::shared;
use crate::join::{Ix, Organisation, Release, ReleaseList, Site};
use crate::model::address::Address;
use crate::model::{Language, Text};
use crate::pictures::{Card, CardColours, can_be_drawn};

/// How many of the newest releases of each language have cards of their own.
pub const WITH_OWN_CARD: usize = 100;

/// The card of a release on the page of a language.
pub fn card_of_release(site: &Site, ix: Ix<Release>, language: Language) -> Card {
    let newest = newest(site, language);
    let release = &site.releases[ix];
    let title = &release.version(language).text.words.title;
    if release.facts.withdrawn.is_some() || !newest.contains(&ix) || !can_be_drawn(title) {
        return card_of_sender(site, release.publisher, language);
    }
    let sender = words(site, &site.organisations[release.publisher].sheet.name, language);
    Card::new(title, sender, colours(site))
}

/// The releases that have cards of their own.
fn newest(site: &Site, language: Language) -> &[Ix<Release>] {
    let all = site.releases_of(ReleaseList::All, language);
    &all[..all.len().min(WITH_OWN_CARD)]
}

/// The card of the releases of an organisation that have none of their own.
fn card_of_sender(site: &Site, ix: Ix<Organisation>, language: Language) -> Card {
    let sender = words(site, &site.organisations[ix].sheet.name, language);
    let title = words(site, &site.settings.title, language);
    let title = if title == sender { "" } else { title };
    Card::new(sender, title, colours(site))
}

/// The card of pages that are about something else.
pub fn card_of_site(site: &Site, language: Language) -> Card {
    let title = words(site, &site.settings.title, language);
    let publisher = site.publisher.map(|ix| words(site, &site.organisations[ix].sheet.name, language));
    let publisher = publisher.filter(|publisher| *publisher != title);
    Card::new(title, publisher.unwrap_or_default(), colours(site))
}

/// The address of a card, which says what is drawn on it.
pub fn card_address(card: &Card) -> Address {
    below(&Address::root(), &["assets", "social"], &card.file_name())
}

/// Every card of a site by its address. Pages that show the same share one.
pub(super) fn cards(site: &Site) -> BTreeMap<Address, Card> {
    let mut cards = BTreeMap::new();
    let mut add = |card: Card| {
        cards.insert(card_address(&card), card);
    };
    for &language in &site.settings.languages {
        add(card_of_site(site, language));
        let mut senders: BTreeSet<Ix<Organisation>> = BTreeSet::new();
        for (at, ix) in site.releases_of(ReleaseList::All, language).iter().enumerate() {
            let release = &site.releases[*ix];
            if has_photograph(site, release) {
                continue;
            }
            if at < WITH_OWN_CARD {
                add(card_of_release(site, *ix, language));
            } else {
                senders.insert(release.publisher);
            }
        }
        for ix in senders {
            add(card_of_sender(site, ix, language));
        }
    }
    cards
}

/// Whether a release has a picture that takes the place of a card.
fn has_photograph(site: &Site, release: &Release) -> bool {
    release.image.is_some_and(|ix| shared(&site.media[ix]).is_some())
}

fn colours(site: &Site) -> CardColours {
    CardColours::new(site.settings.brand.accent.as_ref())
}

fn words<'a>(site: &'a Site, text: &'a Text, language: Language) -> &'a str {
    text.in_language(language, site.settings.default_language()).text
}
