//! Puts a site in place, whole: whoever reads or kills meanwhile finds the old or the new one.
//!
//! 1. [`lock`] keeps a second build away. 2. [`own`] makes sure that the output holds nothing that is not ours. 3.
//!    [`publish`] brings the spare folder beside the output (`.NAME.okrsite`) up to date file by file, and exchanges the two
//!    in one step. Where there is no such step, the same update goes straight into the output. A build that fails clears the
//!    spare folder, and the next one clears what a killed build left there.
//!
//! A file that stands in the output as it was made under its key is not made again (`manifest`), and not read where it still
//! looks as it did when it was put there (`seen`). Where that is true of all, nothing is written.
//!
//! With `precompress`, `compress` makes copies of files for web servers; they come and go with their files.
//!
//! Nothing here deletes a file that no manifest of ours lists.

#![expect(clippy::disallowed_methods, reason = "this is the shell: it writes the site")]

mod compress;
mod exchange;
mod found;
mod lock;
mod manifest;
mod owner;
mod seen;
mod site;
mod spare;
mod update;

pub use lock::{Lock, lock};
pub use owner::{Owned, Place, own};
pub use site::{Parts, SearchParts, Whole};

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, bail};
use found::{Held, Standing};
use manifest::{Entry, Kind, Manifest};
use rayon::prelude::*;
use seen::Seen;

use crate::source::digest::Digest;

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it stands in the output, with `/`.
    pub path: String,
    /// Whether pages load it: such files are written before the pages, and stay one generation longer.
    pub is_asset: bool,
    /// What its bytes follow from: under the same key at the same place, they are the same.
    pub key: Digest,
}

/// A site to put in place.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    /// Its files; no two share a path.
    pub files: &'a [File],
    /// Makes the bytes of the file with this index, unless it stands in the output already. Called from several threads.
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

/// Puts the site in place of the one that is there. Where that is the same, it stays as it is.
///
/// # Errors
///
/// When a file cannot be made or written. The site that was there then stands as it was, unless it is being changed in
/// place, and the spare folder is gone.
pub fn publish(owned: &Owned, plan: &Plan<'_>) -> anyhow::Result<Published> {
    let files: Vec<File> =
        plan.files.iter().map(|file| File { key: compress::key(file.key, plan.precompress), ..file.clone() }).collect();
    let plan = &Plan { files: &files, ..*plan };
    let live = &owned.live.manifest;
    refuse_kept_in_the_way(live, plan)?;
    let standing: Vec<Standing> = files.par_iter().map(|file| owned.standing(&file.path, file.key)).collect();

    let manifest = Manifest::next(live, plan.files).without_missing(&owned.live.files);
    let manifest = if plan.precompress { manifest.with_copies(plan.files) } else { manifest };
    let manifest = with_kept(manifest, live, plan, &standing);
    if stands(owned, &manifest, plan, &standing) {
        plan.files.iter().for_each(|_| (plan.done)());
        if standing.iter().any(|one| one.was_read) {
            see_again(owned);
        }
        return Ok(Published { changed: 0, unchanged: plan.files.len(), in_place: false });
    }

    let all = live.union(&owned.spare.manifest).union(&manifest); // once exchanged, the spare folder holds the old site
    let mut unfinished = spare::Unfinished { folder: &owned.spare_folder, manifest: all, is_done: false };
    let published = put_in_place(owned, plan, manifest, &standing).map_err(name_full_disk)?;
    unfinished.is_done = true;
    Ok(published)
}

/// With what is known of the files that are kept, and of their copies.
fn with_kept(mut manifest: Manifest, live: &Manifest, plan: &Plan<'_>, standing: &[Standing]) -> Manifest {
    for (file, _) in plan.files.iter().zip(standing).filter(|(_, standing)| standing.is_kept) {
        for path in [file.path.clone()].into_iter().chain(manifest::copies_of(&file.path)) {
            match live.files.get(&path) {
                Some(Entry { bytes, .. }) => {
                    manifest.files.entry(path).and_modify(|entry| entry.bytes = *bytes);
                }
                None => drop(manifest.files.remove(&path)), // a copy that was not worth it
            }
        }
    }
    manifest
}

/// Whether the output holds the site already. Assets of the generation before stay as long as there is no other.
fn stands(owned: &Owned, manifest: &Manifest, plan: &Plan<'_>, standing: &[Standing]) -> bool {
    let Held { manifest: live, files, unfinished } = &owned.live;
    let of_now = |manifest: &Manifest| -> Vec<(String, Entry)> {
        let entries = manifest.files.iter().filter(|(_, entry)| entry.kind != Kind::Past);
        entries.map(|(path, entry)| (path.clone(), *entry)).collect()
    };
    let is_kept = plan.files.len() == standing.len() && standing.iter().all(|one| one.is_kept);
    let is_all_there = || live.of(Kind::Past).chain(live.of(Kind::Kept)).all(|path| files.contains_key(path));
    is_kept && !owned.is_adopted && unfinished.is_empty() && is_all_there() && of_now(live) == of_now(manifest)
}

/// Writes down what the files of the output look like, where they hold what they should.
fn see_again(owned: &Owned) {
    let Held { manifest, files, .. } = &owned.live;
    let looks = manifest.files.iter().filter_map(|(path, entry)| {
        let stamp = files.get(path)?.stamp?;
        Some((path.as_str(), stamp, entry.bytes?))
    });
    Seen::write(&owned.seen_list, looks);
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
fn put_in_place(
    owned: &Owned,
    plan: &Plan<'_>,
    manifest: Manifest,
    standing: &[Standing],
) -> anyhow::Result<Published> {
    let target = update::Target {
        folder: &owned.spare_folder,
        old: &owned.spare,
        live: &owned.output,
        live_files: &owned.live.files,
        standing,
    };
    let mut updated = update::update(&target, manifest, plan)?;
    let changed = updated.changed;
    let mut published = Published { changed, unchanged: plan.files.len() - changed, in_place: false };
    if owned.is_adopted && owned.output.is_dir() {
        owned.live.manifest.write(&owned.output)?; // the folder becomes the spare one, and has to say what in it is whose
    }
    exchange::sync(&owned.spare_folder)?;
    if exchange::exchange(&owned.spare_folder, &owned.output)? {
        sync_parent(&owned.output)?;
    } else {
        published.in_place = true;
        let from_spare = |index: usize| {
            let path = owned.spare_folder.join(&plan.files[index].path);
            fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
        };
        let plan = Plan { produce: &from_spare, done: &|| {}, ..*plan };
        let target = update::Target { folder: &owned.output, old: &owned.live, ..target };
        updated = update::update(&target, updated.manifest, &plan)?;
        exchange::sync(&owned.output)?;
    }
    Seen::write(&owned.seen_list, updated.stamps.iter().map(|(path, stamp, bytes)| (path.as_str(), *stamp, *bytes)));
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
