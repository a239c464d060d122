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

use super::edition::Edition;
use super::http::{Desk, respond};

pub(super) const EVENTS: &str = "/_faktum/events";
pub(super) const SCRIPT: &str = "/_faktum/reload.js";
pub(super) const STYLE: &str = "/_faktum/reload.css";

/// What stands at the end of every page.
pub(super) fn tags() -> String {
    format!("<link rel=\"stylesheet\" href=\"{STYLE}\"><script src=\"{SCRIPT}\" defer></script>\n")
}

pub(super) async fn script() -> Response {
    respond(StatusCode::OK, "text/javascript; charset=utf-8", include_str!("reload.js"))
}

pub(super) async fn style() -> Response {
    respond(StatusCode::OK, "text/css; charset=utf-8", include_str!("reload.css"))
}

/// The edition that is shown now, and each that follows.
pub(super) async fn events(
    State(desk): State<Desk>,
) -> Sse<impl tokio_stream::Stream<Item = Result<Event, Infallible>>> {
    let editions = WatchStream::new(desk.editions).map(|edition| Ok(event(&edition)));
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
