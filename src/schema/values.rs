//! The values that fields hold.
//!
//! Takes a [`Value`]; gives a value of the model, or reports what is wrong with it. Each type also says what it looks like,
//! for schemas and tables. Which field has which type is said by the declarations, not here.

use super::decode::{At, Node, Value};
use super::fields::Fields;
use super::{Demanded, FieldType, Form, NonEmpty, OrEmpty, Record, Scalar, Schema, Shape};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::address::{Address, FilePath};
use crate::model::id::{
    AgreementId, MediaId, OrganisationId, PartnershipId, PersonId, ReferenceError, ReleaseId,
};
use crate::model::language::LanguageTag;
use crate::model::link::{LINK_SCHEMES, Link, LinkError, Url, WEB_SCHEMES};
use crate::model::money::{Currency, MoneyError};
use crate::model::organisation::{Cvr, Ror, Wikidata};
use crate::model::release::{Topic, Withdrawn};
use crate::model::source::{Contact, Desk, Email, Phone};
use crate::model::{DateTimeInput, Day, Id, Kind, Language, Money, ReducedDate, Reference, Text};

/// Declares types that are one line of text with a form of its own. Each has its names in the singular and the plural, in
/// English and in Danish, a pattern, an example, and what else is true of the form; then how a text is read, and what is
/// said of one that is refused: a function, or the end of a sentence and advice where the type's `parse` gives no reason.
macro_rules! forms {
    ($(
        $type:ident: [$one:literal, $many:literal], [$danish_one:literal, $danish_many:literal],
        $pattern:expr, $example:literal $(.$property:ident($($argument:expr)?))* => { $($reading:tt)+ }
    )*) => {
        $(impl FieldType for $type {
            const SHAPE: Shape = Shape::Form(
                &Form::new([$one, $many], [$danish_one, $danish_many], $pattern, $example)
                    $(.$property($($argument)?))*
            );
            const IS_ONLY_PRINTED: bool = Self::SHAPE.is_only_printed();

            fn decode(value: Value<'_>) -> Option<Self> {
                forms!(@read value, $type, $($reading)+)
            }
        })*
    };
    (@read $value:ident, $type:ident, $refused:literal, $help:literal) => {
        $value.parsed(|text| $type::parse(text).ok_or(()), |at, text, ()| {
            at.problem(Code::InvalidValue, format!("`{text}` {}", $refused)).help($help)
        })
    };
    (@read $value:ident, $type:ident, $read:expr, $refused:expr) => {
        $value.parsed($read, $refused)
    };
}
pub(crate) use forms;

impl<T: FieldType> FieldType for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    const IS_REQUIRED: bool = false;
    const IS_ONLY_PRINTED: bool = T::IS_ONLY_PRINTED;

    fn decode(value: Value<'_>) -> Option<Self> {
        // A mistake is reported; the rest of the record is read all the same.
        Some(T::decode(value))
    }

    fn missing() -> Option<Self> {
        Some(None)
    }

    fn visit_references<'s>(&'s self, visit: &mut dyn FnMut(Kind, &'s Id)) {
        if let Some(value) = self {
            value.visit_references(visit);
        }
    }
}

impl<T: FieldType> FieldType for Box<[T]> {
    const SHAPE: Shape = Shape::List { of: &T::SHAPE, least: 0 };
    const IS_REQUIRED: bool = false;
    const IS_ONLY_PRINTED: bool = T::IS_ONLY_PRINTED;

    fn decode(value: Value<'_>) -> Option<Self> {
        Some(value.list(T::decode).into_boxed_slice())
    }

    fn missing() -> Option<Self> {
        Some(Box::default())
    }

    fn visit_references<'s>(&'s self, visit: &mut dyn FnMut(Kind, &'s Id)) {
        self.iter().for_each(|element| element.visit_references(visit));
    }
}

impl<T: FieldType> FieldType for NonEmpty<T> {
    const SHAPE: Shape = Shape::List { of: &T::SHAPE, least: 1 };

    fn decode(value: Value<'_>) -> Option<Self> {
        value.full_list(T::decode).map(NonEmpty)
    }

    fn visit_references<'s>(&'s self, visit: &mut dyn FnMut(Kind, &'s Id)) {
        self.iter().for_each(|element| element.visit_references(visit));
    }
}

impl FieldType for Box<Withdrawn> {
    const SHAPE: Shape = Withdrawn::SHAPE;

    fn decode(value: Value<'_>) -> Option<Self> {
        Withdrawn::decode_record(value).map(Box::new)
    }

    fn visit_references<'s>(&'s self, visit: &mut dyn FnMut(Kind, &'s Id)) {
        Record::visit_references(&**self, visit);
    }
}

