//! What a text shows as a block, in plain text: the facts of an agreement or a partnership, a quotation, a picture.

use super::links::Links;
use super::sheet::Sheet;
use crate::join::{Agreement, Ix, Media, Partnership, Referent, Statement};
use crate::model::media::Alt;
use crate::render::locale::Locale;

/// What a link without words of its own says: the amount of a part of an agreement, or a name.
pub(super) fn name(locale: &Locale<'_>, target: &Referent) -> String {
    if let Referent::Agreement(ix, Some(part)) = target
        && let Some(amount) = locale.site.agreements[*ix].amount(*part)
    {
        return amount.print(locale.conventions());
    }
    locale.target(target).name.text.into_owned()
}

pub(super) fn embed(
    locale: &Locale<'_>,
    target: &Referent,
    caption: Option<&str>,
    sheet: &mut Sheet,
    links: &mut Links,
) {
    match target {
        Referent::Agreement(ix, _) => agreement(locale, *ix, sheet, links),
        Referent::Partnership(ix) => partnership(locale, *ix, sheet, links),
        Referent::Statement(ix) => statement(locale, *ix, sheet),
        Referent::Media(ix) => media(locale, *ix, caption, sheet),
        // Parsing makes embeds of these four kinds only.
        Referent::Organisation(_)
        | Referent::Person(_)
        | Referent::Release(..)
        | Referent::Page(..)
        | Referent::Topic(_) => {}
    }
}

/// The lines of an agreement, then its total.
fn agreement(locale: &Locale<'_>, ix: Ix<Agreement>, sheet: &mut Sheet, links: &mut Links) {
    let agreement = &locale.site.agreements[ix];
    let link = locale.agreement(ix);
    let mark = links.mark(&link.name.text, &locale.host_url(&link.href));
    sheet.words(&format!("{}{mark}", link.name.text));
    for allocation in agreement.sheet.allocations.iter() {
        let amount = allocation.amount.print(locale.conventions());
        sheet.indent("- ");
        sheet.words(&format!("{amount}: {}", locale.phrase(&allocation.purpose).text));
        sheet.outdent();
    }
    let total = agreement.sheet.total.print(locale.conventions());
    sheet.indent("= ");
    sheet.words(&format!("{total}: {}", locale.string("total", &[])));
    sheet.outdent();
    if let Some(note) = &agreement.sheet.rounding_note {
        sheet.words(&locale.phrase(note).text);
    }
}

/// Who takes part in a partnership.
fn partnership(locale: &Locale<'_>, ix: Ix<Partnership>, sheet: &mut Sheet, links: &mut Links) {
    let partnership = &locale.site.partnerships[ix];
    let link = locale.partnership(ix);
    let mark = links.mark(&link.name.text, &locale.host_url(&link.href));
    sheet.words(&format!("{}{mark}", link.name.text));
    if let Some(facilitator) = partnership.facilitator {
        let name = locale.organisation(facilitator).name.text;
        sheet.words(&format!("{}: {name}", locale.string("facilitator", &[])));
    }
    if partnership.participants.is_empty() {
        return;
    }
    sheet.words(&format!("{}:", locale.string("participants", &[])));
    for participant in &partnership.participants {
        let written = partnership.written(participant);
        let status = locale.string(&format!("status_{}", written.status.as_str()), &[]);
        let name = locale.organisation(participant.organisation).name.text;
        sheet.indent("- ");
        match &written.role {
            Some(role) => sheet.words(&format!("{name} ({status}): {}", locale.phrase(role).text)),
            None => sheet.words(&format!("{name} ({status})")),
        };
        sheet.outdent();
    }
    if !partnership.sheet.participants_complete {
        sheet.words(&locale.string("participants_incomplete", &[]));
    }
}

/// A quotation, with who said it.
fn statement(locale: &Locale<'_>, ix: Ix<Statement>, sheet: &mut Sheet) {
    let statement = &locale.site.statements[ix];
    let person = &locale.site.people[statement.speaker];
    let held = statement.sheet.source.date.and_then(|date| person.title_on(date.earliest()));
    let [before, after] = &locale.conventions().quotation_marks;
    let mut speaker = locale.person(statement.speaker).name.text.into_owned();
    if let Some(held) = held {
        let title = locale.phrase(&person.written(held).title).text;
        let organisation = locale.organisation(held.organisation).name.text;
        speaker.push_str(&format!(", {title}, {organisation}"));
    }
    sheet.indent("    ");
    sheet.words(&format!("{before}{}{after}", locale.phrase(&statement.sheet.text).text));
    sheet.words(&format!("–\u{a0}{speaker}"));
    sheet.outdent();
}

/// What a picture shows, and who made it.
fn media(locale: &Locale<'_>, ix: Ix<Media>, caption: Option<&str>, sheet: &mut Sheet) {
    let picture = &locale.site.media[ix].sheet;
    let caption = caption.map(str::to_owned);
    let own = picture.caption.as_ref().map(|caption| locale.phrase(caption).text.into_owned());
    let alt = match &picture.alt {
        Alt::Text(text) => Some(locale.phrase(text).text.into_owned()),
        Alt::Decorative | Alt::Missing => None,
    };
    let credit = locale.phrase(&picture.credit).text;
    let photo = locale.string("photo", &[]);
    match caption.or(own).or(alt) {
        Some(words) => sheet.words(&format!("[{words} {photo} {credit}]")),
        None => sheet.words(&format!("[{photo} {credit}]")),
    };
}
