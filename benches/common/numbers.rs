//! Many numbers as one.
//!
//! Takes what was measured again and again; gives the middle, a rank, a mean. What is unknown stays unknown, and is
//! written `-`: it is deliberately not left out, for a mean of some is not the mean of all.

/// From the lowest.
pub fn sorted(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

/// The median of at least one number: between two middle ones, their mean.
pub fn middle(sorted: &[f64]) -> f64 {
    let half = sorted.len() / 2;
    if sorted.len().is_multiple_of(2) { (sorted[half - 1] + sorted[half]) / 2.0 } else { sorted[half] }
}

/// The smallest of at least one number that at least so many percent do not exceed.
pub fn rank(sorted: &[f64], percent: usize) -> f64 {
    sorted[(sorted.len() * percent).div_ceil(100) - 1]
}

/// The median, if there are numbers and all are known.
pub fn median(numbers: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let numbers = sorted(numbers.collect::<Option<Vec<f64>>>()?.into_iter());
    (!numbers.is_empty()).then(|| middle(&numbers))
}

/// The mean, if there are numbers and all are known.
pub fn mean(numbers: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let numbers: Vec<f64> = numbers.collect::<Option<_>>()?;
    (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / numbers.len() as f64)
}

/// A number with so many decimals, or `-`.
pub fn or_dash(number: Option<f64>, decimals: usize) -> String {
    number.map_or_else(|| "-".to_owned(), |number| format!("{number:.decimals$}"))
}
