//! The preview server, as a person starts it.
//!
//! Takes a site's folder; gives a running server that has shown its first edition, and its address. The server ends
//! with the value. The address is read from what the server says, so that it can choose its port itself. Whatever
//! else it says is read on, for a full pipe would hold it up, but only the end is kept, for the case that the server
//! ends by itself. It is deliberately not shown otherwise: the errors of an edition are told to its pages too.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::failure::{Failure, failed};
use super::process::Process;
use super::sites::NOW;

/// How long the first edition of a very large site may take.
const LIMIT: Duration = Duration::from_secs(300);

/// How many lines of what the server says are kept.
const LINES: usize = 30;

/// How long a server that is about to end may take for it.
const MOMENT: Duration = Duration::from_millis(200);

/// The end of what the server has said.
type Words = Arc<Mutex<VecDeque<String>>>;

/// A running server.
pub struct Server {
    process: Child,
    said: Words,
    host: String,
    /// How long it took until the first edition could be opened.
    pub opened_after: Duration,
}

impl Server {
    /// Starts the server, and waits until its site can be opened.
    pub fn start(site: &Path) -> Result<Server, Failure> {
        let start = Instant::now();
        let mut process = Command::new(env!("CARGO_BIN_EXE_faktum"))
            .args(["serve", "--port", "0", "--now", NOW, "--site"])
            .arg(site)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| failed("the server does not start", error))?;
        let stderr = process.stderr.take();
        // From here on the process ends with the value, whatever happens.
        let mut server =
            Server { process, said: Words::default(), host: String::new(), opened_after: Duration::ZERO };
        let (sender, address) = channel();
        if let Some(stderr) = stderr {
            let said = Arc::clone(&server.said);
            thread::spawn(move || listen(stderr, &said, &sender));
        }
        let Ok(host) = address.recv_timeout(LIMIT) else {
            let ended = server.last_words().unwrap_or_default();
            return Err(failed("the server does not start", format_args!("it told no address\n{ended}")));
        };
        server.host = host;
        server.opened_after = start.elapsed();
        Ok(server)
    }

    /// If the server has ended by itself: how, and what it said last.
    pub fn last_words(&mut self) -> Option<String> {
        thread::sleep(MOMENT);
        let status = self.process.try_wait().ok()??;
        let said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        Some(format!("the server has ended, {status}; it said:\n{}", said.join("\n")))
    }

    /// The name and port at which it answers.
    pub fn host(&self) -> &str {
        &self.host
    }

    pub fn process(&self) -> Process {
        Process::new(self.process.id())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ended_already = self.process.kill();
        let _ended_already = self.process.wait();
    }
}

/// Reads what the server says, keeps the end of it, and passes its address on.
fn listen(stderr: ChildStderr, said: &Words, sender: &Sender<String>) {
    for line in BufReader::new(stderr).lines().map_while(Result::ok) {
        if let Some(host) = address(&line) {
            let _nobody_listens = sender.send(host.to_owned());
        }
        let mut said = said.lock().unwrap_or_else(PoisonError::into_inner);
        said.push_back(line);
        if said.len() > LINES {
            said.pop_front();
        }
    }
}

/// `serving http://127.0.0.1:8780/ after …`
fn address(line: &str) -> Option<&str> {
    line.strip_prefix("serving http://")?.split('/').next()
}
