//! The accent of a site: one colour, and the colours of the theme that are computed from it.
//!
//! Takes `#7a1f3d`; gives an [`Accent`] with a [`ColourScale`] for light pages and one for dark ones. The colour itself is used for surfaces
//! with text on them: the band above and below every page. Black or white text has a contrast of 4.5 on every colour, so only one thing can be
//! wrong with an accent: the surface looks like the paper. Everything else keeps the hue and moves the lightness until the contrast is
//! right. Style sheets are not written here.

use crate::model::colour::Colour;

/// The contrast that text needs (WCAG 2.2, success criterion 1.4.3).
const OF_TEXT: f64 = 4.5;
/// The contrast of links on dark pages: among bright text, 4.5 looks dim.
const OF_LINKS_ON_DARK: f64 = 7.0;
/// The contrast that lines need (WCAG 2.2, success criterion 1.4.11).
const OF_LINES: f64 = 3.0;
/// The contrast between a surface and the paper beside it. WCAG asks for none where the text on the surface has its own; with less,
/// it would look like the tint, which has 1.1.
const OF_SURFACES: f64 = 1.3;

/// The contrast between a link and the same link under the pointer, so that it is seen to change. It is also underlined more.
const OF_STRONGER: f64 = 1.15;

/// How far shades are apart while one is sought, in thousandths of lightness.
const STEP: usize = 4;

/// Any chroma: more than any screen can show.
const ANY: u16 = 1000;

/// The accent of a site. Every scale of it has contrast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accent {
    pub light: ColourScale,
    pub dark: ColourScale,
}

/// The colours of a page, named as in the style sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColourScale {
    /// Behind everything.
    pub paper: Colour,
    /// Behind what is set apart.
    pub tint: Colour,
    /// Text.
    pub ink: Colour,
    /// Text that matters less.
    pub muted: Colour,
    /// Thin lines that only decorate.
    pub rule: Colour,
    /// Links, and lines that mean something.
    pub accent: Colour,
    /// Links under the pointer.
    pub accent_strong: Colour,
    /// The band above and below every page.
    pub band: Colour,
    /// Text on the band.
    pub band_ink: Colour,
    /// Lines on the band.
    pub band_rule: Colour,
    /// Text on the band that matters less.
    pub band_muted: Colour,
}

/// Why a text is not an accent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccentError {
    /// It is not a colour.
    Form,
    /// It looks like the paper. The colour that is nearest in lightness and does not.
    Contrast { nearest: Colour },
}

impl Accent {
    /// Reads an accent.
    ///
    /// # Errors
    /// If it is no colour, or one that cannot be seen on white paper.
    pub fn parse(text: &str) -> Result<Accent, AccentError> {
        let colour = Colour::parse(text).ok_or(AccentError::Form)?;
        Accent::new(colour).map_err(|nearest| AccentError::Contrast { nearest })
    }

    /// The accent of this colour.
    ///
    /// # Errors
    /// If it cannot be seen on white paper: the colour that is nearest in lightness and can.
    pub fn new(colour: Colour) -> Result<Accent, Colour> {
        let is_seen = |shade: Colour| shade.contrast(Colour::WHITE) >= OF_SURFACES;
        if !is_seen(colour) {
            return Err(darker(colour, colour.lightness(), ANY, is_seen));
        }
        Ok(Accent { light: light(colour), dark: dark(colour) })
    }

    /// The colour as it was chosen.
    pub fn colour(&self) -> Colour {
        self.light.band
    }
}

