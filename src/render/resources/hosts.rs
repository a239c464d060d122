//! Files for hosts: redirects and response headers, in the format of each.
//!
//! Takes the routes of a site; gives `_redirects` and `_headers` for Netlify and Cloudflare Pages, `.htaccess` for Apache, and
//! two maps for nginx, whose configuration includes them. Some hosts read none of these (GitHub Pages), so every old
//! address without a query has a page as well. The headers suit a site whose scripts are files of its own.

use std::fmt::Write;

use crate::check::Checked;
use crate::join::Site;
use crate::model::address::Address;
use crate::render::locale::Locale;
use crate::routes::{Endpoint, HostFile, PageKind, Table, TableFormat};
use crate::theme::Theme;

/// Pages may only load from the site's own host (CSP Level 3). There is no `unsafe-inline`: neither the built-in theme nor
/// any text puts scripts or styles into a page. `manifest-src` is for the icons of the site, `connect-src` for tools that read
/// `robots.txt` from within a page (Lighthouse counts it as missing otherwise) and for the preview.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; \
                          manifest-src 'self'; connect-src 'self'; script-src 'self'; base-uri 'none'; \
                          form-action 'self'; frame-ancestors 'none'";

/// The response headers of every file, each with its value.
pub const HEADERS: [(&str, &str); 3] = [
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
];

/// The types of files for programs that hosts may not know, and that their characters are UTF-8: `AddDefaultCharset` is for HTML and plain text only.
const DATA_TYPES: &str = "  AddType text/csv .csv\n  AddType application/ld+json .jsonld\n  AddType application/rss+xml .rss\n  \
                          AddCharset utf-8 .csv .json .jsonld .rss .txt .xml\n";

/// The name of an asset changes with its content, so browsers may keep it: for a year, as is usual for files that never
/// change, and as `immutable` (RFC 8246).
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Browsers must ask whether anything else has changed before they use their copy (RFC 9111, section 5.2.2.4).
const ASK_FIRST: &str = "no-cache";

/// Files whose names begin with a dot are for hosts, not for readers, except for `.well-known/` (RFC 8615).
const HIDDEN: &str = r"/\.(?!well-known/)";

const HEADING: &str = "# Old addresses, and where they lead now.\n";

/// A file for hosts.
pub(super) fn host_file(checked: &Checked, theme: &Theme, file: HostFile) -> String {
    match file {
        HostFile::Redirects => netlify_redirects(checked, theme),
        HostFile::NginxMap => nginx_map(checked, theme),
        HostFile::NginxQueryMap => nginx_query_map(checked, theme),
        HostFile::Headers => headers(checked.site()),
        HostFile::Htaccess => htaccess(checked, theme),
    }
}

/// An old address and the address to which it leads now.
struct Redirect {
    /// As a host sees it: without percent signs.
    decoded: String,
    /// As it is in requests.
    encoded: String,
    query: Option<String>,
    to: String,
}

/// Old addresses without a query. One with an ending is there without the `/` at its end as well: hosts could take it for a
/// program (`.php`) before they find the folder of that name. So is that of the accessibility statement, which people type.
fn redirects(checked: &Checked, theme: &Theme) -> Vec<Redirect> {
    let base = checked.site().settings.base_url.path().trim_end_matches('/');
    let mut redirects = Vec::new();
    for route in checked.routes().iter() {
        let (to, language) = match &route.endpoint {
            Endpoint::Page(PageKind::Redirect { to, language }) => (Some(to), *language),
            Endpoint::Page(PageKind::AccessibilityStatement(language)) => (None, *language),
            _ => continue,
        };
        let locale = Locale::new(checked.site(), theme, language);
        let statement = &checked.site().settings.accessibility_statement;
        let to = match (to, statement) {
            (Some(to), _) => locale.target(to).href,
            (None, Some(statement)) => statement.as_str().to_owned(),
            (None, None) => continue,
        };
        let encoded = locale.href(&route.address);
        let is_statement = route.address == Address::accessibility_statement();
        if is_statement || route.address.without_slash().is_some() {
            redirects.push(Redirect {
                decoded: format!("{base}{}", route.address.trim_end_matches('/')),
                encoded: encoded.trim_end_matches('/').to_owned(),
                query: None,
                to: to.clone(),
            });
        }
        redirects.push(Redirect { decoded: format!("{base}{}", &*route.address), encoded, query: None, to });
    }
    redirects
}

fn query_redirects(checked: &Checked, theme: &Theme) -> Vec<Redirect> {
    let base = checked.site().settings.base_url.path().trim_end_matches('/');
    let redirects = checked.routes().query_redirects().iter().map(|redirect| {
        let locale = Locale::new(checked.site(), theme, redirect.language);
        Redirect {
            decoded: format!("{base}{}", &**redirect.old.path()),
            encoded: locale.href(redirect.old.path()),
            query: redirect.old.query().map(str::to_owned),
            to: locale.target(&redirect.to).href,
        }
    });
    redirects.collect()
}

