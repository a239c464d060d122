//! What an open page does: it hears about editions, and reloads.
//!
//! Takes the server's host; gives the editions as they are announced and the pages as they are. Pages come over one connection,
//! events over another, in a thread that sleeps until something arrives: polling would use time of the server that is measured.
//! It deliberately runs no script, and fetches neither style sheets nor pictures.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;

use super::failure::{Failure, failed};
use super::http::Connection;

/// How long an edition or a page may take: longer than any writer would wait.
const LIMIT: Duration = Duration::from_secs(20);

const EVENTS: &str = "/_faktum/events";

/// What pages are told about an edition.
#[derive(Deserialize)]
struct Edition {
    number: u64,
    problems: String,
    errors: bool,
}

/// An open page.
pub struct Browser {
    pages: Connection,
    editions: Receiver<Result<Edition, String>>,
    last: u64,
}

impl Browser {
    /// Connects, and waits for the current edition.
    pub fn open(host: &str) -> Result<Browser, Failure> {
        let cannot = |error| failed(format_args!("cannot connect to {host}"), error);
        let pages = Connection::open(host, Some(LIMIT)).map_err(cannot)?;
        let mut events = Connection::open(host, None).map_err(cannot)?;
        events.follow(EVENTS).map_err(|error| failed(EVENTS, error))?;
        let (sender, editions) = channel();
        thread::spawn(move || listen(events, &sender));
        let mut browser = Browser { pages, editions, last: 0 };
        browser.next_edition(Instant::now()).map_err(|words| failed("the first edition", words))?;
        Ok(browser)
    }

    /// The text of a page.
    pub fn page(&mut self, path: &str) -> Result<String, Failure> {
        let answer = self.pages.get(path).map_err(|error| failed(path, error))?;
        if answer.status != 200 {
            return Err(failed(path, format_args!("the server answered with {}", answer.status)));
        }
        String::from_utf8(answer.body).map_err(|error| failed(path, error))
    }

    /// Waits for the next edition, until the limit after `start`.
    pub fn next_edition(&mut self, start: Instant) -> Result<(), String> {
        let left = LIMIT.saturating_sub(start.elapsed());
        match self.editions.recv_timeout(left) {
            Ok(told) => self.note(told),
            Err(RecvTimeoutError::Timeout) => Err(format!("not shown after {} s", LIMIT.as_secs())),
            Err(RecvTimeoutError::Disconnected) => Err("the server tells of no more editions".to_owned()),
        }
    }

    /// Skips the editions that have been announced so far.
    pub fn pass_over(&mut self) -> Result<(), Failure> {
        while let Ok(told) = self.editions.try_recv() {
            self.note(told).map_err(Failure::Run)?;
        }
        Ok(())
    }

    /// The number of the latest edition, and so the count of editions.
    pub fn last_edition(&self) -> u64 {
        self.last
    }

    fn note(&mut self, told: Result<Edition, String>) -> Result<(), String> {
        let edition = told?;
        self.last = edition.number;
        if edition.errors {
            return Err(format!("edition {} has errors:\n{}", edition.number, edition.problems));
        }
        Ok(())
    }
}

/// Passes on editions until the browser ends, and finally why there are no more.
fn listen(mut events: Connection, sender: &Sender<Result<Edition, String>>) {
    let mut bytes = Vec::new();
    let end = loop {
        match events.chunk() {
            Ok(Some(chunk)) => bytes.extend(chunk),
            Ok(None) => break "the server ended the stream".to_owned(),
            Err(error) => break error.to_string(),
        }
        while let Some(end) = bytes.windows(2).position(|two| two == b"\n\n") {
            let block: Vec<u8> = bytes.drain(..end + 2).collect();
            let told = edition(&String::from_utf8_lossy(&block));
            if told.is_some_and(|told| sender.send(told).is_err()) {
                return;
            }
        }
    };
    let _nobody_listens = sender.send(Err(format!("{EVENTS}: {end}")));
}

/// The edition that an event announces; `None` for a comment, which only keeps the connection alive.
/// Format: <https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation>
fn edition(block: &str) -> Option<Result<Edition, String>> {
    let field = |name: &str| {
        let value = block.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        Some(value.strip_prefix(' ').unwrap_or(value))
    };
    let data = field("data").filter(|_| field("event") == Some("edition"))?;
    Some(serde_json::from_str(data).map_err(|error| format!("`{data}` tells of no edition: {error}")))
}
