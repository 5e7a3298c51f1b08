//! Writes a changed file of the content in place of the old one.
//!
//! The new bytes go into a file beside it, are brought to the disk, and take its name in one step: whoever reads, or whatever
//! stops us, there is the old file or the new. Not touched are symbolic links, files with more than one name, and files
//! that have changed since they were read.

#![expect(clippy::disallowed_methods, reason = "this is the shell: it writes files")]

use std::{
    fs::{self, File, TryLockError},
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};

use crate::diagnostics::SitePath;

/// Held while files of a content folder are changed. The system frees it whatever becomes of us.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "held until it is dropped")] Option<File>);

/// Locks the content folder `root` against others who would change its files, where the system can lock a folder.
///
/// # Errors
///
/// When somebody else holds the lock.
pub fn lock(root: &Path) -> anyhow::Result<Lock> {
    let Ok(folder) = File::open(root) else { return Ok(Lock(None)) };
    match folder.try_lock() {
        Ok(()) => Ok(Lock(Some(folder))),
        Err(TryLockError::WouldBlock) => {
            bail!(
                "another okrsite process is changing files in {}: run the command again when it is done",
                root.display()
            )
        }
        Err(TryLockError::Error(_)) => Ok(Lock(None)),
    }
}

/// Puts `after` in the place of `before` in the file at `path` of the content folder `root`.
///
/// # Errors
///
/// When the file is not what was read, is a link, has more than one name, or cannot be written. Then it is as it was.
pub fn replace(root: &Path, path: &SitePath, before: &[u8], after: &[u8]) -> anyhow::Result<()> {
    let full = root.join(path.as_str());
    refuse_links(root, &full)?;
    let folder = full.parent().context("the file has no folder")?;
    let spare = spare_name(&full)?;
    let written = write_beside(&full, &spare, before, after);
    if written.is_err() {
        let _ = fs::remove_file(&spare); // ours, or not there
    }
    written?;
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all(); // not every system can sync a folder; the new file is whole all the same
    }
    Ok(())
}

fn write_beside(full: &Path, spare: &Path, before: &[u8], after: &[u8]) -> anyhow::Result<()> {
    let shown = full.display();
    let mode = fs::metadata(full).with_context(|| format!("cannot read {shown}"))?.permissions();
    let mut file = File::create_new(spare).with_context(|| format!("cannot write a temporary file beside {shown}"))?;
    file.write_all(after)
        .and_then(|()| file.set_permissions(mode))
        .and_then(|()| file.sync_all())
        .with_context(|| format!("cannot write a temporary file beside {shown}"))?;
    if fs::read(full).with_context(|| format!("cannot read {shown}"))? != before {
        bail!("{shown} has changed since it was read, and was not overwritten: run the command again");
    }
    fs::rename(spare, full).with_context(|| format!("cannot change {shown}"))
}

/// Refuses a file that is reached by a link, or that has another name somewhere.
fn refuse_links(root: &Path, full: &Path) -> anyhow::Result<()> {
    let inside = full.ancestors().take_while(|place| *place != root);
    for place in inside {
        let about = fs::symlink_metadata(place).with_context(|| format!("cannot find {}", place.display()))?;
        if about.is_symlink() {
            bail!("{} is a symbolic link: edit its target by hand", place.display());
        }
    }
    if names(full)? > 1 {
        bail!("{} is a hard link: edit it by hand", full.display());
    }
    Ok(())
}

#[cfg(unix)]
fn names(full: &Path) -> anyhow::Result<u64> {
    use std::os::unix::fs::MetadataExt;
    Ok(fs::symlink_metadata(full).with_context(|| format!("cannot read {}", full.display()))?.nlink())
}

#[cfg(not(unix))]
fn names(_: &Path) -> anyhow::Result<u64> {
    Ok(1)
}

/// A hidden name beside the file: hidden files are no content.
fn spare_name(full: &Path) -> anyhow::Result<PathBuf> {
    let name = full.file_name().context("the file has no name")?.to_string_lossy();
    Ok(full.with_file_name(format!(".{name}.okrsite-{}", std::process::id())))
}
