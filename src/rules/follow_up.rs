//! Rules on follow-up: check-ins that do not come, statuses that flatter, closings that teach nothing.

use super::Facts;
use crate::{
    diagnostics::{Report, Severity, Span, id},
    link::{Absence, LinkedObjective, ObjectiveKey},
    model::{
        Ambition, CheckIn, Closing, Date, KeyResultUpdate, Measure, Outcome, ReportedStatus, State, Update,
        days_between,
    },
    progress::{Grade, KeyResultProgress, Pace, Status, Value, progress_of, shown},
};

/// Closings older than this are history: nobody will write down what was learned any more.
const FRESH_DAYS: i32 = 120;
/// A score this far from the computed progress asks for a word.
const FAR: f64 = 0.2;
/// Before this share of a period, pace says little.
const PACE_SHARE: f64 = 0.25;
/// So many values in a row make a decline.
const DECLINE: usize = 3;

/// OKR090: an objective of which nothing was said, in words or values, for longer than the interval.
pub(super) fn overdue_check_in(facts: &Facts<'_>, report: &mut Report) {
    let (today, interval) = (facts.today(), facts.config.follow_up_days);
    for (key, linked) in facts.each_live() {
        let is_running = linked.state == State::Active && linked.period.contains(today);
        let lacks_kpi = facts
            .kept(linked)
            .any(|(index, key_result)| key_result.measure.kpi().is_some() && linked.kpis[index].is_none());
        if !is_running || lacks_kpi || facts.progress.of(key).status != Status::Stale {
            continue;
        }
        let newest = linked.check_ins.iter().filter(|one| one.date <= today).max_by_key(|one| one.date);
        let valued = facts.progress.of(key).updated;
        match newest.map(|one| one.date).max(valued) {
            Some(last) if days_between(last, today) <= interval => {}
            Some(last) => {
                let span = newest.map_or(linked.head.title_span, |one| one.date_span);
                let message = format!("no check-in for {} days (expected every {interval})", days_between(last, today));
                report.at(&id::OVERDUE_CHECK_IN, span, message).hint(check_in_hint(linked));
            }
            None => {
                let message =
                    format!("no check-in since `{}` began (expected every {interval} days)", linked.period.id);
                report.at(&id::OVERDUE_CHECK_IN, linked.head.title_span, message).hint(check_in_hint(linked));
            }
        }
    }
}

fn check_in_hint(linked: &LinkedObjective) -> String {
    let who = linked.owner().map_or_else(|| "the team".to_owned(), Clone::clone);
    format!("ask {who} for a check-in: a value and a sentence are enough, even when nothing has changed")
}

/// OKR091: after one more follow-up interval, since the last values come late.
pub(super) fn not_closed(facts: &Facts<'_>, report: &mut Report) {
    for (_, linked) in facts.each_published() {
        let late = days_between(linked.period.end, facts.today());
        let is_open = matches!(linked.state, State::Active | State::Proposed);
        let Some(period) = linked.objective.period.as_ref().filter(|_| is_open && late > facts.config.follow_up_days)
        else {
            continue;
        };
        if linked.state == State::Proposed {
            let message = format!("`{}` ended {late} days ago, and this objective is still proposed", linked.period.id);
            let finding = report.at(&id::NOT_CLOSED, period.span, message);
            finding.hint("move it to a later period, close it with `outcome: dropped`, or delete it");
            continue;
        }
        let message = format!("`{}` ended {late} days ago, and this objective is not closed", linked.period.id);
        let finding = report.at(&id::NOT_CLOSED, period.span, message);
        finding.hint("add `closed: {date: ..., outcome: ..., learned: ...}`");
    }
}

/// The objectives that were closed a short time ago.
fn closings<'a>(facts: &Facts<'a>) -> impl Iterator<Item = (ObjectiveKey, &'a LinkedObjective, &'a Closing)> {
    let today = facts.today();
    facts.each_published().filter_map(move |(key, linked)| {
        let closing = linked.objective.closing.as_ref()?;
        (days_between(closing.date, today) <= FRESH_DAYS).then_some((key, linked, closing))
    })
}

