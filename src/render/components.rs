//! What several kinds of page show: pictures, quotations, contacts, sources, facts, releases in a list, body texts.
//!
//! Takes things of the site; gives their views, or the fragments that the theme's components make of them. A component uses
//! fragments and the locale, never a page.

pub(super) mod agreement;
pub(super) mod contacts;
pub(super) mod figure;
pub(super) mod partnership;
pub(super) mod prose;
pub(super) mod releases;
pub(super) mod sources;
pub(super) mod statement;

/// The word by which one of a few values is known on sheets and in the theme's strings.
pub(super) fn name_of<T: PartialEq>(names: &[(&'static str, T)], value: &T) -> &'static str {
    names.iter().find(|(_, known)| known == value).map_or("", |(name, _)| name)
}
