//! What the file of a picture is, by its bytes; the only module that imports imagesize and exif.
//!
//! Takes a file in `content/media/`. Gives the picture's format and its size as browsers show it, or what the file is
//! instead of a picture. Only the beginning of the file is read, as far as the size and the EXIF fields. Pixels are not
//! decoded, so a picture that is damaged further down is not found, but one that ends early is: the end is looked at, too. An SVG is read
//! whole. The name of the file is not looked at: whether it fits the format is judged where the sheet is known.

mod jpeg_header;
mod movement;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::Path;

use exif::{In, Tag};
use imagesize::{Compression, ImageError, ImageType};
use quick_xml::events::{BytesStart, Event};

use crate::diagnostic::NoPicture;
use crate::pictures::{self, MOST_PIXELS, clean_svg};

/// How much of a file is looked at to say what it is if it is no picture.
const BEGINNING: u64 = 1024;

/// How much of a file may come before the first element of an SVG: declarations and comments.
const SVG_PROLOGUE: u64 = 1 << 16;

/// How much of an SVG is read: more than one can have.
const MOST_SVG: u64 = 16 << 20;

/// How much of the end of a file is searched for the end of its picture.
const END: u64 = 4096;

/// A picture that browsers show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    pub format: PictureFormat,
    /// Width and height in pixels, after browsers have turned it. `None`: an SVG, which has any size.
    pub pixels: Option<(usize, usize)>,
    /// Width and height at which browsers show it where a page does not say: its pixels, or what an SVG says of itself.
    pub natural_size: Option<(usize, usize)>,
}

/// A format of pictures that every browser shows, and that can be made smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFormat {
    Jpeg,
    Png,
    Gif,
    WebP,
    Svg,
}

impl PictureFormat {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            PictureFormat::Jpeg => "JPEG",
            PictureFormat::Png => "PNG",
            PictureFormat::Gif => "GIF",
            PictureFormat::WebP => "WebP",
            PictureFormat::Svg => "SVG",
        }
    }

    /// The endings of its files, in lower case; the most common one is first.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            PictureFormat::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            PictureFormat::Png => &["png", "apng"],
            PictureFormat::Gif => &["gif"],
            PictureFormat::WebP => &["webp"],
            PictureFormat::Svg => &["svg"],
        }
    }
}

/// Looks at a file. The outer result is about reading it.
pub(super) fn read_picture(from: &Path) -> io::Result<Result<Picture, NoPicture>> {
    look_at(&mut BufReader::new(File::open(from)?))
}

fn look_at(file: &mut (impl BufRead + Seek)) -> io::Result<Result<Picture, NoPicture>> {
    let mut beginning = Vec::new();
    file.by_ref().take(BEGINNING).read_to_end(&mut beginning)?;
    file.rewind()?;
    let format = match known_type(file)? {
        Some(ImageType::Jpeg) => PictureFormat::Jpeg,
        Some(ImageType::Png) => PictureFormat::Png,
        Some(ImageType::Gif) => PictureFormat::Gif,
        Some(ImageType::Webp) => PictureFormat::WebP,
        Some(ImageType::Heif(Compression::Av1)) => return Ok(Err(NoPicture::NotDecoded("AVIF"))),
        Some(ImageType::Heif(_)) => return Ok(Err(NoPicture::OtherFormat("HEIC"))),
        Some(ImageType::Tiff) => return Ok(Err(NoPicture::OtherFormat("TIFF"))),
        Some(ImageType::Bmp) => return Ok(Err(NoPicture::OtherFormat("BMP"))),
        _ => {
            file.rewind()?;
            if let Some(natural_size) = svg_size(file.take(SVG_PROLOGUE)) {
                return Ok(svg(file)?.map(|()| Picture {
                    format: PictureFormat::Svg,
                    pixels: None,
                    natural_size,
                }));
            }
            return Ok(Err(what_it_is(&beginning)));
        }
    };
    file.rewind()?;
    let Some((width, height)) = size(file)? else {
        return Ok(Err(NoPicture::Damaged));
    };
    if u64::try_from(width.saturating_mul(height)).unwrap_or(u64::MAX) > MOST_PIXELS {
        return Ok(Err(NoPicture::TooManyPixels { width, height }));
    }
    if movement::moves(file, format)? {
        return Ok(Err(NoPicture::Animated(format.name())));
    }
    if !has_end(file, format)? {
        return Ok(Err(NoPicture::Damaged));
    }
    file.rewind()?;
    let pixels = Some(if is_on_its_side(file, format) { (height, width) } else { (width, height) });
    Ok(Ok(Picture { format, pixels, natural_size: pixels }))
}

/// The type of a file, if it is one that imagesize knows.
fn known_type(file: &mut (impl BufRead + Seek)) -> io::Result<Option<ImageType>> {
    match imagesize::reader_type(file) {
        Ok(known) => Ok(Some(known)),
        Err(error) => no_picture(error),
    }
}

