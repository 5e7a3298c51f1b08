//! How the objectives of a period hang together: which branch each stands in, and which unit a branch belongs to.
//!
//! A unit is a team at the top of the team tree. Where everything belongs to one such team, its sub-teams are the units.

use std::collections::{BTreeMap, BTreeSet};

use super::{Facts, Scope};
use crate::{
    link::{ObjectiveKey, Target, TeamKey},
    model::Level,
};

/// Which branch an objective stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Branch {
    /// That of an objective of the overview.
    Of(ObjectiveKey),
    /// Those of a unit that lead up to nothing.
    Unaligned(TeamKey),
}

/// A unit, with the objectives that stand in its trees.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its team.
    pub team: TeamKey,
    /// The objectives at the top of its trees that the overview shows: strategic ones, and what serves the strategy itself.
    pub roots: Vec<ObjectiveKey>,
    /// The other objectives at the top of its trees.
    pub unaligned: Vec<ObjectiveKey>,
    /// All that stand in its trees.
    pub members: Vec<ObjectiveKey>,
}

/// How the objectives of a period hang together.
#[derive(Debug)]
pub struct Forest {
    /// By objective: its branch; none for what is not shown.
    branches: Vec<Option<Branch>>,
    /// By team: its unit.
    unit_of: Vec<TeamKey>,
    /// The units, in the order of the alphabet.
    pub units: Vec<Unit>,
    /// What each branch holds beside the objectives of the overview.
    members: BTreeMap<Branch, Vec<ObjectiveKey>>,
    /// The objectives that serve each theme, by their home and besides.
    themes: BTreeMap<usize, (Vec<ObjectiveKey>, Vec<ObjectiveKey>)>,
}

impl Forest {
    /// Looks at each objective of a scope once.
    pub(super) fn of(facts: &Facts<'_>, scope: &Scope) -> Self {
        let roots = roots(facts, scope);
        let unit_of = units_of(facts, scope.keys().filter_map(|key| roots[key.0]));

        let mut forest = Self {
            branches: branches(facts, scope, &roots, &unit_of),
            unit_of,
            units: Vec::new(),
            members: BTreeMap::new(),
            themes: themes(facts, scope),
        };
        let mut units: BTreeMap<TeamKey, Unit> = BTreeMap::new();
        for key in scope.keys() {
            let (Some(root), Some(branch)) = (roots[key.0], forest.branches[key.0]) else { continue };
            let team = forest.unit_of[facts.site.objective(root).team.0];
            let unit = units.entry(team).or_insert_with(|| Unit {
                team,
                roots: Vec::new(),
                unaligned: Vec::new(),
                members: Vec::new(),
            });
            unit.members.push(key);
            match branch {
                Branch::Of(at) if at == key && root == key => unit.roots.push(key),
                Branch::Unaligned(_) if root == key => unit.unaligned.push(key),
                Branch::Of(_) | Branch::Unaligned(_) => {}
            }
            if branch != Branch::Of(key) {
                forest.members.entry(branch).or_default().push(key);
            }
        }
        forest.units = units.into_values().collect();
        forest.units.sort_by_cached_key(|unit| facts.site.team(unit.team).team.head.title.to_lowercase());
        forest
    }

    /// The branch of an objective that is shown.
    #[must_use]
    pub fn branch(&self, key: ObjectiveKey) -> Option<Branch> {
        self.branches[key.0]
    }

    /// Whether the overview shows an objective: everything from it up is strategic, or serves the strategy itself.
    #[must_use]
    pub fn is_in_overview(&self, key: ObjectiveKey) -> bool {
        self.branches[key.0] == Some(Branch::Of(key))
    }

    /// The unit that a team belongs to; the team itself where no tree begins below it.
    #[must_use]
    pub fn unit_of(&self, team: TeamKey) -> TeamKey {
        self.unit_of[team.0]
    }

    /// The place of the unit of each objective in [`Forest::units`].
    #[must_use]
    pub fn units_of_members(&self) -> BTreeMap<ObjectiveKey, usize> {
        let of = |(index, unit): (usize, &Unit)| unit.members.iter().map(|key| (*key, index)).collect::<Vec<_>>();
        self.units.iter().enumerate().flat_map(of).collect()
    }

    /// What a branch holds beside the objectives of the overview.
    #[must_use]
    pub fn members(&self, branch: Branch) -> &[ObjectiveKey] {
        self.members.get(&branch).map_or(&[], Vec::as_slice)
    }

    /// The objectives that serve a theme, by their home and besides.
    #[must_use]
    pub fn of_theme(&self, theme: usize) -> (&[ObjectiveKey], &[ObjectiveKey]) {
        self.themes.get(&theme).map_or((&[], &[]), |(homes, further)| (homes.as_slice(), further.as_slice()))
    }
}

