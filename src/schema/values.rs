//! The values that fields hold.
//!
//! Takes a [`Value`]; gives a value of the model, or reports what is wrong with it. Each type also says what it looks like,
//! for schemas and tables. Which field has which type is said by the declarations, not here.

use super::decode::{At, Node, Value};
use super::fields::Fields;
use super::guesses;
use super::{Demanded, FieldType, Form, NonEmpty, OrEmpty, Record, Scalar, Schema, Shape};
use crate::diagnostic::{
    DateForm, Diagnostic, FieldProblem, IdMistake, MoneyMistake, TextForm, TopicMistake, nearest,
};
use crate::model::address::{FilePath, OldAddress, is_reserved_name};
use crate::model::id::{
    AgreementId, MediaId, OrganisationId, PageId, PartnershipId, PersonId, ReferenceError, ReleaseId, Slug,
};
use crate::model::language::LanguageTag;
use crate::model::link::{LINK_SCHEMES, Link, LinkError, Url, WEB_SCHEMES, mended};
use crate::model::media::Focus;
use crate::model::money::{Currency, MoneyError, MoneyGuess};
use crate::model::organisation::{Cvr, Ror, Wikidata};
use crate::model::release::{Topic, Withdrawn};
use crate::model::source::{Contact, Desk, Email, Phone};
use crate::model::waiver::Excerpt;
use crate::model::{DateTimeInput, Day, Id, Kind, Language, Money, ReducedDate, Reference, Text};

