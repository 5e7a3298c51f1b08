//! Keys that are given twice: by mistake, because a dash is missing between two entries of a list, or because a merge put
//! two entries into one.

use super::{Entry, Node, NodeKind, Open, Outline};
use crate::{
    diagnostics::{RuleId, Span, id},
    source::{
        form::{self, Form},
        reader::listed,
        repair::Edit,
    },
};

/// A key that was given before in the same mapping.
pub(super) struct Double {
    pub(super) key: String,
    pub(super) span: Span,
    /// Where it was given first.
    pub(super) first: Span,
    /// What both hold, where they can be joined.
    joins: Option<Joins>,
}

/// What two values of one key hold.
#[derive(Clone, Copy)]
enum Joins {
    /// Entries of a list; whether nothing but the second key stands between the two lists.
    Entries { is_next: bool },
    /// Keys.
    Keys,
}

impl Double {
    /// The key at `span` with this value, given before in the last but one or an earlier entry of `entries`.
    pub(super) fn new(first: &Entry, (span, value): (Span, &Node), entries: &[Entry]) -> Self {
        let joins = match (&first.value.kind, &value.kind) {
            (NodeKind::List(_), NodeKind::List(_)) => {
                Some(Joins::Entries { is_next: entries.last().is_some_and(|last| last.key_span == first.key_span) })
            }
            (NodeKind::Mapping(_), NodeKind::Mapping(_)) => Some(Joins::Keys),
            _ => None,
        };
        Self { key: first.key.clone(), span, first: first.key_span, joins }
    }
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
    let keys = in_order(entries, doubles);
    let noted = match place(outline) {
        Place::Entry(list) if is_block && doubles.len() > 1 && are_interleaved(&keys, first, doubles) => {
            interleaved(outline, &list, first, doubles)
        }
        Place::Entry(list) if is_block && is_restart => dash_missing(outline, &list, first, doubles),
        Place::Entry(list) if is_block && doubles.len() > 1 && starts_with_date(outline, &list, first) => {
            merged(outline, &list, first, (doubles, &of_either(&keys, doubles)))
        }
        Place::Entry(list) if is_block && doubles.len() > 1 => several(outline, &list, first, doubles),
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

/// Every key of a mapping as it was written, in the order of its lines.
fn in_order<'a>(entries: &'a [Entry], doubles: &'a [Double]) -> Vec<(Span, &'a str)> {
    let once = entries.iter().map(|entry| (entry.key_span, entry.key.as_str()));
    let mut keys: Vec<_> = once.chain(doubles.iter().map(|double| (double.span, double.key.as_str()))).collect();
    keys.sort_unstable();
    keys
}

/// A key as it was written, and where.
type Written<'a> = (Span, &'a str);

/// The keys of the two entries that became one: the second starts where a key comes again.
fn parts<'k, 'a>(keys: &'k [Written<'a>], doubles: &[Double]) -> (&'k [Written<'a>], &'k [Written<'a>]) {
    let is_start = |key: &Written<'_>| doubles.first().is_some_and(|double| double.span == key.0);
    keys.split_at(keys.iter().position(is_start).unwrap_or(keys.len()))
}

/// Whether the lines of two entries that became one stand among each other, so that one of the two has a key twice.
fn are_interleaved(keys: &[(Span, &str)], first: &Entry, doubles: &[Double]) -> bool {
    let has_doubles =
        |part: &[(Span, &str)]| (1..part.len()).any(|at| part[..at].iter().any(|key| key.1 == part[at].1));
    if doubles.iter().any(|double| double.key == first.key) {
        let mut parts = keys.split(|(_, key)| *key == first.key);
        return parts.any(has_doubles);
    }
    has_doubles(parts(keys, doubles).1)
}

/// The keys that only the second of two entries has that became one. A line that both have comes once, so these may be those of
/// either.
fn of_either<'a>(keys: &[(Span, &'a str)], doubles: &[Double]) -> Vec<&'a str> {
    let (before, after) = parts(keys, doubles);
    let is_known = |name: &str| before.iter().any(|(_, known)| *known == name);
    after.iter().map(|(_, name)| *name).filter(|name| !is_known(name)).collect()
}

/// A key given twice, and nothing more to say.
fn twice(outline: &Outline<'_>, place: &Place, first: &Entry, double: &Double) -> Noted {
    let join = match double.joins {
        Some(Joins::Entries { .. }) => format!("put the entries of both under one `{}:`", double.key),
        Some(Joins::Keys) => format!("put the keys of both under one `{}:`", double.key),
        None => "remove one of the two".to_owned(),
    };
    let hint = match place {
        Place::Entry(list) => {
            // An id comes once: whatever comes again starts the next entry. Two check-ins may be of the same day.
            let start =
                if first.key == "id" { rest_of_line(outline, double.span).to_owned() } else { line(outline, first) };
            format!("{join}; if these are two entries of `{list}`, start the second with `- {start}`")
        }
        Place::List(_) | Place::Elsewhere => join,
    };
    Noted {
        rule: &id::DUPLICATE_KEY,
        span: double.span,
        message: format!("duplicate key `{}`", double.key),
        hint,
        also: (double.first, "first here".to_owned()),
        edit: joined(outline, double),
    }
}

