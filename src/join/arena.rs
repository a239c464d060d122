//! Typed indices: what a reference becomes when it has been found.
//!
//! An [`Ix`] can only be made by the join, by putting something into an [`Arena`]; so whoever holds one holds a
//! thing that exists.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::ops::Index;

/// Which `T` of the site.
pub struct Ix<T> {
    /// Counted from 1, so that no more room is taken where there may be none.
    number: NonZeroU32,
    of: PhantomData<fn() -> T>,
}

/// Everything of one kind, in the order of the ids.
#[derive(Debug, Clone)]
pub struct Arena<T> {
    things: Vec<T>,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Arena { things: Vec::new() }
    }
}

impl<T> Arena<T> {
    pub(super) fn push(&mut self, thing: T) -> Ix<T> {
        self.things.push(thing);
        Ix::at(self.things.len() - 1)
    }

    pub(super) fn get_mut(&mut self, ix: Ix<T>) -> &mut T {
        &mut self.things[ix.place()]
    }

    /// The one that `order` calls equal, in an arena that is sorted by it.
    pub(super) fn find(&self, order: impl FnMut(&T) -> Ordering) -> Option<Ix<T>> {
        self.things.binary_search_by(order).ok().map(Ix::at)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// All of them, in the order of their ids.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.things.iter()
    }

    /// All of them with their indices.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (Ix<T>, &T)> + ExactSizeIterator {
        self.things.iter().enumerate().map(|(at, thing)| (Ix::at(at), thing))
    }

    /// Every index.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = Ix<T>> + use<T> {
        (0..self.things.len()).map(Ix::at)
    }
}

/// A value beside each thing of an arena.
#[derive(Debug)]
pub struct Beside<T, V> {
    values: Vec<V>,
    of: PhantomData<fn() -> T>,
}

impl<T> Arena<T> {
    /// A value beside each thing.
    pub fn beside<V>(&self, value: impl Fn() -> V) -> Beside<T, V> {
        Beside { values: self.things.iter().map(|_| value()).collect(), of: PhantomData }
    }
}

impl<T, V> Index<Ix<T>> for Beside<T, V> {
    type Output = V;

    fn index(&self, ix: Ix<T>) -> &V {
        &self.values[ix.place()]
    }
}

impl<T> Index<Ix<T>> for Arena<T> {
    type Output = T;

    fn index(&self, ix: Ix<T>) -> &T {
        &self.things[ix.place()]
    }
}

impl<T> Ix<T> {
    /// The index of the thing that will be pushed as number `at`, counted from 0.
    pub(super) fn at(at: usize) -> Self {
        // Files are at most 32 bits many: see `source::FileId`.
        let before = u32::try_from(at).unwrap_or(u32::MAX);
        Ix { number: NonZeroU32::MIN.saturating_add(before), of: PhantomData }
    }

    fn place(self) -> usize {
        self.number.get() as usize - 1
    }
}

impl<T> Clone for Ix<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ix<T> {}

impl<T> PartialEq for Ix<T> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<T> Eq for Ix<T> {}

impl<T> PartialOrd for Ix<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Ix<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp(&other.number)
    }
}

impl<T> Hash for Ix<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

impl<T> std::fmt::Debug for Ix<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{}", self.place())
    }
}
