//! Progress, as properties that hold for all numbers. Text in, numbers out: every case goes through the real pipeline.

use okrsite::{
    diagnostics::{Severity, SitePath},
    model::{Date, Today, parse_date},
    pipeline::{self, Checked, Files, Options},
    progress::{KeyResultProgress, ObjectiveProgress, shown},
};
use proptest::prelude::*;

/// 2026-Q4 has 92 days; this is its 54th.
pub(crate) const TODAY: &str = "2026-11-23";

/// An objective as its author would write it, and the day it is looked at.
pub(crate) struct Case<'a> {
    pub(crate) period: &'a str,
    /// Further lines of the objective: `ambition: committed`.
    pub(crate) more: &'a str,
    /// What stands between the braces: `baseline: 0, target: 10`. The title is added; ids are `kr1`, `kr2`...
    pub(crate) key_results: &'a [&'a str],
    /// Day and what stands between the braces of `values`: `kr1: 4`.
    pub(crate) check_ins: &'a [(&'a str, &'a str)],
    pub(crate) today: &'a str,
    /// okrsite.yaml.
    pub(crate) settings: &'a str,
    /// `measurements:` of the KPI `nki`.
    pub(crate) kpi: &'a str,
}

impl Default for Case<'_> {
    fn default() -> Self {
        Self { period: "2026-Q4", more: "", key_results: &[], check_ins: &[], today: TODAY, settings: "", kpi: "" }
    }
}

impl Case<'_> {
    fn objective(&self) -> String {
        let key_results: Vec<String> =
            self.key_results.iter().map(|keys| format!("  - {{title: A key result, {keys}}}\n")).collect();
        let check_ins: Vec<String> =
            self.check_ins.iter().map(|(day, values)| format!("  - {{date: {day}, values: {{{values}}}}}\n")).collect();
        let (key_results, check_ins) = (key_results.concat(), check_ins.concat());
        let check_ins = if check_ins.is_empty() { check_ins } else { format!("check_ins:\n{check_ins}") };
        let (period, more) = (self.period, self.more);
        format!(
            "---\ntitle: A title\nteam: a\nperiod: {period}\n{more}\nkey_results:\n{key_results}{check_ins}---\nBody\n"
        )
    }

    fn checked(&self) -> Checked {
        let file = |path: &str, text: String| (SitePath::new(path), text.into_bytes().into());
        let mut markdown = vec![file("a.md", self.objective())];
        if !self.kpi.is_empty() {
            let text = format!("---\nkind: kpi\ntitle: NKI\nmeasurements:\n{}---\n", self.kpi);
            markdown.push(file("nki.md", text));
        }
        let files = Files { markdown, ..Files::default() };
        let settings = pipeline::settings(Some(self.settings.as_bytes()));
        pipeline::check(
            &settings,
            &files,
            Options { today: Today(day(self.today)), latest: Some(day(self.today)), drafts: false },
        )
    }

    /// The numbers of the objective. Anything wrong with the case itself stops the test; a day after today is let through.
    pub(crate) fn numbers(&self) -> ObjectiveProgress {
        let checked = self.checked();
        let wrong: Vec<&str> = errors(&checked).filter(|message| !message.contains("after today")).collect();
        assert!(wrong.is_empty(), "{wrong:?} in\n{}", self.objective());
        let (key, _) = checked.site.keyed().next().expect("an objective");
        checked.progress.of(key).clone()
    }

    /// The numbers of its first key result.
    pub(crate) fn first(&self) -> KeyResultProgress {
        self.numbers().key_results.swap_remove(0)
    }
}

fn errors(checked: &Checked) -> impl Iterator<Item = &str> {
    checked.found.iter().filter(|one| one.severity == Severity::Error).map(|one| one.message.as_str())
}

pub(crate) fn day(text: &str) -> Date {
    parse_date(text).expect("a date")
}

/// The progress of one key result with these keys, not rounded, such as `baseline: 0, target: 10, current: 4`.
fn progress(keys: &str) -> f64 {
    Case { key_results: &[keys], ..Case::default() }.first().exact.expect("a value")
}

