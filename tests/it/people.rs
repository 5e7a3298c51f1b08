//! Pages about people: only where a site wants them, and then everything that names somebody.

use scraper::{Html, Selector};

use crate::support::{DAY, Room};

fn built(settings: &str) -> Room {
    let objective =
        "---\ntitle: Answer sooner\nteam: north\nperiod: 2026-Q4\nowner: Ada Öst\ncontributors: [Bo Ek, ada öst]
key_results:
  - {title: Hours, baseline: 9, target: 2, owner: Bo Ek}
initiatives:
  - {title: A rota, owner: Bo Ek}
check_ins:
  - {date: 2026-11-20, by: Bo Ek, note: Halfway., values: {kr1: 5}}
---
";
    let room = Room::with(&[
        ("okrsite.yaml", settings),
        ("teams/north.md", "---\nkind: team\ntitle: North\nlead: Ada Öst\nmembers: [Ada Öst, Bo Ek]\n---\n"),
        (
            "kpis/calls.md",
            "---\nkind: kpi\ntitle: Calls\nowner: Ada Öst\nmeasurements: [{date: 2026-11-01, value: 3}]\n---\n",
        ),
        ("okrs/sooner.md", objective),
        ("okrs/draft.md", "---\ntitle: Secret\nteam: north\nperiod: 2026-Q4\nstate: draft\nowner: Nobody Else\n---\n"),
    ]);
    room.run(&format!("build --output out --date {DAY}")).code(0);
    room
}

fn words(room: &Room, page: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(&room.read(&format!("out/{page}")));
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|element| words(element.text().collect::<Vec<_>>().join(" "))).collect()
}

#[test]
fn without_the_setting_nobody_has_a_page() {
    let room = built("title: T\n");
    assert!(!room.path().join("out/people.html").exists());
    assert!(!room.read("out/objectives/sooner.html").contains("people/"));
    assert_eq!(
        words(&room, "objectives/sooner.html", ".oh .meta")[0],
        "North Owner Ada Öst 1 Oct – 31 Dec 2026 Aspirational"
    );
}

#[test]
fn everybody_who_is_named_in_what_is_published_has_a_page() {
    let room = built("title: T\npeople: {pages: true}\n");
    assert_eq!(words(&room, "people.html", ".folk li"), ["Ada Öst North", "Bo Ek North"]);
    assert_eq!(words(&room, "index.html", ".menu li")[6..], ["Help", "People"]);
    for page in ["objectives/sooner.html", "teams/north.html", "activity.html"] {
        assert!(room.read(&format!("out/{page}")).contains("people/bo-ek.html"), "{page}");
    }
}

#[test]
fn a_person_has_what_they_answer_for_and_take_part_in() {
    let room = built("title: T\npeople: {pages: true}\n");
    assert_eq!(
        words(&room, "people/ada-ost.html", "main h2, .aside li, .orow .tt"),
        [
            "Answers for in Q4 2026",
            "Answer sooner",
            "Teams",
            "North lead",
            "Took part in setting",
            "Answer sooner North, Q4 2026",
            "KPIs",
            "Calls"
        ]
    );
    assert_eq!(
        words(&room, "people/bo-ek.html", "main h2, .krl .kt, .steps li, .log > li, .aside li"),
        [
            "Key results to answer for now",
            "Hours Now 5, from 9 to 2",
            "Initiatives",
            "Open: A rota Answer sooner",
            "Check-ins",
            "20 Nov 2026 North Answer sooner Halfway. Hours 5",
            "Teams",
            "North member",
            "Took part in setting",
            "Answer sooner North, Q4 2026"
        ]
    );
}
