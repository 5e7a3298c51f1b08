//! Rules on the figures of key results: targets, deadlines, guards, confidence. What their titles say is judged elsewhere.

use std::collections::BTreeMap;

use super::Facts;
use crate::{
    diagnostics::{Report, Span, id},
    link::{LinkedObjective, ObjectiveKey, TeamKey},
    model::{Ambition, Done, KeyResult, Measure},
    progress::{Value, progress_of},
};

/// Confidence above this at the start is no stretch.
const CONFIDENT: u8 = 8;
/// Confidence below this at the start is no plan.
const HOPELESS: u8 = 2;
/// What is said in this share of a period is said at the start.
const START_SHARE: f64 = 0.15;

/// OKR078: a value from before the period, or one without a date while the period has hardly begun.
pub(super) fn reached_target(facts: &Facts<'_>, report: &mut Report) {
    for (key, linked) in facts.each_live() {
        for (index, key_result) in facts.kept(linked) {
            let is_reached = match &key_result.measure {
                Measure::Band { .. } | Measure::NotKnown(_) => false, // a band is there to be held
                Measure::Milestones(milestones) => {
                    milestones.iter().all(|one| matches!(one.done, Done::On(date) if date < linked.period.start))
                }
                Measure::Metric { .. } | Measure::Rubric { .. } => at_start(facts, key, linked, index)
                    .is_some_and(|value| progress_of(&key_result.measure, &value) >= 1.0),
            };
            if is_reached {
                let message = format!("this target was reached before `{}` began", linked.period.id);
                let finding = report.at(&id::REACHED_TARGET, key_result.places.target, message);
                finding.hint("set a more ambitious target, or keep the value with `at_least` or `at_most`");
            }
        }
    }
}

/// The value with which a key result went into its period.
fn at_start(facts: &Facts<'_>, key: ObjectiveKey, linked: &LinkedObjective, index: usize) -> Option<Value> {
    let numbers = &facts.progress.of(key).key_results[index];
    let before = numbers.history.iter().rev().find(|reading| reading.date < linked.period.start);
    let undated = || {
        let is_early = linked.period.share_passed(facts.today()) < START_SHARE && numbers.history.is_empty();
        numbers.value.clone().filter(|_| is_early)
    };
    before.map(|reading| reading.value.clone()).or_else(undated)
}

/// OKR079: steps that are not done and have no day.
pub(super) fn no_deadline(facts: &Facts<'_>, report: &mut Report) {
    for (_, linked) in facts.each_live() {
        for (_, key_result) in facts.kept(linked) {
            let Measure::Milestones(milestones) = &key_result.measure else { continue };
            let mut open = milestones.iter().filter(|one| one.done == Done::No).peekable();
            if open.peek().is_some() && milestones.iter().all(|one| one.due.is_none()) {
                let finding =
                    report.at(&id::NO_DEADLINE, key_result.span, "this key result has neither a value nor a deadline");
                finding.hint("add `due:` to its milestones, or measure their effect");
            }
        }
    }
}

/// OKR087: what is expected reaches the aim on that day, so it has to be one of the period.
pub(super) fn due_outside_period(facts: &Facts<'_>, report: &mut Report) {
    for (_, linked) in facts.each_live() {
        for (_, key_result) in facts.kept(linked) {
            let Some(due) = key_result.due.as_ref().filter(|due| !linked.period.contains(due.value)) else { continue };
            let (start, end) = (linked.period.start, linked.period.end);
            let message = format!("`due` is not a day of `{}`, which runs from {start} to {end}", linked.period.id);
            let finding = report.at(&id::DUE_OUTSIDE_PERIOD, due.span, message);
            finding.hint("write a day of the period, or remove the line: without it, the end of the period counts");
        }
    }
}

/// OKR081
pub(super) fn idle_guard(facts: &Facts<'_>, report: &mut Report) {
    for (_, linked) in facts.each_live() {
        for (index, key_result) in facts.kept(linked) {
            let Some((guarded, other)) = key_result.guards.and_then(|at| Some((at, linked.key_results.get(at)?)))
            else {
                continue;
            };
            let why = if other.guards == Some(index) && guarded < index {
                format!("`{}` and `{}` guard each other", other.id, key_result.id)
            } else if other.guards.is_some_and(|at| at != index) {
                format!("`{}` is itself a guard", other.id)
            } else if measured(linked, index, key_result) == measured(linked, guarded, other) {
                format!("this measures the same as `{}`, which it guards", other.id)
            } else {
                continue;
            };
            let finding = report.at(&id::IDLE_GUARD, key_result.places.guards, why);
            finding.hint(
                "a guard measures what could get worse while the guarded key result gets better: choose that one",
            );
        }
    }
}

