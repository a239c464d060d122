//! Files for hosts: redirects and response headers, in the format of each.
//!
//! Takes the routes of a site; gives `_redirects` and `_headers` for Netlify and Cloudflare Pages, `.htaccess` for Apache, and
//! `nginx-redirects.map` for nginx, whose configuration includes it. Some hosts read none of these (GitHub Pages), so every old
//! address has a page as well. The headers suit a site without scripts in its pages.

use std::fmt::Write;

use crate::check::Checked;
use crate::render::locale::Locale;
use crate::routes::{Endpoint, HostFile, PageKind};

/// Pages may only load from the site's own host (CSP Level 3). There is no `unsafe-inline`: neither the built-in theme nor
/// any text puts scripts or styles into a page.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; \
                          script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The response headers of every file, each with its value.
pub const HEADERS: [(&str, &str); 3] = [
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
];

/// The name of an asset changes with its content, so browsers may keep it: for a year, as is usual for files that never
/// change, and as `immutable` (RFC 8246).
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Browsers must ask whether anything else has changed before they use their copy (RFC 9111, section 5.2.2.4).
const ASK_FIRST: &str = "no-cache";

/// Files whose names begin with a dot are for hosts, not for readers, except for `.well-known/` (RFC 8615).
const HIDDEN: &str = r"/\.(?!well-known/)";

/// A file for hosts.
pub(super) fn host_file(checked: &Checked, file: HostFile) -> String {
    match file {
        HostFile::Redirects => lines(checked, |from, to| format!("{from} {to} 301\n")),
        HostFile::NginxMap => lines(checked, |from, to| format!("\"{from}\" \"{to}\";\n")),
        HostFile::Headers => headers(checked.site().settings.base_url.path()),
        HostFile::Htaccess => htaccess(checked),
    }
}

/// A line for each old address and the address to which it leads now, both percent-encoded as in HTTP.
fn lines(checked: &Checked, line: impl Fn(&str, &str) -> String) -> String {
    let mut text = String::from("# Old addresses, and where they lead now.\n");
    for (from, to) in redirects(checked) {
        text.push_str(&line(&from, &to));
    }
    text
}

fn redirects(checked: &Checked) -> impl Iterator<Item = (String, String)> {
    checked.routes().iter().filter_map(|route| match &route.endpoint {
        Endpoint::Page(PageKind::Redirect { to, language }) => {
            let locale = Locale::new(checked.site(), *language);
            Some((locale.href(&route.address), locale.target(to).href))
        }
        _ => None,
    })
}

fn headers(base: &str) -> String {
    let all: String = HEADERS.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    format!("{base}*\n{all}\n{base}assets/*\n  Cache-Control: {FOR_EVER}\n")
}

fn htaccess(checked: &Checked) -> String {
    let base = checked.site().settings.base_url.path();
    let mut text =
        format!("ErrorDocument 404 {base}404.html\nAddDefaultCharset utf-8\n\n<IfModule mod_headers.c>\n");
    for (name, value) in HEADERS {
        // Writing into a String cannot fail.
        let _infallible = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    let _infallible = write!(
        text,
        "  Header set Cache-Control \"{ASK_FIRST}\"\n  <If \"%{{REQUEST_URI}} =~ m#^{base}assets/#\">\n    Header set Cache-Control \"{FOR_EVER}\"\n  </If>\n</IfModule>\n\n\
         <IfModule mod_alias.c>\n  RedirectMatch 404 \"{HIDDEN}\"\n"
    );
    for (from, to) in redirects(checked) {
        let _infallible = writeln!(text, "  RedirectMatch 301 \"^{}$\" \"{to}\"", as_pattern(&from));
    }
    text.push_str("</IfModule>\n");
    text
}

/// A regular expression that matches this address only. Of the characters with a meaning in regular expressions, an address
/// can only contain `.`, `+`, `(`, `)`, `[`, `]` and `$`.
fn as_pattern(address: &str) -> String {
    let mut pattern = String::with_capacity(address.len());
    for letter in address.chars() {
        if matches!(letter, '.' | '+' | '(' | ')' | '[' | ']' | '$') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}
