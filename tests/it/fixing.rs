//! `check --fix`: mends exactly what it says, and touches nothing else.

use std::fs;

use okrsite::{
    diagnostics::{Diagnostic, SitePath},
    fixes::{self, Inputs},
    model::{Date, Today, repaired_date, repaired_number},
    pipeline::{self, Checked, Files, Options},
};
use proptest::prelude::*;
use snapbox::{assert_data_eq, str};

use crate::support::Room;

const GOOD: &str = "---\ntitle: More people sign up # soon\nteam: growth\nperiod: 2026-Q4\nowner: Ana Brito\nkey_results:\n  - id: \
                    weekly\n    title: Sign-ups a week\n    unit: h\n    baseline: 500\n    target: 800\n    confidence: 5\n  - \
                    title: Steps\n    milestones:\n      - {title: One, due: 2026-12-01}\ncheck_ins:\n  - date: 2026-11-19\n    \
                    note: |\n      Two spaces  \n      break a line.\n    values: {weekly: {value: 620, confidence: 6}}\n---\n\nWhy \
                    we do it.  \nAnd how.\n";

/// A mistake in [`GOOD`]: what stands there, what is written in its place, and the rule that finds it.
const MISTAKES: [(&str, &str, u16); 32] = [
    ("team: growth", "taem: growth", 7),
    ("    baseline: 500", "    basline: 500", 7),
    ("check_ins:", "\"checkins\":", 7),
    ("due: 2026-12-01", "due: 2026-12-1", 13),
    ("due: 2026-12-01", "due: \"December 1, 2026\"", 13),
    ("date: 2026-11-19", "date: 19/11/2026", 13),
    ("date: 2026-11-19", "date: 19 november 2026", 13),
    ("date: 2026-11-19", "date: 2026-11-19 09:30", 13),
    ("target: 800", "target: 800 h", 11),
    ("target: 800", "target: 1_800", 11),
    ("confidence: 5", "confidence: 5/10", 11),
    ("value: 620", "value: 620,5", 4),
    ("title: More people sign up # soon", "title: More: people sign up", 4),
    ("team: growth", "team:growth", 4),
    ("team: growth", "team = growth", 4),
    ("team: growth", "lag: growth", 7),
    ("owner: Ana Brito", "owner: @ana", 4),
    ("owner: Ana Brito", "  owner: Ana Brito", 4),
    ("{title: One, due: 2026-12-01}", "{title: One, two and three, due: 2026-12-01}", 4),
    ("{title: One, due: 2026-12-01}", "{title: One: two, due: 2026-12-01}", 4),
    ("{title: One, due: 2026-12-01}", "{title: One #2, due: 2026-12-01}", 4),
    ("{title: One, due: 2026-12-01}", "{title: One, due: 2026-12-01]", 4),
    ("      - {title: One, due: 2026-12-01}", "      - One", 8),
    ("  - id: weekly", "    id: weekly", 4),
    ("    unit: h", "   unit: h", 4),
    ("    unit: h", "\tunit: h", 4),
    ("{value: 620, confidence: 6}", "{value: 620 confidence: 6}", 4),
    ("{value: 620, confidence: 6}", "{value:620, confidence: 6}", 4),
    ("---\n\nWhy we do it.", "...\n\nWhy we do it.", 3),
    ("owner: Ana Brito", "owner: Ana Brito  ", 45),
    ("key_results:", "key_results: \t", 45),
    ("    unit: h", "    unit: h   ", 45),
];

fn today() -> Options {
    let today = Date::constant(2026, 11, 23);
    Options { today: Today(today), latest: Some(today), drafts: true }
}

fn files(text: &str) -> Files {
    Files { markdown: vec![(SitePath::new("one.md"), text.as_bytes().into())], ..Files::default() }
}

fn check(files: &Files) -> Checked {
    pipeline::check(&pipeline::settings(None), files, today())
}

/// The text with everything mended, and how many findings that were.
fn fixed(text: &str) -> (String, usize) {
    let files = files(text);
    let edited = fixes::plan(Inputs { settings: None, files: &files, options: today() }, &check(&files), |_| true);
    match &edited[..] {
        [] => (text.to_owned(), 0),
        [one] => (String::from_utf8(one.after.clone()).unwrap(), one.count),
        _ => panic!("one file"),
    }
}

/// What is found, without places and without advice on the method.
fn told(text: &str) -> Vec<(u16, String)> {
    let told = |one: &Diagnostic| (one.rule.code, one.message.clone());
    let mut found: Vec<_> = check(&files(text)).found.iter().filter(|one| one.rule.code < 50).map(told).collect();
    found.sort();
    found
}

