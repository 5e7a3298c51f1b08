//! Which teams and strategic objectives the matrix of a period shows, and how they are split where they are too many.
//!
//! An objective stands in the column of each strategic objective that it leads to: from what it serves, by home or besides, up
//! through homes.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{Facts, Forest, Scope, paging::Size};
use crate::{
    link::{ObjectiveKey, Target, TeamKey},
    model::Level,
};

/// How many columns the top page has at most, and how many a numbered page, whose readers look for one of many.
const TOP_COLUMNS: usize = 60;
const PART_COLUMNS: usize = 20;
/// How many rows a page has at most.
const ROWS: usize = 60;

/// An objective, and the strategic ones that it leads to.
#[derive(Debug, Clone)]
pub struct Served {
    /// The objective.
    pub key: ObjectiveKey,
    /// The strategic objectives; none where it leads to none.
    pub above: Vec<ObjectiveKey>,
}

/// What stands on a page of the matrix.
#[derive(Debug, Clone)]
pub struct MatrixPart {
    /// The strategic objectives of its columns.
    pub columns: Vec<ObjectiveKey>,
    /// Whether a last column has what leads to none.
    pub has_unaligned: bool,
    /// The teams of its rows.
    pub teams: Vec<TeamKey>,
    /// What stands in its columns, by places in [`MatrixPages::served`]; of teams on other pages, too.
    pub served: Vec<usize>,
}

/// The pages of the matrix.
#[derive(Debug)]
pub struct MatrixPages {
    /// Whether it is too much for the top page: that shows the units.
    pub is_split: bool,
    /// What stands in the cells.
    pub served: Vec<Served>,
    /// What stands on the top page; on each numbered page where it is split.
    pub parts: Vec<MatrixPart>,
    /// The numbered pages of each unit.
    pub of_units: Vec<Range<usize>>,
}

/// A column: a strategic objective, or what leads to none.
type Column = Option<ObjectiveKey>;

impl MatrixPages {
    pub(super) fn of(facts: &Facts<'_>, scope: &Scope, forest: &Forest, is_today: bool, has_parts: bool) -> Self {
        let matrix = Matrix::of(facts, scope, forest, is_today);
        let top = matrix.top();
        if matrix.fits(&top, TOP_COLUMNS) {
            return Self { is_split: false, served: matrix.served, parts: vec![top], of_units: Vec::new() };
        }
        let (parts, of_units) = if has_parts { matrix.parts() } else { Default::default() };
        Self { is_split: true, served: matrix.served, parts, of_units }
    }
}

/// What the pages are made from.
struct Matrix<'a> {
    facts: &'a Facts<'a>,
    forest: &'a Forest,
    /// The columns in the order of the themes.
    strategic: Vec<ObjectiveKey>,
    served: Vec<Served>,
    /// What stands in each column, by places in `served`; that of objectives which lead to none, unit by unit.
    in_columns: BTreeMap<ObjectiveKey, Vec<usize>>,
    unaligned: BTreeMap<usize, Vec<usize>>,
    /// The teams that have no objective, in the order of teams.
    idle: Vec<TeamKey>,
}

impl<'a> Matrix<'a> {
    fn of(facts: &'a Facts<'a>, scope: &Scope, forest: &'a Forest, is_today: bool) -> Self {
        let is_strategic = |key: ObjectiveKey| facts.site.objective(key).level == Level::Strategic;
        let strategic = by_theme(facts, scope.keys().filter(|key| is_strategic(*key)).collect());
        let served = served(facts, scope, &strategic);

        let mut matrix = Self {
            facts,
            forest,
            idle: if is_today { idle(facts, &strategic, &served) } else { Vec::new() },
            strategic,
            served,
            in_columns: BTreeMap::new(),
            unaligned: BTreeMap::new(),
        };
        let units = forest.units_of_members();
        for (place, one) in matrix.served.iter().enumerate() {
            for above in &one.above {
                matrix.in_columns.entry(*above).or_default().push(place);
            }
            if one.above.is_empty()
                && let Some(unit) = units.get(&one.key)
            {
                matrix.unaligned.entry(*unit).or_default().push(place);
            }
        }
        matrix
    }

