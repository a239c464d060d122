//! Addresses that people write: of the web, of mail, of telephones, and of the site itself.
//!
//! Takes text; gives a [`Url`], [`Link`] or [`BaseUrl`], as it was written. Only the form is checked: a build uses no
//! network, so nobody asks whether an address of the web exists.
//!
//! Why not the `url` crate: it repairs what it reads (`https:///a.dk` is read as `https://a.dk/`) and gives it back
//! normalised, while an address here is refused with advice or printed exactly as it was written.

use std::fmt;

use super::text::text_newtype;

text_newtype! {
    /// An address with the scheme `https` or `http`.
    pub struct Url(Box<str>);
    /// A [`Url`], or an address with the scheme `mailto` or `tel`.
    pub struct Link(Box<str>);
}

/// Why a text is not an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// It has no scheme, or what follows the scheme is not an address.
    Form,
    /// It has a scheme that is not allowed here.
    Scheme(String),
}

/// The schemes that a link can have.
pub const LINK_SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];
/// The schemes of an address of the web.
pub const WEB_SCHEMES: [&str; 2] = ["https", "http"];

/// The scheme of an address: the text before the first colon, if it has the form of RFC 3986, 3.1.
pub fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let mut bytes = scheme.bytes();
    let well_formed = bytes.next().is_some_and(|first| first.is_ascii_alphabetic())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    well_formed.then_some(scheme)
}

fn must_be_encoded(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\' | '`' | '{' | '}' | '|' | '^')
}

fn read(text: &str, allowed: &[&str]) -> Result<(), LinkError> {
    let scheme = scheme(text).ok_or(LinkError::Form)?;
    let Some(known) = allowed.iter().find(|known| scheme.eq_ignore_ascii_case(known)) else {
        return Err(LinkError::Scheme(scheme.to_owned()));
    };
    let rest = &text[scheme.len() + 1..];
    let clean = !text.contains(must_be_encoded);
    let has_target = match *known {
        "mailto" => rest.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()),
        "tel" => rest.bytes().any(|byte| byte.is_ascii_digit()),
        _ => rest.strip_prefix("//").is_some_and(|rest| {
            let host = rest.split(['/', '?', '#']).next().unwrap_or("");
            !host.is_empty() && !host.starts_with([':', '@', '.'])
        }),
    };
    if clean && has_target { Ok(()) } else { Err(LinkError::Form) }
}

impl Url {
    /// Reads an address of the web.
    ///
    /// # Errors
    /// If it has another scheme, no host, or a character that must be encoded.
    pub fn parse(text: &str) -> Result<Url, LinkError> {
        read(text, &WEB_SCHEMES).map(|()| Url(text.into()))
    }
}

impl Link {
    /// Reads an address of the web, of mail or of a telephone.
    ///
    /// # Errors
    /// If it has another scheme, no target, or a character that must be encoded.
    pub fn parse(text: &str) -> Result<Link, LinkError> {
        read(text, &LINK_SCHEMES).map(|()| Link(text.into()))
    }
}

/// The address at which a site is published, always with a `/` at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    url: Box<str>,
    /// Where the path begins in `url`.
    path: usize,
}

impl BaseUrl {
    /// Reads an address with `https` (`http` only for this machine), a host, and at most a path: no query, no
    /// fragment, no user name. `None` if it is anything else.
    pub fn parse(text: &str) -> Option<BaseUrl> {
        Url::parse(text).ok()?;
        let (scheme, rest) = text.split_once("://")?;
        let (host, path) = match rest.find('/') {
            Some(slash) => rest.split_at(slash),
            None => (rest, ""),
        };
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
            _ => (host, None),
        };
        let is_label = |label: &str| {
            let clean = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            !label.is_empty() && clean && !label.starts_with('-') && !label.ends_with('-')
        };
        let is_host = name == "[::1]" || name.trim_end_matches('.').split('.').all(is_label);
        let is_port = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
        // A host beyond ASCII must be written in its encoded form (`xn--…`), and a path cannot be encoded.
        if !is_host || !is_port || !text.is_ascii() {
            return None;
        }
        let is_local = matches!(name, "localhost" | "127.0.0.1" | "[::1]");
        let allowed = scheme == "https" || (scheme == "http" && is_local);
        let unclean = host.contains('@') || path.contains(['?', '#', '%']) || host.contains(['?', '#']);
        let has_odd_names = path.split('/').any(|name| name == "." || name == "..") || path.contains("//");
        if !allowed || unclean || has_odd_names {
            return None;
        }
        let url = format!("{scheme}://{host}{}/", path.trim_end_matches('/'));
        let path = scheme.len() + "://".len() + host.len();
        Some(BaseUrl { url: url.into(), path })
    }

    /// An address that can belong to nobody (RFC 2606), in place of an unknown one.
    pub fn stand_in() -> BaseUrl {
        let origin = "https://example.invalid";
        BaseUrl { url: format!("{origin}/").into(), path: origin.len() }
    }

    /// The path, with `/` at both ends: `/` or `/repo/`.
    pub fn path(&self) -> &str {
        &self.url[self.path..]
    }

    /// The whole address as text, with a `/` at its end.
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// The scheme and host, without a `/` at the end.
    pub fn origin(&self) -> &str {
        &self.url[..self.path]
    }

    /// The host, with its port if one was written.
    pub fn host(&self) -> &str {
        self.url[..self.path].split_once("://").map_or("", |(_, host)| host)
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_schemes_are_links() {
        for good in ["https://a.dk", "HTTP://a.dk/x?y#z", "mailto:a@b.dk", "tel:+4511223344"] {
            assert!(Link::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//a.dk",
            "a.dk",
            "https://",
            "https:///x",
            "https://a b",
            "mailto:a",
            "ftp://a",
        ] {
            assert!(Link::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(Url::parse("mailto:a@b.dk"), Err(LinkError::Scheme("mailto".into())));
    }

    #[test]
    fn a_base_url_is_an_origin_and_at_most_a_path() {
        let base = |text| BaseUrl::parse(text).map(|base| (base.to_string(), base.path().to_owned()));
        assert_eq!(base("https://a.dk"), Some(("https://a.dk/".into(), "/".into())));
        assert_eq!(
            base("https://o.github.io/repo"),
            Some(("https://o.github.io/repo/".into(), "/repo/".into()))
        );
        assert_eq!(base("http://localhost:8080/"), Some(("http://localhost:8080/".into(), "/".into())));
        for bad in [
            "http://a.dk",
            "https://u@a.dk",
            "https://a.dk/?x",
            "https://a.dk/#x",
            "https://a.dk/../b",
            "a.dk",
        ] {
            assert_eq!(base(bad), None, "{bad}");
        }
    }
}
