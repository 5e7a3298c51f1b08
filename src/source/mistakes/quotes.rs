//! Values put in quotes, for messages and for `--fix`.

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
