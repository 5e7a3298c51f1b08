//! What `check` prints for services that host repositories: whole outputs, read by readers that are not ours.

use std::fs;

use serde_json::Value;
use snapbox::{assert_data_eq, file, str};

use crate::{
    judge::Judge,
    support::{Room, copy, project},
};

/// An error with a place that explains it, a warning in a path that needs escaping, and letters of more than a byte.
const WRONG: &[(&str, &str)] = &[
    ("okrsite.yaml", "rules: {preset: off, check-in-outside-period: note}\n"),
    (
        "okrs/å, 100 %: x.md",
        "---\nid: first\ntitle: Fler #1-kunder #snart\nteam: kund\nperiod: 2026-Q4\nkey_results:\n  - {title: Åäö, baseline: 5, \
         target: 5}\n  - {title: Bra, baseline: 0, target: 9}\ncheck_ins:\n  - {date: 2026-09-01, values: {kr2: 1}}\n---\n",
    ),
    (
        "okrs/two.md",
        "---\ntitle: Two\nteam: kund\nperiod: 2026-Q4\ntaem: x\nkey_results: [{title: a|b, baseline: 0, target: 1}]\n---\n",
    ),
];

#[test]
fn github_gets_annotations_and_a_summary() {
    let room = Room::with(WRONG);
    let mut command = room.command(["check", "--format", "github"]);
    let output = command.env("GITHUB_STEP_SUMMARY", room.path().join("summary.md")).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_data_eq!(
        String::from_utf8(output.stdout).unwrap(),
        str![[r#"
::error file=okrs/two.md,line=5,endLine=5,col=1,endColumn=5,title=OKR007 unknown-key::unknown key `taem` in an objective (`team` is there already: put both into one)
::error file=okrs/å%2C 100 %25%3A x.md,line=7,endLine=7,col=39,endColumn=40,title=OKR012 flat-target::the target of `Åäö` equals its baseline (5) (set `target` to the value you want by the end of the period; to hold a value, use `at_least` or `at_most`)
::warning file=okrs/å%2C 100 %25%3A x.md,line=3,endLine=3,col=13,endColumn=29,title=OKR025 cut-text::the value ends here: ` #` starts a comment (put the whole value in quotes: `title: "Fler #1-kunder #snart"`; if this is a comment, write a space after `#`)
::notice file=okrs/å%2C 100 %25%3A x.md,line=10,endLine=10,col=12,endColumn=22,title=OKR026 check-in-outside-period::this check-in is dated before the period `2026-Q4` (2026-10-01 to 2026-12-31) (correct the date if it is wrong; the check-in counts in any case, and the page marks it)

"#]]
    );
    assert_data_eq!(
        room.read("summary.md"),
        str![[r####"
### okrsite check: 2 errors, 1 warning, 1 note

| | rule | what it means | findings |
|---|---|---|--:|
| error | OKR007 `unknown-key` | a key is not known | 1 |
| error | OKR012 `flat-target` | target equals the baseline | 1 |
| warning | OKR025 `cut-text` | a value is cut short at <code> &#35;</code>, which starts a comment | 1 |
| note | OKR026 `check-in-outside-period` | a check-in is dated outside its objective's period | 1 |

| | where | what |
|---|---|---|
| error | okrs/two.md:5:1 | unknown key <code>taem</code> in an objective<br><code>team</code> is there already&#58; put both into one |
| error | okrs/å, 100 %&#58; x.md:7:39 | the target of <code>Åäö</code> equals its baseline &#40;5&#41;<br>set <code>target</code> to the value you want by the end of the period; to hold a value, use <code>at&#95;least</code> or <code>at&#95;most</code> |
| warning | okrs/å, 100 %&#58; x.md:3:13 | the value ends here&#58; <code> &#35;</code> starts a comment<br>put the whole value in quotes&#58; <code>title&#58; "Fler &#35;1-kunder &#35;snart"</code>; if this is a comment, write a space after <code>&#35;</code> |
| note | okrs/å, 100 %&#58; x.md:10:12 | this check-in is dated before the period <code>2026-Q4</code> &#40;2026-10-01 to 2026-12-31&#41;<br>correct the date if it is wrong; the check-in counts in any case, and the page marks it |


"####]]
    );
}

#[test]
fn github_gets_ten_annotations_of_a_severity_and_the_number_of_the_others() {
    let room = Room::new();
    for number in 0..33 {
        let objective = WRONG[2].1.replace("taem", &format!("team{number}"));
        room.write(&format!("okrs/n{number:02}.md"), objective);
    }
    assert_data_eq!(
        room.run("check --format github").code(1).out(),
        str![[r#"
::error file=okrs/n00.md,line=5,endLine=5,col=1,endColumn=6,title=OKR007 unknown-key::unknown key `team0` in an objective (`team` is there already: put both into one)
::error file=okrs/n01.md,line=5,endLine=5,col=1,endColumn=6,title=OKR007 unknown-key::unknown key `team1` in an objective (`team` is there already: put both into one)
::error file=okrs/n02.md,line=5,endLine=5,col=1,endColumn=6,title=OKR007 unknown-key::unknown key `team2` in an objective (`team` is there already: put both into one)
::error file=okrs/n03.md,line=5,endLine=5,col=1,endColumn=6,title=OKR007 unknown-key::unknown key `team3` in an objective (`team` is there already: put both into one)
::error file=okrs/n04.md,line=5,endLine=5,col=1,endColumn=6,title=OKR007 unknown-key::unknown key `team4` in an objective (`team` is there already: put both into one)
::error file=okrs/n05.md,line=5,endLine=5,col=1,endColumn=6,title=OKR007 unknown-key::unknown key `team5` in an objective (`team` is there already: put both into one)
::error file=okrs/n06.md,line=5,endLine=5,col=1,endColumn=6,title=OKR007 unknown-key::unknown key `team6` in an objective (`team` is there already: put both into one)
::error file=okrs/n07.md,line=5,endLine=5,col=1,endColumn=6,title=OKR007 unknown-key::unknown key `team7` in an objective (`team` is there already: put both into one)
::error file=okrs/n08.md,line=5,endLine=5,col=1,endColumn=6,title=OKR007 unknown-key::unknown key `team8` in an objective (`team` is there already: put both into one)
::error title=okrsite::and 24 more errors, in the summary of this step

"#]]
    );
}

#[test]
fn gitlab_gets_a_report_of_code_quality() {
    assert_data_eq!(
        Room::with(WRONG).run("check --format gitlab").code(1).out(),
        str![[r#"
[
  {
    "description": "unknown key `taem` in an objective (`team` is there already: put both into one)",
    "check_name": "unknown-key",
    "fingerprint": "2d7b53af011024ba8b0c106de24d786c",
    "severity": "major",
    "location": {
      "path": "okrs/two.md",
      "lines": {
        "begin": 5,
        "end": 5
      }
    }
  },
  {
    "description": "the value ends here: ` #` starts a comment (put the whole value in quotes: `title: /"Fler #1-kunder #snart/"`; if this is a comment, write a space after `#`)",
    "check_name": "cut-text",
    "fingerprint": "1b47920c942af0b723e1a07b47f4e0a1",
    "severity": "minor",
    "location": {
      "path": "okrs/å, 100 %: x.md",
      "lines": {
        "begin": 3,
        "end": 3
      }
    }
  },
  {
    "description": "the target of `Åäö` equals its baseline (5) (set `target` to the value you want by the end of the period; to hold a value, use `at_least` or `at_most`)",
    "check_name": "flat-target",
    "fingerprint": "97a8758905258362a1735d515c448d48",
    "severity": "major",
    "location": {
      "path": "okrs/å, 100 %: x.md",
      "lines": {
        "begin": 7,
        "end": 7
      }
    }
  },
  {
    "description": "this check-in is dated before the period `2026-Q4` (2026-10-01 to 2026-12-31) (correct the date if it is wrong; the check-in counts in any case, and the page marks it)",
    "check_name": "check-in-outside-period",
    "fingerprint": "287c2dda9f57fe1582e172efbcc35f05",
    "severity": "info",
    "location": {
      "path": "okrs/å, 100 %: x.md",
      "lines": {
        "begin": 10,
        "end": 10
      }
    }
  }
]

"#]]
    );
}

#[test]
fn a_fingerprint_stays_when_lines_move_and_changes_with_the_line() {
    let fingerprints = |text: &str| -> Vec<String> {
        let room = Room::with(&[("two.md", text)]);
        let report: Value = serde_json::from_str(&room.run("check --format gitlab").out()).unwrap();
        report.as_array().unwrap().iter().map(|one| one["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let before = fingerprints(WRONG[2].1);
    assert_eq!(before.len(), 1);
    assert_eq!(before, fingerprints(&WRONG[2].1.replace("title: Two", "# a line\n\n# and another\ntitle: Three")));
    assert_eq!(before, fingerprints(&WRONG[2].1.replace("taem: x", "taem:   x")));
    assert_ne!(before, fingerprints(&WRONG[2].1.replace("taem: x", "taem: y")));
    let twice = "---\ntitle: Two\nteam: a\nperiod: 2026-Q4\nkey_results:\n  - {title: a, baseline: 0, target: 0}\n  - {title: a, \
                 baseline: 0, target: 0}\n---\n";
    let both = fingerprints(twice);
    assert_eq!(both.len(), 2);
    assert_ne!(both[0], both[1]);
}

#[test]
fn sarif_is_as_its_schema_says() {
    let judge = Judge::of("sarif-2.1.0.json");
    let example = Room::new();
    copy(&project().join("example-okrs"), &example.path());
    for room in [Room::with(WRONG), example] {
        let log: Value = serde_json::from_str(&room.run("check --format sarif").out()).unwrap();
        assert_eq!(judge.fault(&log), None);
    }
    let broken: Value = serde_json::from_str(r#"{"version": "2.1.0", "runs": [{"tool": {}}]}"#).unwrap();
    assert!(judge.fault(&broken).is_some());
    assert_data_eq!(
        Room::with(&WRONG[..2]).run("check --format sarif").code(1).out(),
        file!["formats/sarif.json": Text]
    );
}

#[test]
fn junit_has_a_test_case_a_finding() {
    let room = Room::with(WRONG);
    let report = room.run("check --format junit").code(1).out();
    assert_data_eq!(
        &report,
        str![[r#"
<?xml version="1.0" encoding="utf-8"?>
<testsuites name="okrsite" tests="4" failures="2" errors="0">
<testsuite name="okrsite check" tests="4" failures="2" errors="0">
<testcase name="OKR007 unknown-key: okrs/two.md:5:1" classname="okrs/two.md" file="okrs/two.md" line="5"><failure message="unknown key `taem` in an objective (`team` is there already: put both into one)" type="unknown-key">okrs/two.md:5:1: error: unknown key `taem` in an objective (`team` is there already: put both into one)</failure></testcase>
<testcase name="OKR025 cut-text: okrs/å, 100 %: x.md:3:13" classname="okrs/å, 100 %: x.md" file="okrs/å, 100 %: x.md" line="3"><system-out>okrs/å, 100 %: x.md:3:13: warning: the value ends here: ` #` starts a comment (put the whole value in quotes: `title: &quot;Fler #1-kunder #snart&quot;`; if this is a comment, write a space after `#`)</system-out></testcase>
<testcase name="OKR012 flat-target: okrs/å, 100 %: x.md:7:39" classname="okrs/å, 100 %: x.md" file="okrs/å, 100 %: x.md" line="7"><failure message="the target of `Åäö` equals its baseline (5) (set `target` to the value you want by the end of the period; to hold a value, use `at_least` or `at_most`)" type="flat-target">okrs/å, 100 %: x.md:7:39: error: the target of `Åäö` equals its baseline (5) (set `target` to the value you want by the end of the period; to hold a value, use `at_least` or `at_most`)</failure></testcase>
<testcase name="OKR026 check-in-outside-period: okrs/å, 100 %: x.md:10:12" classname="okrs/å, 100 %: x.md" file="okrs/å, 100 %: x.md" line="10"><system-out>okrs/å, 100 %: x.md:10:12: note: this check-in is dated before the period `2026-Q4` (2026-10-01 to 2026-12-31) (correct the date if it is wrong; the check-in counts in any case, and the page marks it)</system-out></testcase>
</testsuite>
</testsuites>

"#]]
    );
    let read = roxmltree::Document::parse(&report).unwrap();
    let number = |name: &str| read.descendants().filter(|node| node.has_tag_name(name)).count();
    assert_eq!([number("testcase"), number("failure"), number("system-out")], [4, 2, 2]);
    let denied = room.run("check --format junit --deny warnings").code(1).out();
    assert_eq!(denied.matches("<failure ").count(), 3);
}

#[test]
fn junit_without_findings_has_a_test_that_passed() {
    let room = Room::new();
    room.run("init").code(0);
    assert_data_eq!(
        room.run("check --format junit").code(0).out(),
        str![[r#"
<?xml version="1.0" encoding="utf-8"?>
<testsuites name="okrsite" tests="1" failures="0" errors="0">
<testsuite name="okrsite check" tests="1" failures="0" errors="0">
<testcase name="no findings" classname="okrsite"/>
</testsuite>
</testsuites>

"#]]
    );
}

#[test]
fn reviewdog_gets_columns_in_bytes() {
    assert_data_eq!(Room::with(WRONG).run("check --format rdjson").code(1).out(), file!["formats/rdjson.json": Text]);
}

#[test]
fn paths_start_at_the_repository() {
    let room = Room::new();
    for (path, text) in &WRONG[..2] {
        room.write(&format!("docs/okr/{path}"), text);
    }
    fs::create_dir(room.path().join(".git")).unwrap();
    let report: Value = serde_json::from_str(&room.run("check docs/okr --format gitlab").out()).unwrap();
    assert_eq!(report[0]["location"]["path"], "docs/okr/okrs/å, 100 %: x.md");
    let log: Value = serde_json::from_str(&room.run("check docs/okr --format sarif").out()).unwrap();
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(place["uri"], "docs/okr/okrs/%C3%A5%2C%20100%20%25%3A%20x.md");
}

#[test]
fn denied_warnings_and_notes_make_check_fail() {
    let warning = "---\nid: first\ntitle: Fler #1-kunder #snart\nteam: a\nperiod: 2026-Q4\nkey_results: [{title: b, baseline: 0, \
                   target: 1}]\n---\n";
    let room = Room::with(&[("one.md", warning), ("okrsite.yaml", "rules: off\n")]);
    room.run("check").code(0);
    let denied = room.run("check --deny warnings");
    denied.code(1);
    assert_data_eq!(
        denied.err().lines().last().unwrap(),
        str!["checked 1 objective with 1 key result, 1 team: 1 warning; `--deny warnings` makes warnings fail"]
    );
    room.write("okrsite.yaml", "rules: {preset: off, cut-text: note}\n");
    room.run("check --deny warnings").code(0);
    room.run("check --deny notes").code(1);
}

#[test]
fn a_rule_alone_is_looked_for_by_name_or_code() {
    let room = Room::with(WRONG);
    assert_data_eq!(
        room.run("check --format short --rule unknown-key").code(1).out(),
        str![[r#"
okrs/two.md:5:1: error[OKR007]: unknown key `taem` in an objective (`team` is there already: put both into one)

"#]]
    );
    assert_data_eq!(
        room.run("check --format short --rule OKR007 --rule flat-target").code(1).out(),
        str![[r#"
okrs/two.md:5:1: error[OKR007]: unknown key `taem` in an objective (`team` is there already: put both into one)
okrs/å, 100 %: x.md:7:39: error[OKR012]: the target of `Åäö` equals its baseline (5) (set `target` to the value you want by the end of the period; to hold a value, use `at_least` or `at_most`)

"#]]
    );
    room.run("check --rule cut-text").code(0);
    assert_data_eq!(
        room.run("check --rule flat-tarjet").code(2).err(),
        str![[r#"
error: no rule has the code or name `flat-tarjet`: did you mean `flat-target`?

"#]]
    );
}
