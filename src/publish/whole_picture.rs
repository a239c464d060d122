//! Whether a published picture is whole, by its first and last bytes.
//!
//! Takes a file; gives whether it begins and ends like a JPEG, a PNG, a WebP or a GIF. Pictures whose names say their content are
//! not compared with what they are made of, so this finds those that a full disk or a broken copy has cut off. It decodes nothing, and
//! whoever puts another whole picture under that name is not noticed.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// The last chunk of a PNG: its length, its name and its checksum.
const PNG_END: &[u8] = b"\0\0\0\0IEND\xAE\x42\x60\x82";

/// Whether a file is a whole picture. One that cannot be read is none.
pub(super) fn is_whole_picture(file: &Path) -> bool {
    let Ok((beginning, end, size)) = ends(file) else {
        return false;
    };
    if beginning.starts_with(b"\x89PNG") {
        return end == PNG_END;
    }
    if beginning.starts_with(b"RIFF") {
        let [.., a, b, c, d, _, _, _, _] = beginning;
        return u64::from(u32::from_le_bytes([a, b, c, d])) + 8 == size;
    }
    if beginning.starts_with(b"GIF8") {
        return end.ends_with(b"\x3B");
    }
    beginning.starts_with(b"\xFF\xD8") && end.ends_with(b"\xFF\xD9")
}

/// The first and the last 12 bytes of a file, and its size.
fn ends(file: &Path) -> io::Result<([u8; 12], [u8; 12], u64)> {
    let mut file = File::open(file)?;
    let (mut beginning, mut end) = ([0; 12], [0; 12]);
    file.read_exact(&mut beginning)?;
    let size = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::End(-12))?;
    file.read_exact(&mut end)?;
    Ok((beginning, end, size))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_picture_that_is_cut_off_is_not_whole() {
        let folder = std::env::temp_dir().join(format!("faktum-whole-picture-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let pictures = [
            ("a.jpg", [&b"\xFF\xD8"[..], &[7; 30], b"\xFF\xD9"].concat()),
            ("a.png", [&b"\x89PNG\r\n\x1A\n"[..], &[7; 30], PNG_END].concat()),
            ("a.gif", [&b"GIF89a"[..], &[7; 30], b"\x3B"].concat()),
            ("a.webp", [&b"RIFF\x1A\0\0\0WEBP"[..], &[7; 22]].concat()),
        ];
        for (name, whole) in pictures {
            let file = folder.join(name);
            for length in 0..=whole.len() {
                fs::write(&file, &whole[..length]).expect("a file");
                assert_eq!(is_whole_picture(&file), length == whole.len(), "{name} {length}");
            }
        }
        fs::remove_dir_all(&folder).expect("the folder is removed");
        assert!(!is_whole_picture(&folder.join("a.jpg")));
    }
}
