//! Cuts a long list, in which lines stand below each other, into pages.
//!
//! A page ends where the least hangs together: before a line that stands as far out as possible. Where a page begins within a
//! list all the same, the lines above its first one are told again, so that readers see what it belongs to.

use std::ops::Range;

/// How many lines above the first one of a page are told again at most: the nearest ones.
const CONTEXT_MAX: usize = 12;
/// Of which part of a page the end is looked for: the last third.
const END_PART: usize = 3;

/// How much a line takes, or a page holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Lines.
    pub lines: usize,
    /// Elements of HTML.
    pub nodes: usize,
    /// Bytes of HTML.
    pub bytes: usize,
}

impl Size {
    /// What a page for people holds of a list, beside its frame.
    const PAGE: Self = Self { lines: 0, nodes: 5_300, bytes: 260_000 };

    /// A page that holds so many lines, and no more than any page may.
    #[must_use]
    pub fn page(lines: usize) -> Self {
        Self { lines, ..Self::PAGE }
    }

    /// Whether a page of the size `page` holds this.
    #[must_use]
    pub fn fits(self, page: Self) -> bool {
        self.lines <= page.lines && self.nodes <= page.nodes && self.bytes <= page.bytes
    }
}

impl std::ops::Add for Size {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { lines: self.lines + other.lines, nodes: self.nodes + other.nodes, bytes: self.bytes + other.bytes }
    }
}

impl std::iter::Sum for Size {
    fn sum<I: Iterator<Item = Self>>(sizes: I) -> Self {
        sizes.fold(Self { lines: 0, nodes: 0, bytes: 0 }, std::ops::Add::add)
    }
}

/// A line of the list: how deep it stands, and how much it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// How many lines are above it. At most one more than of the line before.
    pub depth: usize,
    /// How much it takes.
    pub size: Size,
}

/// What stands on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLines {
    /// The lines above the first one, outermost first: they belong to an earlier page.
    pub context: Vec<usize>,
    /// Its own lines.
    pub lines: Range<usize>,
}

/// Cuts a list into pages of this size, in its order. A line that is larger than a page has one to itself.
#[must_use]
pub fn paged(pieces: &[Piece], page: Size) -> Vec<PageLines> {
    let above = above(pieces);
    let mut pages = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let context = context(&above, start);
        let mut used: Size = context.iter().map(|index| pieces[*index].size).sum();
        let mut end = start;
        while end < pieces.len() && (end == start || (used + pieces[end].size).fits(page)) {
            used = used + pieces[end].size;
            end += 1;
        }
        if end < pieces.len() {
            end = best_end(pieces, start, end);
        }
        pages.push(PageLines { context, lines: start..end });
        start = end;
    }
    pages
}

/// The line that each one stands right below.
fn above(pieces: &[Piece]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut above = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.iter().enumerate() {
        open.truncate(piece.depth);
        above.push(open.last().copied());
        open.push(index);
    }
    above
}

/// The lines above one, outermost first.
fn context(above: &[Option<usize>], index: usize) -> Vec<usize> {
    let mut lines: Vec<usize> = std::iter::successors(above[index], |line| above[*line]).take(CONTEXT_MAX).collect();
    lines.reverse();
    lines
}

/// Where to end a page that has room up to `end`: before the line in its last part that stands furthest out.
fn best_end(pieces: &[Piece], start: usize, end: usize) -> usize {
    let from = (end - (end - start) / END_PART).max(start + 1);
    (from..=end).rev().min_by_key(|index| pieces[*index].depth).unwrap_or(end)
}
