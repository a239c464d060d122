//! A card as pixels with few colours.
//!
//! Takes how much of each pixel a letter covers; gives a PNG. Its pixels are numbers of sixteen colours, from the surface to each colour of letters: a card
//! with a byte for each part of a colour would be six times the bytes to compress, and look the same.

use png::{BitDepth, ColorType, Compression, Encoder};

use super::{CARD_SIZE, CardColours};
use crate::model::colour::Colour;

const WIDTH: usize = CARD_SIZE.0;
const HEIGHT: usize = CARD_SIZE.1;

/// The shades between the surface and a colour of letters, the colour included.
const SHADES: u8 = 7;
/// The numbers of the colours in the palette: the surface, the shades of the title, those of the name, and that of the line.
const TITLE: u8 = 0;
const NAME: u8 = SHADES;
const LINE: u8 = 2 * SHADES + 1;

/// The line above the name: its left side, its top, its width and its height.
const LINE_PLACE: [usize; 4] = [80, 486, 96, 8];

/// What letters say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    Title,
    Name,
}

pub(super) struct Canvas {
    colours: CardColours,
    /// Two pixels in each byte.
    pixels: Vec<u8>,
}

impl Canvas {
    /// A card without letters.
    pub(super) fn new(colours: CardColours) -> Canvas {
        let mut canvas = Canvas { colours, pixels: vec![0; WIDTH / 2 * HEIGHT] };
        let [left, top, width, height] = LINE_PLACE;
        for row in top..top + height {
            for column in left..left + width {
                canvas.set(column, row, LINE);
            }
        }
        canvas
    }

    fn get(&self, column: usize, row: usize) -> u8 {
        let byte = self.pixels[row * (WIDTH / 2) + column / 2];
        if column.is_multiple_of(2) { byte >> 4 } else { byte & 0x0f }
    }

    fn set(&mut self, column: usize, row: usize, colour: u8) {
        let byte = &mut self.pixels[row * (WIDTH / 2) + column / 2];
        *byte = match column % 2 {
            0 => *byte & 0x0f | colour << 4,
            _ => *byte & 0xf0 | colour,
        };
    }

    /// Puts a pixel of a letter on the card: its place from the left and the top, and how much of it the letter covers, of 1. What is beside the card is left out.
    pub(super) fn cover(
        &mut self,
        (left, top): (i32, i32),
        (x, y): (u32, u32),
        covered: f32,
        letters: Letters,
    ) {
        let shade = shade(covered);
        if shade == 0 {
            return;
        }
        let (Some(column), Some(row)) = (left.checked_add_unsigned(x), top.checked_add_unsigned(y)) else {
            return;
        };
        let (Ok(column), Ok(row)) = (usize::try_from(column), usize::try_from(row)) else {
            return;
        };
        if column < WIDTH && row < HEIGHT {
            let first = match letters {
                Letters::Title => TITLE,
                Letters::Name => NAME,
            };
            // Of two letters that touch, the one that covers more counts.
            let colour = self.get(column, row).max(first + shade);
            self.set(column, row, colour);
        }
    }

    /// The card as a PNG.
    #[expect(clippy::expect_used, reason = "memory takes every byte, and the number of pixels is right")]
    pub(super) fn png(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let (width, height) = (u32::try_from(WIDTH), u32::try_from(HEIGHT));
        let mut encoder = Encoder::new(&mut bytes, width.unwrap_or_default(), height.unwrap_or_default());
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Four);
        encoder.set_palette(self.palette());
        encoder.set_compression(Compression::Fast);
        // A row is mostly the one above it, and what differs is short.
        encoder.set_filter(png::Filter::Up);
        let mut writer = encoder.write_header().expect("a PNG can be written into memory");
        writer.write_image_data(&self.pixels).expect("a PNG can be written into memory");
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
    (covered.clamp(0.0, 1.0) * f32::from(SHADES) + 0.5) as u8
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
