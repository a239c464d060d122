//! What happens to the bytes of a picture: the test makes each picture itself, and knows how it must look.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

#[path = "pictures/make.rs"]
mod make;

use faktum::diagnostic::{NoPicture, SvgMistake};
use faktum::pictures::{Encoding, Focus, Photo, clean_svg, memory_needed, original};
use image::DynamicImage;
use jpeg_decoder::PixelFormat;
use make::{
    BLUE, GREEN, RED, WHITE, animated_gif, animated_png, animated_webp, cmyk, gif, jpeg, jpeg_with, png,
    png_with, quarters, turned, webp, webp_with,
};
use moxcms::ColorProfile;

/// How much a part of a colour may differ: 3 %.
const NEAR: u8 = 8;

const ENCODINGS: [Encoding; 3] = [Encoding::Jpeg, Encoding::Png, Encoding::WebP];

fn decoded(bytes: &[u8]) -> image::RgbaImage {
    if bytes.starts_with(&[0xFF, 0xD8]) {
        let mut decoder = jpeg_decoder::Decoder::new(bytes);
        let pixels = decoder.decode().expect("a JPEG that every program can read");
        let info = decoder.info().expect("a decoded picture");
        let (width, height) = (info.width.into(), info.height.into());
        let picture = match info.pixel_format {
            PixelFormat::RGB24 => image::RgbImage::from_raw(width, height, pixels).map(DynamicImage::from),
            PixelFormat::L8 => image::GrayImage::from_raw(width, height, pixels).map(DynamicImage::from),
            other => panic!("no browser shows {other:?}"),
        };
        return picture.expect("all pixels").into_rgba8();
    }
    image::load_from_memory(bytes).expect("a picture that every program can read").into_rgba8()
}

fn photo(bytes: &[u8]) -> Photo {
    Photo::decode(bytes).expect("a picture")
}

/// The colour at a place that is given in eighths of the width and height.
fn colour_at(picture: &image::RgbaImage, x: u32, y: u32) -> [u8; 3] {
    let [red, green, blue, _] = picture.get_pixel(picture.width() * x / 8, picture.height() * y / 8).0;
    [red, green, blue]
}

#[track_caller]
fn assert_near(actual: &[u8], expected: &[u8], what: &str) {
    let is_near = actual.iter().zip(expected).all(|(one, other)| one.abs_diff(*other) <= NEAR);
    assert!(is_near, "{what}: {actual:?} instead of {expected:?}");
}

/// The picture of [`quarters`], upright.
#[track_caller]
fn assert_upright(bytes: &[u8], size: (u32, u32), what: &str) {
    let picture = decoded(bytes);
    assert_eq!(picture.dimensions(), size, "{what}");
    for (x, y, colour) in [(2, 2, RED), (6, 2, GREEN), (2, 6, BLUE), (6, 6, WHITE)] {
        assert_near(&colour_at(&picture, x, y), &colour, what);
    }
}

#[test]
fn every_orientation_is_applied() {
    for orientation in 1..=8 {
        let stored = turned(&quarters(96, 64), orientation);
        let exif = make::exif(orientation);
        let files = [
            jpeg_with(&stored, std::slice::from_ref(&exif), &[]),
            png_with(&stored, &[("eXIf", make::tiff(orientation))]),
            webp_with(&stored, &[("EXIF", make::tiff(orientation))]),
        ];
        for (format, file) in ENCODINGS.into_iter().zip(files) {
            let what = format!("{format:?} {orientation}");
            let photo = photo(&file);
            assert_eq!(photo.size(), (96, 64), "{what}");
            for encoding in ENCODINGS {
                assert_upright(&photo.encode(encoding), (96, 64), &what);
                assert_upright(&photo.resized((48, 32), None).encode(encoding), (48, 32), &what);
            }
            assert_upright(&original(&file).expect("a picture"), (96, 64), &what);
        }
    }
}

/// What must not be in any output.
const METADATA: [&[u8]; 14] = [
    b"Exif",
    b"EXIF",
    b"eXIf",
    b"GPS",
    b"http://ns.adobe.com/xap",
    b"xpacket",
    b"XMP ",
    b"ICC_PROFILE",
    b"iCCP",
    b"ICCP",
    b"Photoshop 3.0",
    b"MPF",
    b"tEXt",
    b"after the end",
];

