//! The rules of status, one after the other: the first that holds decides.

use okrsite::{
    model::Outcome,
    progress::{Grade, Status},
};

use crate::progress::Case;

const HUNDRED_DAYS: &str = "periods: [{id: hundred, title: Hundred days, start: 2026-01-01, end: 2026-04-10}]\n";
const METRIC: &str = "baseline: 0, target: 1000";

/// The status of a metric from 0 to 1000 whose value was given today, on the 50th of 100 days: half the aim is expected.
fn at_half_time(value: &str, more: &str) -> Status {
    let said = format!("kr1: {{value: {value}}}");
    let check_ins: &[(&str, &str)] = &[("2026-02-19", &said)];
    hundred_days(&[METRIC], check_ins, "2026-02-19", more).key_results[0].status
}

fn hundred_days(
    key_results: &[&str],
    check_ins: &[(&str, &str)],
    today: &str,
    more: &str,
) -> okrsite::progress::ObjectiveProgress {
    Case { period: "hundred", settings: HUNDRED_DAYS, key_results, check_ins, today, more, kpi: "" }.numbers()
}

/// The status of a key result, and of an objective that has no other.
fn both(keys: &str, check_ins: &[(&str, &str)], today: &str) -> (Status, Status) {
    let numbers = hundred_days(&[keys], check_ins, today, "");
    (numbers.key_results[0].status, numbers.status)
}

#[test]
fn a_closed_objective_has_its_outcome_whatever_the_numbers_say() {
    let outcomes = [
        ("achieved", Outcome::Achieved),
        ("partly", Outcome::Partly),
        ("missed", Outcome::Missed),
        ("dropped", Outcome::Dropped),
    ];
    for (word, outcome) in outcomes {
        let more = format!("closed: {{date: 2026-02-01, outcome: {word}}}");
        for check_ins in [&[][..], &[("2026-01-31", "kr1: {value: 1000, status: on_track, confidence: 1}")]] {
            let numbers = hundred_days(&[METRIC], check_ins, "2026-02-19", &more);
            assert_eq!(numbers.status, Status::Closed(outcome));
        }
    }
}

#[test]
fn a_key_result_of_a_closed_objective_ended_as_its_own_value_says() {
    let ended = |outcome: &str, value: &str| {
        let more = format!("closed: {{date: 2026-02-01, outcome: {outcome}}}");
        let said = format!("kr1: {value}");
        let check_ins = [("2026-01-31", said.as_str())];
        let told = if value.is_empty() { &[][..] } else { &check_ins[..] };
        match hundred_days(&[METRIC], told, "2026-02-19", &more).key_results[0].status {
            Status::Closed(outcome) => outcome,
            status => panic!("{status:?}"),
        }
    };
    for (value, outcome) in [
        ("1000", Outcome::Achieved),
        ("1200", Outcome::Achieved),
        ("999", Outcome::Partly),
        ("400", Outcome::Partly),
        ("399", Outcome::Missed),
        ("-5", Outcome::Missed),
        ("", Outcome::Missed),
    ] {
        for objective in ["achieved", "partly", "missed"] {
            assert_eq!(ended(objective, value), outcome, "{value} of an objective that was {objective}");
        }
        assert_eq!(ended("dropped", value), Outcome::Dropped, "{value}");
    }
}

#[test]
fn what_has_to_be_kept_is_not_done_before_the_period_ends() {
    let numbers = |check_in: &str| {
        let check_ins = [("2026-02-19", check_in)];
        hundred_days(&[METRIC, "at_most: 5, baseline: 9"], &check_ins, "2026-02-19", "")
    };
    let both_reached = numbers("kr1: 1000, kr2: 4");
    let statuses: Vec<Status> = both_reached.key_results.iter().map(|one| one.status).collect();
    assert_eq!(statuses, [Status::Done, Status::OnTrack]);
    assert_eq!(both_reached.status, Status::OnTrack);
    assert_eq!(numbers("kr1: 1000, kr2: 20").key_results[1].status, Status::OffTrack);
}

#[test]
fn before_its_period_everything_is_not_started() {
    let early = [("2025-12-30", "kr1: {value: 900, status: at_risk}")];
    assert_eq!(both(METRIC, &early, "2025-12-31"), (Status::NotStarted, Status::NotStarted));
    assert_eq!(both(METRIC, &[], "2025-12-31"), (Status::NotStarted, Status::NotStarted));
    assert_ne!(both(METRIC, &early, "2026-01-01").0, Status::NotStarted);
}

#[test]
fn without_a_value_nothing_has_started_before_15_percent_of_the_period_and_is_stale_from_then_on() {
    assert_eq!(both(METRIC, &[], "2026-01-01"), (Status::NotStarted, Status::NotStarted));
    assert_eq!(both(METRIC, &[], "2026-01-14"), (Status::NotStarted, Status::NotStarted)); // 14 %
    assert_eq!(both(METRIC, &[], "2026-01-15"), (Status::Stale, Status::Stale)); // 15 %
    assert_eq!(both(METRIC, &[], "2026-04-30"), (Status::Stale, Status::Stale)); // over
}

