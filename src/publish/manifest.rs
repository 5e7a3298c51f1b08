//! The manifest `.okrsite`: what in an output folder is ours.
//!
//! ```text
//! okrsite 1
//! asset assets/site.1f9b8c2d.css
//! page index.html
//! ```
//!
//! One file a line, by path. `past` is an asset of the generation before, `kept` a file that someone else put there.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    io::{ErrorKind, Write},
    path::Path,
};

use anyhow::{Context, bail};

use super::{File, compress};

/// The name of the manifest, which marks an output folder.
pub(super) const NAME: &str = ".okrsite";
/// What files have in their names until they are whole.
pub(super) const UNFINISHED: &str = ".okrsite-unfinished";
const HEADER: &str = "okrsite 1";

/// What a file is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Loaded by pages.
    Asset,
    /// Every other file we made.
    Page,
    /// An asset of the generation before: a browser may still hold a page that wants it.
    Past,
    /// Not ours, recorded with `--adopt`: carried along as it is.
    Kept,
}

const KINDS: [(&str, Kind); 4] =
    [("asset", Kind::Asset), ("page", Kind::Page), ("past", Kind::Past), ("kept", Kind::Kept)];

/// The files of an output folder, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) files: BTreeMap<String, Kind>,
}

impl Manifest {
    /// Reads the manifest in `folder`; `None` where there is none.
    pub(super) fn read(folder: &Path) -> anyhow::Result<Option<Self>> {
        let path = folder.join(NAME);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        };
        let mut lines = text.lines();
        if lines.next() != Some(HEADER) {
            bail!("{} was written by another version of okrsite: choose another output folder", path.display());
        }
        let files = lines.map(entry).collect::<Option<_>>();
        let Some(files) = files else { bail!("{} is damaged: choose another output folder", path.display()) };
        Ok(Some(Self { files }))
    }

    /// The manifest of the generation after `live` that has `files`.
    pub(super) fn next(live: &Self, files: &[File]) -> Self {
        let mut next = BTreeMap::new();
        for (path, kind) in &live.files {
            match kind {
                Kind::Asset => next.insert(path.clone(), Kind::Past),
                Kind::Kept => next.insert(path.clone(), Kind::Kept),
                Kind::Page | Kind::Past => None,
            };
        }
        let kind = |file: &File| if file.is_asset { Kind::Asset } else { Kind::Page };
        next.extend(files.iter().map(|file| (file.path.clone(), kind(file))));
        Self { files: next }
    }

    /// With the compressed copies that `files` may have.
    pub(super) fn with_copies(mut self, files: &[File]) -> Self {
        let copies = files.iter().flat_map(|file| compress::ENDINGS.map(|ending| format!("{}{ending}", file.path)));
        self.files.extend(copies.map(|path| (path, Kind::Page)));
        self
    }

    /// Without the past and kept files that someone removed from the output.
    pub(super) fn without_missing(mut self, output: &Path) -> Self {
        self.files.retain(|path, kind| {
            !matches!(kind, Kind::Past | Kind::Kept) || fs::symlink_metadata(output.join(path)).is_ok()
        });
        self
    }

    /// The files of one kind.
    pub(super) fn of(&self, wanted: Kind) -> impl Iterator<Item = &str> {
        self.files.iter().filter(move |(_, kind)| **kind == wanted).map(|(path, _)| path.as_str())
    }

    /// Everything in either.
    pub(super) fn union(&self, other: &Self) -> Self {
        let mut files = self.files.clone();
        files.extend(other.files.iter().map(|(path, kind)| (path.clone(), *kind)));
        Self { files }
    }

    /// Writes the manifest into `folder`, whole at every moment.
    pub(super) fn write(&self, folder: &Path) -> anyhow::Result<()> {
        let mut text = format!("{HEADER}\n");
        for (path, kind) in &self.files {
            let word = KINDS.iter().find(|(_, known)| known == kind).map_or("", |(word, _)| word);
            let _ = writeln!(text, "{word} {path}"); // writing to a String cannot fail
        }
        write_whole(&folder.join(NAME), text.as_bytes())
    }
}

fn entry(line: &str) -> Option<(String, Kind)> {
    let (word, path) = line.split_once(' ')?;
    let (_, kind) = KINDS.iter().find(|(known, _)| *known == word)?;
    let is_inside = !path.is_empty() && path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    is_inside.then(|| (path.to_owned(), *kind))
}

/// Writes a file so that at every moment the old or the new one stands there whole.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(UNFINISHED);
    let write = || -> std::io::Result<()> {
        let _ = fs::remove_file(&unfinished); // what a killed build left
        fs::File::create_new(&unfinished)?.write_all(bytes)?;
        fs::rename(&unfinished, path)
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}
