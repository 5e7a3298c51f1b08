//! One bounded pass over YAML: limits, refusals, and the place of every key and value.
//!
//! The pass reads parser events one by one and stops at the first that is out of bounds, so that no input costs more than
//! its own length. What it lets through is safe for the typed parse.

use granit_parser::{Event, Parser, ScalarStyle};

use super::{form::Keys, mistakes, repair::Edit, trailing};
use crate::diagnostics::{FileId, Report, RuleId, Span, id};

mod doubles;
mod node;
mod typed;

use doubles::{Double, Noted};
pub use node::{Entry, Node, NodeKind};
pub use typed::typed;

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
/// `known` are the mappings that the file may hold.
///
/// # Errors
///
/// What is refused is reported with its place and a way out. Then there is no outline, but changes with which the rest
/// can be read, where it can be told what was meant.
pub fn outline(
    file: FileId,
    yaml: &str,
    offset: usize,
    known: &'static [&'static Keys],
    report: &mut Report,
) -> Result<Node, Vec<Edit>> {
    let limits = &LIMITS;
    let mut outline = Outline {
        file,
        yaml,
        offset,
        limits,
        known,
        report,
        nodes: 0,
        documents: 0,
        open: Vec::new(),
        root: None,
        has_stray: false,
        has_odd_space: false,
        has_odd_dash: false,
        doubles: Vec::new(),
        edits: Vec::new(),
    };
    if yaml.len() > limits.bytes {
        let (size, limit) = (yaml.len().div_ceil(1024), limits.bytes / 1024);
        let message = format!("the keys and values are {size} KiB long, and the limit is {limit} KiB");
        outline.refuse(&id::TOO_LARGE, 0..0, &message, "move older check-ins to the objective of their period");
        return Err(Vec::new());
    }
    outline.read()?;
    let empty = Node { span: Span::new(file, offset, offset + yaml.len()), kind: NodeKind::Mapping(Vec::new()) };
    let root = outline.root.take().unwrap_or(empty);
    match root.kind {
        NodeKind::Mapping(_) => {
            mistakes::cut_texts(file, yaml, offset, &root, outline.report);
            trailing::spaces(file, yaml, offset, &root, outline.report);
            Ok(root)
        }
        NodeKind::Scalar { .. }
            if yaml
                .get(root.span.start as usize - offset..root.span.end as usize - offset)
                .is_none_or(str::is_empty) =>
        {
            Ok(Node { span: root.span, kind: NodeKind::Mapping(Vec::new()) })
        }
        NodeKind::Scalar { .. } | NodeKind::List(_) => {
            let range = root.span.start as usize - offset..root.span.end as usize - offset;
            let edits = mistakes::no_keys(file, yaml, offset, range.start, outline.report);
            if !edits.is_empty() {
                return Err(edits);
            }
            outline.refuse(
                &id::WRONG_TYPE,
                range,
                "there are no keys",
                "write a key, a colon and a value on each line, such as `title: Answers that help`",
            );
            Err(Vec::new())
        }
    }
}

/// The pass under way.
struct Outline<'a> {
    file: FileId,
    yaml: &'a str,
    offset: usize,
    limits: &'a Limits,
    known: &'static [&'static Keys],
    report: &'a mut Report,
    nodes: usize,
    documents: usize,
    open: Vec<Open>,
    root: Option<Node>,
    /// Whether a word stands between commas in braces, without a colon.
    has_stray: bool,
    /// Whether a key starts with a kind of space that YAML takes for a letter.
    has_odd_space: bool,
    /// Whether a key starts with a dash, because no space follows it.
    has_odd_dash: bool,
    /// What there is to say about keys that were given twice.
    doubles: Vec<Noted>,
    /// Changes with which more of the text can be read.
    edits: Vec<Edit>,
}

/// A list or mapping whose end has not come yet.
enum Open {
    List { start: usize, items: Vec<Node> },
    Mapping { start: usize, entries: Vec<Entry>, key: Option<(String, Span)>, doubles: Vec<Double> },
}

