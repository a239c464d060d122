//! Amounts of money as words of the index.
//!
//! Takes an amount; gives the word that it is found by: `=37600000dkk`. However an amount is written, its word is the same; the script makes it of
//! what is typed.

/// The word of an amount: so many times a power of ten, in a currency or, for whoever types none, without it.
pub fn amount_word(digits: i128, exponent: i32, currency: Option<&str>) -> String {
    let mut number = digits.to_string();
    match usize::try_from(-exponent) {
        Ok(decimals) if decimals > 0 => {
            let whole = number.len().saturating_sub(decimals);
            if whole == 0 {
                number = format!("{number:0>width$}", width = decimals + 1);
            }
            number.insert(number.len() - decimals, '.');
            number.truncate(number.trim_end_matches('0').trim_end_matches('.').len());
        }
        _ => number.extend((0..exponent.max(0)).map(|_| '0')),
    }
    format!("={number}{}", currency.unwrap_or_default().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_has_one_word() {
        assert_eq!(amount_word(376, 5, Some("DKK")), "=37600000dkk");
        assert_eq!(amount_word(3_760_000_000, -2, None), "=37600000");
        assert_eq!(amount_word(1250, -2, Some("EUR")), "=12.5eur");
        assert_eq!(amount_word(5, -2, None), "=0.05");
    }
}
