//! Findings as GitLab's code quality report: one JSON list.
//!
//! Each finding has a fingerprint, by which GitLab tells new findings from known ones. It comes from the rule, the path and
//! the words of the line, so that lines that move keep theirs ([`fingerprints`]).

use serde::Serialize;

use super::lines::Index;
use super::{Diagnostic, Setting, Severity, Sources, escape, message_with_hint};

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Returns `found` as one document, in the order given, with a line end after it.
#[must_use]
pub fn print(found: &[Diagnostic], sources: &Sources, setting: Setting<'_>) -> String {
    let index = Index::of(found, sources);
    let issues = found.iter().zip(fingerprints(found, sources)).map(|(one, fingerprint)| {
        let lines = index.lines(one.primary.span.file);
        let bytes = lines.clamp(one.primary.span);
        Issue {
            description: message_with_hint(one),
            check_name: one.rule.name,
            fingerprint,
            severity: severity(one.severity),
            location: Location {
                path: setting.path(sources.path(one.primary.span.file)),
                lines: Lines { begin: lines.place(bytes.start).line, end: lines.place(bytes.end).line },
            },
        }
    });
    // Strings and numbers under fixed names: there is nothing in them that JSON could refuse.
    escape::json(&serde_json::to_string_pretty(&issues.collect::<Vec<_>>()).unwrap_or_default()) + "\n"
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}

/// A name for each of `found` that stays when lines move: rule, path, the words of the line, and which one it is of those
/// that are otherwise the same.
#[must_use]
pub fn fingerprints(found: &[Diagnostic], sources: &Sources) -> Vec<String> {
    let index = Index::of(found, sources);
    let mut seen = std::collections::BTreeMap::new();
    let fingerprint = |one: &Diagnostic| {
        let lines = index.lines(one.primary.span.file);
        let line = lines.place(lines.clamp(one.primary.span).start).line - 1;
        let words: Vec<&str> = lines.cut(line, 0..usize::MAX).split_whitespace().collect();
        let path = sources.path(one.primary.span.file).as_str();
        let known = format!("{}\0{path}\0{}", one.rule.code(), words.join(" "));
        let number = seen.entry(known.clone()).or_insert(0);
        *number += 1;
        blake3::hash(format!("{known}\0{number}").as_bytes()).to_hex()[..32].to_owned()
    };
    found.iter().map(fingerprint).collect()
}
