//! The parts that the file of a picture consists of, and the file without those that are metadata.
//!
//! Takes the bytes of a JPEG, PNG, WebP or GIF; gives the bytes of the same pixels, with nothing else: no EXIF, XMP, IPTC, profile, comment or
//! preview, and nothing after the end, where telephones put films. What is kept is listed; what is not known is left out. Nothing is decoded.
//! Also says whether a file is there to its end: decoders fill what is missing with grey.

use std::ops::Range;

/// A part of a JPEG: its marker, and its bytes with the marker.
pub(super) struct Segment {
    marker: u8,
    bytes: Range<usize>,
}

/// Markers of a JPEG: ITU-T T.81, table B.1.
mod marker {
    pub(super) const END: u8 = 0xD9;
    pub(super) const SCAN: u8 = 0xDA;
    pub(super) const JFIF: u8 = 0xE0;
    pub(super) const ADOBE: u8 = 0xEE;
}

/// The segments of a JPEG from its beginning to its end; `None` if it has no end. The compressed pixels belong to the segment before them.
pub(super) fn jpeg_segments(file: &[u8]) -> Option<Vec<Segment>> {
    let mut segments = Vec::new();
    let mut at = 2;
    loop {
        let begin = at;
        if *file.get(at)? != 0xFF {
            return None;
        }
        while *file.get(at)? == 0xFF {
            at += 1;
        }
        let marker = file[at];
        at += 1;
        match marker {
            marker::END => {
                segments.push(Segment { marker, bytes: begin..at });
                return Some(segments);
            }
            // Markers without a length, which belong into compressed pixels.
            0x00 | 0x01 | 0xD0..=0xD8 => continue,
            _ => {}
        }
        at += usize::from(u16::from_be_bytes([*file.get(at)?, *file.get(at + 1)?]));
        if marker == marker::SCAN {
            at = end_of_scan(file, at)?;
        }
        file.get(begin..at)?;
        segments.push(Segment { marker, bytes: begin..at });
    }
}

/// Where compressed pixels end: before the next marker that is not one of theirs.
fn end_of_scan(file: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += file.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        match *file.get(at + 1)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}

/// A JPEG without metadata; `None` if it has no end.
pub(super) fn clean_jpeg(file: &[u8]) -> Option<Vec<u8>> {
    let mut clean = vec![0xFF, 0xD8];
    for Segment { marker, bytes } in jpeg_segments(file)? {
        let segment = &file[bytes];
        match marker {
            // Tables, frames and scans.
            0xC0..=0xDF => clean.extend(segment),
            // The density, without the preview that may follow it.
            marker::JFIF if segment.len() >= 16 && segment[4..].starts_with(b"JFIF\0") => {
                clean.extend([0xFF, marker::JFIF, 0, 16]);
                clean.extend(&segment[4..16]);
                clean.extend([0, 0]);
            }
            // How the colours are stored: without it, those of some pictures would be wrong.
            marker::ADOBE if segment.len() >= 16 && segment[4..].starts_with(b"Adobe") => {
                clean.extend([0xFF, marker::ADOBE, 0, 14]);
                clean.extend(&segment[4..16]);
            }
            _ => {}
        }
    }
    Some(clean)
}

/// A part of a PNG or WebP: its name, its content, and all its bytes.
pub(super) struct Chunk {
    pub(super) name: [u8; 4],
    pub(super) content: Range<usize>,
    whole: Range<usize>,
}

/// The chunks of a PNG up to its end; `None` if it has no end.
pub(super) fn png_chunks(file: &[u8]) -> Option<Vec<Chunk>> {
    let mut chunks = Vec::new();
    let mut at = PNG_SIGNATURE.len();
    loop {
        let (length, name) = (four(file, at)?, four(file, at + 4)?);
        let content = at + 8..(at + 8).checked_add(usize::try_from(u32::from_be_bytes(length)).ok()?)?;
        let whole = at..content.end.checked_add(4)?;
        file.get(whole.clone())?;
        at = whole.end;
        chunks.push(Chunk { name, content, whole });
        if &name == b"IEND" {
            return Some(chunks);
        }
    }
}

const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1A\n";

/// Width and height of a PNG: the first numbers of its first chunk.
pub(super) fn png_size(file: &[u8]) -> Option<[u32; 2]> {
    let begin = PNG_SIGNATURE.len() + 8;
    Some([u32::from_be_bytes(four(file, begin)?), u32::from_be_bytes(four(file, begin + 4)?)])
}

