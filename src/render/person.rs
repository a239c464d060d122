//! The page of a person.

use super::RenderError;
use super::components::{figure, latest, phone_href, sources, statement};
use super::fragments::PageBuilder;
use super::views::{AppointmentView, PersonView};
use crate::join::{Ix, Person, ReleaseList};

pub(super) fn person<'a>(
    builder: &PageBuilder<'a, '_>,
    ix: Ix<Person>,
) -> Result<PersonView<'a>, RenderError> {
    let locale = &builder.locale;
    let person = &locale.site.people[ix];
    let sheet = &person.sheet;
    let appointments = person.appointments.iter().map(|appointment| {
        let written = person.written(*appointment);
        Ok(AppointmentView {
            organisation: builder.organisation(appointment.organisation)?,
            title: locale.phrase(&written.title),
            short_title: locale.optional_phrase(written.short_title.as_ref()),
            from: locale.optional_date(written.span.from),
            to: locale.optional_date(written.span.to),
        })
    });
    let latest = latest(builder, ReleaseList::Person(ix))?;
    Ok(PersonView {
        name: locale.phrase(&sheet.name),
        photo: person.photo.map(|ix| figure(locale, ix, None)),
        appointments: appointments.collect::<Result<_, RenderError>>()?,
        email: sheet.channels.email.as_deref(),
        phone: sheet.channels.phone.as_deref(),
        phone_href: phone_href(&sheet.channels),
        statements: person.statements.iter().map(|ix| statement(builder, *ix)).collect::<Result<_, _>>()?,
        releases: latest.releases,
        releases_total: latest.total,
        all_releases: latest.all,
        sources: sources(locale, &sheet.sources),
    })
}
