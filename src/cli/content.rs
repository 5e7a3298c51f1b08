//! What build and check share: reading a content folder and checking it.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::{Day, Days, folder};
use crate::{
    config::FILE_NAME,
    disk::{self, Content},
    pipeline::{self, Checked, Options, Settings},
};

/// A content folder, found, and its settings, read.
pub(super) struct Root {
    pub(super) path: PathBuf,
    pub(super) settings: Settings,
    has_settings: bool,
}

impl Root {
    /// Finds the folder that `named` means.
    pub(super) fn find(named: Option<&PathBuf>) -> anyhow::Result<Self> {
        let path = disk::find_root(&folder(named))?;
        let bytes = disk::settings(&path)?;
        Ok(Self { path, settings: pipeline::settings(bytes.as_deref()), has_settings: bytes.is_some() })
    }

    /// The output folder, absolute: `named` from where the command was started, else the setting, from the content folder.
    pub(super) fn output(&self, named: Option<&PathBuf>) -> anyhow::Result<PathBuf> {
        match named {
            Some(named) => Ok(disk::resolved(&std::path::absolute(named).context("the output folder has no name")?)),
            None => Ok(disk::output(&self.path, &self.settings.config)),
        }
    }

    /// Reads and checks the content.
    pub(super) fn check(&self, output: &Path, day: &Day, drafts: bool) -> anyhow::Result<(Content, Checked)> {
        let mut content = disk::read(&self.path, &self.settings.config, output)?;
        content.files.skipped.extend(pipeline::idle_theme_files(&self.settings.config, &content.theme));
        let Days { today, latest } = day.days()?;
        let options = Options { today, latest, drafts };
        let checked = pipeline::check(&self.settings, &content.files, options);
        let site = &checked.site;
        let has_items = !site.by_path.is_empty() || site.organisation.is_some();
        if !self.has_settings && !has_items && checked.found.is_empty() {
            bail!(
                "{} holds no OKRs and no {FILE_NAME}: name the folder that does, or run `okrsite init` to make a small site",
                self.path.display()
            );
        }
        Ok((content, checked))
    }
}
