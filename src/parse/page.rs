//! The rules of a page's front matter that look at several fields.
//!
//! Takes the fields; gives a [`LocalizedPage`]. The text below the fields is read in [`super::markdown`].

use crate::diagnostic::FieldProblem;
use crate::model::page::LocalizedPage;
use crate::schema::Record;
use crate::schema::decode::Value;
use crate::schema::fields::Fields;

/// Reads the front matter. The home page has the address of the site, and the text of a topic that of
/// the topic, so they can have no slug.
pub(super) fn page(value: Value<'_>, is_home: bool) -> Option<LocalizedPage> {
    let mut fields = Fields::open(value)?;
    if is_home && fields.has("slug") {
        fields.report(fields.problem_at("slug", FieldProblem::SlugOfHome));
    }
    if is_home && fields.has("topic") {
        fields.report(fields.problem_at("topic", FieldProblem::TopicOfHome));
    } else if fields.has("topic") && fields.has("slug") {
        fields.report(fields.problem_at("slug", FieldProblem::SlugOfTopicText));
    }
    let page = LocalizedPage::decode_fields(&mut fields);
    fields.finish();
    page
}
