//! The sheet of an agreement, field by field.

use super::decode::{Fields, Value};
use super::values::{id, money, reduced_date, source_note, text};
use crate::model::agreement::{Agreement, Allocation, Assignment, Basis};

pub(super) fn agreement(value: Value<'_>) -> Option<Agreement> {
    let mut fields = Fields::open(value)?;
    let name = fields.required("name", text);
    let agreed_on = fields.optional("agreed_on", reduced_date);
    let announced_by = fields.optional("announced_by", id);
    let parties = fields.list("parties", id);
    let total = fields.required("total", money);
    // An allocation that is left out because of a mistake would make the split a lie: then there is no sheet.
    let allocations = fields.required("allocations", |value| value.full_list(allocation));
    let rounding_note = fields.optional("rounding_note", text);
    let assignments = fields.list("assignments", assignment);
    let sources = fields.list("sources", source_note);
    fields.close();
    Some(Agreement {
        name: name?,
        agreed_on,
        announced_by,
        parties,
        total: total?,
        allocations: allocations?,
        rounding_note,
        assignments,
        sources,
    })
}

fn allocation(value: Value<'_>) -> Option<Allocation> {
    let mut fields = Fields::open(value)?;
    let allocation_id = fields.required("id", id);
    let amount = fields.required("amount", money);
    let purpose = fields.required("purpose", text);
    let target_group = fields.optional("target_group", text);
    let basis = |value: Value<'_>| value.choice(&Basis::NAMES);
    // Each needs the other: money beside a partnership says nothing until it is said why it is there.
    let funds = if fields.has("partnership") || fields.has("basis") {
        fields.required("partnership", id).zip(fields.required("basis", basis))
    } else {
        fields.know(&["partnership", "basis"]);
        None
    };
    let recipient = fields.optional("recipient", id);
    fields.close();
    Some(Allocation {
        id: allocation_id?,
        amount: amount?,
        purpose: purpose?,
        target_group,
        funds,
        recipient,
    })
}

fn assignment(value: Value<'_>) -> Option<Assignment> {
    let mut fields = Fields::open(value)?;
    let assignment_id = fields.required("id", id);
    let title = fields.required("title", text);
    let lead = fields.required("lead", id);
    let with = fields.list("with", id);
    fields.close();
    Some(Assignment { id: assignment_id?, title: title?, lead: lead?, with })
}
