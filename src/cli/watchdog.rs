//! The end of a run whose templates take too long or too much memory.
//!
//! Takes the pages that are being rendered and, on Linux, the memory of the process; ends the run with words and an exit code once a
//! limit is passed. Publishing survives being ended at any moment, so nothing has to be undone. It looks only while a page is being
//! rendered: reading, checking, writing and deploying may take as long as they take.
//!
//! Tera cannot be interrupted, so a thread looks from outside. A process of its own for rendering could be ended alone, but would have
//! to be handed the whole site. A limit of the system (`setrlimit`) ends a run without words, and the allocator reserves address space
//! that it never uses. An allocator that counts is unsafe code. Counting what a template does would need a Tera of our own.

use std::process;
use std::thread;
use std::time::Duration;

use super::problems::tell;
use super::progress;
use crate::failure::{Failure, RenderLimit};
use crate::model::MessageLanguage;
use crate::rendering::{Rendering, Tick};
use crate::words::Message;

/// The time between two looks. Two threads that fill new memory as fast as the system gives it were seen to take 25 MiB in it.
const TICK: Duration = Duration::from_millis(10);

/// How many ticks a page may take: 4 seconds. The slowest page of a large site takes a few milliseconds. Ticks are counted, and not
/// time, so that a computer that sleeps or is overloaded ends no page by mistake: then there are fewer of them.
const PAGE_TICKS: u64 = 400;

/// How many ticks all pages may take: as many as one page, and 20 milliseconds for each page more. An honest one takes a tenth of one.
const TICKS_OF_EACH_PAGE: u64 = 2;

/// By how much the memory of the process may grow while pages are rendered. Even if it doubles before the run has ended, the
/// whole run stays below 512 MiB.
const MEMORY: u64 = 160 << 20;

/// How much more memory each page may need: what many pages show is kept.
const MEMORY_OF_EACH_PAGE: u64 = 16 << 10;

/// What the limits for all pages are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Allowance {
    /// The first page of the run.
    Once,
    /// The first page after a time without any. Between pages, a preview reads and builds the next site.
    AfterEachPause,
}

/// Watches in the background, as long as the program runs.
pub(super) fn start(rendering: &Rendering, allowance: Allowance, language: MessageLanguage) {
    let rendering = rendering.clone();
    thread::spawn(move || {
        let failure = watch(&rendering, allowance);
        progress::clear_any();
        tell(&Message::Failed { failure: &failure }, language);
        #[expect(clippy::exit, reason = "a template cannot be interrupted, only the program")]
        process::exit(failure.exit_code().into());
    });
}

/// Watches until a limit is passed.
fn watch(rendering: &Rendering, allowance: Allowance) -> Failure {
    let memory = Memory::of_this_process();
    rendering.wait();
    let mut start = Start { ticks: 0, pages: 0, memory: memory.resident() };
    let mut last = (0, 0);
    loop {
        thread::sleep(TICK);
        if let Some(tick) = rendering.tick() {
            if let Some(passed) = passed(&tick, start, memory.resident()) {
                let (page, template) = (tick.address.to_string(), format!("{}.html", tick.template));
                return Failure::EndlessTemplate { page, template, passed };
            }
            last = (tick.ticks, tick.begun);
            continue;
        }
        rendering.wait();
        if allowance == Allowance::AfterEachPause {
            start = Start { ticks: last.0, pages: last.1, memory: memory.resident() };
        }
    }
}

/// What there was before the pages that are counted together.
#[derive(Debug, Clone, Copy)]
struct Start {
    ticks: u64,
    pages: u64,
    /// In bytes; `None` if the system does not say.
    memory: Option<u64>,
}

