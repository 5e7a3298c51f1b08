//! Reads a content folder from the disk.
//!
//! Regular files only, links are not followed, the walk is sorted and bounded. What is left out is said.

#![expect(clippy::disallowed_methods, reason = "this is the shell: it reads the disk")]

mod odd;
mod seen;
mod tally;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::ErrorKind,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, bail};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use crate::{
    config::{Config, FILE_NAME},
    diagnostics::SitePath,
    pipeline::Files,
    source::picture,
};

pub use seen::Stamp;
use seen::{Seen, bounded, see};
pub use tally::{Tally, tally};

/// How many folders deep the walk goes.
const DEPTH_MAX: usize = 16;
/// How many files and folders it visits at most.
const ENTRIES_MAX: usize = 100_000;
/// The file that marks an output folder.
const MARKER: &str = ".okrsite";

/// A content folder on the disk.
#[derive(Debug)]
pub struct Content {
    /// The folder itself, with every link in its path resolved.
    pub root: PathBuf,
    /// What the pipeline reads.
    pub files: Files,
    /// Where each file that can be copied stands.
    pub places: BTreeMap<SitePath, PathBuf>,
    /// The files of the site's own theme, by their path in it.
    pub theme: BTreeMap<String, Vec<u8>>,
    /// What each file looked like when it was read.
    seen: BTreeMap<SitePath, Seen>,
    /// How many files are new or other than they were when the content was read before.
    changed: usize,
    /// Which of the files that are not read the site is made from: a change in others is none.
    used: BTreeSet<SitePath>,
}

impl Content {
    /// The bytes of a file that is copied.
    ///
    /// # Errors
    ///
    /// When it is gone or cannot be read.
    pub fn copy(&self, path: &SitePath) -> anyhow::Result<Vec<u8>> {
        let from = self.places.get(path).with_context(|| format!("{path} was deleted during the build"))?;
        fs::read(from).with_context(|| format!("cannot read {}", from.display()))
    }

    /// What a file looked like, where it cannot have changed unnoticed since.
    #[must_use]
    pub fn settled(&self, path: &SitePath) -> Option<Stamp> {
        self.seen.get(path).map(|seen| seen.stamp).filter(|stamp| !stamp.is_fresh)
    }

    /// How many files are new, gone or other than they were when the content was read before.
    #[must_use]
    pub fn changed(&self) -> usize {
        self.changed
    }

    /// Says which of the files that are not read the site is made from.
    pub fn set_used(&mut self, used: &BTreeSet<SitePath>) {
        if self.used != *used {
            self.used.clone_from(used);
        }
    }

    /// Reads the files among `touched` again, and nothing else. Says how many of those that count changed; nothing where one of
    /// them was not there before, so that the whole folder has to be looked at.
    ///
    /// # Errors
    ///
    /// When one cannot be read.
    pub fn read_again(&mut self, touched: &BTreeSet<PathBuf>) -> anyhow::Result<Option<usize>> {
        let mut read = Vec::new();
        for place in touched {
            let path = site_path(&self.root, place);
            let is_file = fs::symlink_metadata(place).is_ok_and(|metadata| metadata.is_file());
            let known = path.as_ref().filter(|_| is_file).and_then(|path| self.seen.get(path));
            let (Some(path), Some(known)) = (path, known) else { return Ok(None) };
            let is_read = known.bytes.is_some();
            let Some((seen, is_new)) = see(&path, place, is_read, Some(known), true)? else { return Ok(None) };
            let counts = is_new && (is_read || self.used.contains(&path));
            read.push((path, seen, counts));
        }
        let mut changed = 0;
        for (path, seen, counts) in read {
            let Files { markdown, csv, svg, .. } = &mut self.files;
            for (known, bytes) in markdown.iter_mut().chain(csv).chain(svg) {
                if let (true, Some(read)) = (*known == path, &seen.bytes) {
                    *bytes = Arc::clone(read);
                }
            }
            self.seen.insert(path, seen);
            changed += usize::from(counts);
        }
        Ok(Some(changed))
    }
}

/// Finds the content folder: `start`, or its nearest parent with an okrsite.yaml; else `start` itself.
///
/// # Errors
///
/// When `start` is not a folder.
pub fn find_root(start: &Path) -> anyhow::Result<PathBuf> {
    let full = start.canonicalize().with_context(|| format!("there is no folder {}", start.display()))?;
    if !full.is_dir() {
        bail!("{} is not a folder: name the content folder", start.display());
    }
    let with_settings = full.ancestors().find(|folder| folder.join(FILE_NAME).is_file());
    Ok(with_settings.map_or_else(|| full.clone(), Path::to_path_buf))
}