fn metric(baseline: f64, target: f64, current: f64) -> f64 {
    progress(&format!("baseline: {baseline}, target: {target}, current: {current}"))
}

#[track_caller]
fn near(one: f64, other: f64) {
    let tolerance = 1e-9 * one.abs().max(other.abs()).max(1.0);
    assert!((one - other).abs() <= tolerance, "{one} is not {other}");
}

/// Negative and positive, whole and with decimals.
fn value() -> impl Strategy<Value = f64> {
    prop_oneof![(-1_000_i32..1_000).prop_map(f64::from), (-1_000_000_i32..1_000_000).prop_map(|n| f64::from(n) / 1e3)]
}

/// Baseline and target that differ.
fn scale() -> impl Strategy<Value = (f64, f64)> {
    (value(), value()).prop_filter("baseline and target differ", |(baseline, target)| (baseline - target).abs() > 1e-6)
}

fn weight() -> impl Strategy<Value = f64> {
    (1_u32..10_000).prop_map(|n| f64::from(n) / 100.0)
}

/// Check-ins of `kr1` and `kr2` on days of their own: some before the period, some after today.
fn check_ins() -> impl Strategy<Value = Vec<(String, String)>> {
    let said = prop_oneof![
        value().prop_map(|value| format!("kr1: {value}")),
        (value(), 0..=10_u8).prop_map(|(value, sure)| format!("kr1: {{value: {value}, confidence: {sure}}}")),
        (0..4_usize)
            .prop_map(|index| { format!("kr1: {{status: {}}}", ["on_track", "at_risk", "off_track", "done"][index]) }),
        Just("kr2: {done: [one]}".to_owned()),
        value().prop_map(|value| format!("kr1: {value}, kr2: {{done: [two], confidence: 2}}")),
        Just(String::new()),
    ];
    proptest::collection::btree_map(0..100_i32, said, 0..8)
        .prop_map(|days| days.into_iter().map(|(after, said)| (later("2026-09-20", after), said)).collect())
}

/// The day `number` days after `first`.
fn later(first: &str, number: i32) -> String {
    let number = u64::from(number.unsigned_abs());
    day(first).saturating_add(std::time::Duration::from_secs(number * 24 * 60 * 60)).to_string()
}

const TWO: [&str; 2] = ["baseline: 0, target: 10, current: 3", "milestones: [{title: One}, {title: Two}]"];

