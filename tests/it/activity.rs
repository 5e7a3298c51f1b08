//! What needs attention, check-ins by day, and earlier addresses.

use scraper::{Html, Selector};

use crate::support::{DAY, Room};

const SETTINGS: (&str, &str) = ("okrsite.yaml", "title: T\nbase_url: https://okr.example.com/x\nlanguage: en\n");

/// A strategic objective, and a team's with a key result of each kind of trouble.
fn room() -> Room {
    let up = "---\ntitle: Up\nteam: top\nperiod: 2026\nlevel: strategic\nkey_results:\n  - title: A\n    baseline: 0\n    \
              target: 10\ncheck_ins:\n  - {date: 2026-11-20, values: {kr1: 9}}\n---\n";
    let down =
        "---\ntitle: Down\nteam: top\nperiod: 2026-Q4\nlevel: tactical\nowner: Ada\naliases: [deep]\nkey_results:
  - {id: far, title: Far, baseline: 0, target: 10}
  - {id: told, title: Told, baseline: 0, target: 10, owner: Bo, confidence: 6}
  - {id: unsure, title: Unsure, baseline: 0, target: 10}
  - {id: old, title: Old, baseline: 0, target: 10}
  - {id: never, title: Never, baseline: 0, target: 10}
check_ins:
  - {date: 2026-10-05, by: Ada, values: {old: 3, far: 2}}
  - date: 2026-11-20
    note: A *hard* week, see [why](#far) and [us](top.md).
    values:
      far: {value: 1, note: 'Snow, _again_'}
      told: {value: 9, status: at_risk, confidence: 4}
      unsure: {value: 9, confidence: 2}
---
";
    Room::with(&[
        SETTINGS,
        ("up.md", up),
        ("down.md", down),
        ("top.md", "---\nkind: team\ntitle: Top\naliases: [roof]\n---\n"),
    ])
}

fn built() -> Room {
    let room = room();
    room.run(&format!("build --output out --date {DAY}")).code(0);
    room
}

/// The words of every element that `selector` finds.
fn words(page: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let text = |element: scraper::ElementRef<'_>| {
        element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    page.select(&Selector::parse(selector).unwrap()).map(text).collect()
}

#[test]
fn the_page_of_attention_groups_by_reason_with_owner_and_count() {
    let page = built().read("out/attention.html");
    assert_eq!(
        words(&page, "main h2"),
        ["Off track 2", "At risk 1", "Stale 1", "Never checked in 1", "Without a parent 1", "Advice 7"]
    );
    assert_eq!(
        words(&page, "main .att")[..6],
        [
            "Far 0.10 where 0.41 is expected: Snow, again TopAda Down",
            "Unsure Confidence is only 2 of 10 TopAda Down",
            "Told Reported in the check-in of 20 Nov TopBo Down",
            "Old Value is 49 days old TopAda Down",
            "Never Never checked in TopAda Down",
            "Down Supports no theme, objective or key result TopAda",
        ]
    );
}

#[test]
fn the_menu_leads_to_what_needs_attention_and_the_start_page_counts_it() {
    let room = built();
    let start = room.read("out/index.html");
    assert_eq!(words(&start, ".nav a")[4], "Attention");
    assert_eq!(words(&start, "#h_attention .num-of"), ["6"]);
    assert_eq!(words(&room.read("out/attention.html"), ".nav [aria-current=page]"), ["Attention"]);
}

#[test]
fn check_ins_stand_by_day_with_the_value_before_and_the_change_of_confidence() {
    let page = built().read("out/activity.html");
    assert_eq!(words(&page, "main h2"), ["20 November 2026", "5 October 2026", "By month"]);
    assert_eq!(
        words(&page, ".ups > li"),
        ["Far 2 → 1Snow, again", "Told 9 confidence 6 → 4 At risk", "Unsure 9 confidence 2", "A 9", "Old 3", "Far 2",]
    );
    assert_eq!(words(&page, ".aside li"), ["November 2026 2 check-ins", "October 2026 1 check-in"]);
}

#[test]
fn links_in_a_note_lead_to_the_right_page_from_every_page_that_shows_it() {
    let room = built();
    let links = |page: &str| {
        let page = Html::parse_document(&room.read(page));
        let selector = Selector::parse(".ln a").unwrap();
        page.select(&selector).map(|one| one.attr("href").unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(links("out/activity.html"), ["objectives/down.html#far", "teams/top.html"]);
    assert_eq!(links("out/activity/2026-11.html"), ["../objectives/down.html#far", "../teams/top.html"]);
    assert_eq!(links("out/objectives/down.html"), ["#far", "../teams/top.html"]);
}

#[test]
fn a_month_has_a_page_of_its_own() {
    let room = built();
    assert_eq!(
        words(&room.read("out/activity/2026-10.html"), "h1, main h2"),
        ["October 2026", "5 October 2026", "By month"]
    );
}

#[test]
fn without_check_ins_both_pages_say_so() {
    let room = Room::with(&[("okrsite.yaml", "title: T\n")]);
    room.run(&format!("build --output out --date {DAY}")).code(0);
    assert_eq!(
        words(&room.read("out/activity.html"), "main p"),
        ["Nobody has checked in yet. A check-in is a few lines under check_ins: in the file of an objective."]
    );
    assert_eq!(
        words(&room.read("out/attention.html"), "main p"),
        ["No decided objective runs now, so nothing can be behind."]
    );
}

#[test]
fn an_earlier_address_leads_on_without_a_script() {
    let room = built();
    for (path, target) in
        [("objectives/deep.html", "../objectives/down.html"), ("teams/roof.html", "../teams/top.html")]
    {
        let page = Html::parse_document(&room.read(&format!("out/{path}")));
        let attribute = |selector: &str, name: &str| {
            page.select(&Selector::parse(selector).unwrap()).next().unwrap().attr(name).unwrap().to_owned()
        };
        assert_eq!(attribute("meta[http-equiv=refresh]", "content"), format!("0; url={target}"));
        assert_eq!(attribute("main a", "href"), target);
    }
}

#[test]
fn every_page_asks_search_engines_to_stay_out() {
    let room = built();
    for (path, bytes) in crate::support::files(&room.path().join("out")) {
        let is_page = path.rsplit('.').next() == Some("html");
        let asks = String::from_utf8_lossy(&bytes).contains("<meta name=\"robots\" content=\"noindex\">");
        assert_eq!(is_page, asks, "{path}");
    }
}
