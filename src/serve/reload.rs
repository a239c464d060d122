//! How open pages learn of the next edition: events, and the script that listens to them.
//!
//! Takes the editions as they come; gives the stream of events, and the tags that bring the script into a page. Only
//! the server adds these tags: no page of the site has them. Script and style are files, because the security policy of
//! the pages allows nothing inline. What a page does with an event is up to the script, `reload.js`.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use serde_json::json;
use tokio::sync::watch::Receiver;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use super::clock_cookie::ClockCookie;
use super::edition::Edition;
use crate::html::escape;
use crate::model::{DateTimeInput, MessageLanguage};
use crate::words::{PageText, page_text};

pub(super) const EVENTS_PATH: &str = "/_faktum/events";
pub(super) const SCRIPT_PATH: &str = "/_faktum/reload.js";
pub(super) const STYLE_PATH: &str = "/_faktum/reload.css";

pub(super) const SCRIPT: &str = include_str!("reload.js");
pub(super) const STYLE: &str = include_str!("reload.css");

/// The tags at the end of every page. They tell the script the words that it shows, and in a preview the name of the clock's
/// cookie, the moment in it if the clock was moved, and the moment of the site that is shown otherwise.
pub(super) fn tags(
    clock: Option<&ClockCookie>,
    moment: Option<DateTimeInput>,
    now: Option<&str>,
    language: MessageLanguage,
) -> String {
    let words = |text| Some(page_text(text, language).to_owned());
    let mut attributes =
        vec![("lang", Some(language.tag().to_owned())), ("problems", words(PageText::Problems))];
    if let Some(clock) = clock {
        attributes.extend([
            ("clock", Some(clock.name.to_owned())),
            ("moment", moment.map(|moment| moment.to_string())),
            ("now", now.map(str::to_owned)),
            ("preview", words(PageText::Preview)),
            ("everything", words(PageText::Everything)),
            ("public-at", words(PageText::PublicAt)),
        ]);
    }
    let given = attributes.iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
    let given: String = given.map(|(name, value)| format!(" data-{name}=\"{}\"", escape(value))).collect();
    format!(
        "<link rel=\"stylesheet\" href=\"{STYLE_PATH}\"><script src=\"{SCRIPT_PATH}\" defer{given}></script>\n"
    )
}

/// An event for the edition that is shown now, and one for each that follows.
pub(super) fn events(editions: Receiver<Arc<Edition>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let editions = WatchStream::new(editions).map(|edition| Ok(event(&edition)));
    Sse::new(editions).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}

/// What a page learns of an edition: its number and its problems.
fn event(edition: &Edition) -> Event {
    let told = json!({
        "number": edition.number,
        "problems": edition.problems,
        "errors": edition.has_errors,
    });
    Event::default().event("edition").data(told.to_string())
}
