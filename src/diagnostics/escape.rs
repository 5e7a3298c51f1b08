//! Makes characters visible that would move the cursor, colour the terminal or turn the reading direction.
//!
//! What people wrote may hold any character, and findings quote it. Nothing here changes what is merely unusual: wide,
//! combining and right-to-left letters stay as they are.

use std::{borrow::Cow, fmt::Write as _};

/// Returns `text` with the characters a terminal would obey written out: `\n`, `\t`, `\u{1b}`.
pub(super) fn text(text: &str) -> Cow<'_, str> {
    if text.chars().any(obeyed) {
        text.chars().fold(String::with_capacity(text.len() + 16), written_out).into()
    } else {
        text.into()
    }
}

/// Returns JSON with those characters as `\u001b`, which means the same to every parser.
///
/// Outside of strings JSON has none of them but its own line ends, which stay.
pub(super) fn json(document: &str) -> String {
    document.chars().fold(String::with_capacity(document.len() + 1), |mut out, one| {
        if one != '\n' && obeyed(one) {
            let _ = write!(out, "\\u{:04x}", u32::from(one)); // writing to a String cannot fail
        } else {
            out.push(one);
        }
        out
    })
}

/// Returns the one character that stands for `one` in a quoted line, so that columns stay what they are.
///
/// Tabs are left to the drawing, which knows their width.
pub(super) fn stand_in(one: char) -> char {
    match one {
        '\t' => one,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(one)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        _ if obeyed(one) => '\u{fffd}',
        _ => one,
    }
}

fn written_out(mut out: String, one: char) -> String {
    if obeyed(one) {
        out.extend(one.escape_default());
    } else {
        out.push(one);
    }
    out
}

/// Whether terminals act on `one` instead of showing it: controls, line and paragraph separators, changes of direction.
fn obeyed(one: char) -> bool {
    one.is_control()
        || matches!(one, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
