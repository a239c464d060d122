//! The line that says how far a long build is.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::problems::say;

/// A build that is done by then needs no line.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the line is written anew.
const PACE: Duration = Duration::from_millis(100);

/// A line on a terminal, written anew as the build goes on.
pub(super) struct Progress {
    is_shown: bool,
    next: Mutex<Instant>,
    start: Instant,
}

impl Progress {
    pub(super) fn new(start: Instant) -> Self {
        let is_shown = std::io::stderr().is_terminal();
        Progress { is_shown, next: Mutex::new(start + PATIENCE), start }
    }

    /// From any thread: `made` of `total` files are made.
    pub(super) fn show(&self, made: usize, total: usize) {
        if !self.is_shown {
            return;
        }
        let now = Instant::now();
        // Whoever finds the line in use has nothing newer to say.
        if let Ok(mut next) = self.next.try_lock()
            && now >= *next
        {
            *next = now + PACE;
            say(&format!("\r\x1b[K{made} of {total} files"));
        }
    }

    /// Takes the line away.
    pub(super) fn clear(&self) {
        if self.is_shown && self.start.elapsed() >= PATIENCE {
            say("\r\x1b[K");
        }
    }
}
