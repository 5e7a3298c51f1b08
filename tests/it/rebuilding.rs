//! Builds after edits, by hand and with `build --watch`: they make what changed, and give what a fresh build gives.

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Stdio},
    sync::mpsc::{Receiver, channel},
    time::{Duration, SystemTime},
};

use crate::support::{DAY, Room, copy, files, project};

/// How long anything is waited for. Where all is well it comes within a second.
const PATIENCE: Duration = Duration::from_mins(2);
/// A site of every shape, small enough to be built many times.
const SITE: &str = "tests/sites/every-shape/in";

/// A room with that site in `in`.
fn room() -> Room {
    let room = Room::new();
    copy(&project().join(SITE), &room.path().join("in"));
    room
}

/// What is published, without what is there only for pages of the generation before.
fn published(output: &Path) -> BTreeMap<String, Vec<u8>> {
    let manifest = fs::read_to_string(output.join(".okrsite")).unwrap();
    let past: Vec<&str> = manifest.lines().filter_map(|line| line.strip_prefix("past - - ")).collect();
    let is_now = |path: &str| path != ".okrsite" && !past.contains(&path);
    files(output).into_iter().filter(|(path, _)| is_now(path)).collect()
}

/// Compares the output with that of a build into an empty folder.
#[track_caller]
fn assert_fresh(room: &Room, output: &str, options: &str) {
    let _ = fs::remove_dir_all(room.path().join("fresh"));
    room.run(&format!("build in --output fresh {options}")).code(0);
    let (kept, fresh) = (published(&room.path().join(output)), published(&room.path().join("fresh")));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&kept), names(&fresh));
    let other: Vec<&String> =
        fresh.iter().filter(|(path, bytes)| kept[*path] != **bytes).map(|(path, _)| path).collect();
    assert!(other.is_empty(), "{other:?}");
}

/// The first objective of the site, from the room.
fn objective(room: &Room) -> String {
    let okrs = files(&room.path().join("in"));
    let is_objective = |text: &[u8]| String::from_utf8_lossy(text).contains("\nkey_results:");
    let (path, _) = okrs.iter().find(|(path, text)| path.starts_with("okrs/") && is_objective(text)).unwrap();
    format!("in/{path}")
}

/// When each file of a folder was written, and its number in the file system.
fn stamps(folder: &Path) -> BTreeMap<String, (SystemTime, u64)> {
    use std::os::unix::fs::MetadataExt;
    let stamp = |(path, _): (String, Vec<u8>)| {
        let metadata = fs::metadata(folder.join(&path)).unwrap();
        (path, (metadata.modified().unwrap(), metadata.ino()))
    };
    files(folder).into_iter().map(stamp).collect()
}

#[test]
fn a_build_without_a_change_writes_nothing() {
    let room = room();
    room.run(&format!("build in --output out --date {DAY}")).code(0);
    let before = stamps(&room.path().join("out"));
    let again = room.run(&format!("build in --output out --date {DAY}")).code(0).err();
    assert!(again.contains("(0 of "), "{again}");
    assert_eq!(stamps(&room.path().join("out")), before);
    assert!(!room.path().join(".out.okrsite").exists(), "nothing was put in place");
}

#[test]
fn what_someone_changed_in_the_output_is_mended() {
    let room = room();
    let build = format!("build in --output out --date {DAY}");
    room.run(&build).code(0);
    room.run(&build).code(0);
    let page = room.path().join("out/index.html");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replacen('e', "E", 1)).unwrap(); // as long as before
    fs::remove_file(room.path().join("out/search.html")).unwrap();
    let again = room.run(&build).code(0).err();
    assert!(again.contains("(2 of "), "{again}");
    assert_eq!(fs::read_to_string(&page).unwrap(), text);
    assert_fresh(&room, "out", &format!("--date {DAY}"));
}

