//! Numbers from words: value, progress, expected, status and score of everything, for one day.
//!
//! The four are never mixed: *progress* says how far something has come, *expected* how far it would be at an even pace,
//! *status* what that means, *score* how it ended. Results are side tables by key; the site itself never changes.
//!
//! Progress, expected and score have two decimals, as they are shown, and are judged so: see [`shown`]. Nothing here
//! formats or asks for the day. `worked-examples.md` beside this file shows the rules with numbers, and is a test.

mod calibration;
mod history;
mod measure;
mod shown;
mod status;

pub use calibration::{Calibration, GOOD_RESULT};
pub use history::{Reading, Value, history};
pub use measure::progress_of;
pub use shown::shown;
pub use status::{Grade, Pace, Status};

use std::{collections::BTreeSet, sync::Arc};

use rayon::prelude::*;

use crate::{
    link::{LinkedObjective, ObjectiveKey, Site},
    model::{Date, KeyResult, Measure, Today, days_between},
};

/// The worked examples, which are documentation and test in one.
pub const WORKED_EXAMPLES: &str = include_str!("worked-examples.md");

/// The numbers of every objective, by [`ObjectiveKey`].
#[derive(Debug, Clone)]
pub struct Progress {
    /// The day they hold for.
    pub today: Today,
    objectives: Vec<Arc<ObjectiveProgress>>,
}

/// The numbers of one objective.
#[derive(Debug, Clone, PartialEq)]
pub struct ObjectiveProgress {
    /// The weighted mean of its key results' progress, each clamped to 0..1; one without a value counts 0, one that was dropped
    /// not at all. 0 where none is left. As it is [`shown`].
    pub progress: f64,
    /// The same, not rounded.
    pub exact: f64,
    /// How many of its key results count: those that are not dropped.
    pub kept: usize,
    /// How many of those have a value.
    pub measured: usize,
    /// Where progress would be today at an even pace: share of the period passed times the aim (0.7 or 1.0). Where a key result
    /// has a deadline of its own, the weighted mean of what is expected of those that count. As it is [`shown`].
    pub expected: f64,
    /// What that means.
    pub status: Status,
    /// 0 to 1, where it is closed, as it is [`shown`].
    pub score: Option<f64>,
    /// What the score means, where there is one.
    pub grade: Option<Grade>,
    /// The last day something was said about any of its key results.
    pub updated: Option<Date>,
    /// The numbers of its key results, in their order.
    pub key_results: Vec<KeyResultProgress>,
}

/// The numbers of one key result. Those of a dropped one are the numbers of the day on which it was dropped.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyResultProgress {
    /// Every dated value up to today, oldest first.
    pub history: Vec<Reading>,
    /// The value that counts today.
    pub value: Option<Value>,
    /// Whether every number is known that says how far it has come.
    pub is_known: bool,
    /// Unclamped: below 0 under the baseline, above 1 past the target. None without a value, or where it is not known what
    /// the value means. As it is [`shown`].
    pub progress: Option<f64>,
    /// The same, not rounded.
    pub exact: Option<f64>,
    /// As for its objective; with a deadline of its own it reaches the aim on that day.
    pub expected: f64,
    /// What that means.
    pub status: Status,
    /// The latest that was said, 0 to 10.
    pub confidence: Option<u8>,
    /// The last day a value was given.
    pub updated: Option<Date>,
}

impl Progress {
    /// The numbers of an objective.
    #[must_use]
    pub fn of(&self, key: ObjectiveKey) -> &ObjectiveProgress {
        &self.objectives[key.0]
    }
}

/// Computes the numbers of everything in `site` for `today`. A value older than `follow_up_days` is stale.
#[must_use]
pub fn compute(site: &Site, today: Today, follow_up_days: i32) -> Progress {
    let day = Day { today: today.0, follow_up_days };
    let objectives = site.objectives.par_iter().map(|linked| Arc::new(objective(site, linked, day))).collect();
    Progress { today, objectives }
}

/// The same for a site in which only the objectives at `changed` are others than in the one that `before` was computed for.
#[must_use]
pub fn compute_again(
    before: &Progress,
    site: &Site,
    changed: &BTreeSet<ObjectiveKey>,
    follow_up_days: i32,
) -> Progress {
    let day = Day { today: before.today.0, follow_up_days };
    let mut progress = before.clone();
    for key in changed {
        progress.objectives[key.0] = Arc::new(objective(site, site.objective(*key), day));
    }
    progress
}

/// What every number depends on.
#[derive(Debug, Clone, Copy)]
struct Day {
    today: Date,
    follow_up_days: i32,
}

impl Day {
    /// Whether a value of `updated` is fresh today.
    fn is_fresh(self, updated: Option<Date>) -> bool {
        updated.is_some_and(|updated| days_between(updated, self.today) <= self.follow_up_days)
    }
}

