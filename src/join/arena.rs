//! Typed indices: what a reference becomes when it has been found.
//!
//! Only the join makes an [`Ix`]. Most are made before the thing itself: the symbol table numbers the ids of a kind, and
//! the things are then collected in the same order. The join compares the two orders when it is done, so every index leads to
//! a thing that exists, and to the right one.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::ops::{Index, IndexMut};

/// Which `T` of the site.
pub struct Ix<T> {
    /// Counted from 1, so that an `Option<Ix>` is no larger than an `Ix`.
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

impl<T> FromIterator<T> for Arena<T> {
    fn from_iter<I: IntoIterator<Item = T>>(things: I) -> Self {
        Arena { things: things.into_iter().collect() }
    }
}

impl<T> Arena<T> {
    /// Adds a thing that nothing refers to yet.
    pub(super) fn push(&mut self, thing: T) -> Ix<T> {
        self.things.push(thing);
        Ix::at(self.things.len() - 1)
    }

    /// Puts another thing in the place of one.
    pub(super) fn replace(&mut self, ix: Ix<T>, thing: T) {
        self.things[ix.index()] = thing;
    }

    /// The thing that `order` calls equal, in an arena that is sorted by it.
    pub fn find(&self, order: impl FnMut(&T) -> Ordering) -> Option<Ix<T>> {
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

    /// A map with one value for each thing.
    pub fn secondary_map<V>(&self, value: impl Fn() -> V) -> SecondaryMap<T, V> {
        SecondaryMap { values: self.things.iter().map(|_| value()).collect(), of: PhantomData }
    }
}

impl<T> Index<Ix<T>> for Arena<T> {
    type Output = T;

    fn index(&self, ix: Ix<T>) -> &T {
        &self.things[ix.index()]
    }
}

/// A value for each thing of an arena.
#[derive(Debug)]
pub struct SecondaryMap<T, V> {
    values: Vec<V>,
    of: PhantomData<fn() -> T>,
}

impl<T, V> Index<Ix<T>> for SecondaryMap<T, V> {
    type Output = V;

    fn index(&self, ix: Ix<T>) -> &V {
        &self.values[ix.index()]
    }
}

impl<T, V> IndexMut<Ix<T>> for SecondaryMap<T, V> {
    fn index_mut(&mut self, ix: Ix<T>) -> &mut V {
        &mut self.values[ix.index()]
    }
}

impl<T> Ix<T> {
    /// The index of the thing that is, or will be, number `at` of its arena, counted from 0.
    #[expect(
        clippy::expect_used,
        reason = "a site does not have 4 billion things: each is from a file in memory"
    )]
    pub(super) fn at(at: usize) -> Self {
        let number = u32::try_from(at + 1).ok().and_then(NonZeroU32::new);
        let number = number.expect("4 billion files do not fit in memory");
        Ix { number, of: PhantomData }
    }

    fn index(self) -> usize {
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
        write!(f, "#{}", self.index())
    }
}
