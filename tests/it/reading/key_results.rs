//! Numbers, dates and measures.

use snapbox::str;

use super::{check, check_key_results, check_objectives};

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
            "title: A\nbaseline: 0\ntarget: 12 h",
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
07.md:8:13: error[OKR011]: `1,234` is ambiguous (write `1234` for a whole number, or `1.234` for a decimal)
08.md:8:13: error[OKR011]: `target` must be a number, not `twelve` (write digits, such as `1250`, `12.5` or `-3`)
09.md:8:13: error[OKR011]: `target` must be a number without a unit, not `12 h` (write `target: 12`, and `unit: h` once for the key result)
10.md:8:13: error[OKR011]: `target` must be a number, not `~12` (write `target: 12`, and what else there is to say in a `note`)
11.md:8:13: error[OKR011]: `target` must be a number, not `1.2.3` (write digits, such as `1250`, `12.5` or `-3`)
12.md:8:13: error[OKR011]: `target` has two numbers, 10 and 00, and a key result has one target (to stay between them, write `at_least: 00` and `at_most: 10` in place of `baseline` and `target`; for two aims, make two key results, one with `target: 10` and one with `target: 00`)
13.md:8:13: error[OKR011]: `1e16` is too large (numbers can be 1 000 000 000 000 000 at most, positive or negative)
14.md:8:13: error[OKR011]: `.inf` is too large (numbers can be 1 000 000 000 000 000 at most, positive or negative)
15.md:8:13: error[OKR011]: `.nan` is too large (numbers can be 1 000 000 000 000 000 at most, positive or negative)
16.md:8:13: error[OKR011]: `target` must be one number, not `0x1F` (write the one that counts, such as `target: 0`, and the rest in a `note`)
17.md:8:13: error[OKR011]: `target` must be a number, not `true` (write `done: false` in place of `baseline` and `target`, and `done: true` once it is so)
18.md:8:13: error[OKR008]: `target` must be a number, not a list (write a single value, without dashes or brackets)
19.md:8:5: warning[OKR028]: `target` is not known yet, so this key result counts as 0 (write the number as soon as it is known; until then, `state: proposed` keeps the objective out of all counts)
20.md:8:13: error[OKR011]: this is a percentage, but `unit` is `h` (remove the `%`, or write `unit: "%"`)
21.md:8:13: error[OKR011]: `target` must be a number, and `2026-12-01` is a day (write the value to reach in `target`, and `due: 2026-12-01` on a line of its own)

"#]],
    );
}

