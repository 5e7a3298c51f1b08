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
    /// The weighted mean of its key results' progress, each clamped to 0..1; one without a value counts 0. As it is
    /// [`shown`].
    pub progress: f64,
    /// The same, not rounded.
    pub exact: f64,
    /// How many of its key results have a value.
    pub measured: usize,
    /// Where progress would be today at an even pace: share of the period passed times the aim (0.7 or 1.0). As it is
    /// [`shown`].
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

/// The numbers of one key result.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyResultProgress {
    /// Every dated value up to today, oldest first.
    pub history: Vec<Reading>,
    /// The value that counts today.
    pub value: Option<Value>,
    /// Unclamped: below 0 under the baseline, above 1 past the target. None without a value. As it is [`shown`].
    pub progress: Option<f64>,
    /// The same, not rounded.
    pub exact: Option<f64>,
    /// As for its objective.
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
    let exact = mean_progress(linked, &key_results);
    let progress = shown(exact);
    let updated = key_results.iter().filter_map(|one| one.updated).max();
    let has_value = key_results.iter().any(|one| one.progress.is_some());
    let was_told = key_results
        .iter()
        .zip(&linked.key_results)
        .any(|(one, written)| was_told(&written.measure, one.updated, one.progress));
    let is_finished = !key_results.is_empty()
        && key_results
            .iter()
            .zip(&linked.key_results)
            .all(|(one, written)| is_finished(&written.measure, one.progress));
    let expected = shown(linked.period.share_passed(day.today) * linked.ambition.aim());
    let facts = status::Facts {
        closed: linked.closing.as_ref().map(|closing| closing.outcome),
        period: &linked.period,
        today: day.today,
        was_told,
        is_fresh: has_value && (day.is_fresh(updated) || is_finished),
        reported: None,
        confidence: None,
        progress,
        expected,
        is_kept: linked.key_results.iter().any(|one| is_band(&one.measure)),
    };
    let score = linked.closing.as_ref().map(|closing| closing.score.map_or(progress, shown));
    ObjectiveProgress {
        progress,
        exact,
        measured: key_results.iter().filter(|one| one.progress.is_some()).count(),
        expected,
        status: status::status(&facts),
        score,
        grade: score.map(|score| Grade::of(score, linked.ambition)),
        updated,
        key_results,
    }
}

/// The weighted mean of the progress of key results, each clamped to 0..1, and 0 without a value. It is of exact numbers:
/// a mean of rounded ones would be off.
fn mean_progress(linked: &LinkedObjective, key_results: &[KeyResultProgress]) -> f64 {
    let weights: f64 = linked.key_results.iter().map(|one| one.weight).sum();
    let counted =
        |(one, numbers): (&KeyResult, &KeyResultProgress)| one.weight * numbers.exact.unwrap_or(0.0).clamp(0.0, 1.0);
    let weighted = linked.key_results.iter().zip(key_results).map(counted);
    if weights > 0.0 { weighted.sum::<f64>() / weights } else { 0.0 }
}

/// Whether people gave a value. Milestones always have one: it counts once something was said or done.
fn was_told(measure: &Measure, updated: Option<Date>, progress: Option<f64>) -> bool {
    match measure {
        Measure::Milestones(_) => updated.is_some() || progress.is_some_and(|progress| progress > 0.0),
        Measure::Metric { .. } | Measure::Band { .. } | Measure::Rubric { .. } => progress.is_some(),
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

fn key_result(site: &Site, linked: &LinkedObjective, index: usize, day: Day) -> KeyResultProgress {
    let key_result = &linked.key_results[index];
    let said = history::said(linked, index, day.today);
    let history = history::history(site, linked, index, day.today);
    let value = history
        .last()
        .map(|reading| reading.value.clone())
        .or_else(|| measure::undated(&key_result.measure, day.today));
    let exact = value.as_ref().map(|value| progress_of(&key_result.measure, value));
    let progress = exact.map(shown);
    let expected = shown(linked.period.share_passed(day.today) * linked.ambition.aim());
    let updated = history
        .last()
        .map(|reading| reading.date)
        .max(said.updated.filter(|_| matches!(key_result.measure, Measure::Milestones(_))));
    let confidence = said.confidence.or(key_result.confidence);
    let facts = status::Facts {
        closed: linked.closing.as_ref().map(|closing| status::outcome(closing.outcome, progress)),
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
    KeyResultProgress { history, value, progress, exact, expected, status: status::status(&facts), confidence, updated }
}
