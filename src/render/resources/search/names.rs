//! The names of things, in every spelling that readers know them by.

use std::borrow::Cow;

use crate::join::{Ix, Organisation, Partnership};
use crate::render::locale::Locale;

/// Every name of an organisation.
pub(super) fn names_of_organisation<'a>(locale: &Locale<'a>, ix: Ix<Organisation>) -> Vec<Cow<'a, str>> {
    let sheet = &locale.site.organisations[ix].sheet;
    let mut names = vec![locale.phrase(&sheet.name).text];
    names.extend(sheet.short_name.as_ref().map(|name| locale.phrase(name).text));
    names.extend(sheet.aliases.iter().map(|alias| Cow::Borrowed(&**alias)));
    names
}

/// Every name of a partnership.
pub(super) fn names_of_partnership<'a>(locale: &Locale<'a>, ix: Ix<Partnership>) -> Vec<Cow<'a, str>> {
    let sheet = &locale.site.partnerships[ix].sheet;
    let mut names = vec![locale.phrase(&sheet.name).text];
    names.extend(sheet.aliases.iter().map(|alias| Cow::Borrowed(&**alias)));
    names
}
