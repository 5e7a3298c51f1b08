//! Fields that an organisation declares in okrsite.yaml and gives in its files.

use okrsite::schema::Subject;
use serde_json::Value;
use snapbox::str;

use crate::{
    judge::Judge,
    reading::check,
    support::{DAY, Room},
};

const SETTINGS: &str = "rules: off\nfields:\n  budget: number\n  ticket: {type: link, for: [objective, key_result, kpi]}\n  review: {type: \
    date, title: {sv: Granskas, en: Reviewed}}\n  priority:\n    title: {en: Priority, sv: Prioritet}\n    choices: {now: At once, \
    next: Later}\n    for: [objective, key_result, team]\n  centre: {title: Cost centre, for: [team, kpi]}\n";

fn objective(fields: &str, of_key_result: &str) -> String {
    format!(
        "---\ntitle: Make guests want to come back\nteam: office\nperiod: 2026-Q4\nlevel: strategic\n{fields}\nkey_results:\n  - id: \
         k\n    title: Guests who come back\n    baseline: 10\n    target: 50\n    {of_key_result}\n---\nBecause.\n"
    )
}

fn built(language: &str) -> Room {
    let settings = format!("language: {language}\n{SETTINGS}");
    let fields =
        "fields: {budget: 120 000, ticket: \"https://tasks.example.com/7?a=1&b=2\", review: 2026-12-01, priority: now}";
    let room = Room::with(&[
        ("okrsite.yaml", settings.as_str()),
        ("teams/office.md", "---\nkind: team\ntitle: Office\nfields: {centre: \"4711 <b>\", priority: next}\n---\n"),
        ("kpis/rye.md", "---\nkind: kpi\ntitle: Rye\nfields: {centre: 12}\n---\n"),
        ("okrs/guests.md", &objective(fields, "fields: {priority: next}")),
    ]);
    room.run(&format!("build --date {DAY}")).code(0);
    room
}

