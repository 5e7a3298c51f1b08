//! Schemas of what people write: the same as what `check` says, judged by a validator that is not ours.

use std::{collections::BTreeSet, fs};

use okrsite::{
    config,
    diagnostics::{FileId, Report, SitePath},
    parse,
    schema::Subject,
};
use serde_json::{Value, json};

use crate::{
    judge::Judge,
    support::{Room, files, project},
};

fn judge(subject: Subject) -> Judge {
    Judge::new(&serde_json::from_str(&subject.schema()).unwrap(), "")
}

/// The front matter of a file, as a program reads it that knows nothing of okrsite.
fn front_matter(text: &str) -> Option<Value> {
    let yaml = text.strip_prefix("---\n")?.split("\n---").next()?;
    Some(serde_yaml::from_str(yaml).unwrap())
}

#[test]
fn schemas_are_schemas() {
    for subject in Subject::ALL {
        let schema: Value = serde_json::from_str(&subject.schema()).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        judge(subject); // a validator that knows the standard takes it
    }
}

#[test]
fn every_file_of_the_examples_is_as_the_schemas_say() {
    let mut seen = BTreeSet::new();
    let judges = Subject::ALL.map(|subject| (subject, judge(subject)));
    let fault = |wanted: Subject, data: &Value| {
        let (_, judge) = judges.iter().find(|(subject, _)| *subject == wanted).unwrap();
        judge.fault(data)
    };
    let sites = ["example-okrs", "tests/sites/every-shape/in", "tests/sites/svensk/in", "tests/sites/teams-by-name/in"];
    for site in sites {
        for (path, bytes) in files(&project().join(site)) {
            let ending = path.rsplit('.').next();
            let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
            if path.starts_with("public/") || path.starts_with('.') {
                continue;
            }
            if path == "okrsite.yaml" {
                assert_eq!(fault(Subject::Settings, &serde_yaml::from_str(&text).unwrap()), None, "{site}/{path}");
            } else if let (Some("md"), Some(data)) = (ending, front_matter(text.trim_start_matches('\u{feff}'))) {
                let kind = data.get("kind").map_or("objective", |kind| kind.as_str().unwrap());
                let own = Subject::ALL.into_iter().find(|subject| subject.name() == kind).unwrap();
                for subject in [own, Subject::Content] {
                    assert_eq!(fault(subject, &data), None, "{site}/{path} as {}", subject.name());
                }
                seen.insert(kind.to_owned());
            }
        }
    }
    assert_eq!(seen.len(), 5, "{seen:?}");
}

/// Each kind with every key that holds others, so that each can be tried.
fn whole(subject: Subject) -> Value {
    let text = match subject {
        Subject::Objective => {
            "{title: a, team: t, period: 2026-Q4, allow: [{rule: check-in-outside-period, because: b}], key_results: [{title: m, baseline: \
             0, target: 9}, {title: n, milestones: [{title: o}]}, {title: r, levels: {'0.3': x}}], initiatives: \
             [{title: i}], check_ins: [{date: '2026-09-01', values: {kr1: {value: 3}}}], closed: {date: '2026-11-01', \
             outcome: partly}}"
        }
        Subject::Team => "{kind: team, title: t, active: {from: '2026-01-01'}}",
        Subject::Organisation => "{kind: organisation, title: o, strategy: [{id: s, title: t}]}",
        Subject::Kpi => {
            "{kind: kpi, title: k, healthy: {at_least: -100}, measurements: [{date: '2026-11-01', value: 3}]}"
        }
        Subject::Page => "{kind: page, title: p}",
        Subject::Settings => {
            "{title: s, theme: {name: n}, fiscal_year: {first_month: 1}, periods: [{id: w, start: '2026-11-01', end: \
             '2027-03-31'}], follow_up: {every_days: 14}, focus: {objectives: 4}, rules: {cut-text: note}, people: \
             {pages: false}}"
        }
        Subject::Content => unreachable!(),
    };
    serde_yaml::from_str(text).unwrap()
}

/// The rules that speak of one value by itself.
const OF_ONE_VALUE: [u16; 7] = [7, 8, 9, 10, 11, 13, 23];

/// What parsing says about a document as front matter, or as okrsite.yaml: the codes of rules.
fn found(subject: Subject, data: &Value) -> Vec<u16> {
    let found = if subject == Subject::Settings {
        let mut report = Report::default();
        let _ = config::read(FileId(0), &data.to_string(), &mut report);
        report.into_found()
    } else {
        parse::parse(FileId(0), &SitePath::new("a.md"), &format!("---\n{data}\n---\n"), false).found
    };
    found.iter().map(|one| one.rule.code).collect()
}

