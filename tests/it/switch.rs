//! The period switch: readers can look at any period, and links stay in it.

use scraper::{Html, Selector};

use crate::support::{DAY, Room};

/// Two teams with an objective in a closed, a running and a planned quarter, and one for the year.
fn built() -> Room {
    let room = Room::with(&[
        ("teams/north.md", "---\nkind: team\ntitle: North\nlead: Ada\n---\n"),
        ("teams/south.md", "---\nkind: team\ntitle: South\n---\n"),
    ]);
    let closed = "closed: {date: 2026-09-30, outcome: partly, score: 0.65, learned: Ask first.}\n";
    let check_in =
        "check_ins:\n  - {date: 2026-09-20, by: Ada, note: Slower., values: {kr1: {value: 40, confidence: 3}}}\n";
    for (id, team, period, more) in [
        ("past", "north", "2026-Q3", format!("{closed}{check_in}")),
        ("left", "south", "2026-Q3", check_in.to_owned()),
        ("now", "north", "2026-Q4", String::new()),
        ("next", "north", "2027-Q1", String::new()),
        ("year", "south", "2026", String::new()),
    ] {
        let text = format!(
            "---\ntitle: Do {id}\nteam: {team}\nperiod: {period}\n{more}key_results:\n  - {{title: Share, unit: \"%\", baseline: 0, target: 100, confidence: 6}}\n---\n"
        );
        room.write(&format!("okrs/{id}.md"), text);
    }
    room.run(&format!("build --output out --date {DAY}")).code(0);
    room
}

/// The words of each element, and where it leads, with single spaces.
fn links(room: &Room, page: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(&room.read(&format!("out/{page}")));
    let selector = Selector::parse(selector).unwrap();
    let told = |element: scraper::ElementRef<'_>| {
        let words = element.text().collect::<Vec<_>>().join(" ");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        element.attr("href").map_or_else(|| words.clone(), |href| format!("{words} > {href}"))
    };
    page.select(&selector).map(told).collect()
}

#[test]
fn every_page_offers_every_period() {
    let room = built();
    assert_eq!(
        links(&room, "index.html", ".per a"),
        [
            "Q1 2027 planned > periods/2027-q1.html",
            "Q4 2026 now > index.html",
            "2026 now > periods/2026.html",
            "Q3 2026 closed > periods/2026-q3.html",
            "All periods > periods.html",
        ]
    );
    assert_eq!(links(&room, "index.html", ".per [aria-current]"), ["Q4 2026 now > index.html"]);
    assert_eq!(links(&room, "index.html", ".away"), Vec::<String>::new());
}

#[test]
fn a_team_is_shown_in_the_period_that_the_reader_is_in() {
    let room = built();
    assert_eq!(
        links(&room, "teams/north.html", ".per a")[..4],
        [
            "Q1 2027 planned > ../teams/north/2027-q1.html",
            "Q4 2026 now > ../teams/north.html",
            "2026 now > ../periods/2026.html",
            "Q3 2026 closed > ../teams/north/2026-q3.html",
        ]
    );
    assert_eq!(links(&room, "teams/north/2026-q3.html", ".per a")[1], "Q4 2026 now > ../../teams/north.html");
    assert_eq!(links(&room, "periods/2026-q3.html", ".byteam h3 a")[0], "North > ../teams/north/2026-q3.html");
    assert_eq!(links(&room, "periods/2026-q4.html", ".byteam h3 a"), ["North > ../teams/north.html"]);
    assert_eq!(links(&room, "objectives/past.html", ".oh .meta a"), ["North > ../teams/north/2026-q3.html"]);
}

#[test]
fn the_menu_stays_in_the_period_and_a_line_leads_back() {
    let room = built();
    for page in ["periods/2026-q3.html", "objectives/past.html"] {
        assert_eq!(
            links(&room, page, ".nav > a")[..3],
            [
                "Overview > ../periods/2026-q3.html",
                "Alignment > ../alignment/2026-q3.html",
                "Teams > ../periods/2026-q3.html#h_teams"
            ],
            "{page}"
        );
    }
    assert_eq!(
        links(&room, "teams/north/2026-q3.html", ".away, .away a"),
        [
            "Q3 2026 ended on 30 Sep 2026: what counts here is scores, not pace. To Q4 2026",
            "To Q4 2026 > ../../teams/north.html"
        ]
    );
    assert_eq!(
        links(&room, "objectives/next.html", ".away"),
        ["Q1 2027 starts in 39 days: nothing is expected yet. To Q4 2026"]
    );
    assert_eq!(
        links(&room, "periods/2026.html", ".away"),
        ["2026 runs beside the period that the other pages show. To Q4 2026"]
    );
    assert_eq!(links(&room, "objectives/year.html", ".away"), Vec::<String>::new());
}

#[test]
fn a_closed_period_shows_scores_and_what_was_learned_instead_of_pace() {
    let room = built();
    let page = "teams/north/2026-q3.html";
    assert_eq!(links(&room, page, ".goal .stl"), ["Partly achieved score 0.65"]);
    assert_eq!(links(&room, page, ".goal .vt"), ["Ended at 40%, from 0% to 100%"]);
    assert_eq!(links(&room, page, ".learned .prose"), ["Ask first."]);
    assert_eq!(links(&room, page, ".log li > div"), ["20 Sep 2026 Ada", "Do past Slower. Share 40% confidence 6 → 3"]);
}

#[test]
fn an_objective_that_nobody_closed_has_no_pace_after_its_period() {
    let room = built();
    assert_eq!(links(&room, "objectives/left.html", ".sum .txt"), ["Never closed Ended 30 Sep 2026"]);
    assert_eq!(links(&room, "objectives/left.html", ".kr-h .st, .kr-card .sco"), ["Never closed", "0.40"]);
    assert!(!room.read("out/objectives/left.html").contains("<rect class=\"p\""));
}
