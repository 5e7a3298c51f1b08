//! What rules over the linked site look at.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, OnceLock},
};

use super::Titles;
use crate::{
    config::Config,
    diagnostics::{FileId, Sources},
    link::{LinkedObjective, ObjectiveKey, Site, Target},
    model::{Date, Objective, State},
    progress::Progress,
};

/// The share of a period after which things should have begun to happen.
const BEGUN: f64 = 0.15;

/// Objectives that changed, as they were and as they are.
pub type Changes<'a> = BTreeMap<ObjectiveKey, (&'a Objective, &'a Objective)>;

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
    /// The latest day that content may speak of; none where somebody named the day.
    pub latest: Option<Date>,
    /// The objectives that can still be changed, see [`Facts::live`].
    live: Vec<ObjectiveKey>,
    /// The objectives that are looked at one by one, see [`Facts::each`].
    each: Vec<ObjectiveKey>,
    /// What there is to know of titles, see [`Facts::titles`].
    titles: OnceLock<Arc<Titles>>,
}

impl<'a> Facts<'a> {
    /// Brings everything together.
    #[must_use]
    pub fn new(
        site: &'a Site,
        progress: &'a Progress,
        config: &'a Config,
        sources: &'a Sources,
        latest: Option<Date>,
    ) -> Self {
        let today = progress.today.0;
        let is_live = |linked: &LinkedObjective| {
            matches!(linked.state, State::Active | State::Proposed) && linked.period.end >= today
        };
        let live = site.published().filter(|(_, linked)| is_live(linked)).map(|(key, _)| key).collect();
        let each = site.keyed().map(|(key, _)| key).collect();
        Self { site, progress, config, sources, latest, live, each, titles: OnceLock::new() }
    }

    /// The same, with what was known of the titles before these objectives changed.
    #[must_use]
    pub fn with_titles(self, before: Option<&Arc<Titles>>, changed: &Changes<'_>) -> Self {
        let Some(mut titles) = before.cloned() else { return self };
        for (key, (_, is)) in changed.iter().filter(|(_, (was, is))| was.head.title != is.head.title) {
            Arc::make_mut(&mut titles).rename(*key, &is.head.title);
        }
        Self { titles: titles.into(), ..self }
    }

    /// The words of every title; made when a rule first asks.
    pub(super) fn titles(&self) -> &Titles {
        self.titles.get_or_init(|| Arc::new(Titles::of(self.site)))
    }

    /// What is known of titles; nothing where no rule has asked.
    #[must_use]
    pub fn known_titles(&self) -> Option<Arc<Titles>> {
        self.titles.get().cloned()
    }

    /// The same, to look at no other objectives than those in these files.
    #[must_use]
    pub fn only(self, files: &BTreeSet<FileId>) -> Self {
        let is_meant = |linked: &LinkedObjective| files.contains(&linked.head.title_span.file);
        let each = self.site.keyed().filter(|(_, linked)| is_meant(linked)).map(|(key, _)| key).collect();
        Self { each, ..self }
    }

    /// The objectives to look at one by one. What a rule finds in one of them follows from that one, from those that it is
    /// linked with, and from what ties all others (`Ties` in `src/link/again.rs`): never from another's texts or numbers. A
    /// rule that compares those looks at all, [`Facts::live`], and is [`super::Stage::Together`].
    pub(super) fn each(&self) -> impl Iterator<Item = (ObjectiveKey, &'a LinkedObjective)> {
        self.each.iter().map(|key| (*key, self.site.objective(*key)))
    }

    /// Those of them that are published.
    pub(super) fn each_published(&self) -> impl Iterator<Item = (ObjectiveKey, &'a LinkedObjective)> {
        self.each().filter(|(_, linked)| !linked.hidden)
    }

    /// Those of them that can still be changed.
    pub(super) fn each_live(&self) -> impl Iterator<Item = (ObjectiveKey, &'a LinkedObjective)> {
        self.each().filter(|(key, _)| self.is_live(*key))
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

    /// The files of those objectives to look at that can still be changed.
    #[must_use]
    pub fn live_files(&self) -> BTreeSet<FileId> {
        self.each_live().map(|(_, linked)| linked.head.title_span.file).collect()
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
