#![forbid(unsafe_code)]
pub mod check;
pub mod diagnostic;
pub mod failure;
pub mod html;
pub mod join;
pub mod load;
pub mod model;
pub mod parse;
pub mod render;
pub mod report;
pub mod source;
pub mod theme;
