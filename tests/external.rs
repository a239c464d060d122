//! `faktum check --external`, against a real host on this machine.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Output;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use support::{Folder, faktum, stderr};

/// A request, and when it came.
type Asked = Arc<Mutex<Vec<(String, Instant)>>>;

/// A host that answers each path as a test says: the status, and the new address of a redirect.
struct Host {
    port: u16,
    asked: Asked,
}

impl Host {
    /// Answers to `METHOD PATH`, or to `PATH` for each method; 200 for every other path, and 404 for `robots.txt`.
    fn start(answers: &'static [(&'static str, &'static str)]) -> Host {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Asked::default();
        let noted = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming() {
                answer(stream.expect("a connection"), answers, &noted);
            }
        });
        Host { port, asked }
    }

    fn asked(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.iter().map(|(request, _)| request.clone()).collect()
    }

    fn pauses(&self) -> Vec<Duration> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.windows(2).map(|pair| pair[1].1 - pair[0].1).collect()
    }
}

/// Answers one request, and closes the connection.
fn answer(mut stream: TcpStream, answers: &[(&str, &str)], noted: &Asked) {
    let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("a line of a request");
        if line.trim_end().is_empty() {
            break;
        }
        lines.push(line.trim_end().to_owned());
    }
    let Some(request) = lines.first().and_then(|line| line.strip_suffix(" HTTP/1.1")) else {
        return;
    };
    let agent = lines.iter().find(|line| line.to_lowercase().starts_with("user-agent:"));
    assert_eq!(agent.expect("a name"), concat!("user-agent: faktum/", env!("CARGO_PKG_VERSION")));
    noted.lock().unwrap_or_else(PoisonError::into_inner).push((request.to_owned(), Instant::now()));
    let (_, path) = request.split_once(' ').expect("a method and a path");
    let wanted = answers.iter().find(|(of, _)| *of == request || *of == path);
    let (status, rest) = match wanted {
        Some((_, answer)) => answer.split_once(' ').unwrap_or((answer, "")),
        None if path == "/robots.txt" => ("404", ""),
        None => ("200", ""),
    };
    let location = if status.starts_with('3') { format!("Location: {rest}\r\n") } else { String::new() };
    let body = if status == "200" && !request.starts_with("HEAD") { rest } else { "" };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status} x\r\nContent-Length: {length}\r\nConnection: close\r\n{location}\r\n{body}"
    )
    .expect("an answer");
}

const SITE: &str = "title: A\nbase_url: http://localhost:1/\nlanguage: da\nlanguages: [da, en]\ntime_zone: Europe/Copenhagen\n";

/// A site of one page with a link to each of these paths of a host, in lines 4 and after.
fn site(port: u16, paths: &[&str]) -> Folder {
    let folder = Folder::new();
    folder.write("content/site.yaml", SITE);
    let mut page = String::from("---\ntitle: Links\n---\n");
    for (number, path) in paths.iter().enumerate() {
        page.push_str(&format!("- [Side nummer {number}](http://127.0.0.1:{port}{path})\n"));
    }
    folder.write("content/pages/links.md", page);
    folder
}

fn check(folder: &Folder, arguments: &[&str]) -> Output {
    let language = ["--language", "en"];
    let command = ["check", "--external", "--format", "short", "--now", "2021-01-01"];
    faktum(folder.path(), &[&language[..], &command, arguments].concat())
}

/// The lines about links.
fn found(output: &Output) -> Vec<String> {
    stderr(output).lines().filter(|line| line.contains("[external-")).map(str::to_owned).collect()
}

fn allow(host: &Host) -> String {
    format!("--allow=127.0.0.1:{}", host.port)
}

