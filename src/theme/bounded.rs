//! The HTML of one page while a template writes it, with an upper limit.
//!
//! Takes what Tera writes; gives the bytes, or an error once there are more than [`MOST`]. It bounds what a loop in a loop can write, not
//! how long a template computes without writing: a theme is a program.

use std::io::{self, Write};

/// How many bytes a page can have. The longest page of a site has some hundred thousand.
pub(super) const MOST: usize = 16 << 20;

/// A page, or a part of one, that is being written.
#[derive(Default)]
pub(super) struct BoundedHtml(Vec<u8>);

impl BoundedHtml {
    pub(super) fn with_capacity(capacity: usize) -> BoundedHtml {
        BoundedHtml(Vec::with_capacity(capacity))
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    pub(super) fn into_text(self) -> String {
        #[expect(clippy::expect_used, reason = "templates and their values are texts")]
        String::from_utf8(self.0).expect("Tera writes only texts")
    }
}

impl Write for BoundedHtml {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MOST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