impl<R: Record + Default> FieldType for OrEmpty<R> {
    const SHAPE: Shape = R::SHAPE;
    const IS_REQUIRED: bool = false;
    const IS_ONLY_PRINTED: bool = <R as Record>::IS_ONLY_PRINTED;

    fn decode(value: Value<'_>) -> Option<Self> {
        Some(OrEmpty(R::decode_record(value).unwrap_or_default()))
    }

    fn missing() -> Option<Self> {
        Some(OrEmpty::default())
    }

    fn visit_references<'s>(&'s self, visit: &mut dyn FnMut(Kind, &'s Id)) {
        Record::visit_references(&self.0, visit);
    }
}

impl<T: FieldType> FieldType for Demanded<T> {
    const SHAPE: Shape = T::SHAPE;

    fn decode(value: Value<'_>) -> Option<Self> {
        Some(Demanded(T::decode(value)))
    }

    fn missing() -> Option<Self> {
        Some(Demanded(None))
    }
}

/// Text in the file's own language.
impl FieldType for Box<str> {
    const SHAPE: Shape = Shape::Words;
    const IS_ONLY_PRINTED: bool = true;

    fn decode(value: Value<'_>) -> Option<Self> {
        value.text()
    }
}

impl FieldType for bool {
    const SHAPE: Shape = Shape::Bool;

    fn decode(value: Value<'_>) -> Option<Self> {
        value.boolean()
    }
}

impl Scalar for bool {
    fn node(&self) -> Node {
        Node::Bool(*self)
    }
}

impl FieldType for i64 {
    const SHAPE: Shape = Shape::Integer { range: None };

    fn decode(value: Value<'_>) -> Option<Self> {
        value.integer()
    }
}

/// Text in one or more languages.
impl FieldType for Text {
    const SHAPE: Shape = Shape::Text;
    const IS_ONLY_PRINTED: bool = true;

    fn decode(value: Value<'_>) -> Option<Self> {
        if !value.is_map() {
            return value.text().map(Text::Plain);
        }
        let mut fields = Fields::open(value)?;
        let danish = fields.field::<Option<Box<str>>>(Language::Danish.tag()).flatten();
        let english = fields.field::<Option<Box<str>>>(Language::English.tag()).flatten();
        fields.finish();
        match (danish, english) {
            (Some(danish), Some(english)) => Some(Text::Both { danish, english }),
            (Some(danish), None) => Some(Text::One(Language::Danish, danish)),
            (None, Some(english)) => Some(Text::One(Language::English, english)),
            (None, None) => None,
        }
    }
}

/// What a value of [`Id`] has to look like, as a regular expression.
pub(super) const ID_PATTERN: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

