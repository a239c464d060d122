//! Body texts: HTML from Markdown, with its slots filled.
//!
//! Takes the HTML of a text, its slots and what their references lead to; gives the finished HTML. Slots are filled in their
//! order, in one pass. The Markdown itself was read long before, by `parse`.

use super::agreement::agreement_facts;
use super::figure::{Position, figure};
use super::partnership::partnership_facts;
use super::statement::statement;
use crate::html::escape_into;
use crate::join::Referent;
use crate::mention::unbroken;
use crate::model::prose::{Prose, SLOT_MARK, Slot, SlotContent};
use crate::render::RenderResult;
use crate::render::fragments::PageBuilder;
use crate::render::locale::Locale;
use crate::theme::{Fragment, TemplateContext};

/// A body text with its slots filled.
pub(crate) fn body(
    builder: &PageBuilder<'_>,
    prose: &Prose,
    referents: &[Option<Referent>],
) -> RenderResult<Fragment> {
    if prose.slots.is_empty() {
        return Ok(Fragment::new(&prose.html));
    }
    let locale = &builder.locale;
    let mut pieces = prose.html.split(SLOT_MARK);
    let mut html = String::with_capacity(prose.html.len() * 2);
    html.extend(pieces.next());
    for ((slot, target), piece) in prose.slots.iter().zip(referents).zip(pieces) {
        match (&slot.content, target) {
            (SlotContent::Address { to, fragment }, _) => {
                escape_into(&locale.href(to), &mut html);
                if let Some(fragment) = fragment {
                    html.push('#');
                    escape_into(fragment, &mut html);
                }
            }
            (SlotContent::NoteLabel { number }, _) => {
                let context = TemplateContext::default().with("number", number);
                html.push_str(builder.renderer.component("note_label", &context)?.html().trim());
            }
            (SlotContent::Link { .. }, Some(target)) => {
                push_mark(builder, target, &mut html)?;
                push_link_start(locale, target, None, &mut html);
            }
            (SlotContent::Name(_), Some(target)) => {
                push_mark(builder, target, &mut html)?;
                push_named_link(locale, target, &mut html);
            }
            (SlotContent::Embed { caption, .. }, Some(target)) => {
                let level = heading_level(prose, slot);
                html.push_str(embed(builder, target, caption.as_deref(), level)?.html());
            }
            // A checked site has a target for each reference.
            (_, None) => {}
        }
        html.push_str(piece);
    }
    Ok(Fragment::new(&html))
}

/// Adds the mark before a link to a release that only the preview shows; nothing before all other links.
fn push_mark(builder: &PageBuilder<'_>, target: &Referent, html: &mut String) -> RenderResult<()> {
    if let Referent::Release(ix, _) = target
        && let Some(held_back) = builder.locale.release(*ix).held_back
    {
        let context = TemplateContext::default().with("of", &held_back);
        html.push_str(builder.renderer.component("held_back", &context)?.html());
        html.push(' ');
    }
    Ok(())
}

/// Adds the start tag of a link; `lang` is the language of its words where it is not the text's.
fn push_link_start(locale: &Locale<'_>, target: &Referent, lang: Option<&str>, html: &mut String) {
    let link = locale.target(target);
    html.push_str("<a");
    push_attribute("lang", lang, html);
    push_attribute("href", Some(&link.href), html);
    push_attribute("hreflang", link.hreflang, html);
    html.push('>');
}

fn push_attribute(name: &str, value: Option<&str>, html: &mut String) {
    if let Some(value) = value {
        html.extend([" ", name, "=\""]);
        escape_into(value, html);
        html.push('"');
    }
}

/// Adds a link whose words are the name of what it leads to, or its amount.
fn push_named_link(locale: &Locale<'_>, target: &Referent, html: &mut String) {
    let amount = match target {
        Referent::Agreement(ix, Some(part)) => locale.site.agreements[*ix].amount(*part),
        _ => None,
    };
    match amount {
        Some(amount) => {
            push_link_start(locale, target, None, html);
            escape_into(&amount.print(locale.conventions()), html);
        }
        None => {
            let name = locale.target(target).name;
            push_link_start(locale, target, name.lang, html);
            escape_into(&unbroken(&name.text), html);
        }
    }
    html.push_str("</a>");
}

/// The level of headings inside an embed: one below the heading that it comes under.
fn heading_level(prose: &Prose, slot: &Slot) -> u8 {
    let above = prose.headings.iter().rev().find(|heading| heading.range.start < slot.range.start);
    above.map_or(2, |heading| (heading.level + 1).min(6))
}

/// What the theme's component for a kind makes of an embed.
fn embed(
    builder: &PageBuilder<'_>,
    target: &Referent,
    caption: Option<&str>,
    level: u8,
) -> RenderResult<Fragment> {
    let context = TemplateContext::default();
    let (component, context) = match target {
        Referent::Agreement(ix, _) => {
            ("facts_box", context.with("facts", &agreement_facts(builder, *ix)?).with("level", &level))
        }
        Referent::Partnership(ix) => {
            ("participants", context.with("facts", &partnership_facts(builder, *ix)?).with("level", &level))
        }
        Referent::Statement(ix) => ("quotation", context.with("statement", &statement(builder, *ix)?)),
        Referent::Media(ix) => {
            ("figure", context.with("figure", &figure(&builder.locale, *ix, Position::Below, caption)))
        }
        // Parsing makes embeds of these four kinds only.
        Referent::Organisation(_)
        | Referent::Person(_)
        | Referent::Release(..)
        | Referent::Page(..)
        | Referent::Topic(_) => return Ok(Fragment::new("")),
    };
    builder.renderer.component(component, &context)
}
