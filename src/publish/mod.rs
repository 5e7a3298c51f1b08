//! Puts a site in place, whole: whoever reads or kills meanwhile finds the old or the new one.
//!
//! 1. [`lock`] keeps a second build away. 2. [`own`] makes sure that the output holds nothing that is not ours. 3.
//!    [`publish`] brings the spare folder beside the output (`.NAME.okrsite`) up to date file by file, and exchanges the two
//!    in one step. Where there is no such step, the same update goes straight into the output. A build that fails clears the
//!    spare folder, and the next one clears what a killed build left there.
//!
//! With `precompress`, `compress` makes copies of files for web servers; they come and go with their files.
//!
//! Nothing here deletes a file that no manifest of ours lists.

#![expect(clippy::disallowed_methods, reason = "this is the shell: it writes the site")]

mod compress;
mod exchange;
mod lock;
mod manifest;
mod owner;
mod spare;
mod update;

pub use lock::{Lock, lock};
pub use owner::{Owned, Place, own};

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, bail};
use manifest::{Kind, Manifest};

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it stands in the output, with `/`.
    pub path: String,
    /// Whether pages load it: such files are written before the pages, and stay one generation longer.
    pub is_asset: bool,
}

/// A site to put in place.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    /// Its files; no two share a path.
    pub files: &'a [File],
    /// Makes the bytes of the file with this index. Called from several threads.
    pub produce: &'a (dyn Fn(usize) -> anyhow::Result<Vec<u8>> + Sync),
    /// Whether files get compressed copies beside them, where that is worth it.
    pub precompress: bool,
    /// Called after each file.
    pub done: &'a (dyn Fn() + Sync),
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or differ from the site that was there.
    pub changed: usize,
    /// Files that were there already, byte for byte.
    pub unchanged: usize,
    /// Whether the output was changed file by file, because the file system cannot exchange two folders.
    pub in_place: bool,
}

/// Puts the site in place of the one that is there.
///
/// # Errors
///
/// When a file cannot be made or written. The site that was there then stands as it was, unless it is being changed in
/// place, and the spare folder is gone.
pub fn publish(owned: &Owned, plan: &Plan<'_>) -> anyhow::Result<Published> {
    refuse_kept_in_the_way(&owned.live, plan)?;
    let manifest = Manifest::next(&owned.live, plan.files).without_missing(&owned.output);
    let manifest = if plan.precompress { manifest.with_copies(plan.files) } else { manifest };
    let all = owned.live.union(&owned.spare).union(&manifest); // once exchanged, the spare folder holds the old site
    let mut unfinished = spare::Unfinished { folder: &owned.spare_folder, manifest: all, is_done: false };
    let published = put_in_place(owned, plan, manifest).map_err(name_full_disk)?;
    unfinished.is_done = true;
    Ok(published)
}

/// Says what to do where there is no room for the site.
fn name_full_disk(error: anyhow::Error) -> anyhow::Error {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    let kinds = error.chain().filter_map(|cause| cause.downcast_ref::<std::io::Error>()).map(std::io::Error::kind);
    let is_full = kinds.into_iter().any(|kind| matches!(kind, StorageFull | QuotaExceeded));
    if is_full {
        error.context("there is no room for the site: free some space on this disk, and build again")
    } else {
        error
    }
}

/// `manifest` lists what may be written: copies that are not worth it are left out then.
fn put_in_place(owned: &Owned, plan: &Plan<'_>, manifest: Manifest) -> anyhow::Result<Published> {
    let is_new = fs::symlink_metadata(&owned.spare_folder).is_err();
    let target = update::Target { folder: &owned.spare_folder, live: &owned.output, old: &owned.spare, is_new };
    let (changed, manifest) = update::update(&target, manifest, plan)?;
    let mut published = Published { changed, unchanged: plan.files.len() - changed, in_place: false };
    if owned.is_adopted && owned.output.is_dir() {
        owned.live.write(&owned.output)?; // the folder becomes the spare one, and has to say what in it is whose
    }
    exchange::sync(&owned.spare_folder)?;
    if exchange::exchange(&owned.spare_folder, &owned.output)? {
        sync_parent(&owned.output)?;
        return Ok(published);
    }
    published.in_place = true;
    let from_spare = |index: usize| {
        let path = owned.spare_folder.join(&plan.files[index].path);
        fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let plan = Plan { produce: &from_spare, done: &|| {}, ..*plan };
    let target = update::Target { folder: &owned.output, live: &owned.output, old: &owned.live, is_new: false };
    update::update(&target, manifest, &plan)?;
    exchange::sync(&owned.output)?;
    Ok(published)
}

/// A file that someone else put there is never written over.
fn refuse_kept_in_the_way(live: &Manifest, plan: &Plan<'_>) -> anyhow::Result<()> {
    let kept: BTreeSet<&str> = live.of(Kind::Kept).collect();
    let copies = if plan.precompress { &compress::ENDINGS[..] } else { &[] };
    let names =
        |file: &File| [""].iter().chain(copies).map(|ending| format!("{}{ending}", file.path)).collect::<Vec<_>>();
    if let Some(name) = plan.files.iter().flat_map(names).find(|name| kept.contains(name.as_str())) {
        bail!(
            "`{name}` in the output folder was not written by okrsite, and the site has a file of that name: move it away"
        );
    }
    Ok(())
}

fn sync_parent(output: &Path) -> anyhow::Result<()> {
    let parent = output.parent().unwrap_or(output);
    fs::File::open(parent)
        .and_then(|folder| folder.sync_all())
        .with_context(|| format!("cannot save {}", parent.display()))
}
