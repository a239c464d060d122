//! The preview server, started as a user starts it.
//!
//! Takes a site's folder; gives a running server that has shown its first edition, and its address. The server ends with the
//! value. The address is read from the server's output, so that the server can choose its port. The rest of the output is read
//! too, because a full pipe would block the server, but only its end is kept, in case the server ends by itself. It is
//! deliberately not printed: the errors of an edition are sent to its pages as well.

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

/// How many lines of the server's output to keep.
const LINES: usize = 30;

/// How long a server may take to end.
const MOMENT: Duration = Duration::from_millis(200);

/// The end of the server's output.
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
    /// Starts the server, and waits until it shows the site.
    pub fn start(site: &Path) -> Result<Server, Failure> {
        let start = Instant::now();
        let mut process = Command::new(env!("CARGO_BIN_EXE_faktum"))
            .env("FAKTUM_LANGUAGE", "en")
            .args(["serve", "--port", "0", "--now", NOW, "--site"])
            .arg(site)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| failed("the server does not start", error))?;
        let stderr = process.stderr.take();
        // From here on, the process ends with the value, whatever happens.
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

    /// How the server ended and what it printed last, if it ended by itself.
    pub fn last_words(&mut self) -> Option<String> {
        thread::sleep(MOMENT);
        let status = self.process.try_wait().ok()??;
        let said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        Some(format!("the server has ended, {status}; it said:\n{}", said.join("\n")))
    }

    /// Its host name and port.
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

/// Reads the server's output, keeps the end of it, and passes on its address.
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
