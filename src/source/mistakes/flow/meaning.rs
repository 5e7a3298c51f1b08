//! What the entries of a collection were meant to be, and what is wrong with them.

use std::ops::Range;

use super::{
    super::{
        Fault, line_at,
        quotes::{quoted, shown},
    },
    Kind, Part, Reader,
};
use crate::model::{NumberProblem, parse_number};

/// A text longer than this is no number.
const NUMBER_BYTES_MAX: usize = 60;

/// The keys whose values name objectives, key results or themes.
const REFERENCES: [&str; 4] = ["parent:", "supports:", "depends_on:", "continues:"];

impl Reader<'_> {
    /// Joins what a comma in a text or number took apart.
    pub(super) fn joined(&mut self, parts: Vec<Part>) -> Vec<Part> {
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let mut joined: Vec<Part> = Vec::new();
        let mut parts = parts.into_iter().peekable();
        while let Some(part) = parts.next() {
            if let Some(colon) = self.glued_key(&part) {
                self.space_missing(&part.value, colon);
                continue;
            }

            let next_key = parts.peek().and_then(|next| next.key.clone()).filter(|key| is_digits(self.text(key)));
            let starts_decimal = part.key.is_none() && is_digits(self.text(&part.value));
            if let (true, Some(key)) = (starts_decimal, next_key) {
                let meant = format!("{}.{}", self.text(&part.value), self.text(&key));
                let whole = part.value.start..key.end;
                self.faults.push(decimal(self.text(&whole), whole.clone(), &meant, &format!("{meant}: ...")));
                joined.extend(parts.next().map(|next| Part { key: Some(whole), ..next }));
                continue;
            }

            match joined.last_mut() {
                Some(last) if self.goes_on(last, &part) => {
                    last.value.end = part.value.end;
                    last.has_comma = true;
                    last.next_key = part.next_key;
                }
                _ => joined.push(part),
            }
        }
        joined
    }

    /// Whether `part` is no entry of its own but goes on with the value before the comma. A value that is whole only goes on
    /// where the two make a number.
    fn goes_on(&self, last: &Part, part: &Part) -> bool {
        if part.key.is_some() || last.key.is_none() || matches!(last.kind, Kind::Nested(_)) {
            return false;
        }
        let makes_number = || {
            let text = self.text(&(last.value.start..part.value.end));
            text.len() < NUMBER_BYTES_MAX && number_with_comma(text).is_some()
        };
        last.kind == Kind::Quoted || last.has_comma || !self.is_whole(last.value.clone()) || makes_number()
    }

    /// The colon in `k:20`, where a key is missing.
    fn glued_key(&self, part: &Part) -> Option<usize> {
        let Part { key: None, value, .. } = part else { return None };
        let (key, rest) = self.text(value).split_once(':')?;
        let is_key = key.starts_with(char::is_alphabetic)
            && key.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.'));
        (is_key && !rest.is_empty() && !rest.starts_with([' ', '/'])).then_some(value.start + key.len())
    }

    fn space_missing(&mut self, value: &Range<usize>, colon: usize) {
        let key = self.text(&(value.start..colon));
        let rest = self.text(&(colon + 1..value.end)).trim_start(); // another kind of space may stand there
        let fault = Fault::new(value.clone(), "a space is missing after the colon", format!("write `{key}: {rest}`"));
        self.faults.push(fault.fixed_by(colon..value.end - rest.len(), ": "));
    }

    /// Says what is wrong with one entry.
    pub(super) fn judge(&mut self, part: &Part) {
        let (value, text) = (part.value.clone(), self.text(&part.value));
        if let Some(next_key) = part.next_key {
            let name = self.key_at(next_key).map_or("", |key| self.text(&key));
            let message = format!("a comma is missing before `{name}`");
            let hint = format!("write `{text}, {name}: ...`");
            self.faults
                .push(Fault::new(next_key..next_key + name.len(), message, hint).fixed_by(value.end..value.end, ","));
            return;
        }
        let lead = part.key.as_ref().map_or("", |key| self.text(key));
        if part.has_comma && part.kind == Kind::Plain && text.len() < NUMBER_BYTES_MAX {
            match number_with_comma(text) {
                Some(Meant::One(meant)) => {
                    self.faults.push(decimal(text, value, &meant, &format!("{lead}: {meant}")));
                    return;
                }
                Some(Meant::Either(thousands, decimal)) => {
                    let message = format!("a comma separates entries here, and `{text}` can be read in two ways");
                    let hint = format!("write `{lead}: {thousands}` or `{lead}: {decimal}`");
                    self.faults.push(Fault::new(value.clone(), message, hint).read_as(value, thousands));
                    return;
                }
                None => {}
            }
        }
        let words = || text.split(" #").all(|word| !word.is_empty() && !word.contains([' ', '#']));
        if part.key.is_none() && text.matches(" #").count() == 1 && words() {
            let meant = text.replace(" #", "#");
            let hint =
                format!("write `{meant}` without the space; if it is a text, put it in quotes: `{}`", quoted(text));
            let fault = Fault::new(value.clone(), "without quotes ` #` starts a comment", hint);
            let is_reference = REFERENCES.iter().any(|key| self.lead.trim_end() == *key);
            self.faults.push(if is_reference { fault.fixed_by(value, meant) } else { fault.read_as(value, meant) });
        } else if let Some(why) = wants_quotes(text, part) {
            let meant = quoted(text);
            let lead = if lead.is_empty() { String::new() } else { format!("{lead}: ") };
            let hint = format!("put the value in quotes{}", shown(&lead, &meant));
            let two = if part.key.is_none() && part.kind == Kind::Quoted { in_two(text) } else { None };
            self.faults.push(match two {
                Some(two) => {
                    let hint = format!("{hint}; if these are two entries, write a comma between them: `{two}`");
                    Fault::new(value.clone(), why, hint).read_as(value, meant)
                }
                None => Fault::new(value.clone(), why, hint).fixed_by(value, meant),
            });
        }
    }

    /// Reports a collection without its end; `last` is the byte after what it holds.
    pub(super) fn unclosed(&mut self, open: usize, last: usize, (mark, close): (char, char), has_keys: bool) {
        let line = line_at(self.yaml, open);
        let is_one_line = last <= line.end;
        let bytes = open..if is_one_line { last.max(open + 1) } else { line.end };
        let text = self.text(&bytes);
        let corrected = if is_one_line { shown(self.lead, &format!("{text}{close}")) } else { String::new() };
        let hint = if has_keys {
            format!("add a `{close}` at the end{corrected}")
        } else {
            let as_text = shown(self.lead, &quoted(text));
            format!("add a `{close}` at the end{corrected}; if it is a text, put it in quotes{as_text}")
        };
        let fault = Fault::new(bytes, format!("this `{mark}` is never closed"), hint);
        let end = last.max(open + 1);
        self.faults.push(if has_keys && is_one_line {
            fault.fixed_by(end..end, close)
        } else {
            fault.read_as(end..end, close)
        });
    }

    /// Looks at what stands on the line after the outermost collection.
    pub(super) fn trailing(&mut self, open: usize, end: usize) {
        let line = line_at(self.yaml, end.max(open + 1) - 1);
        let rest = self.text(&(end..line.end)).trim_end();
        let text = rest.trim_start();
        if text.is_empty() || text.starts_with('#') && rest.len() > text.len() {
            return;
        }
        let start = end + rest.len() - text.len();
        let bytes = start..end + rest.len();
        if text.bytes().all(|byte| matches!(byte, b'}' | b']' | b',')) {
            let message = format!("there is nothing to close for this `{text}`");
            self.faults.push(Fault::new(bytes.clone(), message, "remove it").fixed_by(bytes, ""));
        }
    }
}

