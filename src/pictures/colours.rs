//! Colours: from what a colour profile says they are to sRGB.
//!
//! Takes pixels with 8 bits for each part and the ICC profile of their file; gives them in sRGB. A profile that cannot be read counts as
//! none, and then colours are sRGB already, as in browsers. Printing colours without a profile are mixed as browsers mix them.

use moxcms::{ColorProfile, DataColorSpace, Layout, Transform8BitExecutor, TransformOptions};

/// How many pixels are changed at a time, so that the second copy of them is small.
const AT_A_TIME: usize = 4096;

/// By how much parts of colours may differ without being changed. Profiles of sRGB differ that much from each other.
const SAME: u8 = 2;

/// Whether a profile says other colours than sRGB.
pub(super) fn changes(profile: &[u8]) -> bool {
    // Every grey and every kind of colour: what is not changed in these is not changed at all.
    let mut pixels = samples(3);
    for grey in 0..=u8::MAX {
        pixels.extend([grey; 3]);
    }
    to_srgb(&mut pixels, false, profile)
}

/// Changes the colours of pixels into sRGB; `false` if they are that already. They have three bytes each, or four with alpha.
pub(super) fn to_srgb(pixels: &mut [u8], has_alpha: bool, profile: &[u8]) -> bool {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else {
        return false;
    };
    let size = if has_alpha { 4 } else { 3 };
    match profile.color_space {
        DataColorSpace::Rgb => colours_to_srgb(pixels, size, &profile),
        DataColorSpace::Gray => greys_to_srgb(pixels, size, &profile),
        _ => false,
    }
}

fn colours_to_srgb(pixels: &mut [u8], size: usize, profile: &ColorProfile) -> bool {
    let layout = if size == 4 { Layout::Rgba } else { Layout::Rgb };
    let Some(change) = transform(profile, layout, layout) else {
        return false;
    };
    if !differs(&*change, &samples(size)) {
        return false;
    }
    let mut before = Vec::new();
    for chunk in pixels.chunks_mut(AT_A_TIME * size) {
        before.clear();
        before.extend_from_slice(chunk);
        if change.transform(&before, chunk).is_err() {
            chunk.copy_from_slice(&before);
        }
    }
    true
}

/// Greys have been made into three equal parts already, so each of 256 is looked up.
fn greys_to_srgb(pixels: &mut [u8], size: usize, profile: &ColorProfile) -> bool {
    let greys: Vec<u8> = (0..=u8::MAX).collect();
    let mut table = [0; 256 * 3];
    let Some(change) = transform(profile, Layout::Gray, Layout::Rgb) else {
        return false;
    };
    if change.transform(&greys, &mut table).is_err() {
        return false;
    }
    if greys.iter().zip(table.chunks_exact(3)).all(|(grey, parts)| parts[0].abs_diff(*grey) <= SAME) {
        return false;
    }
    for pixel in pixels.chunks_exact_mut(size) {
        let row = usize::from(pixel[0]) * 3;
        pixel[..3].copy_from_slice(&table[row..row + 3]);
    }
    true
}

fn transform(
    profile: &ColorProfile,
    from: Layout,
    to: Layout,
) -> Option<std::sync::Arc<Transform8BitExecutor>> {
    profile.create_transform_8bit(from, &ColorProfile::new_srgb(), to, TransformOptions::default()).ok()
}

/// Colours from all over the cube.
fn samples(size: usize) -> Vec<u8> {
    const STEPS: [u8; 6] = [0, 51, 102, 153, 204, 255];
    let mut samples = Vec::new();
    for red in STEPS {
        for green in STEPS {
            for blue in STEPS {
                samples.extend_from_slice(&[red, green, blue, u8::MAX][..size]);
            }
        }
    }
    samples
}

fn differs(change: &Transform8BitExecutor, samples: &[u8]) -> bool {
    let mut changed = vec![0; samples.len()];
    change.transform(samples, &mut changed).is_ok()
        && samples.iter().zip(&changed).any(|(before, after)| before.abs_diff(*after) > SAME)
}

/// Pixels in sRGB of pixels in printing colours, which say how much ink there is: 255 is all of it.
pub(super) fn of_inks(inks: &[u8], profile: Option<&[u8]>) -> Vec<u8> {
    let mut colours = vec![0; inks.len() / 4 * 3];
    let is_done = match profile.and_then(of_inks_by_profile) {
        Some(change) => change.transform(inks, &mut colours).is_ok(),
        None => false,
    };
    if !is_done {
        mix(inks, &mut colours);
    }
    colours
}

fn of_inks_by_profile(profile: &[u8]) -> Option<std::sync::Arc<Transform8BitExecutor>> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != DataColorSpace::Cmyk {
        return None;
    }
    transform(&profile, Layout::Rgba, Layout::Rgb)
}

/// As browsers do without a profile: each colour is what its ink and black let through.
fn mix(inks: &[u8], colours: &mut [u8]) {
    for (ink, colour) in inks.chunks_exact(4).zip(colours.chunks_exact_mut(3)) {
        for (part, ink_of_part) in colour.iter_mut().zip(ink) {
            *part = times(u8::MAX - ink_of_part, u8::MAX - ink[3]);
        }
    }
}

fn times(part: u8, other: u8) -> u8 {
    u8::try_from((u16::from(part) * u16::from(other) + 127) / 255).unwrap_or(u8::MAX)
}
