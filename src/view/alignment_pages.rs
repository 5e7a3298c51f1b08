//! Which pages the alignment of a period has, and what stands on each.
//!
//! Small sites have one page for each view. What is too much for one is split: the top page then shows what is strategic, or,
//! where that is too much as well, the units with counts, and leads to numbered pages. Those of the list hold what is strategic,
//! unit by unit, and those in `branches` what stands below. Only periods that readers work with have numbered pages: those that
//! run, the next one and the last one. Of others, the page of the period has the objectives.

use std::{collections::BTreeMap, ops::Range};

use super::{
    AlignmentView, Branch, Cut, Facts, Forest, MapCut, MatrixPages, Plan, Scope,
    outline::{Outline, OutlineLine},
    paging::{PageLines, Piece, Size, paged},
};
use crate::link::ObjectiveKey;

/// Up to how many objectives one page shows every key result.
const FULL_MAX: usize = 60;
/// How many lines a page of the list holds.
const LIST_LINES: usize = 250;
/// How many lines a page of branches holds.
const BRANCH_LINES: usize = 150;
/// How many cards a page of the map holds.
const MAP_CARDS: usize = 60;
/// How many units a page of units holds.
const UNITS_MAX: usize = 250;

/// The pages of the alignment of a period.
#[derive(Debug)]
pub struct AlignmentPages {
    /// How its objectives hang together.
    pub forest: Forest,
    /// The list.
    pub list: ListPages,
    /// The map.
    pub map: MapPages,
    /// The matrix.
    pub matrix: MatrixPages,
}

/// The pages of the list.
#[derive(Debug)]
pub struct ListPages {
    /// How much the lines show.
    pub cut: Cut,
    /// Whether they are too many for the top page: that shows the units.
    pub is_split: bool,
    /// The lines of the top page; of all numbered pages where it is split.
    pub lines: Vec<OutlineLine>,
    /// What stands on each numbered page; none where the top page has it all, or where the period has no such pages.
    pub pages: Vec<PageLines>,
    of_units: Vec<Range<usize>>,
    /// The lines of the branches.
    pub branches: Vec<OutlineLine>,
    /// What stands on each page of branches.
    pub branch_pages: Vec<PageLines>,
    rows: BTreeMap<ObjectiveKey, RowPage>,
    starts: BTreeMap<Branch, usize>,
}

/// The pages of the map.
#[derive(Debug)]
pub struct MapPages {
    /// Whether the cards are too many for the top page: that shows the units.
    pub is_split: bool,
    /// The cards of the top page; of all numbered pages where it is split.
    pub lines: Vec<OutlineLine>,
    /// What stands on each numbered page.
    pub pages: Vec<PageLines>,
    of_units: Vec<Range<usize>>,
}

/// The page of the list that has the row of an objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowPage {
    /// The top page.
    Top,
    /// A numbered page, by its number from 0.
    Part(usize),
    /// A page of branches, by its number from 0.
    Branches(usize),
}

impl AlignmentPages {
    /// Those of a period, by its place in [`Shape::periods`](crate::view::Shape).
    pub(super) fn of(facts: &Facts<'_>, period: Option<usize>) -> Self {
        let scope = facts.scope(period);
        let forest = Forest::of(facts, scope);
        let has_parts = facts.has_parts(period);
        let list = ListPages::of(facts, scope, &forest, has_parts);
        let map = MapPages::of(Outline { facts, scope, forest: &forest, cut: list.cut }, has_parts);
        let is_today = period.is_none_or(|index| Some(index) == facts.running_index());
        let matrix = MatrixPages::of(facts, scope, &forest, is_today, has_parts);
        Self { forest, list, map, matrix }
    }

    /// Whether a view is too much for its top page: that shows the units.
    #[must_use]
    pub fn is_split(&self, view: AlignmentView) -> bool {
        match view {
            AlignmentView::List => self.list.is_split,
            AlignmentView::Map => self.map.is_split,
            AlignmentView::Matrix => self.matrix.is_split,
        }
    }

    /// How many numbered pages a view has.
    #[must_use]
    pub fn parts(&self, view: AlignmentView) -> usize {
        match view {
            AlignmentView::List => self.list.pages.len(),
            AlignmentView::Map => self.map.pages.len(),
            AlignmentView::Matrix if self.matrix.is_split => self.matrix.parts.len(),
            AlignmentView::Matrix => 0,
        }
    }

    /// How many pages the units of a view take, the top page among them; none where that has everything.
    #[must_use]
    pub fn units_pages(&self, view: AlignmentView) -> usize {
        if self.is_split(view) { self.forest.units.len().div_ceil(UNITS_MAX) } else { 0 }
    }

    /// The units on the page `number`, from 0, by their places.
    #[must_use]
    pub fn units_on(&self, number: usize) -> Range<usize> {
        let units = self.forest.units.len();
        (number * UNITS_MAX).min(units)..((number + 1) * UNITS_MAX).min(units)
    }

    /// The numbered pages of a view that a unit stands on.
    #[must_use]
    pub fn pages_of_unit(&self, view: AlignmentView, unit: usize) -> Range<usize> {
        match view {
            AlignmentView::List => self.list.of_units.get(unit).cloned().unwrap_or_default(),
            AlignmentView::Map => self.map.of_units.get(unit).cloned().unwrap_or_default(),
            AlignmentView::Matrix => self.matrix.of_units.get(unit).cloned().unwrap_or_default(),
        }
    }
}

