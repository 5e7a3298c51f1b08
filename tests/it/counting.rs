//! One count everywhere: every place that counts the objectives and key results of a period counts the same, or says what it
//! shows beside them. The sites are made at random, and counted here by means of the test alone.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    sync::Arc,
};

use okrsite::{
    diagnostics::SitePath,
    model::{Language, Today},
    pipeline::{self, Checked, Files, Options},
    render::{self, Theme},
    view::{Derived, EntryKind, Facts, Names, Page, pages},
};
use proptest::prelude::*;
use scraper::{ElementRef, Html, Selector};

use crate::support::DAY;

/// An objective of a made-up site.
#[derive(Debug, Clone)]
struct Objective {
    team: usize,
    period: &'static str,
    state: &'static str,
    level: Option<&'static str>,
    key_results: usize,
    /// An earlier objective, as its parent.
    parent: Option<usize>,
    /// An earlier objective that it helps besides, and whether one of its key results.
    supports: Option<(usize, bool)>,
}

impl Objective {
    fn is_decided(&self) -> bool {
        matches!(self.state, "active" | "closed")
    }
}

/// A made-up site.
#[derive(Debug, Clone)]
struct Made {
    /// What `active` says of each team, and its parent team.
    teams: Vec<(&'static str, Option<usize>)>,
    objectives: Vec<Objective>,
    drafts: bool,
}

/// Teams that run, that ended before or within the period, that begin in it, after today, or after the period.
const ACTIVE: [&str; 6] = [
    "",
    "active: {to: 2026-06-30}\n",
    "active: {to: 2026-11-01}\n",
    "active: {from: 2026-10-15}\n",
    "active: {from: 2026-12-10}\n",
    "active: {from: 2027-02-01}\n",
];
const PERIODS: [&str; 4] = ["2026-Q4", "2026", "2026-Q3", "2027-Q1"];
const STATES: [&str; 4] = ["active", "closed", "proposed", "draft"];

/// The number of a thing among `len` things, from any number.
fn picked(number: u8, len: usize) -> usize {
    usize::from(number) % len
}

/// What an objective is made of: team, period, state and level; its key results, its parent, and what it supports.
type Written = ((u8, u8, u8, u8), (u8, Option<u8>, Option<(u8, bool)>));

/// Sites with up to 4 teams and 9 objectives. In `shape` 0 they are of all kinds; 1: one level of teams; 2: all strategic; 3: all
/// tactical; 4: tied by `supports` alone.
fn sites() -> impl Strategy<Value = Made> {
    let team = (0..10u8, any::<Option<u8>>());
    let objective = ((any::<u8>(), 0..8u8, 0..8u8, 0..4u8), (0..4u8, any::<Option<u8>>(), any::<Option<(u8, bool)>>()));
    let parts = (prop::collection::vec(team, 1..5), prop::collection::vec(objective, 1..10), 0..5u8, any::<bool>());
    parts.prop_map(|(teams, objectives, shape, drafts)| {
        let count = teams.len();
        let teams = teams.into_iter().enumerate().map(|(index, (active, parent))| {
            let parent = parent.filter(|_| index > 0 && shape != 1).map(|parent| picked(parent, index));
            (ACTIVE.get(usize::from(active)).copied().unwrap_or(""), parent)
        });
        let objective = |(index, written): (usize, Written)| {
            let ((team, period, state, level), (key_results, parent, supports)) = written;
            let above = |number: u8| picked(number, index);
            Objective {
                team: picked(team, count),
                period: PERIODS.get(usize::from(period)).copied().unwrap_or("2026-Q4"),
                state: STATES.get(usize::from(state)).copied().unwrap_or("active"),
                level: match (shape, level) {
                    (2, _) | (_, 0) => Some("strategic"),
                    (3, _) | (_, 1) => Some("tactical"),
                    _ => None,
                },
                key_results: usize::from(key_results) + 1,
                parent: parent.filter(|_| index > 0 && shape != 4).map(above),
                supports: supports.filter(|_| index > 0).map(|(number, of_key_result)| (above(number), of_key_result)),
            }
        };
        Made { teams: teams.collect(), objectives: objectives.into_iter().enumerate().map(objective).collect(), drafts }
    })
}

impl Made {
    fn files(&self) -> Vec<(String, String)> {
        let mut files = vec![("okrsite.yaml".to_owned(), "rules: {preset: off}\n".to_owned())];
        for (index, (active, parent)) in self.teams.iter().enumerate() {
            let parent = parent.map_or_else(String::new, |parent| format!("parent: t{parent}\n"));
            files.push((
                format!("teams/t{index}.md"),
                format!("---\nkind: team\ntitle: Team {index}\n{parent}{active}---\n"),
            ));
        }
        for (index, one) in self.objectives.iter().enumerate() {
            files.push((format!("okrs/o{index}.md"), one.text(index)));
        }
        files
    }

