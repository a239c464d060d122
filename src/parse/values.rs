//! The values that fields hold: how each is read, and what is said when it is not one.

use super::decode::{Complaint, Fields, Value};
use crate::diagnostic::Code;
use crate::model::address::Address;
use crate::model::id::ReferenceError;
use crate::model::link::{LINK_SCHEMES, Link, LinkError, Url, WEB_SCHEMES};
use crate::model::money::{Currency, MoneyError};
use crate::model::person::DateSpan;
use crate::model::source::{Channels, Contact, Desk, SourceNote};
use crate::model::{DateTimeInput, Day, Id, Kind, Language, Money, ReducedDate, Reference, Text};

/// Text in the file's own language.
pub(super) fn words(value: Value<'_>) -> Option<Box<str>> {
    value.text()
}

pub(super) fn boolean(value: Value<'_>) -> Option<bool> {
    value.boolean()
}

pub(super) fn integer(value: Value<'_>) -> Option<i64> {
    value.integer()
}

/// Text in one or more languages.
pub(super) fn text(value: Value<'_>) -> Option<Text> {
    if !value.is_map() {
        return value.text().map(Text::Plain);
    }
    let mut fields = Fields::open(value)?;
    let danish = fields.optional(Language::Danish.tag(), words);
    let english = fields.optional(Language::English.tag(), words);
    let text = match (danish, english) {
        (Some(danish), Some(english)) => Some(Text::Both { danish, english }),
        (Some(danish), None) => Some(Text::One(Language::Danish, danish)),
        (None, Some(english)) => Some(Text::One(Language::English, english)),
        (None, None) => None,
    };
    fields.close();
    text
}

pub(super) fn id(value: Value<'_>) -> Option<Id> {
    value.parsed(
        |text| Id::parse(text).ok_or(()),
        |here, text, ()| {
            let complaint = here.complain(Code::InvalidId, format!("`{text}` is not an id"));
            // The field says which kind it is, and an id has no ending: the usual slips.
            let bare = text.split_once(':').filter(|(kind, _)| Kind::from_name(kind).is_some());
            let bare = bare.map_or(text, |(_, id)| id);
            let bare = bare.rsplit_once('.').map_or(bare, |(stem, _)| stem);
            match Id::fold(bare) {
                Some(meant) => complaint.label(format!("did you mean `{meant}`?")),
                None => complaint,
            }
            .help("an id is the name of a file without its ending: a-z, 0-9 and hyphens")
        },
    )
}

pub(super) fn reference(value: Value<'_>) -> Option<Reference> {
    value.parsed(Reference::parse, |here, text, error| match error {
        ReferenceError::Kind(kind) => here
            .complain(Code::UnknownKind, format!("`{text}` is not a reference of the form kind:id"))
            .suggest(&kind, Kind::ALL.map(Kind::as_str))
            .help(format!("the kinds are: {}", Kind::ALL.map(Kind::as_str).join(", "))),
        ReferenceError::Id(id) => here
            .complain(Code::InvalidId, format!("`{id}` is not an id"))
            .help("an id is the name of a file without its ending: a-z, 0-9 and hyphens"),
        ReferenceError::Part(part) => here
            .complain(Code::InvalidId, format!("`{part}` is not the name of a part"))
            .help("the name of a heading is its words in a-z and 0-9 with hyphens between: `faa-stoette`"),
    })
}

pub(super) fn day(value: Value<'_>) -> Option<Day> {
    value.parsed(str::parse, |here, text, _| date_complaint(here, text, "as 2020-05-04"))
}

pub(super) fn reduced_date(value: Value<'_>) -> Option<ReducedDate> {
    let forms = "as 2020-05-04, 2020-05 or 2020";
    value.parsed(str::parse, |here, text, _| date_complaint(here, text, forms))
}

pub(super) fn written(value: Value<'_>) -> Option<DateTimeInput> {
    let forms = "as 2020-05-04, 2020-05-04T10:30 or 2020-05-04T10:30+02:00";
    value.parsed(str::parse, |here, text, _| date_complaint(here, text, forms))
}

/// Whether a text has the form of a date, whatever its numbers.
fn is_iso_shaped(text: &str) -> bool {
    let date = text.split('T').next().unwrap_or("");
    date.len() == 10
        && date.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn date_complaint<'t>(here: &Value<'t>, text: &str, forms: &str) -> Complaint<'t> {
    let complaint = if is_iso_shaped(text) {
        here.complain(Code::InvalidDate, format!("there is no day or time `{text}`"))
    } else {
        here.complain(Code::InvalidDate, format!("`{text}` is not a date"))
    };
    match Day::guess(text) {
        Some(meant) => complaint.label(format!("did you mean `{meant}`?")),
        None => complaint,
    }
    .help(format!("write it {forms}"))
}

pub(super) fn money(value: Value<'_>) -> Option<Money> {
    value.parsed(str::parse, |here, text, error| {
        let code = Code::InvalidMoney;
        let complaint = match error {
            MoneyError::Form => here.complain(code, format!("`{text}` is not an amount")),
            MoneyError::Currency(currency) => here
                .complain(code, format!("`{currency}` is not the code of a currency"))
                .suggest(&currency, Currency::codes()),
            MoneyError::Number(number) => here.complain(code, format!("`{number}` is not a number")),
            MoneyError::Unit(unit) => here
                .complain(code, format!("`{unit}` is not a unit"))
                .suggest(&unit, ["thousand", "million", "billion"]),
            MoneyError::TooFine => {
                here.complain(code, format!("`{text}` has digits below the currency's smallest unit"))
            }
            MoneyError::TooLarge => here.complain(code, format!("`{text}` is too large to be counted")),
        };
        let complaint = match Money::read_printed(text, Language::Danish) {
            Some(meant) => complaint.label(format!("did you mean `{meant}`?")),
            None => complaint,
        };
        complaint.help("write it as `DKK 37.6 million`, `about DKK 215 million` or `EUR 1250000.50`")
    })
}

