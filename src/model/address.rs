//! Addresses inside the site, and the files that answer to them.
//!
//! Takes text; gives an [`Address`], which a reader's browser asks for, from the root of the site, an [`OutputPath`], the
//! file that a host serves for it, or an [`OldAddress`]. None can leave the site: parsing refuses `..`. Whether anything is
//! published at an address is not known here.

use std::fmt;
use std::sync::Arc;

use super::text::text_newtype;
use crate::letters::compose;

text_newtype! {
    /// An address from the root of the site: `/om/`, `/rapport.pdf`. It begins with `/`. Its names are not empty, `.` or
    /// `..`, and have no character with a meaning in URLs. Percent signs are refused too, so that each address is written in
    /// one way only.
    pub struct Address(Arc<str>);
    /// A file of the output: names with `/` between them, never absolute, none of them `.` or `..`.
    pub struct OutputPath(Arc<str>);
    /// The path of a file below a folder of the content: names with `/` between them, none of them `.` or `..`.
    pub struct FilePath(Box<str>);
}

impl Address {
    /// The address; `None` if the text does not have the form of one.
    pub fn parse(text: &str) -> Option<Address> {
        let names = text.strip_prefix('/')?;
        let names = names.strip_suffix('/').unwrap_or(names);
        let well_formed = text == "/" || are_names(names);
        well_formed.then(|| Address(text.into()))
    }

    /// The address in a text where some characters may be encoded, as browsers copy it: `/%C3%A5rsrapport.pdf` for
    /// `/årsrapport.pdf`. `None` if the text does not have the form of one.
    pub fn decode(text: &str) -> Option<Address> {
        if !text.contains('%') {
            return Address::parse(text);
        }
        Address::parse(&compose(&percent_decoded(text)?))
    }

    /// The address of the home page.
    pub fn root() -> Address {
        Address("/".into())
    }

    /// The address of the page that a host shows for unknown addresses.
    pub fn not_found() -> Address {
        Address("/404.html".into())
    }

    /// The address at which Danish public bodies have their accessibility statement.
    pub fn accessibility_statement() -> Address {
        Address("/was/".into())
    }

    /// The address of something below this one: `names` in turn, then `file` if it is not empty.
    pub fn below(&self, names: &[&str], file: &str) -> Option<Address> {
        let mut address = String::with_capacity(self.0.len() + 64);
        address.push_str(self.0.trim_end_matches('/'));
        address.push('/');
        for name in names {
            address.push_str(name);
            address.push('/');
        }
        address.push_str(file);
        Address::parse(&address)
    }

    /// The address at which hosts serve a page for this one: the same with a `/` at its end, unless it ends with `.html`. By
    /// their endings, hosts take `old.aspx` and `old.pdf` for something to be downloaded; for a folder of that name they
    /// add the `/`, and serve its `index.html`.
    pub fn as_page(&self) -> Address {
        let last = self.0.rsplit('/').next().unwrap_or("").to_ascii_lowercase();
        if last.is_empty() || last.ends_with(".html") || last.ends_with(".htm") {
            self.clone()
        } else {
            Address(format!("{}/", self.0).into())
        }
    }

    /// The address of a page without the `/` at its end, if its last name has an ending: what [`Address::as_page`] was made of.
    pub fn without_slash(&self) -> Option<&str> {
        let address = self.0.strip_suffix('/')?;
        address.rsplit('/').next()?.contains('.').then_some(address)
    }

    /// The file that a host serves for the address: for one with a `/` at its end, the `index.html` below it.
    pub fn output_path(&self) -> OutputPath {
        let names = &self.0[1..];
        if names.is_empty() || names.ends_with('/') {
            OutputPath([names, "index.html"].concat().into())
        } else {
            OutputPath(names.into())
        }
    }
}

/// An address that something had before, perhaps on another system: an [`Address`], or one with a query: `/sag.aspx?id=5`. No
/// file can answer to a query, so only some hosts can lead such an address on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OldAddress {
    path: Address,
    /// What follows the `?`.
    query: Option<Box<str>>,
}

impl OldAddress {
    /// The address; `None` if the text does not have the form of one.
    pub fn parse(text: &str) -> Option<OldAddress> {
        let (path, query) = match text.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (text, None),
        };
        let path = Address::decode(path)?;
        query.is_none_or(is_query).then(|| OldAddress { path, query: query.map(Box::from) })
    }

    pub fn path(&self) -> &Address {
        &self.path
    }

    pub fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }
}

impl fmt::Display for OldAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.query {
            Some(query) => write!(f, "{}?{query}", &*self.path),
            None => f.write_str(&self.path),
        }
    }
}

impl OutputPath {
    /// The path; `None` if a name of it cannot be that of a file on every system.
    pub fn parse(text: &str) -> Option<OutputPath> {
        are_names(text).then(|| OutputPath(text.into()))
    }

    /// The text, shared.
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.0)
    }

    /// The address that a host serves this file for.
    pub fn address(&self) -> Address {
        match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => {
                Address(format!("/{folder}").into())
            }
            _ => Address(format!("/{}", self.0).into()),
        }
    }
}

impl FilePath {
    /// The path; `None` if a name of it cannot be part of an address.
    pub fn parse(text: &str) -> Option<FilePath> {
        are_names(text).then(|| FilePath(text.into()))
    }

    /// The path of the same file from the folder above `folder`, which is empty or ends with `/`.
    pub fn in_folder(&self, folder: &str) -> FilePath {
        FilePath(format!("{folder}{}", self.0).into())
    }
}

/// The text without percent-encoding (RFC 3986, 2.1); `None` if it has a percent sign that encodes nothing, or other bytes
/// than those of UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let digits = part.get(..2).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).ok()
}

