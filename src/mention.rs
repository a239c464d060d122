//! What a running text says, in the words that people write: dates, read without knowing anything but the text and its language.
//!
//! Takes a text without markup; gives the mentions in it, with their bytes. Pure functions: nothing is judged here, and no sheet is
//! known. [`crate::check`] compares mentions with what the site says.

mod dates;

pub use dates::{CalendarDay, DateMention, NamedWeekday, YearHint, dates, may_have_wrong_date};
