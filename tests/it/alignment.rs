//! The alignment pages: what stands where, for which period, and how large pages get.

pub(crate) mod company;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use scraper::{ElementRef, Html, Selector};

use crate::{
    built::packed,
    support::{DAY, Room, copy, project},
};
use company::Company;

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: &ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn example() -> Room {
    let room = Room::new();
    copy(&project().join("example-okrs"), &room.path().join("okrs"));
    room.run(&format!("build okrs --output site --date {DAY}")).code(0);
    room
}

fn page(room: &Room, path: &str) -> Html {
    Html::parse_document(&room.read(&format!("site/{path}")))
}

#[test]
fn every_period_has_its_views_and_links_stay_in_it() {
    let room = example();
    for (path, expected) in [
        ("alignment.html", ["alignment.html", "alignment-map.html", "alignment-matrix.html"]),
        ("alignment-map.html", ["alignment.html", "alignment-map.html", "alignment-matrix.html"]),
        (
            "alignment-matrix/2026-q3.html",
            ["../alignment/2026-q3.html", "../alignment-map/2026-q3.html", "../alignment-matrix/2026-q3.html"],
        ),
        (
            "alignment/2027-q1.html",
            ["../alignment/2027-q1.html", "../alignment-map/2027-q1.html", "../alignment-matrix/2027-q1.html"],
        ),
    ] {
        let page = page(&room, path);
        let views: Vec<&str> = all(&page, ".seg a").iter().map(|view| view.attr("href").unwrap()).collect();
        assert_eq!(views, expected, "{path}");
        let here = all(&page, ".seg a[aria-current=page]");
        assert!(here.len() == 1 && here[0].attr("href").unwrap().ends_with(path), "{path}");
    }
    assert!(!room.path().join("site/alignment/2026-q4.html").exists(), "the running period has its own names");
}

#[test]
fn a_period_that_is_over_shows_scores_and_expects_nothing() {
    let room = example();
    let page = page(&room, "alignment/2026-q3.html");
    assert_eq!(all(&page, ".pill").iter().map(text).collect::<Vec<_>>(), ["Closed period"]);
    let tactical = all(&page, ".tactical > .cells");
    assert!(!tactical.is_empty());
    for row in tactical {
        let expects = row.select(&Selector::parse(".p").unwrap()).count();
        assert_eq!(expects, 0, "no mark of what is expected: {}", row.html());
    }
    let statuses: BTreeSet<&str> = all(&page, ".tactical").iter().map(|row| row.attr("data-status").unwrap()).collect();
    assert!(statuses.is_subset(&BTreeSet::from(["closed", "not_closed"])), "{statuses:?}");
}

/// Counted from the files that were written, by means of the test alone.
#[test]
fn the_matrix_counts_what_leads_to_each_strategic_objective() {
    for seed in 1..5 {
        let company = Company::of(60, seed);
        let files = company.pages(|page| page == "alignment-matrix.html");
        let page = Html::parse_document(&files["alignment-matrix.html"]);
        let columns: Vec<String> = all(&page, "thead th > a").iter().map(text).collect();
        let mut found: BTreeMap<(String, String), usize> = BTreeMap::new();
        for row in all(&page, "tbody tr") {
            let team = text(&row.select(&Selector::parse("th a").unwrap()).next().unwrap());
            for (index, cell) in row.select(&Selector::parse("td").unwrap()).enumerate() {
                let column = columns.get(index).cloned().unwrap_or_default();
                let number = cell.select(&Selector::parse("b").unwrap()).next();
                if let Some(number) = number {
                    let number = number.text().next().unwrap().trim().parse().unwrap();
                    found.insert((team.clone(), column), number);
                }
            }
        }
        assert_eq!(found, company.matrix(), "seed {seed}");
        assert!(found.len() > 10, "{found:?}");
    }
}

#[test]
fn every_objective_stands_in_the_tree_once_and_on_the_map_once() {
    let company = Company::of(40, 7);
    let files = company.pages(|page| page == "alignment.html" || page == "alignment-map.html");
    let list = Html::parse_document(&files["alignment.html"]);
    let mut rows: Vec<&str> = all(&list, ".n[id]").iter().map(|row| row.attr("id").unwrap()).collect();
    rows.sort_unstable();
    assert_eq!(rows, company.ids());
    let map = Html::parse_document(&files["alignment-map.html"]);
    let cards = all(&map, ".card.strategic a, .card.tactical a");
    let mut cards: Vec<&str> = cards
        .iter()
        .map(|card| card.attr("href").unwrap().trim_start_matches("objectives/").trim_end_matches(".html"))
        .collect();
    cards.sort_unstable();
    assert_eq!(cards, company.ids());
    let home_lines = all(&map, ".mapin .e path:not(.x)").len();
    assert_eq!(home_lines, company.homes(), "a line for each objective that serves something");
    assert_eq!(all(&map, ".mapin .e .x").len(), company.further());
    assert_eq!(all(&list, ".reference").len(), company.further());
}

/// How large pages may get, by the number of objectives: elements, and bytes on the wire.
#[test]
fn pages_stay_small_however_many_objectives_there_are() {
    let (mut measured, mut wrong) = (String::new(), Vec::new());
    for (number, elements_max, bytes_max) in [(20, 2_500, 8 << 10), (200, 6_000, 30 << 10), (2_000, 6_000, 30 << 10)] {
        let company = Company::of(number, 1);
        let of_running = |page: &str| page.starts_with("alignment") && !page.contains('/');
        let files = company.pages(|page| of_running(page) || page == "branches/_1.html");
        let has_branches = files.keys().any(|path| path.starts_with("branches/"));
        assert_eq!(has_branches, number > 60);
        for (path, html) in &files {
            let (elements, bytes) = (all(&Html::parse_document(html), "*").len(), packed(html.as_bytes()));
            let raw = html.len();
            let _ = writeln!(measured, "{number:>5} {elements:>6} {bytes:>7} {raw:>8} {path}");
            if elements > elements_max || bytes > bytes_max {
                wrong.push(format!("{number} objectives: {path} has {elements} elements and {bytes} bytes"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{measured}", wrong.join("\n"));
}

#[test]
fn every_row_of_a_split_tree_can_be_reached() {
    let company = Company::of(450, 3);
    let files = company.pages(|page| page == "alignment.html" || page.starts_with("branches/"));
    let pages: BTreeMap<&str, Html> =
        files.iter().map(|(path, html)| (path.as_str(), Html::parse_document(html))).collect();
    let mut known = BTreeSet::new();
    let mut todo = vec!["alignment.html".to_owned()];
    let mut rows: BTreeSet<String> = BTreeSet::new();
    while let Some(path) = todo.pop() {
        if !known.insert(path.clone()) {
            continue;
        }
        let page = &pages[path.as_str()];
        rows.extend(all(page, ".n[data-status]").iter().filter_map(|row| row.attr("id")).map(str::to_owned));
        for link in all(page, ".branch a, .steps a, .n > .cells > .ttl > a") {
            let target = link.attr("href").unwrap().split('#').next().unwrap().trim_start_matches("../");
            if pages.contains_key(target) {
                todo.push(target.to_owned());
            }
        }
    }
    assert_eq!(known.len(), pages.len(), "every branch page is led to");
    assert_eq!(rows.iter().map(String::as_str).collect::<Vec<_>>(), company.ids());
}
