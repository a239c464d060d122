//! An amount in a text that is like an amount of an agreement is that amount.
//!
//! Every unlinked amount of a release that is about an agreement is compared with the figures of the sheet. If it is equal to the total, a
//! part or a sum of parts, it is right, unless it is a sum of other parts right beside the purpose of one. If it is nearly the total or a part, or its sentence says what a part is for, it is probably meant
//! to be that amount and wrong. Anything else is not known, and nothing is said: agreements are not all the money of the world.

mod figures;
mod purposes;

use super::named_sheets::NamedSheet;
use super::verdict::{MentionedIn, Verdict};
use super::{Body, amounts};
use crate::diagnostic::{AmountLikeness, Diagnostic, Location, MentionProblem, Related};
use crate::join::{Agreement, AgreementPart};
use crate::mention::{Amount, Figure, are_sentences_read, is_claim, is_of_other_money};
use crate::model::release::{Passage, ReleaseMention};
use crate::model::{Id, Kind, Money, Reference};
use crate::path;
use figures::{distance, is_comparable, is_equal, is_exact, is_sum, is_sum_with, likeness};

/// The bytes of the longest sentence, row or entry whose words are read.
const LONGEST_SENTENCE: usize = 3000;

/// The amounts, names and other mentions that a sentence can have.
const MOST_MENTIONS: usize = 40;

/// A total or a part that an amount is compared with.
#[derive(Clone, Copy)]
struct Known<'s> {
    agreement: &'s Agreement,
    part: AgreementPart,
    amount: Money,
}

impl Known<'_> {
    fn place(&self) -> Location {
        amounts::place(self.agreement, self.part)
    }
}

/// Whether an amount is one of the agreements that the release is about.
pub(super) fn judge(place: MentionedIn<'_>, mention: &ReleaseMention, amount: &Amount) -> Verdict {
    if let Some(verdict) = linked(place, mention) {
        return verdict;
    }
    let agreements = agreements(place);
    if agreements.is_empty() || !are_sentences_read(place.version.language) {
        return Verdict::Unmatched;
    }
    if let Some((sheet, known)) = sheet_with(&agreements, amount, amount.low) {
        let is_known = amount.low == amount.high || sheet_with(&agreements, amount, amount.high).is_some();
        if !is_known {
            return Verdict::Unmatched;
        }
        if known.is_none()
            && let Some(known) = contradicted_sum(place, mention, amount, &agreements)
        {
            let likeness = AmountLikeness::SamePurpose;
            return Verdict::Differs(differs(place, mention, amount, known, likeness));
        }
        let hint = known.and_then(|known| hint(place, mention, amount, known));
        return match hint {
            Some(hint) => Verdict::AgreesUnlinked(sheet, hint),
            None => Verdict::Agrees(sheet),
        };
    }
    if amount.low != amount.high {
        return Verdict::Unmatched;
    }
    // Most amounts are like none, and their sentences need not be read.
    let mut known = agreements.iter().flat_map(|agreement| known_figures(agreement));
    if !known.any(|known| can_be_meant(amount, known.amount)) || is_too_long(place, mention) {
        return Verdict::Unmatched;
    }
    if is_share_of_known(place, mention, amount, &agreements) || is_of_others(place, mention, &agreements) {
        return Verdict::Unmatched;
    }
    let is_claimed = is_claimed(place, mention);
    let meant = purposes::meant(place, mention, amount, &agreements).filter(|_| !is_claimed);
    let meant = meant.or_else(|| {
        nearest(amount, &agreements)
            .filter(|(_, likeness)| !is_claimed || *likeness != AmountLikeness::OneDigit)
    });
    match meant {
        Some((known, likeness)) => Verdict::Differs(differs(place, mention, amount, known, likeness)),
        None => Verdict::Unmatched,
    }
}

/// The verdict on the amount of a link to an amount.
fn linked(place: MentionedIn<'_>, mention: &ReleaseMention) -> Option<Verdict> {
    let version = place.version;
    let body = Body::new(version, &version.text.body, &version.text.words.waivers);
    let at = mention.slot? as usize;
    let referent = version.referents.get(at)?.as_ref()?;
    amounts::judge(place.content.site, &body, body.prose.slots.get(at)?, referent)
}