fn with_check_ins(check_ins: &[(String, String)]) -> ObjectiveProgress {
    let check_ins: Vec<(&str, &str)> = check_ins.iter().map(|(day, said)| (day.as_str(), said.as_str())).collect();
    Case { key_results: &TWO, check_ins: &check_ins, ..Case::default() }.numbers()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_metric_is_at_0_at_its_baseline_and_at_1_at_its_target((baseline, target) in scale()) {
        near(metric(baseline, target, baseline), 0.0);
        near(metric(baseline, target, target), 1.0);
    }

    #[test]
    fn a_metric_moves_evenly_between_and_beyond((baseline, target) in scale(), share in -30_i32..30) {
        let share = f64::from(share) / 10.0;
        near(metric(baseline, target, baseline + share * (target - baseline)), share);
    }

    #[test]
    fn lowering_mirrors_raising((baseline, target) in scale(), current in value()) {
        near(metric(baseline, target, current), metric(-baseline, -target, -current));
    }

    #[test]
    fn the_way_back_is_what_is_left_of_the_way_there((baseline, target) in scale(), current in value()) {
        near(metric(baseline, target, current), 1.0 - metric(target, baseline, current));
    }

    #[test]
    fn another_unit_changes_no_progress((baseline, target) in scale(), current in value(), factor in weight()) {
        // thousands for ones, Fahrenheit for Celsius
        near(metric(baseline, target, current), metric(baseline * factor, target * factor, current * factor));
        near(metric(baseline, target, current), metric(baseline + 32.0, target + 32.0, current + 32.0));
    }

    #[test]
    fn a_key_result_keeps_its_true_progress_and_counts_clamped((baseline, target) in scale(), over in 1_i32..400) {
        let over = f64::from(over) / 100.0;
        let at = |share: f64| baseline + share * (target - baseline);
        let keys = |share: f64| format!("baseline: {baseline}, target: {target}, current: {}", at(share));
        let (past, short, half) = (keys(1.0 + over), keys(-over), keys(0.5));
        let numbers = Case { key_results: &[&past, &short, &half], ..Case::default() }.numbers();
        near(numbers.key_results[0].exact.unwrap(), 1.0 + over);
        near(numbers.key_results[1].exact.unwrap(), -over);
        near(numbers.exact, (1.0 + 0.0 + 0.5) / 3.0);
    }

    #[test]
    fn a_value_inside_a_band_is_1(low in value(), width in 0_i32..1_000, inside in 0.0..=1.0_f64, baseline in value()) {
        let high = low + f64::from(width);
        let current = (low + inside * f64::from(width)).clamp(low, high);
        near(progress(&format!("at_least: {low}, at_most: {high}, current: {current}")), 1.0);
        near(progress(&format!("at_least: {low}, at_most: {high}, baseline: {baseline}, current: {current}")), 1.0);
        near(progress(&format!("at_least: {low}, current: {current}")), 1.0);
        near(progress(&format!("at_most: {high}, current: {current}")), 1.0);
    }

    #[test]
    fn a_band_falls_evenly_with_the_distance_on_either_side(
        low in value(), width in 0_i32..1_000, start in 1_i32..1_000, away in 1_i32..3_000,
    ) {
        let (start, away, high) = (f64::from(start), f64::from(away), low + f64::from(width));
        let band = |baseline: f64, current: f64| {
            progress(&format!("at_least: {low}, at_most: {high}, baseline: {baseline}, current: {current}"))
        };
        for baseline in [low - start, high + start] {
            near(band(baseline, baseline), 0.0);
            near(band(baseline, high + away), 1.0 - away / start);
            near(band(baseline, low - away), 1.0 - away / start);
        }
    }

    #[test]
    fn a_band_with_one_end_does_as_one_with_the_other_end_far_away(
        bound in value(), start in 1_i32..1_000, away in 1_i32..3_000,
    ) {
        let (start, away) = (f64::from(start), f64::from(away));
        let below = format!("baseline: {}, current: {}", bound - start, bound - away);
        near(progress(&format!("at_least: {bound}, {below}")), 1.0 - away / start);
        let above = format!("baseline: {}, current: {}", bound + start, bound + away);
        near(progress(&format!("at_most: {bound}, {above}")), 1.0 - away / start);
    }

    #[test]
    fn outside_a_band_without_a_baseline_outside_it_is_0(low in value(), width in 1_i32..1_000, away in 1_i32..1_000) {
        let high = low + f64::from(width);
        for current in [low - f64::from(away), high + f64::from(away)] {
            near(progress(&format!("at_least: {low}, at_most: {high}, current: {current}")), 0.0);
            near(progress(&format!("at_least: {low}, at_most: {high}, baseline: {low}, current: {current}")), 0.0);
        }
    }

    #[test]
    fn milestones_count_by_weight(steps in proptest::collection::vec((weight(), 0..4_u8), 1..7)) {
        // not done, done without a date, done on a day, said to be done in a check-in
        let done = |how: u8| ["", ", done: true", ", done: 2026-11-19", ""][usize::from(how)];
        let list: Vec<String> = steps.iter().enumerate()
            .map(|(index, (weight, how))| format!("{{title: Step {index}, weight: {weight}{}}}", done(*how)))
            .collect();
        let reached: Vec<String> = steps.iter().enumerate()
            .filter(|(_, (_, how))| *how == 3).map(|(index, _)| format!("step-{index}")).collect();
        let keys = format!("milestones: [{}]", list.join(", "));
        let said = format!("kr1: {{done: [{}]}}", reached.join(", "));
        let check_ins: &[(&str, &str)] = if reached.is_empty() { &[] } else { &[("2026-11-20", &said)] };
        let numbers = Case { key_results: &[&keys], check_ins, ..Case::default() }.first();
        let whole: f64 = steps.iter().map(|(weight, _)| weight).sum();
        let share: f64 = steps.iter().filter(|(_, how)| *how > 0).map(|(weight, _)| weight).sum();
        near(numbers.exact.unwrap(), share / whole);
    }

    #[test]
    fn the_progress_of_a_rubric_is_the_score_reached(score in 0..=100_u8) {
        let score = f64::from(score) / 100.0;
        near(progress(&format!("levels: {{0.3: some, 0.7: most, 1: all}}, current: {score}")), score);
    }

    #[test]
    fn weights_are_free_of_scale(
        key_results in proptest::collection::vec((value(), weight()), 1..6), factor in weight(),
    ) {
        let at = |factor: f64| {
            let keys: Vec<String> = key_results.iter()
                .map(|(value, weight)| format!("baseline: 0, target: 500, current: {value}, weight: {}", weight * factor))
                .collect();
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            Case { key_results: &keys, ..Case::default() }.numbers().exact
        };
        near(at(1.0), at(factor));
        let whole: f64 = key_results.iter().map(|(_, weight)| weight).sum();
        let sum: f64 = key_results.iter().map(|(value, weight)| weight * (value / 500.0).clamp(0.0, 1.0)).sum();
        near(at(1.0), sum / whole);
    }

    #[test]
    fn a_key_result_without_a_value_counts_0_and_is_not_measured(values in proptest::collection::vec(value(), 1..5)) {
        let measured: Vec<String> = values.iter().map(|it| format!("baseline: 0, target: 500, current: {it}")).collect();
        let mut keys: Vec<&str> = measured.iter().map(String::as_str).collect();
        let without = Case { key_results: &keys, ..Case::default() }.numbers();
        keys.push("baseline: 0, target: 500");
        let with = Case { key_results: &keys, ..Case::default() }.numbers();
        let number = |count: usize| f64::from(u32::try_from(count).unwrap());
        prop_assert_eq!((with.measured, with.key_results.len()), (values.len(), values.len() + 1));
        prop_assert_eq!(with.key_results[values.len()].progress, None);
        near(with.exact, without.exact * number(values.len()) / number(values.len() + 1));
    }

    #[test]
    fn the_order_of_check_ins_in_the_file_changes_nothing(
        (check_ins, shuffled) in check_ins().prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle())),
    ) {
        prop_assert_eq!(with_check_ins(&check_ins), with_check_ins(&shuffled));
    }

    #[test]
    fn a_check_in_after_today_changes_nothing(check_ins in check_ins()) {
        let until_today: Vec<_> = check_ins.iter().filter(|(day, _)| day.as_str() <= TODAY).cloned().collect();
        prop_assert_eq!(with_check_ins(&check_ins), with_check_ins(&until_today));
    }

    #[test]
    fn the_latest_dated_value_wins_over_current(check_ins in check_ins()) {
        let latest = check_ins.iter().filter(|(day, _)| day.as_str() <= TODAY).rev().find_map(|(_, said)| {
            let value = said.strip_prefix("kr1: ")?.trim_start_matches("{value: ").split([',', '}']).next()?;
            value.parse::<f64>().ok()
        });
        near(with_check_ins(&check_ins).key_results[0].exact.unwrap(), latest.unwrap_or(3.0) / 10.0);
    }

    #[test]
    fn progress_of_an_objective_is_never_outside_0_to_1(check_ins in check_ins()) {
        prop_assert!((0.0..=1.0).contains(&with_check_ins(&check_ins).progress));
    }

    #[test]
    fn expected_grows_with_the_days_up_to_the_aim(days in 0..140_i32) {
        let today = later("2026-09-10", days);
        let expected = |more: &str| {
            Case { key_results: &[TWO[0]], today: &today, more, ..Case::default() }.numbers().expected
        };
        let passed = f64::from((days - 20).clamp(0, 92)) / 92.0;
        near(expected(""), shown(0.7 * passed));
        near(expected("ambition: aspirational"), shown(0.7 * passed));
        near(expected("ambition: committed"), shown(passed));
    }
}

