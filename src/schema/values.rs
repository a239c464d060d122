//! The values that fields hold: how each is read and described, and what is said of one that is wrong.

use super::decode::{At, Node, Value};
use super::fields::Fields;
use super::{Demanded, FieldType, Form, NonEmpty, OrEmpty, Record, Scalar, Schema, Shape, Wording};
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

/// A form whose names are given in both languages, in the singular and the plural.
macro_rules! form {
    (
        $one:literal / $many:literal, $danish_one:literal / $danish_many:literal,
        $pattern:expr, $example:literal $(, $flag:ident)?
    ) => {
        Shape::Form(&Form {
            one: Wording { english: $one, danish: $danish_one },
            many: Wording { english: $many, danish: $danish_many },
            pattern: $pattern,
            can_be_number: matches!(stringify!($($flag)?).as_bytes(), b"number"),
            is_date: matches!(stringify!($($flag)?).as_bytes(), b"date"),
            example: $example,
        })
    };
}
pub(crate) use form;

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

impl<T: FieldType> FieldType for Vec<T> {
    const SHAPE: Shape = Shape::List { of: &T::SHAPE, least: 0 };
    const IS_REQUIRED: bool = false;
    const IS_ONLY_PRINTED: bool = T::IS_ONLY_PRINTED;

    fn decode(value: Value<'_>) -> Option<Self> {
        Some(value.list(T::decode))
    }

    fn missing() -> Option<Self> {
        Some(Vec::new())
    }

    fn visit_references<'s>(&'s self, visit: &mut dyn FnMut(Kind, &'s Id)) {
        self.iter().for_each(|element| element.visit_references(visit));
    }
}

impl<T: FieldType> FieldType for Box<[T]> {
    const SHAPE: Shape = Vec::<T>::SHAPE;
    const IS_REQUIRED: bool = false;
    const IS_ONLY_PRINTED: bool = T::IS_ONLY_PRINTED;

