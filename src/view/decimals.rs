//! With how many decimals values are shown: as many as the finest of those that stand side by side, and as it takes to
//! tell a value from the target or bound that it is judged by.

use super::format;
use crate::{
    link::Site,
    model::{KeyResult, Measure},
    progress::{KeyResultProgress, Value},
};

/// Values that are nearer to a mark than this are the mark: computers store fractions no better.
const NO_GAP: f64 = 1e-9;
/// The most decimals that are shown to tell a value from a mark.
const DECIMALS_MAX: usize = 9;

/// Of a key result: enough for every value it has had.
pub(super) fn of_key_result(written: &KeyResult, numbers: &KeyResultProgress) -> usize {
    let dated = numbers.history.iter().filter_map(|reading| match reading.value {
        Value::Number(number) => Some(number),
        Value::Reached(_) => None,
    });
    let marks: Vec<f64> = marks(&written.measure).into_iter().flatten().collect();
    finest(dated, &marks)
}

/// For each KPI.
pub(super) fn of_kpis(site: &Site) -> Vec<usize> {
    let of = |linked: &crate::link::LinkedKpi| {
        let bounds: Vec<f64> = linked.kpi.at_least.into_iter().chain(linked.kpi.at_most).collect();
        finest(linked.measurements.iter().map(|one| one.value), &bounds)
    };
    site.kpis.iter().map(of).collect()
}

/// The values that a measure itself names.
fn marks(measure: &Measure) -> [Option<f64>; 4] {
    match measure {
        Measure::Metric { baseline, target, current, .. } => [Some(*baseline), Some(*target), *current, None],
        Measure::Band { at_least, at_most, baseline, current } => [*at_least, *at_most, *baseline, *current],
        Measure::Milestones(_) | Measure::Rubric { .. } => [None; 4],
    }
}

/// Enough decimals for all of `values` and `marks`, and for no value to look like a mark that it only comes near.
fn finest(values: impl Iterator<Item = f64>, marks: &[f64]) -> usize {
    let mut finest = 0;
    let mut nearest = f64::INFINITY;
    for value in values.chain(marks.iter().copied()) {
        finest = finest.max(format::decimals(value));
        let gaps = marks.iter().map(|mark| (value - mark).abs());
        nearest = gaps.filter(|gap| *gap > NO_GAP).fold(nearest, f64::min);
    }

    while finest < DECIMALS_MAX && nearest < last_digit(finest) {
        finest += 1;
    }
    finest
}

/// What the last of so many decimals counts, and a little less: differences are not exact.
fn last_digit(decimals: usize) -> f64 {
    (0..decimals).fold(0.999, |digit, _| digit / 10.0)
}
