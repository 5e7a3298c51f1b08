//! While a build is under way, when it breaks off, and when two meet.

use std::{
    collections::BTreeSet,
    fs,
    sync::{
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

use okrsite::publish::{self, Place};
use snapbox::str;

use super::{Room, SITE, check, files, listed};

#[test]
fn a_build_that_fails_leaves_the_site_as_it_is_and_nothing_else() {
    let room = Room::new();
    room.build(&SITE).unwrap();
    room.build(&[("index.html", "second"), SITE[1], SITE[2]]).unwrap();
    let before = files(&room.output);
    for failing in 0..SITE.len() {
        let mut site = SITE.map(|(path, _)| (path, "third"));
        site[failing].1 = "fail";
        assert_eq!(room.refusal(&site), format!("cannot make {}\n", SITE[failing].0));
        assert_eq!(before, files(&room.output));
        check(
            listed(&room.content),
            str![[r#"
.public.okrsite.seen
okrs
public

"#]],
        );
    }
    room.build(&SITE).unwrap();
    check(
        room.site(),
        str![[r#"
assets/a.css: css
index.html: start
teams/digital.html: team

"#]],
    );
}

#[test]
fn a_first_build_that_fails_leaves_nothing() {
    let room = Room::new();
    room.refusal(&[SITE[0], ("b.html", "fail")]);
    check(
        listed(&room.content),
        str![[r#"
okrs

"#]],
    );
    room.build(&SITE).unwrap();
    check(
        room.site(),
        str![[r#"
assets/a.css: css
index.html: start
teams/digital.html: team

"#]],
    );
}

#[test]
fn a_build_that_panics_leaves_nothing() {
    let room = Room::new();
    let panicked = thread::scope(|scope| scope.spawn(|| room.build(&[SITE[0], ("b.html", "panic")])).join().is_err());
    assert!(panicked);
    check(
        listed(&room.content),
        str![[r#"
okrs

"#]],
    );
}

/// What a build leaves that is killed while it writes: its lock, and a spare folder whose manifest lists old and new files.
fn leave_as_killed(room: &Room) {
    let spare = room.content.join(".public.okrsite");
    for (path, text) in [
        (
            ".okrsite",
            "okrsite 2\nasset - - assets/b.css\npage - - index.html\npage - - other/page.html\npage - - teams/digital.html\n",
        ),
        (".okrsite.okrsite-unfinished", "okrs"),
        ("assets/b.css", "b"),
        ("index.html.okrsite-unfinished", "sta"),
        ("other/page.html.okrsite-unfinished", ""),
        ("teams/digital.html", "team"),
    ] {
        fs::create_dir_all(spare.join(path).parent().unwrap()).unwrap();
        fs::write(spare.join(path), text).unwrap();
    }
    fs::write(room.content.join(".public.okrsite.lock"), "").unwrap();
}

#[test]
fn what_a_killed_build_left_is_cleared_by_the_next() {
    let room = Room::new();
    room.build(&SITE).unwrap();
    leave_as_killed(&room);
    let lock = publish::lock(&room.output).unwrap();
    let place = Place { output: &room.output, content: &room.content, adopt: false };
    publish::own(&place, &lock).unwrap();
    check(
        listed(&room.content),
        str![[r#"
.public.okrsite.lock
.public.okrsite.seen
okrs
public

"#]],
    );
}

#[test]
fn a_file_of_somebody_else_in_the_spare_folder_is_not_cleared() {
    let room = Room::new();
    leave_as_killed(&room);
    fs::write(room.content.join(".public.okrsite/teams/notes.txt"), "mine").unwrap();
    check(
        room.refusal(&SITE),
        str![[r#"
`teams/notes.txt` in [ROOT]/content/.public.okrsite was not written by okrsite: move it away, or build once with `--adopt` to keep it

"#]],
    );
    assert_eq!(fs::read_to_string(room.content.join(".public.okrsite/teams/notes.txt")).unwrap(), "mine");
}

#[test]
fn a_site_is_built_after_a_killed_build() {
    let room = Room::new();
    room.build(&SITE).unwrap();
    leave_as_killed(&room);
    for _ in 0..2 {
        room.build(&SITE).unwrap();
        check(
            room.site(),
            str![[r#"
assets/a.css: css
index.html: start
teams/digital.html: team

"#]],
        );
    }
    check(
        listed(&room.content),
        str![[r#"
.public.okrsite.seen
okrs
public

"#]],
    );
}

#[test]
fn what_a_build_killed_at_its_first_file_left_is_taken_up() {
    let room = Room::new();
    let spare = room.content.join(".public.okrsite");
    fs::create_dir_all(spare.join("teams")).unwrap();
    fs::write(spare.join(".okrsite.okrsite-unfinished"), "okrs").unwrap();
    room.build(&SITE).unwrap();
    check(
        room.site(),
        str![[r#"
assets/a.css: css
index.html: start
teams/digital.html: team

"#]],
    );
    check(
        listed(&room.output),
        str![[r#"
.okrsite
assets
index.html
teams

"#]],
    );
}

#[test]
fn a_lock_that_a_killed_build_left_is_free() {
    let room = Room::new();
    fs::write(room.content.join(".public.okrsite.lock"), "").unwrap();
    room.build(&SITE).unwrap();
    check(
        listed(&room.content),
        str![[r#"
.public.okrsite.seen
okrs
public

"#]],
    );
}

#[test]
fn a_second_build_is_refused_until_the_first_has_ended() {
    let room = Room::new();
    let lock = publish::lock(&room.output).unwrap();
    check(
        room.refusal(&SITE),
        str![[r#"
another build is writing to [ROOT]/content/public: wait for it, or choose another folder with `--output`

"#]],
    );
    let other = publish::lock(&room.root.join("another-output")).unwrap();
    drop((lock, other));
    room.build(&SITE).unwrap();
    check(
        listed(&room.content),
        str![[r#"
.public.okrsite.seen
okrs
public

"#]],
    );
}

#[test]
fn of_many_builds_at_once_one_holds_the_lock() {
    let room = Room::new();
    let (holders, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let refused = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..200 {
                    let Ok(lock) = publish::lock(&room.output) else {
                        refused.fetch_add(1, Ordering::Relaxed);
                        continue;
                    };
                    let now = holders.fetch_add(1, Ordering::SeqCst) + 1;
                    most.fetch_max(now, Ordering::SeqCst);
                    holders.fetch_sub(1, Ordering::SeqCst);
                    drop(lock);
                }
            });
        }
    });
    assert_eq!(most.into_inner(), 1);
    assert!(refused.into_inner() < 800);
}

/// The text of a page in a generation: long enough to be torn.
fn page(generation: usize, name: &str) -> String {
    format!("{generation:04} {name}\n").repeat(2000)
}

#[test]
fn readers_always_find_whole_pages() {
    let room = Room::new();
    let names: Vec<String> = (0..12).map(|at| format!("pages/{at}.html")).collect();
    let build = |generation: usize| {
        let asset = format!("assets/site.{generation}.css");
        let texts: Vec<(String, String)> = names.iter().map(|name| (name.clone(), page(generation, name))).collect();
        let mut site: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        site.push((&asset, "css"));
        room.build(&site).unwrap();
    };
    build(0);
    let ended = AtomicBool::new(false);
    let (started, wait) = mpsc::channel();
    let (output, names) = (&room.output, &names);
    thread::scope(|scope| {
        let readers: Vec<_> = (0..3)
            .map(|_| {
                let (ended, started) = (&ended, started.clone());
                scope.spawn(move || {
                    let (mut reads, mut generations) = (0_usize, BTreeSet::new());
                    while !ended.load(Ordering::Relaxed) {
                        for name in names {
                            let text = fs::read_to_string(output.join(name)).unwrap();
                            let generation: usize = text[..4].parse().unwrap();
                            assert!(text == page(generation, name), "{name} is torn");
                            generations.insert(generation);
                            reads += 1;
                        }
                        let _ = started.send(());
                    }
                    (reads, generations.len())
                })
            })
            .collect();
        wait.recv().unwrap();
        for generation in 1..=30 {
            build(generation);
        }
        ended.store(true, Ordering::Relaxed);
        for reader in readers {
            let (reads, generations) = reader.join().unwrap();
            assert!(reads > 12 && generations > 1, "{reads} reads of {generations} generations");
        }
    });
    assert_eq!(fs::read_to_string(room.output.join("pages/0.html")).unwrap(), page(30, "pages/0.html"));
}
