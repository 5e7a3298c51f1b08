//! Findings as a `JUnit` report, for services that show test results: a test case a finding.
//!
//! A finding that makes `check` fail is a failure; any other is a test that passed and says something. Where nothing was
//! found there is one test that passed, because services take an empty report for a broken one.

use std::fmt::Write as _;

use super::lines::Index;
use super::xml::{self, escape};
use super::{Diagnostic, Setting, Severity, Sources, message_with_hint};

/// Returns `found` as one document, in the order given. Findings of severity `fails` or above are failures.
#[must_use]
pub fn print(found: &[Diagnostic], sources: &Sources, setting: Setting<'_>, fails: Severity) -> String {
    let index = Index::of(found, sources);
    let tests = found.len().max(1);
    let failures = found.iter().filter(|one| one.severity >= fails).count();
    let mut text = String::from(xml::DECLARATION);
    // Writing to a string does not fail.
    let _ = writeln!(text, r#"<testsuites name="okrsite" tests="{tests}" failures="{failures}" errors="0">"#);
    let _ = writeln!(text, r#"<testsuite name="okrsite check" tests="{tests}" failures="{failures}" errors="0">"#);
    if found.is_empty() {
        let _ = writeln!(text, r#"<testcase name="no findings" classname="okrsite"/>"#);
    }
    for one in found {
        let lines = index.lines(one.primary.span.file);
        let place = lines.place(lines.clamp(one.primary.span).start);
        let path = setting.path(sources.path(one.primary.span.file));
        let name = format!("{} {}: {path}:{}:{}", one.rule.code(), one.rule.name, place.line, place.column);
        let _ = write!(
            text,
            r#"<testcase name="{}" classname="{}" file="{}" line="{}">"#,
            attribute(&name),
            attribute(&path),
            attribute(&path),
            place.line
        );
        let message = message_with_hint(one);
        let said = format!("{path}:{}:{}: {}: {message}", place.line, place.column, one.severity.word());
        let _ = if one.severity >= fails {
            let (message, kind) = (attribute(&message), one.rule.name);
            writeln!(text, r#"<failure message="{message}" type="{kind}">{}</failure></testcase>"#, escape(&said))
        } else {
            writeln!(text, "<system-out>{}</system-out></testcase>", escape(&said))
        };
    }
    text.push_str("</testsuite>\n</testsuites>\n");
    text
}

/// A text for an attribute: readers make one space of each line end and tab there, unless these are written out.
fn attribute(text: &str) -> String {
    escape(text).replace('\n', "&#10;").replace('\r', "&#13;").replace('\t', "&#9;")
}
