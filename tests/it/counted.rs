//! What pages say where nothing counts, where only a part does, and after the end of the period.

use scraper::{Html, Selector};

use crate::support::Room;

fn objective(title: &str, rest: &str) -> String {
    format!(
        "---\ntitle: {title}\nowner: K\n{rest}key_results:\n  - {{id: k, title: Guests who come back, unit: \"%\", \
         baseline: 10, target: 50}}\n  - {{id: l, title: Guests who bring a friend, unit: \"%\", baseline: 10, target: 50}}\n---\n\
         Because.\n"
    )
}

/// A site in this language with one team and the objective `c`, and more files.
fn site(language: &str, rest: &str, more: &[(&str, &str)]) -> Room {
    let settings = format!("language: {language}\nrules: off\n");
    let objective = objective("Guests come back to us", &format!("team: ops\n{rest}"));
    let mut files = vec![
        ("okrsite.yaml", settings.as_str()),
        ("ops.md", "---\nkind: team\ntitle: Ops\n---\n"),
        ("c.md", objective.as_str()),
    ];
    files.extend(more);
    Room::with(&files)
}

fn words(room: &Room, page: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(&room.read(&format!("public/{page}")));
    let selector = Selector::parse(selector).unwrap();
    let all = page.select(&selector);
    let text = |one: scraper::ElementRef<'_>| one.text().collect::<String>();
    all.map(text).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

const LEAD: &str = ".ph > div > p:last-of-type";
const EMPTY: &str = "main .panel h2, main .panel h2 + p";

#[test]
fn drafts_alone_leave_no_broken_sentence() {
    for (language, list, matrix, attention) in [
        (
            "en",
            "How everything connects, from the vision to the key results.",
            "Which team supports which strategic objective.",
            "No decided objective runs now, so nothing can be behind.",
        ),
        (
            "sv",
            "Så hänger allt ihop, från visionen till nyckelresultaten.",
            "Vilket team som bidrar till vilket strategiskt mål.",
            "Inget beslutat mål pågår just nu, så inget kan ligga efter.",
        ),
    ] {
        let room = site(language, "period: 2026-Q4\nstate: draft\n", &[]);
        room.run("build --date 2026-11-30").code(0);
        assert_eq!(words(&room, "alignment.html", LEAD), [list]);
        assert_eq!(words(&room, "alignment-matrix.html", LEAD), [matrix]);
        assert_eq!(words(&room, "alignment-matrix.html", "table"), [""; 0]);
        assert_eq!(words(&room, "attention.html", LEAD), [attention]);
    }
}

#[test]
fn the_big_screen_tells_of_drafts() {
    let room = site("en", "period: 2026-Q4\nstate: draft\n", &[]);
    room.run("build --drafts --date 2026-11-30").code(0);
    assert_eq!(
        words(&room, "screen.html", ".sp .mut > span"),
        ["0 key results of 0 objectives in Q4 2026. Shown, but not counted: 1 draft."]
    );
    assert_eq!(
        words(&room, "screen.html", EMPTY),
        [
            "No decided objective yet",
            "Proposals and drafts do not count. They stand on the start page and in the alignment."
        ]
    );
}

#[test]
fn where_all_is_left_out_nobody_is_told_to_add_the_first() {
    let said = ["No objective to show", "1 objective is left out, because its file has errors."];
    let room = site("en", "period: 2026-Q4\nownr: K\n", &[]);
    room.run("build --keep-going --date 2026-11-30").code(1);
    for page in ["alignment.html", "alignment-map.html", "alignment-matrix.html", "screen.html"] {
        assert_eq!(words(&room, page, EMPTY), said, "{page}");
    }
    assert_eq!(words(&room, "index.html", ".empty h2, .empty p"), said);
    assert_eq!(words(&room, "attention.html", LEAD), ["No decided objective runs now, so nothing can be behind."]);
}

#[test]
fn supporters_and_the_matrix_count_what_the_headline_counts() {
    let of_kid =
        |period: &str, rest: &str| objective("Guests sleep well", &format!("team: kid\nperiod: {period}\n{rest}"));
    let supporter = of_kid("2026-Q4", "parent: c\n");
    let more = [
        ("kid.md", "---\nkind: team\ntitle: Kid\nparent: ops\n---\n"),
        ("one.md", supporter.as_str()),
        ("two.md", supporter.as_str()),
        ("alone.md", &*of_kid("2026-Q4", "")),
        ("november.md", &*of_kid("2026-11", "parent: c\n")),
    ];
    let room = site("en", "period: 2026-Q4\n", &more);
    room.run("build --date 2026-11-30").code(0);

    let matrix = "alignment-matrix.html";
    assert_eq!(
        words(&room, matrix, ".cnt"),
        ["8 key results of 4 objectives in Q4 2026. Shown, but not counted: 1 objective of another period."]
    );
    assert_eq!(words(&room, matrix, "tbody th"), ["Kid 3 objectives, 1 objective of another period"]);
    assert_eq!(words(&room, matrix, "tbody td b"), ["2 2 objectives, 1 objective of another period", "1 1 objective"]);
    let served = "supported by 2 objectives from 1 team, 1 objective of another period";
    assert_eq!(words(&room, "index.html", ".goal .meta .part"), ["K", served]);
    assert_eq!(words(&room, "objectives/c.html", ".near .below > p"), [served]);
}

#[test]
fn supporters_that_are_not_decided_are_called_so() {
    for (language, served, draft) in [
        ("en", "no decided objective supports it yet: 1 proposed, 1 draft", "Kid, draft"),
        ("sv", "inget beslutat mål bidrar ännu: 1 föreslaget, 1 utkast", "Kid, utkast"),
    ] {
        let of_kid = |state: &str| {
            objective("Guests sleep well", &format!("team: kid\nperiod: 2026-Q4\nparent: c\nstate: {state}\n"))
        };
        let more = [
            ("kid.md", "---\nkind: team\ntitle: Kid\nparent: ops\n---\n"),
            ("proposed.md", &*of_kid("proposed")),
            ("draft.md", &*of_kid("draft")),
        ];
        let room = site(language, "period: 2026-Q4\n", &more);
        room.run("build --drafts --date 2026-11-30").code(0);
        assert_eq!(words(&room, "index.html", ".goal .meta .part"), ["K", served]);
        assert_eq!(words(&room, "objectives/c.html", ".near .below > p"), [served]);
        let own = words(&room, "objectives/c.html", "main").concat();
        assert!(own.contains(draft), "the list of supporters says {draft}: {own}");
    }
}

#[test]
fn after_the_period_attention_is_for_what_nobody_closed() {
    for (language, lead, status) in [
        ("en", "1 objective of Q4 2026 was never closed.", "Never closed"),
        ("sv", "1 mål för Kv 4 2026 avslutades aldrig.", "Aldrig avslutat"),
    ] {
        for checked_in in ["", "check_ins: [{date: 2026-11-20, values: {k: 20, l: 20}}]\n"] {
            let room = site(language, &format!("period: 2026-Q4\n{checked_in}"), &[]);
            for date in ["2027-01-10", "2027-06-01"] {
                room.run(&format!("build --date {date}")).code(0);
                assert_eq!(words(&room, "attention.html", LEAD), [lead], "{date}");
                assert_eq!(words(&room, "attention.html", ".cons h2"), [format!("{status} 1")], "{date}");
                assert_eq!(words(&room, "attention.html", ".cons .list a"), ["Guests come back to us"], "{date}");
                assert_eq!(words(&room, "index.html", ".att .why"), [format!("Ops, K: {status}")], "{date}");
            }
        }
    }
}

#[test]
fn an_ended_team_is_told_of_until_its_objective_is_closed() {
    let check = |rest: &str, date: &str| {
        let room = Room::with(&[
            ("ops.md", "---\nkind: team\ntitle: Ops\nactive: {to: 2026-11-01}\n---\n"),
            ("c.md", &objective("Guests come back to us", &format!("team: ops\nperiod: 2026-Q4\n{rest}"))),
        ]);
        let said = room.run(&format!("check --rule OKR096 --format short --date {date}")).code(0).out();
        said.contains("the team `ops` ended on 2026-11-01, and this objective is still open")
    };
    for date in ["2026-11-30", "2027-01-10", "2027-06-01"] {
        assert!(check("", date), "{date}");
        assert!(!check("closed: {date: 2026-11-02, outcome: dropped, learned: L.}\n", date), "closed, {date}");
    }
}

#[test]
fn a_strategic_objective_supports_its_parent_in_the_matrix() {
    let more = [
        ("alpha.md", "---\nkind: team\ntitle: Alpha\n---\n"),
        ("kid.md", "---\nkind: team\ntitle: Kid\nparent: ops\n---\n"),
        ("o2.md", &*objective("Guests sleep well", "team: alpha\nperiod: 2026-Q4\nparent: c\n")),
        ("t1.md", &*objective("Guests eat well", "team: kid\nperiod: 2026-Q4\nparent: o2\n")),
    ];
    let room = site("en", "period: 2026-Q4\n", &more);
    room.run("build --date 2026-11-30").code(0);
    let matrix = "alignment-matrix.html";
    assert_eq!(words(&room, matrix, "tbody th"), ["Alpha 1 objective", "Kid 1 objective"]);
    assert_eq!(words(&room, matrix, "tfoot td"), ["2 teams", "1 team"]);
}
