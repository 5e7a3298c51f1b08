//! Objectives as a table for spreadsheets, a line per key result: `data/okrs.csv` and `okrsite status --format csv`.

use crate::view::{KeyResultData, ObjectiveData};

/// The first line.
const COLUMNS: [&str; 26] = [
    "objective",
    "objective_title",
    "team",
    "period",
    "level",
    "ambition",
    "state",
    "owner",
    "objective_progress",
    "objective_expected",
    "objective_status",
    "objective_outcome",
    "objective_score",
    "key_result",
    "key_result_title",
    "key_result_owner",
    "kind",
    "unit",
    "baseline",
    "target",
    "value",
    "progress",
    "expected",
    "status",
    "confidence",
    "updated",
];

/// Says that the text is UTF-8: Excel takes it for something else without.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The table. An objective without key results has a line of its own.
#[must_use]
pub fn table(objectives: &[ObjectiveData]) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    line(&mut text, &COLUMNS.map(str::to_owned));
    for objective in objectives {
        let of_objective = objective_cells(objective);
        for key_result in &objective.key_results {
            line(&mut text, &[&of_objective[..], &key_result_cells(key_result)[..]].concat());
        }
        if objective.key_results.is_empty() {
            line(
                &mut text,
                &[&of_objective[..], &vec![String::new(); COLUMNS.len() - of_objective.len()][..]].concat(),
            );
        }
    }
    text
}

fn objective_cells(one: &ObjectiveData) -> [String; 13] {
    let closed = one.closed.as_ref();
    [
        words(&one.id),
        words(&one.title),
        words(&one.team),
        words(&one.period.id),
        words(one.level),
        words(one.ambition),
        words(one.state),
        words(one.owner.as_deref().unwrap_or_default()),
        one.progress.to_string(),
        one.expected.to_string(),
        words(one.status),
        words(closed.map_or("", |closed| closed.outcome)),
        closed.map_or_else(String::new, |closed| closed.score.to_string()),
    ]
}

fn key_result_cells(one: &KeyResultData) -> [String; 13] {
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    [
        words(&one.id),
        words(&one.title),
        words(one.owner.as_deref().unwrap_or_default()),
        words(one.kind),
        words(one.unit.as_deref().unwrap_or_default()),
        number(one.baseline),
        number(one.target),
        number(one.value),
        number(one.progress),
        one.expected.to_string(),
        words(one.status),
        one.confidence.map_or_else(String::new, |confidence| confidence.to_string()),
        one.updated.clone().unwrap_or_default(),
    ]
}

/// A text that no spreadsheet takes for a formula.
fn words(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

fn line(text: &mut String, cells: &[String]) {
    for (position, cell) in cells.iter().enumerate() {
        if position > 0 {
            text.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}
