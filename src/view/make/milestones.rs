//! The milestones of a key result, in full.

use super::{super::MilestoneRow, Arg, Maker};
use crate::{
    model::{Done, Measure, Milestone},
    progress::{KeyResultProgress, Value},
};

impl Maker<'_> {
    /// The milestones of a key result; none where it is the only one, which says it all itself.
    pub(super) fn milestones(&self, measure: &Measure, numbers: &KeyResultProgress) -> Vec<MilestoneRow> {
        let (Measure::Milestones(milestones), Some(Value::Reached(reached))) = (measure, &numbers.value) else {
            return Vec::new();
        };
        if milestones.len() == 1 {
            return Vec::new(); // the key result itself says it all
        }
        milestones
            .iter()
            .zip(reached)
            .enumerate()
            .map(|(position, (one, done))| self.milestone(one, *done, position, numbers))
            .collect()
    }

    fn milestone(
        &self,
        milestone: &Milestone,
        done: bool,
        position: usize,
        numbers: &KeyResultProgress,
    ) -> MilestoneRow {
        let first_done = numbers
            .history
            .iter()
            .find(|reading| matches!(&reading.value, Value::Reached(reached) if reached[position]));
        let when = match (done, milestone.done, milestone.due) {
            (true, Done::On(date), _) => self.say("done-on", &[("date", Arg::from(self.format.short_date(date)))]),
            (true, Done::No, _) => first_done.map_or_else(String::new, |reading| {
                self.say("done-on", &[("date", Arg::from(self.format.short_date(reading.date)))])
            }),
            (false, _, Some(due)) => self.say("due", &[("date", Arg::from(self.format.short_date(due)))]),
            _ => String::new(),
        };
        let late = !done && milestone.due.is_some_and(|due| due < self.facts.progress.today.0);
        MilestoneRow { title: milestone.title.clone(), done, late, when }
    }
}
