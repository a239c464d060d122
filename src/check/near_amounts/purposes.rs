//! The amount that an agreement gives for what a sentence says.
//!
//! Takes an amount that no agreement knows, and its sentence; gives the allocation whose purpose the sentence says, if it says exactly one
//! and no other amount that can be meant. Allocations whose own amounts are in the sentence are explained by them. Where anything is left
//! open, it gives none.

use super::figures::{is_comparable, is_equal, likeness};
use super::{Known, sheet_with, year_of};
use crate::check::named_sheets::NamedSheet;
use crate::check::verdict::MentionedIn;
use crate::diagnostic::AmountLikeness;
use crate::join::{Agreement, AgreementPart, Ix, Organisation, Referent};
use crate::mention::{
    Amount, Beside, Mention, has_share, how_beside, is_same_word, may_be_of_other_money, purpose_words,
    said_words,
};
use crate::model::Language;
use crate::model::agreement::Allocation;
use crate::model::release::{AmountSentence, ReleaseMention};

/// A purpose of one word must be of so many letters: short words have many meanings.
const LEAST_LETTERS: usize = 6;

/// The allocation that an amount is probably meant to be.
pub(super) fn meant<'s>(
    place: MentionedIn<'_>,
    mention: &ReleaseMention,
    amount: &Amount,
    agreements: &[&'s Agreement],
) -> Option<(Known<'s>, AmountLikeness)> {
    let sentence = place.version.text.sentence_around(mention)?;
    let others = other_amounts(place, mention, sentence);
    if others.iter().any(|other| !is_explained(other, agreements)) {
        return None;
    }
    let mut said = said_purposes(place, mention, amount, sentence, agreements);
    said.retain(|known| {
        let is_other = others.iter().any(|other| is_equal(other.low, other, known.amount));
        !is_other && !is_linked(place, sentence, known)
    });
    let [known] = said[..] else {
        return None;
    };
    if amount.currency != Some(known.amount.currency()) {
        return None;
    }
    let (year, language) = (year_of(place, known.agreement), place.version.language);
    if let Some(likeness) = likeness(amount.low, known.amount) {
        return Some((known, likeness));
    }
    let is_definite = beside(place, mention, amount, known) == Beside::Definite;
    let is_other_money = may_be_of_other_money(&sentence.text, year, is_definite, language)
        || (others.is_empty() && has_share(&sentence.text, language))
        || names_other_organisation(place, sentence, known.agreement);
    (!is_other_money && is_comparable(amount.low, known.amount))
        .then_some((known, AmountLikeness::SamePurpose))
}

/// Whether an amount is right beside the purpose of an allocation.
pub(super) fn is_beside(
    place: MentionedIn<'_>,
    mention: &ReleaseMention,
    amount: &Amount,
    known: Known<'_>,
) -> bool {
    beside(place, mention, amount, known) != Beside::No
}

/// How an amount is beside the purpose of an allocation.
fn beside(place: MentionedIn<'_>, mention: &ReleaseMention, amount: &Amount, known: Known<'_>) -> Beside {
    let (AgreementPart::Allocation(at), Some(sentence)) =
        (known.part, place.version.text.sentence_around(mention))
    else {
        return Beside::No;
    };
    let (language, default) = (place.version.language, place.content.site.settings.default_language());
    let purpose = known.agreement.sheet.allocations[at].purpose.in_language(language, default);
    if purpose.language != language {
        return Beside::No;
    }
    let said = place.words_as_read(mention, &amount.range);
    how_beside(&sentence.text, &said, purpose.text, language)
}

/// The other amounts in a sentence.
pub(super) fn other_amounts<'s>(
    place: MentionedIn<'s>,
    mention: &ReleaseMention,
    sentence: &AmountSentence,
) -> Vec<&'s Amount> {
    let mut found = Vec::new();
    for other in place.version.text.mentions_in(sentence) {
        let Mention::Amount(amount) = &other.mention else {
            continue;
        };
        if amount.range.end <= sentence.range.end && amount.range != mention.mention.range() {
            found.push(&**amount);
        }
    }
    found
}

/// Whether a sentence names an organisation that the agreement has nothing to do with: it may be its money.
fn names_other_organisation(
    place: MentionedIn<'_>,
    sentence: &AmountSentence,
    agreement: &Agreement,
) -> bool {
    let is_of_agreement = |organisation: Ix<Organisation>| {
        agreement.announced_by == Some(organisation)
            || agreement.parties.contains(&organisation)
            || agreement.allocations.iter().any(|allocation| allocation.recipient == Some(organisation))
    };
    named_in(place, sentence).into_iter().any(|sheet| match sheet {
        NamedSheet::Organisation(organisation) => !is_of_agreement(organisation),
        _ => false,
    })
}

