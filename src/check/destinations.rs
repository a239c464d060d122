//! Links lead to something of the site, or harmlessly out of it.

use super::{Content, report_issues};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::model::link::LINK_SCHEMES;
use crate::model::prose::IssueKind;
use crate::model::{Id, Kind};

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    report_issues(content, diagnostics, |found, place| match found {
        IssueKind::RelativeLink(destination) => Some(relative_link(destination, place)),
        IssueKind::Scheme(scheme) => Some(scheme_problem(scheme, place)),
        IssueKind::BadUrl => Some(
            Diagnostic::new(Code::InvalidUrl, place, "this is not an address")
                .help("write it in full, as https://example.dk/side, or from the root of the site, as /om/"),
        ),
        IssueKind::BadReference(id) => Some(
            Diagnostic::new(Code::InvalidId, place, format!("`{id}` is not an id"))
                .help("an id is the name of a file without its ending: a-z, 0-9 and hyphens"),
        ),
        IssueKind::BadPart(part) => {
            let diagnostic =
                Diagnostic::new(Code::InvalidId, place, format!("`{part}` is not the name of a part"));
            let diagnostic = match Id::fold(part) {
                Some(meant) => diagnostic.label(format!("did you mean `#{meant}`?")),
                None => diagnostic,
            };
            Some(diagnostic.help("the name of a heading is its words in a-z and 0-9, with hyphens between"))
        }
        _ => None,
    });
}

fn relative_link(destination: &str, place: Location) -> Diagnostic {
    let (message, help) = if destination.is_empty() {
        ("the link leads nowhere", "write between the round brackets where it leads".to_owned())
    } else if destination.starts_with("www.") {
        ("the address is not written in full", format!("write https://{destination}"))
    } else if destination.contains('@') {
        ("the address is not written in full", format!("write mailto:{destination}"))
    } else {
        (
            "the link depends on where this text is published",
            "link to the thing itself, `[text](page:ID)`, or write the address from the root, `/om/`"
                .to_owned(),
        )
    };
    Diagnostic::new(Code::RelativeLink, place, message).help(help)
}

fn scheme_problem(scheme: &str, place: Location) -> Diagnostic {
    let kinds = Kind::ALL.map(Kind::as_str);
    let message = format!("`{scheme}:` is neither a kind of this site nor an allowed scheme");
    Diagnostic::new(Code::LinkScheme, place, message)
        .suggest(scheme, kinds.into_iter().chain(LINK_SCHEMES))
        .help(format!("the kinds are: {}", kinds.join(", ")))
        .help(format!("the schemes are: {}", LINK_SCHEMES.join(", ")))
}
