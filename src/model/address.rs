//! Addresses inside the site, and the files that answer to them.
//!
//! An [`Address`] is what a reader's browser asks for, from the root of the site; an [`OutputPath`] is the
//! file that a host serves for it. Neither can leave the site: there is no way to make one with `..` in it.

use std::fmt;
use std::sync::Arc;

use super::text::text_newtype;

/// An address from the root of the site: `/om/`, `/rapport.pdf`. Begins with `/`; its names are not empty, not
/// `.` and not `..`, and hold nothing that means something in a URL. Percent signs are not allowed: addresses
/// are written as they are read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(Arc<str>);

impl Address {
    /// The address that `text` spells, if it has the form of one.
    pub fn parse(text: &str) -> Option<Address> {
        let names = text.strip_prefix('/')?;
        let names = names.strip_suffix('/').unwrap_or(names);
        let well_formed = text == "/" || are_names(names);
        well_formed.then(|| Address(text.into()))
    }

    /// The address of the home page.
    pub fn root() -> Address {
        Address("/".into())
    }

    /// The address of the page for addresses that lead nowhere.
    pub fn not_found() -> Address {
        Address("/404.html".into())
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

    /// The same address where it can be that of a page: `/old` is `/old/`, for a host serves a file without an
    /// ending as plain bytes.
    pub fn as_page(&self) -> Address {
        let last = self.0.rsplit('/').next().unwrap_or("");
        if last.is_empty() || last.contains('.') {
            self.clone()
        } else {
            Address(format!("{}/", self.0).into())
        }
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file that answers: a folder's address is that of the `index.html` in it.
    pub fn output_path(&self) -> OutputPath {
        let names = &self.0[1..];
        if names.is_empty() || names.ends_with('/') {
            OutputPath([names, "index.html"].concat().into())
        } else {
            OutputPath(names.into())
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A file of the output: names with `/` between them, never absolute, never with `.` or `..` in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(Arc<str>);

impl OutputPath {
    /// The path that `text` spells, if each of its names can be a file's on every system.
    pub fn parse(text: &str) -> Option<OutputPath> {
        are_names(text).then(|| OutputPath(text.into()))
    }

    /// The path as text, with `/` between the names.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same text, to be kept.
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.0)
    }

    /// The address that this file answers to.
    pub fn address(&self) -> Address {
        match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => {
                Address(format!("/{folder}").into())
            }
            _ => Address(format!("/{}", self.0).into()),
        }
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

text_newtype! {
    /// The path of a file below a folder of the content: names with `/` between them, none of them `.` or `..`.
    pub struct FilePath;
}

impl FilePath {
    /// The path that `text` spells, if each of its names can be part of an address.
    pub fn parse(text: &str) -> Option<FilePath> {
        Address::parse(&format!("/{text}")).map(|_| FilePath(text.into()))
    }

    /// The path of the same file from the folder above `folder`, which is empty or ends with `/`.
    pub fn in_folder(&self, folder: &str) -> FilePath {
        FilePath(format!("{folder}{}", self.0).into())
    }
}

/// The longest path of a file, in bytes: most systems take four times as much, with the folders above.
const LONGEST: usize = 1_000;

/// Names with `/` between them. The first is not that of what faktum and Git keep for themselves in an output
/// folder.
fn are_names(text: &str) -> bool {
    let first = text.split('/').next().unwrap_or("");
    let is_reserved = [".faktum", ".git"].iter().any(|name| first.eq_ignore_ascii_case(name));
    text.len() <= LONGEST && !is_reserved && text.split('/').all(is_name)
}

/// A name that can be a file's on every system and stands for itself in a URL.
fn is_name(name: &str) -> bool {
    // The longest name that file systems take is 255 bytes.
    (1..=255).contains(&name.len()) && name != "." && name != ".." && !has_refused(name)
}

/// Whether something stands in it that means something in a URL or to a system, or a blank or control character. Signs
/// that are not ASCII are looked at only where there are any.
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
    fn a_folder_is_answered_by_its_index() {
        for (address, path) in [("/", "index.html"), ("/om/", "om/index.html"), ("/a.pdf", "a.pdf")] {
            let parsed = Address::parse(address).expect("a valid address");
            assert_eq!(parsed.output_path().as_str(), path);
            assert_eq!(parsed.output_path().address(), parsed);
        }
    }
}