/// A text in quotes and what follows it, as two entries of a list: `"winter", summer`.
fn in_two(text: &str) -> Option<String> {
    let quote = text.chars().next()?;
    let end = text[1..].find(quote)? + 2;
    let rest = text[end..].trim_start();
    (rest.len() < text.len() - end).then(|| format!("{}, {rest}", &text[..end]))
}

/// What a number with a comma in it was meant to be.
enum Meant {
    One(String),
    /// A whole number, or one with decimals.
    Either(String, String),
}

/// The number that `text` is, with or without a unit beside it, where a comma stands in it.
fn number_with_comma(text: &str) -> Option<Meant> {
    match parse_number(text) {
        Ok(number) => {
            let is_same = |meant: &String| parse_number(meant).as_ref() == Ok(&number);
            let with_point = Some(text.replace(',', ".")).filter(|meant| meant.matches('.').count() == 1);
            let meant = with_point.filter(&is_same).or_else(|| ungrouped(text, number.value).filter(&is_same))?;
            Some(Meant::One(meant))
        }
        Err(NumberProblem::Ambiguous { thousands, decimal, .. }) => {
            let decimal =
                if decimal.contains('.') { decimal.trim_end_matches('0').trim_end_matches('.') } else { &decimal };
            Some(Meant::Either(thousands, decimal.to_owned()))
        }
        Err(NumberProblem::WithUnit { number, .. }) if number.contains(',') && !number.ends_with(',') => {
            let whole = |meant: String| text.replacen(&number, &meant, 1);
            match number_with_comma(&number)? {
                Meant::One(meant) => Some(Meant::One(whole(meant))),
                Meant::Either(thousands, decimal) => Some(Meant::Either(whole(thousands), whole(decimal))),
            }
        }
        Err(_) => None,
    }
}

