//! What a release mentions that the sheets of the site can know.
//!
//! Takes the texts of a release, and the [`SiteContext`], which is what the sheets say of names; gives each [`ReleaseMention`] with its
//! place. Whether a mention agrees with the sheets is judged by [`crate::check`].

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::markdown::ParsedBody;
use super::{Document, Documents};
use crate::mention::{
    LinkedThing, Mention, NameForm, Names, NamesBuilder, ThingIx, block_quotations, definite_name,
    sheet_mentions,
};
use crate::model::person::Person;
use crate::model::prose::SlotContent;
use crate::model::release::{LocalizedRelease, Passage, ReleaseMention};
use crate::model::{Id, Kind, Language, Text};

/// What must be known of a site to read what its releases mention.
#[derive(Debug, PartialEq)]
pub(super) struct SiteContext {
    /// The language of files whose names do not say theirs.
    language: Language,
    pub(super) names: Arc<Names>,
    /// The numbers that the sheets have among the names.
    things: Things,
}

/// The numbers of things among the names, by their kinds and ids.
type Things = BTreeMap<(Kind, Id), ThingIx>;

impl SiteContext {
    /// The context of a site; `None` if it has no settings, because nothing is judged then.
    pub(super) fn new(documents: &Documents) -> Option<SiteContext> {
        let (_, settings) = documents.settings.as_ref()?;
        let names = names_of(documents);
        let things = names.things().iter().zip(names.numbers());
        let things = things.map(|(thing, ix)| ((thing.kind, thing.id.clone()), ix)).collect();
        Some(SiteContext { language: settings.default_language(), names: Arc::new(names), things })
    }
}

/// The names of all sheets.
fn names_of(documents: &Documents) -> Names {
    let mut names = NamesBuilder::default();
    for Document { id, value, .. } in &documents.organisations {
        let thing = names.thing(Kind::Organisation, id.clone());
        add_text(&mut names, thing, NameForm::Full, &value.name);
        add_spoken(&mut names, thing, &value.name);
        if let Some(name) = &value.short_name {
            add_text(&mut names, thing, NameForm::Full, name);
        }
        for alias in &value.aliases {
            names.name(thing, NameForm::Full, alias);
        }
    }
    for Document { id, value, .. } in &documents.partnerships {
        let thing = names.thing(Kind::Partnership, id.clone());
        add_text(&mut names, thing, NameForm::Full, &value.name);
        add_spoken(&mut names, thing, &value.name);
        for alias in &value.aliases {
            names.name(thing, NameForm::Full, alias);
        }
    }
    for Document { id, value, .. } in &documents.agreements {
        let thing = names.thing(Kind::Agreement, id.clone());
        add_text(&mut names, thing, NameForm::Full, &value.name);
        add_spoken(&mut names, thing, &value.name);
    }
    for Document { id, value, .. } in &documents.people {
        let thing = names.thing(Kind::Person, id.clone());
        add_person(&mut names, thing, value);
    }
    names.build()
}

fn add_person(names: &mut NamesBuilder, thing: ThingIx, person: &Person) {
    for name in person.name.all() {
        names.name(thing, NameForm::Full, name);
        if let Some((_, last)) = name.rsplit_once(' ') {
            names.name(thing, NameForm::LastName, last);
            add_double_last_name(names, thing, name);
        }
    }
    for appointment in person.appointments.iter() {
        add_text(names, thing, NameForm::Title, &appointment.title);
        if let Some(title) = &appointment.short_title {
            add_text(names, thing, NameForm::Title, title);
        }
    }
}

fn add_text(names: &mut NamesBuilder, thing: ThingIx, form: NameForm, text: &Text) {
    for written in text.all() {
        names.name(thing, form, written);
    }
}

/// Adds the last two of three names or more, which can be a last name together: `Lund Brandt`.
fn add_double_last_name(names: &mut NamesBuilder, thing: ThingIx, name: &str) {
    let Some((last_space, _)) = name.rmatch_indices(' ').nth(1) else {
        return;
    };
    names.name(thing, NameForm::LastName, &name[last_space + 1..]);
}

