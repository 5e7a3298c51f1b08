//! The big screen: what its pages show, and on which.

use std::{collections::BTreeMap, fmt::Write};

use scraper::{ElementRef, Html, Selector};

use crate::support::{DAY, Room, copy, project};

/// How many lines a column holds.
const COLUMN: usize = 17;

/// The pages of the screen, in their order.
fn screens(room: &Room, folder: &str) -> Vec<Html> {
    let mut pages = Vec::new();
    let mut path = "screen.html".to_owned();
    loop {
        let text = room.read(&format!("{folder}/{path}"));
        let next = text.split(";url=").nth(1).unwrap().split('"').next().unwrap().to_owned();
        pages.push(Html::parse_document(&text));
        if next == "screen.html" {
            return pages;
        }
        path = next;
    }
}

fn all<'a>(of: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    of.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(of: ElementRef<'_>) -> String {
    of.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each column of a page: its teams and, after each, its objectives with the number of their key results.
fn columns(page: &Html) -> Vec<String> {
    let objective = |of: ElementRef<'_>| format!("{} {}", text(all(of, "div.orow > .tt")[0]), all(of, "li.orow").len());
    let team = |of: ElementRef<'_>| {
        let objectives: Vec<String> = all(of, "section > ul > li").into_iter().map(objective).collect();
        format!("{}: {}", text(all(of, "h2")[0]), objectives.join(", "))
    };
    let column = |of: ElementRef<'_>| all(of, "section").into_iter().map(team).collect::<Vec<_>>().join("; ");
    all(page.root_element(), ".cols > .panel").into_iter().map(column).collect()
}

fn objective(team: &str, title: &str, key_results: usize) -> (String, String) {
    let mut file = format!("---\ntitle: {title}\nteam: {team}\nlevel: tactical\nperiod: 2026-Q4\nkey_results:\n");
    for number in 1..=key_results {
        let _ = writeln!(file, "  - {{title: Andel {number}, baseline: 0, target: {}}}", number + 1);
    }
    (format!("{title}.md").to_lowercase(), format!("{file}---\n"))
}

/// Builds these objectives (team, title, number of key results), and shows the columns of each page.
fn check(objectives: &[(&str, &str, usize)], expected: &[&[&str]]) {
    let room = Room::new();
    for (team, title, key_results) in objectives {
        let (path, file) = objective(team, title, *key_results);
        room.write(&path, file);
    }
    room.run("build").code(0);
    let shown: Vec<Vec<String>> = screens(&room, "public").iter().map(columns).collect();
    assert_eq!(shown, expected);
}

#[test]
fn every_team_of_the_example_stands_on_one_page_with_its_key_results() {
    let room = Room::new();
    copy(&project().join("example-okrs"), &room.path().join("okrs"));
    room.run(&format!("build okrs --date {DAY}")).code(0);
    let pages = screens(&room, "okrs/public");
    let mut pages_of: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, page) in pages.iter().enumerate() {
        let html = page.root_element();
        assert!(text(all(html, ".sh")[0]).contains("23 November 2026"));
        for panel in all(html, ".cols > .panel") {
            let lines = all(panel, "h2, .orow").len();
            assert!((9..=COLUMN).contains(&lines), "{lines} lines in a column of page {}", index + 1);
        }
        for team in all(html, ".cols h2") {
            let seen = pages_of.entry(text(team)).or_default();
            if seen.last() != Some(&index) {
                seen.push(index);
            }
        }
        for objective in all(html, ".cols section > ul > li") {
            assert!(!all(objective, "li.orow").is_empty(), "{}", text(objective));
        }
    }
    assert_eq!(pages_of["Management"], [0]);
    assert_eq!(pages_of.len(), 9);
    assert!(pages_of.values().all(|on| on.len() == 1), "{pages_of:?}");
}

#[test]
fn small_teams_share_a_column_and_pages_are_about_equally_full() {
    let teams = ["A", "B", "C", "D", "E", "F", "G", "H"];
    let objectives: Vec<(&str, &str, usize)> = teams.iter().map(|team| (*team, *team, 3)).collect();
    check(&objectives, &[&["A: A 3; B: B 3", "C: C 3; D: D 3"], &["E: E 3; F: F 3", "G: G 3; H: H 3"]]);
}

#[test]
fn a_team_with_more_than_a_column_has_a_page_and_no_other_begins_in_between() {
    let large = ["B1", "B2", "B3", "B4", "B5", "B6"];
    let mut objectives = vec![("A", "A1", 3)];
    objectives.extend(large.map(|title| ("B", title, 4)));
    objectives.push(("C", "C1", 3));
    check(&objectives, &[&["A: A1 3"], &["B: B1 4, B2 4, B3 4", "B: B4 4, B5 4, B6 4"], &["C: C1 3"]]);
}

#[test]
fn an_objective_with_more_key_results_than_a_column_holds_is_continued_in_the_next() {
    check(&[("A", "A1", 20)], &[&["A: A1 15", "A: A1 5"]]);
}

#[test]
fn where_nothing_runs_the_only_page_says_how_to_begin() {
    let room = Room::with(&[("okrsite.yaml", "title: Nothing yet\n")]);
    room.run("build").code(0);
    let pages = screens(&room, "public");
    assert_eq!(pages.len(), 1);
    assert!(text(all(pages[0].root_element(), "main")[0]).contains("No objectives yet"));
}
