//! Where something stands: files, byte spans, and lines and columns for people.

use std::{
    fmt,
    sync::{Arc, LazyLock},
};

/// The number of a file in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// Byte offsets into a whole file, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span of `file` from byte `start` to before byte `end`. Files are limited to 1 MiB, far below `u32`.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clip = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: clip(start), end: clip(end.max(start)) }
    }

    /// The bytes as a range, for slicing.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A path inside the content folder, with `/` on every system: `okrs/2026-Q4/growth.md`. Copies share one text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// Wraps a relative path that already uses `/`.
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file name without folder and ending: `growth`.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.0.rsplit('/').next().unwrap_or(&self.0);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The folder part without a trailing `/`: `okrs/2026-Q4`, or empty at the root.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Line and column of a span's start for people: both from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters (not bytes).
    pub column: usize,
}

/// The text of every file that was read, by its number. A file that is read again keeps its number, so numbers may be
/// missing, and their order means nothing.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    files: Arc<Vec<Option<Source>>>,
}

/// One file's path and text. Copies share both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Where it stands in the content folder.
    pub path: SitePath,
    /// Its text; a file that could not be decoded has what could be shown of it.
    pub text: Arc<str>,
}

impl Sources {
    /// Adds a file and returns its number, the next after the highest.
    pub fn add(&mut self, path: SitePath, text: impl Into<Arc<str>>) -> FileId {
        let file = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.put(file, Source { path, text: text.into() });
        file
    }

    /// Adds a file that has a number already.
    pub fn put(&mut self, file: FileId, source: Source) {
        let files = Arc::make_mut(&mut self.files);
        let index = file.0 as usize;
        if files.len() <= index {
            files.resize(index + 1, None);
        }
        files[index] = Some(source);
    }

    fn source(&self, file: FileId) -> &Source {
        static NONE: LazyLock<Source> = LazyLock::new(|| Source { path: SitePath::new(""), text: "".into() });
        self.files.get(file.0 as usize).and_then(Option::as_ref).unwrap_or(&NONE)
    }

    /// The path of `file`.
    #[must_use]
    pub fn path(&self, file: FileId) -> &SitePath {
        &self.source(file).path
    }

    /// The text of `file`.
    #[must_use]
    pub fn text(&self, file: FileId) -> &str {
        &self.source(file).text
    }

    /// The text under `span`; empty where the span does not fit the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text(span.file).get(span.range()).unwrap_or("")
    }

    /// Every file with its number.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        let numbered = (0..).map(FileId).zip(&*self.files);
        numbered.filter_map(|(file, source)| Some((file, source.as_ref()?)))
    }

    /// Line and column where `span` starts.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        place_of(self.text(span.file), span.start as usize)
    }

    /// Line and column where `span` ends (the position after its last character).
    #[must_use]
    pub fn end_place(&self, span: Span) -> Place {
        place_of(self.text(span.file), span.end as usize)
    }
}

fn place_of(text: &str, offset: usize) -> Place {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Place {
        line: before.bytes().filter(|&byte| byte == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}
