//! A link to an amount says the amount that the sheet says.
//!
//! At the precision of the sheet, value, currency and hedge are the same. A coarser figure is right if the sheet's rounds to it (closed
//! intervals, as in XBRL Calculations 1.1), or if its hedge is true: `knap 49 mio. kr.` of 48.6 million. A hedge of the sheet
//! is never lost. Digits that the sheet does not have are wrong.

use super::verdict::Verdict;
use super::{Body, Content};
use crate::diagnostic::{Diagnostic, Diagnostics, Location, Related, RuleProblem};
use crate::join::{Agreement, AgreementPart, Referent, Site};
use crate::mention::{Amount, Figure, amounts, are_amounts_read};
use crate::model::money::{Currency, Qualifier};
use crate::model::prose::{LinkedAmount, Slot, SlotContent};
use crate::model::{Conventions, Language, Money};
use crate::path;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let site = content.site;
    for body in &content.with_slots {
        for (slot, referent) in body.slots() {
            if let Some(Verdict::Differs(problem)) =
                referent.and_then(|referent| judge(site, body, slot, referent))
            {
                diagnostics.push(problem);
            }
        }
    }
}

/// Whether a link says the amount it leads to. `None` if it leads to none.
pub(super) fn judge(site: &Site, body: &Body<'_>, slot: &Slot, referent: &Referent) -> Option<Verdict> {
    let (SlotContent::Link { text, amounts, .. }, Referent::Agreement(ix, Some(part))) =
        (&slot.content, referent)
    else {
        return None;
    };
    let agreement = &site.agreements[*ix];
    let amount = agreement.amount(*part)?;
    let said: Vec<&LinkedAmount> = amounts.iter().filter(|linked| linked.language == body.language).collect();
    let conventions = site.settings.conventions(body.language);
    if agrees(text, body.language, conventions, &said, amount) {
        return Some(Verdict::Agrees(place(agreement, *part)));
    }
    let written = to_write(&said, amount);
    let problem = RuleProblem::AmountDiffers {
        said: text.to_string(),
        amount,
        printed: written.unwrap_or(amount).print(conventions).replace('\u{a0}', " "),
        can_be_replaced: written.is_some(),
        lacks_currency: lacks_currency(text, body.language, amount),
    };
    let found = Diagnostic::new(problem, body.place(&slot.range));
    Some(Verdict::Differs(found.related(place(agreement, *part), Related::Amount)))
}

/// Where a sheet has the amount of a part.
pub(super) fn place(agreement: &Agreement, part: AgreementPart) -> Location {
    let path = match part {
        AgreementPart::Total => path!["total"],
        AgreementPart::Allocation(at) => path!["allocations", at, "amount"],
        AgreementPart::Assignment(at) => path!["assignments", at],
    };
    Location::value(agreement.file, path)
}

/// What the link is to say: a hedge outside of it is not repeated. `None` if that hedge is wrong.
fn to_write(said: &[&LinkedAmount], amount: Money) -> Option<Money> {
    let outside = said.iter().find(|linked| linked.is_hedged_outside);
    match outside {
        None => Some(amount),
        Some(linked) if linked.amount.hedge == amount.qualifier() => Some(amount.unhedged()),
        Some(_) => None,
    }
}

/// Whether a text would say the amount if it had the currency: `1,85 milliarder`.
fn lacks_currency(text: &str, language: Language, amount: Money) -> bool {
    let with_currency = format!("{text} {}", amount.currency().code());
    amounts(text, language).is_empty()
        && matches!(&amounts(&with_currency, language)[..], [only] if says(only, amount))
}

/// Whether the text of a link says the amount, or no amount at all.
fn agrees(
    text: &str,
    language: Language,
    conventions: &Conventions,
    said: &[&LinkedAmount],
    amount: Money,
) -> bool {
    if said.is_empty() {
        // As it is printed: `1.000 pund` is no money in running text, where it may be a weight.
        return match Money::read_printed(text, conventions) {
            Some(printed) => printed.says_the_same(amount) && printed.qualifier() == amount.qualifier(),
            // In other languages, an amount may be spelt in a way that is not known here.
            None => !are_amounts_read(language) || !is_about_money(text),
        };
    }
    said.iter().all(|linked| says(&linked.amount, amount))
}

