//! What git makes of files and of patches: real git, whatever line ends a file has.

use std::{fs, process::Command};

use okrsite::{
    diagnostics::SitePath,
    parse::{Item, parse},
};

use crate::support::Room;

/// Runs git in the room, with nothing of the outer environment; says whether it succeeded, and what it wrote.
fn git(room: &Room, arguments: &[&str]) -> (bool, String) {
    let mut command = Command::new("git");
    command.current_dir(room.path()).args(["-c", "user.name=Ada", "-c", "user.email=ada@example.com"]).args(arguments);
    let output = command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&text).into_owned())
}

#[track_caller]
fn succeed(room: &Room, arguments: &[&str]) {
    let (is_right, said) = git(room, arguments);
    assert!(is_right, "git {arguments:?}: {said}");
}

/// A file with a mistake that `--fix` fixes, in a room of its own.
const WRONG: &str = "---\ntitle: One\ntaem: a\nperiod: 2026-Q4\nkey_results:\n  - {id: k, title: K, baseline: 0, target: 4,5}\n---\n\nWhy.\n";

#[test]
fn the_patch_of_a_file_with_any_line_ends_applies() {
    let mark = "\u{feff}";
    for (name, text) in [
        ("plain.md", WRONG.to_owned()),
        ("windows.md", WRONG.replace('\n', "\r\n")),
        ("mixed.md", WRONG.replacen('\n', "\r\n", 3)),
        ("carriage-return-in-the-body.md", WRONG.replace("Why.", "Why\rnot.")),
        ("carriage-return-at-the-end.md", WRONG.replace("Why.\n", "Why.\r")),
        ("no-end.md", WRONG.trim_end().to_owned()),
        ("no-body.md", WRONG.split("\n\n").next().unwrap().to_owned()),
        ("mark.md", format!("{mark}{WRONG}")),
        ("separators.md", WRONG.replace("Why.", "Form feed is refused, tab\tis not.")),
        ("m\u{e5}l med blanksteg.md", WRONG.replace("title: One", "title: One\nid: one")),
        ("quo\"te.md", WRONG.replace("title: One", "title: One\nid: one")),
    ] {
        let room = Room::new();
        room.write(&format!("okr/{name}"), &text);
        succeed(&room, &["init", "--quiet"]);
        let content = room.path().join("okr");
        let run = |arguments: &[&str]| room.command(arguments).current_dir(&content).output().unwrap();

        let patch = run(&["check", "--diff"]);
        assert_eq!(patch.status.code(), Some(1), "{name}");
        room.write("fixes.patch", &patch.stdout);
        succeed(&room, &["apply", "--directory=okr", "fixes.patch"]);
        let applied = fs::read(content.join(name)).unwrap();

        room.write(&format!("okr/{name}"), &text);
        room.write("from-above.patch", room.command(["check", "okr", "--diff"]).output().unwrap().stdout);
        succeed(&room, &["apply", "from-above.patch"]);
        assert_eq!(fs::read(content.join(name)).unwrap(), applied, "{name}");

        room.write(&format!("okr/{name}"), &text);
        run(&["check", "--fix"]);
        let fixed = fs::read(content.join(name)).unwrap();
        assert_eq!(applied, fixed, "{name}");
        assert_ne!(fixed, text.as_bytes(), "{name}");
    }
}

#[test]
fn check_ins_of_one_day_that_git_made_one_are_two_again() {
    let text = |check_ins: &str| {
        format!(
            "---\ntitle: One\nteam: a\nperiod: 2026-Q4\nkey_results:\n  - {{id: k, title: K, baseline: 0, target: 5}}\n  - {{id: l, \
             title: L, baseline: 0, target: 5}}\ncheck_ins:\n{check_ins}  - date: 2026-10-05\n    by: Ada\n    note: We start.\n---\n"
        )
    };
    let of_ann = "  - date: 2026-11-19\n    by: Ann\n    note: It goes well.\n    values: {k: 2}\n";
    let of_bo = "  - date: 2026-11-19\n    by: Bo\n    note: It takes time.\n    values: {l: 1}\n";
    let room = Room::new();
    room.write(".gitattributes", "*.md merge=union\n");
    room.write("one.md", text(""));
    succeed(&room, &["init", "--quiet", "--initial-branch=main"]);
    succeed(&room, &["add", "."]);
    succeed(&room, &["commit", "--quiet", "-m", "start"]);
    succeed(&room, &["checkout", "--quiet", "-b", "bo"]);
    room.write("one.md", text(of_bo));
    succeed(&room, &["commit", "--quiet", "-am", "Bo"]);
    succeed(&room, &["checkout", "--quiet", "main"]);
    room.write("one.md", text(of_ann));
    succeed(&room, &["commit", "--quiet", "-am", "Ann"]);
    succeed(&room, &["merge", "--quiet", "--no-edit", "bo"]);

    let ran = room.run("check --format short");
    assert_eq!(
        ran.code(1).out(),
        "one.md:13:5: error[OKR006]: two entries of `check_ins` are merged into one: `by`, `note` and `values` are given \
         twice (write the line `- date: 2026-11-19` above this one, so that two entries stand apart)\n"
    );
    room.run("check --fix").code(0);
    let parsed = parse(okrsite::diagnostics::FileId(1), &SitePath::new("one.md"), &room.read("one.md"), false);
    let Some(Item::Objective(objective)) = parsed.item else { panic!("no objective") };
    let people: Vec<Option<&str>> = objective.check_ins.iter().map(|one| one.by.as_deref()).collect();
    assert_eq!(people, [Some("Ann"), Some("Bo"), Some("Ada")]);
}

#[test]
fn places_lie_inside_a_file_that_is_not_utf_8() {
    for bytes in [&b"---\ntitle: A\n---\nThe last byte: \xe5"[..], b"\xff", b"---\ntitle: \xe5\xe4\xf6 och \xc3"] {
        let room = Room::new();
        room.write("a.md", bytes);
        let document: serde_json::Value = serde_json::from_str(&room.run("check --format json").code(1).out()).unwrap();
        let finding = &document["findings"][0];
        let byte = |end: &str| usize::try_from(finding[end]["byte"].as_u64().unwrap()).unwrap();
        assert_eq!(finding["code"], "OKR001");
        assert!(std::str::from_utf8(&bytes[..byte("start")]).is_ok());
        assert_eq!(byte("end"), byte("start") + 1);
        assert!(byte("end") <= bytes.len());
    }
}
