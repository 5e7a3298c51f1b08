//! Keeps a site up with its content: waits for a change, makes the site anew, hands it on.

use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::mpsc,
    time::{Duration, Instant},
};

use anyhow::anyhow;

use super::{
    folder::{Folder, Made, Touched},
    watch::{Burst, Watch},
};
use crate::pipeline::Options;

/// How often the day is compared with the clock, and the folder looked at where the system tells of no changes.
const TICK: Duration = Duration::from_secs(1);
/// When the folder is looked at again after files came or went: what happens in a folder before the system watches it
/// goes unnoticed.
const SECOND_LOOK: Duration = Duration::from_millis(150);
/// How long changes are gathered at most.
const BURST_MAX: Duration = Duration::from_secs(1);

/// What the loop waits for.
pub(super) enum Event<N> {
    /// The system tells of a change.
    System(notify::Result<notify::Event>),
    /// News from elsewhere in the program.
    News(N),
    /// The program ends.
    End,
}

/// Who is told what came of each reading.
pub(super) trait Follow {
    /// What else it hears of.
    type News;

    /// The content was read, or read again after `files` changed, from `started` on; this came of it, and something did.
    ///
    /// # Errors
    ///
    /// When nothing could be done with it. The content is then looked at again in a moment.
    fn made(&mut self, folder: &mut Folder, made: Made, files: Option<usize>, started: Instant) -> anyhow::Result<()>;

    /// The content could not be read, or nothing done with it. Told once as long as the reason is the same.
    fn trouble(&mut self, error: &anyhow::Error);

    /// There is news.
    ///
    /// # Errors
    ///
    /// As in [`Follow::made`].
    fn news(&mut self, news: Self::News) -> anyhow::Result<()>;
}

/// The loop.
pub(super) struct KeepUp<'a, F: Follow> {
    root: PathBuf,
    /// The day to compute for, and whether drafts are shown. Asked each time, as days pass.
    options: &'a (dyn Fn() -> anyhow::Result<Options> + Sync),
    folder: Folder,
    watch: Watch,
    events: mpsc::Receiver<Event<F::News>>,
    /// What came while changes were gathered.
    later: VecDeque<Event<F::News>>,
    follower: F,
    looks_again: bool,
    /// What went wrong, as it was told last.
    trouble: Option<String>,
}

impl<'a, F: Follow> KeepUp<'a, F> {
    pub(super) fn new(
        (root, folder): (PathBuf, Folder),
        options: &'a (dyn Fn() -> anyhow::Result<Options> + Sync),
        (watch, events): (Watch, mpsc::Receiver<Event<F::News>>),
        follower: F,
    ) -> Self {
        Self {
            root,
            options,
            folder,
            watch,
            events,
            later: VecDeque::new(),
            follower,
            looks_again: false,
            trouble: None,
        }
    }

    /// Reads everything for the first time.
    ///
    /// # Errors
    ///
    /// When it cannot be read, nothing can be done with it, or there is nothing that could be a site.
    pub(super) fn begin(&mut self) -> anyhow::Result<()> {
        let started = Instant::now();
        let made = self.folder.refresh(&Touched::default(), (self.options)()?)?;
        if let Made::Site(_, live) = &made {
            self.folder.check_is_content(live)?;
        }
        self.follower.made(&mut self.folder, made, None, started)
    }

    /// Keeps up until the program ends.
    pub(super) fn run(mut self) {
        loop {
            let wait = if self.looks_again { SECOND_LOOK } else { TICK };
            let event = self.later.pop_front().map_or_else(|| self.events.recv_timeout(wait), Ok);
            match event {
                Ok(Event::System(event)) => {
                    let touched = self.gather(event);
                    if let Some(touched) = touched {
                        self.refresh(&touched);
                        self.looks_again |= touched.anything;
                    }
                }
                Ok(Event::News(news)) => self.guarded(|this| this.follower.news(news).map(|()| true)),
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    let anything = self.looks_again || self.trouble.is_some() || self.watch.why_not().is_some();
                    self.looks_again = false;
                    self.refresh(&Touched { anything, ..Touched::default() });
                }
                Ok(Event::End) | Err(mpsc::RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Gathers changes until it is quiet; nothing where none of them matters.
    fn gather(&mut self, first: notify::Result<notify::Event>) -> Option<Touched> {
        let output = self.folder.output();
        let (mut burst, started) = (Burst::default(), Instant::now());
        burst.add(first, &self.root, &output);
        while !burst.is_empty() && started.elapsed() < BURST_MAX {
            match self.events.recv_timeout(burst.quiet()) {
                Ok(Event::System(event)) => burst.add(event, &self.root, &output),
                Ok(other) => self.later.push_back(other),
                Err(_) => break,
            }
        }
        (!burst.is_empty()).then_some(burst.touched)
    }

    fn refresh(&mut self, touched: &Touched) {
        self.guarded(|this| this.remake(touched));
        self.watch.watch_theme(&self.root, self.folder.theme());
    }

    /// Does something that says whether there was anything to do. What goes wrong is told, once.
    fn guarded(&mut self, work: impl FnOnce(&mut Self) -> anyhow::Result<bool>) {
        // a fault of ours must not end the program: what was there before stays
        let done = catch_unwind(AssertUnwindSafe(|| work(self)));
        match done
            .unwrap_or_else(|_| Err(anyhow!("internal error in okrsite while reading this content: please report it")))
        {
            Ok(false) => {}
            Ok(true) => self.trouble = None,
            Err(error) => {
                let text = format!("{error:#}");
                if self.trouble.as_ref() != Some(&text) {
                    self.follower.trouble(&error);
                }
                self.trouble = Some(text);
                self.folder.forget();
            }
        }
    }

    /// Makes the site anew and hands it on; returns whether there was anything to hand on.
    fn remake(&mut self, touched: &Touched) -> anyhow::Result<bool> {
        let started = Instant::now();
        let made = self.folder.refresh(touched, (self.options)()?)?;
        let files = match &made {
            Made::Nothing => return Ok(false),
            Made::Site(files, _) | Made::Errors(files, ..) => *files,
        };
        self.follower.made(&mut self.folder, made, Some(files), started)?;
        Ok(true)
    }
}
