//! Whether an output folder is ours to change.

use std::{
    ffi::OsString,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};

use super::{
    Lock,
    found::{Found, Held, find},
    manifest::{Entry, Kind, Manifest},
    seen::Seen,
    spare,
};

/// Where a site goes, and what it must keep away from.
#[derive(Debug)]
pub struct Place<'a> {
    /// The output folder, absolute.
    pub output: &'a Path,
    /// The content folder, absolute, with every link resolved.
    pub content: &'a Path,
    /// Files in the output that are not ours are recorded and carried along, rather than refused.
    pub adopt: bool,
}

/// An output folder that may be changed.
#[derive(Debug)]
pub struct Owned {
    pub(super) output: PathBuf,
    pub(super) live: Held,
    /// Whether `live` lists files that the manifest in the output does not list yet.
    pub(super) is_adopted: bool,
    pub(super) spare_folder: PathBuf,
    pub(super) spare: Held,
    pub(super) seen: Seen,
    /// Where `seen` is kept.
    pub(super) seen_list: PathBuf,
}

/// Makes sure that the output, and the spare folder beside it, hold nothing that is not ours. What a killed build left in the
/// spare folder is removed: it may fill the disk.
///
/// # Errors
///
/// Says what is in the way and what to do. Nothing has been touched then.
pub fn own(place: &Place<'_>, lock: &Lock) -> anyhow::Result<Owned> {
    let output = place.output;
    let spare_folder = beside(output, "")?;
    refuse_place(place)?;
    let (live, spare) = rayon::join(|| read(output, place.adopt), || read(&spare_folder, false));
    let live = live?;
    if place.adopt && output.starts_with(place.content) {
        let content = live.manifest.of(Kind::Kept).find(|path| is_content(path));
        if let Some(path) = content {
            bail!("{} contains content (`{path}`): choose another output folder", output.display());
        }
    }
    let mut spare = spare?;
    if lock.is_after_kill {
        spare::clear(&spare_folder, &spare.manifest);
        spare = Held::default();
    }
    let seen_list = beside(output, ".seen")?;
    let seen = Seen::read(&seen_list);
    Ok(Owned { output: output.to_owned(), live, is_adopted: place.adopt, spare_folder, spare, seen, seen_list })
}

/// A hidden name beside the output: `.NAME.okrsite` and `ending`.
pub(super) fn beside(output: &Path, ending: &str) -> anyhow::Result<PathBuf> {
    let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
        bail!("the output folder {} is the root of the file system: choose another folder", output.display());
    };
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(".okrsite");
    hidden.push(ending);
    Ok(parent.join(hidden))
}

/// Places that can never be an output, whatever they hold.
fn refuse_place(place: &Place<'_>) -> anyhow::Result<()> {
    let output = place.output;
    let shown = output.display();
    let home = std::env::home_dir().and_then(|home| home.canonicalize().ok());
    if home.as_deref() == Some(output) {
        bail!("the output folder {shown} is your home folder: choose another folder");
    }
    if place.content.starts_with(output) {
        bail!(
            "the output folder {shown} contains the content folder {}: choose another folder",
            place.content.display()
        );
    }
    match fs::symlink_metadata(output) {
        Ok(found) if found.is_symlink() => {
            bail!("the output folder {shown} is a symbolic link: name its target, or remove it")
        }
        Ok(found) if !found.is_dir() => bail!("the output folder {shown} is a file: choose another folder"),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).with_context(|| format!("cannot read {shown}")),
    }
}

/// Reads the manifest of a folder that may be absent or empty, and compares it with what is there.
fn read(folder: &Path, adopt: bool) -> anyhow::Result<Held> {
    let shown = folder.display();
    let Ok(metadata) = fs::symlink_metadata(folder) else { return Ok(Held::default()) };
    if !metadata.is_dir() {
        bail!("{shown} is not a folder, but okrsite needs that name: move it away");
    }
    let manifest = Manifest::read(folder)?;
    let Found { files, strays, unfinished } = find(folder, manifest.as_ref())?;
    let is_ours = manifest.is_some();
    let mut held = Held { manifest: manifest.unwrap_or_default(), files, unfinished };
    let Some(first) = strays.keys().next().cloned() else { return Ok(held) };
    if let Some((odd, _)) = strays.iter().find(|(_, looks)| looks.is_none()) {
        bail!("`{odd}` in {shown} is not a regular file and was not written by okrsite: move it away");
    }
    if adopt {
        if let Some((odd, _)) = strays.iter().find(|(path, _)| !is_recordable(path)) {
            bail!("{shown} contains `{}`, whose name okrsite cannot store: rename it", odd.escape_debug());
        }
        held.manifest.files.extend(strays.keys().map(|path| (path.clone(), Entry::new(Kind::Kept))));
        held.files.extend(strays.into_iter().filter_map(|(path, looks)| Some((path, looks?))));
        return Ok(held);
    }
    let (others, was) = match strays.len() {
        1 => (String::new(), "was"),
        2 => (" and one more file".to_owned(), "were"),
        count => (format!(" and {} more files", count - 1), "were"),
    };
    if is_ours {
        let it = if strays.len() == 1 { "it" } else { "them" };
        bail!(
            "`{first}`{others} in {shown} {was} not written by okrsite: move {it} away, or build once with `--adopt` to keep {it}"
        );
    }
    bail!(
        "{shown} contains `{first}`{others} and was not written by okrsite: choose another output folder, or empty this one"
    )
}

/// What a line of the manifest can hold; what is no Unicode has a replacement character here.
fn is_recordable(path: &str) -> bool {
    !path.contains(|letter: char| letter.is_control() || letter == char::REPLACEMENT_CHARACTER)
}

fn is_content(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "md") || path.ends_with(crate::config::FILE_NAME)
}