/// Declares types that are one line of text with a form of its own. Each has its names in the singular and the plural, in
/// English and in Danish, a pattern, an example, and what else is true of the form; then how a text is read, and what is
/// said of one that is refused: a function, or the name of the form where the type's `parse` gives no reason.
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
    (@read $value:ident, $type:ident, $form:ident) => {
        $value.parsed(|text| $type::parse(text).ok_or(()), |at, text, ()| {
            form_problem(at, text, TextForm::$form, |guess| $type::parse(guess).is_some())
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
        Some(value.list(&T::SHAPE, T::decode).into_boxed_slice())
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
        value.full_list(&T::SHAPE, T::decode).map(NonEmpty)
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

/// An excerpt is compared with the text of a file, which has Markdown.
impl FieldType for Excerpt {
    const SHAPE: Shape = Shape::Words;
    const IS_ONLY_PRINTED: bool = true;

    fn decode(value: Value<'_>) -> Option<Self> {
        value.text().map(Excerpt)
    }
}

/// Text in the file's own language.
impl FieldType for Box<str> {
    const SHAPE: Shape = Shape::Words;
    const IS_ONLY_PRINTED: bool = true;

    fn decode(value: Value<'_>) -> Option<Self> {
        value.words()
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
            return value.words().map(Text::Plain);
        }
        let mut texts = by_language(value, |value| value.words())?;
        texts.sort_by_key(|(language, _)| *language);
        match texts.len() {
            0 => None,
            1 => texts.pop().map(|(language, text)| Text::One(language, text)),
            _ => Some(Text::Several(texts.into())),
        }
    }
}

/// The values of a map by language. A language that few sites have is reported, and [`crate::parse`] drops that where the site has it.
/// Danish and English are never reported: a sheet may be older than the site, or shared with another one.
pub(super) fn by_language<T>(
    value: Value<'_>,
    read: impl Fn(Value<'_>) -> Option<T>,
) -> Option<Vec<(Language, T)>> {
    let mut fields = Fields::open(value)?;
    fields.declare(Language::KNOWN_TAGS);
    let mut found = Vec::new();
    let written = fields.languages();
    for &language in &written {
        if !matches!(language, Language::DANISH | Language::ENGLISH) {
            let problem = FieldProblem::LanguageNotInSite { language };
            let problem = fields.problem_at(language.tag(), problem);
            let meant = guesses::language_of_site(language.tag())
                .filter(|meant| !written.iter().any(|other| other.tag() == *meant));
            fields.report(problem.replace(meant));
        }
        found.extend(fields.read(language.tag(), &read).map(|value| (language, value)));
    }
    fields.finish();
    Some(found)
}

/// What a value of [`Id`] has to look like, as a regular expression.
pub(super) const ID_PATTERN: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

forms! {
    Id: ["id", "ids"], ["id", "id'er"], ID_PATTERN, "cykelstier".or_number().at_most(Id::LONGEST)
        => { |text| Id::parse(text).ok_or(()), |at, text, ()| id_problem(at, text) }
    Day: ["date", "dates"], ["dato", "datoer"], r"^\d{4}-\d{2}-\d{2}$", "2020-05-04".date().printed()
        => { str::parse, |at, text, _| date_problem(at, text, DateForm::Day) }
    ReducedDate: ["vague date", "vague dates"], ["dato, måned eller år", "datoer, måneder eller år"],
        r"^\d{4}(-\d{2}(-\d{2})?)?$", "2020-05".or_number().printed()
        => { str::parse, |at, text, _| date_problem(at, text, DateForm::Reduced) }
    DateTimeInput: ["time", "times"], ["tidspunkt", "tidspunkter"],
        r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$", "2020-05-04T10:30".date()
        => { str::parse, |at, text, _| date_problem(at, text, DateForm::Time) }
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
    OldAddress: ["old address", "old addresses"], ["gammel adresse", "gamle adresser"],
        r"^/([^\s?#%]|%[0-9A-Fa-f]{2})*(\?[^\s#]+)?$", "/nyheder/2019/titel/"
        => { Address }
    FilePath: ["file name", "paths"], ["filnavn", "filnavne"], r"^[^\s/?#%][^\s?#%]*$", "2020/skoler.csv".or_number()
        => { FileName }
    Phone: ["telephone number", "telephone numbers"], ["telefonnummer", "telefonnumre"],
        r"^[-0-9+ ()]*[0-9][-0-9+ ()]*[0-9][-0-9+ ()]*[0-9][-0-9+ ()]*$", "+45 11 22 33 44".or_number().printed()
        => { Phone }
    Email: ["mail address", "mail addresses"], ["mailadresse", "mailadresser"],
        r"^[^\s@:/]+@[^\s:/]+$", "presse@example.dk".printed()
        => { Email }
    LanguageTag: ["language tag", "language tags"], ["sprogkode", "sprogkoder"],
        "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$", "sv".printed()
        => { LanguageTag }
    Cvr: ["CVR", "CVR"], ["CVR", "CVR"], "^[0-9]{8}$", "12345678".or_number().printed()
        => { Cvr }
    Ror: ["ROR", "ROR"], ["ROR", "ROR"],
        r"^https://ror\.org/[^\s<>]*$", "https://ror.org/000000000".or_number().printed()
        => { Ror }
    Wikidata: ["Wikidata", "Wikidata"], ["Wikidata", "Wikidata"], "^Q[0-9]+$", "Q4115189".or_number().printed()
        => { Wikidata }
    Focus: ["point", "points"], ["punkt", "punkter"], "^(100|[0-9]{1,2})% (100|[0-9]{1,2})%$", "30% 20%"
        => { Focus }
    Topic: ["topic", "topics"], ["emne", "emner"], "[A-Za-z0-9\u{c0}-\u{24f}]", "Almene boliger".or_number()
        => { read_topic, |at, text, ()| topic_problem(at, text) }
}

fn id_problem(at: &At<'_>, text: &str) -> Diagnostic {
    let mistake = if text.len() > Id::LONGEST { IdMistake::TooLong } else { IdMistake::Form };
    at.problem(FieldProblem::InvalidId { written: text.to_owned(), mistake }).replace(guesses::id(text))
}

impl FieldType for Slug {
    const SHAPE: Shape = Id::SHAPE;

    fn decode(value: Value<'_>) -> Option<Self> {
        value.parsed(
            |text| Slug::parse(text).ok_or(()),
            |at, text, ()| match Id::parse(text) {
                Some(_) => {
                    let mistake = IdMistake::Reserved;
                    let problem = FieldProblem::InvalidId { written: text.to_owned(), mistake };
                    at.problem(problem).replace(Some(format!("{text}-1")))
                }
                None => id_problem(at, text),
            },
        )
    }
}

fn form_problem(at: &At<'_>, text: &str, form: TextForm, is_valid: impl Fn(&str) -> bool) -> Diagnostic {
    let guesses = match form {
        TextForm::Address => guesses::address(text),
        TextForm::FileName => guesses::file_path(text),
        TextForm::Phone => guesses::phone(text),
        TextForm::Email => guesses::email(text),
        TextForm::LanguageTag => guesses::language_tag(text),
        TextForm::Cvr => guesses::cvr(text),
        TextForm::Ror => guesses::ror(text),
        TextForm::Wikidata => guesses::wikidata(text),
        TextForm::TimeZone => guesses::time_zone(text),
        TextForm::Focus => guesses::focus(text),
        TextForm::Colour => guesses::colour(text).iter().map(ToString::to_string).collect(),
    };
    let meant = guesses::first_valid(text, &guesses, is_valid);
    // YAML reads digits as a number, and drops zeros before it.
    let meant = meant.map(|meant| if form == TextForm::Cvr { format!("\"{meant}\"") } else { meant });
    at.problem(FieldProblem::InvalidForm { written: text.to_owned(), form }).replace(meant)
}

fn read_topic(name: &str) -> Result<Topic, ()> {
    let id = Id::fold(name).filter(|id| !is_reserved_name(id.as_str()));
    id.map(|id| Topic { id, name: name.into() }).ok_or(())
}

fn topic_problem(at: &At<'_>, text: &str) -> Diagnostic {
    let mistake = if text.len() > Id::LONGEST {
        TopicMistake::TooLong
    } else if Id::fold(text).is_some() {
        TopicMistake::Reserved
    } else if Id::letters_without_fold(text).is_empty() {
        TopicMistake::NoLetters
    } else {
        TopicMistake::OtherLetters
    };
    at.problem(FieldProblem::InvalidTopic { written: text.to_owned(), mistake })
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

typed_ids!(AgreementId, MediaId, OrganisationId, PageId, PartnershipId, PersonId, ReleaseId);

impl FieldType for Reference {
    const SHAPE: Shape = Shape::Form(&Form::new(
        ["`kind:id`", "`kind:id`"],
        ["`kind:id`", "`kind:id`"],
        "^(organisation|person|partnership|agreement|statement|media|release|page|topic):[a-z0-9]+(-[a-z0-9]+)*(#[a-z0-9]+(-[a-z0-9]+)*)?$",
        "page:om",
    ));

    fn decode(value: Value<'_>) -> Option<Self> {
        value.parsed(Reference::parse, |at, text, error| {
            let problem = match error {
                ReferenceError::Kind(kind) => FieldProblem::InvalidReference {
                    written: text.to_owned(),
                    meant: nearest(&kind, Kind::ALL.map(Kind::as_str)),
                    kinds: Kind::ALL.map(Kind::as_str).to_vec(),
                },
                ReferenceError::Id(written) => FieldProblem::InvalidId { written, mistake: IdMistake::Form },
                ReferenceError::Part(written) => FieldProblem::InvalidPart { written },
            };
            at.problem(problem).replace(guesses::reference(text))
        })
    }

    fn visit_references<'s>(&'s self, visit: &mut dyn FnMut(Kind, &'s Id)) {
        visit(self.kind, &self.id);
    }
}

fn date_problem(at: &At<'_>, text: &str, form: DateForm) -> Diagnostic {
    let meant = match form {
        DateForm::Day => Day::guess(text).map(|day| day.to_string()),
        DateForm::Reduced => ReducedDate::guess(text).map(|date| date.to_string()),
        DateForm::Time => DateTimeInput::guess(text),
    };
    let has_form = match form {
        DateForm::Time => DateTimeInput::has_form(text),
        DateForm::Day | DateForm::Reduced => {
            Day::has_form(text.split('T').next().unwrap_or("")) && meant.is_none()
        }
    };
    at.problem(FieldProblem::InvalidDate { written: text.to_owned(), form, has_form }).replace(meant)
}

fn money_problem(at: &At<'_>, text: &str, error: MoneyError) -> Diagnostic {
    let written = text.to_owned();
    let meant = match Money::guess(text) {
        Some(MoneyGuess::Either { plain, millions }) => {
            let (plain, meant) = (plain.to_string(), millions.to_string());
            let problem = FieldProblem::UnclearMoney { written, plain, millions: meant.clone() };
            return at.problem(problem).replace(Some(meant));
        }
        Some(MoneyGuess::One(money)) => Some(money),
        None => nearest_amount(text, &error),
    };
    let mistake = match error {
        MoneyError::Form => MoneyMistake::Form,
        MoneyError::Currency(currency) => MoneyMistake::Currency(currency),
        MoneyError::Number(number) => MoneyMistake::Number(number),
        MoneyError::Unit(unit) => MoneyMistake::Unit(unit),
        MoneyError::TooFine => MoneyMistake::TooFine,
        MoneyError::TooLarge => MoneyMistake::TooLarge,
    };
    at.problem(FieldProblem::InvalidMoney { written, mistake }).replace(meant)
}

/// The amount with the currency or unit that is most like the written one.
fn nearest_amount(text: &str, error: &MoneyError) -> Option<Money> {
    let (wrong, right) = match error {
        MoneyError::Currency(code) => (code, nearest(code, Currency::codes())?),
        MoneyError::Unit(unit) => (unit, nearest(unit, ["thousand", "million", "billion"])?),
        _ => return None,
    };
    text.replacen(&**wrong, right, 1).parse().ok()
}

pub(super) fn link_problem(
    at: &At<'_>,
    text: &str,
    error: LinkError,
    schemes: &'static [&'static str],
) -> Diagnostic {
    let is_valid = |guess: &str| {
        let has_scheme = |scheme: &&str| guess.starts_with(&format!("{scheme}:"));
        schemes.iter().any(has_scheme) && Link::parse(guess).is_ok()
    };
    let guesses: Vec<String> = mended(text).into_iter().chain(guesses::link(text)).collect();
    let meant = guesses::first_valid(text, &guesses, is_valid);
    let problem = match error {
        LinkError::User => FieldProblem::UrlWithUser { written: text.to_owned() },
        LinkError::Character(character) => FieldProblem::UrlCharacter { written: text.to_owned(), character },
        LinkError::Scheme(scheme) => FieldProblem::InvalidScheme { scheme, allowed: schemes },
        LinkError::Form => {
            FieldProblem::InvalidUrl { written: text.to_owned(), is_of_site: text.starts_with('/') }
        }
    };
    at.problem(problem).replace(meant)
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
        let example = "presse@example.dk".to_owned();
        fields.report(fields.problem_without(FieldProblem::UnreachableContact, "email", example));
    }
    fields.finish();
    desk
}
