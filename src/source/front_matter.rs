//! Finds the front matter of a file and its body.

use std::ops::Range;

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

/// Splits `text`; what keeps it from being split is reported (`no-front-matter`, `yaml-syntax`).
pub fn split(file: FileId, text: &str, report: &mut Report) -> Option<Split> {
    let mut lines = lines(text);
    let first = lines.next();
    if !first.as_ref().is_some_and(|(_, line)| is_fence(line)) {
        tell_missing(file, text, report);
        return None;
    }
    let yaml_end = lines.clone().find(|(_, line)| is_fence(line)).map_or(0, |(range, _)| range.start);
    let merge_marker =
        lines.clone().find(|(range, line)| starts_merge(line) || range.start < yaml_end && is_merge_marker(line));
    if let Some((range, _)) = merge_marker {
        let finding = report.at(&id::YAML_SYNTAX, Span::new(file, range.start, range.end), "unresolved merge conflict");
        finding.hint("keep the right lines, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`");
        return None;
    }
    let Some((closing, _)) = lines.find(|(_, line)| is_fence(line)) else {
        let span = Span::new(file, 0, 3.min(text.len()));
        let finding = report.at(&id::NO_FRONT_MATTER, span, "the front matter is not closed");
        finding.hint("add a line `---` after the last key");
        return None;
    };
    let body = text[closing.end..].find('\n').map_or(text.len(), |newline| closing.end + newline + 1);
    Some(Split { yaml: 0..closing.start, body: body..text.len() })
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

/// Says why there is no front matter.
fn tell_missing(file: FileId, text: &str, report: &mut Report) {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    let end = start + rest.lines().next().map_or(0, str::len);
    let span = Span::new(file, start.min(text.len()), end);
    let (message, hint) = if rest.is_empty() {
        ("this file is empty", "start it with front matter (`---`, `title: ...`, `---`), or remove the file")
    } else if start > 0 && rest.starts_with("---") {
        ("the front matter does not start on the first line", "remove the spaces and empty lines before `---`")
    } else if rest.starts_with("+++") {
        ("the front matter is TOML, not YAML", "write it as YAML between two lines `---`")
    } else if rest.starts_with("---") {
        ("the first line is not `---`", "write three hyphens and nothing else on the first line")
    } else {
        (
            "this file has no front matter",
            "start it with front matter (`---`, `title: ...`, `---`), or add the file to `exclude` in okrsite.yaml",
        )
    };
    report.at(&id::NO_FRONT_MATTER, span, message).hint(hint);
}
