//! The alignment of a period as lines in reading order, before anything is said of them.
//!
//! The tree is walked with a list of what is left to do, never by recursion: however deep people nest, the stack does not.

mod map;

pub use map::MapCut;

use super::{
    Branch, Facts, Forest, Scope, Unit,
    paging::{Piece, Size},
};
use crate::{
    link::{LinkedObjective, ObjectiveKey, Target},
    model::{Level, Measure},
};

/// What a line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Plan {
    /// The vision.
    Vision,
    /// A theme of the strategy.
    Theme(usize),
    /// A unit, by its place in [`Forest::units`], above the branches that belong to it.
    Unit(usize),
    /// The group of objectives without a parent.
    Unaligned,
    /// The group of those of a unit.
    UnalignedOf(usize),
    /// An objective.
    Objective(ObjectiveKey),
    /// A key result.
    KeyResult(ObjectiveKey, usize),
    /// An objective that also supports the line above; its home is elsewhere.
    Reference(ObjectiveKey),
    /// How much a branch holds, with the way to it.
    Branch(Branch),
    /// How much all branches hold that lead up to nothing.
    AllUnaligned,
    /// An objective of the overview that has a branch of its own.
    Elsewhere(ObjectiveKey),
}

impl Plan {
    /// Whether the list below the line folds.
    #[must_use]
    pub fn folds(self) -> bool {
        !matches!(self, Self::Vision | Self::Theme(_) | Self::Unit(_) | Self::Unaligned | Self::UnalignedOf(_))
    }
}

/// A line of the alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutlineLine {
    /// What it stands for.
    pub plan: Plan,
    /// How many lines are above it.
    pub depth: usize,
}

impl OutlineLine {
    /// The objective that has its row here.
    #[must_use]
    pub fn objective(self) -> Option<ObjectiveKey> {
        if let Plan::Objective(key) = self.plan { Some(key) } else { None }
    }
}

/// How much of the alignment the lines show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// All of it.
    Full,
    /// All but the key results of tactical objectives that nothing serves.
    Lean,
    /// Theme by theme what the overview shows, with key results, and how much each branch holds.
    Overview,
    /// Unit by unit what the overview shows, without key results, and how much each branch holds.
    Units,
    /// Unit by unit the branches that the overview does not show whole; key results as in [`Cut::Lean`].
    Branches,
}

/// Makes the lines of a period.
#[derive(Clone, Copy)]
pub(super) struct Outline<'a> {
    pub facts: &'a Facts<'a>,
    pub scope: &'a Scope,
    pub forest: &'a Forest,
    pub cut: Cut,
}

