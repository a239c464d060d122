//! How many pictures may be in memory at once.
//!
//! Takes how much memory each needs; gives leave when there is enough. Nothing is allocated here, and nothing is known of threads. Whoever
//! waits while it runs others' work (rayon does, inside of a parallel loop) may wait for itself: no such loops while holding a [`Reserved`].

use std::sync::{Condvar, Mutex, PoisonError};

/// The most memory for pictures, in bytes, however much there is.
const MOST: u64 = 512 << 20;

/// How much memory decoding a picture of this many pixels takes at most, with its sizes and their encoding, in bytes.
pub fn memory_needed(pixels: u64) -> u64 {
    pixels.saturating_mul(12).saturating_add(16 << 20)
}

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
        MemoryBudget::new(MOST)
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