/// The agreements that the release is about.
fn agreements(place: MentionedIn<'_>) -> Vec<&Agreement> {
    let mut found = Vec::new();
    for subject in place.subjects {
        if let NamedSheet::Agreement(ix) = subject {
            found.push(&place.content.site.agreements[*ix]);
        }
    }
    found
}

/// The total and the parts of an agreement.
fn known_figures(agreement: &Agreement) -> impl Iterator<Item = Known<'_>> {
    let total = Known { agreement, part: AgreementPart::Total, amount: agreement.sheet.total };
    let parts = agreement.sheet.allocations.iter().enumerate().map(move |(at, allocation)| Known {
        agreement,
        part: AgreementPart::Allocation(at),
        amount: allocation.amount,
    });
    std::iter::once(total).chain(parts)
}

/// Whether an amount can be meant to be one of a sheet, whatever its sentence says.
fn can_be_meant(amount: &Amount, sheet: Money) -> bool {
    amount.currency == Some(sheet.currency())
        && (is_comparable(amount.low, sheet) || likeness(amount.low, sheet).is_some())
}

/// Where the agreements have a figure of a text: as a total or part, or as a sum of parts.
fn sheet_with<'s>(
    agreements: &[&'s Agreement],
    amount: &Amount,
    said: Figure,
) -> Option<(Location, Option<Known<'s>>)> {
    let mut known = agreements.iter().flat_map(|agreement| known_figures(agreement));
    if let Some(known) = known.find(|known| is_equal(said, amount, known.amount)) {
        return Some((known.place(), Some(known)));
    }
    let with_sum = agreements.iter().find(|agreement| {
        let sheet = &agreement.sheet;
        let parts: Vec<Money> = sheet.allocations.iter().map(|allocation| allocation.amount).collect();
        amount.currency == Some(sheet.total.currency()) && is_sum(said, sheet.total, &parts)
    });
    with_sum.map(|agreement| (Location::value(agreement.file, path!["allocations"]), None))
}

/// Whether an amount and another one of its sentence, or all of them, add up to a known figure: they are its shares, as those of two years.
fn is_share_of_known(
    place: MentionedIn<'_>,
    mention: &ReleaseMention,
    amount: &Amount,
    agreements: &[&Agreement],
) -> bool {
    let Some(sentence) = place.version.text.sentence_around(mention) else {
        return false;
    };
    let mut others = purposes::other_amounts(place, mention, sentence);
    others.retain(|other| other.currency == amount.currency);
    let all = others.iter().try_fold(amount.low, |sum, other| sum.plus(other.low));
    let pairs = others.iter().map(|other| amount.low.plus(other.low));
    let sums: Vec<Figure> = pairs.chain([all]).flatten().filter(|sum| *sum != amount.low).collect();
    let mut known = agreements.iter().flat_map(|agreement| known_figures(agreement));
    known.any(|known| sums.iter().any(|sum| is_exact(*sum, known.amount)))
}

/// Whether the sentence of an amount is on other money than that of the agreements.
fn is_of_others(place: MentionedIn<'_>, mention: &ReleaseMention, agreements: &[&Agreement]) -> bool {
    let Some(sentence) = place.version.text.sentence_around(mention) else {
        return false;
    };
    let years = agreements.iter().map(|agreement| year_of(place, agreement));
    let first = years.min().unwrap_or_else(|| place.release.day.year());
    is_of_other_money(&sentence.text, first, place.version.language)
        || purposes::names_other_agreement(place, sentence)
}

/// Whether the sentence of an amount is so long, or has so many mentions, that it is none, and nothing follows from its words.
fn is_too_long(place: MentionedIn<'_>, mention: &ReleaseMention) -> bool {
    let text = &place.version.text;
    text.sentence_around(mention).is_some_and(|sentence| {
        sentence.text.len() > LONGEST_SENTENCE || text.mentions_in(sentence).len() > MOST_MENTIONS
    })
}

/// Whether the sentence of an amount is on money that somebody asks for, or on a rate of more.
fn is_claimed(place: MentionedIn<'_>, mention: &ReleaseMention) -> bool {
    let sentence = place.version.text.sentence_around(mention);
    sentence.is_some_and(|sentence| is_claim(&sentence.text, place.version.language))
}

