//! Which hosts are on this machine or in a private network, and which the user allows all the same.
//!
//! Takes names and addresses; gives whether they may be asked. It resolves nothing.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use super::target::Target;
use crate::model::link::name_and_port;

/// A host that the user allows: `HOST` for all its ports, or `HOST:PORT`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowedHost {
    host: String,
    port: Option<u16>,
}

/// A text names no host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoHost;

impl fmt::Display for NoHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("write a host, as localhost, intra.example.dk:8080 or [::1]")
    }
}

impl std::error::Error for NoHost {}

impl FromStr for AllowedHost {
    type Err = NoHost;

    fn from_str(text: &str) -> Result<AllowedHost, NoHost> {
        if text.contains(['/', '?', '#', ' ']) {
            return Err(NoHost);
        }
        // An address of IPv6 has colons of its own.
        let bare_v6 = text.parse::<Ipv6Addr>().map(|address| format!("[{address}]"));
        let text = bare_v6.as_deref().unwrap_or(text);
        let target = Target::parse(&format!("http://{text}")).ok_or(NoHost)?;
        let has_port = name_and_port(text).1.is_some();
        Ok(AllowedHost { host: target.host().to_owned(), port: has_port.then(|| target.port()) })
    }
}

impl AllowedHost {
    /// Whether it is the host of an address.
    pub fn is_of(&self, target: &Target) -> bool {
        self.host == target.host() && self.port.is_none_or(|port| port == target.port())
    }
}

/// Whether a name can only be that of this machine or of one in a private network: special names of RFC 6761, 6762, 8375 and of
/// ICANN's `internal`, names without a dot, and private addresses.
pub(super) fn is_private_name(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    if let Ok(address) = bare.parse::<IpAddr>() {
        return is_private(address);
    }
    let name = host.trim_end_matches('.');
    // Resolvers read a number as an address: `2130706433` and `0x7f.1` are 127.0.0.1.
    let last = name.rsplit('.').next().unwrap_or_default();
    let is_number = last.starts_with(|first: char| first.is_ascii_digit());
    let special = [".localhost", ".local", ".internal", ".home.arpa"];
    is_number || !name.contains('.') || special.iter().any(|end| name.ends_with(end))
}

/// Whether an address is not one of the public internet, by the registries of special addresses (RFC 6890).
pub(super) fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_private_v4(address),
        IpAddr::V6(address) => is_private_v6(address),
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        // This network, and what is kept for the future with broadcast.
        || a == 0
        || a >= 240
        // Between a provider and its customers (RFC 6598).
        || (a == 100 && (64..128).contains(&b))
        // Protocols (RFC 6890) and measurements (RFC 2544).
        || (a, b, c) == (192, 0, 0)
        || (a == 198 && (18..20).contains(&b))
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    if let Some(embedded) = embedded_v4(address) {
        return is_private_v4(embedded);
    }
    let first = address.segments()[0];
    address.is_loopback()
        || address.is_unspecified()
        || address.is_multicast()
        // Unique local (RFC 4193), link-local and the site-local of old (RFC 3879).
        || first & 0xfe00 == 0xfc00
        || first & 0xffc0 == 0xfe80
        || first & 0xffc0 == 0xfec0
        // Documentation (RFC 3849).
        || (first == 0x2001 && address.segments()[1] == 0x0db8)
}

/// The address of IPv4 that one of IPv6 leads to: mapped (RFC 4291), translated (RFC 6052) or tunnelled (RFC 3056).
fn embedded_v4(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d, e, f, g, h] = address.segments();
    let from = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match (a, b, c, d, e, f) {
        (0, 0, 0, 0, 0, 0xffff) | (0x64, 0xff9b, 0, 0, 0, 0) => Some(from(g, h)),
        (0x2002, ..) => Some(from(b, c)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_and_private_networks_are_known_by_name_and_by_address() {
        for private in [
            "localhost",
            "a.localhost",
            "printer.local",
            "intranet",
            "a.internal",
            "nas.home.arpa",
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.1",
            "172.31.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "[::1]",
            "[fd00::1]",
            "[fe80::1]",
            "[::ffff:127.0.0.1]",
            "[64:ff9b::a00:1]",
            "[2002:7f00:1::]",
            "2130706433",
            "0x7f.1",
            "127.1",
            "localhost.",
            "255.255.255.255",
        ] {
            assert!(is_private_name(private), "{private}");
        }
        for public in
            ["a.dk", "sm.dk", "1.1.1.1", "[2606:4700::1111]", "172.32.0.1", "xn--blbr-roah.dk", "127.dk"]
        {
            assert!(!is_private_name(public), "{public}");
        }
    }

    #[test]
    fn a_host_is_allowed_with_all_ports_or_one() {
        let target = |url| Target::parse(url).expect("an address");
        let allowed = |text: &str| text.parse::<AllowedHost>().expect("a host");
        assert!(allowed("127.0.0.1:81").is_of(&target("http://127.0.0.1:81/a")));
        assert!(!allowed("127.0.0.1:81").is_of(&target("http://127.0.0.1:82/a")));
        assert!(allowed("Localhost").is_of(&target("http://localhost:82/a")));
        assert!(allowed("a.dk:443").is_of(&target("https://a.dk/")));
        assert!(allowed("::1").is_of(&target("http://[::1]:82/a")));
        for bad in ["", "http://a.dk", "a.dk/b", "a.dk:http", "a b"] {
            assert_eq!(bad.parse::<AllowedHost>(), Err(NoHost), "{bad}");
        }
    }
}
