//! From the bytes of a picture to its pixels.
//!
//! Takes a JPEG, PNG, WebP or GIF; gives a [`Photo`], or why there is none. How many pixels a picture has is known and limited before any of
//! them is decoded. A JPEG is decoded by its own library, because of printing colours (CMYK), which `image` would mix without their profile.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{AnimationDecoder, DynamicImage, ImageDecoder, ImageError, ImageFormat, Limits, RgbImage};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::photo::Photo;
use super::{MOST_PIXELS, colours};
use crate::diagnostic::NoPicture;

/// The most memory that a decoder may take, in bytes.
const MOST_MEMORY: u64 = 640 << 20;

impl Photo {
    /// Decodes a JPEG, PNG, WebP or GIF.
    ///
    /// # Errors
    /// If it is none of these, damaged, moving or too large.
    pub fn decode(bytes: &[u8]) -> Result<Photo, NoPicture> {
        if bytes.is_empty() {
            return Err(NoPicture::Empty);
        }
        match image::guess_format(bytes) {
            Ok(ImageFormat::Jpeg) => jpeg(bytes),
            Ok(ImageFormat::Png) => png(bytes),
            Ok(ImageFormat::WebP) => webp(bytes),
            Ok(ImageFormat::Gif) => gif(bytes),
            _ => Err(NoPicture::Unknown),
        }
    }
}

fn jpeg(bytes: &[u8]) -> Result<Photo, NoPicture> {
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX));
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| NoPicture::Damaged)?;
    let (width, height) = decoder.dimensions().ok_or(NoPicture::Damaged)?;
    let size = limited(width, height)?;
    let inks = match decoder.input_colorspace() {
        Some(inks @ (ColorSpace::CMYK | ColorSpace::YCCK)) => Some(inks),
        _ => None,
    };
    decoder.set_options(options.jpeg_set_out_colorspace(inks.unwrap_or(ColorSpace::RGB)));
    let profile = decoder.icc_profile();
    let exif = decoder.exif().cloned();
    let mut pixels = decoder.decode().map_err(|_| NoPicture::Damaged)?;
    if let Some(inks) = inks {
        pixels = colours::of_inks(&pixels, inks == ColorSpace::YCCK, profile.as_deref());
    } else if let Some(profile) = profile {
        colours::to_srgb(&mut pixels, false, &profile);
    }
    let orientation = exif.and_then(|exif| Orientation::from_exif_chunk(&exif));
    let whole = RgbImage::from_raw(size.0, size.1, pixels).ok_or(NoPicture::Damaged)?;
    Ok(turned(DynamicImage::ImageRgb8(whole), orientation.unwrap_or(Orientation::NoTransforms)))
}

fn png(bytes: &[u8]) -> Result<Photo, NoPicture> {
    let decoder = PngDecoder::with_limits(Cursor::new(bytes), limits()).map_err(problem)?;
    if decoder.is_apng().map_err(problem)? {
        return Err(NoPicture::Animated("PNG"));
    }
    with_decoder(decoder)
}

fn webp(bytes: &[u8]) -> Result<Photo, NoPicture> {
    let decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(problem)?;
    if decoder.has_animation() {
        return Err(NoPicture::Animated("WebP"));
    }
    with_decoder(decoder)
}

fn gif(bytes: &[u8]) -> Result<Photo, NoPicture> {
    let decoder = GifDecoder::new(Cursor::new(bytes)).map_err(problem)?;
    let (width, height) = decoder.dimensions();
    limited_32(width, height)?;
    if decoder.into_frames().take(2).filter(Result::is_ok).count() > 1 {
        return Err(NoPicture::Animated("GIF"));
    }
    with_decoder(GifDecoder::new(Cursor::new(bytes)).map_err(problem)?)
}

fn with_decoder(mut decoder: impl ImageDecoder) -> Result<Photo, NoPicture> {
    let (width, height) = decoder.dimensions();
    limited_32(width, height)?;
    decoder.set_limits(limits()).map_err(problem)?;
    // A picture without one, or with a damaged one, is shown as it is.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or(None);
    let has_alpha = decoder.color_type().has_alpha();
    let whole = DynamicImage::from_decoder(decoder).map_err(problem)?;
    let mut whole = if has_alpha {
        DynamicImage::ImageRgba8(whole.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(whole.into_rgb8())
    };
    if let Some(profile) = profile {
        match &mut whole {
            DynamicImage::ImageRgba8(pixels) => colours::to_srgb(pixels, true, &profile),
            DynamicImage::ImageRgb8(pixels) => colours::to_srgb(pixels, false, &profile),
            _ => {}
        }
    }
    Ok(turned(whole, orientation))
}

fn turned(mut whole: DynamicImage, orientation: Orientation) -> Photo {
    whole.apply_orientation(orientation);
    let (width, height) = (whole.width(), whole.height());
    match whole {
        DynamicImage::ImageRgba8(pixels) if pixels.pixels().any(|pixel| pixel.0[3] != u8::MAX) => {
            Photo { width, height, has_alpha: true, pixels: pixels.into_raw() }
        }
        other => Photo { width, height, has_alpha: false, pixels: other.into_rgb8().into_raw() },
    }
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

/// Width and height, if they are not too many pixels.
fn limited(width: usize, height: usize) -> Result<(u32, u32), NoPicture> {
    match (u32::try_from(width), u32::try_from(height)) {
        (Ok(width), Ok(height)) => limited_32(width, height),
        _ => Err(NoPicture::TooManyPixels { width, height }),
    }
}

fn limited_32(width: u32, height: u32) -> Result<(u32, u32), NoPicture> {
    if width == 0 || height == 0 {
        return Err(NoPicture::Damaged);
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        let length = |side: u32| usize::try_from(side).unwrap_or(usize::MAX);
        return Err(NoPicture::TooManyPixels { width: length(width), height: length(height) });
    }
    Ok((width, height))
}

fn problem(_error: ImageError) -> NoPicture {
    NoPicture::Damaged
}
