//! A text of an author's, cut into words and numbers.

use std::ops::Range;

use crate::diagnostics::{Sources, Span};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word, perhaps with digits, hyphens or an apostrophe in it: `H1`, `step-free`.
    Word,
    /// A number as people write it: `12,5`, `100 000`, `2026-12-31`, `24/7`.
    Number,
    /// Any other character.
    Mark,
}

/// A word, number or mark of a text.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// In lower case.
    pub(super) text: String,
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
}

/// A text and where it stands.
#[derive(Debug)]
pub(super) struct Text<'a> {
    pub(super) value: &'a str,
    pub(super) tokens: Vec<Token>,
    span: Span,
    /// Where the value starts in the file, where it stands there letter by letter.
    start: Option<usize>,
}

impl<'a> Text<'a> {
    /// Cuts `value`, which is written at `span`.
    pub(super) fn new(value: &'a str, span: Span, sources: &Sources) -> Self {
        let written = sources.slice(span);
        let start = written.find(value).filter(|at| *at <= 1).map(|at| span.start as usize + at);
        Self { value, tokens: tokens(value), span, start }
    }

    /// Where `count` tokens from the one at `first` stand; the whole value where it is written with escapes or folded.
    pub(super) fn place(&self, first: usize, count: usize) -> Span {
        let last = (first + count.max(1) - 1).min(self.tokens.len().saturating_sub(1));
        match (self.start, self.tokens.get(first), self.tokens.get(last)) {
            (Some(start), Some(first), Some(last)) => {
                Span::new(self.span.file, start + first.range.start, start + last.range.end)
            }
            _ => self.span,
        }
    }

    /// Where the whole value stands.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// The words of `count` tokens as they are written.
    pub(super) fn words(&self, first: usize, count: usize) -> &'a str {
        let last = first + count.max(1) - 1;
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(first), Some(last)) => &self.value[first.range.start..last.range.end],
            _ => "",
        }
    }
}

/// Cuts a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kind, length) = if first.is_ascii_digit() {
            number(rest)
        } else if first.is_alphanumeric() {
            (Kind::Word, run(rest, char::is_alphanumeric, |one| matches!(one, '-' | '\'' | '\u{2019}' | '\u{ad}')))
        } else {
            (Kind::Mark, first.len_utf8())
        };
        if !first.is_whitespace() {
            found.push(Token { kind, text: text[at..at + length].to_lowercase(), range: at..at + length });
        }
        at += length;
    }
    found
}

/// The length of a run of characters of one kind, with single ones of another kind between them.
fn run(text: &str, is_part: impl Fn(char) -> bool, joins: impl Fn(char) -> bool) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, one)) = characters.next() {
        if is_part(one) {
            end = at + one.len_utf8();
        } else if !(joins(one) && characters.peek().is_some_and(|(_, next)| is_part(*next))) {
            break;
        }
    }
    end
}

/// The length of what starts with a digit: a number with its groups, or a word such as `5G`.
fn number(text: &str) -> (Kind, usize) {
    let mut end = run(text, |one| one.is_ascii_digit(), |one| matches!(one, '.' | ',' | '/' | ':' | '-' | '\u{2013}'));
    if text[end..].starts_with(char::is_alphabetic) {
        let length = run(text, char::is_alphanumeric, |one| one == '-');
        return (Kind::Word, length.max(end));
    }
    loop {
        let rest = &text[end..];
        let Some(space) = rest.chars().next().filter(|one| matches!(one, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'))
        else {
            break;
        };
        let group = &rest[space.len_utf8()..];
        let digits = run(group, |one| one.is_ascii_digit(), |_| false);
        if digits != 3 || group[3..].starts_with(char::is_alphanumeric) {
            break;
        }
        end += space.len_utf8() + 3;
    }
    (Kind::Number, end)
}
