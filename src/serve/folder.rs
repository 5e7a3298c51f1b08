//! The content folder, read again and again.
//!
//! What was read stays. A change of texts costs little more than the files that changed; any other links, computes and checks
//! everything.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::bail;

use super::{
    last::Last,
    live::{Copied, Dress, Live},
};
use crate::{
    config::{FILE_NAME, OnError},
    diagnostics::{Counts, Diagnostic, SitePath, Sources},
    disk::{self, Content},
    pipeline::{self, Checked, Options, Reading, Settings},
    render::{self, idle_files},
    source::digest::Digest,
};

/// What happened in the folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Touched {
    /// Files that were written, created, moved or removed.
    pub(super) paths: BTreeSet<PathBuf>,
    /// Whether anything else may have changed: what there is has to be looked up.
    pub(super) anything: bool,
}

/// A folder, as far as it is known.
pub(super) struct Folder {
    root: PathBuf,
    settings_bytes: Option<Vec<u8>>,
    settings: Settings,
    content: Option<Content>,
    reading: Arc<Reading>,
    /// The last site without errors, and what it was made of: with the settings and options of now.
    good: Option<(Arc<Live>, Arc<Reading>)>,
    /// What was told last, with the settings and options of now.
    last: Option<Last>,
    options: Option<Options>,
    dress: Option<Arc<Dress>>,
    copies: BTreeMap<SitePath, Copied>,
    /// Whether a reading stopped half-way, so that nothing tells what changed since the last site was made.
    is_torn: bool,
    /// Whether what is sound is shown where the content has errors, whatever okrsite.yaml says.
    keeps_going: bool,
    /// Where the output of a build goes, where that is not what the settings say.
    output: Option<PathBuf>,
    /// The fingerprint of what every page is made from, as long as nothing but texts of objectives changes.
    inputs: Option<Digest>,
}

/// What came of reading it again.
pub(super) enum Made {
    /// Nothing changed.
    Nothing,
    /// A new site.
    Site(usize, Arc<Live>),
    /// The content has errors.
    Errors(usize, Arc<Vec<Diagnostic>>, Sources),
}

impl Folder {
    pub(super) fn new(root: PathBuf, keeps_going: bool) -> Self {
        Self {
            root,
            settings_bytes: None,
            settings: Settings::default(),
            content: None,
            reading: Arc::default(),
            good: None,
            last: None,
            options: None,
            dress: None,
            copies: BTreeMap::new(),
            is_torn: true,
            keeps_going,
            output: None,
            inputs: None,
        }
    }

    /// Says where the output of a build goes; none where the settings, as they are now, say it.
    pub(super) fn set_output(&mut self, named: Option<PathBuf>) -> anyhow::Result<()> {
        let settings = pipeline::settings(disk::settings(&self.root)?.as_deref());
        self.output = Some(named.unwrap_or_else(|| disk::output(&self.root, &settings.config)));
        Ok(())
    }

    /// Where the output of a build goes: nothing there is content.
    pub(super) fn output(&self) -> PathBuf {
        self.output.clone().unwrap_or_else(|| disk::output(&self.root, &self.settings.config))
    }

    /// Has the next reading make a site, whether or not anything changes.
    pub(super) fn forget(&mut self) {
        self.is_torn = true;
    }

    /// The fingerprint of what every page is made from, of the site that was made last.
    pub(super) fn inputs(&mut self, live: &Live) -> Digest {
        let known = self.inputs.filter(|_| live.checked().site.left_out.is_empty());
        let inputs =
            known.or_else(|| Some(pipeline::inputs(&self.settings, &self.reading, self.options?, live.checked())));
        self.inputs = inputs;
        inputs.unwrap_or_else(|| Digest::of(b""))
    }

    /// The folder of the site's own theme.
    pub(super) fn theme(&self) -> Option<PathBuf> {
        self.settings.config.theme.folder.as_ref().map(|theme| self.root.join(&theme.value))
    }

    /// Reads what was touched, and makes the site that follows from everything.
    ///
    /// # Errors
    ///
    /// When something cannot be read. The next reading then starts from the disk.
    pub(super) fn refresh(&mut self, touched: &Touched, options: Options) -> anyhow::Result<Made> {
        let is_torn = std::mem::replace(&mut self.is_torn, true);
        let changed = self.read(touched)?;
        if changed == 0 && !is_torn && self.options == Some(options) {
            self.is_torn = false;
            return Ok(Made::Nothing);
        }
        if self.options.replace(options) != Some(options) {
            (self.good, self.last) = (None, None);
        }
        if is_torn {
            self.last = None; // something else may have been told since
        }
        let made = self.make(changed, options)?;
        self.is_torn = false;
        Ok(made)
    }

    /// Whether there is nothing that could be a site.
    pub(super) fn check_is_content(&self, live: &Live) -> anyhow::Result<()> {
        if self.settings_bytes.is_none() && live.is_empty() {
            bail!(
                "{} has no OKRs and no {FILE_NAME}: name the content folder, or create a small site with `okrsite init`",
                self.root.display()
            );
        }
        Ok(())
    }

