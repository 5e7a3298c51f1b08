//! Values put in quotes, for messages and for `--fix`.

use super::{super::reader::words::is_key, cut::without_comment};

/// The value in quotes that leave every other letter as it is. Quotes that stand around it already are not doubled.
pub(super) fn quoted(value: &str) -> String {
    let inner = inside_straight(value).unwrap_or(value);
    let inner = inside_typographic(inner).unwrap_or(inner);
    let inner = inner.split_whitespace().collect::<Vec<_>>().join(" ");
    if inner.contains(['"', '\\']) { format!("'{}'", inner.replace('\'', "''")) } else { format!("\"{inner}\"") }
}

/// A corrected line in backticks after a colon; nothing where it is too long to be read.
pub(super) fn shown(lead: &str, value: &str) -> String {
    const LENGTH_MAX: usize = 200;
    if lead.len() + value.len() > LENGTH_MAX { String::new() } else { format!(": `{lead}{value}`") }
}

/// What stands inside a pair of typographic quotes, as word processors put them in place of straight ones.
pub(super) fn inside_typographic(value: &str) -> Option<&str> {
    const OPENING: [char; 6] = ['“', '”', '„', '‘', '’', '«'];
    const CLOSING: [char; 5] = ['“', '”', '’', '‘', '»'];
    let inner = value.strip_prefix(OPENING)?.strip_suffix(CLOSING)?;
    let is_one = !inner.contains(['“', '”', '„', '«', '»']);
    (is_one && !inner.trim().is_empty()).then_some(inner)
}

/// What stands inside quotes that were meant to go around the whole value, even where there are such quotes inside.
fn inside_straight(value: &str) -> Option<&str> {
    let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let inner = value.strip_prefix(quote)?.strip_suffix(quote)?;
    let Some(next) = inner.find(quote) else { return Some(inner) };
    let follows_space = inner[..next].ends_with(char::is_whitespace);
    let precedes_letter = inner[next + 1..].starts_with(char::is_alphanumeric);
    (follows_space || precedes_letter).then_some(inner) // else the first quotes end there
}

/// Whether a value may be more than one text, because a comma, colon, quote or bracket is missing, or a comment stands in it: put
/// in quotes, it would swallow what was meant as entries of their own, or as a comment.
pub(super) fn may_hold_entries(written: &str) -> bool {
    let has_odd_quotes = |mark: char| {
        let ends = written.starts_with(mark) || written.ends_with(mark);
        ends && written.matches(mark).count() % 2 == 1
    };
    let has_two_texts =
        |mark: char| written.starts_with(mark) && written.ends_with(mark) && written.matches(mark).count() > 2;
    let has_odd_brackets =
        |(open, close): (char, char)| written.matches(open).count() != written.matches(close).count();
    written.contains('\n')
        || [('[', ']'), ('{', '}')].into_iter().any(has_odd_brackets)
        || ['"', '\''].into_iter().any(|mark| has_odd_quotes(mark) || has_two_texts(mark))
        || holds_key(written)
        || without_comment(written).0.len() < written.len()
}

/// Whether a word behind the first looks like a key: "Ok values: {k: 20}", "Slow, values {k: 15}", "Sam, note Slow".
fn holds_key(written: &str) -> bool {
    let is_name = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let words: Vec<&str> = written.split_whitespace().collect();

    words.iter().enumerate().skip(1).any(|(index, word)| {
        let (name, has_colon) = word.split_once(':').map_or((*word, false), |(name, _)| (name, true));
        let opens = words.get(index + 1).is_some_and(|next| next.starts_with(['{', '[']));
        let follows_comma = words[index - 1].ends_with(',');
        is_name(name) && (has_colon || opens || (follows_comma && is_key(name)))
    })
}
