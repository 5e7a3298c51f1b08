//! The manifest `.okrsite`: what in an output folder is ours, and what it was made from.
//!
//! ```text
//! okrsite 2
//! asset - 5f0a6b… assets/site.1f9b8c2d.css
//! page 90c1d2… 41d8e7… index.html
//! ```
//!
//! One file a line, by path: what it is, its key, the fingerprint of its bytes. Key and fingerprint are a promise: whatever is
//! made under this key has these bytes. They say nothing about what stands on the disk now, which somebody may have changed:
//! that is what `seen` is for. `-` stands for none. `past` is an asset of the generation before, `kept` a file that someone
//! else put there; neither has a key or fingerprint.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    io::{ErrorKind, Write},
    path::Path,
};

use anyhow::{Context, bail};

use super::{File, compress, found::Files, seen::Stamp};
use crate::source::digest::Digest;

/// The name of the manifest, which marks an output folder.
pub(super) const NAME: &str = ".okrsite";
/// What files have in their names until they are whole.
pub(super) const UNFINISHED: &str = ".okrsite-unfinished";
const HEADER: &str = "okrsite 2";
/// What stands for a key or fingerprint that is not known.
const NONE: &str = "-";

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

/// A line of the manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    /// What its bytes follow from.
    pub(super) key: Option<Digest>,
    /// The fingerprint of the bytes that were made under the key.
    pub(super) bytes: Option<Digest>,
}

impl Entry {
    /// A file of which nothing more is known.
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind, key: None, bytes: None }
    }
}

/// The files of an output folder, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) files: BTreeMap<String, Entry>,
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

    /// The manifest of the generation after `live` that has `files`; what they hold is not known yet.
    pub(super) fn next(live: &Self, files: &[File]) -> Self {
        let mut next = BTreeMap::new();
        for (path, entry) in &live.files {
            match entry.kind {
                Kind::Asset => next.insert(path.clone(), Entry::new(Kind::Past)),
                Kind::Kept => next.insert(path.clone(), Entry::new(Kind::Kept)),
                Kind::Page | Kind::Past => None,
            };
        }
        let kind = |file: &File| if file.is_asset { Kind::Asset } else { Kind::Page };
        next.extend(
            files.iter().map(|file| (file.path.clone(), Entry { key: Some(file.key), ..Entry::new(kind(file)) })),
        );
        Self { files: next }
    }

    /// With the compressed copies that `files` may have.
    pub(super) fn with_copies(mut self, files: &[File]) -> Self {
        let entry = |file: &File| Entry { key: Some(file.key), ..Entry::new(Kind::Page) };
        let copies = files.iter().flat_map(|file| copies_of(&file.path).map(|path| (path, entry(file))));
        self.files.extend(copies);
        self
    }

    /// Without the past and kept files that someone removed from the output, where these were `found`.
    pub(super) fn without_missing(mut self, found: &Files) -> Self {
        self.files.retain(|path, entry| !matches!(entry.kind, Kind::Past | Kind::Kept) || found.contains_key(path));
        self
    }

    /// The files of one kind.
    pub(super) fn of(&self, wanted: Kind) -> impl Iterator<Item = &str> {
        self.files.iter().filter(move |(_, entry)| entry.kind == wanted).map(|(path, _)| path.as_str())
    }

    /// Everything in either. What both list is as in the other.
    pub(super) fn union(&self, other: &Self) -> Self {
        let mut files = self.files.clone();
        files.extend(other.files.iter().map(|(path, entry)| (path.clone(), *entry)));
        Self { files }
    }

    /// Writes the manifest into `folder`, whole at every moment.
    pub(super) fn write(&self, folder: &Path) -> anyhow::Result<()> {
        let mut text = format!("{HEADER}\n");
        for (path, entry) in &self.files {
            let word = KINDS.iter().find(|(_, known)| *known == entry.kind).map_or("", |(word, _)| word);
            let _ = writeln!(text, "{word} {} {} {path}", shown(entry.key), shown(entry.bytes)); // a String takes it
        }
        write_whole(&folder.join(NAME), text.as_bytes()).map(drop)
    }
}

/// Where the compressed copies of a file stand, if it has any.
pub(super) fn copies_of(path: &str) -> [String; 2] {
    compress::ENDINGS.map(|ending| format!("{path}{ending}"))
}

fn shown(digest: Option<Digest>) -> String {
    digest.map_or_else(|| NONE.to_owned(), |digest| digest.to_string())
}

/// Reads what [`shown`] writes.
fn digest(written: &str) -> Result<Option<Digest>, Damaged> {
    if written == NONE { Ok(None) } else { Digest::parse(written).map(Some).ok_or(Damaged) }
}

/// What stands there is no fingerprint.
struct Damaged;

fn entry(line: &str) -> Option<(String, Entry)> {
    let mut parts = line.splitn(4, ' ');
    let (word, key, bytes, path) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let (_, kind) = KINDS.iter().find(|(known, _)| *known == word)?;
    let is_inside = !path.is_empty() && path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let entry = Entry { kind: *kind, key: digest(key).ok()?, bytes: digest(bytes).ok()? };
    is_inside.then(|| (path.to_owned(), entry))
}

/// Writes a file so that at every moment the old or the new one stands there whole. Returns what it looks like then.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> anyhow::Result<Option<Stamp>> {
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(UNFINISHED);
    let write = || -> std::io::Result<Option<Stamp>> {
        let _ = fs::remove_file(&unfinished); // what a killed build left
        let mut file = fs::File::create_new(&unfinished)?;
        file.write_all(bytes)?;
        let stamp = Stamp::of(&file.metadata()?);
        fs::rename(&unfinished, path)?;
        Ok(stamp)
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}
