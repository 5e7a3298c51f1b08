//! Brings a folder up to date with a plan, file by file; every file in it is whole at every moment.

use std::{
    collections::BTreeSet,
    fs,
    io::{ErrorKind, Write},
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use anyhow::Context;
use rayon::prelude::*;

use super::{
    Plan, compress,
    manifest::{Kind, Manifest, UNFINISHED, write_whole},
};

/// The folder to bring up to date.
pub(super) struct Target<'a> {
    pub(super) folder: &'a Path,
    /// The site that readers have; may be the same folder.
    pub(super) live: &'a Path,
    /// What `folder` holds.
    pub(super) old: &'a Manifest,
    /// Whether there was no such folder: then nothing is in the way, and no reader comes there before it is whole.
    pub(super) is_new: bool,
}

/// Makes the folder hold exactly what `manifest` lists, without compressed copies that are not worth it. Returns how many files of
/// the plan differ from the live ones, and what the folder holds now.
///
/// Meanwhile its manifest lists the old and the new files, so that a build after a killed one knows both as ours.
pub(super) fn update(
    target: &Target<'_>,
    mut manifest: Manifest,
    plan: &Plan<'_>,
) -> anyhow::Result<(usize, Manifest)> {
    fs::create_dir_all(target.folder).with_context(|| format!("cannot create {}", target.folder.display()))?;
    let is_live = target.folder == target.live;
    if !is_live && !target.is_new {
        remove_old(target, &manifest)?; // first: it makes room, and a folder may take the name of a page that is gone
    }
    target.old.union(&manifest).write(target.folder)?;
    create_folders(target.folder, &manifest)?;
    for path in manifest.of(Kind::Past).chain(manifest.of(Kind::Kept)) {
        carry(target, path)?;
    }
    let changed = AtomicUsize::new(0);
    let idle = Mutex::new(Vec::new());
    for assets in [true, false] {
        let files = plan.files.par_iter().enumerate().filter(|(_, file)| file.is_asset == assets);
        files.try_for_each(|(index, file)| -> anyhow::Result<()> {
            let bytes = (plan.produce)(index)?;
            let copies = if plan.precompress { compress::copies(&file.path, &bytes)? } else { Vec::new() };
            if is_live && !holds(&target.folder.join(&file.path), &bytes) {
                for ending in compress::ENDINGS {
                    remove(&target.folder.join(format!("{}{ending}", file.path)))?; // before: never that of another page
                }
            }
            if put(target, &file.path, &bytes)? {
                changed.fetch_add(1, Ordering::Relaxed);
            }
            for (ending, copy) in &copies {
                put(target, &format!("{}{ending}", file.path), copy)?;
            }
            let is_idle = |ending: &&str| plan.precompress && !copies.iter().any(|(made, _)| made == ending);
            let unmade = compress::ENDINGS.into_iter().filter(is_idle).map(|ending| format!("{}{ending}", file.path));
            if let Ok(mut idle) = idle.lock() {
                idle.extend(unmade);
            }
            (plan.done)();
            Ok(())
        })?;
    }
    for path in idle.into_inner().unwrap_or_default() {
        remove(&target.folder.join(&path))?;
        manifest.files.remove(&path);
    }
    if is_live {
        remove_old(target, &manifest)?; // last: until then readers may come from the old pages
    }
    manifest.write(target.folder)?;
    Ok((changed.into_inner(), manifest))
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

fn create_folders(folder: &Path, manifest: &Manifest) -> anyhow::Result<()> {
    let below = manifest.files.keys().filter_map(|path| path.rsplit_once('/')).map(|(below, _)| below);
    for below in below.collect::<BTreeSet<_>>() {
        let path = folder.join(below);
        fs::create_dir_all(&path).with_context(|| format!("cannot create {}", path.display()))?;
    }
    Ok(())
}

/// Writes one file unless it is there. Returns whether it differs from the live one.
///
/// A file that readers have already is shared with the live folder, so that it keeps its time.
fn put(target: &Target<'_>, path: &str, bytes: &[u8]) -> anyhow::Result<bool> {
    let (live, own) = (target.live.join(path), target.folder.join(path));
    if holds(&live, bytes) {
        if live != own && !share(&live, &own) && !holds(&own, bytes) {
            write_whole(&own, bytes)?;
        }
        return Ok(false);
    }
    if target.is_new {
        write_new(&own, bytes)?;
    } else if !holds(&own, bytes) {
        write_whole(&own, bytes)?;
    }
    Ok(true)
}

/// Writes a file where there is none.
fn write_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let write = || fs::File::create_new(path)?.write_all(bytes);
    write().with_context(|| format!("cannot write {}", path.display()))
}

/// Takes a file of the live folder along as it is.
fn carry(target: &Target<'_>, path: &str) -> anyhow::Result<()> {
    let (live, own) = (target.live.join(path), target.folder.join(path));
    if live == own || share(&live, &own) {
        return Ok(());
    }
    let bytes = fs::read(&live).with_context(|| format!("cannot read {}", live.display()))?;
    if holds(&own, &bytes) { Ok(()) } else { write_whole(&own, &bytes) }
}

/// Whether the file is there, a file of its own, and holds exactly `bytes`.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let is_as_long = fs::symlink_metadata(path)
        .is_ok_and(|found| found.is_file() && u64::try_from(bytes.len()).is_ok_and(|length| found.len() == length));
    is_as_long && fs::read(path).is_ok_and(|found| found == bytes)
}

/// Makes `own` the same file as `live`. Returns whether that worked; not every file system can.
fn share(live: &Path, own: &Path) -> bool {
    if is_same_file(live, own) {
        return true;
    }
    let mut unfinished = own.as_os_str().to_owned();
    unfinished.push(UNFINISHED);
    let _ = fs::remove_file(&unfinished); // what a killed build left
    fs::hard_link(live, &unfinished).and_then(|()| fs::rename(&unfinished, own)).is_ok()
}

#[cfg(unix)]
fn is_same_file(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(one), Ok(other)) = (fs::symlink_metadata(one), fs::symlink_metadata(other)) else { return false };
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same_file(_: &Path, _: &Path) -> bool {
    false
}

/// Deletes what the old manifest lists and the new one does not, unfinished files, and the folders that this leaves empty.
fn remove_old(target: &Target<'_>, manifest: &Manifest) -> anyhow::Result<()> {
    for path in target.old.files.keys().chain(manifest.files.keys()) {
        let mut unfinished = target.folder.join(path).into_os_string();
        unfinished.push(UNFINISHED);
        let _ = fs::remove_file(unfinished); // rarely there
    }
    for (path, _) in target.old.files.iter().filter(|(path, _)| !manifest.files.contains_key(*path)) {
        let full = target.folder.join(path);
        remove(&full)?;
        let mut folder = full.parent();
        while let Some(empty) = folder.filter(|folder| *folder != target.folder && fs::remove_dir(folder).is_ok()) {
            folder = empty.parent();
        }
    }
    Ok(())
}
