//! A card as pixels with few colours.
//!
//! Takes how much of each pixel a letter covers; gives a PNG. Its pixels are numbers of sixteen colours, from the surface to each colour of letters: a card
//! with a byte for each part of a colour would be three times the bytes to compress, and look the same. Two pixels in a byte would be half of them, but
//! putting them there takes longer than compressing the rest.

use ab_glyph_rasterizer::Rasterizer;
use png::{BitDepth, ColorType, Compression, Encoder};

use super::CardColours;
use crate::model::colour::Colour;
use crate::pictures::SHARED_SIZE;

const WIDTH: usize = SHARED_SIZE.0 as usize;
const HEIGHT: usize = SHARED_SIZE.1 as usize;

/// The shades between the surface and a colour of letters, the colour included.
const SHADES: u8 = 7;
/// The numbers of the colours in the palette: the surface, the shades of the title, those of the name, and that of the line.
const TITLE: u8 = 0;
const NAME: u8 = SHADES;
const LINE: u8 = 2 * SHADES + 1;

/// The line above the name: its left side, its top, its width and its height.
const LINE_PLACE: [usize; 4] = [80, 486, 96, 8];

/// The part of a card that a letter is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Title,
    Name,
}

/// The least part of a pixel that a letter must cover to change its colour: half a shade.
const LEAST: f32 = 0.5 / SHADES as f32;

pub(super) struct Canvas {
    colours: CardColours,
    /// The number of a colour for each pixel.
    pixels: Vec<u8>,
}

impl Canvas {
    /// A card without letters.
    pub(super) fn new(colours: CardColours) -> Canvas {
        let mut pixels = vec![0; WIDTH * HEIGHT];
        let [left, top, width, height] = LINE_PLACE;
        for row in top..top + height {
            pixels[row * WIDTH + left..][..width].fill(LINE);
        }
        Canvas { colours, pixels }
    }

    /// Puts a letter on the card, with its left upper corner at a place. One that is not whole on the card is left out: lines are laid out so that all are.
    pub(super) fn put(&mut self, letter: &Rasterizer, (left, top): (i32, i32), part: Part) {
        let (width, height) = letter.dimensions();
        let (Ok(left), Ok(top)) = (usize::try_from(left), usize::try_from(top)) else {
            return;
        };
        if left + width > WIDTH || top + height > HEIGHT {
            return;
        }
        let first = match part {
            Part::Title => TITLE,
            Part::Name => NAME,
        };
        // Letters are most of the work of a card, so a pixel that is not covered costs a comparison.
        let (mut row, mut column) = (top * WIDTH + left, 0);
        letter.for_each_pixel(|_, covered| {
            if covered >= LEAST {
                let pixel = &mut self.pixels[row + column];
                // Of two letters that touch, the one that covers more counts.
                *pixel = (*pixel).max(first + shade(covered));
            }
            column += 1;
            if column == width {
                column = 0;
                row += WIDTH;
            }
        });
    }

    /// The number of a colour for each pixel, row by row.
    pub(super) fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The card as a PNG.
    #[expect(clippy::expect_used, reason = "memory takes every byte, and the number of pixels is right")]
    pub(super) fn png(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let (width, height) = SHARED_SIZE;
        let mut encoder = Encoder::new(&mut bytes, width, height);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(self.palette());
        encoder.set_compression(Compression::Fast);
        // A row is mostly the one above it, and what differs is short.
        encoder.set_filter(png::Filter::Up);
        let mut writer = encoder.write_header().expect("a PNG can be written into memory");
        writer.write_image_data(self.pixels()).expect("a PNG can be written into memory");
        writer.finish().expect("a PNG can be written into memory");
        bytes
    }

    fn palette(&self) -> Vec<u8> {
        let CardColours { surface, ink, muted, line } = self.colours;
        let mut palette = Vec::with_capacity(16 * 3);
        palette.extend(surface.parts());
        for colour in [ink, muted] {
            for shade in 1..=SHADES {
                palette.extend(mixed(surface, colour, shade));
            }
        }
        palette.extend(line.parts());
        palette
    }
}

/// The shade of a pixel that is covered by so much of 1.
#[expect(
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is between 0 and the number of shades"
)]
fn shade(covered: f32) -> u8 {
    (covered.min(1.0) * f32::from(SHADES) + 0.5) as u8
}

/// A colour over the surface.
fn mixed(surface: Colour, colour: Colour, shade: u8) -> [u8; 3] {
    let (shade, all) = (u16::from(shade), u16::from(SHADES));
    let mut parts = surface.parts();
    for (part, over) in parts.iter_mut().zip(colour.parts()) {
        let sum = u16::from(*part) * (all - shade) + u16::from(over) * shade;
        *part = u8::try_from((sum + all / 2) / all).unwrap_or(u8::MAX);
    }
    parts
}
