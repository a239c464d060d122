//! The sheet of a partnership, field by field.

use super::decode::{Fields, Value};
use super::values::{boolean, id, source_note, span, text, words};
use crate::model::partnership::{Participant, Partnership, Period, Status};

pub(super) fn partnership(value: Value<'_>) -> Option<Partnership> {
    let mut fields = Fields::open(value)?;
    let name = fields.required("name", text);
    let aliases = fields.list("aliases", words);
    let summary = fields.optional("summary", text);
    let target_group = fields.optional("target_group", text);
    let established_by = fields.optional("established_by", id);
    let facilitator = fields.optional("facilitator", id);
    let participants = fields.list("participants", participant);
    let participants_complete = fields.required("participants_complete", boolean);
    let period = fields.optional("period", period);
    let sources = fields.list("sources", source_note);
    fields.close();
    Some(Partnership {
        name: name?,
        aliases,
        summary,
        target_group,
        established_by,
        facilitator,
        participants,
        participants_complete: participants_complete?,
        period,
        sources,
    })
}

fn participant(value: Value<'_>) -> Option<Participant> {
    let mut fields = Fields::open(value)?;
    let organisation = fields.required("organisation", id);
    let status = fields.optional("status", |value| value.choice(&Status::NAMES)).unwrap_or_default();
    let role = fields.optional("role", text);
    let span = span(&mut fields);
    let evidence = fields.list("evidence", id);
    fields.close();
    Some(Participant { organisation: organisation?, status, role, span, evidence })
}

fn period(value: Value<'_>) -> Option<Period> {
    let mut fields = Fields::open(value)?;
    let span = span(&mut fields);
    let until_condition = fields.optional("until_condition", text);
    fields.close();
    Some(Period { span, until_condition })
}
