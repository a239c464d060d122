//! A picture in its full size, for print: turned, in sRGB, and without metadata.
//!
//! Takes the bytes of a JPEG, PNG, WebP or GIF; gives those of a picture in the same format, or of a PNG for a GIF that has no end. Where the file has the
//! right pixels already, they are not encoded again: only the parts with metadata are left out.

use image::ImageFormat;

use super::photo::{Encoding, Photo};
use super::{decode_jpeg, parts};
use crate::diagnostic::NoPicture;

/// The picture in its full size without metadata.
///
/// # Errors
/// If it cannot be decoded: see [`Photo::decode`]. Not every JPEG is decoded, so a damage in its pixels may stay.
pub fn original(bytes: &[u8]) -> Result<Vec<u8>, NoPicture> {
    let format = image::guess_format(bytes).ok();
    if format == Some(ImageFormat::Jpeg) && decode_jpeg::is_right(bytes)? {
        return parts::clean_jpeg(bytes).ok_or(NoPicture::Damaged);
    }
    let photo = Photo::decode(bytes)?;
    if photo.is_as_in_file
        && let Some(clean) = clean(bytes, format)
    {
        return Ok(clean);
    }
    Ok(match format {
        Some(ImageFormat::Jpeg) => photo.encode_for_print(Encoding::Jpeg),
        Some(ImageFormat::WebP) => photo.encode_for_print(Encoding::WebP),
        _ => photo.encode_for_print(Encoding::Png),
    })
}

/// Whether a JPEG, PNG or WebP is there to its end.
pub fn has_end(bytes: &[u8]) -> bool {
    match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => parts::jpeg_segments(bytes).is_some(),
        Ok(ImageFormat::Png) => parts::png_chunks(bytes).is_some(),
        Ok(ImageFormat::WebP) => parts::webp_chunks(bytes).is_some(),
        _ => false,
    }
}

fn clean(bytes: &[u8], format: Option<ImageFormat>) -> Option<Vec<u8>> {
    match format? {
        ImageFormat::Png => parts::clean_png(bytes),
        ImageFormat::WebP => parts::clean_webp(bytes),
        ImageFormat::Gif => parts::clean_gif(bytes),
        _ => None,
    }
}
