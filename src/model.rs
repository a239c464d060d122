//! What the content means: one file for each kind of thing that people write, and the values they are made of.
//!
//! Takes and gives plain values; each type can only hold what its form allows (an [`Id`] is an id, a [`Money`] has a
//! currency). It knows in which folder the files of a [`Kind`] are, but reads no file, no YAML and no other sheet:
//! [`crate::join`] finds out what a reference leads to.

pub mod address;
pub mod agreement;
pub mod calendar;
pub mod colour;
pub mod conventions;
pub mod date;
pub mod id;
pub mod kinds;
pub mod language;
pub mod link;
pub mod media;
pub mod money;
pub mod next;
pub mod organisation;
pub mod page;
pub mod partnership;
pub mod permalink;
pub mod person;
pub mod prose;
pub mod punycode;
pub mod release;
pub mod release_record;
pub mod settings;
pub mod shard;
pub mod sorting;
pub mod source;
pub mod statement;
pub mod text;
pub mod waiver;

pub use conventions::Conventions;
pub use date::{DateTimeInput, Day, ReducedDate};
pub use id::{Id, Kind, Reference};
pub use language::{Language, MessageLanguage};
pub use money::Money;
pub use text::Text;
