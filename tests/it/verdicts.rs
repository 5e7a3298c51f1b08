//! A number and the verdict beside it never contradict each other, on any page, in either language, in any file for programs:
//! values near every bound, judged once more here by what is shown.

use okrsite::progress::shown;
use scraper::{ElementRef, Html, Selector};

use crate::support::{Room, files};

/// The day that everything is computed for.
const TODAY: &str = "2026-11-23";

/// Distances from a bound, in thousandths: what rounds across it, what does not, and the bound itself.
const AROUND: [f64; 7] = [-5.1, -4.9, -0.01, 0.0, 0.01, 4.9, 5.1];

/// Periods of which different shares have passed, and the aim that makes something expected of each.
const PERIODS: [(&str, &str, &str); 4] = [
    ("early", "2026-11-02", "2027-01-14"),
    ("middle", "2026-09-07", "2027-02-08"),
    ("late", "2026-03-03", "2026-12-10"),
    ("last", "2026-10-01", "2026-11-23"),
];

/// Whether a verdict fits its number; none where it says nothing of one.
fn fits(verdict: &str, progress: f64, expected: Option<f64>) -> Option<bool> {
    let reaches = |pace: f64| expected.is_none_or(|expected| progress >= pace * expected - 1e-9);
    Some(match verdict {
        "On track" | "I fas" => progress < 1.0 && reaches(0.9),
        "At risk" | "Bevakas" => expected.is_none() || (!reaches(0.9) && reaches(0.6)),
        "Off track" | "Ur fas" => expected.is_none() || !reaches(0.6),
        "Achieved" | "Uppnått" | "Reached everything: aim higher?" | "Allt uppnått: dags att sikta högre?" => {
            progress >= 1.0
        }
        "Partly achieved" | "Delvis uppnått" => (0.4..1.0).contains(&progress),
        "Missed" | "Missat" | "Far from it." | "Långt ifrån." => progress < 0.4,
        "A good result." | "Ett bra resultat." => progress >= 0.6,
        "Part of the way." | "En bit på väg." => (0.4..0.6).contains(&progress),
        "Committed, and missed." | "Ett åtagande som missades." => progress < 1.0,
        _ => return None,
    })
}

/// The numbers of a text that have two decimals, in either language.
fn numbers(text: &str) -> Vec<f64> {
    let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '\u{2212}');
    let parts = text.split(|letter| !is_part(letter)).map(|part| part.trim_end_matches(['.', ',']));
    let plain = parts.map(|part| part.replace('\u{2212}', "-").replace(',', "."));
    let has_two_decimals = |part: &String| part.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 2);
    plain.filter(has_two_decimals).filter_map(|part| part.parse().ok()).collect()
}

fn select<'a>(within: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap();
    within.select(&selector).collect()
}

fn text(of: ElementRef<'_>) -> String {
    of.text().collect::<Vec<_>>().concat().trim().to_owned()
}

/// The verdict that stands nearest to an element: its icon's name, or its word.
fn verdict_beside(element: ElementRef<'_>) -> Option<String> {
    let around = element.ancestors().filter_map(ElementRef::wrap);
    let status = around.map(|within| select(within, ".st")).find(|found| !found.is_empty())?;
    Some(status[0].attr("aria-label").map_or_else(|| text(status[0]), str::to_owned))
}

/// Judges every pair of a number and a verdict on a page; returns how many there were.
fn judge(path: &str, page: &str) -> usize {
    let page = Html::parse_document(page);
    let mut pairs = 0;
    for selector in [".s", ".sco", ".sum .txt", ".sc", ".ns", ".cons .why", "svg.ch"] {
        for element in select(page.root_element(), selector) {
            let words = match element.attr("aria-label") {
                Some(label) => label.rsplit_once(['P', 'F']).map_or("", |(_, words)| words).to_owned(),
                None if selector == ".sum .txt" => text(ElementRef::wrap(element.parent().unwrap()).unwrap()),
                None => text(element),
            };
            let (Some(verdict), [progress, rest @ ..]) = (verdict_beside(element), &numbers(&words)[..]) else {
                continue;
            };
            let expected = rest.first().copied();
            let Some(fits) = fits(&verdict, *progress, expected) else { continue };
            assert!(fits, "{path}: {verdict} beside {words:?} in {selector}");
            pairs += 1;
        }
    }
    for line in select(page.root_element(), "section[aria-labelledby=h_closed] p") {
        let words = text(line);
        let sentence = words.split_once(". ").filter(|(score, _)| !numbers(score).is_empty());
        let Some((score, rest)) = sentence else { continue };
        let grade = rest.split_inclusive(['.', '?']).next().unwrap();
        assert_eq!(fits(grade, numbers(score)[0], None), Some(true), "{path}: {words}");
        pairs += 1;
    }
    pairs
}

