//! Advice on the method: its levels, when it is held back, and what waivers do to it. What each rule finds is shown by its
//! explain page.

use snapbox::{IntoData, assert_data_eq, data::Inline, str};

use crate::reading;

const OBJECTIVE: &str = "\
---
title: More people sign up
team: growth
period: 2027-Q1
key_results:
  - {title: Sign-ups a week, baseline: 500, target: 800}
---

Too many leave before they have seen what we do.
";

/// Compares what is found in one objective, after changes, with these settings.
fn check(settings: &str, changes: &[(&str, &str)], expected: Inline) {
    let text = changes.iter().fold(OBJECTIVE.to_owned(), |text, (from, to)| text.replace(from, to));
    let files = [("okrsite.yaml", settings.as_bytes()), ("sign-ups.md", text.as_bytes())];
    assert_data_eq!(reading::found(&files), expected.raw());
}

#[test]
fn a_preset_makes_all_advice_stricter_or_gentler() {
    let default = str![[r#"
sign-ups.md:2:8: note[OKR100]: this objective has no owner (add the person who is responsible: `owner: ...`)
sign-ups.md:5:1: warning[OKR051]: this objective has one key result, fewer than 2 (add another measure, often one of quality: what else has to be true when the objective is reached?)

"#]];
    check("", &[], default.clone());
    check("rules: default", &[], default);
    check(
        "rules: strict",
        &[],
        str![[r#"
sign-ups.md:2:8: warning[OKR100]: this objective has no owner (add the person who is responsible: `owner: ...`)
sign-ups.md:5:1: warning[OKR051]: this objective has one key result, fewer than 2 (add another measure, often one of quality: what else has to be true when the objective is reached?)

"#]],
    );
    check(
        "rules: gentle",
        &[],
        str![[r#"
sign-ups.md:5:1: note[OKR051]: this objective has one key result, fewer than 2 (add another measure, often one of quality: what else has to be true when the objective is reached?)

"#]],
    );
    check("rules: off", &[], str![[""]]);
}

#[test]
fn a_level_of_a_rule_wins_over_the_preset() {
    check(
        "rules: {preset: gentle, no-owner: error, OKR051: off}",
        &[],
        str![[r#"
sign-ups.md:2:8: error[OKR100]: this objective has no owner (add the person who is responsible: `owner: ...`)

"#]],
    );
    check(
        "rules: gentel",
        &[
            ("growth", "growth\nowner: Ann"),
            ("800}", "800}\n  - {title: Members who stay, unit: '%', baseline: 61, target: 70}"),
        ],
        str![[r#"
okrsite.yaml:1:8: error[OKR010]: unknown value `gentel` for `rules` (did you mean `gentle`?)

"#]],
    );
    check(
        "rules: {preset: mild}",
        &[
            ("growth", "growth\nowner: Ann"),
            ("800}", "800}\n  - {title: Members who stay, unit: '%', baseline: 61, target: 70}"),
        ],
        str![[r#"
okrsite.yaml:1:17: error[OKR010]: unknown value `mild` for `preset` (write `off`, `gentle`, `default` or `strict`)

"#]],
    );
}

#[test]
fn the_bounds_of_focus_are_those_of_the_settings() {
    check("focus: {key_results: [1, 3]}\nrules: {no-owner: off}", &[], str![[""]]);
}

#[test]
fn what_cannot_be_changed_any_more_is_given_no_advice_and_keeps_its_waivers() {
    let closed = ("---\n\nToo", "closed: {date: 2026-10-02, outcome: missed, learned: Ask first.}\n---\n\nToo");
    check("", &[("2027-Q1", "2026-Q3"), closed], str![[""]]);
    let waived = (
        "---\n\nToo",
        "closed: {date: 2026-10-02, outcome: missed, learned: Ask first.}\nallow:\n  - {rule: key-result-count, because: One number was enough.}\n---\n\nToo",
    );
    check("", &[("2027-Q1", "2026-Q3"), waived], str![[""]]);
}

#[test]
fn a_waiver_of_advice_that_is_not_given_is_idle() {
    check(
        "",
        &[
            ("growth", "growth\nowner: Ann"),
            (
                "---\n\nToo",
                "allow:\n  - {rule: key-result-count, because: One number is enough.}\n  - {rule: no-owner, because: We all own it.}\n  - {rule: overdue-check-in, because: It begins in January.}\n---\n\nToo",
            ),
        ],
        str![[r#"
sign-ups.md:10:12: warning[OKR041]: this exception is not needed: the file has no finding of `no-owner` (remove this entry of `allow`)

"#]],
    );
}

#[test]
fn a_file_with_errors_is_given_no_advice_until_it_is_mended() {
    check(
        "",
        &[("target: 800", "target: 500")],
        str![[r#"
sign-ups.md:6:53: error[OKR012]: the target of `Sign-ups a week` equals its baseline (500) (set `target` to the value you want by the end of the period; to hold a value, use `at_least` or `at_most`)

"#]],
    );
}

#[test]
fn a_draft_is_given_no_advice() {
    check("", &[("growth", "growth\nstate: draft")], str![[""]]);
}
