//! The letters of cards: their widths, their kerning and their outlines.
//!
//! Takes a text; gives how wide it is in units of the font, and the outlines of its letters. It joins no letters and turns none around: scripts that need
//! that are not in the font. Combining marks are not in it either, and the texts of a site are composed (NFC).

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// Inter, weight 600: see `fonts/README.md`.
static BYTES: &[u8] = include_bytes!("../../../fonts/inter-semibold.ttf");

/// What may be in a text and is never seen: the soft hyphen, and joiners of zero width.
const UNSEEN: [char; 5] = ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}'];

pub(super) struct Font {
    face: Face<'static>,
    kerning: Vec<PairAdjustment<'static>>,
}

impl Font {
    /// The font of the program. Reading it takes some microseconds.
    pub(super) fn read() -> Font {
        let face = face();
        let mut kerning = Vec::new();
        for lookup in face.tables().gpos.iter().flat_map(|table| table.lookups) {
            for subtable in lookup.subtables.into_iter::<PositioningSubtable<'static>>() {
                if let PositioningSubtable::Pair(pairs) = subtable {
                    kerning.push(pairs);
                }
            }
        }
        Font { face, kerning }
    }

    /// The units of an em.
    pub(super) fn em(&self) -> i32 {
        self.face.units_per_em().into()
    }

    /// The letters of a text, each with how far to the right it begins, in units of the font; and how wide all are.
    pub(super) fn places(&self, text: &str) -> (Vec<(GlyphId, i32)>, i32) {
        let mut places = Vec::with_capacity(text.len());
        let mut right = 0;
        let mut last = None;
        for glyph in text
            .chars()
            .filter(|letter| !UNSEEN.contains(letter))
            .filter_map(|letter| glyph(&self.face, letter))
        {
            if let Some(last) = last {
                right += self.kern(last, glyph);
            }
            places.push((glyph, right));
            right += i32::from(self.face.glyph_hor_advance(glyph).unwrap_or_default());
            last = Some(glyph);
        }
        (places, right)
    }

    /// How much nearer two letters are to each other than they would be.
    fn kern(&self, first: GlyphId, second: GlyphId) -> i32 {
        for pairs in &self.kerning {
            match pairs {
                PairAdjustment::Format1 { coverage, sets } => {
                    let set = coverage.get(first).and_then(|at| sets.get(at));
                    if let Some((by, _)) = set.and_then(|set| set.get(second)) {
                        return by.x_advance.into();
                    }
                }
                PairAdjustment::Format2 { coverage, classes, matrix } => {
                    if coverage.contains(first) {
                        let by = matrix.get((classes.0.get(first), classes.1.get(second)));
                        return by.map_or(0, |(by, _)| by.x_advance.into());
                    }
                }
            }
        }
        0
    }

    #[expect(
        clippy::float_arithmetic,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "outlines are such numbers, and letters have a few hundred pixels"
    )]
    /// The pixels of a letter of this size in pixels, whose origin is so many pixels to the right of a whole one.
    pub(super) fn pixels(
        &self,
        glyph: GlyphId,
        size: u16,
        right: f32,
        rasterizer: &mut Rasterizer,
    ) -> Option<Place> {
        let scale = f32::from(size) / f32::from(self.face.units_per_em());
        let bounds = self.face.glyph_bounding_box(glyph)?;
        let left = (f32::from(bounds.x_min) * scale + right).floor();
        let top = (f32::from(bounds.y_max) * scale).ceil();
        let width = (f32::from(bounds.x_max) * scale + right).ceil() - left;
        let height = top - (f32::from(bounds.y_min) * scale).floor();
        rasterizer.reset(width as usize + 1, height as usize + 1);
        let mut outline = Outline {
            rasterizer,
            scale,
            right: right - left,
            top,
            start: point(0.0, 0.0),
            last: point(0.0, 0.0),
        };
        self.face.outline_glyph(glyph, &mut outline)?;
        Some(Place { left: left as i32, above: top as i32 })
    }
}

/// Where the pixels of a letter begin: to the right of its origin, and above its base line.
pub(super) struct Place {
    pub(super) left: i32,
    pub(super) above: i32,
}

/// Whether the font has all letters of a text, and there are any.
pub(super) fn has_letters_of(text: &str) -> bool {
    let face = face();
    let mut seen = text.chars().filter(|letter| !UNSEEN.contains(letter)).peekable();
    seen.peek().is_some() && seen.all(|letter| glyph(&face, letter).is_some())
}

#[expect(clippy::expect_used, reason = "the font is in the program, and a test reads it")]
fn face() -> Face<'static> {
    Face::parse(BYTES, 0).expect("the font of the program can be read")
}

fn glyph(face: &Face<'static>, letter: char) -> Option<GlyphId> {
    // The font has one blank; the others are as wide.
    let letter = if letter.is_whitespace() { ' ' } else { letter };
    face.glyph_index(letter)
}

/// An outline that is moved to its place in pixels. In a font, up is positive.
struct Outline<'r> {
    rasterizer: &'r mut Rasterizer,
    scale: f32,
    right: f32,
    top: f32,
    start: Point,
    last: Point,
}

impl Outline<'_> {
    #[expect(clippy::float_arithmetic, reason = "outlines are such numbers")]
    fn point(&self, x: f32, y: f32) -> Point {
        point(self.right + x * self.scale, self.top - y * self.scale)
    }
}

impl OutlineBuilder for Outline<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = self.point(x, y);
        self.last = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.point(x, y);
        self.rasterizer.draw_line(self.last, to);
        self.last = to;
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (by, to) = (self.point(x1, y1), self.point(x, y));
        self.rasterizer.draw_quad(self.last, by, to);
        self.last = to;
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (first, second, to) = (self.point(x1, y1), self.point(x2, y2), self.point(x, y));
        self.rasterizer.draw_cubic(self.last, first, second, to);
        self.last = to;
    }

    fn close(&mut self) {
        self.rasterizer.draw_line(self.last, self.start);
        self.last = self.start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_europe_are_there_and_others_are_known_to_be_missing() {
        for text in [
            "Blåbærgrød på Ærø – ”37,6 mio. kr.”",
            "Føroyar: Útvarp, ðagur",
            "Zażółć gęślą jaźń",
            "Şişli İğdır ıçöü",
            "Größe ẞ",
            "Ελλάδα",
            "Україна їжак",
            "Tiếng Việt",
            "ord\u{ad}deling",
        ] {
            assert!(has_letters_of(text), "{text}");
        }
        for text in ["日本語", "مرحبا", "שלום", "Hurra 🎉", "a\u{301}", "", "\u{ad}"] {
            assert!(!has_letters_of(text), "{text}");
        }
    }

    #[test]
    fn letters_that_leave_room_are_nearer() {
        let font = Font::read();
        let width = |text: &str| font.places(text).1;
        assert!(width("AV") < width("A") + width("V"));
        assert_eq!(width("HH"), 2 * width("H"));
        assert_eq!(width("ord\u{ad}deling"), width("orddeling"));
    }
}
