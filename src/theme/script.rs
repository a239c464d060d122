//! A script of the built-in theme as browsers get it: without comments and indentation.
//!
//! Takes a script whose comments are lines of their own, and which has no string over several lines; gives its code. Nothing else is changed, so what is
//! published can be read, too. Scripts of a site's theme are published as they are.

/// The script without the lines that are comments, and without blanks at the start of lines.
pub(super) fn without_comments(script: &str) -> String {
    let mut code = String::with_capacity(script.len());
    for line in script.lines().map(str::trim) {
        if !line.is_empty() && !line.starts_with("//") {
            code.push_str(line);
            code.push('\n');
        }
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_stays_as_it_is() {
        assert_eq!(
            without_comments("// What.\n\nif (a) {\n  b('// c'); // d\n}\n"),
            "if (a) {\nb('// c'); // d\n}\n"
        );
    }
}
