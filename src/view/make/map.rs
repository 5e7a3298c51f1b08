//! The alignment of a period as a map: cards in reading order, and where each stands.
//!
//! How high a card is follows from how many lines its words take. That is a guess on the wide side, since nobody here knows the
//! reader's face; everything is measured in its size, so larger text makes a larger map.

use std::collections::{BTreeMap, BTreeSet};

use unicode_width::UnicodeWidthStr;

use super::{
    super::{
        AlignmentMap, AlignmentView, CardKind, Extent, FurtherLine, LaneKind, LaneNode, Lanes, Line, MapCard, Place,
        lanes::indents, lay_out,
    },
    Maker,
};
use crate::{
    link::{ObjectiveKey, Target},
    model::Level,
};

/// How many columns an indent takes.
const INDENT_COLUMNS: usize = 4;

/// What a card stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Item {
    Vision,
    Theme(usize),
    Objective(ObjectiveKey),
    KeyResult(ObjectiveKey, usize),
    Unaligned,
    Branch(Option<ObjectiveKey>),
}

/// The cards of a map, and what they serve.
struct Graph {
    items: Vec<Item>,
    nodes: Vec<LaneNode>,
}

impl Maker<'_> {
    /// The alignment of a period as a map.
    #[must_use]
    pub fn alignment_map(&self, period: Option<usize>) -> AlignmentMap {
        let head = self.alignment_head(AlignmentView::Map, period);
        let graph = self.graph(period);
        let lanes = lay_out(&graph.nodes);
        let cards = self.cards(&graph, &lanes, period);
        let scope = self.facts.scope(period);
        let key_results: usize = scope.keys().map(|key| self.facts.site.objective(key).key_results.len()).sum();
        let shown = cards.iter().filter(|card| card.kind == CardKind::KeyResult).count();
        AlignmentMap {
            layout: self.layout(&[&head.title, &self.say("view-map", &[])], &head.lead),
            has_strategy: graph.nodes.iter().any(|node| matches!(node.kind, LaneKind::Vision | LaneKind::Theme)),
            size: height_classes(lanes.height),
            is_flat: scope.is_flat,
            fact: self.key_results_elsewhere(key_results - shown).unwrap_or_default(),
            has_further: cards.iter().any(|card| !card.further.is_empty()),
            cards,
            head,
        }
    }

    /// Every card with what it serves, each after what it serves.
    fn graph(&self, period: Option<usize>) -> Graph {
        let mut graph = Graph { items: Vec::new(), nodes: Vec::new() };
        let is_flat = self.facts.scope(period).is_flat;
        let mut todo: Vec<(Item, Option<usize>)> =
            self.map_roots(period).into_iter().rev().map(|item| (item, None)).collect();
        while let Some((item, parent)) = todo.pop() {
            let index = graph.items.len();
            graph.items.push(item);
            graph.nodes.push(LaneNode { kind: self.lane_kind(item, is_flat), height: 0, parent, further: Vec::new() });
            todo.extend(self.map_below(item, period).into_iter().rev().map(|below| (below, Some(index))));
        }
        for (index, indent) in indents(&graph.nodes).into_iter().enumerate() {
            graph.nodes[index].height = self.card_height(graph.items[index], indent, is_flat);
        }
        self.add_further(&mut graph, is_flat);
        graph
    }

    /// Adds the lines to what objectives further serve, where that is on the map.
    fn add_further(&self, graph: &mut Graph, is_flat: bool) {
        let numbers: BTreeMap<Item, usize> =
            graph.items.iter().enumerate().map(|(index, item)| (*item, index)).collect();
        for (index, item) in graph.items.iter().enumerate() {
            let Item::Objective(key) = *item else { continue };
            let linked = self.facts.site.objective(key);
            let mut further: Vec<usize> = Vec::new();
            for target in linked.supports.iter().chain(linked.key_result_supports.iter().flatten()) {
                let meant = match *target {
                    Target::Theme(theme) => numbers.get(&Item::Theme(theme)),
                    Target::Objective(above) => numbers.get(&Item::Objective(above)),
                    // key results of teams have no cards: their objectives stand for them; and so where they stand on the right
                    Target::KeyResult(above, _) if is_flat => numbers.get(&Item::Objective(above)),
                    Target::KeyResult(above, number) => {
                        numbers.get(&Item::KeyResult(above, number)).or_else(|| numbers.get(&Item::Objective(above)))
                    }
                };
                let is_new =
                    |to: &&usize| **to != index && graph.nodes[index].parent != Some(**to) && !further.contains(*to);
                further.extend(meant.filter(is_new).copied());
            }
            graph.nodes[index].further = further;
        }
    }

    fn map_roots(&self, period: Option<usize>) -> Vec<Item> {
        let has_any = self.facts.scope(period).keys().next().is_some();
        let has_vision =
            self.facts.site.organisation.as_ref().is_some_and(|organisation| organisation.vision.is_some());
        match (has_any, has_vision) {
            (false, _) => Vec::new(),
            (true, true) if self.unaligned(period).is_empty() => vec![Item::Vision],
            (true, true) => vec![Item::Vision, Item::Unaligned],
            (true, false) => {
                let mut roots = self.below_vision(period);
                if !self.unaligned(period).is_empty() {
                    roots.push(Item::Unaligned);
                }
                roots
            }
        }
    }

    /// The themes that something serves, then the strategic objectives that serve none.
    fn below_vision(&self, period: Option<usize>) -> Vec<Item> {
        let themes = self.facts.site.organisation.as_ref().map_or(0, |organisation| organisation.strategy.len());
        let themes = (0..themes).map(Item::Theme).filter(|theme| !self.map_below(*theme, period).is_empty());
        let is_flat = self.facts.scope(period).is_flat;
        let beside = if is_flat { self.homeless(Level::Tactical, period) } else { Vec::new() };
        themes.chain(self.homeless(Level::Strategic, period)).chain(beside).collect()
    }

    /// What stands under a heading of its own; nothing where all objectives stand side by side.
    fn unaligned(&self, period: Option<usize>) -> Vec<Item> {
        if self.facts.scope(period).is_flat { Vec::new() } else { self.homeless(Level::Tactical, period) }
    }

    fn homeless(&self, level: Level, period: Option<usize>) -> Vec<Item> {
        let is_meant = |key: &ObjectiveKey| {
            let linked = self.facts.site.objective(*key);
            linked.level == level && self.facts.home(linked).is_none()
        };
        self.facts.scope(period).keys().filter(is_meant).map(Item::Objective).collect()
    }

    /// The cards below one. Key results stand below strategic objectives only, or below all that stand side by side; what serves
    /// a team's is below its objective.
    fn map_below(&self, item: Item, period: Option<usize>) -> Vec<Item> {
        let scope = self.facts.scope(period);
        let is_split = scope.extent == Extent::Split && !scope.is_flat;
        let is_strategic =
            |key: ObjectiveKey| scope.is_flat || self.facts.site.objective(key).level == Level::Strategic;
        let serving = |target: Target| {
            let (homes, _) = self.serving(target, period);
            homes.into_iter().filter(|key| !is_split || is_strategic(*key)).map(Item::Objective).collect::<Vec<_>>()
        };
        match item {
            Item::Vision => self.below_vision(period),
            Item::Theme(index) => serving(Target::Theme(index)),
            Item::Unaligned if is_split => vec![Item::Branch(None)],
            Item::Unaligned => self.homeless(Level::Tactical, period),
            Item::KeyResult(..) if scope.is_flat => Vec::new(), // what serves one is below its objective
            Item::KeyResult(key, index) => serving(Target::KeyResult(key, index)),
            Item::Branch(_) => Vec::new(),
            Item::Objective(key) => {
                let numbers = 0..self.facts.site.objective(key).key_results.len();
                let served = numbers.clone().flat_map(|index| serving(Target::KeyResult(key, index)));
                let mut below: Vec<Item> = if scope.is_flat {
                    numbers.map(|index| Item::KeyResult(key, index)).chain(served).collect()
                } else if is_strategic(key) {
                    numbers.map(|index| Item::KeyResult(key, index)).collect()
                } else {
                    served.collect()
                };
                below.extend(serving(Target::Objective(key)));
                if is_split {
                    below.push(Item::Branch(Some(key)));
                }
                below
            }
        }
    }

    /// The lane of a card. Where all objectives stand side by side, their key results have the lane of teams.
    fn lane_kind(&self, item: Item, is_flat: bool) -> LaneKind {
        match item {
            Item::Objective(_) if is_flat => LaneKind::Strategic,
            Item::KeyResult(..) if is_flat => LaneKind::Team,
            Item::Vision => LaneKind::Vision,
            Item::Theme(_) => LaneKind::Theme,
            Item::Objective(key) => match self.facts.site.objective(key).level {
                Level::Strategic => LaneKind::Strategic,
                Level::Tactical => LaneKind::Team,
            },
            Item::KeyResult(..) => LaneKind::KeyResult,
            Item::Unaligned => LaneKind::Heading,
            Item::Branch(_) => LaneKind::Team,
        }
    }

    /// How high a card is, in units: a quarter of the root font size. One that is indented is narrower.
    fn card_height(&self, item: Item, indent: usize, is_flat: bool) -> i64 {
        let columns = |wide: usize| wide.saturating_sub(INDENT_COLUMNS * indent).max(10);
        let site = self.facts.site;
        let theme = |index: usize| site.theme(index).map_or("", |theme| theme.title.as_str());
        match item {
            Item::Vision => {
                let vision = site.organisation.as_ref().and_then(|one| one.vision.as_deref()).unwrap_or_default();
                11 + 6 * lines(vision, columns(18))
            }
            Item::Theme(index) => 6 + 5 * lines(theme(index), columns(20)),
            Item::Objective(key) => match site.objective(key).level {
                Level::Tactical if is_flat => 16 + 6 * lines(&site.objective(key).head.title, columns(36)),
                Level::Strategic => 16 + 6 * lines(&site.objective(key).head.title, columns(36)),
                Level::Tactical => 16 + 5 * lines(&site.objective(key).head.title, columns(42)),
            },
            Item::KeyResult(key, index) => {
                let title = &site.objective(key).key_results[index].title;
                10 + 5 * lines(&format!("{title} {}", self.value_or_dropped(key, index)), columns(40))
            }
            Item::Unaligned => 8,
            Item::Branch(_) => 17,
        }
    }

    fn cards(&self, graph: &Graph, lanes: &Lanes, period: Option<usize>) -> Vec<MapCard> {
        let mut numbers = vec![0; graph.items.len()];
        for (number, index) in lanes.order.iter().enumerate() {
            numbers[*index] = number;
        }
        let parents: BTreeSet<usize> = graph.nodes.iter().filter_map(|node| node.parent).collect();
        let mut starting: BTreeMap<usize, Vec<&Line>> = BTreeMap::new();
        for line in &lanes.lines {
            starting.entry(line.from).or_default().push(line);
        }
        let mut cards: Vec<MapCard> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for index in &lanes.order {
            while open.last().is_some_and(|last| Some(*last) != graph.nodes[*index].parent) {
                open.pop();
                if let Some(last) = cards.last_mut() {
                    last.closes.push(true);
                }
            }
            let mut card = self.card(graph.items[*index], period);
            card.number = numbers[*index];
            card.place = place_classes(lanes.places[*index], lanes.indents[*index]);
            card.opens = parents.contains(index);
            for line in starting.get(index).into_iter().flatten() {
                if line.is_further {
                    let title = self.card(graph.items[line.to], period).title;
                    card.further.push(FurtherLine { to: numbers[line.to], title, line: line.path.clone() });
                } else {
                    card.line.clone_from(&line.path);
                }
            }
            if card.opens {
                open.push(*index);
            }
            cards.push(card);
        }
        if let Some(last) = cards.last_mut() {
            last.closes.extend(open.iter().map(|_| true));
        }
        cards
    }

    fn card(&self, item: Item, period: Option<usize>) -> MapCard {
        let organisation = self.facts.site.organisation.as_ref();
        let lang = || organisation.map_or_else(String::new, |organisation| self.lang(&organisation.head));
        match item {
            Item::Vision => {
                let vision = organisation.and_then(|organisation| organisation.vision.clone()).unwrap_or_default();
                MapCard { above: self.say("vision", &[]), lang: lang(), ..blank(CardKind::Vision, vision) }
            }
            Item::Theme(index) => {
                let title = self.facts.site.theme(index).map_or_else(String::new, |theme| theme.title.clone());
                MapCard { lang: lang(), ..blank(CardKind::Theme, title) }
            }
            Item::Unaligned => blank(CardKind::Unaligned, self.say("unaligned", &[])),
            Item::Branch(root) => {
                let keys = self.facts.scope(period).in_branch(root);
                let href = self.href(&self.facts.branch_address(root, period));
                MapCard { href, ..blank(CardKind::Branch, self.branch_title(keys, period)) }
            }
            Item::KeyResult(key, index) => {
                let line = self.key_result_bare(key, index);
                MapCard {
                    href: line.href,
                    lang: self.lang(&self.facts.site.objective(key).head),
                    value: self.value_or_dropped(key, index),
                    is_dropped: line.is_dropped,
                    bar: line.bar,
                    score: line.score,
                    expected: line.expected,
                    status: Some(line.status),
                    ..blank(CardKind::KeyResult, line.title)
                }
            }
            Item::Objective(key) => {
                let linked = self.facts.site.objective(key);
                let row = self.objective_row(key);
                let is_flat = self.facts.scope(period).is_flat;
                let is_strategic = linked.level == Level::Strategic || is_flat;
                let owner = self.owner_names(&linked.owners).filter(|_| is_strategic && !is_flat);
                MapCard {
                    above: self.with_absence(owner.unwrap_or(row.team), linked),
                    href: row.href,
                    lang: row.lang,
                    bar: row.bar,
                    score: row.score,
                    expected: row.expected,
                    status: Some(row.status),
                    ..blank(if is_strategic { CardKind::Strategic } else { CardKind::Tactical }, row.title)
                }
            }
        }
    }
}

