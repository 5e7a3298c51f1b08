//! What rules over the linked site look at.

use std::collections::BTreeSet;

use crate::{
    config::Config,
    diagnostics::{FileId, Sources},
    link::{LinkedObjective, ObjectiveKey, Site, Target},
    model::{Date, State},
    progress::Progress,
};

/// The share of a period after which things should have begun to happen.
const BEGUN: f64 = 0.15;

/// What a rule over the linked site looks at.
pub struct Facts<'a> {
    /// The linked site.
    pub site: &'a Site,
    /// Its numbers.
    pub progress: &'a Progress,
    /// The settings.
    pub config: &'a Config,
    /// The texts that findings point into.
    pub sources: &'a Sources,
    /// The latest day that content may speak of.
    pub latest: Date,
    /// The objectives that can still be changed, see [`Facts::live`].
    live: Vec<ObjectiveKey>,
}

impl<'a> Facts<'a> {
    /// Brings everything together.
    #[must_use]
    pub fn new(site: &'a Site, progress: &'a Progress, config: &'a Config, sources: &'a Sources, latest: Date) -> Self {
        let today = progress.today.0;
        let is_live = |linked: &LinkedObjective| linked.state != State::Closed && linked.period.end >= today;
        let live = site.published().filter(|(_, linked)| is_live(linked)).map(|(key, _)| key).collect();
        Self { site, progress, config, sources, latest, live }
    }

    /// The objectives that can still be changed: published, not closed, and their period is not over. Proposals are
    /// among them; drafts are still being written and are not.
    pub fn live(&self) -> impl Iterator<Item = (ObjectiveKey, &'a LinkedObjective)> {
        self.live.iter().map(|key| (*key, self.site.objective(*key)))
    }

    /// Whether an objective can still be changed.
    pub(super) fn is_live(&self, key: ObjectiveKey) -> bool {
        self.live.binary_search(&key).is_ok()
    }

    /// The files of the objectives that can still be changed.
    #[must_use]
    pub fn live_files(&self) -> BTreeSet<FileId> {
        self.live().map(|(_, linked)| linked.head.title_span.file).collect()
    }

    /// The day everything is computed for.
    pub(super) fn today(&self) -> Date {
        self.progress.today.0
    }

    /// Whether so much of an objective's period has passed that things should have begun to happen.
    pub(super) fn has_begun(&self, linked: &LinkedObjective) -> bool {
        linked.period.share_passed(self.today()) >= BEGUN
    }

    /// What an objective serves, unless that is a draft which is not published.
    pub(super) fn parent(&self, linked: &LinkedObjective) -> Option<Target> {
        linked.parent.filter(|target| target.objective().is_none_or(|key| !self.site.objective(key).hidden))
    }

    /// Whether `linked` or anything above it serves a theme of the strategy.
    pub(super) fn serves_theme(&self, key: ObjectiveKey) -> bool {
        let is_theme = |key: ObjectiveKey| matches!(self.site.objective(key).parent, Some(Target::Theme(_)));
        is_theme(key) || self.site.ancestors(key).into_iter().any(is_theme)
    }
}
