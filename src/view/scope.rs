//! Which objectives the alignment pages of a period show, and where those pages stand.
//!
//! A page shows the objectives of its period and whatever is above them. Up to 60 of them stand with all key results, up to
//! 400 without those of teams that nothing serves; of more, the list holds what is strategic, and each strategic objective has
//! a page for its branch.

use std::collections::BTreeMap;

use super::Facts;
use crate::{
    link::{ObjectiveKey, Target, TeamKey},
    model::Level,
};

/// Up to how many objectives one page shows every key result.
const FULL_MAX: usize = 60;
/// Up to how many objectives stand on one page.
const WHOLE_MAX: usize = 400;

/// The ways to look at the alignment of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlignmentView {
    /// Nested lists.
    List,
    /// Cards in lanes, with lines between them.
    Map,
    /// Teams and strategic objectives as a table.
    Matrix,
}

impl AlignmentView {
    /// All of them, in the order in which readers choose among them.
    pub const ALL: [Self; 3] = [Self::List, Self::Map, Self::Matrix];

    /// The name of its page of the running period, and of the folder of the pages of other periods.
    fn stem(self) -> &'static str {
        match self {
            Self::List => "alignment",
            Self::Map => "alignment-map",
            Self::Matrix => "alignment-matrix",
        }
    }
}

/// How much of the alignment fits one page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// Everything.
    #[default]
    Full,
    /// Everything but the key results of teams that nothing serves.
    Lean,
    /// What is strategic; the rest stands on a page a branch.
    Split,
}

/// The objectives that the alignment pages of a period show.
#[derive(Debug, Default)]
pub struct Scope {
    shown: Vec<bool>,
    /// Its tactical objectives by their branch; none is that of those without a parent.
    branches: BTreeMap<Option<ObjectiveKey>, Vec<ObjectiveKey>>,
    /// How much of them fits one page.
    pub extent: Extent,
    /// Whether they are all of one level, and no team below another one has none: then nothing is above and nothing below, and
    /// each page shows them side by side.
    pub is_flat: bool,
}

impl Scope {
    /// Those with these keys that are published, and what is above them.
    pub(super) fn of(facts: &Facts<'_>, keys: impl Iterator<Item = ObjectiveKey>) -> Self {
        let mut shown = vec![false; facts.site.objectives.len()];
        for key in keys {
            shown[key.0] = true;
            let mut above = facts.site.objective(key).parent.and_then(Target::objective);
            while let Some(key) = above.filter(|key| !shown[key.0]) {
                shown[key.0] = !facts.site.objective(key).hidden;
                above = facts.site.objective(key).parent.and_then(Target::objective);
            }
        }
        let extent = match shown.iter().filter(|shown| **shown).count() {
            0..=FULL_MAX => Extent::Full,
            number if number <= WHOLE_MAX => Extent::Lean,
            _ => Extent::Split,
        };
        let is_flat = is_flat(facts, &shown);
        let mut scope = Self { shown, branches: BTreeMap::new(), extent, is_flat };

        let is_tactical = |key: &ObjectiveKey| facts.site.objective(*key).level == Level::Tactical;
        let mut branches: BTreeMap<Option<ObjectiveKey>, Vec<ObjectiveKey>> = BTreeMap::new();
        for key in scope.keys().filter(is_tactical) {
            branches.entry(facts.branch_of(key)).or_default().push(key);
        }
        scope.branches = branches;
        scope
    }

    /// Whether an objective is shown.
    #[must_use]
    pub fn shows(&self, key: ObjectiveKey) -> bool {
        self.shown[key.0]
    }

    /// The tactical objectives of a branch that are shown, in the order of the site; none is the branch of those without a
    /// parent.
    #[must_use]
    pub fn in_branch(&self, root: Option<ObjectiveKey>) -> &[ObjectiveKey] {
        self.branches.get(&root).map_or(&[], Vec::as_slice)
    }

    /// The objectives that are shown, in the order of the site.
    pub fn keys(&self) -> impl Iterator<Item = ObjectiveKey> {
        self.shown.iter().enumerate().filter(|(_, shown)| **shown).map(|(index, _)| ObjectiveKey(index))
    }
}

