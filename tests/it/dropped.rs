//! A key result that is given up while its objective goes on: it counts until the day before, and says why from then on.

use okrsite::progress::Status;
use proptest::prelude::*;
use serde_json::Value;
use snapbox::str;

use crate::{
    progress::Case,
    reading::check,
    support::{DAY, Room},
};

const OFFICE: &str = "---\nkind: team\ntitle: Office\n---\n";

/// An objective with a key result that is kept and two that are dropped, one of them later.
fn objective(language: &str) -> String {
    let key_results = "  - {id: kept, title: Guests who come back, unit: \"%\", baseline: 10, target: 50, weight: 3}
  - id: gone
    title: Guests who use the bus
    baseline: 0
    target: 100
    dropped: {date: 2026-11-12, because: The bus line was closed}
  - id: soon
    title: Guests who use the boat
    baseline: 0
    target: 100
    dropped: {date: 2026-12-10, because: The boat is laid up for the winter}
";
    let check_ins = "  - {date: 2026-11-20, values: {kept: 30, soon: 40}}
  - {date: 2026-11-05, values: {gone: 90}}
  - {date: 2026-10-20, values: {gone: 60}}
";
    format!(
        "---\ntitle: Make guests want to come back\nlang: {language}\nteam: office\nperiod: 2026-Q4\nlevel: strategic\n\
         key_results:\n{key_results}check_ins:\n{check_ins}---\nBecause.\n"
    )
}

fn built(language: &str, date: &str) -> Room {
    let settings = format!("language: {language}\nrules: off\n");
    let objective = objective(language);
    let room = Room::with(&[("okrsite.yaml", &settings), ("teams/office.md", OFFICE), ("okrs/guests.md", &objective)]);
    room.run(&format!("build --date {date}")).code(0);
    room
}

/// A page with plain spaces.
fn read(room: &Room, page: &str) -> String {
    room.read(&format!("public/{page}")).replace('\u{a0}', " ")
}

#[test]
fn until_the_day_before_it_counts_and_from_that_day_on_it_does_not() {
    let key_results =
        &["baseline: 0, target: 10", "baseline: 0, target: 10, dropped: {date: 2026-11-20, because: Closed}"];
    let check_ins = &[("2026-11-10", "kr1: 8, kr2: 2")];
    let on = |today| {
        let numbers = Case { key_results, check_ins, today, ..Case::default() }.numbers();
        (numbers.progress, numbers.kept, numbers.measured, numbers.key_results[1].status)
    };
    assert_eq!(on("2026-11-19"), (0.5, 2, 2, Status::OffTrack));
    assert_eq!(on("2026-11-20"), (0.8, 1, 1, Status::Dropped));
    assert_eq!(on("2026-12-20"), (0.8, 1, 1, Status::Dropped));
}

