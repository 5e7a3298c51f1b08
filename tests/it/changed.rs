//! `check --changed-since`: findings in what a branch changes.

use std::{fs, process::Command};

use snapbox::{assert_data_eq, str};

use crate::support::Room;

const WRONG: &str =
    "---\ntitle: Two\nteam: a\nperiod: 2026-Q4\ntaem: x\nkey_results: [{title: b, baseline: 0, target: 1}]\n---\n";

/// Runs git in the room, with nothing of the outer environment.
fn git(room: &Room, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(room.path()).args(["-c", "user.name=Ada", "-c", "user.email=ada@example.com"]).args(arguments);
    for name in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{name}_DATE"), "2026-11-01T12:00:00Z");
    }
    let output = command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Runs the program with a path to git.
fn check(room: &Room, arguments: &str) -> (Option<i32>, String, String) {
    let mut command = room.command(arguments.split_whitespace());
    let output = command.env("PATH", std::env::var_os("PATH").unwrap()).output().unwrap();
    let text =
        |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap().replace(room.path().to_str().unwrap(), "[ROOT]");
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// A repository with the content in `okr`, four wrong files on `main`, and a branch that left it.
fn repository() -> Room {
    let room = Room::new();
    room.write("okr/okrsite.yaml", "title: A\n");
    for name in ["same", "edited", "moved", "gone"] {
        room.write(&format!("okr/okrs/{name}.md"), WRONG);
    }
    git(&room, &["init", "--quiet", "--initial-branch=main"]);
    git(&room, &["add", "."]);
    git(&room, &["commit", "--quiet", "-m", "start"]);
    git(&room, &["checkout", "--quiet", "-b", "branch"]);
    room
}

#[test]
fn findings_are_told_only_in_files_that_the_branch_changes() {
    let room = repository();
    room.write("okr/okrs/edited.md", WRONG.replace("Two", "Edited"));
    git(&room, &["mv", "okr/okrs/moved.md", "okr/okrs/m\u{f6}ved.md"]);
    room.write("okr/okrs/m\u{f6}ved.md", WRONG.replace("title: Two", "id: moved\ntitle: Moved"));
    git(&room, &["rm", "--quiet", "okr/okrs/gone.md"]);
    git(&room, &["commit", "--quiet", "-am", "change"]);
    room.write("okr/okrs/new.md", WRONG);
    room.write("outside.md", WRONG);
    git(&room, &["checkout", "--quiet", "main"]);
    room.write("okr/okrs/same.md", WRONG.replace("Two", "Changed on main"));
    git(&room, &["commit", "--quiet", "-m", "main goes on", "--", "okr/okrs/same.md"]);
    git(&room, &["checkout", "--quiet", "branch"]);
    let (code, out, err) = check(&room, "check okr --format short --changed-since main");
    assert_eq!(code, Some(1));
    assert_data_eq!(
        out,
        str![[r#"
okrs/edited.md:5:1: error[OKR007]: unknown key `taem` in an objective (`team` is there already: put both into one)
okrs/möved.md:6:1: error[OKR007]: unknown key `taem` in an objective (`team` is there already: put both into one)
okrs/new.md:5:1: error[OKR007]: unknown key `taem` in an objective (`team` is there already: put both into one)

"#]]
    );
    assert_data_eq!(
        err,
        str![[r#"
checked 4 objectives with 4 key results, 1 team; findings in 3 files changed since main: 3 errors

"#]]
    );
}

#[test]
fn where_nothing_was_changed_nothing_is_told() {
    let room = repository();
    let (code, out, _) = check(&room, "check okr --format short --changed-since main --deny notes");
    assert_eq!((code, out.as_str()), (Some(0), ""));
}

#[test]
fn a_pull_request_puts_its_own_files_first() {
    let room = repository();
    git(&room, &["update-ref", "refs/remotes/origin/main", "main"]);
    room.write("okr/okrs/same.md", WRONG.replace("Two", "Same"));
    let mut command = room.command(["check", "okr", "--format", "github"]);
    command.env("PATH", std::env::var_os("PATH").unwrap()).env("GITHUB_BASE_REF", "main");
    let out = String::from_utf8(command.output().unwrap().stdout).unwrap();
    assert!(out.starts_with("::error file=okr/okrs/same.md,line=5,"), "{out}");
    assert_eq!(out.lines().count(), 4);
}

#[test]
fn what_git_cannot_tell_is_explained() {
    let room = repository();
    let (code, _, err) = check(&room, "check okr --changed-since mian");
    assert_eq!(code, Some(2));
    assert_data_eq!(
        err,
        str![[r#"
error: git has no revision `mian` here: name a branch, tag or commit; if only a part of the history was cloned, fetch the rest first, for example with `git fetch origin main`

"#]]
    );
    let (code, _, err) = check(&room, "check okr --changed-since=--output=x");
    assert_eq!(code, Some(2));
    assert_data_eq!(
        err,
        str![[r#"
error: git has no revision `--output=x` here: name a branch, tag or commit; if only a part of the history was cloned, fetch the rest first, for example with `git fetch origin main`

"#]]
    );
    git(&room, &["checkout", "--quiet", "--orphan", "other"]);
    git(&room, &["commit", "--quiet", "-m", "no past"]);
    let (_, _, err) = check(&room, "check okr --changed-since main");
    assert_data_eq!(
        err,
        str![[r#"
error: `main` and HEAD have no common history here: fetch more of it, for example with `git fetch --unshallow`

"#]]
    );
    fs::remove_dir_all(room.path().join(".git")).unwrap();
    let (code, _, err) = check(&room, "check okr --changed-since main");
    assert_eq!(code, Some(2));
    assert!(
        err.starts_with("error: `--changed-since` needs a git repository, and [ROOT]/okr is not in one: "),
        "{err}"
    );
    let alone = room.command(["check", "okr", "--changed-since", "main"]).env("PATH", "").output().unwrap();
    assert_data_eq!(
        String::from_utf8(alone.stderr).unwrap(),
        str![[r#"
error: `--changed-since` needs the program `git`, which was not found: install it, or leave the option out

"#]]
    );
}
