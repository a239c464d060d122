//! A page of a shared copy: marked, and with addresses that work wherever the copy is put.
//!
//! Takes a finished page; gives it with a banner, with `noindex`, and with addresses of the copy relative to the page. What leads to
//! something that the copy does not have (a feed, a search) leads nowhere. It goes through the tags of the page, because a theme can write what it
//! likes: without a `head` and a `body` to put the marks into, a page is refused.

use std::collections::BTreeSet;

use crate::model::address::Address;

/// What asks search engines to pass over a page, and browsers to tell no other site where its readers come from: the address is the key.
const HEAD_MARKS: &str =
    "<meta name=\"robots\" content=\"noindex\"><meta name=\"referrer\" content=\"no-referrer\">";

/// Elements that have text and no tags in them.
const RAW: [&str; 7] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed"];

/// The addresses of a copy.
pub(super) struct Addresses {
    /// The scheme and host.
    origin: String,
    /// The path of the copy, with `/` at both ends.
    base: String,
    /// The paths of its files.
    paths: BTreeSet<String>,
}

impl Addresses {
    pub(super) fn new(origin: &str, base: &str, paths: BTreeSet<String>) -> Addresses {
        Addresses { origin: origin.to_owned(), base: base.to_owned(), paths }
    }

    /// A text whose addresses of the copy are relative to the file at `path`.
    pub(super) fn relative(&self, text: &str, path: &str) -> String {
        let up = "../".repeat(path.matches('/').count());
        let to_copy = if up.is_empty() { "./" } else { &up };
        let full = format!("{}{}", self.origin, self.base);
        text.replace(&full, to_copy).replace(&self.base, to_copy)
    }

    /// Whether an address on the page at `page` leads to something of the site that the copy does not have.
    fn is_missing(&self, address: &str, page: &str) -> bool {
        let whole = address.strip_prefix(&self.origin).unwrap_or(address);
        let below = match whole.strip_prefix(&self.base) {
            Some(below) => below.to_owned(),
            None => match beside(address, page) {
                Some(below) => below,
                None => return false,
            },
        };
        let below = below.split(['#', '?']).next().unwrap_or_default();
        let address = Address::decode(&format!("/{below}"));
        address.is_some_and(|address| !self.paths.contains(address.output_path().as_str()))
    }
}

/// What a relative address on a page leads to, from the folder of the copy; `None` if it is not relative, or leads out of the copy.
fn beside(address: &str, page: &str) -> Option<String> {
    let first = address.split('/').next().unwrap_or_default();
    if address.starts_with(['/', '#', '?']) || address.is_empty() || first.contains(':') {
        return None;
    }
    let mut names: Vec<&str> = page.split('/').collect();
    names.pop();
    for name in address.split('/') {
        match name {
            "." => {}
            ".." => drop(names.pop()?),
            name => names.push(name),
        }
    }
    // A folder has a `/` at its end.
    if address.ends_with("..") {
        names.push("");
    }
    Some(names.join("/"))
}

/// A page has no place for its marks: no `head` or no `body` of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoPlace;

/// Marks the page at `path`.
///
/// # Errors
/// If it has no `head` or no `body`.
pub(super) fn marked(html: &str, path: &str, banner: &str, addresses: &Addresses) -> Result<String, NoPlace> {
    let mut marked = String::with_capacity(html.len() + 1024);
    let mut rest = html;
    let (mut has_head, mut has_body) = (false, false);
    while let Some(at) = rest.find('<') {
        marked.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = markup_end(rest);
        let (markup, after) = rest.split_at(end);
        rest = after;
        let Some(tag) = Tag::parse(markup) else {
            marked.push_str(markup);
            continue;
        };
        tag.push_with(addresses, path, &mut marked);
        match tag.name.as_str() {
            "head" if !has_head => {
                has_head = true;
                marked.push_str(HEAD_MARKS);
            }
            "body" if !has_body => {
                has_body = true;
                marked.push_str(banner);
            }
            name if RAW.contains(&name) => {
                let end = raw_end(rest, name);
                marked.push_str(&rest[..end]);
                rest = &rest[end..];
            }
            _ => {}
        }
    }
    marked.push_str(rest);
    if has_head && has_body { Ok(marked) } else { Err(NoPlace) }
}

