//! How many pictures may be in memory at once.
//!
//! Takes how much memory each needs; gives leave when there is enough. Nothing is allocated here, and nothing is known of threads. Whoever
//! waits while it runs others' work (rayon does, inside of a parallel loop) may wait for itself: no such loops while holding a [`Reserved`].

use std::fs;
use std::sync::{Condvar, Mutex, PoisonError};

/// The most memory for pictures, in bytes, however much there is.
const MOST: u64 = 512 << 20;

/// Memory that pictures share.
#[derive(Debug)]
pub struct MemoryBudget {
    bytes: u64,
    used: Mutex<u64>,
    returned: Condvar,
}

/// A part of a [`MemoryBudget`], returned when it is dropped.
#[derive(Debug)]
pub struct Reserved<'b> {
    budget: &'b MemoryBudget,
    bytes: u64,
}

impl MemoryBudget {
    pub fn new(bytes: u64) -> MemoryBudget {
        MemoryBudget { bytes, used: Mutex::new(0), returned: Condvar::new() }
    }

    /// Half of what is free on this machine, and never more than 512 MiB.
    pub fn of_this_machine() -> MemoryBudget {
        let free = [available(), left_of_limit()].into_iter().flatten().min();
        MemoryBudget::new(free.map_or(MOST, |free| (free / 2).min(MOST)))
    }

    /// Waits until there is room for these bytes. Whoever needs more than there is at all gets everything, alone.
    pub fn reserve(&self, bytes: u64) -> Reserved<'_> {
        let bytes = bytes.min(self.bytes);
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        while *used + bytes > self.bytes {
            used = self.returned.wait(used).unwrap_or_else(PoisonError::into_inner);
        }
        *used += bytes;
        Reserved { budget: self, bytes }
    }
}

impl Drop for Reserved<'_> {
    fn drop(&mut self) {
        let mut used = self.budget.used.lock().unwrap_or_else(PoisonError::into_inner);
        *used -= self.bytes;
        drop(used);
        self.budget.returned.notify_all();
    }
}

/// What Linux can give to programs, in bytes. Other systems are not asked: they page out what is not used.
fn available() -> Option<u64> {
    let text = fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes << 10)
}

/// What is left of the limit that a container has.
fn left_of_limit() -> Option<u64> {
    let number = |name: &str| {
        let text = fs::read_to_string(format!("/sys/fs/cgroup/{name}")).ok()?;
        text.trim().parse::<u64>().ok()
    };
    number("memory.max")?.checked_sub(number("memory.current")?)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn no_more_is_in_use_than_there_is() {
        let (budget, used, most) = (MemoryBudget::new(100), AtomicU64::new(0), AtomicU64::new(0));
        thread::scope(|scope| {
            for number in 0..8 {
                let (budget, used, most) = (&budget, &used, &most);
                scope.spawn(move || {
                    for round in 0..200 {
                        let bytes = 10 + (number * 7 + round * 3) % 50;
                        let _reserved = budget.reserve(bytes);
                        most.fetch_max(used.fetch_add(bytes, Ordering::SeqCst) + bytes, Ordering::SeqCst);
                        thread::yield_now();
                        used.fetch_sub(bytes, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!((10..=100).contains(&most.into_inner()));
    }

    #[test]
    fn a_picture_that_needs_more_than_there_is_gets_everything() {
        let budget = MemoryBudget::new(100);
        drop(budget.reserve(1 << 40));
        let none = MemoryBudget::new(0);
        let _one = none.reserve(5);
        let _other = none.reserve(5);
    }

    #[test]
    fn this_machine_has_memory() {
        let MemoryBudget { bytes, .. } = MemoryBudget::of_this_machine();
        assert!(0 < bytes && bytes <= MOST);
    }
}