/// Whether a sentence names an agreement that the release is not about.
pub(super) fn names_other_agreement(place: MentionedIn<'_>, sentence: &AmountSentence) -> bool {
    let is_other = |sheet: &NamedSheet| {
        matches!(sheet, NamedSheet::Agreement(_)) && place.subjects.binary_search(sheet).is_err()
    };
    named_in(place, sentence).iter().any(is_other)
}

/// What the names in a sentence can mean.
fn named_in(place: MentionedIn<'_>, sentence: &AmountSentence) -> Vec<NamedSheet> {
    let mut named = Vec::new();
    for mention in place.version.text.mentions_in(sentence) {
        if let Mention::Name(name) = &mention.mention {
            named.extend(name.things.iter().filter_map(|thing| place.content.named.get(*thing)));
        }
    }
    named
}

/// Whether an amount is a known one.
fn is_explained(amount: &Amount, agreements: &[&Agreement]) -> bool {
    sheet_with(agreements, amount, amount.low).is_some()
}

/// Whether a sentence has a link to the amount.
fn is_linked(place: MentionedIn<'_>, sentence: &AmountSentence, known: &Known<'_>) -> bool {
    let version = place.version;
    version.text.body.slots.iter().zip(&version.referents).any(|(slot, referent)| {
        let Some(Referent::Agreement(ix, Some(part))) = referent else {
            return false;
        };
        let is_inside =
            sentence.passage.field().is_none() && sentence.range.contains(&(slot.range.start as usize));
        let is_same = place.content.site.agreements[*ix].id == known.agreement.id && *part == known.part;
        is_inside && is_same
    })
}

/// The allocations whose purposes a sentence says.
fn said_purposes<'s>(
    place: MentionedIn<'_>,
    mention: &ReleaseMention,
    amount: &Amount,
    sentence: &AmountSentence,
    agreements: &[&'s Agreement],
) -> Vec<Known<'s>> {
    let mut found = Vec::new();
    for agreement in agreements {
        let purposes: Vec<Vec<Vec<String>>> =
            agreement.sheet.allocations.iter().map(|allocation| purposes(place, allocation)).collect();
        for (at, allocation) in agreement.sheet.allocations.iter().enumerate() {
            let is_of_others = |word: &str| {
                let others = purposes.iter().enumerate().filter(|(other, _)| *other != at);
                let mut words = others.flat_map(|(_, others)| others.iter().flatten());
                words.any(|other| is_same_word(word, other, place.version.language))
            };
            let is_said =
                |words: &Vec<String>| says(&sentence.text, words, place.version.language, &is_of_others);
            let known = Known { agreement, part: AgreementPart::Allocation(at), amount: allocation.amount };
            if purposes[at].iter().any(is_said) || is_beside(place, mention, amount, known) {
                found.push(known);
            }
        }
    }
    found
}

/// The words of what an allocation is for, and for whom, in the language of the release.
fn purposes(place: MentionedIn<'_>, allocation: &Allocation) -> Vec<Vec<String>> {
    let (language, default) = (place.version.language, place.content.site.settings.default_language());
    let mut found = Vec::new();
    for text in std::iter::once(&allocation.purpose).chain(&allocation.target_group) {
        let phrase = text.in_language(language, default);
        if phrase.language == language {
            found.push(purpose_words(phrase.text, language));
        }
    }
    // `Voksne` alone says nothing.
    if let Some(group) = found.get(1)
        && group.len() < 2
    {
        found.truncate(1);
    }
    found
}

/// Whether a sentence has enough of the words, and one that is of no other purpose.
fn says(sentence: &str, purpose: &[String], language: Language, is_of_others: &dyn Fn(&str) -> bool) -> bool {
    let enough = match purpose {
        [] => return false,
        [word] if word.chars().count() < LEAST_LETTERS => return false,
        [_] => 1,
        [_, _] => 2,
        [_, _, _] => 2,
        [_, _, _, _] => 3,
        more => more.len().div_ceil(2),
    };
    let said = said_words(sentence, purpose, language);
    said.len() >= enough && said.iter().any(|word| !is_of_others(word))
}