impl Outline<'_> {
    /// The lines in reading order.
    pub(super) fn lines(self) -> Vec<OutlineLine> {
        Self::walked(self.roots(), |plan| self.below(plan))
    }

    /// Lines, each followed by those below it.
    fn walked(mut todo: Vec<OutlineLine>, below: impl Fn(Plan) -> Vec<Plan>) -> Vec<OutlineLine> {
        let mut lines: Vec<OutlineLine> = Vec::new();
        todo.reverse();
        while let Some(line) = todo.pop() {
            lines.push(line);
            todo.extend(below(line.plan).into_iter().rev().map(|plan| OutlineLine { plan, depth: line.depth + 1 }));
        }
        lines
    }

    fn roots(self) -> Vec<OutlineLine> {
        match self.cut {
            Cut::Full | Cut::Lean | Cut::Overview => at(0, self.by_theme()),
            Cut::Units => at(0, (0..self.forest.units.len()).map(Plan::Unit)),
            Cut::Branches => self.branch_roots(),
        }
    }

    /// The themes with objectives, the strategic objectives outside them, and the group of those without a parent.
    fn by_theme(self) -> Vec<Plan> {
        let organisation = self.facts.site.organisation.as_ref();
        let themes = organisation.map_or(0, |organisation| organisation.strategy.len());
        let themes = (0..themes).map(Plan::Theme).filter(|plan| !self.below(*plan).is_empty());
        let mut roots: Vec<Plan> = themes.chain(self.homeless(Level::Strategic)).collect();
        let mut tactical = self.homeless(Level::Tactical).peekable();
        if self.scope.is_flat {
            roots.extend(tactical);
        } else if tactical.peek().is_some() {
            roots.push(Plan::Unaligned);
        }
        roots
    }

    /// Each unit with its branches, then, unit by unit, those that lead up to nothing.
    fn branch_roots(self) -> Vec<OutlineLine> {
        let mut roots = Vec::new();
        let units = &self.forest.units;
        for unit in 0..units.len() {
            let overview = Outline { cut: Cut::Units, ..self }.of_unit(unit);
            let branches = overview.into_iter().filter(|key| self.has_branch(*key)).map(Plan::Objective);
            let mut branches = branches.peekable();
            if branches.peek().is_some() {
                roots.push(OutlineLine { plan: Plan::Unit(unit), depth: 0 });
                roots.extend(at(1, branches));
            }
        }
        if units.iter().any(|unit| !unit.unaligned.is_empty()) {
            roots.push(OutlineLine { plan: Plan::Unaligned, depth: 0 });
        }
        for (index, unit) in units.iter().enumerate().filter(|(_, unit)| !unit.unaligned.is_empty()) {
            roots.push(OutlineLine { plan: Plan::Unit(index), depth: 1 });
            roots.extend(at(2, unit.unaligned.iter().copied().map(Plan::Objective)));
        }
        roots
    }

    /// The objectives of the overview in the trees of a unit, in reading order.
    fn of_unit(self, unit: usize) -> Vec<ObjectiveKey> {
        let mut todo = self.below(Plan::Unit(unit));
        todo.reverse();
        let mut keys = Vec::new();
        while let Some(plan) = todo.pop() {
            if let Plan::Objective(key) = plan {
                keys.push(key);
                todo.extend(self.below(plan).into_iter().rev());
            }
        }
        keys
    }

    /// Objectives of a level that have no home in the tree.
    fn homeless(self, level: Level) -> impl Iterator<Item = Plan> {
        let is_meant = move |key: &ObjectiveKey| {
            let linked = self.facts.site.objective(*key);
            linked.level == level && self.facts.home(linked).is_none()
        };
        self.scope.keys().filter(is_meant).map(Plan::Objective)
    }

    /// The lines right below one, in order.
    fn below(self, plan: Plan) -> Vec<Plan> {
        match (self.cut, plan) {
            // only maps have a vision; branches stand in the list of roots
            (Cut::Branches, Plan::Unit(_) | Plan::Unaligned)
            | (
                _,
                Plan::Reference(_)
                | Plan::Branch(_)
                | Plan::AllUnaligned
                | Plan::Elsewhere(_)
                | Plan::Vision
                | Plan::UnalignedOf(_),
            ) => Vec::new(),
            (_, Plan::Unit(unit)) => below_unit(&self.forest.units[unit]),
            (Cut::Overview, Plan::Unaligned) => vec![Plan::AllUnaligned],
            (_, Plan::Unaligned) => self.homeless(Level::Tactical).collect(),
            (_, Plan::Theme(theme)) => self.of_theme(theme),
            (_, Plan::KeyResult(key, index)) => self.serving(Target::KeyResult(key, index)),
            (Cut::Units, Plan::Objective(key)) => self.below_in_units(key),
            (_, Plan::Objective(key)) => self.below_objective(key),
        }
    }

    fn below_objective(self, key: ObjectiveKey) -> Vec<Plan> {
        let linked = self.facts.site.objective(key);
        let is_full = self.cut == Cut::Full || linked.level == Level::Strategic;
        let is_shown = |plan: &Plan| is_full || !self.below(*plan).is_empty();
        let key_results = (0..linked.key_results.len()).map(|index| Plan::KeyResult(key, index));
        let mut below: Vec<Plan> = key_results.filter(is_shown).collect();
        below.extend(self.serving(Target::Objective(key)));
        if self.cut == Cut::Overview && self.has_branch(key) {
            below.push(Plan::Branch(Branch::Of(key)));
        }
        below
    }

    /// The objectives of the overview that serve one or its key results, and how much its branch holds.
    fn below_in_units(self, key: ObjectiveKey) -> Vec<Plan> {
        let children = self.facts.site.objective(key).children.iter().map(|(below, _)| *below);
        let listed = children.filter(|below| self.scope.shows(*below) && self.forest.is_in_overview(*below));
        let branch = self.has_branch(key).then_some(Plan::Branch(Branch::Of(key)));
        listed.map(Plan::Objective).chain(branch).collect()
    }

    /// Whether something stands below an objective that the overview does not show.
    fn has_branch(self, key: ObjectiveKey) -> bool {
        let supporters = || self.facts.site.objective(key).supporters.iter().map(|(below, _)| *below);
        let is_left_out = |below: ObjectiveKey| self.scope.shows(below) && !self.forest.is_in_overview(below);
        !self.forest.members(Branch::Of(key)).is_empty() || supporters().any(is_left_out)
    }

    fn of_theme(self, theme: usize) -> Vec<Plan> {
        let (homes, further) = self.forest.of_theme(theme);
        self.planned(homes.iter().copied(), further.iter().copied())
    }

    /// Objectives whose home is an objective or key result, then references to those that further support it.
    fn serving(self, target: Target) -> Vec<Plan> {
        let (homes, further) = serving(self.facts, self.scope, target);
        self.planned(homes, further)
    }

    fn planned(
        self,
        homes: impl Iterator<Item = ObjectiveKey>,
        further: impl Iterator<Item = ObjectiveKey>,
    ) -> Vec<Plan> {
        let is_listed = |key: &ObjectiveKey| self.cut != Cut::Overview || self.forest.is_in_overview(*key);
        let home = |key: ObjectiveKey| {
            let is_elsewhere = self.cut == Cut::Branches && self.forest.is_in_overview(key);
            if is_elsewhere { Plan::Elsewhere(key) } else { Plan::Objective(key) }
        };
        homes.filter(is_listed).map(home).chain(further.filter(is_listed).map(Plan::Reference)).collect()
    }

    /// How much a line takes on a page, by a guess on the wide side.
    pub(super) fn piece(self, line: OutlineLine) -> Piece {
        let site = self.facts.site;
        let objective = |key: ObjectiveKey| (28, 950 + 3 * site.objective(key).head.title.len());
        let (nodes, bytes) = match line.plan {
            Plan::Vision
            | Plan::Theme(_)
            | Plan::Unit(_)
            | Plan::Unaligned
            | Plan::UnalignedOf(_)
            | Plan::AllUnaligned
            | Plan::Branch(_) => (10, 700),
            Plan::Reference(key) => (10, 400 + site.objective(key).head.title.len()),
            Plan::Objective(key) | Plan::Elsewhere(key) => objective(key),
            Plan::KeyResult(key, index) => {
                let key_result = &site.objective(key).key_results[index];
                let marks =
                    if let Measure::Milestones(milestones) = &key_result.measure { milestones.len() } else { 0 };
                (26 + marks, 950 + 3 * key_result.title.len() + 90 * marks)
            }
        };
        Piece { depth: line.depth, size: Size { lines: 1, nodes, bytes } }
    }
}

