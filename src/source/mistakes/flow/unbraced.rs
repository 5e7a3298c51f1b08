//! Several keys on one line without the braces that make a mapping of them, or with other marks in their place.

use std::ops::Range;

use super::{
    super::{Fault, indent, line_below, quotes::shown},
    Reader,
};
use crate::{model::parse_number, source::reader::words::is_key};

/// `- id: k, title: Guests`, `- (id: k, title: Guests)` and `values: k: 30, l: 20`, each on one line.
pub(super) fn find(yaml: &str, line: &Range<usize>) -> Option<Fault> {
    let text = &yaml[line.clone()];
    let content = text.trim_start();
    let start = line.end - content.len();
    let (lead, value) = if let Some(value) = content.strip_prefix("- ") {
        ("- ".to_owned(), value.trim_start())
    } else {
        let (key, value) = content.split_once(": ")?;
        (format!("{key}: "), value.trim_start())
    };
    if content.starts_with('#') || lead.contains(['"', '\'', '{', '[']) {
        return None;
    }
    let value = value.trim_end();
    let from = start + content.find(value)?;
    let inner = without_marks(value);
    let entries = split(inner)?;
    let is_mapping = if lead == "- " { are_keys(&entries) } else { are_values(&entries) };
    if !is_mapping {
        return None;
    }

    let has_more_below = line_below(yaml, line).is_some_and(|below| {
        let below = &yaml[below];
        indent(below) > indent(text) && !below.trim().is_empty()
    });
    if has_more_below {
        return None;
    }

    let meant = format!("{{{}}}", inner.trim());
    let message = if value.starts_with('(') {
        "keys and values on one line stand in `{ }`, not in `( )`"
    } else {
        "several keys on one line need `{ }` around them"
    };
    let hint = format!("put braces around them{}", shown(&lead, &meant));
    Some(Fault::new(from..from + value.len(), message, hint).fixed_by(from..from + value.len(), meant))
}

/// What stands between other marks than braces, or between one brace and the end.
fn without_marks(value: &str) -> &str {
    let in_parentheses = value.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let has_lone_end = value.matches('}').count() > value.matches('{').count();
    in_parentheses.or_else(|| value.strip_suffix('}').filter(|_| has_lone_end)).unwrap_or(value)
}

/// The keys and values between the commas of a line; nothing where one of them has no key, or where there is only one.
fn split(inner: &str) -> Option<Vec<(&str, &str)>> {
    let mut entries: Vec<(&str, &str)> = Vec::new();
    let (mut depth, mut quote, mut start) = (0_usize, None, 0);
    let ends = inner.char_indices().chain([(inner.len(), ',')]);
    for (at, letter) in ends {
        match (quote, letter) {
            (Some(mark), letter) => quote = Some(mark).filter(|mark| *mark != letter),
            (None, '"' | '\'') if inner[..at].trim_end().ends_with([':', ',', '[', '{']) => quote = Some(letter),
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') => depth = depth.checked_sub(1)?,
            (None, ',') if depth == 0 => {
                let entry = inner[start..at].trim();
                match entry.split_once(": ") {
                    Some((key, value)) if is_word(key) => entries.push((key, value.trim())),
                    _ if entries.is_empty() => return None,
                    _ => {} // a comma in a text
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    (entries.len() > 1 && depth == 0 && quote.is_none()).then_some(entries)
}

fn is_word(key: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    !key.is_empty() && key.chars().all(is_part)
}

/// Whether two of the keys at least are known.
fn are_keys(entries: &[(&str, &str)]) -> bool {
    entries.iter().filter(|(key, _)| is_key(key)).count() > 1
}

/// Whether each is the value of a key result.
fn are_values(entries: &[(&str, &str)]) -> bool {
    entries.iter().all(|(_, value)| parse_number(value).is_ok() || value.starts_with('{'))
}

impl Reader<'_> {
    /// Reports `{k: 30; l: 20}`: semicolons before keys in the value at `bytes`.
    pub(super) fn semicolons(&mut self, bytes: Range<usize>) -> bool {
        let text = self.text(&bytes);
        let starts_key = |at: usize| self.key_at(bytes.start + at + 1).is_some();
        let marks: Vec<usize> = text.match_indices(';').map(|(at, _)| at).filter(|at| starts_key(*at)).collect();
        let Some(first) = marks.first() else { return false };
        let mut meant = text.to_owned();
        for at in &marks {
            meant.replace_range(*at..=*at, ",");
        }
        let place = bytes.start + first..bytes.start + first + 1;
        let hint = format!("write `{meant}`");
        let fault = Fault::new(place, "commas separate entries, not semicolons", hint);
        self.faults.push(fault.fixed_by(bytes, meant));
        true
    }

    /// Reports `{k=30}`: an equals sign where a colon belongs. Only a mapping has keys.
    pub(super) fn equals_sign(&mut self, bytes: &Range<usize>) -> bool {
        let text = self.text(bytes);
        let Some((key, value)) = text.split_once('=') else { return false };
        let (name, value) = (key.trim(), value.trim());
        if !is_word(name) || value.is_empty() {
            return false;
        }
        let meant = format!("{name}: {value}");
        let message = "a colon stands between a key and its value, not `=`";
        let at = bytes.start + key.len();
        let fault = Fault::new(at..at + 1, message, format!("write `{meant}`"));
        self.faults.push(fault.fixed_by(bytes.clone(), meant));
        true
    }
}
