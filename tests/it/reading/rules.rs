//! What YAML cannot know: numbers, dates, measures, ids, references.

use okrsite::{diagnostics, rules::RULES};
use snapbox::{IntoData, assert_data_eq, str};

use super::{check, check_key_results, check_objectives, run};

/// An objective of the team `digital`, with one key result and these further lines.
fn objective(lines: &str) -> String {
    format!(
        "---\ntitle: Grow\nteam: digital\nperiod: 2026-Q4\nkey_results: [{{title: R, due: 2026-12-01}}]\n{lines}\n---\n"
    )
}

#[test]
fn a_number_is_read_as_people_write_it_or_refused_with_a_way_out() {
    check_key_results(
        &[
            "title: A\nbaseline: 0\ntarget: 12,5",
            "title: A\nbaseline: 0\ntarget: 100 000",
            "title: A\nbaseline: 0\ntarget: 35 %",
            "title: A\nbaseline: 0\ntarget: −1 234,5",
            "title: A\nbaseline: 0\ntarget: 1,234.5",
            "title: A\nbaseline: 0\ntarget: '7'",
            "title: A\nbaseline: 0\ntarget: 1,234",
            "title: A\nbaseline: 0\ntarget: twelve",
            "title: A\nbaseline: 0\ntarget: 12 kr",
            "title: A\nbaseline: 0\ntarget: ~12",
            "title: A\nbaseline: 0\ntarget: 1.2.3",
            "title: A\nbaseline: 0\ntarget: 10 00",
            "title: A\nbaseline: 0\ntarget: 1e16",
            "title: A\nbaseline: 0\ntarget: .inf",
            "title: A\nbaseline: 0\ntarget: .nan",
            "title: A\nbaseline: 0\ntarget: 0x1F",
            "title: A\nbaseline: 0\ntarget: true",
            "title: A\nbaseline: 0\ntarget: [5]",
            "title: A\nbaseline: 0\ntarget:",
            "title: A\nbaseline: 0\ntarget: 35 %\nunit: h",
            "title: A\nbaseline: 0\ntarget: 2026-12-01",
        ],
        str![[r#"
07.md:8:13: error[OKR011]: `1,234` can be read in two ways (write `1234` for a whole number, or `1.234` for a decimal)
08.md:8:13: error[OKR011]: `target` takes a number, not `twelve` (write digits, such as `1250`, `12.5` or `-3`)
09.md:8:13: error[OKR011]: `target` takes a number alone, not `12 kr` (write `target: 12`, and `unit: kr` once for the key result)
10.md:8:13: error[OKR011]: `target` takes a number, not `~12` (write digits, such as `1250`, `12.5` or `-3`)
11.md:8:13: error[OKR011]: `target` takes a number, not `1.2.3` (write digits, such as `1250`, `12.5` or `-3`)
12.md:8:13: error[OKR011]: `target` takes a number, not `10 00` (write digits, such as `1250`, `12.5` or `-3`)
13.md:8:13: error[OKR011]: `1e16` is too large (numbers go up to 1 000 000 000 000 000, either way from zero)
14.md:8:13: error[OKR011]: `.inf` is too large (numbers go up to 1 000 000 000 000 000, either way from zero)
15.md:8:13: error[OKR011]: `.nan` is too large (numbers go up to 1 000 000 000 000 000, either way from zero)
16.md:8:13: error[OKR011]: `target` takes a number alone, not `0x1F` (write `target: 0`, and `unit: x1F` once for the key result)
17.md:8:13: error[OKR011]: `target` takes a number, not `true` (write digits, such as `1250`, `12.5` or `-3`)
18.md:8:13: error[OKR008]: `target` takes a number, not a list (remove the dashes or brackets and keep one value)
19.md:8:5: error[OKR009]: `target` has no value (write a value after `target:`, or remove the line)
20.md:8:13: error[OKR011]: this is a percentage, but `unit` is `h` (write the number alone, or `unit: '%'`)
21.md:8:13: error[OKR011]: `target` takes a number, not `2026-12-01` (write digits, such as `1250`, `12.5` or `-3`)

"#]],
    );
}

#[test]
fn a_comma_inside_braces_is_explained() {
    check_objectives(
        &["title: A\nclosed: {date: 2026-11-19, outcome: partly, score: 0,5}", "title: A\n1: b"],
        str![[r#"
01.md:3:54: error[OKR007]: `5` is no key of `closed` (inside { } and [ ] a comma separates entries: write decimals with a dot, `12.5`)
02.md:3:1: error[OKR007]: `1` is no key of an objective (known keys are `kind`, `id`, `title`, `lang`, `aliases`, `allow`, `team`, `period`, `level`, `ambition`, `state`, `owner`, `contributors`, `parent`, `supports`, `depends_on`, `continues`, `tags`, `key_results`, `initiatives`, `check_ins` and `closed`)

"#]],
    );
}

#[test]
fn a_date_is_a_day_of_the_calendar() {
    check_key_results(
        &[
            "title: A\ndue: 2026-02-30",
            "title: A\ndue: 30/11/2026",
            "title: A\ndue: 2026-1-5",
            "title: A\ndue: 2026-11",
            "title: A\ndue: soon",
            "title: A\ndue: 20261119",
            "title: A\ndue: 0026-11-19",
            "title: A\ndue: 2026-11-19T10:00:00Z",
            "title: A\ndue: '2026-11-19'",
            "title: A\ndue: 2024-02-29",
            "title: A\ndue: [2026-11-19]",
        ],
        str![[r#"
01.md:7:10: error[OKR013]: there is no day `2026-02-30` (write year, month and day, such as `2026-11-19`)
02.md:7:10: error[OKR013]: `due` takes a date, not `30/11/2026` (write year, month and day, such as `2026-11-19`)
03.md:7:10: error[OKR013]: `due` takes a date, not `2026-1-5` (write year, month and day, such as `2026-11-19`)
04.md:7:10: error[OKR013]: `due` takes a date, not `2026-11` (write year, month and day, such as `2026-11-19`)
05.md:7:10: error[OKR013]: `due` takes a date, not `soon` (write year, month and day, such as `2026-11-19`)
06.md:7:10: error[OKR013]: `due` takes a date, not `20261119` (write year, month and day, such as `2026-11-19`)
07.md:7:10: error[OKR013]: there is no day `0026-11-19` (write year, month and day, such as `2026-11-19`)
08.md:7:10: error[OKR013]: `due` takes a date, not `2026-11-19T10:00:00Z` (write year, month and day, such as `2026-11-19`)
11.md:7:10: error[OKR008]: `due` takes a date, not a list (remove the dashes or brackets and keep one value)

"#]],
    );
}

#[test]
fn a_period_that_does_not_exist_brings_the_nearest() {
    let periods = [
        "2026-q4",
        "Q4 2026",
        "2026 Q4",
        "2026-Q5",
        "2026-13",
        "2026Q4",
        "kv4 2026",
        "ramp-pu",
        "next year",
        "26-Q4",
        "2026-T4",
    ];
    let files: Vec<(String, String)> = periods
        .iter()
        .enumerate()
        .map(|(at, period)| (format!("{at:02}.md"), objective("").replace("2026-Q4", period)))
        .collect();
    let mut files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push(("okrsite.yaml", "periods: [{id: ramp-up, start: 2026-02-01, end: 2026-05-31}]"));
    check(
        &files,
        str![[r#"
00.md:4:9: error[OKR014]: there is no period `2026-q4` (did you mean `2026-Q4`?)
01.md:4:9: error[OKR014]: there is no period `Q4 2026` (did you mean `2026-Q4`?)
02.md:4:9: error[OKR014]: there is no period `2026 Q4` (did you mean `2026-Q4`?)
03.md:4:9: error[OKR014]: there is no period `2026-Q5` (a year has H1 and H2, T1 to T3, Q1 to Q4, and months 01 to 12)
04.md:4:9: error[OKR014]: there is no period `2026-13` (a year has H1 and H2, T1 to T3, Q1 to Q4, and months 01 to 12)
05.md:4:9: error[OKR014]: there is no period `2026Q4` (did you mean `2026-Q4`?)
06.md:4:9: error[OKR014]: there is no period `kv4 2026` (did you mean `2026-Q4`?)
07.md:4:9: error[OKR014]: there is no period `ramp-pu` (did you mean `ramp-up`?)
08.md:4:9: error[OKR014]: there is no period `next year` (write `2026`, `2026-H2`, `2026-T3`, `2026-Q4` or `2026-11`, or add it to `periods` in okrsite.yaml)
09.md:4:9: error[OKR014]: there is no period `26-Q4` (write `2026`, `2026-H2`, `2026-T3`, `2026-Q4` or `2026-11`, or add it to `periods` in okrsite.yaml)
10.md:4:9: error[OKR014]: there is no period `2026-T4` (a year has H1 and H2, T1 to T3, Q1 to Q4, and months 01 to 12)

"#]],
    );
}

#[test]
fn a_word_that_its_key_does_not_take_brings_those_it_takes() {
    check_objectives(
        &[
            "title: A\nkind: objectiv",
            "title: A\nkind: person",
            "title: A\nlevel: Strategic",
            "title: A\nambition: stretch",
            "title: A\nstate: done",
            "title: A\nlang: Swedish",
            "title: A\nlang: sv-SE",
            "title: A\ncheck_ins: [{date: 2026-11-19, values: {kr1: {done: true, status: On track}}}]",
            "title: A\nclosed: {date: 2026-11-20, outcome: success}",
            "title: A\nstate: draft\nclosed: {date: 2026-11-20, outcome: missed}",
            "title: A\nstate: closed",
            "title: A\ncheck_ins: [{date: 2026-11-19, values: {kr1: {done: maybe}}}]",
            "title: A\ninitiatives: [{title: Form, done: maybe}]",
        ],
        str![[r#"
01.md:3:7: error[OKR010]: there is no kind `objectiv` (did you mean `objective`?)
02.md:3:7: error[OKR010]: there is no kind `person` (write one of `objective`, `team`, `organisation`, `kpi` and `page`)
03.md:3:8: error[OKR010]: `level` cannot be `Strategic` (did you mean `strategic`?)
04.md:3:11: error[OKR010]: `ambition` cannot be `stretch` (write one of `aspirational` and `committed`)
05.md:3:8: error[OKR010]: `state` cannot be `done` (write one of `draft`, `proposed`, `active` and `closed`)
06.md:3:7: error[OKR010]: `lang` cannot be `Swedish` (write a language tag such as `sv`, `en` or `de`)
08.md:3:67: error[OKR010]: `status` cannot be `On track` (did you mean `on_track`?)
09.md:3:37: error[OKR010]: `outcome` cannot be `success` (write one of `achieved`, `partly`, `missed` and `dropped`)
10.md:3:8: error[OKR010]: `state` says otherwise than `closed` (remove the line `state`)
11.md:3:8: error[OKR009]: a closed objective needs `closed` (write `closed: {date: 2026-12-18, outcome: partly, learned: ...}`; then `state` can go)
12.md:3:53: error[OKR022]: no milestone is called `maybe` (this key result has `done`)
13.md:3:35: error[OKR008]: `done` takes `true` or `false`, not `maybe` (write `done: true` or `done: false`)

"#]],
    );
}

#[test]
fn what_is_needed_is_asked_for_at_the_nearest_place() {
    check(
        &[
            ("a.md", "---\nowner: Ann\n---\n"),
            ("b.md", "---\nkind: team\n---\n"),
            ("c.md", "---\nkind: kpi\nmeasurements: [{value: 5}, {date: 2026-11-01}]\n---\n"),
            ("d.md", "---\nkind: organisation\nstrategy: [{text: A}]\n---\n"),
            ("e.md", &objective("check_ins: [{by: Ann}]\ninitiatives: [{done: true}]\nclosed: {score: 0.5}")),
            (
                "f.md",
                &objective("")
                    .replace("{title: R, due: 2026-12-01}", "{due: 2026-12-01}, {milestones: [{}, {due: 2026-12-01}]}"),
            ),
        ],
        str![[r#"
a.md:1:1: error[OKR009]: an objective needs a `period` (add a line `period: ...`)
a.md:1:1: error[OKR009]: an objective needs a `team` (add a line `team: ...`)
a.md:1:1: error[OKR009]: an objective needs a `title` (add a line `title: ...`)
a.md:1:1: error[OKR020]: this objective has no key results (add `key_results:` with at least one, or `state: draft` while you write)
b.md:1:1: error[OKR009]: a team needs a `title` (add a line `title: ...`)
c.md:1:1: error[OKR009]: a KPI needs a `title` (add a line `title: ...`)
c.md:3:17: error[OKR009]: a measurement needs a `date` (add a line `date: ...`)
c.md:3:29: error[OKR009]: a measurement needs a `value` (add a line `value: ...`)
d.md:1:1: error[OKR009]: the organisation needs a `title` (add a line `title: ...`)
d.md:3:13: error[OKR009]: a theme needs a `title` (add a line `title: ...`)
d.md:3:13: error[OKR009]: a theme needs an `id` (add a line `id: ...`)
e.md:6:14: error[OKR009]: a check-in needs a `date` (add a line `date: ...`)
e.md:7:16: error[OKR009]: an initiative needs a `title` (add a line `title: ...`)
e.md:8:1: error[OKR009]: `closed` needs a `date` (add a line `date: ...`)
e.md:8:1: error[OKR009]: `closed` needs an `outcome` (add a line `outcome: ...`)
f.md:5:16: error[OKR009]: a key result needs a `title` (add a line `title: ...`)
f.md:5:35: error[OKR009]: a key result needs a `title` (add a line `title: ...`)
f.md:5:48: error[OKR009]: a milestone needs a `title` (add a line `title: ...`)
f.md:5:53: error[OKR009]: a milestone needs a `title` (add a line `title: ...`)

"#]],
    );
}

#[test]
fn a_key_result_has_one_measure() {
    check_key_results(
        &[
            "title: A",
            "title: A\nbaseline: 5",
            "title: A\ncurrent: 5\nunit: h",
            "title: A\ntarget: 5",
            "title: A\nbaseline: 5\ntarget: 5",
            "title: 'A #1'\nbaseline: 1,5\ntarget: 1.5",
            "title: A\nbaseline: 5\ntarget: 8\nat_least: 3",
            "title: A\ndue: 2026-12-01\nbaseline: 5",
            "title: A\nlevels: {1: all}\nbaseline: 0",
            "title: A\nlevels: {1: all}\ntarget: 1\ndue: 2026-12-01",
            "title: A\nbaseline: 0\ntarget: 5\nkpi: nki\ncurrent: 3\nunit: h",
            "title: A\nat_least: 5\nat_most: 3",
            "title: A\nlevels: {}",
            "title: A\nlevels: {2: all, some: few, 0.5: half}",
            "title: A\nlevels: {0.5: [half]}",
            "title: A\nlevels: all",
            "title: A\nmilestones: []",
            "title: A\nmilestones: [{title: One}, {title: one}]",
            "title: A\nmilestones: [{title: One}]\ndue: 2026-12-01",
            "title: A\nmilestones: [{title: One, done: soon}]",
            "title: A\nat_least: many",
            "title: A\nlevels: {1: all}\ncurrent: 70",
        ],
        str![[r#"
01.md:6:12: error[OKR018]: this key result has no measure (add `baseline` and `target`, or `at_least`/`at_most`, `milestones`, `due`, or `levels`)
02.md:6:12: error[OKR018]: this key result has no measure (add the `target` to reach)
03.md:6:12: error[OKR018]: this key result has no measure (add the `target` to reach)
04.md:6:5: error[OKR009]: a metric needs a `baseline` (add a line `baseline: ...`)
05.md:8:13: error[OKR012]: target of `A` equals its baseline (5) (set `target` to the value you want by the end of the period; to hold a value, use `at_least` or `at_most`)
06.md:8:13: error[OKR012]: target of `A #1` equals its baseline (1.5) (set `target` to the value you want by the end of the period; to hold a value, use `at_least` or `at_most`)
07.md:9:5: error[OKR019]: `target` and `at_least` are different measures (a key result has one measure: keep one, or make two key results)
08.md:8:5: error[OKR019]: `baseline` does not belong to this measure (a key result has one measure: keep the keys of one shape)
09.md:8:5: error[OKR019]: `baseline` does not belong to this measure (a key result has one measure: keep the keys of one shape)
10.md:9:5: error[OKR019]: `target`, `due` and `levels` are different measures (a key result has one measure: keep one, or make two key results)
11.md:9:10: error[OKR032]: no KPI is called `nki` (add a file `kpis/nki.md` with `kind: kpi`)
11.md:10:5: error[OKR019]: `current` comes from the KPI (remove `current`, or `kpi`)
11.md:11:5: error[OKR019]: `unit` comes from the KPI (remove `unit`, or `kpi`)
12.md:7:15: error[OKR023]: `at_least` is above `at_most`: nothing lies between (exchange the two values)
13.md:7:5: error[OKR018]: `levels` is empty (add a line a score)
14.md:7:14: error[OKR023]: `2` is no score (each level starts with a score from 0 to 1: `0.7: half of the harbours report daily`)
14.md:7:22: error[OKR023]: `some` is no score (each level starts with a score from 0 to 1: `0.7: half of the harbours report daily`)
15.md:7:19: error[OKR008]: a level takes a text, not a list (remove the dashes or brackets and keep one value)
16.md:7:13: error[OKR008]: `levels` takes a mapping of keys to values, not a single value (write its keys on lines of their own, two spaces further in)
17.md:7:5: error[OKR018]: `milestones` is empty (add `- title: ...` with a `due` date for each step)
18.md:7:40: error[OKR016]: two milestones are called `one` (give one of them an `id` of its own)
19.md:8:5: error[OKR019]: `due` stands beside `milestones` (move it into a milestone)
20.md:7:37: error[OKR008]: `done` cannot be `soon` (write `true`, `false`, or the day it was done, such as `2026-11-19`)
21.md:7:15: error[OKR011]: `at_least` takes a number, not `many` (write digits, such as `1250`, `12.5` or `-3`)
22.md:8:14: error[OKR023]: `current` is 70, which is not between 0 and 1 (0.7 stands for 70 %: write `current: 0.7`)

"#]],
    );
}

#[test]
fn a_number_outside_its_range_is_told() {
    check_objectives(
        &[
            "title: A\nclosed: {date: 2026-11-20, outcome: partly, score: 70}",
            "title: A\nclosed: {date: 2026-11-20, outcome: partly, score: -1}",
            "title: A\ncheck_ins: [{date: 2026-11-19, values: {kr1: {done: true, confidence: 11}}}]",
            "title: A\ncheck_ins: [{date: 2026-11-19, values: {kr1: {done: true, confidence: 4.5}}}]",
        ],
        str![[r#"
01.md:3:52: error[OKR023]: `score` is 70, which is not between 0 and 1 (0.7 stands for 70 %: write `score: 0.7`)
02.md:3:52: error[OKR023]: `score` is -1, which is not between 0 and 1 (write a number from 0 to 1)
03.md:3:71: error[OKR023]: `confidence` is 11, which is not between 0 and 10 (write a number from 0 to 10)
04.md:3:71: error[OKR023]: `confidence` is a whole number (write a whole number from 0 to 10)

"#]],
    );
    check_key_results(
        &[
            "title: A\ndue: 2026-12-01\nweight: 0",
            "title: A\ndue: 2026-12-01\nweight: -2",
            "title: A\ndue: 2026-12-01\nconfidence: 50 %",
        ],
        str![[r#"
01.md:8:13: error[OKR023]: `weight` has to be above 0 (leave `weight` out for 1; a weight of 2 counts twice)
02.md:8:13: error[OKR023]: `weight` has to be above 0 (leave `weight` out for 1; a weight of 2 counts twice)
03.md:8:17: error[OKR023]: `confidence` is 50, which is not between 0 and 10 (write a number from 0 to 10)

"#]],
    );
}

#[test]
fn a_check_in_names_key_results_and_fits_their_measure() {
    check(
        &[(
            "a.md",
            "---
title: A
team: digital
period: 2026-Q4
key_results:
  - {id: calls, title: Calls, baseline: 0, target: 10}
  - {id: steps, title: Steps, milestones: [{title: First step}, {id: two, title: Second}]}
  - {id: once, title: Once, due: 2026-12-01}
  - {id: grade, title: Grade, levels: {0: none, 1: all}}
  - {id: calls, title: Calls again, due: 2026-12-01}
  - {id: Bad Id, title: Bad, due: 2026-12-01}
  - {id: guard, title: Guard, guards: guard, at_least: 5}
  - {id: other, title: Other, guards: cals, at_least: 5}
initiatives:
  - {title: Form, key_result: step}
check_ins:
  - date: 2026-11-19
    values:
      cals: 5
      zebra: 5
      calls: {done: true}
      steps: 3
      once: 1
      grade: 4
  - date: 2026-11-19
    values:
      calls: 6
      steps: {value: 1}
      once: {done: [second]}
      grade: {value: 70 %}
  - date: 2026-11-18
    values: {steps: {done: [first-step, Second, third]}, once: true, calls: many}
  - date: 2026-11-18
    values: {calls: 7, steps: {done: [tow]}}
  - date: 2026-11-18
    values: {calls: 8}
---
",
        )],
        str![[r#"
a.md:10:10: error[OKR016]: two key results are called `calls` (give one of them another `id`)
a.md:11:10: error[OKR015]: `Bad Id` is no id: `B` is not one of a-z, 0-9, `-` and `.` (write `bad-id`)
a.md:12:39: error[OKR021]: a key result cannot guard itself (name the key result that this one is the counter-measure of)
a.md:13:39: error[OKR021]: no key result here is called `cals` (did you mean `calls`?)
a.md:15:31: error[OKR021]: no key result here is called `step` (did you mean `steps`?)
a.md:19:7: error[OKR021]: no key result here is called `cals` (did you mean `calls`?)
a.md:20:7: error[OKR021]: no key result here is called `zebra` (this objective has `calls`, `steps`, `once`, `grade`, `guard` and `other`)
a.md:21:15: error[OKR022]: `calls` is measured by a value, not by milestones (write `value: ...`)
a.md:22:14: error[OKR022]: `steps` is measured by milestones, not by `3` (name those reached: `steps: {done: [first-step]}`)
a.md:23:13: error[OKR022]: `once` is measured by milestones, not by `1` (name those reached: `once: {done: [done]}`)
a.md:24:14: error[OKR023]: `grade` has levels from 0 to 1, not 4 (write the score of the level that is reached)
a.md:28:15: error[OKR022]: `steps` is measured by milestones, not by a value (name those reached: `done: [first-step]`)
a.md:29:21: error[OKR022]: no milestone is called `second` (this key result has `done`)
a.md:30:22: error[OKR023]: `grade` has levels from 0 to 1, not 70 (write the score of the level that is reached)
a.md:32:49: error[OKR022]: no milestone is called `third` (this key result has `first-step` and `two`)
a.md:32:77: error[OKR011]: `calls` takes a number, not `many` (write digits, such as `1250`, `12.5` or `-3`)
a.md:34:39: error[OKR022]: no milestone is called `tow` (did you mean `two`?)
a.md:36:14: error[OKR024]: `calls` has two values on 2026-11-18 (keep the value that is right, or give one of them its own day)

"#]],
    );
}

#[test]
fn a_day_after_today_is_told_and_one_outside_the_period_is_a_warning() {
    check(
        &[
            ("a.md", &objective("check_ins: [{date: 2026-11-23}, {date: 2026-11-24}, {date: 2026-09-30}]")),
            ("b.md", &objective("closed: {date: 2026-12-18, outcome: missed}")),
            ("c.md", &objective("check_ins: [{date: 2026-11-01}]").replace("2026-Q4", "2026-Q3")),
            (
                "d.md",
                "---\nkind: kpi\ntitle: A\nmeasurements: [{date: 2026-11-23, value: 1}, {date: 2026-11-24, value: 1}, {date: 2026-11-23, value: 2}]\n---\n",
            ),
        ],
        str![[r#"
a.md:6:40: error[OKR017]: this check-in is dated 2026-11-24, after today (2026-11-23) (write the day it happened; to see the site on another day use `--date`)
a.md:6:60: warning[OKR026]: this check-in is dated before the period `2026-Q4` (2026-10-01 to 2026-12-31) (correct the date, or leave it: it counts all the same, and the page marks it)
b.md:6:16: error[OKR017]: this closing is dated 2026-12-18, after today (2026-11-23) (write the day it happened; to see the site on another day use `--date`)
c.md:6:20: warning[OKR026]: this check-in is dated after the period `2026-Q3` (2026-07-01 to 2026-09-30) (correct the date, or leave it: it counts all the same, and the page marks it)
d.md:4:53: error[OKR017]: this measurement is dated 2026-11-24, after today (2026-11-23) (write the day it happened; to see the site on another day use `--date`)
d.md:4:83: error[OKR024]: there are two values on 2026-11-23 (keep the value that is right)

"#]],
    );
}

#[test]
fn an_id_is_checked_wherever_it_comes_from() {
    check(
        &[
            ("Grow Faster.md", &objective("")),
            ("tillväxt.md", &objective("")),
            ("a.md", &objective("id: Tillväxt")),
            ("b.md", &objective("id: con.txt")),
            ("c.md", &objective("aliases: [old id, -old]")),
            ("d.md", &objective("id: strategy")),
            ("e.md", &objective(&format!("id: {}", "e".repeat(81)))),
            ("f.md", &objective("id: 2026.")),
            (
                "g.md",
                "---\nkind: organisation\ntitle: A\nstrategy: [{id: One!, title: B}, {id: two, title: C}, {id: two, title: D}]\n---\n",
            ),
            ("com1.md", "---\nkind: page\ntitle: A\n---\n"),
        ],
        str![[r#"
Grow Faster.md:2:8: error[OKR015]: the file name `Grow Faster` makes no id: `G` is not one of a-z, 0-9, `-` and `.` (rename the file to `grow-faster.md`, or add a line `id: grow-faster`)
a.md:6:5: error[OKR015]: `Tillväxt` is no id: `T` is not one of a-z, 0-9, `-` and `.` (write `tillvaxt`)
b.md:6:5: error[OKR015]: `con.txt` is no id: Windows keeps this name for a device (write `x-con.txt`)
c.md:6:11: error[OKR015]: `old id` is no id: ` ` is not one of a-z, 0-9, `-` and `.` (write `old-id`)
c.md:6:19: error[OKR015]: `-old` is no id: it must start with a letter or a digit (write `old`)
com1.md:3:8: error[OKR015]: the file name `com1` makes no id: Windows keeps this name for a device (rename the file to `x-com1.md`, or add a line `id: x-com1`)
d.md:6:5: error[OKR015]: an objective cannot be called `strategy` (`strategy#...` names the themes of the strategy: write another `id`)
e.md:6:5: error[OKR015]: `eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee` is no id: it is longer than 80 characters (write `eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee`)
f.md:6:5: error[OKR015]: `2026.` is no id: it must end with a letter or a digit (write `2026`)
g.md:4:17: error[OKR015]: `One!` is no id: `O` is not one of a-z, 0-9, `-` and `.` (write `one`)
g.md:4:60: error[OKR016]: two themes are called `two` (give one of them another `id`)
tillväxt.md:2:8: error[OKR015]: the file name `tillväxt` makes no id: `ä` is not one of a-z, 0-9, `-` and `.` (rename the file to `tillvaxt.md`, or add a line `id: tillvaxt`)

"#]],
    );
}

#[test]
fn an_id_that_is_taken_is_shown_in_both_places() {
    let checked = run(&[
        ("okrs/2026/grow.md", objective("").as_bytes()),
        ("okrs/2027/grow.md", objective("").as_bytes()),
        ("pages/grow.md", b"---\nkind: page\ntitle: Another kind may have the id\naliases: [grow]\n---\n"),
        ("teams/digital.md", b"---\nkind: team\ntitle: Digital\n---\n"),
        ("teams/it.md", b"---\nkind: team\nid: digital\ntitle: IT\n---\n"),
    ]);
    let style = diagnostics::terminal::Style { color: false, width: 100 };
    assert_data_eq!(
        diagnostics::terminal::print(&checked.found, &checked.sources, style),
        str![[r#"
error[OKR016]: there are two of kind objective with the id `grow`
 --> okrs/2027/grow.md:2:8
  |
2 | title: Grow
  |        ^^^^
  |
 ::: okrs/2026/grow.md:2:8
  |
2 | title: Grow
  |        ---- the first
  |
hint: rename one of the files, or give it an `id` of its own

error[OKR016]: `grow` is taken
 --> pages/grow.md:4:11
  |
3 | title: Another kind may have the id
  |        ---------------------------- here
4 | aliases: [grow]
  |           ^^^^
  |
hint: remove the alias here or there

error[OKR016]: there are two of kind team with the id `digital`
 --> teams/it.md:3:5
  |
3 | id: digital
  |     ^^^^^^^
  |
 ::: teams/digital.md:3:8
  |
3 | title: Digital
  |        ------- the first
  |
hint: rename one of the files, or give it an `id` of its own

"#]]
        .raw()
    );
}

#[test]
fn a_reference_that_leads_nowhere_brings_the_nearest() {
    check(
        &[
            (
                "grow.md",
                "---\ntitle: Grow Fast\nteam: digital\nperiod: 2026\nkey_results: [{id: calls, title: C, due: 2026-12-01}]\naliases: [old]\n---\n",
            ),
            ("org.md", "---\nkind: organisation\ntitle: Org\nstrategy: [{id: safe, title: Safe}]\n---\n"),
            ("digital.md", "---\nkind: team\ntitle: Digital Services\nparent: digitall\n---\n"),
            ("unread.md", "---\n"),
            ("nki.md", "---\nkind: kpi\ntitle: NKI\n---\n"),
            ("a.md", &objective("parent: grwo")),
            ("b.md", &objective("parent: grow#cals\nsupports: [grow#kr9, strategy#safe, zebra]")),
            ("c.md", &objective("parent: strategy#save\ndepends_on: [c, digital]\ncontinues: d9")),
            ("d.md", &objective("parent: strategy")),
            ("e.md", &objective("parent: safe")),
            ("f.md", &objective("parent: Grow Fast")),
            ("g.md", &objective("parent: old\nsupports: unread")),
            ("h.md", &objective("").replace("digital", "Digital Services")),
            ("i.md", &objective("").replace("digital", "marketing")),
            ("j.md", &objective("").replace("due: 2026-12-01", "baseline: 1, target: 2, kpi: nkl")),
            ("k.md", &objective("").replace("due: 2026-12-01", "baseline: 1, target: 2, kpi: sales")),
            ("l.md", &objective("parent: i")),
            ("m.md", &objective("parent: m")),
            ("n.md", &objective("continues: n")),
            ("o.md", &objective("").replace("due: 2026-12-01", "due: 2026-12-01, supports: [o, nowhere#kr1]")),
        ],
        str![[r#"
a.md:6:9: error[OKR032]: no objective is called `grwo` (did you mean `grow`?)
b.md:6:9: error[OKR032]: `grow` has no key result `cals` (did you mean `grow#calls`?)
b.md:7:12: error[OKR032]: `grow` has no key result `kr9` (its key results are `calls`)
b.md:7:22: error[OKR032]: `supports` takes objectives and key results (only `parent` names a theme of the strategy)
b.md:7:37: error[OKR032]: no objective is called `zebra` (write the id of an objective: the name of its file without `.md`)
c.md:6:9: error[OKR032]: `strategy#save` names no theme of the strategy (did you mean `strategy#safe`?)
c.md:7:14: error[OKR032]: `depends_on` names its own objective (name another objective, or remove it)
c.md:7:17: error[OKR032]: no objective is called `digital` (`digital` is a team: name one of its objectives)
c.md:8:12: error[OKR032]: no objective is called `d9` (did you mean `d`?)
d.md:6:9: error[OKR032]: `strategy` names no theme of the strategy (its themes are `safe`)
digital.md:4:9: error[OKR031]: no team is called `digitall` (did you mean `digital`?)
e.md:6:9: error[OKR032]: no objective is called `safe` (did you mean `strategy#safe`?)
f.md:6:9: error[OKR032]: no objective is called `Grow Fast` (did you mean `grow`?)
h.md:3:7: error[OKR031]: no team is called `Digital Services` (did you mean `digital`?)
i.md:3:7: error[OKR031]: no team is called `marketing` (add a file `teams/marketing.md` with `kind: team` and a `title`)
j.md:5:55: error[OKR032]: no KPI is called `nkl` (did you mean `nki`?)
k.md:5:55: error[OKR032]: no KPI is called `sales` (add a file `kpis/sales.md` with `kind: kpi`)
m.md:6:9: error[OKR033]: parents lead in a circle: `m` -> `m` (remove one of these lines, or let it name something nearer to the vision)
n.md:6:12: error[OKR032]: `continues` names its own objective (name another objective, or remove it)
o.md:5:54: error[OKR032]: `supports` names its own objective (name another objective, or remove it)
o.md:5:57: error[OKR032]: no objective is called `nowhere#kr1` (write the id of an objective: the name of its file without `.md`)
unread.md:1:1: error[OKR003]: the front matter that starts here has no end (add a line `---` after the last key)

"#]],
    );
}

#[test]
fn a_second_organisation_is_told() {
    let organisation = "---\nkind: organisation\ntitle: A\n---\n";
    check(
        &[("a.md", organisation), ("b.md", organisation)],
        str![[r#"
b.md:3:8: error[OKR035]: there is a second organisation (a site tells of one organisation: make this one a `kind: page`)

"#]],
    );
}

#[test]
fn a_circle_is_told_once_and_whole() {
    let team = |parent: &str| format!("---\nkind: team\ntitle: A\nparent: {parent}\n---\n");
    check(
        &[
            ("digital.md", "---\nkind: team\ntitle: Digital\n---\n"),
            ("a.md", &objective("parent: b")),
            ("b.md", &objective("parent: c#kr1")),
            ("c.md", &objective("parent: a")),
            ("below.md", &objective("parent: a")),
            ("own.md", &objective("parent: own#kr1")),
            ("x.md", &objective("parent: y")),
            ("y.md", &objective("parent: x")),
            ("t1.md", &team("t2")),
            ("t2.md", &team("t1")),
            ("t3.md", &team("t1")),
            ("t4.md", &team("t4")),
        ],
        str![[r#"
a.md:6:9: error[OKR033]: parents lead in a circle: `a` -> `b` -> `c` -> `a` (remove one of these lines, or let it name something nearer to the vision)
own.md:6:9: error[OKR033]: parents lead in a circle: `own` -> `own` (remove one of these lines, or let it name something nearer to the vision)
t1.md:4:9: error[OKR034]: teams lead in a circle: `t1` -> `t2` -> `t1` (remove one of these lines, or let it name something nearer to the vision)
t4.md:4:9: error[OKR034]: teams lead in a circle: `t4` -> `t4` (remove one of these lines, or let it name something nearer to the vision)
x.md:6:9: error[OKR033]: parents lead in a circle: `x` -> `y` -> `x` (remove one of these lines, or let it name something nearer to the vision)

"#]],
    );
}

#[test]
fn every_mistake_of_every_file_is_told_in_one_run() {
    check(
        &[
            (
                "first.md",
                "---
titel: Grow
title: We are #1 in service
team:
period: 2026-Q9
level: high
owner: [Ann, Bo]
key_results:
  - title: Calls
    baseline: 5
    target: 5
  - title: Hours
    baseline: 1,234
    target: many
  - title: Steps
check_ins:
  - date: 2026-02-30
    values: {kr7: 5}
closed: {date: 2026-11-01, outcome: partly, score: 70}
---

[gone](gone.md) and <javascript:x>
",
            ),
            ("second.md", "---\nkind: team\ntitle: A: b\n---\n"),
            ("third.md", "---\nkind: team\ntitle: A\nmembers: {a: b}\nparent: nobody\n---\n"),
        ],
        str![[r#"
first.md:2:1: error[OKR007]: `titel` is no key of an objective (did you mean `title`?)
first.md:3:15: warning[OKR025]: YAML takes this for a comment: the text ends before it (put the whole text in quotes; or, if it is a comment, write a space after `#`)
first.md:4:1: error[OKR009]: `team` has no value (write a value after `team:`, or remove the line)
first.md:6:8: error[OKR010]: `level` cannot be `high` (write one of `strategic` and `tactical`)
first.md:7:8: error[OKR008]: `owner` takes a text, not a list (remove the dashes or brackets and keep one value)
first.md:11:13: error[OKR012]: target of `Calls` equals its baseline (5) (set `target` to the value you want by the end of the period; to hold a value, use `at_least` or `at_most`)
first.md:13:15: error[OKR011]: `1,234` can be read in two ways (write `1234` for a whole number, or `1.234` for a decimal)
first.md:14:13: error[OKR011]: `target` takes a number, not `many` (write digits, such as `1250`, `12.5` or `-3`)
first.md:15:12: error[OKR018]: this key result has no measure (add `baseline` and `target`, or `at_least`/`at_most`, `milestones`, `due`, or `levels`)
first.md:17:11: error[OKR013]: there is no day `2026-02-30` (write year, month and day, such as `2026-11-19`)
first.md:18:14: error[OKR021]: no key result here is called `kr7` (did you mean `kr1`?)
first.md:19:52: error[OKR023]: `score` is 70, which is not between 0 and 1 (0.7 stands for 70 %: write `score: 0.7`)
first.md:22:1: error[OKR036]: `gone.md` leads nowhere (write the path from this file to the other, or the other's id)
first.md:22:21: error[OKR037]: this address cannot be followed safely (link to `https://`, `mailto:`, a file here, or an id)
second.md:3:8: error[OKR004]: a colon inside a value needs quotes around it (put the whole value in quotes: `title: "A: b"`)
third.md:4:10: error[OKR008]: `members` takes a list, not a mapping of keys to values (a colon followed by a space makes a mapping: put the text in quotes)
third.md:5:9: error[OKR031]: no team is called `nobody` (add a file `teams/nobody.md` with `kind: team` and a `title`)

"#]],
    );
}

#[test]
fn what_the_shell_left_out_is_a_warning() {
    let mut files = okrsite::pipeline::Files::default();
    let path = okrsite::diagnostics::SitePath::new("okrs/link.md");
    files.skipped.push((path, "this is a symbolic link: it is not followed".to_owned()));
    let options = okrsite::pipeline::Options { today: okrsite::model::Today(super::TODAY), drafts: false };
    let checked = okrsite::pipeline::check(&okrsite::pipeline::settings(None), &files, options);
    assert_data_eq!(diagnostics::short::print(&checked.found, &checked.sources), str![[r#"
okrs/link.md:1:1: warning[OKR042]: this is a symbolic link: it is not followed (move or rename it, or name it in `exclude`)

"#]].raw());
}

#[test]
fn every_rule_is_shown_by_one_of_these_tests() {
    let tests = [
        include_str!("bytes.rs"),
        include_str!("csv.rs"),
        include_str!("front_matter.rs"),
        include_str!("limits.rs"),
        include_str!("links.rs"),
        include_str!("rules.rs"),
        include_str!("settings.rs"),
        include_str!("yaml.rs"),
    ];
    let is_shown = |code: &str| tests.iter().any(|text| text.contains(&format!("[{code}]: ")));
    // OKR043 is found in the theme, where pages are rendered
    let missing: Vec<String> =
        RULES.iter().map(|rule| rule.id.code()).filter(|code| code != "OKR043" && !is_shown(code)).collect();
    assert_eq!(missing, Vec::<String>::new());
}
