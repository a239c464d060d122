//! The issues that parsing noted in the Markdown of a text: links, embeds, pictures and HTML that are not allowed.
//!
//! Links to a heading of the same text are checked in [`super::anchors`].

use super::Content;
use crate::diagnostic::{Diagnostic, Diagnostics, RuleProblem, nearest};
use crate::join::Site;
use crate::model::link::{LINK_SCHEMES, Link, LinkError, mended};
use crate::model::prose::IssueKind;
use crate::model::{Id, Kind, Reference};

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    for body in &content.with_issues {
        for issue in &body.prose.issues {
            let place = body.place(&issue.range);
            if let IssueKind::FileImage { has_alt: false } = issue.what {
                diagnostics.push(Diagnostic::new(RuleProblem::PictureWithoutAlt, place.clone()));
            }
            if let IssueKind::Text(problem) = &issue.what {
                diagnostics.push(Diagnostic::new(problem.clone(), place));
                continue;
            }
            diagnostics
                .extend(problem(content.site, &issue.what).map(|problem| Diagnostic::new(problem, place)));
        }
    }
}

fn problem(site: &Site, issue: &IssueKind) -> Option<RuleProblem> {
    Some(match issue {
        // Links and dates are checked in files of their own, and problems of texts are reported as they are.
        IssueKind::Fragment(_) | IssueKind::WebAddress(_) | IssueKind::Text(_) | IssueKind::Date(..) => {
            return None;
        }
        // HTML would bypass every other rule.
        IssueKind::RawHtml => RuleProblem::RawHtml,
        IssueKind::EmptyLink => RuleProblem::EmptyLinkText,
        IssueKind::RelativeLink(destination) => relative_link(site, destination),
        IssueKind::Scheme(scheme) => {
            let known = Kind::ALL.map(Kind::as_str).into_iter().chain(LINK_SCHEMES);
            let meant = Kind::guess(scheme).map(Kind::as_str).or_else(|| nearest(scheme, known));
            RuleProblem::LinkScheme { scheme: scheme.to_string(), meant }
        }
        IssueKind::BadUrl(written) => RuleProblem::InvalidAddress {
            written: written.to_string(),
            mistake: Link::parse(written).err().unwrap_or(LinkError::Form),
            meant: mended(written).filter(|meant| Link::parse(meant).is_ok()),
        },
        IssueKind::BadReference(id) => RuleProblem::InvalidId { id: id.to_string(), meant: Id::fold(id) },
        IssueKind::BadPart(part) => {
            RuleProblem::InvalidPart { part: part.to_string(), meant: Id::fold(part) }
        }
        IssueKind::EmbedNotAlone => RuleProblem::EmbedNotAlone,
        IssueKind::NotEmbeddable(kind) => RuleProblem::NotEmbeddable(*kind),
        IssueKind::PartEmbedded => RuleProblem::PartNotEmbeddable,
        IssueKind::RelativeImage => RuleProblem::RelativePicture,
        IssueKind::ExternalImage => RuleProblem::ExternalPicture,
        // Only a media sheet names the author.
        IssueKind::FileImage { .. } => RuleProblem::PictureWithoutCredit,
    })
}

fn relative_link(site: &Site, destination: &str) -> RuleProblem {
    if destination.is_empty() {
        return RuleProblem::LinkWithoutAddress;
    }
    let written = destination.to_owned();
    if destination.starts_with("www.") {
        RuleProblem::IncompleteAddress { written, whole: format!("https://{destination}") }
    } else if destination.contains('@') {
        RuleProblem::IncompleteAddress { written, whole: format!("mailto:{destination}") }
    } else {
        RuleProblem::RelativeLink { written, meant: text_with_file(site, destination) }
    }
}

/// The page or release that is probably meant by the path of a file: `page:om` by `../pages/om.md`.
fn text_with_file(site: &Site, path: &str) -> Option<Reference> {
    let name = path.trim_end_matches('/').rsplit('/').next()?;
    let id = Id::parse(name.split('.').next()?)?;
    let kind = if site.pages.iter().any(|page| page.id == id) {
        Kind::Page
    } else if site.releases.iter().any(|release| release.id == id) {
        Kind::Release
    } else {
        return None;
    };
    Some(Reference { kind, id, part: None })
}
