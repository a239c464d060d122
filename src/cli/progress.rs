//! The line on a terminal that says how far a long build is.
//!
//! Takes how many files are rendered; rewrites the line, but not for a short build, and not where standard error is no terminal.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::problems::say;
use crate::model::MessageLanguage;
use crate::words::{self, Message};

/// How long a build runs before the line appears.
const DELAY: Duration = Duration::from_millis(500);
/// The shortest time between two updates of the line.
const INTERVAL: Duration = Duration::from_millis(100);

/// Moves to the beginning of the line and removes what is in it.
const CLEAR: &str = "\r\x1b[K";

/// A line that is rewritten while a build runs.
pub(super) struct Progress {
    is_shown: bool,
    language: MessageLanguage,
    next: Mutex<Instant>,
    start: Instant,
}

impl Progress {
    pub(super) fn new(start: Instant, language: MessageLanguage) -> Self {
        let is_shown = std::io::stderr().is_terminal();
        Progress { is_shown, language, next: Mutex::new(start + DELAY), start }
    }

    /// Shows that `made` of `total` files are rendered. Any thread may call it.
    pub(super) fn show(&self, made: usize, total: usize) {
        if !self.is_shown {
            return;
        }
        let now = Instant::now();
        // If another thread has the lock, it is updating the line right now.
        if let Ok(mut next) = self.next.try_lock()
            && now >= *next
        {
            *next = now + INTERVAL;
            let words = words::message(&Message::Progress { made, total }, self.language);
            say(&format!("{CLEAR}{words}"));
        }
    }

    /// Removes the line.
    pub(super) fn clear(&self) {
        if self.is_shown && self.start.elapsed() >= DELAY {
            say(CLEAR);
        }
    }
}

/// Removes the line if there may be one, where nobody knows its [`Progress`].
pub(super) fn clear_any() {
    if std::io::stderr().is_terminal() {
        say(CLEAR);
    }
}
