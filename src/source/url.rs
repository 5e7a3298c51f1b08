//! Addresses in content: what a browser would make of them.
//!
//! The decision is made on what a browser sees: tabs and line ends inside an address vanish, spaces and control
//! characters around it too, and `\` counts as `/` where a host could start.

use std::fmt::{self, Write};

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

/// What an address is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// It could do more than lead somewhere: another scheme, a host without a scheme, control characters.
    Unsafe,
    /// `http://` or `https://`.
    Web,
    /// `mailto:`.
    Mail,
    /// A place on the same page, without `#`.
    Anchor(String),
    /// A path or an id, percent-decoded, perhaps with a place on that page.
    Relative {
        /// The path, in composed Unicode form; a query is dropped.
        path: String,
        /// The place, without `#`.
        fragment: Option<String>,
    },
}

/// An address that only leads somewhere: web, mail, or inside the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Url(String);

impl Url {
    /// Takes an address; `None` where it could do more than lead somewhere.
    #[must_use]
    pub fn new(address: impl Into<String>) -> Option<Self> {
        let address = address.into();
        (kind(&address) != Address::Unsafe).then_some(Self(address))
    }

    /// The address as text, not escaped.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Says what an address is.
#[must_use]
pub fn kind(address: &str) -> Address {
    let seen: String = address.chars().filter(|letter| !matches!(letter, '\t' | '\n' | '\r')).collect();
    let seen = seen.trim_matches(|letter: char| letter <= ' ');
    if seen.chars().any(|letter| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')) {
        return Address::Unsafe;
    }
    if let Some(anchor) = seen.strip_prefix('#') {
        return Address::Anchor(decoded(anchor));
    }
    if seen.len() >= 2 && seen.bytes().take(2).all(|byte| matches!(byte, b'/' | b'\\')) || seen.starts_with('\\') {
        return Address::Unsafe;
    }
    match seen.find([':', '/', '?', '#', '\\']) {
        Some(end) if seen.as_bytes()[end] == b':' => scheme(&seen[..end], &seen[end + 1..]),
        _ => relative(seen),
    }
}

fn scheme(name: &str, rest: &str) -> Address {
    match name.to_ascii_lowercase().as_str() {
        "http" | "https" if rest.starts_with("//") && rest.len() > 2 => Address::Web,
        "mailto" => Address::Mail,
        _ => Address::Unsafe,
    }
}

fn relative(address: &str) -> Address {
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(decoded(fragment))),
        None => (address, None),
    };
    let path = path.split('?').next().unwrap_or(path);
    Address::Relative { path: decoded(path), fragment }
}

/// Percent-decoded; as it was where that gives no UTF-8.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match (first, after) {
            (b'%', [high, low, more @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                bytes.push(hex(*high).unwrap_or(0) * 16 + hex(*low).unwrap_or(0));
                rest = more;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).map_or_else(|_| text.to_owned(), |text| text.nfc().collect())
}

/// Schemes that a browser runs or opens from the disk.
const ACTIVE: [&str; 8] = ["javascript:", "vbscript:", "data:", "file:", "blob:", "about:", "ftp:", "filesystem:"];

/// Whether a text is nothing but an address, and one that could do more than lead somewhere. "Data: from the CRM" is a text of
/// several words.
#[must_use]
pub fn is_unsafe_address(text: &str) -> bool {
    let seen: String = text.chars().filter(|letter| !letter.is_control()).collect(); // browsers skip them in a scheme
    let alone = seen.trim();
    if alone.contains(char::is_whitespace) {
        return false;
    }
    let lower = alone.to_lowercase();
    let is_active = ACTIVE.iter().any(|scheme| lower.starts_with(scheme));
    let is_scheme = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte))
    };
    let has_scheme = lower.split_once("://").is_some_and(|(name, _)| is_scheme(name));
    is_active || (has_scheme && kind(text) == Address::Unsafe)
}

/// A text in Markdown in which an address that stands alone is a link.
#[must_use]
pub fn as_link(text: &str) -> String {
    let alone = text.trim();
    let is_alone = !alone.contains(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '[' | ']'));
    let is_file = || {
        let ending = alone.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
        ending.is_some_and(|ending| FILES.contains(&ending.to_lowercase().as_str()))
    };
    match kind(alone) {
        Address::Web | Address::Mail if is_alone => format!("<{alone}>"),
        Address::Relative { .. } if is_alone && is_file() => format!("[{}](<{alone}>)", alone.replace('_', "\\_")),
        _ => text.to_owned(),
    }
}

/// Endings of files that a site may hold.
const FILES: [&str; 8] = ["md", "csv", "pdf", "xlsx", "ods", "svg", "png", "txt"];

/// Percent-encodes what cannot stand in the path of an address; `/` stays.
#[must_use]
pub fn encode_path(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}"); // writing to a String cannot fail
        }
    }
    encoded
}
