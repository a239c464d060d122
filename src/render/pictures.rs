//! The bytes of pictures: in full size, and of all files that are made of them.
//!
//! Takes a media sheet; gives the bytes of each file that is asked for. The picture is read and decoded once for all of them, and as many at
//! a time as memory allows. What the files are called and how large they are is decided in `routes/pictures.rs`, and how pixels are computed
//! in `pictures`. Only what is asked for is made, and nothing is kept: in a preview, browsers keep what they have.

use std::borrow::Cow;
use std::fs;

use super::{Bytes, RenderResult};
use crate::diagnostic::{Diagnostic, Location, NoPicture, ReferenceProblem};
use crate::join::Media;
use crate::path;
use crate::pictures::{
    self, Encoding, Focus, MemoryBudget, Photo, SHARED_SIZE, clean_svg, memory_needed, scaled,
};
use crate::routes::{PictureForm, WIDTHS, encodings, is_offered, pixel_size};

/// A file of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PictureFile {
    /// The picture, at the address that lasts.
    Full,
    Made(PictureForm),
}

/// The bytes of files of one picture, in the order in which they are asked for.
///
/// # Errors
/// If the picture is damaged further down than `load` has looked.
pub(super) fn make(
    media: &Media,
    files: &[PictureFile],
    memory: &MemoryBudget,
) -> RenderResult<Vec<Bytes<'static>>> {
    made(media, files, memory).map_err(|found| {
        let path = media.sheet.file.to_string();
        let place = Location::value(media.file, path!["file"]);
        Box::new(Diagnostic::new(ReferenceProblem::NotAPicture { path, found }, place))
    })
}

/// The bytes of one file of a picture.
///
/// # Errors
/// See [`make`].
pub(super) fn make_one(
    media: &Media,
    file: PictureFile,
    memory: &MemoryBudget,
) -> RenderResult<Bytes<'static>> {
    let mut made = make(media, &[file], memory)?;
    Ok(made.swap_remove(0))
}

fn made(
    media: &Media,
    files: &[PictureFile],
    memory: &MemoryBudget,
) -> Result<Vec<Bytes<'static>>, NoPicture> {
    // It was readable when the site was loaded: whoever changes it causes another reading.
    let bytes = fs::read(&media.picture.from).map_err(|_| NoPicture::Damaged)?;
    let Some(full) = pixel_size(media) else {
        let clean = clean_svg(&bytes).map_err(NoPicture::UnsafeSvg)?;
        // Words can be in it, so it is inspected.
        return Ok(files.iter().map(|_| Bytes::Made(Cow::Owned(clean.clone()))).collect());
    };
    let needed = needed(full, files);
    let _reserved = memory.reserve(memory_needed(&bytes, needed));
    let photo = Photo::decode_for(&bytes, needed)?;
    let mut sizes = Sizes { photo, focus: focus(media), last: None };
    let mut made = Vec::with_capacity(files.len());
    for file in files {
        let pixels = match file {
            PictureFile::Full if is_offered(media) => pictures::original(&bytes)?,
            PictureFile::Full => sizes.largest(encodings(media)),
            PictureFile::Made(PictureForm::Whole { width, encoding }) => sizes.whole(*width, *encoding),
            PictureFile::Made(PictureForm::Shared) => sizes.shared(),
        };
        made.push(Bytes::Pixels(pixels));
    }
    Ok(made)
}

/// The size that a picture must at least be decoded into for these files; its own, if it has less.
fn needed(full: (u32, u32), files: &[PictureFile]) -> (u32, u32) {
    let mut width = 1;
    for file in files {
        width = width.max(match file {
            PictureFile::Full => WIDTHS[WIDTHS.len() - 1],
            PictureFile::Made(PictureForm::Whole { width, .. }) => *width,
            // The part that is shown has this width or this height; the picture is wider than a part with this height.
            PictureFile::Made(PictureForm::Shared) => {
                let (shared_width, shared_height) = SHARED_SIZE;
                shared_width.max(scaled(full.0, shared_height, full.1))
            }
        });
    }
    let width = width.min(full.0);
    (width, scaled(full.1, width, full.0))
}

/// A decoded picture, and the last size that was made of it: the same size is often asked for in two formats, one after the other.
struct Sizes {
    photo: Photo,
    focus: Focus,
    last: Option<Photo>,
}

impl Sizes {
    /// All of the picture, this wide.
    fn whole(&mut self, width: u32, encoding: Encoding) -> Vec<u8> {
        let (full_width, full_height) = self.photo.size();
        let size = (width, scaled(full_height, width, full_width));
        let photo = match self.last.take().filter(|last| last.size() == size) {
            Some(last) => last,
            None => self.photo.resized(size, None),
        };
        self.last.insert(photo).encode(encoding)
    }

    /// The largest that is shown on pages, in the first of these formats. It is at the address of a picture that nobody may print, because
    /// that address lasts.
    fn largest(&mut self, encodings: &[Encoding]) -> Vec<u8> {
        let width = self.photo.size().0.min(WIDTHS[WIDTHS.len() - 1]);
        self.whole(width, encodings.first().copied().unwrap_or(Encoding::Jpeg))
    }

    /// What other sites show.
    fn shared(&self) -> Vec<u8> {
        self.photo.resized(SHARED_SIZE, Some(self.focus)).encode(Encoding::Jpeg)
    }
}

/// The point that stays in the picture where it is cropped.
fn focus(media: &Media) -> Focus {
    let point = media.sheet.focus;
    point.map_or(Focus::MIDDLE, |focus| Focus {
        x: u16::from(focus.left()) * 10,
        y: u16::from(focus.top()) * 10,
    })
}
