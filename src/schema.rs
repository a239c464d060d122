//! How a kind of content is declared: once, field by field.
//!
//! Takes the declarations in [`crate::model`], made with [`record!`](crate::record) and [`choice!`](crate::choice); gives
//! each declared struct its decoding with every mistake in one run ([`decode`]), the references it holds, and a [`Schema`].
//! From the schema come JSON Schemas ([`json`]), the tables of the documentation ([`table`]) and new files ([`skeleton`]).
//! Rules that look at several fields at once do not belong here: they are in the file of their kind in `crate::parse`.
//!
//! Why macros by example and not a derive macro: a derive needs a crate of its own and hides what it makes, while these
//! take plain Rust structs and expand to code that can be read below.

pub mod decode;
mod example;
pub mod fields;
mod guesses;
pub mod json;
mod link_values;
mod markup;
mod other_names;
mod site_values;
pub mod skeleton;
pub mod table;
mod values;

use std::ops::Deref;

use crate::model::{Id, Kind, MessageLanguage};
use decode::{Node, Value};
use fields::Fields;

/// The words of a choice, each with what people write instead.
pub type OtherWords = &'static [(&'static str, &'static [&'static str])];

/// A sentence in each language that faktum speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording {
    pub english: &'static str,
    pub danish: &'static str,
}

impl Wording {
    /// From two lines of a doc comment: English, and Danish after `da:`.
    pub const fn from_doc(english: &'static str, danish: &'static str) -> Wording {
        Wording { english, danish }
    }

    /// The sentence in a language.
    pub fn in_language(self, language: MessageLanguage) -> &'static str {
        let sentence = language.pick(self.danish, self.english).trim_start();
        sentence.strip_prefix("da:").unwrap_or(sentence).trim_start()
    }
}

/// What a map of fields can hold.
#[derive(Debug)]
pub struct Schema {
    pub about: Wording,
    /// The fields of the struct itself; [`Schema::all_fields`] has those of its groups too.
    pub fields: &'static [Field],
    /// Fields that belong together and are a struct of their own in Rust, though not in the file.
    pub groups: &'static [GroupSchema],
    /// The field that a plain value stands for where the map could be.
    pub short: Option<&'static str>,
}

/// Fields that belong together.
#[derive(Debug, Clone, Copy)]
pub struct GroupSchema {
    pub fields: &'static [Field],
    /// Whether each of the fields needs the others.
    pub is_all_or_none: bool,
}

impl Schema {
    /// Every field in the order of the documentation, and whether a map without it has a mistake.
    pub fn all_fields(&self) -> impl Iterator<Item = (&'static Field, bool)> + use<> {
        let own = self.fields.iter().map(|field| (field, field.is_required));
        let grouped = self.groups.iter().flat_map(|group| {
            group.fields.iter().map(|field| (field, field.is_required && !group.is_all_or_none))
        });
        own.chain(grouped)
    }

    /// The name of the only field that a map needs; `None` if it needs several or none.
    fn only_required(&self) -> Option<&'static str> {
        let mut required = self.all_fields().filter(|(_, is_required)| *is_required);
        let only = required.next().map(|(field, _)| field.name);
        only.filter(|_| required.next().is_none())
    }

    /// The name of every field.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.all_fields().map(|(field, _)| field.name)
    }
}

/// A field of a map.
#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub about: Wording,
    pub is_required: bool,
    pub shape: Shape,
    /// What a file that lacks the field means, where that can be written.
    pub default: Option<fn() -> Node>,
    /// A value as it is written in YAML, where the shape's own example would not do.
    pub example: Option<&'static str>,
}