/// Whether an amount in a text is that of the sheet.
pub(super) fn says(said: &Amount, sheet: Money) -> bool {
    if said.low != said.high || said.currency != Some(sheet.currency()) {
        return false;
    }
    let written = sheet_figure(sheet);
    if said.low.exponent() <= written.exponent() {
        let is_same = said.low == written && said.hedge == sheet.qualifier();
        return is_same || is_coarser_by_zeros(said, written) && is_true_of(said.low, said.hedge, written);
    }
    let has_lost_hedge = sheet.qualifier().is_some() && said.hedge.is_none();
    !has_lost_hedge && is_true_of(said.low, said.hedge, written)
}

/// Whether zeros at the end of a hedged figure make it coarser: `over 500 mio. kr.` of 515 million.
fn is_coarser_by_zeros(said: &Amount, sheet: Figure) -> bool {
    !matches!(said.hedge, None | Some(Qualifier::About))
        && said.low.without_zeros().exponent() > sheet.without_zeros().exponent()
}

/// The value of a sheet's amount, as precise as it is written.
pub(super) fn sheet_figure(sheet: Money) -> Figure {
    // A step is a power of ten, in minor units.
    let exponent = sheet.step().ilog10().cast_signed() - sheet.currency().decimals().cast_signed();
    Figure::new(i128::from(sheet.minor() / sheet.step()), exponent)
}

/// Whether a coarser figure with this hedge is true of the value of the sheet.
pub(super) fn is_true_of(said: Figure, hedge: Option<Qualifier>, sheet: Figure) -> bool {
    let Some(over) = sheet.minus(said) else {
        return false;
    };
    // Of a hedged figure, zeros at its end are not digits that were counted: `godt 200 mio. kr.` of 214.3 million.
    let step = if hedge.is_some() { said.without_zeros().exponent() } else { said.exponent() };
    match hedge {
        None | Some(Qualifier::About) => over.is_at_most_half(step),
        Some(Qualifier::Over) => over.digits() > 0 && over.is_less_than_one(step),
        Some(Qualifier::AtLeast) => over.digits() >= 0 && over.is_less_than_one(step),
        Some(Qualifier::Under) => over.digits() < 0 && over.is_less_than_one(step),
        Some(Qualifier::UpTo) => over.digits() <= 0 && over.is_less_than_one(step),
    }
}

