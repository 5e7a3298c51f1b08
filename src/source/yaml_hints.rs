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
            hint: "check the indentation (two spaces a level), the colons, and that quotes and brackets are closed"
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
    let checks: [fn(&Line<'_>) -> Option<Fault>; 5] =
        [tab, reserved_start, open_quote, colon_in_title, no_space_after_colon];
    for range in candidates {
        let line = (range.clone(), &yaml[range]);
        if let Some(fault) = checks.iter().find_map(|check| check(&line)) {
            return Some(fault);
        }
    }
    unclosed_before(yaml, at)
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

/// `key: value` of a line, with the byte where the value starts.
fn key_value<'a>(line: &Line<'a>) -> Option<(&'a str, usize, &'a str)> {
    let text = line.1;
    let colon = text.find(": ").or_else(|| text.ends_with(':').then(|| text.len() - 1))?;
    let key = text[..colon].trim_start_matches(['-', ' ']);
    let value = text.get(colon + 1..).unwrap_or("");
    let start = colon + 1 + (value.len() - value.trim_start().len());
    Some((key, line.0.start + start, value.trim()))
}

fn tab((range, text): &Line<'_>) -> Option<Fault> {
    let indent = text.len() - text.trim_start().len();
    let at = text[..indent].find('\t')?;
    Some(Fault {
        bytes: range.start + at..range.start + at + 1,
        message: "a tab indents this line".to_owned(),
        hint: "YAML takes spaces only: use two spaces a level".to_owned(),
    })
}

/// A plain value that starts with a character that means something to YAML.
fn reserved_start(line: &Line<'_>) -> Option<Fault> {
    let (key, start, value) = key_value(line)?;
    let first = value.chars().next()?;
    let is_reserved = match first {
        '@' | '`' | '%' | '*' | '&' | '!' => true,
        '[' => !value.ends_with(']'),
        '{' => !value.ends_with('}'),
        '|' | '>' => value.len() > 2,
        _ => false,
    };
    let after_quote =
        matches!(first, '"' | '\'') && value.len() > 1 && !value.ends_with(first) && value[1..].contains(first);
    if after_quote {
        return Some(Fault {
            bytes: start..start + value.len(),
            message: "there is text after the closing quote".to_owned(),
            hint: format!("put the whole value in quotes: `{key}: {}`", quoted(value)),
        });
    }
    is_reserved.then(|| Fault {
        bytes: start..start + value.len(),
        message: format!("a value that starts with `{first}` means something else to YAML"),
        hint: format!("put it in quotes: `{key}: {}`", quoted(value)),
    })
}

/// A quote that is opened and not closed on its line.
fn open_quote(line: &Line<'_>) -> Option<Fault> {
    let (_, start, value) = key_value(line)?;
    let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let is_closed = value.len() > 1 && value.ends_with(quote);
    (!is_closed).then(|| Fault {
        bytes: start..start + value.len(),
        message: "this quote is never closed".to_owned(),
        hint: format!("add a `{quote}` at the end of the value"),
    })
}

/// `title: Growth: the next step`.
fn colon_in_title(line: &Line<'_>) -> Option<Fault> {
    let (key, start, value) = key_value(line)?;
    let is_plain = !value.starts_with(['"', '\'', '[', '{', '|', '>']);
    let has_colon = value.contains(": ") || value.ends_with(':');
    (is_plain && has_colon).then(|| Fault {
        bytes: start..start + value.len(),
        message: "a colon inside a value needs quotes around it".to_owned(),
        hint: format!("write `{key}: {}`", quoted(value)),
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

/// Where the text ends inside a quote: the last line that opens one and does not close it.
fn unclosed_before(yaml: &str, at: usize) -> Option<Fault> {
    let mut start = at.min(yaml.len());
    while start > 0 {
        let range = line_at(yaml, start - 1);
        let line = (range.clone(), &yaml[range.clone()]);
        if let Some(fault) = open_quote(&line).or_else(|| reserved_start(&line)) {
            return Some(fault);
        }
        start = range.start;
    }
    None
}

/// The value in double quotes.
fn quoted(value: &str) -> String {
    let inner = value.trim_matches('"');
    if inner.contains('"') { format!("'{}'", inner.replace('\'', "''")) } else { format!("\"{inner}\"") }
}

/// The parser's words without its own positions.
fn plain(words: &str) -> String {
    let mut words = words.trim().trim_end_matches('.').to_owned();
    if let Some(first) = words.get(..1) {
        words = format!("{}{}", first.to_lowercase(), &words[1..]);
    }
    words
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

fn cut_text(file: FileId, yaml: &str, offset: usize, span: Span, report: &mut Report) {
    let (start, end) = (span.start as usize - offset, span.end as usize - offset);
    let (Some(value), Some(rest)) = (yaml.get(start..end), yaml.get(end..)) else { return };
    let line_rest = rest.lines().next().unwrap_or("");
    let comment = line_rest.trim_start();
    let touches = comment
        .strip_prefix('#')
        .is_some_and(|after| after.starts_with(|first: char| !first.is_whitespace() && first != '#'));
    if !value.trim().contains(' ') || !touches || comment.len() == line_rest.len() {
        return;
    }
    let at = end + (line_rest.len() - comment.len());
    let finding = report.at(
        &id::CUT_TEXT,
        Span::new(file, offset + at, offset + at + comment.trim_end().len()),
        "YAML takes this for a comment: the text ends before it",
    );
    finding.hint("put the whole text in quotes; or, if it is a comment, write a space after `#`");
}
