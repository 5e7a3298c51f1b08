//! Keeps the site up with its content: waits for a change, makes the site anew, shows it.

use std::{
    collections::{BTreeMap, VecDeque},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};

use anyhow::anyhow;

use super::{
    Serve, Told,
    board::Board,
    folder::{Folder, Made, Touched},
    watch::{Burst, Watch},
};
use crate::diagnostics::{Diagnostic, Sources};

/// How often the day is compared with the clock, and the folder looked at where the system tells of no changes.
const TICK: Duration = Duration::from_secs(1);
/// When the folder is looked at again after files came or went: what happens in a folder before the system watches it
/// goes unnoticed.
const SECOND_LOOK: Duration = Duration::from_millis(150);
/// How long changes are gathered at most.
const BURST_MAX: Duration = Duration::from_secs(1);

/// What the loop waits for.
pub(super) enum Event {
    /// The system tells of a change.
    System(notify::Result<notify::Event>),
    /// A page could not be rendered.
    Broken(Vec<Diagnostic>, Sources),
    /// The server ends.
    End,
}

/// The loop.
pub(super) struct KeepUp<'a> {
    serve: &'a Serve<'a>,
    folder: Folder,
    watch: Watch,
    events: mpsc::Receiver<Event>,
    /// What came while changes were gathered.
    later: VecDeque<Event>,
    board: Arc<Board>,
    looks_again: bool,
    /// What kept the content from being read, as it was told last.
    trouble: Option<String>,
}

impl<'a> KeepUp<'a> {
    pub(super) fn new(serve: &'a Serve<'a>, watch: Watch, events: mpsc::Receiver<Event>, board: Arc<Board>) -> Self {
        let folder = Folder::new(serve.root.clone(), serve.keeps_going);
        Self { serve, folder, watch, events, later: VecDeque::new(), board, looks_again: false, trouble: None }
    }

    /// Reads everything for the first time.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or there is nothing that could be a site.
    pub(super) fn begin(&mut self) -> anyhow::Result<()> {
        let started = Instant::now();
        let made = self.folder.refresh(&Touched::default(), (self.serve.options)()?)?;
        if let Made::Site(_, live) = &made {
            self.folder.check_is_content(live)?;
        }
        self.show(made, None, started);
        Ok(())
    }

    /// Keeps up until the server ends.
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
                Ok(Event::Broken(found, sources)) => (self.serve.tell)(Told::Broken(&found, &sources)),
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
        burst.add(first, &self.serve.root, &output);
        while !burst.is_empty() && started.elapsed() < BURST_MAX {
            match self.events.recv_timeout(burst.quiet()) {
                Ok(Event::System(event)) => burst.add(event, &self.serve.root, &output),
                Ok(other) => self.later.push_back(other),
                Err(_) => break,
            }
        }
        (!burst.is_empty()).then_some(burst.touched)
    }

    fn refresh(&mut self, touched: &Touched) {
        // a fault of ours must not end the server: what was shown before stays
        let remade = catch_unwind(AssertUnwindSafe(|| self.remake(touched)));
        match remade
            .unwrap_or_else(|_| Err(anyhow!("internal error in okrsite while reading this content: please report it")))
        {
            Ok(false) => {}
            Ok(true) => self.trouble = None,
            Err(error) => {
                let text = format!("{error:#}");
                if self.trouble.as_ref() != Some(&text) {
                    (self.serve.tell)(Told::Trouble(&error));
                    self.board.trouble(&text);
                }
                self.trouble = Some(text);
            }
        }
        self.watch.watch_theme(&self.serve.root, self.folder.theme());
    }

    /// Makes the site anew and shows it; returns whether there was anything to show.
    fn remake(&mut self, touched: &Touched) -> anyhow::Result<bool> {
        let started = Instant::now();
        let made = self.folder.refresh(touched, (self.serve.options)()?)?;
        let files = match &made {
            Made::Nothing => return Ok(false),
            Made::Site(files, _) | Made::Errors(files, ..) => *files,
        };
        self.show(made, Some(files), started);
        Ok(true)
    }

    /// Shows what was made, and tells of it.
    fn show(&self, made: Made, files: Option<usize>, started: Instant) {
        match made {
            Made::Nothing => {}
            Made::Errors(_, found, sources) => {
                self.board.lay_over(&found, &sources);
                (self.serve.tell)(Told::Read {
                    files,
                    objectives: None,
                    drafts: 0,
                    found: &found,
                    sources: &sources,
                    later: BTreeMap::new(),
                    took: started.elapsed(),
                });
            }
            Made::Site(_, live) => {
                self.board.show(live);
                let now = self.board.now();
                if let Some(site) = &now.site {
                    let (found, sources) = site.live.found();
                    (self.serve.tell)(Told::Read {
                        files,
                        objectives: Some(site.live.objectives()),
                        drafts: site.live.drafts(),
                        found,
                        sources,
                        later: site.live.checked().later_records(),
                        took: started.elapsed(),
                    });
                }
            }
        }
    }
}