/// The numbers of one objective. Those of a closed one are the numbers of the day on which it was closed.
fn objective(site: &Site, linked: &LinkedObjective, day: Day) -> ObjectiveProgress {
    let day = Day { today: linked.closing.as_ref().map_or(day.today, |closing| closing.date), ..day };
    let key_results: Vec<KeyResultProgress> =
        (0..linked.key_results.len()).map(|index| key_result(site, linked, index, day)).collect();
    let all = linked.key_results.iter().zip(&key_results);
    let kept: Vec<(&KeyResult, &KeyResultProgress)> = all.filter(|(_, one)| one.status != Status::Dropped).collect();
    let is_given_up = kept.is_empty() && !key_results.is_empty();

    let exact = mean_progress(&kept);
    let progress = shown(exact);
    let expected = shown(if is_given_up { 0.0 } else { mean_expected(linked, &kept, day.today) });
    let measured = kept.iter().filter(|(_, one)| one.progress.is_some()).count();
    let updated = |(_, one): &(&KeyResult, &KeyResultProgress)| one.updated;
    let updated = if is_given_up {
        key_results.iter().filter_map(|one| one.updated).max()
    } else {
        kept.iter().filter_map(updated).max()
    };
    let was_told = kept.iter().any(|(written, one)| was_told(&written.measure, one.updated, one.progress));
    let is_finished = !kept.is_empty() && kept.iter().all(|(written, one)| is_finished(&written.measure, one.progress));
    let is_kept_band = kept.iter().any(|(written, _)| is_band(&written.measure));

    let facts = status::Facts {
        closed: linked.closing.as_ref().map(|closing| closing.outcome),
        period: &linked.period,
        today: day.today,
        was_told,
        is_fresh: measured > 0 && (day.is_fresh(updated) || is_finished),
        reported: None,
        confidence: None,
        progress,
        expected,
        is_kept: is_kept_band,
    };
    let score = linked.closing.as_ref().map(|closing| closing.score.map_or(progress, shown));
    ObjectiveProgress {
        progress,
        exact,
        kept: kept.len(),
        measured,
        expected,
        status: if is_given_up && linked.closing.is_none() { Status::Dropped } else { status::status(&facts) },
        score,
        grade: score.map(|score| Grade::of(score, linked.ambition)),
        updated,
        key_results,
    }
}

/// The weighted mean of the progress of key results that count, each clamped to 0..1, and 0 without a value. It is of exact numbers:
/// a mean of rounded ones would be off.
fn mean_progress(kept: &[(&KeyResult, &KeyResultProgress)]) -> f64 {
    weighted_mean(kept, |_, numbers| numbers.exact.unwrap_or(0.0).clamp(0.0, 1.0)).unwrap_or(0.0)
}

/// What is expected of an objective: of all alike, unless a key result has a deadline of its own.
fn mean_expected(linked: &LinkedObjective, kept: &[(&KeyResult, &KeyResultProgress)], today: Date) -> f64 {
    let of_all = linked.period.share_passed(today) * linked.ambition.aim();
    if kept.iter().all(|(written, _)| written.due.is_none()) {
        return of_all;
    }
    weighted_mean(kept, |written, _| expected(linked, written, today)).unwrap_or(of_all)
}

/// The mean by the weights of key results; none without any.
fn weighted_mean(
    kept: &[(&KeyResult, &KeyResultProgress)],
    of: impl Fn(&KeyResult, &KeyResultProgress) -> f64,
) -> Option<f64> {
    let weights: f64 = kept.iter().map(|(written, _)| written.weight).sum();
    let weighted: f64 = kept.iter().map(|(written, numbers)| written.weight * of(written, numbers)).sum();
    (weights > 0.0).then(|| weighted / weights)
}

/// Whether people gave a value. Milestones always have one: it counts once something was said or done.
fn was_told(measure: &Measure, updated: Option<Date>, progress: Option<f64>) -> bool {
    match measure {
        Measure::Milestones(_) => updated.is_some() || progress.is_some_and(|progress| progress > 0.0),
        Measure::Metric { .. } | Measure::Band { .. } | Measure::Rubric { .. } | Measure::NotKnown(_) => {
            progress.is_some()
        }
    }
}

/// A band has to be kept until its period ends.
fn is_band(measure: &Measure) -> bool {
    matches!(measure, Measure::Band { .. })
}

/// Milestones that are all done stay done: there is nothing left to follow up.
fn is_finished(measure: &Measure, progress: Option<f64>) -> bool {
    matches!(measure, Measure::Milestones(_)) && progress.is_some_and(|progress| progress >= status::DONE)
}

/// Where the progress of a key result would be at an even pace: at the aim on its deadline, else at the end of the period.
fn expected(linked: &LinkedObjective, key_result: &KeyResult, today: Date) -> f64 {
    let share = match &key_result.due {
        Some(due) => linked.period.share_passed_to(due.value, today),
        None => linked.period.share_passed(today),
    };
    share * linked.ambition.aim()
}

fn key_result(site: &Site, linked: &LinkedObjective, index: usize, day: Day) -> KeyResultProgress {
    let key_result = &linked.key_results[index];
    let is_dropped = key_result.is_dropped(day.today);
    let day = Day { today: key_result.dropped.as_ref().map_or(day.today, |one| one.date.min(day.today)), ..day };
    let said = history::said(linked, index, day.today);
    let history = history::history(site, linked, index, day.today);
    let value = history
        .last()
        .map(|reading| reading.value.clone())
        .or_else(|| measure::undated(&key_result.measure, day.today));
    let is_known = key_result.measure.is_known();
    let exact = value.as_ref().filter(|_| is_known).map(|value| progress_of(&key_result.measure, value));
    let progress = exact.map(shown);
    let expected = shown(expected(linked, key_result, day.today));
    let updated = history
        .last()
        .map(|reading| reading.date)
        .max(said.updated.filter(|_| matches!(key_result.measure, Measure::Milestones(_))));
    let confidence = said.confidence.or(key_result.confidence);
    let facts = status::Facts {
        closed: linked.closing.as_ref().filter(|_| !is_dropped).map(|one| status::outcome(one.outcome, progress)),
        period: &linked.period,
        today: day.today,
        was_told: was_told(&key_result.measure, updated, progress),
        is_fresh: progress.is_some() && (day.is_fresh(updated) || is_finished(&key_result.measure, progress)),
        reported: said.status,
        confidence,
        progress: progress.unwrap_or(0.0),
        expected,
        is_kept: is_band(&key_result.measure),
    };
    let status = if is_dropped { Status::Dropped } else { status::status(&facts) };
    KeyResultProgress { history, value, is_known, progress, exact, expected, status, confidence, updated }
}