/// Where the tag or comment ends that a text begins with.
fn markup_end(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |at| at + 3);
    }
    let mut quote = None;
    let mut before = '<';
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            // A quotation mark begins a value only behind `=`.
            (None, '"' | '\'') if before == '=' => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
        if !c.is_ascii_whitespace() {
            before = c;
        }
    }
    text.len()
}

/// Where the end tag of an element begins that has only text in it.
fn raw_end(text: &str, name: &str) -> usize {
    let end = format!("</{name}");
    let mut ends = text.match_indices("</").map(|(at, _)| at);
    ends.find(|at| text.get(*at..*at + end.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(&end)))
        .unwrap_or(text.len())
}

/// A start tag.
struct Tag<'t> {
    /// The name, in small letters.
    name: String,
    text: &'t str,
    attributes: Vec<Attribute<'t>>,
}

/// An attribute with a value: both as parts of the tag.
struct Attribute<'t> {
    name: String,
    value: &'t str,
    /// The bytes of the attribute in the tag, with its quotation marks and the space before it.
    start: usize,
    end: usize,
}

impl<'t> Tag<'t> {
    fn parse(text: &'t str) -> Option<Tag<'t>> {
        let inside = text.strip_prefix('<')?;
        if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let length =
            inside.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(inside.len());
        let name = inside[..length].to_ascii_lowercase();
        Some(Tag { name, text, attributes: attributes(text, length + 1) })
    }

    /// Whether an attribute leads to something that the copy does not have.
    fn leads_nowhere(&self, attribute: &Attribute<'_>, addresses: &Addresses, path: &str) -> bool {
        let can_lead = match attribute.name.as_str() {
            "href" => true,
            "action" => self.name == "form",
            "src" => self.name == "script",
            _ => false,
        };
        can_lead && addresses.is_missing(attribute.value, path)
    }

    /// Appends the tag with addresses that are relative to the file at `path`.
    fn push_with(&self, addresses: &Addresses, path: &str, html: &mut String) {
        let missing = self.attributes.iter().find(|attribute| self.leads_nowhere(attribute, addresses, path));
        if missing.is_some() && self.name == "link" {
            return;
        }
        let mut done = 0;
        for attribute in &self.attributes {
            html.push_str(&self.text[done..attribute.start]);
            done = attribute.end;
            let is_missing = missing.is_some_and(|missing| missing.start == attribute.start);
            let whole = &self.text[attribute.start..attribute.end];
            match attribute.name.as_str() {
                // A form that nothing answers is not shown.
                "action" if is_missing => html.push_str(" hidden"),
                _ if is_missing => {}
                // What `content` says to other sites is a whole address.
                "content" => html.push_str(whole),
                _ => html.push_str(&addresses.relative(whole, path)),
            }
        }
        html.push_str(&self.text[done..]);
    }
}

/// The attributes with values of a tag, from a byte behind its name.
fn attributes(tag: &str, mut at: usize) -> Vec<Attribute<'_>> {
    let is_between = |c: char| c.is_ascii_whitespace() || c == '/';
    let mut attributes = Vec::new();
    loop {
        let start = at;
        at += length_of(&tag[at..], is_between);
        let name_length = length_of(&tag[at..], |c| !is_between(c) && !matches!(c, '=' | '>'));
        let name = &tag[at..at + name_length];
        at += name_length;
        let before_equals = length_of(&tag[at..], |c| c.is_ascii_whitespace());
        if !tag[at + before_equals..].starts_with('=') {
            if name.is_empty() {
                return attributes;
            }
            continue;
        }
        at += before_equals + 1;
        at += length_of(&tag[at..], |c| c.is_ascii_whitespace());
        let quote = tag[at..].chars().next().filter(|c| matches!(c, '"' | '\''));
        at += quote.map_or(0, char::len_utf8);
        let length = match quote {
            Some(quote) => length_of(&tag[at..], |c| c != quote),
            None => length_of(&tag[at..], |c| !c.is_ascii_whitespace() && c != '>'),
        };
        let value = &tag[at..at + length];
        at += length;
        at += usize::from(quote.is_some() && at < tag.len());
        attributes.push(Attribute { name: name.to_ascii_lowercase(), value, start, end: at });
    }
}

