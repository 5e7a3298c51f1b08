//! The linked site: every reference resolved, the alignment graph built. Made once by [`super::link`], then read-only.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::LeftOut;
use crate::{
    diagnostics::{FileId, SitePath},
    model::{Kpi, Level, Measurement, Objective, Organisation, Page, Period, Team},
    parse::Dated,
};

/// The number of an objective in [`Site::objectives`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectiveKey(pub usize);

/// The number of a team in [`Site::teams`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TeamKey(pub usize);

/// The number of a KPI in [`Site::kpis`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KpiKey(pub usize);

/// The number of a page in [`Site::pages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageKey(pub usize);

/// What an objective or key result can serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A theme of the strategy, by its index.
    Theme(usize),
    /// An objective as a whole.
    Objective(ObjectiveKey),
    /// One key result of an objective, by its index.
    KeyResult(ObjectiveKey, usize),
}

impl Target {
    /// The objective it is, or belongs to.
    #[must_use]
    pub fn objective(self) -> Option<ObjectiveKey> {
        match self {
            Self::Theme(_) => None,
            Self::Objective(key) | Self::KeyResult(key, _) => Some(key),
        }
    }
}

/// Any item that has a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemKey {
    /// An objective.
    Objective(ObjectiveKey),
    /// A team.
    Team(TeamKey),
    /// A KPI.
    Kpi(KpiKey),
    /// A page.
    Page(PageKey),
    /// The organisation: its page is the start page.
    Organisation,
}

/// Everything that was read, linked. Copies share what there is one of for each file.
#[derive(Debug, Default, Clone)]
pub struct Site {
    /// The organisation, where there is one.
    pub organisation: Option<Organisation>,
    /// Every team, by id.
    pub teams: Vec<LinkedTeam>,
    /// Every objective, by id.
    pub objectives: Vec<Arc<LinkedObjective>>,
    /// Every KPI, by id.
    pub kpis: Vec<LinkedKpi>,
    /// Every page, by id.
    pub pages: Vec<Page>,
    /// Which item each content file holds.
    pub by_path: Arc<BTreeMap<SitePath, ItemKey>>,
    /// Files that are not content and may be linked to.
    pub others: Arc<BTreeSet<SitePath>>,
    /// Those of them that something links to: they are copied.
    pub assets: BTreeSet<SitePath>,
    /// What the headings of each content file can be called, with the anchor that each name leads to.
    pub anchors: Arc<BTreeMap<SitePath, Arc<BTreeMap<String, String>>>>,
    /// The picture in the header, where there is one.
    pub logo: Option<SitePath>,
    /// Earlier ids, and the id that took over; never an alias itself.
    pub aliases: BTreeMap<String, String>,
    /// What each file dates, in items that were left out too.
    pub dated: BTreeMap<FileId, Arc<[Dated]>>,
    /// Files that are left out, since they have errors.
    pub left_out: Vec<LeftOut>,
    /// The number of each content file.
    pub files: Arc<BTreeMap<SitePath, FileId>>,
}

/// A team and its place in the team tree.
#[derive(Debug, Clone)]
pub struct LinkedTeam {
    /// What its file says; where the repository has no team files, just its name.
    pub team: Team,
    /// Whether there is a file.
    pub has_file: bool,
    /// The team it belongs to.
    pub parent: Option<TeamKey>,
    /// Teams that belong to it, by id.
    pub children: Vec<TeamKey>,
    /// Its objectives that are published, by period and id.
    pub objectives: Vec<ObjectiveKey>,
}

