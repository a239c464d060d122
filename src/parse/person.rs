//! The sheet of a person, field by field.

use super::decode::{Fields, Value};
use super::values::{channels, id, source_note, span, text};
use crate::diagnostic::Code;
use crate::model::person::{Appointment, Person};

pub(super) fn person(value: Value<'_>) -> Option<Person> {
    let mut fields = Fields::open(value)?;
    let name = fields.required("name", text);
    let has_list = fields.has("appointments");
    let appointments = fields.required("appointments", |value| {
        let found = value.list(|value| Some(appointment(value)));
        Some((found.is_empty(), found.into_iter().flatten().collect()))
    });
    if has_list && matches!(appointments, Some((true, _))) {
        fields
            .complain(Code::MissingField, "the person has no appointment")
            .help("give at least one: the organisation and the title held there")
            .push();
    }
    let channels = channels(&mut fields);
    let photo = fields.optional("photo", id);
    let sources = fields.list("sources", source_note);
    fields.close();
    let (_, appointments) = appointments?;
    Some(Person { name: name?, appointments, channels, photo, sources })
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
