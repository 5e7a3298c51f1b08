//! One bounded pass over YAML: limits, refusals, and the place of every key and value.
//!
//! The pass reads parser events one by one and stops at the first that is out of bounds, so that no input costs more than
//! its own length. What it lets through is safe for the typed parse.

use granit_parser::{Event, Parser, ScalarStyle};

use super::{
    field::{FromShape, Slot},
    trailing, yaml_hints,
};
use crate::diagnostics::{FileId, Report, RuleId, Span, id};

/// A value in the front matter: where it stands and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The value's bytes. A list or mapping in block style spans from its first to its last item.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// What a [`Node`] holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeKind {
    /// A text, number, date... `plain` where it is written without quotes and not as a block.
    Scalar {
        /// Written without quotes.
        plain: bool,
    },
    /// A list, in order.
    List(Vec<Node>),
    /// A mapping, in the order written.
    Mapping(Vec<Entry>),
}

impl Node {
    /// Calls `visit` with the place of every text, number, date... in it, in the order written.
    pub fn scalars(&self, visit: &mut impl FnMut(Span)) {
        match &self.kind {
            NodeKind::Scalar { .. } => visit(self.span),
            NodeKind::List(items) => items.iter().for_each(|item| item.scalars(visit)),
            NodeKind::Mapping(entries) => entries.iter().for_each(|entry| entry.value.scalars(visit)),
        }
    }
}

/// One key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key's text.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

/// Limits that bound time and memory, whatever a file holds.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of YAML.
    pub bytes: usize,
    /// Levels of nesting.
    pub depth: usize,
    /// Keys and values.
    pub nodes: usize,
    /// Bytes of one value.
    pub scalar_bytes: usize,
}

/// The limits for front matter.
pub const LIMITS: Limits = Limits { bytes: 256 * 1024, depth: 8, nodes: 20_000, scalar_bytes: 16 * 1024 };

/// Reads the outline of `yaml`, whose first byte is byte `offset` of `file`. Empty YAML is an empty mapping.
///
/// What is refused is reported with its place and a way out; then there is no outline (`None`).
pub fn outline(file: FileId, yaml: &str, offset: usize, limits: &Limits, report: &mut Report) -> Option<Node> {
    let mut outline =
        Outline { file, yaml, offset, limits, report, nodes: 0, documents: 0, open: Vec::new(), root: None };
    if yaml.len() > limits.bytes {
        let (size, limit) = (yaml.len().div_ceil(1024), limits.bytes / 1024);
        let message = format!("the keys and values are {size} KiB long, and the limit is {limit} KiB");
        outline.refuse(&id::TOO_LARGE, 0..0, &message, "move older check-ins to the objective of their period");
        return None;
    }
    let mut parser = Parser::new_from_str(yaml);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((event, span)) => {
                let bytes = span.byte_range().unwrap_or(0..0);
                outline.take(event, bytes)?;
            }
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(yaml.len());
                yaml_hints::syntax(file, yaml, offset, at, &error.info(), outline.report);
                return None;
            }
        }
    }
    let empty = Node { span: Span::new(file, offset, offset + yaml.len()), kind: NodeKind::Mapping(Vec::new()) };
    let root = outline.root.take().unwrap_or(empty);
    match root.kind {
        NodeKind::Mapping(_) => {
            yaml_hints::cut_texts(file, yaml, offset, &root, outline.report);
            trailing::spaces(file, yaml, offset, &root, outline.report);
            Some(root)
        }
        NodeKind::Scalar { .. }
            if yaml
                .get(root.span.start as usize - offset..root.span.end as usize - offset)
                .is_none_or(str::is_empty) =>
        {
            Some(Node { span: root.span, kind: NodeKind::Mapping(Vec::new()) })
        }
        NodeKind::Scalar { .. } | NodeKind::List(_) => {
            let range = root.span.start as usize - offset..root.span.end as usize - offset;
            outline.refuse(
                &id::WRONG_TYPE,
                range,
                "there are no keys",
                "write a key, a colon and a value on each line, such as `title: Answers that help`",
            );
            None
        }
    }
}