#[test]
fn each_mistake_is_mended_alone() {
    for (right, wrong, code) in MISTAKES {
        let text = GOOD.replacen(right, wrong, 1);
        assert!(text != GOOD && told(&text).iter().any(|(found, _)| *found == code), "{wrong}: {:?}", told(&text));
        let (mended, count) = fixed(&text);
        assert!(count >= 1, "{wrong}");
        assert!(told(&mended).iter().all(|one| told(GOOD).contains(one)), "{wrong}: {:?}", told(&mended));
        assert_eq!(fixed(&mended), (mended.clone(), 0), "{wrong}");
    }
}

#[test]
fn what_has_two_meanings_or_none_is_left_alone() {
    for (right, wrong) in [
        ("date: 2026-11-19", "date: 5/11/2026"),
        ("date: 2026-11-19", "date: 2026-02-30"),
        ("date: 2026-11-19", "date: last week"),
        ("target: 800", "target: 1,800"),
        ("target: 800", "target: 800 days"),
        ("value: 620", "value: 620,500"),
        ("owner: Ana Brito", "owner: Ana Brito\nteem: x"), // `team` is there already
        ("confidence: 5", "confidense: 50"),               // the value would be wrong then
    ] {
        let text = GOOD.replacen(right, wrong, 1);
        assert!(!told(&text).is_empty(), "{wrong}");
        assert_eq!(fixed(&text), (text.clone(), 0), "{wrong}");
    }
}

#[test]
fn a_comment_behind_a_value_stays_a_comment() {
    for (wrong, right) in [
        ("@anna # on leave, do not tell", "\"@anna\" # on leave, do not tell"),
        ("Ana: Brito # on leave", "\"Ana: Brito\" # on leave"),
        ("*very* tall # on leave", "\"*very* tall\" # on leave"),
        ("\"Ana\": Brito # on leave", "'\"Ana\": Brito' # on leave"),
        ("\"Ana # 1\": Brito # on leave", "'\"Ana # 1\": Brito' # on leave"),
        ("@anna ## on leave", "\"@anna\" ## on leave"),
        ("!Ana # on leave", "\"!Ana\" # on leave"),
    ] {
        let text = |owner: &str| GOOD.replacen("owner: Ana Brito", &format!("owner: {owner}"), 1);
        assert_eq!(fixed(&text(wrong)).0, text(right), "{wrong}");
        assert!(told(&text(right)).iter().all(|one| told(GOOD).contains(one)), "{right}");
    }
    let in_braces = GOOD.replacen("{title: One, due", "{title: One # ask Bo first, due", 1);
    assert!(!told(&in_braces).is_empty());
    assert_eq!(fixed(&in_braces), (in_braces.clone(), 0), "what was meant is for its author to say");
    for unclear in ["@anna #1", "Ana: Brito #leave", "!Ana #1"] {
        let text = GOOD.replacen("owner: Ana Brito", &format!("owner: {unclear}"), 1);
        assert!(!told(&text).is_empty(), "{unclear}");
        assert_eq!(fixed(&text), (text.clone(), 0), "{unclear}: this can be a comment or a part of the value");
    }
}

#[test]
fn a_patch_of_nothing_does_not_hide_errors() {
    let room = Room::with(&[("okrs/one.md", &GOOD.replace("target: 800", "target: many"))]);
    let shown = room.run("check --diff --date 2026-11-30");
    assert_eq!(
        (shown.code(1).out(), shown.err()),
        (String::new(), "nothing to fix\n1 error: `okrsite check` shows it\n".to_owned())
    );
    room.run("check --diff --date 2026-11-30 --rule trailing-space").code(0);
}

#[test]
fn minutes_beside_a_number_are_taken_away_where_the_unit_says_so() {
    let good = GOOD.replace("unit: h", "unit: min");
    let wrong = good.replace("target: 800", "target: 800 min").replace("baseline: 500", "baseline: 500 min");
    assert_eq!(fixed(&wrong), (good, 2));
}

