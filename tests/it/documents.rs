//! Files for programs, read by readers that are not ours.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use crate::{
    golden,
    judge::Judge,
    support::{DAY, Room, copy, files, project},
};

/// A room with the example, built into `out`, at a web address.
fn example() -> Room {
    let room = Room::new();
    copy(&project().join("example-okrs"), &room.path());
    let settings = room.read("okrsite.yaml");
    room.write("okrsite.yaml", format!("base_url: https://okr.example.com/okr/\n{settings}"));
    room.run(&format!("build --output out --date {DAY}")).code(0);
    room
}

/// Looks at the example and every golden site.
fn every_site(look: impl Fn(&Path)) {
    look(&example().path().join("out"));
    for case in golden::cases() {
        look(&golden::build(&case).0.path().join("out"));
    }
}

/// A site of one objective whose words are as awkward as they come.
fn awkward() -> Room {
    let objective = "---\ntitle: '=1+1, \"quoted\"'\nteam: one\nperiod: 2026-Q4\nowner: '@ada'\nkey_results:\n  - title: '-5 and\n\n    \
                     down'\n    baseline: 0\n    target: -10\n  - title: '+x'\n    at_most: 3\ncheck_ins:\n  - date: \
                     2026-11-20\n    note: \"bell\\a & <b>\"\n    values: {kr1: -2.5}\n---\n";
    let room = Room::with(&[
        ("okrsite.yaml", "title: 'A & B'\nbase_url: https://okr.example.com/a?b\n"),
        ("odd.md", objective),
        ("next.md", "---\ntitle: Next\nteam: one\nperiod: 2027-Q1\nstate: draft\n---\n"),
    ]);
    room.run(&format!("build --output out --date {DAY}")).code(0);
    room
}

#[test]
fn data_is_as_its_schema_says() {
    every_site(|site| {
        let read = |path: &str| -> Value { serde_json::from_slice(&fs::read(site.join(path)).unwrap()).unwrap() };
        let schema = read("data/okrs.schema.json");
        let paths: Vec<String> = files(site).into_iter().map(|(path, _)| path).collect();
        for path in paths.iter().filter(|path| path.rsplit('.').next() == Some("json") && !path.contains(".schema.")) {
            let data = read(path);
            assert_eq!(Judge::new(&schema, "/$defs/site").fault(&data), None, "{path}");
        }
    });
}

#[test]
fn the_schema_names_every_key_and_no_other() {
    let (room, _) = golden::build(&project().join("tests/sites/every-shape"));
    let site = room.path().join("out");
    let read = |path: &str| -> Value { serde_json::from_slice(&fs::read(site.join(path)).unwrap()).unwrap() };
    let (schema, data) = (read("data/okrs.schema.json"), read("data/okrs.json"));
    let objective = data["objectives"].as_array().unwrap().iter().find(|one| one["id"] == "bread").unwrap();
    let closed = data["objectives"].as_array().unwrap().iter().find(|one| !one["closed"].is_null()).unwrap();
    let of_kind =
        |kind: &str| objective["key_results"].as_array().unwrap().iter().find(|one| one["kind"] == kind).unwrap();
    let milestones = of_kind("milestones");
    let excepted =
        data["objectives"].as_array().unwrap().iter().find(|one| one["exceptions"] != Value::Array(vec![])).unwrap();
    for (name, example) in [
        ("site", &data),
        ("objective", objective),
        ("closed", &closed["closed"]),
        ("period", &objective["period"]),
        ("key_result", &objective["key_results"][0]),
        ("milestone", &milestones["milestones"][0]),
        ("dropped", &objective["key_results"][6]["dropped"]),
        ("value", &objective["key_results"][0]["history"][0]),
        ("initiative", &objective["initiatives"][0]),
        ("check_in", &objective["check_ins"][0]),
        ("update", &objective["check_ins"][0]["updates"][0]),
        ("theme", &data["strategy"][0]),
        ("team", &data["teams"][0]),
        ("kpi", &data["kpis"][0]),
        ("page", &data["pages"][0]),
        ("level", &of_kind("rubric")["levels"][0]),
        ("exception", &excepted["exceptions"][0]),
        ("advice", &data["advice"][0]),
    ] {
        let known = schema["$defs"][name]["properties"].as_object().unwrap().keys().collect::<BTreeSet<_>>();
        assert_eq!(example.as_object().unwrap().keys().collect::<BTreeSet<_>>(), known, "{name}");
    }
}

