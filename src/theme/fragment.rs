//! Finished HTML, as templates get it.
//!
//! Takes HTML from a component or from Markdown, in which everything is escaped; gives a value that a template prints as it is,
//! and that any number of views can share without a copy. It cannot be used in attributes: they take text.

use serde::{Serialize, Serializer};
use tera::Value;

/// A piece of finished HTML.
#[derive(Debug, Clone)]
pub struct Fragment(Value);

impl Fragment {
    /// A fragment of this HTML, which must be safe to print as it is.
    pub fn new(html: &str) -> Fragment {
        Fragment(Value::safe_string(html))
    }

    /// The HTML.
    pub fn html(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}

/// A view that is made into the values of a template shares the fragment with it.
impl Serialize for Fragment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
