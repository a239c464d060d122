//! A decoded picture, made smaller and encoded.
//!
//! Takes the bytes of a picture (see `decode.rs`); gives smaller pictures, and the bytes of each in a format. No metadata is kept,
//! because only pixels are. Nothing is enlarged. The filter is a polynomial: sines differ from one system to another in the last digit.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder, RgbaImage};
use jpeg_encoder::{ColorType, SamplingFactor};

/// How good JPEG and WebP are, of 100.
const JPEG_QUALITY: u8 = 80;
const WEBP_QUALITY: f32 = 75.0;

/// How good they are in pictures for print that have to be encoded again.
const PRINT_QUALITY: u8 = 95;

/// The longest side that a picture is made with: WebP has no longer ones.
const LONGEST_SIDE: u32 = 16_383;

/// A decoded picture: turned as its file says, its colours in sRGB with 8 bits each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// Width and height of the picture in its file, turned.
    pub(super) full: (u32, u32),
    /// Those of the pixels, which may be fewer.
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) has_alpha: bool,
    /// Whether the file has these very pixels, with these colours and turned like this.
    pub(super) is_as_in_file: bool,
    /// Three bytes a pixel, or four with alpha. Colours are not multiplied by it.
    pub(super) pixels: Vec<u8>,
}

/// The point of a picture that a crop keeps as near to its middle as it can, in thousandths of the width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Focus {
    pub x: u16,
    pub y: u16,
}

impl Focus {
    pub const MIDDLE: Focus = Focus { x: 500, y: 500 };
}

/// A format in which pictures are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    Jpeg,
    Png,
    WebP,
}

impl Encoding {
    /// The ending of its files, without the `.`.
    pub fn ending(self) -> &'static str {
        match self {
            Encoding::Jpeg => "jpg",
            Encoding::Png => "png",
            Encoding::WebP => "webp",
        }
    }
}

/// A part of a picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Crop {
    left: u32,
    top: u32,
    width: u32,
    height: u32,
}

impl Photo {
    /// Width and height, in pixels: those of the file, even if it was decoded into fewer (see [`Photo::decode_for`]).
    pub fn size(&self) -> (u32, u32) {
        self.full
    }

    /// Whether any pixel is not opaque.
    pub fn has_alpha(&self) -> bool {
        self.has_alpha
    }

    /// The pixels that were decoded, with four bytes each. They may be fewer than [`Photo::size`] says.
    #[expect(clippy::expect_used, reason = "a photo has the bytes of its pixels")]
    pub(super) fn into_rgba(self) -> RgbaImage {
        let mut pixels = self.pixels;
        if !self.has_alpha {
            let opaque = pixels;
            pixels = Vec::with_capacity(opaque.len() / 3 * 4);
            for pixel in opaque.chunks_exact(3) {
                pixels.extend([pixel[0], pixel[1], pixel[2], u8::MAX]);
            }
        }
        RgbaImage::from_raw(self.width, self.height, pixels).expect("the bytes are as many as its size needs")
    }

    /// The picture with another size. If the size has another shape, what is too much is cut off, around the focus. If there are fewer
    /// pixels than asked for, the result has those there are, in the shape that was asked for.
    #[must_use]
    pub fn resized(&self, size: (u32, u32), focus: Option<Focus>) -> Photo {
        let (crop, (width, height)) = self.plan(size, focus.unwrap_or(Focus::MIDDLE));
        if (width, height) == (self.width, self.height) {
            return self.clone();
        }
        self.scaled(crop, width, height)
    }