pub(super) fn url(value: Value<'_>) -> Option<Url> {
    value.parsed(Url::parse, |here, text, error| link_complaint(here, text, error, &WEB_SCHEMES))
}

pub(super) fn link(value: Value<'_>) -> Option<Link> {
    value.parsed(Link::parse, |here, text, error| link_complaint(here, text, error, &LINK_SCHEMES))
}

fn link_complaint<'t>(here: &Value<'t>, text: &str, error: LinkError, schemes: &[&str]) -> Complaint<'t> {
    match error {
        LinkError::Scheme(scheme) => here
            .complain(Code::LinkScheme, format!("links with `{scheme}:` are not allowed here"))
            .help(format!("allowed are: {}", schemes.join(", "))),
        LinkError::Form if text.starts_with('/') => here
            .complain(Code::InvalidUrl, format!("`{text}` is not a full address"))
            .help("this takes addresses outside the site; the site's own content is named as kind:id"),
        LinkError::Form if text.contains('@') => here
            .complain(Code::InvalidUrl, format!("`{text}` is not a full address"))
            .help(format!("if it is a mail address, write mailto:{text}")),
        LinkError::Form => here
            .complain(Code::InvalidUrl, format!("`{text}` is not a full address"))
            .help("write it in full, as https://example.dk/side"),
    }
}

pub(super) fn address(value: Value<'_>) -> Option<Address> {
    value.parsed(
        |text| Address::parse(text).ok_or(()),
        |here, text, ()| {
            here.complain(Code::InvalidValue, format!("`{text}` is not an address of this site"))
                .help("write it from the root, without the host: /nyheder/2019/titel/")
        },
    )
}

/// The path of a file below a folder: names with `/` between them, none of them `.` or `..`.
pub(super) fn file_path(value: Value<'_>) -> Option<Box<str>> {
    value.parsed(
        |text| Address::parse(&format!("/{text}")).map(|_| Box::from(text)).ok_or(()),
        |here, text, ()| {
            let complaint = here
                .complain(Code::InvalidValue, format!("`{text}` cannot be the name of a file on the web"));
            match text.strip_prefix('/') {
                Some(bare) => complaint.label(format!("did you mean `{bare}`?")),
                None => complaint,
            }
            .help("names hold letters, digits, `-`, `_` and `.`, with `/` between folders")
        },
    )
}

pub(super) fn span(fields: &mut Fields<'_>) -> DateSpan {
    DateSpan { from: fields.optional("from", reduced_date), to: fields.optional("to", reduced_date) }
}

pub(super) fn channels(fields: &mut Fields<'_>) -> Channels {
    Channels { phone: fields.optional("phone", phone), email: fields.optional("email", email) }
}

fn phone(value: Value<'_>) -> Option<Box<str>> {
    let form = |text: &str| {
        let clean = text.chars().all(|c| c.is_ascii_digit() || "+ ()-".contains(c));
        let digits = text.chars().filter(char::is_ascii_digit).count();
        if clean && digits >= 3 { Ok(Box::from(text)) } else { Err(()) }
    };
    value.parsed(form, |here, text, ()| {
        here.complain(Code::InvalidValue, format!("`{text}` is not a telephone number"))
            .help("write it with digits and blanks, as `+45 11 22 33 44`")
    })
}

fn email(value: Value<'_>) -> Option<Box<str>> {
    let form = |text: &str| match Link::parse(&format!("mailto:{text}")) {
        Ok(_) if !text.contains([':', '/']) => Ok(Box::from(text)),
        _ => Err(()),
    };
    value.parsed(form, |here, text, _| {
        here.complain(Code::InvalidValue, format!("`{text}` is not a mail address"))
            .help("write it as presse@example.dk")
    })
}

pub(super) fn source_note(value: Value<'_>) -> Option<SourceNote> {
    if !value.is_map() {
        let title = Text::Plain(value.text()?);
        return Some(SourceNote { title, publisher: None, date: None, url: None });
    }
    let mut fields = Fields::open(value)?;
    let title = fields.required("title", text);
    let publisher = fields.optional("publisher", text);
    let date = fields.optional("date", reduced_date);
    let url = fields.optional("url", url);
    fields.close();
    Some(SourceNote { title: title?, publisher, date, url })
}

pub(super) fn contact(value: Value<'_>) -> Option<Contact> {
    if !value.is_map() {
        return id(value).map(Contact::Person);
    }
    let mut fields = Fields::open(value)?;
    let name = fields.required("name", text);
    let title = fields.optional("title", text);
    let reachable = fields.has("phone") || fields.has("email");
    let channels = channels(&mut fields);
    if !reachable {
        fields
            .complain(Code::MissingField, "the contact has neither `phone` nor `email`")
            .help("give at least one of them")
            .push();
    }
    fields.close();
    Some(Contact::Desk(Desk { name: name?, title, channels }))
}
