//! What every page is made from.

use std::ops::Deref;

use super::{Derived, Texts, decimals, groups::folded};
use crate::{
    config::Config,
    link::{ItemKey, LinkedObjective, ObjectiveKey, PageKey, Site, Target, TeamKey},
    model::{Head, Period},
    progress::Progress,
};

/// Where the page stands that says how to read all others, unless the content has one of its own.
pub(super) const HELP: &str = "help.html";
/// Where the page stands that explains every rule.
pub(super) const RULES_PAGE: &str = "rules.html";
/// The id of a content page that takes its place.
const HELP_ID: &str = "help";

/// What every page is made from.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The linked site.
    pub site: &'a Site,
    /// Its numbers.
    pub progress: &'a Progress,
    /// The settings.
    pub config: &'a Config,
    /// The texts of the interface.
    pub texts: &'a Texts,
    /// What follows from them.
    pub(super) derived: &'a Derived,
}

impl Deref for Facts<'_> {
    type Target = Derived;
    fn deref(&self) -> &Derived {
        self.derived
    }
}

impl<'a> Facts<'a> {
    /// Puts together what was made from the same site, numbers and settings.
    #[must_use]
    pub fn new(
        site: &'a Site,
        progress: &'a Progress,
        config: &'a Config,
        texts: &'a Texts,
        derived: &'a Derived,
    ) -> Self {
        Self { site, progress, config, texts, derived }
    }

    /// What follows from site, numbers and settings; it may outlive these facts.
    #[must_use]
    pub fn derived(&self) -> &'a Derived {
        self.derived
    }

    /// How many decimals the values of a key result are shown with.
    #[must_use]
    pub fn decimals(&self, key: ObjectiveKey, index: usize) -> usize {
        let numbers = &self.progress.of(key).key_results[index];
        decimals::of_key_result(&self.site.objective(key).key_results[index], numbers)
    }

    /// Whether a team exists today: it has begun, and not ended.
    #[must_use]
    pub fn is_active(&self, key: TeamKey) -> bool {
        let (team, today) = (&self.site.team(key).team, self.progress.today.0);
        team.active_from.is_none_or(|from| from <= today) && team.active_to.is_none_or(|to| today <= to)
    }

    /// The home of an objective in the tree, unless that is a draft which is not published.
    #[must_use]
    pub fn home(&self, linked: &LinkedObjective) -> Option<Target> {
        linked.parent.filter(|target| target.objective().is_none_or(|key| !self.site.objective(key).hidden))
    }

    /// Where the page of an item is, from the root of the output.
    #[must_use]
    pub fn address(&self, item: ItemKey) -> String {
        match item {
            ItemKey::Objective(key) => self.objective_address(key),
            ItemKey::Team(key) => format!("teams/{}.html", self.site.team(key).team.head.id),
            ItemKey::Kpi(key) => format!("kpis/{}.html", self.site.kpis[key.0].kpi.head.id),
            ItemKey::Page(key) => format!("pages/{}.html", self.site.pages[key.0].head.id),
            ItemKey::Organisation => "index.html".to_owned(),
        }
    }

    /// Whether the dates of an objective lie ahead: it is decided, not closed, and its period is not over.
    #[must_use]
    pub fn has_dates(&self, linked: &LinkedObjective) -> bool {
        Self::counts(linked) && linked.closing.is_none() && linked.period.end >= self.progress.today.0
    }

    /// The teams with dates ahead: a calendar without any would be none.
    pub fn teams_with_dates(&self) -> impl Iterator<Item = TeamKey> {
        let site = self.site;
        site.published_teams().filter(move |key| {
            site.team(*key).objectives.iter().any(|objective| self.has_dates(site.objective(*objective)))
        })
    }

    /// What an item has whatever its kind; nothing where the organisation is not described.
    #[must_use]
    pub fn head(&self, item: ItemKey) -> Option<&'a Head> {
        match item {
            ItemKey::Objective(key) => Some(&self.site.objective(key).objective.head),
            ItemKey::Team(key) => Some(&self.site.team(key).team.head),
            ItemKey::Kpi(key) => self.site.kpis.get(key.0).map(|linked| &linked.kpi.head),
            ItemKey::Page(key) => self.site.pages.get(key.0).map(|page| &page.head),
            ItemKey::Organisation => self.site.organisation.as_ref().map(|organisation| &organisation.head),
        }
    }

    /// The whole web address of a file of the site; none where no `base_url` is known.
    #[must_use]
    pub fn web_address(&self, from_root: &str) -> Option<String> {
        let base = self.config.base_url.as_deref()?.split(['?', '#']).next()?;
        Some(format!("{}/{from_root}", base.trim_end_matches('/')))
    }

    /// Where the page of an objective is, from the root of the output.
    #[must_use]
    pub fn objective_address(&self, key: ObjectiveKey) -> String {
        format!("objectives/{}.html", self.site.objective(key).head.id)
    }

    /// The place of a period in [`Shape::periods`](crate::view::Shape); none where no published objective has it.
    #[must_use]
    pub fn period_index(&self, period: &Period) -> Option<usize> {
        self.periods.iter().position(|group| group.period.id == period.id)
    }

    /// Whether the period at `index` is the running one.
    #[must_use]
    pub fn is_running(&self, index: usize) -> bool {
        self.running.as_ref().is_some_and(|running| running.id == self.periods[index].period.id)
    }

    /// Whether a team has published objectives of the period at `index`.
    #[must_use]
    pub fn has_period(&self, key: TeamKey, index: usize) -> bool {
        let id = &self.periods[index].period.id;
        let of_period = |objective: &ObjectiveKey| {
            let linked = self.site.objective(*objective);
            !linked.hidden && linked.period.id == *id
        };
        self.site.team(key).objectives.iter().any(of_period)
    }

    /// Where the page of a period is, from the root of the output; empty where no published objective has it.
    #[must_use]
    pub fn period_address(&self, period: &Period) -> String {
        let index = self.period_index(period);
        index.map_or_else(String::new, |index| format!("periods/{}.html", self.periods[index].slug))
    }

    /// Where the page of a tag is, from the root of the output; empty where no published objective has it.
    #[must_use]
    pub fn tag_address(&self, tag: &str) -> String {
        let found = self.tags.binary_search_by(|group| group.folded.cmp(&folded(tag)));
        found.map_or_else(|_| String::new(), |index| format!("tags/{}.html", self.tags[index].slug))
    }

    /// Where the page of a person is, from the root of the output; empty where there is none.
    #[must_use]
    pub fn person_address(&self, name: &str) -> String {
        let found = self.people.binary_search_by(|person| person.folded.cmp(&folded(name)));
        found.map_or_else(|_| String::new(), |index| format!("people/{}.html", self.people[index].slug))
    }

    /// The content's own page that says how to read all others.
    #[must_use]
    pub fn own_help(&self) -> Option<PageKey> {
        self.site.pages.iter().position(|page| page.head.id.as_str() == HELP_ID).map(PageKey)
    }
}
