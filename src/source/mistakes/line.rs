//! Mistakes that a single line shows: values that want quotes, colons and spaces that are missing, quotes left open.

use std::ops::Range;

use super::{
    Fault,
    cut::{quote_end, without_comment},
    indent, line_above, line_at, line_below,
    quotes::{quoted, shown},
};
use crate::source::{
    form::{self, Keys},
    repair::Edit,
};

type Line<'a> = (Range<usize>, &'a str);

/// Looks at the line of the error at byte `at`, and those before it, for the usual mistakes; the nearest wins.
pub(super) fn find(yaml: &str, at: usize, known: &[&Keys]) -> Option<Fault> {
    const LINES_MAX: usize = 4;
    let here = line_at(yaml, at);
    let mut lines = vec![(here.clone(), &yaml[here.clone()])];
    let mut start = here.start;
    while start > 0 && lines.len() < LINES_MAX {
        let before = line_at(yaml, start - 1);
        start = before.start;
        let text = &yaml[before.clone()];
        if !text.trim().is_empty() {
            lines.push((before, text));
        }
    }

    let checks: [fn(&Line<'_>) -> Option<Fault>; 7] =
        [after_quote, reserved_start, open_quote, colon_in_title, no_space_after_colon, other_sign, comment];
    let at_line = |line: &Line<'_>| {
        let checked = checks.iter().find_map(|check| check(line)).or_else(|| no_colon(yaml, line, known));
        checked.or_else(|| unclosed_bracket(yaml, at.max(line.0.end), line))
    };
    lines.iter().find_map(at_line).or_else(|| unclosed_before(yaml, at))
}

/// What a line gives a value to (`title: ` or `- `), the byte where the value starts, and the value, without a comment behind it.
fn value_of<'a>(line: &Line<'a>) -> Option<(String, usize, &'a str)> {
    let (range, text) = line;
    let content = text.trim_start_matches(['-', ' ']);
    let is_item = text.trim_start().starts_with("- ");
    if content.starts_with(['{', '[', '#']) {
        let value = without_comment(content.trim_end()).0;
        return if is_item { Some(("- ".to_owned(), range.end - content.len(), value)) } else { None };
    }
    let colon = content.find(": ").or_else(|| content.strip_suffix(':').map(str::len));
    let (lead, value) = match colon {
        Some(colon) if !is_item || content.starts_with(char::is_alphanumeric) => {
            (format!("{}: ", &content[..colon]), &content[colon + 1..])
        }
        _ if is_item => ("- ".to_owned(), content),
        _ => return None,
    };
    Some((lead, range.end - value.trim_start().len(), without_comment(value.trim()).0))
}

/// A value that needs quotes, with the line as it should read. Nobody but its author knows whether ` #1` in it is a comment.
fn unquoted(lead: &str, start: usize, value: &str, message: impl Into<String>) -> Fault {
    let meant = quoted(value);
    let hint = format!("put the whole value in quotes{}", shown(lead, &meant));
    let bytes = start..start + value.len();
    let fault = Fault::new(bytes.clone(), message, hint);
    if without_comment(value).1 { fault.read_as(bytes, meant) } else { fault.fixed_by(bytes, meant) }
}

/// A plain value that starts with a character that means something to YAML.
fn reserved_start(line: &Line<'_>) -> Option<Fault> {
    let (lead, start, value) = value_of(line)?;
    let first = value.chars().next()?;
    let is_reserved = match first {
        '@' | '`' | '%' | '*' | '&' | '!' | ']' | '}' | ',' => true,
        '-' | '?' => value[1..].starts_with(' '),
        '[' | '{' => !value.ends_with(closing(first)) && value.contains(closing(first)),
        '|' | '>' => value.len() > 2,
        _ => false,
    };
    is_reserved.then(|| unquoted(&lead, start, value, format!("a value cannot start with `{first}` without quotes")))
}

/// `title: "New" ways to 'say' it`.
fn after_quote(line: &Line<'_>) -> Option<Fault> {
    let (lead, start, value) = value_of(line)?;
    let closed = quote_end(value).filter(|end| *end < value.len())?;
    let rest = value[closed..].trim_start();
    (!rest.starts_with('#')).then(|| unquoted(&lead, start, value, "there is text after the closing quote"))
}

