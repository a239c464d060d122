//! The filters that templates have in addition to Tera's own.
//!
//! Takes values of a template; gives HTML or text. No filter looks anything up: views are finished.

use tera::value::Key;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::html::{escape, escape_into};
use crate::mention::unbroken;

/// Registers the filters. Tera wants them before any template that uses them.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("phrase", phrase);
    tera.register_filter("fill", fill);
    tera.register_filter("unbroken", |text: &str, _: Kwargs, _: &State| unbroken(text).into_owned());
}

/// `{{ x.name | phrase }}`: the words of a phrase as HTML, marked with their language where it is not the page's. No amount or date in
/// them can break over lines.
fn phrase(phrase: &Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    let part = |name| phrase.as_map()?.get(&Key::Str(name))?.as_str();
    let Some(text) = part("text") else {
        return Err(Error::message("the filter `phrase` takes a phrase: a value with `text` and `lang`"));
    };
    let text = &unbroken(text);
    Ok(match part("lang") {
        None => Value::safe_string(&escape(text)),
        Some(language) => {
            let mut html = format!("<span lang=\"{}\">", escape(language));
            escape_into(text, &mut html);
            html.push_str("</span>");
            Value::safe_string(&html)
        }
    })
}

/// `{{ t.page_of | fill(page=2, pages=9) }}`: a string of the theme with each `{name}` replaced. No amount or date in it can break over lines.
fn fill(words: &str, values: Kwargs, _: &State) -> String {
    let filled = super::strings::fill(words, |name| {
        let value = values.iter().find(|(known, _)| known.as_str() == Some(name));
        value.map(|(_, value)| value.to_string())
    });
    unbroken(&filled).into_owned()
}
