//! Which requests the preview answers: an attacker can make the browser of a press officer send any request to this machine.
//!
//! Takes the head of a request; gives why it is refused. The host is checked because an attacker's own name can lead to this machine
//! (DNS rebinding), and the page under that name could then read everything. The origin and the Fetch Metadata are checked because a
//! page of another site may ask for scripts, pictures and events, and learn from an answer what exists. It looks at nothing that
//! the preview holds, and adds no headers.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};

use crate::words::PageText;

/// The names under which the preview is known.
#[derive(Debug, Clone)]
pub(super) enum Names {
    /// These, each with its port: the server listens to this machine alone.
    These(Arc<[String]>),
    /// Addresses, and names that nobody can register, with any port: the server was told where to listen, and other machines reach it
    /// by addresses and names that it does not know.
    OfNoSite,
}

impl Names {
    /// The names of this machine for itself.
    pub(super) fn of_this_machine(port: u16) -> Names {
        Names::These(["localhost", "127.0.0.1", "[::1]"].map(|host| format!("{host}:{port}")).into())
    }

    fn contain(&self, host: &str) -> bool {
        match self {
            Names::These(names) => names.iter().any(|name| name.eq_ignore_ascii_case(host)),
            Names::OfNoSite => is_of_no_site(host),
        }
    }
}

/// Why a request is refused; `None` if it is answered.
pub(super) fn refusal(names: &Names, request: &Request) -> Option<(StatusCode, PageText)> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Some((StatusCode::METHOD_NOT_ALLOWED, PageText::OnlyGet));
    }
    let headers = request.headers();
    let Some(host) = own_host(names, headers).filter(|host| is_target_at(request.uri(), host)) else {
        return Some((StatusCode::MISDIRECTED_REQUEST, PageText::WrongHost));
    };
    if !is_origin(headers, host) || is_included_elsewhere(headers) {
        return Some((StatusCode::FORBIDDEN, PageText::ForeignOrigin));
    }
    None
}

/// The host of a request, if there is exactly one (RFC 9112, section 3.2) and it is one of the server's names.
fn own_host<'r>(names: &Names, headers: &'r HeaderMap) -> Option<&'r str> {
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = hosts.next()?.to_str().ok()?;
    (hosts.next().is_none() && names.contain(host)).then_some(host)
}

/// Whether a request target names no host, or the same one as the header (RFC 9110, section 7.2).
fn is_target_at(target: &Uri, host: &str) -> bool {
    let is_http = target.scheme_str().is_none_or(|scheme| scheme == "http");
    is_http && target.authority().is_none_or(|authority| authority.as_str().eq_ignore_ascii_case(host))
}

/// Whether a request comes from a page of this host. Browsers leave the header out where a page is opened; a value that cannot be
/// read is foreign.
fn is_origin(headers: &HeaderMap, host: &str) -> bool {
    let mut origins = headers.get_all(header::ORIGIN).iter();
    match (origins.next(), origins.next()) {
        (None, _) => true,
        (Some(origin), None) => origin.as_bytes().strip_prefix(b"http://") == Some(host.as_bytes()),
        (Some(_), Some(_)) => false,
    }
}

/// Whether a page of another site includes what is asked for, as a script, picture, frame or otherwise (Fetch Metadata). Links to the
/// preview work from anywhere.
fn is_included_elsewhere(headers: &HeaderMap) -> bool {
    let is_own = is_one_of(headers, "sec-fetch-site", &["same-origin", "none"]);
    let is_link = is_one_of(headers, "sec-fetch-mode", &["navigate"])
        && is_one_of(headers, "sec-fetch-dest", &["document"]);
    !is_own && !is_link
}

/// Whether every value of a header is one of these. Older browsers and other programs leave Fetch Metadata out.
fn is_one_of(headers: &HeaderMap, name: &str, known: &[&str]) -> bool {
    headers.get_all(name).iter().all(|value| known.iter().any(|known| value == known))
}

/// Whether a host is an address, or a name that leads to no site of the internet: one without a dot, or one that is reserved for this
/// machine (RFC 6761) or the local network (RFC 6762). An attacker can own neither.
fn is_of_no_site(host: &str) -> bool {
    let Some(name) = without_port(host) else {
        return false;
    };
    let in_brackets = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    if let Some(address) = in_brackets {
        return address.parse::<Ipv6Addr>().is_ok();
    }
    let is_name =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
    let name = name.to_ascii_lowercase();
    let is_reserved = !name.contains('.') || name.ends_with(".localhost") || name.ends_with(".local");
    name.parse::<Ipv4Addr>().is_ok() || is_name && is_reserved
}

/// A host without its port; `None` if what follows the last `:` is none.
fn without_port(host: &str) -> Option<&str> {
    if host.ends_with(']') {
        return Some(host);
    }
    match host.rsplit_once(':') {
        Some((name, port)) => port.parse::<u16>().is_ok().then_some(name),
        None => Some(host),
    }
}
