//! The rules of `content/site.yaml` that look at several fields.
//!
//! Takes the fields; gives [`Settings`]. It does not know whether the theme or the publisher exists.

use std::collections::BTreeMap;

use crate::model::Text;
use crate::model::date::Zone;
use crate::model::link::BaseUrl;
use crate::model::settings::{Settings, SiteFields};
use crate::schema::Record;
use crate::schema::decode::Value;

pub(super) fn site(value: Value<'_>) -> Option<Settings> {
    let fields = SiteFields::decode_record(value)?;
    let default = fields.language.0?;
    let mut languages = vec![default];
    for language in fields.languages {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    let mut patterns = BTreeMap::new();
    for (section, language, pattern) in fields.urls.0 {
        patterns.insert((section, language.unwrap_or(default)), pattern);
    }
    // A site with a mistake here is never written, but it is joined and checked, so that one run finds the mistakes of the
    // other files too. A stand-in is enough for that.
    Some(Settings {
        title: fields.title.0.unwrap_or_else(|| Text::Plain("–".into())),
        base_url: fields.base_url.0.unwrap_or_else(BaseUrl::stand_in),
        languages,
        time_zone: fields.time_zone.0.unwrap_or_else(Zone::utc),
        publisher: fields.publisher,
        description: fields.description,
        theme: fields.theme,
        patterns,
        accessibility_statement: fields.accessibility_statement,
        levels: fields.checks.0.into_iter().collect(),
        feeds: fields.feeds.0,
        deploy: fields.deploy.0,
    })
}
