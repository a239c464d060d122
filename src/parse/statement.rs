//! The rules of a statement's sheet that look at several fields.
//!
//! Takes the fields; gives a [`Statement`]. Whether the speaker exists is found out by the join.

use crate::diagnostic::FieldProblem;
use crate::model::Text;
use crate::model::statement::Statement;
use crate::schema::Record;
use crate::schema::decode::Value;
use crate::schema::fields::Fields;

pub(super) fn statement(value: Value<'_>) -> Option<Statement> {
    let mut fields = Fields::open(value)?;
    let statement = Statement::decode_fields(&mut fields);
    if let Some(Statement { language: Some(_), text: Text::One(..) | Text::Several(_), .. }) = &statement {
        fields.report(fields.problem_at("language", FieldProblem::LanguageTwice));
    }
    fields.finish();
    statement
}
