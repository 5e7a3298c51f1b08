//! The alignment of a period as a map: cards in reading order, and where each stands.
//!
//! How high a card is follows from how many lines its words take. That is a guess on the wide side, since nobody here knows the
//! reader's face; everything is measured in its size, so larger text makes a larger map.

use std::collections::{BTreeMap, BTreeSet};

use unicode_width::UnicodeWidthStr;

use super::{
    super::{
        AlignmentHead, AlignmentMap, AlignmentView, CardKind, FurtherLine, LaneKind, LaneNode, Lanes, Line, MapCard,
        OutlineLine, PageSteps, Place, Plan, lanes::indents, lay_out,
    },
    Arg, Maker,
};
use crate::{
    link::{ObjectiveKey, Target},
    model::Level,
};

/// How many columns an indent takes.
const INDENT_COLUMNS: usize = 4;

/// The cards of a map, and what they serve.
struct Graph {
    plans: Vec<Plan>,
    nodes: Vec<LaneNode>,
}

impl Maker<'_> {
    /// The alignment of a period as a map.
    #[must_use]
    pub fn alignment_map(&self, period: Option<usize>) -> AlignmentMap {
        let map = &self.facts.alignment_pages(period).map;
        let head = self.alignment_head(AlignmentView::Map, period);
        let key_results = self.key_results_beside(&map.lines, self.facts.scope(period).keys());
        self.map_of(&map.lines, period, (head, None, key_results))
    }

    /// A numbered page of the map: some units.
    #[must_use]
    pub fn alignment_map_part(&self, period: Option<usize>, number: usize) -> AlignmentMap {
        let map = &self.facts.alignment_pages(period).map;
        let page = &map.pages[number];
        let address = |number: usize| self.facts.part_address(AlignmentView::Map, period, number);
        let steps = self.steps(number, map.pages.len(), &address);

        let own = &map.lines[page.lines.clone()];
        let lines: Vec<OutlineLine> =
            page.context.iter().map(|index| map.lines[*index]).chain(own.iter().copied()).collect();
        let shown: Vec<ObjectiveKey> = own.iter().filter_map(|line| line.objective()).collect();
        let head = self.part_head(AlignmentView::Map, period, &steps, &shown);
        let key_results = self.key_results_beside(&lines, shown.into_iter());
        self.map_of(&lines, period, (head, Some(steps), key_results))
    }

    /// How many key results of these objectives have no card.
    fn key_results_beside(&self, lines: &[OutlineLine], shown: impl Iterator<Item = ObjectiveKey>) -> usize {
        let all: usize = shown.map(|key| self.facts.site.objective(key).key_results.len()).sum();
        let cards = lines.iter().filter(|line| matches!(line.plan, Plan::KeyResult(..))).count();
        all.saturating_sub(cards)
    }

    fn map_of(
        &self,
        outline: &[OutlineLine],
        period: Option<usize>,
        (head, steps, key_results): (AlignmentHead, Option<PageSteps>, usize),
    ) -> AlignmentMap {
        let graph = self.graph(outline, period);
        let lanes = lay_out(&graph.nodes);
        let cards = self.cards(&graph, &lanes, period);
        let [first_lane, second_lane, third_lane] = self.lane_titles(&graph, self.facts.scope(period).is_flat);
        let here = steps.as_ref().map_or_else(String::new, |steps| steps.here.clone());
        AlignmentMap {
            layout: self.layout(&[&here, &head.title, &self.say("view-map", &[])], &head.lead),
            has_strategy: graph.nodes.iter().any(|node| matches!(node.kind, LaneKind::Vision | LaneKind::Theme)),
            first_lane,
            second_lane,
            third_lane,
            size: height_classes(lanes.height),
            is_flat: self.facts.scope(period).is_flat,
            fact: self.key_results_elsewhere(key_results).unwrap_or_default(),
            has_further: cards.iter().any(|card| !card.further.is_empty()),
            cards,
            steps,
            head,
        }
    }

    /// What the lanes are called; empty for one that the map does not have.
    fn lane_titles(&self, graph: &Graph, is_flat: bool) -> [String; 3] {
        let has = |is_meant: fn(&Plan) -> bool| graph.plans.iter().any(is_meant);
        let has_key_results = has(|plan| matches!(plan, Plan::KeyResult(..)));
        let first = match () {
            () if has(|plan| matches!(plan, Plan::Unit(_))) => Some("lane-units"),
            () if has(|plan| matches!(plan, Plan::Vision | Plan::Theme(_))) => Some("lane-strategy"),
            () => None,
        };
        let (second, third) = match (is_flat, has_key_results) {
            (true, true) => ("column-objectives", Some("key-results")),
            (true, false) => ("column-objectives", None),
            (false, true) => ("lane-strategic", Some("lane-teams")),
            (false, false) => ("lane-strategic-only", Some("lane-teams")),
        };
        [first, Some(second), third].map(|text| text.map_or_else(String::new, |text| self.say(text, &[])))
    }

    /// Every card with what it serves, each after what it serves.
    fn graph(&self, lines: &[OutlineLine], period: Option<usize>) -> Graph {
        let is_flat = self.facts.scope(period).is_flat;
        let mut graph = Graph { plans: Vec::new(), nodes: Vec::new() };
        let mut open: Vec<(usize, usize)> = Vec::new(); // how deep a card stands, and its place
        for (index, line) in lines.iter().enumerate() {
            open.truncate(open.partition_point(|(depth, _)| *depth < line.depth));
            let parent = open.last().map(|(_, above)| *above);
            graph.plans.push(line.plan);
            graph.nodes.push(LaneNode {
                kind: self.lane_kind(line.plan, is_flat),
                height: 0,
                parent,
                further: Vec::new(),
            });
            open.push((line.depth, index));
        }
        for (index, indent) in indents(&graph.nodes).into_iter().enumerate() {
            graph.nodes[index].height = self.card_height(graph.plans[index], indent, period);
        }
        self.add_further(&mut graph, is_flat);
        graph
    }

    /// Adds the lines to what objectives further serve, where that is on the map.
    fn add_further(&self, graph: &mut Graph, is_flat: bool) {
        let numbers: BTreeMap<Plan, usize> =
            graph.plans.iter().enumerate().map(|(index, plan)| (*plan, index)).collect();
        for (index, plan) in graph.plans.iter().enumerate() {
            let Plan::Objective(key) = *plan else { continue };
            let linked = self.facts.site.objective(key);
            let mut further: Vec<usize> = Vec::new();
            for target in linked.supports.iter().chain(linked.key_result_supports.iter().flatten()) {
                let meant = match *target {
                    Target::Theme(theme) => numbers.get(&Plan::Theme(theme)),
                    Target::Objective(above) => numbers.get(&Plan::Objective(above)),
                    // key results of teams have no cards: their objectives stand for them; and so where they stand on the right
                    Target::KeyResult(above, _) if is_flat => numbers.get(&Plan::Objective(above)),
                    Target::KeyResult(above, number) => {
                        numbers.get(&Plan::KeyResult(above, number)).or_else(|| numbers.get(&Plan::Objective(above)))
                    }
                };
                let is_new =
                    |to: &&usize| **to != index && graph.nodes[index].parent != Some(**to) && !further.contains(*to);
                further.extend(meant.filter(is_new).copied());
            }
            graph.nodes[index].further = further;
        }
    }

    /// The lane of a card. Where all objectives stand side by side, their key results have the lane of teams.
    fn lane_kind(&self, plan: Plan, is_flat: bool) -> LaneKind {
        match plan {
            Plan::Objective(_) | Plan::Reference(_) | Plan::Elsewhere(_) if is_flat => LaneKind::Strategic,
            Plan::KeyResult(..) if is_flat => LaneKind::Team,
            Plan::Vision => LaneKind::Vision,
            Plan::Theme(_) | Plan::Unit(_) => LaneKind::Theme,
            Plan::Objective(key) | Plan::Reference(key) | Plan::Elsewhere(key) => {
                match self.facts.site.objective(key).level {
                    Level::Strategic => LaneKind::Strategic,
                    Level::Tactical => LaneKind::Team,
                }
            }
            Plan::KeyResult(..) => LaneKind::KeyResult,
            Plan::Unaligned | Plan::UnalignedOf(_) => LaneKind::Heading,
            Plan::Branch(_) | Plan::AllUnaligned => LaneKind::Team,
        }
    }

    /// How high a card is, in units: a quarter of the root font size. One that is indented is narrower.
    fn card_height(&self, plan: Plan, indent: usize, period: Option<usize>) -> i64 {
        let columns = |wide: usize| wide.saturating_sub(INDENT_COLUMNS * indent).max(10);
        let site = self.facts.site;
        let theme = |index: usize| site.theme(index).map_or("", |theme| theme.title.as_str());
        let is_flat = self.facts.scope(period).is_flat;
        match plan {
            Plan::Vision => {
                let vision = site.organisation.as_ref().and_then(|one| one.vision.as_deref()).unwrap_or_default();
                11 + 6 * lines(vision, columns(18))
            }
            Plan::Theme(index) => 6 + 5 * lines(theme(index), columns(20)),
            Plan::Unit(unit) => 6 + 5 * lines(&self.unit_link(unit, period).text, columns(20)),
            Plan::Objective(key) | Plan::Reference(key) | Plan::Elsewhere(key) => match site.objective(key).level {
                Level::Tactical if is_flat => 16 + 6 * lines(&site.objective(key).head.title, columns(36)),
                Level::Strategic => 16 + 6 * lines(&site.objective(key).head.title, columns(36)),
                Level::Tactical => 16 + 5 * lines(&site.objective(key).head.title, columns(42)),
            },
            Plan::KeyResult(key, index) => {
                let title = &site.objective(key).key_results[index].title;
                10 + 5 * lines(&format!("{title} {}", self.value_or_dropped(key, index)), columns(40))
            }
            Plan::Unaligned | Plan::UnalignedOf(_) => 8,
            Plan::Branch(_) | Plan::AllUnaligned => 17,
        }
    }

    fn cards(&self, graph: &Graph, lanes: &Lanes, period: Option<usize>) -> Vec<MapCard> {
        let mut numbers = vec![0; graph.plans.len()];
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
            let mut card = self.card(graph.plans[*index], period);
            card.number = numbers[*index];
            card.place = place_classes(lanes.places[*index], lanes.indents[*index]);
            card.opens = parents.contains(index);
            for line in starting.get(index).into_iter().flatten() {
                if line.is_further {
                    let title = self.card(graph.plans[line.to], period).title;
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

    fn card(&self, plan: Plan, period: Option<usize>) -> MapCard {
        let organisation = self.facts.site.organisation.as_ref();
        let lang = || organisation.map_or_else(String::new, |organisation| self.lang(&organisation.head));
        match plan {
            Plan::Vision => {
                let vision = organisation.and_then(|organisation| organisation.vision.clone()).unwrap_or_default();
                MapCard { above: self.say("vision", &[]), lang: lang(), ..blank(CardKind::Vision, vision) }
            }
            Plan::Theme(index) => {
                let title = self.facts.site.theme(index).map_or_else(String::new, |theme| theme.title.clone());
                MapCard { lang: lang(), ..blank(CardKind::Theme, title) }
            }
            Plan::Unit(unit) => {
                let link = self.unit_link(unit, period);
                MapCard { href: link.href, lang: link.lang, ..blank(CardKind::Unit, link.text) }
            }
            Plan::Unaligned => blank(CardKind::Unaligned, self.say("unaligned", &[])),
            Plan::UnalignedOf(unit) => {
                let values = [("unit", Arg::from(self.unit_link(unit, period).text))];
                blank(CardKind::Unaligned, self.say("unaligned-of", &values))
            }
            Plan::Branch(branch) => {
                let keys = self.facts.alignment_pages(period).forest.members(branch);
                let href = self.branch_link(branch, period);
                MapCard { href, ..blank(CardKind::Branch, self.branch_title(keys, period)) }
            }
            Plan::AllUnaligned => {
                let keys = self.all_unaligned(period);
                let href = self.unaligned_link(period);
                MapCard { href, ..blank(CardKind::Branch, self.branch_title(&keys, period)) }
            }
            Plan::KeyResult(key, index) => self.key_result_map_card(key, index),
            Plan::Objective(key) | Plan::Reference(key) | Plan::Elsewhere(key) => self.objective_map_card(key, period),
        }
    }

    fn key_result_map_card(&self, key: ObjectiveKey, index: usize) -> MapCard {
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

    fn objective_map_card(&self, key: ObjectiveKey, period: Option<usize>) -> MapCard {
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
