//! Mistakes in `{ }` and `[ ]`: what people mean there, where YAML means something else.
//!
//! In `{title: First, second and third}` the comma ends the title, in `{title: Guests: all}` the second colon is an error,
//! in `{title: See #12}` the rest of the line is a comment, and in `{k: 30,5}` there are two entries. So this reads a
//! collection as people do: a new entry starts where a comma is followed by a key and a colon.
//!
//! Of keys it knows only those that name objectives, where ` #` is a mistake: `parent: growth #kr2`.

mod meaning;
mod unbraced;

use std::ops::Range;

use super::{Fault, indent, line_at};
use crate::model::{parse_date, parse_number};

/// What lies deeper is not looked at: no key needs so many levels.
const DEPTH_MAX: usize = 8;

/// The mistakes in every collection in braces or brackets that starts as the value of a key or after a dash.
pub(super) fn faults(yaml: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut at = 0;
    let mut text_indent: Option<usize> = None;
    while at < yaml.len() {
        let line = line_at(yaml, at);
        let text = &yaml[line.clone()];
        at = yaml[line.end..].find('\n').map_or(yaml.len(), |newline| line.end + newline + 1);
        if text_indent.is_some_and(|outer| text.trim().is_empty() || indent(text) > outer) {
            continue; // inside a text of several lines
        }
        text_indent = starts_text(text).then(|| indent(text));
        if let Some(open) = opening(text) {
            let lead = text[..open].trim_start();
            let mut reader = Reader {
                yaml,
                outer: indent(text),
                lead,
                line: line.clone(),
                faults: Vec::new(),
                is_open: false,
                is_too_deep: false,
            };
            let end = reader.collection(line.start + open, (0, None));
            reader.trailing(line.start + open, end);
            if !reader.is_too_deep {
                faults.append(&mut reader.faults);
            }
            at = at.max(yaml[end..].find('\n').map_or(yaml.len(), |newline| end + newline + 1));
        } else {
            faults.extend(unbraced::find(yaml, &line));
        }
    }
    faults
}

/// Whether the lines below are a text in block style.
fn starts_text(line: &str) -> bool {
    let end = line.trim_end().trim_end_matches(|mark: char| mark.is_ascii_digit() || matches!(mark, '+' | '-'));
    end.ends_with(": |") || end.ends_with(": >") || end.ends_with("- |") || end.ends_with("- >")
}

/// Where a line opens a collection, if it does: after dashes, or after a key and a colon.
fn opening(line: &str) -> Option<usize> {
    let mut rest = line.trim_start();
    while let Some(after) = rest.strip_prefix("- ") {
        rest = after.trim_start();
    }
    if !rest.starts_with(['{', '[']) {
        let (key, value) = rest.split_once(": ")?;
        let is_key = !key.is_empty() && !key.starts_with(['#', '"', '\'', '{', '[']) && !key.contains(' ');
        rest = value.trim_start();
        if !is_key || !rest.starts_with(['{', '[']) {
            return None;
        }
    }
    Some(line.len() - rest.len())
}

/// Reads one collection and everything in it.
struct Reader<'a> {
    yaml: &'a str,
    /// How far the line is indented that opens the outermost collection.
    outer: usize,
    /// What that line gives a value to: `healthy: ` or `- `.
    lead: &'a str,
    /// The line that was looked at last: it is looked for anew only where another is asked for.
    line: Range<usize>,
    faults: Vec<Fault>,
    /// Whether a collection was never closed: then those around it were not, either.
    is_open: bool,
    /// Whether there are more levels than are looked at.
    is_too_deep: bool,
}

/// An entry as people read it.
struct Part {
    key: Option<Range<usize>>,
    value: Range<usize>,
    /// What the value looks like at its start.
    kind: Kind,
    /// Whether another part was joined to it, behind a comma.
    has_comma: bool,
    /// Where the next key starts, if a comma before it is missing.
    next_key: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Quoted,
    /// A collection of its own, which ends before this byte.
    Nested(usize),
}