    #[expect(
        clippy::expect_used,
        reason = "the crop is inside of the picture, and the number of bytes fits its size"
    )]
    fn scaled(&self, crop: Crop, width: u32, height: u32) -> Photo {
        let pixel_type = if self.has_alpha { PixelType::U8x4 } else { PixelType::U8x3 };
        let from = ImageRef::new(self.width, self.height, &self.pixels, pixel_type)
            .expect("the bytes are as many as its size needs");
        let mut to = Image::new(width, height, pixel_type);
        let options = ResizeOptions::new()
            .resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom))
            .crop(crop.left.into(), crop.top.into(), crop.width.into(), crop.height.into())
            .use_alpha(self.has_alpha);
        Resizer::new().resize(&from, &mut to, &options).expect("the crop is inside of the picture");
        let pixels = to.into_vec();
        Photo {
            full: (width, height),
            width,
            height,
            has_alpha: self.has_alpha,
            is_as_in_file: false,
            pixels,
        }
    }

    /// The part that is kept for a size, and the size that it gets.
    fn plan(&self, (width, height): (u32, u32), focus: Focus) -> (Crop, (u32, u32)) {
        // The size is computed of the whole picture, so that it is the same however many pixels were decoded.
        let mut size = cropped_size(self.full, (width, height));
        if size.0.max(size.1) > LONGEST_SIDE {
            size = largest_part((LONGEST_SIDE, LONGEST_SIDE), size);
        }
        let part = largest_part((self.width, self.height), size);
        let crop = Crop {
            left: begin(self.width, part.0, focus.x),
            top: begin(self.height, part.1, focus.y),
            width: part.0,
            height: part.1,
        };
        (crop, size)
    }

    /// The bytes of the picture in a format. What is transparent becomes white in a JPEG.
    pub fn encode(&self, format: Encoding) -> Vec<u8> {
        match format {
            Encoding::Jpeg => self.jpeg(JPEG_QUALITY, SamplingFactor::F_2_2),
            Encoding::Png => self.png(),
            Encoding::WebP => self.webp(WEBP_QUALITY),
        }
    }

    /// The bytes of the picture in a format, for print.
    pub(super) fn encode_for_print(&self, format: Encoding) -> Vec<u8> {
        match format {
            Encoding::Jpeg => self.jpeg(PRINT_QUALITY, SamplingFactor::F_1_1),
            Encoding::Png => self.png(),
            Encoding::WebP => self.webp(PRINT_QUALITY.into()),
        }
    }

    #[expect(clippy::expect_used, reason = "memory takes every byte, and no picture has such long sides")]
    /// Not progressive, which takes 5 % more bytes here; and without tables of its own, which save 8 % but need a scan for each colour:
    /// not every program reads that.
    fn jpeg(&self, quality: u8, sampling: SamplingFactor) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, quality);
        encoder.set_sampling_factor(sampling);
        let width = u16::try_from(self.width).expect("a side of a picture is less than 65,536");
        let height = u16::try_from(self.height).expect("a side of a picture is less than 65,536");
        let written = if self.has_alpha {
            encoder.encode(&self.on_white(), width, height, ColorType::Rgb)
        } else {
            encoder.encode(&self.pixels, width, height, ColorType::Rgb)
        };
        written.expect("a JPEG can be written into memory");
        bytes
    }

    /// The pixels in front of white, without alpha.
    fn on_white(&self) -> Vec<u8> {
        let mut opaque = Vec::with_capacity(self.pixels.len() / 4 * 3);
        for pixel in self.pixels.chunks_exact(4) {
            let alpha = u16::from(pixel[3]);
            for part in &pixel[..3] {
                let mixed = (u16::from(*part) * alpha + 255 * (255 - alpha) + 127) / 255;
                opaque.push(u8::try_from(mixed).unwrap_or(u8::MAX));
            }
        }
        opaque
    }

    #[expect(clippy::expect_used, reason = "memory takes every byte, and the number of pixels is right")]
    fn png(&self) -> Vec<u8> {
        let colours = if self.has_alpha { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 };
        let mut bytes = Vec::new();
        PngEncoder::new(&mut bytes)
            .write_image(&self.pixels, self.width, self.height, colours)
            .expect("a PNG can be written into memory");
        bytes
    }

    fn webp(&self, quality: f32) -> Vec<u8> {
        let encoder = if self.has_alpha {
            webp::Encoder::from_rgba(&self.pixels, self.width, self.height)
        } else {
            webp::Encoder::from_rgb(&self.pixels, self.width, self.height)
        };
        encoder.encode(quality).to_vec()
    }
}

/// The size that a picture gets that is cropped and made smaller to another size: that size, or the largest part of its shape if the picture has less.
pub fn cropped_size(full: (u32, u32), (width, height): (u32, u32)) -> (u32, u32) {
    let size = (width.max(1), height.max(1));
    let part = largest_part(full, size);
    if size.0 > part.0 || size.1 > part.1 { part } else { size }
}

/// A length that belongs to `to` of `from`, rounded, at least 1.
pub fn scaled(length: u32, to: u32, from: u32) -> u32 {
    rounded(u64::from(length) * u64::from(to), u64::from(from)).max(1)
}

/// The largest size inside of another with the shape of a third one.
fn largest_part((width, height): (u32, u32), shape: (u32, u32)) -> (u32, u32) {
    let [width_64, height_64] = [u64::from(width), u64::from(height)];
    let [shape_width, shape_height] = [u64::from(shape.0), u64::from(shape.1)];
    if width_64 * shape_height > height_64 * shape_width {
        (scaled(height, shape.0, shape.1).min(width), height)
    } else {
        (width, scaled(width, shape.1, shape.0).min(height))
    }
}

fn rounded(number: u64, divisor: u64) -> u32 {
    u32::try_from((number + divisor / 2) / divisor).unwrap_or(u32::MAX)
}

/// Where a part of a length begins whose middle is as near to the focus as it can be.
fn begin(whole: u32, part: u32, focus: u16) -> u32 {
    let middle = rounded(u64::from(whole) * u64::from(focus.min(1000)), 1000);
    middle.saturating_sub(part / 2).min(whole - part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_scaled_to_the_nearest_pixel() {
        assert_eq!(scaled(3000, 480, 4000), 360);
        assert_eq!(scaled(2667, 480, 4000), 320);
        assert_eq!(scaled(1, 480, 20_000), 1);
    }

    #[test]
    fn a_crop_has_no_more_pixels_than_the_picture() {
        assert_eq!(cropped_size((4000, 3000), (1200, 630)), (1200, 630));
        assert_eq!(cropped_size((300, 150), (1200, 630)), (286, 150));
        assert_eq!(cropped_size((600, 900), (1200, 630)), (600, 315));
    }
}
