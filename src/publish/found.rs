//! What stands in a folder of ours: the files that its manifest lists, and what it does not list.

use std::{
    collections::BTreeMap,
    fs::{self, Metadata},
    path::{Path, PathBuf},
};

use anyhow::Context;
use rayon::prelude::*;
use walkdir::WalkDir;

use super::{
    File, Owned, compress,
    manifest::{self, Manifest, copies_of},
    seen::Stamp,
};
use crate::source::digest::Digest;

/// A file as it looks, without reading it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Looks {
    /// None where the file system tells too little.
    pub(super) stamp: Option<Stamp>,
    /// The file system that it is in, and its number there; none where there are no such numbers.
    place: Option<(u64, u64)>,
}

impl Looks {
    fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let place = {
            use std::os::unix::fs::MetadataExt;
            Some((metadata.dev(), metadata.ino()))
        };
        #[cfg(not(unix))]
        let place = None;
        Self { stamp: Stamp::of(metadata), place }
    }

    /// Whether both are one file with two names.
    pub(super) fn is_same_file(&self, other: &Self) -> bool {
        self.place.is_some() && self.place == other.place
    }
}

/// The regular files in a folder that its manifest lists, by path.
pub(super) type Files = BTreeMap<String, Looks>;

/// A folder of ours.
#[derive(Debug, Default)]
pub(super) struct Held {
    pub(super) manifest: Manifest,
    pub(super) files: Files,
    /// What a killed build left.
    pub(super) unfinished: Vec<String>,
}

/// What a look into a folder shows.
pub(super) struct Found {
    pub(super) files: Files,
    /// What the manifest does not list; without looks where it is no regular file.
    pub(super) strays: BTreeMap<String, Option<Looks>>,
    pub(super) unfinished: Vec<String>,
}

/// Looks at everything in `folder`.
pub(super) fn find(folder: &Path, manifest: Option<&Manifest>) -> anyhow::Result<Found> {
    let mut listed: Vec<(String, PathBuf)> = Vec::new();
    let mut found = Found { files: Files::new(), strays: BTreeMap::new(), unfinished: Vec::new() };

    for entry in WalkDir::new(folder).min_depth(1) {
        let entry = entry.with_context(|| format!("cannot read {}", folder.display()))?;
        let Ok(relative) = entry.path().strip_prefix(folder) else { continue };
        if entry.file_type().is_dir() {
            continue;
        }
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        let path = parts.join("/");

        let is_file = entry.file_type().is_file();
        let is_unfinished = path.ends_with(manifest::UNFINISHED);
        // a build may be killed before its first manifest is whole
        let is_first = path.strip_suffix(manifest::UNFINISHED) == Some(manifest::NAME);
        match manifest {
            _ if !is_file => drop(found.strays.insert(path, None)),
            Some(_) if is_unfinished => found.unfinished.push(path),
            None if is_first => found.unfinished.push(path),
            Some(_) if path == manifest::NAME => {}
            Some(manifest) if manifest.files.contains_key(&path) => listed.push((path, entry.into_path())),
            _ => drop(found.strays.insert(path, Some(looks(entry.path())?))),
        }
    }

    let look = |(path, place): (String, PathBuf)| Some((path, looks(&place).ok()?)); // it may have gone meanwhile
    found.files = listed.into_par_iter().filter_map(look).collect::<Vec<_>>().into_iter().collect();
    Ok(found)
}

fn looks(place: &Path) -> anyhow::Result<Looks> {
    let metadata = fs::symlink_metadata(place).with_context(|| format!("cannot read {}", place.display()))?;
    Ok(Looks::of(&metadata))
}

/// A file of a plan, compared with the output.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    /// The fingerprint of what stands there now; none where nothing does.
    pub(super) bytes: Option<Digest>,
    /// Whether that is what the file would be made of, with its copies: it needs not be made.
    pub(super) is_kept: bool,
    /// Whether something had to be read to know.
    pub(super) was_read: bool,
}

impl Owned {
    /// The files that were made under `key` and stand in the output as they were made: all of them, or none.
    ///
    /// `precompress` is what the [`Plan`](super::Plan) says.
    #[must_use]
    pub fn made_under(&self, key: Digest, precompress: bool) -> Vec<File> {
        let made = compress::key(key, precompress);
        let entries = &self.live.manifest.files;
        let is_made = |path: &str| entries.get(path).is_some_and(|entry| entry.key == Some(made));
        let is_copy =
            |path: &str| compress::ENDINGS.iter().any(|ending| path.strip_suffix(ending).is_some_and(is_made));
        let paths = entries.keys().filter(|path| is_made(path) && !is_copy(path));
        let files: Vec<File> = paths
            .map(|path| File { path: path.clone(), is_asset: entries[path].kind == manifest::Kind::Asset, key })
            .collect();
        if files.par_iter().all(|file| self.standing(&file.path, made).is_kept) { files } else { Vec::new() }
    }

    /// Compares a file that is to be made under `key`, as the manifest has it, with the output.
    pub(super) fn standing(&self, path: &str, key: Digest) -> Standing {
        let (bytes, mut was_read) = self.bytes(path);
        let is_as_made = |path: &str, bytes: Option<Digest>| {
            let entry = self.live.manifest.files.get(path);
            bytes.is_some() && entry.is_some_and(|entry| entry.key == Some(key) && entry.bytes == bytes)
        };
        let mut is_kept = is_as_made(path, bytes);
        for copy in copies_of(path).iter().filter(|copy| self.live.manifest.files.contains_key(*copy)) {
            let (bytes, was_copy_read) = self.bytes(copy);
            is_kept &= is_as_made(copy, bytes);
            was_read |= was_copy_read;
        }
        Standing { bytes, is_kept, was_read }
    }

    /// The fingerprint of a file in the output, and whether it had to be read for that.
    pub(super) fn bytes(&self, path: &str) -> (Option<Digest>, bool) {
        let Some(looks) = self.live.files.get(path) else { return (None, false) };
        match looks.stamp.and_then(|stamp| self.seen.of(path, &stamp)) {
            Some(digest) => (Some(digest), false),
            None => (fs::read(self.output.join(path)).ok().map(|bytes| Digest::of(&bytes)), true),
        }
    }
}