#[test]
fn no_metadata_is_in_any_output() {
    let upright = quarters(96, 64);
    let srgb = ColorProfile::new_srgb().encode().expect("a profile");
    for orientation in [1, 6] {
        let files = [
            jpeg_with(&upright, &make::all_segments(orientation, &srgb), b"after the end"),
            make::png_with_everything(&upright, orientation, &srgb),
            make::webp_with_everything(&upright, orientation, &srgb),
        ];
        for file in files {
            for sought in [&b"GPS"[..], b"xpacket", b"after the end"] {
                assert!(contains(&file, sought), "the picture of the test has everything");
            }
            let photo = photo(&file);
            let mut outputs = vec![original(&file).expect("a picture")];
            for encoding in ENCODINGS {
                outputs.push(photo.encode(encoding));
                outputs.push(photo.resized((40, 40), None).encode(encoding));
            }
            for output in outputs {
                for sought in METADATA {
                    assert!(!contains(&output, sought), "{}", String::from_utf8_lossy(sought));
                }
                decoded(&output);
            }
        }
    }
}

fn contains(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|window| window == sought)
}

#[test]
fn an_original_that_is_right_is_not_encoded_again() {
    let upright = quarters(96, 64);
    let srgb = ColorProfile::new_srgb().encode().expect("a profile");
    let plain = jpeg(&upright);
    assert_eq!(original(&jpeg_with(&upright, &make::all_segments(1, &srgb), b"after")), Ok(plain.clone()));
    assert_eq!(original(&plain), Ok(plain));
    assert_eq!(original(&make::png_with_everything(&upright, 1, &srgb)), Ok(png(&upright)));
    let clean = original(&make::webp_with_everything(&upright, 1, &srgb)).expect("a picture");
    assert_eq!(decoded(&clean), decoded(&webp(&upright)));
}

#[test]
fn colours_with_a_profile_become_srgb() {
    // What the colours of the profiles are in sRGB was computed from the standards: ICC.1, and Adobe RGB (1998) 4.3.
    for (profile, colour, expected) in [
        (ColorProfile::new_srgb(), [200, 100, 50], [200, 100, 50]),
        (ColorProfile::new_display_p3(), [200, 100, 50], [215, 93, 31]),
        (ColorProfile::new_adobe_rgb(), [200, 100, 50], [227, 100, 42]),
    ] {
        let profile = profile.encode().expect("a profile");
        let picture = image::RgbImage::from_pixel(64, 48, image::Rgb(colour));
        let files = [
            jpeg_with(&picture, &[make::icc(&profile)], &[]),
            make::png_with_profile(&picture, &profile),
            webp_with(&picture, &[("ICCP", profile.clone())]),
        ];
        for file in files {
            for output in [photo(&file).encode(Encoding::Png), original(&file).expect("a picture")] {
                assert_near(&colour_at(&decoded(&output), 4, 4), &expected, &format!("{expected:?}"));
            }
        }
    }
}

#[test]
fn greys_with_a_profile_become_srgb() {
    let profile = ColorProfile::new_gray_with_gamma(1.8).encode().expect("a profile");
    let file = make::grey_png_with_profile(64, 48, 128, &profile);
    assert_near(&colour_at(&decoded(&photo(&file).encode(Encoding::Png)), 4, 4), &[147; 3], "grey");
    assert_near(&colour_at(&decoded(&original(&file).expect("a picture")), 4, 4), &[147; 3], "grey");
}

#[test]
fn alpha_is_kept_and_white_in_a_jpeg() {
    let mut picture = image::RgbaImage::from_pixel(64, 48, image::Rgba([200, 30, 30, 255]));
    for x in 0..32 {
        for y in 0..48 {
            picture.put_pixel(x, y, image::Rgba([30, 30, 200, 128]));
        }
    }
    for file in [make::png_of_rgba(&picture), make::webp_of_rgba(&picture)] {
        let photo = photo(&file).resized((32, 24), None);
        assert!(photo.has_alpha());
        for encoding in [Encoding::Png, Encoding::WebP] {
            let small = decoded(&photo.encode(encoding));
            assert_near(&small.get_pixel(8, 12).0, &[30, 30, 200, 128], "half transparent");
            assert_near(&small.get_pixel(24, 12).0, &[200, 30, 30, 255], "opaque");
        }
        let small = decoded(&photo.encode(Encoding::Jpeg));
        assert_near(&small.get_pixel(8, 12).0, &[142, 142, 227, 255], "in front of white");
    }
    let opaque = image::RgbaImage::from_pixel(64, 48, image::Rgba([200, 30, 30, 255]));
    assert!(!photo(&make::png_of_rgba(&opaque)).has_alpha());
}

