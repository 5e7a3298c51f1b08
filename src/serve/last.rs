//! What was told last, to tell a change from a file that nothing is made from: a log, an editor's copy, the output of this
//! very server.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::live::Copied;
use crate::{
    diagnostics::{Diagnostic, SitePath, Sources, short},
    model::Date,
    pipeline::{Checked, Reading},
};

/// A state of the content, as far as it can be seen: in pages, in data, in findings.
pub(super) struct Last {
    reading: Arc<Reading>,
    found: Arc<Vec<Diagnostic>>,
    sources: Sources,
    beside: Beside,
}

/// What a site takes from other files than its content.
#[derive(PartialEq)]
struct Beside {
    /// The files that pages link to, and the name of each copy, which tells its bytes. No names where errors keep the site
    /// from being made.
    assets: BTreeSet<SitePath>,
    copies: Vec<String>,
    logo: Option<SitePath>,
    /// The values of each KPI.
    values: Vec<Vec<(Date, f64)>>,
    /// The files of the site's own theme.
    theme: BTreeMap<String, Vec<u8>>,
}

impl Last {
    pub(super) fn new(
        reading: &Arc<Reading>,
        checked: &Checked,
        copies: &BTreeMap<SitePath, Copied>,
        theme: &BTreeMap<String, Vec<u8>>,
    ) -> Self {
        let site = &checked.site;
        let values = |one: &crate::link::LinkedKpi| one.measurements.iter().map(|one| (one.date, one.value)).collect();
        let beside = Beside {
            assets: site.assets.clone(),
            copies: copies.values().map(|copied| copied.name.clone()).collect(),
            logo: site.logo.clone(),
            values: site.kpis.iter().map(values).collect(),
            theme: theme.clone(),
        };
        Self {
            reading: Arc::clone(reading),
            found: Arc::clone(&checked.found),
            sources: checked.sources.clone(),
            beside,
        }
    }

    /// Whether nobody could tell the two apart.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.reading.has_items_of(&other.reading)
            && self.beside == other.beside
            && (self.found == other.found || self.lines() == other.lines())
    }

    /// The findings, a line each, without the numbers of files: those may differ.
    fn lines(&self) -> String {
        short::print(&self.found, &self.sources)
    }
}
