//! Links lead to something of the site, or harmlessly out of it.

use super::report_findings;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::join::Site;
use crate::model::Kind;
use crate::model::link::LINK_SCHEMES;
use crate::model::prose::Found;

pub(super) fn check(site: &Site, diagnostics: &mut Diagnostics) {
    report_findings(site, diagnostics, |found, place| match found {
        Found::RelativeLink => Some(
            Diagnostic::new(Code::RelativeLink, place, "the link depends on where this text is published")
                .help(
                    "link to the thing itself, `[text](page:ID)`, or write the address from the root, `/om/`",
                ),
        ),
        Found::Scheme(scheme) => Some(scheme_problem(scheme, place)),
        Found::BadUrl => Some(
            Diagnostic::new(Code::InvalidUrl, place, "this is not an address")
                .help("write it in full, as https://example.dk/side, or from the root of the site, as /om/"),
        ),
        Found::BadReference(id) => Some(
            Diagnostic::new(Code::InvalidId, place, format!("`{id}` is not an id"))
                .help("an id is the name of a file without its ending: a-z, 0-9 and hyphens"),
        ),
        _ => None,
    });
}

fn scheme_problem(scheme: &str, place: Place) -> Diagnostic {
    let kinds = Kind::ALL.map(Kind::as_str);
    let message = format!("`{scheme}:` is neither a kind of this site nor an allowed scheme");
    Diagnostic::new(Code::LinkScheme, place, message)
        .suggest(scheme, kinds.into_iter().chain(LINK_SCHEMES))
        .help(format!("the kinds are: {}", kinds.join(", ")))
        .help(format!("the schemes are: {}", LINK_SCHEMES.join(", ")))
}
