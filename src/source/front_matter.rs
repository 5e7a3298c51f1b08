//! Finds the front matter of a file and its body.

use std::ops::Range;

use super::{
    form::{self, Keys},
    repair::Edit,
};
use crate::diagnostics::{FileId, Report, Span, id};

/// Where the two parts of a file stand, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The YAML from the file's first byte to just before the closing `---` line (the opening `---` is a legal
    /// document marker, so every offset in it is already the file's own).
    pub yaml: Range<usize>,
    /// The Markdown after the closing line.
    pub body: Range<usize>,
}

/// Splits `text`. `known` are the mappings that front matter may be.
///
/// # Errors
///
/// What keeps it from being split is reported (`no-front-matter`, `yaml-syntax`). Then there are changes with which the rest
/// can be read, where it can be told what was meant.
pub fn split(file: FileId, text: &str, known: &[&Keys], report: &mut Report) -> Result<Split, Vec<Edit>> {
    let mut lines = lines(text);
    let first = lines.next();
    if !first.as_ref().is_some_and(|(_, line)| is_fence(line)) {
        return Err(missing(file, text, known, report));
    }
    let yaml_end = lines.clone().find(|(_, line)| is_fence(line)).map_or(0, |(range, _)| range.start);
    let merge_marker =
        lines.clone().find(|(range, line)| starts_merge(line) || range.start < yaml_end && is_merge_marker(line));
    if let Some((range, _)) = merge_marker {
        let finding = report.at(&id::YAML_SYNTAX, Span::new(file, range.start, range.end), "unresolved merge conflict");
        finding.hint("keep the right lines, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`");
        return Err(Vec::new());
    }
    let Some((closing, _)) = lines.find(|(_, line)| is_fence(line)) else {
        return Err(unclosed(file, text, known, report));
    };
    let body = text[closing.end..].find('\n').map_or(text.len(), |newline| closing.end + newline + 1);
    Ok(Split { yaml: 0..closing.start, body: body..text.len() })
}

/// Each line without its end, and where it stands.
fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> + Clone {
    let mut start = 0;
    text.split_inclusive('\n').map(move |whole| {
        let line = whole.trim_end_matches(['\n', '\r']);
        let range = start..start + line.len();
        start += whole.len();
        (range, line)
    })
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// The other lines that Git writes where two changes meet; in Markdown they mean something else.
fn is_merge_marker(line: &str) -> bool {
    line == "=======" || line.starts_with(">>>>>>> ")
}

fn starts_merge(line: &str) -> bool {
    line.starts_with("<<<<<<< ")
}

/// A line of marks that looks like `---` to people: `----`, `—`, `...`, or indented.
fn is_like_fence(line: &str) -> bool {
    let marks = line.trim();
    let are_hyphens = marks.len() > 1 && marks.bytes().all(|byte| byte == b'-');
    are_hyphens || marks == "..." || !marks.is_empty() && marks.chars().all(|mark| matches!(mark, '–' | '—'))
}

/// The key that a line starts with, in the front matter as people write it.
fn key_of(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let key = key.trim_matches(['"', '\'']);
    let is_word = !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'));
    (is_word && (rest.is_empty() || rest.starts_with(' '))).then_some(key)
}

/// Reports front matter without an end, where its end should be.
fn unclosed(file: FileId, text: &str, known: &[&Keys], report: &mut Report) -> Vec<Edit> {
    let mut last = 0..3.min(text.len());
    let mut other: Option<Range<usize>> = None;
    let mut follows_gap = false;
    for (range, line) in lines(text).skip(1) {
        let is_comment = line.starts_with('#');
        if is_like_fence(line) {
            other = Some(range);
            break;
        }
        if line.trim().is_empty() || is_comment {
            follows_gap |= line.trim().is_empty();
            continue;
        }
        let key = key_of(line);
        let is_text = follows_gap && key.is_some_and(|key| !form::is_known(known, key));
        let word = line.split([':', '=', ' ']).next().unwrap_or("");
        let is_misspelt = !follows_gap && form::is_known(known, word); // `team:growth`, `team = growth`
        if is_text || key.is_none() && !is_misspelt && !line.starts_with([' ', '\t', '-', '}', ']']) {
            break;
        }
        follows_gap = false;
        last = range;
    }

    if let Some(other) = other {
        let written = &text[other.clone()];
        let message = format!("the front matter ends with a line `---`, not `{}`", written.trim_end());
        let finding = report.at(&id::NO_FRONT_MATTER, Span::new(file, other.start, other.end), message);
        finding.hint("write `---`").fix(Span::new(file, other.start, other.end), "---");
        return vec![Edit { bytes: other, text: "---".to_owned() }];
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let finding =
        report.at(&id::NO_FRONT_MATTER, Span::new(file, last.start, last.end), "the front matter has no closing `---`");
    finding.also(Span::new(file, 0, 3.min(text.len())), "it starts here");
    finding.hint("add a line `---` below this one, after the last key");
    let edit = Edit { bytes: last.end..last.end, text: format!("{end}---") };
    if last.start > 0 {
        finding.fix(Span::new(file, last.end, last.end), edit.text.clone());
    } else {
        finding.also.clear();
    }
    vec![edit]
}

/// Says why there is no front matter.
fn missing(file: FileId, text: &str, known: &[&Keys], report: &mut Report) -> Vec<Edit> {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    let line = rest.lines().next().unwrap_or("");
    let span = Span::new(file, start.min(text.len()), start + line.len());
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut at = |message: &str, hint: &str, edits: Vec<Edit>| {
        let finding = report.at(&id::NO_FRONT_MATTER, span, message).hint(hint);
        if let [edit] = &edits[..] {
            finding.fix(Span::new(file, edit.bytes.start, edit.bytes.end), edit.text.clone());
        }
        edits
    };

    if rest.is_empty() {
        let hint = "start it with front matter (`---`, `title: ...`, `---`), or remove the file";
        return at("this file is empty", hint, Vec::new());
    }
    if start > 0 && is_fence(line) {
        let edits = vec![Edit { bytes: 0..start, text: String::new() }];
        let hint = "remove the spaces and empty lines before `---`";
        return at("the front matter does not start on the first line", hint, edits);
    }
    if rest.starts_with("+++") {
        return at("the front matter is TOML, not YAML", "write it as YAML between two lines `---`", Vec::new());
    }
    if is_like_fence(line) {
        let edits = vec![Edit { bytes: start..start + line.len(), text: "---".to_owned() }];
        return at("the first line is not `---`", "write three hyphens and nothing else on the first line", edits);
    }
    if rest.starts_with("---") {
        let hint = "write three hyphens and nothing else on the first line";
        return at("the first line is not `---`", hint, Vec::new());
    }
    if line.starts_with("```") {
        let closing = lines(text).find(|(range, line)| range.start > start && line.trim_end() == "```");
        let fence = |bytes| Edit { bytes, text: "---".to_owned() };
        let opening = start..start + line.len();
        let edits = closing.map(|(closing, _)| vec![fence(opening), fence(closing)]).unwrap_or_default();
        let hint = "write `---` on the line before the keys and on the line after them, in place of the code marks";
        return at("the front matter is in a code block", hint, edits);
    }
    if key_of(line).is_some_and(|key| form::is_known(known, key)) {
        let edits = vec![Edit { bytes: start..start, text: format!("---{line_end}") }];
        return at("the opening `---` is missing", "add a line `---` above this one", edits);
    }
    let hint = "start it with front matter (`---`, `title: ...`, `---`), or add the file to `exclude` in okrsite.yaml";
    at("this file has no front matter", hint, Vec::new())
}