    /// Everything on one page.
    fn top(&self) -> MatrixPart {
        let teams = self.served.iter().map(|one| self.facts.site.objective(one.key).team);
        let has_any = !self.served.is_empty() || !self.strategic.is_empty();
        let teams = if has_any { teams.chain(self.idle.iter().copied()).collect() } else { BTreeSet::new() };
        MatrixPart {
            columns: self.strategic.clone(),
            has_unaligned: !self.unaligned.is_empty(),
            teams: self.by_title(teams),
            served: (0..self.served.len()).collect(),
        }
    }

    /// The units one after the other, cut where a page is full; and the pages of each unit.
    fn parts(&self) -> (Vec<MatrixPart>, Vec<Range<usize>>) {
        let idle = self.idle_of_units();
        let mut parts: Vec<MatrixPart> = Vec::new();
        let mut of_units: Vec<Range<usize>> = Vec::new();
        let mut part = empty();
        for (index, unit) in self.forest.units.iter().enumerate() {
            let members: BTreeSet<ObjectiveKey> = unit.members.iter().copied().collect();
            let own = by_theme(self.facts, members.into_iter().filter(|key| self.is_column(*key)).collect());
            let unaligned = self.unaligned.contains_key(&index).then_some(None);
            let mut first = None;
            for (place, column) in own.into_iter().map(Some).chain(unaligned).enumerate() {
                let beside = if place == 0 { idle.get(&index).map_or(&[][..], Vec::as_slice) } else { &[] };
                let wider = self.with(&part, index, column, beside);
                part = if part.columns.is_empty() || self.fits(&wider, PART_COLUMNS) {
                    wider
                } else {
                    let full = std::mem::replace(&mut part, empty());
                    Self::finish(&full, &mut parts);
                    self.with(&part, index, column, beside)
                };
                first.get_or_insert(parts.len());
                if column.is_none() {
                    Self::finish(&std::mem::replace(&mut part, empty()), &mut parts);
                }
            }
            let open = usize::from(!part.columns.is_empty());
            of_units.push(first.map_or(0..0, |first| first..parts.len() + open));
        }
        if !part.columns.is_empty() {
            Self::finish(&part, &mut parts);
        }
        (parts, of_units)
    }

    fn is_column(&self, key: ObjectiveKey) -> bool {
        self.facts.site.objective(key).level == Level::Strategic
    }

    /// A page with one more column, and with these teams besides.
    fn with(&self, part: &MatrixPart, unit: usize, column: Column, beside: &[TeamKey]) -> MatrixPart {
        let places = match column {
            Some(key) => self.in_columns.get(&key),
            None => self.unaligned.get(&unit),
        };
        let places = places.map_or(&[][..], Vec::as_slice);
        let team = |place: &usize| self.facts.site.objective(self.served[*place].key).team;
        let teams = part.teams.iter().copied().chain(places.iter().map(team)).chain(beside.iter().copied());
        let served: BTreeSet<usize> = part.served.iter().chain(places).copied().collect();
        MatrixPart {
            columns: part.columns.iter().copied().chain(column).collect(),
            has_unaligned: column.is_none(),
            teams: self.by_title(teams.collect()),
            served: served.into_iter().collect(),
        }
    }

    /// Ends a page. One with too many rows becomes several, each with all its columns.
    fn finish(part: &MatrixPart, parts: &mut Vec<MatrixPart>) {
        let rows = part.teams.chunks(ROWS).map(<[TeamKey]>::to_vec);
        let mut rows: Vec<Vec<TeamKey>> = rows.collect();
        if rows.is_empty() {
            rows.push(Vec::new());
        }
        parts.extend(rows.into_iter().map(|teams| MatrixPart { teams, ..part.clone() }));
    }

    /// Whether a page has room for its table.
    fn fits(&self, part: &MatrixPart, columns: usize) -> bool {
        let meant: BTreeSet<ObjectiveKey> = part.columns.iter().copied().collect();
        let cells: BTreeSet<(TeamKey, Column)> = part
            .served
            .iter()
            .flat_map(|place| {
                let one = &self.served[*place];
                let team = self.facts.site.objective(one.key).team;
                let above = one.above.iter().filter(|key| meant.contains(key)).map(|key| Some(*key));
                above.chain(one.above.is_empty().then_some(None)).map(move |column| (team, column))
            })
            .collect();
        let (rows, width) = (part.teams.len(), part.columns.len() + usize::from(part.has_unaligned));
        let titles: usize = part.columns.iter().map(|key| self.facts.site.objective(*key).head.title.len()).sum();
        let size = Size {
            lines: rows,
            nodes: 12 * width + 5 * rows + rows * width + 6 * cells.len(),
            bytes: 700 * width + titles + 250 * rows + 12 * rows * width + 420 * cells.len(),
        };
        width <= columns && size.fits(Size::page(ROWS))
    }