/// The places of `data` that hold others, by pointer; the first entry of a list stands for all but those that differ.
fn places(data: &Value, at: &str, places: &mut Vec<String>) {
    match data {
        Value::Object(map) => {
            places.push(at.to_owned());
            for (key, value) in map {
                self::places(value, &format!("{at}/{key}"), places);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                self::places(value, &format!("{at}/{index}"), places);
            }
        }
        _ => {}
    }
}

/// The keys that a schema knows at a place of a document.
fn keys_at(schema: &Value, at: &str) -> Vec<String> {
    let mut here = schema;
    let parts: Vec<&str> = at.split('/').skip(1).collect();
    for part in parts {
        let is_index = part.parse::<usize>().is_ok();
        here = if is_index {
            here["anyOf"]
                .as_array()
                .unwrap()
                .iter()
                .find(|one| one["type"] == "array")
                .map(|one| &one["items"])
                .unwrap()
        } else {
            let holder = if here.get("properties").is_some() || here.get("additionalProperties").is_some() {
                here
            } else {
                here["anyOf"].as_array().unwrap().iter().find(|one| one["type"] == "object").unwrap()
            };
            holder["properties"].get(part).unwrap_or(&holder["additionalProperties"])
        };
    }
    let holder = match here["anyOf"].as_array() {
        Some(options) => options.iter().find(|one| one["type"] == "object").unwrap(),
        None => here,
    };
    holder["properties"].as_object().map(|map| map.keys().cloned().collect()).unwrap_or_default()
}

/// Values of every form, right for some keys and wrong for others.
fn samples() -> Vec<Value> {
    let mut samples: Vec<Value> = [
        "words",
        "2026-11-19",
        "2026-02-30",
        "35 %",
        "true",
        "sv",
        "#0a5d66",
        "cut-text",
        "https://a.example",
        "",
        "draft",
        "tactical",
        "on_track",
        "higher",
    ]
    .iter()
    .map(|text| json!(text))
    .collect();
    samples.extend([json!(5), json!(0.5), json!(-3), json!(99999), json!(1e16), json!(true), Value::Null]);
    samples.extend([json!([]), json!(["words"]), json!({}), json!({"x": 1}), json!([{"x": 1}])]);
    samples
}

#[test]
fn a_value_that_the_schema_refuses_is_one_that_check_refuses() {
    let mut apart = Vec::new();
    let mut tried = 0;
    for subject in Subject::ALL.into_iter().filter(|subject| *subject != Subject::Content) {
        let schema: Value = serde_json::from_str(&subject.schema()).unwrap();
        let (judge, whole) = (judge(subject), whole(subject));
        assert_eq!((judge.fault(&whole), found(subject, &whole)), (None, vec![]), "{}", subject.name());
        let mut all = Vec::new();
        places(&whole, "", &mut all);
        // the other key results are there for what they hold
        for at in all.iter().filter(|at| !matches!(at.as_str(), "/key_results/1" | "/key_results/2")) {
            for key in keys_at(&schema, at).into_iter().chain(["nonsense".to_owned()]) {
                for sample in samples() {
                    let mut data = whole.clone();
                    data.pointer_mut(at).unwrap()[&key] = sample.clone();
                    tried += 1;
                    let (refused, found) = (judge.fault(&data).is_some(), found(subject, &data));
                    let of_one_value = found.iter().any(|code| OF_ONE_VALUE.contains(code));
                    let differs = if refused { found.is_empty() } else { of_one_value };
                    if differs && !is_known(at, &key, &sample) {
                        let said = if refused { "the schema alone refuses" } else { "check alone refuses" };
                        apart.push(format!("{} {at}/{key} = {sample}: {said} {found:?}", subject.name()));
                    }
                }
            }
        }
    }
    assert!(tried > 2000, "{tried}");
    assert!(apart.is_empty(), "{} of {tried}:\n{}", apart.len(), apart.join("\n"));
}

/// Where the two may differ: `check` looks further than at one value, and people write ranges in words.
fn is_known(at: &str, key: &str, sample: &Value) -> bool {
    let is_rule = key == "rule"; // told once all files are read
    let is_number_in_words = sample == "35 %"; // outside of a range, or not
    let is_empty = sample == "" || sample.is_null() && ["theme", "measurements", "glossary"].contains(&key); // said nothing, and told nothing
    let is_pair = (at.is_empty() && key == "state") || (at == "/focus" && key == "key_results"); // with another value
    is_rule || is_number_in_words || is_empty || is_pair || at.ends_with("/levels")
}

