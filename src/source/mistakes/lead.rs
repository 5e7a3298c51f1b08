//! What stands before the first letter of a line: tabs, spaces of another kind, and marks of a list that are no dashes.
//!
//! Who writes one line so writes others so: all of them are one mistake, told on the first, and put right together. Texts of
//! several lines are left alone, where a tab or a star may be meant.

use std::ops::Range;

use granit_parser::{Event, Parser};

use super::{Fault, indent, line_above, line_at, line_below, quotes::shown};
use crate::source::repair::Edit;

/// A line, and how far in the key stands that it is the text of, where there is one: `note: |`.
struct Line {
    bytes: Range<usize>,
    text_of: Option<usize>,
}

impl Line {
    /// Whether what stands `column` bytes into the line is layout, and not a part of a text.
    fn is_layout_at(&self, column: usize) -> bool {
        self.text_of.is_none_or(|key| column <= key)
    }
}

/// Every line that is not empty.
fn lines(yaml: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut text_of: Option<usize> = None;
    let mut next = Some(line_at(yaml, 0));
    while let Some(bytes) = next {
        let text = &yaml[bytes.clone()];
        let column = text.len() - text.trim_start().len();
        text_of = text_of.filter(|key| text.trim().is_empty() || column > *key);
        next = line_below(yaml, &bytes);
        if text.trim().is_empty() {
            continue;
        }
        lines.push(Line { bytes, text_of });
        if text_of.is_none() && opens_text(text) {
            text_of = Some(text.len() - text.trim_start_matches(['-', ' ', '\t']).len());
        }
    }
    lines
}

/// Whether the lines below are a text: `note: |`.
fn opens_text(line: &str) -> bool {
    let before = line.split(" #").next().unwrap_or(line).trim_end();
    let mark = before.rsplit(' ').next().unwrap_or("");
    mark.starts_with(['|', '>']) && mark[1..].chars().all(|sign| matches!(sign, '+' | '-' | '1'..='9'))
}

/// How far apart tab stops are that people set.
const TAB_STOPS: [usize; 3] = [2, 4, 8];

/// Lines that are indented with tabs. What was meant is sure where each reading of the tabs that YAML can read says the same.
pub(super) fn tabs(yaml: &str) -> Option<Fault> {
    let tabbed: Vec<Range<usize>> = lines(yaml).into_iter().filter_map(|line| tabbed_lead(yaml, &line)).collect();
    let first = tabbed.first()?;
    let expanded = |stop: usize| -> Vec<Edit> {
        tabbed.iter().map(|lead| Edit { bytes: lead.clone(), text: with_spaces(&yaml[lead.clone()], stop) }).collect()
    };
    let readings = TAB_STOPS.map(|stop| {
        let edits = expanded(stop);
        let reading = reading(&replaced(yaml, &edits));
        (reading, edits)
    });
    let furthest = readings.iter().map(|(reading, _)| reading.lines).max()?;
    let mut readable = readings.into_iter().filter(|(reading, _)| reading.lines == furthest);
    let (meant, edits) = readable.next()?;
    let is_sure = readable.all(|(reading, _)| reading.content == meant.content);

    let tab = first.start + yaml[first.clone()].find('\t')?;
    let rest = yaml[first.end..line_at(yaml, first.start).end].trim_end();
    let corrected = edits.first().filter(|_| is_sure).map(|edit| shown(&edit.text, rest));
    let hint = format!("indent with spaces, two per level{}", corrected.unwrap_or_default());
    let message = "this line is indented with a tab, which YAML does not allow";
    let fault = Fault::new(tab..tab + 1, message, hint).and_on_more_lines(tabbed.len() - 1);
    Some(if is_sure { fault.repaired_by(edits, true) } else { fault })
}

