//! Social pictures: what programs show with a link to a page that has no photograph.
//!
//! Takes a title, a name and colours; gives a PNG of [`super::SHARED_SIZE`], and a name for it that says everything that is drawn. Letters are drawn with a font
//! of the program, because which fonts a machine has must not change a site. A text with a letter that this font lacks is never drawn: readers would see
//! boxes. Which page has which card is not known here.

mod canvas;
mod font;
mod lines;
mod text;

use xxhash_rust::xxh3::Xxh3Default;

use crate::model::colour::Colour;
use crate::model::settings::Accent;
use canvas::Canvas;

/// The number of the way in which cards are drawn. Whoever changes what a card looks like raises it: a card that is published already is not drawn again as
/// long as its name is the same.
const RECIPE: u8 = 1;

/// What a card shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Card {
    /// In large letters; empty if no letters can be drawn.
    title: Box<str>,
    /// In small letters below; empty if there is nothing to say.
    name: Box<str>,
    colours: CardColours,
}

/// The colours of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CardColours {
    surface: Colour,
    /// Of the title.
    ink: Colour,
    /// Of the name.
    muted: Colour,
    line: Colour,
}

impl CardColours {
    /// Those of the band on light pages: text on it has contrast, whatever the accent is. Without an accent, those of the built-in style sheet.
    pub fn new(accent: Option<&Accent>) -> CardColours {
        match accent.map(|accent| &accent.light) {
            Some(scale) => CardColours {
                surface: scale.band,
                ink: scale.band_ink,
                muted: scale.band_muted,
                line: scale.band_rule,
            },
            None => CardColours {
                surface: Colour::new(0x0e, 0x43, 0x4b),
                ink: Colour::WHITE,
                muted: Colour::new(0xcf, 0xe3, 0xe3),
                line: Colour::new(0x4f, 0x7a, 0x80),
            },
        }
    }
}

/// Whether a card can show a text: the font has all of its letters.
pub fn can_be_drawn(text: &str) -> bool {
    font::has_letters_of(text)
}

impl Card {
    /// A card with a title and, below it, a name. What cannot be drawn is left out; if that is the title, the name takes its place.
    pub fn new(title: &str, name: &str, colours: CardColours) -> Card {
        let (title, name) = match (can_be_drawn(title), can_be_drawn(name)) {
            (true, true) => (title, name),
            (true, false) => (title, ""),
            (false, true) => (name, ""),
            (false, false) => ("", ""),
        };
        Card { title: title.into(), name: name.into(), colours }
    }

    /// The words that readers see; empty if there are none.
    pub fn words(&self) -> String {
        let both = !self.title.is_empty() && !self.name.is_empty();
        format!("{}{}{}", self.title, if both { " – " } else { "" }, self.name)
    }

    /// The name of its file, which says everything that is drawn and how: two cards with one name are the same picture.
    pub fn file_name(&self) -> String {
        let mut hash = Xxh3Default::new();
        hash.update(&[RECIPE]);
        for text in [&self.title, &self.name] {
            hash.update(text.as_bytes());
            // No text has this byte.
            hash.update(&[0xff]);
        }
        let CardColours { surface, ink, muted, line } = self.colours;
        for colour in [surface, ink, muted, line] {
            hash.update(&colour.parts());
        }
        format!("{:016x}.png", hash.digest())
    }

    /// The card as a PNG.
    pub fn png(&self) -> Vec<u8> {
        self.drawn().png()
    }

    fn drawn(&self) -> Canvas {
        let mut canvas = Canvas::new(self.colours);
        text::draw(&mut canvas, &self.title, &self.name);
        canvas
    }
}

#[cfg(test)]
mod tests {
    use xxhash_rust::xxh3::xxh3_64;

    use super::*;

    /// A card has the same name for ever, so whoever changes how it looks raises `RECIPE` and writes what this test says here.
    #[test]
    fn cards_that_look_different_have_another_recipe() {
        let title = "Blåbærgrød på Ærø: 37,6 mio. kr. til Zażółć, Ελλάδα, Україна og speciallægepraksisplanlægningsstabiliseringsudvalget";
        let card = Card::new(title, "AVATAR – Føroya Løgting", CardColours::new(None));
        assert_eq!((RECIPE, xxh3_64(card.drawn().pixels())), (1, 5_719_517_198_145_281_340));
    }

    #[test]
    fn text_on_a_card_has_contrast() {
        for accent in ["#0e5a63", "#ffd400", "#7a1f3d", "#777777", "#000000"] {
            let accent = Accent::parse(accent).expect("an accent");
            for colours in [CardColours::new(Some(&accent)), CardColours::new(None)] {
                assert!(colours.ink.contrast(colours.surface) >= 4.5, "{colours:?}");
                assert!(colours.muted.contrast(colours.surface) >= 4.5, "{colours:?}");
            }
        }
    }

    #[test]
    fn what_cannot_be_drawn_is_left_out() {
        let words = |title, name| Card::new(title, name, CardColours::new(None)).words();
        assert_eq!(words("Titel", "Navn"), "Titel – Navn");
        assert_eq!(words("新闻", "Navn"), "Navn");
        assert_eq!(words("Titel", "🎉"), "Titel");
        assert_eq!(words("Titel", ""), "Titel");
        assert_eq!(words("新闻", "🎉"), "");
    }
}