/// A text with this number in it, written without marks between its digits but for a point.
fn ungrouped(text: &str, value: f64) -> Option<String> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let (start, last) = (text.find(is_digit)?, text.rfind(is_digit)?);
    Some(format!("{}{}{}", &text[..start], value.abs(), &text[last + 1..]))
}

/// A number with a comma, which stands before decimals or between thousands.
fn decimal(written: &str, bytes: Range<usize>, meant: &str, line: &str) -> Fault {
    let message = if meant.matches('.').count() > written.matches('.').count() {
        format!("a comma separates entries here: `{written}` needs a decimal point")
    } else {
        format!("a comma separates entries here, so `{written}` cannot have any")
    };
    Fault::new(bytes.clone(), message, format!("write `{line}`")).fixed_by(bytes, meant)
}

/// Why a value needs quotes, if it does.
fn wants_quotes(text: &str, part: &Part) -> Option<String> {
    let first = text.chars().next()?;
    let second_is_space = || text[first.len_utf8()..].starts_with(' ') || text.len() == first.len_utf8();
    let is_open_quote = part.kind == Kind::Quoted && (text.len() < 2 || !text.ends_with(first));
    match part.kind {
        Kind::Quoted if is_open_quote && text.matches(first).count() % 2 == 1 => {
            Some("this quote is never closed".to_owned())
        }
        Kind::Quoted if is_open_quote || part.has_comma => Some("there is text after the closing quote".to_owned()),
        Kind::Quoted => {
            let inside = &text[1..text.len() - 1];
            let is_one = match first {
                '"' => !inside.replace("\\\\", "").replace("\\\"", "").contains('"'),
                _ => !inside.replace("''", "").contains('\''),
            };
            (!is_one).then(|| "there is text after the closing quote".to_owned())
        }
        Kind::Nested(end) => {
            let goes_on = part.has_comma || part.value.end > end;
            goes_on.then(|| format!("a value cannot start with `{first}` without quotes"))
        }
        Kind::Plain => {
            let is_reserved = match first {
                '@' | '`' | '%' | '*' | '&' | '!' | '|' | '>' => true,
                '-' | '?' => second_is_space(),
                _ => false,
            };
            if is_reserved {
                Some(format!("a value cannot start with `{first}` without quotes"))
            } else if part.has_comma {
                Some("a value with a comma needs quotes inside `{ }`".to_owned())
            } else if text.contains(" #") {
                Some("a value with ` #` needs quotes: without them a comment starts there".to_owned())
            } else if part.key.is_some() && (text.contains(": ") || text.ends_with(':')) {
                Some("a value with a colon and a space needs quotes".to_owned())
            } else if text.contains(['{', '}', '[', ']']) {
                Some("a value with brackets needs quotes here".to_owned())
            } else {
                None
            }
        }
    }
}