/// The allocation that a sum of others is meant to be: the amount is right beside the purpose, and no sum that has the allocation's amount.
fn contradicted_sum<'s>(
    place: MentionedIn<'_>,
    mention: &ReleaseMention,
    amount: &Amount,
    agreements: &[&'s Agreement],
) -> Option<Known<'s>> {
    if amount.low != amount.high || is_too_long(place, mention) || is_claimed(place, mention) {
        return None;
    }
    let (known, _) = purposes::meant(place, mention, amount, agreements)?;
    let sheet = &known.agreement.sheet;
    let parts: Vec<Money> = sheet.allocations.iter().map(|allocation| allocation.amount).collect();
    let is_wrong = purposes::is_beside(place, mention, amount, known)
        && !is_sum_with(amount.low, known.part, sheet.total, &parts)
        && !is_share_of_known(place, mention, amount, agreements)
        && !is_of_others(place, mention, agreements);
    is_wrong.then_some(known)
}

/// The known figure that an amount is nearly.
fn nearest<'s>(amount: &Amount, agreements: &[&'s Agreement]) -> Option<(Known<'s>, AmountLikeness)> {
    let mut best: Option<(i128, Known<'s>, AmountLikeness)> = None;
    for known in agreements.iter().flat_map(|agreement| known_figures(agreement)) {
        if amount.currency != Some(known.amount.currency()) {
            continue;
        }
        let (Some(likeness), Some(apart)) =
            (likeness(amount.low, known.amount), distance(amount.low, known.amount))
        else {
            continue;
        };
        if best.as_ref().is_none_or(|(least, ..)| apart < *least) {
            best = Some((apart, known, likeness));
        }
    }
    best.map(|(_, known, likeness)| (known, likeness))
}

/// The year of an agreement; if the sheet does not say it, that of the release.
fn year_of(place: MentionedIn<'_>, agreement: &Agreement) -> i16 {
    let year = agreement.sheet.agreed_on.map(|date| date.earliest().year());
    year.unwrap_or_else(|| place.release.day.year())
}

fn differs(
    place: MentionedIn<'_>,
    mention: &ReleaseMention,
    amount: &Amount,
    known: Known<'_>,
    likeness: AmountLikeness,
) -> Diagnostic {
    // A hedge is outside of the range.
    let written = if amount.hedge.is_some() { known.amount.unhedged() } else { known.amount };
    let problem = MentionProblem::NearAmount {
        said: place.words(mention, &amount.range),
        written: written
            .print(place.content.site.settings.conventions(place.version.language))
            .replace('\u{a0}', " "),
        likeness,
    };
    Diagnostic::new(problem, place.place(mention, &amount.range)).related(known.place(), Related::Amount)
}

/// The hint to link an amount, if it is wanted, where a link can be and says the same.
fn hint(
    place: MentionedIn<'_>,
    mention: &ReleaseMention,
    amount: &Amount,
    known: Known<'_>,
) -> Option<Diagnostic> {
    if !place.wants_hints
        || mention.passage != Passage::Body
        || mention.slot.is_some()
        || !amounts::says(amount, known.amount)
    {
        return None;
    }
    let start = u32::try_from(amount.range.start).ok()?;
    let is_in_heading = place.version.text.body.headings.iter().any(|heading| heading.range.contains(&start));
    if is_in_heading || is_in_brackets(place, amount) {
        return None;
    }
    let part = Id::parse(known.agreement.anchor(known.part))?;
    let to = Reference { kind: Kind::Agreement, id: known.agreement.id.clone(), part: Some(part) };
    let problem = MentionProblem::UnlinkedAmount { said: place.words(mention, &amount.range), to };
    let found = Diagnostic::new(problem, place.place(mention, &amount.range));
    Some(found.related(known.place(), Related::Amount))
}

/// Whether an amount is in the words of a link. Links to addresses are not kept.
fn is_in_brackets(place: MentionedIn<'_>, amount: &Amount) -> bool {
    let text = place.content.sources.get(place.version.file).text();
    let line_end = text[amount.range.end..].split("\n\n").next().unwrap_or("");
    match line_end.find(['[', ']']) {
        Some(at) => line_end[at..].starts_with(']'),
        None => false,
    }
}
