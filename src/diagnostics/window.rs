//! Which part of a file is shown around the places a finding points at.
//!
//! Lines are real lines of the file under their own numbers, but a line may have 1 MiB, and places may lie thousands of
//! lines apart. So marks share a window only where they are near each other, a mark too long for the terminal is drawn
//! as far as it fits, and a window holds no more of a line than the drawing could show. What a finding costs to draw
//! thereby does not depend on the size of the file.

use std::ops::Range;

use super::lines::{Lines, Spot};
use super::{FileId, Label, escape};

/// Marks this many lines apart are shown in windows of their own.
const LINES_MAX: usize = 200;

/// Columns kept on both sides of the marks: more than any terminal that is drawn for is wide, so that the drawing still
/// sees that the line goes on and says so.
const COLUMNS_AROUND: usize = super::terminal::WIDTH_MAX + 100;

/// A place to underline.
#[derive(Clone)]
pub(super) struct Mark<'a> {
    pub(super) label: &'a Label,
    pub(super) primary: bool,
    start: Spot,
    end: Spot,
}

impl<'a> Mark<'a> {
    /// The part of `label`'s span that is drawn when there is room for `room` columns.
    pub(super) fn new(label: &'a Label, primary: bool, lines: &Lines<'_>, room: usize) -> Self {
        let bytes = lines.clamp(label.span);
        let text = lines.text.get(bytes.clone()).unwrap_or("").trim_end_matches(['\r', '\n']);
        let start = lines.spot(bytes.start);
        let mut end = lines.spot(bytes.start + text.len()).max(start);
        if end.line - start.line > LINES_MAX || end.line > start.line && end.column.abs_diff(start.column) > room {
            end = lines.end_of(start.line);
        }
        if end.line == start.line {
            let shown = lines.cut(start.line, start.column..end.column.min(start.column + room));
            end.column = start.column + columns_that_fit(shown, room);
        }
        Self { label, primary, start, end }
    }

    fn columns(&self) -> Range<usize> {
        self.start.column.min(self.end.column)..self.start.column.max(self.end.column)
    }
}

/// How many characters of `text` surely fit into `room` columns: what is not ASCII may be two columns wide.
fn columns_that_fit(text: &str, room: usize) -> usize {
    let mut width = 0;
    text.chars()
        .take_while(|one| {
            width += match one {
                '\t' => 4,
                _ if one.is_ascii() => 1,
                _ => 2,
            };
            width <= room
        })
        .count()
}

/// Marks in one file that are shown together.
pub(super) struct Window<'a> {
    pub(super) file: FileId,
    /// In the order they should be read.
    pub(super) marks: Vec<Mark<'a>>,
    lines: Range<usize>,
    columns: Range<usize>,
}

impl<'a> Window<'a> {
    /// A window around one mark.
    pub(super) fn new(mark: Mark<'a>) -> Self {
        Self {
            file: mark.label.span.file,
            lines: mark.start.line..mark.end.line + 1,
            columns: mark.columns(),
            marks: vec![mark],
        }
    }

    /// Takes `mark` in if it is in the same file and near enough, or gives it back.
    pub(super) fn take(&mut self, mark: Mark<'a>, room: usize) -> Option<Mark<'a>> {
        let lines = union(&self.lines, &(mark.start.line..mark.end.line + 1));
        let columns = union(&self.columns, &mark.columns());
        if mark.label.span.file != self.file || lines.len() > LINES_MAX || columns.len() > room {
            return Some(mark);
        }
        (self.lines, self.columns) = (lines, columns);
        self.marks.push(mark);
        None
    }

    /// The number of the first line, from 1.
    pub(super) fn first_line(&self) -> usize {
        self.lines.start + 1
    }

    /// The number of the last line, from 1.
    pub(super) fn last_line(&self) -> usize {
        self.lines.end
    }

    /// The text to show, and the bytes of it that each mark underlines.
    pub(super) fn view(&self, lines: &Lines<'_>) -> (String, Vec<Range<usize>>) {
        let left = self.columns.start.saturating_sub(COLUMNS_AROUND);
        let right = self.columns.end.saturating_add(COLUMNS_AROUND);
        let mut text = String::new();
        let mut starts = Vec::with_capacity(self.lines.len());
        for line in self.lines.clone() {
            starts.push(text.len());
            text.extend(lines.cut(line, left..right).chars().map(escape::stand_in));
            text.push('\n');
        }
        let byte = |spot: Spot| {
            let start = starts.get(spot.line - self.lines.start).copied().unwrap_or(0);
            let rest = text.get(start..).unwrap_or("");
            start + rest.char_indices().nth(spot.column - left).map_or(rest.len(), |(at, _)| at)
        };
        let marks = self.marks.iter().map(|mark| visible(&text, byte(mark.start)..byte(mark.end))).collect();
        (text, marks)
    }
}

/// Gives an empty mark the character after it, so that there is something to underline.
///
/// A line's end is none, except after the last line: taken there, the mark would go on in the next line.
fn visible(text: &str, bytes: Range<usize>) -> Range<usize> {
    let rest = text.get(bytes.start..).unwrap_or("");
    match rest.chars().next() {
        Some(next) if bytes.is_empty() && (next != '\n' || rest.len() == 1) => {
            bytes.start..bytes.start + next.len_utf8()
        }
        _ => bytes,
    }
}

fn union(one: &Range<usize>, other: &Range<usize>) -> Range<usize> {
    one.start.min(other.start)..one.end.max(other.end)
}
