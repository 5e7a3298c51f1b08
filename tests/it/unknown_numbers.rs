//! Numbers that are not known yet, targets that are changes, and two thresholds in one.

use okrsite::{diagnostics::Severity, model::is_unknown_number, progress::Status};
use serde_json::Value;
use snapbox::str;

use crate::{
    progress::Case,
    reading::{check, run},
    support::{DAY, Room},
};

const HEAD: &str = "---\ntitle: Grow\nteam: office\nperiod: 2026-Q4\n";

/// What is found in key results, each in a file of its own, in objectives in this state.
fn check_in(state: &str, key_results: &[&str], expected: snapbox::data::Inline) {
    let text = |keys: &&str| {
        let keys = keys.replace('\n', "\n    ");
        format!("{HEAD}state: {state}\nkey_results:\n  - title: A\n    {keys}\n---\n")
    };
    let texts: Vec<(String, String)> =
        key_results.iter().enumerate().map(|(at, keys)| (format!("{:02}.md", at + 1), text(keys))).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    check(&files, expected);
}

/// Every way to write it, as it stands after the key.
const WAYS: [&str; 26] = [
    "TBD",
    "tbd",
    "T.B.D.",
    "TBA",
    "tbc",
    "N/A",
    "n/a",
    "n.a.",
    "NA",
    "?",
    "??",
    "-",
    "--",
    "\u{2013}",
    "\u{2014}",
    "...",
    "",
    "~",
    "\"\"",
    "XX %",
    "TBD %",
    "Unknown",
    "ok\u{e4}nd",
    "ej satt",
    "Inte k\u{e4}nt \u{e4}n",
    "TBD (measured in January)",
];

#[test]
fn every_way_to_say_it_is_taken_in_drafts_and_proposals_and_warned_of_in_active_ones() {
    for way in WAYS {
        for key in ["baseline", "target"] {
            let other = if key == "baseline" { "target: 50" } else { "baseline: 10" };
            for (state, wanted) in [("draft", 0), ("proposed", 0), ("active", 1)] {
                let text =
                    format!("{HEAD}state: {state}\nkey_results:\n  - title: A\n    {key}: {way}\n    {other}\n---\n");
                let found = run(&[("a.md", text.as_bytes())]).found;
                let warnings = found.iter().filter(|one| one.rule.name == "unknown-number").count();
                let errors: Vec<&str> = found
                    .iter()
                    .filter(|one| one.severity == Severity::Error && one.rule.name != "unknown-team")
                    .map(|one| one.message.as_str())
                    .collect();
                assert_eq!((warnings, errors), (wanted, vec![]), "{state} {key}: {way}");
            }
        }
    }
}

#[test]
fn numbers_and_other_words_are_not_taken_for_it() {
    for text in ["0", "-3", "12.5", "1 000", "many", "none", "five", "50 %", "nature", "tbdx", "half", "-", "x"] {
        let is_mark = ["-", "x"].contains(&text);
        assert_eq!(is_unknown_number(text), is_mark, "{text}");
    }
}

#[test]
fn in_braces_too() {
    for keys in [
        "{title: A, baseline: ?, target: 50}",
        "{title: A, baseline: TBD, target: ?}",
        "{title: A, at_least: ?, at_most: 5}",
    ] {
        let text = format!("{HEAD}state: proposed\nkey_results: [{keys}]\n---\n");
        let found = run(&[("a.md", text.as_bytes())]).found;
        let messages: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
        assert!(messages.is_empty(), "{keys}: {messages:?}");
    }
}

