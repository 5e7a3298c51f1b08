//! Findings as Markdown, for the summary of a step in GitHub Actions: how many of each rule, then where they are.
//!
//! Nothing that content says becomes markup: every character that could is written as an entity. What stands in backticks
//! in a message is shown as code.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{Counts, Diagnostic, RuleId, Setting, Severity, Sources, lines::Index};

/// So many findings are told one by one: a summary holds 1 MiB at most.
const SHOWN_MAX: usize = 500;

/// Returns the summary, with a line end after it.
#[must_use]
pub fn print(found: &[Diagnostic], sources: &Sources, setting: Setting<'_>) -> String {
    let mut text = format!("### okrsite check: {}\n", Counts::of(found).sentence());
    if found.is_empty() {
        return text;
    }
    let mut rules: BTreeMap<(std::cmp::Reverse<Severity>, u16), (&RuleId, usize)> = BTreeMap::new();
    for one in found {
        rules.entry((std::cmp::Reverse(one.severity), one.rule.code)).or_insert((one.rule, 0)).1 += 1;
    }
    text.push_str("\n| | rule | what it means | findings |\n|---|---|---|--:|\n");
    for ((severity, _), (rule, number)) in &rules {
        let (word, about) = (severity.0.word(), cell((setting.summary)(rule)));
        // Writing to a string does not fail.
        let _ = writeln!(text, "| {word} | {} `{}` | {about} | {number} |", rule.code(), rule.name);
    }
    text.push_str("\n| | where | what |\n|---|---|---|\n");
    let index = Index::of(found, sources);
    let mut sorted: Vec<&Diagnostic> = found.iter().collect();
    sorted.sort_by_key(|one| std::cmp::Reverse(one.severity));
    for one in sorted.iter().take(SHOWN_MAX) {
        let lines = index.lines(one.primary.span.file);
        let place = lines.place(lines.clamp(one.primary.span).start);
        let path = cell(&setting.path(sources.path(one.primary.span.file)));
        let hint = one.hint.as_ref().map_or_else(String::new, |hint| format!("<br>{}", cell(hint)));
        let word = one.severity.word();
        let _ = writeln!(text, "| {word} | {path}:{}:{} | {}{hint} |", place.line, place.column, cell(&one.message));
    }
    if found.len() > SHOWN_MAX {
        let _ = writeln!(text, "\nand {} more", found.len() - SHOWN_MAX);
    }
    text
}

/// A text for a cell of a table.
fn cell(text: &str) -> String {
    let mut is_code = false;
    let has_pairs = text.matches('`').count().is_multiple_of(2);
    let mut cell = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '`' if has_pairs => {
                cell.push_str(if is_code { "</code>" } else { "<code>" });
                is_code = !is_code;
            }
            _ if letter.is_control() => cell.push(' '),
            '`' | '&' | '<' | '>' | '|' | '\\' | '*' | '_' | '[' | ']' | '(' | ')' | '#' | '!' | '~' | '@' | '$' => {
                let _ = write!(cell, "&#{};", u32::from(letter));
            }
            ':' => cell.push_str("&#58;"), // a bare address would become a link
            other => cell.push(other),
        }
    }
    cell
}
