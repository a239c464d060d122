//! The entries of the menu and of the footer, and sections, in `content/site.yaml`.
//!
//! Takes a [`Value`]; gives an entry of the model, or reports what is wrong with it, like [`super::values`]. A text names a section
//! or a page, a map has a title. Whether a page exists is found by the join.

use super::decode::{At, Value, meant_choices};
use super::fields::Fields;
use super::guesses;
use super::values::link_problem;
use super::{FieldType, Form, OtherWords, Record, Schema, Shape};
use crate::diagnostic::{Correction, Diagnostic, FieldProblem};
use crate::model::id::PageId;
use crate::model::link::{LinkError, WEB_SCHEMES};
use crate::model::settings::{
    LinkTarget, Menu, MenuEntry, MenuItem, Section, SiteLink, SiteLinks, Submenu, TitledLink,
};
use crate::model::{Kind, Reference};

const LINK: Schema = TitledLink::SCHEMA;
const SUBMENU: Schema = Submenu::SCHEMA;

const SECTION_OR_PAGE: Shape = Shape::Form(&Form::new(
    ["`releases`, `partnerships`, `agreements`, `organisations`, `people`, `topics`, `page:ID`"; 2],
    ["`releases`, `partnerships`, `agreements`, `organisations`, `people`, `topics`, `page:ID`"; 2],
    "^(releases|partnerships|agreements|organisations|people|topics|page:[a-z0-9]+(-[a-z0-9]+)*)$",
    "releases",
));

const PAGE: Shape = Shape::Form(&Form::new(
    ["`page:ID`", "`page:ID`"],
    ["`page:ID`", "`page:ID`"],
    "^page:[a-z0-9]+(-[a-z0-9]+)*$",
    "page:om",
));

/// How an entry that is a page is written, for messages.
const PAGE_FORM: &str = "page:ID";

/// What people write for a section.
const SECTION_WORDS: OtherWords = &[
    ("releases", &["release", "pressemeddelelser", "pressemeddelelse", "news", "nyheder", "press"]),
    ("partnerships", &["partnership", "partnerskaber", "partnerskab"]),
    ("agreements", &["agreement", "aftaler", "aftale"]),
    ("organisations", &["organisation", "organisationer", "organizations", "organization"]),
    ("people", &["person", "persons", "personer"]),
    ("topics", &["topic", "emner", "emne", "tags", "tag"]),
];

impl FieldType for Menu<PageId> {
    const SHAPE: Shape = Shape::List { of: &MenuEntry::<PageId>::SHAPE, least: 0 };

    /// A menu with a mistake in it is none, so that the places of its other entries stay those of the file.
    fn decode(value: Value<'_>) -> Option<Self> {
        if value.is_empty_list() {
            return Some(Menu(Box::default()));
        }
        let entries = value.full_list(&Self::SHAPE, MenuEntry::decode)?;
        Some(Menu(entries.into()))
    }
}

impl FieldType for SiteLinks<PageId> {
    const SHAPE: Shape = Shape::List { of: &SiteLink::<PageId>::SHAPE, least: 0 };
    const IS_REQUIRED: bool = false;

    /// All links or none, as in a menu.
    fn decode(value: Value<'_>) -> Option<Self> {
        if value.is_empty_list() {
            return Self::missing();
        }
        Some(SiteLinks(value.full_list(&Self::SHAPE, SiteLink::decode).unwrap_or_default().into()))
    }

    fn missing() -> Option<Self> {
        Some(SiteLinks::default())
    }
}

impl FieldType for MenuEntry<PageId> {
    const SHAPE: Shape = Shape::OneOf(&[SECTION_OR_PAGE, Shape::Record(&LINK), Shape::Record(&SUBMENU)]);

    fn decode(value: Value<'_>) -> Option<Self> {
        if !value.has_field("items") {
            return MenuItem::decode(value).map(MenuEntry::Item);
        }
        let mut fields = Fields::open(value)?;
        let submenu = Submenu::decode_fields(&mut fields);
        if fields.has("url") {
            fields.report(fields.problem_at("url", FieldProblem::UrlOfSubmenu));
            fields.skip(["url"]);
        }
        fields.finish();
        let Submenu { title, items } = submenu?;
        Some(MenuEntry::Submenu { title, items: items.0.into() })
    }
}

