//! Teams with those below them: in which order they stand, and how the key results of their objectives do.

use std::collections::{BTreeMap, BTreeSet};

use super::{Concern, Facts, Finding, Month, Tally, concerns::ConcernKind};
use crate::link::{ItemKey, KpiKey, ObjectiveKey, TeamKey};

/// How many of each kind of concern the page of all teams lists.
pub(super) const CONCERNS_OF_KIND: usize = 50;
/// How much advice that page lists.
pub(super) const ADVICE: usize = 100;
/// How many objectives the list of all teams, and that of the start page, show one by one.
const OBJECTIVES_LISTED: usize = 150;

/// A team in the order of the team tree.
#[derive(Debug, Clone, Copy)]
pub struct TeamAt {
    /// The team.
    pub key: TeamKey,
    /// How many teams stand above it.
    pub depth: usize,
}

/// What of a team needs attention.
#[derive(Debug, Default)]
pub struct OfTeam {
    /// Its concerns, most urgent first.
    pub concerns: Vec<Concern>,
    /// What rules found in its files.
    pub advice: Vec<(ItemKey, Finding)>,
}

impl Facts<'_> {
    /// Every team that is there today, in the order of the team tree.
    #[must_use]
    pub fn teams_of_index(&self) -> Vec<TeamAt> {
        let site = self.site;
        let mut teams = Vec::new();
        let tops = site.published_teams().filter(|key| site.team(*key).parent.is_none());
        let mut stack: Vec<TeamAt> = tops.map(|key| TeamAt { key, depth: 0 }).collect();
        stack.reverse();
        while let Some(team) = stack.pop() {
            let below = site.team(team.key).children.iter().rev();
            stack.extend(below.map(|child| TeamAt { key: *child, depth: team.depth + 1 }));
            if self.is_active(team.key) || self.has_current(team.key) {
                teams.push(team);
            }
        }
        teams
    }

    /// Whether lists of all teams count their objectives: there are too many to show each.
    #[must_use]
    pub fn are_teams_counted(&self) -> bool {
        let current = self.site.published().filter(|(_, linked)| self.is_current(linked));
        current.take(OBJECTIVES_LISTED + 1).count() > OBJECTIVES_LISTED
    }

    fn has_current(&self, key: TeamKey) -> bool {
        self.site.team(key).objectives.iter().any(|objective| self.is_current(self.site.objective(*objective)))
    }

    /// How the key results of these objectives stand, by team: of its own and of all teams below it.
    #[must_use]
    pub fn tallies_with_below(&self, keys: impl Iterator<Item = ObjectiveKey>) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.site.teams.len()];
        for key in keys {
            let of_objective = Tally::of(self.progress, std::iter::once(key));
            let mut team = Some(self.site.objective(key).team);
            while let Some(key) = team {
                tallies[key.0].add(&of_objective);
                team = self.site.team(key).parent;
            }
        }
        tallies
    }

    /// The decided objectives of the running period: those that pages about today count.
    pub fn counted_today(&self) -> impl Iterator<Item = ObjectiveKey> {
        let of_period = self.running.as_ref().map_or(&[][..], |period| self.in_period(period));
        of_period.iter().copied().filter(|key| Self::counts(self.site.objective(*key)))
    }

    /// The published objectives of a team that run today, or, with a period, those of that one.
    #[must_use]
    pub fn objectives_of_team(&self, key: TeamKey, period: Option<usize>) -> Vec<ObjectiveKey> {
        let linked = self.site.team(key);
        let id = period.map(|index| &self.periods[index].period.id);
        let is_meant = |key: &ObjectiveKey| {
            let objective = self.site.objective(*key);
            match id {
                Some(id) => !objective.hidden && objective.period.id == *id,
                None => self.is_current(objective),
            }
        };
        linked.objectives.iter().copied().filter(is_meant).collect()
    }

    /// The teams with published objectives of a period, in the order of the site, each with its objectives.
    #[must_use]
    pub fn teams_of_period(&self, index: usize) -> Vec<(TeamKey, Vec<ObjectiveKey>)> {
        let mut teams: BTreeMap<TeamKey, Vec<ObjectiveKey>> = BTreeMap::new();
        for key in &self.periods[index].objectives {
            teams.entry(self.site.objective(*key).team).or_default().push(*key);
        }
        teams.into_iter().collect()
    }

    /// The check-ins of a month, newest first.
    #[must_use]
    pub fn check_ins_of_month(&self, month: Month) -> &[(ObjectiveKey, usize)] {
        let of = |(key, position): &(ObjectiveKey, usize)| {
            Month::of(self.site.objective(*key).objective.check_ins[*position].date)
        };
        let all = self.check_ins();
        let start = all.partition_point(|place| of(place) > month);
        let end = all.partition_point(|place| of(place) >= month);
        &all[start..end]
    }

    /// The teams that wrote check-ins in a month, in the order of the site, each with these check-ins.
    #[must_use]
    pub fn teams_of_month(&self, month: Month) -> Vec<(TeamKey, Vec<(ObjectiveKey, usize)>)> {
        let mut teams: BTreeMap<TeamKey, Vec<(ObjectiveKey, usize)>> = BTreeMap::new();
        for place in self.check_ins_of_month(month) {
            teams.entry(self.site.objective(place.0).team).or_default().push(*place);
        }
        teams.into_iter().collect()
    }

    /// Whether more needs attention than one page lists.
    pub(super) fn is_attention_too_much(&self) -> bool {
        let is_many = |of_kind: &[Concern]| of_kind.len() > CONCERNS_OF_KIND;
        self.concerns.chunk_by(|one, next| one.kind == next.kind).any(is_many)
            || self.attention_by_team().values().map(|of_team| of_team.advice.len()).sum::<usize>() > ADVICE
    }

    /// The teams of which something needs attention, in the order of the site.
    #[must_use]
    pub fn teams_of_concerns(&self) -> Vec<TeamKey> {
        self.attention_by_team().keys().copied().flatten().collect()
    }

    /// What of a team needs attention, most urgent first.
    #[must_use]
    pub fn concerns_of_team(&self, key: TeamKey) -> &[Concern] {
        self.attention_by_team().get(&Some(key)).map_or(&[], |of_team| &of_team.concerns)
    }

    /// What rules found in the files of a team, objective by objective.
    #[must_use]
    pub fn advice_of_team(&self, key: TeamKey) -> &[(ItemKey, Finding)] {
        self.attention_by_team().get(&Some(key)).map_or(&[], |of_team| &of_team.advice)
    }

    /// What of each team needs attention, and what of none.
    pub(super) fn make_attention_by_team(&self) -> BTreeMap<Option<TeamKey>, OfTeam> {
        let mut teams: BTreeMap<Option<TeamKey>, OfTeam> = BTreeMap::new();
        for concern in &self.concerns {
            let team = self.site.objective(concern.objective).team;
            teams.entry(Some(team)).or_default().concerns.push(*concern);
        }
        for (item, found) in self.all_findings() {
            let team = match item {
                ItemKey::Objective(key) => Some(self.site.objective(key).team),
                ItemKey::Team(key) => Some(key),
                ItemKey::Kpi(_) | ItemKey::Page(_) | ItemKey::Organisation => None,
            };
            for one in found.into_iter().filter(|one| self.is_current_advice(item, one)) {
                teams.entry(team).or_default().advice.push((item, one));
            }
        }
        teams
    }

    /// How many things of each kind need attention, most urgent first.
    pub(super) fn kinds_of(concerns: &[Concern]) -> Vec<(ConcernKind, usize)> {
        concerns.chunk_by(|one, next| one.kind == next.kind).map(|of| (of[0].kind, of.len())).collect()
    }

    /// The key results of today that a person answers for.
    #[must_use]
    pub fn key_results_of_person(&self, index: usize) -> Vec<(ObjectiveKey, usize)> {
        let all = self.people[index].key_results.iter().copied();
        all.filter(|(key, _)| self.is_current(self.site.objective(*key))).collect()
    }

    /// How many values of a KPI there are up to today.
    pub(super) fn past_measurements(&self, key: KpiKey) -> usize {
        let today = self.progress.today.0;
        self.site.kpis[key.0].measurements.iter().filter(|one| one.date <= today).count()
    }

    /// The published objectives that serve an objective or one of its key results, then those that need it; each once.
    #[must_use]
    pub fn supporters_and_dependents(&self, key: ObjectiveKey) -> Vec<ObjectiveKey> {
        let linked = self.site.objective(key);
        let mut seen = BTreeSet::new();
        let below = linked.children.iter().chain(&linked.supporters).map(|(below, _)| *below);
        let all = below.chain(linked.needed_by.iter().copied());
        all.filter(|key| !self.site.objective(*key).hidden && seen.insert(*key)).collect()
    }
}