#[test]
fn builds_after_edits_give_what_a_fresh_build_gives() {
    let room = room();
    let path = objective(&room);
    let text = room.read(&path);
    let settings = room.read("in/okrsite.yaml");
    let build = |options: &str| {
        room.run(&format!("build in --output out --date {DAY} {options}")).code(0);
        assert_fresh(&room, "out", &format!("--date {DAY} {options}"));
    };
    build("");
    room.write(&path, format!("{text}\nA word more.\n"));
    build("");
    room.write(&path, text.replacen("title: ", "title: Another ", 1));
    build("");
    room.write("in/okrsite.yaml", format!("{settings}\n# a remark\n"));
    build("");
    build("--precompress");
    build("--precompress");
    build("");
    build("--drafts");
}

/// `build --watch`, ended with the test.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn of(room: &Room) -> Self {
        let arguments = ["build", "in", "--output", "out", "--date", DAY, "--watch"];
        let mut child = room.command(arguments).stderr(Stdio::piped()).spawn().unwrap();
        let (send, lines) = channel();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        std::thread::spawn(move || stderr.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
        let watching = Self { child, lines };
        watching.line_with("watching for changes");
        watching
    }

    /// The next line with `part` in it.
    #[track_caller]
    fn line_with(&self, part: &str) -> String {
        let mut before = Vec::new();
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) if line.contains(part) => return line,
                Ok(line) => before.push(line),
                Err(end) => panic!("{end}: no line with `{part}` came, but:\n{}", before.join("\n")),
            }
        }
    }

    /// Ends it as Ctrl-C does. Returns the exit code.
    fn interrupt(mut self) -> Option<i32> {
        let process = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(process, rustix::process::Signal::INT).unwrap();
        self.child.wait().unwrap().code()
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_watched_output_follows_its_content() {
    let room = room();
    let path = objective(&room);
    let text = room.read(&path);
    let watching = Watching::of(&room);
    let edits = [
        (path.as_str(), format!("{text}\nA word more.\n")),
        (path.as_str(), text.replacen("title: ", "title: Another ", 1)),
        ("in/pages/new-page.md", "---\nkind: page\ntitle: New\n---\nNew.\n".to_owned()),
    ];
    for (path, text) in edits {
        room.save(path, text);
        watching.line_with("changed, built (");
        watching.line_with("search follows the change");
        assert_fresh(&room, "out", &format!("--date {DAY}"));
    }
    fs::remove_file(room.path().join("in/pages/new-page.md")).unwrap();
    watching.line_with("1 file changed, built (");
    watching.line_with("search follows the change");
    assert_fresh(&room, "out", &format!("--date {DAY}"));
    assert_eq!(watching.interrupt(), Some(0));
    let again = room.run(&format!("build in --output out --date {DAY}")).code(0).err();
    assert!(again.contains("(0 of "), "{again}");
}

#[test]
fn errors_keep_what_was_built_before() {
    let room = room();
    let path = objective(&room);
    let text = room.read(&path);
    let watching = Watching::of(&room);
    let before = published(&room.path().join("out"));
    room.save(&path, text.replacen("title: ", "tilte: ", 1));
    watching.line_with("what was built before stays");
    assert!(published(&room.path().join("out")) == before);
    room.save(&path, format!("{text}\nBetter.\n"));
    watching.line_with("changed, built (");
    watching.line_with("search follows the change");
    assert_fresh(&room, "out", &format!("--date {DAY}"));
}

#[test]
fn a_file_of_somebody_else_is_named_and_left_alone() {
    let room = room();
    let path = objective(&room);
    let text = room.read(&path);
    let watching = Watching::of(&room);
    room.write("out/notes.txt", "mine");
    room.save(&path, format!("{text}\nA word.\n"));
    watching.line_with("`notes.txt`");
    assert_eq!(room.read("out/notes.txt"), "mine");
    fs::remove_file(room.path().join("out/notes.txt")).unwrap();
    watching.line_with("changed, built (");
    watching.line_with("search follows the change");
    assert_fresh(&room, "out", &format!("--date {DAY}"));
}