/// What a field can hold.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Text in the language of the file.
    Words,
    /// Text in the default language, or a map with a text for each language.
    Text,
    Bool,
    /// A whole number, perhaps of a range with both ends included.
    Integer {
        range: Option<(u16, u16)>,
    },
    /// One line of text with a form of its own.
    Form(&'static Form),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// The id of something of a kind.
    Ref(Kind),
    List {
        of: &'static Shape,
        least: usize,
    },
    Record(&'static Schema),
    OneOf(&'static [Shape]),
    /// A map whose keys are some of these names.
    /// A map from languages to values.
    ByLanguage(&'static Shape),
    Map {
        keys: fn() -> Vec<&'static str>,
        value: &'static Shape,
    },
}

impl Shape {
    /// See [`FieldType::IS_ONLY_PRINTED`].
    const fn is_only_printed(&self) -> bool {
        matches!(self, Shape::Form(Form { is_only_printed: true, .. }))
    }
}

/// One line of text that has to look a certain way: a date, an amount, an address.
#[derive(Debug)]
pub struct Form {
    /// What it is called, in the singular and without an article: `date`.
    pub one: Wording,
    /// What several are called: `dates`.
    pub many: Wording,
    /// A regular expression (ECMA 262) that every valid value matches; some invalid ones may match it too.
    pub pattern: &'static str,
    /// The most characters that a value can have, if that is limited and the pattern does not say it.
    pub max_length: Option<usize>,
    /// Whether YAML may read it as a number: the year 2020, a telephone number without blanks.
    pub can_be_number: bool,
    /// Whether today is a valid value.
    pub is_date: bool,
    /// See [`FieldType::IS_ONLY_PRINTED`].
    pub is_only_printed: bool,
    pub example: &'static str,
}

impl Form {
    /// A form by its names in the singular and the plural, its pattern and an example. It is no number and no date, and
    /// the join looks at it.
    const fn new(
        [one, many]: [&'static str; 2],
        [danish_one, danish_many]: [&'static str; 2],
        pattern: &'static str,
        example: &'static str,
    ) -> Form {
        Form {
            one: Wording { english: one, danish: danish_one },
            many: Wording { english: many, danish: danish_many },
            pattern,
            max_length: None,
            can_be_number: false,
            is_date: false,
            is_only_printed: false,
            example,
        }
    }

    const fn or_number(self) -> Form {
        Form { can_be_number: true, ..self }
    }

    const fn at_most(self, characters: usize) -> Form {
        Form { max_length: Some(characters), ..self }
    }

    const fn date(self) -> Form {
        Form { is_date: true, ..self }
    }

    const fn printed(self) -> Form {
        Form { is_only_printed: true, ..self }
    }
}

/// A type that a field can have.
pub trait FieldType: Sized {
    const SHAPE: Shape;
    /// Whether a map without the field has a mistake.
    const IS_REQUIRED: bool = true;
    /// Whether the value is only printed: the join does not look at it, so a change of it needs no new join. Every type
    /// is assumed to matter unless it says otherwise.
    const IS_ONLY_PRINTED: bool = false;

    /// Reads a value and reports what is wrong with it.
    fn decode(value: Value<'_>) -> Option<Self>;

    /// The value of a field that is not in the file; `None` if it has to be there.
    fn missing() -> Option<Self> {
        None
    }

    /// Calls `visit` for each thing that the value refers to.
    fn visit_references<'s>(&'s self, _visit: &mut dyn FnMut(Kind, &'s Id)) {}
}

/// A value that can be written as one YAML scalar; what a field with a default must be.
pub trait Scalar: FieldType {
    fn node(&self) -> Node;
}

/// A struct that is a map of fields in a file.
pub trait Record: Sized {
    const SCHEMA: Schema;

    /// See [`FieldType::IS_ONLY_PRINTED`].
    const IS_ONLY_PRINTED: bool;

    /// Reads the fields out of a map that may hold others too.
    fn decode_fields(fields: &mut Fields<'_>) -> Option<Self>;

    /// See [`FieldType::visit_references`].
    fn visit_references<'s>(&'s self, visit: &mut dyn FnMut(Kind, &'s Id));

    /// Whether the two differ at most in what is only printed.
    fn refers_like(&self, other: &Self) -> bool;

    /// Reads a map that holds these fields and no others.
    fn decode_record(value: Value<'_>) -> Option<Self> {
        let mut fields = Fields::open_record(value.or_short(Self::SCHEMA.short), &Self::SCHEMA)?;
        let record = Self::decode_fields(&mut fields);
        fields.finish();
        record
    }

    /// Everything that it refers to, in the order of the fields.
    fn references(&self) -> Vec<(Kind, &Id)> {
        let mut references = Vec::new();
        self.visit_references(&mut |kind, id| references.push((kind, id)));
        references
    }
}

/// Fields that belong together and are read out of the map around them.
pub trait Group: Sized {
    const GROUP: GroupSchema;
    /// See [`FieldType::IS_ONLY_PRINTED`].
    const IS_ONLY_PRINTED: bool;

    fn decode_group(fields: &mut Fields<'_>) -> Option<Self>;

    /// See [`FieldType::visit_references`].
    fn visit_references<'s>(&'s self, _visit: &mut dyn FnMut(Kind, &'s Id)) {}
}

impl<R: Record> FieldType for R {
    const SHAPE: Shape = match R::SCHEMA.short {
        None => Shape::Record(&R::SCHEMA),
        Some(_) => Shape::OneOf(&[Shape::Words, Shape::Record(&R::SCHEMA)]),
    };
    const IS_ONLY_PRINTED: bool = <R as Record>::IS_ONLY_PRINTED;

    fn decode(value: Value<'_>) -> Option<Self> {
        R::decode_record(value)
    }

    fn visit_references<'s>(&'s self, visit: &mut dyn FnMut(Kind, &'s Id)) {
        Record::visit_references(self, visit);
    }
}

impl<R: Record> Group for R {
    const GROUP: GroupSchema = GroupSchema { fields: R::SCHEMA.fields, is_all_or_none: false };
    const IS_ONLY_PRINTED: bool = <R as Record>::IS_ONLY_PRINTED;

    fn decode_group(fields: &mut Fields<'_>) -> Option<Self> {
        R::decode_fields(fields)
    }

    fn visit_references<'s>(&'s self, visit: &mut dyn FnMut(Kind, &'s Id)) {
        Record::visit_references(self, visit);
    }
}

/// All fields of the record or none of them.
impl<R: Record> Group for Option<R> {
    const GROUP: GroupSchema = GroupSchema { fields: R::SCHEMA.fields, is_all_or_none: true };
    const IS_ONLY_PRINTED: bool = <R as Record>::IS_ONLY_PRINTED;

    fn decode_group(fields: &mut Fields<'_>) -> Option<Self> {
        if R::SCHEMA.names().any(|name| fields.has(name)) {
            return Some(R::decode_fields(fields));
        }
        fields.declare(R::SCHEMA.names());
        Some(None)
    }

    fn visit_references<'s>(&'s self, visit: &mut dyn FnMut(Kind, &'s Id)) {
        self.iter().for_each(|record| Record::visit_references(record, visit));
    }
}

/// A list with at least one element, none of which has a mistake.
#[derive(Debug, Clone, PartialEq)]
pub struct NonEmpty<T>(pub(crate) Vec<T>);

impl<T> Deref for NonEmpty<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

/// A map of fields that are all optional, and that is empty where it is missing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OrEmpty<R>(pub(crate) R);

impl<R> Deref for OrEmpty<R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.0
    }
}

/// A field that must be in the file, and whose map is used all the same if it is not.
#[derive(Debug, Clone, PartialEq)]
pub struct Demanded<T>(pub Option<T>);

/// Declares a struct whose fields are those of a map in a file.
///
/// Each field has two lines of doc comment, the second in Danish and after `da:`, and a type that is a [`FieldType`].
/// `= value` makes a field optional and says what it is without. `#[name = "…"]` is the name in files where Rust
/// reserves the word, `#[example = "…"]` a value as YAML. After `..` come groups: see [`Group`]. `#[short(field)]` says
/// which field a plain value stands for.
#[macro_export]
macro_rules! record {
    (
        #[doc = $about:literal]
        #[doc = $about_danish:literal]
        $(#[derive($($derive:ident),+)])?
        $(#[short($short:ident)])?
        pub struct $record:ident {
            $(
                #[doc = $english:literal]
                #[doc = $danish:literal]
                $(#[name = $name:literal])?
                $(#[example = $example:literal])?
                pub $field:ident: $type:ty $(= $default:expr)?,
            )*
            $(.. $(
                $(#[doc = $group_doc:literal])*
                pub $group:ident: $group_type:ty,
            )+)?
        }
    ) => {
        #[doc = $about]
        #[derive(Debug, Clone, PartialEq)]
        $(#[derive($($derive),+)])?
        pub struct $record {
            $(#[doc = $english] pub $field: $type,)*
            $($($(#[doc = $group_doc])* pub $group: $group_type,)+)?
        }

        impl $crate::schema::Record for $record {
            const SCHEMA: $crate::schema::Schema = $crate::schema::Schema {
                about: $crate::schema::Wording::from_doc($about, $about_danish),
                fields: &[$($crate::schema::Field {
                    name: $crate::record!(@name $field $($name)?),
                    about: $crate::schema::Wording::from_doc($english, $danish),
                    is_required: $crate::record!(@required $type $(= $default)?),
                    shape: <$type as $crate::schema::FieldType>::SHAPE,
                    default: $crate::record!(@default $type $(= $default)?),
                    example: $crate::record!(@optional $($example)?),
                }),*],
                groups: &[$($(<$group_type as $crate::schema::Group>::GROUP),+)?],
                short: $crate::record!(@optional $(stringify!($short))?),
            };

            const IS_ONLY_PRINTED: bool = true
                $(&& <$type as $crate::schema::FieldType>::IS_ONLY_PRINTED)*
                $($(&& <$group_type as $crate::schema::Group>::IS_ONLY_PRINTED)+)?;

            fn decode_fields(fields: &mut $crate::schema::fields::Fields<'_>) -> Option<Self> {
                $(let $field = $crate::record!(
                    @decode fields, $crate::record!(@name $field $($name)?), $type $(= $default)?
                );)*
                $($(let $group = <$group_type as $crate::schema::Group>::decode_group(fields);)+)?
                Some($record { $($field: $field?,)* $($($group: $group?,)+)? })
            }

            #[allow(unused_variables, reason = "a record without references visits none")]
            fn visit_references<'s>(
                &'s self,
                visit: &mut dyn FnMut($crate::model::Kind, &'s $crate::model::Id),
            ) {
                $(<$type as $crate::schema::FieldType>::visit_references(&self.$field, visit);)*
                $($(<$group_type as $crate::schema::Group>::visit_references(&self.$group, visit);)+)?
            }

            fn refers_like(&self, other: &Self) -> bool {
                true
                $(&& (<$type as $crate::schema::FieldType>::IS_ONLY_PRINTED || self.$field == other.$field))*
                $($(&& (<$group_type as $crate::schema::Group>::IS_ONLY_PRINTED || self.$group == other.$group))+)?
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    (@required $type:ty) => { <$type as $crate::schema::FieldType>::IS_REQUIRED };
    (@required $type:ty = $default:expr) => { false };
    (@default $type:ty) => { None };
    (@default $type:ty = $default:expr) => { Some(|| <$type as $crate::schema::Scalar>::node(&$default)) };
    (@optional) => { None };
    (@optional $value:expr) => { Some($value) };
    (@decode $fields:ident, $name:expr, $type:ty) => { $fields.field::<$type>($name) };
    (@decode $fields:ident, $name:expr, $type:ty = $default:expr) => {
        Some($fields.field::<Option<$type>>($name).flatten().unwrap_or($default))
    };
}

/// Declares the words that a field can hold one of, each with what people write instead of it: other words, small letters.
#[macro_export]
macro_rules! choice {
    (
        $(#[$attribute:meta])*
        pub enum $choice:ident {
            $($(#[$variant_attribute:meta])* $variant:ident = $word:literal $(| $other:literal)*,)+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $choice {
            $($(#[$variant_attribute])* $variant,)+
        }

        impl $choice {
            /// The words of a file, each with its meaning; also the keys of the theme's strings.
            pub const NAMES: [(&'static str, $choice); [$($word),+].len()] =
                [$(($word, $choice::$variant)),+];

            const OTHER_WORDS: $crate::schema::OtherWords = &[$(($word, &[$($other),*])),+];

            /// The word of a file.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($choice::$variant => $word,)+
                }
            }
        }

        impl $crate::schema::FieldType for $choice {
            const SHAPE: $crate::schema::Shape = $crate::schema::Shape::Choice(&[$($word),+]);
            const IS_ONLY_PRINTED: bool = true;

            fn decode(value: $crate::schema::decode::Value<'_>) -> Option<Self> {
                value.choice(&Self::NAMES, Self::OTHER_WORDS)
            }
        }

        impl $crate::schema::Scalar for $choice {
            fn node(&self) -> $crate::schema::decode::Node {
                $crate::schema::decode::Node::Text(self.as_str().to_owned())
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::decode::Problems;
    use super::*;
    use crate::model::Text;
    use crate::model::id::OrganisationId;
    use crate::source::{Source, Sources};

    record! {
        /// A bridge.
        /// da: En bro.
        pub struct Bridge {
            /// The name.
            /// da: Navnet.
            pub name: Text,
            /// Who built it.
            /// da: Hvem der byggede den.
            pub built_by: Option<OrganisationId>,
            /// Whether ships pass below it.
            /// da: Om skibe sejler under den.
            pub is_high: bool = false,
        }
    }

    fn text(text: &str) -> Node {
        Node::Text(text.to_owned())
    }

    fn decode(fields: &[(&str, Node)]) -> (Option<Bridge>, Vec<String>) {
        let mut sources = Sources::default();
        let problems = Problems::new(sources.add(Source::unusable("bridge.yaml", "")));
        let fields = fields.iter().map(|(name, node)| ((*name).to_owned(), node.clone())).collect();
        let bridge = Bridge::decode_record(Value::top(Node::Map(fields), &problems));
        let said = problems.into_list();
        (bridge, said.into_iter().map(|problem| format!("{:?}", problem.problem)).collect())
    }

    #[test]
    fn a_field_is_declared_in_one_place() {
        let (bridge, problems) = decode(&[("name", text("Lillebælt")), ("built_by", text("dsb"))]);
        let bridge = bridge.expect("a bridge");
        assert!(problems.is_empty() && !bridge.is_high);
        // The references, with their kinds.
        let references: Vec<String> =
            bridge.references().iter().map(|(kind, id)| format!("{}:{id}", kind.as_str())).collect();
        assert_eq!(references, ["organisation:dsb"]);
        // What the join does not look at may change.
        assert!(bridge.refers_like(&Bridge { name: Text::Plain("Storebælt".into()), ..bridge.clone() }));
        assert!(!bridge.refers_like(&Bridge { built_by: None, ..bridge.clone() }));
        // What is misspelt, missing and wrong, in one run.
        let (_, problems) = decode(&[("build_by", text("dsb")), ("is_high", text("ja"))]);
        assert_eq!(problems.len(), 3, "{problems:?}");
        assert!(problems.iter().any(|said| said.contains("meant: Some(\"built_by\")")), "{problems:?}");
        // The JSON Schema, the table of the documentation and the new file.
        let title = Wording { english: "Bridge", danish: "Bro" };
        let json = json::json_schema(title, &Bridge::SCHEMA, None, MessageLanguage::Danish);
        assert_eq!(json["properties"]["built_by"]["description"], "Hvem der byggede den.");
        assert_eq!(json["properties"]["is_high"]["default"], false);
        assert_eq!(json["required"], serde_json::json!(["name"]));
        let table = table::tables(&Bridge::SCHEMA);
        assert!(table.contains("| `built_by` | | organisation | Who built it. |"), "{table}");
        let today = "2020-05-04".parse().expect("a day");
        let known =
            skeleton::Known { language: crate::model::Language::ENGLISH, title: "A", today, id: &|_| None };
        let file = skeleton::skeleton(&[&Bridge::SCHEMA], &known);
        assert!(file.contains("name: \"A\"\n# Who built it.\n# built_by: organisation\n"), "{file}");
    }

    #[test]
    fn every_declaration_is_in_both_languages() {
        fn look(schema: &Schema) {
            let fields = schema.all_fields().map(|(field, _)| field.about);
            for about in fields.chain([schema.about]) {
                assert!(about.danish.starts_with(" da: "), "{about:?}");
                assert!(about.danish.ends_with('.') && about.english.ends_with('.'), "{about:?}");
            }
            for (field, _) in schema.all_fields() {
                if let Shape::Record(inner) | Shape::List { of: &Shape::Record(inner), .. } = field.shape {
                    look(inner);
                }
            }
        }
        for kind in &crate::model::kinds::FILE_KINDS {
            look(kind.schema);
            kind.facts.into_iter().for_each(look);
        }
    }
}
