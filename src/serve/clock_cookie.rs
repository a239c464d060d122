//! The clock that a reader of the preview moves: the moment whose public site the browser is shown.
//!
//! Takes the cookies of a request; gives the moment in its cookie. A cookie, because addresses in pages must be those of
//! the published site, and because two browsers may look at two moments at once. The script sets it; the server
//! remembers nothing.

use crate::model::DateTimeInput;

/// The clock of the browsers of one server.
#[derive(Debug, Clone)]
pub(super) struct ClockCookie {
    cookie: String,
}

impl ClockCookie {
    /// The clock of the server at a port: browsers keep one set of cookies for all ports of a host.
    pub(super) fn new(port: u16) -> ClockCookie {
        ClockCookie { cookie: format!("faktum-{port}") }
    }

    /// The name of the cookie.
    pub(super) fn cookie(&self) -> &str {
        &self.cookie
    }

    /// The moment that a browser asks for; `None` if its clock was not moved, or to something that is no time.
    pub(super) fn moment<'h>(&self, cookies: impl Iterator<Item = &'h str>) -> Option<DateTimeInput> {
        let mut pairs =
            cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.split_once('='));
        let (_, moment) = pairs.find(|(name, _)| name.trim() == self.cookie)?;
        moment.trim().parse().ok()
    }
}
