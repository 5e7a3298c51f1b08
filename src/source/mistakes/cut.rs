//! Values that are read, but not as they were meant: cut short by ` #`, or in typographic quotes.

use std::ops::Range;

use super::quotes::{inside_typographic, quoted, shown};
use crate::{
    diagnostics::{FileId, Report, Span, id},
    source::yaml::{Node, NodeKind},
};

/// The keys that take a sentence.
const TEXTS: [&str; 7] = ["title", "text", "vision", "mission", "note", "because", "learned"];

/// The keys that name objectives, key results (`growth#kr2`) or themes.
const REFERENCES: [&str; 4] = ["parent", "supports", "depends_on", "continues"];

/// The keys that name people, or take another short text that is shown as it is written.
const NAMES: [&str; 9] = ["owner", "owners", "lead", "members", "by", "contributors", "tags", "unit", "source"];

/// Warns where ` #` cuts a plain value short: `title: We are #1 in service` ends after "are", `parent: growth #kr2` names the
/// objective alone.
///
/// Only texts of several words, names and references are looked at, and only where the `#` touches the next word: a comment has a
/// space there.
pub(in crate::source) fn cut_texts(file: FileId, yaml: &str, offset: usize, root: &Node, report: &mut Report) {
    if !yaml.contains([' ', '“', '”', '„', '‘', '’', '«']) {
        return;
    }
    let mut open: Vec<(&Node, &str, bool)> = vec![(root, "", false)];
    while let Some((node, key, is_item)) = open.pop() {
        match &node.kind {
            NodeKind::List(items) => open.extend(items.iter().rev().map(|item| (item, key, true))),
            NodeKind::Mapping(entries) => {
                open.extend(entries.iter().rev().map(|entry| (&entry.value, entry.key.as_str(), false)));
            }
            NodeKind::Scalar { plain: true } => {
                typographic(yaml, node.span, (key, offset), report);
                if let Some(cut) = Cut::of(yaml, node.span.start as usize - offset..node.span.end as usize - offset) {
                    cut.tell((key, is_item), file, offset, report);
                }
            }
            NodeKind::Scalar { plain: false } => {}
        }
    }
}

/// Whether a `#` touches what stands `after` it, so that it may be a part of the value: `We are #1`. In a comment a space stands
/// there.
fn touches(after: &str) -> bool {
    after.starts_with(|first: char| !first.is_whitespace() && first != '#')
}

/// The rest of a line as far as it is a value, without the comment behind it; and whether there is a ` #` in it that can start a
/// comment or be a part of the value.
pub(super) fn without_comment(rest: &str) -> (&str, bool) {
    let quoted = if rest.starts_with(['"', '\'']) { quote_end(rest).unwrap_or(rest.len()) } else { 0 };
    let mut is_unclear = false;
    for (at, _) in rest.match_indices('#').filter(|(at, _)| *at >= quoted) {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        if !before.is_empty() && !before.ends_with([' ', '\t']) {
            continue;
        }
        if !touches(after) {
            return (before.trim_end(), is_unclear);
        }
        is_unclear = true;
    }
    (rest, is_unclear)
}

/// The byte after the text in quotes that a value starts with; nothing where the quote is not closed.
pub(super) fn quote_end(value: &str) -> Option<usize> {
    let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let mut letters = value.char_indices().skip(1).peekable();
    loop {
        match letters.next()? {
            (_, '\\') if quote == '"' => drop(letters.next()),
            (at, letter) if letter == quote => match letters.peek() {
                Some((_, '\'')) if quote == '\'' => drop(letters.next()),
                _ => return Some(at + 1),
            },
            _ => {}
        }
    }
}

/// Reports a value in typographic quotes, which YAML takes for a part of it. In a sentence they may be meant.
fn typographic(yaml: &str, span: Span, (key, offset): (&str, usize), report: &mut Report) {
    let value = yaml.get(span.start as usize - offset..span.end as usize - offset).unwrap_or("");
    let Some(inner) = inside_typographic(value).filter(|_| !TEXTS.contains(&key) && !key.is_empty()) else { return };
    let meant = quoted(inner);
    let message = "typographic quotes are a part of the value: YAML knows only straight ones";
    let finding = report.at(&id::YAML_SYNTAX, span, message);
    finding.hint(format!("write `{meant}`")).fix(span, meant);
}

/// A plain value with something behind it on its line that looks like a part of it.
struct Cut<'a> {
    value: &'a str,
    /// What YAML takes for a comment, from its `#` on.
    comment: &'a str,
    /// From the start of the value to the end of its line.
    whole: Range<usize>,
    text: &'a str,
}

impl<'a> Cut<'a> {
    fn of(yaml: &'a str, bytes: Range<usize>) -> Option<Self> {
        let (value, rest) = (yaml.get(bytes.clone())?, yaml.get(bytes.end..)?);
        let line_rest = rest.lines().next().unwrap_or("").trim_end();
        let comment = line_rest.trim_start();
        let touches = comment.strip_prefix('#').is_some_and(touches);
        let whole = bytes.start..bytes.end + line_rest.len();
        let is_cut = touches && comment.len() < line_rest.len();
        is_cut.then(|| Self { value, comment, text: &yaml[whole.clone()], whole })
    }

    fn tell(&self, (key, is_item): (&str, bool), file: FileId, offset: usize, report: &mut Report) {
        let is_reference = REFERENCES.contains(&key) && !self.comment.contains(' ') && !self.value.contains([' ', '#']);
        let is_text = self.value.trim().contains(' ') || TEXTS.contains(&key) || NAMES.contains(&key);
        if !is_reference && !is_text {
            return;
        }
        let at = self.whole.end - self.comment.len();
        let span = Span::new(file, offset + at, offset + self.whole.end);
        let finding = report.at(&id::CUT_TEXT, span, "the value ends here: ` #` starts a comment");
        if is_reference {
            let meant = format!("{}{}", self.value, self.comment);
            let space = Span::new(file, offset + self.whole.start + self.value.len(), offset + at);
            finding.hint(format!("write `{meant}` without the space")).fix(space, "");
        } else {
            let before = if is_item { "- ".to_owned() } else { format!("{key}: ") };
            let line = shown(&before, &quoted(self.text));
            finding.hint(format!("put the whole value in quotes{line}; if this is a comment, write a space after `#`"));
        }
    }
}
