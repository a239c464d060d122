//! Open pages hear of the next edition, and show it: the events, and the script that listens to them.
//!
//! The script and its style are put into answers by the server only; no page of the site has them. They are files
//! of their own, for the pages' security policy allows nothing inline.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::response::sse::{Event, KeepAlive, Sse};
use serde_json::json;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::clock_cookie::ClockCookie;
use super::edition::Edition;
use super::http::{ServerState, respond};
use crate::html::escape;
use crate::model::DateTimeInput;

pub(super) const EVENTS: &str = "/_faktum/events";
pub(super) const SCRIPT: &str = "/_faktum/reload.js";
pub(super) const STYLE: &str = "/_faktum/reload.css";

/// What stands at the end of every page. In a preview the script is told which cookie moves the clock, where the clock
/// stands if it was moved, and where it would stand.
pub(super) fn tags(clock: Option<&ClockCookie>, moment: Option<DateTimeInput>, now: Option<&str>) -> String {
    let attribute = |name, value: Option<String>| {
        value.map_or(String::new(), |value| format!(" data-{name}=\"{}\"", escape(&value)))
    };
    let clock = clock.map_or(String::new(), |clock| {
        let moment = attribute("moment", moment.map(|moment| moment.to_string()));
        let now = attribute("now", now.map(str::to_owned));
        format!(" data-clock=\"{}\"{moment}{now}", clock.cookie())
    });
    format!("<link rel=\"stylesheet\" href=\"{STYLE}\"><script src=\"{SCRIPT}\" defer{clock}></script>\n")
}

pub(super) async fn script() -> Response {
    respond(StatusCode::OK, "text/javascript; charset=utf-8", include_str!("reload.js"))
}

pub(super) async fn style() -> Response {
    respond(StatusCode::OK, "text/css; charset=utf-8", include_str!("reload.css"))
}

/// The edition that is shown now, and each that follows.
pub(super) async fn events(
    State(state): State<ServerState>,
) -> Sse<impl tokio_stream::Stream<Item = Result<Event, Infallible>>> {
    let editions = WatchStream::new(state.editions).map(|edition| Ok(event(&edition)));
    Sse::new(editions).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}

/// What a page is told of an edition: its number, and the problems if there are any.
fn event(edition: &Edition) -> Event {
    let told = json!({
        "number": edition.number,
        "problems": edition.problems,
        "errors": edition.has_errors,
    });
    Event::default().event("edition").data(told.to_string())
}
