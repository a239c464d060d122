//! Makes pictures, with everything in them that cameras and programs write.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, Frame, ImageEncoder, Rgb, RgbImage, RgbaImage};
use jpeg_encoder::{ColorType, Encoder};

pub const RED: [u8; 3] = [220, 40, 40];
pub const GREEN: [u8; 3] = [40, 160, 60];
pub const BLUE: [u8; 3] = [40, 60, 200];
pub const WHITE: [u8; 3] = [240, 240, 240];

/// Four quarters: red and green above, blue and white below.
pub fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb(match (x < width / 2, y < height / 2) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => WHITE,
        })
    })
}

/// Something like a photograph.
pub fn landscape(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let grain = (x * 7919 + y * 104_729 + x * y) % 13;
        let part = |value: u32| u8::try_from((value + grain).min(255)).expect("at most 255");
        Rgb([part(x * 200 / width), part(y * 200 / height), part((x + y) * 100 / (width + height))])
    })
}

/// The pixels as a camera stores them that was held so that its picture has an orientation (EXIF 2.32, 4.6.5.1.6).
pub fn turned(upright: &RgbImage, orientation: u8) -> RgbImage {
    let (width, height) = upright.dimensions();
    let (stored_width, stored_height) = if orientation > 4 { (height, width) } else { (width, height) };
    RgbImage::from_fn(stored_width, stored_height, |column, row| {
        let (x, y) = match orientation {
            2 => (width - 1 - column, row),
            3 => (width - 1 - column, height - 1 - row),
            4 => (column, height - 1 - row),
            5 => (row, column),
            6 => (width - 1 - row, column),
            7 => (width - 1 - row, height - 1 - column),
            8 => (row, height - 1 - column),
            _ => (column, row),
        };
        *upright.get_pixel(x, y)
    })
}

/// EXIF fields: an orientation, and a position (its north and a text with its name).
pub fn tiff(orientation: u8) -> Vec<u8> {
    let mut fields = b"MM\0\x2A\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    fields.push(orientation);
    fields.extend([0, 0]);
    // The GPS fields are at 38, and there is no second picture.
    fields.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0");
    fields.extend(b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0GPS 55.676098");
    fields
}

/// A segment of a JPEG.
pub fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).expect("short");
    [&[0xFF, marker][..], &length.to_be_bytes(), content].concat()
}

pub fn exif(orientation: u8) -> Vec<u8> {
    segment(0xE1, &[b"Exif\0\0", &tiff(orientation)[..]].concat())
}

pub fn icc(profile: &[u8]) -> Vec<u8> {
    segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", profile].concat())
}

const XMP: &[u8] = b"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta/><?xpacket end='w'?>";

