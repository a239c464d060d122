//! A preview server for a test, on a free port, and a client that reads its answers.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// A running server, killed at the end of the test.
pub struct Server {
    /// `None` if the server runs in the process of the test.
    process: Option<Child>,
    pub port: u16,
}

/// The answer to a request.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The text of a page without the tags of the reload script.
    pub fn without_tags(&self) -> String {
        let text = self.text();
        match text.split_once("<link rel=\"stylesheet\" href=\"/_faktum/") {
            Some((before, rest)) => {
                format!("{before}{}", rest.split_once("</script>\n").expect("the end of the tags").1)
            }
            None => text,
        }
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let start = format!("{name}: ");
        self.head.lines().find_map(|line| line.strip_prefix(&start))
    }
}

impl Server {
    /// Starts the server for a site with a clock that stands still, and waits until it answers.
    pub fn start(site: &Path, arguments: &[&str]) -> Server {
        Server::spawn(site, &[&["--now", "2021-01-01"], arguments].concat())
    }

    /// Starts the server for a site with the clock of the machine, and waits until it answers.
    pub fn start_with_real_clock(site: &Path) -> Server {
        Server::spawn(site, &[])
    }

    fn spawn(site: &Path, arguments: &[&str]) -> Server {
        let port = free_port();
        let process = Command::new(env!("CARGO_BIN_EXE_faktum"))
            .env("FAKTUM_LANGUAGE", "en")
            .args(["serve", "--port", &port.to_string()])
            .args(["--site".as_ref(), site.as_os_str()])
            .args(arguments)
            .env_remove("SOURCE_DATE_EPOCH")
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .expect("the program starts");
        let server = Server { process: Some(process), port };
        server.wait_until_it_answers();
        server
    }

    /// A server that the test runs itself.
    pub fn in_process(port: u16) -> Server {
        let server = Server { process: None, port };
        server.wait_until_it_answers();
        server
    }

    fn wait_until_it_answers(&self) {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(start.elapsed() < Duration::from_secs(20), "the server does not answer");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Requests a page.
    pub fn get(&self, path: &str) -> Answer {
        let host = format!("localhost:{}", self.port);
        self.request(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }

    /// Sends a request exactly as given.
    pub fn request(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the server listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
        stream.write_all(request.as_bytes()).expect("the server reads");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("the server answers");
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head, body: bytes[end + 4..].to_vec() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(process) = &mut self.process {
            let _ended_already = process.kill();
            let _ended_already = process.wait();
        }
    }
}

/// A port that nobody listens to.
///
/// It is free until a server takes it, so the system may give it to a second test meanwhile. That test would be answered by the server of the first: no
/// port is given twice.
pub fn free_port() -> u16 {
    static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = free.local_addr().expect("an address").port();
        if GIVEN.lock().unwrap_or_else(PoisonError::into_inner).insert(port) {
            return port;
        }
    }
}