#[test]
fn the_first_day_of_a_period_has_passed_when_it_is_today() {
    let on = |today| Case { key_results: &[TWO[0]], more: "ambition: committed", today, ..Case::default() }.numbers();
    near(on("2026-09-30").expected, 0.0);
    near(on("2026-10-01").expected, 0.01);
    near(on("2026-12-30").expected, 0.99);
    near(on("2026-12-31").expected, 1.0);
    near(on("2027-03-01").expected, 1.0);
}

#[test]
fn a_metric_has_the_values_of_its_kpi_and_a_check_in_of_the_same_day_wins() {
    let kpi = "  - {date: 2026-11-01, value: 2}\n  - {date: 2026-11-10, value: 4}\n  - {date: 2026-11-30, value: 9}\n";
    let key_results: &[&str] = &["baseline: 0, target: 10, kpi: nki"];
    let at = |check_ins| Case { key_results, check_ins, kpi, ..Case::default() }.first().progress.unwrap();
    near(at(&[]), 0.4);
    near(at(&[("2026-11-10", "kr1: 5")]), 0.5);
    near(at(&[("2026-11-09", "kr1: 5")]), 0.4);
    near(at(&[("2026-11-11", "kr1: 5")]), 0.5);
}

#[test]
fn a_milestone_that_is_done_after_today_is_not_done() {
    let keys = "milestones: [{title: One, done: 2026-11-24}, {title: Two, done: 2026-11-23}]";
    near(progress(keys), 0.5);
    near(progress("due: 2026-12-01"), 0.0);
    near(progress("due: 2026-12-01, done: 2026-11-24"), 0.0);
    near(progress("due: 2026-12-01, done: true"), 1.0);
}