/// Whether a text in which no amount is read has a number that is meant as money: with a word for money, or without any words. `the
/// agreement of 2020` is not about money.
fn is_about_money(text: &str) -> bool {
    const WORDS: &str = "kr kroner krone mio mia million millioner millions milliard milliarder billion tusind thousand \
                         euro dollar pund kronen millionen milliarde milliarden mrd tausend tsd pfund";
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let has_digits = text.contains(|c: char| c.is_ascii_digit());
    has_digits
        && (!text.contains(char::is_alphabetic)
            || words.any(|word| {
                let lower = word.to_lowercase();
                WORDS.split(' ').any(|known| known == lower) || Currency::from_code(word).is_some()
            }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::amounts;

    /// Whether a text says the amount of a sheet.
    fn agrees_with(sheet: &str, text: &str, language: Language) -> bool {
        let sheet = sheet.parse().expect("an amount");
        let read = amounts(text, language);
        let linked =
            read.into_iter().map(|amount| LinkedAmount { language, amount, is_hedged_outside: false });
        let linked: Vec<LinkedAmount> = linked.collect();
        agrees(
            text,
            language,
            Conventions::known_or_english(language),
            &linked.iter().collect::<Vec<_>>(),
            sheet,
        )
    }

    #[test]
    fn the_text_says_the_amount_as_the_sheet_writes_it() {
        for (sheet, text) in [
            ("about DKK 215 million", "ca. 215 mio. kr."),
            ("about DKK 215 million", "omkring 215 millioner kroner"),
            ("about DKK 215 million", "pengene"),
            ("about DKK 215 million", "aftalen fra 2020"),
            ("DKK 37.6 million", "37,6 mio. kr."),
            ("DKK 37600000", "37.600.000 kr."),
            ("EUR 1.5 million", "1,5 mio. euro"),
            ("GBP 1000", "1.000 pund"),
        ] {
            assert!(agrees_with(sheet, text, Language::DANISH), "{sheet}: {text}");
        }
        for (sheet, text) in [
            ("about DKK 215 million", "214 mio. kr."),
            ("about DKK 215 million", "215 mio. kr. eller 216 mio. kr."),
            ("about DKK 215 million", "op til 215 mio. kr."),
            ("about DKK 215 million", "ca. 215,0 mio. kr."),
            ("about DKK 215 million", "ca. 215 mio. euro"),
            ("about DKK 215 million", "215"),
            ("about DKK 215 million", "2.150"),
            ("about DKK 215 million", "mellem 210 og 215 mio. kr."),
            ("DKK 37.6 million", "ca. 37,6 mio. kr."),
        ] {
            assert!(!agrees_with(sheet, text, Language::DANISH), "{sheet}: {text}");
        }
    }

    #[test]
    fn a_coarser_figure_is_right_if_it_rounds_or_its_hedge_is_true() {
        for (sheet, text, is_right) in [
            ("DKK 37.6 million", "38 mio. kr.", true),
            ("DKK 37.6 million", "37 mio. kr.", false),
            ("DKK 37.5 million", "37 mio. kr.", true),
            ("DKK 37.5 million", "38 mio. kr.", true),
            ("DKK 48.6 million", "knap 49 mio. kr.", true),
            ("DKK 48.6 million", "knap 48 mio. kr.", false),
            ("DKK 48.6 million", "godt 48 mio. kr.", true),
            ("DKK 48.6 million", "mere end 48 mio. kr.", true),
            ("DKK 48.6 million", "mindst 49 mio. kr.", false),
            ("DKK 48.6 million", "ca. 49 mio. kr.", true),
            ("DKK 214.3 million", "godt 200 mio. kr.", true),
            ("DKK 515 million", "over 500 mio. kr.", true),
            ("DKK 515 million", "over 510 mio. kr.", true),
            ("DKK 515 million", "over 520 mio. kr.", false),
            ("DKK 515 million", "500 mio. kr.", false),
            ("DKK 345 million", "knap 350 mio. kr.", true),
            ("DKK 345 million", "knap 346 mio. kr.", false),
            ("DKK 345 million", "godt 345 mio. kr.", false),
            ("DKK 500 million", "over 500 mio. kr.", false),
            ("DKK 345 million", "ca. 350 mio. kr.", false),
            ("about DKK 515 million", "over 500 mio. kr.", true),
            ("DKK 214.3 million", "200 mio. kr.", false),
            ("about DKK 214.6 million", "215 mio. kr.", false),
            ("about DKK 214.6 million", "ca. 215 mio. kr.", true),
            ("DKK 2149 million", "2,1 mia. kr.", true),
            ("DKK 2151 million", "2,1 mia. kr.", false),
        ] {
            assert_eq!(agrees_with(sheet, text, Language::DANISH), is_right, "{sheet}: {text}");
        }
    }

    #[test]
    fn a_currency_can_be_missing() {
        for (sheet, text, expected) in [
            ("DKK 1.85 billion", "1,85 milliarder", true),
            ("about DKK 215 million", "ca. 215 mio.", true),
            ("DKK 1.85 billion", "1,7 milliarder", false),
            ("DKK 1.85 billion", "1,85 milliarder kr.", false),
            ("DKK 1.85 billion", "pengene", false),
        ] {
            let sheet = sheet.parse().expect("an amount");
            assert_eq!(lacks_currency(text, Language::DANISH, sheet), expected, "{text}");
        }
    }

    #[test]
    fn each_language_has_its_own_words() {
        let sheet = "about DKK 215 million";
        assert!(agrees_with(sheet, "about DKK 215 million", Language::ENGLISH));
        assert!(agrees_with(sheet, "around 215 million kroner", Language::ENGLISH));
        assert!(!agrees_with(sheet, "DKK 215 million", Language::ENGLISH));
    }
}
