//! What happens to the files, and what readers see then.

use std::{fs, sync::mpsc::channel};

use super::{Server, Told, small};
use crate::support::{DAY, Room};

/// Runs `change` on the small site, waits for the new site, and hands the server to `look`.
#[track_caller]
fn check(change: impl FnOnce(&Room), look: impl FnOnce(&Server)) {
    let room = small();
    let server = Server::of(&room, "in");
    let mut told = server.follow();
    change(&room);
    told.next_site();
    told.errors(0);
    look(&server);
}

fn retitle(room: &Room, path: &str, before: &str, after: &str) {
    let text = room.read(path);
    assert!(text.contains(before));
    room.save(path, text.replace(before, after));
}

#[test]
fn an_edited_file_shows_on_every_page() {
    check(
        |room| retitle(room, "in/okrs/boats.md", "Boats on time", "Boats in time"),
        |server| {
            for path in ["objectives/boats.html", "teams/deck.html", "alignment.html", "data/okrs.json"] {
                assert!(server.page(path).contains("Boats in time"), "{path}");
            }
        },
    );
}

#[test]
fn a_new_file_is_a_new_page() {
    let page = "---\nkind: page\ntitle: How we sail\n---\nWith care.\n";
    check(
        |room| room.save("in/far/away/sailing.md", page),
        |server| assert!(server.page("pages/sailing.html").contains("With care.")),
    );
}

#[test]
fn a_removed_file_is_no_page_any_more() {
    check(
        |room| fs::remove_file(room.path().join("in/okrs/boats.md")).unwrap(),
        |server| {
            assert_eq!(server.get("objectives/boats.html").status, 404);
            assert!(!server.page("teams/deck.html").contains("Boats on time"));
        },
    );
}

#[test]
fn a_renamed_file_stands_at_its_new_address() {
    check(
        |room| fs::rename(room.path().join("in/okrs/boats.md"), room.path().join("in/okrs/ships.md")).unwrap(),
        |server| {
            assert_eq!(server.get("objectives/boats.html").status, 404);
            assert!(server.page("objectives/ships.html").contains("Boats on time"));
        },
    );
}

#[test]
fn a_file_that_an_editor_moves_into_place_is_read() {
    check(
        |room| {
            let text = room.read("in/okrs/boats.md").replace("Why it matters", "Why, again");
            room.save("in/okrs/.boats.md.swp", text);
            fs::rename(room.path().join("in/okrs/.boats.md.swp"), room.path().join("in/okrs/boats.md")).unwrap();
        },
        |server| assert!(server.page("objectives/boats.html").contains("Why, again")),
    );
}

#[test]
fn files_in_a_moved_folder_are_read_and_watched_there() {
    let room = small();
    let server = Server::of(&room, "in");
    let mut told = server.follow();
    room.save("in/okrs/more.md", "---\nkind: page\ntitle: More\n---\nOne.\n");
    told.next_site();
    fs::rename(room.path().join("in/okrs"), room.path().join("in/goals")).unwrap();
    server.line_with("changed");
    server.line_with("changed");
    retitle(&room, "in/goals/more.md", "One.", "Two.");
    while !server.page("pages/more.html").contains("Two.") {
        told.next();
    }
}

#[test]
fn a_checkout_of_a_thousand_files_ends_as_it_should() {
    let room = small();
    let server = Server::of(&room, "in");
    let mut told = server.follow();
    for number in 0..1000 {
        let text = format!("---\nkind: page\ntitle: Page {number}\n---\nText {number}.\n");
        room.save(&format!("in/pages/{}/page-{number}.md", number % 20), text);
    }
    while server.get("pages/page-999.html").status != 200 || server.get("pages/page-0.html").status != 200 {
        told.next();
    }
    fs::remove_dir_all(room.path().join("in/pages")).unwrap();
    while server.get("pages/page-999.html").status != 404 || server.get("pages/page-0.html").status != 404 {
        told.next();
    }
    assert!(server.page("objectives/boats.html").contains("Boats on time"));
}

#[test]
fn settings_count_at_once() {
    check(
        |room| room.save("in/okrsite.yaml", "title: Båtar\nlanguage: sv\nrules: off\n"),
        |server| assert!(server.page("index.html").contains("<html lang=\"sv\"")),
    );
}

