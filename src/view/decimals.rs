//! With how many decimals values are shown: as many as the finest of those that stand side by side.

use super::format;
use crate::{
    link::Site,
    model::{KeyResult, Measure},
    progress::{KeyResultProgress, Value},
};

/// Of a key result: enough for every value it has had.
pub(super) fn of_key_result(written: &KeyResult, numbers: &KeyResultProgress) -> usize {
    let dated = numbers.history.iter().filter_map(|reading| match reading.value {
        Value::Number(number) => Some(number),
        Value::Reached(_) => None,
    });
    finest(marks(&written.measure).into_iter().flatten().chain(dated))
}

/// For each KPI.
pub(super) fn of_kpis(site: &Site) -> Vec<usize> {
    let of = |linked: &crate::link::LinkedKpi| {
        let bounds = linked.kpi.at_least.into_iter().chain(linked.kpi.at_most);
        finest(linked.measurements.iter().map(|one| one.value).chain(bounds))
    };
    site.kpis.iter().map(of).collect()
}

/// The values that a measure itself names.
fn marks(measure: &Measure) -> [Option<f64>; 4] {
    match measure {
        Measure::Metric { baseline, target, current, .. } => [Some(*baseline), Some(*target), *current, None],
        Measure::Band { at_least, at_most, baseline, current } => [*at_least, *at_most, *baseline, *current],
        Measure::NotKnown(one) => [one.baseline, one.target, one.at_least, one.at_most],
        Measure::Milestones(_) | Measure::Rubric { .. } => [None; 4],
    }
}

fn finest(values: impl Iterator<Item = f64>) -> usize {
    values.map(format::decimals).max().unwrap_or(0)
}