/// Reads okrsite.yaml, where there is one.
///
/// # Errors
///
/// When it is there and cannot be read.
pub fn settings(root: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    let path = root.join(FILE_NAME);
    if path.is_file() { bounded(&path).map(Some) } else { Ok(None) }
}

/// The output folder that the settings name, absolute.
#[must_use]
pub fn output(root: &Path, config: &Config) -> PathBuf {
    resolved(&root.join(&config.output))
}

/// An absolute path without `.` and `..`, and with the links in the part that exists resolved, except for the last name: an
/// output that is a link is refused.
#[must_use]
pub fn resolved(path: &Path) -> PathBuf {
    without_links(&plain(path))
}

/// Reads the content of `root`. `output` is left out wherever it lies.
///
/// # Errors
///
/// When something cannot be read, a pattern of `exclude` is none, or there are more files than any site has.
pub fn read(root: &Path, config: &Config, output: &Path) -> anyhow::Result<Content> {
    read_since(root, config, output, None, &BTreeSet::new())
}

/// The same as [`read`], but opens only files that are not as they were `before`, or that are among `touched`.
///
/// # Errors
///
/// As [`read`].
pub fn read_since(
    root: &Path,
    config: &Config,
    output: &Path,
    before: Option<&Content>,
    touched: &BTreeSet<PathBuf>,
) -> anyhow::Result<Content> {
    let exclude = patterns(&config.exclude)?;
    let theme_root = config.theme.folder.as_ref().map(|theme| root.join(&theme.value));
    let mut content = Content {
        root: root.to_owned(),
        files: Files::default(),
        places: BTreeMap::new(),
        theme: BTreeMap::new(),
        seen: BTreeMap::new(),
        changed: 0,
        used: before.map(|before| before.used.clone()).unwrap_or_default(),
    };
    let is_wanted = |entry: &DirEntry| entry.depth() == 0 || !is_left_alone(entry, output, theme_root.as_deref());
    let mut walk = WalkDir::new(root).sort_by_file_name().max_depth(DEPTH_MAX + 1).into_iter();
    let mut visited = 0;
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) if is_wanted(&entry) => entry,
            Ok(entry) => {
                if entry.file_type().is_dir() {
                    walk.skip_current_dir();
                }
                continue;
            }
            Err(error) if is_gone(&error) => continue,
            Err(error) => return Err(error).context("cannot read the content folder"),
        };
        visited += 1;
        if visited > ENTRIES_MAX {
            bail!(
                "{} contains more than {ENTRIES_MAX} files and folders: add those that are not content to `exclude` in {FILE_NAME}",
                root.display()
            );
        }
        let Some(path) = site_path(root, entry.path()) else {
            let shown = SitePath::new(entry.path().strip_prefix(root).unwrap_or(entry.path()).to_string_lossy());
            content.files.skipped.push((shown, "skipped: the name of this file is not UTF-8".to_owned()));
            continue;
        };
        if exclude.is_match(path.as_str()) {
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            continue;
        }
        visit(&entry, path, &mut content, before, touched)?;
    }
    content.files.markdown.sort_by(|one, other| one.0.cmp(&other.0));
    match theme_root {
        Some(theme_root) if theme_root.is_dir() => content.theme = theme(&theme_root)?,
        Some(_) => content.files.is_theme_missing = true,
        None => {}
    }
    if let Some(before) = before {
        content.changed += before.seen.keys().filter(|path| !content.seen.contains_key(path)).count();
        content.changed += differing(&before.theme, &content.theme);
    }
    Ok(content)
}

/// How many entries are only in one of two maps, or differ.
fn differing<K: Ord, V: PartialEq>(one: &BTreeMap<K, V>, other: &BTreeMap<K, V>) -> usize {
    let new = other.iter().filter(|(key, value)| one.get(key) != Some(value)).count();
    new + one.keys().filter(|key| !other.contains_key(key)).count()
}

