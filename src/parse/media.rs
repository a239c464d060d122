//! The sheet of a picture, field by field.

use super::decode::{Fields, Value};
use super::values::{boolean, file_path, text};
use crate::diagnostic::Code;
use crate::model::media::{Alt, Licence, Media, Reuse};

/// Reads a sheet; `folder` is where it lies below `content/media/`, empty or with a `/` at its end.
pub(super) fn media(value: Value<'_>, folder: &str) -> Option<Media> {
    let mut fields = Fields::open(value)?;
    let file = fields.required("file", file_path);
    let credit = fields.required("credit", text);
    let words = fields.optional("alt", text);
    let decorative = fields.optional("decorative", boolean).unwrap_or(false);
    let caption = fields.optional("caption", text);
    let licence = fields.optional("licence", licence);
    let alt = match (words, decorative) {
        (Some(_), true) => {
            fields
                .complain_of(
                    "decorative",
                    Code::InvalidValue,
                    "the picture has alt text and is called decorative",
                )
                .help("remove one of them: what only decorates needs no words")
                .push();
            Alt::Decorative
        }
        (Some(words), false) => Alt::Text(words),
        (None, true) => Alt::Decorative,
        (None, false) => Alt::Missing,
    };
    fields.close();
    Some(Media { file: format!("{folder}{}", file?).into(), credit: credit?, alt, caption, licence })
}

fn licence(value: Value<'_>) -> Option<Licence> {
    let mut fields = Fields::open(value)?;
    let name = fields.required("name", text);
    let reuse = fields.required("reuse", |value| value.choice(&Reuse::NAMES));
    fields.close();
    Some(Licence { name: name?, reuse: reuse? })
}