#[test]
fn data_names_no_draft_that_is_not_published() {
    let room = awkward();
    for (path, bytes) in files(&room.path().join("out")) {
        assert!(!path.contains("next"), "{path}");
        let has_examples = path == "rules.html";
        assert!(has_examples || !String::from_utf8_lossy(&bytes).contains("2027-Q1"), "{path}");
    }
}

#[test]
fn the_table_has_a_line_per_key_result_and_no_formula() {
    let room = awkward();
    let mut table = csv::Reader::from_path(room.path().join("out/data/okrs.csv")).unwrap();
    let columns: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let lines: Vec<Vec<String>> =
        table.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect();
    let of = |line: usize, name: &str| &*lines[line][columns.iter().position(|column| column == name).unwrap()];
    assert_eq!(lines.len(), 2);
    assert_eq!(of(0, "objective_title"), "'=1+1, \"quoted\"");
    assert_eq!(of(0, "owner"), "'@ada");
    assert_eq!(of(0, "key_result_title"), "'-5 and\ndown");
    assert_eq!([of(0, "target"), of(0, "value"), of(0, "progress")], ["-10", "-2.5", "0.25"]);
    assert_eq!([of(1, "key_result_title"), of(1, "kind"), of(1, "value")], ["'+x", "band", ""]);
}

#[test]
fn the_table_has_the_numbers_of_the_data() {
    every_site(|site| {
        let data: Value = serde_json::from_slice(&fs::read(site.join("data/okrs.json")).unwrap()).unwrap();
        let rounded = |progress: Option<f64>| progress.map(|progress| format!("{progress:.9}"));
        let mut expected = Vec::new();
        for objective in data["objectives"].as_array().unwrap() {
            for one in objective["key_results"].as_array().unwrap() {
                let ids = [&objective["id"], &one["id"]].map(|id| id.as_str().unwrap().to_owned());
                expected.push((ids, rounded(one["progress"].as_f64())));
            }
        }
        let mut table = csv::Reader::from_path(site.join("data/okrs.csv")).unwrap();
        let columns = table.headers().unwrap().clone();
        let column = |name: &str| columns.iter().position(|column| column == name).unwrap();
        let [objective, key_result, progress] = ["objective", "key_result", "progress"].map(column);
        let lines = table.records().map(Result::unwrap).filter(|line| !line[key_result].is_empty());
        let cells = |line: csv::StringRecord| {
            ([line[objective].to_owned(), line[key_result].to_owned()], rounded(line[progress].parse().ok()))
        };
        let found: Vec<_> = lines.map(cells).collect();
        assert_eq!(found, expected);
    });
}

#[test]
fn the_sitemap_names_the_pages_that_readers_come_to() {
    let room = example();
    let text = room.read("out/sitemap.xml");
    let sitemap = roxmltree::Document::parse(&text).unwrap();
    let named: BTreeSet<String> = sitemap
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")))
        .map(|node| node.text().unwrap().strip_prefix("https://okr.example.com/okr/").unwrap().to_owned())
        .collect();
    let pages: BTreeSet<String> = files(&room.path().join("out"))
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.rsplit('.').next() == Some("html") && !path.ends_with("404.html"))
        .collect();
    assert_eq!(named, pages);
}