/// Puts a file in place whole, as editors do: a server that is slow to look never finds half of it.
fn put(room: &Room, path: &str, text: &str) {
    room.save("unfinished", text);
    let place = room.path().join(path);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::rename(room.path().join("unfinished"), place).unwrap();
}

#[test]
fn theme_files_count_at_once_and_a_broken_one_keeps_the_last_good_site() {
    let room = small();
    room.save("in/okrsite.yaml", "title: Boats\ntheme: look\nrules: off\n");
    room.save("in/look/css/site.css", "body { color: red }\n");
    let server = Server::of(&room, "in");
    let mut told = server.follow();
    put(&room, "in/look/templates/404.html", "<title>Lost at sea</title>\n");
    told.next_site();
    assert!(String::from_utf8(server.get("nowhere").body).unwrap().contains("Lost at sea"));
    put(&room, "in/look/templates/404.html", "<title>{{ no_such_thing }}</title>\n");
    told.errors(1);
    assert!(told.now["findings"][0]["text"].as_str().unwrap().contains("look/templates/404.html:1"), "{}", told.now);
    assert!(String::from_utf8(server.get("nowhere").body).unwrap().contains("Lost at sea"));
    put(&room, "in/look/templates/404.html", "<title>Found</title>\n");
    told.errors(0);
    assert!(String::from_utf8(server.get("nowhere").body).unwrap().contains("Found"));
}

#[test]
fn pictures_are_served_as_they_are_now() {
    let room = small();
    let text = room.read("in/okrs/boats.md") + "\n![A boat](boat.png)\n";
    room.save("in/okrs/boat.png", "one");
    room.save("in/okrs/boats.md", text);
    let server = Server::of(&room, "in");
    let picture = |server: &Server| {
        let page = server.page("objectives/boats.html");
        let name = page.split("assets/boat.").nth(1).unwrap().split('"').next().unwrap().to_owned();
        server.get(&format!("assets/boat.{name}"))
    };
    assert_eq!(picture(&server).body, b"one");
    let mut told = server.follow();
    room.save("in/okrs/boat.png", "two");
    told.next_site();
    assert_eq!(picture(&server).body, b"two");
    assert_eq!(picture(&server).headers["content-type"], "image/png");
}

#[test]
fn an_error_leaves_the_last_good_site_and_is_shown_until_it_is_fixed() {
    let room = small();
    let server = Server::of(&room, "in");
    let mut told = server.follow();
    let good = room.read("in/okrs/boats.md");
    let before = told.now["site"].clone();
    room.save("in/okrs/boats.md", good.replace("target: 2", "target: 10").replace("Why it matters", "<b>No</b>"));
    told.errors(1);
    assert_eq!(told.now["site"], before);
    assert_eq!(told.now["counts"], "1 error");
    assert_eq!(told.now["findings"][0]["page"], "objectives/boats.html");
    let text = told.now["findings"][0]["text"].as_str().unwrap();
    assert!(text.contains("error[OKR012]") && text.contains("okrs/boats.md:7:"), "{text}");
    assert!(server.page("objectives/boats.html").contains("Why it matters"));
    assert!(server.line_with("1 file changed, reloaded in ").ends_with(" ms, 1 error"));
    room.save("in/okrs/boats.md", &good);
    told.errors(0);
    assert_eq!(told.now["findings"], serde_json::json!([]));
    assert!(server.line_with("1 file changed, reloaded in ").ends_with(" ms, no findings"));
}

#[test]
fn a_site_that_starts_with_mistakes_shows_them_and_then_itself() {
    let room = small();
    let good = room.read("in/harbour.md");
    room.save("in/harbour.md", "no front matter");
    let server = Server::of(&room, "in");
    let mut told = server.follow();
    assert!(told.now["errors"].as_u64() > Some(0));
    let answer = server.get("index.html");
    assert_eq!(answer.status, 503);
    assert!(String::from_utf8(answer.body).unwrap().contains("/.serve/serve.js"));
    room.save("in/harbour.md", good);
    told.next_site();
    assert!(server.page("index.html").contains("A calm harbour"));
}

