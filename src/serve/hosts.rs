//! The names under which a browser may ask for the preview.
//!
//! A page elsewhere can point a name of its own at this machine (DNS rebinding); then the browser
//! sends that name, and it is refused.

use std::net::IpAddr;

/// The allowed names, without ports, in lower case.
#[derive(Debug, Clone)]
pub(super) struct Hosts(Vec<String>);

impl Hosts {
    /// This machine's own names, the address listened on, and those given by hand.
    pub(super) fn new(bind: IpAddr, given: &[String]) -> Self {
        let own = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned);
        let bound = (!bind.is_unspecified()).then(|| match bind {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("[{address}]"),
        });
        Self(own.into_iter().chain(bound).chain(given.iter().map(|name| name.to_lowercase())).collect())
    }

    /// Whether a `Host` header is one of ours.
    pub(super) fn allow(&self, host: &str) -> bool {
        let host = host.trim().to_lowercase();
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => &host,
        };
        self.0.iter().any(|allowed| allowed == name)
    }

    /// Whether an `Origin` header is one of ours.
    pub(super) fn allow_origin(&self, origin: &str) -> bool {
        origin.strip_prefix("http://").is_some_and(|host| self.allow(host))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_names_pass() {
        let hosts = Hosts::new("127.0.0.1".parse().unwrap(), &["Desk.local".to_owned()]);
        for good in ["localhost", "LOCALHOST:4747", "127.0.0.1:80", "[::1]:4747", "[::1]", "desk.local"] {
            assert!(hosts.allow(good), "{good}");
        }
        for bad in ["", "evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "localhost:x", "::1"] {
            assert!(!hosts.allow(bad), "{bad}");
        }
        assert!(hosts.allow_origin("http://localhost:4747") && !hosts.allow_origin("null"));
    }
}
