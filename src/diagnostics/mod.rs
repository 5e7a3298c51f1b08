//! What may be said about people's files.
//!
//! A [`Diagnostic`] names the rule it comes from, the place, what is wrong and what to do. The printers below turn a
//! sorted list of them into text for a terminal ([`terminal`]), one line each ([`short`]), JSON ([`json`]), and what services
//! that host repositories read: [`github`], [`gitlab`], [`sarif`], [`junit`], [`rdjson`].
//!
//! This module knows nothing of objectives, and it prints nothing itself: printers return text.

mod escape;
pub mod github;
pub mod gitlab;
pub mod id;
pub mod json;
pub mod junit;
mod lines;
pub mod place;
pub mod rdjson;
pub mod sarif;
pub mod short;
pub mod suggest;
pub mod summary;
pub mod terminal;
mod window;
pub mod xml;

pub use id::RuleId;
pub use place::{FileId, Place, SitePath, Source, Sources, Span, Spanned};

use std::collections::BTreeMap;

/// How grave a finding is. Errors keep a site from being built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Probably not what the author wants; the site is built.
    Warning,
    /// Broken: the site is not built until it is mended.
    Error,
}

impl Severity {
    /// The word people see: `note`, `warning` or `error`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place in a file, with what to say beside it (may be empty).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands there, in a few words; empty for a bare underline.
    pub text: String,
}

/// One finding about people's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static RuleId,
    /// The rule's severity, or what okrsite.yaml made of it.
    pub severity: Severity,
    /// The place to look at first.
    pub primary: Label,
    /// Other places that explain it, in the order they should be read.
    pub also: Vec<Label>,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The change that mends it, where there is exactly one that nobody needs to think about.
    pub fix: Option<Fix>,
}

/// A change that mends a finding: other bytes in place of those of a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

/// Collects the findings of one stage.
#[derive(Debug, Default)]
pub struct Report {
    found: Vec<Diagnostic>,
    searches: BTreeMap<FileId, usize>,
}

impl Report {
    /// Adds a finding at `span`; the returned handle takes labels and a hint.
    pub fn at(&mut self, rule: &'static RuleId, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.found.push(Diagnostic {
            rule,
            severity: rule.severity,
            primary: Label { span, text: String::new() },
            also: Vec::new(),
            message: message.into(),
            hint: None,
            fix: None,
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// The finding that was added last.
    pub fn last_mut(&mut self) -> Option<&mut Diagnostic> {
        self.found.last_mut()
    }

    /// What was found until now.
    pub fn found_mut(&mut self) -> &mut Vec<Diagnostic> {
        &mut self.found
    }

    /// How many findings there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Whether to search for what was meant in `file`: yes for the first 20 times it is asked.
    ///
    /// A search compares a word with every name in the site. A file that holds a thousand unknown names has another
    /// fault than so many slips of the hand, and would take minutes.
    pub fn may_search(&mut self, file: FileId) -> bool {
        const SEARCHES_MAX: usize = 20;
        let searches = self.searches.entry(file).or_insert(0);
        *searches += 1;
        *searches <= SEARCHES_MAX
    }

    /// Moves all findings of `other` here.
    pub fn append(&mut self, mut other: Vec<Diagnostic>) {
        self.found.append(&mut other);
    }

    /// Returns what was found, in the order it was found.
    #[must_use]
    pub fn into_found(self) -> Vec<Diagnostic> {
        self.found
    }
}

impl Diagnostic {
    /// The files that it points into, that of its primary place first.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        std::iter::once(&self.primary).chain(&self.also).map(|label| label.span.file)
    }

    /// Says what stands at the primary place.
    pub fn label(&mut self, text: impl Into<String>) -> &mut Self {
        self.primary.text = text.into();
        self
    }

    /// Points at another place.
    pub fn also(&mut self, span: Span, text: impl Into<String>) -> &mut Self {
        self.also.push(Label { span, text: text.into() });
        self
    }

    /// Says what to do.
    pub fn hint(&mut self, text: impl Into<String>) -> &mut Self {
        self.hint = Some(text.into());
        self
    }

