//! Turns many parsed files into one [`Site`].
//!
//! 1. Sort the items by kind, in path order, and settle their ids. 2. Build the team tree. 3. Resolve periods, teams and
//!    references. 4. Break circles. 5. Turn the references round: children, supporters, users. 6. Check the links of every
//!    Markdown text.
//!
//! This module never reads files and never fails: what can't be resolved is reported and left out.

mod absence;
mod address;
mod again;
mod back;
mod cycles;
mod fields;
mod items;
mod left_out;
mod measurements;
mod references;
mod site;
mod teams;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

pub use absence::Absence;
pub use address::Resolved;
pub use again::{again, hash_ties};
pub use left_out::LeftOut;
pub use site::{ItemKey, KpiKey, LinkedKpi, LinkedObjective, LinkedTeam, ObjectiveKey, PageKey, Site, Target, TeamKey};

use crate::{
    config::Config,
    diagnostics::{Diagnostic, FileId, Report, SitePath},
    model::Date,
    parse::Parsed,
};

/// A file beside the content: its text, or what keeps it from being read, which matters only where the file is used.
pub type Beside = Result<(FileId, Arc<str>), Vec<Diagnostic>>;

/// What there is beside the content files.
#[derive(Debug)]
pub struct Surroundings {
    /// Every CSV file.
    pub csv: BTreeMap<SitePath, Beside>,
    /// Every SVG picture.
    pub svg: BTreeMap<SitePath, Beside>,
    /// Every file that is not content and may be linked to.
    pub others: Arc<BTreeSet<SitePath>>,
    /// Files that are left out, since they have errors: what is sound is linked without them.
    pub left_out: BTreeSet<FileId>,
    /// Whether drafts are published.
    pub drafts: bool,
    /// The day that the site is made for: what was closed later is still open.
    pub today: Date,
    /// Whether the language of the site writes decimals with a comma.
    pub decimal_comma: bool,
}

/// Links `parsed`, which stands in path order.
#[must_use]
pub fn link(parsed: &[Arc<Parsed>], config: &Config, surroundings: &Surroundings) -> (Site, Vec<Diagnostic>) {
    let mut report = Report::default();
    let (parsed, left_out) = left_out::apart(parsed, &surroundings.left_out);
    let parsed = &parsed;
    let dated = parsed.iter().map(|one| (one.file, Arc::clone(&one.dated))).collect();
    let mut site = Site { others: Arc::clone(&surroundings.others), dated, ..Site::default() };
    let mut items = items::sort_out(parsed, &mut site, &mut report);
    for one in &left_out {
        Arc::make_mut(&mut site.files).insert(one.path.clone(), one.file);
        items.leave_out(one);
    }
    teams::build(&items, !left_out.is_empty(), &mut site, &mut report);
    measurements::build(&items, surroundings, &mut site, &mut report);
    references::build(&items, config, surroundings, &mut site, &mut report);
    left_out::note(&left_out, &items, &mut site);
    cycles::break_parents(&mut site, &mut report);
    back::turn_round(&mut site);
    fields::check(parsed, config, (&site, surroundings.today), &mut report);
    address::check(parsed, surroundings, &mut site, &mut report);
    left_out::note_beside(surroundings, &mut site);
    site.logo = config.theme.logo.as_ref().and_then(|logo| address::logo(logo, &mut site, &mut report));
    (site, report.into_found())
}
