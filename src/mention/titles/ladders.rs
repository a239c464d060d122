//! Titles of which a person has one at a time: who is a professor is no lektor.
//!
//! Takes the words of a title, in small letters; gives its [`Step`], if it is one of a ladder. Titles that people have beside each other, such as
//! those of a dean and a professor, are on different ladders, and so are those of a chairman and a secretary general.

/// A ladder, with the words of its steps in all languages.
const LADDERS: [&[&[&str]]; 4] = [
    &[
        &["adjunkt", "assistant professor"],
        &["lektor", "associate professor"],
        &["professor", "full professor"],
    ],
    &[&["dekan"], &["rektor"]],
    &[&["kontorchef"], &["afdelingschef"], &["departementschef", "permanent secretary"]],
    &[
        &["generalsekretær", "secretary general", "secretary-general"],
        &["generaldirektør", "director general", "director-general"],
    ],
];

/// Words that make a title one that somebody can have beside another step: `professor emeritus`.
const BESIDE: [&str; 2] = ["emeritus", "emerita"];

/// How titles end that people have beside those of other work.
const ACADEMIC: [&str; 4] = ["professor", "lektor", "adjunkt", "dekan"];

/// A step of a ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    ladder: usize,
    step: usize,
}

impl Step {
    /// The step that a title begins with: of `ekstern lektor`, it is none.
    pub fn of(words: &[String]) -> Option<Step> {
        if words.iter().any(|word| BESIDE.contains(&&**word)) {
            return None;
        }
        for (ladder, steps) in LADDERS.iter().enumerate() {
            for (step, titles) in steps.iter().enumerate() {
                if titles.iter().any(|title| begins_with(words, title)) {
                    return Some(Step { ladder, step });
                }
            }
        }
        None
    }

    /// Whether nobody has both.
    pub fn excludes(self, other: Step) -> bool {
        self.ladder == other.ladder && self.step != other.step
    }
}

/// Whether a title is an academic one, which says nothing about other work.
pub(super) fn is_academic(words: &[String]) -> bool {
    words.iter().any(|word| ACADEMIC.iter().any(|ending| word.ends_with(ending)))
}

fn begins_with(words: &[String], title: &str) -> bool {
    let mut words = words.iter();
    title.split(' ').all(|part| words.next().is_some_and(|word| word == part))
}
