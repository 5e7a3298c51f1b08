//! However large a site is: no page for people is larger than its limit, files and bytes grow with the content, and links lead
//! to everything.
//!
//! The content is lean: what is measured is how pages grow, not how long texts are. Ten thousand objectives are built by
//! `benches/growth`; here a site has one of each list that can become long, longer than a page holds.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fmt::Write,
};

use serde_json::Value;

use crate::{
    judge::Judge,
    support::{DAY, Room, files},
};

/// How many bytes of HTML a page for people has at most.
const BYTES_MAX: usize = 300_000;
/// How many elements it has at most.
const ELEMENTS_MAX: usize = 6_000;
/// How much more than in proportion to the objectives files and bytes may grow.
const ABOVE_PROPORTION: f64 = 1.1;
/// Pages that no link has to lead to: what a server shows in place of others, big screens, which follow each other by themselves,
/// and what search lists.
const ALONE: [&str; 4] = ["404", "screen-", "a-z/", "search.html"];

/// The pages of a site, by path.
type Pages = BTreeMap<String, String>;

/// A built site: the number of files, of their bytes, and the pages.
struct Built {
    files: usize,
    bytes: usize,
    pages: Pages,
}

fn build(room: &Room) -> Built {
    room.run(&format!("build --output out --date {DAY}")).code(0);
    let all = files(&room.path().join("out"));
    let (number, bytes) = (all.len(), all.iter().map(|(_, bytes)| bytes.len()).sum());
    let is_page = |path: &str| path.rsplit_once('.').is_some_and(|(_, ending)| ending == "html");
    let pages = all.into_iter().filter(|(path, _)| is_page(path));
    let pages = pages.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect();
    Built { files: number, bytes, pages }
}

/// A company of units with teams of ten objectives in the running quarter and ten in the one before.
fn company(objectives: usize) -> Room {
    let room = Room::with(&[("okrsite.yaml", "rules: off\npeople: {pages: true}\n")]);
    let teams = objectives.div_ceil(20);
    for unit in 0..teams.div_ceil(8) {
        room.write(&format!("teams/unit-{unit}.md"), format!("---\nkind: team\ntitle: Unit {unit}\n---\n"));
    }
    for team in 0..teams {
        let unit = team / 8;
        let text = format!("---\nkind: team\ntitle: Team {team}\nparent: unit-{unit}\nlead: Lead {team}\n---\n");
        room.write(&format!("teams/team-{team}.md"), text);
    }
    for number in 0..objectives {
        let (team, quarter) = (number / 20, if number % 2 == 0 { "2026-Q4" } else { "2026-Q3" });
        let day = if number % 2 == 0 { "2026-11-16" } else { "2026-09-14" };
        let value = number % 10;
        room.write(
            &format!("okrs/goal-{number}.md"),
            format!(
                "---\ntitle: {} goal {number}\nteam: team-{team}\nperiod: {quarter}\nowner: Lead {team}\ntags: [tag-{}]\n\
                 key_results:\n  - {{title: Result {number}, baseline: 0, target: 10}}\n\
                 check_ins:\n  - {{date: {day}, values: {{kr1: {value}}}}}\n---\n",
                ["Answer", "Build", "Care for", "Deliver"][number % 4],
                number % 3,
            ),
        );
    }
    room
}

