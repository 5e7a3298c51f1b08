//! Long use: many changes while many read, and afterwards everything as a fresh build has it.
//!
//! `OKRSITE_SOAK=2000` makes it as long as one likes.

use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    path::PathBuf,
    sync::atomic::{AtomicBool, Ordering::Relaxed},
    time::Duration,
};

use super::{Server, get, without_script};
use crate::support::{DAY, Room, copy, files, project};

/// How many changes the usual run makes.
const CHANGES: usize = 20;
const READERS: usize = 8;
/// Between two changes, so that they do not all come as one.
const PAUSE: Duration = Duration::from_millis(15);
/// How many times the changes stop, and everything is put in order and waited for.
const STOPS: usize = 4;

#[test]
fn after_many_changes_every_page_is_as_a_fresh_build_has_it() {
    let changes = std::env::var("OKRSITE_SOAK").map_or(CHANGES, |number| number.parse().unwrap());
    let room = Room::new();
    copy(&project().join("example-okrs"), &room.path().join("in"));
    let server = Server::of(&room, "in");
    let (ended, pages) =
        (AtomicBool::new(false), ["", "alignment.html", "attention.html", "teams.html", "data/okrs.json"]);
    let mut memory = Vec::new();
    std::thread::scope(|scope| {
        for reader in 0..READERS {
            let (address, ended) = (&server.address, &ended);
            scope.spawn(move || {
                for page in pages.iter().cycle().skip(reader) {
                    assert!(matches!(get(address, page).status, 200 | 404), "{page}");
                    if ended.load(Relaxed) {
                        break;
                    }
                }
            });
        }
        let mut content = Changing::new(room.path().join("in"));
        let every = (changes / STOPS).max(1);
        for change in 0..changes {
            content.change(change);
            std::thread::sleep(PAUSE);
            if change % every == every - 1 {
                content.mend();
                wait_for(&server, &content, &format!("mark {change}"));
                memory.push(kibibytes(&server));
            }
        }
        content.mend();
        wait_for(&server, &content, "the last mark");
        ended.store(true, Relaxed);
    });
    writeln!(std::io::stderr(), "KiB at each stop: {memory:?}").unwrap();
    let first = memory[0];
    assert!(memory[memory.len() - 1] < first * 3 / 2 + (64 << 10), "the memory grows: {memory:?}");
    room.run(&format!("build in --output out --drafts --date {DAY}")).code(0);
    for (path, bytes) in files(&room.path().join("out")).iter().filter(|(path, _)| path != ".okrsite") {
        assert!(without_script(&server.get(path).body) == *bytes, "{path}");
    }
}

/// Writes a word into a page and waits until it is shown without any error.
fn wait_for(server: &Server, content: &Changing, word: &str) {
    let mut told = server.follow();
    fs::write(content.root.join("mark.md"), format!("---\nkind: page\ntitle: Mark\n---\n{word}.\n")).unwrap();
    let is_shown = || String::from_utf8_lossy(&server.get("pages/mark.html").body).contains(&format!("{word}."));
    while told.now["errors"] != 0 || !is_shown() {
        told.next();
    }
}

/// Content that changes at random, always in the same way.
struct Changing {
    root: PathBuf,
    /// What each file holds when nothing is wrong with it.
    good: BTreeMap<String, Vec<u8>>,
    state: u64,
}

impl Changing {
    fn new(root: PathBuf) -> Self {
        let good = files(&root).into_iter().filter(|(path, _)| path.rsplit('.').next() == Some("md")).collect();
        Self { root, good, state: 0x2545_f491_4f6c_dd1d }
    }

    /// A number below `end`.
    fn random(&mut self, end: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state >> 33).unwrap() % end
    }

    fn change(&mut self, number: usize) {
        let at = self.random(self.good.len());
        let (path, text) = self.good.iter().nth(at).map(|(path, text)| (path.clone(), text.clone())).unwrap();
        let place = self.root.join(&path);
        match self.random(7) {
            0 => {
                let longer = [&text[..], format!("\nLine {number}.\n").as_bytes()].concat();
                self.good.insert(path.clone(), longer.clone());
                fs::write(place, longer).unwrap();
            }
            1 => fs::write(place, &text[..text.len() / 2]).unwrap(),
            2 => fs::write(place, [b"---\ntitle: [\n", &text[..]].concat()).unwrap(),
            3 => drop(fs::remove_file(place)), // it may be gone already
            4 => {
                let folder = self.root.join(format!("moved-{}", number % 3));
                fs::create_dir_all(&folder).unwrap();
                drop(fs::rename(&place, folder.join(place.file_name().unwrap())));
            }
            5 => {
                let other = place.with_extension("tmp");
                fs::create_dir_all(place.parent().unwrap()).unwrap();
                fs::write(&other, &text).unwrap();
                fs::rename(other, place).unwrap();
            }
            _ => {
                let folder = place.parent().unwrap();
                let away = self.root.join(format!("folder-{}", number % 3));
                if folder != self.root && !away.exists() {
                    drop(fs::rename(folder, &away));
                    fs::create_dir_all(folder).unwrap();
                }
            }
        }
    }

    /// Puts every file back where it stood, with nothing wrong in it.
    fn mend(&self) {
        for name in ["moved-0", "moved-1", "moved-2", "folder-0", "folder-1", "folder-2"] {
            drop(fs::remove_dir_all(self.root.join(name)));
        }
        for (path, text) in &self.good {
            let place = self.root.join(path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, text).unwrap();
        }
    }
}

/// How much memory the server holds.
fn kibibytes(server: &Server) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", server.child.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
