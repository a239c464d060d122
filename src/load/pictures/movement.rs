//! Whether a picture moves.
//!
//! Takes a file whose format is known; gives `true` if it has more than one picture, or says so. It is read as far as that takes: a PNG and a WebP
//! say it at their beginning, a GIF begins its second picture behind the first. Pixels are not decoded.

use std::io::{self, BufRead, ErrorKind, Read, Seek, SeekFrom};

use super::PictureFormat;

/// Whether the picture moves. A file that ends early moves as far as it goes.
pub(super) fn moves(file: &mut (impl BufRead + Seek), format: PictureFormat) -> io::Result<bool> {
    file.rewind()?;
    let moves = match format {
        PictureFormat::Png => png(file),
        PictureFormat::WebP => webp(file),
        PictureFormat::Gif => gif(file),
        PictureFormat::Jpeg | PictureFormat::Svg => return Ok(false),
    };
    match moves {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        moves => moves,
    }
}

fn bytes<const N: usize>(file: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// A PNG that moves has an `acTL` before its pixels.
fn png(file: &mut (impl BufRead + Seek)) -> io::Result<bool> {
    file.seek(SeekFrom::Start(8))?;
    loop {
        let length = u32::from_be_bytes(bytes(file)?);
        match &bytes(file)? {
            b"acTL" => return Ok(true),
            b"IDAT" | b"IEND" => return Ok(false),
            _ => {}
        }
        file.seek_relative(i64::from(length) + 4)?;
    }
}

/// A WebP that moves has a bit for it in its `VP8X`, which is the first chunk.
fn webp(file: &mut impl BufRead) -> io::Result<bool> {
    const MOVES: u8 = 0b10;
    let beginning: [u8; 21] = bytes(file)?;
    Ok(beginning[12..].starts_with(b"VP8X") && beginning[20] & MOVES != 0)
}

/// How many colours follow a byte that says so, in bytes.
fn colours(flags: u8) -> u64 {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

fn gif(file: &mut impl BufRead) -> io::Result<bool> {
    let header: [u8; 13] = bytes(file)?;
    pass_over(file, colours(header[10]))?;
    let mut pictures = 0;
    loop {
        match bytes(file)? {
            // An extension, and its kind.
            [0x21] => pass_over(file, 1)?,
            [0x2C] => {
                pictures += 1;
                if pictures == 2 {
                    return Ok(true);
                }
                let place: [u8; 9] = bytes(file)?;
                pass_over(file, colours(place[8]) + 1)?;
            }
            _ => return Ok(false),
        }
        pass_over_blocks(file)?;
    }
}

/// Blocks begin with their length; the last one has none.
fn pass_over_blocks(file: &mut impl BufRead) -> io::Result<()> {
    loop {
        match bytes(file)? {
            [0] => return Ok(()),
            [length] => pass_over(file, length.into())?,
        }
    }
}

fn pass_over(file: &mut impl BufRead, length: u64) -> io::Result<()> {
    let passed = io::copy(&mut file.take(length), &mut io::sink())?;
    if passed < length {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    Ok(())
}
