//! Every progress number on the objective pages of example-okrs, computed once more in another way: straight from the YAML,
//! without any of the program's own types.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use serde_yaml::Value;

use crate::support::{DAY, Room, copy, files, project};

#[test]
fn every_number_of_the_example_is_computed_again() {
    let room = Room::new();
    copy(&project().join("example-okrs"), &room.path().join("okrs"));
    room.run(&format!("build okrs --drafts --date {DAY}")).code(0);
    let items = read(&room);
    let mut pages = 0;
    for (id, item) in items.iter().filter(|(_, item)| item["kind"].is_null()) {
        let page = scraper::Html::parse_document(&room.read(&format!("okrs/public/objectives/{id}.html")));
        let shown = |selector: &str| -> Vec<String> {
            let selector = scraper::Selector::parse(selector).unwrap();
            page.select(&selector).map(|element| element.text().collect::<String>()).collect()
        };
        let day = text(&item["closed"]["date"]).unwrap_or(DAY).min(DAY);
        let results: Vec<&Value> = item["key_results"].as_sequence().into_iter().flatten().collect();
        let progress: Vec<Option<f64>> =
            results.iter().enumerate().map(|(index, one)| key_result(&items, item, one, index, day)).collect();
        let expected: Vec<String> = progress
            .iter()
            .map(|one| one.map_or("\u{2013}".to_owned(), |one| format!("{one:.2}").replace('-', "\u{2212}")))
            .collect();
        assert_close(&shown(".sco > b"), &expected, id);
        let weights: Vec<f64> = results.iter().map(|one| number(&one["weight"]).unwrap_or(1.0)).collect();
        let weighted: f64 =
            progress.iter().zip(&weights).map(|(one, weight)| one.unwrap_or(0.0).clamp(0.0, 1.0) * weight).sum();
        let whole: f64 = weights.iter().sum();
        let mean = if whole > 0.0 { weighted / whole } else { 0.0 };
        let score = number(&item["closed"]["score"]).unwrap_or(mean);
        assert_close(&shown(".big"), &[format!("{score:.2}")], id);
        pages += 1;
    }
    assert!(pages >= 20, "{pages}");
}

/// The texts are the same, give or take one in the last place: rounding is tested elsewhere.
#[track_caller]
fn assert_close(shown: &[String], expected: &[String], id: &str) {
    let hundredths = |text: &String| text.replace('\u{2212}', "-").parse::<f64>().ok().map(|one| (one * 100.0).round());
    assert_eq!(shown.len(), expected.len(), "{id}: {shown:?} {expected:?}");
    for (shown, expected) in shown.iter().zip(expected) {
        let is_close = match (hundredths(shown), hundredths(expected)) {
            (Some(one), Some(other)) => (one - other).abs() <= 1.0,
            (one, other) => one == other,
        };
        assert!(is_close, "{id}: {shown} on the page, {expected} computed");
    }
}

/// The front matter of every file, by its stem.
fn read(room: &Room) -> BTreeMap<String, Value> {
    let mut items = BTreeMap::new();
    for (path, bytes) in files(&room.path().join("okrs")) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let is_content = path.rsplit('.').next() == Some("md") && text.starts_with("---");
        if is_content && !path.starts_with("public/") {
            let yaml = text.trim_start_matches("---\n").split("\n---").next().unwrap().to_owned();
            let stem = path.rsplit('/').next().unwrap().trim_end_matches(".md").to_owned();
            let mut value: Value = serde_yaml::from_str(&yaml).unwrap();
            if let Some(name) = text_of(&value["measurements"]) {
                let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                value["measurements"] =
                    csv(&fs::read_to_string(room.path().join("okrs").join(folder).join(name)).unwrap());
            }
            items.insert(stem, value);
        }
    }
    items
}

fn text_of(value: &Value) -> Option<String> {
    text(value).map(str::to_owned)
}

/// `date,value` rows as a list of mappings.
fn csv(text: &str) -> Value {
    let row = |line: &str| -> Value {
        let (date, value) = line.split_once(',').unwrap();
        serde_yaml::from_str(&format!("{{date: {date}, value: {}}}", value.trim_matches('"'))).unwrap()
    };
    Value::Sequence(text.lines().skip(1).filter(|line| !line.is_empty()).map(row).collect())
}

