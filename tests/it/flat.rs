//! Flat organisations, supporters by `supports`, and teams that are not there.

use scraper::{Html, Selector};

use crate::support::Room;

fn objective(title: &str, rest: &str) -> String {
    format!(
        "---\ntitle: {title}\nperiod: 2026-Q4\nowner: K\n{rest}key_results:\n  - {{title: Guests who come back, unit: \"%\", \
         baseline: 10, target: 50}}\n  - {{title: Guests who bring a friend, unit: \"%\", baseline: 10, target: 50}}\n---\n\
         Because.\n"
    )
}

fn team(title: &str, rest: &str) -> String {
    format!("---\nkind: team\ntitle: {title}\n{rest}---\n")
}

fn built(files: &[(&str, &str)], date: &str) -> Room {
    let room = Room::with(files);
    room.run(&format!("build --date {date}")).code(0);
    room
}

fn words(room: &Room, page: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(&room.read(&format!("public/{page}")));
    let selector = Selector::parse(selector).unwrap();
    let all = page.select(&selector);
    let text = |one: scraper::ElementRef<'_>| one.text().collect::<String>();
    all.map(text).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// What no page of a flat organisation says.
const WRONG: [&str; 4] =
    ["No objectives yet", "no objective supports it yet", "Without a parent", "No objectives of teams yet"];

#[test]
fn a_flat_organisation_is_shown_side_by_side() {
    let tactical = "level: tactical\n";
    for (level, rules) in [("", "rules: off\n"), (tactical, "rules: off\n")] {
        let one = objective("Guests come back to us", &format!("team: bar\n{level}"));
        let two = objective("Guests sleep well", &format!("team: inn\n{level}"));
        let room = built(
            &[
                ("okrsite.yaml", rules),
                ("bar.md", &team("Bar", "")),
                ("inn.md", &team("Inn", "")),
                ("one.md", &one),
                ("two.md", &two),
            ],
            "2026-11-30",
        );
        for page in
            ["index.html", "alignment.html", "alignment-map.html", "alignment-matrix.html", "objectives/one.html"]
        {
            let text = words(&room, page, "main").concat();
            for wrong in WRONG {
                assert!(!text.contains(wrong), "{page} says {wrong}: {text}");
            }
        }
        let key = words(&room, "alignment-matrix.html", ".mkey").concat();
        assert_eq!(key.contains("column"), level.is_empty(), "only strategic objectives have columns: {key}");
        assert_eq!(words(&room, "alignment-map.html", ".lane"), ["Objectives", "Key results"]);
        assert_eq!(
            words(&room, "alignment-map.html", ".card.strategic a"),
            ["Guests come back to us", "Guests sleep well"]
        );
        assert_eq!(words(&room, "alignment-map.html", ".card.key_result").len(), 4);
        assert_eq!(words(&room, "alignment-matrix.html", "tbody th"), ["Bar 1 objective", "Inn 1 objective"]);
        assert_eq!(words(&room, "alignment-matrix.html", "tbody td b"), ["1 1 objective", "1 1 objective"]);
        assert_eq!(words(&room, "alignment-matrix.html", "tfoot"), [""; 0]);
    }
}

#[test]
fn supporters_count_the_same_everywhere() {
    let room = built(
        &[
            ("okrsite.yaml", "rules: off\n"),
            ("ops.md", &team("Ops", "")),
            ("c.md", &team("Team C", "parent: ops\n")),
            ("top.md", &objective("Guests come back to us", "team: ops\n")),
            ("help.md", &objective("Guests sleep well", "team: c\nsupports: [top]\n")),
            ("more.md", &objective("Guests eat well", "team: c\nsupports: [top#kr1, top]\n")),
            ("idea.md", &objective("Guests swim", "team: c\nstate: proposed\nsupports: [top]\n")),
        ],
        "2026-11-30",
    );
    let said = "supported by 2 objectives from 1 team";
    assert_eq!(words(&room, "index.html", ".goal .meta .part"), ["K", said]);
    assert_eq!(words(&room, "objectives/top.html", ".near .below > p"), [said]);
    assert_eq!(words(&room, "alignment-matrix.html", "tfoot td"), ["1 team"]);
    assert_eq!(
        words(&room, "alignment.html", ".reference .ttl a").len(),
        4,
        "two of them twice, as one of them and as the idea"
    );
    let data: serde_json::Value = serde_json::from_str(&room.read("public/data/okrs.json")).unwrap();
    let top = data["objectives"].as_array().unwrap().iter().find(|one| one["id"] == "top").unwrap();
    assert_eq!(top["supported_by"], serde_json::json!(["help", "idea", "more"]));
}

#[test]
fn objectives_of_a_team_that_ended_stay_and_are_marked() {
    for (language, mark) in [("en", "team ended 1\u{a0}Nov"), ("sv", "teamet upphörde 1\u{a0}nov")] {
        let checked_in =
            objective("Guests come back to us", "team: alpha\ncheck_ins: [{date: 2026-11-20, values: {kr1: 20}}]\n");
        let room = Room::with(&[
            ("okrsite.yaml", &format!("language: {language}\n")),
            ("alpha.md", &team("Alpha", "active: {to: 2026-11-01}\n")),
            ("beta.md", &team("Beta", "parent: alpha\n")),
            ("one.md", &checked_in),
            ("two.md", &objective("Guests sleep well", "team: beta\nparent: one\n")),
        ]);
        let said = room.run("check --rule absent-team --format short --date 2026-11-30").code(0).out();
        assert_eq!(
            said,
            "one.md:5:7: warning[OKR096]: the team `alpha` ended on 2026-11-01, and this objective is still open (move it to \
             another team with `team:`, or close it with `closed:`)\n"
        );
        room.run("build --date 2026-11-30").code(0);
        let mark = mark.replace('\u{a0}', " ");
        for page in [
            "index.html",
            "alignment.html",
            "alignment-map.html",
            "alignment-matrix.html",
            "periods/2026-q4.html",
            "teams.html",
            "teams/alpha.html",
            "attention.html",
            "screen.html",
            "objectives/one.html",
        ] {
            let text = words(&room, page, "main").concat();
            assert!(text.contains(&mark), "{page} says {mark}: {text}");
        }
        let status = room.run("status --date 2026-11-30").code(0).out();
        assert!(status.contains("Alpha, Q4 2026, team ended 2026-11-01"), "{status}");
        assert!(status.contains("2 objectives with 4 key results in Q4 2026"), "{status}");
    }
}

#[test]
fn a_team_that_is_not_there_in_the_period_is_found() {
    let check = |active: &str, rest: &str| {
        let room = Room::with(&[
            ("alpha.md", &team("Alpha", active)),
            ("one.md", &objective("Guests come back to us", &format!("team: alpha\n{rest}"))),
        ]);
        let said = room.run("check --rule OKR096 --format short --date 2026-11-30").code(0).out();
        said.split(": ").nth(2).unwrap_or_default().split(" (").next().unwrap_or_default().to_owned()
    };
    assert_eq!(check("active: {to: 2026-11-30}\n", ""), "", "the last day is one of its days");
    assert_eq!(check("active: {to: 2026-12-31}\n", ""), "", "it ends with the period");
    assert_eq!(check("active: {from: 2026-12-15}\n", ""), "", "it begins within the period");
    assert_eq!(
        check("active: {from: 2027-01-01}\n", ""),
        "the team `alpha` starts on 2027-01-01, after `2026-Q4` ends"
    );
    assert_eq!(
        check("active: {to: 2026-09-30}\n", ""),
        "the team `alpha` ended on 2026-09-30, and this objective is still open"
    );
    assert_eq!(check("active: {to: 2026-11-01}\n", "closed: {date: 2026-11-02, outcome: dropped, learned: L.}\n"), "");
    assert_eq!(check("active: {to: 2026-11-01}\n", "state: draft\n"), "", "a draft is still being written");
}
