//! OKR027: values that nobody can have meant, beside the other numbers of the same measure.
//!
//! A value is in doubt only where a slip of the hand explains it: a share where per cent is meant, or a decimal point that is
//! two, three or four places off. Misses, zero, negative numbers and growth are nobody's slip, and neither is a number that falls
//! far below its target where it is meant to fall, or a count that has only begun.

use super::Facts;
use crate::{
    diagnostics::{Report, Span, id},
    link::{LinkedKpi, LinkedObjective},
    model::{KeyResult, Measure, Update, currency, is_percent},
};

/// How far off a decimal point is put, as factors.
const FACTORS: [f64; 3] = [100.0, 1000.0, 10_000.0];
/// A value that is so many times larger, or smaller, than all others may be a slip.
const FAR: f64 = 40.0;
/// The same where values are meant to grow tenfold, or to fall: there it has to be more.
const VERY_FAR: f64 = 90.0;
/// A share is at least so many times smaller than all other percentages.
const SHARE_FAR: f64 = 10.0;
/// From here on a target beside its baseline means growth.
const GROWTH: f64 = 10.0;
/// What a value should have been lies at most so many times below or above the others.
const NEAR: f64 = 2.0;
/// Counts below this may well become hundreds.
const SMALL_COUNT: f64 = 20.0;
/// So many values show where a number that is meant to fall stood: far below them it has jumped.
const BEFORE_A_JUMP: usize = 2;
/// How many values before and after one of a KPI it is compared with.
const NEIGHBOURS: usize = 2;

/// Why a value is in doubt.
#[derive(Clone, Copy)]
enum Doubt {
    /// It is a share: so many per cent are meant.
    Share(f64),
    /// It is so many times as large as the others.
    Times(f64),
    /// It is so many times smaller than the others.
    Part(f64),
}

/// What the values of a measure are compared with.
struct Scale {
    /// Baseline, target and bounds; 0 where small values are as good as any.
    marks: Vec<f64>,
    is_percent: bool,
    /// How many times larger than all others a value may be.
    above: f64,
    /// How many times smaller.
    below: f64,
    course: Course,
}

/// Where the values of a measure are meant to go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Course {
    /// Down: a small value is a success.
    Falling,
    /// Up from the start of the period, one by one: the first values are small.
    Counting,
    Other,
}

/// OKR027
pub(super) fn implausible_value(facts: &Facts<'_>, report: &mut Report) {
    for (_, linked) in facts.each() {
        let counting = linked.key_results.iter().enumerate().filter(|(_, one)| !one.is_dropped(facts.today()));
        for (index, _) in counting {
            key_result(facts, linked, index, report);
        }
    }
    for linked in &facts.site.kpis {
        kpi(linked, report);
    }
}

/// The values that check-ins give, `current`, and the latest of the KPI, each beside those before it.
fn key_result(facts: &Facts<'_>, linked: &LinkedObjective, index: usize, report: &mut Report) {
    let key_result = &linked.key_results[index];
    let kpi = linked.kpis.get(index).copied().flatten().map(|kpi| &facts.site.kpis[kpi.0]);
    let unit = key_result.unit.as_deref().or_else(|| kpi.and_then(|kpi| kpi.kpi.unit.as_deref()));
    let Some((scale, current)) = scale_of(key_result, unit) else { return };

    let mut earlier = Vec::new();
    let mut doubts = Vec::new();
    let updates = linked.objective.check_ins.iter().rev().flat_map(|check_in| &check_in.updates);
    let told = updates.filter(|update| update.key_result == index).filter_map(|update| match update.update {
        Some(Update::Value(value)) => Some((value, update.value_span)),
        _ => None,
    });
    let written = current.map(|value| (value, key_result.places.current));
    let measured = kpi.and_then(|kpi| kpi.measurements.last()).map(|last| (last.value, key_result.places.target));
    for (value, span) in written.into_iter().chain(measured).chain(told) {
        match scale.doubt(value, &earlier) {
            Some(doubt) => doubts.push((span, value, doubt)),
            None => earlier.push(value),
        }
    }
    tell(key_result.id.as_str(), &scale.known(&earlier), &doubts, report);
}

