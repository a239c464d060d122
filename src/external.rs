//! Asks the hosts of links whether their pages are still there.
//!
//! Takes addresses of the web, what was remembered of them, and a [`Client`]; gives a [`Verdict`] on each. Hosts are asked beside each
//! other, but one host gets at most one request a second, each address once, and nothing that its `robots.txt` (RFC 9309)
//! forbids. This machine and private networks are asked only if the user names them: a link in a text must not be able to
//! reach what the file host of a press office cannot. Redirects are reported and not followed. It knows no site and prints nothing.

mod client;
mod hosts;
mod memory;
mod robots;
mod target;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

pub use client::WebClient;
pub use hosts::AllowedHost;
pub use memory::{FILE as MEMORY_FILE, Memory, Remembered};
pub use target::Target;

use crate::failure::Failure;
use crate::model::date::Moment;
use robots::Robots;

/// The shortest time between two requests to a host.
pub const PAUSE: Duration = Duration::from_secs(1);
/// How many hosts are asked at the same time.
const MOST_HOSTS: usize = 16;
/// How many redirects of a `robots.txt` are followed (RFC 9309, 2.3.1.2).
const MOST_REDIRECTS: usize = 5;

/// What there is to know of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// There is a page, or a redirect that is not for good.
    Fine,
    /// 404 or 410.
    Gone {
        status: u16,
        /// When the host said so, if it was not asked this time.
        remembered: Option<Moment>,
    },
    /// 301 or 308, with the new address.
    Moved {
        to: String,
    },
    /// Any other status.
    Status(u16),
    NoAnswer,
    NotAsked(Refusal),
}

/// Why an address was not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is on this machine or in a private network, and the user has not allowed it.
    Private,
    /// The `robots.txt` of the host forbids it.
    Robots,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    Head,
    Get,
    /// A GET whose body is wanted.
    Text,
}

/// The answer of a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    /// The header `Location`.
    pub location: Option<String>,
    /// Of [`Request::Text`].
    pub text: Vec<u8>,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoReply {
    /// The name leads to this machine or a private network.
    Private,
    NoAnswer,
}

/// What sends requests: the web, or what a test says.
pub trait Client: Sync {
    /// Sends one request, and follows no redirect.
    ///
    /// # Errors
    /// If there is no answer, or nobody may be asked.
    fn send(&self, request: Request, target: &Target) -> Result<Reply, NoReply>;
}

/// How hosts are asked.
pub struct Asking<'a, C> {
    pub client: &'a C,
    /// The time between two requests to a host: [`PAUSE`].
    pub pause: Duration,
    pub now: Moment,
    /// The folder in which answers are remembered after each host, so that a run that is ended has not asked in vain.
    pub site: &'a Path,
}

/// What is known before anybody is asked, and what must be asked.
pub struct Plan {
    known: BTreeMap<String, Verdict>,
    /// The addresses by their hosts.
    hosts: BTreeMap<String, Vec<Question>>,
}

/// An address to ask, and the texts that have it: they can differ in what is behind `#`.
struct Question {
    target: Target,
    written: Vec<String>,
}

impl Plan {
    /// Sorts addresses into what is remembered and what must be asked.
    pub fn new<'u>(urls: impl Iterator<Item = &'u str>, memory: &Memory, now: Moment) -> Plan {
        let mut by_target: BTreeMap<String, Question> = BTreeMap::new();
        let mut known = BTreeMap::new();
        for url in urls {
            let Some(target) = Target::parse(url) else {
                // What has no host that can be asked has been reported by the parser.
                continue;
            };
            if let Some(verdict) = memory.fresh(target.as_str(), now) {
                known.insert(url.to_owned(), with_fragment_of(verdict, url));
                continue;
            }
            let question = by_target
                .entry(target.as_str().to_owned())
                .or_insert_with(|| Question { target, written: Vec::new() });
            question.written.push(url.to_owned());
        }
        let mut hosts: BTreeMap<String, Vec<Question>> = BTreeMap::new();
        for question in by_target.into_values() {
            hosts.entry(question.target.host().to_owned()).or_default().push(question);
        }
        Plan { known, hosts }
    }

    /// How many addresses are asked.
    pub fn addresses(&self) -> usize {
        self.hosts.values().map(Vec::len).sum()
    }

    /// How many hosts are asked.
    pub fn hosts(&self) -> usize {
        self.hosts.len()
    }

    /// Asks, and gives the verdict on each address as it is written. What hosts said is added to the memory.
    ///
    /// # Errors
    /// If what was learnt cannot be written.
    pub fn ask<C: Client>(
        self,
        asking: &Asking<'_, C>,
        memory: &mut Memory,
    ) -> Result<BTreeMap<String, Verdict>, Failure> {
        let mut waiting: Vec<Vec<Question>> = self.hosts.into_values().collect();
        // Those with most addresses take longest, so they are taken first: from the end.
        waiting.sort_by_key(Vec::len);
        let workers = waiting.len().min(MOST_HOSTS);
        let waiting = Mutex::new(waiting);
        let learnt = Mutex::new((self.known, memory, Ok(())));
        thread::scope(|scope| {
            for _ in 0..workers {
                scope.spawn(|| {
                    loop {
                        let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).pop();
                        let Some(questions) = next else {
                            return;
                        };
                        let verdicts = ask_host(asking, &questions);
                        let mut learnt = learnt.lock().unwrap_or_else(PoisonError::into_inner);
                        let (known, memory, written) = &mut *learnt;
                        for (question, verdict) in questions.into_iter().zip(verdicts) {
                            memory.learn(question.target.as_str(), &verdict, asking.now);
                            for url in question.written {
                                let verdict = with_fragment_of(verdict.clone(), &url);
                                known.insert(url, verdict);
                            }
                        }
                        if written.is_ok() {
                            *written = memory.write(asking.site);
                        }
                    }
                });
            }
        });
        let (known, _, written) = learnt.into_inner().unwrap_or_else(PoisonError::into_inner);
        written.map(|()| known)
    }
}

