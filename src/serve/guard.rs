//! Who may ask: a page of another site, open in the same browser, may not.
//!
//! A server on the own machine is reached by every page that its user opens. So exactly one `Host` has to be there, and
//! ours or allowed by `--allow-host`, which keeps out a name of someone's that was made to lead here; an `Origin` has to be
//! ours; and what a browser says is fetched from another site is refused, but for a link that opens a page.

use std::{
    borrow::Cow,
    net::{IpAddr, SocketAddr},
};

use hyper::{
    HeaderMap, Method, StatusCode,
    header::{HOST, HeaderName, HeaderValue, ORIGIN},
    http::request::Parts,
};

use super::AllowedHost;

/// What knows our own addresses.
#[derive(Debug)]
pub(super) struct Guard {
    /// As it was asked for: a name or an address, without brackets.
    host: String,
    address: SocketAddr,
    allowed: Vec<AllowedHost>,
}

/// What a request that may not be answered gets instead.
pub(super) type Refusal = (StatusCode, Cow<'static, str>);

const NO_HOST: Refusal = (
    StatusCode::MISDIRECTED_REQUEST,
    Cow::Borrowed("this request does not say which host it is for, so okrsite serve does not answer it\n"),
);
const FROM_ELSEWHERE: Refusal = (StatusCode::FORBIDDEN, Cow::Borrowed("requests from other sites are not allowed\n"));
const ONLY_READ: Refusal = (StatusCode::METHOD_NOT_ALLOWED, Cow::Borrowed("only GET and HEAD are allowed\n"));

impl Guard {
    pub(super) fn new(host: &str, address: SocketAddr, allowed: &[AllowedHost]) -> Self {
        let host = host.trim_start_matches('[').trim_end_matches(']').to_ascii_lowercase();
        Self { host, address, allowed: allowed.to_vec() }
    }

    /// Where people find it.
    pub(super) fn address(&self) -> String {
        let port = self.address.port();
        match (self.address.ip(), self.host.parse::<IpAddr>()) {
            (ip, _) if ip.is_unspecified() => format!("http://localhost:{port}/"),
            (IpAddr::V6(ip), Ok(_)) => format!("http://[{ip}]:{port}/"),
            _ => format!("http://{}:{port}/", self.host),
        }
    }

    /// Lets a request pass, or says what to answer.
    pub(super) fn check(&self, request: &Parts) -> Result<(), Refusal> {
        let headers = &request.headers;
        let host = only(headers, &HOST, NO_HOST)?.ok_or(NO_HOST)?;
        let in_line = request.uri.authority().map(hyper::http::uri::Authority::as_str);
        for authority in [Some(host), in_line].into_iter().flatten() {
            if !self.is_ours(authority) && !self.is_allowed(authority) {
                return Err(not_ours(authority));
            }
        }

        let origin = only(headers, &ORIGIN, FROM_ELSEWHERE)?;
        if !origin.is_none_or(|origin| self.is_own_origin(origin)) || !is_from_here(headers) {
            return Err(FROM_ELSEWHERE);
        }
        if matches!(request.method, Method::GET | Method::HEAD) { Ok(()) } else { Err(ONLY_READ) }
    }

    fn is_allowed(&self, authority: &str) -> bool {
        self.allowed.iter().any(|allowed| allowed.is(authority))
    }

    /// Whether a page at `origin` is ours. A tunnel or a proxy may add the encryption that this server does not have.
    fn is_own_origin(&self, origin: &str) -> bool {
        let is_own = |authority: &str| self.is_ours(authority) || self.is_allowed(authority);
        origin.strip_prefix("http://").is_some_and(is_own)
            || origin.strip_prefix("https://").is_some_and(|authority| self.is_allowed(authority))
    }

    /// Whether `localhost:4600` is us.
    fn is_ours(&self, authority: &str) -> bool {
        let (host, port) = match authority.strip_prefix('[').map(|rest| rest.split_once(']')) {
            Some(Some((host, port))) => (host, port),
            Some(None) => return false,
            None => authority.find(':').map_or((authority, ""), |at| authority.split_at(at)),
        };
        let own = self.address.port();
        let is_own_port = port.strip_prefix(':').map_or(port.is_empty() && own == 80, |port| port == own.to_string());
        let host = host.strip_suffix('.').unwrap_or(host); // a whole name may end with a dot
        is_own_port && self.is_own_host(&host.to_ascii_lowercase())
    }

    /// Whether a host is us. Where every address of the machine was asked for, each address counts, but no name: a name can
    /// be anybody's and lead here.
    fn is_own_host(&self, host: &str) -> bool {
        let ip = host.parse::<IpAddr>().ok();
        host == "localhost"
            || host == self.host
            || ip.is_some_and(|ip| matches!(host, "127.0.0.1" | "::1") || ip == self.address.ip())
            || (self.address.ip().is_unspecified() && ip.is_some())
    }
}

/// Says how the server can be made to answer to `authority`, where that is a host.
fn not_ours(authority: &str) -> Refusal {
    let text = if authority.parse::<AllowedHost>().is_ok() {
        format!(
            "okrsite serve does not answer to the host `{authority}`.\n\n\
             If you reach it by this name, for example through Docker or an SSH tunnel, start it like this:\n\n    \
             okrsite serve --allow-host {authority}\n"
        )
    } else {
        "okrsite serve does not answer to this host: it is not a name or an IP address\n".to_owned()
    };
    (StatusCode::MISDIRECTED_REQUEST, text.into())
}

/// The value of a header, where there is one; refused where there are several or it is no text.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName, refusal: Refusal) -> Result<Option<&'a str>, Refusal> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => value.to_str().map(Some).map_err(|_| refusal),
        (Some(_), Some(_)) => Err(refusal),
    }
}

/// Whether the browser says that the request is made by a page of ours or by its user, or by a link that opens a page.
fn is_from_here(headers: &HeaderMap) -> bool {
    let is = |name: &str, value: &str| headers.get(name).is_some_and(|one| one == value);
    match headers.get("sec-fetch-site").map(HeaderValue::as_bytes) {
        None | Some(b"same-origin" | b"none") => true,
        Some(_) => is("sec-fetch-mode", "navigate") && is("sec-fetch-dest", "document"),
    }
}
