//! Text as HTML shows it, in tags and in attributes.

use std::io::{self, Write};

/// Writes a text with the five characters that mean something in HTML as their names, and all between them at once.
///
/// # Errors
///
/// Those of `out`.
pub(super) fn write_escaped(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let bytes = text.as_bytes();
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let Some(name) = name_of(*byte) else { continue };
        out.write_all(&bytes[start..at])?;
        out.write_all(name)?;
        start = at + 1;
    }
    out.write_all(&bytes[start..])
}

/// The same as a text.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = Vec::with_capacity(text.len());
    let _ = write_escaped(text, &mut escaped); // memory takes all
    String::from_utf8(escaped).unwrap_or_default() // only whole characters were replaced
}

fn name_of(byte: u8) -> Option<&'static [u8]> {
    Some(match byte {
        b'&' => b"&amp;",
        b'<' => b"&lt;",
        b'>' => b"&gt;",
        b'"' => b"&quot;",
        b'\'' => b"&#39;",
        _ => return None,
    })
}
