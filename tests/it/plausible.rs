//! Values that nobody can have meant, and those that people do mean: the rule in both directions.

use okrsite::diagnostics;
use snapbox::{IntoData, assert_data_eq, str};

use crate::reading::run;

/// What the rule says of a key result with these lines and values, the oldest first.
fn of_key_result(lines: &str, values: &[&str]) -> String {
    let check_ins = values
        .iter()
        .enumerate()
        .map(|(at, value)| format!("  - date: 2026-11-{:02}\n    values: {{k: {value}}}\n", at + 1));
    let check_ins = if values.is_empty() {
        String::new()
    } else {
        format!("check_ins:\n{}", check_ins.collect::<Vec<_>>().concat())
    };
    said(&[(
        "o.md",
        &format!(
            "---\ntitle: A\nteam: a\nperiod: 2026-Q4\nkey_results:\n  - {{id: k, title: A, {lines}}}\n{check_ins}---\n"
        ),
    )])
}

/// What it says of a KPI with these lines and values in a CSV file, the oldest first.
fn of_kpi(lines: &str, values: &[&str]) -> String {
    let rows = values.iter().enumerate().map(|(at, value)| format!("2026-{:02}-01,{value}\n", at + 1));
    let table = format!("date,value\n{}", rows.collect::<Vec<_>>().concat());
    said(&[("k.md", &format!("---\nkind: kpi\ntitle: A\n{lines}measurements: k.csv\n---\n")), ("k.csv", &table)])
}

/// The findings of the rule, each with its place.
fn said(files: &[(&str, &str)]) -> String {
    let team = [("a.md", "---\nkind: team\ntitle: A\n---\n")];
    let files: Vec<(&str, &[u8])> = team.iter().chain(files).map(|(path, text)| (*path, text.as_bytes())).collect();
    let checked = run(&files);
    let is_meant = |one: &&diagnostics::Diagnostic| {
        one.rule.name == "implausible-value" || one.severity == diagnostics::Severity::Error
    };
    let found: Vec<_> = checked.found.iter().filter(is_meant).cloned().collect();
    diagnostics::short::print(&found, &checked.sources)
}