#[test]
fn printing_colours_become_rgb() {
    // Without a profile: a colour is what its ink and black let through.
    for (inks, expected) in [
        ([0, 0, 0, 0], [255, 255, 255]),
        ([255, 0, 0, 0], [0, 255, 255]),
        ([0, 204, 102, 51], [204, 41, 122]),
        ([0, 0, 0, 255], [0, 0, 0]),
    ] {
        for is_mixed in [false, true] {
            let file = cmyk(64, 48, inks, is_mixed);
            for output in [photo(&file).encode(Encoding::Jpeg), original(&file).expect("a picture")] {
                let what = format!("{inks:?} {is_mixed}");
                assert_near(&colour_at(&decoded(&output), 4, 4), &expected, &what);
            }
        }
    }
}

#[test]
fn printing_colours_with_a_profile_are_those_of_the_profile() {
    let profile = make::icc(&make::profile_of_inks());
    for (inks, expected) in
        [([0; 4], 255), ([255, 0, 0, 0], 119), ([0, 255, 255, 0], 119), ([0, 0, 0, 255], 0)]
    {
        for is_mixed in [false, true] {
            let plain = cmyk(64, 48, inks, is_mixed);
            let file = make::with_segments(&plain, std::slice::from_ref(&profile));
            for output in [photo(&file).encode(Encoding::Png), original(&file).expect("a picture")] {
                assert_near(&colour_at(&decoded(&output), 4, 4), &[expected; 3], &format!("{inks:?}"));
            }
        }
    }
}

#[test]
fn deep_grey_and_palette_pictures_are_read() {
    for (file, expected) in [
        (make::png_of_16_bits(64, 48, [0xC812, 0x3200, 0x64FF]), [200, 50, 101]),
        (make::grey_png(64, 48, 90), [90; 3]),
        (make::palette_png(64, 48, [10, 200, 60]), [10, 200, 60]),
        (make::grey_jpeg(64, 48, 90), [90; 3]),
        (gif(64, 48, [10, 200, 60]), [10, 200, 60]),
    ] {
        let photo = photo(&file);
        assert_near(&colour_at(&decoded(&photo.encode(Encoding::WebP)), 4, 4), &expected, "decoded");
        assert_near(&colour_at(&decoded(&original(&file).expect("a picture")), 4, 4), &expected, "original");
    }
}

#[test]
fn a_gif_keeps_its_pixels_and_nothing_else() {
    let file = gif(64, 48, [10, 200, 60]);
    let plain = original(&file).expect("a picture");
    assert_eq!(photo(&plain), photo(&file));
    // A comment and a block of a program, before the end.
    let end = file.len() - 1;
    let told = [&file[..end], b"\x21\xFE\x04Exif\0\x21\xFF\x0BXMP DataXMP\x03GPS\0", &file[end..], b"after"]
        .concat();
    assert_eq!(original(&told), Ok(plain));
}

#[test]
fn pictures_that_move_are_refused() {
    for (format, file) in [("GIF", animated_gif()), ("PNG", animated_png()), ("WebP", animated_webp())] {
        assert_eq!(Photo::decode(&file), Err(NoPicture::Animated(format)));
        assert_eq!(original(&file), Err(NoPicture::Animated(format)));
    }
}

#[test]
fn what_is_no_picture_is_refused() {
    assert_eq!(Photo::decode(b""), Err(NoPicture::Empty));
    assert_eq!(Photo::decode(b"<!doctype html><html><body>404</body></html>"), Err(NoPicture::Unknown));
    assert_eq!(Photo::decode(b"\0\0\0\x18ftypheic\0\0\0\0heicmif1"), Err(NoPicture::Unknown));
}

#[test]
fn a_bomb_is_refused_before_it_is_decoded() {
    let started = std::time::Instant::now();
    let side = 50_000;
    for file in [
        make::png_header(50_000, 50_000),
        make::jpeg_header(50_000, 50_000),
        make::gif_header(50_000, 50_000),
    ] {
        assert_eq!(Photo::decode(&file), Err(NoPicture::TooManyPixels { width: side, height: side }));
    }
    assert!(started.elapsed().as_secs() < 5);
}

/// What the pictures of the test may have after their end.
const AFTER: [&[u8]; 2] = [b"after", b"after the end"];

