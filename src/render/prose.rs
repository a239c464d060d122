//! A body text as it stands on its page: the slots filled.

use super::RenderError;
use super::parts::{agreement_facts, figure, partnership_facts, statement};
use super::scribe::Scribe;
use crate::html::{escape, escape_into};
use crate::join::{AgreementPart, Target};
use crate::model::Money;
use crate::model::prose::{Filling, Prose, SLOT_MARK, Slot};
use crate::theme::{Painter, Views};

/// The HTML of a text.
pub(super) fn html(
    scribe: &Scribe<'_>,
    painter: &Painter,
    prose: &Prose,
    targets: &[Option<Target>],
) -> Result<String, RenderError> {
    let mut pieces = prose.html.split(SLOT_MARK);
    let mut html = String::with_capacity(prose.html.len() * 2);
    html.extend(pieces.next());
    for ((slot, target), piece) in prose.slots.iter().zip(targets).zip(pieces) {
        match (&slot.filling, target) {
            (Filling::Address { to, fragment }, _) => {
                escape_into(&scribe.href(to), &mut html);
                if let Some(fragment) = fragment {
                    html.push('#');
                    escape_into(fragment, &mut html);
                }
            }
            (Filling::Link { .. }, Some(target)) => html.push_str(&link_start(scribe, target)),
            (Filling::Name(_), Some(target)) => html.push_str(&named_link(scribe, target)),
            (Filling::Embed { caption, .. }, Some(target)) => {
                let level = heading_level(prose, slot);
                html.push_str(&block(scribe, painter, target, caption.as_deref(), level)?);
            }
            // A checked site has a target for each reference.
            (_, None) => {}
        }
        html.push_str(piece);
    }
    Ok(html)
}

fn link_start(scribe: &Scribe<'_>, target: &Target) -> String {
    let (href, hreflang) = match part_of(scribe, target) {
        Some(href) => (href, None),
        None => {
            let link = scribe.target(target);
            (link.href, link.hreflang)
        }
    };
    let hreflang = hreflang.map_or(String::new(), |tag| format!(" hreflang=\"{tag}\""));
    format!("<a href=\"{}\"{hreflang}>", escape(&href))
}

/// The address of a part of an agreement.
fn part_of(scribe: &Scribe<'_>, target: &Target) -> Option<String> {
    let Target::Agreement(ix, Some(part)) = target else {
        return None;
    };
    let sheet = &scribe.site.agreements[*ix].sheet;
    let anchor = match part {
        AgreementPart::Total => "total",
        AgreementPart::Allocation(at) => sheet.allocations[*at].id.as_str(),
        AgreementPart::Assignment(at) => sheet.assignments[*at].id.as_str(),
    };
    Some(scribe.agreement_part(*ix, anchor).href)
}

fn named_link(scribe: &Scribe<'_>, target: &Target) -> String {
    let start = link_start(scribe, target);
    if let Some(amount) = amount(scribe, target) {
        return format!("{start}{}</a>", escape(&amount.print(scribe.language)));
    }
    let name = match target {
        Target::Agreement(ix, Some(AgreementPart::Assignment(at))) => {
            scribe.phrase(&scribe.site.agreements[*ix].sheet.assignments[*at].title)
        }
        target => scribe.target(target).name,
    };
    let lang = name.lang.map_or(String::new(), |tag| format!(" lang=\"{tag}\""));
    let start = start.replacen("<a ", &format!("<a{lang} "), 1);
    format!("{start}{}</a>", escape(name.text))
}

fn amount(scribe: &Scribe<'_>, target: &Target) -> Option<Money> {
    let Target::Agreement(ix, Some(part)) = target else {
        return None;
    };
    let sheet = &scribe.site.agreements[*ix].sheet;
    match part {
        AgreementPart::Total => Some(sheet.total),
        AgreementPart::Allocation(at) => Some(sheet.allocations[*at].amount),
        AgreementPart::Assignment(_) => None,
    }
}

/// The level of a heading inside a block: one below the heading that the block stands under.
fn heading_level(prose: &Prose, slot: &Slot) -> u8 {
    let above = prose.headings.iter().rev().find(|heading| heading.range.start < slot.range.start);
    above.map_or(2, |heading| (heading.level + 1).min(6))
}

fn block(
    scribe: &Scribe<'_>,
    painter: &Painter,
    target: &Target,
    caption: Option<&str>,
    level: u8,
) -> Result<String, RenderError> {
    match target {
        Target::Agreement(ix, _) => {
            let views = Views::default().with("facts", &agreement_facts(scribe, *ix)).with("level", &level);
            painter.block("facts_box", &views)
        }
        Target::Partnership(ix) => {
            let views = Views::default().with("facts", &partnership_facts(scribe, *ix)).with("level", &level);
            painter.block("participants", &views)
        }
        Target::Statement(ix) => {
            let views = Views::default().with("statement", &statement(scribe, *ix));
            painter.block("quotation", &views)
        }
        Target::Media(ix) => {
            let figure = figure(scribe, *ix, caption);
            painter.block("figure", &Views::default().with("figure", &figure))
        }
        // Parsing makes embeds of these four kinds only.
        Target::Organisation(_)
        | Target::Person(_)
        | Target::Release(..)
        | Target::Page(..)
        | Target::Topic(_) => Ok(String::new()),
    }
}
