//! Brings a folder up to date with a plan, file by file; what readers see is whole at every moment.

use std::{
    collections::BTreeSet,
    fs,
    io::{ErrorKind, Write as _},
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use anyhow::Context;
use rayon::prelude::*;

use super::{
    Plan, compress,
    found::{Files, Held, Standing},
    manifest::{Kind, Manifest, UNFINISHED, copies_of, write_whole},
    seen::Stamp,
};
use crate::source::digest::Digest;

/// The folder to bring up to date.
pub(super) struct Target<'a> {
    pub(super) folder: &'a Path,
    /// What `folder` holds.
    pub(super) old: &'a Held,
    /// The site that readers have; may be the same folder.
    pub(super) live: &'a Path,
    /// The files there.
    pub(super) live_files: &'a Files,
    /// Each file of the plan, compared with that site.
    pub(super) standing: &'a [Standing],
}

/// What came of it.
pub(super) struct Updated {
    /// How many files of the plan differ from the live ones.
    pub(super) changed: usize,
    /// What the folder holds now.
    pub(super) manifest: Manifest,
    /// What its files look like, by path: those of the plan, with their copies.
    pub(super) stamps: Vec<(String, Stamp, Digest)>,
}

/// A file that was put in place.
struct Put {
    path: String,
    bytes: Digest,
    stamp: Option<Stamp>,
}

/// Makes the folder hold exactly what `manifest` lists, without compressed copies that are not worth it.
///
/// Meanwhile its manifest lists the old and the new files, so that a build after a killed one knows both as ours.
pub(super) fn update(target: &Target<'_>, mut manifest: Manifest, plan: &Plan<'_>) -> anyhow::Result<Updated> {
    fs::create_dir_all(target.folder).with_context(|| format!("cannot create {}", target.folder.display()))?;
    for path in &target.old.unfinished {
        remove(&target.folder.join(path))?;
    }
    if !target.is_live() {
        remove_old(target, &manifest)?; // first: it makes room, and a folder may take the name of a page that is gone
    }
    target.old.manifest.union(&manifest).write(target.folder)?;
    create_folders(target, &manifest)?;
    for path in manifest.of(Kind::Past).chain(manifest.of(Kind::Kept)) {
        carry(target, path)?;
    }

    let changed = AtomicUsize::new(0);
    let mut put = Vec::new();
    for assets in [true, false] {
        let files = plan.files.par_iter().enumerate().filter(|(_, file)| file.is_asset == assets);
        let each = files.map(|(index, _)| {
            let (files, is_changed) = put_file(target, plan, index, &manifest)?;
            changed.fetch_add(usize::from(is_changed), Ordering::Relaxed);
            (plan.done)();
            Ok(files)
        });
        put.extend(each.collect::<anyhow::Result<Vec<_>>>()?.into_iter().flatten());
    }

    let mut stamps = Vec::with_capacity(put.len());
    for Put { path, bytes, stamp } in put {
        if let Some(entry) = manifest.files.get_mut(&path) {
            entry.bytes = Some(bytes);
        }
        stamps.extend(stamp.map(|stamp| (path, stamp, bytes)));
    }
    for path in idle_copies(plan, &manifest) {
        remove(&target.folder.join(&path))?;
        manifest.files.remove(&path);
    }

    if target.is_live() {
        remove_old(target, &manifest)?; // last: until then readers may come from the old pages
    }
    manifest.write(target.folder)?;
    Ok(Updated { changed: changed.into_inner(), manifest, stamps })
}

/// The compressed copies that were not worth it.
fn idle_copies(plan: &Plan<'_>, manifest: &Manifest) -> Vec<String> {
    if !plan.precompress {
        return Vec::new();
    }
    let is_idle =
        |path: &String| manifest.files.get(path).is_some_and(|entry| entry.kind == Kind::Page && entry.bytes.is_none());
    plan.files.iter().flat_map(|file| copies_of(&file.path)).filter(is_idle).collect()
}

impl Target<'_> {
    fn is_live(&self) -> bool {
        self.folder == self.live
    }
}

/// Puts one file of the plan in place, with its copies. Says, too, whether it differs from the live one.
fn put_file(
    target: &Target<'_>,
    plan: &Plan<'_>,
    index: usize,
    manifest: &Manifest,
) -> anyhow::Result<(Vec<Put>, bool)> {
    let (file, standing) = (&plan.files[index], target.standing[index]);
    if let (true, Some(bytes)) = (standing.is_kept, standing.bytes) {
        return Ok((keep(target, &file.path, bytes, manifest)?, false));
    }

    let bytes = (plan.produce)(index)?;
    let digest = Digest::of(&bytes);
    let copies = if plan.precompress { compress::copies(&file.path, &bytes)? } else { Vec::new() };
    let is_same = standing.bytes == Some(digest);
    if target.is_live() && !is_same {
        let is_kept = |path: &String| manifest.files.get(path).is_some_and(|entry| entry.kind == Kind::Kept);
        for path in copies_of(&file.path).iter().filter(|path| !is_kept(path)) {
            remove(&target.folder.join(path))?; // before: never that of another page
        }
    }

    let stamp = if is_same { carry(target, &file.path)? } else { put(target, &file.path, &bytes)? };
    let mut files = vec![Put { path: file.path.clone(), bytes: digest, stamp }];
    for (ending, copy) in copies {
        let path = format!("{}{ending}", file.path);
        let is_same = target.live_files.contains_key(&path) && holds(&target.live.join(&path), &copy);
        let stamp = if is_same { carry(target, &path)? } else { put(target, &path, &copy)? };
        files.push(Put { bytes: Digest::of(&copy), path, stamp });
    }
    Ok((files, !is_same))
}