/// The roots of a unit, and how much stands in it that leads up to nothing.
fn below_unit(unit: &Unit) -> Vec<Plan> {
    let unaligned = (!unit.unaligned.is_empty()).then_some(Plan::Branch(Branch::Unaligned(unit.team)));
    unit.roots.iter().copied().map(Plan::Objective).chain(unaligned).collect()
}

/// Lines that stand equally deep.
fn at(depth: usize, plans: impl IntoIterator<Item = Plan>) -> Vec<OutlineLine> {
    plans.into_iter().map(|plan| OutlineLine { plan, depth }).collect()
}

/// The objectives that are shown and serve an objective or key result, by their home and besides.
pub(super) fn serving<'a>(
    facts: &Facts<'a>,
    scope: &'a Scope,
    target: Target,
) -> (impl Iterator<Item = ObjectiveKey> + use<'a>, impl Iterator<Item = ObjectiveKey> + use<'a>) {
    let linked: Option<&'a LinkedObjective> = target.objective().map(|key| facts.site.objective(key));
    let meant = move |list: &'a [(ObjectiveKey, Target)]| {
        let shown = list.iter().filter(move |(below, served)| *served == target && scope.shows(*below));
        shown.map(|(below, _)| *below)
    };
    (meant(linked.map_or(&[], |linked| &linked.children)), meant(linked.map_or(&[], |linked| &linked.supporters)))
}
