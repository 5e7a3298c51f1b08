//! Pages of periods and tags, and the help page: what they show, what they are called, and where they are linked.

use okrsite::{
    diagnostics::SitePath,
    link::ObjectiveKey,
    model::{
        Ambition::{self, Aspirational, Committed},
        FiscalYear, Period, Today, parse_date,
    },
    pipeline::{self, Checked, Files, Options},
    progress::Calibration,
    view::{Derived, Facts, Maker, Names, Page, Texts},
};
use scraper::{Html, Selector};

use crate::support::{DAY, Room, files};

const TEAMS: [(&str, &str); 2] = [
    ("teams/new.md", "---\nkind: team\ntitle: New\nactive: {from: 2026-01-01}\n---\n"),
    ("teams/old.md", "---\nkind: team\ntitle: Old\nactive: {to: 2026-06-30}\n---\n"),
];

/// A site of these objectives: id, and front matter between title and key results.
fn site(objectives: &[(&str, &str)], more: &[(&str, &str)]) -> Room {
    let room = Room::with(&TEAMS);
    for (path, text) in more {
        room.write(path, text);
    }
    for (id, keys) in objectives {
        let text = format!(
            "---\ntitle: Do {id}\n{keys}key_results:\n  - {{title: Share, baseline: 0, target: 100, current: 40}}\n---\n"
        );
        room.write(&format!("okrs/{id}.md"), text);
    }
    room.run(&format!("build --output out --date {DAY}")).code(0);
    room
}

#[test]
fn nothing_is_expected_before_a_period_begins() {
    let day = |text: &str| parse_date(text).unwrap();
    let period = Period::parse("2027-Q1", FiscalYear::default()).unwrap();
    for (due, today, share) in [
        ("2026-12-20", "2026-11-30", 0.0),
        ("2026-12-20", "2026-12-25", 0.0),
        ("2026-12-20", "2027-01-01", 1.0),
        ("2027-01-10", "2026-12-31", 0.0),
        ("2027-01-10", "2027-01-05", 0.5),
        ("2027-01-10", "2027-01-10", 1.0),
    ] {
        let passed: f64 = period.share_passed_to(day(due), day(today));
        assert!((passed - share).abs() < 1e-9, "{due} {today}: {passed}");
    }
}

/// The words of each element, with single spaces.
fn words(room: &Room, page: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(&room.read(&format!("out/{page}")));
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|element| words(element.text().collect::<Vec<_>>().join(" "))).collect()
}

fn closed(outcome: &str, score: f64) -> String {
    format!("closed: {{date: 2026-06-30, outcome: {outcome}, score: {score}, learned: Ask first.}}\n")
}

#[test]
fn scores_are_counted_as_they_are_shown() {
    let scores: [(f64, Ambition); 6] = [
        (0.59, Aspirational),
        (0.6, Aspirational),
        (0.7, Aspirational),
        (0.71, Aspirational),
        (0.99, Committed),
        (1.0, Committed),
    ];
    let expected = Calibration {
        closed: 6,
        mean: Some(0.77), // 0.765
        aspirational_mean: Some(0.65),
        below: 1,
        within: 2,
        above: 1,
        committed: 2,
        kept: 1,
    };
    assert_eq!(Calibration::of(&scores), expected);
}

#[test]
fn without_a_score_there_is_no_mean() {
    assert_eq!(Calibration::of(&[]), Calibration::default());
}

