#![forbid(unsafe_code)]
pub mod diagnostic;
pub mod model;
pub mod report;
pub mod source;
