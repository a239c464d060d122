//! The front matter of a plain page.

use super::decode::{Fields, Value};
use super::release::waiver;
use super::values::{address, id, integer, words};
use crate::diagnostic::Code;
use crate::model::page::PageFile;
use crate::model::prose::Prose;

/// Reads the front matter; the language and the text are put in by the caller, who knows the whole file.
///
/// The home page has the address of the site, so it can have no slug.
pub(super) fn page(value: Value<'_>, is_home: bool) -> Option<PageFile> {
    let mut fields = Fields::open(value)?;
    let title = fields.required("title", words);
    let summary = fields.optional("summary", words);
    let slug = fields.optional("slug", id);
    if is_home && slug.is_some() {
        fields
            .complain_of(
                "slug",
                Code::InvalidValue,
                "the home page has no slug: its address is that of the site",
            )
            .help("remove the line")
            .push();
    }
    let nav = fields.optional("nav", integer);
    let redirect_from = fields.list("redirect_from", address);
    let waivers = fields.list("waivers", waiver);
    fields.close();
    Some(PageFile {
        language: None,
        title: title?,
        summary,
        slug,
        nav,
        redirect_from,
        waivers,
        body: Prose::default(),
    })
}