/// What a key result's values are compared with, and the one that is written without a date.
fn scale_of(key_result: &KeyResult, unit: Option<&str>) -> Option<(Scale, Option<f64>)> {
    let is_percent = unit.is_some_and(|unit| unit.contains('%') || is_percent(unit));
    match &key_result.measure {
        Measure::Metric { baseline, target, current, commit, stretch, .. } => {
            let marks = [Some(*baseline), Some(*target), *commit, *stretch].into_iter().flatten().collect();
            let above = if *target >= GROWTH * baseline { VERY_FAR } else { FAR };
            let below = if target < baseline { VERY_FAR } else { FAR };
            let is_whole = baseline.fract() == 0.0 && target.fract() == 0.0;
            let course = if target < baseline {
                Course::Falling
            } else if is_whole && !is_percent && !is_money(unit) {
                Course::Counting
            } else {
                Course::Other
            };
            Some((Scale { marks, is_percent, above, below, course }, *current))
        }
        Measure::Band { at_least, at_most, baseline, current } => {
            let marks = bounds(*at_least, *at_most, *baseline);
            let course = if at_least.is_none() { Course::Falling } else { Course::Other };
            Some((Scale { marks, is_percent, above: FAR, below: VERY_FAR, course }, *current))
        }
        Measure::NotKnown(_) | Measure::Milestones(_) | Measure::Rubric { .. } => None,
    }
}

fn is_money(unit: Option<&str>) -> bool {
    unit.and_then(|unit| unit.split_whitespace().next()).is_some_and(|first| currency(first).is_some())
}

/// Bounds as marks. Below an upper bound alone every value is as good as another.
fn bounds(at_least: Option<f64>, at_most: Option<f64>, baseline: Option<f64>) -> Vec<f64> {
    let is_open = at_least.is_none() && baseline.is_none();
    [at_least, at_most, baseline, is_open.then_some(0.0)].into_iter().flatten().collect()
}

/// The values of a KPI, each beside its neighbours: what grows over years is near to them all the way.
fn kpi(linked: &LinkedKpi, report: &mut Report) {
    let kpi = &linked.kpi;
    let is_percent = kpi.unit.as_deref().is_some_and(|unit| unit.contains('%') || is_percent(unit));
    let marks =
        if kpi.at_least.or(kpi.at_most).is_some() { bounds(kpi.at_least, kpi.at_most, None) } else { Vec::new() };
    let scale = Scale { marks, is_percent, above: FAR, below: FAR, course: Course::Other };

    let mut earlier: Vec<f64> = Vec::new();
    let mut doubts = Vec::new();
    for (index, measured) in linked.measurements.iter().enumerate() {
        let before = earlier.iter().rev().take(NEIGHBOURS).copied();
        let after = linked.measurements[index + 1..].iter().take(NEIGHBOURS).map(|one| one.value);
        let neighbours: Vec<f64> = before.chain(after).collect();
        match scale.doubt(measured.value, &neighbours) {
            Some(doubt) => doubts.push((measured.span, measured.value, doubt)),
            None => earlier.push(measured.value),
        }
    }
    tell(kpi.head.id.as_str(), &scale.known(&earlier), &doubts, report);
}

impl Scale {
    /// The marks and other values that are more than nothing.
    fn known(&self, others: &[f64]) -> Vec<f64> {
        self.marks.iter().chain(others).copied().filter(|value| *value > 0.0).collect()
    }

    /// Why `value` is in doubt beside the marks and `others`, if it is.
    fn doubt(&self, value: f64, others: &[f64]) -> Option<Doubt> {
        let is_negative = |value: &f64| *value < 0.0;
        if value <= 0.0 || self.marks.iter().chain(others).any(is_negative) {
            return None;
        }
        self.doubt_below(value, others).or_else(|| self.doubt_above(value, others))
    }

