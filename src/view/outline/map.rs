//! The alignment of a period as cards in reading order.
//!
//! Key results have cards below strategic objectives only, or below all that stand side by side; what serves a team's is below its
//! objective.

use super::{Branch, Outline, OutlineLine, Plan, at, serving};
use crate::{
    link::{ObjectiveKey, Target},
    model::Level,
};

/// How much of the alignment a map shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapCut {
    /// Everything, with key results.
    Full,
    /// Every objective.
    Lean,
    /// What the list has in its overview, and how much each branch holds.
    Overview,
    /// Every objective, unit by unit.
    Units,
}

impl Outline<'_> {
    /// The cards in reading order.
    pub(in crate::view) fn cards(self, cut: MapCut) -> Vec<OutlineLine> {
        let roots = if cut == MapCut::Units { self.unit_roots() } else { at(0, self.map_roots(cut)) };
        Self::walked(roots, |plan| self.cards_below(plan, cut))
    }

    fn map_roots(self, cut: MapCut) -> Vec<Plan> {
        let organisation = self.facts.site.organisation.as_ref();
        let has_vision = organisation.is_some_and(|organisation| organisation.vision.is_some());
        let has_any = self.scope.keys().next().is_some();
        let mut roots = match (has_any, has_vision) {
            (false, _) => Vec::new(),
            (true, true) => vec![Plan::Vision],
            (true, false) => self.cards_below(Plan::Vision, cut),
        };
        if !self.scope.is_flat && self.homeless(Level::Tactical).next().is_some() {
            roots.push(Plan::Unaligned);
        }
        roots
    }

    /// Each unit, and after it the group of its objectives without a parent.
    fn unit_roots(self) -> Vec<OutlineLine> {
        let units = self.forest.units.iter().enumerate();
        let of = |(index, unit): (usize, &super::Unit)| {
            let aligned = (!unit.roots.is_empty()).then_some(Plan::Unit(index));
            aligned.into_iter().chain((!unit.unaligned.is_empty()).then_some(Plan::UnalignedOf(index)))
        };
        at(0, units.flat_map(of))
    }

    fn cards_below(self, plan: Plan, cut: MapCut) -> Vec<Plan> {
        match plan {
            Plan::Vision => self.below_vision(),
            Plan::Theme(theme) => self.homes(self.forest.of_theme(theme).0.iter().copied(), cut),
            Plan::Unit(unit) => objectives(&self.forest.units[unit].roots),
            Plan::UnalignedOf(unit) => objectives(&self.forest.units[unit].unaligned),
            Plan::Unaligned if cut == MapCut::Overview => vec![Plan::AllUnaligned],
            Plan::Unaligned => self.homeless(Level::Tactical).collect(),
            Plan::KeyResult(..) if self.scope.is_flat => Vec::new(), // what serves one is below its objective
            Plan::KeyResult(key, index) => self.serving_cards(Target::KeyResult(key, index), cut),
            Plan::Objective(key) => self.cards_below_objective(key, cut),
            Plan::Reference(_) | Plan::Branch(_) | Plan::AllUnaligned | Plan::Elsewhere(_) => Vec::new(),
        }
    }

    /// The themes that something serves, then the strategic objectives that serve none.
    fn below_vision(self) -> Vec<Plan> {
        let organisation = self.facts.site.organisation.as_ref();
        let themes = organisation.map_or(0, |organisation| organisation.strategy.len());
        let themes = (0..themes).filter(|theme| !self.forest.of_theme(*theme).0.is_empty()).map(Plan::Theme);
        let beside = self.homeless(Level::Tactical).filter(|_| self.scope.is_flat);
        themes.chain(self.homeless(Level::Strategic)).chain(beside).collect()
    }

    fn cards_below_objective(self, key: ObjectiveKey, cut: MapCut) -> Vec<Plan> {
        let linked = self.facts.site.objective(key);
        let is_flat = self.scope.is_flat;
        let has_key_results = cut == MapCut::Full && (is_flat || linked.level == Level::Strategic);
        let numbers = 0..linked.key_results.len();
        let served = numbers.clone().flat_map(|index| self.serving_cards(Target::KeyResult(key, index), cut));
        let mut below: Vec<Plan> = Vec::new();
        if has_key_results {
            below.extend(numbers.clone().map(|index| Plan::KeyResult(key, index)));
        }
        if is_flat || !has_key_results {
            below.extend(served);
        }
        below.extend(self.serving_cards(Target::Objective(key), cut));
        if cut == MapCut::Overview && !self.forest.members(Branch::Of(key)).is_empty() {
            below.push(Plan::Branch(Branch::Of(key)));
        }
        below
    }

    fn serving_cards(self, target: Target, cut: MapCut) -> Vec<Plan> {
        self.homes(serving(self.facts, self.scope, target).0, cut)
    }

    fn homes(self, keys: impl Iterator<Item = ObjectiveKey>, cut: MapCut) -> Vec<Plan> {
        keys.filter(|key| cut != MapCut::Overview || self.forest.is_in_overview(*key)).map(Plan::Objective).collect()
    }
}

fn objectives(keys: &[ObjectiveKey]) -> Vec<Plan> {
    keys.iter().copied().map(Plan::Objective).collect()
}