/// What stands before the first letter of a line, dash included, where there is a tab in it.
fn tabbed_lead(yaml: &str, line: &Line) -> Option<Range<usize>> {
    let text = &yaml[line.bytes.clone()];
    let mut lead = text.len() - text.trim_start_matches([' ', '\t']).len();
    while let Some(after) = text[lead..].strip_prefix('-').filter(|after| after.starts_with([' ', '\t'])) {
        lead = text.len() - after.trim_start_matches([' ', '\t']).len();
    }
    let tab = text[..lead].find('\t').filter(|tab| line.is_layout_at(*tab))?;
    (tab < lead).then_some(line.bytes.start..line.bytes.start + lead)
}

/// The same with spaces up to the next tab stop.
fn with_spaces(lead: &str, stop: usize) -> String {
    let mut spaced = String::new();
    for letter in lead.chars() {
        match letter {
            '\t' => spaced.push_str(&" ".repeat(stop - spaced.len() % stop)),
            _ => spaced.push(letter),
        }
    }
    spaced
}

/// `yaml` with these changes, which follow each other.
fn replaced(yaml: &str, edits: &[Edit]) -> String {
    let mut text = String::with_capacity(yaml.len());
    let mut at = 0;
    for edit in edits {
        text.push_str(&yaml[at..edit.bytes.start]);
        text.push_str(&edit.text);
        at = edit.bytes.end;
    }
    text.push_str(&yaml[at..]);
    text
}

/// What YAML makes of a text, as far as it can read it.
struct Reading {
    /// How many lines it can read.
    lines: usize,
    /// Values, and where lists and mappings begin and end.
    content: String,
}

fn reading(yaml: &str) -> Reading {
    let mut content = String::new();
    let mut parser = Parser::new_from_str(yaml);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((Event::Scalar(text, ..), _)) => {
                content.push_str(&text);
                content.push('\0');
            }
            Ok((Event::SequenceStart(..), _)) => content.push('['),
            Ok((Event::MappingStart(..), _)) => content.push('{'),
            Ok((Event::SequenceEnd | Event::MappingEnd, _)) => content.push('}'),
            Ok(_) => {}
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(yaml.len()).min(yaml.len());
                let lines = yaml.get(..at).unwrap_or("").matches('\n').count();
                return Reading { lines, content };
            }
        }
    }
    Reading { lines: usize::MAX, content }
}

/// Lines that start with a no-break or wide space, which looks like indentation and is text to YAML.
pub(super) fn odd_spaces(yaml: &str) -> Option<Fault> {
    let is_odd = |letter: char| letter.is_whitespace() && !matches!(letter, ' ' | '\t' | '\r');
    let mut places = Vec::new();
    let mut edits = Vec::new();
    for line in lines(yaml) {
        let text = &yaml[line.bytes.clone()];
        let lead = &text[..text.len() - text.trim_start().len()];
        let Some((at, odd)) = lead.char_indices().find(|(_, letter)| is_odd(*letter)) else { continue };
        if !line.is_layout_at(at) {
            continue;
        }
        places.push((line.bytes.start + at, odd));
        let spaces: String = lead.chars().map(|letter| if is_odd(letter) { ' ' } else { letter }).collect();
        edits.push(Edit { bytes: line.bytes.start..line.bytes.start + lead.len(), text: spaces });
    }
    let (start, odd) = *places.first()?;
    let message = format!("this line is indented with another kind of space (U+{:04X})", u32::from(odd));
    let fault = Fault::new(start..start + odd.len_utf8(), message, "indent with ordinary spaces, two per level");
    Some(fault.and_on_more_lines(places.len() - 1).repaired_by(edits, true))
}

/// Dashes of a list without a space after them, as on the line `near`, or with another mark than the hyphen.
pub(super) fn odd_dashes(yaml: &str, near: &Range<usize>) -> Option<Fault> {
    let mark = yaml[near.clone()].trim_start().chars().next()?;
    if is_bullet(mark) {
        return bullets(yaml, mark, near);
    }
    dashes_without_space(yaml).filter(|_| is_dash_without_space(yaml, near))
}

