//! One build of an output at a time.

use std::{
    fs::{self, TryLockError},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};

use super::owner::beside;

/// Held while a build runs. The system frees it whatever becomes of the build.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    /// Whether the build before was killed: one that ends removes its lock.
    pub(super) is_after_kill: bool,
    _file: fs::File,
}

impl Lock {
    /// Says that what a killed build left is put in order, for builds that follow under the same lock.
    pub fn settle(&mut self) {
        self.is_after_kill = false;
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path); // still locked: nobody else can hold a lock on this name
    }
}

/// Locks an output folder, which need not exist yet.
///
/// # Errors
///
/// When another build holds the lock, or the folder around the output cannot be written.
pub fn lock(output: &Path) -> anyhow::Result<Lock> {
    let path = beside(output, ".lock")?;
    let parent = output.parent().unwrap_or(output);
    fs::create_dir_all(parent).with_context(|| format!("cannot create {}", parent.display()))?;
    loop {
        let is_after_kill = path.exists();
        let file = fs::File::options().create(true).truncate(false).write(true).open(&path);
        let file = file.with_context(|| format!("cannot create {}", path.display()))?;
        match file.try_lock() {
            Ok(()) if is_still(&file, &path) => return Ok(Lock { path, is_after_kill, _file: file }),
            Ok(()) => {} // it was removed by a build that just ended: take the next one
            Err(TryLockError::WouldBlock) => {
                bail!(
                    "another build is writing to {}: wait for it, or choose another folder with `--output`",
                    output.display()
                )
            }
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("cannot lock {}", path.display()));
            }
        }
    }
}

/// Whether `path` still names the file that was opened.
#[cfg(unix)]
fn is_still(file: &fs::File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(opened), Ok(named)) = (file.metadata(), fs::symlink_metadata(path)) else { return false };
    (opened.dev(), opened.ino()) == (named.dev(), named.ino())
}

#[cfg(not(unix))]
fn is_still(_: &fs::File, path: &Path) -> bool {
    path.exists()
}