/// Every segment with metadata that is common.
pub fn all_segments(orientation: u8, profile: &[u8]) -> Vec<Vec<u8>> {
    vec![
        exif(orientation),
        segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", XMP].concat()),
        icc(profile),
        segment(0xE2, b"MPF\0MM\0\x2A\0\0\0\x08\0\0"),
        segment(0xED, b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x05Hans "),
        segment(0xFE, b"a comment: Exif GPS"),
    ]
}

pub fn jpeg(picture: &RgbImage) -> Vec<u8> {
    encoded(picture.as_raw(), picture.dimensions(), ColorType::Rgb, false)
}

pub fn progressive_jpeg(picture: &RgbImage) -> Vec<u8> {
    encoded(picture.as_raw(), picture.dimensions(), ColorType::Rgb, true)
}

pub fn grey_jpeg(width: u32, height: u32, grey: u8) -> Vec<u8> {
    let pixels = vec![grey; usize::try_from(width * height).expect("small")];
    encoded(&pixels, (width, height), ColorType::Luma, false)
}

/// A JPEG in printing colours; `is_mixed`: as brightness and colours (YCCK).
pub fn cmyk(width: u32, height: u32, inks: [u8; 4], is_mixed: bool) -> Vec<u8> {
    let pixels = inks.repeat(usize::try_from(width * height).expect("small"));
    if is_mixed {
        // jpeg-encoder mixes other parts than Adobe's programs: the test mixes them itself.
        let mixed: Vec<u8> =
            pixels.chunks_exact(4).flat_map(|inks| ycck([inks[0], inks[1], inks[2], inks[3]])).collect();
        return encoded(&mixed, (width, height), ColorType::Ycck, false);
    }
    encoded(&pixels, (width, height), ColorType::Cmyk, false)
}

/// A profile of printing colours (ICC.1:2001, 6.5.8) that no printer has: any ink is a middle grey, and black is black. So a test sees whether
/// it is used.
pub fn profile_of_inks() -> Vec<u8> {
    let mut table = b"mft1\0\0\0\0\x04\x03\x02\0".to_vec();
    for number in 0..9_u32 {
        table.extend(if number % 4 == 0 { [0, 1, 0, 0] } else { [0; 4] });
    }
    let straight: Vec<u8> = (0..=u8::MAX).collect();
    table.extend(straight.repeat(4));
    for corner in 0..16 {
        let has_black = corner & 1 == 1;
        let light = if has_black {
            0
        } else if corner == 0 {
            255
        } else {
            128
        };
        table.extend([light, 128, 128]);
    }
    table.extend(straight.repeat(3));
    let mut profile = vec![0; 128];
    profile[8] = 2;
    profile[12..24].copy_from_slice(b"prtrCMYKLab ");
    profile[36..40].copy_from_slice(b"acsp");
    // The light of its PCS: D50.
    profile[68..80].copy_from_slice(&[0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D]);
    let length = u32::try_from(table.len()).expect("short");
    profile.extend(1_u32.to_be_bytes());
    profile.extend(b"A2B0");
    profile.extend(144_u32.to_be_bytes());
    profile.extend(length.to_be_bytes());
    profile.extend(table);
    let whole = u32::try_from(profile.len()).expect("short");
    profile[..4].copy_from_slice(&whole.to_be_bytes());
    profile
}

/// As libjpeg and Adobe's programs have it: brightness and colours of the amounts of ink, and what black lets through.
fn ycck([cyan, magenta, yellow, black]: [u8; 4]) -> [u8; 4] {
    let [r, g, b] = [i32::from(cyan), i32::from(magenta), i32::from(yellow)];
    let part = |thousandths: i32| u8::try_from((thousandths / 1000).clamp(0, 255)).expect("at most 255");
    let y = part(299 * r + 587 * g + 114 * b);
    let cb = part(128_000 - 169 * r - 331 * g + 500 * b);
    let cr = part(128_000 + 500 * r - 419 * g - 81 * b);
    [y, cb, cr, 255 - black]
}

fn encoded(pixels: &[u8], (width, height): (u32, u32), colours: ColorType, is_progressive: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 95);
    encoder.set_progressive(is_progressive);
    let (width, height) = (width.try_into().expect("small"), height.try_into().expect("small"));
    encoder.encode(pixels, width, height, colours).expect("a JPEG");
    bytes
}

/// A JPEG with segments after its beginning, and bytes after its end.
pub fn jpeg_with(picture: &RgbImage, segments: &[Vec<u8>], after: &[u8]) -> Vec<u8> {
    [with_segments(&jpeg(picture), segments), after.to_vec()].concat()
}

/// A JPEG with segments behind its JFIF segment, as in files of cameras with both.
pub fn with_segments(plain: &[u8], segments: &[Vec<u8>]) -> Vec<u8> {
    let (beginning, rest) = plain.split_at(20);
    [beginning, &segments.concat(), rest].concat()
}

