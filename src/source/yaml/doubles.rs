//! Keys that are given twice: by mistake, because a dash is missing between two entries of a list, or because a merge put
//! two entries into one.

use super::{Entry, Open, Outline};
use crate::{
    diagnostics::{RuleId, Span, id},
    source::{form, reader::listed, repair::Edit},
};

/// A key that was given before in the same mapping.
pub(super) struct Double {
    pub(super) key: String,
    pub(super) span: Span,
    /// Where it was given first.
    pub(super) first: Span,
}

/// What there is to say about the keys of one mapping that are given twice.
pub(super) struct Noted {
    rule: &'static RuleId,
    span: Span,
    message: String,
    hint: String,
    also: (Span, String),
    edit: Option<Edit>,
}

/// Finds out what the `doubles` of a mapping mean that starts at byte `start`.
pub(super) fn note(outline: &mut Outline<'_>, start: usize, entries: &[Entry], doubles: &[Double]) {
    let Some(first) = entries.first().filter(|_| !doubles.is_empty()) else { return };
    let is_block = outline.yaml.as_bytes().get(start) != Some(&b'{');
    let is_restart = doubles.iter().any(|double| double.key == first.key);
    let noted = match place(outline) {
        Place::Entry(list) if is_block && is_restart => dash_missing(outline, &list, first, doubles),
        Place::Entry(list) if is_block && doubles.len() > 1 => merged(outline, &list, first, doubles),
        Place::List(list) if is_block && is_restart => dashes_missing(outline, &list, first, doubles),
        place => {
            let all = doubles.iter().map(|double| twice(outline, &place, first, double));
            all.collect()
        }
    };
    outline.doubles.extend(noted);
}

/// Reports what was noted.
pub(super) fn tell(outline: &mut Outline<'_>) {
    for noted in std::mem::take(&mut outline.doubles) {
        let finding = outline.report.at(noted.rule, noted.span, noted.message);
        finding.also(noted.also.0, noted.also.1).hint(noted.hint);
        if let Some(edit) = noted.edit {
            let (start, end) = (edit.bytes.start + outline.offset, edit.bytes.end + outline.offset);
            finding.fix(Span::new(outline.file, start, end), edit.text.clone());
            outline.edits.push(edit);
        }
    }
}

/// Where a mapping stands.
enum Place {
    /// As an entry of the list with this name.
    Entry(String),
    /// In place of the list with this name.
    List(String),
    Elsewhere,
}

/// Where the mapping stands that has just ended.
fn place(outline: &Outline<'_>) -> Place {
    let key_of = |open: Option<&Open>| match open {
        Some(Open::Mapping { key: Some((key, _)), .. }) => Some(key.clone()),
        _ => None,
    };
    let mut open = outline.open.iter().rev();
    match open.next() {
        Some(Open::List { .. }) => key_of(open.next()).map_or(Place::Elsewhere, Place::Entry),
        parent => match key_of(parent) {
            Some(key) if form::entry_of(outline.known, &key).is_some() => Place::List(key),
            _ => Place::Elsewhere,
        },
    }
}

/// A key given twice, and nothing more to say.
fn twice(outline: &Outline<'_>, place: &Place, first: &Entry, double: &Double) -> Noted {
    let hint = match place {
        Place::Entry(list) => {
            // An id comes once: whatever comes again starts the next entry. Two check-ins may be of the same day.
            let start =
                if first.key == "id" { rest_of_line(outline, double.span).to_owned() } else { line(outline, first) };
            format!("remove one of the two; if these are two entries of `{list}`, start the second with `- {start}`")
        }
        Place::List(_) | Place::Elsewhere => "remove one of the two".to_owned(),
    };
    Noted {
        rule: &id::DUPLICATE_KEY,
        span: double.span,
        message: format!("duplicate key `{}`", double.key),
        hint,
        also: (double.first, "first here".to_owned()),
        edit: None,
    }
}

