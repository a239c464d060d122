//! A picture in its full size, for print: turned, in sRGB, and without metadata.
//!
//! Takes the bytes of a JPEG, PNG, WebP or GIF; gives those of a picture in the same format, or a PNG for a GIF.

use super::photo::{Encoding, Photo};
use crate::diagnostic::NoPicture;

/// The picture in its full size without metadata.
///
/// # Errors
/// If it cannot be decoded: see [`Photo::decode`].
pub fn original(bytes: &[u8]) -> Result<Vec<u8>, NoPicture> {
    let photo = Photo::decode(bytes)?;
    Ok(photo.encode(Encoding::Jpeg))
}
