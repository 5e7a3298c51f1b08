//! What a mistake in the layout of YAML means to the person who made it.
//!
//! 1. [`flow`] looks at every `{ }` and `[ ]`. 2. [`layout`] looks at dashes and indentation around the error, [`lead`] at what
//!    stands before the first letter of any line. 3. [`line`] looks at the line of the error and those before it. Each says
//!    what is wrong, how the line should read, and what text to go on with, so that one mistake does not hide the next. What
//!    is wrong in the same way on several lines is one mistake.

mod cut;
mod flow;
mod layout;
mod lead;
mod line;
mod quotes;

use std::ops::Range;

pub(super) use cut::cut_texts;

use super::{form::Keys, repair::Edit};
use crate::diagnostics::{FileId, Report, Span, id};

/// A mistake that was recognised.
struct Fault {
    /// Where it stands.
    bytes: Range<usize>,
    message: String,
    hint: String,
    repair: Option<Repair>,
}

/// A text to go on with.
struct Repair {
    /// In the order of their places.
    edits: Vec<Edit>,
    /// Whether it is what was meant, so that `--fix` may write it.
    is_sure: bool,
}

impl Fault {
    fn new(bytes: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { bytes, message: message.into(), hint: hint.into(), repair: None }
    }

    /// With the text that was meant.
    fn fixed_by(self, bytes: Range<usize>, text: impl Into<String>) -> Self {
        self.repaired_by(vec![Edit { bytes, text: text.into() }], true)
    }

    /// With a text that may or may not be what was meant, to read the rest of the file.
    fn read_as(self, bytes: Range<usize>, text: impl Into<String>) -> Self {
        self.repaired_by(vec![Edit { bytes, text: text.into() }], false)
    }

    fn repaired_by(mut self, edits: Vec<Edit>, is_sure: bool) -> Self {
        self.repair = Some(Repair { edits, is_sure });
        self
    }

    /// The same on further lines.
    fn and_on_more_lines(mut self, count: usize) -> Self {
        if count > 0 {
            let lines = if count == 1 { "line" } else { "lines" };
            self.message.extend([", as on ", &count.to_string(), " more ", lines]);
        }
        self
    }
}

