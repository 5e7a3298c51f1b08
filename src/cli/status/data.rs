//! The status as JSON. The format is stable: keys may be added, none is renamed or removed.

use serde::Serialize;

use super::{Counted, Shown, ending, expected, state, status_key};
use crate::{
    model::{Ambition, Date, KeyResult, Level},
    progress::{KeyResultProgress, Status},
};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    as_of: String,
    counts: Option<Counts<'a>>,
    objectives: Vec<Objective<'a>>,
}

/// What is counted of the period that was asked for, else of the running one; and what is shown beside it.
#[derive(Serialize)]
struct Counts<'a> {
    period: &'a str,
    objectives: usize,
    key_results: usize,
    proposed: usize,
    of_other_periods: usize,
}

#[derive(Serialize)]
struct Objective<'a> {
    id: &'a str,
    title: &'a str,
    team: &'a str,
    period: &'a str,
    level: &'static str,
    ambition: &'static str,
    state: &'static str,
    owner: Option<&'a str>,
    status: &'static str,
    outcome: Option<&'static str>,
    progress: f64,
    expected: Option<f64>,
    score: Option<f64>,
    updated: Option<String>,
    key_results: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    title: &'a str,
    status: &'static str,
    progress: Option<f64>,
    expected: Option<f64>,
    confidence: Option<u8>,
    updated: Option<String>,
}

/// One document: the objectives with their key results.
pub(super) fn json(shown: &[Shown<'_>], (period, count): Counted<'_>, today: Date) -> String {
    let counts = period.map(|period| Counts {
        period: &period.id,
        objectives: count.tally.objectives,
        key_results: count.tally.key_results,
        proposed: count.proposed,
        of_other_periods: count.of_other_periods,
    });
    let objectives = shown.iter().map(objective).collect();
    let document = Document { version: 1, as_of: today.to_string(), counts, objectives };
    let text = serde_json::to_string_pretty(&document).unwrap_or_default(); // plain structs: it cannot fail
    format!("{text}\n")
}

fn objective<'a>(shown: &'a Shown<'_>) -> Objective<'a> {
    let Shown { objective, team, numbers, .. } = shown;
    Objective {
        id: objective.head.id.as_str(),
        title: &objective.head.title,
        team: team.head.id.as_str(),
        period: &objective.period.id,
        level: match objective.level {
            Level::Strategic => "strategic",
            Level::Tactical => "tactical",
        },
        ambition: match objective.ambition {
            Ambition::Aspirational => "aspirational",
            Ambition::Committed => "committed",
        },
        state: state(objective.state),
        owner: objective.owner.as_deref(),
        status: status_key(numbers.status),
        outcome: match numbers.status {
            Status::Closed(outcome) => Some(ending(outcome)),
            _ => None,
        },
        progress: numbers.progress,
        expected: expected(numbers.status, numbers.expected),
        score: numbers.score,
        updated: numbers.updated.map(|date| date.to_string()),
        key_results: objective.key_results.iter().zip(&numbers.key_results).map(row).collect(),
    }
}

fn row<'a>((key_result, numbers): (&'a KeyResult, &KeyResultProgress)) -> Row<'a> {
    Row {
        id: key_result.id.as_str(),
        title: &key_result.title,
        status: status_key(numbers.status),
        progress: numbers.progress,
        expected: expected(numbers.status, numbers.expected),
        confidence: numbers.confidence,
        updated: numbers.updated.map(|date| date.to_string()),
    }
}
