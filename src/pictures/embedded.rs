//! Pictures that are embedded in an SVG, as `data:` links in Base64 (RFC 4648).
//!
//! Takes such a link; gives one of the same picture without its metadata. A picture that is right keeps its link.

use super::original::original;
use crate::diagnostic::SvgMistake;

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The link of the same picture without metadata; `None` if it has none already.
pub(super) fn clean(link: &str) -> Result<Option<String>, SvgMistake> {
    let (_, written) = link.split_once(";base64,").ok_or(SvgMistake::OutsideReference)?;
    let bytes = decoded(written).ok_or(SvgMistake::Damaged)?;
    let clean = original(&bytes).map_err(|_| SvgMistake::Damaged)?;
    if clean == bytes {
        return Ok(None);
    }
    let kind = match clean.first() {
        Some(0xFF) => "jpeg",
        Some(b'R') => "webp",
        _ => "png",
    };
    Ok(Some(format!("data:image/{kind};base64,{}", encoded(&clean))))
}

fn decoded(written: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(written.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    let signs = written.bytes().filter(|sign| !sign.is_ascii_whitespace());
    for sign in signs.take_while(|sign| *sign != b'=') {
        let value = SIGNS.iter().position(|known| *known == sign)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).ok()?);
            bits &= (1 << count) - 1;
        }
    }
    Some(bytes)
}

fn encoded(bytes: &[u8]) -> String {
    let mut written = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let mut bits = 0_usize;
        for place in 0..3 {
            bits = bits << 8 | usize::from(three.get(place).copied().unwrap_or(0));
        }
        for place in 0..4 {
            let sign = if place <= three.len() { SIGNS[bits >> (18 - 6 * place) & 63] } else { b'=' };
            written.push(char::from(sign));
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_written_and_read() {
        // RFC 4648, section 10.
        for (bytes, written) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(encoded(bytes.as_bytes()), written);
            assert_eq!(decoded(written), Some(bytes.as_bytes().to_vec()));
        }
        assert_eq!(decoded("Zm 9v\nYmE="), Some(b"fooba".to_vec()));
        assert_eq!(decoded("Zm9*"), None);
    }
}