impl ColourScale {
    /// Every colour with the name of its custom property.
    pub fn properties(&self) -> [(&'static str, Colour); 11] {
        [
            ("paper", self.paper),
            ("tint", self.tint),
            ("ink", self.ink),
            ("muted", self.muted),
            ("rule", self.rule),
            ("accent", self.accent),
            ("accent-strong", self.accent_strong),
            ("band", self.band),
            ("band-ink", self.band_ink),
            ("band-rule", self.band_rule),
            ("band-muted", self.band_muted),
        ]
    }
}

fn light(colour: Colour) -> ColourScale {
    let (paper, tint) = (Colour::WHITE, colour.at(968, 8));
    let is_text = |shade: Colour| shade.contrast(paper) >= OF_TEXT && shade.contrast(tint) >= OF_TEXT;
    let accent = darker(colour, colour.lightness(), ANY, is_text);
    // Nothing is darker than black, so a link that is nearly black gets lighter under the pointer.
    let strong = match accent.lightness() {
        lightness @ 250.. => lightness - 110,
        lightness => lightness + 160,
    };
    ColourScale {
        paper,
        tint,
        ink: colour.at(235, 20),
        muted: colour.at(440, 20),
        rule: colour.at(850, 12),
        accent,
        accent_strong: darker(colour, strong, ANY, is_text),
        ..of_band(colour)
    }
}

fn dark(colour: Colour) -> ColourScale {
    let (paper, tint) = (colour.at(205, 12), colour.at(250, 15));
    let is_text =
        |shade: Colour| shade.contrast(paper) >= OF_LINKS_ON_DARK && shade.contrast(tint) >= OF_LINKS_ON_DARK;
    let accent = lighter(colour, colour.lightness(), ANY, is_text);
    let strong = match accent.lightness() {
        lightness @ ..=900 => lightness + 90,
        lightness => lightness - 90,
    };
    // A bright band would glare on a dark page, and a black one would not be seen.
    let brightest = colour.lightness().min(420);
    let band = lighter(colour, brightest, ANY, |shade| shade.contrast(paper) >= OF_SURFACES);
    ColourScale {
        paper,
        tint,
        ink: colour.at(935, 10),
        muted: colour.at(775, 15),
        rule: colour.at(385, 25),
        accent,
        accent_strong: lighter(colour, strong, ANY, |shade| {
            is_text(shade) && shade.contrast(accent) >= OF_STRONGER
        }),
        ..of_band(band)
    }
}

/// A scale with a band of this colour, and with the same colour for everything else.
fn of_band(band: Colour) -> ColourScale {
    let has_white_text = Colour::WHITE.contrast(band) >= OF_TEXT;
    let ink = if has_white_text { Colour::WHITE } else { Colour::BLACK };
    // Where the ink has much contrast, less important text keeps some of it.
    let of_muted = if ink.contrast(band) > 8.0 { 6.5 } else { OF_TEXT };
    let towards_ink = |most_chroma: u16, contrast: f64| {
        let is_right = |shade: Colour| shade.contrast(band) >= contrast;
        match has_white_text {
            true => lighter(band, band.lightness(), most_chroma, is_right),
            false => darker(band, band.lightness(), most_chroma, is_right),
        }
    };
    ColourScale {
        paper: band,
        tint: band,
        ink: band,
        muted: band,
        rule: band,
        accent: band,
        accent_strong: band,
        band,
        band_ink: ink,
        band_rule: towards_ink(60, OF_LINES),
        band_muted: towards_ink(40, of_muted),
    }
}

/// The first shade of a colour that is right, from a lightness down to black.
fn darker(colour: Colour, from: u16, most_chroma: u16, is_right: impl Fn(Colour) -> bool) -> Colour {
    first(colour, (0..=from).rev().step_by(STEP), most_chroma, is_right).unwrap_or(Colour::BLACK)
}

/// The first shade of a colour that is right, from a lightness up to white.
fn lighter(colour: Colour, from: u16, most_chroma: u16, is_right: impl Fn(Colour) -> bool) -> Colour {
    first(colour, (from..=Colour::LIGHTEST).step_by(STEP), most_chroma, is_right).unwrap_or(Colour::WHITE)
}

fn first(
    colour: Colour,
    mut lightnesses: impl Iterator<Item = u16>,
    most_chroma: u16,
    is_right: impl Fn(Colour) -> bool,
) -> Option<Colour> {
    // At its own lightness, the colour is taken as it is, without a rounding.
    let shade = |lightness: u16| match lightness == colour.lightness() && most_chroma == ANY {
        true => colour,
        false => colour.at(lightness, most_chroma),
    };
    lightnesses.find(|lightness| is_right(shade(*lightness))).map(shade)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Colours of every hue, lightness and strength.
    fn many() -> Vec<Colour> {
        const PARTS: [u8; 9] = [0, 20, 60, 100, 119, 150, 200, 240, 255];
        let mut colours = Vec::new();
        for red in PARTS {
            for green in PARTS {
                colours.extend(PARTS.map(|blue| Colour::new(red, green, blue)));
            }
        }
        colours
    }

    fn assert_contrast(colour: Colour, what: &str, one: Colour, other: Colour, least: f64) {
        let contrast = one.contrast(other);
        assert!(contrast >= least, "{colour}: {what} {one} on {other} has {contrast}, not {least}");
    }

    fn assert_scale(colour: Colour, scale: &ColourScale) {
        for paper in [scale.paper, scale.tint] {
            assert_contrast(colour, "ink", scale.ink, paper, 12.0);
            assert_contrast(colour, "muted", scale.muted, paper, 6.0);
            assert_contrast(colour, "accent", scale.accent, paper, 4.5);
            assert_contrast(colour, "accent-strong", scale.accent_strong, paper, 4.5);
        }
        assert_contrast(colour, "band", scale.band, scale.paper, 1.3);
        assert_contrast(colour, "band-ink", scale.band_ink, scale.band, 4.5);
        assert_contrast(colour, "band-muted", scale.band_muted, scale.band, 4.5);
        assert_contrast(colour, "band-rule", scale.band_rule, scale.band, 3.0);
        assert!(scale.tint.contrast(scale.paper) < 1.25, "{colour}: the tint is too strong");
        assert_ne!(scale.accent, scale.accent_strong, "{colour}: a link under the pointer looks the same");
    }

    #[test]
    fn every_accent_has_contrast_or_its_nearest_colour_has() {
        let (mut accepted, mut refused) = (0, 0);
        for colour in many() {
            let accent = match Accent::new(colour) {
                Ok(accent) => {
                    assert_eq!(accent.colour(), colour);
                    accepted += 1;
                    accent
                }
                Err(nearest) => {
                    refused += 1;
                    assert!(nearest.contrast(Colour::WHITE) < 1.4, "{colour}: {nearest} is not the nearest");
                    Accent::parse(&nearest.to_string()).expect("the suggestion is an accent")
                }
            };
            assert_scale(colour, &accent.light);
            assert_scale(colour, &accent.dark);
        }
        assert!(accepted > 650 && refused > 10, "{accepted} {refused}");
    }

    #[test]
    fn a_dark_colour_is_kept_for_links_and_a_light_one_only_for_surfaces() {
        let accent = |text| Accent::parse(text).expect("an accent");
        let burgundy = accent("#7a1f3d");
        assert_eq!(burgundy.light.accent.to_string(), "#7a1f3d");
        assert_eq!(burgundy.dark.band.to_string(), "#7a1f3d");
        assert_eq!(burgundy.light.band_ink, Colour::WHITE);
        let yellow = accent("#ffd400");
        assert_eq!(yellow.light.band.to_string(), "#ffd400");
        assert_eq!(yellow.light.band_ink, Colour::BLACK);
        assert_ne!(yellow.light.accent, yellow.light.band);
        assert_eq!(yellow.dark.accent.to_string(), "#ffd400");
        assert_ne!(yellow.dark.band, yellow.light.band);
    }

    #[test]
    fn what_looks_like_white_paper_is_no_accent() {
        for text in ["#fff", "#ffffe0", "#ffff00", "#eeeeee"] {
            assert!(matches!(Accent::parse(text), Err(AccentError::Contrast { .. })), "{text}");
        }
        assert_eq!(Accent::parse("red"), Err(AccentError::Form));
    }
}
