//! An address of the web in the form in which it is asked for.
//!
//! Takes an address as it is written; gives its host in ASCII and small letters, and its path and query with every character encoded
//! that a request cannot have (RFC 3986, 2.1). What is behind `#` is not asked for. It asks nobody.

use crate::model::link::{Url, WEB_SCHEMES, mended, name_and_port, scheme as scheme_of};
use crate::model::punycode::encoded_host;

/// An address to ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    whole: String,
    /// Where the host begins, and where it ends without its port.
    host: (usize, usize),
    /// Where the path begins.
    path: usize,
}

impl Target {
    /// Reads an address with `https` or `http`. `None` if it has another scheme or no host that can be asked.
    pub fn parse(url: &str) -> Option<Target> {
        let (scheme, rest) = url.split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        if !WEB_SCHEMES.contains(&scheme.as_str()) {
            return None;
        }
        let rest = rest.split('#').next().unwrap_or(rest);
        let (authority, after) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let (name, port) = name_and_port(authority);
        let is_usual = matches!((scheme.as_str(), port), ("http", Some("80")) | ("https", Some("443")));
        let port = match port.filter(|port| !is_usual && !port.is_empty()) {
            Some(port) => format!(":{}", port.parse::<u16>().ok()?),
            None => String::new(),
        };
        let name = encoded_host(name)?;
        if name.is_empty() || name.contains('@') {
            return None;
        }
        let start = scheme.len() + "://".len();
        let slash = if after.starts_with('/') { "" } else { "/" };
        let whole = format!("{scheme}://{name}{port}{slash}{}", encoded(after));
        let path = start + name.len() + port.len();
        Some(Target { whole, host: (start, start + name.len()), path })
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.whole
    }

    /// The name of the host, without its port.
    pub fn host(&self) -> &str {
        &self.whole[self.host.0..self.host.1]
    }

    /// The name of the host, with its port unless that is the usual one of the scheme.
    pub fn host_and_port(&self) -> &str {
        &self.whole[self.host.0..self.path]
    }

    /// The port that is asked: the one that is written, or the usual one of the scheme.
    pub fn port(&self) -> u16 {
        let written = self.whole[self.host.1..self.path].strip_prefix(':').map(str::parse);
        match written {
            Some(Ok(port)) => port,
            Some(Err(_)) | None if self.whole.starts_with("https:") => 443,
            Some(Err(_)) | None => 80,
        }
    }

    /// The scheme, host and port.
    pub fn origin(&self) -> String {
        self.whole[..self.path].to_owned()
    }

    /// The path with the query.
    pub fn path_and_query(&self) -> &str {
        &self.whole[self.path..]
    }

    /// The `robots.txt` of the host (RFC 9309, 2.3).
    pub fn robots(&self) -> Target {
        let whole = format!("{}/robots.txt", self.origin());
        Target { whole, ..self.clone() }
    }

    /// What a reference leads to from here (RFC 3986, 5.2): `None` if that is no address of the web that can be written into a text.
    pub fn join(&self, reference: &str) -> Option<String> {
        let reference = reference.trim();
        let scheme = self.whole.split(':').next().unwrap_or_default();
        let folder = self.whole[..self.path].len() + self.folder().len();
        let whole = if scheme_of(reference).is_some() {
            reference.to_owned()
        } else if reference.starts_with("//") {
            format!("{scheme}:{reference}")
        } else if reference.starts_with('/') {
            format!("{}{reference}", self.origin())
        } else if reference.starts_with('?') {
            let path = self.path_and_query().split('?').next().unwrap_or_default();
            format!("{}{path}{reference}", self.origin())
        } else if reference.is_empty() {
            return None;
        } else {
            format!("{}{reference}", &self.whole[..folder])
        };
        let whole = without_dots(&whole);
        let whole = mended(&whole).unwrap_or(whole);
        Url::parse(&whole).is_ok().then_some(whole)
    }

    /// The path up to its last `/`.
    fn folder(&self) -> &str {
        let path = self.path_and_query().split('?').next().unwrap_or_default();
        &path[..path.rfind('/').map_or(0, |slash| slash + 1)]
    }
}

/// An address without the segments `.` and `..` in its path (RFC 3986, 5.2.4).
fn without_dots(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    let (before, after) = rest.split_at(end);
    let (host, path) = before.split_at(before.find('/').unwrap_or(before.len()));
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." if is_last => kept.push(""),
            "." => {}
            ".." => {
                kept.pop();
                if is_last {
                    kept.push("");
                }
            }
            segment => kept.push(segment),
        }
    }
    let slash = if path.is_empty() { "" } else { "/" };
    format!("{scheme}://{host}{slash}{}{after}", kept.join("/"))
}

/// A path and query with everything encoded that is not ASCII or that a request cannot have.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'!'..=b'~' if !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}') => {
                encoded.push(char::from(byte));
            }
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_asked_for_in_ascii_and_without_its_fragment() {
        for (written, asked) in [
            ("https://a.dk", "https://a.dk/"),
            ("HTTPS://A.dk:443/B#c", "https://a.dk/B"),
            ("http://a.dk:8080?x=1", "http://a.dk:8080/?x=1"),
            ("https://blåbær.dk/år?ø=å#æ", "https://xn--blbr-roah.dk/%C3%A5r?%C3%B8=%C3%A5"),
            ("https://[::1]:8/x", "https://[::1]:8/x"),
            ("https://a.dk/%C3%A5", "https://a.dk/%C3%A5"),
        ] {
            assert_eq!(Target::parse(written).expect(written).as_str(), asked);
        }
        for not_asked in ["mailto:a@b.dk", "https://", "https://a.dk:99999/", "ftp://a.dk/"] {
            assert_eq!(Target::parse(not_asked), None, "{not_asked}");
        }
    }

    #[test]
    fn the_parts_are_those_that_are_asked() {
        let target = Target::parse("http://a.dk:8080/b/c?d").expect("an address");
        assert_eq!((target.host(), target.port()), ("a.dk", 8080));
        assert_eq!(target.origin(), "http://a.dk:8080");
        assert_eq!(target.path_and_query(), "/b/c?d");
        assert_eq!(target.robots().as_str(), "http://a.dk:8080/robots.txt");
        assert_eq!(Target::parse("https://a.dk").expect("an address").port(), 443);
    }

    #[test]
    fn a_new_address_is_read_from_the_old_one() {
        let target = Target::parse("https://a.dk/b/c?d").expect("an address");
        for (reference, whole) in [
            ("https://b.dk/x", Some("https://b.dk/x")),
            ("//b.dk/x", Some("https://b.dk/x")),
            ("/x/", Some("https://a.dk/x/")),
            ("?e", Some("https://a.dk/b/c?e")),
            ("x", Some("https://a.dk/b/x")),
            ("../x/./y", Some("https://a.dk/x/y")),
            ("/ny side", Some("https://a.dk/ny%20side")),
            ("javascript://a.dk/%0aalert(1)", None),
            ("", None),
            ("/x\u{1b}[31m", Some("https://a.dk/x%1B%5B31m")),
        ] {
            assert_eq!(target.join(reference).as_deref(), whole, "{reference}");
        }
    }
}
