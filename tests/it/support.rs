//! A clean room to run the program in.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// The day that tests compute everything for.
pub(crate) const DAY: &str = "2026-11-23";

/// The project's folder.
pub(crate) fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A folder of its own, gone at the end of the test.
pub(crate) struct Room {
    folder: tempfile::TempDir,
}

impl Room {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With these files: path and text.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let room = Self::new();
        for (path, text) in files {
            room.write(path, text);
        }
        room
    }

    /// Its path, with every link resolved.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let full = self.path().join(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, text).unwrap();
    }

    /// Writes a file in one step, as editors do: who watches the folder reads all of it or nothing.
    pub(crate) fn save(&self, path: &str, text: impl AsRef<[u8]>) {
        let full = self.path().join(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        let draft = tempfile::NamedTempFile::new().unwrap();
        fs::write(draft.path(), text).unwrap();
        draft.persist(full).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    /// The program, to be run here, with nothing of the outer environment.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_okrsite"));
        command.args(arguments).current_dir(self.path()).env_clear();
        command.env("HOME", self.path().join("home")).env("SOURCE_DATE_EPOCH", "1795392000"); // 23 November 2026
        command
    }

    /// Runs the program here.
    pub(crate) fn run(&self, arguments: &str) -> Ran {
        let output = self.command(arguments.split_whitespace()).output().unwrap();
        Ran { output, root: self.path() }
    }
}

/// How a run ended.
pub(crate) struct Ran {
    output: Output,
    root: PathBuf,
}

impl Ran {
    /// The exit code.
    #[track_caller]
    pub(crate) fn code(&self, expected: i32) -> &Self {
        assert_eq!(self.output.status.code(), Some(expected), "stdout:\n{}\nstderr:\n{}", self.out(), self.err());
        self
    }

    /// What was printed to stdout, with the room's path as `[ROOT]`.
    pub(crate) fn out(&self) -> String {
        self.text(&self.output.stdout)
    }

    /// What was printed to stderr, with the room's path as `[ROOT]` and times as `[TIME]`.
    pub(crate) fn err(&self) -> String {
        let text = self.text(&self.output.stderr);
        let line = |line: &str| match line.rsplit_once(", ") {
            Some((before, time)) if time.ends_with(" s") && time.starts_with(|one: char| one.is_ascii_digit()) => {
                format!("{before}, [TIME]\n")
            }
            _ => format!("{line}\n"),
        };
        text.lines().map(line).collect()
    }

    fn text(&self, bytes: &[u8]) -> String {
        String::from_utf8(bytes.to_vec()).unwrap().replace(self.root.to_str().unwrap(), "[ROOT]")
    }
}

/// Every file below a folder, by its path in it, sorted.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            files.push((path, fs::read(entry.path()).unwrap()));
        }
    }
    files
}

/// Copies the files below a folder, but not a site that was built there.
pub(crate) fn copy(from: &Path, to: &Path) {
    let built = |path: &str| path.starts_with("public/") || path.starts_with(".public.okrsite");
    for (path, bytes) in files(from).into_iter().filter(|(path, _)| !built(path)) {
        let full = to.join(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, bytes).unwrap();
    }
}
