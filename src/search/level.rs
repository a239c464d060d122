//! How much a hit of a word says.
//!
//! Takes the place of a word on its page; gives its level. What a level weighs is known to the script.

use super::Place;

/// How much a hit says, the best first: the name of the page's own thing, then a word of the title, a part of a word of the title, and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Level(pub(super) u8);

impl Level {
    pub(super) const NAME: Level = Level(0);
    /// How many there are.
    pub(super) const COUNT: usize = 7;

    pub(super) fn of(place: Place) -> Level {
        Level(match place {
            Place::Title => 1,
            Place::Summary => 3,
            Place::Body => 5,
        })
    }

    /// The level of a part of a word there.
    pub(super) fn of_part(self) -> Level {
        Level(if self == Level::NAME { 2 } else { (self.0 + 1) & !1 })
    }
}
