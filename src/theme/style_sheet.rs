//! The style sheet of a site: the built-in one, the colours of its brand, and what its theme adds.
//!
//! Takes the texts of `assets/style.css` of the built-in theme and of the site's, and the rules of the brand; gives the text that is
//! published as one file, so that a page needs one request. A sheet that begins with the comment `faktum: replaces the built-in style sheet`
//! takes the place of the built-in one. The built-in sheet begins with it too, so a copy of it is never loaded twice. Rules are not read:
//! only the statements that must be before all rules are found.

/// The name of the sheet in `assets/`.
pub(super) const NAME: &str = "style.css";

/// The words of the comment with which a sheet replaces the built-in one.
const REPLACES: &str = "faktum: replaces the built-in style sheet";

/// The sheet that is published. The last part wins over those before it.
pub(super) fn joined(built_in: &str, brand: Option<&str>, own: Option<&str>) -> String {
    let (base, added) = match own {
        Some(own) if replaces(own) => (own, None),
        own => (built_in, own),
    };
    let mut sheet = base.to_owned();
    if let Some(brand) = brand {
        add(&mut sheet, brand);
    }
    if let Some(added) = added {
        let (statements, rules) = taken_apart(added);
        sheet.insert_str(0, &statements);
        add(&mut sheet, &rules);
    }
    sheet
}

fn add(sheet: &mut String, part: &str) {
    if !sheet.is_empty() && !sheet.ends_with('\n') {
        sheet.push('\n');
    }
    sheet.push_str(part);
}

/// Whether a file of a theme is a style sheet that is added to the built-in one: its name in the theme's folder, and its bytes.
pub fn is_added(name: &str, bytes: &[u8]) -> bool {
    name.strip_prefix("assets/") == Some(NAME) && !replaces(&String::from_utf8_lossy(bytes))
}

/// Whether a sheet says that it replaces the built-in one: in a comment before everything else. Only its letters matter, so that
/// `stylesheet` in one word is the same.
fn replaces(sheet: &str) -> bool {
    let comment = sheet.trim_start().strip_prefix("/*").and_then(|rest| rest.split_once("*/"));
    comment.is_some_and(|(comment, _)| letters(comment) == letters(REPLACES))
}

fn letters(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// The statements of a sheet that browsers only follow before all rules, and everything else. `@charset` is in neither: a published sheet
/// is UTF-8, and `@charset` says nothing in the middle of a file.
fn taken_apart(sheet: &str) -> (String, String) {
    let (mut statements, mut rules) = (String::new(), String::new());
    let mut rest = sheet;
    loop {
        let between = space_and_comments(rest);
        rules.push_str(&rest[..between]);
        rest = &rest[between..];
        let name: String =
            rest.chars().take_while(|character| *character == '@' || character.is_alphabetic()).collect();
        let name = name.to_ascii_lowercase();
        let is_first = matches!(name.as_str(), "@charset" | "@import" | "@layer" | "@namespace");
        let Some(end) = statement_end(rest).filter(|_| is_first) else {
            break;
        };
        if name != "@charset" {
            statements.push_str(&rest[..end]);
            statements.push('\n');
        }
        rest = &rest[end..];
    }
    rules.push_str(rest);
    (statements, rules)
}

/// How many bytes of white space and comments a text begins with.
fn space_and_comments(text: &str) -> usize {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("/*") {
        rest = comment.split_once("*/").map_or("", |(_, after)| after).trim_start();
    }
    text.len() - rest.len()
}

/// The byte after the `;` that ends a statement. `None` for a block, and for a statement without an end.
fn statement_end(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut is_in_parentheses = false;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'(') => is_in_parentheses = true,
            (None, b')') => is_in_parentheses = false,
            (None, b';') if !is_in_parentheses => return Some(at + 1),
            (None, b'{') if !is_in_parentheses => return None,
            (None, _) => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_own_sheet_comes_after_the_built_in_one_and_the_brand() {
        assert_eq!(joined("a{}", Some("b{}\n"), Some("c{}\n")), "a{}\nb{}\nc{}\n");
        assert_eq!(joined("a{}\n", None, None), "a{}\n");
    }

    #[test]
    fn a_sheet_that_says_so_replaces_the_built_in_one() {
        for comment in [
            "/* faktum: replaces the built-in style sheet */",
            "\n/*Faktum:\tReplaces  the built-in\nstyle sheet*/",
            "/* faktum replaces the built in stylesheet. */",
        ] {
            let own = format!("{comment}\nc{{}}\n");
            assert_eq!(joined("a{}", None, Some(&own)), own);
            // The brand has the colours of the built-in sheet, so it must be after a copy of that.
            assert_eq!(joined("a{}", Some("b{}\n"), Some(&own)), format!("{own}b{{}}\n"));
        }
        for other in
            ["c{} /* faktum: replaces the built-in style sheet */", "/* ours */ c{}", "/* faktum: replaces"]
        {
            assert_eq!(joined("a{}", None, Some(other)), format!("a{{}}\n{other}"));
        }
    }

    #[test]
    fn what_must_be_before_all_rules_is_put_there() {
        let own = "@charset \"utf-8\";\n/* ours */\n@import url(a;b.css) screen;\n@IMPORT 'c;d.css';@layer x, y;\n@layer x { p{} }\n";
        let statements = "@import url(a;b.css) screen;\n@IMPORT 'c;d.css';\n@layer x, y;\n";
        let rules = "\n/* ours */\n\n\n@layer x { p{} }\n";
        assert_eq!(joined("a{}\n", None, Some(own)), format!("{statements}a{{}}\n{rules}"));
    }

    #[test]
    fn a_statement_without_an_end_is_left_where_it_is() {
        for own in ["@import 'a", "@import", "/* open", "@media print { p{} }", ""] {
            assert_eq!(joined("a{}\n", None, Some(own)), format!("a{{}}\n{own}"));
        }
    }
}
