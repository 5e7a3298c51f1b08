//! Takes values out of the typed parse, with their places, and reports whatever does not fit.

mod elsewhere;
mod entries;
mod number;
mod shapes;
mod tag;
mod unknown;
pub mod words;

pub use number::{Wanted, ambiguous, meant};

use super::{
    field::{Items, Keyed, Pairs, Scalar, Shape, Slot},
    yaml::{Entry, Node, NodeKind},
};
use crate::{
    diagnostics::{FileId, Report, RuleId, Span, Spanned, id, suggest},
    model::{Date, DateProblem, Marks, parse_date, repaired_date},
};

/// A mapping in the outline: where its keys and values stand.
#[derive(Debug, Clone, Copy)]
pub struct Fields<'a> {
    node: &'a Node,
    /// Where to point when a key is missing: the mapping's title, or its first key.
    anchor: Span,
}

impl<'a> Fields<'a> {
    /// The fields of `node`; a missing key is reported at `anchor`.
    #[must_use]
    pub fn new(node: &'a Node, anchor: Span) -> Self {
        Self { node, anchor }
    }

    /// The fields of `node`; a missing key is reported at its first key.
    #[must_use]
    pub fn of(node: &'a Node) -> Self {
        let anchor = entries(node).first().map_or(node.span, |first| first.key_span);
        Self { node, anchor }
    }

    /// Where the value of `key` stands; the anchor where it is not there.
    #[must_use]
    pub fn span(&self, key: &str) -> Span {
        self.entry(key).map_or(self.anchor, |entry| entry.value.span)
    }

    /// Where `key` itself stands; the anchor where it is not there.
    #[must_use]
    pub fn key_span(&self, key: &str) -> Span {
        self.entry(key).map_or(self.anchor, |entry| entry.key_span)
    }

    /// The value of `key` in the outline.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<&'a Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// Every key, in the order written.
    pub fn keys(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        entries(self.node).iter().map(|entry| entry.key.as_str())
    }

    fn entry(&self, key: &str) -> Option<&'a Entry> {
        entries(self.node).iter().find(|entry| entry.key == key)
    }
}

fn entries(node: &Node) -> &[Entry] {
    if let NodeKind::Mapping(entries) = &node.kind { entries } else { &[] }
}

fn items(node: &Node) -> &[Node] {
    if let NodeKind::List(items) = &node.kind { items } else { std::slice::from_ref(node) }
}

/// Reads one file's values and collects what is wrong with them.
pub struct Reader<'a> {
    /// The file.
    pub file: FileId,
    /// Its text.
    pub source: &'a str,
    /// What dots and commas in its numbers stand for.
    pub marks: Marks,
    /// What was found.
    pub report: &'a mut Report,
}