#[test]
fn with_a_value_it_has_started_on_the_first_day() {
    let value = [("2026-01-01", "kr1: 100")];
    assert_eq!(both(METRIC, &value, "2026-01-01"), (Status::OnTrack, Status::OnTrack));
}

#[test]
fn milestones_have_started_with_the_first_that_is_done() {
    let steps = "milestones: [{title: One}, {title: Two}]";
    assert_eq!(both(steps, &[], "2026-01-14"), (Status::NotStarted, Status::NotStarted));
    assert_eq!(both(steps, &[], "2026-01-15"), (Status::Stale, Status::Stale));
    let reached = [("2026-01-10", "kr1: {done: [one]}")];
    assert_eq!(both(steps, &reached, "2026-01-14"), (Status::OnTrack, Status::OnTrack));
}

#[test]
fn an_objective_has_not_started_where_none_of_its_key_results_has() {
    let key_results = [METRIC, "milestones: [{title: One}, {title: Two}]"];
    let numbers = hundred_days(&key_results, &[], "2026-01-05", "");
    assert_eq!(numbers.key_results[0].status, Status::NotStarted);
    assert_eq!(numbers.key_results[1].status, Status::NotStarted);
    assert_eq!(numbers.status, Status::NotStarted);
}

#[test]
fn an_objective_has_started_where_one_of_its_key_results_has() {
    // done, but nobody knows since when
    let key_results = ["milestones: [{title: One, done: true}, {title: Two}]", "milestones: [{title: Three}]"];
    let numbers = hundred_days(&key_results, &[], "2026-01-05", "");
    assert_eq!(numbers.key_results[0].status, Status::Stale);
    assert_eq!(numbers.status, Status::Stale);
}

#[test]
fn a_value_is_fresh_for_the_follow_up_interval_and_stale_the_day_after() {
    let value = [("2026-02-01", "kr1: {value: 900, status: on_track, confidence: 9}")];
    assert_eq!(both(METRIC, &value, "2026-02-15"), (Status::OnTrack, Status::OnTrack)); // 14 days
    assert_eq!(both(METRIC, &value, "2026-02-16"), (Status::Stale, Status::Stale));
    let settings = format!("{HUNDRED_DAYS}follow_up: {{every_days: 15}}\n");
    let case = Case {
        period: "hundred",
        settings: &settings,
        key_results: &[METRIC],
        check_ins: &value,
        today: "2026-02-16",
        ..Case::default()
    };
    assert_eq!(case.first().status, Status::OnTrack);
}

#[test]
fn silence_is_never_green() {
    let words_alone = [("2026-02-19", "kr1: {status: on_track, confidence: 9, note: all well}")];
    assert_eq!(both(METRIC, &words_alone, "2026-02-19"), (Status::Stale, Status::Stale));
    let undated = format!("{METRIC}, current: 900");
    assert_eq!(both(&undated, &[], "2026-02-19"), (Status::Stale, Status::Stale));
    assert_eq!(both(&undated, &words_alone, "2026-02-19"), (Status::Stale, Status::Stale));
    let old = [("2026-01-20", "kr1: 900"), words_alone[0]];
    assert_eq!(both(METRIC, &old, "2026-02-19"), (Status::Stale, Status::Stale));
}

#[test]
fn milestones_that_are_spoken_of_are_followed_up() {
    let steps = "milestones: [{title: One, done: 2026-01-10}, {title: Two}]";
    assert_eq!(both(steps, &[], "2026-02-19").0, Status::Stale);
    assert_eq!(both(steps, &[("2026-02-19", "kr1: {note: still waiting}")], "2026-02-19").0, Status::OnTrack);
}

#[test]
fn milestones_that_are_all_done_never_go_stale() {
    let steps = "milestones: [{title: One, done: 2026-01-10}, {title: Two, done: true}]";
    assert_eq!(both(steps, &[], "2026-04-10"), (Status::Done, Status::Done));
}

#[test]
fn the_status_reported_last_wins_over_pace_and_confidence() {
    let words = [
        ("on_track", Status::OnTrack),
        ("at_risk", Status::AtRisk),
        ("off_track", Status::OffTrack),
        ("done", Status::Done),
    ];
    for (word, status) in words {
        for value in ["0", "340", "1000"] {
            let told = at_half_time(&format!("{value}, confidence: 1, status: {word}"), "");
            assert_eq!(told, status, "{value} {word}");
        }
    }
}

#[test]
fn a_report_holds_until_the_next_check_in_of_that_key_result() {
    let said = [("2026-02-10", "kr1: {value: 1, status: on_track}"), ("2026-02-12", "kr2: 1")];
    let key_results = [METRIC, METRIC];
    let numbers = hundred_days(&key_results, &said, "2026-02-19", "");
    assert_eq!(numbers.key_results[0].status, Status::OnTrack);
    let later = [said[0], ("2026-02-12", "kr1: 1")];
    let numbers = hundred_days(&key_results, &later, "2026-02-19", "");
    assert_eq!(numbers.key_results[0].status, Status::OffTrack);
}

