//! Numbers that can be read in two ways, and units that are written beside numbers.

use snapbox::str;

use super::{check, run};

/// An objective whose key result has these lines, with a check-in of this value.
fn objective(lang: &str, key_result: &str, value: &str) -> String {
    format!(
        "---\ntitle: A\n{lang}team: a\nperiod: 2026-Q4\nkey_results:\n  - id: k\n    title: A\n    {}\ncheck_ins:\n  - date: \
         2026-11-19\n    values:\n      k: {value}\n---\n",
        key_result.replace('\n', "\n    ")
    )
}

const TEAM: (&str, &str) = ("a.md", "---\nkind: team\ntitle: A\n---\n");
const SWEDISH: (&str, &str) = ("okrsite.yaml", "title: A\nlanguage: sv\nrules: off\n");

#[test]
fn dots_in_groups_of_three_are_asked_about_in_any_language() {
    let grouped = objective("", "baseline: 50.000\ntarget: 1.200.000", "950.000");
    let decimals = objective("", "baseline: 1.125\ntarget: 2.5", "1.500");
    let zeros = objective("", "baseline: 12.500\ntarget: 50.000", "-20.500");
    let in_small = objective("", "baseline: 0.500\ntarget: 0.900", "0.750");
    let kinds = "---\ntitle: A\nteam: a\nperiod: 2026-Q4\nkey_results:\n  - {title: A, at_least: 10.000, at_most: 1.000.000, \
                 current: 20.500}\n  - {title: B, baseline: 10.000, target: 20.000, commit: 15.500, stretch: 30.000}\n---\n";
    let file = "---\nkind: kpi\ntitle: A\nhealthy: {at_least: 10.000}\nmeasurements:\n  - {date: 2026-11-01, value: 1.200.000}\n---\n";
    let beside = "---\nkind: kpi\ntitle: A\nmeasurements: k.csv\n---\n";
    check(
        &[
            TEAM,
            ("1.md", &grouped),
            ("2.md", &decimals),
            ("3.md", &zeros),
            ("4.md", &in_small),
            ("5.md", kinds),
            ("6.md", file),
            ("7.md", beside),
            ("k.csv", "date,value\n2026-11-01,50.000\n2026-11-08,1.200.000\n2026-11-15,1.125\n"),
        ],
        str![[r#"
1.md:8:15: error[OKR011]: `50.000` is ambiguous (write `50000`: dots separate thousands in other numbers of this file)
1.md:13:10: error[OKR011]: `950.000` is ambiguous (write `950000`: dots separate thousands in other numbers of this file)
3.md:8:15: error[OKR011]: `12.500` is ambiguous (write `12500` for a whole number, or `12.5` for a decimal)
3.md:9:13: error[OKR011]: `50.000` is ambiguous (write `50000` for a whole number, or `50` for a decimal)
3.md:13:10: error[OKR011]: `-20.500` is ambiguous (write `-20500` for a whole number, or `-20.5` for a decimal)
5.md:6:26: error[OKR011]: `10.000` is ambiguous (write `10000`: dots separate thousands in other numbers of this file)
5.md:6:63: error[OKR011]: `20.500` is ambiguous (write `20500`: dots separate thousands in other numbers of this file)
5.md:7:26: error[OKR011]: `10.000` is ambiguous (write `10000`: dots separate thousands in other numbers of this file)
5.md:7:42: error[OKR011]: `20.000` is ambiguous (write `20000`: dots separate thousands in other numbers of this file)
5.md:7:58: error[OKR011]: `15.500` is ambiguous (write `15500`: dots separate thousands in other numbers of this file)
5.md:7:75: error[OKR011]: `30.000` is ambiguous (write `30000`: dots separate thousands in other numbers of this file)
6.md:4:21: error[OKR011]: `10.000` is ambiguous (write `10000`: dots separate thousands in other numbers of this file)
k.csv:2:12: error[OKR039]: `50.000` is ambiguous (write `50000`: dots separate thousands in other numbers of this file)
k.csv:4:12: error[OKR039]: `1.125` is ambiguous (write `1125`: dots separate thousands in other numbers of this file)

"#]],
    );
}

#[test]
fn a_single_dot_is_asked_about_where_decimals_have_a_comma() {
    let alone = objective("", "baseline: 1.085\ntarget: 3", "1.500");
    let text = objective("lang: en\n", "baseline: 1\ntarget: 3", "1.2340");
    let beside = "---\nkind: kpi\ntitle: A\nmeasurements: k.csv\n---\n";
    check(
        &[
            SWEDISH,
            TEAM,
            ("1.md", &alone),
            ("2.md", &text),
            ("3.md", beside),
            ("k.csv", "date;value\n2026-11-01;1.500\n"),
        ],
        str![[r#"
1.md:8:15: error[OKR011]: `1.085` is ambiguous (write `1085` for a whole number, or `1.0850` for a decimal)
1.md:13:10: error[OKR011]: `1.500` is ambiguous (write `1500` for a whole number, or `1.5` for a decimal)
k.csv:2:12: error[OKR039]: `1.500` is ambiguous (write `1500` for a whole number, or `1.5` for a decimal)

"#]],
    );
    let german = objective("lang: de\n", "baseline: 1\ntarget: 3", "1.500");
    check(
        &[TEAM, ("1.md", &german)],
        str![[r#"
1.md:14:10: error[OKR011]: `1.500` is ambiguous (write `1500` for a whole number, or `1.5` for a decimal)

"#]],
    );
}

#[test]
fn a_small_percentage_is_no_share_or_grade() {
    let closed = |score: &str| {
        objective("", "baseline: 1\ntarget: 5", "3").replace(
            "check_ins:",
            &format!("closed: {{date: 2026-11-20, outcome: missed, score: {score}}}\ncheck_ins:"),
        )
    };
    let sure =
        |confidence: &str| objective("", "baseline: 1\ntarget: 5", &format!("{{value: 3, confidence: {confidence}}}"));
    check(
        &[
            TEAM,
            ("1.md", &closed("1 %")),
            ("2.md", &closed("0.5 %")),
            ("3.md", &closed("0 %")),
            ("4.md", &sure("10 %")),
            ("5.md", &sure("8 %")),
        ],
        str![[r#"
1.md:10:52: error[OKR023]: `score` must be a number from 0 to 1, not a percentage (0.01 stands for 1 %: write `score: 0.01`)
2.md:10:52: error[OKR023]: `score` must be a number from 0 to 1, not a percentage (0.005 stands for 0.5 %: write `score: 0.005`)
4.md:13:33: error[OKR023]: `confidence` must be a number from 0 to 10, not a percentage (1 stands for 10 %: write `confidence: 1`)
5.md:13:33: error[OKR023]: `confidence` must be a number from 0 to 10, not a percentage (write a number from 0 to 10, such as `5`)

"#]],
    );
}

#[test]
fn the_other_numbers_of_a_file_say_what_a_comma_is() {
    let commas = objective("", "baseline: 50,000\ntarget: 1,200,000", "-950,000");
    let dots = objective("", "baseline: 1,125\ntarget: 1.200.000,5", "3");
    let both = objective("", "baseline: 1,125\ntarget: 1.200.000", "1,200,000");
    check(
        &[TEAM, ("1.md", &commas), ("2.md", &dots), ("3.md", &both)],
        str![[r#"
1.md:8:15: error[OKR011]: `50,000` is ambiguous (write `50000`: commas separate thousands in other numbers of this file)
1.md:13:10: error[OKR011]: `-950,000` is ambiguous (write `-950000`: commas separate thousands in other numbers of this file)
2.md:8:15: error[OKR011]: `1,125` is ambiguous (write `1.1250`: dots separate thousands in other numbers of this file)
3.md:8:15: error[OKR011]: `1,125` is ambiguous (write `1125` for a whole number, or `1.1250` for a decimal)

"#]],
    );
}

#[test]
fn a_unit_beside_a_number_is_its_unit() {
    let written = |key_result: &str, value: &str| {
        let checked =
            run(&[TEAM, ("1.md", &objective("", key_result, value))].map(|(path, text)| (path, text.as_bytes())));
        assert_eq!(checked.found.iter().map(|one| &one.message).collect::<Vec<_>>(), [""; 0], "{key_result} {value}");
        let (_, linked) = checked.site.keyed().next().unwrap();
        let value = checked.progress.of(checked.site.keyed().next().unwrap().0).key_results[0].value.clone();
        let okrsite::progress::Value::Number(value) = value.unwrap() else { panic!() };
        (linked.key_results[0].unit.clone().unwrap(), value)
    };
    let table = [
        ("baseline: 0\ntarget: $ 0.90", "$ 0.40", "$", 0.4),
        ("baseline: $9\ntarget: $0.90", "-$.40", "$", -0.4),
        ("baseline: £0\ntarget: £15,000", "£ 1,250.50", "£", 1250.5),
        ("baseline: 0\ntarget: kr 100", "kr -5", "kr", -5.0),
        ("baseline: 0\ntarget: 100 kr", "12,50 kr.", "kr", 12.5),
        ("baseline: 0\ntarget: 100:-", "12 kr", "kr", 12.0),
        ("baseline: 0\ntarget: € 3", "1,5 €", "€", 1.5),
        ("baseline: 0\ntarget: CHF 15", "9 CHF", "CHF", 9.0),
        ("baseline: 0\ntarget: 250 000 NOK", "100 000 kr", "NOK", 100_000.0),
        ("baseline: 0\ntarget: 15 %", "9 %", "%", 9.0),
        ("baseline: 0\ntarget: 15\nunit: SEK per resa", "9 kr", "SEK per resa", 9.0),
        ("baseline: 0\ntarget: US$ 15\nunit: USD/month", "$9", "USD/month", 9.0),
        ("at_most: 5 kr\nbaseline: 9 kr", "9", "kr", 9.0),
    ];
    for (key_result, value, unit, number) in table {
        assert_eq!(written(key_result, value), (unit.to_owned(), number), "{key_result} {value}");
    }
}

#[test]
fn a_unit_that_contradicts_another_is_found() {
    let kpi = "---\nkind: kpi\ntitle: K\nunit: kr\nhealthy: {at_least: $ 3}\nmeasurements:\n  - {date: 2026-11-01, value: 5 kr}\n---\n";
    let of_kpi = "---\ntitle: A\nteam: a\nperiod: 2026-Q4\nkey_results:\n  - {id: k, title: A, kpi: k, baseline: 5 %, target: 9 %}\n---\n";
    check(
        &[
            TEAM,
            ("1.md", &objective("", "baseline: 1\ntarget: € 3\nunit: kr", "2")),
            ("2.md", &objective("", "baseline: 2 kr\ntarget: € 3", "2")),
            ("3.md", &objective("", "baseline: 2\ntarget: € 3", "2 kr")),
            ("4.md", &objective("", "baseline: 2\ntarget: 3", "€ 2")),
            ("5.md", &objective("", "baseline: 2\ntarget: 3\nunit: kr", "{value: 20 %}")),
            ("6.md", &objective("", "baseline: 2\ntarget: 3\nweight: 2 kr\nconfidence: $5", "2")),
            ("7.md", &objective("", "baseline: 2\ntarget: $3 per guest", "2 percent")),
            ("8.md", &objective("", "baseline: 2\ntarget: MSEK 12", "2 guests")),
            ("10.md", &objective("", "baseline: 2\ntarget: € 1.500", "3")),
            ("11.md", &objective("", "baseline: 2\ntarget: $1.5m", "3")),
            ("9.md", of_kpi),
            ("k.md", "---\nkind: kpi\ntitle: K\nunit: kr\nmeasurements: k.csv\n---\n"),
            ("k.csv", "date,value\n2026-11-01,5 kr\n2026-11-08,5 EUR\n2026-11-15,76 h\n"),
            ("l.md", kpi),
        ],
        str![[r#"
1.md:9:13: error[OKR011]: this is in `€`, but `unit` is `kr` (remove the `€`, or write `unit: €`)
10.md:9:13: error[OKR011]: `€ 1.500` is ambiguous (write `€ 1500` for a whole number, or `€ 1.5` for a decimal)
11.md:9:13: error[OKR011]: `target` must be a number, not `$1.5m` (write `target: $1500000`)
2.md:9:13: error[OKR011]: this is in `€`, but another number of the key result is in `kr` (remove the `€`, or write `unit: €`)
3.md:8:15: error[OKR011]: this number has no `€`, unlike another number of the key result (write `€` with all of them, or with none and add `unit: €`)
3.md:13:10: error[OKR011]: this value is in `kr`, but `k` is in `€` (remove the `kr`, or set the unit of the key result: `unit: kr`)
4.md:13:10: error[OKR011]: this value is in `€`, but `k` has no unit (remove the `€`, or set the unit of the key result: `unit: €`)
5.md:14:18: error[OKR011]: this value is a percentage, but `k` is not measured in `%` (remove the `%`, or set the unit of the key result: `unit: "%"`)
6.md:10:13: error[OKR011]: `weight` must be a number without a unit, not `2 kr` (write `weight: 2`)
6.md:11:17: error[OKR011]: `confidence` must be a number without a unit, not `$5` (write `confidence: 5`)
7.md:9:13: error[OKR011]: `target` must be a number without a unit, not `$3 per guest` (write `target: 3`, and `unit: $ per guest` once for the key result)
8.md:9:13: error[OKR011]: `target` must be a number without a unit, not `MSEK 12` (write `target: 12`, and `unit: MSEK` once for the key result)
9.md:6:54: error[OKR011]: `k` is in `%`, but its KPI `k` is in `kr` (write its numbers in `kr`, or correct the `unit` of the KPI)
k.csv:3:12: error[OKR039]: this value is in `EUR`, but the KPI is in `kr` (write the value in `kr`, or correct the `unit` of the KPI)
k.csv:4:12: error[OKR039]: `76 h` is a number with a unit (write `76`, and `unit: h` in the KPI)
l.md:5:21: error[OKR011]: this is in `$`, but `unit` is `kr` (remove the `$`, or write `unit: $`)

"#]],
    );
}
