//! The site's own links: the entries of `menu` and of the footer.
//!
//! Takes and gives plain values. How an entry names a page is a parameter: by its id in the file, by its index once the site is
//! joined. Whether a page or an address exists is not known here.

use super::Section;
use crate::model::Text;
use crate::model::address::Address;
use crate::model::id::PageId;
use crate::model::link::{LinkError, Url};
use crate::record;
use crate::schema::NonEmpty;

/// The entries of `menu`, in their order; none for a site without a menu.
#[derive(Debug, Clone, PartialEq)]
pub struct Menu<P>(pub Box<[MenuEntry<P>]>);

/// An entry of the menu.
#[derive(Debug, Clone, PartialEq)]
pub enum MenuEntry<P> {
    Item(MenuItem<P>),
    /// A title with entries of the second level.
    Submenu {
        title: Text,
        items: Box<[MenuItem<P>]>,
    },
}

/// An entry that leads somewhere.
#[derive(Debug, Clone, PartialEq)]
pub enum MenuItem<P> {
    /// The index of a section; never [`Section::Pages`].
    Section(Section),
    Link(SiteLink<P>),
}

/// A link to a page of the site, or with a title of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum SiteLink<P> {
    Page(P),
    Titled(TitledLink),
}

record! {
    /// A link with a title of its own.
    /// da: Et link med sin egen titel.
    pub struct TitledLink {
        /// What the link says.
        /// da: Hvad der står på linket.
        pub title: Text,
        /// Where it leads: a web address, or an address of the site itself, from its root (`/om/`).
        /// da: Hvor det fører hen: en webadresse eller en adresse på webstedet selv, fra roden (`/om/`).
        pub url: LinkTarget,
    }
}

record! {
    /// Entries of the menu that are together under a title.
    /// da: Punkter i menuen, der er samlet under en titel.
    pub struct Submenu {
        /// What is said above them.
        /// da: Hvad der står over dem.
        pub title: Text,
        /// The entries: sections, pages and links.
        /// da: Punkterne: oversigter, sider og links.
        pub items: NonEmpty<MenuItem<PageId>>,
    }
}

/// Where a link with a title of its own leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    Web(Url),
    /// An address of the site, and what follows the `#`.
    Own(Address, Option<Box<str>>),
}

impl LinkTarget {
    /// Reads an address of the web, or one from the root of the site.
    ///
    /// # Errors
    /// See [`Url::parse`]; an address from the root that has no valid form is [`LinkError::Form`].
    pub fn parse(text: &str) -> Result<LinkTarget, LinkError> {
        if !text.starts_with('/') || text.starts_with("//") {
            return Url::parse(text).map(LinkTarget::Web);
        }
        let (path, fragment) = match text.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment.into())),
            None => (text, None),
        };
        let address = Address::decode(path).ok_or(LinkError::Form)?;
        Ok(LinkTarget::Own(address, fragment))
    }
}

impl std::fmt::Display for LinkTarget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            LinkTarget::Web(url) => f.write_str(url),
            LinkTarget::Own(address, None) => f.write_str(address),
            LinkTarget::Own(address, Some(fragment)) => write!(f, "{}#{fragment}", address.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_on_the_web_or_on_the_site() {
        for text in ["https://example.dk/side", "/om/", "/om/#kontakt", "/"] {
            assert_eq!(LinkTarget::parse(text).map(|target| target.to_string()), Ok(text.to_owned()));
        }
        for text in
            ["javascript:alert(1)", "//example.dk/", "om/", "/../om/", "/om/?a=1", "mailto:a@b.dk", "#om"]
        {
            assert!(LinkTarget::parse(text).is_err(), "{text}");
        }
    }
}
