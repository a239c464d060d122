//! A part of a build, for one of several machines: `2/7`.
//!
//! Takes the text and gives which files are in the part, by their index. It does not know the files.

use std::str::FromStr;

/// Part `number` of `count`: every file whose index in the sorted list has the remainder `number - 1` when divided by
/// `count`. Neighbours cost about the same, so each part has its share of every kind of page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    number: usize,
    count: usize,
}

impl Shard {
    /// Whether the file with this index is in the part.
    pub fn has(self, index: usize) -> bool {
        index % self.count == self.number - 1
    }

    /// Which part it is, from 1.
    pub fn number(self) -> usize {
        self.number
    }

    /// How many parts there are.
    pub fn count(self) -> usize {
        self.count
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text.split_once('/').and_then(|(number, count)| {
            Some(Shard { number: number.parse().ok()?, count: count.parse().ok()? })
        });
        let shard = numbers.filter(|shard| (1..=shard.count).contains(&shard.number));
        shard.ok_or_else(|| "a part is written as `2/7`: which one, from 1, and of how many".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_one_of_those_there_are() {
        for wrong in ["", "1", "0/2", "3/2", "1/0", "-1/2", "1/2/3", "a/b"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
        assert_eq!("2/7".parse(), Ok(Shard { number: 2, count: 7 }));
    }

    #[test]
    fn each_place_is_in_one_part() {
        for place in 0..100 {
            let parts = (1..=7).filter(|number| Shard { number: *number, count: 7 }.has(place));
            assert_eq!(parts.count(), 1);
        }
    }
}
