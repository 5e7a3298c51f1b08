//! Which objectives a period contains, and how many of them and of their key results count.
//!
//! This is the one place that decides. Every page, the commands and the big screen ask here, so that all count the same.
//!
//! A period contains every published objective that names it, also where its team has ended or not yet begun: it stays until it
//! is moved or closed. Those that are decided count. Proposals and drafts are shown, but not counted; and so are objectives of
//! other periods, where a page shows what runs beside a period or what its objectives serve.

use super::{Facts, Tally};
use crate::{
    link::{LinkedObjective, ObjectiveKey, TeamKey},
    model::{Period, State},
};

/// What a place shows of a period: how much of it counts, and how much of it does not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PeriodCount {
    /// The decided objectives of the period, with their key results.
    pub tally: Tally,
    /// Objectives of other periods that are shown, too.
    pub of_other_periods: usize,
    /// Proposals of the period that are shown.
    pub proposed: usize,
    /// Drafts of the period that are shown.
    pub drafts: usize,
    /// Objectives of the period that are left out because their files have errors.
    pub left_out: usize,
}

impl Facts<'_> {
    /// Whether an objective runs today: its period holds the day, or, where no period does, is the nearest one.
    #[must_use]
    pub fn is_current(&self, linked: &LinkedObjective) -> bool {
        let today = self.progress.today.0;
        let in_running = self.running.as_ref().is_some_and(|running| running.id == linked.period.id);
        !linked.hidden && (linked.period.contains(today) || in_running)
    }

    /// Whether the objective is decided: proposals and drafts are shown, but not counted.
    #[must_use]
    pub fn counts(linked: &LinkedObjective) -> bool {
        matches!(linked.state, State::Active | State::Closed)
    }

    /// The objectives of a period that are published, by id.
    #[must_use]
    pub fn in_period(&self, period: &Period) -> &[ObjectiveKey] {
        self.period_index(period).map_or(&[], |index| &self.periods[index].objectives)
    }

    /// The published objectives that serve an objective or one of its key results, by their home or besides, each once.
    #[must_use]
    pub fn supporters(&self, key: ObjectiveKey) -> Vec<ObjectiveKey> {
        let linked = self.site.objective(key);
        let mut found: Vec<ObjectiveKey> = Vec::new();
        for (below, _) in linked.children.iter().chain(&linked.supporters) {
            if !found.contains(below) {
                found.push(*below);
            }
        }
        found
    }

    /// What a place that shows these objectives counts of a period; nothing where there is no period. With a team, of that one.
    #[must_use]
    pub fn count(
        &self,
        period: Option<&Period>,
        team: Option<TeamKey>,
        shown: impl IntoIterator<Item = ObjectiveKey>,
    ) -> PeriodCount {
        let Some(period) = period else { return PeriodCount::default() };
        let decided = self.in_period(period).iter().copied().filter(|key| {
            let linked = self.site.objective(*key);
            Self::counts(linked) && team.is_none_or(|team| linked.team == team)
        });
        let left_out = self.site.left_out.iter().filter(|one| {
            one.is_objective && one.period.as_deref() == Some(&period.id) && (team.is_none() || one.team == team)
        });
        let (tally, left_out) = (Tally::of(self.progress, decided), left_out.count());
        PeriodCount { tally, left_out, ..self.not_counted(period, shown) }
    }

    /// How many of these objectives do not count in a period, and why.
    #[must_use]
    pub fn not_counted(&self, period: &Period, shown: impl IntoIterator<Item = ObjectiveKey>) -> PeriodCount {
        let mut count = PeriodCount::default();
        for key in shown {
            let linked = self.site.objective(key);
            match linked.state {
                _ if linked.period.id != period.id => count.of_other_periods += 1,
                State::Proposed => count.proposed += 1,
                State::Draft => count.drafts += 1,
                State::Active | State::Closed => {}
            }
        }
        count
    }
}
