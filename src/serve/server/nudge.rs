//! A short connection to ourselves: `tiny_http` gives it a thread, and that thread then takes what
//! still waits for one.
//!
//! In: our own address. Out: whether somebody answered. Never: a connection that lingers.

use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::Duration;

use rustix::net::sockopt::set_socket_linger;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_millis(250);

/// No request line: answered with 400 at once, without a worker, and the connection is done with.
const NOTHING: &[u8] = b"\r\n";

/// Where a server that listens at `bound` is reached.
pub(super) fn within(bound: SocketAddr) -> SocketAddr {
    let host = match bound.ip() {
        IpAddr::V4(address) if address.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(address) if address.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        address => address,
    };
    SocketAddr::new(host, bound.port())
}

/// Connects and waits for the refusal.
///
/// # Errors
/// When there is no descriptor, or nobody answers in time.
pub(super) fn nudge(address: SocketAddr) -> io::Result<()> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    // Closing resets the connection, or the system would keep its port for a minute.
    set_socket_linger(&stream, Some(Duration::ZERO))?;
    stream.write_all(NOTHING)?;
    stream.read_exact(&mut [0; 1])
}