/// The first key of an entry comes again: there the next entry starts.
fn dash_missing(outline: &Outline<'_>, list: &str, first: &Entry, doubles: &[Double]) -> Vec<Noted> {
    let starts: Vec<Span> = starts(first, doubles).collect();
    let Some(span) = starts.first().copied() else { return Vec::new() };
    vec![Noted {
        rule: &id::YAML_SYNTAX,
        span,
        message: format!("a dash is missing: a new entry of `{list}` starts here"),
        hint: format!("write `- {}`", rest_of_line(outline, span)),
        also: (first.key_span, "the entry before".to_owned()),
        edit: with_dashes(outline, &starts),
    }]
}

/// Entries without dashes where a list should be.
fn dashes_missing(outline: &Outline<'_>, list: &str, first: &Entry, doubles: &[Double]) -> Vec<Noted> {
    let starts: Vec<Span> = std::iter::once(first.key_span).chain(starts(first, doubles)).collect();
    let next = starts.get(1).copied().unwrap_or(first.key_span);
    vec![Noted {
        rule: &id::YAML_SYNTAX,
        span: first.key_span,
        message: format!("the entries of `{list}` need dashes: without them they are one"),
        hint: format!("start each with a dash: `- {}`", rest_of_line(outline, first.key_span)),
        also: (next, "the next entry".to_owned()),
        edit: with_dashes(outline, &starts),
    }]
}

/// Several keys come again, but not the first one: two entries that started with the same line, made one by a merge.
fn merged(outline: &Outline<'_>, list: &str, first: &Entry, doubles: &[Double]) -> Vec<Noted> {
    let Some(second) = doubles.first() else { return Vec::new() };
    let keys: Vec<&str> = doubles.iter().map(|double| double.key.as_str()).collect();
    let start = line(outline, first);
    let edit = column(outline, second.span).filter(|column| *column >= 2).map(|column| {
        let at = second.span.start as usize - outline.offset - column;
        let end = if outline.yaml.contains("\r\n") { "\r\n" } else { "\n" };
        Edit { bytes: at..at, text: format!("{}- {start}{end}", " ".repeat(column - 2)) }
    });
    vec![Noted {
        rule: &id::DUPLICATE_KEY,
        span: second.span,
        message: format!("two entries of `{list}` are merged into one: {} are given twice", listed(&keys)),
        hint: format!("write the line `- {start}` above this one, so that two entries stand apart"),
        also: (first.key_span, "the entry starts here".to_owned()),
        edit: edit.filter(|_| !start.contains('\n')),
    }]
}

/// Where the first key of an entry comes again.
fn starts<'a>(first: &'a Entry, doubles: &'a [Double]) -> impl Iterator<Item = Span> + 'a {
    doubles.iter().filter(|double| double.key == first.key).map(|double| double.span)
}

/// A key and its value as written.
fn line(outline: &Outline<'_>, entry: &Entry) -> String {
    let value = entry.value.span.range();
    let value = outline.yaml.get(value.start - outline.offset..value.end - outline.offset).unwrap_or("");
    format!("{}: {value}", entry.key)
}

/// The rest of the line from a key on.
fn rest_of_line<'a>(outline: &Outline<'a>, key: Span) -> &'a str {
    let rest = outline.yaml.get(key.start as usize - outline.offset..).unwrap_or("");
    rest.lines().next().unwrap_or("").trim_end()
}

/// How many spaces, and nothing else, stand before a key on its line.
fn column(outline: &Outline<'_>, key: Span) -> Option<usize> {
    let before = outline.yaml.get(..key.start as usize - outline.offset)?;
    let lead = &before[before.rfind('\n').map_or(0, |newline| newline + 1)..];
    lead.bytes().all(|byte| byte == b' ').then_some(lead.len())
}

/// A dash before each of these keys, in place of two spaces.
fn with_dashes(outline: &Outline<'_>, starts: &[Span]) -> Option<Edit> {
    let at = |key: &Span| key.start as usize - outline.offset;
    let (from, to) = (at(starts.first()?), at(starts.last()?));
    if starts.iter().any(|key| column(outline, *key).is_none_or(|column| column < 2)) {
        return None;
    }
    let mut text = outline.yaml.get(from - 2..to)?.to_owned();
    for key in starts.iter().rev() {
        let dash = at(key) - from;
        text.replace_range(dash..dash + 2, "- ");
    }
    Some(Edit { bytes: from - 2..to, text })
}
