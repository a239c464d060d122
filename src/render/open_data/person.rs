//! A person: the titles they hold or held, and what they said.

use std::borrow::Cow;

use serde::Serialize;

use super::About;
use super::reference::{self, Written};
use super::shared::{LatestReleases, Source, date, latest, sources};
use crate::join::{Ix, Person, ReleaseList, Statement};
use crate::render::fragments::PageBuilder;

#[derive(Serialize)]
pub(super) struct PersonFacts<'a> {
    #[serde(flatten)]
    about: About<'a>,
    name: Cow<'a, str>,
    appointments: Vec<AppointmentFacts<'a>>,
    phone: Option<&'a str>,
    email: Option<&'a str>,
    /// Latest first.
    statements: Vec<StatementFacts<'a>>,
    sources: Vec<Source<'a>>,
    #[serde(flatten)]
    latest: LatestReleases<'a>,
}

#[derive(Serialize)]
struct AppointmentFacts<'a> {
    organisation: Written<'a>,
    title: Cow<'a, str>,
    short_title: Option<Cow<'a, str>>,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Serialize)]
struct StatementFacts<'a> {
    id: String,
    url: String,
    text: Cow<'a, str>,
    language: &'a str,
    date: Option<String>,
    /// Who published it.
    source: Option<Written<'a>>,
    /// Where it can be read.
    source_url: Option<&'a str>,
}

pub(super) fn person<'a>(builder: &PageBuilder<'a>, ix: Ix<Person>, about: About<'a>) -> PersonFacts<'a> {
    let locale = &builder.locale;
    let person = &locale.site.people[ix];
    let sheet = &person.sheet;
    let statements = locale.site.backlinks.people[ix].statements.iter();
    PersonFacts {
        about,
        name: locale.phrase(&sheet.name).text,
        appointments: appointments(builder, person),
        phone: sheet.channels.phone.as_deref(),
        email: sheet.channels.email.as_deref(),
        statements: statements.map(|ix| statement(builder, *ix)).collect(),
        sources: sources(locale, &sheet.sources),
        latest: latest(builder, ReleaseList::Person(ix)),
    }
}

fn appointments<'a>(builder: &PageBuilder<'a>, person: &'a Person) -> Vec<AppointmentFacts<'a>> {
    let mut facts = Vec::with_capacity(person.appointments.len());
    for appointment in &person.appointments {
        let written = person.written(*appointment);
        facts.push(AppointmentFacts {
            organisation: reference::organisation(builder, appointment.organisation),
            title: builder.locale.phrase(&written.title).text,
            short_title: written.short_title.as_ref().map(|title| builder.locale.phrase(title).text),
            from: date(written.span.from),
            to: date(written.span.to),
        });
    }
    facts
}

fn statement<'a>(builder: &PageBuilder<'a>, ix: Ix<Statement>) -> StatementFacts<'a> {
    let locale = &builder.locale;
    let statement = &locale.site.statements[ix];
    let sheet = &statement.sheet;
    let text = locale.phrase(&sheet.text);
    let written = sheet.language.as_ref().map(|tag| tag.as_str());
    StatementFacts {
        id: reference::statement_id(locale.site, ix),
        url: reference::of_statement(locale, ix).url,
        language: written.or(text.lang).unwrap_or(locale.language.tag()),
        text: text.text,
        date: date(sheet.source.date),
        source: statement.source.map(|ix| reference::organisation(builder, ix)),
        source_url: sheet.source.url.as_ref().map(|url| url.as_str()),
    }
}