/// The beginning of a JPEG with this size, and its end.
pub fn jpeg_header(width: u16, height: u16) -> Vec<u8> {
    let [height, width] = [height.to_be_bytes(), width.to_be_bytes()];
    let frame = [8, height[0], height[1], width[0], width[1], 1, 1, 0x11, 0];
    [&[0xFF, 0xD8][..], &segment(0xC0, &frame), &segment(0xDA, &[1, 1, 0, 0, 63, 0]), &[0xFF, 0xD9]].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

/// A chunk of a PNG.
pub fn chunk(name: &str, content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("short");
    let named = [name.as_bytes(), content].concat();
    [&length.to_be_bytes()[..], &named, &crc(&named).to_be_bytes()].concat()
}

/// Bytes in the form of zlib, without being compressed: they end with a checksum of their own (RFC 1950).
fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut stored = vec![0x78, 0x01];
    let pieces: Vec<&[u8]> = bytes.chunks(60_000).collect();
    for (number, piece) in pieces.iter().enumerate() {
        let length = u16::try_from(piece.len()).expect("short");
        stored.push(u8::from(number + 1 == pieces.len()));
        stored.extend(length.to_le_bytes());
        stored.extend((!length).to_le_bytes());
        stored.extend(*piece);
    }
    let (mut one, mut two) = (1_u32, 0_u32);
    for byte in bytes {
        one = (one + u32::from(*byte)) % 65_521;
        two = (two + one) % 65_521;
    }
    stored.extend((two << 16 | one).to_be_bytes());
    stored
}

fn png_of(pixels: &[u8], (width, height): (u32, u32), colours: ExtendedColorType) -> Vec<u8> {
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(pixels, width, height, colours).expect("a PNG");
    bytes
}

pub fn png(picture: &RgbImage) -> Vec<u8> {
    png_of(picture.as_raw(), picture.dimensions(), ExtendedColorType::Rgb8)
}

pub fn png_of_rgba(picture: &RgbaImage) -> Vec<u8> {
    png_of(picture.as_raw(), picture.dimensions(), ExtendedColorType::Rgba8)
}

pub fn png_of_16_bits(width: u32, height: u32, colour: [u16; 3]) -> Vec<u8> {
    let pixel: Vec<u8> = colour.iter().flat_map(|part| part.to_ne_bytes()).collect();
    let pixels = pixel.repeat(usize::try_from(width * height).expect("small"));
    png_of(&pixels, (width, height), ExtendedColorType::Rgb16)
}

pub fn grey_png(width: u32, height: u32, grey: u8) -> Vec<u8> {
    let pixels = vec![grey; usize::try_from(width * height).expect("small")];
    png_of(&pixels, (width, height), ExtendedColorType::L8)
}

/// A PNG whose pixels are numbers of one colour.
pub fn palette_png(width: u32, height: u32, colour: [u8; 3]) -> Vec<u8> {
    let row = vec![0; usize::try_from(width + 1).expect("small")];
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 3, 0, 0, 0]].concat();
    let pixels = zlib(&row.repeat(usize::try_from(height).expect("small")));
    let chunks =
        [chunk("IHDR", &header), chunk("PLTE", &colour), chunk("IDAT", &pixels), chunk("IEND", &[])].concat();
    [b"\x89PNG\r\n\x1A\n", &chunks[..]].concat()
}

/// The beginning of a PNG with this size, and its end.
pub fn png_header(width: u32, height: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let chunks = [chunk("IHDR", &header), chunk("IDAT", &zlib(&[0; 9])), chunk("IEND", &[])].concat();
    [b"\x89PNG\r\n\x1A\n", &chunks[..]].concat()
}

/// A PNG with chunks after its header.
pub fn png_with(picture: &RgbImage, chunks: &[(&str, Vec<u8>)]) -> Vec<u8> {
    with_chunks(&png(picture), chunks)
}

fn with_chunks(plain: &[u8], chunks: &[(&str, Vec<u8>)]) -> Vec<u8> {
    // The signature and the header.
    let (beginning, rest) = plain.split_at(33);
    let mut bytes = beginning.to_vec();
    for (name, content) in chunks {
        bytes.extend(chunk(name, content));
    }
    bytes.extend(rest);
    bytes
}

fn profile_chunk(profile: &[u8]) -> Vec<u8> {
    [b"profile\0\0", &zlib(profile)[..]].concat()
}

pub fn png_with_profile(picture: &RgbImage, profile: &[u8]) -> Vec<u8> {
    png_with(picture, &[("iCCP", profile_chunk(profile))])
}

pub fn grey_png_with_profile(width: u32, height: u32, grey: u8, profile: &[u8]) -> Vec<u8> {
    with_chunks(&grey_png(width, height, grey), &[("iCCP", profile_chunk(profile))])
}

