//! The alignment of sites of any size and shape: no page is too large, and everything is reached from the first one.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use crate::alignment::company::rendered;

/// What no page for people may exceed.
const BYTES_MAX: usize = 300_000;
const NODES_MAX: usize = 6_000;
/// How much of the alignment a page holds.
const LIST_ROWS_MAX: usize = 250;
const BRANCH_ROWS_MAX: usize = 150;
const CARDS_MAX: usize = 60;

/// Content, file by file.
#[derive(Default)]
struct Content {
    files: Vec<(String, String)>,
    objectives: usize,
}

impl Content {
    fn team(&mut self, id: &str, parent: Option<&str>) {
        let parent = parent.map_or_else(String::new, |parent| format!("parent: {parent}\n"));
        self.files.push((format!("teams/{id}.md"), format!("---\nkind: team\ntitle: Team {id}\n{parent}---\n")));
    }

    /// Adds an objective with so many key results, and says what it is called.
    fn objective(&mut self, team: &str, level: &str, parent: Option<&str>, key_results: usize) -> String {
        let id = format!("objective-{:05}", self.objectives);
        let mut text = format!(
            "---\ntitle: Guests come back to us number {}\nteam: {team}\nlevel: {level}\nperiod: 2026-Q4\nowner: K\n",
            self.objectives
        );
        if let Some(parent) = parent {
            let _ = writeln!(text, "parent: {parent}");
        }
        text.push_str("key_results:\n");
        for number in 0..key_results {
            let _ = writeln!(text, "  - {{title: Share of guests {number}, unit: \"%\", baseline: 0, target: 50}}");
        }
        text.push_str("---\n");
        self.files.push((format!("okrs/{id}.md"), text));
        self.objectives += 1;
        id
    }
}

/// Teams side by side, with an objective for each fourth that the three others support, or not.
fn side_by_side(teams: usize, number: usize, has_parents: bool) -> Content {
    let mut content = Content::default();
    for team in 0..teams {
        content.team(&format!("t{team:03}"), None);
    }
    let mut above = String::new();
    for index in 0..number {
        let is_top = index % 4 == 0;
        let parent = (has_parents && !is_top).then(|| above.clone());
        let id = content.objective(&format!("t{:03}", index % teams), "strategic", parent.as_deref(), 3);
        if is_top {
            above = id;
        }
    }
    content
}

/// Units with sub-units with teams: what each serves is an objective of the unit above.
fn nested_units(units: usize, per_team: usize) -> Content {
    let mut content = Content::default();
    content.team("company", None);
    let top = content.objective("company", "strategic", None, 3);
    for unit in 0..units {
        let unit = format!("u{unit}");
        content.team(&unit, Some("company"));
        let goal = content.objective(&unit, "strategic", Some(&top), 3);
        for sub in 0..4 {
            let sub = format!("{unit}-s{sub}");
            content.team(&sub, Some(&unit));
            let middle = content.objective(&sub, "tactical", Some(&goal), 2);
            for team in 0..4 {
                let team = format!("{sub}-t{team}");
                content.team(&team, Some(&sub));
                for number in 0..per_team {
                    let parent = (number != 0).then(|| format!("{middle}#kr1"));
                    content.objective(&team, "tactical", parent.as_deref(), 1);
                }
            }
        }
    }
    content
}

/// One objective that so many others support.
fn one_parent(children: usize) -> Content {
    let mut content = Content::default();
    content.team("top", None);
    content.team("below", Some("top"));
    let top = content.objective("top", "strategic", None, 1);
    for _ in 0..children {
        content.objective("below", "tactical", Some(&top), 1);
    }
    content
}

/// Each objective supports the one before.
fn chain(number: usize) -> Content {
    let mut content = Content::default();
    content.team("top", None);
    content.team("below", Some("top"));
    let mut above = content.objective("top", "strategic", None, 1);
    for _ in 1..number {
        above = content.objective("below", "tactical", Some(&above), 1);
    }
    content
}

/// Builds the alignment pages, holds the limits, and follows every link from the first page on.
#[track_caller]
fn check(content: Content) -> BTreeMap<String, String> {
    let ids: BTreeSet<String> = (0..content.objectives).map(|index| format!("objective-{index:05}")).collect();
    let pages = rendered(content.files, |path| path.starts_with("alignment") || path.starts_with("branches/"));
    for (path, html) in &pages {
        let nodes = html.match_indices('<').filter(|(at, _)| html.as_bytes()[at + 1].is_ascii_alphabetic()).count();
        assert!(html.len() <= BYTES_MAX && nodes <= NODES_MAX, "{path}: {} bytes, {nodes} nodes", html.len());
        let rows_max = if path.starts_with("branches/") { BRANCH_ROWS_MAX } else { LIST_ROWS_MAX };
        let rows = html.matches("<li class=\"n ").count();
        let cards = html.matches("<div class=\"card ").count();
        assert!(rows <= rows_max && cards <= CARDS_MAX, "{path}: {rows} rows, {cards} cards");
    }
    for start in ["alignment.html", "alignment-map.html", "alignment-matrix.html"] {
        let (found, seen) = followed(&pages, start);
        if start == "alignment.html" {
            assert_eq!(found, ids, "every objective is reached from the list");
            let of_list = |path: &&String| path.starts_with("alignment/_") || path.starts_with("branches/_");
            assert!(pages.keys().filter(of_list).all(|path| seen.contains(path)), "every page of the list is reached");
        }
    }
    pages
}

/// The objectives that are linked from the pages which can be reached from one, and those pages.
fn followed(pages: &BTreeMap<String, String>, start: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut objectives, mut seen) = (BTreeSet::new(), BTreeSet::new());
    let mut todo = vec![start.to_owned()];
    while let Some(path) = todo.pop() {
        let Some(html) = pages.get(&path).filter(|_| !seen.contains(&path)) else { continue };
        let in_folder = path.contains('/');
        for link in html.split("href=\"").skip(1) {
            let link = link.split(['"', '#', '?']).next().unwrap_or_default();
            let link = if in_folder { link.strip_prefix("../").unwrap_or(link) } else { link };
            todo.push(link.to_owned());
            objectives.extend(
                link.strip_prefix("objectives/").and_then(|rest| rest.strip_suffix(".html")).map(str::to_owned),
            );
        }
        seen.insert(path);
    }
    (objectives, seen)
}

#[test]
fn sites_of_60_objectives_stay_on_one_page() {
    let pages = check(side_by_side(4, 60, true));
    assert!(pages.keys().all(|path| !path.contains('_')), "{:?}", pages.keys());
}

#[test]
fn sites_of_400_objectives_are_split() {
    let pages = check(side_by_side(16, 400, true));
    assert!(pages["alignment.html"].contains("class=\"panel units\""));
    check(nested_units(6, 4));
}

#[test]
fn sites_of_2000_objectives_are_split() {
    check(side_by_side(80, 2_000, true));
}

#[test]
fn more_units_than_a_page_holds_take_several() {
    let pages = check(side_by_side(300, 600, false));
    assert!(pages.contains_key("alignment/_units-2.html"));
}

#[test]
fn one_team_may_have_everything() {
    check(side_by_side(1, 600, false));
}

#[test]
fn one_objective_may_have_every_other_below_it() {
    check(one_parent(3_000));
}

#[test]
fn objectives_may_stand_as_deep_as_they_like() {
    check(chain(400));
}