#[test]
fn drafts_are_shown_unless_they_are_to_be_hidden() {
    let room = small();
    retitle(&room, "in/okrs/boats.md", "period: 2026-Q4", "period: 2026-Q4\nstate: draft");
    let hidden = Server::start(&room, &["serve", "in", "--port", "0", "--date", DAY, "--no-drafts"]);
    assert_eq!(hidden.get("objectives/boats.html").status, 404);
    let server = Server::of(&room, "in");
    assert!(server.page("objectives/boats.html").contains("Draft: not published yet"));
    assert!(server.page("index.html").contains("Shown, but not counted: 1 draft."));
}

#[test]
fn a_new_objective_appears_at_once() {
    let room = small();
    let server = Server::of(&room, "in");
    let mut told = server.follow();
    room.run("new objective Boats_leave_on_time --dir in --team deck --period 2026-Q4 --id on-time").code(0);
    told.next_site();
    assert!(server.page("objectives/on-time.html").contains("Draft: not published yet"));
    assert!(server.page("alignment.html").contains("objectives/on-time.html"));
}

#[test]
fn a_file_that_is_touched_but_not_changed_reloads_nothing() {
    let room = small();
    let server = Server::of(&room, "in");
    let mut told = server.follow();
    let before = told.now["site"].as_str().unwrap().to_owned();
    room.save("in/okrs/boats.md", room.read("in/okrs/boats.md"));
    room.save("in/okrs/.notes.md", "hidden");
    room.save("in/public/index.html", "the output of a build");
    retitle(&room, "in/harbour.md", "A calm harbour", "A quiet harbour");
    told.next_site();
    let number = |name: &str| name.rsplit('-').next().unwrap().parse::<u64>().unwrap();
    assert_eq!(number(told.now["site"].as_str().unwrap()), number(&before) + 1);
}

#[test]
fn the_page_for_what_is_not_found_works_below_the_path_of_base_url() {
    let room = small();
    room.save("in/okrsite.yaml", "title: Boats\nrules: off\nbase_url: https://boats.example/okr/\n");
    let server = Server::of(&room, "in");
    let page = String::from_utf8(server.get("nowhere/at/all").body).unwrap();
    let style = page.split("href=\"/okr/assets/").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(server.get(&format!("okr/assets/{style}")).status, 200);
}

/// The number of the site that is shown: one more for each that was made.
fn number(told: &Told) -> u64 {
    told.now["site"].as_str().unwrap().rsplit('-').next().unwrap().parse().unwrap()
}

#[test]
fn files_that_the_site_is_not_made_from_reload_nothing() {
    let room = small();
    room.save("in/okrsite.yaml", "title: Boats\ntheme: look\nrules: off\n");
    room.save("in/look/css/site.css", "body { color: red }\n");
    room.save("in/before.log", "one\n");
    room.save("in/README.md", "How to write here.\n");
    room.save("in/look/nohup.out", "one\n"); // a note says that it is not used: that it comes or goes can be seen
    let there_before = ["in/before.log", "in/README.md", "in/look/nohup.out"];
    let server = Server::of(&room, "in");
    let mut told = server.follow();
    for (at, path) in [
        "in/before.log",
        "in/nohup.out",
        "in/okrs/debug.log",
        "in/okrs/unused.csv",
        "in/okrs/unused.svg",
        "in/okrs/unused.png",
        "in/README.md",
        "in/.git/index",
        "in/.git/objects/pack/tmp.md",
        "in/okrs/.boats.md.swp",
        "in/okrs/4913",
        "in/okrs/boats.md~",
        "in/okrs/#boats.md#",
        "in/okrs/boats.md___jb_tmp___",
        "in/public/index.html",
        "in/look/nohup.out",
        "in/look/css/.site.css.swp",
        "in/look/css/site.css~",
    ]
    .into_iter()
    .enumerate()
    {
        let before = number(&told);
        for text in ["one\n", "one\ntwo\n"] {
            room.save(path, text);
        }
        if !there_before.contains(&path) {
            fs::remove_file(room.path().join(path)).unwrap();
        }
        room.save(path, "three\n");
        let title = format!("title: A calm harbour, {at}");
        let text = room.read("in/harbour.md");
        let old = text.lines().nth(1).unwrap();
        room.save("in/harbour.md", text.replace(old, &title));
        told.next_site();
        while !server.page("objectives/harbour.html").contains(&title["title: ".len()..]) {
            told.next_site();
        }
        assert_eq!(number(&told), before + 1, "{path}");
    }
}

