//! The words for rules of accessibility, in Danish.

use crate::diagnostic::{AccessibilityProblem, AccessibilityRule};
use crate::words::Words;

pub(super) fn words(problem: &AccessibilityProblem) -> Words {
    let AccessibilityProblem { rule, element, page, more } = problem;
    let Words { title, help, .. } = self::rule(*rule);
    let pages = match more {
        0 => format!("på {page}"),
        1 => format!("på {page} og 1 side til"),
        more => format!("på {page} og {more} sider til"),
    };
    let title = match element.as_str() {
        "" => format!("{title}, {pages}"),
        element => format!("{title}, {pages}: `{element}`"),
    };
    let mut words = Words::new(title);
    words.help = help;
    match rule.url() {
        Some(url) => words.help(format!("reglen er forklaret på {url}")),
        None => words,
    }
}

/// What is wrong with an element that breaks a rule, and what to do.
pub(in crate::words) fn rule(rule: AccessibilityRule) -> Words {
    let (title, help) = match rule {
        AccessibilityRule::PageTitle => {
            ("siden har ingen titel", "skriv i `title` i hovedet, hvad siden handler om")
        }
        AccessibilityRule::PageLanguage => (
            "siden siger ikke, hvilket sprog den er på",
            "skriv det i `lang` i `html`, som `<html lang=\"da\">`",
        ),
        AccessibilityRule::PageLanguageTag => {
            ("sidens sprog findes ikke", "skriv et registreret sprog i `lang`, som `da` eller `en`")
        }
        AccessibilityRule::PartLanguageTag => {
            ("elementets sprog findes ikke", "skriv et registreret sprog i `lang`, som `da` eller `en`")
        }
        AccessibilityRule::Refresh | AccessibilityRule::RefreshAtAll => (
            "siden henter sig selv eller en anden side efter et stykke tid",
            "fjern det, eller lad det ske med det samme med 0 sekunder",
        ),
        AccessibilityRule::Zoom => (
            "læserne kan ikke forstørre siden til det dobbelte",
            "fjern `user-scalable` og `maximum-scale` fra viewport",
        ),
        AccessibilityRule::ImageName => (
            "billedet har ingen alternativ tekst",
            "skriv i `alt`, hvad det viser, eller `alt=\"\"`, hvis det kun er pynt",
        ),
        AccessibilityRule::ExposedDecoration => (
            "elementet er markeret som pynt, men bliver læst op alligevel",
            "fjern dets andre egenskaber, eller det, der markerer det som pynt",
        ),
        AccessibilityRule::SvgName => (
            "tegningen har intet navn",
            "begynd `svg` med en `title`, der siger, hvad den viser, eller fjern dens rolle",
        ),
        AccessibilityRule::ImageButtonName => {
            ("billedknappen har intet navn", "skriv i `alt`, hvad knappen gør")
        }
        AccessibilityRule::LinkName => {
            ("linket har ingen tekst", "skriv, hvor det fører hen, eller giv billedet i det en `alt`")
        }
        AccessibilityRule::ButtonName => ("knappen har intet navn", "skriv på den, hvad den gør"),
        AccessibilityRule::HeadingName => ("overskriften er tom", "skriv dens tekst, eller fjern den"),
        AccessibilityRule::SummaryName => {
            ("det, der folder noget ud, har intet navn", "skriv i `summary`, hvad der er indeni")
        }
        AccessibilityRule::FieldName => {
            ("feltet har intet navn", "giv det en `label`, der siger, hvad der skal stå")
        }
        AccessibilityRule::FrameName => ("rammen har intet navn", "skriv i `title`, hvad der er i den"),
        AccessibilityRule::LabelInName => (
            "elementets navn mangler de ord, læserne ser på det",
            "begynd `aria-label` med de synlige ord, eller fjern den",
        ),
        AccessibilityRule::HeaderCell => (
            "overskriftscellen hører ikke til nogen anden celle",
            "giv dens kolonne eller række celler, eller brug `td`",
        ),
        AccessibilityRule::HeadersAttribute => (
            "cellens `headers` nævner noget, der ikke er en anden celle i tabellen",
            "nævn id’er på overskriftsceller i samme tabel",
        ),
        AccessibilityRule::ContentLandmark => {
            ("det, der kommer efter menuen, er ikke i noget landemærke", "læg sidens indhold i `main`")
        }
        AccessibilityRule::ContentHeading => {
            ("det, der kommer efter menuen, har ingen overskrift", "begynd sidens indhold med en overskrift")
        }
        AccessibilityRule::KnownRole => ("rollen findes ikke", "skriv en, som WAI-ARIA har, eller fjern den"),
        AccessibilityRule::UniqueId => ("et andet element har samme id", "giv et af dem et andet `id`"),
        AccessibilityRule::HiddenFocus => (
            "tabulatortasten stopper ved noget, der er skjult for skærmlæsere",
            "fjern `aria-hidden`, eller hold det ude af rækkefølgen med `tabindex=\"-1\"`",
        ),
        AccessibilityRule::NestedFocus => (
            "tabulatortasten stopper ved noget inde i et element, der kun læses som tekst",
            "læg det ved siden af elementet",
        ),
        AccessibilityRule::KnownProperty => (
            "elementet har en egenskab `aria-…`, der ikke findes",
            "ret stavemåden: WAI-ARIA har en liste over dem",
        ),
        AccessibilityRule::Autocomplete => (
            "`autocomplete` har en værdi, som browsere ikke kender",
            "skriv en, som HTML har, som `email` eller `section-x billing postal-code`",
        ),
        AccessibilityRule::OneMainHeading => {
            ("siden har ikke præcis én `h1`", "giv den én overskrift på niveau 1: dens titel")
        }
        AccessibilityRule::HeadingOrder => {
            ("et overskriftsniveau er sprunget over før denne", "brug niveauet lige under overskriften før")
        }
        AccessibilityRule::OneMain => {
            ("siden har ikke præcis én `main`", "læg sidens indhold, og kun det, i én `main`")
        }
        AccessibilityRule::LandmarkNames => (
            "to landemærker af samme slags kan ikke skelnes",
            "giv hvert af dem sit eget navn i `aria-label`",
        ),
        AccessibilityRule::TableHeaders => (
            "tabellen har ingen overskriftsceller",
            "brug `th` til de celler, der siger, hvad der er i deres kolonne eller række",
        ),
    };
    Words::new(title).help(help)
}
