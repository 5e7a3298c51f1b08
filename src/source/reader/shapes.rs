//! Values of another shape than a key takes: what was written, put as the key takes it.

use super::{Fields, Reader, either, entries};
use crate::{
    diagnostics::{Span, id},
    model::parse_date,
    source::{
        field::{Keyed, Shape},
        form::{self, Example, Keys},
        yaml::{Entry, Node, NodeKind},
    },
};

/// How long a day is as content has it: `2026-11-19`.
const DAY_BYTES: usize = 10;

impl Reader<'_> {
    /// Reports a value of another shape than the wanted one.
    pub fn wrong(&mut self, span: Span, name: &str, wanted: &str, found: Shape) {
        let written = self.source.get(span.range()).unwrap_or("");
        let first_key = written.trim_start_matches(['{', ' ']).split(':').next().unwrap_or("").trim();
        let as_entry = format!("write each entry on a line of its own, after a dash, such as `- {first_key}`");
        let finding = self.report.at(&id::WRONG_TYPE, span, format!("{name} must be {wanted}, not {}", found.words()));
        match found {
            Shape::List if wanted == Shape::Mapping.words() => {
                finding.hint("write its keys on lines of their own, without dashes or brackets")
            }
            Shape::List if !wanted.contains("list") => finding.hint("write a single value, without dashes or brackets"),
            Shape::Scalar if wanted.contains("keys") => {
                finding.hint("write its keys on lines of their own, two spaces further in")
            }
            Shape::Mapping if wanted.starts_with("a list") => finding.hint(as_entry),
            Shape::Scalar => finding.hint("write each entry on a line of its own, after a dash"),
            Shape::Mapping => finding.hint("a colon and a space make a mapping: put the text in quotes"),
            Shape::List => finding.hint("remove one level of dashes or brackets"),
        };
    }

    /// `closed: 2026-12-18`: one value where there should be keys and values.
    pub(super) fn mapping_as_value<T: Keyed>(&mut self, fields: Fields<'_>, key: &str) {
        let span = fields.span(key);
        let written = self.one_line(span);
        let examples = form::examples(T::SHAPE, written, true, &self.last_day());
        let lines: Vec<String> = examples.iter().map(|example| format!("{key}: {{{}}}", example.text)).collect();
        let finding =
            self.report.at(&id::WRONG_TYPE, span, format!("`{key}` takes keys and values, not `{written}` alone"));
        match &examples[..] {
            [] => finding.hint("write its keys on lines of their own, two spaces further in"),
            [example] if example.is_whole => {
                finding.hint(format!("write `{}`", lines[0])).fix(span, format!("{{{}}}", example.text))
            }
            _ => finding.hint(advice(&lines, &examples)),
        };
    }

    /// `- Call everyone`: one value where an entry has keys and values.
    pub(super) fn entry_as_value<T: Keyed>(&mut self, node: &Node, entry: &str) {
        let written = self.one_line(node.span);
        let examples = form::examples(T::SHAPE, written, false, &self.last_day());
        let before = self.source.get(..node.span.start as usize).unwrap_or("").trim_end();
        let is_in_brackets = before.ends_with(['[', ',']);
        let line = |example: &Example| match (is_in_brackets, example.is_whole) {
            (true, _) => format!("{{{}}}", example.text),
            (false, true) => format!("- {}", example.text),
            (false, false) => format!("- {{{}}}", example.text),
        };
        let lines: Vec<String> = examples.iter().map(line).collect();
        let message = format!("{entry} takes keys and values, not `{written}` alone");
        let finding = self.report.at(&id::WRONG_TYPE, node.span, message);
        match &examples[..] {
            [] => finding.hint("write its keys on lines of their own, two spaces further in"),
            [example] if example.is_whole && !example.text.contains([',', '#']) => {
                finding.hint(format!("write `{}`", lines[0])).fix(node.span, format!("{{{}}}", example.text))
            }
            _ => finding.hint(advice(&lines, &examples)),
        };
    }

    /// `allow: no-parent`: one value where there should be a list of entries with keys and values.
    pub(super) fn list_as_value<T: Keyed>(&mut self, fields: Fields<'_>, key: &str) {
        let span = fields.span(key);
        let written = self.one_line(span);
        let examples = form::examples(T::SHAPE, written, false, &self.last_day());
        let lines: Vec<String> = examples.iter().map(|example| format!("{key}: [{{{}}}]", example.text)).collect();
        let finding = self.report.at(&id::WRONG_TYPE, span, format!("`{key}` is a list, not `{written}` alone"));
        match &examples[..] {
            [] => finding.hint("write each entry on a line of its own, after a dash"),
            _ => finding.hint(advice(&lines, &examples)),
        };
    }

    /// `key_results:` with ids as keys; says whether that is what was written.
    pub(super) fn list_as_mapping<T: Keyed>(&mut self, fields: Fields<'_>, key: &str) -> bool {
        let Some(node) = fields.value(key) else { return false };
        let names = entries(node);
        let is_name = |name: &str| !T::KEYS.contains(&name);
        let are_names =
            names.iter().all(|entry| is_name(&entry.key) && matches!(entry.value.kind, NodeKind::Mapping(_)));
        let (true, Some(first)) = (are_names, names.first()) else { return false };
        let own_key = if T::KEYS.contains(&"id") { "id" } else { T::KEYS.first().copied().unwrap_or("id") };
        let message = format!("`{key}` is a list, not a mapping of names");
        let hint = format!("write `- {own_key}: {0}` in place of `{0}:`, and so for each entry", first.key);
        self.report.at(&id::WRONG_TYPE, first.key_span, message).hint(hint);
        true
    }

    /// `key_results:` and below it keys of a key result, as far left as the list itself; says whether that was written.
    pub(super) fn list_unindented<T: Keyed>(&mut self, fields: Fields<'_>, key: &str) -> bool {
        let mut below = entries(fields.node).iter().skip_while(|entry| entry.key != key).skip(1);
        let Some(first) = below.next().filter(|entry| T::KEYS.contains(&entry.key.as_str())) else { return false };
        let line = self.one_line(Span::new(self.file, first.key_span.start as usize, self.source.len()));
        let message = format!("the entries of `{key}` are not indented");
        let hint =
            format!("start each entry with two spaces and a dash: `  - {line}`, and indent its other keys by four");
        self.report.at(&id::WRONG_TYPE, first.key_span, message).hint(hint);
        true
    }

    /// A list whose lines have no dashes, or none with a space behind, is one text to YAML; says whether that was written.
    pub(super) fn lines_without_dashes(&mut self, fields: Fields<'_>, key: &str) -> bool {
        let Some(Node { span, kind: NodeKind::Scalar { plain: true } }) = fields.value(key) else { return false };
        let written = self.source.get(span.range()).unwrap_or("");
        let is_dash = |line: &str| line.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        let has_dash = |line: &str| is_dash(line.trim_start());
        if !written.contains('\n') && !has_dash(written) {
            return false;
        }
        let entry = |line: &str| line.trim().trim_start_matches('-').trim_start().to_owned();
        let (message, hint) = if has_dash(written) {
            let first = entry(written.lines().next().unwrap_or(""));
            ("a space is missing after the dash".to_owned(), format!("write `- {first}`"))
        } else {
            let first = entry(written.lines().next().unwrap_or(""));
            (
                format!("the entries of `{key}` need dashes: without them they are one text"),
                format!("write `- {first}`"),
            )
        };
        let start = span.start as usize;
        let line_start = self.source[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let end = if written.contains("\r\n") { "\r\n" } else { "\n" };
        let lead = " ".repeat(start - line_start);
        let lines: Vec<String> = written.lines().map(|line| format!("- {}", entry(line))).collect();
        let is_on_own_line = self.source[line_start..start].trim().is_empty();
        let finding = self.report.at(&id::WRONG_TYPE, *span, message).hint(hint);
        if is_on_own_line {
            finding.fix(*span, lines.join(&format!("{end}{lead}")));
        }
        true
    }

    /// Reports a key without a value.
    pub(super) fn no_value(&mut self, fields: Fields<'_>, key: &str) {
        let key_span = fields.key_span(key);
        let rest = self.source.get(key_span.end as usize..).unwrap_or("").lines().next().unwrap_or("").trim_end();
        let comment = rest.trim_start_matches([':', ' ', '"', '\'']);
        let finding = self.report.at(&id::MISSING_KEY, key_span, format!("`{key}` has no value"));
        let touches = |after: &str| after.starts_with(|first: char| !first.is_whitespace() && first != '#');
        if comment.strip_prefix('#').is_some_and(touches) {
            let quoted = format!("\"{}\"", comment.replace('"', "'"));
            let start = key_span.end as usize + rest.len() - comment.len();
            let comment = Span::new(key_span.file, start, start + comment.len());
            finding
                .hint(format!("`#` starts a comment: put the value in quotes, `{key}: {quoted}`"))
                .fix(comment, quoted);
        } else {
            finding.hint(format!("write a value after `{key}:`, or remove the line"));
        }
    }

    /// The last day that something is dated in this text, such as a check-in, to stand for a date in an example; where there is
    /// none, what a date looks like.
    #[must_use]
    pub fn last_day(&self) -> String {
        let days = self.source.split("date: ").skip(1).filter_map(|rest| {
            let word = rest.trim_start_matches(['"', '\'']).get(..DAY_BYTES)?;
            parse_date(word).ok().map(|_| word)
        });
        days.max().unwrap_or("YYYY-MM-DD").to_owned()
    }

    /// What was written, as far as it fits into a message.
    fn one_line(&self, span: Span) -> &str {
        const BYTES_MAX: usize = 60;
        let line = self.source.get(span.range()).unwrap_or("").lines().next().unwrap_or("").trim_end();
        &line[..line.floor_char_boundary(BYTES_MAX)]
    }
}

/// "write `closed: {date: 2026-11-19, outcome: achieved}`; `outcome` is `achieved`, `partly`, `missed` or `dropped`"
fn advice(lines: &[String], examples: &[Example]) -> String {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut hint = format!("write {}", either(&lines));
    if let Some((key, words)) = examples.iter().find_map(|example| example.choice) {
        hint.extend(["; `", key, "` is ", &either(words)]);
    }
    hint
}

/// The lists of a mapping `T` that have no value, with their positions, and what their entries look like.
pub(super) fn empty_lists<T: Keyed>(all: &[Entry]) -> Vec<(usize, &'static Keys)> {
    let mut lists = Vec::new();
    for (position, entry) in all.iter().enumerate() {
        if entry.value.span.range().is_empty()
            && let Some(keys) = form::entry_of_own_list(T::SHAPE, &entry.key)
        {
            lists.push((position, keys));
        }
    }
    lists
}
