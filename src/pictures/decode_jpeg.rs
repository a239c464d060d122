//! From the bytes of a JPEG to its pixels.
//!
//! Takes a JPEG, and how large a picture is wanted at most; gives a [`Photo`]. A JPEG consists of waves of 8 × 8 pixels, of which the
//! shorter ones can be left out: that makes 4 × 4, 2 × 2 or 1 pixel of each block, and takes half the time. `zune-jpeg`, which is faster
//! for whole pictures, was wrong for those with a scan for each colour; `image` uses it.

use image::RgbImage;
use image::metadata::Orientation;
use jpeg_decoder::{CodingProcess, Decoder, ImageInfo, PixelFormat};

use super::decoded::{is_on_its_side, limited, upright};
use super::photo::Photo;
use super::{colours, parts};
use crate::diagnostic::NoPicture;

/// Decodes a JPEG, into as few pixels as a picture of this size can be made of.
pub(super) fn decode(bytes: &[u8], size: (u32, u32)) -> Result<Photo, NoPicture> {
    let mut decoder = Decoder::new(bytes);
    let Header { width, height, orientation } = header(&mut decoder)?;
    parts::jpeg_segments(bytes).ok_or(NoPicture::Damaged)?;
    let wanted = if is_on_its_side(orientation) { (size.1, size.0) } else { size };
    let (wanted_width, wanted_height) = enough((width, height), wanted);
    let scaled = decoder.scale(wanted_width, wanted_height).map_err(|_| NoPicture::Damaged)?;
    let pixels = decoder.decode().map_err(|_| NoPicture::Damaged)?;
    let profile = decoder.icc_profile();
    let ImageInfo { pixel_format, .. } = decoder.info().ok_or(NoPicture::Damaged)?;
    let (pixels, is_changed) = rgb(pixels, pixel_format, profile.as_deref());
    let whole = RgbImage::from_raw(scaled.0.into(), scaled.1.into(), pixels).ok_or(NoPicture::Damaged)?;
    let is_as_in_file = !is_changed && scaled == (width, height);
    Ok(upright(whole.into(), (width.into(), height.into()), Some(orientation), is_as_in_file))
}

struct Header {
    width: u16,
    height: u16,
    orientation: Orientation,
}

fn header(decoder: &mut Decoder<&[u8]>) -> Result<Header, NoPicture> {
    decoder.read_info().map_err(|_| NoPicture::Damaged)?;
    let ImageInfo { width, height, .. } = decoder.info().ok_or(NoPicture::Damaged)?;
    limited(width.into(), height.into())?;
    let orientation = decoder.exif_data().and_then(Orientation::from_exif_chunk);
    Ok(Header { width, height, orientation: orientation.unwrap_or(Orientation::NoTransforms) })
}

/// Whether the pixels of a JPEG are right as they are: neither to be turned nor to be changed into sRGB.
pub(super) fn is_right(bytes: &[u8]) -> Result<bool, NoPicture> {
    let mut decoder = Decoder::new(bytes);
    let Header { orientation, .. } = header(&mut decoder)?;
    let ImageInfo { pixel_format, .. } = decoder.info().ok_or(NoPicture::Damaged)?;
    let has_colours = match decoder.icc_profile() {
        Some(profile) => colours::changes(&profile),
        None => false,
    };
    Ok(orientation == Orientation::NoTransforms && pixel_format != PixelFormat::CMYK32 && !has_colours)
}

/// How many bytes decoding takes at most, without the file's own.
pub(super) fn memory(bytes: &[u8], size: (u32, u32)) -> Result<u64, NoPicture> {
    let mut decoder = Decoder::new(bytes);
    let Header { width, height, orientation } = header(&mut decoder)?;
    let ImageInfo { pixel_format, coding_process, .. } = decoder.info().ok_or(NoPicture::Damaged)?;
    let parts = u64::try_from(pixel_format.pixel_bytes()).unwrap_or(4);
    // Each part by itself, then all together in sRGB, then turned.
    let mut of_pixel = parts + parts.max(3);
    if orientation != Orientation::NoTransforms {
        of_pixel += 3;
    }
    if pixel_format == PixelFormat::CMYK32 {
        of_pixel += 3;
    }
    let whole = u64::from(width) * u64::from(height);
    // A progressive picture is collected as waves, two bytes each, whatever is made of it.
    let waves = if coding_process == CodingProcess::DctSequential { 0 } else { whole * 2 * parts };
    if !is_right(bytes)? {
        // For print, all of it is encoded again.
        return Ok(waves + whole * (of_pixel + 3));
    }
    let wanted = if is_on_its_side(orientation) { (size.1, size.0) } else { size };
    let (wanted_width, wanted_height) = enough((width, height), wanted);
    let (width, height) = decoder.scale(wanted_width, wanted_height).map_err(|_| NoPicture::Damaged)?;
    Ok(waves + u64::from(width) * u64::from(height) * of_pixel)
}

/// The smallest size of a picture's shape that covers another, and not more than the picture has.
fn enough((width, height): (u16, u16), (wanted_width, wanted_height): (u32, u32)) -> (u16, u16) {
    let [width_64, height_64] = [u64::from(width), u64::from(height)];
    let [wanted_width, wanted_height] = [u64::from(wanted_width), u64::from(wanted_height)];
    let by_width = (wanted_width, (height_64 * wanted_width).div_ceil(width_64));
    let by_height = ((width_64 * wanted_height).div_ceil(height_64), wanted_height);
    let (wide, high) = if by_width.1 >= wanted_height { by_width } else { by_height };
    (u16::try_from(wide).unwrap_or(width).min(width), u16::try_from(high).unwrap_or(height).min(height))
}

/// Pixels with three bytes each in sRGB, and whether they are others than those of the file.
fn rgb(mut pixels: Vec<u8>, format: PixelFormat, profile: Option<&[u8]>) -> (Vec<u8>, bool) {
    match format {
        PixelFormat::CMYK32 => return (colours::of_inks(&pixels, profile), true),
        PixelFormat::RGB24 => {}
        PixelFormat::L8 => pixels = pixels.iter().flat_map(|grey| [*grey; 3]).collect(),
        // The first byte of two is enough: lossless pictures of medicine and of raw files have these.
        PixelFormat::L16 => {
            pixels = pixels
                .chunks_exact(2)
                .flat_map(|grey| [u16::from_ne_bytes([grey[0], grey[1]]).to_be_bytes()[0]; 3])
                .collect();
        }
    }
    let is_changed = profile.is_some_and(|profile| colours::to_srgb(&mut pixels, false, profile));
    (pixels, is_changed)
}