    /// The teams without objectives, by the place of their unit.
    fn idle_of_units(&self) -> BTreeMap<usize, Vec<TeamKey>> {
        let places: BTreeMap<TeamKey, usize> =
            self.forest.units.iter().enumerate().map(|(index, unit)| (unit.team, index)).collect();
        let mut of_units: BTreeMap<usize, Vec<TeamKey>> = BTreeMap::new();
        for team in &self.idle {
            if let Some(unit) = places.get(&self.forest.unit_of(*team)) {
                of_units.entry(*unit).or_default().push(*team);
            }
        }
        of_units
    }

    fn by_title(&self, teams: BTreeSet<TeamKey>) -> Vec<TeamKey> {
        let mut teams: Vec<TeamKey> = teams.into_iter().collect();
        teams.sort_by_cached_key(|team| self.facts.site.team(*team).team.head.title.to_lowercase());
        teams
    }
}

fn empty() -> MatrixPart {
    MatrixPart { columns: Vec::new(), has_unaligned: false, teams: Vec::new(), served: Vec::new() }
}

/// What stands in the cells. In a flat organisation each objective stands in its own column, too; elsewhere a strategic one that
/// supports another stands in a column and in a row.
fn served(facts: &Facts<'_>, scope: &Scope, strategic: &[ObjectiveKey]) -> Vec<Served> {
    let site = facts.site;
    let is_strategic = |key: ObjectiveKey| site.objective(key).level == Level::Strategic;
    let of = |key: ObjectiveKey| Served { key, above: strategic_above(facts, key) };
    if scope.is_flat {
        let with_own = |key: ObjectiveKey| {
            let own = Some(key).filter(|key| is_strategic(*key));
            Served { key, above: own.into_iter().chain(strategic_above(facts, key)).collect() }
        };
        return scope.keys().map(with_own).collect();
    }
    let columns: BTreeSet<ObjectiveKey> = strategic.iter().copied().collect();
    let has_column = |one: &Served| one.above.iter().any(|key| columns.contains(key));
    let tactical = scope.keys().filter(|key| !is_strategic(*key));
    let all = tactical.chain(strategic.iter().copied()).map(of);
    all.filter(|one| !is_strategic(one.key) || has_column(one)).collect()
}

/// Strategic objectives in the order of the themes that they serve; those without one last.
fn by_theme(facts: &Facts<'_>, mut keys: Vec<ObjectiveKey>) -> Vec<ObjectiveKey> {
    keys.sort_by_cached_key(|key| {
        let top = facts.site.ancestors(*key).last().copied().unwrap_or(*key);
        match facts.site.objective(top).parent {
            Some(Target::Theme(index)) => (index, top, *key),
            _ => (usize::MAX, top, *key),
        }
    });
    keys
}

/// The strategic objectives that an objective leads to.
fn strategic_above(facts: &Facts<'_>, key: ObjectiveKey) -> Vec<ObjectiveKey> {
    let site = facts.site;
    let linked = site.objective(key);
    let further = linked.supports.iter().chain(linked.key_result_supports.iter().flatten()).copied();
    let mut above: Vec<ObjectiveKey> = Vec::new();
    for target in facts.home(linked).into_iter().chain(further) {
        let mut at = target.objective();
        while let Some(key) = at.filter(|key| !site.objective(*key).hidden) {
            if site.objective(key).level == Level::Strategic {
                above.push(key);
            }
            at = facts.home(site.objective(key)).and_then(Target::objective);
        }
    }
    above.sort_unstable();
    above.dedup();
    above
}

/// The teams that exist today with neither objectives nor teams below.
fn idle(facts: &Facts<'_>, strategic: &[ObjectiveKey], served: &[Served]) -> Vec<TeamKey> {
    let site = facts.site;
    let mut has_one = vec![false; site.teams.len()];
    for key in strategic.iter().copied().chain(served.iter().map(|one| one.key)) {
        has_one[site.objective(key).team.0] = true;
    }
    let is_idle = |team: &TeamKey| facts.is_active(*team) && !has_one[team.0] && site.team(*team).children.is_empty();
    site.published_teams().filter(is_idle).collect()
}
