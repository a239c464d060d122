//! The letters of a card at their places.
//!
//! Takes a title and a name; puts them on a [`Canvas`]: the title at the top, the name at the foot. The sizes are for a card that is seen 500 pixels wide, on
//! a phone: the smallest letters are then 13 pixels high.

use ab_glyph_rasterizer::Rasterizer;

use super::canvas::{Canvas, Part};
use super::font::Font;
use super::lines::{Lines, Size, lay_out};

/// From the left side of the card to the letters, and from them to the right side.
const MARGIN: u16 = 80;
const WIDTH: u16 = 1200 - 2 * MARGIN;

/// The top of the title's capital letters.
const TITLE_TOP: u16 = 84;
const TITLE_SIZES: [Size; 4] = [(88, 3), (74, 4), (62, 5), (54, 5)];

/// The line on which the name is.
const NAME_BASE: u16 = 558;
const NAME_SIZES: [Size; 3] = [(40, 1), (36, 1), (32, 1)];

/// The height of a line and of capital letters, in hundredths of the size of letters.
const LINE_HEIGHT: u16 = 118;
const CAPITALS: u16 = 73;

/// Puts a title and a name on a card.
pub(super) fn draw(canvas: &mut Canvas, title: &str, name: &str) {
    let font = Font::read();
    let title = lay_out(&font, title, WIDTH, &TITLE_SIZES);
    let base = TITLE_TOP + title.size * CAPITALS / 100;
    put(canvas, &font, Part::Title, &title, base);
    put(canvas, &font, Part::Name, &lay_out(&font, name, WIDTH, &NAME_SIZES), NAME_BASE);
}

/// Puts lines on a card, the first at a height.
#[expect(
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "places of letters are such numbers, and a card has a thousand pixels"
)]
fn put(canvas: &mut Canvas, font: &Font, part: Part, text: &Lines, first: u16) {
    let mut rasterizer = Rasterizer::new(0, 0);
    let mut base = i32::from(first);
    for line in &text.lines {
        for (glyph, units) in font.places(line).0 {
            let right = f32::from(MARGIN) + units as f32 * f32::from(text.size) / font.em() as f32;
            let whole = right.floor();
            // A blank has no pixels.
            if let Some(place) = font.pixels(glyph, text.size, right - whole, &mut rasterizer) {
                canvas.put(&rasterizer, (whole as i32 + place.left, base - place.above), part);
            }
        }
        base += i32::from(text.size * LINE_HEIGHT / 100);
    }
}