/// A card with nothing but its words.
fn blank(kind: CardKind, title: String) -> MapCard {
    MapCard {
        kind,
        number: 0,
        place: String::new(),
        above: String::new(),
        title,
        href: String::new(),
        lang: String::new(),
        is_dropped: false,
        value: String::new(),
        bar: String::new(),
        score: String::new(),
        expected: String::new(),
        status: None,
        line: String::new(),
        further: Vec::new(),
        opens: false,
        closes: Vec::new(),
    }
}

/// How many lines a text takes where one holds so many columns.
fn lines(text: &str, columns: usize) -> i64 {
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let width = word.width();
        if used > 0 && used + 1 + width > columns {
            lines += 1;
            used = 0;
        }
        used += width + usize::from(used > 0);
        while used > columns {
            lines += 1;
            used -= columns;
        }
    }
    lines
}

/// Where a card stands and how high it is: a class for each digit that is not 0.
fn place_classes(place: Place, indent: usize) -> String {
    let mut classes = digits(place.y, &["yd", "yc", "yb", "ya"]);
    classes.push(height_classes(place.height));
    if indent > 0 {
        classes.push(format!("in{indent}"));
    }
    classes.join(" ")
}

fn height_classes(height: i64) -> String {
    digits(height, &["hd", "hc", "hb", "ha"]).join(" ")
}

fn digits(number: i64, names: &[&str]) -> Vec<String> {
    let mut rest = number;
    let mut classes = Vec::new();
    for name in names {
        if rest % 10 > 0 {
            classes.push(format!("{name}{}", rest % 10));
        }
        rest /= 10;
    }
    classes
}
