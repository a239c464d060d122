//! Requests to the web: the only importer of the library that sends them.
//!
//! Takes a [`Target`]; gives the answer of its host. Names are resolved here, and addresses of this machine and of private networks are
//! dropped before anything is sent, so that a name cannot lead there either. A proxy of the environment (`HTTPS_PROXY`) is
//! used, but not for hosts that the user allows. Certificates are those that the system trusts, because many offices
//! read their own traffic.

use std::io::Read;
use std::time::Duration;

use ureq::config::{Config, ConfigBuilder};
use ureq::http::Uri;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::typestate::AgentScope;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

use super::hosts::{AllowedHost, is_private, is_private_name};
use super::robots::MOST_BYTES;
use super::target::Target;
use super::{Client, NoReply, Reply, Request};

/// What the program calls itself to hosts.
const USER_AGENT: &str = concat!("faktum/", env!("CARGO_PKG_VERSION"));

/// Sends requests to the web.
pub struct WebClient {
    allowed: Vec<AllowedHost>,
    /// For the public web.
    public: Agent,
    /// For hosts that the user allows, wherever they are.
    direct: Agent,
}

impl WebClient {
    /// A client that asks private hosts only if they are allowed, and waits for an answer no longer than `timeout`.
    pub fn new(allowed: Vec<AllowedHost>, timeout: Duration) -> WebClient {
        let (connector, resolver) = (DefaultConnector::default(), PublicOnly::default());
        let public = Agent::with_parts(configuration(timeout).build(), connector, resolver);
        let direct = Agent::new_with_config(configuration(timeout).proxy(None).build());
        WebClient { allowed, public, direct }
    }
}

fn configuration(timeout: Duration) -> ConfigBuilder<AgentScope> {
    let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
    Agent::config_builder()
        .tls_config(tls)
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(timeout))
        .user_agent(USER_AGENT)
}

impl Client for WebClient {
    fn send(&self, request: Request, target: &Target) -> Result<Reply, NoReply> {
        let is_allowed = self.allowed.iter().any(|allowed| allowed.is_of(target));
        let agent = if is_allowed { &self.direct } else { &self.public };
        if !is_allowed && is_private_name(target.host()) {
            return Err(NoReply::Private);
        }
        let sent = match request {
            Request::Head => agent.head(target.as_str()).call(),
            Request::Get | Request::Text => agent.get(target.as_str()).call(),
        };
        let mut response = sent.map_err(|error| no_reply(&error))?;
        let location = response.headers().get("location").and_then(|value| value.to_str().ok());
        let mut reply = Reply {
            status: response.status().as_u16(),
            location: location.map(str::to_owned),
            text: Vec::new(),
        };
        if request == Request::Text {
            let mut body = response.body_mut().as_reader().take(MOST_BYTES);
            body.read_to_end(&mut reply.text).map_err(|_| NoReply::NoAnswer)?;
        }
        Ok(reply)
    }
}

fn no_reply(error: &Error) -> NoReply {
    match error {
        Error::Other(other) if other.is::<PrivateAddress>() => NoReply::Private,
        _ => NoReply::NoAnswer,
    }
}

/// A name leads to this machine or a private network, and to nothing else.
#[derive(Debug)]
struct PrivateAddress;

impl std::fmt::Display for PrivateAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a private address")
    }
}

impl std::error::Error for PrivateAddress {}

/// Resolves names, and drops private addresses.
#[derive(Debug, Default)]
struct PublicOnly(DefaultResolver);

impl Resolver for PublicOnly {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.0.resolve(uri, config, timeout)?;
        // A proxy is usually in the office's own network.
        if config.proxy().is_some_and(|proxy| uri.host() == Some(proxy.host())) {
            return Ok(found);
        }
        let mut public = self.empty();
        for address in found.iter().filter(|address| !is_private(address.ip())) {
            public.push(*address);
        }
        if public.is_empty() { Err(Error::Other(Box::new(PrivateAddress))) } else { Ok(public) }
    }
}