/// The typed parse of YAML that has an outline; empty YAML is a mapping without keys.
///
/// Its parser is another than the guard's and refuses a little more: that is reported like any other mistake.
pub fn typed<T: for<'de> FromShape<'de> + Default>(
    file: FileId,
    yaml: &str,
    offset: usize,
    report: &mut Report,
) -> Option<T> {
    match serde_yaml::from_str::<Slot<T>>(yaml) {
        Ok(Slot::Is(read)) => Some(read),
        Ok(Slot::Absent | Slot::Null | Slot::Other(_)) => Some(T::default()),
        Err(error) => {
            let at = error.location().map_or(0, |place| byte_at(yaml, place.line(), place.column()));
            let words = error.to_string();
            let words = words.split(" at line ").next().unwrap_or(&words);
            yaml_hints::syntax(file, yaml, offset, at, words, report);
            None
        }
    }
}

/// The byte at a line and a column, both from 1, the column in characters.
fn byte_at(yaml: &str, line: usize, column: usize) -> usize {
    let mut lines = yaml.split_inclusive('\n');
    let before: usize = lines.by_ref().take(line.saturating_sub(1)).map(str::len).sum();
    let rest = lines.next().unwrap_or("").char_indices().nth(column.saturating_sub(1));
    before + rest.map_or(0, |(at, _)| at)
}

/// The pass under way.
struct Outline<'a> {
    file: FileId,
    yaml: &'a str,
    offset: usize,
    limits: &'a Limits,
    report: &'a mut Report,
    nodes: usize,
    documents: usize,
    open: Vec<Open>,
    root: Option<Node>,
}

/// A list or mapping whose end has not come yet.
enum Open {
    List { start: usize, items: Vec<Node> },
    Mapping { start: usize, entries: Vec<Entry>, key: Option<(String, Span)> },
}