impl Outline<'_> {
    /// Reads all of the text; what it was meant to be is told where YAML takes it for something else.
    fn read(&mut self) -> Result<(), Vec<Edit>> {
        let (file, yaml, offset) = (self.file, self.yaml, self.offset);
        let mut parser = Parser::new_from_str(yaml);
        while let Some(event) = parser.next_event() {
            match event {
                Ok((event, span)) => {
                    let bytes = span.byte_range().unwrap_or(0..0);
                    if self.take(event, bytes).is_none() {
                        return Err(std::mem::take(&mut self.edits));
                    }
                }
                Err(error) => {
                    let at = error.marker().byte_offset().unwrap_or(yaml.len());
                    return Err(mistakes::syntax(file, yaml, offset, at, (&error.info(), self.known), self.report));
                }
            }
        }

        let mut edits = Vec::new();
        if self.has_odd_space {
            edits = mistakes::odd_spaces(file, yaml, offset, self.report);
        }
        if self.has_odd_dash && edits.is_empty() {
            edits = mistakes::odd_dashes(file, yaml, offset, self.report);
        }
        if self.has_stray && edits.is_empty() {
            edits = mistakes::in_braces(file, yaml, offset, self.report);
        }
        if edits.is_empty() {
            doubles::tell(self);
            edits = std::mem::take(&mut self.edits);
        }
        if edits.is_empty() { Ok(()) } else { Err(edits) }
    }

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
                self.begin(
                    Open::Mapping { start: bytes.start, entries: Vec::new(), key: None, doubles: Vec::new() },
                    &bytes,
                )?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(bytes.end),
            _ => {}
        }
        Some(())
    }

    /// Refuses anchors and tags, which stand before the value.
    fn plain_node(&mut self, anchor: usize, has_tag: bool, bytes: &std::ops::Range<usize>) -> Option<()> {
        let (sign, message) = match (anchor, has_tag) {
            (0, false) => return Some(()),
            (0, true) => ('!', "YAML tags (`!name`) are not allowed"),
            (_, _) => ('&', "YAML anchors (`&name`) are not allowed"),
        };
        let word = self.sign_before(sign, bytes.start);
        let is_text = !self.yaml[word.clone()].starts_with("!!") && !self.yaml.contains(": *");
        if let Some((hint, edit)) = mistakes::in_quotes(self.yaml, word.start).filter(|_| is_text) {
            let (span, place) = (self.span(word), self.span(edit.bytes.clone()));
            self.report.at(&id::YAML_FEATURE, span, message).hint(hint).fix(place, edit.text.clone());
            self.edits.push(edit);
            return None;
        }
        self.refuse(
            &id::YAML_FEATURE,
            word,
            message,
            &format!("remove it, or put a text that starts with `{sign}` in quotes"),
        )
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
        let (start, kind, last) = match self.open.pop() {
            Some(Open::List { start, items }) => {
                let last = items.last().map(|item| item.span);
                (start, NodeKind::List(items), last)
            }
            Some(Open::Mapping { start, entries, doubles, .. }) => {
                self.end_mapping(start, &entries, &doubles);
                let last = entries.last().map(|entry| entry.value.span);
                (start, NodeKind::Mapping(entries), last)
            }
            None => return,
        };

        let end = last.map_or(end, |last| (last.end as usize - self.offset).max(end.min(self.yaml.len())));
        self.place(Node { span: self.trimmed(start, end), kind });
    }

    /// Puts a finished value where it belongs. Of a key that is given twice the first counts; the second is reported.
    fn place(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Mapping { entries, key, doubles, .. }) => {
                let Some((key, key_span)) = key.take() else { return };
                if let Some(first) = entries.iter().find(|entry| entry.key == key) {
                    doubles.push(Double::new(first, (key_span, &node), entries));
                } else {
                    entries.push(Entry { key, key_span, value: node });
                }
            }
        }
    }

    /// Notes what is odd in a mapping that ended: words between commas, keys given twice.
    fn end_mapping(&mut self, start: usize, entries: &[Entry], doubles: &[Double]) {
        let is_flow = self.yaml.as_bytes().get(start) == Some(&b'{');
        let is_stray = |entry: &Entry| {
            let after = entry.key_span.end as usize - self.offset;
            let rest = self.yaml.get(after..).unwrap_or("");
            entry.value.span.range().is_empty() && !rest.trim_start_matches([' ', '\t']).starts_with(':')
        };
        self.has_odd_space |= entries.iter().any(|entry| entry.key.starts_with(char::is_whitespace));
        self.has_odd_dash |= entries.iter().any(|entry| mistakes::is_after_dash(&entry.key));
        self.has_stray |= is_flow && entries.iter().any(is_stray);
        doubles::note(self, start, entries, doubles);
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