impl FieldType for MenuItem<PageId> {
    const SHAPE: Shape = Shape::OneOf(&[SECTION_OR_PAGE, Shape::Record(&LINK)]);

    fn decode(value: Value<'_>) -> Option<Self> {
        if value.has_field("items") {
            let at = value.at();
            let fields = Fields::open(value)?;
            let problem = FieldProblem::ThirdLevel;
            // By another name, it is the entry as a whole that is shown.
            let is_by_name = fields.has("items");
            fields.report(if is_by_name { fields.problem_at("items", problem) } else { at.problem(problem) });
            return None;
        }
        let section = value.as_str().and_then(Section::from_key);
        match section {
            Some(section) => Some(MenuItem::Section(section)),
            None => link(value, &Section::KEYS).map(MenuItem::Link),
        }
    }
}

impl FieldType for SiteLink<PageId> {
    const SHAPE: Shape = Shape::OneOf(&[PAGE, Shape::Record(&LINK)]);

    fn decode(value: Value<'_>) -> Option<Self> {
        link(value, &[])
    }
}

/// A page or a link with a title. `sections` are the words that could be meant as well.
fn link(value: Value<'_>, sections: &[&'static str]) -> Option<SiteLink<PageId>> {
    if value.is_map() {
        return TitledLink::decode_record(value).map(SiteLink::Titled);
    }
    let kind = value.as_str().and_then(|text| text.split_once(':')).map(|(kind, _)| Kind::from_name(kind));
    if kind == Some(Some(Kind::Page)) {
        let at = value.at();
        let Reference { id, part, .. } = Reference::decode(value)?;
        if part.is_none() {
            return Some(SiteLink::Page(PageId::new(id)));
        }
        let written = format!("page:{id}");
        at.report(at.problem(FieldProblem::PartOfPage).replace(Some(written)));
        return None;
    }
    value.parsed(|_| Err(()), |at, text, ()| unknown_entry(at, text, sections))
}

/// That a text names no entry, and what was meant.
fn unknown_entry(at: &At<'_>, written: &str, sections: &[&'static str]) -> Diagnostic {
    let words = if sections.is_empty() { &[] } else { SECTION_WORDS };
    let meant = meant_choices(written, sections, words).first().map(|meant| (*meant).to_owned());
    let page = guesses::reference(written).filter(|to| to.kind == Kind::Page && to.part.is_none());
    let meant = page.map(|page| page.to_string()).or(meant);
    let choices = sections.iter().copied().chain([PAGE_FORM]).collect();
    let problem = at.problem(FieldProblem::UnknownEntry { written: written.to_owned(), choices });
    let can_be_in_braces = !written.contains(['{', '}', '[', ']', ',', '"', '#', ' ']);
    if can_be_in_braces && LinkTarget::parse(written).is_ok() {
        return problem.correct(Some(Correction::Surround("{title: \"…\", url: ".to_owned(), "}")));
    }
    problem.replace(meant)
}

/// A section that has an index.
impl FieldType for Section {
    const SHAPE: Shape = Shape::Choice(&Section::KEYS);

    fn decode(value: Value<'_>) -> Option<Self> {
        value.choice(&Section::INDEXED.map(|section| (section.key(), section)), SECTION_WORDS)
    }
}

impl FieldType for LinkTarget {
    const SHAPE: Shape = Shape::Form(
        &Form::new(
            ["web address, or an address of the site", "addresses"],
            ["webadresse eller en adresse på webstedet", "adresser"],
            r"^([Hh][Tt][Tt][Pp][Ss]?://|/)[^\s<>]*$",
            "https://example.dk/side",
        )
        .printed(),
    );

    fn decode(value: Value<'_>) -> Option<Self> {
        value.parsed(LinkTarget::parse, |at, text, error| {
            if error == LinkError::Form && text.starts_with('/') {
                return at.problem(FieldProblem::InvalidOwnAddress { written: text.to_owned() });
            }
            link_problem(at, text, error, &WEB_SCHEMES)
        })
    }
}
