//! Shows each new site to browsers, and tells of it.

use std::{collections::BTreeMap, sync::Arc, time::Instant};

use super::{
    Serve, Told,
    board::Board,
    folder::{Folder, Made},
    keep_up::Follow,
};
use crate::diagnostics::{Diagnostic, Sources};

/// A page that could not be rendered, as findings.
pub(super) type Broken = (Vec<Diagnostic>, Sources);

pub(super) struct Shows<'a> {
    pub(super) serve: &'a Serve<'a>,
    pub(super) board: Arc<Board>,
}

impl Follow for Shows<'_> {
    type News = Broken;

    fn made(&mut self, _: &mut Folder, made: Made, files: Option<usize>, started: Instant) -> anyhow::Result<()> {
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
                self.board.show(Arc::clone(&live));
                let (found, sources) = live.found();
                (self.serve.tell)(Told::Read {
                    files,
                    objectives: Some(live.objectives()),
                    drafts: live.drafts(),
                    found,
                    sources,
                    later: live.checked().later_records(),
                    took: started.elapsed(),
                });
            }
        }
        Ok(())
    }

    fn trouble(&mut self, error: &anyhow::Error) {
        (self.serve.tell)(Told::Trouble(error));
        self.board.trouble(&format!("{error:#}"));
    }

    fn news(&mut self, (found, sources): Broken) -> anyhow::Result<()> {
        (self.serve.tell)(Told::Broken(&found, &sources));
        Ok(())
    }
}
