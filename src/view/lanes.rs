//! Where the cards of the alignment map stand, and the lines between them.
//!
//! First what may be ordered is ordered so that few lines cross. Then the map is cut into bands: a strategic objective with its
//! key results in the middle lane, whatever serves it in the right one. The bands stand under each other, in each band every card
//! as near to what it serves as the others let it, and the themes beside their bands. Last come the lines, through the gaps
//! between lanes.
//!
//! All numbers are units: a quarter of the root font size. Nothing here knows what a card says; the caller says how high it is.
//! Nothing is random, and nothing recurses.

mod lines;
mod order;

/// Where the first cards begin: below the names of the lanes.
const TOP: i64 = 9;
/// Between two bands, and between two cards of the first lane.
const BAND_GAP: i64 = 6;
/// Between an objective and its key results.
const KEY_RESULT_GAP: i64 = 1;
/// Between two cards of the right lane.
const CARD_GAP: i64 = 3;
/// How far a card stands further right than the one that it serves in the same lane, and how often that is done.
const INDENT: i64 = 6;
const INDENTS_MAX: usize = 8;

/// What is to be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LaneKind {
    /// The vision: first lane, first card.
    Vision,
    /// A theme of the strategy: first lane.
    Theme,
    /// A strategic objective: second lane.
    Strategic,
    /// A key result of the strategic objective that is its parent, and stands right above.
    KeyResult,
    /// What teams do: third lane.
    Team,
    /// A heading in the third lane. No lines lead from it to what stands under it.
    Heading,
}

/// One card to be placed.
#[derive(Debug, Clone)]
pub struct LaneNode {
    /// What it is.
    pub kind: LaneKind,
    /// How high it is.
    pub height: i64,
    /// What it serves, or belongs to: a card earlier in the list.
    pub parent: Option<usize>,
    /// What it further serves.
    pub further: Vec<usize>,
}

/// Where a card stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// From the left.
    pub x: i64,
    /// From the top.
    pub y: i64,
    /// How wide it is.
    pub width: i64,
    /// How high it is.
    pub height: i64,
}

impl Place {
    fn center(self) -> i64 {
        self.y + self.height / 2
    }

    fn right(self) -> i64 {
        self.x + self.width
    }

    fn bottom(self) -> i64 {
        self.y + self.height
    }
}

/// A line from a card to what it serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The card that serves.
    pub from: usize,
    /// What it serves.
    pub to: usize,
    /// Whether `to` is not its home.
    pub is_further: bool,
    /// The data of an SVG path, in units.
    pub path: String,
}

/// A map, laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lanes {
    /// The cards in reading order: each before what is below it.
    pub order: Vec<usize>,
    /// Where each stands, by its place in the input.
    pub places: Vec<Place>,
    /// How far each is indented, by its place in the input.
    pub indents: Vec<usize>,
    /// Every line; those to homes first.
    pub lines: Vec<Line>,
    /// How high the whole is.
    pub height: i64,
}

/// The lanes from the left: where each starts, and how wide it is.
#[derive(Debug, Clone, Copy)]
struct Grid {
    x: [i64; 3],
    width: [i64; 3],
}

/// With a lane for vision and strategy.
const THREE: Grid = Grid { x: [0, 66, 178], width: [52, 96, 100] };
/// Without one.
const TWO: Grid = Grid { x: [0, 10, 156], width: [0, 128, 122] };

impl Grid {
    fn right(self, lane: usize) -> i64 {
        self.x[lane] + self.width[lane]
    }
}

fn lane(kind: LaneKind) -> usize {
    match kind {
        LaneKind::Vision | LaneKind::Theme => 0,
        LaneKind::Strategic | LaneKind::KeyResult => 1,
        LaneKind::Team | LaneKind::Heading => 2,
    }
}

/// A strategic objective with its key results, and what teams do for them.
#[derive(Debug, Default)]
struct Band {
    /// The theme or vision beside it.
    beside: Option<usize>,
    strategic: Vec<usize>,
    teams: Vec<usize>,
}

