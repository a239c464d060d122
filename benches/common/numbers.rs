//! Sums up many numbers in one.
//!
//! Takes repeated measurements; gives the median, a percentile or the mean. If one of them is unknown, so is the result, which is
//! printed as `-`: the mean of some is deliberately not taken for the mean of all.

/// The numbers, sorted.
pub fn sorted(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

/// The median of at least one number; the mean of the two in the middle if their count is even.
pub fn middle(sorted: &[f64]) -> f64 {
    let half = sorted.len() / 2;
    if sorted.len().is_multiple_of(2) { (sorted[half - 1] + sorted[half]) / 2.0 } else { sorted[half] }
}

/// A percentile of at least one number: the smallest that at least `percent` of them do not exceed.
pub fn rank(sorted: &[f64], percent: usize) -> f64 {
    sorted[(sorted.len() * percent).div_ceil(100) - 1]
}

/// The median; `None` without numbers, or if one is unknown.
pub fn median(numbers: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let numbers = sorted(numbers.collect::<Option<Vec<f64>>>()?.into_iter());
    (!numbers.is_empty()).then(|| middle(&numbers))
}

/// The mean; `None` without numbers, or if one is unknown.
pub fn mean(numbers: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let numbers: Vec<f64> = numbers.collect::<Option<_>>()?;
    (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / numbers.len() as f64)
}

/// A number with the given count of decimals, or `-`.
pub fn or_dash(number: Option<f64>, decimals: usize) -> String {
    number.map_or_else(|| "-".to_owned(), |number| format!("{number:.decimals$}"))
}