fn is_bullet(mark: char) -> bool {
    matches!(mark, '*' | '•' | '·' | '–' | '—' | '+')
}

/// A list with another mark than the hyphen.
fn bullets(yaml: &str, mark: char, near: &Range<usize>) -> Option<Fault> {
    let all = lines(yaml);
    let marked: Vec<Range<usize>> = all
        .iter()
        .filter(|line| line.text_of.is_none())
        .filter_map(|line| {
            let rest = yaml[line.bytes.clone()].trim_start();
            rest.strip_prefix(mark)?.starts_with(' ').then_some(line.bytes.end - rest.len()..line.bytes.end)
        })
        .collect();
    marked.iter().find(|entry| near.contains(&entry.start))?;
    let first = marked.first()?;
    let after = &yaml[first.start + mark.len_utf8()..first.end];
    let place = |entry: &Range<usize>| entry.start..entry.start + mark.len_utf8();
    let edits = marked.iter().map(|entry| Edit { bytes: place(entry), text: "-".to_owned() }).collect();
    let fault = Fault::new(place(first), format!("a list needs a hyphen, not `{mark}`"), format!("write `-{after}`"));
    Some(fault.and_on_more_lines(marked.len() - 1).repaired_by(edits, true))
}

/// Dashes of a list without a space after them.
pub(super) fn dashes_without_space(yaml: &str) -> Option<Fault> {
    let all = lines(yaml);
    let entries: Vec<&Range<usize>> = all
        .iter()
        .filter(|line| line.text_of.is_none())
        .map(|line| &line.bytes)
        .filter(|line| is_dash_without_space(yaml, line))
        .collect();
    let first = *entries.first()?;
    let dash = first.start + indent(&yaml[first.clone()]);
    let hint = format!("write `- {}`", yaml[dash + 1..first.end].trim_end());
    let fault = Fault::new(dash..dash + 1, "a space is missing after the dash", hint);
    let edits = entries.iter().flat_map(|entry| with_space(yaml, entry)).collect();
    Some(fault.and_on_more_lines(entries.len() - 1).repaired_by(edits, true))
}

/// `-id: k` and `-{id: k}`; `-one` below `tags:` or another of its kind.
fn is_dash_without_space(yaml: &str, line: &Range<usize>) -> bool {
    let is_key = |text: &str| text.split_once(':').is_some_and(|(key, _)| key.chars().all(is_of_key));
    let Some(entry) = entry_after_dash(&yaml[line.clone()]) else { return false };
    if is_key(entry) || entry.starts_with(['{', '[']) {
        return true;
    }
    let above = line_above(yaml, line.start).map(|above| yaml[above].trim());
    above.is_some_and(|above| above.ends_with(':') || entry_after_dash(above).is_some())
}

fn is_of_key(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// What follows a dash without a space.
fn entry_after_dash(line: &str) -> Option<&str> {
    let entry = line[indent(line)..].strip_prefix('-')?;
    entry.starts_with(|first: char| first.is_alphabetic() || matches!(first, '{' | '[')).then_some(entry)
}

/// A space after the dash of an entry, and before the lines of the entry that stand below its first letter.
fn with_space(yaml: &str, entry: &Range<usize>) -> Vec<Edit> {
    let space = |at: usize| Edit { bytes: at..at, text: " ".to_owned() };
    let column = indent(&yaml[entry.clone()]);
    let mut edits = vec![space(entry.start + column + 1)];
    let mut below = Vec::new();
    let mut line = line_below(yaml, entry);
    while let Some(here) = line {
        let text = &yaml[here.clone()];
        if !text.trim().is_empty() {
            if indent(text) <= column {
                break;
            }
            below.push(here.clone());
        }
        line = line_below(yaml, &here);
    }
    if below.first().is_some_and(|first| indent(&yaml[first.clone()]) == column + 1) {
        edits.extend(below.into_iter().map(|line| space(line.start)));
    }
    edits
}