/// Serves the small site with all it prints going into a file of the content folder, edits an objective three times, and
/// returns what was printed of changes.
fn changes_printed_into(path: &str) -> Vec<String> {
    let room = small();
    let log = fs::File::create(room.path().join(path)).unwrap();
    let mut command = room.command(["serve", "in", "--port", "0", "--date", DAY]);
    let mut child = command.stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap();
    while !room.read(path).contains("serving http://") {
        assert!(child.try_wait().unwrap().is_none(), "{}", room.read(path));
        std::thread::yield_now();
    }
    let said = room.read(path);
    let address = said.split("serving http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let mut server = Server { child, address, lines: channel().1 };
    let mut told = server.follow();
    for words in ["One", "Two", "Three"] {
        let before = told.now.clone();
        let text = room.read("in/harbour.md");
        let old = text.lines().nth(1).unwrap();
        room.save("in/harbour.md", text.replace(old, &format!("title: {words} calm harbour")));
        let printed = room.read(path).matches(" changed, reloaded").count();
        while room.read(path).matches(" changed, reloaded").count() == printed {
            std::thread::yield_now();
        }
        if before["errors"] == 0 {
            told.next_site();
        }
    }
    let id = rustix::process::Pid::from_child(&server.child);
    rustix::process::kill_process(id, rustix::process::Signal::INT).unwrap();
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
    room.read(path).lines().filter(|line| line.contains("changed")).map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn its_own_output_in_the_content_folder_reloads_nothing() {
    for (path, findings) in
        [("in/nohup.out", "no findings"), ("in/okrs/serve.csv", "no findings"), ("in/out.md", "1 error")]
    {
        let changes = changes_printed_into(path);
        assert_eq!(changes.len(), 3, "{path}: {changes:?}");
        for line in changes {
            assert!(line.contains(" changed, reloaded in ") && line.ends_with(findings), "{path}: {line}");
        }
    }
}

#[test]
fn a_file_counts_as_soon_as_something_links_to_it() {
    let room = small();
    room.save("in/okrs/boat.png", "one");
    let server = Server::of(&room, "in");
    let mut told = server.follow();
    let text = room.read("in/okrs/boats.md");
    room.save("in/okrs/boats.md", format!("{text}\n![A boat](boat.png) ![A ship](ship.png)\n"));
    told.errors(1);
    room.save("in/okrs/ship.png", "two");
    told.errors(0);
    let pictures = |server: &Server| {
        let page = server.page("objectives/boats.html");
        let sources = page.split("src=\"../assets/").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        sources.filter(|name| name.rsplit('.').next() != Some("js")).collect()
    };
    let before: Vec<String> = pictures(&server);
    room.save("in/okrs/boat.png", "three");
    told.next_site();
    let after: Vec<String> = pictures(&server);
    assert!(before[0] != after[0] && before[1] == after[1], "{before:?} {after:?}");
}

#[test]
fn measurements_in_a_csv_file_count() {
    let room = small();
    room.save("in/grade.md", "---\nkind: kpi\ntitle: Grade\nmeasurements: grade.csv\n---\n");
    room.save("in/grade.csv", "date,value\n2026-11-01,7\n");
    let server = Server::of(&room, "in");
    let mut told = server.follow();
    room.save("in/grade.csv", "date,value\n2026-11-01,7\n2026-11-20,8.25\n");
    told.next_site();
    assert!(server.page("data/okrs.json").contains("8.25"));
}

#[test]
fn what_is_sound_is_shown_where_that_is_wanted() {
    let room = small();
    let server = Server::start(&room, &["serve", "in", "--port", "0", "--date", DAY, "--keep-going"]);
    let mut told = server.follow();
    let good = room.read("in/okrs/boats.md");
    room.write("in/okrs/boats.md", good.replace("period: 2026-Q4", "period: 2026-Q9"));
    told.next_site();
    assert_eq!(told.now["errors"], 1, "the error is shown over the pages");
    assert_eq!(server.get("objectives/boats.html").status, 404);
    let start = server.page("index.html");
    assert!(start.contains("Left out, because of errors in these files") && start.contains("okrs/boats.md"), "{start}");
    assert!(server.page("objectives/harbour.html").contains("okrs/boats.md"), "where it would stand");
    room.write("in/okrs/boats.md", good);
    told.next_site();
    assert_eq!(server.get("objectives/boats.html").status, 200);
    assert!(!server.page("index.html").contains("Left out"));
}