    /// Says which change mends it.
    pub fn fix(&mut self, span: Span, replacement: impl Into<String>) -> &mut Self {
        self.fix = Some(Fix { span, replacement: replacement.into() });
        self
    }

    /// Adds "did you mean `x`?" where something close to `word` is known.
    pub fn did_you_mean<'a>(&mut self, word: &str, known: impl IntoIterator<Item = &'a str>) -> &mut Self {
        if let Some(near) = suggest::closest(word, known) {
            self.hint(format!("did you mean `{near}`?"));
        }
        self
    }
}

/// Puts findings in the order people read them: by file, then by place, then by code.
pub fn sort(found: &mut Vec<Diagnostic>, sources: &Sources) {
    found.sort_by(|a, b| order(a, sources).cmp(&order(b, sources)));
    found.dedup();
}

fn order<'a>(one: &'a Diagnostic, sources: &'a Sources) -> (&'a SitePath, u32, u16, &'a str) {
    (sources.path(one.primary.span.file), one.primary.span.start, one.rule.code, &one.message)
}

/// Counts findings by severity, for the closing line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Number of errors.
    pub errors: usize,
    /// Number of warnings.
    pub warnings: usize,
    /// Number of notes.
    pub notes: usize,
}

impl Counts {
    /// Counts `found`.
    #[must_use]
    pub fn of(found: &[Diagnostic]) -> Self {
        let count = |severity| found.iter().filter(|one| one.severity == severity).count();
        Self { errors: count(Severity::Error), warnings: count(Severity::Warning), notes: count(Severity::Note) }
    }

    /// "2 errors, 1 warning", or "no findings".
    #[must_use]
    pub fn sentence(self) -> String {
        let parts: Vec<String> = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")]
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, word)| format!("{number} {word}{}", if number == 1 { "" } else { "s" }))
            .collect();
        if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") }
    }
}

/// Where findings are read: what stands before the path of each file, and what a rule is about.
///
/// Paths in findings start at the content folder; services that host repositories count from the repository's root.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The content folder inside the repository, without `/` at its ends; empty where they are the same.
    pub folder: &'a str,
    /// What a rule is about, in a few words.
    pub summary: &'a dyn Fn(&RuleId) -> &'a str,
}

impl Setting<'_> {
    /// The path of a file from the root of the repository.
    fn path(&self, path: &SitePath) -> String {
        if self.folder.is_empty() { path.as_str().to_owned() } else { format!("{}/{path}", self.folder) }
    }
}

/// The message, and what to do in brackets where that is known.
fn message_with_hint(one: &Diagnostic) -> String {
    match &one.hint {
        Some(hint) => format!("{} ({hint})", one.message),
        None => one.message.clone(),
    }
}

/// How many findings of one file are told.
const FINDINGS_MAX: usize = 200;

/// Keeps the first 200 findings of each file of sorted `found`, and says how many more there are.
pub fn shorten(found: &mut Vec<Diagnostic>) {
    let mut kept: Vec<Diagnostic> = Vec::new();
    for group in found.chunk_by(|one, other| one.primary.span.file == other.primary.span.file) {
        kept.extend(group.iter().take(FINDINGS_MAX).cloned());
        let Some(first) = group.get(FINDINGS_MAX) else { continue };
        let more = &group[FINDINGS_MAX..];
        let mut rest = first.clone();
        rest.severity = more.iter().map(|one| one.severity).max().unwrap_or(first.severity);
        rest.message = match more.len() {
            1 => "there is one more finding in this file".to_owned(),
            count => format!("there are {count} more findings in this file"),
        };
        rest.hint = Some("fix those above first".to_owned());
        rest.also.clear();
        rest.fix = None;
        kept.push(rest);
    }
    *found = kept;
}

/// A text of anyone's, fit to be printed to a terminal: control characters are written out.
#[must_use]
pub fn printable(text: &str) -> std::borrow::Cow<'_, str> {
    escape::text(text)
}
