//! A site whose texts are in a language that the interface has not.

use crate::support::Room;

const OBJECTIVE: &str = "---
title: Unsere Gäste kommen gern wieder zu uns
team: haus
period: 2026-Q4
owner: K
key_results:
  - {id: k, title: Trainingsplan erstellen, baseline: 10, target: 50}
  - {id: l, title: Gäste mit Freunden, unit: \"%\", baseline: 10, target: 50}
---
Weil es schöner ist, mit Häusern voller Freunde.
";

fn site(settings: &str) -> Room {
    let room = Room::with(&[
        ("okrsite.yaml", settings),
        ("haus.md", "---\nkind: team\ntitle: Haus\n---\nWir führen das Haus.\n"),
        ("wieder.md", OBJECTIVE),
        ("english.md", &OBJECTIVE.replace("team: haus", "team: haus\nlang: en").replace("Unsere Gäste", "Our guests")),
    ]);
    room.run("build --date 2026-11-30").code(0);
    room
}

#[test]
fn content_language_marks_texts_and_leaves_the_interface() {
    let room = site("content_language: de\nrules: off\n");
    let page = room.read("public/objectives/wieder.html");
    assert!(page.contains("<html lang=\"en\""), "{page}");
    assert!(page.contains("<h1 lang=\"de\"><bdi>Unsere Gäste"), "{page}");
    assert!(page.contains("<div class=\"prose\" dir=\"auto\" lang=\"de\">"), "{page}");
    assert!(room.read("public/teams/haus.html").contains("<h1 lang=\"de\">"));
    assert!(room.read("public/objectives/english.html").contains("<h1><bdi>Our guests"), "as the interface");
    let data: serde_json::Value = serde_json::from_str(&room.read("public/data/okrs.json")).unwrap();
    let languages: Vec<&str> =
        data["objectives"].as_array().unwrap().iter().map(|one| one["lang"].as_str().unwrap()).collect();
    assert_eq!((data["language"].as_str().unwrap(), languages), ("en", vec!["en", "de"]));
}

#[test]
fn search_and_rules_follow_content_language() {
    let found =
        |room: &Room, words: &str| room.run(&format!("search {words} --date 2026-11-30 --format json")).code(0).out();
    let german = site("content_language: de\n");
    assert!(found(&german, "Haus").contains("Unsere Gäste"), "Häusern has the stem of Haus in German");

    let rules = |room: &Room| room.run("check --date 2026-11-30 --rule activity --format short").out();
    assert!(rules(&german).contains("wieder.md:7:34: warning[OKR075]"), "{}", rules(&german));
    let english = site("language: en\n");
    assert!(!rules(&english).contains("wieder.md"), "no German words are known in English");
}
