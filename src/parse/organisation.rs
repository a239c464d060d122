//! The sheet of an organisation, field by field.

use super::decode::{Fields, Value};
use super::values::{contact, id, source_note, text, url, words};
use crate::diagnostic::Code;
use crate::model::link::Url;
use crate::model::organisation::{Identifiers, Organisation, OrganisationType};

pub(super) fn organisation(value: Value<'_>) -> Option<Organisation> {
    let mut fields = Fields::open(value)?;
    let name = fields.required("name", text);
    let organisation_type = fields.required("type", |value| value.choice(&OrganisationType::NAMES));
    let short_name = fields.optional("short_name", text);
    let aliases = fields.list("aliases", words);
    let parent = fields.optional("parent", id);
    let member_of = fields.list("member_of", id);
    let superseded_by = fields.optional("superseded_by", id);
    let url = fields.optional("url", url);
    let identifiers = fields.optional("identifiers", identifiers).unwrap_or_default();
    let boilerplate = fields.optional("boilerplate", text);
    let contacts = fields.list("contacts", contact);
    let logo = fields.optional("logo", id);
    let sources = fields.list("sources", source_note);
    fields.close();
    Some(Organisation {
        name: name?,
        organisation_type: organisation_type?,
        short_name,
        aliases,
        parent,
        member_of,
        superseded_by,
        url,
        identifiers,
        boilerplate,
        contacts,
        logo,
        sources,
    })
}

fn identifiers(value: Value<'_>) -> Option<Identifiers> {
    let mut fields = Fields::open(value)?;
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let cvr = |text: &str| text.len() == 8 && is_digits(text);
    let ror = |text: &str| text.starts_with("https://ror.org/") && Url::parse(text).is_ok();
    let wikidata =
        |text: &str| text.strip_prefix('Q').is_some_and(|rest| !rest.is_empty() && is_digits(rest));
    let identifiers = Identifiers {
        cvr: fields.optional("cvr", |value| identifier(value, cvr, "eight digits in quotes, as '12345678'")),
        ror: fields.optional("ror", |value| identifier(value, ror, "https://ror.org/ and the number")),
        wikidata: fields.optional("wikidata", |value| identifier(value, wikidata, "Q and digits, as Q42")),
    };
    fields.close();
    Some(identifiers)
}

fn identifier(value: Value<'_>, is_one: impl Fn(&str) -> bool, form: &str) -> Option<Box<str>> {
    value.parsed(
        |text| if is_one(text) { Ok(Box::from(text)) } else { Err(()) },
        |here, text, ()| {
            here.complain(Code::InvalidValue, format!("`{text}` is not a number of this register"))
                .help(format!("write it as {form}"))
        },
    )
}
