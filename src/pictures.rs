//! Pictures whose pixels are looked at: decoded, made smaller, and encoded.
//!
//! Takes the file of a picture; gives the icons that are made of it ([`Icons`]), or why none can be made. It is the only module that imports
//! libraries for pixels, and it trusts no file: each is limited in bytes, pixels and elements before it is decoded, and an SVG reads no other
//! file. What a picture is by its first bytes, and how large, is known before: see `load/pictures.rs`. Where icons are in the site, and what
//! pages say of them, is not known here.

mod cards;
mod icons;
mod pixels;
#[cfg(feature = "svg")]
mod svg;

pub use cards::{CARD_SIZE, Card, CardColours, can_be_drawn};
pub use icons::{Icons, LazyIcons};

/// Whether this program can draw an SVG. Without, a site whose icon is an SVG has no other icons.
pub const DRAWS_SVG: bool = cfg!(feature = "svg");