#[test]
fn a_milestone_once_reached_stays_reached() {
    let check_ins = &[("2026-11-10", "kr1: {done: [one]}"), ("2026-11-20", "kr1: {done: [two]}")];
    let key_results: &[&str] = &["milestones: [{title: One}, {title: Two}, {title: Three}]"];
    near(Case { key_results, check_ins, ..Case::default() }.first().exact.unwrap(), 2.0 / 3.0);
}

#[test]
fn a_value_on_no_day_at_all_is_no_value() {
    let numbers = Case { key_results: &["baseline: 0, target: 10"], ..Case::default() }.numbers();
    assert_eq!((numbers.measured, numbers.updated, numbers.progress), (0, None, 0.0));
    assert_eq!(numbers.key_results[0].value, None);
}

#[test]
fn nothing_can_be_said_twice_on_one_day() {
    let errors = |one: &str, other: &str| {
        let check_ins = &[("2026-11-19", one), ("2026-11-19", other)];
        let checked = Case { key_results: &TWO, check_ins, ..Case::default() }.checked();
        errors(&checked).map(str::to_owned).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(errors("kr1: 4", "kr1: 5"), "two values of `kr1` on 2026-11-19");
    assert_eq!(errors("kr1: {confidence: 4}", "kr1: {confidence: 5}"), "two confidences of `kr1` on 2026-11-19");
    assert_eq!(errors("kr1: {status: done}", "kr1: {status: at_risk}"), "two statuses of `kr1` on 2026-11-19");
    let all = "kr1: {value: 4, confidence: 4, status: done}";
    assert_eq!(errors(all, all), "two values of `kr1` on 2026-11-19");
    assert_eq!(errors("kr1: {value: 4}", "kr1: {status: at_risk}, kr2: {status: done}"), "");
    assert_eq!(errors("kr2: {done: [one]}", "kr2: {done: [two]}"), "");
}