/// Lays out a map. Parents come before their children in `nodes`.
#[must_use]
pub fn lay_out(nodes: &[LaneNode]) -> Lanes {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (index, node) in nodes.iter().enumerate() {
        if let Some(parent) = node.parent {
            children[parent].push(index);
        }
    }
    let mut roots: Vec<usize> = (0..nodes.len()).filter(|index| nodes[*index].parent.is_none()).collect();
    order::reduce(nodes, &mut roots, &mut children);
    let has_strategy = nodes.iter().any(|node| lane(node.kind) == 0);
    let grid = if has_strategy { THREE } else { TWO };
    let indents = indents(nodes);
    let mut places: Vec<Place> = nodes
        .iter()
        .zip(&indents)
        .map(|(node, indent)| {
            let (lane, shift) = (lane(node.kind), INDENT * i64::try_from(*indent).unwrap_or(0));
            Place { x: grid.x[lane] + shift, y: 0, width: grid.width[lane] - shift, height: node.height }
        })
        .collect();
    let bands = bands(nodes, &roots, &children);
    let mut y = TOP;
    let mut corridors = vec![TOP - BAND_GAP / 2];
    let mut beside: Vec<(usize, i64, i64)> = Vec::new();
    for band in &bands {
        let bottom = stand(band, y, nodes, &mut places);
        if let Some(card) = band.beside {
            match beside.last_mut().filter(|(last, ..)| *last == card) {
                Some((_, _, end)) => *end = bottom,
                None => beside.push((card, y, bottom)),
            }
        }
        corridors.push(bottom + BAND_GAP / 2);
        y = bottom + BAND_GAP;
    }
    stand_beside(nodes, &beside, &mut places);
    let lines = lines::draw(nodes, &places, grid, &corridors);
    let height = places.iter().map(|place| place.bottom()).max().unwrap_or(TOP);
    Lanes { order: order::preorder(&roots, &children), places, indents, lines, height }
}

/// How often each card is indented: once for each card above it in the same lane, key results apart.
pub(super) fn indents(nodes: &[LaneNode]) -> Vec<usize> {
    let mut indents: Vec<usize> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let own = lane(node.kind);
        let parent = node.parent.filter(|parent| lane(nodes[*parent].kind) == own);
        let indent = parent.map_or(0, |parent| match (node.kind, nodes[parent].kind) {
            (LaneKind::KeyResult, _) | (_, LaneKind::Heading) => indents[parent],
            _ => (indents[parent] + 1).min(INDENTS_MAX),
        });
        indents.push(indent);
    }
    indents
}

/// The bands from the top. A strategic objective below another has its band right after that one's.
fn bands(nodes: &[LaneNode], roots: &[usize], children: &[Vec<usize>]) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    let mut todo: Vec<(usize, Option<usize>)> = roots.iter().rev().map(|root| (*root, None)).collect();
    while let Some((index, beside)) = todo.pop() {
        let below = |beside| children[index].iter().rev().map(move |child| (*child, beside));
        match nodes[index].kind {
            LaneKind::Vision | LaneKind::Theme => {
                if nodes[index].kind == LaneKind::Theme && children[index].is_empty() {
                    bands.push(Band { beside: Some(index), ..Band::default() });
                }
                todo.extend(below(Some(index)));
            }
            LaneKind::Strategic | LaneKind::KeyResult | LaneKind::Team | LaneKind::Heading => {
                let (band, nested) = gather(index, beside, nodes, children);
                todo.extend(nested.into_iter().rev().map(|nested| (nested, beside)));
                bands.push(band);
            }
        }
    }
    bands
}

/// The band of a card, and the strategic objectives further down, which have their own.
fn gather(root: usize, beside: Option<usize>, nodes: &[LaneNode], children: &[Vec<usize>]) -> (Band, Vec<usize>) {
    let mut band = Band { beside, ..Band::default() };
    let mut nested = Vec::new();
    let mut todo = vec![root];
    while let Some(index) = todo.pop() {
        if index != root && nodes[index].kind == LaneKind::Strategic {
            nested.push(index);
            continue;
        }
        match lane(nodes[index].kind) {
            2 => band.teams.push(index),
            _ => band.strategic.push(index),
        }
        todo.extend(children[index].iter().rev());
    }
    (band, nested)
}