pub fn png_with_everything(picture: &RgbImage, orientation: u8, profile: &[u8]) -> Vec<u8> {
    let xmp = [b"XML:com.adobe.xmp\0\0\0\0\0", XMP].concat();
    let chunks = [
        ("iCCP", profile_chunk(profile)),
        ("eXIf", tiff(orientation)),
        ("iTXt", xmp),
        ("tEXt", b"Author\0Hans".to_vec()),
        ("tIME", vec![7, 230, 1, 1, 0, 0, 0]),
    ];
    let mut bytes = png_with(picture, &chunks);
    bytes.extend(b"after the end");
    bytes
}

pub fn animated_png() -> Vec<u8> {
    png_with(&quarters(48, 40), &[("acTL", vec![0, 0, 0, 2, 0, 0, 0, 0])])
}

fn webp_chunk(name: &str, content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("short");
    let mut bytes = [name.as_bytes(), &length.to_le_bytes(), content].concat();
    if content.len() % 2 == 1 {
        bytes.push(0);
    }
    bytes
}

pub fn webp(picture: &RgbImage) -> Vec<u8> {
    webp::Encoder::from_rgb(picture, picture.width(), picture.height()).encode(95.0).to_vec()
}

pub fn webp_of_rgba(picture: &RgbaImage) -> Vec<u8> {
    webp::Encoder::from_rgba(picture, picture.width(), picture.height()).encode(95.0).to_vec()
}

/// A WebP with chunks of metadata.
pub fn webp_with(picture: &RgbImage, metadata: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let has = |name: &str| metadata.iter().any(|(other, _)| other.trim() == name);
    let flags = u8::from(has("ICCP")) << 5 | u8::from(has("EXIF")) << 3 | u8::from(has("XMP")) << 2;
    let three = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    let header = [vec![flags, 0, 0, 0], three(picture.width()), three(picture.height())].concat();
    let mut chunks = webp_chunk("VP8X", &header);
    let (before, after): (Vec<_>, Vec<_>) = metadata.iter().partition(|(name, _)| *name == "ICCP");
    for (name, content) in before {
        chunks.extend(webp_chunk(name, content));
    }
    chunks.extend(&webp(picture)[12..]);
    for (name, content) in after {
        chunks.extend(webp_chunk(name, content));
    }
    let length = u32::try_from(chunks.len() + 4).expect("short");
    [b"RIFF", &length.to_le_bytes()[..], b"WEBP", &chunks].concat()
}

pub fn webp_with_everything(picture: &RgbImage, orientation: u8, profile: &[u8]) -> Vec<u8> {
    let metadata = [("ICCP", profile.to_vec()), ("EXIF", tiff(orientation)), ("XMP ", XMP.to_vec())];
    let mut bytes = webp_with(picture, &metadata);
    bytes.extend(b"after the end");
    bytes
}

pub fn animated_webp() -> Vec<u8> {
    let config = webp::WebPConfig::new().expect("a configuration");
    let frames = [quarters(48, 40), landscape(48, 40)];
    let mut encoder = webp::AnimEncoder::new(48, 40, &config);
    for (frame, time) in frames.iter().zip([0, 500]) {
        encoder.add_frame(webp::AnimFrame::from_rgb(frame, 48, 40, time));
    }
    encoder.encode().to_vec()
}

fn gif_of(frames: &[RgbaImage]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = GifEncoder::new(&mut bytes);
    for frame in frames {
        encoder.encode_frame(Frame::new(frame.clone())).expect("a GIF");
    }
    drop(encoder);
    bytes.into_inner()
}

pub fn gif(width: u32, height: u32, [red, green, blue]: [u8; 3]) -> Vec<u8> {
    gif_of(&[RgbaImage::from_pixel(width, height, image::Rgba([red, green, blue, 255]))])
}

pub fn animated_gif() -> Vec<u8> {
    let frame = |red| RgbaImage::from_pixel(48, 40, image::Rgba([red, 60, 90, 255]));
    gif_of(&[frame(10), frame(200)])
}

/// The beginning of a GIF with this size, and its end.
pub fn gif_header(width: u16, height: u16) -> Vec<u8> {
    [b"GIF89a", &width.to_le_bytes()[..], &height.to_le_bytes(), &[0, 0, 0, 0x3B]].concat()
}