    fn doubt_below(&self, value: f64, others: &[f64]) -> Option<Doubt> {
        let is_nothing = |value: &f64| *value == 0.0;
        let has_begun = match self.course {
            Course::Falling => others.len() >= BEFORE_A_JUMP,
            Course::Counting => !others.is_empty() || value.fract() != 0.0,
            Course::Other => true,
        };
        if !has_begun || others.iter().any(is_nothing) {
            return None;
        }
        // what starts at nothing may well be small, unless it has been larger twice
        let starts_at_nothing = self.marks.iter().any(is_nothing);
        let known = if starts_at_nothing { others.to_vec() } else { self.known(others) };
        if starts_at_nothing && known.len() < 2 {
            return None;
        }
        let (low, _) = range(&known)?;
        let (_, high) = range(&self.known(others))?;

        let is_share = self.is_percent && value < 1.0 && low >= 1.0 && low >= SHARE_FAR * value;
        if is_share && is_near(value * 100.0, low, high) {
            return Some(Doubt::Share(value * 100.0));
        }
        let is_far = known.len() >= 2 && low >= 1.0 && low >= self.below * value;
        let factor = FACTORS.into_iter().find(|factor| is_near(value * factor, low, high))?;
        is_far.then_some(Doubt::Part(factor))
    }

    fn doubt_above(&self, value: f64, others: &[f64]) -> Option<Doubt> {
        let known = self.known(others);
        let (low, high) = range(&known)?;
        let is_whole = |value: &f64| value.fract() == 0.0;
        let is_small_count = !self.is_percent && high < SMALL_COUNT && known.iter().chain([&value]).all(is_whole);
        let is_far = known.len() >= 2 && value >= self.above * high && !is_small_count;
        let factor = FACTORS.into_iter().find(|factor| is_near(value / factor, low, high))?;
        is_far.then_some(Doubt::Times(factor))
    }
}

/// The least and the greatest of `values`; none where there are none.
fn range(values: &[f64]) -> Option<(f64, f64)> {
    let low = values.iter().copied().reduce(f64::min)?;
    Some((low, values.iter().copied().fold(low, f64::max)))
}

fn is_near(value: f64, low: f64, high: f64) -> bool {
    (low / NEAR..=high * NEAR).contains(&value)
}

/// Reports the values of one measure that are in doubt: one finding, which counts them.
fn tell(name: &str, known: &[f64], doubts: &[(Span, f64, Doubt)], report: &mut Report) {
    let ([(span, value, doubt), rest @ ..], Some((low, high))) = (doubts, range(known)) else { return };
    let others = if low < high { format!("{} to {}", plain(low), plain(high)) } else { plain(high) };
    let what = match doubt {
        Doubt::Share(_) => format!("`{name}` is in per cent, and {} looks like a share", plain(*value)),
        Doubt::Times(factor) => {
            format!("{} is about {} times the other numbers of `{name}` ({others})", plain(*value), plain(*factor))
        }
        Doubt::Part(factor) => {
            format!(
                "{} is about {} times less than the other numbers of `{name}` ({others})",
                plain(*value),
                plain(*factor)
            )
        }
    };
    let message = match rest.len() {
        0 => what,
        1 => format!("{what}, and so is one more value"),
        more => format!("{what}, and so are {more} more values"),
    };
    let finding = report.at(&id::IMPLAUSIBLE_VALUE, *span, message);
    if let Some((next, ..)) = rest.first() {
        finding.also(*next, "another one");
    }
    match doubt {
        Doubt::Share(percent) => finding.hint(format!("write `{}` if {0} % is meant", plain(*percent))),
        Doubt::Times(_) | Doubt::Part(_) => {
            finding.hint("correct the value or its unit; if it is right, say so under `allow`, with the reason")
        }
    };
}

/// A number as it is best written: `52`, not `52.000000000001`.
fn plain(value: f64) -> String {
    let digits = format!("{value:.6}");
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}
