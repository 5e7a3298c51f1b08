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

use okrsite::publish;
use snapbox::str;

use super::{Room, SITE, check, files, listed};

#[test]
fn a_file_that_cannot_be_made_leaves_the_site_as_it_is() {
    let room = Room::new();
    room.build(&SITE).unwrap();
    room.build(&[("index.html", "second"), SITE[1], SITE[2]]).unwrap();
    let before = files(&room.output);
    for failing in 0..SITE.len() {
        let mut site = SITE.map(|(path, _)| (path, "third"));
        site[failing].1 = "fail";
        assert_eq!(room.refusal(&site), format!("cannot make {}\n", SITE[failing].0));
        assert_eq!(before, files(&room.output));
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
fn a_first_build_that_fails_leaves_no_site() {
    let room = Room::new();
    room.refusal(&[SITE[0], ("b.html", "fail")]);
    assert!(!room.output.exists());
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
fn what_a_killed_build_left_is_taken_up() {
    let spare = |room: &Room| room.content.join(".public.okrsite");
    let room = Room::new();
    room.build(&SITE).unwrap();
    room.refusal(&[("other/page.html", "other"), ("assets/b.css", "b"), ("index.html", "fail")]);
    fs::write(spare(&room).join("index.html.okrsite-unfinished"), "sta").unwrap();
    fs::write(spare(&room).join("other/page.html.okrsite-unfinished"), "").unwrap();
    fs::write(spare(&room).join(".okrsite.okrsite-unfinished"), "okrs").unwrap();
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
        listed(&spare(&room)),
        str![[r#"
.okrsite
assets
index.html
teams

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
