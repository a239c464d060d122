//! What comes before the pixels of a JPEG: its size, its colours, and the EXIF fields of the camera.
//!
//! Takes a file; gives its beginning, up to the first scan of pixels. It knows where segments end and nothing of what is in them.

use std::io::{self, Read, Seek, SeekFrom};

/// The byte that begins each marker.
const PREFIX: u8 = 0xFF;

/// The marker of a scan of pixels, and that of the end.
const SCAN: u8 = 0xDA;
const END: u8 = 0xD9;

/// The bytes before the first scan; all of a file that has none.
///
/// # Errors
/// If the file cannot be read.
pub(super) fn read(file: &mut (impl Read + Seek)) -> io::Result<Vec<u8>> {
    let mut end = 2;
    loop {
        let mut header = [0; 4];
        file.seek(SeekFrom::Start(end))?;
        match file.read_exact(&mut header) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => break,
            read => read?,
        }
        let [prefix, marker, length @ ..] = header;
        match marker {
            _ if prefix != PREFIX => break,
            SCAN | END => break,
            // A byte that fills up, or markers without a segment.
            PREFIX => end += 1,
            0x01 | 0xD0..=0xD7 => end += 2,
            _ => end += 2 + u64::from(u16::from_be_bytes(length)),
        }
    }
    let mut bytes = Vec::new();
    file.rewind()?;
    file.take(end).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn it_ends_where_the_pixels_begin() {
        let header = b"\xFF\xD8\xFF\xE1\0\x05abc\xFF\x01\xFF\xFF\xFE\0\x02";
        let scan = b"\xFF\xDA\0\x02pixels";
        let whole = [&header[..], scan].concat();
        assert_eq!(read(&mut Cursor::new(&whole)).expect("a header"), header);
        assert_eq!(read(&mut Cursor::new(header)).expect("a header"), header);
    }
}
