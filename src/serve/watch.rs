//! What the system tells of changes, gathered until it is quiet.
//!
//! There is no clock that ticks while nothing happens: the first event starts the gathering, and on Linux a file that was
//! opened for writing ends it when it is closed, so that half a file is not read and a finished one at once.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::mpsc::Sender,
    time::Duration,
};

use notify::{
    EventKind, RecommendedWatcher, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode, CreateKind, ModifyKind},
};

use super::{
    folder::{Touched, is_ignored},
    keep_up::Event,
};

/// Whether the system tells when a file is closed after writing.
const TELLS_CLOSING: bool = cfg!(target_os = "linux");
/// How long it has to be quiet after a change is complete, as far as can be told.
const QUIET: Duration = Duration::from_millis(if TELLS_CLOSING { 1 } else { 10 });
/// How long a file is waited for that is being written.
const QUIET_WHILE_OPEN: Duration = Duration::from_millis(60);
/// How long it has to be quiet where very many files change: a checkout pauses now and then.
const QUIET_OF_MANY: Duration = Duration::from_millis(40);
/// How many files are very many.
const MANY: usize = 30;

/// The system's watch over the content folder.
pub(super) struct Watch {
    watcher: Option<RecommendedWatcher>,
    why_not: Option<String>,
    /// A theme folder outside the content folder.
    further: Option<PathBuf>,
}

impl Watch {
    /// Watches `root` and everything below; what happens is sent to `events`.
    pub(super) fn new<N: Send + 'static>(root: &Path, events: Sender<Event<N>>) -> Self {
        let handler = move |event: notify::Result<notify::Event>| {
            if !event.as_ref().is_ok_and(is_noise) {
                let _ = events.send(Event::System(event)); // where nobody listens any more, it has ended
            }
        };
        let watcher = notify::recommended_watcher(handler);
        let watcher = watcher.and_then(|mut watcher| watcher.watch(root, RecursiveMode::Recursive).map(|()| watcher));
        match watcher {
            Ok(watcher) => Self { watcher: Some(watcher), why_not: None, further: None },
            Err(error) => Self { watcher: None, why_not: Some(error.to_string()), further: None },
        }
    }

    /// Why the system tells of no changes, where it does not.
    pub(super) fn why_not(&self) -> Option<&str> {
        self.why_not.as_deref()
    }

    /// Watches a theme that lies outside the content folder, too.
    pub(super) fn watch_theme(&mut self, root: &Path, theme: Option<PathBuf>) {
        let Some(watcher) = &mut self.watcher else { return };
        let theme = theme.and_then(|theme| theme.canonicalize().ok()).filter(|theme| !theme.starts_with(root));
        if theme == self.further {
            return;
        }
        if let Some(before) = &self.further {
            let _ = watcher.unwatch(before); // it may be gone
        }
        self.further = theme.filter(|theme| watcher.watch(theme, RecursiveMode::Recursive).is_ok());
    }
}

/// Looking at a file is no change.
fn is_noise(event: &notify::Event) -> bool {
    matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write))
        && !event.need_rescan()
}

/// What was touched since it was quiet last.
#[derive(Debug, Default)]
pub(super) struct Burst {
    pub(super) touched: Touched,
    /// Files that are being written.
    open: BTreeSet<PathBuf>,
}

impl Burst {
    /// Adds what the system tells.
    pub(super) fn add(&mut self, event: notify::Result<notify::Event>, root: &Path, output: &Path) {
        let Ok(event) = event else {
            self.touched.anything = true;
            return;
        };
        self.touched.anything |= event.need_rescan();
        for path in event.paths.into_iter().filter(|path| !is_ignored(root, output, path)) {
            match event.kind {
                EventKind::Access(_) => {
                    self.open.remove(&path);
                }
                EventKind::Modify(ModifyKind::Data(_)) => {
                    self.open.insert(path.clone());
                }
                EventKind::Modify(ModifyKind::Metadata(_)) => {}
                EventKind::Create(CreateKind::File) => {
                    self.touched.anything = true;
                    self.open.insert(path.clone());
                }
                _ => self.touched.anything = true,
            }
            self.touched.paths.insert(path);
        }
    }

    /// Whether nothing happened that matters.
    pub(super) fn is_empty(&self) -> bool {
        self.touched == Touched::default()
    }

    /// How long it has to be quiet before it is over.
    pub(super) fn quiet(&self) -> Duration {
        if self.touched.paths.len() > MANY {
            QUIET_OF_MANY
        } else if TELLS_CLOSING && !self.open.is_empty() {
            QUIET_WHILE_OPEN
        } else {
            QUIET
        }
    }
}