impl<'a> Reader<'a> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.yaml.as_bytes().get(at).copied()
    }

    /// The byte after the letter at `at`.
    fn after(&self, at: usize) -> usize {
        let letter = self.yaml.get(at..).and_then(|rest| rest.chars().next());
        at + letter.map_or(1, char::len_utf8)
    }

    fn text(&self, bytes: &Range<usize>) -> &'a str {
        self.yaml.get(bytes.clone()).unwrap_or("")
    }

    /// The line that holds byte `at`.
    fn line_of(&mut self, at: usize) -> Range<usize> {
        if !self.line.contains(&at) {
            self.line = line_at(self.yaml, at);
        }
        self.line.clone()
    }

    /// Reads the collection that opens at byte `open`, so deep inside others, of which the next would be closed by `outer`;
    /// returns the byte after its end.
    fn collection(&mut self, open: usize, (depth, outer): (usize, Option<u8>)) -> usize {
        let is_mapping = self.byte(open) == Some(b'{');
        let (mark, close) = if is_mapping { ('{', '}') } else { ('[', ']') };
        let mut parts: Vec<Part> = Vec::new();
        let mut at = open + 1;
        let mut follows_comma = false;
        let end = loop {
            let next = self.skip_blank(at);
            let is_end_of_outer =
                next.is_some_and(|next| outer.is_some() && self.byte(next) == outer && outer != Some(close as u8));
            let Some(next) = next.filter(|_| !is_end_of_outer) else {
                let last = self.yaml[..at].trim_end().trim_end_matches(',').len();
                if !self.is_open {
                    self.unclosed(open, last, (mark, close), is_mapping && parts.iter().any(|part| part.key.is_some()));
                }
                self.is_open |= !is_end_of_outer;
                break last;
            };
            at = next;
            match self.byte(at) {
                Some(b',') => {
                    if follows_comma {
                        let fault = Fault::new(at..at + 1, "there is one comma too many", "remove it");
                        self.faults.push(fault.fixed_by(at..at + 1, ""));
                    }
                    follows_comma = true;
                    at += 1;
                }
                Some(b'}' | b']') => {
                    if self.byte(at) != Some(close as u8) {
                        let message = format!("`{mark}` is closed by `{}`", self.text(&(at..at + 1)));
                        let hint = format!("write `{close}`");
                        let is_one_line = !self.text(&(open..at)).contains('\n');
                        let fault = Fault::new(at..at + 1, message, hint);
                        self.faults.push(if is_one_line {
                            fault.fixed_by(at..at + 1, close)
                        } else {
                            fault.read_as(at..at + 1, close) // it may have ended further up
                        });
                    }
                    break at + 1;
                }
                _ => {
                    let (part, next) = self.part(at, close as u8, depth);
                    at = next.max(self.after(at));
                    parts.push(part);
                    follows_comma = false;
                }
            }
        };
        if is_mapping {
            parts = self.joined(parts);
        }
        for part in parts.iter().filter(|_| !self.is_open).collect::<Vec<_>>() {
            let has_other_mark = is_mapping
                && (part.key.is_none() && self.equals_sign(&part.value)
                    || part.kind == Kind::Plain && self.semicolons(part.value.clone()));
            if !has_other_mark {
                self.judge(part);
            }
        }
        end
    }

    /// The next byte that is no white space, of whatever kind, and no comment; `None` where the collection was never closed.
    fn skip_blank(&mut self, mut at: usize) -> Option<usize> {
        loop {
            match self.byte(at)? {
                b'\n' => {
                    let line = self.line_of(at + 1);
                    let text = &self.yaml[line];
                    let is_closing = text.trim_start().starts_with(['}', ']']);
                    let is_outside = indent(text) <= self.outer && !is_closing || text.starts_with("---");
                    if at + 1 >= self.yaml.len() || !text.trim().is_empty() && is_outside {
                        return None;
                    }
                    at += 1;
                }
                b'#' if at == 0 || self.yaml.as_bytes()[at - 1].is_ascii_whitespace() => {
                    at = self.line_of(at).end;
                }
                _ if self.yaml.get(at..).is_some_and(|rest| rest.starts_with(char::is_whitespace)) => {
                    at = self.after(at);
                }
                _ => return Some(at),
            }
        }
    }

    /// Reads an entry that starts at `start`; returns it and the byte after it.
    fn part(&mut self, start: usize, close: u8, depth: usize) -> (Part, usize) {
        let key = if close == b'}' { self.key_at(start) } else { None };
        let mut at = key.as_ref().map_or(start, |key| key.end);
        if let Some(key) = &key {
            let colon = key.end + self.text(&(key.end..self.yaml.len())).find(':').unwrap_or(0);
            at = self.skip_blank(colon + 1).unwrap_or(colon + 1);
        }
        let is_at_key = key.is_some() && self.byte(at).is_some_and(|byte| matches!(byte, b',' | b'}' | b']'));
        if is_at_key {
            let part = Part { key, value: at..at, kind: Kind::Plain, has_comma: false, next_key: None };
            return (part, at);
        }
        let (kind, after) = match self.byte(at) {
            Some(b'"' | b'\'') => (Kind::Quoted, self.quoted_end(at)),
            Some(b'{' | b'[') if depth + 1 >= DEPTH_MAX => {
                self.is_too_deep = true;
                (Kind::Plain, at)
            }
            Some(b'{' | b'[') => {
                let faults = self.faults.len();
                let end = self.collection(at, (depth + 1, Some(close)));
                if self.plain_end(end).0 > end && self.key_at(end).is_none() {
                    self.faults.truncate(faults); // a text that starts with a bracket
                }
                (Kind::Nested(end), end)
            }
            _ => (Kind::Plain, at),
        };
        let (end, next_key) = self.plain_end(after);
        let trimmed = at + self.text(&(at..end)).trim_end().len();
        let value = at..next_key.map_or(trimmed, |next_key| at + self.text(&(at..next_key)).trim_end().len());
        (Part { key, value, kind, has_comma: false, next_key }, next_key.unwrap_or(end))
    }

    /// The key that starts at `at`, if one does: a word or a text in quotes, before a colon.
    fn key_at(&self, at: usize) -> Option<Range<usize>> {
        let rest = self.yaml.get(at..)?.trim_start_matches([' ', '\t']);
        let at = self.yaml.len() - rest.len();
        let is_quoted = rest.starts_with(['"', '\'']);
        let length = if is_quoted {
            self.quoted_end(at) - at
        } else {
            let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
            rest.find(|letter: char| !is_word(letter))?
        };
        let after = rest.get(length..)?.trim_start_matches([' ', '\t']).strip_prefix(':')?;
        let is_key =
            length > 0 && (is_quoted || after.is_empty() || after.starts_with([' ', '\t', '\r', '\n', ',', '}']));
        is_key.then_some(at..at + length)
    }

    /// The byte after the text in quotes that starts at `start`; the end of the line where it is never closed.
    fn quoted_end(&self, start: usize) -> usize {
        let quote = self.byte(start).unwrap_or(b'"');
        let bytes = self.yaml.as_bytes();
        let mut at = start + 1;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'\\' if quote == b'"' => at += 1,
                byte if *byte == quote && quote == b'\'' && bytes.get(at + 1) == Some(&quote) => at += 1,
                byte if *byte == quote => return at + 1,
                _ => {}
            }
            at += 1;
        }
        line_at(self.yaml, start).end
    }

    /// Where a plain text ends that goes on at `start`: before a comma or the end of the collection. And where the next key
    /// starts, where what stands before it is a whole value, so that a comma is missing.
    fn plain_end(&mut self, start: usize) -> (usize, Option<usize>) {
        let mut open = 0_usize;
        let mut at = start;
        let mut last = start;
        while let Some(letter) = self.yaml.get(at..).and_then(|rest| rest.chars().next()) {
            match letter {
                ',' | ']' | '}' if open == 0 => break,
                '[' | '{' => open += 1,
                ']' | '}' => open -= 1,
                '#' if self.is_comment(at) => match self.skip_blank(at) {
                    Some(next) if next > at => {
                        at = next;
                        continue;
                    }
                    _ => break,
                },
                '\n' => match self.skip_blank(at) {
                    Some(next) => {
                        at = next;
                        continue;
                    }
                    None => break,
                },
                letter if !letter.is_whitespace() => {
                    let starts_word = at > 0 && self.yaml.as_bytes()[at - 1].is_ascii_whitespace();
                    if starts_word && self.is_whole(start..at) && self.key_at(at).is_some() {
                        return (last, Some(at));
                    }
                }
                _ => {}
            }
            at += letter.len_utf8();
            if !letter.is_whitespace() {
                last = at;
            }
        }
        (last, None)
    }

    /// Whether a text is a whole value, so that only a comma can be missing between it and a key: a number, a date, a word
    /// for yes or no; or nothing, behind a quote or a bracket.
    fn is_whole(&self, bytes: Range<usize>) -> bool {
        const BYTES_MAX: usize = 40;
        if bytes.len() > BYTES_MAX {
            return false;
        }
        let text = self.text(&bytes).trim();
        let follows_end = || {
            let before = bytes.start.checked_sub(1).and_then(|before| self.byte(before));
            before.is_some_and(|byte| matches!(byte, b'"' | b'\'' | b'}' | b']'))
        };
        match text {
            "" => follows_end(),
            "true" | "false" | "yes" | "no" => true,
            _ => parse_number(text).is_ok() || parse_date(text).is_ok(),
        }
    }

    /// Whether `#` starts a comment for people too: it follows a space, and the collection is not closed behind it.
    fn is_comment(&mut self, at: usize) -> bool {
        let follows_space = at > 0 && self.yaml.as_bytes()[at - 1].is_ascii_whitespace();
        let line = self.line_of(at);
        follows_space && !self.text(&line).trim_end().ends_with(['}', ']'])
    }
}
