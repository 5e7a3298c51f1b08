//! Findings in reviewdog's diagnostic format, `rdjson`: one JSON document.
//!
//! Lines and columns count from 1. Columns count bytes of UTF-8 here, where people and every other printer count
//! characters; the end of a range is the place after its last character.

use serde::Serialize;

use super::lines::Lines;
use super::{Diagnostic, Fix, Label, Setting, Severity, Sources, Span, escape, lines::Index, message_with_hint};

#[derive(Serialize)]
struct Document {
    source: Source,
    diagnostics: Vec<Finding>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Finding {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related>,
}

#[derive(Serialize)]
struct Code {
    value: String,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Related {
    message: String,
    location: Location,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

/// Returns `found` as one document, in the order given, with a line end after it.
#[must_use]
pub fn print(found: &[Diagnostic], sources: &Sources, setting: Setting<'_>) -> String {
    let index = Index::of(found, sources);
    let location = |label: &Label| Location {
        path: setting.path(sources.path(label.span.file)),
        range: range(label.span, index.lines(label.span.file)),
    };
    let suggestion =
        |fix: &Fix| Suggestion { range: range(fix.span, index.lines(fix.span.file)), text: fix.replacement.clone() };
    let finding = |one: &Diagnostic| Finding {
        message: message_with_hint(one),
        location: location(&one.primary),
        severity: severity(one.severity),
        code: Code { value: one.rule.code() },
        suggestions: one.fix.iter().map(suggestion).collect(),
        related_locations: one
            .also
            .iter()
            .map(|label| Related { message: label.text.clone(), location: location(label) })
            .collect(),
    };
    let document = Document { source: Source { name: "okrsite" }, diagnostics: found.iter().map(finding).collect() };
    // Strings and numbers under fixed names: there is nothing in them that JSON could refuse.
    escape::json(&serde_json::to_string_pretty(&document).unwrap_or_default()) + "\n"
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Note => "INFO",
    }
}

fn range(span: Span, lines: &Lines<'_>) -> Range {
    let bytes = lines.clamp(span);
    let position = |at| {
        let (line, start) = lines.line_and_start(at);
        Position { line: line + 1, column: at - start + 1 }
    };
    Range { start: position(bytes.start), end: position(bytes.end) }
}
