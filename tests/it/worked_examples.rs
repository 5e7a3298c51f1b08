//! `src/progress/worked-examples.md` is documentation and test in one.

use okrsite::{
    model::Language,
    progress::{KeyResultProgress, Status, WORKED_EXAMPLES},
    view::format::Format,
};

use crate::progress::Case;

#[test]
fn every_worked_example_holds() {
    let (of_key_results, _) = WORKED_EXAMPLES.split_once("## Objectives").expect("a part about objectives");
    let rows: Vec<Vec<&str>> = of_key_results.lines().filter(|line| line.starts_with('|')).map(cells).collect();
    assert_eq!(rows[0], ["measure", "value", "ambition", "progress", "expected", "status"]);
    let examples = &rows[2..];
    assert!(examples.len() >= 20, "the table has shrunk to {} rows", examples.len());
    let wrong: Vec<String> = examples.iter().filter_map(|row| difference(row)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_sentence_above_the_examples_holds() {
    for (ambition, expected) in [("aspirational", "0.41"), ("committed", "0.59")] {
        assert!(WORKED_EXAMPLES.contains(&format!("= {expected} for {ambition}")));
        let more = format!("ambition: {ambition}");
        let numbers = Case { key_results: &["baseline: 0, target: 1"], more: &more, ..Case::default() }.numbers();
        assert_eq!(Format::of(Language::English).score(numbers.expected), expected);
    }
}

#[test]
fn every_worked_example_of_an_objective_holds() {
    let (_, of_objectives) = WORKED_EXAMPLES.split_once("## Objectives").expect("a part about objectives");
    let rows: Vec<Vec<&str>> = of_objectives.lines().filter(|line| line.starts_with('|')).map(cells).collect();
    assert_eq!(rows[0], ["key results", "progress", "expected"]);
    assert!(rows.len() >= 9, "the table has shrunk to {} rows", rows.len());
    for row in &rows[2..] {
        let keys: Vec<String> = row[0].split("; ").map(key_result).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let numbers = Case { key_results: &keys, ..Case::default() }.numbers();
        let shown = [numbers.progress, numbers.expected].map(|one| Format::of(Language::English).score(one));
        assert_eq!(shown, [row[1], row[2]], "{}", row[0]);
    }
}

/// `8 of 10 weight 3 due 2026-11-15 dropped 2026-11-20`, as its author would write it in braces.
fn key_result(words: &str) -> String {
    let words: Vec<&str> = words.split(' ').collect();
    let [value, "of", target, more @ ..] = &words[..] else { panic!("no key result: {words:?}") };
    let mut keys = vec![format!("baseline: 0, target: {target}, current: {value}")];
    for pair in more.chunks(2) {
        keys.push(match pair {
            ["dropped", day] => format!("dropped: {{date: {day}, because: Over}}"),
            [key, value] => format!("{key}: {value}"),
            _ => panic!("no key with a value: {pair:?}"),
        });
    }
    keys.join(", ")
}

fn cells(line: &str) -> Vec<&str> {
    line.trim_matches('|').split('|').map(str::trim).collect()
}

/// What a row promises and what comes out, where the two differ.
fn difference(row: &[&str]) -> Option<String> {
    let [measure, value, ambition, progress, expected, status] = row else { panic!("six columns, not {row:?}") };
    let (keys, said) = (keys(measure), value.split_once(" @ "));
    let keys = match said {
        None if !matches!(*value, "none" | "as written") => format!("{keys}, current: {value}"),
        _ => keys,
    };
    let told = said.map(|(value, day)| (day, format!("kr1: {value}")));
    let check_ins: Vec<(&str, &str)> = told.iter().map(|(day, values)| (*day, values.as_str())).collect();
    let more = format!("ambition: {ambition}");
    let numbers = Case { key_results: &[&keys], check_ins: &check_ins, more: &more, ..Case::default() }.first();
    let promised = [*progress, *expected, *status].map(str::to_owned);
    let computed = shown(&numbers);
    (promised != computed).then(|| format!("{measure} | {value}: {promised:?} is {computed:?}"))
}

fn shown(numbers: &KeyResultProgress) -> [String; 3] {
    let progress = numbers.progress.map_or("none".to_owned(), |one| Format::of(Language::English).score(one));
    [progress, Format::of(Language::English).score(numbers.expected), words(numbers.status).to_owned()]
}

fn words(status: Status) -> &'static str {
    match status {
        Status::Closed(_) => "closed",
        Status::NotStarted => "not started",
        Status::Stale => "stale",
        Status::Done => "done",
        Status::OnTrack => "on track",
        Status::AtRisk => "at risk",
        Status::OffTrack => "off track",
        Status::Dropped => "dropped",
    }
}

/// A measure of the table as its author would write it in braces.
fn keys(measure: &str) -> String {
    if let Some(steps) = measure.strip_prefix("milestones: ") {
        return format!("milestones: [{}]", milestones(steps).join(", "));
    }
    if let Some(scores) = measure.strip_prefix("levels: ") {
        let levels: Vec<String> = scores.split(", ").map(|score| format!("{score}: as far as that")).collect();
        return format!("levels: {{{}}}", levels.join(", "));
    }
    measure.to_owned()
}

/// `a (done 2026-10-12, weight 3), b`
fn milestones(steps: &str) -> Vec<String> {
    let mut list = Vec::new();
    let mut rest = steps;
    while !rest.is_empty() {
        let name_end = rest.find([',', '(']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(name_end);
        let (more, after) = match after.strip_prefix('(') {
            Some(inside) => inside.split_once(')').expect("a closing bracket"),
            None => ("", after),
        };
        let mut keys = vec![format!("title: {}", name.trim())];
        for one in more.split(", ").filter(|one| !one.is_empty()) {
            let (key, value) = one.split_once(' ').expect("a key and a value");
            keys.push(format!("{key}: {value}"));
        }
        list.push(format!("{{{}}}", keys.join(", ")));
        rest = after.trim_start_matches([',', ' ']);
    }
    list
}
