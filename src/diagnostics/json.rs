//! Findings for programs: one JSON document.
//!
//! ```json
//! {
//!   "version": 1,
//!   "counts": { "errors": 1, "warnings": 0, "notes": 0 },
//!   "findings": [
//!     {
//!       "code": "OKR012",
//!       "name": "flat-target",
//!       "severity": "error",
//!       "message": "target of `signups` equals its baseline (500)",
//!       "hint": "set `target` to the value you want by the end of 2026-Q3",
//!       "path": "okrs/2026-Q3/growth.md",
//!       "start": { "line": 9, "column": 13, "byte": 123 },
//!       "end": { "line": 9, "column": 16, "byte": 126 },
//!       "label": "same as `baseline`",
//!       "also": [{ "path": "...", "start": {}, "end": {}, "label": "..." }],
//!       "fix": { "start": {}, "end": {}, "replacement": "..." }
//!     }
//!   ]
//! }
//! ```
//!
//! | field | meaning |
//! |---|---|
//! | `version` | the version of this format. Fields may be added without a new version; none changes its meaning or goes away |
//! | `counts` | how many findings there are of each severity; always all three |
//! | `findings` | by path, then place; may be empty |
//! | `code` | `OKR` and at least three digits; never reused for another rule |
//! | `name` | the rule's name in lower case with hyphens, as okrsite.yaml and `okrsite explain` take it |
//! | `severity` | `error`, `warning` or `note`: the rule's own, or what okrsite.yaml made of it |
//! | `message` | what is wrong, in one sentence without a full stop; names in backticks |
//! | `hint` | what to do about it, or null |
//! | `path` | the file, relative to the content folder, with `/` on every system |
//! | `start`, `end` | the place, from its first character to after its last; equal where nothing has a length |
//! | `line`, `column` | both from 1; columns in characters (Unicode scalar values), not bytes or cells of a terminal |
//! | `byte` | the offset in bytes, from 0, in the file as UTF-8, not counting a byte order mark at its start |
//! | `label` | what stands at the place, or null |
//! | `also` | other places that explain it, in the order to read them; may be empty |
//! | `fix` | the change that `okrsite check --fix` makes: a text in place of what stands from `start` to `end`, in the same file; or null |
//!
//! Every field is always there. Texts are as written, with control characters as `\u001b`, so that the document may be
//! shown in a terminal. White space between the fields is not part of the format.

use serde::Serialize;

use super::lines::Index;
use super::{Counts, Diagnostic, Label, Sources, Span, escape};

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    counts: Totals,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Totals {
    errors: usize,
    warnings: usize,
    notes: usize,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: String,
    name: &'static str,
    severity: &'static str,
    message: &'a str,
    hint: Option<&'a str>,
    #[serde(flatten)]
    primary: Location<'a>,
    also: Vec<Location<'a>>,
    fix: Option<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    start: Point,
    end: Point,
    replacement: &'a str,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    start: Point,
    end: Point,
    label: Option<&'a str>,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
    byte: usize,
}

/// Returns `found` as one document, in the order given, with a line end after it.
#[must_use]
pub fn print(found: &[Diagnostic], sources: &Sources) -> String {
    let index = Index::of(found, sources);
    let Counts { errors, warnings, notes } = Counts::of(found);
    let document = Document {
        version: 1,
        counts: Totals { errors, warnings, notes },
        findings: found.iter().map(|one| finding(one, sources, &index)).collect(),
    };
    // Strings and numbers under fixed names: there is nothing in them that JSON could refuse.
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    escape::json(&text) + "\n"
}

fn finding<'a>(one: &'a Diagnostic, sources: &'a Sources, index: &Index<'_>) -> Finding<'a> {
    Finding {
        code: one.rule.code(),
        name: one.rule.name,
        severity: one.severity.word(),
        message: &one.message,
        hint: one.hint.as_deref(),
        primary: location(&one.primary, sources, index),
        also: one.also.iter().map(|label| location(label, sources, index)).collect(),
        fix: one.fix.as_ref().map(|fix| {
            let (start, end) = points(fix.span, index);
            Change { start, end, replacement: &fix.replacement }
        }),
    }
}

fn location<'a>(label: &'a Label, sources: &'a Sources, index: &Index<'_>) -> Location<'a> {
    let (start, end) = points(label.span, index);
    Location {
        path: sources.path(label.span.file).as_str(),
        start,
        end,
        label: Some(label.text.as_str()).filter(|text| !text.is_empty()),
    }
}

/// Where a span starts and ends.
fn points(span: Span, index: &Index<'_>) -> (Point, Point) {
    let lines = index.lines(span.file);
    let point = |byte| {
        let place = lines.place(byte);
        Point { line: place.line, column: place.column, byte }
    };
    let bytes = lines.clamp(span);
    (point(bytes.start), point(bytes.end))
}
