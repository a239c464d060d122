//! Photographs that nobody has taken.
//!
//! Takes a folder and a number; draws as many JPEGs of 4000 × 3000 pixels into it, unless they are there already, and gives their size. Each
//! is another one, and the same in every run. They have what makes photographs slow: light and colours that change slowly, textures of
//! every size, hard edges, and the grain of a sensor. A picture of one colour would be encoded in no time.

use std::fs;
use std::path::Path;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use rayon::prelude::*;

use super::failure::{Failure, failed};

const WIDTH: u16 = 4000;
const HEIGHT: u16 = 3000;

/// Draws what is missing; gives the size of all together in bytes.
pub fn draw(folder: &Path, count: usize) -> Result<u64, Failure> {
    (0..count).into_par_iter().map(|number| draw_one(folder, number as u32)).sum()
}

fn draw_one(folder: &Path, number: u32) -> Result<u64, Failure> {
    let path = folder.join(format!("photograph-{number:03}.jpg"));
    if let Ok(metadata) = fs::metadata(&path) {
        return Ok(metadata.len());
    }
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder
        .encode(&pixels(number + 1), WIDTH, HEIGHT, ColorType::Rgb)
        .map_err(|error| failed(path.display(), error))?;
    fs::write(&path, &bytes).map_err(|error| failed(path.display(), error))?;
    Ok(bytes.len() as u64)
}

fn pixels(seed: u32) -> Vec<u8> {
    let mut pixels = Vec::with_capacity(usize::from(WIDTH) * usize::from(HEIGHT) * 3);
    for row in 0..HEIGHT {
        for column in 0..WIDTH {
            let (x, y) = (f32::from(column), f32::from(row));
            let mut light = textures(x, y, seed);
            // Houses: blocks with hard edges.
            let house = noise((x / 310.0).floor() * 1.7, (y / 420.0).floor() * 1.3, seed + 77);
            if house > 0.55 {
                light = light * 0.6 + house * 0.35;
            }
            let hue = noise(x / 700.0, y / 700.0, seed + 5);
            let spots = noise(x / 60.0, y / 60.0, seed + 6) * 0.3;
            let grain = (hash(u32::from(column), u32::from(row), seed + 9) & 31) as f32 / 512.0;
            for colour in [hue * 0.5 + spots, 0.3 + spots, (1.0 - hue) * 0.6] {
                pixels.push(((light * (0.6 + colour) + grain) * 255.0).clamp(0.0, 255.0) as u8);
            }
        }
    }
    pixels
}

/// Noise of eight sizes, the smaller the weaker.
fn textures(x: f32, y: f32, seed: u32) -> f32 {
    let (mut light, mut strength, mut size) = (0.0, 0.5, 900.0);
    for octave in 0..8 {
        light += strength * noise(x / size, y / size, seed * 31 + octave);
        strength *= 0.6;
        size /= 2.3;
    }
    light
}

/// Random values at whole numbers, and something smooth between them.
fn noise(x: f32, y: f32, seed: u32) -> f32 {
    let (column, row) = (x.floor(), y.floor());
    let smooth = |part: f32| part * part * (3.0 - 2.0 * part);
    let (right, down) = (smooth(x - column), smooth(y - row));
    let value = |more_columns: f32, more_rows: f32| {
        hash((column + more_columns) as u32, (row + more_rows) as u32, seed) as f32 / u32::MAX as f32
    };
    let above = value(0.0, 0.0) * (1.0 - right) + value(1.0, 0.0) * right;
    let below = value(0.0, 1.0) * (1.0 - right) + value(1.0, 1.0) * right;
    above * (1.0 - down) + below * down
}

fn hash(x: u32, y: u32, seed: u32) -> u32 {
    let mixed = x.wrapping_mul(374_761_393) ^ y.wrapping_mul(668_265_263) ^ seed.wrapping_mul(2_246_822_519);
    let mixed = (mixed ^ (mixed >> 13)).wrapping_mul(1_274_126_177);
    mixed ^ (mixed >> 16)
}
