//! What the files of the output looked like when they were put there: `.NAME.okrsite.seen` beside the output.
//!
//! ```text
//! okrsite seen 1
//! 41d8e7… 5120 1796112000000000000 1311 index.html
//! ```
//!
//! One file a line: the fingerprint of its bytes, their number, the time of its last change in nanoseconds since 1970, its number
//! in the file system, its path. A file that still looks so holds what it held, and is not read; any other is. The list is
//! no part of the output, so that the same site is the same bytes there, and a copy of the output is believed nothing. It may
//! be deleted: then the next build reads what stands there.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs::{self, Metadata},
    path::Path,
    time::UNIX_EPOCH,
};

use super::manifest::write_whole;
use crate::source::digest::Digest;

const HEADER: &str = "okrsite seen 1";

/// What a file looks like without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    bytes: u64,
    /// Nanoseconds since 1970.
    modified: u128,
    /// Its number in the file system; 0 where there are none.
    number: u64,
}

impl Stamp {
    /// None where the file system tells no time of the last change.
    pub(super) fn of(metadata: &Metadata) -> Option<Self> {
        #[cfg(unix)]
        let number = std::os::unix::fs::MetadataExt::ino(metadata);
        #[cfg(not(unix))]
        let number = 0;
        let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
        Some(Self { bytes: metadata.len(), modified, number })
    }
}

/// What files hold, as long as they look as they did.
#[derive(Debug, Default)]
pub(super) struct Seen {
    files: BTreeMap<String, (Stamp, Digest)>,
    /// When the list was written, in nanoseconds since 1970. What was changed at that time or later may have been changed twice
    /// since: the clocks of file systems are coarse.
    written: u128,
}

impl Seen {
    /// Reads the list; an empty one where there is none, or one that is damaged.
    pub(super) fn read(path: &Path) -> Self {
        let written = fs::symlink_metadata(path).ok().filter(Metadata::is_file).as_ref().and_then(Stamp::of);
        let (Some(written), Ok(text)) = (written, fs::read_to_string(path)) else { return Self::default() };
        let mut lines = text.lines();
        if lines.next() != Some(HEADER) {
            return Self::default();
        }
        let files: Option<_> = lines.map(entry).collect();
        files.map_or_else(Self::default, |files| Self { files, written: written.modified })
    }

    /// The fingerprint of what a file holds that looks like `now`; none where it has to be read.
    pub(super) fn of(&self, path: &str, now: &Stamp) -> Option<Digest> {
        let (stamp, digest) = self.files.get(path)?;
        (stamp == now && stamp.modified < self.written).then_some(*digest)
    }

    /// Writes a list of these files. Where that fails there is none, and the next build reads more.
    pub(super) fn write<'f>(path: &Path, files: impl Iterator<Item = (&'f str, Stamp, Digest)>) {
        let mut text = format!("{HEADER}\n");
        for (path, Stamp { bytes, modified, number }, digest) in files {
            let _ = writeln!(text, "{digest} {bytes} {modified} {number} {path}"); // a String takes it
        }
        if write_whole(path, text.as_bytes()).is_err() {
            let _ = fs::remove_file(path);
        }
    }
}

fn entry(line: &str) -> Option<(String, (Stamp, Digest))> {
    let mut parts = line.splitn(5, ' ');
    let digest = Digest::parse(parts.next()?)?;
    let (bytes, modified) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let number = parts.next()?.parse().ok()?;
    Some((parts.next()?.to_owned(), (Stamp { bytes, modified, number }, digest)))
}
