//! Host names beyond ASCII in the form that computers exchange: `blåbær.dk` as `xn--blbr-roah.dk`.
//!
//! Takes a host name; gives it encoded (RFC 3492, with the prefix of RFC 5890). Only for advice on an address that was written
//! with such a host. Capital letters become small ones and letters in parts are composed, which is all that RFC 5895 asks
//! for the letters of European languages. Why not the `idna` crate: its tables of every script cost eight crates.

use crate::letters::compose;

/// The host name with each label in ASCII; `None` if a label is far too long.
pub fn encoded_host(host: &str) -> Option<String> {
    let small = host.to_lowercase();
    let labels: Option<Vec<String>> = compose(&small).split('.').map(encoded_label).collect();
    labels.map(|labels| labels.join("."))
}

fn encoded_label(label: &str) -> Option<String> {
    if label.is_ascii() {
        return Some(label.to_owned());
    }
    encoded(label).map(|encoded| format!("xn--{encoded}"))
}

// The parameters of RFC 3492, 5.
const BASE: u32 = 36;
const LEAST: u32 = 1;
const MOST: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST: u32 = 128;

/// A label by the algorithm of RFC 3492, 6.3; `None` if a number overflows.
fn encoded(label: &str) -> Option<String> {
    let points: Vec<u32> = label.chars().map(u32::from).collect();
    let mut output: String = label.chars().filter(char::is_ascii).collect();
    let plain = u32::try_from(output.len()).ok()?;
    let mut handled = plain;
    if plain > 0 {
        output.push('-');
    }
    let (mut least, mut delta, mut bias) = (FIRST, 0_u32, FIRST_BIAS);
    while let Some(next) = points.iter().copied().filter(|point| *point >= least).min() {
        delta = delta.checked_add((next - least).checked_mul(handled + 1)?)?;
        for &point in &points {
            if point < next {
                delta = delta.checked_add(1)?;
            }
            if point == next {
                push_number(delta, bias, &mut output);
                bias = adapted(delta, handled + 1, handled == plain);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.checked_add(1)?;
        least = next + 1;
    }
    Some(output)
}

fn push_number(mut number: u32, bias: u32, output: &mut String) {
    let mut position = BASE;
    loop {
        let threshold = position.saturating_sub(bias).clamp(LEAST, MOST);
        if number < threshold {
            output.push(digit(number));
            return;
        }
        output.push(digit(threshold + (number - threshold) % (BASE - threshold)));
        number = (number - threshold) / (BASE - threshold);
        position += BASE;
    }
}

/// A digit to base 36: a to z, then 0 to 9.
fn digit(number: u32) -> char {
    char::from_digit(if number < 26 { number + 10 } else { number - 26 }, BASE).unwrap_or('0')
}

fn adapted(delta: u32, handled: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / DAMP } else { delta / 2 };
    delta += delta / handled;
    let mut steps = 0;
    while delta > (BASE - LEAST) * MOST / 2 {
        delta /= BASE - LEAST;
        steps += BASE;
    }
    steps + (BASE - LEAST + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_encoded_as_in_the_rfc() {
        for (host, encoded) in [
            ("www.ældre.dk", "www.xn--ldre-uoa.dk"),
            ("Blåbær.dk", "xn--blbr-roah.dk"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("почта.example", "xn--80a1acny.example"),
            ("ø.dk", "xn--pda.dk"),
            ("a.dk", "a.dk"),
        ] {
            assert_eq!(encoded_host(host).as_deref(), Some(encoded), "{host}");
        }
        assert_eq!(encoded_host("a\u{30a}.dk"), encoded_host("å.dk"));
    }
}