    /// The decided objectives of a period.
    fn decided_in(&self, period: &str) -> BTreeSet<usize> {
        let of = |(index, one): (usize, &Objective)| (one.is_decided() && one.period == period).then_some(index);
        self.objectives.iter().enumerate().filter_map(of).collect()
    }

    /// How many objectives and key results of a period count.
    fn counted(&self, period: &str) -> (usize, usize) {
        let decided = self.decided_in(period);
        (decided.len(), decided.iter().map(|index| self.objectives[*index].key_results).sum())
    }
}

impl Objective {
    fn text(&self, index: usize) -> String {
        let mut text =
            format!("---\ntitle: Objective {index} of everybody\nteam: t{}\nperiod: {}\n", self.team, self.period);
        if let Some(level) = self.level {
            let _ = writeln!(text, "level: {level}");
        }
        match self.state {
            "closed" => text.push_str("closed: {date: 2026-11-10, outcome: partly, learned: Much.}\n"),
            state => {
                let _ = writeln!(text, "state: {state}");
            }
        }
        if let Some(parent) = self.parent {
            let _ = writeln!(text, "parent: o{parent}");
        }
        if let Some((other, of_key_result)) = self.supports {
            let part = if of_key_result { "#kr1" } else { "" };
            let _ = writeln!(text, "supports: [o{other}{part}]");
        }
        text.push_str("key_results:\n");
        for number in 0..self.key_results {
            let _ = writeln!(text, "  - {{title: Measure {number} of {index}, baseline: 0, target: 10}}");
        }
        text + "check_ins: [{date: 2026-11-20, values: {kr1: 4}}]\n---\nBecause.\n"
    }
}

/// Every page that is meant, and what is known of the site.
struct Shown {
    pages: BTreeMap<String, Html>,
    running: Option<String>,
    data: serde_json::Value,
    /// Objectives and key results of each period that search finds, but proposals and drafts.
    found: BTreeMap<String, (usize, usize)>,
    /// The objectives that need attention.
    concerned: BTreeSet<String>,
}

fn show(made: &Made) -> Shown {
    let day = DAY.parse().unwrap();
    let all = made.files();
    let markdown =
        all[1..].iter().map(|(path, text)| (SitePath::new(path.as_str()), Arc::from(text.as_bytes()))).collect();
    let files = Files { markdown, ..Files::default() };
    let settings = pipeline::settings(Some(all[0].1.as_bytes()));
    let options = Options { today: Today(day), latest: None, drafts: made.drafts };
    let checked = pipeline::check(&settings, &files, options);
    let theme = Theme::new(&BTreeMap::new(), Language::English, None).unwrap();
    let Checked { site, progress, config, .. } = &checked;
    let derived = Derived::new(site, progress, config, &theme.texts, Names::default());
    let facts = Facts::new(site, progress, config, &theme.texts, &derived);

    let is_meant = |page: &Page| {
        matches!(page, Page::Start | Page::Alignment(..) | Page::Period(_) | Page::Periods | Page::Screen(0))
            || matches!(page, Page::Team(_) | Page::Objective(_))
    };
    let rendered = pages(&facts).into_iter().filter(is_meant).map(|page| {
        let text = String::from_utf8(render::page(page, &facts, &theme).unwrap()).unwrap();
        (page.path(&facts), Html::parse_document(&text))
    });
    let mut found: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for page in facts.search_pages() {
        let (Some(period), Some(status)) = (&page.whole.facets.period, &page.whole.facets.status) else { continue };
        if matches!(status.id.as_str(), "proposed" | "draft") {
            continue;
        }
        let counts = found.entry(period.id.clone()).or_default();
        counts.0 += 1;
        counts.1 += page.parts.iter().filter(|part| part.kind == EntryKind::KeyResult).count();
    }
    Shown {
        pages: rendered.collect(),
        running: facts.running.as_ref().map(|period| period.id.clone()),
        data: serde_json::to_value(facts.site_data()).unwrap(),
        found,
        concerned: facts.concerns.iter().map(|one| site.objective(one.objective).head.id.to_string()).collect(),
    }
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    all(page, selector).into_iter().map(text).collect()
}

/// The objectives that a page leads to.
fn objectives_on(page: &Html, selector: &str) -> BTreeSet<usize> {
    let number = |link: ElementRef<'_>| {
        let address = link.attr("href")?.split('#').next()?;
        address.rsplit("objectives/o").next()?.strip_suffix(".html")?.parse().ok()
    };
    all(page, selector).into_iter().filter_map(number).collect()
}

