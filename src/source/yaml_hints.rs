//! What a YAML mistake means to the person who made it.

use super::yaml::{Node, NodeKind};
use crate::diagnostics::{FileId, Report, Span, id};

/// Reports a syntax error at byte `at` of `yaml`, in words that help: the line is looked at for the usual mistakes.
pub(super) fn syntax(file: FileId, yaml: &str, offset: usize, at: usize, parser_says: &str, report: &mut Report) {
    let fault = find(yaml, at).unwrap_or_else(|| {
        let line = line_at(yaml, at);
        let from = at.clamp(line.start, line.end);
        Fault {
            bytes: from..line.end.max(from),
            message: format!("this is not YAML: {}", plain(parser_says)),
            hint: "indent by two spaces per level, write a space after each colon, and close quotes and brackets"
                .to_owned(),
        }
    });
    let span = Span::new(file, offset + fault.bytes.start, offset + fault.bytes.end);
    report.at(&id::YAML_SYNTAX, span, fault.message).hint(fault.hint);
}

/// A mistake that was recognised.
struct Fault {
    bytes: std::ops::Range<usize>,
    message: String,
    hint: String,
}

type Line<'a> = (std::ops::Range<usize>, &'a str);

/// Looks at the line of the error, and those before it, for the usual mistakes; the nearest wins.
fn find(yaml: &str, at: usize) -> Option<Fault> {
    let here = line_at(yaml, at);
    let mut candidates = vec![here.clone()];
    let mut start = here.start;
    while start > 0 && candidates.len() < 4 {
        let before = line_at(yaml, start - 1);
        start = before.start;
        if !yaml[before.clone()].trim().is_empty() {
            candidates.push(before);
        }
    }
    let lines: Vec<Line<'_>> = candidates.into_iter().map(|range| (range.clone(), &yaml[range])).collect();
    let checks: [fn(&Line<'_>) -> Option<Fault>; 7] =
        [tab, after_quote, reserved_start, open_quote, colon_in_title, no_space_after_colon, no_colon];
    let at_line = |line: &Line<'_>| {
        checks.iter().find_map(|check| check(line)).or_else(|| unclosed_bracket(yaml, at.max(line.0.end), line))
    };
    let askew = || lines.get(1).and_then(|above| askew(&lines[0], above));
    let below = || tab(&(line_at(yaml, here.end + 1), &yaml[line_at(yaml, here.end + 1)]));
    let near = at_line(&lines[0]).or_else(askew).or_else(below);
    near.or_else(|| lines.iter().skip(1).find_map(at_line)).or_else(|| unclosed_before(yaml, at))
}

/// The range of the line that holds byte `at`, without its end.
fn line_at(yaml: &str, at: usize) -> std::ops::Range<usize> {
    let mut at = at.min(yaml.len());
    while !yaml.is_char_boundary(at) {
        at -= 1;
    }
    let start = yaml[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = yaml[start..].find('\n').map_or(yaml.len(), |newline| start + newline);
    start..start + yaml[start..end].trim_end_matches('\r').len()
}

/// What a line gives a value to (`title: ` or `- `), the byte where the value starts, and the value.
fn value_of<'a>(line: &Line<'a>) -> Option<(String, usize, &'a str)> {
    let (range, text) = line;
    let content = text.trim_start_matches(['-', ' ']);
    let is_item = text.trim_start().starts_with("- ");
    let colon = content.find(": ").or_else(|| content.strip_suffix(':').map(str::len));
    let (lead, value) = match colon {
        Some(colon) if !is_item || content.starts_with(char::is_alphanumeric) => {
            (format!("{}: ", &content[..colon]), &content[colon + 1..])
        }
        _ if is_item => ("- ".to_owned(), content),
        _ => return None,
    };
    Some((lead, range.end - value.trim_start().len(), value.trim()))
}

fn tab((range, text): &Line<'_>) -> Option<Fault> {
    let indent = text.len() - text.trim_start_matches([' ', '\t', '-']).len();
    let at = text[..indent].find('\t')?;
    Some(Fault {
        bytes: range.start + at..range.start + at + 1,
        message: "this line is indented with a tab".to_owned(),
        hint: "indent with spaces, two per level: YAML does not allow tabs".to_owned(),
    })
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
    is_reserved.then(|| Fault {
        bytes: start..start + value.len(),
        message: format!("a value cannot start with `{first}` without quotes"),
        hint: format!("put it in quotes{}", shown(&lead, value)),
    })
}

/// `title: "New" ways to 'say' it`.
fn after_quote(line: &Line<'_>) -> Option<Fault> {
    let (lead, start, value) = value_of(line)?;
    let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let mut letters = value.char_indices().skip(1).peekable();
    let closed = loop {
        match letters.next()? {
            (_, '\\') if quote == '"' => drop(letters.next()),
            (_, letter) if letter == quote => match letters.peek() {
                Some((_, '\'')) if quote == '\'' => drop(letters.next()),
                _ => break letters.peek().map(|(at, _)| *at)?,
            },
            _ => {}
        }
    };
    let rest = value[closed..].trim_start();
    (!rest.starts_with('#')).then(|| Fault {
        bytes: start..start + value.len(),
        message: "there is text after the closing quote".to_owned(),
        hint: format!("put the whole value in quotes{}", shown(&lead, value)),
    })
}

/// A quote that is opened and not closed on its line.
fn open_quote(line: &Line<'_>) -> Option<Fault> {
    let (_, start, value) = value_of(line)?;
    let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let is_closed = value.len() > 1 && value.ends_with(quote);
    (!is_closed).then(|| Fault {
        bytes: start..start + value.len(),
        message: "this quote is never closed".to_owned(),
        hint: format!("add a `{quote}` at the end of the value"),
    })
}

/// A bracket that is opened on `line` and not closed before byte `at`.
fn unclosed_bracket(yaml: &str, at: usize, line: &Line<'_>) -> Option<Fault> {
    let (lead, start, value) = value_of(line)?;
    let open = value.chars().next().filter(|first| matches!(first, '[' | '{'))?;
    let close = closing(open);
    let seen = yaml.get(start..at.min(yaml.len()))?;
    (seen.matches(open).count() > seen.matches(close).count()).then(|| Fault {
        bytes: start..start + value.len(),
        message: format!("this `{open}` is never closed"),
        hint: format!("add a `{close}` at the end; if it is a text, put it in quotes{}", shown(&lead, value)),
    })
}

fn closing(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

/// `title: Growth: the next step`.
fn colon_in_title(line: &Line<'_>) -> Option<Fault> {
    let (lead, start, value) = value_of(line)?;
    let is_plain = !value.starts_with(['"', '\'', '[', '{', '|', '>']);
    let has_colon = value.contains(": ") || value.ends_with(':');
    (is_plain && has_colon).then(|| Fault {
        bytes: start..start + value.len(),
        message: "a value with a colon and a space needs quotes".to_owned(),
        hint: format!("put the whole value in quotes{}", shown(&lead, value)),
    })
}

/// `title:Grow`.
fn no_space_after_colon((range, text): &Line<'_>) -> Option<Fault> {
    let trimmed = text.trim_start_matches(['-', ' ']);
    let start = text.len() - trimmed.len();
    let colon = trimmed.find(':')?;
    let (key, value) = (&trimmed[..colon], &trimmed[colon + 1..]);
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    (is_key && !value.is_empty() && !value.starts_with(' ')).then(|| Fault {
        bytes: range.start + start..range.end,
        message: "a space is missing after the colon".to_owned(),
        hint: format!("write `{key}: {value}`"),
    })
}

/// `title Grow`, or `title = Grow`.
fn no_colon((range, text): &Line<'_>) -> Option<Fault> {
    let is_bare = text.starts_with(char::is_alphabetic) && !text.contains(':') && !text.ends_with([',', ']', '}']);
    is_bare.then(|| Fault {
        bytes: range.clone(),
        message: "this line has no colon".to_owned(),
        hint: "write a key, a colon, a space and the value, such as `title: Grow`".to_owned(),
    })
}

/// A key that stands neither below the one above nor where a new level could start.
fn askew(here: &Line<'_>, above: &Line<'_>) -> Option<Fault> {
    let indent = |line: &Line<'_>| line.1.len() - line.1.trim_start().len();
    let (_, _, value) = value_of(above)?;
    let (lead, ..) = value_of(here).filter(|(lead, ..)| lead != "- ")?;
    let (dash, key) = (indent(above), above.1.len() - above.1.trim_start_matches(['-', ' ']).len());
    let is_askew = !value.is_empty() && indent(here) != key && indent(here) > dash;
    is_askew.then(|| Fault {
        bytes: here.0.start + indent(here)..here.0.end,
        message: "this line is indented differently from the one above".to_owned(),
        hint: format!("indent `{}` as much as the key above it", lead.trim_end()),
    })
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

/// The value in quotes, after a colon; nothing where it is too long to be read.
fn shown(lead: &str, value: &str) -> String {
    const LENGTH_MAX: usize = 200;
    if lead.len() + value.len() > LENGTH_MAX { String::new() } else { format!(": `{lead}{}`", quoted(value)) }
}

/// The value in quotes that leave every other letter as it is.
fn quoted(value: &str) -> String {
    let is_quoted = |quote| value.len() > 1 && value.starts_with(quote) && value.ends_with(quote);
    let inner = if is_quoted('"') || is_quoted('\'') { &value[1..value.len() - 1] } else { value };
    if inner.contains(['"', '\\']) { format!("'{}'", inner.replace('\'', "''")) } else { format!("\"{inner}\"") }
}

/// The parser's words without its own positions.
fn plain(words: &str) -> String {
    let words = words.trim().trim_end_matches('.');
    let words = words.strip_prefix("while ").and_then(|words| words.split_once(", ")).map_or(words, |(_, rest)| rest);
    words.replace(['\'', '"'], "`")
}

/// Warns where ` #` cuts a plain text short: `title: We are #1 in service` ends after "are".
///
/// Only texts of several words are looked at, and only where the `#` touches the next word: a comment has a space there.
pub(super) fn cut_texts(file: FileId, yaml: &str, offset: usize, root: &Node, report: &mut Report) {
    if !yaml.contains(" #") {
        return;
    }
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        match &node.kind {
            NodeKind::List(items) => open.extend(items.iter().rev()),
            NodeKind::Mapping(entries) => open.extend(entries.iter().rev().map(|entry| &entry.value)),
            NodeKind::Scalar { plain: true } => cut_text(file, yaml, offset, node.span, report),
            NodeKind::Scalar { plain: false } => {}
        }
    }
}

/// Whether the value at `start` stands after a key that takes a sentence.
fn is_title(yaml: &str, start: usize) -> bool {
    let line = yaml[..start].rsplit('\n').next().unwrap_or("");
    ["title:", "vision:", "mission:", "note:", "because:", "learned:"].iter().any(|key| line.trim_end().ends_with(key))
}

fn cut_text(file: FileId, yaml: &str, offset: usize, span: Span, report: &mut Report) {
    let (start, end) = (span.start as usize - offset, span.end as usize - offset);
    let (Some(value), Some(rest)) = (yaml.get(start..end), yaml.get(end..)) else { return };
    let line_rest = rest.lines().next().unwrap_or("");
    let comment = line_rest.trim_start();
    let touches = comment
        .strip_prefix('#')
        .is_some_and(|after| after.starts_with(|first: char| !first.is_whitespace() && first != '#'));
    let is_text = value.trim().contains(' ') || is_title(yaml, start);
    if !is_text || !touches || comment.len() == line_rest.len() {
        return;
    }
    let at = end + (line_rest.len() - comment.len());
    let finding = report.at(
        &id::CUT_TEXT,
        Span::new(file, offset + at, offset + at + comment.trim_end().len()),
        "the value ends here: ` #` starts a comment",
    );
    finding.hint("put the whole value in quotes; if this is a comment, write a space after `#`");
}
