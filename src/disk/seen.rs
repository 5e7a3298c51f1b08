//! Files, and whether they are still what they were when they were read.

use std::{
    fs,
    io::{ErrorKind, Read},
    path::Path,
    sync::Arc,
    time::{Duration, SystemTime},
};

use anyhow::Context;

use crate::{diagnostics::SitePath, source::text::FILE_BYTES_MAX};

/// What a file looked like when it was read.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) stamp: Stamp,
    /// What it held, where it is read with the content.
    pub(super) bytes: Option<Arc<[u8]>>,
}

/// What tells that a file was written without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    file_number: u64,
    /// Whether it was written so shortly before that another change could go by unnoticed: clocks of file systems are coarse.
    pub(super) is_fresh: bool,
}

/// A file that was written less than this before it was read is read again.
const FRESH: Duration = Duration::from_millis(200);

impl Stamp {
    fn of(metadata: &fs::Metadata) -> Self {
        let modified = metadata.modified().ok();
        let age = modified.and_then(|modified| modified.elapsed().ok());
        #[cfg(unix)]
        let file_number = std::os::unix::fs::MetadataExt::ino(metadata);
        #[cfg(not(unix))]
        let file_number = 0;
        Self { modified, length: metadata.len(), file_number, is_fresh: age.is_none_or(|age| age < FRESH) }
    }

    /// Whether the file holds for certain what it held then.
    fn is_settled(self, now: Self) -> bool {
        self.is_same(now) && !self.is_fresh && self.modified.is_some()
    }

    fn is_same(self, now: Self) -> bool {
        (self.modified, self.length, self.file_number) == (now.modified, now.length, now.file_number)
    }
}

/// Looks at a file, and reads it where `is_read` and where it may hold something else than `before`. Says, too, whether it
/// does. Nothing comes back where the file is gone.
pub(super) fn see(
    path: &SitePath,
    place: &Path,
    is_read: bool,
    before: Option<&Seen>,
    is_touched: bool,
) -> anyhow::Result<Option<(Seen, bool)>> {
    let stamp = match fs::symlink_metadata(place) {
        Ok(metadata) => Stamp::of(&metadata),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("cannot read {path}")),
    };
    let is_settled = !is_touched && before.is_some_and(|before| before.stamp.is_settled(stamp));
    if let (true, Some(before)) = (is_settled || !is_read, before) {
        return Ok(Some((Seen { stamp, bytes: before.bytes.clone() }, !before.stamp.is_same(stamp))));
    }
    if !is_read {
        return Ok(Some((Seen { stamp, bytes: None }, true)));
    }
    let read = match bounded(place) {
        Ok(read) => read,
        Err(_) if fs::symlink_metadata(place).is_err_and(|error| error.kind() == ErrorKind::NotFound) => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    match before.and_then(|before| before.bytes.as_ref()).filter(|bytes| ***bytes == *read) {
        Some(same) => Ok(Some((Seen { stamp, bytes: Some(Arc::clone(same)) }, false))),
        None => Ok(Some((Seen { stamp, bytes: Some(read.into()) }, true))),
    }
}

/// Reads a file, but no more than shows that it is too large.
pub(super) fn bounded(path: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(FILE_BYTES_MAX).unwrap_or(u64::MAX) + 1;
    let file = fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    file.take(limit).read_to_end(&mut bytes).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(bytes)
}