/// Width and height of a GIF.
pub(super) fn gif_size(file: &[u8]) -> Option<[u16; 2]> {
    let [wide, wider, high, higher] = four(file, 6)?;
    Some([u16::from_le_bytes([wide, wider]), u16::from_le_bytes([high, higher])])
}

/// A PNG without metadata; `None` if it has no end.
pub(super) fn clean_png(file: &[u8]) -> Option<Vec<u8>> {
    let mut clean = PNG_SIGNATURE.to_vec();
    for chunk in png_chunks(file)? {
        if matches!(&chunk.name, b"IHDR" | b"PLTE" | b"tRNS" | b"IDAT" | b"IEND") {
            clean.extend(&file[chunk.whole]);
        }
    }
    Some(clean)
}

/// The chunks of a WebP; `None` if it ends early.
pub(super) fn webp_chunks(file: &[u8]) -> Option<Vec<Chunk>> {
    let length = usize::try_from(u32::from_le_bytes(four(file, 4)?)).ok()?;
    let end = length.checked_add(8)?;
    file.get(..end)?;
    let mut chunks = Vec::new();
    let mut at = 12;
    while at + 8 <= end {
        let (name, length) = (four(file, at)?, four(file, at + 4)?);
        let length = usize::try_from(u32::from_le_bytes(length)).ok()?;
        let content = at + 8..(at + 8).checked_add(length)?;
        // An odd length is filled up; some programs forget that at the end.
        let whole = at..(content.end + length % 2).min(end);
        if content.end > end {
            return None;
        }
        at = whole.end;
        chunks.push(Chunk { name, content, whole });
    }
    Some(chunks)
}

/// A WebP without metadata; `None` if it ends early.
pub(super) fn clean_webp(file: &[u8]) -> Option<Vec<u8>> {
    /// Which bits of the first byte of a `VP8X` say something of pixels: whether they have alpha.
    const ALPHA: u8 = 0b0001_0000;
    let mut clean = b"RIFF\0\0\0\0WEBP".to_vec();
    for chunk in webp_chunks(file)? {
        match &chunk.name {
            b"VP8X" if chunk.content.len() == 10 => {
                clean.extend(&file[chunk.whole.start..chunk.content.start]);
                clean.push(file[chunk.content.start] & ALPHA);
                clean.extend(&file[chunk.content.start + 1..chunk.content.end]);
            }
            b"VP8 " | b"VP8L" | b"ALPH" => {
                clean.extend(&file[chunk.whole]);
                if clean.len() % 2 == 1 {
                    clean.push(0);
                }
            }
            _ => {}
        }
    }
    let length = u32::try_from(clean.len() - 8).ok()?;
    clean[4..8].copy_from_slice(&length.to_le_bytes());
    Some(clean)
}

/// A GIF without metadata; `None` if it has no end.
pub(super) fn clean_gif(file: &[u8]) -> Option<Vec<u8>> {
    /// What begins a block: a picture, something else, and the end.
    const PICTURE: u8 = 0x2C;
    const EXTENSION: u8 = 0x21;
    const END: u8 = 0x3B;
    /// The extension that says which colour is transparent.
    const CONTROL: u8 = 0xF9;
    let mut at = 13 + gif_colours(*file.get(10)?);
    let mut clean = file.get(..at)?.to_vec();
    loop {
        let begin = at;
        match *file.get(at)? {
            END => {
                clean.push(END);
                return Some(clean);
            }
            EXTENSION => {
                at = end_of_gif_blocks(file, at + 2)?;
                if file[begin + 1] == CONTROL {
                    clean.extend(&file[begin..at]);
                }
            }
            PICTURE => {
                let colours = gif_colours(*file.get(at + 9)?);
                at = end_of_gif_blocks(file, at + 11 + colours)?;
                clean.extend(&file[begin..at]);
            }
            _ => return None,
        }
    }
}

/// How many bytes the table of colours has that these flags are of.
fn gif_colours(flags: u8) -> usize {
    if flags & 0b1000_0000 == 0 { 0 } else { 3 << ((flags & 0b111) + 1) }
}

/// Where a row of blocks ends, each with its length before it: behind the one without a length.
fn end_of_gif_blocks(file: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*file.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

fn four(file: &[u8], at: usize) -> Option<[u8; 4]> {
    file.get(at..at.checked_add(4)?)?.try_into().ok()
}