/// Deletes a file, where there is one.
fn remove(path: &Path) -> anyhow::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

/// Creates the folders of files that are not there yet.
fn create_folders(target: &Target<'_>, manifest: &Manifest) -> anyhow::Result<()> {
    let missing = manifest.files.keys().filter(|path| !target.old.files.contains_key(*path));
    let folders: BTreeSet<&Path> = missing.filter_map(|path| Path::new(path).parent()).collect();
    for folder in folders {
        let path = target.folder.join(folder);
        fs::create_dir_all(&path).with_context(|| format!("cannot create {}", path.display()))?;
    }
    Ok(())
}

/// Writes a file that differs from the live one, unless it is there. Returns what it looks like.
fn put(target: &Target<'_>, path: &str, bytes: &[u8]) -> anyhow::Result<Option<Stamp>> {
    let place = target.folder.join(path);
    let Some(looks) = target.old.files.get(path) else {
        if !target.is_live()
            && let Some(stamp) = write_new(&place, bytes)?
        {
            return Ok(Some(stamp));
        }
        return write_whole(&place, bytes);
    };
    if holds(&place, bytes) { Ok(looks.stamp) } else { write_whole(&place, bytes) }
}

/// Writes a file where none is; none where one is. Nobody reads the folder before all of it is whole.
fn write_new(place: &Path, bytes: &[u8]) -> anyhow::Result<Option<Stamp>> {
    let write = || {
        let mut file = fs::File::create_new(place)?;
        file.write_all(bytes)?;
        file.metadata()
    };
    match write() {
        Ok(metadata) => Ok(Stamp::of(&metadata)),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot write {}", place.display())),
    }
}

/// Takes a file of the live folder along as it is, so that it keeps its time. Returns what it looks like.
fn carry(target: &Target<'_>, path: &str) -> anyhow::Result<Option<Stamp>> {
    let (live, place) = (target.live.join(path), target.folder.join(path));
    let (looks, old) = (target.live_files.get(path), target.old.files.get(path));
    let is_there = target.is_live() || looks.zip(old).is_some_and(|(live, old)| live.is_same_file(old));
    if is_there || share(&live, &place, old.is_some()) {
        return Ok(looks.and_then(|looks| looks.stamp));
    }
    let bytes = fs::read(&live).with_context(|| format!("cannot read {}", live.display()))?;
    if let Some(old) = old.filter(|_| holds(&place, &bytes)) {
        return Ok(old.stamp);
    }
    write_whole(&place, &bytes)
}

/// Takes a file of the plan along that stands as it is to be, with the copies that it has.
fn keep(target: &Target<'_>, path: &str, bytes: Digest, manifest: &Manifest) -> anyhow::Result<Vec<Put>> {
    let mut kept = vec![Put { path: path.to_owned(), bytes, stamp: carry(target, path)? }];
    for copy in copies_of(path) {
        if let Some(bytes) = manifest.files.get(&copy).and_then(|entry| entry.bytes) {
            let stamp = carry(target, &copy)?;
            kept.push(Put { path: copy, bytes, stamp });
        }
    }
    Ok(kept)
}

/// Whether the file is there, a file of its own, and holds exactly `bytes`.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let is_as_long = fs::symlink_metadata(path)
        .is_ok_and(|found| found.is_file() && u64::try_from(bytes.len()).is_ok_and(|length| found.len() == length));
    is_as_long && fs::read(path).is_ok_and(|found| found == bytes)
}

/// Makes `place` the same file as `live`. Returns whether that worked; not every file system can.
fn share(live: &Path, place: &Path, is_taken: bool) -> bool {
    if !is_taken && fs::hard_link(live, place).is_ok() {
        return true;
    }
    let mut unfinished = place.as_os_str().to_owned();
    unfinished.push(UNFINISHED);
    let _ = fs::remove_file(&unfinished); // what a killed build left
    fs::hard_link(live, &unfinished).and_then(|()| fs::rename(&unfinished, place)).is_ok()
}

/// Deletes what the old manifest lists and the new one does not, and the folders that this leaves empty.
fn remove_old(target: &Target<'_>, manifest: &Manifest) -> anyhow::Result<()> {
    for path in target.old.manifest.files.keys().filter(|path| !manifest.files.contains_key(*path)) {
        let full = target.folder.join(path);
        remove(&full)?;
        let mut folder = full.parent();
        while let Some(empty) = folder.filter(|folder| *folder != target.folder && fs::remove_dir(folder).is_ok()) {
            folder = empty.parent();
        }
    }
    Ok(())
}