/// The limit that was passed.
fn passed(tick: &Tick, start: Start, memory: Option<u64>) -> Option<RenderLimit> {
    let pages = tick.begun - start.pages;
    if let Some((before, now)) = start.memory.zip(memory) {
        let most = MEMORY + pages * MEMORY_OF_EACH_PAGE;
        if now.saturating_sub(before) > most {
            return Some(RenderLimit::Memory { mebibytes: most >> 20 });
        }
    }
    let ticks = PAGE_TICKS + pages * TICKS_OF_EACH_PAGE;
    if tick.age > PAGE_TICKS {
        Some(RenderLimit::PageTime { seconds: seconds(PAGE_TICKS) })
    } else if tick.ticks - start.ticks > ticks {
        Some(RenderLimit::TotalTime { pages, seconds: seconds(ticks) })
    } else {
        None
    }
}

/// How many whole seconds ticks take.
fn seconds(ticks: u64) -> u64 {
    let ticks_of_a_second = 1000 / 10;
    ticks / ticks_of_a_second
}

/// The memory of this process.
#[cfg(target_os = "linux")]
struct Memory(Option<std::fs::File>);

#[cfg(target_os = "linux")]
impl Memory {
    fn of_this_process() -> Memory {
        Memory(std::fs::File::open("/proc/self/status").ok())
    }

    /// How many bytes are in memory now (proc(5), `VmRSS` in `status`); `None` where `/proc` is missing. `statm` is shorter, but counts
    /// pages, and asking rustix how large these are ends the program under valgrind.
    fn resident(&self) -> Option<u64> {
        use std::os::unix::fs::FileExt;

        let mut status = [0; 8192];
        let length = self.0.as_ref()?.read_at(&mut status, 0).ok()?;
        let status = String::from_utf8_lossy(&status[..length]);
        let (_, rest) = status.split_once("\nVmRSS:")?;
        let kibibytes: u64 = rest.split_whitespace().next()?.parse().ok()?;
        Some(kibibytes << 10)
    }
}

/// Other systems are not asked: there, only the time is limited.
#[cfg(not(target_os = "linux"))]
struct Memory;

#[cfg(not(target_os = "linux"))]
impl Memory {
    fn of_this_process() -> Memory {
        Memory
    }

    fn resident(&self) -> Option<u64> {
        None
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test may panic")]

    use super::*;
    use crate::model::address::Address;

    fn tick(age: u64, ticks: u64, begun: u64) -> Tick {
        Tick { address: Address::parse("/a/").expect("an address"), template: "page", age, ticks, begun }
    }

    const START: Start = Start { ticks: 1_000, pages: 50, memory: Some(100 << 20) };

    #[test]
    fn a_page_may_take_four_seconds() {
        assert_eq!(passed(&tick(400, 1_400, 51), START, None), None);
        assert_eq!(passed(&tick(401, 1_401, 51), START, None), Some(RenderLimit::PageTime { seconds: 4 }));
    }

    #[test]
    fn all_pages_may_take_four_seconds_and_a_fiftieth_for_each() {
        assert_eq!(passed(&tick(1, 1_600, 150), START, None), None);
        let found = passed(&tick(1, 1_601, 150), START, None);
        assert_eq!(found, Some(RenderLimit::TotalTime { pages: 100, seconds: 6 }));
        assert_eq!(passed(&tick(1, 100_000, 100_000), START, None), None);
    }

    #[test]
    fn memory_may_grow_by_160_mebibytes_and_16_kibibytes_for_each_page() {
        assert_eq!(passed(&tick(1, 1_001, 51), START, Some(260 << 20)), None);
        let found = passed(&tick(1, 1_001, 51), START, Some(261 << 20));
        assert_eq!(found, Some(RenderLimit::Memory { mebibytes: 160 }));
        assert_eq!(passed(&tick(1, 1_001, 64_050), START, Some(1_100 << 20)), None);
        assert_eq!(passed(&tick(1, 1_001, 51), START, Some(1 << 20)), None, "memory that was given back");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_memory_of_this_process_is_known() {
        let before = Memory::of_this_process();
        let taken = vec![1_u8; 64 << 20];
        let now = before.resident().expect("a number of bytes");
        assert!(now > taken.len() as u64, "{now}");
    }
}