/// Small pictures of every format.
fn one_of_each() -> Vec<Vec<u8>> {
    let picture = quarters(48, 40);
    let srgb = ColorProfile::new_display_p3().encode().expect("a profile");
    vec![
        jpeg_with(&picture, &make::all_segments(6, &srgb), b"after"),
        make::progressive_jpeg(&picture),
        cmyk(32, 32, [0, 204, 102, 51], true),
        make::png_with_everything(&picture, 6, &srgb),
        make::palette_png(32, 32, [10, 200, 60]),
        make::webp_with_everything(&picture, 6, &srgb),
        gif(32, 32, [10, 200, 60]),
    ]
}

#[test]
fn a_picture_that_ends_early_is_damaged() {
    for file in one_of_each() {
        let end =
            file.len() - AFTER.iter().find(|after| file.ends_with(after)).map_or(0, |after| after.len());
        assert!(Photo::decode(&file[..end]).is_ok());
        // The last bytes of a GIF only say that there are no more pixels.
        let needed = if file.starts_with(b"GIF") { end - 4 } else { end };
        for cut in 12..needed {
            let result = Photo::decode(&file[..cut]);
            assert!(result.is_err(), "{} bytes of {end}, {:?}", cut, &file[..4]);
        }
    }
}

#[test]
fn changed_bytes_never_end_the_program() {
    for file in one_of_each() {
        // The headers, and some of the pixels.
        for place in (0..file.len().min(700)).chain((700..file.len()).step_by(13)) {
            let mut broken = file.clone();
            broken[place] ^= [0x01, 0x10, 0x80][place % 3];
            if let Ok(photo) = Photo::decode(&broken) {
                assert!(photo.size().0 > 0);
                assert!(original(&broken).is_ok());
            }
        }
    }
}

#[test]
fn a_picture_is_cut_around_its_focus_and_never_enlarged() {
    let photo = photo(&png(&quarters(96, 64)));
    let size = |asked, focus| photo.resized(asked, focus).size();
    assert_eq!(size((48, 32), None), (48, 32));
    assert_eq!(size((960, 640), None), (96, 64));
    assert_eq!(size((500, 500), None), (64, 64));
    assert_eq!(size((192, 64), None), (96, 32));
    assert_eq!(size((0, 0), None), (1, 1));
    let colours = |x, y| {
        let part = decoded(&photo.resized((32, 32), Some(Focus { x, y })).encode(Encoding::Png));
        [colour_at(&part, 1, 1), colour_at(&part, 7, 1)]
    };
    // A square of 64: at the left, its right quarter is beyond the middle of the picture.
    assert_eq!(colours(0, 0), [RED, GREEN]);
    assert_eq!(colours(500, 500), [RED, GREEN]);
    let narrow = |x| {
        let part = decoded(&photo.resized((8, 32), Some(Focus { x, y: 500 })).encode(Encoding::Png));
        assert_eq!(part.dimensions(), (8, 32));
        colour_at(&part, 4, 1)
    };
    assert_eq!(narrow(0), RED);
    assert_eq!(narrow(250), RED);
    assert_eq!(narrow(750), GREEN);
    assert_eq!(narrow(1000), GREEN);
    assert_eq!(narrow(u16::MAX), GREEN);
}

#[test]
fn the_same_bytes_give_the_same_bytes() {
    let file = jpeg(&make::landscape(320, 240));
    for encoding in ENCODINGS {
        let make = || photo(&file).resized((160, 120), None).encode(encoding);
        assert_eq!(make(), make());
    }
}

#[test]
fn more_pixels_need_more_memory() {
    let (photograph, turned) = (make::landscape(2400, 1800), &[make::exif(6)]);
    let baseline = memory_needed(&jpeg(&photograph), (480, 360));
    assert!(baseline < 40 << 20, "{baseline}");
    for more in [jpeg_with(&photograph, turned, &[]), make::progressive_jpeg(&photograph), png(&photograph)] {
        assert!(memory_needed(&more, (480, 360)) > baseline);
    }
    assert!(memory_needed(&jpeg(&photograph), (2400, 1800)) > baseline);
    for file in one_of_each() {
        let needed = memory_needed(&file, (480, 360));
        assert!((24 << 20..25 << 20).contains(&needed), "{needed}");
    }
    assert!(memory_needed(&make::png_header(50_000, 50_000), (480, 360)) < 1 << 30);
    assert!(memory_needed(b"", (480, 360)) > 0);
}