#[test]
fn a_slip_of_the_hand_is_found() {
    let found = [
        of_key_result("unit: \"%\", baseline: 45, target: 60", &["0.52"]),
        of_key_result("unit: \"%\", baseline: 45, target: 60", &["47", "0.52", "0.55", "57"]),
        of_key_result("unit: percent of guests %, baseline: 5, target: 3", &["4.6", "4.2", "0.04"]),
        of_key_result("unit: \"%\", baseline: 0, target: 80", &["20", "35", "0.4"]),
        of_key_result("unit: \"%\", at_least: 90", &["0.93"]),
        of_key_result("unit: \"%\", at_least: 90, current: 0.93", &[]),
        of_key_result("baseline: 30, target: 45", &["3400"]),
        of_key_result("baseline: 30, target: 45", &["0.34"]),
        of_key_result("baseline: 4.2, target: 4.6", &["430"]),
        of_key_result("unit: kr, baseline: 45000, target: 60000", &["52"]),
        of_key_result("unit: kr, baseline: 45, target: 60", &["52000"]),
        of_key_result("unit: kr, baseline: 45, target: 60", &["520000"]),
        of_key_result("unit: h, baseline: 90, target: 40", &["6000"]),
        of_key_result("baseline: 1000, target: 2000", &["1100", "12"]),
        of_kpi("unit: \"%\"\n", &["76", "77", "0.78", "79"]),
        of_kpi("unit: \"%\"\nhealthy: {at_least: 75}\n", &["0.76"]),
        of_kpi("", &["340", "350", "36000", "355"]),
        of_kpi("", &["340", "350", "3.6"]),
        said(&[
            ("k.md", "---\nkind: kpi\ntitle: A\nunit: \"%\"\nmeasurements: [{date: 2026-11-01, value: 0.52}]\n---\n"),
            (
                "o.md",
                "---\ntitle: A\nteam: a\nperiod: 2026-Q4\nkey_results:\n  - {id: k, title: A, kpi: k, baseline: 45, target: 60}\n---\n",
            ),
        ]),
    ];
    assert_data_eq!(found.concat(), str![[r#"
o.md:9:17: warning[OKR027]: `k` is in per cent, and 0.52 looks like a share (write `52` if 52 % is meant)
o.md:11:17: warning[OKR027]: `k` is in per cent, and 0.52 looks like a share, and so is one more value (write `52` if 52 % is meant)
o.md:13:17: warning[OKR027]: `k` is in per cent, and 0.04 looks like a share (write `4` if 4 % is meant)
o.md:13:17: warning[OKR027]: `k` is in per cent, and 0.4 looks like a share (write `40` if 40 % is meant)
o.md:9:17: warning[OKR027]: `k` is in per cent, and 0.93 looks like a share (write `93` if 93 % is meant)
o.md:6:57: warning[OKR027]: `k` is in per cent, and 0.93 looks like a share (write `93` if 93 % is meant)
o.md:9:17: warning[OKR027]: 3400 is about 100 times the other numbers of `k` (30 to 45) (correct the value or its unit; if it is right, say so under `allow`, with the reason)
o.md:9:17: warning[OKR027]: 0.34 is about 100 times less than the other numbers of `k` (30 to 45) (correct the value or its unit; if it is right, say so under `allow`, with the reason)
o.md:9:17: warning[OKR027]: 430 is about 100 times the other numbers of `k` (4.2 to 4.6) (correct the value or its unit; if it is right, say so under `allow`, with the reason)
o.md:9:17: warning[OKR027]: 52 is about 1000 times less than the other numbers of `k` (45000 to 60000) (correct the value or its unit; if it is right, say so under `allow`, with the reason)
o.md:9:17: warning[OKR027]: 52000 is about 1000 times the other numbers of `k` (45 to 60) (correct the value or its unit; if it is right, say so under `allow`, with the reason)
o.md:9:17: warning[OKR027]: 520000 is about 10000 times the other numbers of `k` (45 to 60) (correct the value or its unit; if it is right, say so under `allow`, with the reason)
o.md:9:17: warning[OKR027]: 6000 is about 100 times the other numbers of `k` (40 to 90) (correct the value or its unit; if it is right, say so under `allow`, with the reason)
o.md:11:17: warning[OKR027]: 12 is about 100 times less than the other numbers of `k` (1000 to 2000) (correct the value or its unit; if it is right, say so under `allow`, with the reason)
k.csv:4:1: warning[OKR027]: `k` is in per cent, and 0.78 looks like a share (write `78` if 78 % is meant)
k.csv:2:1: warning[OKR027]: `k` is in per cent, and 0.76 looks like a share (write `76` if 76 % is meant)
k.csv:4:1: warning[OKR027]: 36000 is about 100 times the other numbers of `k` (340 to 355) (correct the value or its unit; if it is right, say so under `allow`, with the reason)
k.csv:4:1: warning[OKR027]: 3.6 is about 100 times less than the other numbers of `k` (340 to 350) (correct the value or its unit; if it is right, say so under `allow`, with the reason)
o.md:6:53: warning[OKR027]: `k` is in per cent, and 0.52 looks like a share (write `52` if 52 % is meant)

"#]].raw());
}

#[test]
fn misses_zero_and_growth_are_nobodys_slip() {
    let key_results: [(&str, &[&str]); 28] = [
        ("unit: \"%\", baseline: 5, target: 1", &["0.05"]),
        ("unit: \"%\", baseline: 5, target: 1", &["4", "0.01"]),
        ("unit: \"%\", at_most: 5, baseline: 9", &["0.05"]),
        ("unit: \"%\", at_most: 5, baseline: 9, current: 0.06", &[]),
        ("baseline: 1000, target: 2000", &["12", "80", "400"]),
        ("unit: visits, baseline: 1000, target: 2000", &["12", "15", "1900"]),
        ("unit: h, baseline: 90, target: 40", &["0.5"]),
        ("baseline: 10, target: 50", &["4", "75", "0", "-3", "110", "1"]),
        ("unit: \"%\", baseline: 10, target: 50", &["4", "1", "75", "100", "0"]),
        ("unit: \"%\", baseline: 0.5, target: 0.2", &["0.3", "0.04", "0.01"]),
        ("unit: \"%\", baseline: 5, target: 1", &["0.8", "0.4"]),
        ("unit: \"%\", baseline: 0, target: 60", &["0.35", "0.6", "2", "9", "31"]),
        ("unit: \"%\", baseline: 99.5, target: 99.95", &["99.9", "98"]),
        ("unit: \"%\", at_most: 5", &["0.04", "0"]),
        ("baseline: 0, target: 1000", &["1", "3", "7", "995"]),
        ("baseline: 0, target: 10", &["300"]),
        ("baseline: 1, target: 10", &["400", "900"]),
        ("baseline: 10, target: 1000", &["40", "200", "1500", "9000", "60000"]),
        ("baseline: 100, target: 20000", &["900", "80000", "600000"]),
        ("baseline: 500, target: 5", &["300", "20", "2", "0.5"]),
        ("baseline: 120, target: 10", &["8", "2"]),
        ("baseline: -40, target: 5", &["-3900", "400"]),
        ("baseline: 1200000, target: 950000", &["1100000", "30000"]),
        ("baseline: 9.5, target: 2", &["5.4", "60"]),
        ("at_least: 3, at_most: 5", &["4", "40"]),
        ("at_least: 20", &["5000", "1"]),
        ("levels: {0.3: some, 1: all}", &["0.3"]),
        ("due: 2026-12-01", &["true"]),
    ];
    for (lines, values) in key_results {
        assert_eq!(of_key_result(lines, values), "", "{lines}: {values:?}");
    }
    let kpis: [(&str, &[&str]); 8] = [
        ("", &["10", "80", "400", "2500", "9000", "70000"]),
        ("", &["0", "0", "120", "3", "0"]),
        ("", &["2", "3", "250", "4"]),
        ("unit: \"%\"\n", &["0.5", "0.6", "1.2", "9", "40", "71"]),
        ("unit: \"%\"\n", &["0.51", "0.52", "52", "53"]), // a unit that changed: nobody knows which half is wrong
        ("unit: \"%\"\nhealthy: {at_most: 4}\n", &["2", "0.3", "1"]),
        ("unit: kr\nhealthy: {at_least: 1000}\n", &["900", "55", "20"]),
        ("", &["-4", "300", "-2"]),
    ];
    for (lines, values) in kpis {
        assert_eq!(of_kpi(lines, values), "", "{lines}: {values:?}");
    }
}

#[test]
fn the_example_and_the_golden_sites_have_no_implausible_value() {
    for site in ["example-okrs", "tests/sites/every-shape/in", "tests/sites/svensk/in", "tests/sites/teams-by-name/in"]
    {
        let folder = crate::support::project().join(site);
        let all = crate::support::files(&folder);
        let is_content = |path: &str| !path.starts_with("public/");
        let files: Vec<(&str, &[u8])> = all
            .iter()
            .filter(|(path, _)| is_content(path))
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
            .collect();
        let found = run(&files).found.iter().filter(|one| one.rule.name == "implausible-value").count();
        assert_eq!(found, 0, "{site}");
    }
}

#[test]
fn a_waiver_and_the_settings_silence_it() {
    let text = |more: &str| {
        format!(
            "---\ntitle: A\nteam: a\nperiod: 2026-Q4\n{more}key_results:\n  - {{id: k, title: A, baseline: 30, target: 45}}\ncheck_ins:\n  \
             - {{date: 2026-11-01, values: {{k: 3400}}}}\n---\n"
        )
    };
    let waived = text("allow: [{rule: implausible-value, because: We bought a company in October.}]\n");
    assert_eq!(said(&[("o.md", &waived)]), "");
    assert_eq!(said(&[("o.md", &text("")), ("okrsite.yaml", "rules: {implausible-value: off}")]), "");
    let is_error = said(&[("o.md", &text("")), ("okrsite.yaml", "rules: {implausible-value: error}")]);
    assert!(is_error.starts_with("o.md:8:36: error[OKR027]"), "{is_error}");
}
