//! The alignment of a period as a map: cards in lanes, with lines between them.

use serde::Serialize;

use super::{AlignmentHead, Layout, PageSteps, StatusView};

/// `alignment-map.html`, `alignment-map/<period>.html`; where that is too much for one page, `alignment-map/_1.html` and its like
///
/// Cards arrive as a flat list in reading order; `opens` and `closes` tell where lists begin and end. Where a card stands is
/// said by classes, a digit each, so that no page needs an inline style: `ya1 yb2 yc3 yd4` is 1234 units from the top, `hb1 hc2
/// hd3` 123 units high; a unit is a quarter of the root font size.
#[derive(Debug, Clone, Serialize)]
pub struct AlignmentMap {
    /// The frame.
    pub layout: Layout,
    /// What it has in common with the other views.
    pub head: AlignmentHead,
    /// Whether there is a lane for vision and strategy: class `three`, else `two`.
    pub has_strategy: bool,
    /// Whether all objectives stand side by side: class `flat`. Their key results stand in the lane that teams have elsewhere.
    pub is_flat: bool,
    /// What the first lane is called: "Vision and strategy", "Units"; empty where there is none.
    pub first_lane: String,
    /// "Strategic objectives and key results", "Strategic objectives", "Objectives".
    pub second_lane: String,
    /// "Objectives of teams", "Key results"; empty where there is none.
    pub third_lane: String,
    /// How many key results are not on the map; empty where all are.
    pub fact: String,
    /// How high the map is, as classes.
    pub size: String,
    /// The cards in reading order.
    pub cards: Vec<MapCard>,
    /// Whether a dashed line is to be explained.
    pub has_further: bool,
    /// The pages beside a numbered one; none elsewhere.
    pub steps: Option<PageSteps>,
}

/// What a card stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// The vision.
    Vision,
    /// A theme of the strategy.
    Theme,
    /// A unit.
    Unit,
    /// A strategic objective.
    Strategic,
    /// A key result of a strategic objective.
    KeyResult,
    /// A tactical objective.
    Tactical,
    /// The name of the group of objectives without a parent.
    Unaligned,
    /// How much a branch holds, with the way to its page.
    Branch,
}

/// One card of the map.
#[derive(Debug, Clone, Serialize)]
pub struct MapCard {
    /// What it stands for.
    pub kind: CardKind,
    /// The number of the card in the map.
    pub number: usize,
    /// Where it stands and how high it is, as classes.
    pub place: String,
    /// "Vision", "Strategy", the team or the owner; may be empty.
    pub above: String,
    /// Its words.
    pub title: String,
    /// Its address; empty for what has no page.
    pub href: String,
    /// The language of the words where it differs from the site's; else empty.
    pub lang: String,
    /// Whether it is a key result that is dropped: then its title is struck through.
    pub is_dropped: bool,
    /// The value of a key result, or that and why it was dropped; may be empty.
    pub value: String,
    /// The progress bar; may be empty.
    pub bar: String,
    /// "0.41"; may be empty.
    pub score: String,
    /// "0.41"; may be empty.
    pub expected: String,
    /// Its status, where it has one.
    pub status: Option<StatusView>,
    /// The line to what it serves: the data of an SVG path; empty where it serves nothing.
    pub line: String,
    /// The lines to what it further serves.
    pub further: Vec<FurtherLine>,
    /// Whether a list of cards below this one begins after it.
    pub opens: bool,
    /// The lists that end after it: one entry each, always `true`.
    pub closes: Vec<bool>,
}

/// A line to what a card further serves.
#[derive(Debug, Clone, Serialize)]
pub struct FurtherLine {
    /// The number of the card that it leads to.
    pub to: usize,
    /// What that card says, for those who do not see the line.
    pub title: String,
    /// The data of the SVG path.
    pub line: String,
}