/// Adds a name as sentences have it: `aftalen om skoleveje`, `North Sea Trust director`.
fn add_spoken(names: &mut NamesBuilder, thing: ThingIx, text: &Text) {
    for name in text.all() {
        if let Some(definite) = definite_name(name) {
            names.name(thing, NameForm::Full, &definite);
        }
        // One word alone can be any word.
        if let Some(bare) = name.strip_prefix("The ").filter(|bare| bare.contains(' ')) {
            names.name(thing, NameForm::Full, bare);
        }
    }
}

/// What a release mentions, in the order of its passages.
pub(super) fn mentions_in(
    words: &LocalizedRelease,
    body: &ParsedBody,
    language: Option<Language>,
    context: &SiteContext,
) -> Box<[ReleaseMention]> {
    let language = language.unwrap_or(context.language);
    let mut found = Vec::new();
    for passage in Passage::FIELDS {
        if let Some(text) = words.passage(passage) {
            let mentions = sheet_mentions(&with_paragraphs_as_lines(text), language, &context.names, &[]);
            found.extend(mentions.into_iter().map(|mention| ReleaseMention { passage, slot: None, mention }));
        }
    }
    let slots = Ranges::new(body.prose.slots.iter().map(|slot| slot.range.clone()));
    let address_links = Ranges::new(body.address_links.iter().cloned());
    let links = links_to_sheets(body, context);
    let plain = body.plain.as_str();
    let in_blocks = block_quotations(plain, &body.block_quotations, language, &context.names);
    for mention in sheet_mentions(plain, language, &context.names, &links).into_iter().chain(in_blocks) {
        // What comes from nothing in the file has no place.
        let Some(mention) = mention.map_range(&mut |range| body.plain.source_of(range)) else {
            continue;
        };
        let range = mention.range();
        // A link to another site may have the name of anybody.
        let is_only_linked = matches!(mention, Mention::Name(_) | Mention::PlaceOfTitle(_))
            && address_links.around(&range).is_some();
        if !is_only_linked {
            found.push(ReleaseMention { passage: Passage::Body, slot: slots.around(&range), mention });
        }
    }
    found.sort_by_key(|mention| (mention.passage, mention.mention.range().start));
    found.into()
}

/// The links of a body to things with names. One to a part of an agreement says something else.
fn links_to_sheets(body: &ParsedBody, context: &SiteContext) -> Vec<LinkedThing> {
    let mut links = Vec::new();
    for slot in &body.prose.slots {
        if let SlotContent::Link { to, .. } | SlotContent::Name(to) = &slot.content
            && to.part.is_none()
            && let Some(thing) = context.things.get(&(to.kind, to.id.clone()))
        {
            let range = body.plain.range_of(&slot.range);
            links.push(LinkedThing { range: range.start as usize..range.end as usize, thing: *thing });
        }
    }
    // Footnotes come last in the page.
    links.sort_by_key(|link| (link.range.start, link.range.end));
    links
}

/// A text with a line for each paragraph, byte for byte as long: a field's line ends where it happens to.
pub(super) fn with_paragraphs_as_lines(text: &str) -> String {
    // A carriage return that is in the text itself becomes the end of a line, too.
    text.replace("\n\n", "\r\r").replace('\n', " ").replace('\r', "\n")
}

/// Ranges in the order of the file, each with its number: footnotes come last in the page, not in the file.
struct Ranges {
    sorted: Vec<(Range<u32>, u32)>,
}

impl Ranges {
    fn new(ranges: impl Iterator<Item = Range<u32>>) -> Ranges {
        let mut sorted: Vec<(Range<u32>, u32)> = ranges.zip(0..).collect();
        sorted.sort_by_key(|(range, _)| range.start);
        Ranges { sorted }
    }

    /// The number of the range that another one is in.
    fn around(&self, range: &Range<usize>) -> Option<u32> {
        let after = self.sorted.partition_point(|(outer, _)| outer.start as usize <= range.start);
        let (outer, number) = self.sorted.get(after.checked_sub(1)?)?;
        (range.end <= outer.end as usize).then_some(*number)
    }
}