impl Outline<'_> {
    /// Takes one event; `None` ends the pass.
    fn take(&mut self, event: Event<'_>, bytes: std::ops::Range<usize>) -> Option<()> {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return self.refuse(
                        &id::YAML_FEATURE,
                        bytes,
                        "a second YAML document starts here",
                        "remove this line: a file has one document",
                    );
                }
            }
            Event::Alias(..) | Event::UnresolvedAlias(..) => {
                return self.refuse(
                    &id::YAML_FEATURE,
                    bytes,
                    "YAML aliases (`*name`) are not allowed",
                    "write the value itself, or put a text that starts with `*` in quotes",
                );
            }
            Event::Anchor(..) => {
                return self.refuse(
                    &id::YAML_FEATURE,
                    bytes,
                    "YAML anchors (`&name`) are not allowed",
                    "remove it, or put a text that starts with `&` in quotes",
                );
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.plain_node(anchor, tag.is_some(), &bytes)?;
                return self.scalar(&text, style, bytes);
            }
            Event::SequenceStart(_, anchor, tag) | Event::MappingStart(_, anchor, tag)
                if anchor != 0 || tag.is_some() =>
            {
                return self.plain_node(anchor, tag.is_some(), &bytes);
            }
            Event::SequenceStart(..) => self.begin(Open::List { start: bytes.start, items: Vec::new() }, &bytes)?,
            Event::MappingStart(..) => {
                self.begin(Open::Mapping { start: bytes.start, entries: Vec::new(), key: None }, &bytes)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(bytes.end),
            _ => {}
        }
        Some(())
    }

    /// Refuses anchors and tags, which stand before the value.
    fn plain_node(&mut self, anchor: usize, has_tag: bool, bytes: &std::ops::Range<usize>) -> Option<()> {
        if anchor != 0 {
            return self.refuse(
                &id::YAML_FEATURE,
                self.sign_before('&', bytes.start),
                "YAML anchors (`&name`) are not allowed",
                "remove it, or put a text that starts with `&` in quotes",
            );
        }
        if has_tag {
            return self.refuse(
                &id::YAML_FEATURE,
                self.sign_before('!', bytes.start),
                "YAML tags (`!name`) are not allowed",
                "remove it, or put a text that starts with `!` in quotes",
            );
        }
        Some(())
    }

    /// The nearest word before byte `at` that starts with `sign`.
    fn sign_before(&self, sign: char, at: usize) -> std::ops::Range<usize> {
        let before = self.yaml.get(..at).unwrap_or("");
        let Some(found) = before.rfind(sign) else { return at..at };
        let start = before[..found].trim_end_matches(sign).len();
        let length = self.yaml[start..].find(char::is_whitespace).unwrap_or(self.yaml.len() - start);
        start..start + length
    }

    fn count(&mut self, bytes: &std::ops::Range<usize>) -> Option<()> {
        self.nodes += 1;
        if self.nodes > self.limits.nodes {
            let message = format!("there are more than {} keys and values", self.limits.nodes);
            return self.refuse(&id::TOO_LARGE, bytes.clone(), &message, "split this file");
        }
        Some(())
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, bytes: std::ops::Range<usize>) -> Option<()> {
        self.count(&bytes)?;
        if text.len() > self.limits.scalar_bytes {
            let (size, limit) = (text.len().div_ceil(1024), self.limits.scalar_bytes / 1024);
            let message = format!("this value is {size} KiB long, and the limit is {limit} KiB");
            return self.refuse(
                &id::TOO_LARGE,
                bytes.start..bytes.start,
                &message,
                "move long texts into the body, below the front matter",
            );
        }
        let span = self.span(bytes.clone());
        if let Some(Open::Mapping { key: key @ None, .. }) = self.open.last_mut() {
            if text == "<<" {
                return self.refuse(
                    &id::YAML_FEATURE,
                    bytes,
                    "YAML merge keys (`<<`) are not allowed",
                    "write the keys and values here",
                );
            }
            if bytes.is_empty() {
                return self.refuse(
                    &id::YAML_SYNTAX,
                    bytes,
                    "there is no key before this colon",
                    "write a key before it, or put the whole text in quotes",
                );
            }
            *key = Some((text.to_owned(), span));
            return Some(());
        }
        self.place(Node { span, kind: NodeKind::Scalar { plain: style == ScalarStyle::Plain } });
        Some(())
    }

    fn begin(&mut self, open: Open, bytes: &std::ops::Range<usize>) -> Option<()> {
        self.count(bytes)?;
        if matches!(self.open.last(), Some(Open::Mapping { key: None, .. })) {
            return self.refuse(
                &id::YAML_SYNTAX,
                bytes.clone(),
                "a list or mapping cannot be a key",
                "put text that starts with `[`, `{`, `?` or `-` in quotes",
            );
        }
        if self.open.len() >= self.limits.depth {
            let message = format!("this is nested more than {} levels deep", self.limits.depth);
            return self.refuse(
                &id::TOO_LARGE,
                bytes.clone(),
                &message,
                "check the indentation and the brackets: no key needs more than five levels",
            );
        }
        self.open.push(open);
        Some(())
    }

    fn end(&mut self, end: usize) {
        let node = match self.open.pop() {
            Some(Open::List { start, items }) => {
                let end = items
                    .last()
                    .map_or(end, |last| (last.span.end as usize - self.offset).max(end.min(self.yaml.len())));
                Node { span: self.trimmed(start, end), kind: NodeKind::List(items) }
            }
            Some(Open::Mapping { start, entries, .. }) => {
                let end = entries
                    .last()
                    .map_or(end, |last| (last.value.span.end as usize - self.offset).max(end.min(self.yaml.len())));
                Node { span: self.trimmed(start, end), kind: NodeKind::Mapping(entries) }
            }
            None => return,
        };
        self.place(node);
    }

    /// Puts a finished value where it belongs. Of a key that is given twice the first counts; the second is reported.
    fn place(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Mapping { entries, key, .. }) => {
                let Some((key, key_span)) = key.take() else { return };
                if let Some(first) = entries.iter().find(|entry| entry.key == key) {
                    let first = first.key_span;
                    let finding = self.report.at(&id::DUPLICATE_KEY, key_span, format!("duplicate key `{key}`"));
                    finding.also(first, "first here").hint("remove one of the two");
                } else {
                    entries.push(Entry { key, key_span, value: node });
                }
            }
        }
    }

    /// Bytes of the YAML as a span of the file.
    fn span(&self, bytes: std::ops::Range<usize>) -> Span {
        let at = |byte: usize| byte.min(self.yaml.len()) + self.offset;
        Span::new(self.file, at(bytes.start), at(bytes.end))
    }

    /// A span without the white space at its end.
    fn trimmed(&self, start: usize, end: usize) -> Span {
        let end = end.clamp(start.min(self.yaml.len()), self.yaml.len());
        let text = self.yaml.get(start..end).unwrap_or("");
        self.span(start..start + text.trim_end().len())
    }

    fn refuse(
        &mut self,
        rule: &'static RuleId,
        bytes: std::ops::Range<usize>,
        message: &str,
        hint: &str,
    ) -> Option<()> {
        let span = self.span(bytes);
        self.report.at(rule, span, message).hint(hint);
        None
    }
}