#[test]
fn fewer_pixels_of_a_jpeg_are_decoded_if_fewer_are_needed() {
    // An odd size, so that what is decoded has another shape by less than a pixel.
    let upright = quarters(1003, 601);
    for orientation in 1..=8 {
        let file = jpeg_with(&turned(&upright, orientation), &[make::exif(orientation)], &[]);
        let small = Photo::decode_for(&file, (240, 144)).expect("a picture");
        assert_eq!(small.size(), (1003, 601));
        for (size, focus) in [((240, 144), None), ((100, 60), None), ((120, 144), Some(Focus::MIDDLE))] {
            let made = small.resized(size, focus);
            assert_eq!(made.size(), size);
            let whole = photo(&file).resized(size, focus);
            assert_eq!(whole.size(), size);
            for (x, y) in [(1, 1), (6, 1), (1, 6), (6, 6)] {
                let [one, other] = [&made, &whole].map(|made| decoded(&made.encode(Encoding::Png)));
                assert_near(
                    &colour_at(&one, x, y),
                    &colour_at(&other, x, y),
                    &format!("{orientation} {size:?}"),
                );
            }
        }
        assert_upright(&small.resized((240, 144), None).encode(Encoding::WebP), (240, 144), "smaller");
        assert!(small.resized((2000, 2000), None).size() <= (1003, 601));
    }
}

fn svg(inside: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inside}</svg>"
    )
}

fn cleaned(inside: &str) -> Result<String, SvgMistake> {
    clean_svg(svg(inside).as_bytes()).map(|clean| String::from_utf8(clean).expect("a text"))
}

#[test]
fn a_safe_svg_keeps_its_bytes() {
    for inside in [
        "",
        "<path d='M0 0h64v32H0z' fill=\"#0b5\" />",
        "<title>Et våben &amp; et flag</title>\n<desc>&#229;</desc>",
        "<style>.a { fill: url(#gradient) } /* red */</style><g class='a' style=\"mask: url('#mask')\"/>",
        "<use xlink:href='#flag'/><use href=\"#flag\"/>",
        "<a href='https://example.org/'><text>Læs</text></a>",
        "<style><![CDATA[.a > .b { fill: red }]]></style>",
        "<animate attributeName='fill' to='red'/>",
        "<text font-family=\"'Open Sans'\">curl</text>",
    ] {
        assert_eq!(cleaned(inside), Ok(svg(inside)));
    }
    let declared = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", svg("<g/>"));
    assert_eq!(clean_svg(declared.as_bytes()), Ok(declared.into_bytes()));
}

#[test]
fn what_an_svg_does_not_show_is_left_out() {
    for (inside, expected) in [
        ("<script>alert(1)</script><g/>", "<g/>"),
        ("<ScRipt href='//example.org/a.js'/><g/>", "<g/>"),
        ("<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)<g/></s:script>", ""),
        ("<g onclick='alert(1)' id='a'/>", "<g id=\"a\"/>"),
        ("<g OnLoad = 'alert(1)'></g>", "<g></g>"),
        ("<a href='java&#10;script:alert(1)'>x</a>", "<a>x</a>"),
        ("<a xlink:href=' JavaScript:alert(1)' id='\"'>x</a>", "<a id='\"'>x</a>"),
        (
            "<a><set attributeName='href' to='javascript:alert(1)'/><animate attributeName='onclick' to='a'/></a>",
            "<a></a>",
        ),
        (
            "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>Hans</r:RDF></metadata>",
            "",
        ),
        ("<i:pgf xmlns:i='http://ns.adobe.com/AdobeIllustrator/10.0/'>x</i:pgf><!-- Hans -->", ""),
        (
            "<g xmlns:inkscape='http://www.inkscape.org/namespaces/inkscape' inkscape:label='Hans' id='a'/>",
            "<g id=\"a\"/>",
        ),
        ("<switch><foreignObject><p>x</p></foreignObject><g/></switch>", "<switch><g/></switch>"),
        ("<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>", ""),
        ("<?xml-stylesheet href='//example.org/a.css'?>", ""),
        ("<g xml:base='https://example.org/'/>", "<g/>"),
    ] {
        assert_eq!(cleaned(inside), Ok(svg(expected)), "{inside}");
    }
    let with_type = format!("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd'>{}", svg("<g/>"));
    assert_eq!(clean_svg(with_type.as_bytes()), Ok(svg("<g/>").into_bytes()));
}

