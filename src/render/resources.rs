//! The files that no page template renders: feeds, the sitemap, `robots.txt`, what hosts read, and copied files.
//!
//! Takes a resource of the routes; gives its bytes, or the path of the file to copy. No resource can fail: the only
//! texts of the theme that it uses are those that mark a title.

mod corrections;
mod feeds;
mod hosts;
mod icons;
mod sitemap;
mod xml;

pub use hosts::HEADERS;

use std::borrow::Cow;

use super::Bytes;
use super::locale::Locale;
use crate::check::Checked;
use crate::model::address::Address;
use crate::routes::Resource;
use crate::theme::Theme;

/// The bytes of the resource at an address.
pub(super) fn bytes<'a>(
    resource: &Resource,
    address: &Address,
    checked: &'a Checked,
    theme: &Theme,
) -> Bytes<'a> {
    let site = checked.site();
    let made = match resource {
        Resource::File(ix) => return Bytes::CopyOf(&site.files[*ix].copy.from),
        Resource::Media(ix) => return Bytes::CopyOf(&site.media[*ix].picture.from),
        Resource::Card(card) => card.png(),
        Resource::Icon(file) => return icons::icon(site, theme, *file),
        Resource::Feed { of, format, language } => {
            feeds::feed(&Locale::new(site, theme, *language), *of, *format, address)
        }
        Resource::CorrectionsFeed { format, language } => {
            corrections::feed(&Locale::new(site, theme, *language), *format, address)
        }
        Resource::Sitemap { number, parts } => sitemap::sitemap(checked, *number, *parts),
        Resource::Robots => sitemap::robots(site).into_bytes(),
        Resource::Host(file) => hosts::host_file(checked, theme, *file).into_bytes(),
    };
    Bytes::Made(Cow::Owned(made))
}
