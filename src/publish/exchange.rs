//! The one step that puts a new site in the place of the old.

use std::{fs, io, path::Path};

use anyhow::Context;

/// Puts `spare` in the place of `output`, and what was there in the place of `spare`.
///
/// Returns `false`, with nothing changed, where the file system has no such step.
pub(super) fn exchange(spare: &Path, output: &Path) -> anyhow::Result<bool> {
    if !output.exists() {
        fs::rename(spare, output).with_context(|| format!("cannot move the site to {}", output.display()))?;
        return Ok(true);
    }
    match swap(spare, output) {
        Ok(()) => {
            let _ = fs::remove_dir(spare); // goes only where the output was an empty folder
            Ok(true)
        }
        Err(error) if is_unsupported(&error) => Ok(false),
        Err(error) => Err(error).with_context(|| format!("cannot move the site to {}", output.display())),
    }
}

#[cfg(target_os = "linux")]
fn swap(spare: &Path, output: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, spare, CWD, output, RenameFlags::EXCHANGE).map_err(Into::into)
}

#[cfg(not(target_os = "linux"))]
fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// What systems answer where two folders cannot be exchanged: another file system, a mount point, an old kernel.
fn is_unsupported(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    matches!(
        error.kind(),
        Kind::Unsupported
            | Kind::InvalidInput
            | Kind::ResourceBusy
            | Kind::CrossesDevices
            | Kind::PermissionDenied
            | Kind::DirectoryNotEmpty
    )
}

/// Has the system write everything below `folder` to the disk.
pub(super) fn sync(folder: &Path) -> anyhow::Result<()> {
    let saved = || format!("cannot save {}", folder.display());
    let opened = fs::File::open(folder).with_context(saved)?;
    flush(&opened).with_context(saved)
}

#[cfg(target_os = "linux")]
fn flush(folder: &fs::File) -> io::Result<()> {
    rustix::fs::syncfs(folder).map_err(Into::into)
}

#[cfg(not(target_os = "linux"))]
fn flush(_: &fs::File) -> io::Result<()> {
    Ok(())
}
