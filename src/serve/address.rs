//! The address of the preview.
//!
//! In: the wanted address and port. Out: a socket that listens there, or at the next free port, and the
//! address for people. Never: another port than the wanted one when that is strict.

use std::io;
use std::net::{IpAddr, TcpListener};

use super::{Options, ServeError};

/// How many ports are tried after the first.
const PORTS: u16 = 50;

/// Listens on the wanted port, or on the next free one.
pub(super) fn listen(options: &Options) -> Result<TcpListener, ServeError> {
    let last = if options.strict_port { options.port } else { options.port.saturating_add(PORTS) };
    let mut refusal = io::Error::from(io::ErrorKind::AddrInUse);
    for port in options.port..=last {
        match TcpListener::bind((options.bind, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => refusal = error,
            Err(error) => return Err(ServeError::Port(port, error)),
        }
    }
    Err(ServeError::Port(options.port, refusal))
}

/// The address to be visited: the first allowed name, or this machine's own.
pub(super) fn url(options: &Options, listener: &TcpListener) -> String {
    let port = listener.local_addr().map_or(options.port, |address| address.port());
    let host = match (options.hosts.first(), options.bind) {
        (Some(name), _) => name.clone(),
        (None, IpAddr::V4(address)) => address.to_string(),
        (None, IpAddr::V6(address)) => format!("[{address}]"),
    };
    format!("http://{host}:{port}/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    #[test]
    fn a_taken_port_gives_the_next_one_unless_it_is_strict() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let bind = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let mut options = Options { bind, port, strict_port: false, hosts: vec![], poll: false };
        let next = listen(&options).unwrap();
        assert!(next.local_addr().unwrap().port() > port);
        options.strict_port = true;
        let refusal = listen(&options).unwrap_err().to_string();
        assert_eq!(refusal, format!("port {port} is taken; choose another with `--port`"));
        assert_eq!(url(&options, &taken), format!("http://127.0.0.1:{port}/"));
    }
}
