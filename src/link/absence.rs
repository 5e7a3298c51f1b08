//! Teams that are not there in the days of their objectives.

use super::site::{LinkedObjective, Site};
use crate::model::Date;

/// Why nobody of a team works on one of its objectives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// The last day of the team, before the period of the objective ends.
    Ended(Date),
    /// The first day of the team: it lies ahead though the period has begun, or after the period.
    NotStarted(Date),
}

impl Site {
    /// Why nobody of its team works on an objective; none where somebody does, and where it is closed.
    #[must_use]
    pub fn absence(&self, linked: &LinkedObjective, today: Date) -> Option<Absence> {
        if linked.closing.is_some() {
            return None;
        }
        let (team, period) = (&self.team(linked.team).team, &linked.period);

        let ended = team.active_to.filter(|end| *end < period.end && (*end < today || *end < period.start));
        let starts = team.active_from.filter(|start| *start > period.end || (*start > today && period.start <= today));

        ended.map(Absence::Ended).or(starts.map(Absence::NotStarted))
    }
}
