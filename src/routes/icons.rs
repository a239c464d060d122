//! The icons of a site: which it has, and where each comes from.
//!
//! Takes a site; gives the files by which browsers and telephones know it. A file of the same name in `content/files/` takes the place of one
//! that would be made.

use super::addresses::below;
use crate::join::Site;
use crate::model::address::Address;
use crate::pictures::DRAWS_SVG;

/// A file by which browsers and telephones know a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IconFile {
    /// Icons of 16, 32 and 48 pixels, for browsers that ask for nothing else.
    Ico,
    /// The picture itself.
    Svg,
    /// 180 pixels, without anything transparent, for the home screens of telephones.
    Touch,
    /// 192 pixels.
    Small,
    /// 512 pixels.
    Large,
    /// What an installed site is called, and its icons.
    Manifest,
}

impl IconFile {
    /// Whether its pixels are computed from the picture.
    pub fn is_drawn(self) -> bool {
        matches!(self, IconFile::Ico | IconFile::Touch | IconFile::Small | IconFile::Large)
    }

    /// All of them, each with its name.
    pub const NAMES: [(&'static str, IconFile); 6] = [
        ("favicon.ico", IconFile::Ico),
        ("favicon.svg", IconFile::Svg),
        ("apple-touch-icon.png", IconFile::Touch),
        ("icon-192.png", IconFile::Small),
        ("icon-512.png", IconFile::Large),
        ("site.webmanifest", IconFile::Manifest),
    ];
}

/// An icon that a site has.
pub struct Icon {
    pub file: IconFile,
    pub address: Address,
    /// Whether it is made; else it is a file of `content/files/`.
    pub is_made: bool,
}

/// The icons that a site has.
pub fn icons(site: &Site) -> Vec<Icon> {
    let mut icons = Vec::new();
    let picture = site.brand.favicon.map(|ix| &site.media[ix].picture);
    for (name, file) in IconFile::NAMES {
        let address = below(&Address::root(), &[], name);
        let is_written = site.files.iter().any(|file| file.address == address);
        let is_made = !is_written
            && picture.is_some_and(|picture| match file {
                IconFile::Svg => picture.is_svg(),
                IconFile::Manifest => true,
                IconFile::Ico | IconFile::Touch | IconFile::Small | IconFile::Large => {
                    DRAWS_SVG || !picture.is_svg()
                }
            });
        if is_written || is_made {
            icons.push(Icon { file, address, is_made });
        }
    }
    icons
}