/// A new address without a fragment gets that of the old one (RFC 9110, 10.2.2).
fn with_fragment_of(verdict: Verdict, url: &str) -> Verdict {
    match (verdict, url.split_once('#')) {
        (Verdict::Moved { to }, Some((_, fragment))) if !to.contains('#') => {
            Verdict::Moved { to: format!("{to}#{fragment}") }
        }
        (verdict, _) => verdict,
    }
}

/// Asks one host for its addresses, one after the other.
fn ask_host<C: Client>(asking: &Asking<'_, C>, questions: &[Question]) -> Vec<Verdict> {
    let mut host = Host { asking, last: None, robots: BTreeMap::new() };
    questions.iter().map(|question| host.judge(&question.target)).collect()
}

/// What is known of a host while it is asked.
struct Host<'a, C> {
    asking: &'a Asking<'a, C>,
    /// When the last request was sent.
    last: Option<Instant>,
    /// What the host allows, for each scheme and port.
    robots: BTreeMap<String, Allowed>,
}

/// What a host allows.
enum Allowed {
    By(Robots),
    /// Nothing, because its `robots.txt` cannot be had.
    Nothing(Verdict),
}

impl<C: Client> Host<'_, C> {
    fn judge(&mut self, target: &Target) -> Verdict {
        match self.allowed(target) {
            Allowed::Nothing(verdict) => return verdict.clone(),
            Allowed::By(robots) if !robots.allows(target.path_and_query()) => {
                return Verdict::NotAsked(Refusal::Robots);
            }
            Allowed::By(_) => {}
        }
        // Many hosts refuse HEAD or answer it wrongly, so only a good answer to it counts.
        match self.send(Request::Head, target) {
            Ok(reply) if reply.status < 400 => verdict(&reply, target),
            Err(NoReply::Private) => Verdict::NotAsked(Refusal::Private),
            Ok(_) | Err(NoReply::NoAnswer) => match self.send(Request::Get, target) {
                Ok(reply) => verdict(&reply, target),
                Err(NoReply::Private) => Verdict::NotAsked(Refusal::Private),
                Err(NoReply::NoAnswer) => Verdict::NoAnswer,
            },
        }
    }

    fn allowed(&mut self, target: &Target) -> &Allowed {
        let origin = target.origin();
        if !self.robots.contains_key(&origin) {
            let allowed = self.ask_robots(target.robots());
            self.robots.insert(origin.clone(), allowed);
        }
        &self.robots[&origin]
    }

    /// Reads a `robots.txt` (RFC 9309, 2.3.1): where there is none, everything is allowed; where a host cannot say, nothing is.
    /// A redirect to another host counts as none: that host has its own pause.
    fn ask_robots(&mut self, mut target: Target) -> Allowed {
        let everything = || Allowed::By(Robots::default());
        for _ in 0..=MOST_REDIRECTS {
            let reply = match self.send(Request::Text, &target) {
                Ok(reply) => reply,
                Err(NoReply::Private) => return Allowed::Nothing(Verdict::NotAsked(Refusal::Private)),
                Err(NoReply::NoAnswer) => return Allowed::Nothing(Verdict::NoAnswer),
            };
            match reply.status {
                200..300 => return Allowed::By(Robots::parse(&String::from_utf8_lossy(&reply.text))),
                300..400 => {
                    let to = reply.location.as_deref().and_then(|location| target.join(location));
                    match to.as_deref().and_then(Target::parse) {
                        Some(to) if to.host() == target.host() => target = to,
                        Some(_) | None => return everything(),
                    }
                }
                500.. => return Allowed::Nothing(Verdict::Status(reply.status)),
                _ => return everything(),
            }
        }
        everything()
    }

    fn send(&mut self, request: Request, target: &Target) -> Result<Reply, NoReply> {
        if let Some(last) = self.last {
            thread::sleep(self.asking.pause.saturating_sub(last.elapsed()));
        }
        self.last = Some(Instant::now());
        self.asking.client.send(request, target)
    }
}

/// What an answer says of the address.
fn verdict(reply: &Reply, target: &Target) -> Verdict {
    match reply.status {
        301 | 308 => {
            let to = reply.location.as_deref().and_then(|location| target.join(location));
            match to {
                Some(to) if to != target.as_str() => Verdict::Moved { to },
                Some(_) | None => Verdict::Status(reply.status),
            }
        }
        200..400 => Verdict::Fine,
        404 | 410 => Verdict::Gone { status: reply.status, remembered: None },
        status => Verdict::Status(status),
    }
}

#[cfg(test)]
mod tests;