forms! {
    Id: ["id", "ids"], ["id", "id'er"], ID_PATTERN, "cykelstier".or_number().at_most(Id::LONGEST)
        => { |text| Id::parse(text).ok_or(()), |at, text, ()| id_problem(at, text) }
    Day: ["date", "dates"], ["dato", "datoer"], r"^\d{4}-\d{2}-\d{2}$", "2020-05-04".date().printed()
        => { str::parse, |at, text, _| date_problem(at, text, "as 2020-05-04") }
    ReducedDate: ["vague date", "vague dates"], ["dato, måned eller år", "datoer, måneder eller år"],
        r"^\d{4}(-\d{2}(-\d{2})?)?$", "2020-05".or_number().printed()
        => { str::parse, |at, text, _| date_problem(at, text, "as 2020-05-04, 2020-05 or 2020") }
    DateTimeInput: ["time", "times"], ["tidspunkt", "tidspunkter"],
        r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$", "2020-05-04T10:30".date()
        => { str::parse, |at, text, _| {
            date_problem(at, text, "as 2020-05-04, 2020-05-04T10:30 or 2020-05-04T10:30+02:00")
        } }
    Money: ["money", "amounts"], ["beløb", "beløb"],
        r"^((about|up to|at least|over|under) )?[A-Z]{3} \d+(\.\d+)?( (thousand|million|billion))?$",
        "DKK 37.6 million".printed()
        => { str::parse, money_problem }
    Url: ["web address", "web addresses"], ["webadresse", "webadresser"],
        r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s<>]+$", "https://example.dk/side".printed()
        => { Url::parse, |at, text, error| link_problem(at, text, error, &WEB_SCHEMES) }
    Link: ["link", "links"], ["link", "links"],
        r"^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:|[Tt][Ee][Ll]:)[^\s<>]+$",
        "https://example.dk/side".printed()
        => { Link::parse, |at, text, error| link_problem(at, text, error, &LINK_SCHEMES) }
    Address: ["old address", "old addresses"], ["gammel adresse", "gamle adresser"],
        r"^/[^\s?#%]*$", "/nyheder/2019/titel/"
        => { "is not an address of this site", "write it from the root, without the host: /nyheder/2019/titel/" }
    FilePath: ["file name", "paths"], ["filnavn", "filnavne"], r"^[^\s/?#%][^\s?#%]*$", "2020/skoler.csv".or_number()
        => { |text| FilePath::parse(text).ok_or(()), |at, text, ()| file_path_problem(at, text) }
    Phone: ["telephone number", "telephone numbers"], ["telefonnummer", "telefonnumre"],
        r"^[-0-9+ ()]*[0-9][-0-9+ ()]*[0-9][-0-9+ ()]*[0-9][-0-9+ ()]*$", "+45 11 22 33 44".or_number().printed()
        => { "is not a telephone number", "write it with digits and blanks, as `+45 11 22 33 44`" }
    Email: ["mail address", "mail addresses"], ["mailadresse", "mailadresser"],
        r"^[^\s@:/]+@[^\s:/]+$", "presse@example.dk".printed()
        => { "is not a mail address", "write it as presse@example.dk" }
    LanguageTag: ["language tag", "language tags"], ["sprogkode", "sprogkoder"],
        "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$", "sv".printed()
        => { "is not a language tag", "write it as BCP 47 has it: da, en, kl, de-AT" }
    Cvr: ["CVR", "CVR"], ["CVR", "CVR"], "^[0-9]{8}$", "12345678".or_number().printed()
        => { "is not a number of this register", "write it as eight digits in quotes, as '12345678'" }
    Ror: ["ROR", "ROR"], ["ROR", "ROR"],
        r"^https://ror\.org/[^\s<>]*$", "https://ror.org/000000000".or_number().printed()
        => { "is not a number of this register", "write it as https://ror.org/ and the number" }
    Wikidata: ["Wikidata", "Wikidata"], ["Wikidata", "Wikidata"], "^Q[0-9]+$", "Q4115189".or_number().printed()
        => { "is not a number of this register", "write it as Q and digits, as Q42" }
    Topic: ["topic", "topics"], ["emne", "emner"], "[A-Za-z0-9\u{c0}-\u{24f}]", "Almene boliger".or_number()
        => { read_topic, |at, text, ()| topic_problem(at, text) }
}

fn id_problem(at: &At<'_>, text: &str) -> Diagnostic {
    let problem = at.problem(Code::InvalidId, format!("`{text}` is not an id"));
    // The field says which kind it is, and an id has no ending: the usual slips.
    let bare = match text.split_once(':') {
        Some((kind, id)) if Kind::from_name(kind).is_some() => id,
        _ => text,
    };
    let bare = bare.rsplit_once('.').map_or(bare, |(stem, _)| stem);
    meaning(problem, Id::fold(bare)).help(if text.len() > Id::LONGEST {
        "it is too long: an id has at most 255 letters, digits and hyphens"
    } else {
        "an id is the name of a file without its ending: a-z, 0-9 and hyphens"
    })
}

fn file_path_problem(at: &At<'_>, text: &str) -> Diagnostic {
    let message = format!("`{text}` cannot be the name of a file on the web");
    meaning(at.problem(Code::InvalidValue, message), text.strip_prefix('/'))
        .help("names hold letters, digits, `-`, `_` and `.`, with `/` between folders")
}

fn read_topic(name: &str) -> Result<Topic, ()> {
    Id::fold(name).map(|id| Topic { id, name: name.into() }).ok_or(())
}

fn topic_problem(at: &At<'_>, text: &str) -> Diagnostic {
    let problem = at.problem(Code::InvalidValue, format!("`{text}` cannot be part of an address"));
    problem.help(if text.len() > Id::LONGEST {
        "it is too long: the address of a topic has room for 255 letters and digits"
    } else {
        "a topic needs at least one letter or digit"
    })
}

macro_rules! typed_ids {
    ($($id:ident),*) => {
        $(impl FieldType for $id {
            const SHAPE: Shape = Shape::Ref($id::KIND);

            fn decode(value: Value<'_>) -> Option<Self> {
                Id::decode(value).map($id::new)
            }

            fn visit_references<'s>(&'s self, visit: &mut dyn FnMut(Kind, &'s Id)) {
                visit($id::KIND, self);
            }
        })*
    };
}

typed_ids!(AgreementId, MediaId, OrganisationId, PartnershipId, PersonId, ReleaseId);

impl FieldType for Reference {
    const SHAPE: Shape = Shape::Form(&Form::new(
        ["`kind:id`", "`kind:id`"],
        ["`kind:id`", "`kind:id`"],
        "^(organisation|person|partnership|agreement|statement|media|release|page|topic):[a-z0-9]+(-[a-z0-9]+)*(#[a-z0-9]+(-[a-z0-9]+)*)?$",
        "page:om",
    ));