#[test]
fn dead_moved_and_doubtful_links_are_told_with_their_lines() {
    let host = Host::start(&[
        ("/vaek", "404"),
        ("/for-altid-vaek", "410"),
        ("/flyttet", "301 /ny"),
        ("/ogsaa-flyttet", "308 https://ny.example/side"),
        ("/en-gang", "302 /ny"),
        ("/fejl", "503"),
        ("HEAD /kun-get", "405"),
    ]);
    let paths =
        ["/vaek", "/for-altid-vaek", "/flyttet", "/ogsaa-flyttet", "/en-gang", "/fejl", "/kun-get", "/fin"];
    let folder = site(host.port, &paths);
    let output = check(&folder, &[&allow(&host)]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let found = found(&output);
    let expected = [
        ("links.md:4:", "external-gone", "404"),
        ("links.md:5:", "external-gone", "410"),
        ("links.md:6:", "external-moved", &format!("http://127.0.0.1:{}/ny", host.port)),
        ("links.md:7:", "external-moved", "https://ny.example/side"),
        ("links.md:9:", "external-unsure", "503"),
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (line, (place, code, words)) in found.iter().zip(expected) {
        assert!(line.contains(place) && line.contains(code) && line.contains(words), "{line}");
    }
}

#[test]
fn a_host_gets_one_request_a_second_and_each_address_once() {
    let host = Host::start(&[("/b", "404")]);
    let folder = site(host.port, &["/a", "/b#x", "/b#y"]);
    check(&folder, &[&allow(&host)]);
    assert_eq!(host.asked(), ["GET /robots.txt", "HEAD /a", "HEAD /b", "GET /b"]);
    for pause in host.pauses() {
        assert!(pause > Duration::from_millis(950), "{pause:?}");
    }
}

#[test]
fn what_is_remembered_is_told_again_and_not_asked_again() {
    let host = Host::start(&[("/vaek", "404")]);
    let folder = site(host.port, &["/vaek", "/fin"]);
    let first = found(&check(&folder, &[&allow(&host)]));
    let asked = host.asked();
    let again = found(&check(&folder, &[&allow(&host)]));
    assert_eq!((first.len(), again.len()), (1, 1));
    assert!(again[0].contains("on 1 January 2021"), "{again:?}");
    assert_eq!(host.asked(), asked);
    // A day later, the host is asked for what was gone, and not for what was there.
    let later = ["check", "--external", "--now", "2021-01-02T00:00:01", &allow(&host)];
    faktum(folder.path(), &later);
    assert_eq!(host.asked()[asked.len()..], ["GET /robots.txt", "HEAD /vaek", "GET /vaek"]);
    assert!(folder.exists(".faktum/external-links.json"));
    assert_eq!(folder.read(".faktum/.gitignore"), "*\n");
}

#[test]
fn this_machine_is_never_asked_unless_it_is_allowed() {
    let host = Host::start(&[]);
    let folder = site(host.port, &["/a"]);
    for arguments in [&[][..], &["--allow", "127.0.0.1:1"], &["--allow", "127.0.0.2"]] {
        let output = check(&folder, arguments);
        assert!(stderr(&output).contains("not asked: http://127.0.0.1"), "{}", stderr(&output));
        assert_eq!(found(&output), [""; 0]);
    }
    assert_eq!(host.asked(), [""; 0]);
}

#[test]
fn what_robots_txt_forbids_is_not_asked_and_it_says_so() {
    let host =
        Host::start(&[("/robots.txt", "200 User-agent: *\nDisallow: /lukket/\n"), ("/lukket/a", "404")]);
    let folder = site(host.port, &["/lukket/a", "/aaben"]);
    let output = check(&folder, &[&allow(&host)]);
    assert!(stderr(&output).contains("robots.txt of the host forbids"), "{}", stderr(&output));
    assert_eq!(found(&output), [""; 0]);
    assert_eq!(host.asked(), ["GET /robots.txt", "HEAD /aaben"]);
}

#[test]
fn a_build_and_an_ordinary_check_ask_nobody() {
    let host = Host::start(&[]);
    let folder = site(host.port, &["/a"]);
    for command in ["check", "build"] {
        assert!(faktum(folder.path(), &[command]).status.success());
    }
    assert_eq!(host.asked(), [""; 0]);
}

#[test]
fn a_waiver_and_the_site_can_say_that_a_dead_link_is_right() {
    let host = Host::start(&[("/vaek", "404")]);
    let folder = site(host.port, &["/vaek"]);
    let page = folder.read("content/pages/links.md");
    let waiver =
        "title: Links\nwaivers:\n  - {check: external-gone, reason: The page is the subject of the text}\n";
    folder.write("content/pages/links.md", page.replace("title: Links\n", waiver));
    let output = check(&folder, &[&allow(&host)]);
    assert_eq!((output.status.code(), found(&output).len()), (Some(0), 0), "{}", stderr(&output));
    // A check that asks nobody does not count the waiver as unused.
    assert!(faktum(folder.path(), &["check"]).status.success());
    folder.write("content/pages/links.md", page);
    folder.write("content/site.yaml", format!("{SITE}checks:\n  external-gone: error\n"));
    let output = check(&folder, &[&allow(&host)]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
}

#[test]
fn a_host_that_never_answers_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let folder = site(port, &["/a"]);
    let output = check(&folder, &[&format!("--allow=127.0.0.1:{port}"), "--timeout=200ms"]);
    let found = found(&output);
    assert!(found.len() == 1 && found[0].contains("external-unsure"), "{}", stderr(&output));
}

#[test]
fn a_damaged_memory_is_told_and_asked_anew() {
    let host = Host::start(&[("/vaek", "404")]);
    let folder = site(host.port, &["/vaek"]);
    folder.write(".faktum/external-links.json", "{\"version\": 1, \"addresses\":");
    let output = check(&folder, &[&allow(&host)]);
    assert!(stderr(&output).contains("cannot be read"), "{}", stderr(&output));
    assert_eq!(found(&output).len(), 1);
}

#[test]
fn dead_links_of_fields_and_of_what_is_not_public_yet_are_found() {
    let host = Host::start(&[("/a", "404"), ("/b", "404"), ("/c", "404")]);
    let folder = site(host.port, &[]);
    let address = format!("http://127.0.0.1:{}", host.port);
    folder.write("content/organisations/x.yaml", format!("name: X\ntype: company\nurl: {address}/a\n"));
    let release = format!(
        "---\ntitle: En ny aftale\nsummary: Noget er aftalt.\npublisher: x\npublished: 2021-06-01\nread_more:\n  - label: Mere om aftalen\n    url: {address}/b\n---\nDer er [mere om det](<{address}/c>).\n"
    );
    folder.write("content/releases/aftale.md", &release);
    folder.write(
        "content/releases/kladde.md",
        release.replace("summary", "draft: true\nsummary").replace("/b", "/d").replace("/c", "/d"),
    );
    let found = found(&check(&folder, &[&allow(&host)]));
    for place in ["x.yaml:3:", "aftale.md:8:", "aftale.md:10:"] {
        assert!(found.iter().any(|line| line.contains(place)), "{place}: {found:#?}");
    }
    assert!(!host.asked().iter().any(|asked| asked.contains("/d")), "a draft is not checked");
}