#[test]
fn a_comma_inside_braces_is_explained() {
    check_objectives(
        &["title: A\nclosed: {date: 2026-11-19, outcome: partly, score: 0,5}", "title: A\n1: b"],
        str![[r#"
01.md:3:52: error[OKR004]: a comma separates entries here: `0,5` needs a decimal point (write `score: 0.5`)
02.md:3:1: error[OKR007]: unknown key `1` in an objective (known keys are `kind`, `id`, `title`, `lang`, `aliases`, `allow`, `team`, `period`, `level`, `ambition`, `state`, `owner`, `owners`, `contributors`, `parent`, `supports`, `depends_on`, `continues`, `tags`, `key_results`, `initiatives`, `check_ins`, `fields` and `closed`)

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
01.md:7:10: error[OKR013]: the date `2026-02-30` does not exist (correct the day, the month or the year, which goes from 1900 to 2200)
02.md:7:10: error[OKR013]: `due` must be a date, not `30/11/2026` (write `2026-11-30`)
03.md:7:10: error[OKR013]: `due` must be a date, not `2026-1-5` (write `2026-01-05`)
04.md:7:10: error[OKR013]: `due` must be a date, not `2026-11` (write year, month and day, such as `2026-11-19`)
05.md:7:10: error[OKR013]: `due` must be a date, not `soon` (write year, month and day, such as `2026-11-19`)
06.md:7:10: error[OKR013]: `due` must be a date, not `20261119` (write `2026-11-19`)
07.md:7:10: error[OKR013]: the date `0026-11-19` does not exist (correct the day, the month or the year, which goes from 1900 to 2200)
08.md:7:10: error[OKR013]: `due` must be a date, not `2026-11-19T10:00:00Z` (write `2026-11-19`)
11.md:7:10: error[OKR008]: `due` must be a date, not a list (write a single value, without dashes or brackets)

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
02.md:6:12: error[OKR018]: this key result has no measure (add a line `target: ...`)
03.md:6:12: error[OKR018]: this key result has no measure (add a line `target: ...`)
04.md:6:5: error[OKR009]: missing key `baseline` in a metric (add a line `baseline: ...`)
05.md:8:13: error[OKR012]: the target of `A` equals its baseline (5) (set `target` to the value you want by the end of the period; to hold a value, use `at_least` or `at_most`)
06.md:8:13: error[OKR012]: the target of `A #1` equals its baseline (1.5) (set `target` to the value you want by the end of the period; to hold a value, use `at_least` or `at_most`)
07.md:9:5: error[OKR019]: `target` and `at_least` are different measures (a key result has one measure: remove one of them, or make two key results)
08.md:8:5: error[OKR019]: `baseline` cannot be used with `due` (remove the line, or add `target: ...`, which `due` is then the deadline of)
09.md:8:5: error[OKR019]: `baseline` cannot be used with `levels` (a key result has one measure: remove the line)
10.md:7:5: error[OKR019]: `target` and `levels` are different measures (a key result has one measure: remove one of them, or make two key results)
11.md:9:10: error[OKR032]: no KPI has the id `nki` (add a file `kpis/nki.md` with `kind: kpi`)
11.md:10:5: error[OKR019]: `current` cannot be used with `kpi`: the KPI has it (remove `current`, or `kpi`)
11.md:11:5: error[OKR019]: `unit` cannot be used with `kpi`: the KPI has it (remove `unit`, or `kpi`)
12.md:7:15: error[OKR023]: `at_least` is greater than `at_most` (swap the two values)
13.md:7:5: error[OKR018]: `levels` is empty (add a line for each level, such as `0.7: half of the harbours report daily`)
14.md:7:14: error[OKR023]: `2` is not a score from 0 to 1 (start each level with a score, such as `0.7: half of the harbours report daily`)
14.md:7:22: error[OKR023]: `some` is not a score from 0 to 1 (start each level with a score, such as `0.7: half of the harbours report daily`)
15.md:7:19: error[OKR008]: a level must be text, not a list (write a single value, without dashes or brackets)
16.md:7:13: error[OKR008]: `levels` must be a mapping of keys to values, not a single value (write its keys on lines of their own, two spaces further in)
17.md:7:5: error[OKR018]: `milestones` is empty (add an entry for each step, such as `- {title: ..., due: 2026-12-01}`)
18.md:7:40: error[OKR016]: two milestones have the id `one` (add another `id` to one of them)
19.md:8:5: error[OKR019]: `due` cannot be used with `milestones` (move it into one of the milestones)
20.md:7:37: error[OKR008]: `done` must be `true`, `false` or a date, not `soon` (write `true`, `false`, or the day it was done, such as `2026-11-19`)
21.md:7:15: error[OKR011]: `at_least` must be a number, not `many` (write digits, such as `1250`, `12.5` or `-3`)
22.md:8:14: error[OKR023]: `current` is 70, which is not between 0 and 1 (write `current: 0.7`, which stands for 70 %)

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
01.md:3:52: error[OKR023]: `score` is 70, which is not between 0 and 1 (write `score: 0.7`, which stands for 70 %)
02.md:3:52: error[OKR023]: `score` is -1, which is not between 0 and 1 (write a number from 0 to 1, such as `0.7`)
03.md:3:71: error[OKR023]: `confidence` is 11, which is not between 0 and 10 (write a whole number from 0 to 10, such as `5`)
04.md:3:71: error[OKR023]: `confidence` must be a whole number, not 4.5 (write a whole number from 0 to 10, such as `5`)

"#]],
    );
    check_key_results(
        &[
            "title: A\ndue: 2026-12-01\nweight: 0",
            "title: A\ndue: 2026-12-01\nweight: -2",
            "title: A\ndue: 2026-12-01\nconfidence: 50 %",
        ],
        str![[r#"
01.md:8:13: error[OKR023]: `weight` must be greater than 0 (write a number such as `2`, which counts twice, or remove the line: the default is 1)
02.md:8:13: error[OKR023]: `weight` must be greater than 0 (write a number such as `2`, which counts twice, or remove the line: the default is 1)
03.md:8:17: error[OKR023]: `confidence` is 50, which is not between 0 and 10 (write `confidence: 5`, which stands for 50 %)

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
a.md:10:10: error[OKR016]: two key results have the id `calls` (give one of them another `id`)
a.md:11:10: error[OKR015]: `Bad Id` cannot be an id: `B` is not one of a-z, 0-9, `-` and `.` (write `bad-id`)
a.md:12:39: error[OKR021]: a key result cannot guard itself (write the key result that this one protects)
a.md:13:39: error[OKR021]: this objective has no key result `cals` (did you mean `calls`?)
a.md:15:31: error[OKR021]: this objective has no key result `step` (did you mean `steps`?)
a.md:19:7: error[OKR021]: this objective has no key result `cals` (did you mean `calls`?)
a.md:20:7: error[OKR021]: this objective has no key result `zebra` (its key results are `calls`, `steps`, `once`, `grade`, `guard` and `other`)
a.md:21:15: error[OKR022]: `calls` has no milestones: it is measured by a value (write `value: ...` in place of `done`)
a.md:22:14: error[OKR022]: `steps` is measured by milestones, and `3` does not say which are done (list those that are done: `steps: {done: [first-step]}`)
a.md:23:13: error[OKR022]: `once` is measured by milestones, and `1` does not say which are done (write `once: true` once it is done, and `false` until then)
a.md:24:14: error[OKR023]: `grade` must be a score from 0 to 1, not 4 (write the score of the level that was reached)
a.md:28:15: error[OKR022]: `steps` is measured by milestones, not by a value (list those that are done: `done: [first-step]`)
a.md:29:21: error[OKR022]: no milestone has the id or title `second` (its milestones are `done`)
a.md:30:22: error[OKR023]: `grade` must be a score from 0 to 1, not 70 (write the score of the level that was reached)
a.md:32:49: error[OKR022]: no milestone has the id or title `third` (its milestones are `first-step` and `two`)
a.md:32:77: error[OKR011]: `calls` must be a number, not `many` (write digits, such as `1250`, `12.5` or `-3`)
a.md:34:39: error[OKR022]: no milestone has the id or title `tow` (did you mean `two`?)
a.md:36:14: error[OKR024]: two values of `calls` on 2026-11-18 (remove one of them, or correct the date of its check-in)

"#]],
    );
}

#[test]
fn a_number_that_is_not_known_yet_is_told_in_what_is_decided() {
    check_key_results(
        &["title: A\nbaseline: TBD\ntarget: 50", "title: A\nbaseline: ?\ntarget:", "title: A\nat_least: ej satt"],
        str![[r#"
01.md:7:15: warning[OKR028]: `baseline` is not known yet, so this key result counts as 0 (write the number as soon as it is known; until then, `state: proposed` keeps the objective out of all counts)
02.md:7:15: warning[OKR028]: `baseline` is not known yet, so this key result counts as 0 (write the number as soon as it is known; until then, `state: proposed` keeps the objective out of all counts)
02.md:8:5: warning[OKR028]: `target` is not known yet, so this key result counts as 0 (write the number as soon as it is known; until then, `state: proposed` keeps the objective out of all counts)
03.md:7:15: warning[OKR028]: `at_least` is not known yet, so this key result counts as 0 (write the number as soon as it is known; until then, `state: proposed` keeps the objective out of all counts)

"#]],
    );
}