fn netlify_redirects(checked: &Checked, theme: &Theme) -> String {
    let mut text = String::from(HEADING);
    for Redirect { encoded, query, to, .. } in query_redirects(checked, theme) {
        let query = query.unwrap_or_default();
        // Netlify reads names and values, and compares decoded ones. There is a page at most of these paths, so only `!`
        // makes it redirect. Cloudflare Pages skips such lines.
        let is_plain = |pair: &str| {
            pair.split_once('=').is_some_and(|(name, value)| {
                !name.is_empty() && !value.is_empty() && !value.starts_with(':') && !pair.contains(['%', '+'])
            })
        };
        if query.split('&').all(is_plain) {
            text.push_str(&format!("{encoded} {} {to} 301!\n", query.replace('&', " ")));
        }
    }
    for Redirect { encoded, to, .. } in redirects(checked, theme) {
        text.push_str(&format!("{encoded} {to} 301\n"));
    }
    text
}

fn nginx_map(checked: &Checked, theme: &Theme) -> String {
    let lines = redirects(checked, theme).into_iter().map(|redirect| {
        let Redirect { decoded, to, .. } = redirect;
        format!("\"{decoded}\" \"{to}\";\n")
    });
    format!("{HEADING}{}", lines.collect::<String>())
}

/// Of the whole address in a request. More may follow the query: what newsletters and social media add to links.
fn nginx_query_map(checked: &Checked, theme: &Theme) -> String {
    let lines = query_redirects(checked, theme).into_iter().map(|redirect| {
        let Redirect { encoded, query, to, .. } = redirect;
        let query = as_pattern(&query.unwrap_or_default());
        format!("\"~^{}\\?{query}(&|$)\" \"{to}\";\n", as_pattern(&encoded))
    });
    format!("{HEADING}{}", lines.collect::<String>())
}

fn headers(site: &Site) -> String {
    let base = site.settings.base_url.path();
    let all: String = HEADERS.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    let mut text = format!("{base}*\n{all}\n{base}assets/*\n  Cache-Control: {FOR_EVER}\n");
    if site.settings.open_data.is_on() {
        let files = Table::ALL.map(|table| (site.table(table, TableFormat::Csv), "text/csv"));
        for (address, kind) in files.into_iter().chain([(site.catalogue(), "application/ld+json")]) {
            let path = address.trim_start_matches('/');
            // Writing into a String cannot fail.
            let _infallible = write!(text, "\n{base}{path}\n  Content-Type: {kind}; charset=utf-8\n");
        }
    }
    text
}

fn htaccess(checked: &Checked, theme: &Theme) -> String {
    let base = checked.site().settings.base_url.path();
    let mut text = format!(
        "ErrorDocument 404 {base}404.html\nAddDefaultCharset utf-8\n\n\
                 <IfModule mod_mime.c>\n  AddType application/manifest+json .webmanifest\n{DATA_TYPES}</IfModule>\n\n<IfModule mod_headers.c>\n"
    );
    for (name, value) in HEADERS {
        // Writing into a String cannot fail.
        let _infallible = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    let _infallible = write!(
        text,
        "  Header set Cache-Control \"{ASK_FIRST}\"\n  <If \"%{{REQUEST_URI}} =~ m#^{base}assets/#\">\n    Header set Cache-Control \"{FOR_EVER}\"\n  </If>\n</IfModule>\n\n\
         <IfModule mod_alias.c>\n  RedirectMatch 404 \"{HIDDEN}\"\n"
    );
    for Redirect { decoded, to, .. } in redirects(checked, theme) {
        let _infallible = writeln!(text, "  RedirectMatch 301 \"^{}$\" \"{to}\"", as_pattern(&decoded));
    }
    text.push_str("</IfModule>\n");
    text.push_str(&rewrites(checked, theme));
    text
}

/// The part of `.htaccess` for old addresses with a query, if there are any: a server that follows no links refuses every
/// request to a folder with such a part. More may follow the query: what newsletters and social media add to links.
fn rewrites(checked: &Checked, theme: &Theme) -> String {
    let redirects = query_redirects(checked, theme);
    if redirects.is_empty() {
        return String::new();
    }
    let mut text = String::from("\n<IfModule mod_rewrite.c>\n  RewriteEngine On\n");
    for Redirect { decoded, query, to, .. } in redirects {
        let (path, query) = (as_pattern(&decoded), as_pattern(&query.unwrap_or_default()));
        // In the target, `%8` and `$1` would stand for groups of the patterns.
        let to = to.replace('%', "\\%").replace('$', "\\$");
        let _infallible = write!(
            text,
            "  RewriteCond %{{REQUEST_URI}} \"^{path}$\"\n  RewriteCond %{{QUERY_STRING}} \"^{query}(&|$)\"\n  \
             RewriteRule ^ \"{to}\" [R=301,L,NE,QSD]\n"
        );
    }
    text.push_str("</IfModule>\n");
    text
}

/// A regular expression that matches this address or query only. Of the characters with a meaning in regular expressions, an
/// address can only contain `.`, `+`, `(`, `)`, `[`, `]` and `$`, and a query also `*` and `?`.
fn as_pattern(address: &str) -> String {
    let mut pattern = String::with_capacity(address.len());
    for letter in address.chars() {
        if matches!(letter, '.' | '+' | '*' | '?' | '(' | ')' | '[' | ']' | '$') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}