/// Width and height as the file has them; `None` if it ends too early, or if one of them is 0.
fn size(file: &mut (impl BufRead + Seek)) -> io::Result<Option<(usize, usize)>> {
    match imagesize::reader_size(file) {
        Ok(size) if size.width > 0 && size.height > 0 => Ok(Some((size.width, size.height))),
        Ok(_) => Ok(None),
        Err(error) => no_picture(error),
    }
}

/// What an error of imagesize means: nothing was found, or the file could not be read.
fn no_picture<T>(error: ImageError) -> io::Result<Option<T>> {
    match error {
        ImageError::NotSupported | ImageError::CorruptedImage => Ok(None),
        ImageError::IoError(error) => match error.kind() {
            // It ends before the size. imagesize itself reports some lengths that cannot be as invalid.
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
                Ok(None)
            }
            _ => Err(error),
        },
    }
}

/// Whether browsers turn the picture by 90 degrees, so that its width becomes its height: the EXIF orientations 5 to 8.
fn is_on_its_side(file: &mut (impl BufRead + Seek), format: PictureFormat) -> bool {
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    let read = match format {
        // Without EXIF, the reader would search the pixels, too.
        PictureFormat::Jpeg => match jpeg_header::read(file) {
            Ok(header) => reader.read_from_container(&mut Cursor::new(header)),
            Err(_unreadable) => return false,
        },
        PictureFormat::Png | PictureFormat::WebP => reader.read_from_container(file),
        PictureFormat::Gif | PictureFormat::Svg => return false,
    };
    // A picture without EXIF, or with damaged EXIF, is shown as it is.
    let Ok(fields) = read.or_else(|error| error.distill_partial_result(|_damaged_fields| {})) else {
        return false;
    };
    let orientation = fields.get_field(Tag::Orientation, In::PRIMARY);
    orientation.and_then(|field| field.value.get_uint(0)).is_some_and(|turned| (5..=8).contains(&turned))
}

/// Whether a picture is there to its end. Most files end with it; behind others there is something else.
fn has_end(file: &mut (impl BufRead + Seek), format: PictureFormat) -> io::Result<bool> {
    let length = file.seek(SeekFrom::End(0))?;
    let end: &[u8] = match format {
        PictureFormat::Jpeg => &[0xFF, 0xD9],
        PictureFormat::Png => b"IEND",
        PictureFormat::WebP => {
            let mut header = [0; 8];
            file.rewind()?;
            file.read_exact(&mut header)?;
            let [_, _, _, _, length_bytes @ ..] = header;
            return Ok(length >= u64::from(u32::from_le_bytes(length_bytes)) + 8);
        }
        // Browsers show what there is, and so does the picture that is made of it.
        PictureFormat::Gif | PictureFormat::Svg => return Ok(true),
    };
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(length.saturating_sub(END)))?;
    file.read_to_end(&mut bytes)?;
    if contains(&bytes, end) {
        return Ok(true);
    }
    bytes.clear();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(pictures::has_end(&bytes))
}

/// Whether an SVG can be made safe.
fn svg(file: &mut (impl BufRead + Seek)) -> io::Result<Result<(), NoPicture>> {
    file.rewind()?;
    let mut bytes = Vec::new();
    file.take(MOST_SVG).read_to_end(&mut bytes)?;
    Ok(clean_svg(&bytes).map(|_clean| ()).map_err(NoPicture::UnsafeSvg))
}

/// The size that an SVG says it has, if it says one; `None` if it is no XML whose outermost element is `svg`.
fn svg_size(file: impl BufRead) -> Option<Option<(usize, usize)>> {
    let mut reader = quick_xml::Reader::from_reader(file);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                return (element.local_name().as_ref() == "svg").then(|| size_of_element(&element));
            }
            Ok(Event::Text(text)) if !text.trim_ascii().is_empty() => return None,
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

/// The size in the attributes of an SVG's outermost element: `width` and `height`, or else that of the `viewBox`.
fn size_of_element(element: &BytesStart<'_>) -> Option<(usize, usize)> {
    let attribute = |name: &str| {
        let attribute = element.try_get_attribute(name).ok()??;
        Some(attribute.value.into_owned())
    };
    let in_pixels = |name: &str| whole_pixels(attribute(name)?.trim().trim_end_matches("px"));
    if let Some(size) = in_pixels("width").zip(in_pixels("height")) {
        return Some(size);
    }
    let view_box = attribute("viewBox")?;
    let numbers: Vec<&str> =
        view_box.split([' ', ',', '\n', '\t']).filter(|number| !number.is_empty()).collect();
    match numbers[..] {
        [_, _, width, height] => whole_pixels(width).zip(whole_pixels(height)),
        _ => None,
    }
}