/// One of each list that can become long, on a page each, longer than its page holds.
fn one_of_each() -> Room {
    let room = Room::with(&[
        ("okrsite.yaml", "rules: off\npeople: {pages: true}\n"),
        ("teams/much.md", "---\nkind: team\ntitle: Much\n---\n"),
        ("teams/below.md", "---\nkind: team\ntitle: Below\nparent: much\n---\n"),
    ]);

    let mut measurements = String::new();
    for day in 0..500 {
        let (year, month, of_month) = (2024 + day / 336, 1 + day % 336 / 28, 1 + day % 28);
        writeln!(measurements, "  - {{date: {year}-{month:02}-{of_month:02}, value: {day}}}").unwrap();
    }
    room.write("kpis/calls.md", format!("---\nkind: kpi\ntitle: Calls\nmeasurements:\n{measurements}---\n"));
    for number in 0..120 {
        room.write(&format!("kpis/kpi-{number}.md"), format!("---\nkind: kpi\ntitle: Number {number}\n---\n"));
    }

    let mut long =
        "---\ntitle: Everything at once\nteam: much\nperiod: 2026-Q4\nowner: Ada Ek\nkey_results:\n".to_owned();
    for number in 1..=60 {
        writeln!(long, "  - {{id: result-{number}, title: Result {number}, baseline: 0, target: 500}}").unwrap();
    }
    long.push_str("check_ins:\n");
    for number in 0..400 {
        let (month, day) = (10 + number / 8 / 30, 1 + number / 8 % 30);
        let (one, other) = (1 + number % 8 * 2, 2 + number % 8 * 2);
        writeln!(long, "  - {{date: 2026-{month}-{day:02}, note: Note {number}., values: {{result-{one}: {number}, result-{other}: {number}}}}}").unwrap();
    }
    long.push_str("---\n");
    room.write("okrs/long.md", long);

    for number in 0..420 {
        let team = if number < 300 { "much".to_owned() } else { format!("team-{number}") };
        room.write(
            &format!("okrs/goal-{number}.md"),
            format!(
                "---\ntitle: Goal {number}\nteam: {team}\nperiod: 2026-Q4\nowner: Ada Ek\ncontributors: [Bo Ek, Person \
                 {number}]\ntags: [all]\nparent: long#result-{}\ndepends_on: [long]\nkey_results:\n  - {{title: Calls {number}, kpi: calls, baseline: 0, \
                 target: 900, owner: Bo Ek}}\n---\n",
                1 + number % 3,
            ),
        );
        if number >= 300 {
            let text = format!("---\nkind: team\ntitle: Team {number}\nmembers: [Person {number}]\n---\n");
            room.write(&format!("teams/{team}.md"), text);
        }
    }
    room
}

/// How many elements a page has: tags that open one. Nobody's text holds a `<`, for it is escaped.
fn elements(page: &str) -> usize {
    page.match_indices('<').filter(|(at, _)| page.as_bytes().get(at + 1).is_some_and(u8::is_ascii_alphabetic)).count()
}

/// What stands in this attribute of every element.
fn values<'a>(page: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    let start = format!(" {attribute}=\"");
    page.match_indices(&start).map(|(at, _)| at).collect::<Vec<_>>().into_iter().map(move |at| {
        let rest = &page[at + attribute.len() + 3..];
        rest.split('"').next().unwrap_or_default()
    })
}

/// The page and the anchor that an address on the page at `from` leads to; none for what is no page of the site.
fn target(from: &str, address: &str) -> Option<(String, String)> {
    let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
    if path.is_empty() {
        return Some((from.to_owned(), anchor.to_owned()));
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in path.split('/') {
        if part == ".." {
            folders.pop();
        } else {
            folders.push(part);
        }
    }
    let is_page = path.rsplit_once('.').is_some_and(|(_, ending)| ending == "html");
    (is_page && !path.contains(':')).then(|| (folders.join("/"), anchor.to_owned()))
}

fn starts_with(path: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| path.starts_with(start))
}

#[track_caller]
fn check_limits(pages: &Pages) {
    let over = pages.iter().filter(|(_, page)| page.len() > BYTES_MAX || elements(page) > ELEMENTS_MAX);
    let over: Vec<_> = over.map(|(path, page)| (path, page.len(), elements(page))).collect();
    assert!(over.is_empty(), "{over:?}");
}

/// Follows links from the start page, but not through the list from A to Z, which has everything anyway.
#[track_caller]
fn check_links(pages: &Pages) {
    let ids: BTreeMap<&String, BTreeSet<&str>> =
        pages.iter().map(|(path, page)| (path, values(page, "id").collect())).collect();
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut ahead = VecDeque::from(["index.html".to_owned()]);
    while let Some(path) = ahead.pop_front() {
        for address in values(&pages[&path], "href") {
            let Some((to, anchor)) = target(&path, address) else { continue };
            let of_page = ids.get(&to);
            assert!(of_page.is_some(), "{path} leads to {to}, which is not there");
            let is_there = anchor.is_empty() || of_page.is_some_and(|ids| ids.contains(anchor.as_str()));
            assert!(is_there, "{path} leads to {to}#{anchor}, and no such place is there");
            let is_index = to.starts_with("a-z/") || to == "search.html";
            if !is_index && reached.insert(to.clone()) {
                ahead.push_back(to);
            }
        }
    }
    let is_reached = |path: &&String| reached.contains(*path) || starts_with(path, &ALONE);
    let missed: Vec<_> = pages.keys().filter(|path| !is_reached(path)).collect();
    assert!(missed.is_empty(), "no way leads to {missed:?}");
}

