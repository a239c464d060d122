//! The issues that parsing noted in the Markdown of a text: links, embeds, pictures and HTML that are not allowed.
//!
//! Links to a heading of the same text are checked in [`super::anchors`].

use super::Content;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::model::link::LINK_SCHEMES;
use crate::model::prose::IssueKind;
use crate::model::{Id, Kind};

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    for body in &content.with_issues {
        for issue in &body.prose.issues {
            let place = body.place(&issue.range);
            if let IssueKind::FileImage { has_alt: false } = issue.what {
                let message = "the picture has no text for those who do not see it";
                diagnostics.push(
                    Diagnostic::new(Code::MissingAlt, place.clone(), message)
                        .help("say between the brackets what it shows"),
                );
            }
            diagnostics.extend(problem(&issue.what, place));
        }
    }
}

fn problem(issue: &IssueKind, place: Location) -> Option<Diagnostic> {
    Some(match issue {
        IssueKind::Fragment(_) => return None,
        // HTML would bypass every other rule.
        IssueKind::RawHtml => Diagnostic::new(Code::RawHtml, place, "HTML is not allowed in a text")
            .help("write it as Markdown, or embed a sheet with `![](kind:id)`")
            .help("a `<` that is meant as such is written `\\<`"),
        IssueKind::EmptyLink => Diagnostic::new(Code::EmptyLinkText, place, "the link has no text")
            .help("say between the brackets where it leads"),
        IssueKind::RelativeLink(destination) => relative_link(destination, place),
        IssueKind::Scheme(scheme) => {
            let kinds = Kind::ALL.map(Kind::as_str);
            let message = format!("`{scheme}:` is neither a kind of this site nor an allowed scheme");
            Diagnostic::new(Code::LinkScheme, place, message)
                .suggest(scheme, kinds.into_iter().chain(LINK_SCHEMES))
                .help(format!("the kinds are: {}", kinds.join(", ")))
                .help(format!("the schemes are: {}", LINK_SCHEMES.join(", ")))
        }
        IssueKind::BadUrl => Diagnostic::new(Code::InvalidUrl, place, "this is not an address")
            .help("write it in full, as https://example.dk/side, or from the root of the site, as /om/"),
        IssueKind::BadReference(id) => {
            Diagnostic::new(Code::InvalidId, place, format!("`{id}` is not an id"))
                .help("an id is the name of a file without its ending: a-z, 0-9 and hyphens")
        }
        IssueKind::BadPart(part) => {
            let message = format!("`{part}` is not the name of a part");
            let mut diagnostic = Diagnostic::new(Code::InvalidId, place, message);
            if let Some(meant) = Id::fold(part) {
                diagnostic = diagnostic.label(format!("did you mean `#{meant}`?"));
            }
            diagnostic.help("the name of a heading is its words in a-z and 0-9, with hyphens between")
        }
        IssueKind::EmbedNotAlone => {
            Diagnostic::new(Code::EmbedNotAlone, place, "this block stands among other words")
                .help("put it on a line of its own, with an empty line before and after")
        }
        IssueKind::NotEmbeddable(kind) => {
            let message = format!("a reference to `{}` cannot be embedded", kind.as_str());
            Diagnostic::new(Code::NotEmbeddable, place, message).help("link to it instead: remove the `!`")
        }
        IssueKind::PartEmbedded => {
            Diagnostic::new(Code::NotEmbeddable, place, "a part cannot be embedded by itself")
                .help("embed the whole, without the `#`, or link to the part: remove the `!`")
        }
        IssueKind::RelativeImage => {
            let message = "the picture depends on where this text is published";
            Diagnostic::new(Code::RelativeLink, place, message)
                .help("put the file in content/media/ with a sheet, and write `![caption](media:ID)`")
        }
        IssueKind::ExternalImage => {
            Diagnostic::new(Code::ExternalImage, place, "the picture lies on another host")
                .help("put the file in content/media/ with a sheet, and write `![caption](media:ID)`")
        }
        // Only a media sheet names the author.
        IssueKind::FileImage { .. } => {
            Diagnostic::new(Code::MissingCredit, place, "nobody is named as the author of this picture")
                .help("give it a sheet in content/media/, and write `![caption](media:ID)`")
        }
    })
}

fn relative_link(destination: &str, place: Location) -> Diagnostic {
    let (message, help) = if destination.is_empty() {
        ("the link leads nowhere", "write between the round brackets where it leads".to_owned())
    } else if destination.starts_with("www.") {
        ("the address is not written in full", format!("write https://{destination}"))
    } else if destination.contains('@') {
        ("the address is not written in full", format!("write mailto:{destination}"))
    } else {
        let help = "link to the thing itself, `[text](page:ID)`, or write the address from the root, `/om/`";
        ("the link depends on where this text is published", help.to_owned())
    };
    Diagnostic::new(Code::RelativeLink, place, message).help(help)
}
