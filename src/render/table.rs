//! Objectives as a table for spreadsheets, a line per key result: `data/okrs.csv` and `okrsite status --format csv`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::{
    config::Holder,
    link::ObjectiveKey,
    view::{Facts, KeyResultData, ObjectiveData},
};

/// The first line.
const COLUMNS: [&str; 32] = [
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
    "due",
    "source",
    "dropped",
    "dropped_because",
    "owners",
    "key_result_owners",
];

/// Says that the text is UTF-8: Excel takes it for something else without.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The table of these objectives. One without key results has a line of its own. Fields that the organisation declared have
/// columns of their own, after all others.
///
/// Each objective becomes data when its lines are written, so the memory that this takes is that of the table.
#[must_use]
pub fn table(facts: &Facts<'_>, keys: &[ObjectiveKey]) -> String {
    let linked = || keys.iter().map(|key| facts.site.objective(*key));
    let of_objectives: BTreeSet<&str> =
        linked().flat_map(|linked| facts.field_names(Holder::Objective, &linked.head.fields)).collect();
    let key_results = linked().flat_map(|linked| &linked.key_results);
    let of_key_results: BTreeSet<&str> =
        key_results.flat_map(|one| facts.field_names(Holder::KeyResult, &one.fields)).collect();

    let mut text = String::from(BYTE_ORDER_MARK);
    let mut columns = COLUMNS.map(str::to_owned).to_vec();
    columns.extend(of_objectives.iter().map(|name| format!("objective_field_{name}")));
    columns.extend(of_key_results.iter().map(|name| format!("key_result_field_{name}")));
    line(&mut text, &columns);

    for objective in keys.iter().map(|key| facts.objective_data(*key)) {
        let of_objective = objective_cells(&objective);
        let own_fields = field_cells(&objective.fields, &of_objectives);
        for key_result in &objective.key_results {
            let owners = [owners(&objective.owners), owners(&key_result.owners)];
            let fields = field_cells(&key_result.fields, &of_key_results);
            let key_result = key_result_cells(key_result);
            line(&mut text, &[&of_objective[..], &key_result[..], &owners[..], &own_fields, &fields].concat());
        }
        if objective.key_results.is_empty() {
            let empty = vec![String::new(); COLUMNS.len() - of_objective.len() - 2];
            let owners = [owners(&objective.owners), String::new()];
            let fields = vec![String::new(); of_key_results.len()];
            line(&mut text, &[&of_objective[..], &empty[..], &owners[..], &own_fields, &fields].concat());
        }
    }
    text
}

fn field_cells(fields: &BTreeMap<String, Value>, names: &BTreeSet<&str>) -> Vec<String> {
    let cell = |name: &&str| match fields.get(*name) {
        Some(Value::String(text)) => words(text),
        Some(number) => number.as_f64().map_or_else(String::new, |number| number.to_string()),
        None => String::new(),
    };
    names.iter().map(cell).collect()
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

fn key_result_cells(one: &KeyResultData) -> [String; 17] {
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
        one.due.clone().unwrap_or_default(),
        words(one.source.as_deref().unwrap_or_default()),
        one.dropped.as_ref().map_or_else(String::new, |dropped| dropped.date.clone()),
        words(one.dropped.as_ref().map_or("", |dropped| &dropped.because)),
    ]
}

/// Every owner, in one cell.
fn owners(names: &[String]) -> String {
    words(&names.join("; "))
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