#[test]
fn a_field_narrows_a_search_by_its_name() {
    let room = Room::with(&[
        ("okrsite.yaml", "rules: off\nfields:\n  priority: {choices: [high, low]}\n"),
        ("ops.md", "---\nkind: team\ntitle: Ops\n---\n"),
        (
            "one.md",
            "---\ntitle: Guests come back\nteam: ops\nperiod: 2026-Q4\nfields: {priority: high}\nkey_results: [{title: K, \
             due: 2026-12-01}]\n---\n",
        ),
        (
            "two.md",
            "---\ntitle: Guests of high priority\nteam: ops\nperiod: 2026-Q4\nfields: {priority: low}\nkey_results: \
             [{title: L, due: 2026-12-01}]\n---\n",
        ),
    ]);
    let found = |query: &str| {
        let ran = room.run(&format!("search --format json {query}"));
        let data: Value = serde_json::from_str(&ran.code(0).out()).unwrap();
        let hits = data["hits"].as_array().unwrap().iter();
        hits.map(|hit| hit["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("priority:high"), ["Guests come back"]);
    assert_eq!(found("guests Priority:low"), ["Guests of high priority"]);
    let unknown = room.run("search priority:hgh").code(2).err();
    assert!(unknown.contains("no priority matches `hgh`: did you mean `high`?"), "{unknown}");
}

#[test]
fn pages_show_them_in_the_order_declared() {
    for (language, parts) in [
        (
            "en",
            [
                "Budget</bdi></dt><dd><bdi>120,000",
                "Reviewed</bdi></dt><dd><bdi>1 Dec 2026",
                "Priority</bdi></dt><dd><bdi>At once",
            ],
        ),
        (
            "sv",
            [
                "Budget</bdi></dt><dd><bdi>120 000",
                "Granskas</bdi></dt><dd><bdi>1 dec 2026",
                "Prioritet</bdi></dt><dd><bdi>At once",
            ],
        ),
    ] {
        let room = built(language);
        let page = room.read("public/objectives/guests.html").replace('\u{a0}', " ");
        let places: Vec<usize> =
            parts.iter().map(|part| page.find(part).unwrap_or_else(|| panic!("{part} in {page}"))).collect();
        assert!(places.is_sorted(), "{places:?}");
        assert!(page.contains("<a class=\"lnk\" href=\"https://tasks.example.com/7?a=1&amp;b=2\">"), "{page}");
        assert!(page.contains("<dd><bdi>Later</bdi></dd>"), "{page}");
        assert!(room.read("public/teams/office.html").contains("<dd><bdi>4711 &lt;b&gt;</bdi></dd>"));
        assert!(room.read("public/kpis/rye.html").contains("<dt><bdi>Cost centre</bdi></dt><dd><bdi>12</bdi></dd>"));
    }
}

#[test]
fn data_and_table_have_them() {
    let room = built("en");
    let data: Value = serde_json::from_str(&room.read("public/data/okrs.json")).unwrap();
    let objective = &data["objectives"][0];
    assert_eq!(
        objective["fields"],
        serde_json::json!({
            "budget": 120_000.0, "priority": "now", "review": "2026-12-01",
            "ticket": "https://tasks.example.com/7?a=1&b=2",
        })
    );
    assert_eq!(objective["key_results"][0]["fields"], serde_json::json!({"priority": "next"}));
    assert_eq!(data["teams"][0]["fields"], serde_json::json!({"centre": "4711 <b>", "priority": "next"}));
    assert_eq!(data["kpis"][0]["fields"], serde_json::json!({"centre": "12"}));
    let text = room.read("public/data/okrs.csv");
    let mut table = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let columns = table.headers().unwrap().clone();
    let line = table.records().next().unwrap().unwrap();
    let cell = |name: &str| &line[columns.iter().position(|column| column == name).unwrap()];
    assert_eq!([cell("objective_field_budget"), cell("objective_field_priority")], ["120000", "now"]);
    assert_eq!(cell("key_result_field_priority"), "next");
}

#[test]
fn search_finds_their_words_and_narrows_down_by_choices() {
    let room = built("en");
    let found = room.run(&format!("search --date {DAY} later")).code(0).out();
    assert!(found.contains("Guests who come back") && found.contains("Office"), "{found}");
    let manifest = {
        let packed = std::fs::read(room.path().join("public/search/manifest.bin")).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut flate2::read::DeflateDecoder::new(&packed[..]), &mut text).unwrap();
        serde_json::from_str::<Value>(&text).unwrap()
    };
    let last = manifest["facets"].as_array().unwrap().last().unwrap();
    assert_eq!([&last[0], &last[1]], ["f_priority", "Priority"]);
    assert!(last[2].is_string());
}

#[test]
fn what_does_not_fit_is_told() {
    let given = [
        ("fields: {budgit: 5}", ""),
        ("fields: {colour: red}", ""),
        ("fields: {centre: 5}", ""),
        ("fields: {budget: much}", ""),
        ("fields: {budget: \"1,250\"}", ""),
        ("fields: {review: soon}", ""),
        ("fields: {review: 1/12/2026}", ""),
        ("fields: {ticket: PROJ-12}", ""),
        ("fields: {ticket: \"javascript:alert(1)\"}", ""),
        ("fields: {priority: nwo}", ""),
        ("fields: {priority: Later}", ""),
        ("fields: {priority: someday}", ""),
        ("fields: {priority: [now, next]}", ""),
        ("fields: {priority: }", ""),
        ("fields: now", ""),
        ("fields:", ""),
        ("", "fields: {priorty: now}"),
        ("", "fields: {budget: 5}"),
        ("fields: {budget: 5, ticket: \"mailto:a@example.com\"}", "fields: {priority: now}"),
    ];
    let mut files = vec![("okrsite.yaml".to_owned(), SETTINGS.to_owned())];
    files.extend(given.iter().enumerate().map(|(at, (of_objective, of_key_result))| {
        (format!("{:02}.md", at + 1), objective(of_objective, of_key_result))
    }));
    files.push(("page.md".to_owned(), "---\nkind: page\ntitle: A\nfields: {centre: 5}\n---\n".to_owned()));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    check(
        &files,
        str![[r#"
01.md:6:10: error[OKR007]: unknown field `budgit` in an objective (did you mean `budget`?)
02.md:6:10: error[OKR007]: unknown field `colour` in an objective (declare it in okrsite.yaml; known fields are `budget`, `ticket`, `review` and `priority`)
03.md:6:10: error[OKR007]: `centre` is not a field of an objective (remove it, or add `objective` to `for` of this field in okrsite.yaml)
04.md:6:18: error[OKR011]: `budget` must be a number, not `much` (write digits, such as `1250`, `12.5` or `-3`)
05.md:6:18: error[OKR011]: `1,250` is ambiguous (write `1250` for a whole number, or `1.25` for a decimal)
06.md:6:18: error[OKR013]: `review` must be a date, not `soon` (write year, month and day, such as `2026-11-19`)
07.md:6:18: error[OKR013]: `review` must be a date, not `1/12/2026` (write year, month and day, such as `2026-11-19`)
08.md:6:18: error[OKR037]: `ticket` must be a web address (start it with `https://`)
09.md:6:18: error[OKR037]: `ticket` must be a web address (start it with `https://`)
10.md:6:20: error[OKR010]: unknown value `nwo` for the field `priority` (did you mean `now`?)
11.md:6:20: error[OKR010]: unknown value `Later` for the field `priority` (write `next`)
12.md:6:20: error[OKR010]: unknown value `someday` for the field `priority` (write `now` or `next`)
13.md:6:20: error[OKR008]: `priority` must be a single value, not a list (write a single value, without dashes or brackets)
14.md:6:10: error[OKR009]: `priority` has no value (write a value after the colon, or remove the line)
15.md:6:9: error[OKR008]: `fields` must be a mapping of keys to values, not a single value (write its keys on lines of their own, two spaces further in)
16.md:6:1: error[OKR009]: `fields` has no value (write a value after `fields:`, or remove the line)
17.md:12:14: error[OKR007]: unknown field `priorty` in a key result (did you mean `priority`?)
18.md:12:14: error[OKR007]: `budget` is not a field of a key result (remove it, or add `key_result` to `for` of this field in okrsite.yaml)
page.md:4:1: error[OKR007]: unknown key `fields` in a page (known keys are `kind`, `id`, `title`, `lang`, `aliases`, `allow` and `nav`)

"#]],
    );
}

#[test]
fn those_that_are_required_are_asked_for_where_something_is_decided() {
    let settings = "rules: off\nfields: {owner_code: {required: true, for: [objective, key_result, kpi]}}\n";
    let with = objective("fields: {owner_code: A}", "fields: {owner_code: B}");
    let closed = with
        .replace("level:", "closed: {date: 2026-11-01, outcome: partly}\nlevel:")
        .replace("fields: {owner_code: A}", "");
    check(
        &[
            ("okrsite.yaml", settings),
            ("01.md", &objective("", "")),
            ("02.md", &with),
            ("03.md", &objective("state: draft", "")),
            ("04.md", &closed),
            ("05.md", "---\nkind: kpi\ntitle: Rye\n---\n"),
            ("06.md", &objective("", "").replace("period: 2026-Q4", "period: 2026-Q2")), // nobody can give it any more
        ],
        str![[r#"
01.md:2:8: error[OKR009]: missing field `owner_code` in an objective (add `fields: {owner_code: ...}`, or a line to `fields`)
01.md:9:12: error[OKR009]: missing field `owner_code` in a key result (add `fields: {owner_code: ...}`, or a line to `fields`)
05.md:3:8: error[OKR009]: missing field `owner_code` in a KPI (add `fields: {owner_code: ...}`, or a line to `fields`)

"#]],
    );
}

#[test]
fn a_number_is_read_as_the_others_of_its_file() {
    let settings = "language: sv\nrules: off\nfields: {budget: number}\n";
    let grouped = objective("fields: {budget: 50.000}", "").replace("baseline: 10", "baseline: 1.200.000");
    check(
        &[
            ("okrsite.yaml", settings),
            ("01.md", &objective("fields: {budget: 1.500}", "")),
            ("02.md", &grouped),
            ("03.md", &objective("fields: {budget: 1.200.000 kr}", "")),
        ],
        str![[r#"
01.md:6:18: error[OKR011]: `1.500` is ambiguous (write `1500` for a whole number, or `1.5` for a decimal)
02.md:6:18: error[OKR011]: `50.000` is ambiguous (write `50000`: dots separate thousands in other numbers of this file)

"#]],
    );
}

#[test]
fn without_a_declaration_it_is_said_how_to_make_one() {
    check(
        &[("01.md", &objective("fields: {priority: now}", ""))],
        str![[r#"
01.md:6:10: error[OKR007]: unknown field `priority` in an objective (declare it in okrsite.yaml, such as `fields: {priority: text}`)

"#]],
    );
}

#[test]
fn declarations_are_checked() {
    for_settings(
        &[
            "fields: {budget: nmber}",
            "fields: {Budget: number}",
            "fields: {priority: choice}",
            "fields: {priority: {type: choice}}",
            "fields: {priority: {choices: []}}",
            "fields: {priority: {type: number, choices: [a]}}",
            "fields: {priority: {tpye: text}}",
            "fields: {priority: {for: [objectve]}}",
            "fields: {priority: {required: perhaps}}",
            "fields: {priority: [a, b]}",
            "fields: {priority: }",
            "fields: [priority]",
            "fields: {priority: {choices: [a, b], for: key_result, required: yes, title: {sv: Prioritet}}}",
            "fields: {priority: {choices: [a, b, a]}}",
            "fields: {priority: {choices: [a, b], title: {english: Priority}}}",
        ],
        str![[r#"
okrsite.yaml:1:18: error[OKR010]: unknown type `nmber` of the field `budget` (did you mean `number`?)
okrsite.yaml:1:10: error[OKR015]: `Budget` cannot be the name of a field (use lower-case letters a-z, digits, `_` and `-`, and start with a letter)
okrsite.yaml:1:20: error[OKR009]: `priority` is a choice without `choices` (write `priority: {choices: [low, high]}`)
okrsite.yaml:1:27: error[OKR009]: `priority` is a choice without `choices` (add a line `choices: [low, high]`)
okrsite.yaml:1:21: error[OKR009]: `choices` is empty (write a list, such as `choices: [low, high]`)
okrsite.yaml:1:35: error[OKR010]: `choices` belong to `type: choice` (write `type: choice`, or remove the choices)
okrsite.yaml:1:21: error[OKR007]: unknown key `tpye` in a field (did you mean `type`?)
okrsite.yaml:1:27: error[OKR010]: unknown value `objectve` for `for` (did you mean `objective`?)
okrsite.yaml:1:31: error[OKR008]: `required` must be `true` or `false`, not `perhaps` (write `required: true` or `required: false`)
okrsite.yaml:1:20: error[OKR008]: `priority` must be a type, or a mapping of keys, not a list (write a single value, without dashes or brackets)
okrsite.yaml:1:10: error[OKR009]: `priority` has no value (write a type, such as `priority: text`)
okrsite.yaml:1:9: error[OKR008]: `fields` must be a mapping of keys to values, not a list (write its keys on lines of their own, without dashes or brackets)
okrsite.yaml:1:37: error[OKR006]: the choice `a` is given twice (remove one of the two)
okrsite.yaml:1:46: error[OKR010]: the interface has no language `english` (write `en` or `sv`: the title is shown in the language of the pages)

"#]],
    );
}

/// What is found in okrsite.yaml, one after the other.
fn for_settings(settings: &[&str], expected: snapbox::data::Inline) {
    let found: String =
        settings.iter().map(|text| crate::reading::found(&[("okrsite.yaml", text.as_bytes())])).collect();
    snapbox::assert_data_eq!(found, snapbox::IntoData::raw(expected));
}

#[test]
fn the_schemas_of_the_command_know_them() {
    let room = built("en");
    let schema = room.run("schema objective").code(0).out();
    assert_eq!(room.run("schema objective --dir .").code(0).out(), schema);
    assert_ne!(schema, Subject::Objective.schema());
    let judge = Judge::new(&serde_json::from_str(&schema).unwrap(), "");
    let content = Judge::new(&serde_json::from_str(&room.run("schema").code(0).out()).unwrap(), "");
    for (fields, of_key_result, is_right) in [
        ("fields: {budget: 5, ticket: 'https://a.example', review: '2026-12-01', priority: now}", "", true),
        ("fields: {budget: 120 000}", "fields: {priority: next}", true),
        ("fields: {budget: much}", "", false),
        ("fields: {ticket: PROJ-12}", "", false),
        ("fields: {priority: someday}", "", false),
        ("fields: {budgit: 5}", "", false),
        ("", "fields: {budget: 5}", false),
    ] {
        let text = objective(fields, of_key_result);
        let yaml = text.trim_start_matches("---\n").split("\n---").next().unwrap();
        let data: Value = serde_yaml::from_str(yaml).unwrap();
        for judge in [&judge, &content] {
            assert_eq!(judge.fault(&data).is_none(), is_right, "{fields} {of_key_result}: {:?}", judge.fault(&data));
        }
    }
}
