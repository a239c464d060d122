//! An SVG as pixels.
//!
//! Takes the bytes of a file; gives a [`Square`], or what of it cannot be drawn. Nothing outside of the file is read: elements that refer to
//! pictures are refused, and so are letters, because which fonts a machine has must not change a site. Filters are refused because
//! they can take any time.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::{Document, ParsingOptions};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::pixels::Square;
use crate::diagnostic::IconMistake;

/// Elements that are not drawn: they would be missing in the icons, or run in `/favicon.svg`.
const REFUSED: [&str; 6] = ["text", "image", "feImage", "filter", "foreignObject", "script"];

/// The most elements, and how deep they can be in each other: drawing takes a part of the stack for each level.
const MOST_ELEMENTS: usize = 10_000;
const MOST_LEVELS: usize = 50;

/// Draws an SVG into the middle of a square with this side.
#[expect(
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "the sizes of an SVG are such numbers"
)]
pub(super) fn draw(bytes: &[u8], side: u32) -> Result<Square, IconMistake> {
    let text = std::str::from_utf8(bytes).map_err(|_| IconMistake::Damaged)?;
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|_| IconMistake::Damaged)?;
    look_at(&document)?;
    let tree = Tree::from_xmltree(&document, &without_files()).map_err(|_| IconMistake::Damaged)?;
    let mut pixels = Pixmap::new(side, side).ok_or(IconMistake::Damaged)?;
    let size = tree.size();
    let whole = side as f32;
    let scale = whole / size.width().max(size.height());
    let (left, above) = ((whole - size.width() * scale) / 2.0, (whole - size.height() * scale) / 2.0);
    let place = Transform::from_scale(scale, scale).post_translate(left, above);
    resvg::render(&tree, place, &mut pixels.as_mut());
    Square::of_multiplied(pixels.take(), side).ok_or(IconMistake::Damaged)
}

/// Whether everything in a document can be drawn, in a time that somebody would wait.
fn look_at(document: &Document<'_>) -> Result<(), IconMistake> {
    for (number, element) in document.descendants().filter(|node| node.is_element()).enumerate() {
        let name = element.tag_name().name();
        if REFUSED.contains(&name) {
            return Err(IconMistake::NotDrawn { element: name.to_owned() });
        }
        if number >= MOST_ELEMENTS || element.ancestors().take(MOST_LEVELS + 1).count() > MOST_LEVELS {
            return Err(IconMistake::ManyElements);
        }
    }
    Ok(())
}

/// Options with which no file is read, even if an element that refers to one were let through.
fn without_files() -> Options<'static> {
    let image_href_resolver =
        ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    Options { image_href_resolver, ..Options::default() }
}