/// OKR092
pub(super) fn no_learning(facts: &Facts<'_>, report: &mut Report) {
    for (key, _, closing) in closings(facts) {
        if closing.learned.is_none() && far_score(facts, key, closing).is_none() {
            let finding = report.at(&id::NO_LEARNING, closing.date_span, "`closed` does not say what was learned");
            finding.hint("add `learned:` with what you would do differently, and what you would do again");
        }
    }
}

/// OKR093
pub(super) fn odd_score(facts: &Facts<'_>, report: &mut Report) {
    for (key, linked, closing) in closings(facts) {
        if let Some((score, progress)) = far_score(facts, key, closing).filter(|_| closing.learned.is_none()) {
            let message = format!("the score is {score:.2}, but the key results give {progress:.2}");
            let finding = report.at(&id::ODD_SCORE, closing.score_span, message);
            finding.hint("explain the difference in `learned:`, or correct the score or the last values");
            continue;
        }

        let numbers = facts.progress.of(key);
        let is_scored = closing.score.is_some() || numbers.measured > 0;
        let score = numbers.score.filter(|score| is_scored && contradicts(*score, closing.outcome, linked.ambition));
        if let Some(score) = score {
            let word = match closing.outcome {
                Outcome::Achieved => "achieved",
                Outcome::Partly => "partly",
                Outcome::Missed => "missed",
                Outcome::Dropped => "dropped",
            };
            let message = format!("the outcome is `{word}`, but the score is {score:.2}");
            let finding = report.at(&id::ODD_SCORE, closing.score_span, message);
            finding.severity = Severity::Note;
            finding.hint("correct `outcome` or the last values, or write the `score` that fits the outcome");
        }
    }
}

/// Whether a reader sees a verdict and a score that cannot both be true.
fn contradicts(score: f64, outcome: Outcome, ambition: Ambition) -> bool {
    match outcome {
        Outcome::Achieved => Grade::of(score, ambition) != Grade::Strong,
        Outcome::Partly => score <= 0.0 || score >= 1.0,
        Outcome::Missed => Grade::of(score, ambition) == Grade::Strong,
        Outcome::Dropped => false,
    }
}

/// The score and the computed progress, where they are far apart.
fn far_score(facts: &Facts<'_>, key: ObjectiveKey, closing: &Closing) -> Option<(f64, f64)> {
    let progress = facts.progress.of(key).progress;
    let is_far = |(score, progress): &(f64, f64)| (score - progress).abs() > FAR + 1e-9;
    closing.score.map(|score| (shown(score), progress)).filter(is_far)
}

/// OKR094
pub(super) fn silent_decline(facts: &Facts<'_>, report: &mut Report) {
    for (_, linked) in facts.each_live().filter(|(_, linked)| linked.state == State::Active) {
        for (index, key_result) in facts.kept(linked) {
            let told = told(linked, index, facts.today());
            if let Some(span) = declining(&key_result.measure, &told) {
                let message =
                    format!("`{}` has moved away from its target in {DECLINE} check-ins in a row", key_result.id);
                let finding = report.at(&id::SILENT_DECLINE, span, message);
                finding.hint("explain why in a `note`, even if it is only a guess");
            }
        }
    }
}

/// The values of a key result with their check-ins, newest first.
fn told(linked: &LinkedObjective, index: usize, today: Date) -> Vec<(&CheckIn, &KeyResultUpdate, f64)> {
    let of_day = linked.objective.check_ins.iter().filter(move |check_in| check_in.date <= today);
    let updates = of_day.flat_map(move |check_in| {
        check_in.updates.iter().filter(move |update| update.key_result == index).map(move |update| (check_in, update))
    });
    let valued = updates.filter_map(|(check_in, update)| match update.update {
        Some(Update::Value(value)) => Some((check_in, update, value)),
        _ => None,
    });
    valued.take(DECLINE + 1).collect()
}