/// (3, 8) of "8 key results of 3 objectives in Q4 2026. Shown, but not counted: ...", and how many are said to be shown beside.
fn said(text: &str) -> ((usize, usize), usize) {
    if !text.contains(" key result") {
        return ((0, 0), 0);
    }
    let numbers = |text: &str| -> Vec<usize> { text.split(' ').filter_map(|word| word.parse().ok()).collect() };
    let (counted, besides) = text.split_once(". Shown, but not counted: ").unwrap_or((text, ""));
    let counted = numbers(counted);
    ((counted[1], counted[0]), numbers(besides).iter().sum())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_place_counts_the_same_of_a_period(made in sites()) {
        let shown = show(&made);
        check(&made, &shown);
    }
}

fn check(made: &Made, shown: &Shown) {
    let Some(running) = &shown.running else { return };
    let slug = |period: &str| period.to_lowercase();
    let published: Vec<usize> =
        (0..made.objectives.len()).filter(|index| made.drafts || made.objectives[*index].state != "draft").collect();
    let periods: BTreeSet<&str> = published.iter().map(|index| made.objectives[*index].period).collect();

    for period in periods {
        let expected = made.counted(period);
        let decided = made.decided_in(period);
        let is_running = period == running;
        let of_period: BTreeSet<usize> =
            published.iter().copied().filter(|index| made.objectives[*index].period == period).collect();

        let mut places = vec![(format!("periods/{}.html", slug(period)), ".more-r", "#h_teams ~ *, .byteam a")];
        let views = ["alignment", "alignment-map", "alignment-matrix"];
        for view in views {
            let path = if is_running { format!("{view}.html") } else { format!("{view}/{}.html", slug(period)) };
            places.push((path, ".cnt", ".tree a, .map a, .matrix a"));
        }
        if is_running {
            places.push(("index.html".to_owned(), ".cnt", ".goal h3 a, .trow .tt, .trow .tt a"));
        }
        for (path, selector, links) in places {
            let page = &shown.pages[&path];
            let line = texts(page, selector);
            if expected.0 == 0 && line.is_empty() {
                continue; // the page of a period where nothing is decided says nothing of numbers
            }
            let (counted, besides) = said(&line[0]);
            assert_eq!(counted, expected, "{path}: {}", line[0]);

            let linked = objectives_on(page, links);
            if path.contains("matrix") {
                continue; // cells lead to lists
            }
            assert!(decided.is_subset(&linked), "{path} shows all that it counts: {decided:?} {linked:?}");
            assert!(of_period.is_subset(&linked), "{path} shows proposals, too: {of_period:?} {linked:?}");
            assert_eq!(linked.len() - decided.len(), besides, "{path} says what it does not count: {}", line[0]);
        }

        in_lists(made, shown, period);
    }

    let expected = made.counted(running);
    let screen = texts(&shown.pages["screen.html"], ".sp .mut > span");
    assert_eq!(said(&screen[0]).0, expected, "the big screen: {screen:?}");
    let mut on_teams = (0, 0);
    for index in 0..made.teams.len() {
        let Some(line) = texts(&shown.pages[&format!("teams/t{index}.html")], ".cnt").first().cloned() else {
            continue;
        };
        let (counted, _) = said(&line);
        on_teams = (on_teams.0 + counted.0, on_teams.1 + counted.1);
    }
    assert_eq!(on_teams, expected, "the teams together");
    for id in &shown.concerned {
        let index: usize = id[1..].parse().unwrap();
        assert!(made.objectives[index].is_decided(), "{id} needs attention and is not decided");
    }
    supporters(made, shown);
}

