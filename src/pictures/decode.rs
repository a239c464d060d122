//! From the bytes of a picture to its pixels.
//!
//! Takes a JPEG, PNG, WebP or GIF; gives a [`Photo`], or why there is none. How many pixels a picture has is known and limited before any of
//! them is decoded. For JPEG see `decode_jpeg.rs`.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{
    AnimationDecoder, DynamicImage, ImageDecoder, ImageError, ImageFormat, Limits, RgbImage, RgbaImage,
};

use super::decoded::{limited, upright};
use super::photo::Photo;
use super::{MOST_PIXELS, colours, decode_jpeg, parts};
use crate::diagnostic::NoPicture;

/// The most memory that a decoder may take, in bytes.
const MOST_MEMORY: u64 = 400 << 20;

impl Photo {
    /// Decodes a JPEG, PNG, WebP or GIF.
    ///
    /// # Errors
    /// If it is none of these, damaged, moving or too large.
    pub fn decode(bytes: &[u8]) -> Result<Photo, NoPicture> {
        Photo::decode_for(bytes, (u32::MAX, u32::MAX))
    }

    /// Decodes a picture of which none will be made that is larger than a size, in the shape of the picture. A large JPEG is decoded into
    /// fewer pixels then, which takes half the time; there are always as many as the size needs.
    ///
    /// # Errors
    /// As for [`Photo::decode`].
    pub fn decode_for(bytes: &[u8], size: (u32, u32)) -> Result<Photo, NoPicture> {
        if bytes.is_empty() {
            return Err(NoPicture::Empty);
        }
        match image::guess_format(bytes) {
            Ok(ImageFormat::Jpeg) => decode_jpeg::decode(bytes, size),
            Ok(ImageFormat::Png) => png(bytes),
            Ok(ImageFormat::WebP) => webp(bytes),
            Ok(ImageFormat::Gif) => gif(bytes),
            _ => Err(NoPicture::Unknown),
        }
    }
}

/// How much memory it takes at most to decode a picture for a size (see [`Photo::decode_for`]), to make smaller ones of it, and to encode
/// them and the original, in bytes. What is damaged takes little.
pub fn memory_needed(bytes: &[u8], size: (u32, u32)) -> u64 {
    /// A picture of 1600 × 1200 pixels, and what encoding it takes.
    const OF_SMALLER_ONES: u64 = 24 << 20;
    let pixels = |width: u32, height: u32| u64::from(width) * u64::from(height);
    let decoded = match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => decode_jpeg::memory(bytes, size).ok(),
        // Two bytes for each of four parts, then one; or one for each, also turned.
        Ok(ImageFormat::Png) => parts::png_size(bytes).map(|[width, height]| pixels(width, height) * 12),
        Ok(ImageFormat::Gif) => {
            parts::gif_size(bytes).map(|[width, height]| pixels(width.into(), height.into()) * 12)
        }
        Ok(ImageFormat::WebP) => WebPDecoder::new(Cursor::new(bytes)).ok().map(|decoder| {
            let (width, height) = decoder.dimensions();
            pixels(width, height) * 12
        }),
        _ => None,
    };
    let file = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    decoded.unwrap_or(0).min(MOST_PIXELS * 24).saturating_add(file).saturating_add(OF_SMALLER_ONES)
}

fn png(bytes: &[u8]) -> Result<Photo, NoPicture> {
    let [width, height] = parts::png_size(bytes).ok_or(NoPicture::Damaged)?;
    limited(width, height)?;
    let decoder = PngDecoder::with_limits(Cursor::new(bytes), limits()).map_err(problem)?;
    if decoder.is_apng().map_err(problem)? {
        return Err(NoPicture::Animated("PNG"));
    }
    let chunks = parts::png_chunks(bytes).ok_or(NoPicture::Damaged)?;
    let exif = chunks.into_iter().find(|chunk| &chunk.name == b"eXIf");
    let orientation = exif.and_then(|exif| Orientation::from_exif_chunk(&bytes[exif.content]));
    with_decoder(decoder, orientation)
}

fn webp(bytes: &[u8]) -> Result<Photo, NoPicture> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(problem)?;
    if decoder.has_animation() {
        return Err(NoPicture::Animated("WebP"));
    }
    parts::webp_chunks(bytes).ok_or(NoPicture::Damaged)?;
    let orientation = decoder.orientation().ok();
    with_decoder(decoder, orientation)
}

fn gif(bytes: &[u8]) -> Result<Photo, NoPicture> {
    let [width, height] = parts::gif_size(bytes).ok_or(NoPicture::Damaged)?;
    limited(width.into(), height.into())?;
    let decoder = GifDecoder::new(Cursor::new(bytes)).map_err(problem)?;
    if decoder.into_frames().take(2).filter(Result::is_ok).count() > 1 {
        return Err(NoPicture::Animated("GIF"));
    }
    with_decoder(GifDecoder::new(Cursor::new(bytes)).map_err(problem)?, None)
}

fn with_decoder(
    mut decoder: impl ImageDecoder,
    orientation: Option<Orientation>,
) -> Result<Photo, NoPicture> {
    let (width, height) = decoder.dimensions();
    limited(width, height)?;
    decoder.set_limits(limits()).map_err(problem)?;
    // A damaged profile counts as none.
    let profile = decoder.icc_profile().unwrap_or(None);
    let has_alpha = decoder.color_type().has_alpha();
    let whole = DynamicImage::from_decoder(decoder).map_err(problem)?;
    let (size, mut pixels) =
        if has_alpha { (4, whole.into_rgba8().into_raw()) } else { (3, whole.into_rgb8().into_raw()) };
    let is_changed = profile.is_some_and(|profile| colours::to_srgb(&mut pixels, has_alpha, &profile));
    let whole = if size == 4 {
        RgbaImage::from_raw(width, height, pixels).map(DynamicImage::from)
    } else {
        RgbImage::from_raw(width, height, pixels).map(DynamicImage::from)
    };
    Ok(upright(whole.ok_or(NoPicture::Damaged)?, (width, height), orientation, !is_changed))
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

fn problem(_error: ImageError) -> NoPicture {
    NoPicture::Damaged
}
