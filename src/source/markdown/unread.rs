//! What people write for a link and Markdown shows as it is.

use std::ops::Range;

use super::super::picture;

/// In which way it is no link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unread {
    /// `[[name]]`, as some programs for notes write links.
    Wiki,
    /// `[words](my file.md)`: a space ends an address.
    Spaced,
    /// `[words][label]`, where no line says what `label` is.
    Undefined,
}

/// Notes what looks like a link in a run of plain text.
pub(super) fn find(text: &str, run: Range<usize>, unread: &mut Vec<(Unread, Range<usize>)>) {
    let words = text.get(run.clone()).unwrap_or("");
    let mut at = 0;
    while let Some(open) = words[at..].find('[').map(|open| at + open) {
        let before = text[..run.start + open].chars().next_back();
        let is_text = before.is_some_and(|letter| letter == '\\' || letter.is_alphanumeric() || letter == ']');
        let link = if is_text { None } else { link(&words[open..]) };
        let Some((form, length)) = link else {
            at = open + 1 + words[open + 1..].len() - words[open + 1..].trim_start_matches('[').len();
            continue;
        };
        let is_picture = words[..open].ends_with('!');
        at = open + length;
        unread.push((form, run.start + open - usize::from(is_picture)..run.start + at));
    }
}

/// The link that a text starts with, as people mean it, and its length in bytes.
fn link(text: &str) -> Option<(Unread, usize)> {
    if let Some(inside) = text.strip_prefix("[[") {
        let length = inside.find(['[', ']', '\n'])?;
        return (length > 0 && inside[length..].starts_with("]]")).then_some((Unread::Wiki, length + 4));
    }
    let close = text[1..].find(['[', ']', '\n'])? + 1;
    let (words, rest) = (&text[1..close], &text[close..]);
    if words.trim().is_empty() {
        return None;
    }
    if let Some(inside) = rest.strip_prefix("](") {
        let length = inside.find(['(', ')', '\n'])?;
        let address = &inside[..length];
        let is_address = inside[length..].starts_with(')') && is_spaced_path(address);
        return is_address.then_some((Unread::Spaced, close + length + 3));
    }
    let inside = rest.strip_prefix("][")?;
    let length = inside.find(['[', ']', '\n'])?;
    let label = &inside[..length];
    let is_label = inside[length..].starts_with(']') && label.contains(char::is_alphabetic);
    (is_label && words.contains(char::is_alphabetic)).then_some((Unread::Undefined, close + length + 3))
}

/// Whether this is the path of a file, or an address of the web, with a space in it; not words in parentheses.
fn is_spaced_path(address: &str) -> bool {
    const ENDING_LENGTH_MAX: usize = 5;
    let path = address.split('#').next().unwrap_or(address);
    let ending = picture::ending(path);
    let is_file =
        (2..=ENDING_LENGTH_MAX).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_web = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
    address.trim() == address && address.contains(' ') && !address.contains(['<', '>', '"']) && (is_file || is_web)
}
