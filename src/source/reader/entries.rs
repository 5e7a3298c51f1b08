//! Entries of lists and mappings that are written in another way: with a day or an id as the key, or not indented.

use std::ops::Range;

use super::{Fields, Reader, entries, items, truth};
use crate::{
    diagnostics::{Span, id},
    model::{parse_date, parse_number},
    source::{
        field::Keyed,
        form::Form,
        yaml::{Entry, Node, NodeKind},
    },
};

impl Reader<'_> {
    /// Reports `- 2026-10-01: 5` and `- k: {title: ...}` in a list; says which of its entries these are.
    pub(super) fn entries_by_key<T: Keyed>(&mut self, list: &Node, entry: &str) -> Vec<bool> {
        let nodes = items(list);
        let lone = |node: &Node| match &node.kind {
            NodeKind::Mapping(entries) if entries.len() == 1 && !T::KEYS.contains(&entries[0].key.as_str()) => {
                entries.first().cloned()
            }
            _ => None,
        };
        let meant: Vec<Option<(Entry, Option<String>)>> = nodes
            .iter()
            .map(|node| {
                let lone = lone(node)?;
                let is_entry = is_dated::<T>(&lone) || is_named::<T>(&lone);
                let text = self.dated_entry::<T>(&lone).map(|text| format!("{{{text}}}"));
                is_entry.then(|| {
                    let text = text.or_else(|| self.named_entry(&lone));
                    (lone, text)
                })
            })
            .collect();
        let Some((first, text)) = meant.iter().flatten().next() else { return vec![false; nodes.len()] };

        let count = meant.iter().flatten().count();
        let key = if is_dated::<T>(first) { "date" } else { "id" };
        let others = if count == 1 { String::new() } else { format!(", here and in {} more", count - 1) };
        let message = format!("`{}` stands as a key, and {entry} has it under `{key}`{others}", first.key);
        let first_line = text.as_deref().and_then(|text| text.lines().next()).unwrap_or("").to_owned();
        let whole = self.rewritten(nodes, &meant);
        let finding = self.report.at(&id::WRONG_TYPE, first.key_span, message);
        if first_line.is_empty() {
            finding.hint(format!("write `- {key}: {}`, and its other keys below", first.key));
        } else if first_line.starts_with('{') {
            finding.hint(format!("write `- {first_line}`"));
        } else {
            finding.hint(format!("write `- {first_line}` in place of `- {}:`, and its keys below `id`", first.key));
        }
        if let Some((span, text)) = whole {
            finding.fix(span, text);
        }
        meant.iter().map(Option::is_some).collect()
    }

    /// The list with these entries in place of those; nothing where one of them cannot be told.
    fn rewritten(&self, nodes: &[Node], meant: &[Option<(Entry, Option<String>)>]) -> Option<(Span, String)> {
        let first = meant.iter().position(Option::is_some)?;
        let last = meant.iter().rposition(Option::is_some)?;
        let (start, end) = (nodes[first].span.start as usize, nodes[last].span.end as usize);
        let mut text = String::new();
        let mut at = start;
        for (node, meant) in nodes.iter().zip(meant) {
            let Some((_, meant)) = meant else { continue };
            text.push_str(self.source.get(at..node.span.start as usize)?);
            text.push_str(meant.as_deref()?);
            at = node.span.end as usize;
        }
        Some((Span::new(nodes[first].span.file, start, end), text))
    }

    /// `2026-10-01: 5` as the keys and values of one entry.
    fn dated_entry<T: Keyed>(&self, entry: &Entry) -> Option<String> {
        if !is_dated::<T>(entry) {
            return None;
        }
        let value = self.source.get(entry.value.span.range())?;
        let is_mapping = matches!(entry.value.kind, NodeKind::Mapping(_));
        if value.contains('\n') || matches!(entry.value.kind, NodeKind::List(_)) {
            return None;
        }
        let key = match (is_mapping, T::KEYS.contains(&"value")) {
            (false, true) => "value",
            (true, false) if T::KEYS.contains(&"values") && value.starts_with('{') => "values",
            (false, false) if T::KEYS.contains(&"note") && !value.contains([',', '}', ']']) => "note",
            _ => return None,
        };
        Some(format!("date: {}, {key}: {value}", entry.key))
    }

    /// `k:` and the keys below it, with `id: k` in its place and the keys below that.
    fn named_entry(&self, entry: &Entry) -> Option<String> {
        let start = entry.key_span.start as usize;
        let column = start - self.source[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let block = self.source.get(entry.key_span.end as usize..entry.value.span.end as usize)?;
        let (_, block) = block.split_once('\n')?;
        let inner = block.len() - block.trim_start_matches(' ').len();
        let mut text = format!("id: {}", entry.key);
        for line in block.lines() {
            text.push('\n');
            if !line.trim().is_empty() {
                text.push_str(&" ".repeat(column));
                text.push_str(line.get(inner..).filter(|_| line[..inner].trim().is_empty())?);
            }
        }
        Some(text)
    }

    /// Reports a list that is written as a mapping of days; says whether that was written.
    pub(super) fn list_by_date<T: Keyed>(&mut self, node: &Node, key: &str) -> bool {
        let all = entries(node);
        let Some(first) = all.first().filter(|_| all.iter().all(is_dated::<T>)) else { return false };
        let start = first.key_span.start as usize;
        let line_start = self.source[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let lead = &self.source[line_start..start];
        let is_block = lead.trim().is_empty();
        let lines: Option<Vec<String>> =
            all.iter().map(|entry| Some(format!("- {{{}}}", self.dated_entry::<T>(entry)?))).collect();
        let fix = lines.filter(|_| is_block).map(|lines| {
            let end = if self.source.contains("\r\n") { "\r\n" } else { "\n" };
            (lines.join(&format!("{end}{lead}")), lines[0].clone())
        });
        let message = format!("`{key}` is a list, not a mapping of days");
        let finding = self.report.at(&id::WRONG_TYPE, first.key_span, message);
        match fix {
            Some((text, line)) => {
                let end = all.last().map_or(first.value.span.end, |last| last.value.span.end);
                let span = Span::new(first.key_span.file, start, end as usize);
                finding.hint(format!("write `{line}`, and so for each")).fix(span, text);
            }
            None => {
                finding.hint(format!("write `- date: {}` in place of `{0}:`, and so for each entry", first.key));
            }
        }
        true
    }

    /// Reports the entries of `key` that stand below it and are not indented; says whether that was written.
    pub(super) fn pairs_unindented<T: Keyed>(&mut self, fields: Fields<'_>, key: &str) -> bool {
        let all = entries(fields.node);
        let below = below_pairs::<T>(all, self.source);
        let is_of_key = below.start.checked_sub(1).and_then(|at| all.get(at)).is_some_and(|entry| entry.key == key);
        let stray = if is_of_key { &all[below] } else { &[] };
        let (Some(first), Some(last)) = (stray.first(), stray.last()) else { return false };
        let start = first.key_span.start as usize;
        let line_start = self.source[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let lead = self.source[line_start..start].to_owned();
        let lines = self.source.get(start..last.value.span.end as usize).unwrap_or("");
        let meant = format!("  {}", lines.replace('\n', "\n  "));
        let line = lines.lines().next().unwrap_or("").to_owned();
        let span = Span::new(first.key_span.file, start, last.value.span.end as usize);
        let message = format!("the entries of `{key}` are not indented");
        let finding = self.report.at(&id::WRONG_TYPE, first.key_span, message);
        finding.hint(format!("indent them by two spaces more than `{key}`: `  {line}`"));
        if lead.trim().is_empty() {
            finding.fix(span, meant);
        }
        true
    }

    /// Reports values of key results that stand in a check-in without `values`; says which keys these are.
    pub(super) fn values_astray<T: Keyed>(&mut self, all: &[Entry]) -> Vec<String> {
        let is_check_in = T::KEYS.contains(&"by") && T::KEYS.contains(&"values");
        if !is_check_in || all.iter().any(|entry| entry.key == "values") {
            return Vec::new();
        }
        let value = |entry: &Entry| self.source.get(entry.value.span.range()).unwrap_or("").trim_matches(['"', '\'']);
        let is_value = |entry: &&Entry| {
            let is_plain = matches!(entry.value.kind, NodeKind::Scalar { .. });
            is_plain && !T::KEYS.contains(&entry.key.as_str()) && parse_number(value(entry)).is_ok()
        };
        let stray: Vec<&Entry> = all.iter().filter(is_value).collect();
        let Some(first) = stray.first() else { return Vec::new() };
        let written = |entry: &&Entry| {
            let value = self.source.get(entry.value.span.range()).unwrap_or("");
            format!("{}: {value}", entry.key)
        };
        let values: Vec<String> = stray.iter().map(written).collect();
        let names: Vec<&str> = stray.iter().map(|entry| entry.key.as_str()).collect();
        let message = format!("{} stand beside the keys of a check-in", super::listed(&names));
        let hint = format!("values of key results stand under `values`: `values: {{{}}}`", values.join(", "));
        self.report.at(&id::UNKNOWN_KEY, first.key_span, message).hint(hint);
        stray.iter().map(|entry| entry.key.clone()).collect()
    }
}

/// Whether the key of an entry is a day, and `T` has one.
fn is_dated<T: Keyed>(entry: &Entry) -> bool {
    T::KEYS.contains(&"date") && parse_date(&entry.key).is_ok()
}

/// Whether the key of an entry is an id with the keys of `T` below it.
fn is_named<T: Keyed>(entry: &Entry) -> bool {
    let inner = entries(&entry.value);
    T::KEYS.contains(&"id") && !inner.is_empty() && inner.iter().all(|entry| T::KEYS.contains(&entry.key.as_str()))
}

/// The entries of a mapping that belong to the one before them, which takes free keys and has no value: their positions.
pub(super) fn below_pairs<T: Keyed>(all: &[Entry], source: &str) -> Range<usize> {
    let is_empty = |entry: &Entry| {
        let is_pairs = || T::SHAPE.keys.iter().any(|key| key.name == entry.key && matches!(key.form, Form::Pairs(_)));
        entry.value.span.range().is_empty() && is_pairs()
    };
    let Some(at) = all.iter().position(is_empty) else { return 0..0 };
    let text = |entry: &Entry| source.get(entry.value.span.range()).unwrap_or("").trim_matches(['"', '\'']).to_owned();
    let is_entry = |entry: &&Entry| {
        let is_value = match (all[at].key.as_str(), &entry.value.kind) {
            ("values", NodeKind::Mapping(_)) => true,
            ("values", NodeKind::Scalar { .. }) => parse_number(&text(entry)).is_ok() || truth(&text(entry)).is_some(),
            ("levels", NodeKind::Scalar { .. }) => parse_number(&entry.key).is_ok(),
            _ => false,
        };
        is_value && !T::KEYS.contains(&entry.key.as_str())
    };
    at + 1..at + 1 + all[at + 1..].iter().take_while(is_entry).count()
}
