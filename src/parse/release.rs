//! The front matter of a release: the words of one language, and, in the original, the facts.

use crate::model::release::{FactFields, LocalizedRelease, ReleaseFacts};
use crate::schema::Record;
use crate::schema::decode::Value;
use crate::schema::fields::Fields;

/// What the front matter of a release says.
pub(super) struct FrontMatter {
    pub(super) words: LocalizedRelease,
    pub(super) facts: Option<ReleaseFacts>,
    pub(super) fact_fields: FactFields,
}

/// Reads the front matter. `may_translate` is whether the file's name allows it to be a translation, which gives no
/// facts. A translation that gives a few of them is one with a mistake in it, not an original: what is wrong with them is
/// known when the original is.
pub(super) fn release(value: Value<'_>, may_translate: bool) -> Option<FrontMatter> {
    let mut fields = Fields::open(value)?;
    let words = LocalizedRelease::decode_fields(&mut fields);
    let fact_fields = FactFields::present(|name| fields.has(name));
    let is_original = !may_translate || (fields.has("publisher") && fields.has("published"));
    let facts = if is_original {
        ReleaseFacts::decode_fields(&mut fields).map(Some)
    } else {
        fields.skip(ReleaseFacts::SCHEMA.names());
        Some(None)
    };
    fields.finish();
    Some(FrontMatter { words: words?, facts: facts?, fact_fields })
}
