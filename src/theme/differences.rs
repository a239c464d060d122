//! How a file of a site's theme differs from that of the built-in one.
//!
//! Takes two texts and their names; gives a unified diff from the site's file to the built-in one: lines with `-` are only in the site's
//! file, lines with `+` only in the built-in one. So a line that a new version added has a `+`, and a hunk that is applied brings it into
//! the site's file. Of strings only the keys of the site's file are compared, because all others come from the built-in theme anyway.
//! No file is read here.

use similar::TextDiff;

/// The lines around a difference that are shown.
const AROUND: usize = 3;

/// The unified diff from a file of the site to the built-in one; empty if they say the same. How lines end is not compared.
pub fn differences(own_name: &str, own: &str, built_in_name: &str, built_in: &str) -> String {
    let own = own.replace("\r\n", "\n");
    let diff = TextDiff::from_lines(own.as_str(), built_in);
    diff.unified_diff().context_radius(AROUND).header(own_name, built_in_name).to_string()
}

/// How the strings of a site differ from the built-in ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StringDifferences {
    /// The unified diff of the keys that the site's file has.
    pub diff: String,
    /// The keys that say the same in both.
    pub same: Vec<String>,
}

/// How a file of strings differs from the built-in one of its language.
pub fn string_differences(
    own_name: &str,
    own: &str,
    built_in_name: &str,
    built_in: &str,
) -> StringDifferences {
    let own = own.replace("\r\n", "\n");
    let known = entries(built_in);
    let mut same = Vec::new();
    let mut same_keys = String::new();
    for (key, lines) in entries(&own) {
        let (entry, after) = without_notes(lines);
        match key.and_then(|key| known.iter().find(|(known, _)| *known == Some(key))) {
            Some((_, known)) => {
                let known = without_notes(known).0;
                if known == entry {
                    same.extend(key.map(str::to_owned));
                }
                same_keys.push_str(known);
            }
            // Keys of the site's own templates are no difference; any other is one that no template uses any more.
            None if key.is_none_or(|key| key.starts_with('_')) => same_keys.push_str(entry),
            None => {}
        }
        same_keys.push_str(after);
    }
    StringDifferences { diff: differences(own_name, &own, built_in_name, &same_keys), same }
}

/// The entries of a file of strings from the top: each key with its lines. What is before the first key has none.
fn entries(text: &str) -> Vec<(Option<&str>, &str)> {
    let mut entries = Vec::new();
    let (mut key, mut start, mut end) = (None, 0, 0);
    for line in text.split_inclusive('\n') {
        if let Some(next) = key_of(line) {
            entries.push((key, &text[start..end]));
            (key, start) = (Some(next), end);
        }
        end += line.len();
    }
    entries.push((key, &text[start..end]));
    entries
}

/// The key that a line begins with.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    let key = key.trim_end().trim_matches(['"', '\'']);
    let is_key =
        !key.is_empty() && key.chars().all(|character| character.is_alphanumeric() || character == '_');
    is_key.then_some(key)
}

/// An entry without the comments and empty lines below it, and these.
fn without_notes(entry: &str) -> (&str, &str) {
    let mut end = 0;
    let mut at = 0;
    for line in entry.split_inclusive('\n') {
        at += line.len();
        let is_note = line.trim().is_empty() || line.starts_with('#');
        if !is_note {
            end = at;
        }
    }
    entry.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_goes_from_the_sites_file_to_the_built_in_one() {
        let said = differences("themes/x/a.html", "1\r\nown\r\n3\r\n", "b/a.html", "1\nnew\n3\n");
        assert_eq!(said, "--- themes/x/a.html\n+++ b/a.html\n@@ -1,3 +1,3 @@\n 1\n-own\n+new\n 3\n");
        assert_eq!(differences("a", "1\r\n", "b", "1\n"), "");
    }

    #[test]
    fn of_strings_only_the_keys_of_the_site_are_compared() {
        let own = "# ours\npress_release: Nyhed\n\n# gone\nold: Gammel\n_own: Vores\nsame: Ens\n";
        let built_in = "# all\nabout: Om\nsame: Ens\npress_release: >-\n  Presse\n# more\nto: Til\n";
        let said = string_differences("a", own, "b", built_in);
        let expected = "--- a\n+++ b\n@@ -1,7 +1,7 @@\n # ours\n-press_release: Nyhed\n+press_release: >-\n+  Presse\n \n # gone\n-old: Gammel\n _own: Vores\n same: Ens\n";
        assert_eq!(said, StringDifferences { diff: expected.to_owned(), same: vec!["same".to_owned()] });
    }
}