/// The objective at the top of the tree of each one that is shown.
fn roots(facts: &Facts<'_>, scope: &Scope) -> Vec<Option<ObjectiveKey>> {
    let mut roots: Vec<Option<ObjectiveKey>> = vec![None; facts.site.objectives.len()];
    for key in scope.keys() {
        let way = way_up(facts, key, |above| roots[above.0].is_some());
        let Some(top) = way.last().copied() else { continue };
        let root = roots[top.0].unwrap_or(top);
        for below in way {
            roots[below.0] = Some(root);
        }
    }
    roots
}

/// An objective and those above it, up to the first that is known, and that one too.
fn way_up(facts: &Facts<'_>, key: ObjectiveKey, is_known: impl Fn(ObjectiveKey) -> bool) -> Vec<ObjectiveKey> {
    let mut way = vec![key];
    let mut at = key;
    while !is_known(at)
        && let Some(above) = facts.home(facts.site.objective(at)).and_then(Target::objective)
    {
        way.push(above);
        at = above;
    }
    way
}

/// The branch of each objective that is shown.
fn branches(
    facts: &Facts<'_>,
    scope: &Scope,
    roots: &[Option<ObjectiveKey>],
    unit_of: &[TeamKey],
) -> Vec<Option<Branch>> {
    let mut branches: Vec<Option<Branch>> = vec![None; facts.site.objectives.len()];
    for key in scope.keys() {
        let way = way_up(facts, key, |above| branches[above.0].is_some());
        for at in way.into_iter().rev().filter(|at| scope.shows(*at)) {
            if branches[at.0].is_some() {
                continue;
            }
            let linked = facts.site.objective(at);
            let home = facts.home(linked);
            let above = home.and_then(Target::objective);
            let branch_above = above.and_then(|above| branches[above.0]);
            let is_below_overview = above.is_none() || branch_above == above.map(Branch::Of);
            let serves_strategy = above.is_none() && home.is_some();
            let is_listed = scope.is_flat || linked.level == Level::Strategic || serves_strategy;
            let root = roots[at.0].unwrap_or(at);
            let unaligned = Branch::Unaligned(unit_of[facts.site.objective(root).team.0]);
            let own = Some(Branch::Of(at)).filter(|_| is_listed && is_below_overview);
            branches[at.0] = Some(own.or(branch_above).unwrap_or(unaligned));
        }
    }
    branches
}

/// The unit of each team: of the objectives at the top of trees, those teams that part them first.
fn units_of(facts: &Facts<'_>, roots: impl Iterator<Item = ObjectiveKey>) -> Vec<TeamKey> {
    let site = facts.site;
    let mut has_root = vec![false; site.teams.len()];
    for root in roots {
        has_root[site.objective(root).team.0] = true;
    }
    let has_below = has_below(facts, &has_root);
    let below = |list: &mut dyn Iterator<Item = TeamKey>| list.filter(|team| has_below[team.0]).collect::<Vec<_>>();
    let tops = &mut (0..site.teams.len()).map(TeamKey).filter(|team| site.team(*team).parent.is_none());

    let mut units = below(tops);
    while let [only] = units[..] {
        let next = below(&mut site.team(only).children.iter().copied());
        if has_root[only.0] || next.is_empty() {
            units.extend(next);
            break;
        }
        units = next;
    }

    let mut unit_of: Vec<TeamKey> = (0..site.teams.len()).map(TeamKey).collect();
    let mut todo: Vec<(TeamKey, TeamKey)> = units.iter().map(|unit| (*unit, *unit)).collect();
    let units: BTreeSet<TeamKey> = units.into_iter().collect();
    while let Some((team, unit)) = todo.pop() {
        unit_of[team.0] = unit;
        let children = site.team(team).children.iter().filter(|child| !units.contains(child));
        todo.extend(children.map(|child| (*child, unit)));
    }
    unit_of
}

/// Whether each team, or one below it, is marked.
fn has_below(facts: &Facts<'_>, marked: &[bool]) -> Vec<bool> {
    let mut has_below = vec![false; marked.len()];
    for index in (0..marked.len()).filter(|index| marked[*index]) {
        let mut at = Some(TeamKey(index));
        while let Some(team) = at.filter(|team| !has_below[team.0]) {
            has_below[team.0] = true;
            at = facts.site.team(team).parent;
        }
    }
    has_below
}

/// The objectives that are shown and serve each theme, by their home and besides.
fn themes(facts: &Facts<'_>, scope: &Scope) -> BTreeMap<usize, (Vec<ObjectiveKey>, Vec<ObjectiveKey>)> {
    let mut themes: BTreeMap<usize, (Vec<ObjectiveKey>, Vec<ObjectiveKey>)> = BTreeMap::new();
    for key in scope.keys() {
        let linked = facts.site.objective(key);
        if let Some(Target::Theme(theme)) = linked.parent {
            themes.entry(theme).or_default().0.push(key);
        }
        let further = linked.supports.iter().chain(linked.key_result_supports.iter().flatten());
        let further: BTreeSet<usize> = further
            .filter(|target| linked.parent != Some(**target))
            .filter_map(|target| if let Target::Theme(theme) = target { Some(*theme) } else { None })
            .collect();
        for theme in further {
            themes.entry(theme).or_default().1.push(key);
        }
    }
    themes
}