#[test]
fn dates_are_read_in_every_form_with_one_meaning() {
    let day = Date::constant(2026, 11, 19);
    for text in [
        "2026/11/19",
        "2026.11.19",
        "20261119",
        "19.11.2026",
        "11/19/2026",
        "19 Nov 2026",
        "Nov 19, 2026",
        "2026 nov 19",
        "2026-11-19T08:00:00Z",
    ] {
        assert_eq!(repaired_date(text), Some(day), "{text}");
    }
    assert_eq!(repaired_date("2026-1-5"), Some(Date::constant(2026, 1, 5)));
    assert_eq!(repaired_date("7/7/2026"), Some(Date::constant(2026, 7, 7)));
    for text in
        ["5/1/2026", "19-11-26", "2026-13-01", "19 brumaire 2026", "2026", "", "november", "123456789", "åååååååå"]
    {
        assert_eq!(repaired_date(text), None, "{text}");
    }
    assert_eq!(repaired_number("10_000"), Some("10000".to_owned()));
    assert_eq!(repaired_number("1_00"), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn mending_removes_what_was_wrong_adds_nothing_and_touches_no_other_byte(
        picked in proptest::sample::subsequence((0..MISTAKES.len()).collect::<Vec<_>>(), 1..6),
        crlf in any::<bool>(), mark in any::<bool>(),
    ) {
        let mut text = GOOD.to_owned();
        let mut taken = Vec::new();
        for index in picked {
            let (right, wrong, _) = MISTAKES[index];
            let lead = |text: &str| text.len() - text.trim_start().len();
            let indentation = if lead(right) == lead(wrong) { right } else { "indentation" };
            if taken.contains(&right) || taken.contains(&indentation) {
                continue; // two mistakes in one value, or in the indentation, have no meaning in common
            }
            taken.extend([right, indentation]);
            text = text.replacen(right, wrong, 1);
        }
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        if mark {
            text.insert(0, '\u{feff}');
        }
        let before = told(&text);
        let (mended, count) = fixed(&text);
        prop_assert!(count > 0);
        let after = told(&mended);
        prop_assert!(after.len() < before.len(), "{before:?} {after:?}");
        prop_assert!(after.iter().all(|one| before.contains(one)), "{before:?} {after:?}");
        prop_assert_eq!(fixed(&mended), (mended.clone(), 0));
        let kept: Vec<&str> = text.split_inclusive('\n').collect();
        let now: Vec<&str> = mended.split_inclusive('\n').collect();
        prop_assert_eq!(kept.len(), now.len());
        let touched = kept.iter().zip(&now).filter(|(one, other)| one != other).count();
        prop_assert!(touched <= count);
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "whole outputs side by side")]
fn the_command_shows_and_then_mends() {
    let wrong =
        GOOD.replace("team:", "taem:").replace("2026-12-01", "1 Dec 2026").replace("target: 800", "target: many");
    let room = Room::with(&[
        ("okrs/one.md", &wrong),
        ("okrsite.yaml", "titel: A\n"),
        ("kpis/a.csv", "date,value\n31/10/2026,4\n"),
    ]);
    room.write("kpis/a.md", "---\nkind: kpi\ntitle: A\nmeasurements: a.csv\n---\n");
    let shown = room.run("check --diff");
    assert_data_eq!(
        shown.out(),
        str![[r#"
--- a/kpis/a.csv
+++ b/kpis/a.csv
@@ -1,2 +1,2 @@
 date,value
-31/10/2026,4
+2026-10-31,4
--- a/okrs/one.md
+++ b/okrs/one.md
@@ -1,6 +1,6 @@
 ---
 title: More people sign up # soon
-taem: growth
+team: growth
 period: 2026-Q4
 owner: Ana Brito
 key_results:
@@ -12,7 +12,7 @@
     confidence: 5
   - title: Steps
     milestones:
-      - {title: One, due: 1 Dec 2026}
+      - {title: One, due: 2026-12-01}
 check_ins:
   - date: 2026-11-19
     note: |
--- a/okrsite.yaml
+++ b/okrsite.yaml
@@ -1 +1 @@
-titel: A
+title: A

"#]]
    );
    assert_data_eq!(
        shown.err(),
        str![[r#"
would fix 4 findings in 3 files
1 error: `okrsite check` shows it

"#]]
    );
    assert_eq!(room.read("okrs/one.md"), wrong);
    assert_data_eq!(
        room.run("check --format short").code(1).err(),
        str![[r#"
checked 0 objectives with 0 key results, 0 teams, 1 KPI: 5 errors (4 fixable with `--fix`)

"#]]
    );
    let mended = room.run("check --fix");
    assert_data_eq!(
        mended.code(1).err(),
        str![[r#"
fixed 4 findings in 3 files
error[OKR011]: `target` must be a number, not `many`
  --> okrs/one.md:11:13
   |
11 |     target: many
   |             ^^^^
   |
hint: write digits, such as `1250`, `12.5` or `-3`

checked 1 objective with 1 key result, 1 team, 1 KPI: 1 error

"#]]
    );
    assert_eq!(room.read("okrs/one.md"), GOOD.replace("target: 800", "target: many"));
    assert_eq!(room.read("okrsite.yaml"), "title: A\n");
    assert_eq!(room.read("kpis/a.csv"), "date,value\n2026-10-31,4\n");
    assert_data_eq!(
        room.run("check --fix --rule unknown-key").code(0).err(),
        str![[r#"
nothing to fix
checked 1 objective with 1 key result, 1 team, 1 KPI: no findings

"#]]
    );
}

#[test]
fn a_rule_alone_is_mended() {
    let wrong = GOOD.replace("team:", "taem:").replace("2026-12-01", "2026-12-1");
    let room = Room::with(&[("one.md", &wrong)]);
    room.run("check --fix --rule bad-date").code(0);
    assert_eq!(room.read("one.md"), GOOD.replace("team:", "taem:"));
}

#[cfg(unix)]
#[test]
fn files_with_another_name_are_left_alone_and_modes_are_kept() {
    use std::os::unix::fs::PermissionsExt;
    let wrong = GOOD.replace("team:", "taem:");
    let room = Room::with(&[("one.md", &wrong)]);
    let path = room.path().join("one.md");
    fs::hard_link(&path, room.path().join("other")).unwrap();
    assert_data_eq!(
        room.run("check --fix").code(2).err(),
        str![[r#"
error: [ROOT]/one.md is a hard link: edit it by hand

"#]]
    );
    assert_eq!(room.read("one.md"), wrong);
    fs::remove_file(room.path().join("other")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    room.run("check --fix").code(0);
    assert_eq!(room.read("one.md"), GOOD);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1);
}

#[test]
fn a_file_that_changed_meanwhile_is_left_alone() {
    let room = Room::with(&[("one.md", "now")]);
    let path = SitePath::new("one.md");
    let refused = okrsite::edit::replace(&room.path(), &path, b"then", b"new").unwrap_err();
    assert!(
        refused
            .to_string()
            .ends_with("one.md has changed since it was read, and was not overwritten: run the command again")
    );
    assert_eq!(room.read("one.md"), "now");
    okrsite::edit::replace(&room.path(), &path, b"now", b"new").unwrap();
    assert_eq!(room.read("one.md"), "new");
    let _held = okrsite::edit::lock(&room.path()).unwrap();
    assert!(okrsite::edit::lock(&room.path()).is_err());
    assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1);
}

#[test]
fn dots_between_thousands_are_taken_out_where_another_number_says_so() {
    let room = Room::with(&[
        ("ops.md", "---\nkind: team\ntitle: Ops\n---\n"),
        (
            "o.md",
            "---\ntitle: A\nteam: ops\nperiod: 2026-Q4\nkey_results:\n  - id: k\n    title: B\n    unit: kr\n    baseline: 50.000\n    \
             target: 1.200.000\ncheck_ins:\n  - date: 2026-11-19\n    values: {k: 950.000 kr}\n---\nWhy.\n",
        ),
    ]);
    room.run("check --fix --date 2026-11-23");
    assert_eq!(
        room.read("o.md"),
        "---\ntitle: A\nteam: ops\nperiod: 2026-Q4\nkey_results:\n  - id: k\n    title: B\n    unit: kr\n    baseline: 50000\n    \
         target: 1.200.000\ncheck_ins:\n  - date: 2026-11-19\n    values: {k: 950000 kr}\n---\nWhy.\n"
    );
}

/// A mark that is missing must not cost what stands behind it: such a value may be more than one text.
#[test]
fn what_may_be_entries_of_their_own_is_never_put_in_quotes() {
    let key_results =
        |line: &str| format!("key_results:\n  - {line}\n  - {{id: l, title: \"Friends\", baseline: 1, target: 5}}\n");
    let check_in = |line: &str| {
        format!("{}check_ins:\n  - {line}\n", key_results("{id: k, title: Guests, baseline: 1, target: 5}"))
    };
    for rest in [
        key_results("{id: k, title: \"Guests who come back, baseline: 10, target: 50}"),
        key_results("{id: k, title: Guests, owner Kim, baseline: 10, target: 50}"),
        key_results("{id: k, title: Guests, baseline: 10, target: 50, note: Slow owner: Kim}"),
        check_in("{date: 2026-11-20, note: Ok values: {k: 2}}"),
        check_in("{date: 2026-11-20, note: Slow, values {k: 2}}"),
        check_in(
            "{date: 2026-11-20, note: \"Ok., values: {k: 2}}\n  - {date: 2026-11-19, note: \"Fine.\", values: {k: 2}}",
        ),
        check_in("{date: 2026-11-20, by: Kim, note \"Fine, so far\", values: {k: 2}}"),
        format!("contributors: [Kim Berg, \"Sam]\n{}", key_results("{id: k, title: Guests, baseline: 1, target: 5}")),
        format!("tags: [\"a, b]\n{}", key_results("{id: k, title: Guests, unit: \"%\", baseline: 1, target: 5}")),
    ] {
        let text = format!(
            "---\ntitle: Make guests want to come back\nteam: ops\nperiod: 2026-Q4\nowner: K\n{rest}---\nBecause.\n"
        );
        let room = Room::with(&[("ops.md", "---\nkind: team\ntitle: Ops\n---\n"), ("guests.md", &text)]);
        let checked = room.run("check --fix --date 2026-11-30");
        checked.code(1);
        assert_eq!(room.read("guests.md"), text, "{rest}");
    }
}
