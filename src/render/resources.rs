//! The files that no page template renders: feeds, the sitemap, `robots.txt`, what hosts read, and copied files.
//!
//! Takes a resource of the routes; gives its bytes, or the path of the file to copy. Only a picture can fail: the only
//! texts of the theme that others use are those that mark a title.

mod corrections;
mod feeds;
mod hosts;
mod icons;
mod search;
mod sitemap;
mod xml;

pub use hosts::HEADERS;
pub(super) use search::SearchIndexes;

use std::borrow::Cow;

use super::locale::Locale;
use super::pictures::{self, PictureFile};
use super::{Bytes, RenderResult};
use crate::check::Checked;
use crate::model::address::Address;
use crate::pictures::MemoryBudget;
use crate::routes::{IconFile, Resource};
use crate::theme::Theme;

/// The bytes of the resource at an address.
///
/// # Errors
/// The problem of a picture that is damaged.
pub(super) fn bytes<'a>(
    resource: &Resource,
    address: &Address,
    checked: &'a Checked,
    theme: &Theme,
    indexes: &'a SearchIndexes,
    memory: &MemoryBudget,
) -> RenderResult<Bytes<'a>> {
    let site = checked.site();
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
        Resource::Feed { of, format, language } => {
            feeds::feed(&Locale::new(site, theme, *language), *of, *format, address)
        }
        Resource::CorrectionsFeed { format, language } => {
            corrections::feed(&Locale::new(site, theme, *language), *format, address)
        }
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
