//! Tables of sentences, for tests: a line is what is read in a sentence, ` | `, and the sentence.

/// Compares each line of a table, which has at least so many, with what a reader reads in its sentence.
pub(super) fn hold(table: &str, least: usize, read: impl Fn(&str) -> String) {
    let lines: Vec<(&str, &str)> = table.lines().filter_map(|line| line.split_once(" | ")).collect();
    assert!(lines.len() >= least, "{} sentences", lines.len());
    let mut wrong = Vec::new();
    for (expected, sentence) in lines {
        let found = read(sentence);
        if found != expected {
            wrong.push(format!("{expected} | {sentence}\n  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
