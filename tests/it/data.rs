//! Everything that people write, and pages show, is in the data as well.
//!
//! One file of each kind uses every key that its schema knows. What stands there has to be found in `data/okrs.json`: a new
//! key that is forgotten there, or here, fails.

use std::collections::BTreeSet;

use okrsite::schema::Subject;
use serde_json::Value;

use crate::support::{DAY, Room};

/// A file of each kind, with every key; texts and numbers are found nowhere else.
const FILES: [(&str, &str); 8] = [
    ("organisation.md", include_str!("data/organisation.md")),
    ("crew.md", include_str!("data/crew.md")),
    ("grade.md", include_str!("data/grade.md")),
    ("welcome.md", include_str!("data/welcome.md")),
    ("harbour.md", include_str!("data/harbour.md")),
    ("boats.md", include_str!("data/boats.md")),
    ("before.md", include_str!("data/before.md")),
    ("deck.md", "---\nkind: team\ntitle: The deck\n---\nEverybody on deck.\n"),
];

/// Objectives with what one cannot have beside everything else.
const FURTHER: [&str; 2] = ["harbour.md", "before.md"];

/// What the data tells in another way than people write it.
const OTHERWISE: [(&str, &str); 11] = [
    ("kind", "the list that the item is in"),
    ("organisation: id", "there is one organisation, and its page is the start page"),
    ("organisation: aliases", "the same"),
    ("active", "two keys, `active_from` and `active_to`"),
    ("better", "`higher_is_better`"),
    ("healthy", "`at_least` and `at_most`"),
    ("allow", "`exceptions`"),
    ("key_results.current", "`value`, which later check-ins replace"),
    ("key_results.done", "a milestone of its own"),
    ("key_results.confidence", "`confidence`, which later check-ins replace"),
    ("check_ins.values.done", "`reached`, by title"),
];

/// Every key of a schema, with the keys around it: `key_results.milestones.title`.
fn keys(schema: &Value, around: &str, keys_found: &mut BTreeSet<String>) {
    if let Some(properties) = schema["properties"].as_object() {
        for (key, below) in properties {
            let path = if around.is_empty() { key.clone() } else { format!("{around}.{key}") };
            keys(below, &path, keys_found);
            keys_found.insert(path);
        }
    }
    for inside in ["items", "additionalProperties"] {
        keys_of_object(&schema[inside], around, keys_found);
    }
    for choice in ["anyOf", "oneOf", "allOf"] {
        for one in schema[choice].as_array().into_iter().flatten() {
            keys(one, around, keys_found);
        }
    }
}

fn keys_of_object(schema: &Value, around: &str, keys_found: &mut BTreeSet<String>) {
    if schema.is_object() {
        keys(schema, around, keys_found);
    }
}

/// Every value in a file with the keys around it. Where keys are free, as those of `values` in a check-in, they do not count.
fn leaves(value: &Value, around: &str, known: &BTreeSet<String>, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| leaves(one, around, known, found)),
        Value::Object(map) => {
            for (key, below) in map {
                let path = if around.is_empty() { key.clone() } else { format!("{around}.{key}") };
                if known.contains(&path) {
                    found.push((path.clone(), Value::Null)); // the key is used
                    leaves(below, &path, known, found);
                } else {
                    leaves(below, around, known, found);
                }
            }
        }
        leaf => found.push((around.to_owned(), leaf.clone())),
    }
}

/// Every text and number in the data.
fn told(data: &Value, texts: &mut BTreeSet<String>) {
    match data {
        Value::Array(list) => list.iter().for_each(|one| told(one, texts)),
        Value::Object(map) => map.values().for_each(|one| told(one, texts)),
        leaf => {
            texts.insert(plain(leaf));
        }
    }
}

/// One form for a text or number, whether it was quoted or not.
fn plain(leaf: &Value) -> String {
    match leaf {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.as_f64().unwrap().to_string(),
        other => other.to_string(),
    }
}

#[test]
fn every_key_of_the_schema_that_people_write_is_in_the_data() {
    let room = Room::with(&FILES);
    let fields = "fields:\n  cost: number\n  risk: {for: key_result}\n  room: {for: team}\n  panel: {for: kpi}\n";
    room.write("okrsite.yaml", format!("rules: off\n{fields}"));
    room.run(&format!("build --output out --date {DAY}")).code(0);
    let data: Value = serde_json::from_str(&room.read("out/data/okrs.json")).unwrap();
    let mut texts = BTreeSet::new();
    told(&data, &mut texts);

    let mut missing = Vec::new();
    for (subject, names) in [
        (Subject::Organisation, vec!["organisation.md"]),
        (Subject::Team, vec!["crew.md"]),
        (Subject::Kpi, vec!["grade.md"]),
        (Subject::Page, vec!["welcome.md"]),
        (Subject::Objective, [&["boats.md"][..], &FURTHER].concat()),
    ] {
        let mut known = BTreeSet::new();
        keys(&serde_json::from_str(&subject.schema()).unwrap(), "", &mut known);
        let mut used = Vec::new();
        for name in names {
            let (_, text) = FILES.iter().find(|(path, _)| *path == name).unwrap();
            let front = text.strip_prefix("---\n").unwrap().split("\n---").next().unwrap();
            leaves(&serde_yaml::from_str(front).unwrap(), "", &known, &mut used);
            let body = text.split("\n---\n").nth(1).unwrap().trim();
            assert!(texts.contains(body), "the text of {name} is not in the data");
        }
        let is_used = |key: &&String| used.iter().any(|(path, _)| path == *key);
        let unused: Vec<&String> = known.iter().filter(|key| !is_used(key)).collect();
        assert!(unused.is_empty(), "no file of this test uses {unused:?} ({}): add each", subject.name());

        for (path, value) in used.iter().filter(|(_, value)| !value.is_null() && !value.is_boolean()) {
            let place = format!("{}: {path}", subject.name());
            let is_otherwise = OTHERWISE.iter().any(|(key, _)| path == key || place == *key);
            if !is_otherwise && !texts.contains(&plain(value)) {
                missing.push(format!("{place}: {value}"));
            }
        }
    }
    assert!(missing.is_empty(), "not in data/okrs.json:\n{}", missing.join("\n"));
}