#[test]
fn a_warning_says_what_it_means_and_what_to_do() {
    check_in(
        "active",
        &[
            "baseline: TBD\ntarget: 50",
            "baseline:\ntarget: ?",
            "at_least: N/A\nat_most: 5",
            "baseline: 10\ntarget: 50\ncurrent: -\ncommit: tba",
            "baseline: 10\ntarget: around 50",
        ],
        str![[r#"
01.md:8:15: warning[OKR028]: `baseline` is not known yet, so this key result counts as 0 (write the number as soon as it is known; until then, `state: proposed` keeps the objective out of all counts)
02.md:8:5: warning[OKR028]: `baseline` is not known yet, so this key result counts as 0 (write the number as soon as it is known; until then, `state: proposed` keeps the objective out of all counts)
02.md:9:13: warning[OKR028]: `target` is not known yet, so this key result counts as 0 (write the number as soon as it is known; until then, `state: proposed` keeps the objective out of all counts)
03.md:8:15: warning[OKR028]: `at_least` is not known yet, so this key result counts as 0 (write the number as soon as it is known; until then, `state: proposed` keeps the objective out of all counts)
04.md:10:14: warning[OKR028]: `current` is not known yet (write the number, or remove the line)
04.md:11:13: warning[OKR028]: `commit` is not known yet (write the number, or remove the line)
05.md:9:13: error[OKR011]: `target` must be a number, not `around 50` (write `target: 50`, and what else there is to say in a `note`)

"#]],
    );
}

#[test]
fn it_counts_0_and_its_value_is_kept() {
    let check_ins = &[("2026-11-20", "kr1: 30, kr2: 6")];
    let numbers =
        Case { key_results: &["baseline: 10, target: TBD", "baseline: 0, target: 10"], check_ins, ..Case::default() }
            .numbers();
    let first = &numbers.key_results[0];
    assert_eq!((first.progress, first.history.len(), first.status), (None, 1, Status::Stale));
    assert_eq!((numbers.progress, numbers.measured, numbers.kept), (0.3, 1, 2));
}

/// A site with a proposal and a decided objective, each with a target that is not known yet.
fn built(language: &str) -> Room {
    let settings = format!("language: {language}\nrules: off\n");
    let room = Room::with(&[("okrsite.yaml", &settings), ("teams/office.md", "---\nkind: team\ntitle: Office\n---\n")]);
    for (id, state) in [("wished", "proposed"), ("decided", "active")] {
        let text = format!(
            "---\ntitle: Make guests want to come back\nteam: office\nperiod: 2026-Q4\nstate: {state}\nkey_results:\n  - \
             {{id: k, title: Guests who come back, unit: \"%\", baseline: 10, target: TBD}}\ncheck_ins:\n  - {{date: \
             2026-11-20, values: {{k: 12}}}}\n---\nBecause.\n"
        );
        room.write(&format!("okrs/{id}.md"), text);
    }
    room.run(&format!("build --date {DAY}")).code(0);
    room
}

#[test]
fn pages_say_that_it_is_not_known_yet_and_what_that_means() {
    for (language, unknown, counts, status) in [
        ("en", "target not known yet", "counts as 0 until then", "Not known yet"),
        (
            "sv",
            "m\u{e5}lv\u{e4}rdet \u{e4}r inte k\u{e4}nt \u{e4}n",
            "r\u{e4}knas som 0 tills vidare",
            "Inte k\u{e4}nt \u{e4}n",
        ),
    ] {
        let room = built(language);
        let (wished, decided) =
            (room.read("public/objectives/wished.html"), room.read("public/objectives/decided.html"));
        for page in [&wished, &decided, &room.read("public/teams/office.html")] {
            assert!(page.contains(unknown) && page.contains(status), "{language}: {page}");
        }
        assert!(decided.contains(counts) && !wished.contains(counts), "{language}");
        assert!(!wished.contains("NaN") && !decided.contains("NaN"));
    }
}

#[test]
fn data_and_status_say_so() {
    let room = built("en");
    let data: Value = serde_json::from_str(&room.read("public/data/okrs.json")).unwrap();
    let decided = data["objectives"].as_array().unwrap().iter().find(|one| one["id"] == "decided").unwrap();
    let one = &decided["key_results"][0];
    assert_eq!(one["kind"], "metric");
    assert_eq!((one["baseline"].as_f64(), one["value"].as_f64()), (Some(10.0), Some(12.0)));
    assert_eq!([&one["target"], &one["progress"]], [&Value::Null, &Value::Null]);
    assert_eq!(one["not_known"], serde_json::json!(["target"]));
    let status = room.run(&format!("status --date {DAY}")).code(0).out();
    assert!(status.lines().any(|line| line.contains("come back") && line.contains("not known yet")), "{status}");
}

#[test]
fn a_bound_of_a_kpi_may_not_be_known_yet() {
    check(
        &[("kpi.md", "---\nkind: kpi\ntitle: Rye\nhealthy: {at_least: TBD, at_most: 9}\n---\n")],
        str![[r#"
kpi.md:4:21: warning[OKR028]: `at_least` is not known yet (write the number, or remove the line)

"#]],
    );
}

#[test]
fn a_target_that_is_a_change_comes_with_the_lines_to_write() {
    check_in(
        "active",
        &[
            "baseline: 250\ntarget: -20 %",
            "baseline: 250\ntarget: \"+15%\"",
            "baseline: 250\ntarget: minus 20 %",
            "baseline: 250\ntarget: 20 % lower",
            "baseline: 250\ntarget: minska med 20 procent",
            "baseline: 250\ntarget: halvera",
            "baseline: 250\ntarget: double",
            "baseline: TBD\ntarget: -20 %",
            "baseline: 100\ntarget: 20 % f\u{e4}rre",
            "baseline: 10\ntarget: 20\nstretch: +200 %",
            "baseline: 0 %\ntarget: -20 %",
            "baseline: -5 %\ntarget: -20 %",
        ],
        str![[r#"
01.md:9:13: error[OKR011]: `target` must be a value, not a change such as `-20 %` (write `target: 200`, which is the baseline 250 with that change; where only the change is known, write an index: `unit: index`, `baseline: 100` and `target: 80`)
02.md:9:13: error[OKR011]: `target` must be a value, not a change such as `+15%` (write `target: 287.5`, which is the baseline 250 with that change; where only the change is known, write an index: `unit: index`, `baseline: 100` and `target: 115`)
03.md:9:13: error[OKR011]: `target` must be a value, not a change such as `minus 20 %` (write `target: 200`, which is the baseline 250 with that change; where only the change is known, write an index: `unit: index`, `baseline: 100` and `target: 80`)
04.md:9:13: error[OKR011]: `target` must be a value, not a change such as `20 % lower` (write `target: 200`, which is the baseline 250 with that change; where only the change is known, write an index: `unit: index`, `baseline: 100` and `target: 80`)
05.md:9:13: error[OKR011]: `target` must be a value, not a change such as `minska med 20 procent` (write `target: 200`, which is the baseline 250 with that change; where only the change is known, write an index: `unit: index`, `baseline: 100` and `target: 80`)
06.md:9:13: error[OKR011]: `target` must be a value, not a change such as `halvera` (write `target: 125`, which is the baseline 250 with that change; where only the change is known, write an index: `unit: index`, `baseline: 100` and `target: 50`)
07.md:9:13: error[OKR011]: `target` must be a value, not a change such as `double` (write `target: 500`, which is the baseline 250 with that change; where only the change is known, write an index: `unit: index`, `baseline: 100` and `target: 200`)
08.md:8:15: warning[OKR028]: `baseline` is not known yet, so this key result counts as 0 (write the number as soon as it is known; until then, `state: proposed` keeps the objective out of all counts)
08.md:9:13: error[OKR011]: `target` must be a value, not a change such as `-20 %` (write an index, where 100 stands for the value today: `unit: index`, `baseline: 100` and `target: 80`)
09.md:9:13: error[OKR011]: `target` must be a value, not a change such as `20 % färre` (write `target: 80`, and `unit: index` if 100 stands for the value today)
10.md:10:14: error[OKR011]: `stretch` must be a value, not a change such as `+200 %` (write `stretch: 30`, which is the baseline 10 with that change; where only the change is known, write an index: `unit: index`, `baseline: 100` and `stretch: 300`)

"#]],
    );
}

#[test]
fn a_percentage_with_a_sign_is_a_value_where_the_numbers_are_in_per_cent() {
    check_in(
        "active",
        &[
            "baseline: 5 %\ntarget: -5 %",
            "baseline: 5 %\ntarget: \u{2212}5 %\nstretch: \"-8 %\"",
            "unit: \"%\"\nbaseline: 4\ntarget: \"+8 %\"",
            "unit: per cent\nbaseline: 4\ntarget: -8 %",
            "unit: \"% of revenue\"\nbaseline: 4\ntarget: -8 %\ncommit: -2 %",
            "baseline: 5 %\ntarget: \u{2013}5 %",
            "baseline: 5 %\ntarget: 20 % lower",
        ],
        str![[r#"
06.md:9:13: error[OKR011]: `target` must be a number, not `–5 %` (write `target: -5 %`)
07.md:9:13: error[OKR011]: `target` must be a value, not a change such as `20 % lower` (write `target: 4`, which is the baseline 5 with that change; where only the change is known, write an index: `unit: index`, `baseline: 100` and `target: 80`)

"#]],
    );
}

#[test]
fn min_behind_a_number_is_minutes_and_before_it_a_bound() {
    check_in(
        "active",
        &[
            "unit: min\nbaseline: 45 min\ntarget: 30 min",
            "baseline: 45\ntarget: 30 min.",
            "baseline: 45\ntarget: max 30 min",
            "baseline: 45\ntarget: at most 30 min",
            "baseline: 15\ntarget: min 30",
            "baseline: 15\ntarget: min. 30",
            "baseline: 15\ntarget: 30 max",
            "baseline: 45\ntarget: from 45 min to 30 min",
            "baseline: 8\ntarget: 2 fewer per week",
            "baseline: 80\ntarget: -20 cent",
            "baseline: 80\ntarget: 20 per cent less",
        ],
        str![[r#"
01.md:9:15: error[OKR011]: `baseline` must be a number without a unit, not `45 min` (write `baseline: 45`)
01.md:10:13: error[OKR011]: `target` must be a number without a unit, not `30 min` (write `target: 30`)
02.md:9:13: error[OKR011]: `target` must be a number alone, not `30 min.` (write `target: 30`, and `min.` in a `note`)
03.md:9:13: error[OKR011]: `target` must be a number alone, not `max 30 min` (write `target: 30`; for a value that is only to be held, write `at_most: 30` in place of `baseline` and `target`)
04.md:9:13: error[OKR011]: `target` must be a number alone, not `at most 30 min` (write `target: 30`; for a value that is only to be held, write `at_most: 30` in place of `baseline` and `target`)
05.md:9:13: error[OKR011]: `target` must be a number alone, not `min 30` (write `target: 30`; for a value that is only to be held, write `at_least: 30` in place of `baseline` and `target`)
06.md:9:13: error[OKR011]: `target` must be a number alone, not `min. 30` (write `target: 30`; for a value that is only to be held, write `at_least: 30` in place of `baseline` and `target`)
07.md:9:13: error[OKR011]: `target` must be a number alone, not `30 max` (write `target: 30`; for a value that is only to be held, write `at_most: 30` in place of `baseline` and `target`)
08.md:9:13: error[OKR011]: `target` must be one number, not `from 45 min to 30 min` (write `baseline: 45` and `target: 30`, each on a line of its own)
09.md:9:13: error[OKR011]: `target` must be a number alone, not `2 fewer per week` (write `target: 2`, and `fewer per week` in a `note`)
10.md:9:13: error[OKR011]: `target` must be a number alone, not `-20 cent` (write `target: -20`, and if it is counted in `cent`, `unit: cent` once for the key result)
11.md:9:13: error[OKR011]: `target` must be a value, not a change such as `20 per cent less` (write `target: 64`, which is the baseline 80 with that change; where only the change is known, write an index: `unit: index`, `baseline: 100` and `target: 80`)

"#]],
    );
}

#[test]
fn the_score_of_levels_may_not_be_known_yet() {
    for way in ["TBD", "?", ""] {
        let lines = format!("levels: {{0.3: some, 1: all}}\ncurrent: {way}");
        for (state, wanted) in [("proposed", 0), ("active", 1)] {
            let text = format!(
                "{HEAD}state: {state}\nkey_results:\n  - title: A\n    {}\n---\n",
                lines.replace('\n', "\n    ")
            );
            let found = run(&[("a.md", text.as_bytes())]).found;
            let told: Vec<_> =
                found.iter().filter(|one| one.rule.name != "unknown-team").map(|one| one.rule.name).collect();
            assert_eq!(told, vec!["unknown-number"; wanted], "{state}: {way}");
        }
    }
}

#[test]
fn a_mark_in_a_text_a_quote_or_a_comment_stays_as_it_was_written() {
    let text = format!(
        "{HEAD}state: proposed\nkey_results:\n  - {{id: k, title: A, baseline: 10, target: ?}}\n  - title: B\n    \
         baseline: - # target: ?\n    target: 20\n    note: |\n      Still to be agreed.\n      target: ?\n      current: -\n  - \
         title: 'C,\n      target: ?'\n    baseline: 1\n    target: ?\n---\ntarget: ?\n"
    );
    let checked = run(&[("a.md", text.as_bytes())]);
    let messages: Vec<&str> = checked.found.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(messages.iter().filter(|one| !one.contains("team")).collect::<Vec<_>>(), [&""; 0]);
    let (_, linked) = checked.site.keyed().next().unwrap();
    assert_eq!(linked.key_results[1].note.as_deref(), Some("Still to be agreed.\ntarget: ?\ncurrent: -"));
    assert_eq!(linked.key_results[2].title, "C, target: ?");
}

#[test]
fn two_numbers_are_a_band_or_two_key_results() {
    check_in(
        "active",
        &[
            "baseline: 10\ntarget: \">= 40 and < 60\"",
            "baseline: 10\ntarget: 40\u{2013}60",
            "baseline: 10\ntarget: between 40 and 60",
            "baseline: 10\ntarget: minst 40 men under 60",
            "baseline: 10\ntarget: [40, 60]",
            "baseline: 10\ntarget: {at_least: 40, at_most: 60}",
            "baseline: 10\ntarget: from 40 to 60",
            "baseline: 10\ntarget: \">= 40\"",
            "baseline: 10\ntarget: h\u{f6}gst 5 %",
            "at_least: \"> 3\"",
        ],
        str![[r#"
01.md:9:13: error[OKR011]: `target` has two numbers, 40 and 60, and a key result has one target (to stay between them, write `at_least: 40` and `at_most: 60` in place of `baseline` and `target`; for two aims, make two key results, one with `target: 40` and one with `target: 60`)
02.md:9:13: error[OKR011]: `target` has two numbers, 40 and 60, and a key result has one target (to stay between them, write `at_least: 40` and `at_most: 60` in place of `baseline` and `target`; for two aims, make two key results, one with `target: 40` and one with `target: 60`)
03.md:9:13: error[OKR011]: `target` has two numbers, 40 and 60, and a key result has one target (to stay between them, write `at_least: 40` and `at_most: 60` in place of `baseline` and `target`; for two aims, make two key results, one with `target: 40` and one with `target: 60`)
04.md:9:13: error[OKR011]: `target` has two numbers, 40 and 60, and a key result has one target (to stay between them, write `at_least: 40` and `at_most: 60` in place of `baseline` and `target`; for two aims, make two key results, one with `target: 40` and one with `target: 60`)
05.md:9:13: error[OKR011]: `target` has two numbers, 40 and 60, and a key result has one target (to stay between them, write `at_least: 40` and `at_most: 60` in place of `baseline` and `target`; for two aims, make two key results, one with `target: 40` and one with `target: 60`)
06.md:9:13: error[OKR011]: `target` has two numbers, 40 and 60, and a key result has one target (to stay between them, write `at_least: 40` and `at_most: 60` in place of `baseline` and `target`; for two aims, make two key results, one with `target: 40` and one with `target: 60`)
07.md:9:13: error[OKR011]: `target` must be one number, not `from 40 to 60` (write `baseline: 40` and `target: 60`, each on a line of its own)
08.md:9:13: error[OKR011]: `target` must be a number alone, not `>= 40` (write `target: 40`; for a value that is only to be held, write `at_least: 40` in place of `baseline` and `target`)
09.md:9:13: error[OKR011]: `target` must be a number alone, not `högst 5 %` (write `target: 5`; for a value that is only to be held, write `at_most: 5` in place of `baseline` and `target`)
10.md:8:15: error[OKR011]: `at_least` must be a number alone, not `> 3` (write `at_least: 3`)

"#]],
    );
}
