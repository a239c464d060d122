//! The switch between the languages of the site.
//!
//! Takes the translations of a page; gives an entry for each language of the site. Where there is no translation, the entry
//! leads to the home page of its language and says so, in that language: it is written for those who read it.

use std::borrow::Borrow;

use serde::Serialize;

use crate::model::Language;
use crate::model::address::Address;
use crate::model::conventions::Words;
use crate::render::locale::{HeldBackView, Locale};

/// A page in one of its languages.
#[derive(Debug, Clone, Serialize)]
pub struct Alternate {
    /// Its language: `da`.
    pub language: &'static str,
    /// The language's name in itself.
    pub name: Words,
    /// The language as Open Graph writes it: `da_DK`.
    pub og_locale: String,
    /// The full address.
    pub url: String,
    /// The address from the root of the host.
    pub href: String,
    /// Whether it is the page itself.
    pub current: bool,
    /// Whether it is in the site's default language.
    pub default: bool,
    /// That it is not public yet, or not any more: only in a preview.
    pub held_back: Option<HeldBackView>,
}

/// A language of the site, on a page.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageLink {
    /// `da` or `en`.
    pub language: &'static str,
    /// The language's name in itself.
    pub name: Words,
    /// Where it leads, from the root of the host: to this page in the language, or to the home page.
    pub href: String,
    /// Whether it is the language of the page.
    pub current: bool,
    /// Whether it leads to this page.
    pub is_translation: bool,
    /// Where it leads if it is not to this page: words in its language.
    pub leads_to: Option<String>,
    /// That this page does not exist in its language: words in its language.
    pub untranslated: Option<String>,
    /// That the page there is not public yet, or not any more: only in a preview.
    pub held_back: Option<HeldBackView>,
}

/// Every language of the site, on a page with these translations; none if the site has only one. `own` is the address of the
/// page itself.
pub(super) fn languages(locale: &Locale<'_>, translations: &[Alternate], own: &str) -> Vec<LanguageLink> {
    let languages = &locale.site.settings.languages;
    if languages.len() < 2 {
        return Vec::new();
    }
    languages.iter().map(|&language| language_link(locale, language, translations, own)).collect()
}

fn language_link(
    locale: &Locale<'_>,
    language: Language,
    translations: &[Alternate],
    own: &str,
) -> LanguageLink {
    let translation = translations.iter().find(|translation| translation.language == language.tag());
    let current = language == locale.language;
    let link = LanguageLink {
        language: language.tag(),
        name: locale.site.settings.conventions(language).own_name.clone(),
        href: own.to_owned(),
        current,
        is_translation: true,
        leads_to: None,
        untranslated: None,
        held_back: None,
    };
    match translation {
        Some(translation) => {
            let (href, held_back) = (translation.href.clone(), translation.held_back.clone());
            LanguageLink { href, held_back, ..link }
        }
        None if current => link,
        None => LanguageLink {
            href: locale.href(&locale.site.home(language)),
            is_translation: false,
            leads_to: Some(locale.theme.words("languages_home", language, |_| None)),
            untranslated: Some(locale.theme.words("languages_untranslated", language, |_| None)),
            ..link
        },
    }
}

/// A page in each of its languages; nothing where there is only one.
pub(super) fn alternates<A: Borrow<Address>>(
    locale: &Locale<'_>,
    addresses: impl Iterator<Item = (Language, A)>,
) -> Vec<Alternate> {
    let addresses: Vec<(Language, A)> = addresses.collect();
    if addresses.len() < 2 {
        return Vec::new();
    }
    let default = locale.site.settings.default_language();
    let mut alternates = Vec::with_capacity(addresses.len());
    for (language, address) in addresses {
        alternates.push(Alternate {
            language: language.tag(),
            name: locale.site.settings.conventions(language).own_name.clone(),
            og_locale: locale.theme.words("og_locale", language, |_| None),
            url: locale.url(address.borrow()),
            href: locale.href(address.borrow()),
            current: language == locale.language,
            default: language == default,
            held_back: None,
        });
    }
    alternates
}