/// The pages that hold the lines of each unit.
fn of_units(lines: &[OutlineLine], pages: &[PageLines], units: usize) -> Vec<Range<usize>> {
    let mut of_units = vec![0..0; units];
    let mut unit = None;
    for (number, page) in pages.iter().enumerate() {
        for line in &lines[page.lines.clone()] {
            if let (Plan::Unit(at) | Plan::UnalignedOf(at), 0) = (line.plan, line.depth) {
                unit = Some(at);
            }
            let Some(range) = unit.and_then(|unit: usize| of_units.get_mut(unit)) else { continue };
            let start = if range.end == 0 { number } else { range.start };
            *range = Range { start, end: number + 1 };
        }
    }
    of_units
}

impl ListPages {
    fn of(facts: &Facts<'_>, scope: &Scope, forest: &Forest, has_parts: bool) -> Self {
        let outline = |cut: Cut| Outline { facts, scope, forest, cut };
        let is_full = scope.keys().nth(FULL_MAX).is_none();
        let full = is_full.then_some(Cut::Full);
        let cuts = full.into_iter().chain([Cut::Lean, Cut::Overview, Cut::Units]);
        let fits = |cut: &Cut| has_room(outline(*cut), Size::page(LIST_LINES));
        let found = cuts.into_iter().find(fits);
        let cut = found.unwrap_or(Cut::Units);
        let is_split = found.is_none();

        let lines = outline(cut).lines();
        let is_whole = matches!(cut, Cut::Full | Cut::Lean);
        let branches = if is_whole || !has_parts { Vec::new() } else { outline(Cut::Branches).lines() };
        let pages_of =
            |cut: Cut, lines: &[OutlineLine], number: usize| paged(&pieces(outline(cut), lines), Size::page(number));
        let pages = if is_split && has_parts { pages_of(cut, &lines, LIST_LINES) } else { Vec::new() };
        let mut list = Self {
            cut,
            is_split,
            of_units: of_units(&lines, &pages, forest.units.len()),
            pages,
            branch_pages: pages_of(Cut::Branches, &branches, BRANCH_LINES),
            lines,
            branches,
            rows: BTreeMap::new(),
            starts: BTreeMap::new(),
        };
        list.find_rows(forest);
        list
    }

    /// Notes where each row stands; of an objective that has two, the one of the overview.
    fn find_rows(&mut self, forest: &Forest) {
        for (number, page) in self.branch_pages.iter().enumerate() {
            for line in &self.branches[page.lines.clone()] {
                match (line.plan, line.depth) {
                    (Plan::Objective(key), _) => {
                        self.rows.insert(key, RowPage::Branches(number));
                        self.starts.entry(Branch::Of(key)).or_insert(number);
                    }
                    (Plan::Unit(unit), 1) => {
                        self.starts.entry(Branch::Unaligned(forest.units[unit].team)).or_insert(number);
                    }
                    _ => {}
                }
            }
        }
        for (number, page) in self.pages.iter().enumerate() {
            let keys = self.lines[page.lines.clone()].iter().filter_map(|line| line.objective());
            self.rows.extend(keys.map(|key| (key, RowPage::Part(number))));
        }
        if !self.is_split {
            self.rows.extend(self.lines.iter().filter_map(|line| line.objective()).map(|key| (key, RowPage::Top)));
        }
    }

    /// The page that has the row of an objective; none where the period has no such page.
    #[must_use]
    pub fn row(&self, key: ObjectiveKey) -> Option<RowPage> {
        self.rows.get(&key).copied()
    }

    /// The number of the page of branches on which a branch begins, from 0.
    #[must_use]
    pub fn start(&self, branch: Branch) -> Option<usize> {
        self.starts.get(&branch).copied()
    }

    /// The number of the first page of branches that lead up to nothing, from 0.
    #[must_use]
    pub fn first_unaligned(&self) -> Option<usize> {
        let line = self.branches.iter().position(|line| line.plan == Plan::Unaligned)?;
        self.branch_pages.iter().position(|page| page.lines.contains(&line))
    }
}

impl MapPages {
    fn of(outline: Outline<'_>, has_parts: bool) -> Self {
        let of_cut = |cut: MapCut| (cut, outline.cards(cut));
        let cuts = [MapCut::Full, MapCut::Lean, MapCut::Overview].into_iter();
        let page = Size::page(MAP_CARDS);
        let fits = |(_, lines): &(MapCut, Vec<OutlineLine>)| size(outline, lines).fits(page);
        let found = cuts.filter(|cut| *cut != MapCut::Overview || !outline.scope.is_flat).map(of_cut).find(fits);
        if let Some((_, lines)) = found {
            return Self { is_split: false, lines, pages: Vec::new(), of_units: Vec::new() };
        }
        let lines = outline.cards(MapCut::Units);
        let pages = if has_parts { paged(&pieces(outline, &lines), page) } else { Vec::new() };
        let of_units = of_units(&lines, &pages, outline.forest.units.len());
        Self { is_split: true, lines, pages, of_units }
    }
}

/// How much lines take.
fn size(outline: Outline<'_>, lines: &[OutlineLine]) -> Size {
    pieces(outline, lines).iter().map(|piece| piece.size).sum()
}

/// Whether all lines fit a page.
fn has_room(outline: Outline<'_>, page: Size) -> bool {
    size(outline, &outline.lines()).fits(page)
}

fn pieces(outline: Outline<'_>, lines: &[OutlineLine]) -> Vec<Piece> {
    lines.iter().map(|line| outline.piece(*line)).collect()
}
