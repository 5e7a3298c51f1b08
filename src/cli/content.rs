//! What build and check share: reading a content folder and checking it.

use std::{
    io::{BufRead, IsTerminal, Write},
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context, bail};

use super::{Console, Day, Days, counted, folder, has_errors, timings::Timings};
use crate::{
    config::{FILE_NAME, OnError},
    diagnostics::printable,
    disk::{self, Content},
    pipeline::{self, Checked, Options, Reading, Settings},
};

/// A content folder, found, and its settings, read.
pub(super) struct Root {
    pub(super) path: PathBuf,
    pub(super) settings: Settings,
    /// The bytes of okrsite.yaml, where there is one.
    pub(super) bytes: Option<Vec<u8>>,
    console: Console,
    /// What each step took.
    pub(super) timings: Timings,
}

/// A content folder, read and checked.
pub(super) struct ContentRead {
    pub(super) content: Content,
    pub(super) reading: Reading,
    pub(super) options: Options,
    pub(super) checked: Checked,
}

impl Root {
    /// Finds the folder that `named` means. A folder that seems to hold something else is asked about on a terminal, and
    /// refused elsewhere.
    pub(super) fn find(named: Option<&PathBuf>, console: Console) -> anyhow::Result<Self> {
        let path = disk::find_root(&folder(named))?;
        let root = Self::open(path, console)?;
        if root.bytes.is_none() {
            let tally = disk::tally(&root.path)?;
            if tally.is_foreign() {
                confirm(&root.path, &tally)?;
            }
        }
        Ok(root)
    }

    /// Finds the folder that `named` means, for its settings alone: whatever else it holds is not looked at.
    pub(super) fn settings(named: Option<&PathBuf>, console: Console) -> anyhow::Result<Settings> {
        Ok(Self::open(disk::find_root(&folder(named))?, console)?.settings)
    }

    /// The same folder, with its settings read again.
    pub(super) fn again(&self) -> anyhow::Result<Self> {
        Self::open(self.path.clone(), self.console)
    }

    fn open(path: PathBuf, console: Console) -> anyhow::Result<Self> {
        let bytes = disk::settings(&path)?;
        let settings = if bytes.is_some() { "" } else { " (without okrsite.yaml)" };
        console.detail(&format!("content folder: {}{settings}", path.display()));
        let settings = pipeline::settings(bytes.as_deref());
        Ok(Self { path, settings, bytes, console, timings: Timings::start() })
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
        self.read(output, day, drafts).map(|read| (read.content, read.checked))
    }

    /// The same, with what was read of each file.
    pub(super) fn read(&self, output: &Path, day: &Day, drafts: bool) -> anyhow::Result<ContentRead> {
        let options = options(day, drafts, self.console)?;
        self.console.detail(&format!("date: {}", options.today.0));

        let started = Instant::now();
        let mut content = disk::read(&self.path, &self.settings.config, output)?;
        self.detail(&format!("read {}", counted(content.files.count(), "file")), started);
        self.timings.end("read");

        let started = Instant::now();
        content.files.skipped.extend(pipeline::idle_theme_files(&self.settings.config, &content.theme));
        let reading = pipeline::read(&self.settings, &content.files, None);
        self.timings.end("parse");
        let checked = pipeline::check_read(&self.settings, &reading, options);
        self.detail("checked the content", started);
        self.timings.end("link, progress, rules");

        let site = &checked.site;
        let has_items = !site.by_path.is_empty() || site.organisation.is_some();
        if self.bytes.is_none() && !has_items && checked.found.is_empty() {
            bail!(
                "{} has no OKRs and no {FILE_NAME}: name the content folder, or create a small site with `okrsite init`",
                self.path.display()
            );
        }
        Ok(ContentRead { content, reading, options, checked })
    }

    /// What is sound of content that has errors, where `keeps_going` or the settings want it published: None where nothing is
    /// left out, or too much would be.
    pub(super) fn sound(
        &self,
        reading: &Reading,
        checked: &Checked,
        (keeps_going, options): (bool, Options),
    ) -> Option<Checked> {
        let is_wanted = keeps_going || checked.config.on_error == OnError::Publish;
        if !is_wanted || !has_errors(&checked.found) {
            return None;
        }
        pipeline::without_errors(checked, &self.settings, reading, options)
    }

    /// Reads and checks the content as a build publishes it: without the files that have errors, where the settings say so.
    pub(super) fn published(&self, day: &Day) -> anyhow::Result<(Content, Checked)> {
        let ContentRead { content, reading, options, checked } = self.read(&self.output(None)?, day, false)?;
        let sound = self.sound(&reading, &checked, (false, options));
        Ok((content, sound.unwrap_or(checked)))
    }

    /// Prints a step and how long it took, where details are wanted.
    fn detail(&self, step: &str, started: Instant) {
        self.console.detail(&format!("{step} in {} ms", started.elapsed().as_millis()));
    }
}

/// What a site is computed for.
pub(super) fn options(day: &Day, drafts: bool, console: Console) -> anyhow::Result<Options> {
    let Days { today, latest } = day.days(console)?;
    Ok(Options { today, latest, drafts })
}

/// Asks whether to go on in a folder without settings whose files are mostly no OKRs.
fn confirm(root: &Path, tally: &disk::Tally) -> anyhow::Result<()> {
    let disk::Tally { own, foreign, is_complete } = tally;
    let all = own + foreign;
    let (foreign, all) = if *is_complete {
        (foreign.to_string(), all.to_string())
    } else {
        (format!("more than {foreign}"), format!("more than {all}"))
    };
    let found = format!("{} has no {FILE_NAME}, and {foreign} of its {all} Markdown files are no OKRs", root.display());

    if std::io::stdin().is_terminal() && std::io::stderr().is_terminal() {
        let question = format!("{found}. Read it all the same? [y/N] ");
        let mut terminal = anstream::stderr();
        terminal.write_all(printable(&question).as_bytes())?;
        terminal.flush()?;
        let mut answer = String::new();
        std::io::stdin().lock().read_line(&mut answer)?;
        if matches!(answer.trim().to_lowercase().as_str(), "y" | "yes") {
            return Ok(());
        }
        bail!(
            "nothing was read: name the folder that has your OKRs, or create {FILE_NAME} in this one (it may be empty)"
        );
    }
    bail!("{found}: name the folder that has your OKRs, or create {FILE_NAME} in this one (it may be empty)")
}