/// Takes one entry of the walk.
fn visit(
    entry: &DirEntry,
    path: SitePath,
    content: &mut Content,
    before: Option<&Content>,
    touched: &BTreeSet<PathBuf>,
) -> anyhow::Result<()> {
    let kind = entry.file_type();
    let skipped = &mut content.files.skipped;
    if kind.is_dir() {
        if entry.depth() > DEPTH_MAX {
            skipped.push((path, format!("skipped: this folder is nested more than {DEPTH_MAX} levels deep")));
        }
        return Ok(());
    }
    if kind.is_symlink() {
        skipped.push((path, "skipped: symbolic links are not followed".to_owned()));
        return Ok(());
    }
    if !kind.is_file() {
        skipped.push((path, "skipped: this is not a regular file".to_owned()));
        return Ok(());
    }
    let ending = picture::ending(path.as_str());
    let is_read = matches!(ending.as_str(), "md" | "csv" | "svg");
    let before = before.and_then(|before| before.seen.get(&path));
    let Some((seen, is_new)) = see(&path, entry.path(), is_read, before, touched.contains(entry.path()))? else {
        return Ok(()); // it was there a moment ago
    };
    let counts = is_read || before.is_none() || content.used.contains(&path);
    content.changed += usize::from(is_new && counts);
    let bytes = seen.bytes.clone();
    content.seen.insert(path.clone(), seen);
    match (ending.as_str(), bytes) {
        ("md", Some(bytes)) => content.files.markdown.push((path, bytes)),
        (ending, bytes) => {
            match (ending, bytes) {
                ("csv", Some(bytes)) => content.files.csv.push((path.clone(), bytes)),
                ("svg", Some(bytes)) => content.files.svg.push((path.clone(), bytes)),
                _ => {}
            }
            if let Some(why) = odd::why_not_read(&path, entry.path(), entry.depth()) {
                content.files.skipped.push((path.clone(), why));
            }
            content.files.others.insert(path.clone());
            content.places.insert(path, entry.path().to_owned());
        }
    }
    Ok(())
}

/// Hidden files, editors' backups, okrsite.yaml, the output, other outputs and the theme are not content.
fn is_left_alone(entry: &DirEntry, output: &Path, theme: Option<&Path>) -> bool {
    let name = entry.file_name().to_string_lossy();
    let is_place = entry.path() == output || Some(entry.path()) == theme;
    let is_output = entry.file_type().is_dir() && entry.path().join(MARKER).is_file();
    is_hidden(&name) || is_place || is_output || (entry.depth() == 1 && name == FILE_NAME)
}

/// Whether a name is that of a hidden file or of an editor's backup: never content, nor a part of a theme.
#[must_use]
pub fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'))
}

/// The path inside the content folder, in composed Unicode form; `None` where it is not UTF-8.
fn site_path(root: &Path, path: &Path) -> Option<SitePath> {
    let relative = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = relative.components().map(|part| part.as_os_str().to_str()).collect();
    Some(SitePath::new(parts?.join("/").nfc().collect::<String>()))
}

/// The patterns of `exclude`, as people know them: `drafts`, `drafts/` and `./drafts/**` all leave the folder out, and a
/// pattern without `/` counts at every depth.
fn patterns(exclude: &[String]) -> anyhow::Result<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for written in exclude {
        let plain = written.trim_start_matches("./").trim_start_matches('/');
        let plain = plain.strip_suffix("/**").unwrap_or(plain).trim_end_matches('/');
        let pattern = if written.contains('/') { plain.to_owned() } else { format!("**/{plain}") };
        let glob = GlobBuilder::new(&pattern).literal_separator(true).build();
        set.add(glob.with_context(|| format!("cannot read the pattern `{written}` in `exclude`"))?);
    }
    set.build().context("there are too many patterns in `exclude`")
}

/// Reads every file of the site's own theme.
fn theme(root: &Path) -> anyhow::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let is_wanted = |entry: &DirEntry| entry.depth() == 0 || !is_hidden(&entry.file_name().to_string_lossy());
    for entry in WalkDir::new(root).sort_by_file_name().max_depth(DEPTH_MAX).into_iter().filter_entry(is_wanted) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if is_gone(&error) => continue,
            Err(error) => return Err(error).context("cannot read the theme"),
        };
        let (true, Some(path)) = (entry.file_type().is_file(), site_path(root, entry.path())) else { continue };
        match fs::read(entry.path()) {
            Ok(bytes) => {
                files.insert(path.as_str().to_owned(), bytes);
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {} // it was there a moment ago
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", entry.path().display())),
        }
    }
    Ok(files)
}

/// Whether an entry of a folder went away between being listed and being looked at.
fn is_gone(error: &walkdir::Error) -> bool {
    error.depth() > 0 && error.io_error().is_some_and(|error| error.kind() == ErrorKind::NotFound)
}

/// Without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

/// With the links in the part that exists resolved.
fn without_links(path: &Path) -> PathBuf {
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { return path.to_owned() };
    match parent.canonicalize() {
        Ok(parent) => parent.join(name),
        Err(_) => without_links(parent).join(name),
    }
}
