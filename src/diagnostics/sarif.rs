//! Findings as SARIF 2.1.0, the exchange format of tools that analyse files: one JSON document.
//!
//! Columns count characters (`unicodeCodePoints`), the end of a region is the place after its last character. Each result
//! carries the fingerprint that `gitlab` has, too.

use serde_json::{Value, json};

use super::{Diagnostic, Fix, Label, RuleId, Setting, Sources, Span, escape, gitlab, lines::Index};

/// The schema of the format.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Returns `found` as one document, in the order given, with a line end after it. `version` is the program's own.
#[must_use]
pub fn print<'a>(found: &[Diagnostic], sources: &'a Sources, setting: Setting<'a>, version: &str) -> String {
    let mut rules: Vec<&'static RuleId> = found.iter().map(|one| one.rule).collect();
    rules.sort_by_key(|rule| rule.code);
    rules.dedup();
    let printer = Printer { sources, setting, index: Index::of(found, sources), rules };
    let fingerprints = gitlab::fingerprints(found, sources);
    let results = found.iter().zip(fingerprints).map(|(one, fingerprint)| printer.result(one, &fingerprint));
    let rules: Vec<Value> = printer.rules.iter().map(|rule| printer.rule(rule)).collect();
    let document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "okrsite", "version": version, "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    });
    format!("{}\n", escape::json(&format!("{document:#}")))
}

struct Printer<'a> {
    sources: &'a Sources,
    setting: Setting<'a>,
    index: Index<'a>,
    rules: Vec<&'static RuleId>,
}

impl Printer<'_> {
    fn rule(&self, rule: &RuleId) -> Value {
        json!({
            "id": rule.code(),
            "name": rule.name,
            "shortDescription": {"text": (self.setting.summary)(rule)},
            "defaultConfiguration": {"level": rule.severity.word()},
        })
    }

    fn result(&self, one: &Diagnostic, fingerprint: &str) -> Value {
        let index = self.rules.iter().position(|rule| *rule == one.rule).unwrap_or(0);
        let mut result = json!({
            "ruleId": one.rule.code(),
            "ruleIndex": index,
            "level": one.severity.word(),
            "message": {"text": super::message_with_hint(one)},
            "locations": [{"physicalLocation": self.place(one.primary.span)}],
            "partialFingerprints": {"okrsite/v1": fingerprint},
        });
        if !one.also.is_empty() {
            result["relatedLocations"] = one.also.iter().map(|label| self.related(label)).collect();
        }
        if let Some(fix) = &one.fix {
            result["fixes"] = json!([self.fix(fix)]);
        }
        result
    }

    fn related(&self, label: &Label) -> Value {
        let mut location = json!({"physicalLocation": self.place(label.span)});
        if !label.text.is_empty() {
            location["message"] = json!({"text": label.text});
        }
        location
    }

    fn fix(&self, fix: &Fix) -> Value {
        let place = self.place(fix.span);
        json!({
            "description": {"text": "the change that `okrsite check --fix` makes"},
            "artifactChanges": [{
                "artifactLocation": place["artifactLocation"],
                "replacements": [{"deletedRegion": place["region"], "insertedContent": {"text": fix.replacement}}],
            }],
        })
    }

    fn place(&self, span: Span) -> Value {
        let lines = self.index.lines(span.file);
        let bytes = lines.clamp(span);
        let (start, end) = (lines.place(bytes.start), lines.place(bytes.end));
        json!({
            "artifactLocation": {"uri": address(&self.setting.path(self.sources.path(span.file))), "uriBaseId": "%SRCROOT%"},
            "region": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            },
        })
    }
}

/// A path as the path of an address: everything but letters, digits and `-._~/` escaped.
fn address(path: &str) -> String {
    let escaped = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    path.bytes().map(escaped).collect()
}
