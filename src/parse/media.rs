//! The rules of a picture's sheet that look at several fields.
//!
//! Takes the fields; gives a [`Media`]. Whether the picture's file exists is not known here.

use crate::diagnostic::FieldProblem;
use crate::model::media::{Alt, AltFields, Media};
use crate::schema::decode::Value;
use crate::schema::fields::Fields;
use crate::schema::{Group, GroupSchema, Record};

/// Reads a sheet; `folder` is where it is below `content/media/`, empty or with a `/` at its end.
pub(super) fn media(value: Value<'_>, folder: &str) -> Option<Media> {
    let media = Media::decode_record(value)?;
    Some(Media { file: media.file.in_folder(folder), ..media })
}

impl Group for Alt {
    const GROUP: GroupSchema = <AltFields as Group>::GROUP;
    const IS_ONLY_PRINTED: bool = true;

    fn decode_group(fields: &mut Fields<'_>) -> Option<Self> {
        let written = AltFields::decode_fields(fields)?;
        match written.alt {
            Some(_) if written.decorative => {
                fields.report(fields.problem_at("decorative", FieldProblem::AltAndDecorative));
                Some(Alt::Decorative)
            }
            Some(text) => Some(Alt::Text(text)),
            None if written.decorative => Some(Alt::Decorative),
            None => Some(Alt::Missing),
        }
    }
}