/// Bytes in Base64, as Python's `base64.b64encode` has them.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    let mut written = String::new();
    for six in bits.as_bytes().chunks(6) {
        let digits = String::from_utf8_lossy(six);
        let value = usize::from_str_radix(&format!("{digits:0<6}"), 2).expect("digits");
        written.push(char::from(SIGNS[value]));
    }
    while !written.len().is_multiple_of(4) {
        written.push('=');
    }
    written
}

#[test]
fn pictures_in_an_svg_have_no_metadata() {
    let upright = quarters(96, 64);
    let srgb = ColorProfile::new_srgb().encode().expect("a profile");
    let image = |kind: &str, bytes: &[u8]| {
        format!("<image width=\"9\" xlink:href=\"data:image/{kind};base64,{}\"/>", base64(bytes))
    };
    let photograph = jpeg_with(&upright, &make::all_segments(1, &srgb), b"after the end");
    assert_eq!(cleaned(&image("jpeg", &photograph)), Ok(svg(&image("jpeg", &jpeg(&upright)))));
    assert_eq!(cleaned(&image("png", &png(&upright))), Ok(svg(&image("png", &png(&upright)))));
    let turned = cleaned(&image("jpeg", &jpeg_with(&upright, &make::all_segments(6, &srgb), b"")));
    assert_ne!(turned, Ok(svg(&image("jpeg", &jpeg(&upright)))));
    for broken in ["data:image/png;base64,AAAA", "data:image/png;base64,*", "data:image/png;base64,"] {
        assert_eq!(cleaned(&format!("<image href='{broken}'/>")), Err(SvgMistake::Damaged));
    }
}

#[test]
fn an_svg_that_would_load_something_is_refused() {
    for inside in [
        "<image href='https://example.org/a.png'/>",
        "<image xlink:href='a.png'/>",
        "<x:image xmlns:x='http://www.w3.org/2000/svg' xmlns:y='http://www.w3.org/1999/xlink' y:href='//example.org/a.png'/>",
        "<image href='data:image/svg+xml,&lt;svg onload=\"alert(1)\"/&gt;'/>",
        "<use href='other.svg#a'/>",
        "<style>@import 'https://example.org/a.css';</style>",
        "<style>@font-face { font-family: a; src: url(//example.org/a.woff2) }</style>",
        "<style>@font-face { font-family: a; src: &#117;rl(//example.org/a.woff2) }</style>",
        "<style>g { fill: \\75rl(//example.org/a.svg#a) }</style>",
        "<g style=\"fill: URL( 'https://example.org/a.svg#a' )\"/>",
        "<g fill='url(https://example.org/a.svg#a)'/>",
        "<g filter='url(a.svg#a)'/>",
        "<script href='#a'/><feImage href='https://example.org/a.png'/>",
    ] {
        assert_eq!(cleaned(inside), Err(SvgMistake::OutsideReference), "{inside}");
    }
    assert_eq!(cleaned("<foreignObject><p>x</p></foreignObject>"), Err(SvgMistake::ForeignObject));
}

#[test]
fn an_svg_that_cannot_be_read_is_refused() {
    for (file, expected) in [
        ("", SvgMistake::Damaged),
        ("<html><svg/></html>", SvgMistake::Damaged),
        ("<svg><g></svg>", SvgMistake::Damaged),
        ("<svg><g>", SvgMistake::Damaged),
        ("<svg><script>", SvgMistake::Damaged),
        ("<svg a='1' a='2'/>", SvgMistake::Damaged),
        ("see <svg/>", SvgMistake::Damaged),
        ("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>", SvgMistake::Entities),
        ("<svg>&nbsp;</svg>", SvgMistake::Entities),
        ("<svg id='&a;'/>", SvgMistake::Entities),
    ] {
        assert_eq!(clean_svg(file.as_bytes()), Err(expected), "{file}");
    }
    assert_eq!(clean_svg(b"<svg id='\xE6'/>"), Err(SvgMistake::Damaged));
    let deep = format!("<svg>{}{}</svg>", "<g>".repeat(100_000), "</g>".repeat(100_000));
    assert_eq!(clean_svg(deep.as_bytes()), Err(SvgMistake::TooLarge));
    let large = format!("<svg>{}</svg>", " ".repeat(9 << 20));
    assert_eq!(clean_svg(large.as_bytes()), Err(SvgMistake::TooLarge));
}