#[test]
fn without_a_web_address_there_is_no_sitemap() {
    let room = Room::new();
    room.run("init").code(0);
    room.run("build").code(0);
    assert!(!room.path().join("public/sitemap.xml").exists());
}

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// What RFC 4287 asks of a feed and of each entry: one id, title and updated, a link, an author somewhere.
#[test]
fn feeds_are_what_the_format_asks_for() {
    for room in [example(), awkward()] {
        let mut ids = BTreeSet::new();
        for (path, bytes) in files(&room.path().join("out")) {
            if path.rsplit('.').next() != Some("xml") || path == "sitemap.xml" {
                continue;
            }
            let text = String::from_utf8(bytes).unwrap();
            let feed = roxmltree::Document::parse(&text).unwrap();
            let root = feed.root_element();
            assert!(root.has_tag_name((ATOM, "feed")), "{path}");
            let entries = root.children().filter(|node| node.has_tag_name((ATOM, "entry")));
            for node in [root].into_iter().chain(entries) {
                let number = |name| node.children().filter(|child| child.has_tag_name((ATOM, name))).count();
                assert_eq!([number("id"), number("title"), number("updated")], [1, 1, 1], "{path}");
                assert!(number("link") > 0, "{path}");
            }
            assert!(root.children().any(|node| node.has_tag_name((ATOM, "author"))), "{path}");
            assert!(ids.insert(
                root.children().find(|node| node.has_tag_name((ATOM, "id"))).unwrap().text().map(str::to_owned)
            ));
        }
        assert!(ids.len() > 2);
    }
}

#[test]
fn a_feed_tells_of_check_ins_without_characters_that_xml_forbids() {
    assert_eq!(
        awkward().read("out/objectives/odd.xml"),
        r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>https://okr.example.com/a/objectives/odd.xml</id>
<title>=1+1, &quot;quoted&quot;: check-ins</title>
<updated>2026-11-20T00:00:00Z</updated>
<link rel="self" type="application/atom+xml" href="https://okr.example.com/a/objectives/odd.xml"/>
<link rel="alternate" type="text/html" href="https://okr.example.com/a/objectives/odd.html"/>
<author><name>A &amp; B</name></author>
<entry>
<id>https://okr.example.com/a/objectives/odd.html#2026-11-20</id>
<title>=1+1, &quot;quoted&quot;</title>
<updated>2026-11-20T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="https://okr.example.com/a/objectives/odd.html"/>
<content type="text">bell &amp; &lt;b&gt;
-5 and
down: −2.5</content>
</entry>
</feed>
"#
    );
}

#[test]
fn calendars_are_what_the_format_asks_for() {
    let mut events = 0;
    for room in [example(), awkward()] {
        for (path, bytes) in files(&room.path().join("out")) {
            if path.rsplit('.').next() == Some("ics") {
                let text = String::from_utf8(bytes).unwrap();
                assert!(text.split_inclusive("\r\n").all(|line| line.ends_with("\r\n") && line.len() <= 77), "{path}");
                let calendars = aimcal_ical::parse(&text).unwrap_or_else(|errors| panic!("{path}: {errors:?}"));
                assert_eq!(calendars.len(), 1, "{path}");
                assert!(!calendars[0].components.is_empty(), "{path}");
                events += calendars[0].components.len();
            }
        }
    }
    assert!(events > 10, "{events}");
}

#[test]
fn a_calendar_names_the_ends_of_the_period_and_every_check_in_between() {
    let calendar = awkward().read("out/teams/one.ics");
    let lines: Vec<&str> = calendar
        .lines()
        .filter(|line| ["UID", "DTSTART", "RRULE", "SUMMARY"].iter().any(|name| line.starts_with(name)))
        .collect();
    assert_eq!(
        lines,
        [
            "UID:one-2026-Q4-start@okr.example.com",
            "DTSTART;VALUE=DATE:20261001",
            "SUMMARY:one: Q4 2026 starts",
            "UID:one-2026-Q4-check-in@okr.example.com",
            "DTSTART;VALUE=DATE:20261015",
            "RRULE:FREQ=DAILY;INTERVAL=14;UNTIL=20261231",
            "SUMMARY:one: check-in",
            "UID:one-2026-Q4-end@okr.example.com",
            "DTSTART;VALUE=DATE:20261231",
            "SUMMARY:one: Q4 2026 ends",
        ]
    );
}
