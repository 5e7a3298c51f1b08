//! Several owners, and teams as owners: every page, list and file for programs counts all of them.

use serde_json::Value;
use snapbox::str;

use crate::{
    reading::check,
    support::{DAY, Room},
};

const OBJECTIVE: &str = "---\ntitle: Make guests want to come back\nteam: office\nperiod: 2026-Q4\nowner: Ada Ek\n\
    owners: [Bo Dal, ada ek, kitchen]\nkey_results:\n  - {id: k, title: Guests who come back, baseline: 10, target: 50, \
    owners: [kitchen, Cy Falk]}\n  - {id: l, title: Guests who bring a friend, baseline: 10, target: 50}\n\
    initiatives:\n  - {title: Bake, owner: Di Gran, owners: [Bo Dal]}\n---\nBecause.\n";

fn built(language: &str) -> Room {
    let settings = format!("language: {language}\nrules: off\npeople: {{pages: true}}\n");
    let room = Room::with(&[
        ("okrsite.yaml", settings.as_str()),
        ("teams/office.md", "---\nkind: team\ntitle: The office\n---\n"),
        ("teams/kitchen.md", "---\nkind: team\ntitle: The kitchen\n---\n"),
        ("kpis/rye.md", "---\nkind: kpi\ntitle: Rye\nowner: office\nowners: [Bo Dal]\n---\n"),
        ("okrs/guests.md", OBJECTIVE),
    ]);
    room.run(&format!("build --date {DAY}")).code(0);
    room
}

#[test]
fn pages_name_all_of_them_and_lead_to_people_and_teams() {
    for (language, first) in [("en", "Owner Ada Ek"), ("sv", "Ansvarig Ada Ek")] {
        let page = built(language).read("public/objectives/guests.html");
        for part in [
            format!("<a class=\"who-l\" href=\"../people/ada-ek.html\"><bdi>{first}</bdi></a>, "),
            "<a class=\"who-l\" href=\"../people/bo-dal.html\"><bdi>Bo Dal</bdi></a>, ".to_owned(),
            "<a class=\"who-l\" href=\"../teams/kitchen.html\"><bdi>The kitchen</bdi></a>".to_owned(),
            "<a class=\"who-l\" href=\"../people/cy-falk.html\"><bdi>Cy Falk</bdi></a>".to_owned(),
            "Di Gran, Bo Dal".to_owned(),
        ] {
            assert!(page.contains(&part), "{part} in {page}");
        }
    }
    let kpi = built("en").read("public/kpis/rye.html");
    assert!(
        kpi.contains("<a class=\"who-l\" href=\"../teams/office.html\"><bdi>Owner The office</bdi></a>, "),
        "{kpi}"
    );
}

#[test]
fn people_have_what_they_own_with_others_and_teams_are_no_people() {
    let room = built("en");
    let bo = room.read("public/people/bo-dal.html");
    assert!(["guests.html", "Bake", "Rye"].iter().all(|part| bo.contains(part)), "{bo}");
    assert!(room.read("public/people/cy-falk.html").contains("guests.html#k"));
    let people = room.read("public/people.html");
    assert!(!people.contains("people/kitchen") && !people.contains("people/office"), "{people}");
}

#[test]
fn data_table_and_search_have_all_of_them() {
    let room = built("en");
    let data: Value = serde_json::from_str(&room.read("public/data/okrs.json")).unwrap();
    let objective = &data["objectives"][0];
    assert_eq!(objective["owner"], "Ada Ek");
    assert_eq!(objective["owners"], serde_json::json!(["Ada Ek", "Bo Dal", "kitchen"]));
    assert_eq!(objective["key_results"][0]["owners"], serde_json::json!(["kitchen", "Cy Falk"]));
    assert_eq!(objective["initiatives"][0]["owners"], serde_json::json!(["Di Gran", "Bo Dal"]));
    assert_eq!(data["kpis"][0]["owners"], serde_json::json!(["office", "Bo Dal"]));
    let table = room.read("public/data/okrs.csv");
    assert!(table.contains(",Ada Ek; Bo Dal; kitchen,kitchen; Cy Falk\r\n"), "{table}");
    for query in ["owner:\"bo dal\"", "owner:\"the kitchen\""] {
        let found = room.command(["search", "--date", DAY, &format!("guests {query}")]).output().unwrap();
        let found = String::from_utf8(found.stdout).unwrap();
        assert!(found.contains("Make guests want to come back"), "{query}: {found}");
    }
}

#[test]
fn a_list_in_owner_is_for_owners() {
    let head = "---\ntitle: Grow\nteam: office\nperiod: 2026-Q4\nkey_results: [{title: R, due: 2026-12-01}]\n";
    check(
        &[
            ("01.md", &format!("{head}owner: [Ada, Bo]\n---\n")),
            ("02.md", &format!("{head}owners: Ada\n---\n")),
            ("03.md", &format!("{head}owners: {{a: b}}\n---\n")),
            ("04.md", &format!("{head}ownrs: [Ada]\n---\n")),
        ],
        str![[r#"
01.md:6:8: error[OKR008]: `owner` must be text, not a list (write `owners` for several: the first one answers for it before all others)
03.md:6:9: error[OKR008]: `owners` must be a list, not a mapping of keys to values (write each entry on a line of its own, after a dash, such as `- a`)
04.md:6:1: error[OKR007]: unknown key `ownrs` in an objective (did you mean `owners`?)

"#]],
    );
}
