//! Requests to the preview server, over a real connection.
//!
//! Takes the bytes of a request; panics if a page is given to a request that is not for the server's own name or comes from
//! another site, or if the server does not answer afterwards. Requests end with an empty line.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use faktum::model::MessageLanguage;
use faktum::serve::{Event, ServeOptions, serve};

use super::site::{Site, options};

/// How much of an answer is read: the stream of events never ends.
const HEAD: usize = 4 << 10;

/// How long is waited for an answer that may never come, because the server waits for the rest of a request.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long the answer to a whole request may take.
const LONG_PATIENCE: Duration = Duration::from_secs(20);

/// A preview server of this process, which runs until the process ends.
pub struct Server {
    port: u16,
    _site: Site,
}

impl Default for Server {
    fn default() -> Server {
        Server::start()
    }
}

impl Server {
    pub fn start() -> Server {
        let site = Site::new();
        let (tell, told) = mpsc::channel();
        let on_event = move |event: Event<'_>| {
            if let Event::Open(address) = event {
                // Nobody listens after the first.
                let _ended = tell.send(address.to_owned());
            }
        };
        let language = Some(MessageLanguage::English);
        let serving = ServeOptions { host: None, port: Some(0), preview: true, poll: true, language };
        let site_options = options(site.folder());
        thread::spawn(move || serve(site_options, &serving, on_event));
        let address = told.recv().expect("the server starts");
        let port = address.split(':').nth(2).and_then(|rest| rest.split('/').next());
        let port = port.and_then(|port| port.parse().ok()).expect("a port");
        Server { port, _site: site }
    }

    /// Bytes as they come, perhaps several requests. `PORT` in them is the server's port.
    pub fn bytes(&self, bytes: &[u8]) {
        let bytes = self.with_port(bytes);
        let answer = self.send(&bytes, PATIENCE);
        let sent = String::from_utf8_lossy(&bytes).to_ascii_lowercase();
        let head: Vec<&str> = sent.trim_start().lines().take_while(|line| !line.trim().is_empty()).collect();
        let hosts: Vec<&str> =
            head.iter().filter_map(|line| line.strip_prefix("host:")).map(str::trim).collect();
        let is_own = hosts.len() == 1 && self.is_own(hosts[0]);
        assert!(is_own || !is_page(&answer), "{sent:?}: {answer}");
        assert!(!answer.contains(" 500 Internal"), "{sent:?}: {answer}");
        self.check_alive();
    }

    /// One request, made of the lines of a text: its path, a host, an origin, and more headers. `PORT` in them is the
    /// server's port.
    pub fn request(&self, text: &str) {
        let text = text.replace("PORT", &self.port.to_string());
        let lines: Vec<&str> = text.split(['\r', '\n']).collect();
        let line = |at: usize| lines.get(at).copied().unwrap_or_default();
        let (path, host, origin) = (line(0), line(1).trim(), line(2).trim());
        let mut request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
        if !origin.is_empty() {
            request.push_str(&format!("Origin: {origin}\r\n"));
        }
        for more in lines.iter().skip(3).filter(|line| !line.is_empty()) {
            request.push_str(&format!("X-{more}\r\n"));
        }
        let answer = self.send(format!("{request}\r\n").as_bytes(), PATIENCE);
        let origin = origin.to_ascii_lowercase();
        let is_from_own = origin.strip_prefix("http://").map_or(origin.is_empty(), |host| self.is_own(host));
        // A whole address says for whom the request is, whatever the header does.
        let whole = path.to_ascii_lowercase();
        let in_path = whole.strip_prefix("http://").and_then(|rest| rest.split(['/', '?', '#']).next());
        let is_own = self.is_own(host) && in_path.is_none_or(|host| self.is_own(host));
        assert!((is_own && is_from_own) || !is_page(&answer), "{request:?}: {answer}");
        assert!(!answer.contains(" 500 Internal"), "{request:?}: {answer}");
        self.check_alive();
    }

    fn with_port(&self, bytes: &[u8]) -> Vec<u8> {
        let mut replaced = Vec::with_capacity(bytes.len());
        let mut rest = bytes;
        while let Some((first, after)) = rest.split_first() {
            match rest.strip_prefix(b"PORT") {
                Some(after) => {
                    replaced.extend(self.port.to_string().bytes());
                    rest = after;
                }
                None => {
                    replaced.push(*first);
                    rest = after;
                }
            }
        }
        replaced
    }

    /// Whether a host is a name of the server.
    fn is_own(&self, host: &str) -> bool {
        let name = host.strip_suffix(&format!(":{}", self.port));
        name.is_some_and(|name| {
            ["localhost", "127.0.0.1", "[::1]"].contains(&name.to_ascii_lowercase().as_str())
        })
    }

    fn check_alive(&self) {
        let request =
            format!("HEAD / HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", self.port);
        let answer = self.send(request.as_bytes(), LONG_PATIENCE);
        assert!(answer.starts_with("HTTP/1.1 "), "the server does not answer any more: {answer:?}");
    }

    /// Sends bytes and an empty line; gives the start of what comes back.
    fn send(&self, bytes: &[u8], patience: Duration) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the server listens");
        stream.set_read_timeout(Some(patience)).expect("a limit");
        // The server may have refused the request and closed the connection before all of it is sent.
        let _refused = stream.write_all(bytes).and_then(|()| stream.write_all(b"\r\n\r\n"));
        let mut answer = read_until(&mut stream, |answer| answer.contains("\r\n\r\n"));
        // Only now, because the server drops its answer if the connection is half closed.
        let _closed = stream.shutdown(Shutdown::Write);
        if !answer.contains("text/event-stream") {
            answer.push_str(&read_until(&mut stream, |_| false));
        }
        answer
    }
}

/// What comes back until it is enough, the connection ends, or nothing comes any more.
fn read_until(stream: &mut TcpStream, is_enough: impl Fn(&str) -> bool) -> String {
    let mut answer = Vec::new();
    let mut piece = [0; 1024];
    while answer.len() < HEAD && !is_enough(&String::from_utf8_lossy(&answer)) {
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => break,
            Ok(count) => answer.extend_from_slice(&piece[..count]),
        }
    }
    String::from_utf8_lossy(&answer).into_owned()
}

fn is_page(answer: &str) -> bool {
    answer.get(..12).is_some_and(|start| start.starts_with("HTTP/1.") && start.ends_with(" 200"))
}
