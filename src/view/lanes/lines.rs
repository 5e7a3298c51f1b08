//! The lines of the map. They keep to the gaps between lanes, to the gaps between bands, and to the free space left of cards
//! that are indented.

use std::fmt::Write;

use super::{Grid, LaneKind, LaneNode, Line, Place, lane};

/// How far lines between cards of one lane lead out of it.
const BOW: i64 = 8;
/// How far right of a card's left edge the line down to what serves it starts.
const SPINE: i64 = 3;
/// The radius of its corners.
const CORNER: i64 = 2;
/// How far below the middle of a card its further lines begin and end.
const BELOW: i64 = 2;
/// How many tracks further lines share in a gap, and how far these are apart.
const TRACKS: i64 = 5;
const TRACK: i64 = 2;

/// Every line: those to homes, then the further ones.
pub(super) fn draw(nodes: &[LaneNode], places: &[Place], grid: Grid, corridors: &[i64]) -> Vec<Line> {
    let mut lines = Vec::new();
    let pen = Pen { nodes, places, grid, corridors };
    for (from, node) in nodes.iter().enumerate() {
        let is_drawn = |to: &usize| node.kind != LaneKind::KeyResult && nodes[*to].kind != LaneKind::Heading;
        if let Some(to) = node.parent.filter(is_drawn) {
            lines.push(Line { from, to, is_further: false, path: pen.home(from, to) });
        }
    }
    for (from, node) in nodes.iter().enumerate() {
        for to in &node.further {
            let track = i64::try_from(lines.len()).unwrap_or(0) % TRACKS;
            lines.push(Line { from, to: *to, is_further: true, path: pen.across(from, *to, Some(track)) });
        }
    }
    lines
}

struct Pen<'a> {
    nodes: &'a [LaneNode],
    places: &'a [Place],
    grid: Grid,
    corridors: &'a [i64],
}

impl Pen<'_> {
    fn lane(&self, index: usize) -> usize {
        lane(self.nodes[index].kind)
    }

    /// The line from a card to its home.
    fn home(&self, from: usize, to: usize) -> String {
        let (own, home) = (self.places[from], self.places[to]);
        let hangs = matches!(self.nodes[from].kind, LaneKind::Team | LaneKind::Theme);
        if self.lane(from) == self.lane(to) && hangs && own.x > home.x + SPINE + CORNER {
            let (x, end) = (home.x + SPINE, own.center());
            return format!("M{x} {}V{}q0 {CORNER} {CORNER} {CORNER}H{}", home.bottom(), end - CORNER, own.x);
        }
        self.across(from, to, None)
    }

    /// A line through the gaps between lanes. A further one has a track there, so that not all of them run on top of each other,
    /// and begins and ends a little below the middle of its cards.
    fn across(&self, from: usize, to: usize, track: Option<i64>) -> String {
        let below = if track.is_some() { BELOW } else { 0 };
        let shift = track.map_or(0, |track| (track - TRACKS / 2) * TRACK);
        let (left, right) = if self.lane(to) <= self.lane(from) { (to, from) } else { (from, to) };
        let (start, end) = (self.places[left], self.places[right]);
        let (y, end_y) = (start.center() + below, end.center() + below);
        let (first, last) = (self.lane(left), self.lane(right));
        if first == last {
            let edge = self.grid.x[first];
            let out = edge - BOW;
            return format!("M{} {y}H{edge}C{out} {y} {out} {end_y} {edge} {end_y}H{}", start.x, end.x);
        }
        let mut path = format!("M{} {y}", start.right());
        let mut at = y;
        if last - first > 1 {
            // past the lane between: where nothing stands in the way, which a card without a strategic objective has beside it
            let free = self.corridor(right, below);
            path.push_str(&curve(self.grid.right(first), at, self.grid.x[first + 1], free, shift));
            let _ = write!(path, "H{}", self.grid.right(first + 1));
            at = free;
        }
        path.push_str(&curve(self.grid.right(last - 1), at, self.grid.x[last], end_y, shift));
        if end.x != self.grid.x[last] {
            let _ = write!(path, "H{}", end.x);
        }
        path
    }

    /// How high a line to a card of the right lane passes the middle lane: between the bands nearest to the card.
    fn corridor(&self, card: usize, below: i64) -> i64 {
        let y = self.places[card].center() + below;
        let is_home_of_theme = self.nodes[card].parent.is_some_and(|parent| self.lane(parent) == 0);
        if is_home_of_theme {
            return y; // its band has nothing in the middle lane
        }
        self.corridors.iter().copied().min_by_key(|corridor| (corridor - y).abs()).unwrap_or(y)
    }
}

/// A curve that starts and ends level, from one side of a gap to the other; `shift` from the middle of the gap.
fn curve(x: i64, y: i64, end_x: i64, end_y: i64, shift: i64) -> String {
    let middle = i64::midpoint(x, end_x) + shift;
    if y == end_y { format!("H{end_x}") } else { format!("C{middle} {y} {middle} {end_y} {end_x} {end_y}") }
}
