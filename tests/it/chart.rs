//! Charts of key results, whole. Text in, SVG out: every case goes through the real build.

use snapbox::{assert_data_eq, str};

use crate::support::Room;

/// An objective with one key result, as its author would write it.
struct Case<'a> {
    period: &'a str,
    /// Further lines of the objective: `ambition: committed`.
    more: &'a str,
    /// What stands between the braces: `baseline: 0, target: 10`.
    key_result: &'a str,
    /// Day and what stands behind `kr1:`.
    check_ins: &'a [(&'a str, &'a str)],
    /// okrsite.yaml.
    settings: &'a str,
    today: &'a str,
}

impl Default for Case<'_> {
    fn default() -> Self {
        Self {
            period: "2026-Q4",
            more: "",
            key_result: "baseline: 0, target: 10",
            check_ins: &[],
            settings: "",
            today: "2026-11-23",
        }
    }
}

impl Case<'_> {
    fn page(&self) -> String {
        let check_ins: Vec<String> = self
            .check_ins
            .iter()
            .map(|(day, value)| format!("  - {{date: {day}, values: {{kr1: {value}}}}}\n"))
            .collect();
        let (period, more, key_result) = (self.period, self.more, self.key_result);
        let objective = format!(
            "---\ntitle: A title\nteam: a\nperiod: {period}\n{more}\nkey_results:\n  - {{title: One, {key_result}}}\n{}---\n",
            if check_ins.is_empty() { String::new() } else { format!("check_ins:\n{}", check_ins.concat()) }
        );
        let room = Room::with(&[("in/one.md", &objective), ("in/okrsite.yaml", self.settings)]);
        room.run(&format!("build in --output out --date {}", self.today)).code(0);
        room.read("out/objectives/one.html")
    }

    /// The chart on the objective's page; empty where there is none.
    fn chart(&self) -> String {
        let page = self.page();
        let Some((_, chart)) = page.split_once("<svg class=\"ch\"") else { return String::new() };
        let (chart, _) = chart.split_once("</svg>").unwrap();
        format!("<svg class=\"ch\"{chart}</svg>")
    }

    /// The chart, an element a line.
    #[track_caller]
    fn check(&self, expected: impl snapbox::IntoData) {
        let chart = self.chart();
        assert_is_well_formed(&chart);
        assert_data_eq!(chart.replace("><", ">\n<"), expected);
    }

    /// The texts on the chart, in the order they were placed.
    fn texts(&self) -> Vec<String> {
        let chart = self.chart();
        let texts = chart.split("<text").skip(1);
        texts.map(|text| text.split_once('>').unwrap().1.split_once('<').unwrap().0.to_owned()).collect()
    }
}

/// A chart holds a few kinds of elements, and every quote and angle in a text is escaped.
#[track_caller]
fn assert_is_well_formed(chart: &str) {
    let page = scraper::Html::parse_fragment(chart);
    let all = scraper::Selector::parse("svg, svg *").unwrap();
    for element in page.select(&all) {
        let value = element.value();
        assert!(matches!(value.name(), "svg" | "path" | "rect" | "text"), "{chart}");
        let known = ["class", "viewBox", "role", "aria-label", "d", "x", "y", "width", "height"];
        assert!(value.attrs().all(|(name, _)| known.contains(&name)), "{chart}");
    }
}

const OCTOBER_ON: &[(&str, &str)] = &[("2026-10-01", "0"), ("2026-10-20", "2"), ("2026-11-19", "5")];