    fn decode(value: Value<'_>) -> Option<Self> {
        Vec::decode(value).map(Vec::into_boxed_slice)
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

impl FieldType for Id {
    const SHAPE: Shape = form!("id" / "ids", "id" / "id'er", Some(ID_PATTERN), "cykelstier", number);

    fn decode(value: Value<'_>) -> Option<Self> {
        value.parsed(
            |text| Id::parse(text).ok_or(()),
            |at, text, ()| {
                let problem = at.problem(Code::InvalidId, format!("`{text}` is not an id"));
                // The field says which kind it is, and an id has no ending: the usual slips.
                let bare = text.split_once(':').filter(|(kind, _)| Kind::from_name(kind).is_some());
                let bare = bare.map_or(text, |(_, id)| id);
                let bare = bare.rsplit_once('.').map_or(bare, |(stem, _)| stem);
                meaning(problem, Id::fold(bare)).help(if text.len() > Id::LONGEST {
                    "it is too long: an id has at most 255 letters, digits and hyphens"
                } else {
                    "an id is the name of a file without its ending: a-z, 0-9 and hyphens"
                })
            },
        )
    }
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
    const SHAPE: Shape = form!(
        "`kind:id`" / "`kind:id`",
        "`kind:id`" / "`kind:id`",
        Some(
            "^(organisation|person|partnership|agreement|statement|media|release|page|topic):[a-z0-9]+(-[a-z0-9]+)*(#[a-z0-9]+(-[a-z0-9]+)*)?$"
        ),
        "page:om"
    );

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

impl FieldType for Day {
    const SHAPE: Shape =
        form!("date" / "dates", "dato" / "datoer", Some(r"^\d{4}-\d{2}-\d{2}$"), "2020-05-04", date);
    const IS_ONLY_PRINTED: bool = true;

    fn decode(value: Value<'_>) -> Option<Self> {
        value.parsed(str::parse, |at, text, _| date_problem(at, text, "as 2020-05-04"))
    }
}

impl FieldType for ReducedDate {
    const SHAPE: Shape = form!(
        "vague date" / "vague dates",
        "dato, måned eller år" / "datoer, måneder eller år",
        Some(r"^\d{4}(-\d{2}(-\d{2})?)?$"),
        "2020-05",
        number
    );
    const IS_ONLY_PRINTED: bool = true;

    fn decode(value: Value<'_>) -> Option<Self> {
        let forms = "as 2020-05-04, 2020-05 or 2020";
        value.parsed(str::parse, |at, text, _| date_problem(at, text, forms))
    }
}

impl FieldType for DateTimeInput {
    const SHAPE: Shape = form!(
        "time" / "times",
        "tidspunkt" / "tidspunkter",
        Some(r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$"),
        "2020-05-04T10:30",
        date
    );

    fn decode(value: Value<'_>) -> Option<Self> {
        let forms = "as 2020-05-04, 2020-05-04T10:30 or 2020-05-04T10:30+02:00";
        value.parsed(str::parse, |at, text, _| date_problem(at, text, forms))
    }
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

fn date_problem(at: &At<'_>, text: &str, forms: &str) -> Diagnostic {
    let message = if is_iso_shaped(text) {
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

impl FieldType for Money {
    const SHAPE: Shape = form!(
        "money" / "amounts",
        "beløb" / "beløb",
        Some(r"^((about|up to|at least|over|under) )?[A-Z]{3} \d+(\.\d+)?( (thousand|million|billion))?$"),
        "DKK 37.6 million"
    );
    const IS_ONLY_PRINTED: bool = true;

    fn decode(value: Value<'_>) -> Option<Self> {
        value.parsed(str::parse, |at, text, error| {
            let code = Code::InvalidMoney;
            let problem = match error {
                MoneyError::Form => at.problem(code, format!("`{text}` is not an amount")),
                MoneyError::Currency(currency) => at
                    .problem(code, format!("`{currency}` is not the code of a currency"))
                    .suggest(&currency, Currency::codes()),
                MoneyError::Number(number) => at.problem(code, format!("`{number}` is not a number")),
                MoneyError::Unit(unit) => at
                    .problem(code, format!("`{unit}` is not a unit"))
                    .suggest(&unit, ["thousand", "million", "billion"]),
                MoneyError::TooFine => {
                    at.problem(code, format!("`{text}` has digits below the currency's smallest unit"))
                }
                MoneyError::TooLarge => at.problem(code, format!("`{text}` is too large to be counted")),
            };
            meaning(problem, Money::read_printed(text, Language::Danish))
                .help("write it as `DKK 37.6 million`, `about DKK 215 million` or `EUR 1250000.50`")
        })
    }
}

impl FieldType for Url {
    const SHAPE: Shape = form!(
        "web address" / "web addresses",
        "webadresse" / "webadresser",
        Some(r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s<>]+$"),
        "https://example.dk/side"
    );
    const IS_ONLY_PRINTED: bool = true;

    fn decode(value: Value<'_>) -> Option<Self> {
        value.parsed(Url::parse, |at, text, error| link_problem(at, text, error, &WEB_SCHEMES))
    }
}

impl FieldType for Link {
    const SHAPE: Shape = form!(
        "link" / "links",
        "link" / "links",
        Some(r"^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:|[Tt][Ee][Ll]:)[^\s<>]+$"),
        "https://example.dk/side"
    );
    const IS_ONLY_PRINTED: bool = true;

    fn decode(value: Value<'_>) -> Option<Self> {
        value.parsed(Link::parse, |at, text, error| link_problem(at, text, error, &LINK_SCHEMES))
    }
}

fn link_problem(at: &At<'_>, text: &str, error: LinkError, schemes: &[&str]) -> Diagnostic {
    match error {
        LinkError::Scheme(scheme) => at
            .problem(Code::LinkScheme, format!("links with `{scheme}:` are not allowed here"))
            .help(format!("allowed are: {}", schemes.join(", "))),
        LinkError::Form => {
            let advice = if text.starts_with('/') {
                "this takes addresses outside the site; the site's own content is named as kind:id".to_owned()
            } else if text.contains('@') {
                format!("if it is a mail address, write mailto:{text}")
            } else {
                "write it in full, as https://example.dk/side".to_owned()
            };
            at.problem(Code::InvalidUrl, format!("`{text}` is not a full address")).help(advice)
        }
    }
}

impl FieldType for Address {
    const SHAPE: Shape = form!(
        "old address" / "old addresses",
        "gammel adresse" / "gamle adresser",
        Some(r"^/[^\s?#%]*$"),
        "/nyheder/2019/titel/"
    );

    fn decode(value: Value<'_>) -> Option<Self> {
        value.parsed(
            |text| Address::parse(text).ok_or(()),
            |at, text, ()| {
                at.problem(Code::InvalidValue, format!("`{text}` is not an address of this site"))
                    .help("write it from the root, without the host: /nyheder/2019/titel/")
            },
        )
    }
}

impl FieldType for FilePath {
    const SHAPE: Shape = form!(
        "file name" / "paths",
        "filnavn" / "filnavne",
        Some(r"^[^\s/?#%][^\s?#%]*$"),
        "2020/skoler.csv",
        number
    );

    fn decode(value: Value<'_>) -> Option<Self> {
        value.parsed(
            |text| FilePath::parse(text).ok_or(()),
            |at, text, ()| {
                let message = format!("`{text}` cannot be the name of a file on the web");
                meaning(at.problem(Code::InvalidValue, message), text.strip_prefix('/'))
                    .help("names hold letters, digits, `-`, `_` and `.`, with `/` between folders")
            },
        )
    }
}

impl FieldType for Phone {
    const SHAPE: Shape = form!(
        "telephone number" / "telephone numbers",
        "telefonnummer" / "telefonnumre",
        Some(r"^[-0-9+ ()]*[0-9][-0-9+ ()]*[0-9][-0-9+ ()]*[0-9][-0-9+ ()]*$"),
        "+45 11 22 33 44",
        number
    );
    const IS_ONLY_PRINTED: bool = true;

    fn decode(value: Value<'_>) -> Option<Self> {
        value.parsed(
            |text| Phone::parse(text).ok_or(()),
            |at, text, ()| {
                at.problem(Code::InvalidValue, format!("`{text}` is not a telephone number"))
                    .help("write it with digits and blanks, as `+45 11 22 33 44`")
            },
        )
    }
}

impl FieldType for Email {
    const SHAPE: Shape = form!(
        "mail address" / "mail addresses",
        "mailadresse" / "mailadresser",
        Some(r"^[^\s@:/]+@[^\s:/]+$"),
        "presse@example.dk"
    );
    const IS_ONLY_PRINTED: bool = true;

    fn decode(value: Value<'_>) -> Option<Self> {
        value.parsed(
            |text| Email::parse(text).ok_or(()),
            |at, text, ()| {
                at.problem(Code::InvalidValue, format!("`{text}` is not a mail address"))
                    .help("write it as presse@example.dk")
            },
        )
    }
}

impl FieldType for LanguageTag {
    const SHAPE: Shape = form!(
        "language tag" / "language tags",
        "sprogkode" / "sprogkoder",
        Some("^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"),
        "sv"
    );
    const IS_ONLY_PRINTED: bool = true;

    fn decode(value: Value<'_>) -> Option<Self> {
        value.parsed(
            |text| LanguageTag::parse(text).ok_or(()),
            |at, text, ()| {
                at.problem(Code::InvalidValue, format!("`{text}` is not a language tag"))
                    .help("write it as BCP 47 has it: da, en, kl, de-AT")
            },
        )
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

impl FieldType for Topic {
    const SHAPE: Shape = form!(
        "topic" / "topics",
        "emne" / "emner",
        Some("[A-Za-z0-9\u{c0}-\u{24f}]"),
        "Almene boliger",
        number
    );

    fn decode(value: Value<'_>) -> Option<Self> {
        let fold = |name: &str| Id::fold(name).map(|id| Topic { id, name: name.into() }).ok_or(());
        value.parsed(fold, |at, text, ()| {
            at.problem(Code::InvalidValue, format!("`{text}` cannot be part of an address")).help(
                if text.len() > Id::LONGEST {
                    "it is too long: the address of a topic has room for 255 letters and digits"
                } else {
                    "a topic needs at least one letter or digit"
                },
            )
        })
    }
}

macro_rules! identifiers {
    ($($identifier:ident $one:literal $pattern:literal $example:literal $form:literal;)*) => {
        $(impl FieldType for $identifier {
            const SHAPE: Shape = form!($one / $one, $one / $one, Some($pattern), $example, number);
            const IS_ONLY_PRINTED: bool = true;

            fn decode(value: Value<'_>) -> Option<Self> {
                value.parsed(|text| $identifier::parse(text).ok_or(()), |at, text, ()| {
                    at.problem(Code::InvalidValue, format!("`{text}` is not a number of this register"))
                        .help(concat!("write it as ", $form))
                })
            }
        })*
    };
}

identifiers! {
    Cvr "CVR" "^[0-9]{8}$" "12345678" "eight digits in quotes, as '12345678'";
    Ror "ROR" "^https://ror\\.org/[^\\s<>]*$" "https://ror.org/000000000" "https://ror.org/ and the number";
    Wikidata "Wikidata" "^Q[0-9]+$" "Q4115189" "Q and digits, as Q42";
}