/// Where the newest value stands, if the newest three each lie further from the target than the one before, and nobody
/// says a word about it. The one before the first of them is another value, else the baseline.
fn declining(measure: &Measure, told: &[(&CheckIn, &KeyResultUpdate, f64)]) -> Option<Span> {
    let baseline = match measure {
        Measure::Metric { baseline, .. } => Some(*baseline),
        Measure::NotKnown(_) => return None,
        Measure::Band { .. } | Measure::Milestones(_) | Measure::Rubric { .. } => None,
    };
    let newest = told.get(..DECLINE)?;
    let before = told.get(DECLINE).map(|(.., value)| *value).or(baseline)?;
    let values: Vec<f64> = newest.iter().map(|(.., value)| *value).chain([before]).collect();
    let progress: Vec<f64> = values.iter().map(|value| progress_of(measure, &Value::Number(*value))).collect();
    let falls = progress.windows(2).all(|pair| pair[0] < pair[1] - 1e-9);
    let is_silent = newest.iter().all(|(check_in, update, _)| check_in.note.is_none() && update.note.is_none());
    newest.first().filter(|_| falls && is_silent).map(|(_, update, _)| update.span)
}

/// OKR095: with a note beside it, people have said why.
pub(super) fn rosy_status(facts: &Facts<'_>, report: &mut Report) {
    for (key, linked) in facts.each_live().filter(|(_, linked)| linked.period.share_passed(facts.today()) >= PACE_SHARE)
    {
        for (index, numbers) in facts.progress.of(key).key_results.iter().enumerate() {
            let good = matches!(numbers.status, Status::OnTrack | Status::Done);
            let Some((check_in, update)) = latest(linked, index, facts.today()).filter(|_| good && is_red(numbers))
            else {
                continue;
            };
            let reported = matches!(update.status, Some(ReportedStatus::OnTrack | ReportedStatus::Done));
            let is_silent = check_in.note.is_none() && update.note.is_none();
            let is_stepwise = matches!(linked.key_results[index].measure, Measure::Milestones(_));
            if !reported || !is_silent || is_stepwise {
                continue;
            }
            let message = format!(
                "the reported status is good, but progress is {:.2} where {:.2} is expected",
                numbers.progress.unwrap_or(0.0),
                numbers.expected
            );
            let finding = report.at(&id::ROSY_STATUS, update.span, message);
            finding.hint("explain in a `note` how it will catch up, or report `at_risk`");
        }
    }
}

fn is_red(numbers: &KeyResultProgress) -> bool {
    Pace::of(numbers.progress.unwrap_or(0.0), numbers.expected) == Pace::OffTrack
}

/// OKR096: until the objective is closed, also after its period.
pub(super) fn absent_team(facts: &Facts<'_>, report: &mut Report) {
    let today = facts.today();
    let is_open = |linked: &LinkedObjective| matches!(linked.state, State::Active | State::Proposed);
    for (_, linked) in facts.each_published().filter(|(_, linked)| is_open(linked)) {
        let (Some(absence), Some(written)) = (facts.site.absence(linked, today), &linked.objective.team) else {
            continue;
        };
        let (team, period) = (&facts.site.team(linked.team).team.head.id, &linked.period);
        let message = match absence {
            Absence::Ended(date) if date < today => {
                format!("the team `{team}` ended on {date}, and this objective is still open")
            }
            Absence::Ended(date) => format!("the team `{team}` ends on {date}, before `{}` begins", period.id),
            Absence::NotStarted(date) if date > period.end => {
                format!("the team `{team}` starts on {date}, after `{}` ends", period.id)
            }
            Absence::NotStarted(_) => continue, // it begins before the period is over
        };
        let finding = report.at(&id::ABSENT_TEAM, written.span, message);
        finding.hint("move it to another team with `team:`, or close it with `closed:`");
    }
}

/// The latest that was said about a key result.
fn latest(linked: &LinkedObjective, index: usize, today: Date) -> Option<(&CheckIn, &KeyResultUpdate)> {
    let of_day = linked.objective.check_ins.iter().filter(|check_in| check_in.date <= today);
    of_day
        .flat_map(|check_in| check_in.updates.iter().map(move |update| (check_in, update)))
        .find(|(_, update)| update.key_result == index)
}

/// OKR097: nothing is left that could show how far the objective has come.
pub(super) fn all_dropped(facts: &Facts<'_>, report: &mut Report) {
    for (key, linked) in facts.each_live() {
        if facts.progress.of(key).status == Status::Dropped {
            let message = "every key result of this objective was dropped";
            let finding = report.at(&id::ALL_DROPPED, linked.places.key_results, message);
            finding.hint(
                "add a key result, or close the objective: `closed: {date: ..., outcome: dropped, learned: ...}`",
            );
        }
    }
}