/// A quote that is opened and not closed on its line.
fn open_quote(line: &Line<'_>) -> Option<Fault> {
    let (lead, start, value) = value_of(line)?;
    let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let is_closed = value.len() > 1 && value.ends_with(quote);
    if is_closed {
        return None;
    }
    let end = start + value.len();
    let is_apostrophe = quote == '\'' && value[1..].starts_with(char::is_alphabetic) && value[1..].contains(' ');
    let hint = if is_apostrophe {
        let (closed, as_text) = (format!("{value}{quote}"), format!("\"{value}\""));
        format!("add a `{quote}` at the end{}; if it is an apostrophe, write `{lead}{as_text}`", shown(&lead, &closed))
    } else {
        format!("add a `{quote}` at the end of the value{}", shown(&lead, &format!("{value}{quote}")))
    };
    Some(Fault::new(start..end, "this quote is never closed", hint).read_as(end..end, quote))
}

/// A bracket that is opened on `line` and not closed before byte `at`.
fn unclosed_bracket(yaml: &str, at: usize, line: &Line<'_>) -> Option<Fault> {
    let (lead, start, value) = value_of(line)?;
    let open = value.chars().next().filter(|first| matches!(first, '[' | '{'))?;
    let close = closing(open);
    let seen = yaml.get(start..at.min(yaml.len()))?;
    if seen.matches(open).count() <= seen.matches(close).count() {
        return None;
    }
    let hint = format!("add a `{close}` at the end; if it is a text, put it in quotes{}", shown(&lead, &quoted(value)));
    Some(Fault::new(start..start + value.len(), format!("this `{open}` is never closed"), hint))
}