fn text(value: &Value) -> Option<&str> {
    value.as_str()
}

/// A number as people write it; the example uses no thousands with commas.
fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| {
        let written: String = value.as_str()?.chars().filter(|one| !one.is_whitespace() && *one != '%').collect();
        written.replace(',', ".").parse().ok()
    })
}

fn key_result(items: &BTreeMap<String, Value>, item: &Value, one: &Value, index: usize, day: &str) -> Option<f64> {
    let id = text(&one["id"]).map_or(format!("kr{}", index + 1), str::to_owned);
    if one["milestones"].is_sequence() || !one["due"].is_null() || !one["done"].is_null() {
        return Some(milestones(item, one, &id, day));
    }
    let value = latest(items, item, one, &id, day).or_else(|| number(&one["current"]))?;
    if one["levels"].is_mapping() {
        return Some(value);
    }
    if let (Some(target), Some(baseline)) = (number(&one["target"]), number(&one["baseline"])) {
        return Some((value - baseline) / (target - baseline));
    }
    let (low, high) = (number(&one["at_least"]), number(&one["at_most"]));
    let distance = |value: f64| (low.unwrap_or(value) - value).max(value - high.unwrap_or(value)).max(0.0);
    let start = number(&one["baseline"]).map_or(0.0, distance);
    Some(match distance(value) {
        0.0 => 1.0,
        _ if start == 0.0 => 0.0,
        away => 1.0 - away / start,
    })
}

/// The latest dated value on or before `day`; a check-in wins over the KPI's measurement of the same day.
fn latest(items: &BTreeMap<String, Value>, item: &Value, one: &Value, id: &str, day: &str) -> Option<f64> {
    let mut dated: BTreeMap<String, f64> = BTreeMap::new();
    if let Some(kpi) = text(&one["kpi"]) {
        for row in items[kpi]["measurements"].as_sequence().unwrap() {
            dated.insert(text_of(&row["date"]).unwrap(), number(&row["value"]).unwrap());
        }
    }
    for check_in in item["check_ins"].as_sequence().into_iter().flatten() {
        let said = &check_in["values"][id];
        if let Some(value) = number(said).or_else(|| number(&said["value"])) {
            dated.insert(text_of(&check_in["date"]).unwrap(), value);
        }
    }
    dated.into_iter().rfind(|(date, _)| date.as_str() <= day).map(|(_, value)| value)
}

fn milestones(item: &Value, one: &Value, id: &str, day: &str) -> f64 {
    let mut reached: BTreeSet<String> = BTreeSet::new();
    for check_in in item["check_ins"].as_sequence().into_iter().flatten() {
        let said = &check_in["values"][id];
        if text(&check_in["date"]).unwrap() > day {
            continue;
        }
        if said.as_bool() == Some(true) || said["done"].as_bool() == Some(true) {
            reached.insert("done".to_owned());
        }
        reached.extend(said["done"].as_sequence().into_iter().flatten().map(|name| slug(text(name).unwrap())));
    }
    let is_done = |step: &Value, name: &str| {
        let done = &step["done"];
        done.as_bool() == Some(true) || text(done).is_some_and(|date| date <= day) || reached.contains(name)
    };
    let Some(steps) = one["milestones"].as_sequence() else { return f64::from(u8::from(is_done(one, "done"))) };
    let weight = |step: &Value| number(&step["weight"]).unwrap_or(1.0);
    let name = |step: &Value| text(&step["id"]).map_or_else(|| slug(text(&step["title"]).unwrap()), str::to_owned);
    let done: f64 = steps.iter().filter(|step| is_done(step, &name(step))).map(weight).sum();
    done / steps.iter().map(weight).sum::<f64>()
}

fn slug(title: &str) -> String {
    let plain =
        title.to_lowercase().replace('\'', "").replace(['å', 'ä', 'á'], "a").replace(['ö', 'ø'], "o").replace('é', "e");
    let words: Vec<&str> =
        plain.split(|one: char| !one.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}