/// The same in the archive of periods, in the data and in search.
fn in_lists(made: &Made, shown: &Shown, period: &str) {
    let expected = made.counted(period);
    let address = format!("periods/{}.html", period.to_lowercase());
    let is_row = |row: &&ElementRef<'_>| row.html().contains(&address);
    let archive = all(&shown.pages["periods.html"], "tbody tr");
    let row = archive.iter().find(is_row).unwrap();
    let cells = row.select(&Selector::parse("td").unwrap()).map(text).collect::<Vec<_>>();
    let numbers: Vec<usize> = cells.iter().filter_map(|cell| cell.parse().ok()).collect();
    if expected.0 > 0 {
        assert_eq!((numbers[0], numbers[1]), expected, "the archive, {period}: {cells:?}");
    }

    let of_data = shown.data["objectives"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["period"]["id"] == period && matches!(one["state"].as_str(), Some("active" | "closed")));
    let key_results: usize = of_data.clone().map(|one| one["key_results"].as_array().unwrap().len()).sum();
    assert_eq!((of_data.count(), key_results), expected, "data, {period}");
    assert_eq!(shown.found.get(period).copied().unwrap_or_default(), expected, "search, {period}");
}

/// Who supports an objective: as it is written, and as its own page, the start page and the data say.
fn supporters(made: &Made, shown: &Shown) {
    for (above, one) in
        shown.data["objectives"].as_array().unwrap().iter().map(|one| (one["id"].as_str().unwrap(), one))
    {
        let serves = |below: &Objective| {
            let number: usize = above[1..].parse().unwrap();
            below.parent == Some(number) || below.supports.is_some_and(|(other, _)| other == number)
        };
        let expected: BTreeSet<String> = made
            .objectives
            .iter()
            .enumerate()
            .filter(|(_, below)| serves(below) && (made.drafts || below.state != "draft"))
            .map(|(index, _)| format!("o{index}"))
            .collect();
        let data: BTreeSet<String> =
            one["supported_by"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect();
        assert_eq!(data, expected, "data, {above}");

        let page = &shown.pages[&format!("objectives/{above}.html")];
        let is_said = |line: &String| line.starts_with("supported");
        let own: Vec<String> = texts(page, ".near .below > p").into_iter().filter(is_said).collect();
        for card in all(&shown.pages["index.html"], ".goal") {
            let card = Html::parse_fragment(&card.html());
            if texts(&card, "h3 a") == [format!("Objective {} of everybody", &above[1..])] {
                let start: Vec<String> = texts(&card, ".meta .part").into_iter().filter(is_said).collect();
                assert_eq!(start, own, "start and the page of {above}");
            }
        }
    }
}
