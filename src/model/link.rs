//! Addresses that people write: of the web, of mail, of telephones, and of the site itself.
//!
//! Takes text; gives a [`Url`], [`Link`] or [`BaseUrl`], as it was written. Only the form is checked: a build uses no
//! network, so nobody asks whether an address of the web exists.
//!
//! Why not the `url` crate: it repairs what it reads (`https:///a.dk` is read as `https://a.dk/`) and gives it back
//! normalised, while an address here is refused with advice or printed exactly as it was written.

use std::fmt;

use super::punycode::encoded_host;
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
    /// It has a user name, and perhaps a password, before the host.
    User,
    /// It has a character that must be encoded at this place (RFC 3986, 3).
    Character(char),
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

/// The parts of an address of the web, each with the sign before it.
struct WebParts<'t> {
    host: &'t str,
    path_and_query: &'t str,
    fragment: Option<&'t str>,
}

fn web_parts(after_slashes: &str) -> WebParts<'_> {
    let host_end = after_slashes.find(['/', '?', '#']).unwrap_or(after_slashes.len());
    let (host, rest) = after_slashes.split_at(host_end);
    match rest.split_once('#') {
        Some((path_and_query, fragment)) => WebParts { host, path_and_query, fragment: Some(fragment) },
        None => WebParts { host, path_and_query: rest, fragment: None },
    }
}

/// The first character behind the host that must be encoded: square brackets belong to hosts, `#` begins a fragment and is
/// not in one, and a percent sign encodes a character.
fn first_refused(parts: &WebParts<'_>) -> Option<char> {
    let fragment = parts.fragment.unwrap_or("");
    let is_refused = |c: char| must_be_encoded(c) || matches!(c, '[' | ']');
    let refused = parts.path_and_query.chars().find(|c| is_refused(*c));
    let refused = refused.or_else(|| fragment.chars().find(|c| is_refused(*c) || *c == '#'));
    refused.or_else(|| [parts.path_and_query, fragment].into_iter().any(has_bare_percent).then_some('%'))
}

fn has_bare_percent(text: &str) -> bool {
    text.split('%').skip(1).any(|after| !begins_with_hex(after))
}