/// The bytes at the beginning of a text whose characters are wanted.
fn length_of(text: &str, is_wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_wanted(c)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str, path: &str) -> Result<String, NoPlace> {
        let paths = ["index.html", "om/index.html", "a.css", "æ/index.html"].map(str::to_owned);
        let addresses = Addresses::new("https://x.dk", "/sub/abc/", BTreeSet::from(paths));
        marked(html, path, "[BANNER]", &addresses)
    }

    const FRAME: (&str, &str) = ("<!DOCTYPE html><html><HEAD lang=da>", "</head><body\nclass='a>b'>");

    /// What becomes of the inside of a page at `om/`.
    fn inside(html: &str) -> String {
        let page = of(&format!("{}{}{html}", FRAME.0, FRAME.1), "om/index.html").expect("a place");
        let (_, inside) = page.split_once("[BANNER]").expect("a banner");
        inside.to_owned()
    }

    #[test]
    fn a_page_has_its_marks_at_the_beginning_of_its_parts() {
        let page = of(&format!("{}<title>T</title>{}x", FRAME.0, FRAME.1), "index.html").expect("a place");
        assert_eq!(page, format!("{}{HEAD_MARKS}<title>T</title>{}[BANNER]x", FRAME.0, FRAME.1));
    }

    #[test]
    fn a_page_without_a_place_for_its_marks_is_refused() {
        for html in [
            "",
            "<p>x",
            "<html><body>x",
            "<head></head>x",
            "<!-- <head><body> -->",
            "<head><script>'<body>'</script>x",
            "<head><title><body></title>",
            "<header><bodyx>",
        ] {
            assert_eq!(of(html, "index.html"), Err(NoPlace), "{html}");
        }
    }

    #[test]
    fn addresses_are_relative_to_the_page() {
        assert_eq!(inside("<a href=\"/sub/abc/\">x</a>"), "<a href=\"../\">x</a>");
        assert_eq!(inside("<a href='https://x.dk/sub/abc/om/#a'>"), "<a href='../om/#a'>");
        assert_eq!(
            inside("<img srcset=\"/sub/abc/a.css 1x, /sub/abc/b 2x\">"),
            "<img srcset=\"../a.css 1x, ../b 2x\">"
        );
        assert_eq!(inside("<a href=/sub/abc/om/>"), "<a href=../om/>");
        assert_eq!(
            inside("<meta content=\"https://x.dk/sub/abc/a\">"),
            "<meta content=\"https://x.dk/sub/abc/a\">"
        );
        let top =
            of(&format!("{}{}<a href=\"/sub/abc/om/\">", FRAME.0, FRAME.1), "index.html").expect("a place");
        assert!(top.ends_with("<a href=\"./om/\">"), "{top}");
        for same in
            ["<a href=\"https://y.dk/\">", "/sub/abc/ in a text", "<p hidden a = b c>&lt;", "< 5", "<"]
        {
            assert_eq!(inside(same), same);
        }
    }

    #[test]
    fn what_the_copy_does_not_have_is_led_to_by_nothing() {
        assert_eq!(
            inside("<a class=\"b\" href=\"/sub/abc/feed.xml\" type=\"c\">F</a>"),
            "<a class=\"b\" type=\"c\">F</a>"
        );
        assert_eq!(inside("<link rel=\"alternate\" href=\"/sub/abc/feed.xml\">x"), "x");
        assert_eq!(inside("<a href=\"index.txt\">T</a>"), "<a>T</a>");
        assert_eq!(inside("<link href=\"../om/index.json?v\">x"), "x");
        for same in [
            "<a href=\"../\">",
            "<a href=\"./\">",
            "<a href=\"#a\">",
            "<a href=\"mailto:a@b\">",
            "<a href=\"../a.css#b\">",
        ] {
            assert_eq!(inside(same), same);
        }
        assert_eq!(inside("<form action=\"/sub/abc/soeg/\"><input></form>"), "<form hidden><input></form>");
        assert_eq!(inside("<script src=/sub/abc/soeg.js defer></script>"), "<script defer></script>");
        assert_eq!(inside("<a href=\"/sub/abc/%C3%A6/?q#f\">"), "<a href=\"../%C3%A6/?q#f\">");
    }
}
