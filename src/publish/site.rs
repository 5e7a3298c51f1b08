//! The files of a site under their keys, and what makes them.

use std::hash::Hash as _;

use anyhow::{Context, anyhow};
use rayon::prelude::*;

use super::{File, Owned};
use crate::{
    diagnostics::SitePath,
    render::{self, Origin, SiteFile, Theme},
    search::{self, FromDisk, SearchFile},
    source::digest::{Digest, Digester},
    view::{Facts, Keys, Page},
};

/// What a site is made from.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// What its pages show.
    pub facts: Facts<'a>,
    /// How they show it.
    pub theme: &'a Theme,
    /// What each of them follows from.
    pub keys: &'a Keys,
    /// The bytes of a file of the content that is copied.
    pub copy: &'a (dyn Fn(&SitePath) -> anyhow::Result<Vec<u8>> + Sync),
}

/// The files of search.
pub enum SearchParts {
    /// They stand in the output already.
    Standing(Vec<File>),
    /// They were made, under this key.
    Made(Vec<SearchFile>, Digest),
}

impl SearchParts {
    /// The key that they were made under; none where there are none.
    #[must_use]
    pub fn key(&self) -> Option<Digest> {
        match self {
            Self::Standing(files) => files.first().map(|file| file.key),
            Self::Made(_, key) => Some(*key),
        }
    }
}

impl Parts<'_> {
    /// What search follows from.
    #[must_use]
    pub fn search_key(&self, from_disk: FromDisk) -> Digest {
        let mut digester = Digester::default();
        (self.keys.site(), from_disk == FromDisk::Always).hash(&mut digester);
        digester.digest()
    }

    /// The files of search: those that stand in the output, where they are as they would be made.
    ///
    /// # Errors
    ///
    /// When the index cannot be made.
    pub fn search(&self, owned: &Owned, from_disk: FromDisk, precompress: bool) -> anyhow::Result<SearchParts> {
        let key = self.search_key(from_disk);
        let standing = owned.made_under(key, precompress);
        if !standing.is_empty() {
            return Ok(SearchParts::Standing(standing));
        }
        let made = search::files(&self.facts, from_disk).context("cannot make the search index")?;
        Ok(SearchParts::Made(made, key))
    }

    fn key(&self, origin: Origin<'_>, path: &str) -> Digest {
        match origin {
            Origin::Theme(asset) => Digest::of(&asset.bytes),
            Origin::Copy(_) => Digest::of(path.as_bytes()), // its name tells what it holds
            Origin::Page(page) => self.keys.of(page, &self.facts),
        }
    }
}

/// All files of a site.
pub struct Whole<'a> {
    /// The files, each with its key.
    pub files: Vec<File>,
    parts: &'a Parts<'a>,
    sources: Vec<SiteFile<'a>>,
    search: &'a SearchParts,
}

impl<'a> Whole<'a> {
    /// Lists the files; none is made yet, but for those of search.
    #[must_use]
    pub fn new(parts: &'a Parts<'a>, search: &'a SearchParts) -> Self {
        let sources = render::files(&parts.facts, parts.theme);
        let file = |file: &SiteFile<'_>| File {
            path: file.path.clone(),
            is_asset: !matches!(file.origin, Origin::Page(_)),
            key: parts.key(file.origin, &file.path),
        };
        let mut files: Vec<File> = sources.par_iter().map(file).collect();
        match search {
            SearchParts::Standing(standing) => files.extend(standing.iter().cloned()),
            SearchParts::Made(made, key) => files.extend(made.iter().map(|file| File {
                path: file.path.clone(),
                is_asset: file.is_asset,
                key: *key,
            })),
        }
        Self { files, parts, sources, search }
    }

    /// How many pages people read.
    #[must_use]
    pub fn pages(&self) -> usize {
        let is_page = |origin| matches!(origin, Origin::Page(page) if !matches!(page, Page::Document(_)));
        self.sources.iter().filter(|file| is_page(file.origin)).count()
    }

    /// Makes the file with this index.
    ///
    /// # Errors
    ///
    /// When a template does not work, or a file to copy cannot be read.
    pub fn produce(&self, index: usize) -> anyhow::Result<Vec<u8>> {
        let Parts { facts, theme, copy, .. } = self.parts;
        match (self.sources.get(index).map(|file| file.origin), self.search) {
            (Some(Origin::Theme(asset)), _) => Ok(asset.bytes.clone()),
            (Some(Origin::Copy(path)), _) => copy(path),
            (Some(Origin::Page(page)), _) => render::page(page, facts, theme).map_err(Into::into),
            (None, SearchParts::Made(made, _)) => Ok(made[index - self.sources.len()].bytes.clone()),
            (None, SearchParts::Standing(_)) => {
                Err(anyhow!("{} was changed during the build: build again", self.files[index].path))
            }
        }
    }
}
