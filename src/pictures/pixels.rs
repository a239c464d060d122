//! Pixels: from the bytes of a JPEG, PNG or WebP to those of a PNG or ICO.
//!
//! Takes bytes; gives a [`Square`]. Colours in it are multiplied by how opaque they are, so that the colour behind what is transparent does
//! not show at edges. The filter is a polynomial: sines differ from one system to another in the last digit, and icons must not.

use image::codecs::ico::{IcoEncoder, IcoFrame};
use image::codecs::png::PngEncoder;
use image::imageops::{self, FilterType};
use image::{ExtendedColorType, ImageEncoder, RgbaImage};

use super::photo::Photo;
use crate::diagnostic::IconMistake;
use crate::model::colour::Colour;

/// A picture as wide as it is high, with multiplied colours.
#[derive(Debug)]
pub(super) struct Square(RgbaImage);

/// Decodes a picture, and fits it into a square with this side.
pub(super) fn decode(bytes: &[u8], side: u32) -> Result<Square, IconMistake> {
    let mut pixels = decoded(bytes, side)?;
    let (width, height) = (u64::from(pixels.width()), u64::from(pixels.height()));
    let longer = width.max(height);
    let scaled = |length: u64| u32::try_from((length * u64::from(side)).div_ceil(longer)).unwrap_or(side);
    let (width, height) = (scaled(width).min(side), scaled(height).min(side));
    multiply(&mut pixels);
    let fitted = resize(&pixels, width, height);
    let mut square = RgbaImage::new(side, side);
    imageops::replace(&mut square, &fitted, ((side - width) / 2).into(), ((side - height) / 2).into());
    Ok(Square(square))
}

/// The whole picture, or what of a large JPEG is enough for the square.
fn decoded(bytes: &[u8], side: u32) -> Result<RgbaImage, IconMistake> {
    let photo = Photo::decode_for(bytes, (side.saturating_mul(4), side.saturating_mul(4)));
    // What else a picture can be is a problem of its sheet already.
    Ok(photo.map_err(|_problem| IconMistake::Damaged)?.into_rgba())
}

fn multiply(pixels: &mut RgbaImage) {
    for pixel in pixels.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0;
        pixel.0 = [times(red, alpha), times(green, alpha), times(blue, alpha), alpha];
    }
}

/// A part of a colour, as opaque as `alpha` of 255.
fn times(part: u8, alpha: u8) -> u8 {
    let product = (u16::from(part) * u16::from(alpha) + 127) / 255;
    u8::try_from(product).unwrap_or(u8::MAX)
}

fn resize(pixels: &RgbaImage, width: u32, height: u32) -> RgbaImage {
    let (large_width, large_height) = (width.saturating_mul(4), height.saturating_mul(4));
    if pixels.width() > large_width && pixels.height() > large_height {
        // Means of whole blocks first: the better filter would take seconds for a photograph.
        let smaller = imageops::thumbnail(pixels, large_width, large_height);
        return imageops::resize(&smaller, width, height, FilterType::CatmullRom);
    }
    imageops::resize(pixels, width, height, FilterType::CatmullRom)
}

impl Square {
    /// A square of multiplied pixels; `None` if their number is another.
    #[cfg(feature = "svg")]
    pub(super) fn of_multiplied(pixels: Vec<u8>, side: u32) -> Option<Square> {
        RgbaImage::from_raw(side, side, pixels).map(Square)
    }

    /// The same picture with another side.
    pub(super) fn resized(&self, side: u32) -> Square {
        if side == self.0.width() {
            return Square(self.0.clone());
        }
        Square(resize(&self.0, side, side))
    }

    /// The picture in front of a colour, if one is given.
    pub(super) fn over(mut self, background: Option<Colour>) -> Square {
        let Some(background) = background else {
            return self;
        };
        for pixel in self.0.pixels_mut() {
            let alpha = pixel.0[3];
            for (part, behind) in pixel.0.iter_mut().zip(background.parts()) {
                *part = part.saturating_add(times(behind, u8::MAX - alpha));
            }
            pixel.0[3] = u8::MAX;
        }
        self
    }

    /// The mean colour of what is not transparent.
    pub(super) fn mean(&self) -> Colour {
        let mut sums = [0_u64; 4];
        for pixel in self.0.pixels() {
            for (sum, part) in sums.iter_mut().zip(pixel.0) {
                *sum += u64::from(part);
            }
        }
        let [red, green, blue, alpha] = sums;
        let part = |sum: u64| u8::try_from(sum * 255 / alpha.max(1)).unwrap_or(u8::MAX);
        Colour::new(part(red), part(green), part(blue))
    }

    /// The picture as a PNG.
    #[expect(clippy::expect_used, reason = "memory takes every byte, and the number of pixels is right")]
    pub(super) fn png(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let side = self.0.width();
        PngEncoder::new(&mut bytes)
            .write_image(&self.divided(), side, side, ExtendedColorType::Rgba8)
            .expect("a PNG can be written into memory");
        bytes
    }

    /// The pixels as files have them: with the colours that they would have if they were opaque.
    fn divided(&self) -> Vec<u8> {
        let mut divided = Vec::with_capacity(self.0.len());
        for pixel in self.0.pixels() {
            let [red, green, blue, alpha] = pixel.0;
            let part = |multiplied: u8| {
                let part = (u16::from(multiplied) * 255 + u16::from(alpha) / 2) / u16::from(alpha.max(1));
                u8::try_from(part).unwrap_or(u8::MAX)
            };
            divided.extend([part(red), part(green), part(blue), alpha]);
        }
        divided
    }
}

/// An ICO of these pictures, each as a PNG in it: every browser of the last ten years reads that.
#[expect(
    clippy::expect_used,
    reason = "memory takes every byte, and each picture is smaller than 256 pixels"
)]
pub(super) fn ico(pictures: &[Square]) -> Vec<u8> {
    let mut frames = Vec::with_capacity(pictures.len());
    for picture in pictures {
        let side = picture.0.width();
        let frame = IcoFrame::with_encoded(picture.png(), side, side, ExtendedColorType::Rgba8);
        frames.push(frame.expect("an icon is smaller than 256 pixels"));
    }
    let mut bytes = Vec::new();
    IcoEncoder::new(&mut bytes).encode_images(&frames).expect("an ICO can be written into memory");
    bytes
}
