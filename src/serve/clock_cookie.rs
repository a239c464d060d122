//! The clock that a reader of the preview moves: the browser is shown the public site of that moment.
//!
//! Takes the cookies of a request; gives the moment in the clock's cookie. A cookie and not a part of the address, because
//! addresses in pages must be those of the published site, and two browsers may show two moments at once. The script of the
//! preview sets the cookie; the server stores nothing.

use crate::model::DateTimeInput;

/// The cookie in which browsers keep the moment that they show.
#[derive(Debug, Clone)]
pub(super) struct ClockCookie {
    pub(super) name: String,
}

impl ClockCookie {
    /// The cookie of the server at a port, which is in its name because browsers share cookies between all ports of a host.
    pub(super) fn new(port: u16) -> ClockCookie {
        ClockCookie { name: format!("faktum-{port}") }
    }

    /// The moment that a browser asks for; `None` if its clock was not moved, or if the cookie holds no time.
    pub(super) fn moment<'h>(&self, cookies: impl Iterator<Item = &'h str>) -> Option<DateTimeInput> {
        let mut pairs =
            cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.split_once('='));
        let (_, moment) = pairs.find(|(name, _)| name.trim() == self.name)?;
        moment.trim().parse().ok()
    }
}
