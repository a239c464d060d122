//! The letters of a card at their places.
//!
//! Takes a title and a name; puts them on a [`Canvas`]: the title at the top, the name at the foot. The sizes are for a card that is seen 500 pixels wide, on
//! a phone: the smallest letters are then 13 pixels high.

use resvg::tiny_skia::{FillRule, Mask, PathBuilder, Transform};

use super::canvas::{Canvas, Letters};
use super::font::Font;
use super::lines::{Lines, Size, lay_out};
use super::{CARD_SIZE, lines};

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
    let title = lay_out(title, WIDTH, &TITLE_SIZES);
    let base = TITLE_TOP + title.size * CAPITALS / 100;
    put(canvas, Letters::Title, &title, base);
    put(canvas, Letters::Name, &lay_out(name, WIDTH, &NAME_SIZES), NAME_BASE);
}

/// Puts lines on a card, the first at a height.
fn put(canvas: &mut Canvas, letters: Letters, text: &lines::Lines, first: u16) {
    let Some(path) = outlines(text, first).finish() else {
        return;
    };
    let Some(mut covered) = mask() else {
        return;
    };
    covered.fill_path(&path, FillRule::Winding, true, Transform::identity());
    canvas.cover(covered.data(), letters);
}

/// A mask of the whole card; of this size, there always is one.
fn mask() -> Option<Mask> {
    Mask::new(CARD_SIZE.0.try_into().ok()?, CARD_SIZE.1.try_into().ok()?)
}

#[expect(clippy::float_arithmetic, clippy::cast_precision_loss, reason = "outlines are such numbers")]
fn outlines(text: &Lines, first: u16) -> PathBuilder {
    let font = Font::get();
    let mut path = PathBuilder::new();
    let mut base = first;
    for line in &text.lines {
        for (glyph, right) in font.places(line).0 {
            let left = f32::from(MARGIN) + right as f32 * f32::from(text.size) / font.em() as f32;
            font.outline(glyph, text.size.into(), left, base.into(), &mut path);
        }
        base += text.size * LINE_HEIGHT / 100;
    }
    path
}
