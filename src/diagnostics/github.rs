//! Findings as workflow commands of GitHub Actions: an annotation each, in the lines of a pull request.
//!
//! GitHub shows ten annotations of each severity a step and drops the others without a word. So findings in files that the
//! pull request changes come first, and where there are more than ten of a severity, the tenth says how many are left and
//! where they are told: in the summary of the step ([`summary`](super::summary)).

use std::{collections::BTreeSet, fmt::Write as _};

use super::lines::Index;
use super::{Diagnostic, Setting, Severity, SitePath, Sources, message_with_hint};

/// So many annotations of a severity GitHub shows.
const SHOWN_MAX: usize = 10;

/// Returns a line an annotation, errors first. Findings in files of `changed` come before others.
#[must_use]
pub fn print(
    found: &[Diagnostic],
    sources: &Sources,
    setting: Setting<'_>,
    changed: Option<&BTreeSet<SitePath>>,
) -> String {
    let index = Index::of(found, sources);
    let is_elsewhere =
        |one: &&Diagnostic| changed.is_some_and(|changed| !changed.contains(sources.path(one.primary.span.file)));
    let mut text = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let mut wanted: Vec<&Diagnostic> = found.iter().filter(|one| one.severity == severity).collect();
        wanted.sort_by_key(is_elsewhere);
        let shown = if wanted.len() > SHOWN_MAX { SHOWN_MAX - 1 } else { wanted.len() };
        for one in &wanted[..shown] {
            annotation(&mut text, one, sources, setting, &index);
        }
        let left = wanted.len() - shown;
        if left > 0 {
            let (command, word) = (command(severity), severity.word());
            // Writing to a string does not fail.
            let _ = writeln!(text, "::{command} title=okrsite::and {left} more {word}s, in the summary of this step");
        }
    }
    text
}

fn annotation(text: &mut String, one: &Diagnostic, sources: &Sources, setting: Setting<'_>, index: &Index<'_>) {
    let lines = index.lines(one.primary.span.file);
    let bytes = lines.clamp(one.primary.span);
    let (start, end) = (lines.place(bytes.start), lines.place(bytes.end));
    let path = property(&setting.path(sources.path(one.primary.span.file)));
    let _ = write!(text, "::{} file={path},line={},endLine={}", command(one.severity), start.line, end.line);
    if start.line == end.line {
        let _ = write!(text, ",col={},endColumn={}", start.column, end.column.max(start.column));
    }
    let title = property(&format!("{} {}", one.rule.code(), one.rule.name));
    let _ = writeln!(text, ",title={title}::{}", data(&message_with_hint(one)));
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// A text after the second `::`. A line end would end the command: like every control character it is written out.
fn data(text: &str) -> String {
    super::escape::text(&text.replace('%', "%25")).into_owned()
}

/// A text among the properties, where `:` and `,` mean something, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