fn begins_with_hex(text: &str) -> bool {
    text.get(..2).is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

/// The address of the web without a user name and password, and with characters encoded that must be. `None` if there is
/// nothing to mend.
pub fn mended(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let parts = web_parts(rest);
    let host = parts.host.rsplit_once('@').map_or(parts.host, |(_, host)| host);
    let mut mended = format!("{scheme}://{host}");
    push_encoded(parts.path_and_query, &mut mended);
    if let Some(fragment) = parts.fragment {
        mended.push('#');
        push_encoded(fragment, &mut mended);
    }
    (mended != address).then_some(mended)
}

fn push_encoded(text: &str, encoded: &mut String) {
    for (at, c) in text.char_indices() {
        let is_bare_percent = c == '%' && !begins_with_hex(&text[at + 1..]);
        if c.is_ascii() && (must_be_encoded(c) || matches!(c, '[' | ']' | '#') || is_bare_percent) {
            encoded.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            encoded.push(c);
        }
    }
}

fn read(text: &str, allowed: &[&str]) -> Result<(), LinkError> {
    let scheme = scheme(text).ok_or(LinkError::Form)?;
    let Some(known) = allowed.iter().find(|known| scheme.eq_ignore_ascii_case(known)) else {
        return Err(LinkError::Scheme(scheme.to_owned()));
    };
    let rest = &text[scheme.len() + 1..];
    if let Some(parts) = rest.strip_prefix("//").filter(|_| WEB_SCHEMES.contains(known)).map(web_parts) {
        if parts.host.contains('@') && !parts.host.starts_with('@') {
            return Err(LinkError::User);
        }
        if let Some(refused) = first_refused(&parts).filter(|_| !parts.host.is_empty()) {
            return Err(LinkError::Character(refused));
        }
    }
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

/// A host without what makes no difference: case, `www.`, a full stop at the end and the ports that browsers leave out.
fn bare_host(host: &str) -> String {
    let small = host.to_lowercase();
    let host = small.strip_suffix(":443").or(small.strip_suffix(":80")).unwrap_or(&small);
    host.trim_end_matches('.').trim_start_matches("www.").to_owned()
}

/// The name of a host, and its port if one was written. The address of a host in brackets has colons of its own.
pub fn name_and_port(host: &str) -> (&str, Option<&str>) {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
        _ => (host, None),
    }
}

/// Whether a host, perhaps with a port, is the machine of whoever follows the link.
fn is_local_host(host: &str) -> bool {
    let name = name_and_port(host).0.to_lowercase();
    matches!(&*name, "localhost" | "0.0.0.0" | "[::1]")
        || name.starts_with("127.")
        || name.ends_with(".localhost")
}

/// The scheme of an address of the web, its host with the port, and the path with query and fragment.
fn scheme_host_path(address: &str) -> Option<(&str, &str, &str)> {
    let (scheme, rest) = address.split_once("://")?;
    let is_web = WEB_SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let host = web_parts(rest).host;
    is_web.then_some((scheme, host, &rest[host.len()..]))
}

/// What an address of the web on the writer's own machine leads to: the path with query and fragment.
pub fn local_path(address: &str) -> Option<&str> {
    let (_, host, path) = scheme_host_path(address)?;
    is_local_host(host).then_some(path)
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
        let (name, port) = name_and_port(host);
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

    /// The address that is meant by a text whose host is not encoded: `https://xn--…` for one with `æ`.
    pub fn with_encoded_host(text: &str) -> Option<BaseUrl> {
        let (scheme, rest) = text.split_once("://")?;
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        BaseUrl::parse(&format!("{scheme}://{}{path}", encoded_host(host)?)).filter(|_| !host.is_ascii())
    }

    /// An address that can belong to nobody (RFC 2606), in place of an unknown one.
    pub fn stand_in() -> BaseUrl {
        let origin = "https://example.invalid";
        BaseUrl { url: format!("{origin}/").into(), path: origin.len() }
    }

    /// The address of a folder below this one. Its name has letters and digits only.
    pub fn below(&self, folder: &str) -> BaseUrl {
        BaseUrl { url: format!("{}{folder}/", self.url).into(), path: self.path }
    }

    /// The path, with `/` at both ends: `/` or `/repo/`.
    pub fn path(&self) -> &str {
        &self.url[self.path..]
    }

    /// What an address of the web leads to on this site: whether it is written as this site's are, and the path from the
    /// root of the site, with query and fragment. `None` if it leads elsewhere. The host counts in any case, with or without
    /// `www.`, and `http` and the usual ports lead to the same pages.
    pub fn own_path(&self, address: &str) -> Option<(bool, String)> {
        let (scheme, host, after) = scheme_host_path(address)?;
        if bare_host(host) != bare_host(self.host()) {
            return None;
        }
        // `https://a.dk#b` and `https://a.dk/#b` are the same.
        let after = if after.starts_with('/') { after.to_owned() } else { format!("/{after}") };
        let below = if after.trim_end_matches('/') == self.path().trim_end_matches('/') {
            ""
        } else {
            after.strip_prefix(self.path())?
        };
        let is_as_written = scheme == self.origin().split("://").next().unwrap_or("") && host == self.host();
        Some((is_as_written, format!("/{below}")))
    }

    /// Whether the site is for this machine alone.
    pub fn is_local(&self) -> bool {
        is_local_host(self.host())
    }

    /// The whole address as text, with a `/` at its end.
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// The scheme and host, without a `/` at the end.
    pub fn origin(&self) -> &str {
        &self.url[..self.path]
    }

    /// The host without its port.
    pub fn host_name(&self) -> &str {
        name_and_port(self.host()).0
    }

    /// Whether the site is at the root of this host.
    pub fn is_root_of(&self, host: &str) -> bool {
        self.host_name().eq_ignore_ascii_case(host) && self.path() == "/"
    }

    /// Whether the host is a stand-in of documentation that nobody can own: a domain of RFC 2606, section 3, or below one.
    pub fn is_placeholder(&self) -> bool {
        let name = self.host_name().trim_end_matches('.').to_ascii_lowercase();
        let mut labels = name.rsplit('.');
        let top = labels.next();
        labels.next() == Some("example") && matches!(top, Some("org" | "com" | "net"))
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
    fn what_must_be_encoded_or_left_out_is_found_and_mended() {
        for (bad, error, good) in [
            ("https://pia:ord@a.dk/x", LinkError::User, "https://a.dk/x"),
            ("https://pia@a.dk", LinkError::User, "https://a.dk"),
            ("https://a.dk/#a#b", LinkError::Character('#'), "https://a.dk/#a%23b"),
            ("https://a.dk/?a[]=1", LinkError::Character('['), "https://a.dk/?a%5B%5D=1"),
            ("https://a.dk/100%", LinkError::Character('%'), "https://a.dk/100%25"),
            ("https://a.dk/a b", LinkError::Character(' '), "https://a.dk/a%20b"),
        ] {
            assert_eq!(Link::parse(bad), Err(error), "{bad}");
            assert_eq!(mended(bad).as_deref(), Some(good), "{bad}");
            assert!(Link::parse(good).is_ok(), "{good}");
        }
        for fine in ["https://[::1]/x", "https://a.dk/@b", "https://a.dk/%C3%A5?æ#ø", "https://a.dk/a?b=c@d"]
        {
            assert!(Link::parse(fine).is_ok(), "{fine}");
        }
    }

    #[test]
    fn addresses_of_the_own_site_are_known_in_every_form() {
        let base = BaseUrl::parse("https://a.dk/nyt/").expect("a base URL");
        let own = |address: &str| base.own_path(address);
        assert_eq!(own("https://a.dk/nyt/om/#b"), Some((true, "/om/#b".into())));
        assert_eq!(own("https://a.dk/nyt"), Some((true, "/".into())));
        for other_form in ["http://a.dk/nyt/om/", "https://A.DK/nyt/om/", "https://www.a.dk:443/nyt/om/"] {
            assert_eq!(own(other_form), Some((false, "/om/".into())), "{other_form}");
        }
        for elsewhere in ["https://a.dk/", "https://a.dk/nyt2/", "https://b.dk/nyt/", "mailto:a@a.dk"] {
            assert_eq!(own(elsewhere), None, "{elsewhere}");
        }
        assert_eq!(local_path("http://localhost:8780/om/"), Some("/om/"));
        assert_eq!(local_path("https://a.dk/"), None);
    }

    #[test]
    fn placeholders_and_this_machine_are_recognised() {
        let base = |text| BaseUrl::parse(text).expect("a base URL");
        for placeholder in
            ["https://example.org/", "https://www.Example.com:8443/x", "https://a.b.example.net./"]
        {
            assert!(base(placeholder).is_placeholder(), "{placeholder}");
        }
        for real in ["https://ministeriet.example/", "https://example.dk/", "https://myexample.org/"] {
            assert!(!base(real).is_placeholder(), "{real}");
        }
        for local in
            ["http://localhost:8780/", "http://127.0.0.1/", "http://[::1]:80/", "https://a.localhost/"]
        {
            assert!(base(local).is_local(), "{local}");
        }
        assert!(!base("https://localhost.dk/").is_local());
        assert!(base("https://A.dk/").is_root_of("a.dk") && !base("https://a.dk/b/").is_root_of("a.dk"));
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
