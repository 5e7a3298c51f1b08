//! The status as JSON and as CSV. Both forms are stable: keys and columns may be added, at the end.

use serde::Serialize;

use super::{Shown, ending, expected, shown_date, state, status_key};
use crate::{
    model::{Ambition, Date, KeyResult, Level},
    progress::{KeyResultProgress, Status},
};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    date: String,
    objectives: Vec<Objective<'a>>,
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
pub(super) fn json(shown: &[Shown<'_>], today: Date) -> String {
    let objectives = shown.iter().map(objective).collect();
    let document = Document { version: 1, date: today.to_string(), objectives };
    let text = serde_json::to_string_pretty(&document).unwrap_or_default(); // plain structs: it cannot fail
    format!("{text}\n")
}

fn objective<'a>(shown: &'a Shown<'_>) -> Objective<'a> {
    let Shown { objective, team, numbers } = shown;
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
        progress: short(numbers.progress),
        expected: expected(numbers.status, numbers.expected).map(short),
        score: numbers.score.map(short),
        updated: numbers.updated.map(|date| date.to_string()),
        key_results: objective.key_results.iter().zip(&numbers.key_results).map(row).collect(),
    }
}

fn row<'a>((key_result, numbers): (&'a KeyResult, &KeyResultProgress)) -> Row<'a> {
    Row {
        id: key_result.id.as_str(),
        title: &key_result.title,
        status: status_key(numbers.status),
        progress: numbers.progress.map(short),
        expected: expected(numbers.status, numbers.expected).map(short),
        confidence: numbers.confidence,
        updated: numbers.updated.map(|date| date.to_string()),
    }
}

/// With four decimals: more would only show how computers store fractions.
fn short(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}

const COLUMNS: &str =
    "objective,key_result,title,team,period,state,status,outcome,progress,expected,score,confidence,updated\n";

/// A row for each objective, followed by those of its key results.
pub(super) fn csv(shown: &[Shown<'_>]) -> String {
    let mut text = COLUMNS.to_owned();
    for one in shown {
        let of = objective(one);
        let number = |number: Option<f64>| number.map_or_else(String::new, |number| number.to_string());
        let updated = shown_date(one.numbers.updated);
        text.push_str(&line(&[
            of.id,
            "",
            of.title,
            of.team,
            of.period,
            of.state,
            of.status,
            of.outcome.unwrap_or(""),
            &of.progress.to_string(),
            &number(of.expected),
            &number(of.score),
            "",
            &updated,
        ]));
        for (row, numbers) in of.key_results.iter().zip(&one.numbers.key_results) {
            text.push_str(&line(&[
                of.id,
                row.id,
                row.title,
                of.team,
                of.period,
                of.state,
                row.status,
                "",
                &number(row.progress),
                &number(row.expected),
                "",
                &row.confidence.map_or_else(String::new, |confidence| confidence.to_string()),
                &shown_date(numbers.updated),
            ]));
        }
    }
    text
}

fn line(fields: &[&str]) -> String {
    format!("{}\n", fields.iter().map(|field| quoted(field)).collect::<Vec<_>>().join(","))
}

/// A field as CSV has it. One that a spreadsheet would take for a formula gets an apostrophe in front.
fn quoted(field: &str) -> String {
    let is_number = field.parse::<f64>().is_ok();
    let is_formula = !is_number && field.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let field = if is_formula { format!("'{field}") } else { field.to_owned() };
    if field.contains([',', '"', '\n', '\r']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
}
