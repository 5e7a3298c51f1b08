//! Values put in quotes, for messages and for `--fix`.

/// The value in quotes that leave every other letter as it is. Quotes that stand around it already are not doubled.
pub(super) fn quoted(value: &str) -> String {
    let is_quoted = |quote| value.len() > 1 && value.starts_with(quote) && value.ends_with(quote);
    let has_none_inside = |quote| !value[1..value.len() - 1].contains(quote);
    let is_in = |quote| is_quoted(quote) && has_none_inside(quote);
    let inner = if is_in('"') || is_in('\'') { &value[1..value.len() - 1] } else { value };
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