/// Reports what keeps `yaml` from being read at byte `at`, in words that help, with any other mistake in braces and
/// brackets. Returns the changes to go on with.
pub(super) fn syntax(
    file: FileId,
    yaml: &str,
    offset: usize,
    at: usize,
    (parser_says, known): (&str, &[&'static Keys]),
    report: &mut Report,
) -> Vec<Edit> {
    let mut faults = flow::faults(yaml);
    if faults.is_empty() {
        faults.extend(layout::find(yaml, at, known).or_else(|| line::find(yaml, at, known)));
    }
    if faults.is_empty() {
        faults.push(unknown(yaml, at, parser_says));
    }
    tell(faults, yaml, (file, offset), report)
}

/// Reports why there are no keys in a text that is one value to YAML, where that can be told. Returns the changes to go on with;
/// none where there is nothing to say.
pub(super) fn no_keys(file: FileId, yaml: &str, offset: usize, at: usize, report: &mut Report) -> Vec<Edit> {
    tell(line::find(yaml, at, &[]).into_iter().collect(), yaml, (file, offset), report)
}

/// Reports what was meant otherwise in braces and brackets, where YAML can read it. Returns the changes to go on with.
pub(super) fn in_braces(file: FileId, yaml: &str, offset: usize, report: &mut Report) -> Vec<Edit> {
    tell(flow::faults(yaml), yaml, (file, offset), report)
}

/// Reports lines that start with another kind of space, which YAML takes for a part of the key. Returns the changes to go on
/// with.
pub(super) fn odd_spaces(file: FileId, yaml: &str, offset: usize, report: &mut Report) -> Vec<Edit> {
    tell(lead::odd_spaces(yaml).into_iter().collect(), yaml, (file, offset), report)
}

/// Reports dashes without a space after them, which YAML takes for a part of the key. Returns the changes to go on with.
pub(super) fn odd_dashes(file: FileId, yaml: &str, offset: usize, report: &mut Report) -> Vec<Edit> {
    tell(lead::dashes_without_space(yaml).into_iter().collect(), yaml, (file, offset), report)
}

/// Whether a key looks as if it stood behind a dash without a space: `-id`.
pub(super) fn is_after_dash(key: &str) -> bool {
    key.strip_prefix('-').is_some_and(|key| key.starts_with(char::is_alphabetic))
}

/// The value on the line at byte `at` in quotes: the hint that says so, and the change that does so.
pub(super) fn in_quotes(yaml: &str, at: usize) -> Option<(String, Edit)> {
    let (lead, bytes, text) = line::in_quotes(yaml, at)?;
    let hint = format!("put the whole value in quotes{}", quotes::shown(&lead, &text));
    Some((hint, Edit { bytes, text }))
}

fn tell(faults: Vec<Fault>, yaml: &str, (file, offset): (FileId, usize), report: &mut Report) -> Vec<Edit> {
    let span = |bytes: &Range<usize>| Span::new(file, offset + bytes.start, offset + bytes.end);
    let mut edits = Vec::new();
    for fault in faults {
        let finding = report.at(&id::YAML_SYNTAX, span(&fault.bytes), fault.message);
        finding.hint(fault.hint);
        let Some(repair) = fault.repair else { continue };

        let may_lose = |edit: &Edit| {
            let quotes = edit.text.starts_with(['"', '\'']);
            quotes && yaml.get(edit.bytes.clone()).is_some_and(quotes::may_hold_entries)
        };
        let is_sure = repair.is_sure && !repair.edits.iter().any(may_lose);
        let shortened: Vec<Edit> = repair.edits.into_iter().map(|edit| edit.shortened(yaml)).collect();
        if let Some(whole) = Edit::joined(&shortened, yaml).filter(|_| is_sure) {
            finding.fix(span(&whole.bytes), whole.text);
        }
        edits.extend(shortened);
    }
    edits
}

/// An error that is none of the usual mistakes.
fn unknown(yaml: &str, at: usize, parser_says: &str) -> Fault {
    let line = line_at(yaml, at);
    let from = at.clamp(line.start, line.end);
    Fault::new(
        from..line.end,
        format!("this is not YAML: {}", plain(parser_says)),
        "indent by two spaces per level, write a space after each colon, and close quotes and brackets",
    )
}

/// The parser's words without its own positions.
fn plain(words: &str) -> String {
    let words = words.trim().trim_end_matches('.');
    let words = words.strip_prefix("while ").and_then(|words| words.split_once(", ")).map_or(words, |(_, rest)| rest);
    words.replace(['\'', '"'], "`")
}

/// The range of the line that holds byte `at`, without its end.
fn line_at(yaml: &str, at: usize) -> Range<usize> {
    let mut at = at.min(yaml.len());
    while !yaml.is_char_boundary(at) {
        at -= 1;
    }
    let start = yaml[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = yaml[start..].find('\n').map_or(yaml.len(), |newline| start + newline);
    start..start + yaml[start..end].trim_end_matches('\r').len()
}

/// The nearest line above byte `start` that is not empty.
fn line_above(yaml: &str, start: usize) -> Option<Range<usize>> {
    let mut start = start;
    while start > 0 {
        let line = line_at(yaml, start - 1);
        start = line.start;
        if !yaml[line.clone()].trim().is_empty() {
            return Some(line);
        }
    }
    None
}

/// The bytes of white space at the start of a line.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The line below `line`, if there is one.
fn line_below(yaml: &str, line: &Range<usize>) -> Option<Range<usize>> {
    let newline = yaml[line.end..].find('\n')?;
    Some(line_at(yaml, line.end + newline + 1))
}
