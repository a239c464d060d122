//! The sheet of a statement, field by field.

use super::decode::{Fields, Value};
use super::values::{id, reduced_date, text, url};
use crate::diagnostic::Code;
use crate::model::Text;
use crate::model::language::LanguageTag;
use crate::model::statement::{Statement, StatementSource};

pub(super) fn statement(value: Value<'_>) -> Option<Statement> {
    let mut fields = Fields::open(value)?;
    let speaker = fields.required("speaker", id);
    let words = fields.required("text", text);
    let source = fields.required("source", source);
    let language = fields.optional("language", language_tag);
    if language.is_some() && !matches!(words, None | Some(Text::Plain(_))) {
        fields
            .complain_of("language", Code::InvalidValue, "the text says itself in which languages it is")
            .help("remove `language`, or write the words as they were said, without a map")
            .push();
    }
    fields.close();
    Some(Statement { speaker: speaker?, text: words?, source: source?, language })
}

fn source(value: Value<'_>) -> Option<StatementSource> {
    let mut fields = Fields::open(value)?;
    let organisation = fields.optional("organisation", id);
    let date = fields.optional("date", reduced_date);
    let url = fields.optional("url", url);
    fields.close();
    Some(StatementSource { organisation, date, url })
}

fn language_tag(value: Value<'_>) -> Option<LanguageTag> {
    value.parsed(
        |text| LanguageTag::parse(text).ok_or(()),
        |here, text, ()| {
            here.complain(Code::InvalidValue, format!("`{text}` is not a language tag"))
                .help("write it as BCP 47 has it: da, en, kl, de-AT")
        },
    )
}
