//! How the words of a quotation lie in a statement.
//!
//! Takes both as numbers, equal for equal words; gives the pairs of equal words of the cheapest alignment (Gotoh 1982, with free ends).
//! It is like a longest common subsequence, but prefers words that are together: in a long statement, any few common words are
//! somewhere in the right order.

/// What a word of the quotation costs that the statement does not have there.
const OTHER_WORD: u32 = 8;
/// What it costs to leave out words of the statement.
const LEFT_OUT: u32 = 4;
/// What each word costs that is left out.
const LEFT_OUT_WORD: u32 = 1;

/// The most words of both, multiplied, that are compared: they take a few milliseconds.
const MOST_COMPARED: usize = 250_000;

const NEVER: u32 = u32::MAX / 2;

/// A word of the quotation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quoted {
    pub(super) word: u32,
    /// Whether leaving out words of the statement before it costs nothing.
    pub(super) is_after_gap: bool,
}

/// The costs of the cheapest ways to each place.
struct Costs {
    width: usize,
    /// The last step was a word of the quotation.
    word: Vec<u32>,
    /// The last step left out a word of the statement.
    left_out: Vec<u32>,
}

impl Costs {
    fn best(&self, row: usize, column: usize) -> u32 {
        let at = row * self.width + column;
        self.word[at].min(self.left_out[at])
    }
}

/// The words that are equal, by their numbers in the quotation and in the statement: both numbers grow. `None` if there are too many
/// words to compare them.
pub(super) fn align(quotation: &[Quoted], statement: &[u32]) -> Option<Vec<(usize, usize)>> {
    if quotation.len().checked_mul(statement.len())? > MOST_COMPARED {
        return None;
    }
    let costs = costs(quotation, statement);
    Some(way_back(&costs, quotation, statement))
}

/// What leaving out costs before a word of the quotation: the first word, and each.
fn gap_costs(quotation: &[Quoted], row: usize) -> (u32, u32) {
    match quotation.get(row) {
        Some(next) if next.is_after_gap => (0, 0),
        _ => (LEFT_OUT, LEFT_OUT_WORD),
    }
}

fn costs(quotation: &[Quoted], statement: &[u32]) -> Costs {
    let width = statement.len() + 1;
    let size = (quotation.len() + 1) * width;
    let mut costs = Costs { width, word: vec![0; size], left_out: vec![NEVER; size] };
    for (row, quoted) in (1..).zip(quotation) {
        let (first, each) = gap_costs(quotation, row);
        for column in 0..width {
            let at = row * width + column;
            let mut word = costs.best(row - 1, column) + OTHER_WORD;
            if column > 0 && statement[column - 1] == quoted.word {
                word = word.min(costs.best(row - 1, column - 1));
            }
            costs.word[at] = word;
            if column > 0 {
                costs.left_out[at] = (costs.word[at - 1] + first + each).min(costs.left_out[at - 1] + each);
            }
        }
    }
    costs
}

fn way_back(costs: &Costs, quotation: &[Quoted], statement: &[u32]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut row = quotation.len();
    let ends = (0..costs.width).min_by_key(|column| costs.word[row * costs.width + column]);
    let mut column = ends.unwrap_or(0);
    let mut is_left_out = false;
    while row > 0 {
        let at = row * costs.width + column;
        if is_left_out {
            let (_, each) = gap_costs(quotation, row);
            is_left_out = costs.left_out[at] == costs.left_out[at - 1] + each;
            column -= 1;
            continue;
        }
        let is_equal = column > 0
            && statement[column - 1] == quotation[row - 1].word
            && costs.word[at] == costs.best(row - 1, column - 1);
        row -= 1;
        if is_equal {
            column -= 1;
            pairs.push((row, column));
        }
        let at = row * costs.width + column;
        is_left_out = costs.left_out[at] < costs.word[at];
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(quotation: &str, statement: &str) -> Vec<(usize, usize)> {
        let numbers = |text: &str| -> Vec<u32> { text.chars().map(u32::from).collect() };
        let quotation: Vec<Quoted> = numbers(quotation)
            .into_iter()
            .map(|word| Quoted { word, is_after_gap: word == u32::from('X') })
            .collect();
        align(&quotation, &numbers(statement)).expect("few words")
    }

    #[test]
    fn equal_words_are_paired_where_they_are_together() {
        assert_eq!(pairs("abcd", "xabcdx"), [(0, 1), (1, 2), (2, 3), (3, 4)]);
        assert_eq!(pairs("abed", "abcd"), [(0, 0), (1, 1), (3, 3)]);
        assert_eq!(pairs("abd", "abcd"), [(0, 0), (1, 1), (2, 3)]);
        assert_eq!(pairs("abxcd", "abcd"), [(0, 0), (1, 1), (3, 2), (4, 3)]);
        assert_eq!(pairs("abc", "a.........................bc"), [(1, 26), (2, 27)]);
        assert_eq!(pairs("abXc", "ab......................Xc"), [(0, 0), (1, 1), (2, 24), (3, 25)]);
        assert_eq!(pairs("abc", "xyz"), []);
        assert_eq!(pairs("", "abc"), []);
    }

    #[test]
    fn too_many_words_are_not_compared() {
        let long = vec![Quoted { word: 1, is_after_gap: false }; 1000];
        assert!(align(&long, &vec![1; 1000]).is_none());
    }
}
