//! The filters that templates have beside Tera's own.

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::html::{escape, escape_into};

/// Registers them; before any template is added.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("phrase", phrase);
    tera.register_filter("fill", fill);
}

/// `{{ x.name | phrase }}`: the words of a phrase as HTML, marked with their language where it is not the
/// page's.
fn phrase(phrase: &Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    let Some(text) = phrase.get_from_path("text").and_then(Value::as_str) else {
        return Err(Error::message("the filter `phrase` takes a phrase: a value with `text` and `lang`"));
    };
    Ok(match phrase.get_from_path("lang").and_then(Value::as_str) {
        None => Value::safe_string(&escape(text)),
        Some(language) => {
            let mut html = format!("<span lang=\"{}\">", escape(language));
            escape_into(text, &mut html);
            html.push_str("</span>");
            Value::safe_string(&html)
        }
    })
}

/// `{{ t.page_of | fill(page=2, pages=9) }}`: a string of the theme with its `{name}`s filled.
fn fill(words: &str, values: Kwargs, _: &State) -> String {
    let mut given: Vec<(String, String)> =
        values.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    given.sort();
    super::strings::fill(words, given.iter().map(|(name, value)| (name.as_str(), value.clone())))
}
