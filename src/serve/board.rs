//! What is shown at this moment, for everyone to see: the site, and what is said over it.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use hyper::body::Bytes;
use serde::Serialize;
use tokio::sync::watch;

use super::live::Live;
use crate::diagnostics::{Counts, Diagnostic, Sources, terminal};

/// How many findings are laid over a page; the terminal has them all.
const FINDINGS_MAX: usize = 20;
/// How long a new site has nothing to do but show the pages that are open.
const HEAD_START: Duration = Duration::from_millis(100);
/// How wide the lines of a finding are drawn.
const WIDTH: usize = 96;

/// What is shown at one moment.
#[derive(Clone, Default)]
pub(super) struct Now {
    /// The last good site; none where there was none since the start.
    pub(super) site: Option<Shown>,
    /// What open pages are told: which site is shown and what is wrong, as JSON.
    pub(super) said: Bytes,
}

/// A site with a name that no other has, also none of an earlier server at the same address.
#[derive(Clone)]
pub(super) struct Shown {
    pub(super) name: String,
    pub(super) live: Arc<Live>,
}

/// Shows what is now.
pub(super) struct Board {
    now: watch::Sender<Arc<Now>>,
    started: u128,
    /// Held while a site is made ready: one at a time.
    turns: Arc<Mutex<()>>,
}

/// What open pages are told.
#[derive(Serialize)]
struct Said<'a> {
    site: &'a str,
    /// "1 error, 2 warnings"; empty where nothing is wrong.
    counts: String,
    errors: usize,
    findings: Vec<Finding>,
    /// How many more there are.
    more: usize,
}

/// One finding, as open pages show it.
#[derive(Serialize)]
struct Finding {
    severity: &'static str,
    /// As the terminal shows it, in its lines.
    text: String,
    /// The page of its file, from the root; empty where it has none.
    page: String,
}

impl Board {
    pub(super) fn new() -> Self {
        let started = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
        let board = Self { now: watch::Sender::new(Arc::new(Now::default())), started, turns: Arc::default() };
        board.set(None, &[], &Sources::default());
        board
    }

    /// What is shown now.
    pub(super) fn now(&self) -> Arc<Now> {
        Arc::clone(&self.now.borrow())
    }

    /// Tells of every change from now on.
    pub(super) fn follow(&self) -> watch::Receiver<Arc<Now>> {
        self.now.subscribe()
    }

    /// Shows a new site.
    pub(super) fn show(&self, live: Arc<Live>) {
        let before = self.now();
        let is_searched = before.site.as_ref().is_some_and(|before| live.follow(&before.live));
        let number = before.site.as_ref().and_then(|shown| shown.name.rsplit('-').next()?.parse::<u64>().ok());
        let name = format!("{:x}-{}", self.started, number.unwrap_or(0) + 1);
        let (found, sources) = live.found();
        self.set(Some(Shown { name, live: Arc::clone(&live) }), found, sources);
        self.make_ready(live, is_searched, before);
    }

    /// Makes in the background what else will be asked for, unless another site takes its place before its turn comes. What
    /// was shown `before` is given up there, too, which takes its time.
    fn make_ready(&self, live: Arc<Live>, is_searched: bool, before: Arc<Now>) {
        let (now, turns) = (self.now.clone(), Arc::clone(&self.turns));
        std::thread::spawn(move || {
            std::thread::sleep(HEAD_START); // the page that somebody waits for comes first
            drop(before);
            let _turn = turns.lock();
            let is_shown = now.borrow().site.as_ref().is_some_and(|shown| Arc::ptr_eq(&shown.live, &live));
            if is_shown {
                live.files();
            }
            if is_shown && is_searched {
                live.search();
            }
        });
    }

    /// Lays findings over the site that is shown.
    pub(super) fn lay_over(&self, found: &[Diagnostic], sources: &Sources) {
        self.set(self.now().site.clone(), found, sources);
    }

    /// Says why the content cannot be read.
    pub(super) fn trouble(&self, text: &str) {
        let now = self.now();
        let name = now.site.as_ref().map_or("", |shown| &shown.name);
        let finding = Finding { severity: "error", text: text.to_owned(), page: String::new() };
        let said = Said { site: name, counts: "1 error".to_owned(), errors: 1, findings: vec![finding], more: 0 };
        self.put(Now { site: now.site.clone(), said: json(&said) });
    }

    fn set(&self, site: Option<Shown>, found: &[Diagnostic], sources: &Sources) {
        let page = |one: &Diagnostic| {
            let path = sources.path(one.primary.span.file);
            site.as_ref().and_then(|shown| shown.live.page_of(path)).unwrap_or_default()
        };
        let finding = |one: &Diagnostic| Finding {
            severity: one.severity.word(),
            text: terminal::print(std::slice::from_ref(one), sources, terminal::Style { color: false, width: WIDTH }),
            page: page(one),
        };
        let mut gravest: Vec<&Diagnostic> = found.iter().collect();
        gravest.sort_by_key(|one| std::cmp::Reverse(one.severity)); // stable: else in reading order
        let counts = Counts::of(found);
        let said = Said {
            site: site.as_ref().map_or("", |shown| &shown.name),
            counts: if found.is_empty() { String::new() } else { counts.sentence() },
            errors: counts.errors,
            findings: gravest.iter().take(FINDINGS_MAX).map(|one| finding(one)).collect(),
            more: found.len().saturating_sub(FINDINGS_MAX),
        };
        let said = json(&said);
        self.put(Now { site, said });
    }

    fn put(&self, now: Now) {
        self.now.send_replace(Arc::new(now));
    }
}

fn json(said: &Said<'_>) -> Bytes {
    serde_json::to_string(said).unwrap_or_default().into() // texts and numbers under fixed names: cannot fail
}
