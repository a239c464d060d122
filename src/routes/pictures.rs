//! The files that are made of a picture: its sizes for pages, and what other sites show of it.
//!
//! Takes a media sheet; gives the address of each file, and what its pixels are. The name of a file says all that its bytes depend on: the
//! hash in it is of the picture, of what the sheet says of it, and of the way in which it is made. So a file of that name that is already
//! published is the same. The picture itself is at the address that its sheet gives it, which lasts; these addresses do not.

use xxhash_rust::xxh3::Xxh3Default;

use super::addresses::below;
use crate::join::{Ix, Media, Site};
use crate::load::PictureFormat;
use crate::model::address::Address;
use crate::model::media::Reuse;
use crate::pictures::{Encoding, RECIPE, SHARED_SIZE, cropped_size, scaled};

/// The widths that the layout needs, in pixels: a telephone, the text, and both on a screen with twice as many pixels.
pub const WIDTHS: [u32; 4] = [480, 800, 1200, 1600];

/// A file that is made of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadePicture {
    pub address: Address,
    pub form: PictureForm,
    /// Width and height in pixels.
    pub size: (u32, u32),
}

/// What of a picture is in a file that is made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PictureForm {
    /// All of it, this many pixels wide.
    Whole { width: u32, encoding: Encoding },
    /// What fits into [`SHARED_SIZE`], around its focus, as a JPEG.
    Shared,
}

/// The sizes of a picture for pages, in the format of its file and as WebP, in the order of their widths. None of an SVG, which has every size.
pub fn sizes(media: &Media) -> Vec<MadePicture> {
    let Some(Pixels { format: _, size: (full_width, full_height), content_hash }) = pixels(media) else {
        return Vec::new();
    };
    let recipe = recipe(media, content_hash);
    let mut sizes = Vec::new();
    for width in widths(full_width) {
        let size = (width, scaled(full_height, width, full_width));
        for &encoding in encodings(media) {
            let name = format!("{width}.{recipe}.{}", encoding.ending());
            sizes.push(made(media, &name, PictureForm::Whole { width, encoding }, size));
        }
    }
    sizes
}

/// What other sites show of a page with this picture; `None` of an SVG, which they do not show.
pub fn shared(media: &Media) -> Option<MadePicture> {
    let Pixels { format: _, size: full, content_hash } = pixels(media)?;
    let name = format!("shared.{}.jpg", recipe(media, content_hash));
    Some(made(media, &name, PictureForm::Shared, cropped_size(full, SHARED_SIZE)))
}

/// Whether readers are offered the picture in full size. Without a licence, nothing forbids it.
pub fn is_offered(media: &Media) -> bool {
    let reuse = media.sheet.licence.as_ref().map(|licence| licence.reuse);
    reuse != Some(Reuse::NotPermitted)
}

/// All files that are made of the site's pictures, each with its picture.
pub(super) fn made_pictures(site: &Site) -> Vec<(Ix<Media>, MadePicture)> {
    let mut files = Vec::new();
    let mut is_shared = site.media.secondary_map(|| false);
    let images = site.releases.iter().filter_map(|release| release.image);
    for ix in images.chain(site.people.iter().filter_map(|person| person.photo)) {
        is_shared[ix] = true;
    }
    for (ix, media) in site.media.entries().filter(|(ix, _)| site.backlinks.media_used[*ix]) {
        files.extend(sizes(media).into_iter().map(|file| (ix, file)));
        files.extend(shared(media).filter(|_| is_shared[ix]).map(|file| (ix, file)));
    }
    files
}

/// A picture that has pixels.
struct Pixels {
    format: PictureFormat,
    /// Width and height.
    size: (u32, u32),
    content_hash: u64,
}

/// What is known of a picture's pixels; `None` of an SVG.
fn pixels(media: &Media) -> Option<Pixels> {
    let picture = media.picture.picture.as_ref()?.as_ref().ok()?;
    let (width, height) = picture.pixels?;
    let size = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    Some(Pixels { format: picture.format, size, content_hash: media.picture.content_hash? })
}

/// The widths of a picture that is `full` pixels wide: never more than it has, and its own where it has less than the largest.
fn widths(full: u32) -> Vec<u32> {
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|width| *width <= full).collect();
    let largest = widths.last().copied().unwrap_or(0);
    if full < WIDTHS[WIDTHS.len() - 1] && full > largest {
        widths.push(full);
    }
    widths
}

/// Width and height of a picture in pixels; `None` of an SVG.
pub fn pixel_size(media: &Media) -> Option<(u32, u32)> {
    pixels(media).map(|pixels| pixels.size)
}

/// The formats of a picture's sizes: first that of its file, for browsers without WebP, then WebP, which is smaller.
pub fn encodings(media: &Media) -> &'static [Encoding] {
    match pixels(media).map(|pixels| pixels.format) {
        Some(PictureFormat::Jpeg) => &[Encoding::Jpeg, Encoding::WebP],
        Some(PictureFormat::Png | PictureFormat::Gif) => &[Encoding::Png, Encoding::WebP],
        Some(PictureFormat::WebP) => &[Encoding::WebP],
        Some(PictureFormat::Svg) | None => &[],
    }
}

/// A file that is made of a picture; `name` follows the name of the picture's file. It is below `assets/`, which hosts are told to keep.
fn made(media: &Media, name: &str, form: PictureForm, size: (u32, u32)) -> MadePicture {
    let file = media.sheet.file.as_str();
    let (folders, stem) = match file.rsplit_once('/') {
        Some((folders, name)) => (format!("{folders}/"), name),
        None => (String::new(), file),
    };
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let address = below(&Address::root(), &["assets", "media"], &format!("{folders}{stem}-{name}"));
    MadePicture { address, form, size }
}

/// A hash of all that the bytes of the files depend on, as 12 digits.
fn recipe(media: &Media, content_hash: u64) -> String {
    let mut hash = Xxh3Default::new();
    hash.update(&content_hash.to_le_bytes());
    hash.update(&RECIPE.to_le_bytes());
    // What is at the address of the picture itself depends on it, and is known by these names, too.
    hash.update(&[u8::from(is_offered(media))]);
    if let Some(focus) = media.sheet.focus {
        hash.update(&[focus.left(), focus.top()]);
    }
    format!("{:012x}", hash.digest() >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_size_is_larger_than_the_picture() {
        assert_eq!(widths(4000), [480, 800, 1200, 1600]);
        assert_eq!(widths(1600), [480, 800, 1200, 1600]);
        assert_eq!(widths(1500), [480, 800, 1200, 1500]);
        assert_eq!(widths(800), [480, 800]);
        assert_eq!(widths(300), [300]);
        assert_eq!(widths(1), [1]);
    }
}
