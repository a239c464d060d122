//! The page of a person.

use serde::Serialize;

use super::head::Head;
use super::languages::alternates;
use crate::join::{Ix, Person, ReleaseList};
use crate::model::address::Address;
use crate::render::RenderResult;
use crate::render::components::{
    FigureView, Position, SourceView, StatementView, figure, latest, phone_href, sources, used_statement,
};
use crate::render::fragments::{PageBuilder, try_map};
use crate::render::locale::{DateView, Locale, Phrase};
use crate::theme::Fragment;

/// `person`: a person.
#[derive(Debug, Clone, Serialize)]
pub struct PersonView<'a> {
    /// The name.
    pub name: Phrase<'a>,
    /// A picture.
    pub photo: Option<FigureView<'a>>,
    /// The titles: those held today, the latest first, then those of which no time is known or which have not begun, then those
    /// that are over.
    pub appointments: Vec<AppointmentView<'a>>,
    /// As it was written.
    pub email: Option<&'a str>,
    /// As it was written.
    pub phone: Option<&'a str>,
    /// The same for `href`.
    pub phone_href: Option<String>,
    /// What they said, latest first, with the releases that use it.
    pub statements: Vec<StatementView<'a>>,
    /// The latest releases that they appear in.
    pub releases: Vec<&'a Fragment>,
    /// How many there are.
    pub releases_total: usize,
    /// Where all of them are listed, if `releases` is not all.
    pub all_releases: Option<String>,
    /// Where the facts come from.
    pub sources: Vec<SourceView<'a>>,
}

/// A title held.
#[derive(Debug, Clone, Serialize)]
pub struct AppointmentView<'a> {
    /// Where.
    pub organisation: &'a Fragment,
    /// The title.
    pub title: Phrase<'a>,
    /// The short form.
    pub short_title: Option<Phrase<'a>>,
    /// Since when.
    pub from: Option<DateView>,
    /// Until when.
    pub to: Option<DateView>,
    /// Whether it is over.
    pub former: bool,
}

pub(super) fn head<'a>(locale: &Locale<'a>, address: &Address, ix: Ix<Person>) -> Head<'a> {
    let person = &locale.site.people[ix];
    Head {
        title: Some(locale.phrase(&person.sheet.name)),
        alternates: alternates(locale, person.addresses.iter()),
        ..Head::new(locale, address, "person", "people")
    }
}

pub(super) fn view<'a>(builder: &PageBuilder<'a>, ix: Ix<Person>) -> RenderResult<PersonView<'a>> {
    let locale = &builder.locale;
    let person = &locale.site.people[ix];
    let sheet = &person.sheet;
    let today = locale.site.today();
    let mut appointments = person.appointments.clone();
    appointments.sort_by_key(|appointment| person.written(*appointment).span.order_on(today));
    let appointments = try_map(appointments, |appointment| {
        let written = person.written(appointment);
        Ok(AppointmentView {
            organisation: builder.organisation(appointment.organisation)?,
            title: locale.phrase(&written.title),
            short_title: locale.optional_phrase(written.short_title.as_ref()),
            from: locale.optional_date(written.span.from),
            to: locale.optional_date(written.span.to),
            former: written.span.is_over(today),
        })
    })?;
    let latest = latest(builder, ReleaseList::Person(ix))?;
    Ok(PersonView {
        name: locale.phrase(&sheet.name),
        photo: person.photo.map(|ix| figure(locale, ix, Position::Top, None)),
        appointments,
        email: sheet.channels.email.as_deref(),
        phone: sheet.channels.phone.as_deref(),
        phone_href: phone_href(&sheet.channels),
        statements: try_map(&locale.site.backlinks.people[ix].statements, |ix| used_statement(builder, *ix))?,
        releases: latest.releases,
        releases_total: latest.total,
        all_releases: latest.all,
        sources: sources(locale, &sheet.sources),
    })
}
