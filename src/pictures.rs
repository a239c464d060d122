//! Pictures whose pixels are looked at: decoded, made smaller, and encoded.
//!
//! Takes the bytes of a picture; gives smaller ones in the formats of the web ([`Photo`]), the picture itself without its metadata
//! ([`original`], [`clean_svg`]), and the icons of a site ([`Icons`]), or why there are none. It is the only module that imports libraries
//! for pixels, and it trusts no file: each is limited in bytes, pixels and elements before it is decoded, and an SVG reads no other
//! file. What a picture is by its first bytes, and how large, is known before: see `load/pictures.rs`. Where pictures are in the site, and
//! what pages say of them, is not known here.
//!
//! The same file gives the same bytes on every machine, as long as [`RECIPE`] is the same: JPEG is decoded and encoded without the instructions of
//! single processors, because those round in another way, and the filter for scaling was compared with and without them. This is not promised for
//! WebP, because libwebp was compared on one kind of processor only, nor for a picture with a colour profile other than sRGB, because the library
//! that applies it computes with fractions: the last digit of a colour may differ.

mod cards;
mod clean_svg;
mod colours;
mod decode;
mod decode_jpeg;
mod decoded;
mod embedded;
mod icons;
mod memory;
mod original;
mod parts;
mod photo;
mod pixels;
#[cfg(feature = "svg")]
mod svg;
mod svg_links;

pub use cards::{Card, CardColours, can_be_drawn};
pub use clean_svg::clean_svg;
pub use decode::memory_needed;
pub use icons::{Icons, LazyIcons};
pub use memory::{MemoryBudget, Reserved};
pub use original::{has_end, original};
pub use photo::{Encoding, Focus, Photo, cropped_size, scaled};

/// Whether this program can draw an SVG. Without, a site whose icon is an SVG has no other icons.
pub const DRAWS_SVG: bool = cfg!(feature = "svg");

/// The size of a picture that other sites show with a link, in pixels: that of large ones everywhere (Open Graph has no size; 1.91:1 is what
/// Facebook, LinkedIn and X show).
pub const SHARED_SIZE: (u32, u32) = (1200, 630);

/// Part of the names of made pictures: another number whenever the same picture is made into other bytes.
pub const RECIPE: u32 = 1;

/// The most pixels that a picture can have.
pub const MOST_PIXELS: u64 = 40_000_000;
