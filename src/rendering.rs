//! Which pages are being rendered.
//!
//! Takes the beginning and the end of each page from the workers, and ticks from whoever watches; gives the page that has seen the
//! most ticks. It knows neither time nor memory and ends nothing: a template cannot be interrupted, so what is to happen to one that
//! does not end is decided by the command line.

use std::mem;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::model::address::Address;

/// The pages that are being rendered, shared by those who render and one who watches.
#[derive(Debug, Clone, Default)]
pub struct Rendering(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    page_began: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// As many as there are threads that render.
    pages: Vec<Page>,
    /// How many pages have begun so far.
    begun: u64,
    /// How many ticks there were while a page was being rendered.
    ticks: u64,
    /// Whether somebody waits for a page to begin. To wake nobody is a system call, too, and would be one for each page.
    is_awaited: bool,
}

#[derive(Debug)]
struct Page {
    /// How many pages began before it.
    number: u64,
    address: Address,
    template: &'static str,
    /// How many ticks there were before it.
    began: u64,
}

/// What a tick found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// The address of the page that has seen the most ticks.
    pub address: Address,
    /// Its template.
    pub template: &'static str,
    /// How many ticks it has seen.
    pub age: u64,
    /// How many ticks saw any page.
    pub ticks: u64,
    /// How many pages have begun so far.
    pub begun: u64,
}

impl Rendering {
    /// Notes that a page is being rendered, until the guard is dropped.
    #[must_use = "the page ends when the guard is dropped"]
    pub fn begin(&self, address: &Address, template: &'static str) -> PageGuard<'_> {
        let mut state = self.state();
        let number = state.begun;
        let began = state.ticks;
        state.begun += 1;
        state.pages.push(Page { number, address: address.clone(), template, began });
        if mem::take(&mut state.is_awaited) {
            self.0.page_began.notify_one();
        }
        PageGuard { rendering: self, number }
    }

    /// Waits until a page is being rendered.
    pub fn wait(&self) {
        let mut state = self.state();
        while state.pages.is_empty() {
            state.is_awaited = true;
            state = self.0.page_began.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Counts a tick for every page that is being rendered, and gives the one with the most; `None` if no page is.
    pub fn tick(&self) -> Option<Tick> {
        let mut state = self.state();
        let ticks = state.ticks + 1;
        let oldest = state.pages.iter().min_by_key(|page| page.number)?;
        let progress = Tick {
            address: oldest.address.clone(),
            template: oldest.template,
            age: ticks - oldest.began,
            ticks,
            begun: state.begun,
        };
        state.ticks = ticks;
        Some(progress)
    }

    /// The state. No panic leaves it half changed.
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A page that is being rendered.
pub struct PageGuard<'r> {
    rendering: &'r Rendering,
    number: u64,
}

impl Drop for PageGuard<'_> {
    fn drop(&mut self) {
        self.rendering.state().pages.retain(|page| page.number != self.number);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test may panic")]

    use super::*;

    fn address(text: &str) -> Address {
        Address::parse(text).expect("an address")
    }

    #[test]
    fn a_tick_gives_the_page_that_began_first_and_counts_for_all() {
        let rendering = Rendering::default();
        assert_eq!(rendering.tick(), None);
        let first = rendering.begin(&address("/a/"), "page.html");
        let age = |found: Option<Tick>| found.map(|found| (found.address.to_string(), found.age));
        assert_eq!(age(rendering.tick()), Some(("/a/".to_owned(), 1)));
        let second = rendering.begin(&address("/b/"), "release.html");
        assert_eq!(age(rendering.tick()), Some(("/a/".to_owned(), 2)));
        drop(first);
        let found = rendering.tick().expect("a page");
        assert_eq!((found.address.as_str(), found.template, found.age), ("/b/", "release.html", 2));
        assert_eq!((found.ticks, found.begun), (3, 2));
        drop(second);
        assert_eq!(rendering.tick(), None);
    }

    #[test]
    fn whoever_waits_goes_on_when_a_page_begins() {
        let rendering = Rendering::default();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| rendering.wait());
            let _page = rendering.begin(&address("/a/"), "page.html");
            waiting.join().expect("an end");
        });
    }
}
