//! Plain pages.

use std::borrow::Cow;

use serde::Serialize;

use super::head::Head;
use super::languages::alternates;
use crate::join::{Ix, Page};
use crate::mention::unbroken;
use crate::model::address::Address;
use crate::render::RenderResult;
use crate::render::components::prose;
use crate::render::fragments::PageBuilder;
use crate::render::locale::Locale;
use crate::theme::Fragment;

/// `page`: a plain page.
#[derive(Debug, Clone, Serialize)]
pub struct PlainView<'a> {
    /// The title.
    pub title: Cow<'a, str>,
    /// What it says, in a few sentences.
    pub summary: Option<Cow<'a, str>>,
    /// The text as HTML.
    pub body: Fragment,
}

pub(super) fn head<'a>(locale: &Locale<'a>, address: &Address, ix: Ix<Page>) -> Head<'a> {
    let page = &locale.site.pages[ix];
    let text = &page.version(locale.language).text;
    Head {
        title: Some(locale.words(&text.words.title, locale.language)),
        description: text.words.summary.as_deref().map(|summary| locale.words(summary, locale.language)),
        alternates: alternates(locale, page.addresses.iter()),
        ..Head::new(locale, address, "page", format!("page:{}", page.id))
    }
}

pub(super) fn view<'a>(builder: &PageBuilder<'a>, ix: Ix<Page>) -> RenderResult<PlainView<'a>> {
    let version = builder.locale.site.pages[ix].version(builder.locale.language);
    Ok(PlainView {
        title: unbroken(&version.text.words.title),
        summary: version.text.words.summary.as_deref().map(unbroken),
        body: prose::body(builder, &version.text.body, &version.referents)?,
    })
}
