//! Spaces at the end of a line of YAML: nobody sees them, and every diff does.

use super::yaml::{Node, NodeKind};
use crate::diagnostics::{FileId, Report, Span, id};

/// Reports the spaces and tabs before the end of each line, except inside a text of several lines: two spaces there may be
/// a line break of Markdown.
pub(super) fn spaces(file: FileId, yaml: &str, offset: usize, root: &Node, report: &mut Report) {
    let mut texts = None;
    let mut start = 0;
    for line in yaml.split_inclusive('\n') {
        let whole = line.trim_end_matches(['\n', '\r']);
        let kept = whole.trim_end_matches([' ', '\t']);
        let at = start + kept.len();
        if kept.len() < whole.len() {
            let texts = texts.get_or_insert_with(|| long_texts(yaml, offset, root));
            let before = texts.partition_point(|text: &std::ops::Range<usize>| text.start < at);
            if texts[..before].last().is_none_or(|text| text.end <= at) {
                let span = Span::new(file, offset + at, offset + start + whole.len());
                let finding = report.at(&id::TRAILING_SPACE, span, "trailing spaces");
                finding.hint("remove them").fix(span, "");
            }
        }
        start += line.len();
    }
}

/// Where texts of several lines stand, from the first to the last.
fn long_texts(yaml: &str, offset: usize, root: &Node) -> Vec<std::ops::Range<usize>> {
    let mut texts = Vec::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        match &node.kind {
            NodeKind::List(items) => open.extend(items),
            NodeKind::Mapping(entries) => open.extend(entries.iter().map(|entry| &entry.value)),
            NodeKind::Scalar { .. } => {
                let range = node.span.start as usize - offset..node.span.end as usize - offset;
                texts.extend(Some(range.clone()).filter(|_| yaml.get(range).is_some_and(|text| text.contains('\n'))));
            }
        }
    }
    texts.sort_by_key(|text| text.start);
    texts
}
