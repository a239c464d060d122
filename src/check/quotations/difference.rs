//! What is different between a quotation and what was said, as readers of a message see it.
//!
//! Takes the words of both and the pairs of equal ones; gives both texts with the different words between stars. Of a long text, only the
//! words near a difference are shown.

use std::ops::Range;

use super::words::Word;

/// How many equal words are shown on each side of a difference.
const NEAR: usize = 5;

/// The sign on both sides of different words.
const MARK: char = '*';

/// A step through both texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Equal(usize, usize),
    Written(usize),
    Said(usize),
}

/// A text with its words.
#[derive(Clone, Copy)]
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    pub(super) words: &'t [Word],
}

impl<'t> Words<'t> {
    /// The text from the first of some words to the last.
    pub(super) fn text_of(&self, range: &Range<usize>) -> &'t str {
        match self.words.get(range.clone()) {
            Some([first, .., last]) => &self.text[first.range.start..last.range.end],
            Some([only]) => &self.text[only.range.clone()],
            _ => "",
        }
    }
}

/// The words of the statement that the quotation is about: from the first equal word to the last, and as many beside them as the
/// quotation has others there.
pub(super) fn said_range(pairs: &[(usize, usize)], written: usize, said: usize) -> Option<Range<usize>> {
    let ((first_written, first_said), (last_written, last_said)) = (*pairs.first()?, *pairs.last()?);
    let start = first_said.saturating_sub(first_written);
    let end = (last_said + written - last_written).min(said);
    Some(start..end)
}

/// Both texts with the different words marked: what was said, and what is written.
pub(super) fn marked(
    written: Words<'_>,
    said: Words<'_>,
    pairs: &[(usize, usize)],
) -> Option<(String, String)> {
    let range = said_range(pairs, written.words.len(), said.words.len())?;
    let steps = steps(pairs, written, &range);
    let shown: Vec<bool> = (0..steps.len())
        .map(|at| {
            let near = at.saturating_sub(NEAR)..(at + NEAR + 1).min(steps.len());
            steps[near].iter().any(|step| !matches!(step, Step::Equal(..)))
        })
        .collect();
    let said_words = steps.iter().map(|step| match step {
        Step::Equal(_, word) => Some((*word, false)),
        Step::Said(word) => Some((*word, true)),
        Step::Written(_) => None,
    });
    let written_words = steps.iter().map(|step| match step {
        Step::Equal(word, _) => Some((*word, false)),
        Step::Written(word) => Some((*word, true)),
        Step::Said(_) => None,
    });
    Some((line(said, said_words, &shown), line(written, written_words, &shown)))
}

fn steps(pairs: &[(usize, usize)], written: Words<'_>, range: &Range<usize>) -> Vec<Step> {
    let mut steps = Vec::new();
    let (mut next_written, mut next_said) = (0, range.start);
    let ends = std::iter::once((written.words.len(), range.end));
    for (at, (to_written, to_said)) in pairs.iter().copied().chain(ends).enumerate() {
        // What is left out at a gap is no difference.
        let is_gap = written.words.get(to_written).is_some_and(|word| word.is_after_gap) && at > 0;
        if !is_gap {
            steps.extend((next_said..to_said).map(Step::Said));
        }
        steps.extend((next_written..to_written).map(Step::Written));
        if at < pairs.len() {
            steps.push(Step::Equal(to_written, to_said));
        }
        (next_written, next_said) = (to_written + 1, to_said + 1);
    }
    steps
}

/// A line of the shown words of a text; each step has a word and whether it is marked, or none.
fn line(text: Words<'_>, steps: impl Iterator<Item = Option<(usize, bool)>>, shown: &[bool]) -> String {
    let mut line = String::new();
    let mut is_marked = false;
    let mut last: Option<usize> = None;
    for (step, is_shown) in steps.zip(shown) {
        let Some((at, marks)) = step.filter(|_| *is_shown) else {
            continue;
        };
        let word = &text.words[at];
        if is_marked && !marks {
            line.push(MARK);
        }
        match last {
            Some(before) if before + 1 == at => {
                line.push_str(&text.text[text.words[before].range.end..word.range.start]);
            }
            Some(_) => line.push_str(" … "),
            None if at > 0 => line.push_str("… "),
            None => {}
        }
        if marks && !is_marked {
            line.push(MARK);
        }
        line.push_str(&text.text[word.range.clone()]);
        is_marked = marks;
        last = Some(at);
    }
    if is_marked {
        line.push(MARK);
    }
    if last.is_some_and(|last| last + 1 < text.words.len()) {
        line.push_str(" …");
    }
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
