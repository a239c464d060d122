//! The icons of a site, made of one picture.
//!
//! Takes the file of the picture; gives PNG and ICO files. The picture is decoded once for each time that its file is read
//! ([`LazyIcons`]); what is kept of it is a square of 512 pixels, of which each file is made when it is asked for.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::pixels::{self, Square};
use crate::diagnostic::IconMistake;
use crate::model::colour::Colour;

/// The largest file that icons are made of, in bytes.
const MOST_BYTES: u64 = 8 << 20;

/// The side of the largest icon, in pixels.
const LARGEST: u32 = 512;

/// The smallest side of a picture that icons are made of, in pixels.
const LEAST: usize = 192;

/// The sides of the icons in an ICO file, in pixels.
const OF_ICO: [u32; 3] = [16, 32, 48];

/// What icons are made of, decoded. `None`: an SVG, in a program that draws none.
#[derive(Debug)]
pub struct Icons(Option<Square>);

impl Icons {
    /// Reads a picture. `pixels` is the size of one that has pixels; an SVG has none.
    fn read(from: &Path, pixels: Option<(usize, usize)>) -> Result<Icons, IconMistake> {
        if let Some((width, height)) = pixels
            && width.min(height) < LEAST
        {
            return Err(IconMistake::TooSmall { width, height });
        }
        let mut bytes = Vec::new();
        let read = File::open(from).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
        // It was readable a moment ago: whoever changes it causes another reading.
        read.map_err(|_| IconMistake::Damaged)?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(IconMistake::TooLarge);
        }
        match pixels {
            Some(_) => Ok(Icons(Some(pixels::decode(&bytes, LARGEST)?))),
            None => svg(&bytes),
        }
    }

    /// The picture as a PNG with this side. `background` is the colour behind it; without, what is transparent stays so.
    pub fn png(&self, side: u32, background: Option<Colour>) -> Vec<u8> {
        self.0.as_ref().map_or_else(Vec::new, |square| square.resized(side).over(background).png())
    }

    /// The picture as an ICO with three sizes.
    pub fn ico(&self) -> Vec<u8> {
        self.0.as_ref().map_or_else(Vec::new, |square| pixels::ico(&OF_ICO.map(|side| square.resized(side))))
    }

    /// The one of two colours that the picture has more contrast with.
    pub fn background(&self, one: Colour, other: Colour) -> Colour {
        let mean = self.0.as_ref().map_or(Colour::BLACK, Square::mean);
        if mean.contrast(one) >= mean.contrast(other) { one } else { other }
    }
}

#[cfg(feature = "svg")]
fn svg(bytes: &[u8]) -> Result<Icons, IconMistake> {
    super::svg::draw(bytes, LARGEST).map(|square| Icons(Some(square)))
}

#[cfg(not(feature = "svg"))]
fn svg(_bytes: &[u8]) -> Result<Icons, IconMistake> {
    Ok(Icons(None))
}

/// The icons of a file, made when they are first asked for. A file that is read again gets new ones, so they are never those of an older
/// content. Two are equal if they are of one reading of one file.
#[derive(Debug, Clone, Default)]
pub struct LazyIcons(Arc<OnceLock<Result<Icons, IconMistake>>>);

impl LazyIcons {
    /// The icons of the picture in a file; `pixels` is its size, if it has pixels.
    pub fn of(&self, from: &Path, pixels: Option<(usize, usize)>) -> &Result<Icons, IconMistake> {
        self.0.get_or_init(|| Icons::read(from, pixels))
    }
}

impl PartialEq for LazyIcons {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for LazyIcons {}