/// Whether a file of this name, whatever its ending, cannot exist on Windows, where the name is that of a device
/// (Microsoft, “Naming Files, Paths, and Namespaces”).
pub fn is_reserved_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let is_numbered = |device: &str| {
        let number = stem.get(..3).filter(|start| start.eq_ignore_ascii_case(device)).map(|_| &stem[3..]);
        number.is_some_and(|number| {
            matches!(number, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
        })
    };
    ["con", "prn", "aux", "nul"].iter().any(|device| stem.eq_ignore_ascii_case(device))
        || is_numbered("com")
        || is_numbered("lpt")
}

/// Whether a name in a path is reserved on Windows.
pub fn has_reserved_name(path: &str) -> bool {
    path.split('/').any(is_reserved_name)
}

/// The longest path of a file, in bytes: most systems take four times as much, with the folders above.
const LONGEST: usize = 1_000;

/// Whether the text is names with `/` between them. Names that faktum and Git use in an output folder are refused as the
/// first.
fn are_names(text: &str) -> bool {
    let first = text.split('/').next().unwrap_or("");
    let is_reserved = [".faktum", ".git"].iter().any(|name| first.eq_ignore_ascii_case(name));
    text.len() <= LONGEST && !is_reserved && text.split('/').all(is_name)
}

/// Whether the text is a query (RFC 3986, 3.4), or one with the square brackets that PHP has in its names.
fn is_query(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=:@/?[]".contains(&byte);
    (1..=LONGEST).contains(&text.len()) && text.bytes().all(is_allowed)
}

/// Whether a name can be that of a file on every system, and needs no escape in a URL.
fn is_name(name: &str) -> bool {
    // The longest name that file systems take is 255 bytes.
    (1..=255).contains(&name.len()) && name != "." && name != ".." && !has_refused(name)
}

/// Whether the name has a character with a meaning in URLs or to a file system, or a blank or control character. Characters
/// beyond ASCII are checked only if there are any.
fn has_refused(name: &str) -> bool {
    let is_refused = |byte: u8| match byte {
        b'\\' | b'%' | b'?' | b'#' | b'<' | b'>' | b'"' | b'|' | b'*' | b':' | b'&' | b'\'' | b'`' | b'^'
        | b'{' | b'}' | 0x7f => true,
        _ => byte <= b' ',
    };
    name.bytes().any(is_refused)
        || !name.is_ascii() && name.contains(|c: char| c.is_control() || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_cannot_leave_the_site() {
        for good in ["/", "/om/", "/a/b.pdf", "/.well-known/x", "/æ/"] {
            assert!(Address::parse(good).is_some(), "{good}");
        }
        for bad in
            ["", "om/", "//a", "/../a", "/a/../b", "/a//b", "/a?b", "/a#b", "/a\\b", "/a b", "/%2e%2e/"]
        {
            assert!(Address::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_path_of_a_file_is_names_and_nothing_else() {
        assert!(FilePath::parse("2020/skoler.csv").is_some());
        for bad in ["", "/", "a/", "/a", "../a", "a//b"] {
            assert_eq!(FilePath::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_encoded_address_is_the_same_address() {
        for (encoded, plain) in [
            ("/%C3%A5rsrapport.pdf", "/årsrapport.pdf"),
            ("/a%CC%8arsrapport.pdf", "/årsrapport.pdf"),
            ("/om/", "/om/"),
            ("/%6fm/", "/om/"),
        ] {
            assert_eq!(Address::decode(encoded), Address::parse(plain), "{encoded}");
        }
        for bad in ["/a%20b", "/%2e%2e/", "/100%", "/%zz", "/%+1", "/%C3", "/a%2fb/../"] {
            assert_eq!(Address::decode(bad), None, "{bad}");
        }
    }

    #[test]
    fn hosts_serve_a_page_for_an_old_address_whatever_its_ending() {
        let path = |text| {
            let page = Address::parse(text).expect("a valid address").as_page();
            assert_eq!(
                page.without_slash(),
                Some(text).filter(|_| !page.ends_with("/old/") && page.ends_with('/'))
            );
            page.output_path().to_string()
        };
        assert_eq!(path("/old.aspx"), "old.aspx/index.html");
        assert_eq!(path("/a/old.PDF"), "a/old.PDF/index.html");
        assert_eq!(path("/old"), "old/index.html");
        assert_eq!(path("/old.html"), "old.html");
        assert_eq!(path("/old.HTM"), "old.HTM");
    }

    #[test]
    fn an_old_address_may_have_a_query() {
        for good in ["/?p=123", "/sag.aspx?id=5&lang=da", "/?tx[news]=%C3%A6", "/om/"] {
            assert_eq!(OldAddress::parse(good).map(|old| old.to_string()).as_deref(), Some(good));
        }
        for bad in ["/?", "?p=1", "/?p=1#x", "/?p=a b", "/?p=\"", "/?p=æ", "/?p={x}", "/?p=\\"] {
            assert_eq!(OldAddress::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn names_of_devices_are_reserved() {
        for name in ["con", "AUX.pdf", "nul.tar.gz", "com1", "LPT9.txt", "com².md"] {
            assert!(is_reserved_name(name), "{name}");
        }
        for name in ["conference", "com", "com0", "com10", "a.con", "lpt", "øko"] {
            assert!(!is_reserved_name(name), "{name}");
        }
        assert!(has_reserved_name("2020/aux/a.pdf"));
    }

    #[test]
    fn a_folder_is_answered_by_its_index() {
        for (address, path) in [("/", "index.html"), ("/om/", "om/index.html"), ("/a.pdf", "a.pdf")] {
            let parsed = Address::parse(address).expect("a valid address");
            assert_eq!(parsed.output_path().as_str(), path);
            assert_eq!(parsed.output_path().address(), parsed);
        }
    }
}
