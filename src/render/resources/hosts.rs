//! What hosts read: redirects and response headers, in the form of each.
//!
//! `_redirects` and `_headers` are for Netlify and Cloudflare Pages, `.htaccess` for Apache, `nginx-redirects.map` for
//! nginx, whose configuration includes it. Every old address has a page of its own as well, for hosts that read none of
//! these (GitHub Pages). The headers are those of a site without code in its pages.

use std::fmt::Write;

use crate::check::Checked;
use crate::render::locale::Locale;
use crate::routes::{Endpoint, HostFile, PageKind};

/// What pages may do: show what comes from the site's own host, and nothing else (CSP Level 3). No `unsafe-inline`:
/// neither the built-in theme nor any text has code or styles in its pages.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; \
                          script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The response headers of every file, each with its value.
pub const HEADERS: [(&str, &str); 3] = [
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
];

/// An asset has a piece in its name that changes with its content, so it is good for ever: a year, the longest that
/// RFC 9111 speaks of, and `immutable` (RFC 8246).
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Everything else is asked for again, and mostly has not changed (RFC 9111, section 5.2.2.4).
const ASK_FIRST: &str = "no-cache";

/// Names that begin with a dot are for hosts, not for readers, but for what RFC 8615 says is.
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

/// A line for each old address and where it leads now, as browsers send and get them.
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

/// The address as a regular expression that matches nothing else. Of what means something in one, an address can only
/// have full stops, `+`, `(`, `)`, `[`, `]` and `$`.
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
