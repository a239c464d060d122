//! What the decoders of all formats do before and after: they limit the size, and turn what they have decoded.

use image::DynamicImage;
use image::metadata::Orientation;

use super::MOST_PIXELS;
use super::photo::Photo;
use crate::diagnostic::NoPicture;

/// Width and height, if there is a picture, and it has not too many pixels.
pub(super) fn limited(width: u32, height: u32) -> Result<(u32, u32), NoPicture> {
    if width == 0 || height == 0 {
        return Err(NoPicture::Damaged);
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        let length = |side: u32| usize::try_from(side).unwrap_or(usize::MAX);
        return Err(NoPicture::TooManyPixels { width: length(width), height: length(height) });
    }
    Ok((width, height))
}

/// Whether a picture is turned so that its width becomes its height.
pub(super) fn is_on_its_side(orientation: Orientation) -> bool {
    match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => true,
        Orientation::NoTransforms
        | Orientation::Rotate180
        | Orientation::FlipHorizontal
        | Orientation::FlipVertical => false,
    }
}

/// Turns a decoded picture, whose file has this size. Alpha is left out where every pixel is opaque.
pub(super) fn upright(
    mut whole: DynamicImage,
    (full_width, full_height): (u32, u32),
    orientation: Option<Orientation>,
    is_as_in_file: bool,
) -> Photo {
    // A picture without one, or with a damaged one, is shown as it is.
    let orientation = orientation.unwrap_or(Orientation::NoTransforms);
    whole.apply_orientation(orientation);
    let (width, height) = (whole.width(), whole.height());
    let is_as_in_file = is_as_in_file && orientation == Orientation::NoTransforms;
    let (has_alpha, pixels) = match whole {
        DynamicImage::ImageRgba8(pixels) if pixels.pixels().any(|pixel| pixel.0[3] != u8::MAX) => {
            (true, pixels.into_raw())
        }
        other => (false, other.into_rgb8().into_raw()),
    };
    let full =
        if is_on_its_side(orientation) { (full_height, full_width) } else { (full_width, full_height) };
    Photo { full, width, height, has_alpha, is_as_in_file, pixels }
}