/// An objective and its place in the alignment graph.
#[derive(Debug, Clone)]
pub struct LinkedObjective {
    /// What its file says.
    pub objective: Arc<Objective>,
    /// Its team.
    pub team: TeamKey,
    /// Its period.
    pub period: Period,
    /// Its level, as written or by default.
    pub level: Level,
    /// A draft that is not to be published: nothing on the site may show it.
    pub hidden: bool,
    /// What it serves: its home in the tree. Never leads in a circle.
    pub parent: Option<Target>,
    /// Further targets it helps, as a whole.
    pub supports: Vec<Target>,
    /// Further targets each of its key results helps.
    pub key_result_supports: Vec<Vec<Target>>,
    /// What it needs from others.
    pub depends_on: Vec<Target>,
    /// The same objective in an earlier period.
    pub continues: Option<ObjectiveKey>,
    /// The KPI of each key result that takes its values from one.
    pub kpis: Vec<Option<KpiKey>>,
    /// Published objectives whose parent is this one or one of its key results, with that target.
    pub children: Vec<(ObjectiveKey, Target)>,
    /// Published objectives that further support this one or one of its key results, with that target.
    pub supporters: Vec<(ObjectiveKey, Target)>,
    /// Published objectives that need this one.
    pub needed_by: Vec<ObjectiveKey>,
    /// Published objectives that continue this one.
    pub continued_by: Vec<ObjectiveKey>,
}

impl std::ops::Deref for LinkedObjective {
    type Target = Objective;
    fn deref(&self) -> &Objective {
        &self.objective
    }
}

/// A KPI with its measurements.
#[derive(Debug, Clone)]
pub struct LinkedKpi {
    /// What its file says.
    pub kpi: Kpi,
    /// Its measurements from the file or the CSV beside it, oldest first.
    pub measurements: Vec<Measurement>,
    /// Key results of published objectives that take their values from it.
    pub used_by: Vec<(ObjectiveKey, usize)>,
}

impl Site {
    /// An objective by its key.
    #[must_use]
    pub fn objective(&self, key: ObjectiveKey) -> &LinkedObjective {
        &self.objectives[key.0]
    }

    /// An objective by its key, to be changed while the site is made.
    pub(super) fn objective_mut(&mut self, key: ObjectiveKey) -> &mut LinkedObjective {
        Arc::make_mut(&mut self.objectives[key.0])
    }

    /// A team by its key.
    #[must_use]
    pub fn team(&self, key: TeamKey) -> &LinkedTeam {
        &self.teams[key.0]
    }

    /// Every objective with its key, drafts that are not published among them.
    pub fn keyed(&self) -> impl Iterator<Item = (ObjectiveKey, &LinkedObjective)> {
        self.objectives.iter().enumerate().map(|(index, linked)| (ObjectiveKey(index), &**linked))
    }

    /// Every objective that is published.
    pub fn published(&self) -> impl Iterator<Item = (ObjectiveKey, &LinkedObjective)> {
        self.keyed().filter(|(_, linked)| !linked.hidden)
    }

    /// Every team that has a file or published objectives: what only a draft names stays unknown.
    pub fn published_teams(&self) -> impl Iterator<Item = TeamKey> {
        (0..self.teams.len()).map(TeamKey).filter(|key| self.is_published(*key))
    }

    /// Whether a team has a file or published objectives.
    #[must_use]
    pub fn is_published(&self, key: TeamKey) -> bool {
        let team = self.team(key);
        team.has_file || !team.objectives.is_empty()
    }

    /// The theme with this index.
    #[must_use]
    pub fn theme(&self, index: usize) -> Option<&crate::model::Theme> {
        self.organisation.as_ref().and_then(|organisation| organisation.strategy.get(index))
    }

    /// The objectives that are linked with one, in whatever way.
    pub fn linked_with(&self, key: ObjectiveKey) -> impl Iterator<Item = ObjectiveKey> {
        let linked = self.objective(key);
        let targets = linked.parent.iter().chain(&linked.supports).chain(&linked.depends_on);
        let targets = targets.chain(linked.key_result_supports.iter().flatten()).filter_map(|one| one.objective());
        let from = linked.children.iter().chain(&linked.supporters).map(|(key, _)| *key);
        let others = linked.needed_by.iter().chain(&linked.continued_by).chain(&linked.continues);
        targets.chain(from).chain(others.copied())
    }

    /// The objectives above `key`, nearest first. The graph has no circles, so this ends.
    #[must_use]
    pub fn ancestors(&self, key: ObjectiveKey) -> Vec<ObjectiveKey> {
        let mut above = Vec::new();
        let mut at = key;
        while let Some(parent) = self.objective(at).parent.and_then(Target::objective) {
            above.push(parent);
            at = parent;
        }
        above
    }
}
