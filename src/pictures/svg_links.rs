//! What an SVG refers to: in links, and in its style.
//!
//! Takes the values of attributes and the texts of style sheets, without references of XML; says whether browsers would load or run
//! something for them. A text that is written so that this cannot be seen is refused.

use crate::diagnostic::SvgMistake;

/// What is done with a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    Kept,
    LeftOut,
    /// A picture in the link itself.
    Embedded,
    /// It is something that the picture would show.
    Outside,
}

/// Pictures and fonts that a file can have in itself. An SVG in an SVG would need to be made safe as well, and a picture in a style sheet
/// is rare.
const EMBEDDED: [&str; 5] =
    ["data:image/png;", "data:image/jpeg;", "data:image/jpg;", "data:image/webp;", "data:image/gif;"];
const EMBEDDED_FONTS: [&str; 4] = [
    "data:font/",
    "data:application/font-",
    "data:application/x-font-",
    "data:application/vnd.ms-fontobject",
];

/// What is done with the link of an element.
pub(super) fn link(element: &str, target: &str) -> Link {
    // Browsers pass over white space and control characters in the name of a protocol.
    let target: String = target.chars().filter(|sign| !sign.is_control() && !sign.is_whitespace()).collect();
    let target = target.to_lowercase();
    if target.starts_with('#') {
        return Link::Kept;
    }
    match element {
        "a" if ["https://", "http://", "mailto:"].iter().any(|known| target.starts_with(known)) => Link::Kept,
        "a" => Link::LeftOut,
        "image" | "feimage" if EMBEDDED.iter().any(|kind| target.starts_with(kind)) => Link::Embedded,
        _ if target.is_empty() => Link::LeftOut,
        _ => Link::Outside,
    }
}

/// Looks through a style sheet, or any other attribute that may have style in it.
pub(super) fn check_style(style: &str) -> Result<(), SvgMistake> {
    let lowercase = style.to_lowercase();
    let may_load = ["url", "@import", "image(", "image-set", "expression", "javascript:", "src("]
        .iter()
        .any(|word| lowercase.contains(word));
    // With a backslash, letters of a name can be written as numbers.
    if style.contains('\\') && (style.contains('(') || style.contains('@')) {
        return Err(SvgMistake::OutsideReference);
    }
    if !may_load {
        return Ok(());
    }
    for word in ["@import", "image(", "image-set", "expression(", "javascript:", "src("] {
        if lowercase.contains(word) {
            return Err(SvgMistake::OutsideReference);
        }
    }
    for (begin, _) in lowercase.match_indices("url(") {
        let target =
            lowercase[begin + "url(".len()..].trim_start().trim_start_matches(['"', '\'']).trim_start();
        let is_inside = target.starts_with('#') || EMBEDDED_FONTS.iter().any(|kind| target.starts_with(kind));
        if !is_inside {
            return Err(SvgMistake::OutsideReference);
        }
    }
    Ok(())
}
