//! Texts of people may run from right to left: on every page each stands by itself, in `<bdi>` or with `dir="auto"`.

use scraper::{ElementRef, Html, Selector};

use crate::support::{Room, files};

/// Every text that people write holds this, followed by the name of its place.
const MARK: &str = "שלום-";

const SETTINGS: &str = "title: שלום-site
language: sv
people: {pages: true}
periods:
  - {id: sprint, title: שלום-period, start: 2026-10-01, end: 2026-12-31}
  - {id: old, title: שלום-old-period, start: 2026-07-01, end: 2026-09-30}
";

const ORGANISATION: &str = "---
kind: organisation
title: שלום-organisation
vision: שלום-vision
mission: שלום-mission
values: [שלום-value]
strategy:
  - {id: theme, title: שלום-theme, text: שלום-theme-text}
---

שלום-organisation-body
";

const TEAM: &str = "---
kind: team
title: שלום-team
lead: שלום-lead
members: [שלום-member]
tags: [שלום-team-tag]
---

שלום-team-body
";

const CREW: &str = "---
kind: team
title: שלום-crew
parent: team
---
";

const STRATEGIC: &str = "---
title: שלום-strategic
team: team
period: sprint
parent: strategy#theme
key_results:
  - {id: k, title: שלום-key-result, baseline: 0, target: 100}
check_ins:
  - {date: 2026-11-20, by: שלום-by, values: {k: 30}}
---
";

const OBJECTIVE: &str = "---
title: שלום-objective
team: crew
period: sprint
owner: שלום-owner
contributors: [שלום-contributor]
parent: strategic#k
tags: [שלום-tag]
key_results:
  - {id: metric, title: שלום-metric, owner: שלום-key-result-owner, unit: שלום-unit, baseline: 0, target: 100, commit: 50, stretch: 120, note: שלום-remark}
  - {id: band, title: שלום-band, unit: שלום-band-unit, at_least: 3, at_most: 8, guards: metric}
  - {id: kpi, title: שלום-with-kpi, kpi: kpi, baseline: 5, target: 9}
  - id: steps
    title: שלום-steps
    milestones:
      - {id: a, title: שלום-step-done, done: 2026-11-01}
      - {id: b, title: שלום-step-open, due: 2026-11-05}
  - {id: rubric, title: שלום-rubric, levels: {0.3: שלום-level-low, 1: שלום-level-high}, current: 0.3}
initiatives:
  - {title: שלום-initiative, url: \"https://work.example.com/1\", owner: שלום-initiative-owner}
check_ins:
  - date: 2026-11-20
    by: שלום-by-metric
    note: שלום-check-in-note
    values:
      metric: {value: 20, confidence: 3, note: שלום-metric-note}
      band: {value: 2, status: off_track, note: שלום-band-note}
  - {date: 2026-11-02, by: שלום-by, note: שלום-earlier-note, values: {metric: 10}}
allow:
  - {rule: vague-measure, because: שלום-because}
---

שלום-body
";

const CLOSED: &str = "---
title: שלום-closed
team: crew
period: old
owner: שלום-owner
parent: strategic
key_results:
  - {id: k, title: שלום-closed-key-result, unit: שלום-closed-unit, baseline: 0, target: 10}
check_ins:
  - {date: 2026-09-20, values: {k: {value: 7, note: שלום-closed-note}}}
closed: {date: 2026-09-30, outcome: partly, learned: שלום-learned}
---
";

const KPI: &str = "---
kind: kpi
title: שלום-kpi
unit: שלום-kpi-unit
owner: שלום-kpi-owner
better: higher
healthy: {at_least: 6}
measurements:
  - {date: 2026-10-15, value: 5}
  - {date: 2026-11-12, value: 7}
---

שלום-kpi-body
";

const PAGE: &str = "---\nkind: page\ntitle: שלום-page\nnav: 1\n---\n\nשלום-page-body\n";

#[test]
fn every_text_of_people_has_a_direction_of_its_own() {
    let room = Room::with(&[
        ("okrsite.yaml", SETTINGS),
        ("organisation.md", ORGANISATION),
        ("teams/team.md", TEAM),
        ("teams/crew.md", CREW),
        ("okrs/strategic.md", STRATEGIC),
        ("okrs/objective.md", OBJECTIVE),
        ("okrs/closed.md", CLOSED),
        ("kpis/kpi.md", KPI),
        ("pages/page.md", PAGE),
    ]);
    room.run("build --date 2026-11-23").code(0);

    let every_element = Selector::parse("body *").unwrap();
    let mut exposed = Vec::new();
    let mut count = 0;
    let is_page = |path: &str| path.rsplit_once('.').is_some_and(|(_, ending)| ending == "html");
    for (path, bytes) in files(&room.path().join("public")).into_iter().filter(|(path, _)| is_page(path)) {
        let page = Html::parse_document(std::str::from_utf8(&bytes).unwrap());
        for element in page.select(&every_element) {
            for text in element.children().filter_map(|child| child.value().as_text()) {
                if !text.contains(MARK) {
                    continue;
                }
                count += 1;
                if !is_isolated(text) && !has_direction(element) {
                    exposed.push(format!("{path}: {}", text.trim()));
                }
            }
        }
    }
    assert!(count > 500, "only {count} texts of people on all pages");
    assert!(exposed.is_empty(), "{} of {count} texts:\n{}", exposed.len(), exposed.join("\n"));
}

/// Whether every text of people stands between characters that isolate it from the words around.
fn is_isolated(text: &str) -> bool {
    text.split(MARK)
        .scan(0, |open, part| {
            *open += part.matches('\u{2068}').count();
            *open -= part.matches('\u{2069}').count();
            Some(*open)
        })
        .take(text.matches(MARK).count())
        .all(|open| open > 0)
}

/// Whether an element, or one around it, isolates its text. The style sheet does so for the labels of charts.
fn has_direction(element: ElementRef<'_>) -> bool {
    let isolates = |element: ElementRef<'_>| {
        matches!(element.value().name(), "bdi" | "svg") || element.attr("dir") == Some("auto")
    };
    isolates(element) || element.ancestors().filter_map(ElementRef::wrap).any(isolates)
}