/// The line of the second key taken out, where two lists follow each other, so that they are one.
fn joined(outline: &Outline<'_>, double: &Double) -> Option<Edit> {
    let Some(Joins::Entries { is_next: true }) = double.joins else { return None };
    let column = column(outline, double.span)?;
    let rest = rest_of_line(outline, double.span);
    let start = double.span.start as usize - outline.offset - column;
    let end = start + outline.yaml.get(start..)?.find('\n')? + 1;

    let first_dash = |from: usize| {
        let lines = outline.yaml.get(from..)?.lines().skip(1);
        let entry = lines.into_iter().find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))?;
        entry.trim_start().starts_with("- ").then(|| entry.len() - entry.trim_start().len())
    };
    let is_alike = first_dash(double.first.start as usize - outline.offset) == Some(first_dash(start)?);
    (is_alike && rest == format!("{}:", double.key)).then_some(Edit { bytes: start..end, text: String::new() })
}

/// The lines of two entries stand among each other: nothing says which are whose.
fn interleaved(outline: &Outline<'_>, list: &str, first: &Entry, doubles: &[Double]) -> Vec<Noted> {
    let Some(second) = doubles.first() else { return Vec::new() };
    let start = line(outline, first);
    vec![Noted {
        rule: &id::DUPLICATE_KEY,
        span: second.span,
        message: format!("two entries of `{list}` are merged line by line: {} given twice", are_listed(doubles)),
        hint: format!("write two entries, each below a line such as `- {start}`, and give each its own lines"),
        also: (first.key_span, "the entry starts here".to_owned()),
        edit: None,
    }]
}

/// Whether the entries of a list start with a date that they need, as check-ins do: several are of one day, so that a merge puts
/// them together below one line. Other entries start with what is theirs alone.
fn starts_with_date(outline: &Outline<'_>, list: &str, first: &Entry) -> bool {
    let keys = form::entry_of(outline.known, list).map_or(&[][..], |entry| entry.keys);
    keys.iter().any(|key| key.name == first.key && matches!(key.form, Form::Needed(Form::Date)))
}

/// Several keys come again in an entry, which may be old values that were left, or a second entry.
fn several(outline: &Outline<'_>, list: &str, first: &Entry, doubles: &[Double]) -> Vec<Noted> {
    let Some(second) = doubles.first() else { return Vec::new() };
    let start = if first.key == "id" { "id: ...".to_owned() } else { line(outline, first) };
    vec![Noted {
        rule: &id::DUPLICATE_KEY,
        span: second.span,
        message: format!("{} given twice in an entry of `{list}`", are_listed(doubles)),
        hint: format!("keep one of each; if these are two entries, start the second with `- {start}`"),
        also: (second.first, "first here".to_owned()),
        edit: None,
    }]
}

/// The names of these keys, each once.
fn are_listed(doubles: &[Double]) -> String {
    let mut keys: Vec<&str> = Vec::new();
    for double in doubles {
        if !keys.contains(&double.key.as_str()) {
            keys.push(&double.key);
        }
    }
    format!("{} {}", listed(&keys), if keys.len() == 1 { "is" } else { "are" })
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
fn merged(outline: &Outline<'_>, list: &str, first: &Entry, (doubles, of_either): (&[Double], &[&str])) -> Vec<Noted> {
    let Some(second) = doubles.first() else { return Vec::new() };
    let start = line(outline, first);
    let doubt = match of_either {
        [] => String::new(),
        keys => format!(", and put {} where it belongs", listed(keys)),
    };
    let edit = column(outline, second.span).filter(|column| *column >= 2).map(|column| {
        let at = second.span.start as usize - outline.offset - column;
        let end = if outline.yaml.contains("\r\n") { "\r\n" } else { "\n" };
        Edit { bytes: at..at, text: format!("{}- {start}{end}", " ".repeat(column - 2)) }
    });
    vec![Noted {
        rule: &id::DUPLICATE_KEY,
        span: second.span,
        message: format!("two entries of `{list}` are merged into one: {} given twice", are_listed(doubles)),
        hint: format!("write the line `- {start}` above this one, so that two entries stand apart{doubt}"),
        also: (first.key_span, "the entry starts here".to_owned()),
        edit: edit.filter(|_| !start.contains('\n') && of_either.is_empty()),
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