#[test]
fn a_report_about_one_key_result_says_nothing_about_the_objective() {
    let said = [("2026-02-19", "kr1: {value: 0, status: on_track, confidence: 10}")];
    assert_eq!(both(METRIC, &said, "2026-02-19"), (Status::OnTrack, Status::OffTrack));
    let said = [("2026-02-19", "kr1: {value: 900, status: off_track, confidence: 0}")];
    assert_eq!(both(METRIC, &said, "2026-02-19"), (Status::OffTrack, Status::OnTrack));
}

#[test]
fn pace_is_on_track_from_0_9_and_at_risk_from_0_6() {
    // expected is 0.35: 0.9 of it is 0.315, 0.6 of it 0.21; what is shown is judged
    let aspirational = [
        ("-50", Status::OffTrack),
        ("0", Status::OffTrack),
        ("204.99", Status::OffTrack),
        ("205", Status::AtRisk),
        ("210", Status::AtRisk),
        ("314.99", Status::AtRisk),
        ("315", Status::OnTrack),
        ("350", Status::OnTrack),
        ("999.99", Status::OnTrack),
        ("1000", Status::Done),
        ("1200", Status::Done),
    ];
    for (value, status) in aspirational {
        assert_eq!(at_half_time(value, ""), status, "{value}");
    }
    // expected is 0.5: 0.9 of it is 0.45, 0.6 of it 0.3
    let committed = [
        ("294.99", Status::OffTrack),
        ("295", Status::AtRisk),
        ("444.99", Status::AtRisk),
        ("445", Status::OnTrack),
        ("999.99", Status::OnTrack),
        ("1000", Status::Done),
    ];
    for (value, status) in committed {
        assert_eq!(at_half_time(value, "ambition: committed"), status, "{value}");
    }
}

#[test]
fn low_confidence_caps_what_pace_says() {
    let table = [
        (
            Status::OnTrack,
            "350",
            [Status::OffTrack, Status::OffTrack, Status::OffTrack, Status::AtRisk, Status::OnTrack],
        ),
        (Status::AtRisk, "250", [Status::OffTrack, Status::OffTrack, Status::OffTrack, Status::AtRisk, Status::AtRisk]),
        (Status::OffTrack, "100", [Status::OffTrack; 5]),
        (Status::Done, "1000", [Status::Done; 5]),
    ];
    for (by_pace, value, capped) in table {
        assert_eq!(at_half_time(value, ""), by_pace);
        for (confidence, status) in capped.into_iter().enumerate() {
            assert_eq!(at_half_time(&format!("{value}, confidence: {confidence}"), ""), status, "{value} {confidence}");
        }
        assert_eq!(at_half_time(&format!("{value}, confidence: 10"), ""), by_pace);
    }
}

#[test]
fn the_latest_confidence_counts_and_the_first_until_one_is_given() {
    let keys = format!("{METRIC}, confidence: 2");
    let status = |check_ins: &[(&str, &str)]| both(&keys, check_ins, "2026-02-19").0;
    assert_eq!(status(&[("2026-02-19", "kr1: 350")]), Status::OffTrack);
    assert_eq!(status(&[("2026-02-19", "kr1: {value: 350, confidence: 5}")]), Status::OnTrack);
    assert_eq!(status(&[("2026-02-10", "kr1: {confidence: 3}"), ("2026-02-19", "kr1: 350")]), Status::AtRisk);
}

#[test]
fn the_score_of_a_closed_objective_is_the_one_written_else_its_progress() {
    let score = |more: &str| hundred_days(&[METRIC], &[("2026-02-01", "kr1: 400")], "2026-02-19", more).score;
    assert_eq!(score(""), None);
    assert_eq!(score("closed: {date: 2026-02-10, outcome: partly}"), Some(0.4));
    assert_eq!(score("closed: {date: 2026-02-10, outcome: partly, score: 0.6}"), Some(0.6));
}

#[test]
fn a_grade_follows_from_the_score_as_it_is_shown() {
    let grade = |score: &str, ambition: &str| {
        let more = format!("ambition: {ambition}\nclosed: {{date: 2026-02-10, outcome: partly, score: {score}}}");
        hundred_days(&[METRIC], &[], "2026-02-19", &more).grade.unwrap()
    };
    let aspirational = [
        ("0", Grade::Weak),
        ("0.394", Grade::Weak),
        ("0.395", Grade::Weak),
        ("0.4", Grade::Partly),
        ("0.594", Grade::Partly),
        ("0.6", Grade::Strong),
        ("0.7", Grade::Strong),
        ("1", Grade::Strong),
    ];
    for (score, expected) in aspirational {
        assert_eq!(grade(score, "aspirational"), expected, "{score}");
    }
    let committed = [("0", Grade::Missed), ("0.99", Grade::Missed), ("0.996", Grade::Missed), ("1", Grade::Strong)];
    for (score, expected) in committed {
        assert_eq!(grade(score, "committed"), expected, "{score}");
    }
}