#[test]
fn a_period_that_is_over_shows_scores_and_no_expectation() {
    let first = format!("team: old\nperiod: 2026-Q2\n{}", closed("partly", 0.65));
    let second = format!("team: new\nperiod: 2026-Q2\nambition: committed\n{}", closed("achieved", 1.0));
    let room = site(&[("one", &first), ("three", "team: new\nperiod: 2026-Q2\n"), ("two", &second)], &[]);
    let page = "periods/2026-q2.html";
    assert_eq!(words(&room, page, ".pill, h1"), ["Closed period", "Q2 2026"]);
    assert_eq!(words(&room, page, ".legend li"), ["1 achieved", "1 partly achieved", "1 never closed"]);
    assert_eq!(words(&room, page, ".sec-h .more-r"), ["3 key results of 3 objectives in Q2 2026"]);
    assert_eq!(
        words(&room, page, ".box > .meta .part"),
        [
            "2 of 3 objectives closed",
            "Mean score 0.83",
            "1 of 1 aspirational objective ended at 0.60 or above",
            "1 of 1 committed objective kept"
        ]
    );
    assert_eq!(
        words(&room, page, ".byteam"),
        [
            "New Do three Progress 0.40 Never closed Do two Progress 1.00 Achieved",
            "Old Do one Progress 0.65 Partly achieved"
        ]
    );
    assert_eq!(
        words(&room, page, ".spread tbody tr"),
        ["1.00 1", "0.71–0.99 0", "0.60–0.70 1", "0.40–0.59 0", "0.00–0.39 0"]
    );
    assert_eq!(
        words(&room, page, ".learned"),
        [
            "Do one Old Closed 30 Jun 2026: partly achieved score 0.65 Ask first.",
            "Do two New Closed 30 Jun 2026: achieved score 1.00 Ask first."
        ]
    );
}

#[test]
fn a_period_that_runs_shows_progress_and_pace() {
    let room = site(&[("one", "team: new\nperiod: 2026-Q4\n")], &[]);
    let page = "periods/2026-q4.html";
    assert_eq!(words(&room, page, ".pill"), [""; 0]);
    assert_eq!(words(&room, page, ".byteam"), ["New Do one Progress 0.40 , expected 0.41 Never checked in"]);
    assert_eq!(
        words(&room, page, ".spread tbody tr"),
        ["1.00 0", "0.71–0.99 0", "0.60–0.70 0", "0.40–0.59 1", "0.00–0.39 0"]
    );
}

#[test]
fn a_team_that_ended_keeps_its_objectives_and_is_marked() {
    let old = |period: &str| format!("team: old\nperiod: {period}\ntags: [bread]\n");
    let room = site(&[("one", &old("2026-Q2")), ("two", &old("2026-Q4"))], &[]);
    assert_eq!(words(&room, "periods/2026-q2.html", ".byteam h3"), ["Old"]);
    assert_eq!(words(&room, "periods/2026-q4.html", ".byteam h3"), ["Old"]);
    assert_eq!(words(&room, "periods/2026-q4.html", ".gone"), ["team ended 30 Jun"]);
    assert_eq!(
        words(&room, "tags/bread.html", ".ph p, .trow"),
        [
            "Tag",
            "2 objectives have this tag",
            "Old Do two team ended 30 Jun Progress 0.40 , expected 0.41 Never checked in",
            "Old Do one Progress 0.40 Never closed"
        ]
    );
}

#[test]
fn the_archive_shows_every_period_the_newest_first() {
    let first = format!("team: old\nperiod: 2026-Q2\n{}", closed("partly", 0.65));
    let room =
        site(&[("one", &first), ("three", "team: new\nperiod: 2026\n"), ("two", "team: new\nperiod: 2026-Q4\n")], &[]);
    assert_eq!(
        words(&room, "periods.html", "tbody tr"),
        [
            "Q4 2026 1 Oct – 31 Dec 2026 day 54 of 92, 5 weeks left 1 1 0 –",
            "2026 1 Jan – 31 Dec 2026 day 327 of 365, 5 weeks left 1 1 0 –",
            "Q2 2026 1 Apr – 30 Jun 2026 closed 1 1 1 0.65",
            "Q2 2026 0.65 0 1 0 100%",
        ]
    );
    assert_eq!(
        words(&room, "index.html", ".nav a"),
        ["Overview", "Alignment", "Teams", "Activity", "Attention", "Help", "Periods"]
    );
}