impl Facts<'_> {
    /// What the alignment pages of a period show, by its place in [`Shape::periods`](crate::view::Shape); none for the running one.
    #[must_use]
    pub fn scope(&self, period: Option<usize>) -> &Scope {
        let of_period = period.filter(|index| Some(*index) != self.running_index());
        of_period.and_then(|index| self.scopes.get(index)).unwrap_or(&self.running_scope)
    }

    /// The place of the running period in [`Shape::periods`](crate::view::Shape).
    #[must_use]
    pub fn running_index(&self) -> Option<usize> {
        self.running.as_ref().and_then(|running| self.period_index(running))
    }

    /// The period whose alignment shows an objective, by its place in [`Shape::periods`](crate::view::Shape); none for the running one.
    #[must_use]
    pub fn alignment_of(&self, key: ObjectiveKey) -> Option<usize> {
        if self.scope(None).shows(key) { None } else { self.period_index(&self.site.objective(key).period) }
    }

    /// Where the alignment of a period stands, from the root of the output: `alignment.html` for the running one,
    /// `alignment/<period>.html` for another.
    #[must_use]
    pub fn alignment_address(&self, view: AlignmentView, period: Option<usize>) -> String {
        let other = period.filter(|index| Some(*index) != self.running_index());
        match other.and_then(|index| self.periods.get(index)) {
            Some(group) => format!("{}/{}.html", view.stem(), group.slug),
            None => format!("{}.html", view.stem()),
        }
    }

    /// Where the page of a branch stands; none is that of the objectives without a parent. No id or slug holds `_`, so no two
    /// pages claim one address.
    #[must_use]
    pub fn branch_address(&self, root: Option<ObjectiveKey>, period: Option<usize>) -> String {
        let stem = root.map_or("_", |key| self.site.objective(key).head.id.as_str());
        let other = period.filter(|index| Some(*index) != self.running_index());
        match other.and_then(|index| self.periods.get(index)) {
            Some(group) => format!("branches/{stem}_{}.html", group.slug),
            None => format!("branches/{stem}.html"),
        }
    }

    /// The branches of a period that have a page each.
    #[must_use]
    pub fn branches(&self, period: Option<usize>) -> Vec<Option<ObjectiveKey>> {
        let scope = self.scope(period);
        if scope.extent != Extent::Split || scope.is_flat {
            return Vec::new();
        }
        let is_strategic = |key: &ObjectiveKey| self.site.objective(*key).level == Level::Strategic;
        let mut branches: Vec<Option<ObjectiveKey>> = scope.keys().filter(is_strategic).map(Some).collect();
        if scope.keys().any(|key| self.branch_of(key).is_none()) {
            branches.push(None);
        }
        branches
    }

    /// The strategic objective whose branch an objective stands in: itself, or the nearest above; none for what has no parent.
    #[must_use]
    pub fn branch_of(&self, key: ObjectiveKey) -> Option<ObjectiveKey> {
        let mut at = key;
        loop {
            let linked = self.site.objective(at);
            if linked.level == Level::Strategic {
                return Some(at);
            }
            at = self.home(linked).and_then(Target::objective)?;
        }
    }

    /// Whether everything from an objective up is strategic, so that it stands on the list of what is strategic.
    #[must_use]
    pub fn is_in_overview(&self, key: ObjectiveKey) -> bool {
        let mut at = Some(key);
        while let Some(key) = at {
            let linked = self.site.objective(key);
            if linked.level != Level::Strategic {
                return false;
            }
            at = self.home(linked).and_then(Target::objective);
        }
        true
    }

    /// The page that has the row of an objective in the alignment of a period; none where it is not shown there.
    #[must_use]
    pub fn alignment_page_of(&self, key: ObjectiveKey, period: Option<usize>) -> Option<String> {
        let scope = self.scope(period);
        if !scope.shows(key) {
            return None;
        }
        if scope.extent == Extent::Split && !scope.is_flat && !self.is_in_overview(key) {
            return Some(self.branch_address(self.branch_of(key), period));
        }
        Some(self.alignment_address(AlignmentView::List, period))
    }
}

/// Whether the objectives that are shown are all of one level. Where that is the strategic one, and a team below another has no
/// objective, that team's is still to come.
fn is_flat(facts: &Facts<'_>, shown: &[bool]) -> bool {
    let site = facts.site;
    let levels = || site.keyed().filter(|(key, _)| shown[key.0]).map(|(_, linked)| linked.level);
    let Some(first) = levels().next() else { return false };
    if levels().any(|level| level != first) {
        return false;
    }
    let mut has_one = vec![false; site.teams.len()];
    for (_, linked) in site.keyed().filter(|(key, _)| shown[key.0]) {
        has_one[linked.team.0] = true;
    }
    let is_waiting = |team: TeamKey| {
        let linked = site.team(team);
        !has_one[team.0] && linked.parent.is_some() && linked.children.is_empty() && facts.is_active(team)
    };
    first == Level::Tactical || !site.published_teams().any(is_waiting)
}