/// A length without a unit in whole pixels, at least one.
fn whole_pixels(length: &str) -> Option<usize> {
    let whole = length.split('.').next().unwrap_or(length);
    whole.parse().ok().filter(|pixels| *pixels > 0)
}

/// What a file is that is no picture.
fn what_it_is(beginning: &[u8]) -> NoPicture {
    let lowercase = beginning.to_ascii_lowercase();
    if beginning.is_empty() {
        NoPicture::Empty
    } else if beginning.starts_with(b"%PDF-") {
        NoPicture::Pdf
    } else if beginning.starts_with(b"version https://git-lfs") {
        NoPicture::GitLfs
    } else if contains(&lowercase, b"<!doctype html") || contains(&lowercase, b"<html") {
        NoPicture::WebPage
    } else {
        NoPicture::Unknown
    }
}

fn contains(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|window| window == sought)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn look(bytes: impl AsRef<[u8]>) -> Result<Picture, NoPicture> {
        look_at(&mut Cursor::new(bytes.as_ref())).expect("memory can be read")
    }

    /// EXIF fields with nothing but an orientation.
    fn exif(orientation: u8) -> Vec<u8> {
        let mut fields = b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        fields.push(orientation);
        fields.extend([0; 6]);
        fields
    }

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).expect("short");
        [&[0xFF, marker][..], &length.to_be_bytes(), content].concat()
    }

    /// The beginning of a JPEG of 40 × 20, and its end.
    fn jpeg(orientation: u8) -> Vec<u8> {
        let exif = segment(0xE1, &[b"Exif\0\0", &exif(orientation)[..]].concat());
        let frame = segment(0xC0, &[8, 0, 20, 0, 40, 1, 1, 0x11, 0]);
        [&[0xFF, 0xD8][..], &exif, &frame, &[0xFF, 0xD9]].concat()
    }

    fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).expect("short");
        [&length.to_be_bytes()[..], name, content, &[0; 4]].concat()
    }

    /// The beginning of a PNG of 40 × 20, and its end.
    fn png(orientation: u8) -> Vec<u8> {
        let header = chunk(b"IHDR", &[0, 0, 0, 40, 0, 0, 0, 20, 8, 0, 0, 0, 0]);
        let exif = chunk(b"eXIf", &exif(orientation));
        [&b"\x89PNG\r\n\x1A\n"[..], &header, &exif, &chunk(b"IEND", &[])].concat()
    }

    #[test]
    fn pictures_on_their_side_have_the_size_that_browsers_show() {
        for (format, picture) in [(PictureFormat::Jpeg, jpeg as fn(u8) -> Vec<u8>), (PictureFormat::Png, png)]
        {
            for orientation in 0..=9 {
                let pixels = if (5..=8).contains(&orientation) { (20, 40) } else { (40, 20) };
                let expected = Picture { format, pixels: Some(pixels), natural_size: Some(pixels) };
                assert_eq!(look(picture(orientation)), Ok(expected), "{orientation}");
            }
        }
    }

    #[test]
    fn a_picture_that_ends_early_is_damaged() {
        let whole = jpeg(1);
        for end in 12..whole.len() {
            assert_eq!(look(&whole[..end]), Err(NoPicture::Damaged), "{end}");
        }
        let film = [whole, vec![0; 10_000]].concat();
        assert!(look(film).is_ok(), "telephones put films behind the end");
    }

    #[test]
    fn what_comes_before_the_first_element_of_an_svg_does_not_matter() {
        let svg = Ok(Picture { format: PictureFormat::Svg, pixels: None, natural_size: None });
        for before in [
            "",
            "\u{feff}",
            "\n",
            "<?xml version=\"1.0\"?>\n<!-- <html> -->",
            "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\">",
        ] {
            assert_eq!(look(format!("{before}<svg xmlns=\"http://www.w3.org/2000/svg\"/>")), svg, "{before}");
        }
        assert_eq!(look("<html><svg></svg></html>"), Err(NoPicture::WebPage));
        assert_eq!(look("see <svg/>"), Err(NoPicture::Unknown));
    }

    #[test]
    fn an_svg_says_its_size() {
        for (attributes, expected) in [
            ("width=\"120\" height=\"40\"", Some((120, 40))),
            ("width='120.5px' height=' 40px ' viewBox='0 0 1 1'", Some((120, 40))),
            ("width=\"100%\" height=\"100%\" viewBox=\"0 0 24 12\"", Some((24, 12))),
            ("viewBox=\"-1,-2, 300.7\t150\"", Some((300, 150))),
            ("viewBox=\"0 0 0 9\"", None),
            ("width=\"3em\" height=\"2em\"", None),
            ("viewBox=\"0 0 9\"", None),
        ] {
            let picture = look(format!("<svg {attributes}></svg>")).expect(attributes);
            assert_eq!(picture.natural_size, expected, "{attributes}");
        }
    }
}
