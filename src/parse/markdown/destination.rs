//! Where a link or picture leads.
//!
//! Takes the destination as written; gives what it refers to, or the issue that keeps it from being used. Whether the thing
//! exists is not known here: that is for the join and the checks.

use crate::model::Reference;
use crate::model::address::Address;
use crate::model::id::ReferenceError;
use crate::model::link::{LINK_SCHEMES, Link, scheme};
use crate::model::prose::IssueKind;

/// What a destination refers to.
pub(super) enum Destination {
    Typed(Reference),
    Address(Address, Option<Box<str>>),
    Fragment(Box<str>),
    /// An allowed address outside the site.
    Kept,
    Refused(IssueKind),
}

impl Destination {
    /// Reads the destination of a link or picture.
    pub(super) fn read(destination: &str) -> Destination {
        if let Some(name) = destination.strip_prefix('#') {
            return Destination::Fragment(name.into());
        }
        if destination.starts_with('/') && !destination.starts_with("//") {
            let (path, fragment) = match destination.split_once('#') {
                Some((path, fragment)) => (path, Some(fragment)),
                None => (destination, None),
            };
            return match Address::decode(path) {
                Some(to) => Destination::Address(to, fragment.map(Box::from)),
                None => Destination::Refused(IssueKind::BadUrl(destination.into())),
            };
        }
        let Some(scheme) = scheme(destination) else {
            return Destination::Refused(IssueKind::RelativeLink(destination.into()));
        };
        if LINK_SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
            return match Link::parse(destination) {
                Ok(_) => Destination::Kept,
                Err(_) => Destination::Refused(IssueKind::BadUrl(destination.into())),
            };
        }
        match Reference::parse(destination) {
            Ok(reference) => Destination::Typed(reference),
            Err(ReferenceError::Id(id)) => Destination::Refused(IssueKind::BadReference(id.into())),
            Err(ReferenceError::Part(part)) => Destination::Refused(IssueKind::BadPart(part.into())),
            Err(ReferenceError::Kind(_)) => Destination::Refused(IssueKind::Scheme(scheme.into())),
        }
    }
}
