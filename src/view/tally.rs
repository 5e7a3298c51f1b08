//! How many key results have which status.

use crate::{
    link::ObjectiveKey,
    progress::{Progress, Status},
};

/// How many key results of some objectives have which status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many objectives there are.
    pub objectives: usize,
    /// How many key results they have.
    pub key_results: usize,
    /// How many of these are on track, at risk, off track, done, stale, not started, closed and dropped, in this order.
    pub by_status: [usize; 8],
}

impl Tally {
    /// Counts the key results of these objectives.
    #[must_use]
    pub fn of(progress: &Progress, objectives: impl Iterator<Item = ObjectiveKey>) -> Self {
        let mut tally = Self::default();
        for key in objectives {
            let key_results = &progress.of(key).key_results;
            tally.objectives += 1;
            tally.key_results += key_results.len();
            for one in key_results {
                tally.by_status[place(one.status)] += 1;
            }
        }
        tally
    }

    /// Counts what another tally counted, too.
    pub(super) fn add(&mut self, other: &Self) {
        self.objectives += other.objectives;
        self.key_results += other.key_results;
        for (number, more) in self.by_status.iter_mut().zip(other.by_status) {
            *number += more;
        }
    }
}

fn place(status: Status) -> usize {
    match status {
        Status::OnTrack => 0,
        Status::AtRisk => 1,
        Status::OffTrack => 2,
        Status::Done => 3,
        Status::Stale => 4,
        Status::NotStarted => 5,
        Status::Closed(_) => 6,
        Status::Dropped => 7,
    }
}