/// An objective with these values of 1,000, all told today.
fn objective(index: usize, period: &str, more: &str, values: &[f64]) -> (String, String) {
    let key_result =
        |at| format!("  - {{id: k{at}, title: Guests of kind {at}, unit: guests, baseline: 0, target: 1000}}\n");
    let key_results = (0..values.len()).map(key_result).collect::<Vec<_>>().concat();
    let told = |share: f64| {
        let values = values.iter().enumerate().map(|(at, value)| format!("k{at}: {:.4}", value * share));
        values.collect::<Vec<_>>().join(", ")
    };
    let text = format!(
        "---\ntitle: Goal number {index} of many\nteam: ops\nperiod: {period}\nparent: top\nowner: Kim\n{more}key_results:\n\
         {key_results}check_ins:\n  - {{date: {TODAY}, values: {{{}}}}}\n  - {{date: 2026-11-09, values: {{{}}}}}\n---\nWhy.\n",
        told(1.0),
        told(0.5)
    );
    (format!("goal-{index}.md"), text)
}

/// Values around every bound, where so much is expected.
fn values(expected: f64) -> Vec<f64> {
    let bounds = [0.4, 0.6, 0.7, 1.0, 0.6 * expected, 0.9 * expected, 0.9 * shown(expected)];
    let around = |bound: &f64| AROUND.map(|distance| bound * 1000.0 + distance);
    bounds.iter().flat_map(around).collect()
}

/// A site with every objective of that kind whose number this divides: on a large site, screens show teams in numbers.
fn site(language: &str, step: usize) -> Room {
    let periods = PERIODS.map(|(id, start, end)| format!("{{id: {id}, title: {id}, start: {start}, end: {end}}}"));
    let room = Room::with(&[("ops.md", "---\nkind: team\ntitle: Ops\n---\n")]);
    room.write(
        "okrsite.yaml",
        format!(
            "title: Numbers\nlanguage: {language}\nperiods: [{}]\nrules: off\npeople: {{pages: true}}\n",
            periods.join(", ")
        ),
    );
    room.write(
        "top.md",
        "---\ntitle: Make guests want to come back\nteam: ops\nperiod: 2026\nlevel: strategic\nowner: Kim\nkey_results:\n  - \
         {id: k, title: Guests, unit: guests, baseline: 0, target: 1000}\n---\nWhy.\n",
    );
    let share = [22.0 / 74.0, 78.0 / 155.0, 266.0 / 283.0, 1.0];
    let mut index = 0;
    let mut add = |period: &str, more: &str, values: &[f64]| {
        if index % step == 0 {
            let (path, text) = objective(index, period, more, values);
            room.write(&path, text);
        }
        index += 1;
    };
    for ((period, ..), share) in PERIODS.into_iter().zip(share) {
        for (more, aim) in [("", 0.7), ("ambition: committed\n", 1.0)] {
            for values in values(share * aim).chunks(11) {
                add(period, more, values);
            }
        }
    }
    for bound in [0.4, 0.6, 0.7, 1.0] {
        for value in AROUND.map(|distance| bound * 1000.0 + distance) {
            let outcome = match value {
                1000.0.. => "achieved",
                400.0.. => "partly",
                _ => "missed",
            };
            let closed = format!("closed: {{date: {TODAY}, outcome: {outcome}, learned: Ask first.}}\n");
            add("last", &closed, &[value]);
            add("last", &format!("ambition: committed\n{closed}"), &[value, value]);
        }
    }
    room.run(&format!("build --output out --date {TODAY}")).code(0);
    room
}

#[test]
fn no_number_contradicts_the_verdict_beside_it_on_any_page() {
    let all = ["objectives", "index", "alignment", "teams", "periods", "attention", "people"];
    for (language, step, kinds) in
        [("en", 1, &all[..]), ("sv", 1, &all[..]), ("en", 6, &["screen"][..]), ("sv", 6, &["screen"][..])]
    {
        let room = site(language, step);
        let mut pages = std::collections::BTreeMap::new();
        for (path, bytes) in files(&room.path().join("out")) {
            if let Some(name) = path.strip_suffix(".html") {
                let kind = name.split(['/', '-']).next().unwrap().to_owned();
                *pages.entry(kind).or_insert(0) += judge(&path, &String::from_utf8(bytes).unwrap());
            }
        }
        let is_without = |kind: &str| pages.get(kind).is_none_or(|pairs| *pairs == 0);
        let without: Vec<&str> = kinds.iter().copied().filter(|kind| is_without(kind)).collect();
        assert_eq!(without, [""; 0], "{pages:?}");
    }
}

