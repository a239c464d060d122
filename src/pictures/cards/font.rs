//! The letters of cards: their widths, their kerning and their outlines.
//!
//! Takes a text; gives how wide it is in units of the font, and the outlines of its letters. It joins no letters and turns none around: scripts that need
//! that are not in the font. Combining marks are not in it either, and the texts of a site are composed (NFC).

use std::sync::OnceLock;

use resvg::tiny_skia::PathBuilder;
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
    /// The font of the program.
    pub(super) fn get() -> &'static Font {
        static FONT: OnceLock<Font> = OnceLock::new();
        FONT.get_or_init(Font::read)
    }

    #[expect(clippy::expect_used, reason = "the font is in the program, and a test reads it")]
    fn read() -> Font {
        let face = Face::parse(BYTES, 0).expect("the font of the program can be read");
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

    fn glyph(&self, letter: char) -> Option<GlyphId> {
        // The font has one blank; the others are as wide.
        let letter = if letter.is_whitespace() { ' ' } else { letter };
        self.face.glyph_index(letter)
    }

    /// The letters of a text, each with how far to the right it begins, in units of the font; and how wide all are.
    pub(super) fn places(&self, text: &str) -> (Vec<(GlyphId, i32)>, i32) {
        let mut places = Vec::with_capacity(text.len());
        let mut right = 0;
        let mut last = None;
        for glyph in
            text.chars().filter(|letter| !UNSEEN.contains(letter)).filter_map(|letter| self.glyph(letter))
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

    /// Adds the outline of a letter whose origin is at a place, in pixels, in letters of this size.
    pub(super) fn outline(&self, glyph: GlyphId, size: f32, left: f32, base: f32, path: &mut PathBuilder) {
        let mut outline = Outline { path, scale: self.scale(size), left, base };
        // A blank has none.
        let _box = self.face.outline_glyph(glyph, &mut outline);
    }

    #[expect(clippy::float_arithmetic, reason = "outlines are such numbers")]
    fn scale(&self, size: f32) -> f32 {
        size / f32::from(self.face.units_per_em())
    }
}

/// Whether the font has all letters of a text, and there are any.
pub(super) fn has_letters_of(text: &str) -> bool {
    let font = Font::get();
    let mut seen = text.chars().filter(|letter| !UNSEEN.contains(letter)).peekable();
    seen.peek().is_some() && seen.all(|letter| font.glyph(letter).is_some())
}

/// An outline that is moved to its place in pixels. In a font, up is positive.
struct Outline<'p> {
    path: &'p mut PathBuilder,
    scale: f32,
    left: f32,
    base: f32,
}

#[expect(clippy::float_arithmetic, reason = "outlines are such numbers")]
impl Outline<'_> {
    fn x(&self, x: f32) -> f32 {
        self.left + x * self.scale
    }

    fn y(&self, y: f32) -> f32 {
        self.base - y * self.scale
    }
}

impl OutlineBuilder for Outline<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.x(x), self.y(y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.x(x), self.y(y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.path.quad_to(self.x(x1), self.y(y1), self.x(x), self.y(y));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.path.cubic_to(self.x(x1), self.y(y1), self.x(x2), self.y(y2), self.x(x), self.y(y));
    }

    fn close(&mut self) {
        self.path.close();
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
        let font = Font::get();
        let width = |text: &str| font.places(text).1;
        assert!(width("AV") < width("A") + width("V"));
        assert_eq!(width("HH"), 2 * width("H"));
        assert_eq!(width("ord\u{ad}deling"), width("orddeling"));
    }
}
