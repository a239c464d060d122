//! A card as pixels with few colours.
//!
//! Takes how much of each pixel letters cover; gives a PNG. Its pixels are numbers of sixteen colours, from the surface to each colour of letters: a card
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
#[cfg(feature = "svg")]
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

    fn set(&mut self, column: usize, row: usize, colour: u8) {
        let byte = &mut self.pixels[row * (WIDTH / 2) + column / 2];
        *byte = match column % 2 {
            0 => *byte & 0x0f | colour << 4,
            _ => *byte & 0xf0 | colour,
        };
    }

    /// Puts letters on the card. `covered` has how much of each pixel they cover, of 255, for the whole card.
    #[cfg(feature = "svg")]
    pub(super) fn cover(&mut self, covered: &[u8], letters: Letters) {
        let first = match letters {
            Letters::Title => TITLE,
            Letters::Name => NAME,
        };
        for (row, pixels) in covered.chunks_exact(WIDTH).enumerate() {
            // Most rows have no letters, and comparing a whole row is quick.
            if *pixels == [0; WIDTH] {
                continue;
            }
            for (column, pixel) in pixels.iter().enumerate() {
                let shade = shade(*pixel);
                if shade > 0 {
                    self.set(column, row, first + shade);
                }
            }
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
        encoder.set_filter(png::Filter::NoFilter);
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

/// The shade of a pixel that is covered by so much of 255.
#[cfg(feature = "svg")]
fn shade(covered: u8) -> u8 {
    let shade = (u16::from(covered) * u16::from(SHADES) + 127) / 255;
    u8::try_from(shade).unwrap_or(SHADES)
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