/// The list from A to Z names every objective once, however many pages it has.
#[track_caller]
fn check_index(pages: &Pages) {
    let lists = pages.iter().filter(|(path, _)| path.starts_with("a-z/") || *path == "search.html");
    let mut named: Vec<String> = Vec::new();
    for (path, page) in lists {
        let entries = page.split("js-everything").nth(1).unwrap_or_default();
        let targets = values(entries, "href").filter_map(|address| target(path, address));
        named.extend(
            targets.filter(|(to, anchor)| to.starts_with("objectives/") && anchor.is_empty()).map(|(to, _)| to),
        );
    }
    named.sort();
    let objectives: Vec<&String> =
        pages.keys().filter(|path| path.starts_with("objectives/") && !path.contains('_')).collect();
    assert_eq!(named.iter().collect::<Vec<_>>(), objectives);
}

/// Above 1,000 objectives the data is in parts, and each objective in one of them.
#[track_caller]
fn check_parts(room: &Room, objectives: usize) {
    let read = |path: &str| -> Value { serde_json::from_str(&room.read(&format!("out/{path}"))).unwrap() };
    let (schema, index) = (read("data/okrs.schema.json"), read("data/okrs.json"));
    assert_eq!(Judge::new(&schema, "/$defs/site_in_parts").fault(&index), None);
    assert_eq!((&index["version"], index.get("objectives")), (&Value::from(2), None));

    let (judge, mut ids) = (Judge::new(&schema, "/$defs/part"), BTreeSet::new());
    for part in index["parts"].as_array().unwrap() {
        let data = read(part["path"].as_str().unwrap());
        assert_eq!(judge.fault(&data), None, "{part}");
        let held = data["objectives"].as_array().unwrap();
        assert_eq!(part["objectives"], held.len(), "{part}");
        for objective in held {
            assert_eq!([&objective["team"], &objective["period"]["id"]], [&part["team"], &part["period"]]);
            ids.insert(objective["id"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(ids.len(), objectives);
    assert_eq!(room.read("out/data/okrs.csv").lines().count(), objectives + 1);
}

#[test]
fn scale_no_page_is_larger_than_its_limit_and_files_grow_with_the_content() {
    let sizes = [60, 400, 2_000];
    let rooms = sizes.map(company);
    let built = rooms.each_ref().map(build);
    for site in &built {
        check_limits(&site.pages);
        check_links(&site.pages);
        check_index(&site.pages);
    }
    check_parts(&rooms[2], sizes[2]);

    for (pair, sizes) in built.windows(2).zip(sizes.windows(2)) {
        let share = |number: usize, objectives: usize| {
            f64::from(u32::try_from(number).unwrap()) / f64::from(u32::try_from(objectives).unwrap())
        };
        for (name, [before, after]) in
            [("files", [pair[0].files, pair[1].files]), ("bytes", [pair[0].bytes, pair[1].bytes])]
        {
            let (before, after) = (share(before, sizes[0]), share(after, sizes[1]));
            assert!(
                after <= before * ABOVE_PROPORTION,
                "{name} an objective: {before:.1} of {sizes:?} become {after:.1}"
            );
        }
    }
}

#[test]
fn scale_every_list_that_is_too_long_for_its_page_goes_on() {
    let site = build(&one_of_each());
    check_limits(&site.pages);
    check_links(&site.pages);
    for page in [
        "activity_2.html",
        "activity.html",
        "attention.html",
        "kpis_2.html",
        "people_2.html",
        "periods/2026-q4_2.html",
        "tags/all_3.html",
        "teams_2.html",
        "teams/much_2.html",
        "teams/much_attention_2.html",
        "people/ada-ek_3.html",
        "people/bo-ek_key-results_2.html",
        "people/bo-ek_took-part_2.html",
        "kpis/calls_2.html",
        "kpis/calls_values_2.html",
        "objectives/long_key-results_4.html",
        "objectives/long_check-ins_9.html",
        "objectives/long_supporters.html",
    ] {
        assert!(site.pages.contains_key(page), "{page}");
    }
}
