//! Colours: how they are written, how light they are, and how well two of them can be told apart.
//!
//! Takes `#7a1f3d`; gives a [`Colour`], and others of the same hue. It does not know what a colour is used for: that is
//! [`super::settings::Accent`]. Lightness, chroma and hue are those of OKLCH, in which colours of one lightness look equally light in
//! every hue; the same in HSL would make a yellow and a blue of very different contrast. This is the only module that calculates with
//! floating-point numbers. `palette` is built without the system's mathematics, so that the last digit is the same on every machine.

use std::fmt;

use palette::color_difference::Wcag21RelativeContrast;
use palette::{IntoColor, Oklch, Srgb};

/// A colour of the sRGB space, which every screen can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    pub const WHITE: Colour = Colour { red: 255, green: 255, blue: 255 };
    pub const BLACK: Colour = Colour { red: 0, green: 0, blue: 0 };

    /// The lightness of white. That of black is 0.
    pub const LIGHTEST: u16 = 1000;

    pub fn new(red: u8, green: u8, blue: u8) -> Colour {
        Colour { red, green, blue }
    }

    /// Reads `#aabbcc`, or `#abc`, which is short for the same.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits =
            text.strip_prefix('#').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        match digits.len() {
            6 => Some(Colour { red, green, blue }),
            // Of three digits, the first is in `green`; each stands for two: `a` for `aa`, which is 17 times `a`.
            3 => Some(Colour { red: green * 17, green: (blue >> 4) * 17, blue: (blue & 15) * 17 }),
            _ => None,
        }
    }

    /// Its parts of red, green and blue.
    pub fn parts(self) -> [u8; 3] {
        [self.red, self.green, self.blue]
    }

    /// The contrast with another colour by WCAG 2.2, from 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        self.screen().relative_contrast(other.screen())
    }

    /// Its lightness in thousandths.
    #[expect(
        clippy::float_arithmetic,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the lightness is from 0 to 1"
    )]
    pub fn lightness(self) -> u16 {
        (self.oklch().l * f64::from(Colour::LIGHTEST)).round().clamp(0.0, 1000.0) as u16
    }

    /// The colour of the same hue with this lightness and, at most, this chroma, both in thousandths. Its chroma is that of this colour, or
    /// the strongest that a screen can show at that lightness.
    #[expect(
        clippy::float_arithmetic,
        reason = "a colour is no amount: it is rounded to what a screen can show"
    )]
    pub fn at(self, lightness: u16, most_chroma: u16) -> Colour {
        /// In so many steps: finer ones would round to the same colour.
        const STEPS: u16 = 256;
        let own = self.oklch();
        let lightness = f64::from(lightness.min(Colour::LIGHTEST)) / f64::from(Colour::LIGHTEST);
        let chroma = own.chroma.min(f64::from(most_chroma) / 1000.0);
        let of_step = |step: u16| Oklch::new(lightness, chroma * f64::from(step) / f64::from(STEPS), own.hue);
        let (mut can_show, mut cannot_show) = (0, STEPS + 1);
        while cannot_show - can_show > 1 {
            let middle = u16::midpoint(can_show, cannot_show);
            if is_shown(of_step(middle)) {
                can_show = middle;
            } else {
                cannot_show = middle;
            }
        }
        let shown: Srgb<f64> = of_step(can_show).into_color();
        let (red, green, blue) = shown.into_format::<u8>().into_components();
        Colour { red, green, blue }
    }

    fn screen(self) -> Srgb<f64> {
        Srgb::new(self.red, self.green, self.blue).into_format()
    }

    fn oklch(self) -> Oklch<f64> {
        self.screen().into_color()
    }
}

/// Whether a screen can show a colour, but for less than what rounding takes away.
fn is_shown(colour: Oklch<f64>) -> bool {
    let screen: Srgb<f64> = colour.into_color();
    let (red, green, blue) = screen.into_components();
    [red, green, blue].iter().all(|part| (-0.001..=1.001).contains(part))
}

/// `#aabbcc`.
impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_has_three_or_six_digits() {
        for (written, parts) in [
            ("#7a1f3d", [0x7a, 0x1f, 0x3d]),
            ("#7A1F3D", [0x7a, 0x1f, 0x3d]),
            ("#abc", [0xaa, 0xbb, 0xcc]),
            ("#000", [0, 0, 0]),
        ] {
            assert_eq!(Colour::parse(written).map(Colour::parts), Some(parts), "{written}");
        }
        for wrong in ["7a1f3d", "#7a1f3", "#7a1f3d00", "#", "#ab", "#xyz", "red", "", "# abc", "#+ab", "#æ"]
        {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        // Computed by hand from the definition of relative luminance, to two decimals.
        for (one, other, expected) in
            [("#000", "#fff", 2100), ("#fff", "#fff", 100), ("#777", "#fff", 448), ("#7a1f3d", "#fff", 1004)]
        {
            let (one, other) = (Colour::parse(one).expect(one), Colour::parse(other).expect(other));
            let hundredths = format!("{:.2}", (one.contrast(other)));
            let expected = format!("{}.{:02}", expected / 100, expected % 100);
            assert_eq!(hundredths, expected, "{one} {other}");
        }
    }

    #[test]
    fn a_colour_at_its_own_lightness_is_itself() {
        for written in
            ["#7a1f3d", "#ffd400", "#808080", "#0e5a63", "#ff0000", "#0000ff", "#000000", "#ffffff"]
        {
            let colour = Colour::parse(written).expect("a colour");
            let again = colour.at(colour.lightness(), 1000);
            for (one, other) in colour.parts().into_iter().zip(again.parts()) {
                assert!(one.abs_diff(other) <= 2, "{colour} {again}");
            }
        }
    }
}