    fn decode(value: Value<'_>) -> Option<Self> {
        value.parsed(Reference::parse, |at, text, error| match error {
            ReferenceError::Kind(kind) => at
                .problem(Code::UnknownKind, format!("`{text}` is not a reference of the form kind:id"))
                .suggest(&kind, Kind::ALL.map(Kind::as_str))
                .help(format!("the kinds are: {}", Kind::ALL.map(Kind::as_str).join(", "))),
            ReferenceError::Id(id) => at
                .problem(Code::InvalidId, format!("`{id}` is not an id"))
                .help("an id is the name of a file without its ending: a-z, 0-9 and hyphens"),
            ReferenceError::Part(part) => {
                at.problem(Code::InvalidId, format!("`{part}` is not the name of a part")).help(
                    "the name of a heading is its words in a-z and 0-9 with hyphens between: `faa-stoette`",
                )
            }
        })
    }

    fn visit_references<'s>(&'s self, visit: &mut dyn FnMut(Kind, &'s Id)) {
        visit(self.kind, &self.id);
    }
}

fn date_problem(at: &At<'_>, text: &str, forms: &str) -> Diagnostic {
    let message = if Day::has_form(text.split('T').next().unwrap_or("")) {
        format!("there is no day or time `{text}`")
    } else {
        format!("`{text}` is not a date")
    };
    meaning(at.problem(Code::InvalidDate, message), Day::guess(text)).help(format!("write it {forms}"))
}

/// Adds what was probably meant.
fn meaning(problem: Diagnostic, meant: Option<impl std::fmt::Display>) -> Diagnostic {
    match meant {
        Some(meant) => problem.label(format!("did you mean `{meant}`?")),
        None => problem,
    }
}

fn money_problem(at: &At<'_>, text: &str, error: MoneyError) -> Diagnostic {
    let message = match &error {
        MoneyError::Form => format!("`{text}` is not an amount"),
        MoneyError::Currency(currency) => format!("`{currency}` is not the code of a currency"),
        MoneyError::Number(number) => format!("`{number}` is not a number"),
        MoneyError::Unit(unit) => format!("`{unit}` is not a unit"),
        MoneyError::TooFine => format!("`{text}` has digits below the currency's smallest unit"),
        MoneyError::TooLarge => format!("`{text}` is too large to be counted"),
    };
    let problem = at.problem(Code::InvalidMoney, message);
    let problem = match &error {
        MoneyError::Currency(currency) => problem.suggest(currency, Currency::codes()),
        MoneyError::Unit(unit) => problem.suggest(unit, ["thousand", "million", "billion"]),
        _ => problem,
    };
    meaning(problem, Money::read_printed(text, Language::Danish))
        .help("write it as `DKK 37.6 million`, `about DKK 215 million` or `EUR 1250000.50`")
}

fn link_problem(at: &At<'_>, text: &str, error: LinkError, schemes: &[&str]) -> Diagnostic {
    if let LinkError::Scheme(scheme) = error {
        let problem = at.problem(Code::LinkScheme, format!("links with `{scheme}:` are not allowed here"));
        return problem.help(format!("allowed are: {}", schemes.join(", ")));
    }
    let problem = at.problem(Code::InvalidUrl, format!("`{text}` is not a full address"));
    if text.starts_with('/') {
        problem.help("this takes addresses outside the site; the site's own content is named as kind:id")
    } else if text.contains('@') {
        problem.help(format!("if it is a mail address, write mailto:{text}"))
    } else {
        problem.help("write it in full, as https://example.dk/side")
    }
}

impl FieldType for Contact {
    const SHAPE: Shape = Shape::OneOf(&[Shape::Ref(Kind::Person), Shape::Record(&DESK)]);

    fn decode(value: Value<'_>) -> Option<Self> {
        if value.is_map() {
            return decode_desk(value).map(Contact::Desk);
        }
        PersonId::decode(value).map(Contact::Person)
    }

    fn visit_references<'s>(&'s self, visit: &mut dyn FnMut(Kind, &'s Id)) {
        if let Contact::Person(person) = self {
            person.visit_references(visit);
        }
    }
}

const DESK: Schema = Desk::SCHEMA;

fn decode_desk(value: Value<'_>) -> Option<Desk> {
    let mut fields = Fields::open(value)?;
    let is_reachable = fields.has("phone") || fields.has("email");
    let desk = Desk::decode_fields(&mut fields);
    if !is_reachable {
        let problem = fields.problem(Code::MissingField, "the contact has neither `phone` nor `email`");
        fields.report(problem.help("give at least one of them"));
    }
    fields.finish();
    desk
}