#[test]
fn a_rising_measure_rises_from_its_baseline() {
    Case { check_ins: OCTOBER_ON, ..Case::default() }.check(str![[r#"
<svg class="ch" viewBox="0 0 300 136" role="img" aria-label="From 0 on 1 Oct 2026 to 5 on 19 Nov 2026. Progress 0.50, expected 0.41.">
<path class="w" d="M5 112L236.6 50.8V40.6Z"/>
<path class="g" d="M5 10H236.6M5 112H236.6"/>
<path class="td" d="M139.9 10V112"/>
<path class="l s-ok" d="M5 112l48.4-20.4 76.3-30.6"/>
<path class="d s-ok" d="M5 112h0M53.4 91.6h0"/>
<path class="d e s-ok" d="M129.7 61h0"/>
<text x="245.6" y="14">10</text>
<text x="245.6" y="116">0</text>
<text x="245.6" y="49.7">0.6–0.7</text>
<text class="m n" x="139.9" y="130">today</text>
<text x="5" y="130">1 Oct</text>
<text class="r" x="236.6" y="130">31 Dec</text>
<text class="m" x="83.9" y="130">Nov</text>
</svg>
"#]]);
}

#[test]
fn a_falling_measure_rises_towards_its_target_in_swedish() {
    Case {
        key_result: "unit: h, baseline: 9.5, target: 2",
        check_ins: &[("2026-10-01", "9.5"), ("2026-10-20", "9.0"), ("2026-11-19", "5.4")],
        settings: "language: sv",
        ..Case::default()
    }
    .check(str![[r#"
<svg class="ch" viewBox="0 0 300 136" role="img" aria-label="Från 9,5 h den 1 okt 2026 till 5,4 h den 19 nov 2026. Framsteg 0,55, väntat 0,41.">
<path class="w" d="M5 112L236.6 50.8V40.6Z"/>
<path class="g" d="M5 10H236.6M5 112H236.6"/>
<path class="td" d="M139.9 10V112"/>
<path class="l s-ok" d="M5 112l48.4-6.8 76.3-49"/>
<path class="d s-ok" d="M5 112h0M53.4 105.2h0"/>
<path class="d e s-ok" d="M129.7 56.2h0"/>
<text x="245.6" y="14">2,0 h</text>
<text x="245.6" y="116">9,5 h</text>
<text x="245.6" y="49.7">0,6–0,7</text>
<text class="m n" x="139.9" y="130">i dag</text>
<text x="5" y="130">1 okt</text>
<text class="r" x="236.6" y="130">31 dec</text>
<text class="m" x="83.9" y="130">nov</text>
</svg>
"#]]);
}

#[test]
fn a_band_is_drawn_on_its_own_scale() {
    Case {
        key_result: "unit: '%', at_least: 1.8, at_most: 2.2, baseline: 3",
        check_ins: &[("2026-10-01", "3"), ("2026-10-20", "2.1"), ("2026-11-19", "1.7")],
        ..Case::default()
    }
    .check(str![[r#"
<svg class="ch" viewBox="0 0 300 136" role="img" aria-label="From 3.0% on 1 Oct 2026 to 1.7% on 19 Nov 2026. Progress 0.88, expected 0.41.">
<rect class="w" x="5" y="70.1" width="258.8" height="24.1"/>
<path class="g" d="M5 94.2H263.8M5 70.1H263.8M5 21.8H263.8"/>
<path class="td" d="M155.7 10V112"/>
<path class="l s-ok" d="M5 21.8l54 54.3 85.4 24.1"/>
<path class="d s-ok" d="M5 21.8h0M59 76.1h0"/>
<path class="d e s-ok" d="M144.4 100.2h0"/>
<text x="272.8" y="98.2">1.8%</text>
<text x="272.8" y="74.1">2.2%</text>
<text x="272.8" y="25.8">3.0%</text>
<text class="m n" x="155.7" y="130">today</text>
<text x="5" y="130">1 Oct</text>
<text class="r" x="263.8" y="130">31 Dec</text>
<text class="m" x="93.2" y="130">Nov</text>
</svg>
"#]]);
}

#[test]
fn a_value_to_keep_below_a_bound_rises_into_the_band() {
    Case {
        key_result: "at_most: 5, baseline: 12",
        check_ins: &[("2026-10-01", "12"), ("2026-11-19", "4")],
        ..Case::default()
    }
    .check(str![[r#"
<svg class="ch" viewBox="0 0 300 136" role="img" aria-label="From 12 on 1 Oct 2026 to 4 on 19 Nov 2026. Progress 1.00.">
<rect class="w" x="5" y="10" width="272.4" height="21.6"/>
<path class="g" d="M5 31.6H277.4M5 100.2H277.4"/>
<path class="td" d="M163.7 10V112"/>
<path class="l s-ok" d="M5 100.2l146.7-78.4"/>
<path class="d s-ok" d="M5 100.2h0"/>
<path class="d e s-ok" d="M151.7 21.8h0"/>
<text x="286.4" y="35.6">5</text>
<text x="286.4" y="104.2">12</text>
<text class="m n" x="163.7" y="130">today</text>
<text x="5" y="130">1 Oct</text>
<text class="r" x="277.4" y="130">31 Dec</text>
<text class="m" x="97.8" y="130">Nov</text>
</svg>
"#]]);
}

#[test]
fn milestones_are_steps() {
    Case {
        key_result: "milestones: [{title: Chosen}, {title: Paid}, {title: Lit, weight: 2}]",
        check_ins: &[("2026-10-20", "{done: [chosen]}"), ("2026-11-19", "{done: [lit]}")],
        ..Case::default()
    }
    .check(str![[r#"
<svg class="ch" viewBox="0 0 300 136" role="img" aria-label="From 1 of 3 on 20 Oct 2026 to 2 of 3 on 19 Nov 2026. Progress 0.75, expected 0.41.">
<path class="w" d="M5 112L236.6 50.8V40.6Z"/>
<path class="g" d="M5 10H236.6M5 112H236.6"/>
<path class="td" d="M139.9 10V112"/>
<path class="l s-ok" d="M53.4 86.5H129.7V35.5"/>
<path class="d s-ok" d="M53.4 86.5h0"/>
<path class="d e s-ok" d="M129.7 35.5h0"/>
<text x="245.6" y="14">3 of 3</text>
<text x="245.6" y="116">0 of 3</text>
<text x="245.6" y="49.7">0.6–0.7</text>
<text class="m n" x="139.9" y="130">today</text>
<text x="5" y="130">1 Oct</text>
<text class="r" x="236.6" y="130">31 Dec</text>
<text class="m" x="83.9" y="130">Nov</text>
</svg>
"#]]);
}

#[test]
fn a_rubric_runs_from_0_to_1() {
    Case {
        key_result: "levels: {0.3: Edible, 0.7: Good, 1: Remembered}",
        check_ins: &[("2026-10-20", "0.3"), ("2026-11-19", "0.7")],
        ..Case::default()
    }
    .check(str![[r#"
<svg class="ch" viewBox="0 0 300 136" role="img" aria-label="From score 0.3 on 20 Oct 2026 to score 0.7 on 19 Nov 2026. Progress 0.70, expected 0.41.">
<path class="w" d="M5 112L236.6 50.8V40.6Z"/>
<path class="g" d="M5 10H236.6M5 112H236.6"/>
<path class="td" d="M139.9 10V112"/>
<path class="l s-ok" d="M53.4 81.4l76.3-40.8"/>
<path class="d s-ok" d="M53.4 81.4h0"/>
<path class="d e s-ok" d="M129.7 40.6h0"/>
<text x="245.6" y="14">1</text>
<text x="245.6" y="116">0</text>
<text x="245.6" y="49.7">0.6–0.7</text>
<text class="m n" x="139.9" y="130">today</text>
<text x="5" y="130">1 Oct</text>
<text class="r" x="236.6" y="130">31 Dec</text>
<text class="m" x="83.9" y="130">Nov</text>
</svg>
"#]]);
}

#[test]
fn what_goes_past_the_target_is_drawn_above_it() {
    Case {
        key_result: "unit: customers, baseline: 1 000 000, target: 1 250 000",
        check_ins: &[("2026-10-20", "1 100 000"), ("2026-11-19", "1 500 000")],
        ..Case::default()
    }
    .check(str![[r#"
<svg class="ch" viewBox="0 0 300 136" role="img" aria-label="From 1,100,000 customers on 20 Oct 2026 to 1,500,000 customers on 19 Nov 2026. Progress 2.00, expected 0.41.">
<path class="w" d="M5 112L229.8 81.4V76.3Z"/>
<path class="g" d="M5 61H229.8M5 112H229.8"/>
<path class="td" d="M135.9 10V112"/>
<path class="l s-done" d="M51.9 91.6l74.1-81.6"/>
<path class="d s-done" d="M51.9 91.6h0"/>
<path class="d e s-done" d="M126 10h0"/>
<text x="238.8" y="65">1,250,000</text>
<text x="238.8" y="116">1,000,000</text>
<text x="238.8" y="82.8">0.6–0.7</text>
<text class="m n" x="135.9" y="130">today</text>
<text x="5" y="130">1 Oct</text>
<text class="r" x="229.8" y="130">31 Dec</text>
<text class="m" x="81.6" y="130">Nov</text>
</svg>
"#]]);
}

#[test]
fn what_falls_below_the_baseline_is_drawn_below_it() {
    Case { check_ins: &[("2026-10-20", "-2"), ("2026-11-19", "1")], ..Case::default() }.check(str![[r#"
<svg class="ch" viewBox="0 0 300 136" role="img" aria-label="From −2 on 20 Oct 2026 to 1 on 19 Nov 2026. Progress 0.10, expected 0.41.">
<path class="w" d="M5 95L236.6 44V35.5Z"/>
<path class="g" d="M5 10H236.6M5 95H236.6"/>
<path class="td" d="M139.9 10V112"/>
<path class="l s-off" d="M53.4 112l76.3-25.5"/>
<path class="d s-off" d="M53.4 112h0"/>
<path class="d e s-off" d="M129.7 86.5h0"/>
<text x="245.6" y="14">10</text>
<text x="245.6" y="99">0</text>
<text x="245.6" y="43.8">0.6–0.7</text>
<text class="m n" x="139.9" y="130">today</text>
<text x="5" y="130">1 Oct</text>
<text class="r" x="236.6" y="130">31 Dec</text>
<text class="m" x="83.9" y="130">Nov</text>
</svg>
"#]]);
}

#[test]
fn a_period_of_one_day_shows_the_days_around_it() {
    Case {
        period: "fair",
        settings: "periods: [{id: fair, title: The fair, start: 2026-11-20, end: 2026-11-20}]",
        check_ins: &[("2026-11-18", "1"), ("2026-11-20", "4"), ("2026-11-21", "6")],
        ..Case::default()
    }
    .check(str![[r#"
<svg class="ch" viewBox="0 0 300 136" role="img" aria-label="From 1 on 18 Nov 2026 to 6 on 21 Nov 2026. Progress 0.60.">
<path class="g" d="M5 10H236.6M5 112H236.6M159.4 10V112"/>
<path class="l s-idle" d="M5 101.8l154.4-30.6 77.2-20.4"/>
<path class="d s-idle" d="M5 101.8h0M159.4 71.2h0"/>
<path class="d e s-idle" d="M236.6 50.8h0"/>
<text x="245.6" y="14">10</text>
<text x="245.6" y="116">0</text>
<text x="245.6" y="49.7">0.6–0.7</text>
<text x="159.4" y="130">20 Nov</text>
</svg>
"#]]);
}

#[test]
fn days_outside_the_period_are_drawn_beside_it_and_far_ones_are_left_out() {
    Case {
        more: "ambition: committed\nclosed: {date: 2027-01-10, outcome: partly}",
        check_ins: &[("2026-01-01", "9"), ("2026-09-20", "0"), ("2026-11-02", "4"), ("2027-01-08", "7")],
        today: "2027-02-01",
        ..Case::default()
    }
    .check(str![[r#"
<svg class="ch" viewBox="0 0 300 136" role="img" aria-label="From 0 on 20 Sep 2026 to 7 on 8 Jan 2027. Progress 0.70.">
<path class="a" d="M32.2 112L257.6 10"/>
<path class="g" d="M5 10H277.4M5 112H277.4M32.2 10V112M257.6 10V112"/>
<path class="l s-idle" d="M5 112l106.5-40.8 165.9-30.6"/>
<path class="d s-idle" d="M5 112h0M111.5 71.2h0"/>
<path class="d e s-idle" d="M277.4 40.6h0"/>
<text x="286.4" y="14">10</text>
<text x="286.4" y="116">0</text>
<text x="32.2" y="130">1 Oct</text>
<text class="r" x="257.6" y="130">31 Dec</text>
<text class="m" x="109" y="130">Nov</text>
<text class="m" x="183.3" y="130">Dec</text>
</svg>
"#]]);
}

#[test]
fn two_hundred_values_make_a_line_without_points() {
    let mut days = Vec::new();
    for (month, length) in [(1, 31), (2, 28), (3, 31), (4, 30), (5, 31), (6, 30), (7, 31)] {
        days.extend((1..=length).map(|day| format!("2026-{month:02}-{day:02}")));
    }
    let values: Vec<String> = (0..200).map(|index| (index * 37 % 11).to_string()).collect();
    let check_ins: Vec<(&str, &str)> =
        days.iter().zip(&values).map(|(day, value)| (day.as_str(), value.as_str())).collect();
    let case = Case { period: "2026", check_ins: &check_ins, ..Case::default() };
    assert!(case.chart().len() < 2_500, "{} bytes", case.chart().len());
    case.check(str![[r#"
<svg class="ch" viewBox="0 0 300 136" role="img" aria-label="From 0 on 1 Jan 2026 to 4 on 19 Jul 2026. Progress 0.40, expected 0.63.">
<path class="w" d="M5 112L236.6 50.8V40.6Z"/>
<path class="g" d="M5 10H236.6M5 112H236.6"/>
<path class="td" d="M212.4 10V112"/>
<path class="l s-idle" d="M5 112l1-41 0-41 1 72 1-82 1 72 1-82 2 102 1-82 1 72 1-82 1 72 1-82 1 71 0-40 1 71 1-82 1 72 1-82 1 72 1-82 2 102 1-82 1 72 1-82 1 72 1-82 1 71 0-40 1 71 1-82 1 72 1-82 1 72 1-82 2 102 1-82 1 72 1-82 1 72 1-82 1 71 0-40 1 71 1-82 1 72 1-82 1 72 1-82 2 102 1-82 1 72 1-82 1 72 1-82 1 71 0-40 1 71 1-82 1 72 1-82 1 72 1-82 2 102 1-82 1 72 1-82 1 72 1-82 1 71 0-40 1 71 1-82 1 72 1-82 1 72 1-82 2 102 1-82 1 72 1-82 1 72 1-82 1 71 0-40 1 71 1-82 1 72 1-82 1 72 1-82 2 102 1-82 1 72 1-82 1 72 1-82 1 71 0-40 1 71 1-82 1 72 1-82 1 72 1-82 2 102 1-82 1 72 1-82 1 72 1-82 1 71 0-40 1 71 1-82 1 72 1-82 1 72 1-82 2 102 1-82 1 72 1-82 1 72 1-82 1 71 0-40 1 71 1-41"/>
<path class="d e s-idle" d="M132 71h0"/>
<text x="245.6" y="14">10</text>
<text x="245.6" y="116">0</text>
<text x="245.6" y="49.7">0.6–0.7</text>
<text class="m n" x="212.4" y="130">today</text>
<text x="5" y="130">1 Jan</text>
<text class="m" x="81.4" y="130">May</text>
<text class="m" x="120.2" y="130">Jul</text>
<text class="m" x="159.6" y="130">Sep</text>
</svg>
"#]]);
}

#[test]
fn a_chart_of_ten_values_is_about_a_kilobyte() {
    let days: Vec<String> = (1..=10).map(|week| format!("2026-10-{:02}", week * 3)).collect();
    let check_ins: Vec<(&str, &str)> = days.iter().map(|day| (day.as_str(), "3.3")).collect();
    let bytes = Case { check_ins: &check_ins, ..Case::default() }.chart().len();
    assert!((800..1_400).contains(&bytes), "{bytes} bytes");
}

#[test]
fn there_is_no_chart_of_fewer_than_two_dated_values() {
    assert_eq!(Case::default().chart(), "");
    assert_eq!(Case { check_ins: &[("2026-11-19", "5")], ..Case::default() }.chart(), "");
    assert_eq!(Case { key_result: "baseline: 0, target: 10, current: 4", ..Case::default() }.chart(), "");
    let far = &[("2025-01-01", "1"), ("2026-11-19", "5")];
    assert_eq!(Case { check_ins: far, ..Case::default() }.chart(), "");
}

#[test]
fn labels_that_would_touch_are_left_out() {
    let last_days = Case { check_ins: OCTOBER_ON, today: "2026-12-30", ..Case::default() };
    assert_eq!(last_days.texts(), ["10", "0", "0.6–0.7", "today", "1\u{a0}Oct", "Nov", "Dec"]);
    let first_days = &[("2026-09-30", "0"), ("2026-10-01", "1")];
    let first_days = Case { check_ins: first_days, today: "2026-10-02", ..Case::default() };
    assert_eq!(first_days.texts(), ["10", "0", "0.6–0.7", "today", "31\u{a0}Dec", "Nov", "Dec"]);
    let far_up = Case { check_ins: &[("2026-10-01", "0"), ("2026-11-01", "900")], ..Case::default() };
    assert_eq!(far_up.texts(), ["10", "today", "1\u{a0}Oct", "31\u{a0}Dec", "Nov"]);
}

#[test]
fn a_unit_is_text_in_a_chart_too() {
    let case = Case {
        key_result: "unit: '<b>\"&', baseline: 0, target: 10",
        check_ins: &[("2026-10-01", "0"), ("2026-11-19", "5")],
        ..Case::default()
    };
    assert_is_well_formed(&case.chart());
    assert_eq!(case.texts()[0], "10\u{a0}&lt;b&gt;&quot;&amp;");
}

#[test]
fn values_without_a_difference_or_beyond_all_measure_do_no_harm() {
    let same =
        Case { key_result: "at_least: 5", check_ins: &[("2026-10-01", "5"), ("2026-11-19", "5")], ..Case::default() };
    assert_is_well_formed(&same.chart());
    let huge = Case {
        key_result: "baseline: 0, target: 0.000000001",
        check_ins: &[("2026-10-01", "1e15"), ("2026-11-19", "-1e15")],
        ..Case::default()
    };
    for case in [same, huge] {
        let chart = case.chart();
        assert!(!chart.contains("NaN") && !chart.contains("inf"), "{chart}");
    }
}

#[test]
fn a_kpi_is_drawn_beside_its_healthy_band() {
    let kpi = "---\nkind: kpi\ntitle: Rye\nunit: kg\nbetter: lower\nhealthy: {at_least: 90, at_most: 140}\nmeasurements:\n  \
               - {date: 2025-10-02, value: 80}\n  - {date: 2026-02-01, value: 150}\n  - {date: 2026-11-20, value: 104.5}\n---\n";
    let room = Room::with(&[("in/rye.md", kpi)]);
    room.run("build in --output out --date 2026-11-23").code(0);
    let page = room.read("out/kpis/rye.html");
    let (_, chart) = page.split_once("<svg class=\"ch\"").unwrap();
    let chart = format!("<svg class=\"ch\"{}</svg>", chart.split_once("</svg>").unwrap().0);
    assert_is_well_formed(&chart);
    assert_data_eq!(
        chart.replace("><", ">\n<"),
        str![[r#"
<svg class="ch" viewBox="0 0 300 136" role="img" aria-label="From 80.0 kg on 2 Oct 2025 to 104.5 kg on 20 Nov 2026.">
<rect class="w" x="5" y="33" width="231.6" height="56"/>
<path class="g" d="M5 89H236.6M5 33H236.6"/>
<path class="l s-ok" d="M5 100.2l68.2-78.4 163.4 51"/>
<path class="d s-ok" d="M5 100.2h0M73.2 21.8h0"/>
<path class="d e s-ok" d="M236.6 72.8h0"/>
<text x="245.6" y="93">90.0 kg</text>
<text x="245.6" y="37">140.0 kg</text>
<text x="245.6" y="76.8">104.5 kg</text>
<text x="5" y="130">2 Oct 2025</text>
<text class="r" x="236.6" y="130">20 Nov 2026</text>
<text class="m" x="106.3" y="130">Apr</text>
</svg>
"#]]
    );
}
