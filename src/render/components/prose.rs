//! A body text as it stands on its page: the slots filled.

use super::agreement::agreement_facts;
use super::figure::figure;
use super::partnership::partnership_facts;
use super::statement::statement;
use crate::html::{escape, escape_into};
use crate::join::Referent;
use crate::model::prose::{Filling, Prose, SLOT_MARK, Slot};
use crate::render::RenderError;
use crate::render::fragments::PageBuilder;
use crate::render::locale::Locale;
use crate::theme::{Fragment, TemplateContext, TemplateRenderer};

/// The text as a page shows it.
pub(crate) fn body(
    builder: &PageBuilder<'_, '_>,
    prose: &Prose,
    referents: &[Option<Referent>],
) -> Result<Fragment, RenderError> {
    if prose.slots.is_empty() {
        return Ok(Fragment::new(&prose.html));
    }
    let (locale, renderer) = (&builder.locale, builder.renderer);
    let mut pieces = prose.html.split(SLOT_MARK);
    let mut html = String::with_capacity(prose.html.len() * 2);
    html.extend(pieces.next());
    for ((slot, target), piece) in prose.slots.iter().zip(referents).zip(pieces) {
        match (&slot.content, target) {
            (Filling::Address { to, fragment }, _) => {
                escape_into(&locale.href(to), &mut html);
                if let Some(fragment) = fragment {
                    html.push('#');
                    escape_into(fragment, &mut html);
                }
            }
            (Filling::Link { .. }, Some(target)) => {
                html.push_str(&mark(locale, renderer, target)?);
                html.push_str(&link_start(locale, target, None));
            }
            (Filling::Name(_), Some(target)) => {
                html.push_str(&mark(locale, renderer, target)?);
                html.push_str(&named_link(locale, target));
            }
            (Filling::Embed { caption, .. }, Some(target)) => {
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

/// The mark before a link to what a preview shows though it is not public; mostly nothing.
fn mark(locale: &Locale<'_>, renderer: &TemplateRenderer, target: &Referent) -> Result<String, RenderError> {
    let Referent::Release(ix, _) = target else {
        return Ok(String::new());
    };
    match locale.release(*ix).held_back {
        Some(held_back) => {
            let mark = renderer.component("held_back", &TemplateContext::default().with("of", &held_back))?;
            Ok(format!("{} ", mark.html()))
        }
        None => Ok(String::new()),
    }
}

/// The beginning of a link, up to its words; `lang` is their language where it is not the text's.
fn link_start(locale: &Locale<'_>, target: &Referent, lang: Option<&str>) -> String {
    let link = locale.target(target);
    let attribute = |name, value: Option<&str>| {
        value.map_or(String::new(), |value| format!(" {name}=\"{}\"", escape(value)))
    };
    format!(
        "<a{} href=\"{}\"{}>",
        attribute("lang", lang),
        escape(&link.href),
        attribute("hreflang", link.hreflang)
    )
}

/// A link whose words are what it leads to: a name, or an amount.
fn named_link(locale: &Locale<'_>, target: &Referent) -> String {
    let amount = match target {
        Referent::Agreement(ix, Some(part)) => locale.site.agreements[*ix].amount(*part),
        _ => None,
    };
    if let Some(amount) = amount {
        let words = amount.print(locale.language);
        return format!("{}{}</a>", link_start(locale, target, None), escape(&words));
    }
    let name = locale.target(target).name;
    format!("{}{}</a>", link_start(locale, target, name.lang), escape(name.text))
}

/// The level of a heading inside an embed: one below the heading above it.
fn heading_level(prose: &Prose, slot: &Slot) -> u8 {
    let above = prose.headings.iter().rev().find(|heading| heading.range.start < slot.range.start);
    above.map_or(2, |heading| (heading.level + 1).min(6))
}

fn embed(
    builder: &PageBuilder<'_, '_>,
    target: &Referent,
    caption: Option<&str>,
    level: u8,
) -> Result<Fragment, RenderError> {
    let (locale, renderer) = (&builder.locale, builder.renderer);
    match target {
        Referent::Agreement(ix, _) => {
            let context = TemplateContext::default()
                .with("facts", &agreement_facts(builder, *ix)?)
                .with("level", &level);
            renderer.component("facts_box", &context)
        }
        Referent::Partnership(ix) => {
            let context = TemplateContext::default()
                .with("facts", &partnership_facts(builder, *ix)?)
                .with("level", &level);
            renderer.component("participants", &context)
        }
        Referent::Statement(ix) => {
            let context = TemplateContext::default().with("statement", &statement(builder, *ix)?);
            renderer.component("quotation", &context)
        }
        Referent::Media(ix) => {
            let figure = figure(locale, *ix, caption);
            renderer.component("figure", &TemplateContext::default().with("figure", &figure))
        }
        // Parsing makes embeds of these four kinds only.
        Referent::Organisation(_)
        | Referent::Person(_)
        | Referent::Release(..)
        | Referent::Page(..)
        | Referent::Topic(_) => Ok(Fragment::new("")),
    }
}