fn closing(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

/// `title: Growth: the next step`.
fn colon_in_title(line: &Line<'_>) -> Option<Fault> {
    let (lead, start, value) = value_of(line)?;
    let is_plain = !value.starts_with(['"', '\'', '[', '{', '|', '>']);
    let has_colon = value.contains(": ") || value.ends_with(':');
    (is_plain && has_colon).then(|| unquoted(&lead, start, value, "a value with a colon and a space needs quotes"))
}

/// `title:Grow`.
fn no_space_after_colon((range, text): &Line<'_>) -> Option<Fault> {
    let trimmed = text.trim_start_matches(['-', ' ']);
    let start = range.start + text.len() - trimmed.len();
    let colon = trimmed.find(':')?;
    let (key, value) = (&trimmed[..colon], &trimmed[colon + 1..]);
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if !is_key || value.is_empty() || value.starts_with(' ') {
        return None;
    }
    let after = start + colon..start + colon + 1 + (value.len() - value.trim_start().len());
    let hint = format!("write `{key}: {}`", value.trim_start());
    Some(Fault::new(start..range.end, "a space is missing after the colon", hint).fixed_by(after, ": "))
}

/// `title = Grow`, `title： Grow`.
fn other_sign((range, text): &Line<'_>) -> Option<Fault> {
    let at = text.find(['=', '：'])?;
    let sign = text[at..].chars().next()?;
    let (before, value) = (&text[..at], text[at + sign.len_utf8()..].trim());
    let key = before.trim_start_matches(['-', ' ']).trim_end();
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if !is_key || value.is_empty() || value.contains(": ") {
        return None;
    }
    let start = range.start + before.find(key)? + key.len();
    let end = range.start + text.find(value)?;
    let message = format!("a colon stands between a key and its value, not `{sign}`");
    let fault =
        Fault::new(range.start + at..range.start + at + sign.len_utf8(), message, format!("write `{key}: {value}`"));
    Some(fault.fixed_by(start..end.max(start), ": "))
}

/// `// as agreed`.
fn comment((range, text): &Line<'_>) -> Option<Fault> {
    let rest = text.trim_start();
    let mark = ["//", "<!--", ";"].into_iter().find(|mark| rest.starts_with(mark))?;
    let start = range.end - rest.len();
    let words = rest[mark.len()..].trim().trim_end_matches("-->").trim_end();
    let fault =
        Fault::new(start..range.end, format!("`{mark}` starts no comment in YAML"), format!("write `# {words}`"));
    Some(fault.fixed_by(start..range.end, format!("# {words}")))
}

/// `title Grow`, `check_ins` above its entries, or a sentence.
fn no_colon(yaml: &str, (range, text): &Line<'_>, known: &[&Keys]) -> Option<Fault> {
    const WORDS_OF_A_SENTENCE: usize = 4;
    let content = text.trim_start_matches(['-', ' ']);
    let start = range.end - content.len();
    let content = content.trim_end();
    let is_bare = content.starts_with(char::is_alphabetic) && !text.contains(':') && !text.ends_with([',', ']', '}']);
    if !is_bare {
        return None;
    }
    let (key, value) = content.split_once(' ').unwrap_or((content, ""));
    let value = value.trim();
    let is_known = form::is_known(known, key);
    if value.is_empty() && has_lines_below(yaml, range) {
        let end = start + key.len();
        let fault = Fault::new(start..end, format!("a colon is missing after `{key}`"), format!("write `{key}:`"));
        return Some(fault.repaired_by(vec![Edit { bytes: end..end, text: ":".to_owned() }], is_known));
    }
    let message = "this line has no colon";
    if is_known && !value.is_empty() && (start == range.start || is_below_key(yaml, range)) {
        let line = format!("{key}: {value}");
        let bytes = start..start + content.len();
        return Some(Fault::new(bytes.clone(), message, format!("write `{line}`")).fixed_by(bytes, line));
    }
    if !text.starts_with(char::is_alphabetic) {
        return None;
    }
    let follows_empty_line = yaml[..range.start].ends_with("\n\n") || yaml[..range.start].ends_with("\n\r\n");
    let is_sentence =
        text.split_whitespace().count() >= WORDS_OF_A_SENTENCE || text.trim_end().ends_with(['.', '!', '?']);
    let hint = if follows_empty_line || is_sentence {
        "texts stand below the front matter: close it with a line `---` above this one"
    } else {
        "write `key: value`; if this belongs to the line above, indent it by two spaces"
    };
    Some(Fault::new(range.clone(), message, hint).read_as(range.start..range.start, "# "))
}

/// Whether the line above has a key that starts in the same column.
fn is_below_key(yaml: &str, range: &Range<usize>) -> bool {
    let column = indent(&yaml[range.clone()]);
    let Some(above) = line_above(yaml, range.start).map(|above| &yaml[above]) else { return false };
    let content = above.trim_start_matches(['-', ' ']);
    let key = content.split_once(':').map_or("", |(key, _)| key);
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    is_key && above.len() - content.len() == column
}

/// Whether the next line belongs to this one: it stands further in, or is an entry of a list.
fn has_lines_below(yaml: &str, range: &Range<usize>) -> bool {
    let column = indent(&yaml[range.clone()]);
    let Some(below) = line_below(yaml, range) else { return false };
    let text = &yaml[below];
    !text.trim().is_empty() && (indent(text) > column || text.trim_start().starts_with("- ") && indent(text) == column)
}

/// The value on the line at byte `at` in quotes, where there is one that is not in quotes.
pub(super) fn in_quotes(yaml: &str, at: usize) -> Option<(String, Range<usize>, String)> {
    let here = line_at(yaml, at);
    let line = (here.clone(), &yaml[here]);
    let (lead, start, value) = value_of(&line)?;
    let is_unclear = without_comment(value).1;
    let is_plain = !value.starts_with(['"', '\'', '{', '[']) && start <= at && !value.contains(['[', '{', '"']);
    (is_plain && !is_unclear).then(|| (lead, start..start + value.len(), quoted(value)))
}

/// Where the text ends inside a quote: the last line that opens one and does not close it.
fn unclosed_before(yaml: &str, at: usize) -> Option<Fault> {
    let mut start = at.min(yaml.len());
    while start > 0 {
        let range = line_at(yaml, start - 1);
        let line = (range.clone(), &yaml[range.clone()]);
        let fault = open_quote(&line).or_else(|| reserved_start(&line));
        let fault = fault.or_else(|| unclosed_bracket(yaml, at.max(line.0.end), &line));
        if fault.is_some() {
            return fault;
        }
        start = range.start;
    }
    None
}
