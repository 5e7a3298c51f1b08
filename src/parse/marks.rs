//! `?` and `-` in place of a number: people write them for what is not known yet, and YAML takes them for marks of its own.
//!
//! 1. Find every one that may stand for a number, by the key before it. 2. Where the text cannot be read as it is, read it
//!    without them. 3. Keep only those that are values of their own there: in a text, a quote or a comment they are what
//!    somebody wrote.

use std::collections::BTreeSet;

use crate::source::yaml::{Node, NodeKind};

/// The keys of numbers that may not be known yet.
const KEYS: [&str; 7] = ["baseline", "target", "current", "commit", "stretch", "at_least", "at_most"];

/// What YAML takes for no value.
const NO_VALUE: u8 = b'~';

/// The front matter with `~`, which is no value to YAML, in place of a lone `?` or `-` after these keys, where it cannot be read
/// otherwise; every other byte stays where it is. `outline` reads a text; nothing comes from one that cannot be read.
pub(super) fn readable(yaml: &str, outline: impl Fn(&str) -> Option<Node>, offset: usize) -> Option<String> {
    let marks = marks(yaml);
    let is_inside = marks.iter().any(|mark| is_in_braces(yaml, *mark)); // there parsers take them for different things
    if marks.is_empty() || !(is_inside || outline(yaml).is_none()) {
        return None;
    }

    let root = outline(&replaced(yaml, &marks))?;
    let values = starts_of_values(&root, offset);
    let marks: Vec<usize> = marks.into_iter().filter(|mark| values.contains(mark)).collect();
    (!marks.is_empty()).then(|| replaced(yaml, &marks))
}

/// Where a lone mark stands after one of the keys.
fn marks(yaml: &str) -> Vec<usize> {
    if !yaml.contains(['?', '-']) {
        return Vec::new();
    }
    let of_key = |key: &'static str| yaml.match_indices(key).filter_map(move |(at, _)| mark_after(yaml, at, key));
    KEYS.into_iter().flat_map(of_key).collect()
}

/// Where a lone mark stands after the key at `at`.
fn mark_after(yaml: &str, at: usize, key: &str) -> Option<usize> {
    let is_start = yaml[..at].chars().next_back().is_none_or(|before| " \n{,\t".contains(before));
    let after = yaml[at + key.len()..].strip_prefix(':').filter(|_| is_start)?;
    let value = after.trim_start_matches(' ');
    let rest = value.strip_prefix(['?', '-']).filter(|_| value.len() < after.len())?.trim_start_matches([' ', '\r']);
    let is_alone = rest.chars().next().is_none_or(|next| "\n#,}".contains(next));
    is_alone.then(|| yaml.len() - value.len())
}

fn is_in_braces(yaml: &str, mark: usize) -> bool {
    yaml.get(mark + 1..).is_some_and(|rest| rest.trim_start().starts_with([',', '}']))
}

/// The text with no value in place of these marks, of which each is one byte.
fn replaced(yaml: &str, marks: &[usize]) -> String {
    let mut bytes = yaml.as_bytes().to_vec();
    for mark in marks {
        bytes[*mark] = NO_VALUE;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| yaml.to_owned())
}

/// Where each value starts that is one byte long and stands alone.
fn starts_of_values(root: &Node, offset: usize) -> BTreeSet<usize> {
    let mut starts = BTreeSet::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        match &node.kind {
            NodeKind::List(items) => open.extend(items),
            NodeKind::Mapping(entries) => open.extend(entries.iter().map(|entry| &entry.value)),
            NodeKind::Scalar { plain: true } if node.span.range().len() == 1 => {
                starts.insert(node.span.start as usize - offset);
            }
            NodeKind::Scalar { .. } => {}
        }
    }
    starts
}
