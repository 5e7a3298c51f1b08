//! One line each, for editors, grep and logs.
//!
//! ```text
//! okrs/2026-Q3/growth.md:9:13: error[OKR012]: target of `signups` equals its baseline (500) (set `target` to ...)
//! ```
//!
//! The form is stable: path, line, column (both from 1, columns in characters), severity, code, message, and the hint in
//! brackets where there is one. Labels are left out. Control characters are written out, so a finding is always exactly
//! one line.

use std::fmt::Write as _;

use super::lines::Index;
use super::{Diagnostic, Sources, escape};

/// Returns a line for each of `found`, in the order given; nothing if there is none.
#[must_use]
pub fn print(found: &[Diagnostic], sources: &Sources) -> String {
    let index = Index::of(found, sources);
    let mut out = String::new();
    for one in found {
        // Writing to a string does not fail.
        let _ = line(&mut out, one, sources, &index);
    }
    out
}

fn line(out: &mut String, one: &Diagnostic, sources: &Sources, index: &Index<'_>) -> std::fmt::Result {
    let span = one.primary.span;
    let lines = index.lines(span.file);
    let place = lines.place(lines.clamp(span).start);
    let path = escape::text(sources.path(span.file).as_str());
    write!(out, "{path}:{}:{}: ", place.line, place.column)?;
    write!(out, "{}[{}]: {}", one.severity.word(), one.rule.code(), escape::text(&one.message))?;
    if let Some(hint) = &one.hint {
        write!(out, " ({})", escape::text(hint))?;
    }
    out.write_char('\n')
}
