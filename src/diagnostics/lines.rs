//! Lines and columns of many places in a file, without reading its text anew for each.
//!
//! [`Sources::place`] reads from the start of the file every time, which is fine for one place. A printer asks for
//! thousands, and a file may be a single line of 1 MiB: this index answers each in about a thousand steps.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Diagnostic, FileId, Place, Sources, Span};

/// So many bytes lie between two known counts of characters.
const BLOCK_BYTES: usize = 1024;

/// The lines of every file that some findings point into.
pub(super) struct Index<'a>(BTreeMap<FileId, Lines<'a>>);

impl<'a> Index<'a> {
    /// Reads every file named in `found` once.
    pub(super) fn of(found: &[Diagnostic], sources: &'a Sources) -> Self {
        let mut files = BTreeMap::new();
        let places = |one: &Diagnostic| {
            let fix = one.fix.as_ref().map(|fix| fix.span.file);
            std::iter::once(one.primary.span.file)
                .chain(one.also.iter().map(|label| label.span.file))
                .chain(fix)
                .collect::<Vec<_>>()
        };
        for file in found.iter().flat_map(places) {
            files.entry(file).or_insert_with(|| Lines::new(sources.text(file)));
        }
        Self(files)
    }

    /// The lines of `file`, which one of the findings names.
    pub(super) fn lines(&self, file: FileId) -> &Lines<'a> {
        &self.0[&file]
    }
}

/// A line and a column of one file, both from 0, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// One file's text, with what is needed to find a line, a column or a byte in it quickly.
pub(super) struct Lines<'a> {
    pub(super) text: &'a str,
    /// Where each line starts; there is always a first.
    starts: Vec<usize>,
    /// How many characters start before byte 0, 1024, 2048 ...
    characters: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1));
        let mut characters = vec![0];
        let mut count = 0;
        for block in text.as_bytes().chunks(BLOCK_BYTES) {
            count += count_starts(block);
            characters.push(count);
        }
        Self { text, starts, characters }
    }

    /// The bytes of `span`, moved back to the text and to where characters start.
    pub(super) fn clamp(&self, span: Span) -> Range<usize> {
        let clamp = |offset: usize| self.text.floor_char_boundary(offset);
        let Range { start, end } = span.range();
        clamp(start)..clamp(end.max(start))
    }

    /// Line and column of the byte `at` for people; the same as [`Sources::place`] says.
    pub(super) fn place(&self, at: usize) -> Place {
        let line = self.line_of(at);
        Place { line: line + 1, column: self.column(line, at) + 1 }
    }

    /// The line that holds the byte `at`, from 0, and the byte where it starts.
    pub(super) fn line_and_start(&self, at: usize) -> (usize, usize) {
        let line = self.line_of(at);
        (line, self.range(line).start)
    }

    /// Line and column of the byte `at`, where the end of a line (CR LF or LF) is one place.
    pub(super) fn spot(&self, at: usize) -> Spot {
        let line = self.line_of(at);
        Spot { line, column: self.column(line, at.min(self.range(line).end)) }
    }

    /// The place after the last character of `line`.
    pub(super) fn end_of(&self, line: usize) -> Spot {
        Spot { line, column: self.column(line, self.range(line).end) }
    }

    /// The characters of `line` in `columns`, as far as there are any, without the line's end.
    pub(super) fn cut(&self, line: usize, columns: Range<usize>) -> &'a str {
        let bytes = self.range(line);
        let offset = |column| self.offset(bytes.start, column).min(bytes.end);
        self.text.get(offset(columns.start)..offset(columns.end)).unwrap_or("")
    }

    /// The bytes of `line` without its end.
    fn range(&self, line: usize) -> Range<usize> {
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        let rest = &self.text[start..self.starts.get(line + 1).copied().unwrap_or(self.text.len())];
        let text = rest.strip_suffix('\n').map_or(rest, |text| text.strip_suffix('\r').unwrap_or(text));
        start..start + text.len()
    }

    fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    fn column(&self, line: usize, at: usize) -> usize {
        let start = self.starts.get(line).copied().unwrap_or(0);
        self.characters_before(at).saturating_sub(self.characters_before(start))
    }

    fn characters_before(&self, at: usize) -> usize {
        let block = at / BLOCK_BYTES;
        let known = self.characters.get(block).copied().unwrap_or(0);
        known + self.text.as_bytes().get(block * BLOCK_BYTES..at).map_or(0, count_starts)
    }

    /// The byte where the character `column` places after byte `start` starts.
    fn offset(&self, start: usize, column: usize) -> usize {
        let target = self.characters_before(start).saturating_add(column);
        let block = self.characters.partition_point(|before| *before <= target).saturating_sub(1);
        let known = self.characters.get(block).copied().unwrap_or(0);
        let bytes = self.text.as_bytes().iter().enumerate().skip(block * BLOCK_BYTES);
        bytes.filter(|(_, byte)| starts_character(**byte)).nth(target - known).map_or(self.text.len(), |(at, _)| at)
    }
}

fn count_starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| starts_character(**byte)).count()
}

/// In UTF-8 every byte but the first of a character is `10xxxxxx`.
fn starts_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}