impl Reader<'_> {
    /// Reads a text that may be absent. Numbers, dates and `yes` are texts too: what was written counts.
    pub fn text(&mut self, fields: Fields<'_>, key: &str, slot: &Slot<Scalar>) -> Option<Spanned<String>> {
        let scalar = self.present(fields, key, slot, "text")?;
        let text = self.words(scalar, fields.value(key)?).trim().to_owned();
        if text.is_empty() {
            self.no_value(fields, key);
            return None;
        }
        Some(Spanned { value: text, span: fields.span(key) })
    }

    /// Reads a text that has to be there.
    pub fn required(
        &mut self,
        fields: Fields<'_>,
        key: &'static str,
        slot: &Slot<Scalar>,
        of: &str,
    ) -> Option<Spanned<String>> {
        if slot.is_absent() {
            self.missing(fields, key, of);
            return None;
        }
        self.text(fields, key, slot)
    }

    /// Reports that `key` is missing.
    pub fn missing(&mut self, fields: Fields<'_>, key: &'static str, of: &str) {
        let is_meant =
            |entry: &Entry| words::meant(&entry.key, &[key]).is_some() || suggest::closest(&entry.key, [key]).is_some();
        if entries(fields.node).iter().any(is_meant) {
            return; // that key's own finding says so
        }
        let finding = self.report.at(&id::MISSING_KEY, fields.anchor, format!("missing key `{key}` in {of}"));
        finding.hint(format!("add a line `{key}: ...`"));
    }

    /// Reads a date.
    pub fn date(&mut self, fields: Fields<'_>, key: &str, slot: &Slot<Scalar>) -> Option<Spanned<Date>> {
        let scalar = self.present(fields, key, slot, "a date")?;
        let text = self.words(scalar, fields.value(key)?);
        self.date_of(fields.span(key), key, &text)
    }

    /// Reads `text` as a date.
    pub fn date_of(&mut self, span: Span, key: &str, text: &str) -> Option<Spanned<Date>> {
        let problem = match parse_date(text.trim()) {
            Ok(value) => return Some(Spanned { value, span }),
            Err(problem) => problem,
        };
        let finding = match problem {
            DateProblem::Form => self.report.at(&id::BAD_DATE, span, format!("`{key}` must be a date, not `{text}`")),
            DateProblem::Calendar => self.report.at(&id::BAD_DATE, span, format!("the date `{text}` does not exist")),
        };
        match (repaired_date(text), problem) {
            (Some(meant), _) => finding.hint(format!("write `{meant}`")).fix(span, meant.to_string()),
            (None, DateProblem::Form) => finding.hint("write year, month and day, such as `2026-11-19`"),
            (None, DateProblem::Calendar) => {
                finding.hint("correct the day, the month or the year, which goes from 1900 to 2200")
            }
        };
        None
    }

    /// Reads yes or no.
    pub fn flag(&mut self, fields: Fields<'_>, key: &str, slot: &Slot<Scalar>) -> Option<bool> {
        let scalar = self.present(fields, key, slot, "`true` or `false`")?;
        let text = self.words(scalar, fields.value(key)?);
        let flag = truth(&text);
        if flag.is_none() {
            self.report
                .at(&id::WRONG_TYPE, fields.span(key), format!("`{key}` must be `true` or `false`, not `{text}`"))
                .hint(format!("write `{key}: true` or `{key}: false`"));
        }
        flag
    }

    /// Reads one of a set of words.
    pub fn choice<T: Copy>(
        &mut self,
        fields: Fields<'_>,
        key: &str,
        slot: &Slot<Scalar>,
        choices: &[(&str, T)],
    ) -> Option<T> {
        let word = self.text(fields, key, slot)?;
        if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == word.value) {
            return Some(*choice);
        }
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let finding =
            self.report.at(&id::UNKNOWN_VALUE, word.span, format!("unknown value `{}` for `{key}`", word.value));
        let same_letters = |name: &&str| letters(name) == letters(&word.value);
        let translated = || words::meant_value(&word.value, &names);
        let near = names.iter().copied().find(same_letters).or_else(translated);
        if let Some(near) = near.filter(|_| key == "language") {
            finding.fix(word.span, near);
        }
        match near.or_else(|| suggest::closest(&word.value, names.iter().copied())) {
            Some(near) => finding.hint(format!("did you mean `{near}`?")),
            None => finding.hint(format!("write {}", either(&names))),
        };
        None
    }

    /// Reads a list of texts; a single text is a list of one.
    pub fn texts(&mut self, fields: Fields<'_>, key: &str, slot: &Slot<Items<Scalar>>) -> Vec<Spanned<String>> {
        let Some(list) = self.present(fields, key, slot, "a list") else { return Vec::new() };
        let Some(node) = fields.value(key) else { return Vec::new() };
        let slots = match list {
            Items::Many(slots) => slots.clone(),
            Items::One(_) if self.lines_without_dashes(fields, key) => return Vec::new(),
            Items::One(scalar) => vec![Slot::Is(scalar.clone())],
        };
        let mut texts = Vec::new();
        for (slot, node) in slots.iter().zip(items(node)) {
            match slot {
                Slot::Is(scalar) => {
                    let text = self.words(scalar, node).trim().to_owned();
                    if !text.is_empty() {
                        texts.push(Spanned { value: text, span: node.span });
                    }
                }
                Slot::Other(shape) => self.wrong(node.span, &format!("an entry of `{key}`"), "text", *shape),
                Slot::Null | Slot::Absent => {
                    self.report
                        .at(&id::MISSING_KEY, node.span, format!("an entry of `{key}` is empty"))
                        .hint("write a value after the dash, or remove the line");
                }
            }
        }
        texts
    }

    /// Reads a list of mappings, each with its fields.
    pub fn list<'b, T: Keyed>(
        &mut self,
        fields: Fields<'b>,
        key: &str,
        slot: &'b Slot<Items<T>>,
        entry: &str,
    ) -> Vec<(&'b T, Fields<'b>)> {
        match slot {
            Slot::Other(Shape::Scalar) => {
                self.list_as_value::<T>(fields, key);
                return Vec::new();
            }
            Slot::Null if self.list_unindented::<T>(fields, key) => return Vec::new(),
            _ => {}
        }
        let Some(list) = self.present(fields, key, slot, "a list") else { return Vec::new() };
        let Some(node) = fields.value(key) else { return Vec::new() };
        let slots = match list {
            _ if self.list_by_date::<T>(node, key) => return Vec::new(),
            Items::One(_) if self.list_as_mapping::<T>(fields, key) => return Vec::new(),
            Items::One(one) => {
                self.unknown_keys::<T>(Fields::of(node), entry);
                return vec![(one, Fields::of(node))];
            }
            Items::Many(slots) => slots,
        };
        let by_key = self.entries_by_key::<T>(node, entry);
        let mut read = Vec::new();
        for ((slot, node), is_by_key) in slots.iter().zip(items(node)).zip(by_key) {
            match slot {
                Slot::Is(_) if is_by_key => {}
                Slot::Is(item) => {
                    self.unknown_keys::<T>(Fields::of(node), entry);
                    read.push((item, Fields::of(node)));
                }
                Slot::Other(Shape::Scalar) => self.entry_as_value::<T>(node, entry),
                Slot::Other(shape) => self.wrong(node.span, entry, Shape::Mapping.words(), *shape),
                Slot::Null | Slot::Absent => {
                    self.report
                        .at(&id::MISSING_KEY, node.span, format!("an entry of `{key}` is empty"))
                        .hint("write its keys after the dash, or remove the line");
                }
            }
        }
        read
    }

    /// Reads a mapping with known keys.
    pub fn mapping<'b, T: Keyed>(
        &mut self,
        fields: Fields<'b>,
        key: &str,
        slot: &'b Slot<T>,
    ) -> Option<(&'b T, Fields<'b>)> {
        if matches!(slot, Slot::Other(Shape::Scalar)) {
            self.mapping_as_value::<T>(fields, key);
            return None;
        }
        let read = self.present(fields, key, slot, Shape::Mapping.words())?;
        let inner = Fields::new(fields.value(key)?, fields.key_span(key));
        self.unknown_keys::<T>(inner, &format!("`{key}`"));
        Some((read, inner))
    }

    /// Reads a mapping with free keys, under `key` of the mapping `M`: the key, its place, the value and the value's node.
    pub fn pairs_of<'b, M: Keyed, T>(
        &mut self,
        fields: Fields<'b>,
        key: &str,
        slot: &'b Slot<Pairs<T>>,
    ) -> Vec<(Spanned<String>, &'b Slot<T>, &'b Node)> {
        if matches!(slot, Slot::Null) && self.pairs_unindented::<M>(fields, key) {
            return Vec::new();
        }
        self.pairs(fields, key, slot)
    }

    /// The same where the entries of no other key could be meant.
    pub fn pairs<'b, T>(
        &mut self,
        fields: Fields<'b>,
        key: &str,
        slot: &'b Slot<Pairs<T>>,
    ) -> Vec<(Spanned<String>, &'b Slot<T>, &'b Node)> {
        let Some(pairs) = self.present(fields, key, slot, Shape::Mapping.words()) else { return Vec::new() };
        let Some(node) = fields.value(key) else { return Vec::new() };
        let spanned = |entry: &Entry| Spanned { value: entry.key.clone(), span: entry.key_span };
        pairs.iter().zip(entries(node)).map(|((_, slot), entry)| (spanned(entry), slot, &entry.value)).collect()
    }

    /// The value of a slot that is there and has the right shape; anything else is reported.
    fn present<'b, T>(&mut self, fields: Fields<'_>, key: &str, slot: &'b Slot<T>, wanted: &str) -> Option<&'b T> {
        match slot {
            Slot::Is(value) => return Some(value),
            Slot::Absent => {}
            Slot::Null => self.no_value(fields, key),
            Slot::Other(shape) => self.wrong(fields.span(key), &format!("`{key}`"), wanted, *shape),
        }
        None
    }

    /// The words of a scalar: for what YAML takes for a number or boolean, what was written.
    #[must_use]
    pub fn words(&self, scalar: &Scalar, node: &Node) -> String {
        match scalar {
            Scalar::Text(text) => text.clone(),
            Scalar::Typed => self.source.get(node.span.range()).unwrap_or("").to_owned(),
        }
    }

    /// The rule-independent shorthand for a finding at a place.
    pub fn at(
        &mut self,
        rule: &'static RuleId,
        span: Span,
        message: impl Into<String>,
    ) -> &mut crate::diagnostics::Diagnostic {
        self.report.at(rule, span, message)
    }
}

/// `true` or `false` as YAML and people write them.
#[must_use]
pub fn truth(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" => Some(true),
        "false" | "no" => Some(false),
        _ => None,
    }
}

/// Letters only, in lower case: `On track` and `on_track` are the same word to people.
fn letters(word: &str) -> String {
    word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// "`a`, `b` and `c`"; of many only the first.
#[must_use]
pub fn listed(names: &[&str]) -> String {
    joined(names, "and")
}

/// "`a`, `b` or `c`"; of many only the first.
#[must_use]
pub fn either(names: &[&str]) -> String {
    joined(names, "or")
}

/// Names in backticks, with `word` before the last.
fn joined(names: &[&str], word: &str) -> String {
    const SHOWN_MAX: usize = 32;
    let mut parts: Vec<String> = names.iter().take(SHOWN_MAX).map(|name| format!("`{name}`")).collect();
    if names.len() > SHOWN_MAX {
        parts.push(format!("{} more", names.len() - SHOWN_MAX));
    }
    match parts.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {word} {last}", rest.join(", ")),
        _ => parts.concat(),
    }
}
