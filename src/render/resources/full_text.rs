//! The text of a release for readers elsewhere: in feeds, and for news agencies.
//!
//! Takes a release; gives its summary and its body as HTML, in which every address has its host. The body is what the page shows; what stands around
//! it there (contacts, boilerplate, lists of what is named) is left to the page. Of a release that is withdrawn, it gives only that and why: whoever
//! has the old text is to see that it no longer stands.

use crate::html::escape_into;
use crate::join::{Ix, Release};
use crate::render::RenderResult;
use crate::render::components::prose;
use crate::render::fragments::{PageBuilder, get_or_render};
use crate::theme::Fragment;

/// The attributes whose value is an address.
const ADDRESSES: [&str; 6] = ["href", "src", "poster", "cite", "action", "data"];

/// The text of a release, made once for all files of a language.
///
/// # Errors
/// The problem of a component that the body shows.
pub(in crate::render) fn full_text<'a>(
    builder: &PageBuilder<'a>,
    ix: Ix<Release>,
) -> RenderResult<&'a Fragment> {
    get_or_render(&builder.fragments.feed_texts[ix], || {
        let locale = &builder.locale;
        let release = &locale.site.releases[ix];
        let version = release.version(locale.language);
        let (_, address) = release.addresses.in_language(locale.language);
        // The body is rendered with the theme, which may never end.
        let _page = builder.rendering.begin(address, "release");
        let page = locale.url(address);
        let mut html = String::from("<p>");
        if release.facts.withdrawn.is_some() {
            let reason = locale.marked_withdrawn(locale.release_summary(release, version), version.language);
            escape_into(&reason.text, &mut html);
            html.push_str("</p>\n");
            return Ok(Fragment::new(&html));
        }
        escape_into(&version.text.words.summary, &mut html);
        html.push_str("</p>\n");
        let body = prose::body(builder, &version.text.body, &version.referents)?;
        absolute(body.html(), &page, locale.site.settings.base_url.origin(), &mut html);
        Ok(Fragment::new(&html))
    })
}

/// Adds HTML in which every address has its host. `page` is the address of the page that it is from, `origin` the scheme and host of the site.
fn absolute(html: &str, page: &str, origin: &str, into: &mut String) {
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        into.push_str(text);
        let is_tag = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic());
        if !is_tag {
            into.push('<');
            rest = &tag[1..];
            continue;
        }
        let name_end = tag.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(tag.len());
        into.push_str(&tag[..name_end]);
        rest = attributes(&tag[name_end..], page, origin, into);
    }
    into.push_str(rest);
}

/// Adds the attributes of a tag up to its `>`; gives what follows.
fn attributes<'h>(mut rest: &'h str, page: &str, origin: &str, into: &mut String) -> &'h str {
    loop {
        let blank = rest.find(|c: char| !c.is_ascii_whitespace() && c != '/').unwrap_or(rest.len());
        into.push_str(&rest[..blank]);
        rest = &rest[blank..];
        if rest.is_empty() || rest.starts_with('>') {
            return rest;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'));
        let name = &rest[..end.unwrap_or(rest.len()).max(1)];
        into.push_str(name);
        rest = &rest[name.len()..];
        let Some(written) = rest.strip_prefix('=') else {
            continue;
        };
        into.push('=');
        let (quote, value, after) = value(written);
        into.push_str(quote);
        push_value(name, value, page, origin, into);
        into.push_str(quote);
        rest = after;
    }
}

/// The quotation mark of an attribute's value, the value, and what follows.
fn value(written: &str) -> (&str, &str, &str) {
    for quote in ["\"", "'"] {
        if let Some(inside) = written.strip_prefix(quote)
            && let Some((value, after)) = inside.split_once(quote)
        {
            return (quote, value, after);
        }
    }
    let end = written.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(written.len());
    ("", &written[..end], &written[end..])
}

fn push_value(name: &str, value: &str, page: &str, origin: &str, into: &mut String) {
    if ADDRESSES.contains(&name) {
        push_address(value, page, origin, into);
    } else if name == "srcset" {
        for (at, candidate) in value.split(", ").enumerate() {
            if at > 0 {
                into.push_str(", ");
            }
            push_address(candidate.trim_start(), page, origin, into);
        }
    } else {
        into.push_str(value);
    }
}

/// Adds an address with its host. One with a scheme has it already.
fn push_address(address: &str, page: &str, origin: &str, into: &mut String) {
    let scheme_end = address.find([':', '/', '?', '#']);
    let has_scheme = scheme_end.is_some_and(|end| address[end..].starts_with(':'));
    if address.starts_with("//") {
        let scheme = origin.split_once("//").map_or("https:", |(scheme, _)| scheme);
        into.push_str(scheme);
    } else if address.starts_with('/') {
        into.push_str(origin);
    } else if !has_scheme {
        into.push_str(page);
    }
    into.push_str(address);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(html: &str) -> String {
        let mut made = String::new();
        absolute(html, "https://a.dk/p/x/", "https://a.dk", &mut made);
        made
    }

    #[test]
    fn every_address_gets_its_host() {
        for (html, expected) in [
            ("<p>a < b</p>", "<p>a < b</p>"),
            ("<a href=\"/om/\">x</a>", "<a href=\"https://a.dk/om/\">x</a>"),
            ("<a class='b' href='#n'>x</a>", "<a class='b' href='https://a.dk/p/x/#n'>x</a>"),
            ("<a href=/om/>x</a>", "<a href=https://a.dk/om/>x</a>"),
            ("<a href=\"mailto:a@b.dk\">x</a>", "<a href=\"mailto:a@b.dk\">x</a>"),
            ("<a href=\"https://b.dk/?a=/b\">x</a>", "<a href=\"https://b.dk/?a=/b\">x</a>"),
            ("<a href=\"//b.dk/\">x</a>", "<a href=\"https://b.dk/\">x</a>"),
            (
                "<img alt=\"a > b\" src=\"bilag.png\">",
                "<img alt=\"a > b\" src=\"https://a.dk/p/x/bilag.png\">",
            ),
            (
                "<source\n srcset=\"/a.webp 400w, /b.webp 800w\" sizes=\"9rem\">",
                "<source\n srcset=\"https://a.dk/a.webp 400w, https://a.dk/b.webp 800w\" sizes=\"9rem\">",
            ),
            (
                "<br /><!-- href=\"/a\" --><a hidden href=\"/b\"",
                "<br /><!-- href=\"/a\" --><a hidden href=\"https://a.dk/b\"",
            ),
            ("<blockquote cite=\"/a/\">", "<blockquote cite=\"https://a.dk/a/\">"),
        ] {
            assert_eq!(made(html), expected);
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]
        #[test]
        fn whatever_is_given_comes_out_with_nothing_lost(html in "(<[a-z]{1,3}| |=|\"|'|>|/|href|src|æ|x|<|!){0,30}") {
            let made = made(&html);
            let left: String = made.replace("https://a.dk/p/x/", "").replace("https://a.dk", "").replace("https:", "");
            assert_eq!(left, html);
        }
    }
}
