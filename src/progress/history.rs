//! Every dated value of a key result, and the latest that was said about it.

use std::collections::BTreeMap;

use super::measure::written_done;
use crate::{
    link::{LinkedObjective, Site},
    model::{CheckIn, Date, Done, KeyResultUpdate, Measure, Milestone, ReportedStatus, Update},
};

/// A value of a key result.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Of a metric, a band or a rubric.
    Number(f64),
    /// Of milestones: which are done, in their order.
    Reached(Vec<bool>),
}

/// A value and its day.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The day.
    pub date: Date,
    /// The value at the end of that day.
    pub value: Value,
}

/// Every dated value of a key result up to `today`, oldest first, one a day.
///
/// Metrics that take their values from a KPI have its measurements, and a check-in of the same day wins over them.
#[must_use]
pub fn history(site: &Site, linked: &LinkedObjective, index: usize, today: Date) -> Vec<Reading> {
    if let Measure::Milestones(milestones) = &linked.key_results[index].measure {
        return milestone_history(milestones, linked, index, today);
    }
    let mut values = BTreeMap::new();
    let measured = linked.kpis.get(index).copied().flatten().map(|kpi| &site.kpis[kpi.0].measurements);
    for measurement in measured.into_iter().flatten().filter(|one| one.date <= today) {
        values.insert(measurement.date, measurement.value);
    }
    for (check_in, update) in updates(linked, index, today) {
        if let Some(Update::Value(value)) = update.update {
            values.insert(check_in.date, value);
        }
    }
    values.into_iter().map(|(date, value)| Reading { date, value: Value::Number(value) }).collect()
}

/// The days on which milestones were reached or spoken of, and which were done by then.
fn milestone_history(milestones: &[Milestone], linked: &LinkedObjective, index: usize, today: Date) -> Vec<Reading> {
    let mut days: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
    for (position, milestone) in milestones.iter().enumerate() {
        if let Done::On(date) = milestone.done {
            days.entry(date).or_default().push(position);
        }
    }
    for (check_in, update) in updates(linked, index, today) {
        if let Some(Update::Reached(reached)) = &update.update {
            days.entry(check_in.date).or_default().extend(reached);
        }
    }
    let mut done = written_done(milestones, Date::MIN);
    let mut readings = Vec::new();
    for (date, reached) in days.into_iter().filter(|(date, _)| *date <= today) {
        for position in reached {
            done[position] = true;
        }
        readings.push(Reading { date, value: Value::Reached(done.clone()) });
    }
    readings
}

/// The check-ins up to `today` that say something about a key result, newest first.
pub(super) fn updates(
    linked: &LinkedObjective,
    index: usize,
    today: Date,
) -> impl Iterator<Item = (&CheckIn, &KeyResultUpdate)> {
    let of_day = move |check_in: &&CheckIn| check_in.date <= today;
    linked.objective.check_ins.iter().filter(of_day).flat_map(move |check_in| {
        check_in.updates.iter().filter(move |update| update.key_result == index).map(move |update| (check_in, update))
    })
}

/// The latest that was said about a key result.
pub(super) struct Said {
    /// The last day anything was said.
    pub updated: Option<Date>,
    /// The latest confidence.
    pub confidence: Option<u8>,
    /// The status reported on that last day; an earlier one no longer counts.
    pub status: Option<ReportedStatus>,
}

/// Finds the latest that was said about a key result up to `today`.
pub(super) fn said(linked: &LinkedObjective, index: usize, today: Date) -> Said {
    let updated = updates(linked, index, today).next().map(|(check_in, _)| check_in.date);
    let on_last_day = |(check_in, _): &(&CheckIn, &KeyResultUpdate)| Some(check_in.date) == updated;
    Said {
        updated,
        confidence: updates(linked, index, today).find_map(|(_, update)| update.confidence),
        status: updates(linked, index, today).take_while(on_last_day).find_map(|(_, update)| update.status),
    }
}
