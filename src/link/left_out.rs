//! Files that are left out of a site because they have errors, and where they would stand.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Beside, Surroundings,
    items::Items,
    site::{ObjectiveKey, Site, TeamKey},
};
use crate::{
    diagnostics::{FileId, SitePath},
    model::{Head, Objective},
    parse::{Item, Parsed},
};

/// A file that is left out of the site, and where it would stand, as far as it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its path.
    pub path: SitePath,
    /// Its title; empty where none could be read.
    pub title: String,
    /// Every id that leads to it.
    pub ids: Vec<String>,
    /// Whether it is an objective.
    pub is_objective: bool,
    /// The ids of the themes of its strategy, where it is the organisation.
    pub themes: Vec<String>,
    /// The team that it belongs to, or is.
    pub team: Option<TeamKey>,
    /// The id of its period, as written.
    pub period: Option<String>,
    /// The objective that it would serve.
    pub parent: Option<ObjectiveKey>,
}

impl LeftOut {
    /// Whether a reference leads to it, or to a theme or key result in it. A file of which nothing could be read has the id that its
    /// name gives.
    #[must_use]
    pub fn is_meant_by(&self, reference: &str) -> bool {
        let (id, part) = reference.split_once('#').unwrap_or((reference, ""));
        if id == "strategy" {
            return self.themes.iter().any(|theme| theme == part);
        }
        self.ids.iter().any(|known| known == id) || (self.ids.is_empty() && self.path.stem() == id)
    }

    /// Its title, else its path.
    #[must_use]
    pub fn name(&self) -> &str {
        if self.title.is_empty() { self.path.as_str() } else { &self.title }
    }
}

/// The content files that go into the site, and those that are left out.
pub(super) fn apart(parsed: &[Arc<Parsed>], left_out: &BTreeSet<FileId>) -> (Vec<Arc<Parsed>>, Vec<Arc<Parsed>>) {
    parsed.iter().cloned().partition(|one| !left_out.contains(&one.file))
}

impl Items {
    /// Notes a file that is left out: what names it is not reported on top.
    pub(super) fn leave_out(&mut self, parsed: &Parsed) {
        self.unreadable.insert(parsed.path.stem().to_owned());
        self.unreadable.extend(ids(parsed));
        match &parsed.item {
            Some(Item::Team(team)) => {
                self.has_team_files = true;
                self.team_titles.insert(team.head.id.to_string(), team.head.title.clone());
            }
            Some(Item::Organisation(_)) => self.is_organisation_left_out = true,
            None => self.has_unreadable_files = true,
            Some(_) => {}
        }
    }
}

/// Every id of what a file holds.
fn ids(parsed: &Parsed) -> Vec<String> {
    let Some(head) = head(parsed) else { return Vec::new() };
    std::iter::once(&head.id).chain(head.aliases.iter().map(|alias| &alias.value)).map(ToString::to_string).collect()
}

/// The ids of the themes that a file holds.
fn themes(parsed: &Parsed) -> Vec<String> {
    let Some(Item::Organisation(organisation)) = &parsed.item else { return Vec::new() };
    organisation.strategy.iter().map(|theme| theme.id.to_string()).collect()
}

fn head(parsed: &Parsed) -> Option<&Head> {
    match parsed.item.as_ref()? {
        Item::Objective(objective) => Some(&objective.head),
        Item::Team(team) => Some(&team.head),
        Item::Organisation(organisation) => Some(&organisation.head),
        Item::Kpi(kpi) => Some(&kpi.head),
        Item::Page(page) => Some(&page.head),
    }
}

/// Notes in `site` what is left out, and where it would stand.
pub(super) fn note(left_out: &[Arc<Parsed>], items: &Items, site: &mut Site) {
    let objective_of = |one: &Parsed| match &one.item {
        Some(Item::Objective(objective)) => Some(Arc::clone(objective)),
        _ => None,
    };
    let place = |one: &Arc<Parsed>| {
        let objective = objective_of(one);
        let team = match &one.item {
            Some(Item::Team(team)) => Some(team.head.id.to_string()),
            _ => objective.as_ref().and_then(|objective| Some(objective.team.as_ref()?.value.clone())),
        };
        LeftOut {
            path: one.path.clone(),
            title: head(one).map_or_else(String::new, |head| head.title.clone()),
            ids: ids(one),
            is_objective: objective.is_some(),
            themes: themes(one),
            team: team.and_then(|team| team_called(items.settle("team", &team), site)),
            period: objective.as_ref().and_then(|objective| Some(objective.period.as_ref()?.value.clone())),
            parent: objective.and_then(|objective| parent(&objective, items, site)),
        }
    };
    site.left_out = left_out.iter().map(place).collect();
}

/// Notes the CSV files and pictures that are left out.
pub(super) fn note_beside(surroundings: &Surroundings, site: &mut Site) {
    let beside = surroundings.csv.iter().chain(&surroundings.svg);
    let paths = beside.filter(|(_, beside)| surroundings.leaves_out(beside)).map(|(path, _)| path.clone());
    site.left_out.extend(paths.map(|path| LeftOut {
        path,
        title: String::new(),
        ids: Vec::new(),
        is_objective: false,
        themes: Vec::new(),
        team: None,
        period: None,
        parent: None,
    }));
}

impl Surroundings {
    /// Whether a file beside the content is left out.
    pub(super) fn leaves_out(&self, beside: &Beside) -> bool {
        match beside {
            Ok((file, _)) => self.left_out.contains(file),
            Err(found) => found.iter().any(|finding| self.left_out.contains(&finding.primary.span.file)),
        }
    }
}

fn team_called(id: &str, site: &Site) -> Option<TeamKey> {
    site.teams.binary_search_by(|team| team.team.head.id.as_str().cmp(id)).ok().map(TeamKey)
}

fn parent(objective: &Objective, items: &Items, site: &Site) -> Option<ObjectiveKey> {
    let written = &objective.parent.as_ref()?.value;
    let id = items.settle("objective", written.split('#').next().unwrap_or(written));
    site.objectives.binary_search_by(|one| one.head.id.as_str().cmp(id)).ok().map(ObjectiveKey)
}