/// Stands the cards of a band with its top at `y`; says where it ends.
fn stand(band: &Band, y: i64, nodes: &[LaneNode], places: &mut [Place]) -> i64 {
    let of_strategic = stacked(&band.strategic, KEY_RESULT_GAP, nodes);
    let of_teams = stacked(&band.teams, CARD_GAP, nodes);
    let height = of_strategic.max(of_teams);
    let mut top = y + (height - of_strategic) / 2;
    for index in &band.strategic {
        places[*index].y = top;
        top += nodes[*index].height + KEY_RESULT_GAP;
    }
    // a card of the right lane with all that serves it is one piece, as near as can be to what it serves itself
    let mut pieces: Vec<Vec<usize>> = Vec::new();
    for index in &band.teams {
        let serves_a_team = nodes[*index].parent.is_some_and(|parent| lane(nodes[parent].kind) == 2);
        match pieces.last_mut().filter(|_| serves_a_team) {
            Some(piece) => piece.push(*index),
            None => pieces.push(vec![*index]),
        }
    }
    let wished_top = |piece: &Vec<usize>| {
        let parent = nodes[piece[0]].parent.filter(|parent| lane(nodes[*parent].kind) == 1);
        parent.map_or(y, |parent| places[parent].center() - nodes[piece[0]].height / 2)
    };
    let wishes: Vec<(i64, i64)> =
        pieces.iter().map(|piece| (wished_top(piece), stacked(piece, CARD_GAP, nodes) + CARD_GAP)).collect();
    let tops = apart(&wishes, y, y + height - of_teams);
    for (piece, mut top) in pieces.iter().zip(tops) {
        for index in piece {
            places[*index].y = top;
            top += nodes[*index].height + CARD_GAP;
        }
    }
    y + height
}

/// How high cards are together.
fn stacked(cards: &[usize], gap: i64, nodes: &[LaneNode]) -> i64 {
    let gaps = gap * i64::try_from(cards.len().saturating_sub(1)).unwrap_or(0);
    cards.iter().map(|index| nodes[*index].height).sum::<i64>() + gaps
}

/// Stands the vision first, and each theme beside its bands.
fn stand_beside(nodes: &[LaneNode], beside: &[(usize, i64, i64)], places: &mut [Place]) {
    let mut first = TOP;
    for index in (0..nodes.len()).filter(|index| nodes[*index].kind == LaneKind::Vision) {
        places[index].y = first;
        first += nodes[index].height + BAND_GAP;
    }
    let themes: Vec<_> = beside.iter().filter(|(card, ..)| nodes[*card].kind == LaneKind::Theme).collect();
    let wishes: Vec<(i64, i64)> = themes
        .iter()
        .map(|(card, start, end)| {
            (i64::midpoint(*start, *end) - nodes[*card].height / 2, nodes[*card].height + BAND_GAP)
        })
        .collect();
    for ((card, ..), top) in themes.iter().zip(apart(&wishes, first, i64::MAX)) {
        places[*card].y = top;
    }
}

/// Tops as near as can be to those wished for (least squares), in the same order, each at least as far below the one before as
/// that one takes. The first is at least `least`; the last one leaves room as if the first were at most `most`.
fn apart(wishes: &[(i64, i64)], least: i64, most: i64) -> Vec<i64> {
    let mut offset = 0;
    let mut offsets = Vec::with_capacity(wishes.len());
    // runs of cards that touch: the sum of what they wish for, and how many they are
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for (wished, takes) in wishes {
        offsets.push(offset);
        runs.push((wished - offset, 1));
        offset += takes;
        while let [.., before, last] = runs.as_slice()
            && before.0 * last.1 > last.0 * before.1
        {
            let joined = (before.0 + last.0, before.1 + last.1);
            runs.truncate(runs.len() - 2);
            runs.push(joined);
        }
    }
    let shifts = runs.iter().flat_map(|(sum, number)| {
        let shift = (sum / number).min(most).max(least);
        (0..*number).map(move |_| shift)
    });
    shifts.zip(offsets).map(|(shift, offset)| shift + offset).collect()
}
