//! The sheet of a person, field by field.

use super::decode::{Fields, Value};
use super::values::{channels, id, source_note, span, text};
use crate::model::person::{Appointment, Person};

pub(super) fn person(value: Value<'_>) -> Option<Person> {
    let mut fields = Fields::open(value)?;
    let name = fields.required("name", text);
    let appointments = fields.required("appointments", |value| value.full_list(appointment));
    let channels = channels(&mut fields);
    let photo = fields.optional("photo", id);
    let sources = fields.list("sources", source_note);
    fields.close();
    Some(Person { name: name?, appointments: appointments?, channels, photo, sources })
}

fn appointment(value: Value<'_>) -> Option<Appointment> {
    let mut fields = Fields::open(value)?;
    let organisation = fields.required("organisation", id);
    let title = fields.required("title", text);
    let short_title = fields.optional("short_title", text);
    let span = span(&mut fields);
    fields.close();
    Some(Appointment { organisation: organisation?, title: title?, short_title, span })
}