/// OKR082: within an objective, and among the objectives of a team and period.
pub(super) fn repeated_measure(facts: &Facts<'_>, report: &mut Report) {
    let mut first: BTreeMap<(TeamKey, &str, Measured), (ObjectiveKey, usize, Span)> = BTreeMap::new();
    for (key, linked) in facts.live() {
        for (index, key_result) in facts.kept(linked) {
            let is_guard_of_it =
                |at: usize| key_result.guards == Some(at) || linked.key_results[at].guards == Some(index);
            let named = (linked.team, linked.period.id.as_str(), measured(linked, index, key_result));
            match first.get(&named) {
                None => {
                    first.insert(named, (key, index, key_result.span));
                }
                Some((objective, at, _)) if *objective == key && is_guard_of_it(*at) => {}
                Some((objective, at, span)) => {
                    let first = &facts.site.objective(*objective);
                    let same = &first.key_results[*at].id;
                    let message = if *objective == key {
                        format!("same measure as `{same}`")
                    } else {
                        format!("same measure as `{}#{same}`", first.head.id)
                    };
                    let finding = report.at(&id::REPEATED_MEASURE, key_result.span, message);
                    finding.also(*span, "the first key result");
                    finding.hint("remove one of them, so that it does not count twice");
                }
            }
        }
    }
}

/// What is measured, in words, and its unit.
type Measured = (String, String);

/// What a key result measures: its KPI, else the words of its title and its unit. Numbers make no difference.
fn measured(linked: &LinkedObjective, index: usize, key_result: &KeyResult) -> Measured {
    if let (Some(Some(kpi)), Some(_)) = (linked.kpis.get(index), key_result.measure.kpi()) {
        return (format!("kpi {}", kpi.0), String::new());
    }
    let letters = key_result.title.chars().map(|one| if one.is_alphabetic() { one } else { ' ' }).collect::<String>();
    let words: Vec<String> = letters.split_whitespace().map(str::to_lowercase).collect();
    (words.join(" "), key_result.unit.clone().unwrap_or_default())
}

/// OKR083: a promise may be sure; a stretch may not.
pub(super) fn sandbagging(facts: &Facts<'_>, report: &mut Report) {
    for (confidence, span, linked) in starts(facts) {
        if confidence > CONFIDENT && linked.ambition == Ambition::Aspirational {
            let message = format!("a confidence of {confidence} at the start means that success is almost certain");
            let finding = report.at(&id::SANDBAGGING, span, message);
            finding
                .hint("set a target with a confidence of about 5, or write `ambition: committed` if it is a promise");
        }
    }
}

/// OKR084
pub(super) fn fantasy(facts: &Facts<'_>, report: &mut Report) {
    for (confidence, span, _) in starts(facts) {
        if confidence < HOPELESS {
            let message = format!("a confidence of {confidence} at the start means that success is very unlikely");
            let finding = report.at(&id::FANTASY, span, message);
            finding.hint("set a target with a confidence of about 5; the higher value can be `stretch`");
        }
    }
}

/// What was believed of each key result at the start: as written on it, else in a check-in of the first days.
fn starts<'a>(facts: &Facts<'a>) -> Vec<(u8, Span, &'a LinkedObjective)> {
    let mut found = Vec::new();
    for (_, linked) in facts.each_live() {
        for (index, key_result) in facts.kept(linked) {
            if let Some(confidence) = key_result.confidence {
                found.push((confidence, key_result.places.confidence, linked));
                continue;
            }
            let early = linked.objective.check_ins.iter().rev().filter(|check_in| {
                check_in.date <= facts.today() && linked.period.share_passed(check_in.date) <= START_SHARE
            });
            let mut updates = early.flat_map(|check_in| &check_in.updates).filter(|update| update.key_result == index);
            if let Some((confidence, span)) = updates.find_map(|update| Some((update.confidence?, update.span))) {
                found.push((confidence, span, linked));
            }
        }
    }
    found
}
