//! The spare folder of a build that did not end well: cleared, so that it takes no room on the disk.

use std::{fs, path::Path};

use walkdir::{DirEntry, WalkDir};

use super::manifest::{self, Manifest};

/// Clears the spare folder when it is dropped, unless the build ended well.
pub(super) struct Unfinished<'a> {
    pub(super) folder: &'a Path,
    /// What the build may have put there.
    pub(super) manifest: Manifest,
    pub(super) is_done: bool,
}

impl Drop for Unfinished<'_> {
    fn drop(&mut self) {
        if !self.is_done {
            clear(self.folder, &self.manifest);
        }
    }
}

/// Deletes what `manifest` lists in `folder`, unfinished files, the manifest itself, and the folders that this leaves empty.
///
/// What cannot be deleted stays, and the next build tries again.
pub(super) fn clear(folder: &Path, manifest: &Manifest) {
    let entries: Vec<DirEntry> = WalkDir::new(folder).contents_first(true).into_iter().filter_map(Result::ok).collect();
    for entry in entries.iter().filter(|entry| !entry.file_type().is_dir() && is_ours(entry, folder, manifest)) {
        let _ = fs::remove_file(entry.path());
    }

    // last: until then it says that the rest is ours, should this be killed, too
    let _ = fs::remove_file(folder.join(manifest::NAME));

    for entry in entries.iter().filter(|entry| entry.file_type().is_dir()) {
        let _ = fs::remove_dir(entry.path());
    }
}

fn is_ours(entry: &DirEntry, folder: &Path, manifest: &Manifest) -> bool {
    let Ok(inside) = entry.path().strip_prefix(folder) else { return false };
    let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
    parts.is_some_and(|parts| {
        let path = parts.join("/");
        path.ends_with(manifest::UNFINISHED) || manifest.files.contains_key(&path)
    })
}
