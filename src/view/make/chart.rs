//! Charts: which values they show, what stands beside them, and their sentence.

use super::{
    super::{
        bar,
        chart::{self, Chart, Mark},
    },
    Arg, Maker,
    key_result::Scale,
};
use crate::{
    link::{KpiKey, ObjectiveKey},
    model::{Ambition, Date, KeyResult, Measure, Measurement},
    progress::{GOOD_RESULT, Reading, Status, Value, progress_of},
};

/// A value whose text is wider than this stands without its unit, which the page says beside the chart.
const LABEL_WIDTH_MAX: f64 = 84.0;

impl Maker<'_> {
    /// The chart of a key result; empty where there are not two dated values in or near its period.
    ///
    /// Heights are progress, so up is good for a falling measure too. A band has its own scale, upside down where values
    /// should stay below a bound.
    pub(super) fn key_result_chart(&self, key: ObjectiveKey, index: usize) -> String {
        self.chart_of(key, index).map_or_else(String::new, |chart| chart.svg())
    }

    /// The same without words, as small as a line of text.
    pub(super) fn key_result_spark(&self, key: ObjectiveKey, index: usize) -> String {
        self.chart_of(key, index).map_or_else(String::new, |chart| chart.spark())
    }

    fn chart_of(&self, key: ObjectiveKey, index: usize) -> Option<Chart<'_>> {
        let linked = self.facts.site.objective(key);
        let (key_result, numbers) = (&linked.key_results[index], &self.facts.progress.of(key).key_results[index]);
        let (period, today) = (&linked.period, self.facts.progress.today.0);
        let (measure, days) = (&key_result.measure, (period.start, period.end));
        let near: Vec<&Reading> = numbers.history.iter().filter(|one| chart::is_near(one.date, days)).collect();
        let [first, .., last] = near.as_slice() else { return None };
        if !measure.is_known() {
            return None; // there is no way yet that values could be on
        }
        let (band, falling) = match measure {
            Measure::Band { at_least, at_most, .. } => (Some(bounds(*at_least, *at_most)), at_least.is_none()),
            _ => (None, false),
        };
        let aspirational = linked.ambition == Ambition::Aspirational;
        let aim = if aspirational { GOOD_RESULT } else { (1.0, 1.0) };
        let mut marks = self.marks(key, index);
        if band.is_none() && aspirational {
            let ends = [GOOD_RESULT.0, GOOD_RESULT.1].map(|end| self.format.number(end, 1));
            marks.push(Mark {
                height: f64::midpoint(GOOD_RESULT.0, GOOD_RESULT.1),
                label: ends.join("\u{2013}"),
                line: false,
            });
        }
        let is_dropped = numbers.status == Status::Dropped;
        let shown = linked.closing.is_none() && !is_dropped && period.contains(today);
        Some(Chart {
            days,
            today: shown.then(|| (today, self.say("chart-today", &[]))),
            values: near.iter().map(|reading| (reading.date, height(key_result, reading))).collect(),
            marks,
            band,
            aim: band.is_none().then_some(aim),
            aim_day: key_result.due.as_ref().map(|due| due.value),
            stepped: matches!(measure, Measure::Milestones(_)),
            falling,
            class: bar::class(self.bar_status(linked, numbers.status)),
            label: self.key_result_sentence(key, index, [first, last]),
            format: self.format,
        })
    }

    /// What a key result starts from and aims for.
    fn marks(&self, key: ObjectiveKey, index: usize) -> Vec<Mark> {
        let scale = self.scale(key, index);
        let mark = |height: f64, label: String| Mark { height, label, line: true };
        let own = |height: f64| mark(height, axis_label(&scale, height));
        match &self.facts.site.objective(key).key_results[index].measure {
            Measure::Metric { baseline, target, .. } => {
                vec![mark(1.0, axis_label(&scale, *target)), mark(0.0, axis_label(&scale, *baseline))]
            }
            Measure::Band { at_least, at_most, baseline, .. } => {
                [*at_least, *at_most, *baseline].into_iter().flatten().map(own).collect()
            }
            Measure::Milestones(milestones) => {
                vec![
                    mark(1.0, self.done_of(milestones.len(), milestones.len())),
                    mark(0.0, self.done_of(0, milestones.len())),
                ]
            }
            Measure::NotKnown(_) => Vec::new(),
            Measure::Rubric { .. } => {
                vec![mark(1.0, self.format.number(1.0, 0)), mark(0.0, self.format.number(0.0, 0))]
            }
        }
    }

    fn done_of(&self, done: usize, count: usize) -> String {
        self.say("done-of", &[("done", Arg::from(done)), ("count", Arg::from(count))])
    }

    /// "From 9.5 h on 1 Oct 2026 to 5.4 h on 19 Nov 2026. Progress 0.55, expected 0.41."
    fn key_result_sentence(&self, key: ObjectiveKey, index: usize, ends: [&Reading; 2]) -> String {
        let numbers = &self.facts.progress.of(key).key_results[index];
        let value = |end: &Reading| match &end.value {
            Value::Reached(reached) => self.done_of(reached.iter().filter(|done| **done).count(), reached.len()),
            number @ Value::Number(_) => self.value(key, index, number),
        };
        let way = self.way(ends.map(value), ends.map(|end| end.date));
        let Some(progress) = numbers.progress else { return way };
        let score = ("score", Arg::from(self.format.score(progress)));
        let linked = self.facts.site.objective(key);
        let pace = match self.key_result_expected(linked, &linked.key_results[index].measure, numbers) {
            None => self.say("chart-progress", &[score]),
            Some(expected) => self.say("chart-pace", &[score, ("expected", Arg::from(self.format.score(expected)))]),
        };
        format!("{way} {pace}")
    }

    fn way(&self, [from, to]: [String; 2], days: [Date; 2]) -> String {
        let [first, last] = days.map(|day| Arg::from(self.format.date(day)));
        self.say("chart-way", &[("from", Arg::from(from)), ("first", first), ("to", Arg::from(to)), ("last", last)])
    }

    /// The chart of a KPI; none where there are not two values. The larger value stands higher, whichever is better.
    pub(super) fn kpi_chart(&self, key: KpiKey, past: &[&Measurement]) -> Option<Chart<'_>> {
        let [first, .., last] = past else { return None };
        let kpi = &self.facts.site.kpis[key.0].kpi;
        let values = past.iter().map(|one| one.value);
        let (low, high) = (values.clone().fold(f64::INFINITY, f64::min), values.fold(f64::NEG_INFINITY, f64::max));
        let scale = self.kpi_scale(key);
        let bound = |height: f64| Mark { height, label: axis_label(&scale, height), line: true };
        let end = |height: f64| Mark { height, label: axis_label(&scale, height), line: false };
        let has_band = kpi.at_least.is_some() || kpi.at_most.is_some();
        let ends = self.way([first, last].map(|one| self.value_of(key, one.value)), [first.date, last.date]);
        Some(Chart {
            days: (first.date, last.date),
            today: None,
            values: past.iter().map(|one| (one.date, one.value)).collect(),
            marks: kpi
                .at_least
                .into_iter()
                .chain(kpi.at_most)
                .map(bound)
                .chain([last.value, high, low].map(end))
                .collect(),
            band: has_band.then(|| bounds(kpi.at_least, kpi.at_most)),
            aim: None,
            aim_day: None,
            stepped: false,
            falling: false,
            class: self.kpi_health(key).map_or("idle", |health| health.class),
            label: ends,
            format: self.format,
        })
    }
}

/// The height of a value: how far it has come, or for a band the value itself.
fn height(key_result: &KeyResult, reading: &Reading) -> f64 {
    match (&key_result.measure, &reading.value) {
        (Measure::Band { .. }, Value::Number(value)) => *value,
        (measure, value) => progress_of(measure, value),
    }
}

fn bounds(at_least: Option<f64>, at_most: Option<f64>) -> (f64, f64) {
    (at_least.unwrap_or(f64::NEG_INFINITY), at_most.unwrap_or(f64::INFINITY))
}

/// A value beside a chart.
fn axis_label(scale: &Scale<'_>, value: f64) -> String {
    let whole = scale.show(value);
    if chart::width(&whole) <= LABEL_WIDTH_MAX { whole } else { scale.plain(value) }
}