#[test]
fn values_from_after_that_day_are_found_and_values_of_it_are_not_judged() {
    let objective = |check_ins: &str| {
        format!(
            "---\ntitle: Make guests want to come back\nteam: office\nperiod: 2026-Q4\nkey_results:\n  - {{id: kept, \
             title: Guests who come back, unit: \"%\", baseline: 10, target: 50}}\n  - id: gone\n    title: Guests who use \
             the bus\n    unit: \"%\"\n    baseline: 10\n    target: 50\n    dropped: {{date: 2026-11-12, because: \
             Closed}}\ncheck_ins:\n{check_ins}---\n"
        )
    };
    check(
        &[
            ("office.md", OFFICE),
            ("okrsite.yaml", "rules: {preset: off, check-in-outside-period: warning, implausible-value: warning}\n"),
            ("a.md", &objective("  - {date: 2026-11-20, values: {kept: 30, gone: 40}}\n")),
            (
                "b.md",
                &objective(
                    "  - {date: 2026-11-20, values: {gone: 40}}\n  - {date: 2026-11-14, values: {gone: {note: N}}}\n  \
                     - {date: 2026-11-13, values: {gone: 30}}\n  - {date: 2026-11-12, values: {gone: 20}}\n",
                ),
            ),
            ("c.md", &objective("  - {date: 2026-11-10, values: {gone: 0.3}}\n")),
            ("d.md", &objective("  - {date: 2026-11-10, values: {kept: 0.3}}\n")),
        ],
        str![[r#"
a.md:14:49: warning[OKR026]: this value of `gone` is given after 2026-11-12, when it was dropped: it does not count (move the day in `dropped`, or remove the value)
b.md:14:39: warning[OKR026]: 2 values of `gone` are given after 2026-11-12, when it was dropped: they do not count (move the day in `dropped`, or remove the value)
d.md:14:39: warning[OKR027]: `kept` is in per cent, and 0.3 looks like a share (write `30` if 30 % is meant)

"#]],
    );
}

#[test]
fn its_values_and_history_stay_as_they_were_on_that_day() {
    let key_results = &["baseline: 0, target: 10, dropped: {date: 2026-11-12, because: Closed}"];
    let check_ins = &[("2026-11-20", "kr1: 9"), ("2026-11-10", "kr1: 5"), ("2026-11-01", "kr1: 3")];
    let dropped = Case { key_results, check_ins, ..Case::default() }.first();
    assert_eq!((dropped.progress, dropped.history.len(), dropped.status), (Some(0.5), 2, Status::Dropped));
}

#[test]
fn where_every_one_is_dropped_there_is_no_progress_and_nothing_is_expected() {
    let key_results = &["baseline: 0, target: 10, current: 4, dropped: {date: 2026-11-12, because: Closed}"];
    let open = Case { key_results, ..Case::default() }.numbers();
    assert_eq!((open.progress, open.expected, open.kept, open.measured), (0.0, 0.0, 0, 0));
    assert_eq!(open.status, Status::Dropped);
    let closed = "closed: {date: 2026-11-20, outcome: dropped}";
    let closed = Case { key_results, more: closed, ..Case::default() }.numbers();
    assert_eq!((closed.score, closed.key_results[0].status), (Some(0.0), Status::Dropped));
}

#[test]
fn one_that_is_dropped_after_its_objective_was_closed_ended_with_it() {
    let key_results = &["baseline: 0, target: 10, current: 10, dropped: {date: 2026-11-21, because: Closed}"];
    let more = "closed: {date: 2026-11-20, outcome: achieved}";
    let closed = Case { more, key_results, ..Case::default() }.numbers();
    assert_eq!((closed.progress, closed.kept), (1.0, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_mean_is_that_of_an_objective_without_those_that_are_dropped(
        key_results in proptest::collection::vec((0..=12_u8, 1..5_u8, -40..40_i32), 1..7),
    ) {
        let keys = |(value, weight, _): &(u8, u8, i32)| {
            format!("baseline: 0, target: 10, current: {value}, weight: {weight}")
        };
        let day = |after: i32| {
            let span = jiff::Span::new().days(i64::from(after));
            crate::progress::day(crate::progress::TODAY).checked_add(span).unwrap()
        };
        let with: Vec<String> = key_results
            .iter()
            .map(|one| format!("{}, dropped: {{date: {}, because: Over}}", keys(one), day(one.2)))
            .collect();
        let kept: Vec<String> = key_results.iter().filter(|(.., after)| *after > 0).map(keys).collect();
        let of = |list: &[String]| {
            let list: Vec<&str> = list.iter().map(String::as_str).collect();
            Case { key_results: &list, ..Case::default() }.numbers()
        };
        let all = of(&with);
        prop_assert_eq!((all.kept, all.key_results.len()), (kept.len(), key_results.len()));
        prop_assert!((0.0..=1.0).contains(&all.progress));
        if kept.is_empty() {
            prop_assert!(all.progress.abs() < 1e-9);
        } else {
            let without = of(&kept);
            prop_assert!((all.progress - without.progress).abs() < 1e-9);
            prop_assert_eq!((all.measured, all.status), (without.measured, without.status));
        }
    }
}

#[test]
fn a_date_and_a_reason_are_needed() {
    let keys = [
        "dropped: {date: 2026-11-12}",
        "dropped: {because: The bus line was closed}",
        "dropped: 2026-11-12",
        "dropped: The bus line was closed",
        "dropped: true",
        "dropped: {date: 12 November 2026, because: Closed}",
        "dropped: {date: 2026-11-12, becaus: Closed}",
        "dropped: [2026-11-12]",
        "dropped:",
        "dropped: {date: 2027-01-12, because: Closed}",
    ];
    let head = "---\ntitle: Grow\nteam: office\nperiod: 2026-Q4\nkey_results:\n  - title: A\n    due: 2026-12-01\n";
    let text = |keys: &&str| format!("{head}    {keys}\n---\n");
    let texts: Vec<(String, String)> =
        keys.iter().enumerate().map(|(at, keys)| (format!("{:02}.md", at + 1), text(keys))).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    check(
        &files,
        str![[r#"
01.md:8:5: error[OKR009]: missing key `because` in `dropped` (add a line `because: ...`)
02.md:8:5: error[OKR009]: missing key `date` in `dropped` (add a line `date: ...`)
03.md:8:14: error[OKR008]: `dropped` needs a date and a reason (write `dropped: {date: 2026-11-12, because: ...}`)
04.md:8:14: error[OKR008]: `dropped` needs a date and a reason (write `dropped: {date: 2026-11-19, because: The bus line was closed}`)
05.md:8:14: error[OKR008]: `dropped` needs a date and a reason (write `dropped: {date: 2026-11-19, because: ...}`)
06.md:8:21: error[OKR013]: `date` must be a date, not `12 November 2026` (write `2026-11-12`)
07.md:8:33: error[OKR007]: unknown key `becaus` in `dropped` (did you mean `because`?)
08.md:8:14: error[OKR008]: `dropped` must be a mapping of keys to values, not a list (write its keys on lines of their own, without dashes or brackets)
09.md:8:5: error[OKR009]: `dropped` has no value (write a value after `dropped:`, or remove the line)

"#]],
    );
}

#[test]
fn every_page_that_shows_it_strikes_it_through_and_says_why() {
    for (language, words, ahead, count) in [
        ("en", "Dropped 12 Nov 2026: The bus line was closed", "Will be dropped 10 Dec 2026", "1 dropped"),
        ("sv", "Struket 12 nov 2026: The bus line was closed", "Stryks 10 dec 2026", "1 struket"),
    ] {
        let room = built(language, DAY);
        let struck = "<s>Guests who use the bus</s>";
        for page in
            ["index.html", "alignment.html", "alignment-map.html", "objectives/guests.html", "teams/office.html"]
        {
            let text = read(&room, page);
            assert!(text.contains(struck) && text.contains(words), "{language} {page}");
        }
        let page = read(&room, "objectives/guests.html");
        assert!(page.contains(ahead) && page.contains(count), "{page}");
        assert!(!page.contains("<s>Guests who use the boat</s>"), "{page}");
    }
}

#[test]
fn before_that_day_pages_show_it_as_any_other() {
    let room = built("en", "2026-11-11");
    let page = read(&room, "objectives/guests.html");
    assert!(!page.contains("<s>"), "{page}");
    assert!(page.contains("Will be dropped 12 Nov 2026: The bus line was closed"), "{page}");
    assert!(read(&room, "index.html").contains("Now 90, from 0 to 100"));
}

#[test]
fn data_table_status_and_search_tell_of_it() {
    let room = built("en", DAY);
    let data: Value = serde_json::from_str(&room.read("public/data/okrs.json")).unwrap();
    let objective = &data["objectives"][0];
    assert_eq!((&objective["progress"], &objective["measured"]), (&0.48.into(), &2.into()));
    let gone = &objective["key_results"][1];
    assert_eq!(gone["status"], "dropped");
    assert_eq!(gone["dropped"], serde_json::json!({"date": "2026-11-12", "because": "The bus line was closed"}));
    assert_eq!(objective["key_results"][0]["dropped"], Value::Null);
    assert_eq!(objective["key_results"][2]["status"], "on_track");
    let table = room.read("public/data/okrs.csv");
    assert!(table.contains(",2026-11-12,The bus line was closed,,\r\n"), "{table}");
    let status = room.run(&format!("status --date {DAY}")).code(0).out();
    assert!(status.lines().any(|line| line.contains("use the bus") && line.contains("dropped")), "{status}");
    let json: Value = serde_json::from_str(&room.run(&format!("status --format json --date {DAY}")).out()).unwrap();
    assert_eq!(json["objectives"][0]["key_results"][1]["status"], "dropped");
    let found = room.run(&format!("search --date {DAY} line closed")).code(0).out();
    assert!(found.contains("Guests who use the bus"), "{found}");
}

#[test]
fn nothing_is_asked_of_it_any_more() {
    let objective = "---\ntitle: Make guests want to come back to us\nteam: office\nperiod: 2026\nowner: K\n\
        level: strategic\nkey_results:\n  - {id: k, title: Guests who come back, unit: \"%\", baseline: 10, target: 50}\n  \
        - {id: l, title: Guests who bring a friend, unit: \"%\", baseline: 10, target: 50}\n  \
        - {title: Hold ten workshops, baseline: 0, target: 10, confidence: 10, dropped: {date: 2026-11-01, because: Over}}\n\
        check_ins:\n  - {date: 2026-11-20, values: {k: 30, l: 20}}\n---\nBecause.\n";
    let room = Room::with(&[("teams/office.md", OFFICE), ("okrs/guests.md", objective)]);
    let found = room.run(&format!("check --date {DAY}")).code(0).err();
    assert!(!found.contains("warning") && !found.contains("note"), "{found}");
    room.run(&format!("build --date {DAY}")).code(0);
    assert!(!room.read("public/attention.html").contains("Hold ten workshops"));
}