#[test]
fn data_judges_the_numbers_that_it_gives() {
    let room = site("en", 1);
    let data: serde_json::Value = serde_json::from_str(&room.read("out/data/okrs.json")).unwrap();
    let status = room.run(&format!("status --format json --date {TODAY} --period late"));
    let status: serde_json::Value = serde_json::from_str(&status.out()).unwrap();
    let mut judged = 0;
    for objective in [&data, &status].into_iter().flat_map(|one| one["objectives"].as_array().unwrap()) {
        let key_results = objective["key_results"].as_array().unwrap();
        for one in key_results.iter().chain([objective]) {
            let verdict = match one["status"].as_str().unwrap() {
                "on_track" => "On track",
                "at_risk" => "At risk",
                "off_track" => "Off track",
                "done" => "Achieved",
                _ => continue,
            };
            let (progress, expected) = (one["progress"].as_f64().unwrap(), one["expected"].as_f64());
            assert_eq!(fits(verdict, progress, expected), Some(true), "{one}");
            judged += 1;
        }
    }
    assert!(judged > 300, "{judged}");
}

#[test]
fn a_status_table_judges_the_numbers_that_it_shows() {
    let room = site("en", 1);
    let table = room.run(&format!("status --date {TODAY} --period middle")).out();
    let mut judged = 0;
    for line in table.lines() {
        let verdicts = ["on track", "at risk", "off track", "achieved"];
        let Some(verdict) = verdicts.into_iter().find(|verdict| line.contains(&format!("  {verdict}"))) else {
            continue;
        };
        let [progress, expected] = numbers(line)[..] else { continue };
        let verdict = format!("{}{}", verdict[..1].to_uppercase(), &verdict[1..]);
        assert_eq!(fits(&verdict, progress, Some(expected)), Some(true), "{line}");
        judged += 1;
    }
    assert!(judged > 50, "{judged}\n{table}");
}

#[test]
fn a_share_is_shown_with_two_decimals_and_never_rounded_up_to_a_bound() {
    let table = [
        (0.0, 0.0),
        (-0.004, 0.0),
        (-0.2, -0.2),
        (-0.205, -0.21),
        (0.285, 0.29),
        (0.394, 0.39),
        (0.395, 0.39),
        (0.399_999, 0.39),
        (0.4, 0.4),
        (0.404, 0.4),
        (0.595, 0.59),
        (0.6, 0.6),
        (0.696, 0.69),
        (0.704, 0.7),
        (0.705, 0.71),
        (0.995, 0.99),
        (1.0 - 1e-12, 1.0), // a sum of fractions
        (1.0, 1.0),
        (1.005, 1.01),
        (12.345, 12.35),
        (f64::INFINITY, f64::INFINITY),
    ];
    for (share, expected) in table {
        assert_eq!(shown(share).to_bits(), f64::to_bits(expected), "{share}: {}", shown(share));
    }
}

#[test]
fn a_value_that_only_comes_near_its_bound_does_not_look_like_it() {
    let room = Room::with(&[
        ("ops.md", "---\nkind: team\ntitle: Ops\n---\n"),
        (
            "o.md",
            "---\ntitle: Keep what we promised\nteam: ops\nperiod: 2026-Q4\nowner: Kim\nkey_results:\n  - {id: a, title: Grade, \
             at_least: 5}\n  - {id: b, title: Guests, baseline: 0, target: 100}\ncheck_ins:\n  - {date: 2026-11-20, values: {a: \
             4.9996, b: 99.9996}}\n---\nWhy.\n",
        ),
        (
            "k.md",
            "---\nkind: kpi\ntitle: Grade\nhealthy: {at_least: 5}\nmeasurements:\n  - {date: 2026-11-20, value: 4.9996}\n---\n",
        ),
    ]);
    room.run(&format!("build --output out --date {TODAY}")).code(0);
    let words = |page: &str, selector: &str| {
        let page = Html::parse_document(&room.read(&format!("out/{page}")));
        select(page.root_element(), selector).into_iter().map(text).collect::<Vec<_>>()
    };
    assert_eq!(words("objectives/o.html", ".now > b"), ["4.9996", "99.9996"]);
    assert_eq!(words("objectives/o.html", ".sco > b"), ["0.00", "0.99"]);
    assert_eq!(words("kpis/k.html", ".num, .big"), ["4.9996", "4.9996"]);
}
