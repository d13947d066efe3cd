//! A browser that does nothing but ask.
//!
//! In: a port, paths. Out: whether the answer came whole. Never: a look at what it says.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

/// The page of about 10 KB.
pub(crate) const PAGE: &str = "/page/";

/// A connection that stays open.
pub(crate) struct Client {
    stream: TcpStream,
    bytes: Vec<u8>,
}

impl Client {
    /// Connects.
    pub(crate) fn open(port: u16) -> io::Result<Self> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        Ok(Self { stream, bytes: vec![0; 64 * 1024] })
    }

    /// Asks for a page and reads all of the answer; its length, with the head.
    pub(crate) fn get(&mut self, path: &str) -> io::Result<usize> {
        let head = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n");
        self.stream.write_all(head.as_bytes())?;
        let (mut read, mut end) = (0, usize::MAX);
        while read < end {
            match self.stream.read(&mut self.bytes[read..])? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                count => read += count,
            }
            if end == usize::MAX {
                end = whole(&self.bytes[..read])?.unwrap_or(end);
            }
        }
        if read == end { Ok(read) } else { Err(io::ErrorKind::InvalidData.into()) }
    }
}

/// How long head and body are together, once the head is there.
fn whole(bytes: &[u8]) -> io::Result<Option<usize>> {
    let Some(end) = bytes.windows(4).position(|part| part == b"\r\n\r\n") else { return Ok(None) };
    let head = String::from_utf8_lossy(&bytes[..end]);
    let length =
        head.split("Content-Length: ").nth(1).and_then(|rest| rest.lines().next()?.parse::<usize>().ok());
    match length.filter(|_| head.starts_with("HTTP/1.1 200 ")) {
        Some(length) => Ok(Some(end + 4 + length)),
        None => Err(io::ErrorKind::InvalidData.into()),
    }
}
