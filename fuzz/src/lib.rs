//! What must hold for every input, as plain functions: the bodies of the fuzz targets and of `tests/properties.rs`.
//!
//! Each takes an input and panics if a promise is broken. Nothing here makes inputs: a fuzzer or proptest does.

pub mod addresses;
pub mod html;
pub mod markdown;
pub mod page;
pub mod problems;
pub mod record;
pub mod requests;
pub mod site;
pub mod template;
pub mod texts;
