//! What is asked of hosts, and what is made of their answers.

use super::*;
use std::collections::BTreeMap;

/// A host whose answers a test says; it notes what it was asked.
#[derive(Default)]
struct Web {
    replies: BTreeMap<(&'static str, &'static str), Reply>,
    asked: Mutex<Vec<String>>,
}

impl Web {
    fn with(mut self, request: &'static str, url: &'static str, status: u16, location: &str) -> Web {
        let location = (!location.is_empty()).then(|| location.to_owned());
        self.replies.insert((request, url), Reply { status, location, text: Vec::new() });
        self
    }

    fn with_robots(mut self, url: &'static str, text: &str) -> Web {
        let reply = Reply { status: 200, location: None, text: text.as_bytes().to_vec() };
        self.replies.insert(("GET", url), reply);
        self
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Client for Web {
    fn send(&self, request: Request, target: &Target) -> Result<Reply, NoReply> {
        let name = if request == Request::Head { "HEAD" } else { "GET" };
        let url = target.as_str();
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{name} {url}"));
        if target.host() == "private.dk" {
            return Err(NoReply::Private);
        }
        let reply = self.replies.get(&(name, url)).or_else(|| self.replies.get(&("any", url)));
        match reply {
            Some(reply) => Ok(reply.clone()),
            None if url.ends_with("/robots.txt") => {
                Ok(Reply { status: 404, location: None, text: Vec::new() })
            }
            None => Err(NoReply::NoAnswer),
        }
    }
}

fn verdicts(web: &Web, memory: &mut Memory, urls: &[&str]) -> BTreeMap<String, Verdict> {
    let now = Moment::from_unix_seconds(1_600_000_000).expect("a moment");
    let name = format!("faktum-external-{}-{:?}", std::process::id(), thread::current().id());
    let site = std::env::temp_dir().join(name);
    let asking = Asking { client: web, pause: Duration::ZERO, now, site: &site };
    let plan = Plan::new(urls.iter().copied(), memory, now);
    let verdicts = plan.ask(&asking, memory).expect("a folder to write to");
    let _gone = std::fs::remove_dir_all(&site);
    verdicts
}

fn verdict_on(web: &Web, url: &str) -> Verdict {
    verdicts(web, &mut Memory::default(), &[url]).remove(url).expect("a verdict")
}

#[test]
fn a_page_that_answers_is_fine_and_is_asked_without_its_body() {
    let web = Web::default().with("HEAD", "https://a.dk/", 200, "");
    assert_eq!(verdict_on(&web, "https://a.dk"), Verdict::Fine);
    assert_eq!(web.asked(), ["GET https://a.dk/robots.txt", "HEAD https://a.dk/"]);
}

#[test]
fn a_refused_head_counts_only_if_get_is_refused_as_well() {
    let web = Web::default().with("HEAD", "https://a.dk/x", 405, "").with("GET", "https://a.dk/x", 200, "");
    assert_eq!(verdict_on(&web, "https://a.dk/x"), Verdict::Fine);
    let web = Web::default().with("any", "https://a.dk/x", 404, "");
    assert_eq!(verdict_on(&web, "https://a.dk/x"), Verdict::Gone { status: 404, remembered: None });
}

#[test]
fn only_a_redirect_for_good_is_reported() {
    for status in [301, 308] {
        let web = Web::default().with("HEAD", "https://a.dk/x", status, "/y");
        assert_eq!(
            verdict_on(&web, "https://a.dk/x#z"),
            Verdict::Moved { to: "https://a.dk/y#z".to_owned() }
        );
    }
    for status in [302, 303, 307] {
        let web = Web::default().with("HEAD", "https://a.dk/x", status, "/y");
        assert_eq!(verdict_on(&web, "https://a.dk/x"), Verdict::Fine);
    }
    let to_nowhere = Web::default().with("HEAD", "https://a.dk/x", 301, "javascript:alert(1)");
    assert_eq!(verdict_on(&to_nowhere, "https://a.dk/x"), Verdict::Status(301));
}

#[test]
fn an_error_of_the_host_and_silence_leave_a_doubt() {
    let web = Web::default().with("any", "https://a.dk/x", 503, "");
    assert_eq!(verdict_on(&web, "https://a.dk/x"), Verdict::Status(503));
    assert_eq!(verdict_on(&Web::default(), "https://a.dk/x"), Verdict::NoAnswer);
    assert_eq!(verdict_on(&Web::default(), "https://private.dk/"), Verdict::NotAsked(Refusal::Private));
}

#[test]
fn each_address_is_asked_once_whatever_is_behind_its_hash() {
    let web = Web::default().with("any", "https://a.dk/x", 410, "");
    let urls = ["https://a.dk/x#a", "https://a.dk/x#b", "https://A.dk/x"];
    let verdicts = verdicts(&web, &mut Memory::default(), &urls);
    assert_eq!(verdicts.len(), 3);
    assert!(verdicts.values().all(|verdict| matches!(verdict, Verdict::Gone { status: 410, .. })));
    assert_eq!(web.asked().len(), 3, "robots.txt, HEAD and GET: {:?}", web.asked());
}

#[test]
fn what_robots_forbids_is_not_asked() {
    let web = Web::default()
        .with_robots("https://a.dk/robots.txt", "User-agent: *\nDisallow: /lukket/\n")
        .with("HEAD", "https://a.dk/x", 200, "");
    let urls = ["https://a.dk/lukket/y", "https://a.dk/x"];
    let verdicts = verdicts(&web, &mut Memory::default(), &urls);
    assert_eq!(verdicts["https://a.dk/lukket/y"], Verdict::NotAsked(Refusal::Robots));
    assert_eq!(verdicts["https://a.dk/x"], Verdict::Fine);
    assert_eq!(web.asked(), ["GET https://a.dk/robots.txt", "HEAD https://a.dk/x"]);
}

#[test]
fn a_host_that_cannot_say_what_it_allows_is_not_asked_further() {
    let web = Web::default().with("GET", "https://a.dk/robots.txt", 503, "");
    assert_eq!(verdict_on(&web, "https://a.dk/x"), Verdict::Status(503));
    assert_eq!(web.asked(), ["GET https://a.dk/robots.txt"]);
}

#[test]
fn a_robots_txt_is_looked_for_where_the_host_says() {
    let web = Web::default()
        .with("GET", "http://a.dk/robots.txt", 301, "https://a.dk/robots.txt")
        .with_robots("https://a.dk/robots.txt", "User-agent: faktum\nDisallow: /\n");
    assert_eq!(verdict_on(&web, "http://a.dk/x"), Verdict::NotAsked(Refusal::Robots));
    let in_a_circle = Web::default().with("GET", "http://a.dk/robots.txt", 301, "/robots.txt").with(
        "HEAD",
        "http://a.dk/x",
        200,
        "",
    );
    assert_eq!(verdict_on(&in_a_circle, "http://a.dk/x"), Verdict::Fine);
}

#[test]
fn a_remembered_dead_link_is_told_again_without_asking() {
    let mut memory = Memory::default();
    let web = Web::default().with("any", "https://a.dk/x", 404, "");
    verdicts(&web, &mut memory, &["https://a.dk/x"]);
    let silent = Web::default();
    let again = verdicts(&silent, &mut memory, &["https://a.dk/x"]);
    assert!(matches!(again["https://a.dk/x"], Verdict::Gone { status: 404, remembered: Some(_) }));
    assert_eq!(silent.asked(), [""; 0]);
}
