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
