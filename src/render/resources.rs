//! The files that no page template renders: feeds, the sitemap, `robots.txt`, what hosts read, and copied files.
//!
//! Takes a resource of the routes; gives its bytes, or the path of the file to copy. Only pictures and full texts can fail: the only
//! texts of the theme that others use are those that mark a title, and what it makes of the body of a release.

mod corrections;
mod feed;
mod feeds;
mod full_text;
mod hosts;
mod icons;
mod rss;
mod search;
mod sitemap;
mod xml;

pub(super) use full_text::full_text;
pub use hosts::HEADERS;
pub(super) use search::SearchIndexes;

use std::borrow::Cow;

use super::fragments::PageBuilder;
use super::pictures::{self, PictureFile};
use super::{Bytes, RenderResult, ninjs, open_data, plain_text, tables};
use crate::check::Checked;
use crate::model::address::Address;
use crate::pictures::MemoryBudget;
use crate::routes::{IconFile, Resource};

/// The bytes of the resource at an address.
///
/// # Errors
/// The problem of a picture that is damaged, or of a component of the theme.
pub(super) fn bytes<'a>(
    resource: &Resource,
    address: &Address,
    checked: &'a Checked,
    builder: &PageBuilder<'_>,
    indexes: &'a SearchIndexes,
    memory: &MemoryBudget,
) -> RenderResult<Bytes<'a>> {
    let site = checked.site();
    let (locale, theme) = (&builder.locale, builder.locale.theme);
    let made = match resource {
        Resource::File(ix) => return Ok(Bytes::CopyOf(&site.files[*ix].copy.from)),
        Resource::Media(ix) => return pictures::make_one(&site.media[*ix], PictureFile::Full, memory),
        Resource::Picture(ix, form) => {
            return pictures::make_one(&site.media[*ix], PictureFile::Made(*form), memory);
        }
        Resource::Card(card) => return Ok(Bytes::Pixels(card.png())),
        Resource::Icon(file) => match site.brand.favicon {
            Some(ix) if *file == IconFile::Svg => {
                return pictures::make_one(&site.media[ix], PictureFile::Full, memory);
            }
            _ => icons::icon(site, theme, *file),
        },
        Resource::Feed { of, format, .. } => feeds::feed(builder, *of, *format, address)?,
        Resource::CorrectionsFeed { format, .. } => corrections::feed(locale, *format, address),
        Resource::Facts(page) => open_data::facts(builder, page, &page_of(address)),
        Resource::PlainText(ix, _) => plain_text::release(builder, *ix),
        Resource::Ninjs(ix, _) => ninjs::ninjs(builder, *ix)?,
        Resource::Table(table, format) => tables::table(locale, *table, *format),
        Resource::DataPackage => tables::data_package(locale),
        Resource::Catalogue => tables::catalogue(locale),
        Resource::Search { file, language } => {
            let file = indexes.file(site, theme, *file, *language);
            return Ok(Bytes::Made(Cow::Borrowed(file.as_bytes())));
        }
        Resource::Sitemap { number, parts } => sitemap::sitemap(checked, *number, *parts),
        Resource::Robots => sitemap::robots(site).into_bytes(),
        Resource::Host(file) => hosts::host_file(checked, theme, *file).into_bytes(),
    };
    Ok(Bytes::Made(Cow::Owned(made)))
}

/// The address of the page that a file is beside.
fn page_of(address: &Address) -> Address {
    let folder = address.rfind('/').map_or("/", |end| &address[..=end]);
    Address::parse(folder).unwrap_or_else(Address::root)
}
