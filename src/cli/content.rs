//! What build and check share: reading a content folder and checking it.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, bail};

use super::{Day, Days, folder};
use crate::{
    config::FILE_NAME,
    diagnostics::SitePath,
    disk::{self, Content},
    pipeline::{self, Checked, Options, Settings},
    render,
};

/// A content folder, found, and its settings, read.
pub(super) struct Root {
    pub(super) path: PathBuf,
    pub(super) settings: Settings,
    /// The bytes of okrsite.yaml, where there is one.
    pub(super) bytes: Option<Vec<u8>>,
}

impl Root {
    /// Finds the folder that `named` means.
    pub(super) fn find(named: Option<&PathBuf>) -> anyhow::Result<Self> {
        let path = disk::find_root(&folder(named))?;
        let bytes = disk::settings(&path)?;
        Ok(Self { path, settings: pipeline::settings(bytes.as_deref()), bytes })
    }

    /// The output folder, absolute: `named` from where the command was started, else the setting, from the content folder.
    pub(super) fn output(&self, named: Option<&PathBuf>) -> anyhow::Result<PathBuf> {
        let output = match named {
            Some(named) => std::path::absolute(named).context("the output folder has no name")?,
            None => self.path.join(&self.settings.config.output),
        };
        Ok(resolved(&plain(&output)))
    }

    /// Reads and checks the content.
    pub(super) fn check(&self, output: &Path, day: &Day, drafts: bool) -> anyhow::Result<(Content, Checked)> {
        let mut content = disk::read(&self.path, &self.settings.config, output)?;
        let folder = self.settings.config.theme.folder.as_ref().map_or("", |folder| folder.value.trim_end_matches('/'));
        for path in render::idle_files(&content.theme) {
            let why = "this file of the theme replaces none, and is no template and no font";
            content.files.skipped.push((SitePath::new(format!("{folder}/{path}")), why.to_owned()));
        }
        let checked = pipeline::check(&self.settings, &content.files, options(day, drafts)?);
        let site = &checked.site;
        let has_items = !site.by_path.is_empty() || site.organisation.is_some();
        if self.bytes.is_none() && !has_items && checked.found.is_empty() {
            bail!(
                "{} holds no OKRs and no {FILE_NAME}: name the folder that does, or run `okrsite init` to make a small site",
                self.path.display()
            );
        }
        Ok((content, checked))
    }
}

/// What a site is computed for.
pub(super) fn options(day: &Day, drafts: bool) -> anyhow::Result<Options> {
    let Days { today, latest } = day.days()?;
    Ok(Options { today, latest, drafts })
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

/// With the links in the part that exists resolved, except for the last name: an output that is a link is refused.
fn resolved(path: &Path) -> PathBuf {
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { return path.to_owned() };
    match parent.canonicalize() {
        Ok(parent) => parent.join(name),
        Err(_) => resolved(parent).join(name),
    }
}
