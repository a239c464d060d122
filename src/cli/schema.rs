//! `faktum schema`

use std::path::Path;

use super::Outcome;
use super::problems::print;
use crate::failure::Failure;
use crate::model::Language;
use crate::model::kinds::FileKind;
use crate::scaffold;

pub(super) fn print_schema(kind: &FileKind, language: Language) -> Result<Outcome, Failure> {
    print(&scaffold::schema_text(kind, language));
    Ok(Outcome::Fine)
}

pub(super) fn write_schemas(folder: Option<&Path>, language: Language) -> Result<Outcome, Failure> {
    for path in scaffold::write_schemas(folder.unwrap_or(Path::new(".")), language)? {
        print(&format!("{}\n", path.display()));
    }
    Ok(Outcome::Fine)
}
