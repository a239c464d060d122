//! The front matter of a release: the words of one language, and, in the original, the facts.
//!
//! Takes the fields; gives a [`FrontMatter`]. Which file is the translation of which is found out by the join.

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

/// Reads the front matter. `may_translate` is whether the file's name allows it to be a translation, which has no facts. A
/// file with a few facts is taken for a translation with a mistake, not for an original: the join reports them.
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