#[test]
fn mistakes_in_front_matter_are_refused() {
    let good = "title: a\nteam: t\nperiod: 2026-Q4\nkey_results:\n  - {title: b, baseline: 0, target: 9}\n";
    let read = |text: &str| -> Value { serde_yaml::from_str(text).unwrap() };
    let judge = judge(Subject::Content);
    assert_eq!(judge.fault(&read(good)), None);
    for (right, wrong) in [
        ("team: t", "taem: t"),
        ("team: t\n", ""),
        ("title: a", "title:"),
        ("target: 9", "target: many"),
        ("target: 9", "target: 9, confidence: 11"),
        ("target: 9", "target: 9, due: 19/11/2026"),
        ("team: t", "team: t\nambition: comitted"),
        ("team: t", "team: [t, u]"),
        ("team: t", "team: t\nkind: tema"),
        ("team: t", "team: t\nkind: team"),
    ] {
        assert!(judge.fault(&read(&good.replace(right, wrong))).is_some(), "{wrong}");
    }
}

#[test]
fn a_currency_beside_a_number_is_as_right_for_editors_as_for_check() {
    let judge = judge(Subject::Objective);
    let numbers = [
        "$ 0.40", "$.40", "-$5", "$-5", "US$ 5", "£15,000", "€ 3", "1,5 €", "kr 100", "100 kr.", "100:-", "CHF 15",
        "15 SEK", "15 %",
    ];
    for number in numbers {
        let key_result = json!({"title": "b", "baseline": 0, "target": number});
        let data = json!({"title": "a", "team": "t", "period": "2026-Q4", "key_results": [key_result]});
        assert_eq!((judge.fault(&data), found(Subject::Objective, &data)), (None, vec![]), "{number}");
    }
    for number in ["$ many", "12 h", "$$5", "kr"] {
        let key_result = json!({"title": "b", "baseline": 0, "target": number});
        let data = json!({"title": "a", "team": "t", "period": "2026-Q4", "key_results": [key_result]});
        assert_eq!((judge.fault(&data).is_some(), found(Subject::Objective, &data)), (true, vec![11]), "{number}");
    }
}

#[test]
fn the_command_prints_one_or_writes_all() {
    let room = Room::new();
    assert_eq!(room.run("schema").code(0).out(), Subject::Content.schema());
    assert_eq!(room.run("schema kpi").code(0).out(), Subject::Kpi.schema());
    assert_eq!(
        room.run("schema objectiv").code(2).err(),
        "error: there is no schema `objectiv`: did you mean `objective`?\n"
    );
    assert_eq!(room.run("schema --output out/schemas").code(0).err(), "wrote 7 schemas into out/schemas\n");
    for subject in Subject::ALL {
        assert_eq!(room.read(&format!("out/schemas/{}", subject.file_name())), subject.schema());
    }
}

#[test]
fn a_new_site_tells_editors_of_the_schemas() {
    let room = Room::new();
    room.run("init").code(0);
    let settings: Value = serde_json::from_str(&room.read(".vscode/settings.json")).unwrap();
    for (path, pattern) in settings["yaml.schemas"].as_object().unwrap() {
        assert!(room.path().join(path).is_file(), "{path}");
        assert!(room.path().join(pattern.as_str().unwrap()).is_file(), "{pattern}");
    }
    let line = room.read("okrsite.yaml").lines().next().unwrap().to_owned();
    let named = line.strip_prefix("# yaml-language-server: $schema=").unwrap();
    assert_eq!(room.read(named), Subject::Settings.schema());
    let tasks: Value = serde_json::from_str(&room.read(".vscode/tasks.json")).unwrap();
    let task = &tasks["tasks"][0];
    assert_eq!([&task["command"], &task["args"]], [&json!("okrsite"), &json!(["check", "--format", "short"])]);
    fs::write(room.path().join("wrong.md"), "---\ntitle: a\nkind: paeg\n---\n").unwrap();
    let printed = room.run("check --format short").code(1).out();
    let pattern = task["problemMatcher"]["pattern"]["regexp"].as_str().unwrap();
    assert_eq!(pattern, "^(.+?):(\\d+):(\\d+): (error|warning|note)\\[(OKR\\d+)\\]: (.*)$");
    assert!(printed.starts_with("wrong.md:3:7: error[OKR010]: "), "{printed}");
}
