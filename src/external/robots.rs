//! What a host allows programs to ask for: `robots.txt` (RFC 9309).
//!
//! Takes its text; gives whether a path may be asked for. Only the rules for `faktum`, or else those for everybody, are kept. The
//! libraries for this read it with regular expressions or cut foreign text at bytes, so an odd file could end the run;
//! the rules are few.

/// The name in `User-agent` lines that means this program.
const NAME: &str = "faktum";
/// How many bytes of a file are read (RFC 9309, 2.5, asks for at least 500 KiB).
pub(super) const MOST_BYTES: u64 = 512 * 1024;

/// The rules for this program. None allow everything.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Robots {
    rules: Vec<Rule>,
}

#[derive(Debug, PartialEq, Eq)]
struct Rule {
    allows: bool,
    pattern: String,
}

impl Robots {
    /// Reads the rules that are for this program by name; if there are none, those for everybody. Rules of several groups are
    /// one list (RFC 9309, 2.2.1). What is no rule is passed over.
    pub(super) fn parse(text: &str) -> Robots {
        let (mut own, mut everybody) = (None, Vec::new());
        let (mut is_own, mut is_everybody, mut in_names) = (false, false, false);
        for line in text.trim_start_matches('\u{feff}').lines() {
            let line = line.split('#').next().unwrap_or(line);
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            match &*key {
                "user-agent" => {
                    if !in_names {
                        (is_own, is_everybody, in_names) = (false, false, true);
                    }
                    let product = value.split(['/', ' ']).next().unwrap_or(value);
                    if product.eq_ignore_ascii_case(NAME) {
                        is_own = true;
                        own.get_or_insert_with(Vec::new);
                    }
                    is_everybody |= product == "*";
                }
                "allow" | "disallow" => {
                    in_names = false;
                    // An empty rule forbids nothing.
                    if value.is_empty() {
                        continue;
                    }
                    let rule = || Rule { allows: key == "allow", pattern: value.to_owned() };
                    if let Some(own) = own.as_mut().filter(|_| is_own) {
                        own.push(rule());
                    }
                    if is_everybody {
                        everybody.push(rule());
                    }
                }
                _ => {}
            }
        }
        Robots { rules: own.unwrap_or(everybody) }
    }

    /// Whether a path with its query may be asked for: the longest rule that fits decides, and of two as long the one that allows.
    pub(super) fn allows(&self, path: &str) -> bool {
        if path == "/robots.txt" {
            return true;
        }
        let fitting = self.rules.iter().filter(|rule| fits(&rule.pattern, path));
        fitting.max_by_key(|rule| (rule.pattern.len(), rule.allows)).is_none_or(|rule| rule.allows)
    }
}

/// Whether a pattern fits the beginning of a path: `*` is any text, and `$` at its end the end of the path.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, to_end) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = path.strip_prefix(first) else {
        return false;
    };
    let mut last = None;
    for part in parts {
        // The last part is looked for at the end of the path if it must be there.
        if let Some(part) = last.replace(part) {
            match rest.split_once(part) {
                Some((_, after)) => rest = after,
                None => return false,
            }
        }
    }
    match last {
        None => !to_end || rest.is_empty(),
        Some(part) if to_end => rest.ends_with(part),
        Some(part) => rest.contains(part),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rule_decides_and_of_equals_the_one_that_allows() {
        let robots = Robots::parse("User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /c\nAllow: /c\n");
        assert!(!robots.allows("/a"));
        assert!(!robots.allows("/abc"));
        assert!(robots.allows("/a/b/c"));
        assert!(robots.allows("/c"));
        assert!(robots.allows("/"));
    }

    #[test]
    fn rules_for_this_program_replace_those_for_everybody() {
        let robots = Robots::parse(
            "user-agent: *\ndisallow: /\n\nUser-Agent: other\nUser-Agent: Faktum/1.0\nDisallow: /x # no\n",
        );
        assert!(robots.allows("/y"));
        assert!(!robots.allows("/x"));
        assert!(Robots::parse("User-agent: *\nDisallow: /\nUser-agent: faktum\nDisallow:\n").allows("/x"));
        assert!(Robots::parse("User-agent: other\nDisallow: /\n").allows("/x"));
    }

    #[test]
    fn stars_and_ends_are_read() {
        for (pattern, path, is_fitting) in [
            ("/*.pdf$", "/a/b.pdf", true),
            ("/*.pdf$", "/a/b.pdf?x", false),
            ("/*.pdf", "/a/b.pdf?x", true),
            ("/a*b*c", "/a1b2c3", true),
            ("/a*b*c", "/a1c2b3", false),
            ("/a$", "/a", true),
            ("/a$", "/ab", false),
            ("*", "/", true),
            ("/æ*", "/æøå", true),
        ] {
            assert_eq!(fits(pattern, path), is_fitting, "{pattern} {path}");
        }
    }

    #[test]
    fn what_is_no_rule_is_passed_over() {
        assert!(
            Robots::parse("<html>404: not here</html>\r\nSitemap: https://a.dk/\nCrawl-delay: 10")
                .allows("/x")
        );
        assert!(!Robots::parse("\u{feff}User-agent: *\r\nCrawl-delay: 1\r\nDisallow: /x\r\n").allows("/x"));
    }
}
