//! Hosts that `serve` answers to beside its own: `--allow-host`.

use std::{
    net::{IpAddr, Ipv6Addr},
    str::FromStr,
};

use anyhow::bail;

/// A host by whose name the server may be asked, though it does not know it for its own: the name of this machine, of a
/// container, or of the other end of a tunnel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowedHost {
    /// In lower case, without brackets and without a dot at the end.
    host: String,
    /// Any port where none is named.
    port: Option<u16>,
}

/// The ports that browsers leave out.
const UNWRITTEN_PORTS: [u16; 2] = [80, 443];

impl FromStr for AllowedHost {
    type Err = anyhow::Error;

    /// Reads `box`, `box:8080`, `192.168.1.20`, `::1` or `[::1]:8080`.
    fn from_str(text: &str) -> anyhow::Result<Self> {
        let text = text.trim();
        if let Some(inside) = inside_address(text) {
            bail!("`{text}` is an address: write only the host, `--allow-host {inside}`");
        }
        if text.contains('*') {
            bail!("`{text}` would let every website read this site through your browser: name each host");
        }
        let (host, port) = split(text);
        let host = plain(host);
        let is_name = !host.is_empty() && host.bytes().all(is_in_names);
        if !is_name && host.parse::<Ipv6Addr>().is_err() {
            bail!("`{text}` is not a host: write a name or an IP address, such as `box`, `box:8080` or `192.168.1.20`");
        }
        let port = match port.map(str::parse::<u16>) {
            None => None,
            Some(Ok(port)) if port > 0 => Some(port),
            Some(_) => bail!("the port in `{text}` is not a number from 1 to 65535"),
        };
        Ok(Self { host, port })
    }
}

impl AllowedHost {
    /// Whether `authority`, as a browser sends it, names this host.
    pub(super) fn is(&self, authority: &str) -> bool {
        let (host, port) = split(authority);
        let is_port = match (self.port, port) {
            (None, _) => true,
            (Some(allowed), None) => UNWRITTEN_PORTS.contains(&allowed),
            (Some(allowed), Some(port)) => port == allowed.to_string(),
        };
        is_port && plain(host) == self.host
    }
}

/// The host and port in something like `http://box:8080/okr`.
fn inside_address(text: &str) -> Option<&str> {
    let rest = text.split_once("://").map(|(_, rest)| rest).or_else(|| text.contains('/').then_some(text))?;
    rest.split('/').next().filter(|host| !host.is_empty())
}

/// Host and port, which is not checked here. An IPv6 address without brackets has no port.
fn split(authority: &str) -> (&str, Option<&str>) {
    if authority.parse::<Ipv6Addr>().is_ok() {
        return (authority, None);
    }
    match authority.rsplit_once(':') {
        Some((host, port)) if !authority.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    }
}

/// One form for each host.
fn plain(host: &str) -> String {
    let bare = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
    match bare.parse::<IpAddr>() {
        Ok(address) => address.to_string(),
        Err(_) => host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase(),
    }
}

fn is_in_names(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')
}
