//! The program as people run it.

use std::fs;

use snapbox::{assert_data_eq, str};

use crate::support::{Room, files};

const GOOD: &str =
    "---\ntitle: Good\nteam: growth\nperiod: 2026-Q4\nkey_results:\n  - {title: a, baseline: 0, target: 9}\n---\n";

const TEN: &str = "\
---
title: Ten: mistakes in one file
team: growht
periode: 2026-Q4
level: strategical
owner: [Ana]
key_results:
  - title: Sign-ups a week
    baseline: 500
    target: 500
  - title: Without a measure
  - title: Visits
    baseline: 1,234
    target: many
  - title: Answers
    baseline: 0
    target: 10
    weight: -1
check_ins:
  - date: 2026-02-30
  - date: 2027-01-05
    values: {sign-ups: 510}
---

A [broken link](nowhere.md).
";

#[test]
fn ten_mistakes_in_one_file_and_those_of_a_second_come_in_one_run() {
    let room = Room::with(&[
        ("teams/growth.md", "---\nkind: team\ntitle: Growth\n---\n"),
        ("okrs/ten.md", &TEN.replace("title: Ten: mistakes", "title: Ten mistakes").replace("periode", "period")),
        ("okrs/second.md", "---\ntitle: Second\nteam: growth\nperiod: 2026-Q5\nkey_resluts: []\n---\n"),
    ]);
    let ran = room.run("check --format short");
    assert_data_eq!(
        ran.code(1).out(),
        str![[r#"
okrs/second.md:4:9: error[OKR014]: there is no period `2026-Q5` (a year has H1 and H2, T1 to T3, Q1 to Q4, and months 01 to 12)
okrs/second.md:5:1: error[OKR007]: unknown key `key_resluts` in an objective (did you mean `key_results`?)
okrs/ten.md:3:7: error[OKR031]: no team has the id `growht` (did you mean `growth`?)
okrs/ten.md:5:8: error[OKR010]: unknown value `strategical` for `level` (did you mean `strategic`?)
okrs/ten.md:6:8: error[OKR008]: `owner` must be text, not a list (write `owners` for several: the first one answers for it before all others)
okrs/ten.md:10:13: error[OKR012]: the target of `Sign-ups a week` equals its baseline (500) (set `target` to the value you want by the end of the period; to hold a value, use `at_least` or `at_most`)
okrs/ten.md:11:12: error[OKR018]: this key result has no measure (add `baseline` and `target`, or `at_least`/`at_most`, `milestones`, `due`, or `levels`)
okrs/ten.md:13:15: error[OKR011]: `1,234` is ambiguous (write `1234` for a whole number, or `1.234` for a decimal)
okrs/ten.md:14:13: error[OKR011]: `target` must be a number, not `many` (write digits, such as `1250`, `12.5` or `-3`)
okrs/ten.md:18:13: error[OKR023]: `weight` must be greater than 0 (write a number such as `2`, which counts twice, or remove the line: the default is 1)
okrs/ten.md:20:11: error[OKR013]: the date `2026-02-30` does not exist (correct the day, the month or the year, which goes from 1900 to 2200)
okrs/ten.md:22:14: error[OKR021]: this objective has no key result `sign-ups` (its key results are `kr1`, `kr2`, `kr3` and `kr4`)
okrs/ten.md:25:3: error[OKR036]: broken link: nothing has the path or id `nowhere.md` (write the path relative to this file, or the id of an objective, team, KPI or page)

"#]]
    );
    assert_data_eq!(
        ran.err(),
        str![[r#"
note: left out what is dated after 2026-11-23 (`SOURCE_DATE_EPOCH`): 1 check-in
checked 0 objectives with 0 key results, 1 team: 13 errors (1 fixable with `--fix`)

"#]]
    );
}

#[expect(clippy::too_many_lines, reason = "the whole output")]
#[test]
fn a_syntax_error_does_not_hide_the_mistakes_of_other_files() {
    let room = Room::with(&[("okrs/ten.md", TEN), ("okrs/second.md", &GOOD.replace("2026-Q4", "2026-Q9"))]);
    assert_data_eq!(
        room.run("check").code(1).err(),
        str![[r#"
note: left out what is dated after 2026-11-23 (`SOURCE_DATE_EPOCH`): 1 check-in
error[OKR014]: there is no period `2026-Q9`
 --> okrs/second.md:4:9
  |
4 | period: 2026-Q9
  |         ^^^^^^^
  |
hint: a year has H1 and H2, T1 to T3, Q1 to Q4, and months 01 to 12

error[OKR004]: a value with a colon and a space needs quotes
 --> okrs/ten.md:2:8
  |
2 | title: Ten: mistakes in one file
  |        ^^^^^^^^^^^^^^^^^^^^^^^^^
  |
hint: put the whole value in quotes: `title: "Ten: mistakes in one file"`

error[OKR007]: unknown key `periode` in an objective
 --> okrs/ten.md:4:1
  |
4 | periode: 2026-Q4
  | ^^^^^^^
  |
hint: did you mean `period`?

error[OKR010]: unknown value `strategical` for `level`
 --> okrs/ten.md:5:8
  |
5 | level: strategical
  |        ^^^^^^^^^^^
  |
hint: did you mean `strategic`?

error[OKR008]: `owner` must be text, not a list
 --> okrs/ten.md:6:8
  |
6 | owner: [Ana]
  |        ^^^^^
  |
hint: write `owners` for several: the first one answers for it before all others

error[OKR012]: the target of `Sign-ups a week` equals its baseline (500)
  --> okrs/ten.md:10:13
   |
 9 |     baseline: 500
   |               --- the baseline
10 |     target: 500
   |             ^^^ same as `baseline`
   |
hint: set `target` to the value you want by the end of the period; to hold a value, use `at_least` or `at_most`

error[OKR018]: this key result has no measure
  --> okrs/ten.md:11:12
   |
11 |   - title: Without a measure
   |            ^^^^^^^^^^^^^^^^^
   |
hint: add `baseline` and `target`, or `at_least`/`at_most`, `milestones`, `due`, or `levels`

error[OKR011]: `1,234` is ambiguous
  --> okrs/ten.md:13:15
   |
13 |     baseline: 1,234
   |               ^^^^^
   |
hint: write `1234` for a whole number, or `1.234` for a decimal

error[OKR011]: `target` must be a number, not `many`
  --> okrs/ten.md:14:13
   |
14 |     target: many
   |             ^^^^
   |
hint: write digits, such as `1250`, `12.5` or `-3`

error[OKR023]: `weight` must be greater than 0
  --> okrs/ten.md:18:13
   |
18 |     weight: -1
   |             ^^
   |
hint: write a number such as `2`, which counts twice, or remove the line: the default is 1

error[OKR013]: the date `2026-02-30` does not exist
  --> okrs/ten.md:20:11
   |
20 |   - date: 2026-02-30
   |           ^^^^^^^^^^
   |
hint: correct the day, the month or the year, which goes from 1900 to 2200

error[OKR021]: this objective has no key result `sign-ups`
  --> okrs/ten.md:22:14
   |
22 |     values: {sign-ups: 510}
   |              ^^^^^^^^
   |
hint: its key results are `kr1`, `kr2`, `kr3` and `kr4`

error[OKR036]: broken link: nothing has the path or id `nowhere.md`
  --> okrs/ten.md:25:3
   |
25 | A [broken link](nowhere.md).
   |   ^^^^^^^^^^^^^^^^^^^^^^^^^
   |
hint: write the path relative to this file, or the id of an objective, team, KPI or page

checked 0 objectives with 0 key results, 1 team: 13 errors (3 fixable with `--fix`)

"#]]
    );
}

#[test]
fn findings_as_json_are_one_document() {
    let room = Room::with(&[("okrs/one.md", &GOOD.replace("target: 9", "target: 0"))]);
    let ran = room.run("check --format json");
    let document: serde_json::Value = serde_json::from_str(&ran.code(1).out()).unwrap();
    assert_eq!(document["version"], 1);
    assert_eq!(document["counts"]["errors"], 1);
    assert_eq!(document["findings"][0]["code"], "OKR012");
    assert_eq!(document["findings"][0]["path"], "okrs/one.md");
    assert_eq!(document["findings"][0]["start"]["line"], 6);
}

#[test]
fn colour_comes_where_it_is_wanted() {
    let room = Room::with(&[("okrs/one.md", &GOOD.replace("target: 9", "target: 0"))]);
    let coloured = |arguments: &str, variable: Option<(&str, &str)>| {
        let mut command = room.command(arguments.split(' '));
        command.envs(variable);
        command.output().unwrap().stderr.contains(&b'\x1b')
    };
    assert!(!coloured("check", None), "stderr is no terminal");
    assert!(coloured("check --color always", None));
    assert!(coloured("check", Some(("CLICOLOR_FORCE", "1"))));
    assert!(!coloured("check --color never", Some(("CLICOLOR_FORCE", "1"))));
    assert!(!coloured("check", Some(("NO_COLOR", "1"))));
}

#[test]
fn the_day_comes_from_the_argument_or_the_environment() {
    let room = Room::with(&[("one.md", GOOD)]);
    room.run("build --date 2026-12-01").code(0);
    assert!(room.read("public/index.html").contains("As of 1\u{a0}December 2026"));
    room.run("build").code(0);
    assert!(room.read("public/index.html").contains("As of 23\u{a0}November 2026"));
    assert_data_eq!(
        room.run("build --date 2026-02-30").code(2).err(),
        str![[r#"
error: the date `2026-02-30` does not exist

"#]]
    );
    assert_data_eq!(
        room.run("build --date tomorrow").code(2).err(),
        str![[r#"
error: `tomorrow` is not a date: write it like 2026-11-23

"#]]
    );
}

#[test]
fn errors_keep_the_disk_untouched() {
    let room = Room::with(&[("one.md", GOOD)]);
    room.run("build").code(0);
    let before = files(&room.path());
    room.write("one.md", GOOD.replace("target: 9", "target: 0"));
    room.run("build").code(1);
    room.write("one.md", GOOD);
    assert!(files(&room.path()) == before);
}

#[test]
fn a_folder_without_okrs_gets_an_answer() {
    let room = Room::new();
    assert_data_eq!(
        room.run("build").code(2).err(),
        str![[r#"
error: [ROOT] has no OKRs and no okrsite.yaml: name the content folder, or create a small site with `okrsite init`

"#]]
    );
    assert_data_eq!(
        room.run("check nowhere").code(2).err(),
        str![[r#"
error: there is no folder nowhere: No such file or directory (os error 2)

"#]]
    );
    assert!(files(&room.path()).is_empty());
}

#[test]
fn the_content_folder_is_found_from_inside() {
    let room = Room::with(&[("okrsite.yaml", "title: Found\n"), ("okrs/deep/one.md", GOOD)]);
    room.run("build okrs/deep").code(0);
    assert!(room.read("public/index.html").contains("<title>Found</title>"));
}

#[test]
fn an_output_that_is_not_ours_is_left_alone() {
    let room = Room::with(&[("okrs/one.md", GOOD), ("site/CNAME", "okr.example.com"), ("file", "")]);
    let before = files(&room.path());
    for (output, message) in [
        (
            "site",
            str![[r#"
error: [ROOT]/site contains `CNAME` and was not written by okrsite: choose another output folder, or empty this one

"#]],
        ),
        (
            "file",
            str![[r#"
error: the output folder [ROOT]/file is a file: choose another folder

"#]],
        ),
        (
            "okrs",
            str![[r#"
error: [ROOT]/okrs contains `one.md` and was not written by okrsite: choose another output folder, or empty this one

"#]],
        ),
        (
            ".",
            str![[r#"
error: the output folder [ROOT] contains the content folder [ROOT]: choose another folder

"#]],
        ),
        (
            "..",
            str![[r#"
error: the output folder /tmp contains the content folder [ROOT]: choose another folder

"#]],
        ),
        (
            "/",
            str![[r#"
error: the output folder / is the root of the file system: choose another folder

"#]],
        ),
    ] {
        assert_data_eq!(room.run(&format!("build --output {output}")).code(2).err(), message);
    }
    assert!(files(&room.path()) == before);
    room.run("build --output site --adopt").code(0);
    room.run("build --output site").code(0);
    assert_eq!(room.read("site/CNAME"), "okr.example.com");
}

#[test]
fn a_second_build_is_told_to_wait() {
    let room = Room::with(&[("one.md", GOOD)]);
    let lock = okrsite::publish::lock(&room.path().join("public")).unwrap();
    assert_data_eq!(
        room.run("build").code(2).err(),
        str![[r#"
error: another build is writing to [ROOT]/public: wait for it, or choose another folder with `--output`

"#]]
    );
    drop(lock);
    room.run("build").code(0);
    assert!(!room.path().join(".public.okrsite.lock").exists());
}

#[test]
fn drafts_are_built_when_asked_for() {
    let room = Room::with(&[("one.md", &GOOD.replace("period:", "state: draft\nperiod:"))]);
    room.run("build").code(0);
    assert!(!room.path().join("public/objectives").exists());
    room.run("build --drafts").code(0);
    assert!(room.read("public/objectives/one.html").contains("Draft: not published yet"));
}

#[test]
fn rules_are_explained_by_code_and_by_name() {
    let room = Room::new();
    let by_code = room.run("explain OKR012").code(0).out();
    assert!(by_code.starts_with("# OKR012 flat-target: target equals the baseline"), "{by_code}");
    assert_eq!(by_code, room.run("explain flat-target").code(0).out());
    assert_eq!(by_code, room.run("explain 12").code(0).out());
    let list = room.run("explain").code(0).out();
    assert_eq!(list.matches("\n  OKR").count(), okrsite::rules::RULES.len());
    assert!(
        list.starts_with("content\n  OKR001  unreadable-text ") && list.contains("\n\nfocus\n  OKR050  "),
        "{list}"
    );
    let swedish = room.run("explain OKR012 --language sv").code(0).out();
    assert!(swedish.starts_with("# OKR012 flat-target: målvärdet är detsamma som utgångsvärdet\n"), "{swedish}");
    let json: serde_json::Value = serde_json::from_str(&room.run("explain 12 --format json").code(0).out()).unwrap();
    assert_eq!(
        (&json["rules"][0]["name"], &json["rules"][0]["explanation"]),
        (&"flat-target".into(), &by_code.trim_end().to_owned().into())
    );
    assert_data_eq!(
        room.run("explain flat-targt").code(2).err(),
        str![[r#"
error: no rule has the code or name `flat-targt`: did you mean `flat-target`?

"#]]
    );
    assert_data_eq!(
        room.run("explain OKR999").code(2).err(),
        str![[r#"
error: no rule has the code or name `OKR999`: `okrsite explain` lists all rules

"#]]
    );
}

#[test]
fn init_overwrites_nothing() {
    let room = Room::with(&[("teams/product.md", "mine")]);
    assert_data_eq!(
        room.run("init").code(2).err(),
        str![[r#"
error: ./teams/product.md exists already and was not overwritten: choose another folder

"#]]
    );
    assert_eq!(files(&room.path()).len(), 1);
    room.run("init there").code(0);
    room.run("check there").code(0);
}

#[test]
fn linked_files_are_copied_and_no_others() {
    let room = Room::with(&[
        ("one.md", &format!("{GOOD}See [the plan](files/The%20Plan.pdf).\n")),
        ("files/The Plan.pdf", "%PDF"),
        ("files/other.pdf", "%PDF"),
    ]);
    room.run("build").code(0);
    let copied: Vec<String> = files(&room.path().join("public/assets"))
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.contains("pdf"))
        .collect();
    assert_eq!(copied, ["the-plan.8f4098b3.pdf"]);
    assert!(room.read("public/objectives/one.html").contains("href=\"../assets/the-plan."));
}

#[test]
fn a_broken_template_is_a_finding_with_its_place() {
    let room = Room::with(&[
        ("okrsite.yaml", "theme: own\nrules: off\n"),
        ("one.md", GOOD),
        ("own/templates/404.html", "{% extends \"base.html\" %}\n{% block main %}{{ nonsense }}{% endblock %}\n"),
    ]);
    assert_data_eq!(
        room.run("build").code(1).err(),
        str![[r#"
error[OKR043]: Variable `nonsense` is not defined. Available variables: layout, links
 --> own/templates/404.html:2:20
  |
2 | {% block main %}{{ nonsense }}{% endblock %}
  |                    ^^^^^^^^
  |
hint: `okrsite explain broken-template` lists what templates and scripts can use

1 error, nothing was built

"#]]
    );
    assert!(!room.path().join("public").exists());
    room.write(
        "own/templates/404.html",
        "{% extends \"base.html\" %}\n{% block main %}<h1>Gone</h1>{% endblock main %}\n",
    );
    room.run("build").code(0);
    assert!(room.read("public/404.html").contains("<h1>Gone</h1>"));
}

#[test]
fn help_shows_examples() {
    let room = Room::new();
    for command in [
        "--help",
        "build --help",
        "check --help",
        "init --help",
        "explain --help",
        "new --help",
        "status --help",
        "completions --help",
        "man --help",
    ] {
        assert!(room.run(command).code(0).out().contains("Examples:\n  okrsite "), "{command}");
    }
    assert_eq!(room.run("--version").code(0).out(), format!("okrsite {}\n", env!("CARGO_PKG_VERSION")));
    room.run("biuld").code(2);
}

#[test]
fn an_unreadable_file_is_named() {
    let room = Room::with(&[("one.md", GOOD), ("okrsite.yaml", "rules: off\n")]);
    fs::create_dir(room.path().join("two.md")).unwrap();
    room.run("check").code(0); // a folder may end in .md
    room.write("three.md", [0xff, 0xfe, 0x41, 0x00]);
    assert_data_eq!(
        room.run("check").code(1).err(),
        str![[r#"
error[OKR001]: this file is encoded as UTF-16, not as UTF-8
 --> three.md:1:1
  |
1 |
  | ^
  |
hint: save it as UTF-8

checked 1 objective with 1 key result, 1 team: 1 error

"#]]
    );
}

#[test]
fn a_past_day_can_be_built_though_there_are_check_ins_from_since_then() {
    let check_ins =
        "check_ins:\n  - {date: 2026-11-02, values: {kr1: 1}}\n  - {date: 2026-11-20, values: {kr1: 8}}\n---\n";
    let room = Room::with(&[("one.md", &GOOD.replacen("9}\n---\n", &format!("9}}\n{check_ins}"), 1))]);
    room.run("build --date 2026-11-10").code(0);
    let past = room.read("public/objectives/one.html");
    assert!(past.contains("Updated 2\u{a0}Nov") && !past.contains("20\u{a0}Nov"));
    room.run("build").code(0);
    assert!(room.read("public/objectives/one.html").contains("Updated 20\u{a0}Nov"));
}

#[test]
fn what_was_closed_later_is_open_on_a_past_day() {
    let closed = "closed: {date: 2026-11-15, outcome: missed, learned: Too late.}\n---\n";
    let room = Room::with(&[("one.md", &GOOD.replacen("9}\n---\n", &format!("9}}\n{closed}"), 1))]);
    room.run("build --date 2026-11-10").code(0);
    let past = room.read("public/objectives/one.html");
    assert!(past.contains("Never checked in") && !past.contains("Missed") && !past.contains("Too late."));
    room.run("build --date 2026-11-15").code(0);
    assert!(room.read("public/objectives/one.html").contains("Closed 15\u{a0}Nov 2026: missed"));
}

#[test]
fn nothing_of_a_draft_is_published() {
    let draft = GOOD.replace("team: growth", "team: blackbird\nstate: draft");
    let room = Room::with(&[("one.md", GOOD), ("two.md", &format!("{draft}[Plan](plan.pdf)\n")), ("plan.pdf", "%PDF")]);
    room.run("build").code(0);
    let published = files(&room.path().join("public"));
    assert!(
        !published.iter().any(|(path, _)| path.contains("plan") || path.contains("blackbird") || path.contains("two"))
    );
    assert!(!published.iter().any(|(_, bytes)| String::from_utf8_lossy(bytes).contains("blackbird")));
    room.run("build --drafts").code(0);
    assert!(room.path().join("public/teams/blackbird.html").exists());
}

#[test]
fn the_score_of_a_closed_objective_stays() {
    let closed = "title: C\nteam: t\nperiod: 2026-H1\nkey_results:\n  - {title: a, kpi: k, baseline: 0, target: 10}\nclosed: {date: 2026-06-30, outcome: partly}\n";
    let kpi =
        "kind: kpi\ntitle: K\nmeasurements:\n  - {date: 2026-06-01, value: 5}\n  - {date: 2026-11-01, value: 10}\n";
    let room = Room::with(&[("c.md", &format!("---\n{closed}---\n")), ("k.md", &format!("---\n{kpi}---\n"))]);
    room.run("build").code(0);
    assert!(room.read("public/objectives/c.html").contains("Score 0.50. Part of the way."));
}

#[test]
fn folders_are_excluded_however_they_are_written() {
    for pattern in ["drafts", "drafts/", "./drafts/**", "/drafts", "drafts/**"] {
        let room = Room::with(&[
            ("okrsite.yaml", &format!("exclude: [\"{pattern}\"]\n")),
            ("one.md", GOOD),
            ("drafts/hush.md", &GOOD.replace("Good", "Hush")),
        ]);
        room.run("build").code(0);
        assert!(!room.path().join("public/objectives/hush.html").exists(), "{pattern}");
    }
}

#[test]
fn links_and_references_follow_an_alias() {
    let renamed = GOOD.replace("title: Good", "title: New\naliases: [old-name]");
    let child = GOOD.replace("title: Good", "title: Child\nparent: old-name");
    let room = Room::with(&[("new.md", &renamed), ("child.md", &format!("{child}See [it](old-name).\n"))]);
    room.run("build").code(0);
    assert!(
        room.read("public/objectives/child.html").contains("<p>See <a href=\"../objectives/new.html\">it</a>.</p>")
    );
}

#[test]
fn what_cannot_be_written_is_an_error_and_no_panic() {
    let room = Room::with(&[("one.md", GOOD)]);
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = room.command(["check", "--format", "json"]).stdout(full()).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    let status = room.command(["check"]).stderr(full()).status().unwrap();
    assert_eq!(status.code(), Some(0));
}

#[cfg(unix)]
#[test]
fn a_build_that_cannot_write_its_files_leaves_the_site_as_it_was_and_nothing_else() {
    let room = Room::with(&[("one.md", GOOD)]);
    room.run("build --output site/out").code(0);
    let before = files(&room.path().join("site/out"));
    room.write("two.md", GOOD);

    // no file may be longer than 4 KiB: like a disk that is full before the site is whole
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", r#"trap "" XFSZ; ulimit -f 8; exec "$0" "$@""#, env!("CARGO_BIN_EXE_okrsite")]);
    let ended = limited.args(["build", "-q", "--output", "site/out"]).current_dir(room.path()).output().unwrap();

    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(2), "{said}");
    assert!(said.starts_with("error: cannot write "), "{said}");
    let (site, beside): (Vec<_>, Vec<_>) =
        files(&room.path().join("site")).into_iter().partition(|(path, _)| path.starts_with("out/"));
    assert!(site == before.into_iter().map(|(path, bytes)| (format!("out/{path}"), bytes)).collect::<Vec<_>>());
    let beside: Vec<&str> = beside.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(beside, [".out.okrsite.seen"]);
    room.run("build --output site/out").code(0);
    assert!(room.path().join("site/out/objectives/two.html").exists());
}

#[test]
fn a_site_speaks_the_language_that_is_set() {
    let room = Room::with(&[
        ("okrsite.yaml", "language: sv\n"),
        ("one.md", &GOOD.replace("target: 9", "target: 1250.5, current: 625.25")),
    ]);
    room.run("build").code(0);
    let page = room.read("public/objectives/one.html");
    for words in
        ["<html lang=\"sv\"", "Nyckelresultat", "Läget 23\u{a0}november 2026", "1\u{a0}250,50", "Kv 4 2026", "0,50"]
    {
        assert!(page.contains(words), "{words}");
    }
}