#[test]
fn file_names_are_slugs_that_never_clash() {
    let settings = "periods:\n  - {id: 2026-q4, title: Ours, start: 2026-10-01, end: 2026-11-30}\n";
    let room = site(
        &[
            ("one", "team: new\nperiod: 2026-Q4\ntags: [c, C++, Bröd]\n"),
            ("two", "team: new\nperiod: 2026-q4\ntags: [C, \"c#\", bröd]\n"),
        ],
        &[("okrsite.yaml", settings)],
    );
    let paths: Vec<String> = files(&room.path().join("out")).into_iter().map(|(path, _)| path).collect();
    let below = |folder: &str| paths.iter().filter_map(|path| path.strip_prefix(folder)).collect::<Vec<_>>().join(" ");
    assert_eq!(below("periods/"), "2026-q4-2.html 2026-q4.html");
    assert_eq!(below("tags/"), "brod.html c-2.html c-3.html c.html");
    assert_eq!(words(&room, "tags/c.html", "h1, .tt"), ["c", "Do one", "Do two"]);
    assert_eq!(words(&room, "tags/c-2.html", "h1, .tt"), ["c#", "Do two"]);
}

#[test]
fn help_leaves_the_menu_to_pages_that_ask_for_a_place() {
    let room = site(&[("one", "team: new\nperiod: 2026-Q4\n")], &[]);
    assert_eq!(
        words(&room, "index.html", ".nav a"),
        ["Overview", "Alignment", "Teams", "Activity", "Attention", "Help"]
    );
    let page = ("pages/us.md", "---\nkind: page\ntitle: About us\nnav: 1\n---\n");
    let room = site(&[("one", "team: new\nperiod: 2026-Q4\n")], &[page]);
    assert_eq!(
        words(&room, "index.html", ".nav a"),
        ["Overview", "Alignment", "Teams", "Activity", "Attention", "About us"]
    );
    assert_eq!(words(&room, "index.html", "footer a"), ["JSON", "CSV", "Help", "Big screen"]);
    assert_eq!(
        words(&room, "404.html", ".lks a"),
        ["Overview", "Alignment", "Teams", "Activity", "Attention", "About us", "Help"]
    );
}

#[test]
fn a_page_of_the_content_takes_the_place_of_help() {
    let page = ("pages/help.md", "---\nkind: page\ntitle: Our way\n---\n\nSo do we.\n");
    let room = site(&[("one", "team: new\nperiod: 2026-Q4\n")], &[page]);
    assert!(!room.path().join("out/help.html").exists());
    assert_eq!(
        words(&room, "index.html", ".nav a"),
        ["Overview", "Alignment", "Teams", "Activity", "Attention", "Our way"]
    );
    assert_eq!(
        words(&room, "404.html", ".lks a"),
        ["Overview", "Alignment", "Teams", "Activity", "Attention", "Our way"]
    );
    assert!(room.read("out/index.html").contains("<a class=\"lnk\" href=\"pages/help.html\">"));
}

#[test]
fn a_page_lists_a_hundred_other_periods_at_most() {
    let objective = |number: usize| {
        let keys = if number == 0 { "period: 2026-Q1" } else { "period: 2026-Q2\ncontinues: o0" };
        let text = format!("---\ntitle: Do it\nteam: a\n{keys}\nkey_results: [{{title: R, due: 2026-12-01}}]\n---\n");
        (SitePath::new(format!("o{number}.md")), text.into_bytes().into())
    };
    let day = DAY.parse().unwrap();
    let files = Files { markdown: (0..1_000).map(objective).collect(), ..Files::default() };
    let settings = pipeline::settings(Some(b"rules: off\n"));
    let Checked { site, progress, config, .. } =
        pipeline::check(&settings, &files, Options { today: Today(day), latest: Some(day), drafts: false });
    let texts = Texts::new(config.language, "").unwrap();
    let derived = Derived::new(&site, &progress, &config, &texts, Names::default());
    let facts = Facts::new(&site, &progress, &config, &texts, &derived);
    for key in [ObjectiveKey(0), ObjectiveKey(77)] {
        let page = Page::Objective(key);
        let path = page.path(&facts);
        let shown = Maker::new(&facts, page, &path).objective_page(key);
        assert_eq!(shown.other_periods.len(), 100);
    }
}
