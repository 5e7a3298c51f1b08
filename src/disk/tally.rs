//! How much of a folder is OKRs, told without reading all of it.

use std::{fs::File, io::Read, path::Path};

use anyhow::Context;
use walkdir::{DirEntry, WalkDir};

use super::{is_gone, is_left_alone, output};
use crate::{config::Config, source::picture};

/// So many Markdown files are looked at.
const FILES_MAX: usize = 1000;
/// So many files and folders are visited.
const ENTRIES_MAX: usize = 20_000;
/// So much of each file is read, in bytes.
const START_BYTES: u64 = 4096;
/// With fewer files that are no OKRs, nobody has taken a wrong folder: someone is about to start.
const FOREIGN_MIN: usize = 10;

/// How many Markdown files of a folder are OKRs, and how many are something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Files with a key that only okrsite knows.
    pub own: usize,
    /// Other files, except for a README.
    pub foreign: usize,
    /// Whether every file was looked at.
    pub is_complete: bool,
}

impl Tally {
    /// Whether the folder seems to hold something else.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.foreign >= FOREIGN_MIN && self.foreign > self.own
    }
}

/// Looks at the start of the Markdown files below `root`, in the order of their names.
///
/// # Errors
///
/// When a folder cannot be read.
pub fn tally(root: &Path) -> anyhow::Result<Tally> {
    let mut tally = Tally { own: 0, foreign: 0, is_complete: true };
    let output = output(root, &Config::default());
    let is_wanted = |entry: &DirEntry| entry.depth() == 0 || !is_left_alone(entry, &output, None);
    let walk = WalkDir::new(root).sort_by_file_name().max_depth(super::DEPTH_MAX + 1).into_iter();
    for (visited, entry) in walk.filter_entry(is_wanted).enumerate() {
        if visited >= ENTRIES_MAX {
            tally.is_complete = false;
            break;
        }
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if is_gone(&error) => continue,
            Err(error) => return Err(error).context("cannot read the content folder"),
        };
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if !entry.file_type().is_file() || picture::ending(&name) != "md" || name == "readme.md" {
            continue;
        }
        if tally.own + tally.foreign >= FILES_MAX {
            tally.is_complete = false;
            break;
        }
        if is_okr(&start_of(entry.path())) {
            tally.own += 1;
        } else {
            tally.foreign += 1;
        }
    }
    Ok(tally)
}

/// The start of a file; empty where it cannot be read.
pub(super) fn start_of(path: &Path) -> String {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(START_BYTES).read_to_end(&mut bytes));
    if read.is_err() {
        bytes.clear();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whether a text starts as okrsite's files do: with a line for a key that others have not.
pub(super) fn is_okr(start: &str) -> bool {
    const KEYS: [&str; 4] = ["kind:", "team:", "period:", "key_results:"];
    start.lines().any(|line| KEYS.iter().any(|key| line.starts_with(key)))
}