    /// Reads what was touched. Returns how many files changed.
    fn read(&mut self, touched: &Touched) -> anyhow::Result<usize> {
        let bytes = disk::settings(&self.root)?;
        let is_new = self.content.is_none() || bytes != self.settings_bytes;
        if is_new {
            self.settings = pipeline::settings(bytes.as_deref());
            self.settings_bytes = bytes;
            (self.good, self.last) = (None, None);
        }
        let is_own_file = |path: &PathBuf| *path == self.root.join(FILE_NAME);
        let paths: BTreeSet<PathBuf> = touched.paths.iter().filter(|path| !is_own_file(path)).cloned().collect();
        if let (false, false, Some(content)) = (is_new, touched.anything, &mut self.content)
            && let Some(changed) = content.read_again(&paths)?
        {
            return Ok(changed);
        }
        let config = &self.settings.config;
        let output = self.output();
        let mut content = disk::read_since(&self.root, config, &output, self.content.as_ref(), &paths)?;
        content.files.skipped.extend(pipeline::idle_theme_files(config, &content.theme));
        let idle: Vec<String> = idle_files(&content.theme).into_iter().map(str::to_owned).collect();
        content.theme.retain(|path, _| !idle.contains(path)); // what changes in them changes nothing
        let skipped = self.content.as_ref().map(|before| &before.files.skipped);
        let is_other = skipped.is_some_and(|skipped| *skipped != content.files.skipped);
        let changed = content.changed() + usize::from(is_new) + usize::from(is_other);
        self.content = Some(content);
        Ok(changed)
    }

    /// Makes the site of what was read.
    fn make(&mut self, changed: usize, options: Options) -> anyhow::Result<Made> {
        let Some(content) = &mut self.content else { return Ok(Made::Nothing) };
        self.reading = Arc::new(pipeline::read(&self.settings, &content.files, Some(&self.reading)));
        let again = self.good.as_ref().and_then(|(before, reading)| {
            let before = (before.checked(), &**reading);
            pipeline::check_again(before, &self.settings, &self.reading, options)
        });
        let before = self.good.as_ref().map(|(before, _)| Arc::clone(before)).filter(|_| again.is_some());
        self.inputs = self.inputs.filter(|_| again.is_some());
        let checked = again.unwrap_or_else(|| pipeline::check_read(&self.settings, &self.reading, options));
        let keeps_going = self.keeps_going || checked.config.on_error == OnError::Publish;
        let has_errors = Counts::of(&checked.found).errors > 0;
        let sound = if has_errors && keeps_going {
            pipeline::without_errors(&checked, &self.settings, &self.reading, options)
        } else {
            None
        };
        let has_errors = has_errors && sound.is_none();
        let checked = sound.unwrap_or(checked);
        content.set_used(&checked.site.assets);

        let copies = if has_errors { BTreeMap::new() } else { copies(content, &checked, &self.copies)? };
        let now = Last::new(&self.reading, &checked, &copies, &content.theme);
        if self.last.as_ref().is_some_and(|last| last.is_same(&now)) {
            return Ok(Made::Nothing);
        }
        self.last = Some(now);

        if has_errors {
            return Ok(Made::Errors(changed, checked.found, checked.sources));
        }
        self.copies = copies;
        Ok(self.dress_up(changed, checked, before.as_deref()))
    }

    /// Makes a site of what can be shown. `before` is one whose objectives are tied as those of this one.
    fn dress_up(&mut self, changed: usize, checked: Checked, before: Option<&Live>) -> Made {
        let Some(content) = &self.content else { return Made::Nothing };
        let is_whole = checked.site.left_out.is_empty();
        let known = self.dress.clone().filter(|dress| dress.fits(&content.theme, &checked.config));
        let is_new = known.is_none();
        let dress = match known.map_or_else(|| Dress::new(&content.theme, &checked.config).map(Arc::new), Ok) {
            Ok(dress) => dress,
            Err(broken) => {
                let (found, sources) = pipeline::broken_template(&broken, &checked.config, &content.theme);
                return Made::Errors(changed, found.into(), sources);
            }
        };
        let live = Arc::new(Live::new(checked, Arc::clone(&dress), self.copies.clone(), before));
        if is_new && let Err(broken) = live.try_theme() {
            let (found, sources) = live.tell(&broken);
            return Made::Errors(changed, found.into(), sources);
        }
        self.dress = Some(dress);
        // what follows from a part of the content tells nothing of the whole
        self.good = is_whole.then(|| (Arc::clone(&live), Arc::clone(&self.reading)));
        Made::Site(changed, live)
    }
}

/// The files that are copied. What is certain to be as `before` is not read again.
fn copies(
    content: &Content,
    checked: &Checked,
    before: &BTreeMap<SitePath, Copied>,
) -> anyhow::Result<BTreeMap<SitePath, Copied>> {
    let copied = |path: &SitePath| {
        let stamp = content.settled(path);
        if let Some(same) = before.get(path).filter(|one| stamp.is_some() && one.stamp == stamp) {
            return Ok((path.clone(), same.clone()));
        }
        let bytes = content.copy(path)?;
        Ok((path.clone(), Copied { name: render::copy_name(path, &bytes), bytes: bytes.into(), stamp }))
    };
    checked.site.assets.iter().map(copied).collect()
}

/// Whether a place is one that content never stands in: hidden, a backup of an editor, or the output of a build.
pub(super) fn is_ignored(root: &Path, output: &Path, place: &Path) -> bool {
    let Ok(inside) = place.strip_prefix(root) else { return false };
    place.starts_with(output) || inside.components().any(|part| disk::is_hidden(&part.as_os_str().to_string_lossy()))
}
