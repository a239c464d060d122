//! HTTP/1.1, as much as a client of this one server needs.
//!
//! Takes a host and paths; gives the status and the body, at once or chunk by chunk as it arrives. It deliberately sends only GET
//! requests, follows no redirect, and does not reopen a connection that the server closed: that would hide what is to be seen.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A connection that stays open between requests.
pub struct Connection {
    host: String,
    stream: BufReader<TcpStream>,
}

/// The answer to a request.
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

/// The status line and headers of an answer.
struct Head {
    status: u16,
    length: Option<usize>,
    is_chunked: bool,
}

impl Connection {
    /// Connects. Without a limit, an answer may take forever.
    pub fn open(host: &str, limit: Option<Duration>) -> io::Result<Connection> {
        let stream = TcpStream::connect(host)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(limit)?;
        Ok(Connection { host: host.to_owned(), stream: BufReader::new(stream) })
    }

    /// Requests a path and reads the whole answer.
    pub fn get(&mut self, path: &str) -> io::Result<Answer> {
        let head = self.ask(path)?;
        let mut body = Vec::new();
        match head.length {
            _ if head.is_chunked => {
                while let Some(chunk) = self.chunk()? {
                    body.extend(chunk);
                }
            }
            Some(length) => {
                body.resize(length, 0);
                self.stream.read_exact(&mut body)?;
            }
            None => return Err(io::Error::other("the answer does not say how long it is")),
        }
        Ok(Answer { status: head.status, body })
    }

    /// Requests a path whose answer never ends: [`Connection::chunk`] gives its chunks.
    pub fn follow(&mut self, path: &str) -> io::Result<()> {
        let head = self.ask(path)?;
        if head.status == 200 && head.is_chunked {
            return Ok(());
        }
        Err(io::Error::other(format!("the answer to {path} is no stream, status {}", head.status)))
    }

    /// The next chunk of a chunked body; `None` after the last.
    pub fn chunk(&mut self) -> io::Result<Option<Vec<u8>>> {
        let size = self.line()?;
        let digits = size.split(';').next().unwrap_or_default().trim();
        let size = usize::from_str_radix(digits, 16).map_err(io::Error::other)?;
        let mut chunk = vec![0; size];
        self.stream.read_exact(&mut chunk)?;
        // A line end follows each chunk. Trailers may follow the last one, but this server sends none.
        self.line()?;
        Ok((size > 0).then_some(chunk))
    }

    fn ask(&mut self, path: &str) -> io::Result<Head> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host);
        self.stream.get_mut().write_all(request.as_bytes())?;
        let first = self.line()?;
        let status = first.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.ok_or_else(|| io::Error::other(format!("`{first}` is no status line")))?;
        let mut head = Head { status, length: None, is_chunked: false };
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else {
                return Ok(head);
            };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => head.length = value.trim().parse().ok(),
                "transfer-encoding" => head.is_chunked = value.trim().eq_ignore_ascii_case("chunked"),
                _ => {}
            }
        }
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            return Err(io::Error::other("the server closed the connection"));
        }
        Ok(line.trim_end().to_owned())
    }
}
