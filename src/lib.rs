//! faktum turns a folder that people write into a folder that any file host can serve.
//!
//! It is a compiler: text with places goes in, problems with places or a complete site come out, and nothing
//! in between touches a disk. A run goes through these rooms in order; [`pipeline::build`] is the proof.
//!
//! 1. [`load`] reads the folder into [`source::Sources`]. A file that cannot be read is a problem, not an end.
//! 2. [`parse`] makes [`parse::Documents`] of them, each file by itself.
//! 3. [`join`] makes one [`join::Site`] of those: ids become typed indices, both directions of every relation
//!    are known, and what is held back is left out.
//! 4. [`check`] applies every rule and gives a [`check::Checked`] site; nothing else can be rendered.
//! 5. [`render`] says which files there are and makes their bytes on demand, with a [`theme`].
//! 6. [`inspect`] shows each finished file to whoever looks at bytes.
//! 7. [`publish`] brings a folder up to date with them.
//!
//! [`diagnostic::Diagnostics`] are handed down all the way: problems are values. [`model`] is what the content
//! means, [`accessibility`] judges a page, [`diff`] says what changes for readers, [`report`] lays problems out, `serve` shows the site while it is written, [`cli`] is the command line.

pub mod accessibility;
pub mod check;
pub mod cli;
pub mod deploy;
pub mod diagnostic;
pub mod diff;
pub mod external;
pub mod failure;
pub mod fingerprint;
pub mod html;
pub mod inspect;
pub mod join;
pub mod letters;
pub mod load;
pub mod mention;
pub mod model;
pub mod parse;
pub mod permalinks;
pub mod pictures;
pub mod pipeline;
pub mod publish;
pub mod render;
pub mod rendering;
pub mod report;
pub mod routes;
pub mod scaffold;
pub mod schema;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod share;
pub mod source;

pub mod theme;
pub mod words;
