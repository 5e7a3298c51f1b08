//! How far a value has come, by the shape of the measure.

use super::history::Value;
use crate::model::{Date, Done, Measure, Milestone};

/// Progress of `value`, unclamped: 0 at the baseline, 1 at the target, below 0 and above 1 beyond them.
///
/// - metric: (value - baseline) / (target - baseline); the sign of the divisor gives the direction.
/// - band: 1 inside; outside, 1 minus the distance to the band over the baseline's distance to it; 0 without a baseline,
///   or with one that lies inside.
/// - milestones: the weighted share that is done.
/// - rubric: the score reached.
/// - a number not known yet: 0.
#[must_use]
pub fn progress_of(measure: &Measure, value: &Value) -> f64 {
    match (measure, value) {
        (Measure::Metric { baseline, target, .. }, Value::Number(value)) => (value - baseline) / (target - baseline),
        (Measure::Band { at_least, at_most, baseline, .. }, Value::Number(value)) => {
            let distance = |value: f64| distance(value, *at_least, *at_most);
            let start = baseline.map_or(0.0, distance);
            match distance(*value) {
                0.0 => 1.0,
                _ if start == 0.0 => 0.0,
                away => 1.0 - away / start,
            }
        }
        (Measure::Rubric { .. }, Value::Number(value)) => *value,
        (Measure::Milestones(milestones), Value::Reached(reached)) => share(milestones, reached),
        (Measure::NotKnown(_) | Measure::Milestones(_), Value::Number(_)) | (_, Value::Reached(_)) => 0.0,
    }
}

/// How far `value` lies outside the bounds; 0 inside.
fn distance(value: f64, at_least: Option<f64>, at_most: Option<f64>) -> f64 {
    let below = at_least.map_or(0.0, |low| low - value);
    let above = at_most.map_or(0.0, |high| value - high);
    below.max(above).max(0.0)
}

/// The weighted share of milestones that are done.
fn share(milestones: &[Milestone], reached: &[bool]) -> f64 {
    let whole: f64 = milestones.iter().map(|one| one.weight).sum();
    let done: f64 = milestones.iter().zip(reached).filter(|(_, done)| **done).map(|(one, _)| one.weight).sum();
    if whole > 0.0 { done / whole } else { 0.0 }
}

/// The value that an author wrote without a date: `current:`, or which milestones are done.
pub(super) fn undated(measure: &Measure, today: Date) -> Option<Value> {
    match measure {
        Measure::Metric { current, .. } | Measure::Band { current, .. } | Measure::Rubric { current, .. } => {
            current.map(Value::Number)
        }
        Measure::NotKnown(not_known) => not_known.current.map(Value::Number),
        Measure::Milestones(milestones) => Some(Value::Reached(written_done(milestones, today))),
    }
}

/// Which milestones are done on `day`, as their author wrote.
pub(super) fn written_done(milestones: &[Milestone], day: Date) -> Vec<bool> {
    let is_done = |one: &Milestone| match one.done {
        Done::No => false,
        Done::Undated => true,
        Done::On(date) => date <= day,
    };
    milestones.iter().map(is_done).collect()
}
