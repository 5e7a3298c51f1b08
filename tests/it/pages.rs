//! What single pages say.

use crate::support::Room;

/// The visible words of a page, in one line.
fn words(room: &Room, path: &str) -> String {
    let page = scraper::Html::parse_document(&room.read(path));
    let main = scraper::Selector::parse("main").unwrap();
    let words: Vec<&str> =
        page.select(&main).flat_map(|main| main.text()).flat_map(str::split_ascii_whitespace).collect();
    words.join(" ")
}

const TEAM: &str = "---
title: Fler svar i tid
team: support
period: 2026-Q4
key_results:
  - {title: Andel, unit: '%', baseline: 40, target: 90}
  - {title: Kö, baseline: 100, target: 20}
  - {title: Steg, milestones: [{title: Ett}, {title: Två}]}
  - {title: Ny, baseline: 0, target: 5}
check_ins:
  - date: 2026-11-20
    values:
      kr1: {value: 53, confidence: 7, note: \"Bättre *igen*.\"}
      kr2: 60
      kr3: {done: [ett]}
      kr4: 1
  - date: 2026-11-13
    values: {kr1: 51, kr2: 60, kr3: {done: []}}
---
";

#[test]
fn a_meeting_sees_confidence_the_change_of_a_week_and_the_last_note() {
    let room = Room::with(&[("okrsite.yaml", "language: sv\n"), ("one.md", TEAM)]);
    room.run("build").code(0);
    let words = words(&room, "public/teams/support.html");
    for part in [
        "Andel Nu 53 %, från 40 % till 90 %",
        "Tilltro 7 av 10 +2 procentenheter på en vecka Bättre igen.",
        "Steg 1 av 2",
        "+1 på en vecka",
    ] {
        assert!(words.replace('\u{a0}', " ").contains(part), "{part} in {words}");
    }
    assert_eq!(words.matches("oförändrat på en vecka").count(), 1);
    assert_eq!(words.matches("på en vecka").count(), 3, "a value without a predecessor has no change: {words}");
}

#[test]
fn the_pages_of_the_big_screen_follow_each_other() {
    let room = Room::new();
    for number in 0..12 {
        room.write(&format!("o{number:02}.md"), TEAM.replace("Fler svar i tid", &format!("Mål {number:02}")));
    }
    room.write("teams/a.md", "---\nkind: team\ntitle: A\n---\n");
    room.write("teams/support.md", "---\nkind: team\ntitle: Support\nparent: a\n---\n");
    room.run("build").code(0);
    let next = |path: &str| {
        let page = room.read(path);
        page.split(";url=").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    assert_eq!(next("public/screen.html"), "screen-2.html");
    assert_eq!(next("public/screen-2.html"), "screen.html");
    let both = format!("{} {}", words(&room, "public/screen.html"), words(&room, "public/screen-2.html"));
    assert!((0..12).all(|number| both.contains(&format!("Mål {number:02}"))), "{both}");
}

#[test]
fn a_kpi_is_listed_with_its_value_its_band_and_what_uses_it() {
    let kpi = |title: &str, more: &str| format!("---\nkind: kpi\ntitle: {title}\nunit: '%'\n{more}---\n");
    let measured = "measurements: [{date: 2026-10-01, value: 80}, {date: 2026-11-01, value: 91}]\n";
    let user = "---\ntitle: Leave on the minute\nteam: a\nperiod: 2026-Q4\nkey_results: [{title: Share, kpi: good, baseline: 80, target: 95}]\n---\n";
    let room = Room::with(&[
        ("kpis/good.md", &kpi("Good", &format!("healthy: {{at_least: 90}}\n{measured}"))),
        ("kpis/bad.md", &kpi("Bad", &format!("healthy: {{at_least: 70, at_most: 90}}\n{measured}"))),
        ("kpis/new.md", &kpi("New", "healthy: {at_most: 3}\n")),
        ("kpis/open.md", &kpi("Open", measured)),
        ("okrs/a.md", user),
    ]);
    room.run("build").code(0);
    let words = |path: &str| words(&room, path).replace('\u{a0}', " ");
    let list = words("public/kpis.html");
    for row in [
        "Good healthy from 90% 1 key result uses it 91% measured 1 Nov 2026 From 80% on 1 Oct 2026 to 91% on 1 Nov 2026. Within the healthy band",
        "Bad healthy from 70% to 90% no key result uses it 91% measured 1 Nov 2026 From 80% on 1 Oct 2026 to 91% on 1 Nov 2026. Outside the healthy band",
        "New healthy up to 3% no key result uses it Not measured yet Open no key result uses it 91% measured 1 Nov 2026",
    ] {
        assert!(list.contains(row), "{row} in {list}");
    }
    assert!(list.ends_with("to 91% on 1 Nov 2026."), "without a band nothing is within it: {list}");
    let page = room.read("public/kpis.html");
    assert_eq!(page.matches("class=\"sk\"").count(), 3);
    assert!(page.contains("class=\"st ok\"") && page.contains("class=\"st watch\""), "{page}");
    assert!(words("public/kpis/good.html").contains("91% Within the healthy band measured 1 Nov 2026"));
    assert!(words("public/kpis/bad.html").contains("91% Outside the healthy band measured 1 Nov 2026"));
    assert!(!words("public/kpis/open.html").contains("healthy band"));
}

/// A team with this many objectives, each with two key results that were never checked in.
fn silent_team(room: &Room, team: &str, objectives: usize) {
    room.write(&format!("{team}.md"), format!("---\nkind: team\ntitle: Team {team}\nparent: board\n---\n"));
    for number in 1..=objectives {
        let file = format!(
            "---\ntitle: Objective {team} {number}\nteam: {team}\nperiod: 2026-Q4\nparent: top\nkey_results:\n  \
             - {{id: a, title: First, baseline: 0, target: 10}}\n  - {{id: b, title: Second, baseline: 0, target: 10}}\n---\n"
        );
        room.write(&format!("{team}-{number}.md"), file);
    }
}

#[test]
fn what_many_objectives_of_a_team_have_in_common_is_one_line_on_the_attention_page() {
    let room = Room::new();
    room.write("okrsite.yaml", "rules: {preset: off}\n");
    room.write("board.md", "---\nkind: team\ntitle: Board\n---\n");
    room.write(
        "top.md",
        "---\ntitle: Top\nteam: board\nperiod: 2026-Q4\nkey_results: [{title: Top result, baseline: 0, target: 10}]\n\
         check_ins: [{date: 2026-11-20, values: {kr1: 6}}]\n---\n",
    );
    silent_team(&room, "alpha", 12);
    silent_team(&room, "beta", 1);
    room.run("build").code(0);

    let page = words(&room, "public/attention.html");
    let open: Vec<&str> = page.split(" Objective alpha 1 ").collect();
    assert_eq!(
        open[0],
        "Attention 26 things need attention among the objectives that run now. Never checked in 26 No value yet. The first \
         check-in shows where it starts. Objective beta 1 None of its 2 key results Team beta no owner 24 key results of \
         Team alpha"
    );
    assert_eq!(page.matches("None of its 2 key results").count(), 13, "a line an objective, folded: {page}");
}

#[test]
fn what_one_rule_finds_many_times_in_a_team_is_one_line_of_its_advice() {
    let room = Room::new();
    room.write("okrsite.yaml", "rules: {preset: off, overdue-check-in: warning}\n");
    silent_team(&room, "alpha", 5);
    room.write("board.md", "---\nkind: team\ntitle: Board\n---\n");
    room.write(
        "top.md",
        "---\ntitle: Top\nteam: board\nperiod: 2026-Q4\nkey_results: [{title: Top result, baseline: 0, target: 10}]\n---\n",
    );
    room.run("build").code(0);

    let page = words(&room, "public/attention.html");
    let advice = page.split_once(" Advice ").unwrap().1;
    assert!(advice.starts_with("6 All rules "), "{advice}");
    assert!(
        advice.contains("Team alpha 5 There was no check-in for longer than the follow-up interval 5 "),
        "{advice}"
    );
}
