//! What every page is made from.

use std::{
    cmp::Reverse,
    collections::BTreeMap,
    ops::Deref,
    sync::{Arc, OnceLock},
};

use super::{
    Concern, Findings, Letter, Month, PeriodGroup, Person, Scope, Screen, TagGroup, Tally, Texts, concerns, decimals,
    everything,
    groups::{self, folded},
    packing, people,
};
use crate::{
    config::Config,
    diagnostics::SitePath,
    link::{ItemKey, LinkedObjective, ObjectiveKey, PageKey, Site, Target, TeamKey},
    model::{Head, Level, Period, State},
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
    derived: &'a Derived,
}

/// What follows from the site, its numbers and the settings together; made once for all pages.
#[derive(Debug)]
pub struct Derived {
    /// Where things are found in the output.
    pub names: Names,
    /// The path of `base_url`, `/okr/`; empty where there is none.
    pub base_path: String,
    /// How many decimals the values of each KPI are shown with.
    pub kpi_decimals: Vec<usize>,
    /// How many key results of the running period have which status.
    pub running_tally: Tally,
    /// Everybody who is named, by name; empty unless the site wants pages about people.
    pub people: Vec<Person>,
    /// What needs attention, most urgent first.
    pub concerns: Vec<Concern>,
    /// What rules found, by item.
    pub findings: Findings,
    shape: Arc<Shape>,
    lists: Lists,
}

/// What of it follows from which objectives there are and how they are tied to each other: [`crate::link::again`] keeps that.
#[derive(Debug, Default)]
pub struct Shape {
    /// The period that readers are in today.
    pub running: Option<Period>,
    /// Every period of a published objective, newest first.
    pub periods: Vec<PeriodGroup>,
    /// Every tag of a published objective, in the order of the alphabet.
    pub tags: Vec<TagGroup>,
    /// What the alignment of today shows: the objectives that run, and whatever is above them.
    pub(super) running_scope: Scope,
    /// What that of each period shows, in the order of [`Shape::periods`].
    pub(super) scopes: Vec<Scope>,
    /// Strategic objectives that run today and serve the strategy itself, not another objective: theme by theme.
    pub strategic: Vec<ObjectiveKey>,
}

/// Long lists that few pages show, each made when it is first asked for.
#[derive(Debug, Default)]
struct Lists {
    everything: OnceLock<Vec<Letter>>,
    screens: OnceLock<Vec<Screen>>,
    check_ins: OnceLock<Vec<(ObjectiveKey, usize)>>,
}

/// Where things are found in the output, from its root.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// The style sheets, by their names in the theme: `site.css`.
    pub styles: BTreeMap<&'static str, String>,
    /// The picture that browsers show beside the title, where the site has no logo.
    pub icon: String,
    /// The scripts, by the name of their first module: `site.js`.
    pub scripts: BTreeMap<&'static str, String>,
    /// The copied files, by where they stand in the content.
    pub assets: BTreeMap<SitePath, String>,
}

impl Names {
    /// The style sheet with this name; empty where the theme has none.
    #[must_use]
    pub fn style(&self, name: &str) -> &str {
        self.styles.get(name).map_or("", String::as_str)
    }

    /// The script that starts with this module; empty where the theme has none.
    #[must_use]
    pub fn script(&self, module: &str) -> &str {
        self.scripts.get(module).map_or("", String::as_str)
    }
}

impl Derived {
    /// Brings everything together.
    #[must_use]
    pub fn new(site: &Site, progress: &Progress, config: &Config, texts: &Texts, names: Names) -> Self {
        let shape = Shape {
            running: running(site, progress),
            periods: groups::periods(site),
            tags: groups::tags(site),
            ..Shape::default()
        };
        let mut derived = Self::empty(names, shape.into());
        let facts = Facts::new(site, progress, config, texts, &derived);
        let current = site.published().filter(|(_, linked)| facts.is_current(linked)).map(|(key, _)| key);
        let running_scope = Scope::of(&facts, current);
        let scopes = (0..facts.periods.len()).map(|index| Scope::of(&facts, facts.of_period(index))).collect();
        let strategic = strategic(&facts);
        if let Some(shape) = Arc::get_mut(&mut derived.shape) {
            (shape.running_scope, shape.scopes, shape.strategic) = (running_scope, scopes, strategic);
        }
        derived.filled(site, progress, config, texts)
    }

    /// The same for a site that has the ties of the one `before`, on the same day.
    #[must_use]
    pub fn again(
        before: &Self,
        site: &Site,
        progress: &Progress,
        config: &Config,
        texts: &Texts,
        names: Names,
    ) -> Self {
        Self::empty(names, Arc::clone(&before.shape)).filled(site, progress, config, texts)
    }

    fn empty(names: Names, shape: Arc<Shape>) -> Self {
        Self {
            names,
            base_path: String::new(),
            kpi_decimals: Vec::new(),
            running_tally: Tally::default(),
            people: Vec::new(),
            concerns: Vec::new(),
            findings: Findings::default(),
            shape,
            lists: Lists::default(),
        }
    }

    /// With all that the shape does not give.
    fn filled(mut self, site: &Site, progress: &Progress, config: &Config, texts: &Texts) -> Self {
        self.base_path = config.base_url.as_deref().map_or_else(String::new, path_of);
        self.kpi_decimals = decimals::of_kpis(site);
        if config.people_pages {
            self.people = people::people(site, progress.today.0);
        }
        let facts = Facts::new(site, progress, config, texts, &self);
        (self.running_tally, self.concerns) = (Tally::of_running_period(&facts), concerns::concerns(&facts));
        self
    }

    /// The same, with what rules found: pages tell of it.
    #[must_use]
    pub fn with_findings(self, findings: Findings) -> Self {
        Self { findings, ..self }
    }
}

impl Deref for Derived {
    type Target = Shape;
    fn deref(&self) -> &Shape {
        &self.shape
    }
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

    /// Everything that is published, by letter.
    #[must_use]
    pub fn everything(&self) -> &'a [Letter] {
        self.derived.lists.everything.get_or_init(|| everything::letters(self.site, self.config.language))
    }

    /// What the pages of the big screen show; at least one.
    #[must_use]
    pub fn screens(&self) -> &'a [Screen] {
        self.derived.lists.screens.get_or_init(|| packing::screens(self))
    }

    /// Every published check-in up to today, newest first: its objective and its position there.
    #[must_use]
    pub fn check_ins(&self) -> &'a [(ObjectiveKey, usize)] {
        self.derived.lists.check_ins.get_or_init(|| check_ins(self.site, self.progress))
    }

    /// The months with such check-ins, newest first, and how many each has.
    #[must_use]
    pub fn months(&self) -> Vec<(Month, usize)> {
        months(self.site, self.check_ins())
    }

    /// How many decimals the values of a key result are shown with.
    #[must_use]
    pub fn decimals(&self, key: ObjectiveKey, index: usize) -> usize {
        let numbers = &self.progress.of(key).key_results[index];
        decimals::of_key_result(&self.site.objective(key).key_results[index], numbers)
    }

    /// Whether an objective runs today: its period holds the day, or, where no period does, is the nearest one.
    #[must_use]
    pub fn is_current(&self, linked: &LinkedObjective) -> bool {
        let today = self.progress.today.0;
        let in_running = self.running.as_ref().is_some_and(|running| running.id == linked.period.id);
        !linked.hidden && self.is_active(linked.team) && (linked.period.contains(today) || in_running)
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

    /// Whether the objective is decided: proposals are shown, but not counted.
    #[must_use]
    pub fn counts(linked: &LinkedObjective) -> bool {
        matches!(linked.state, State::Active | State::Closed)
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

/// Every published check-in up to today, newest first.
fn check_ins(site: &Site, progress: &Progress) -> Vec<(ObjectiveKey, usize)> {
    let mut found = Vec::new();
    for (key, linked) in site.published() {
        for (position, check_in) in linked.objective.check_ins.iter().enumerate() {
            if check_in.date <= progress.today.0 {
                found.push((Reverse(check_in.date), key, position));
            }
        }
    }
    found.sort();
    found.into_iter().map(|(_, key, position)| (key, position)).collect()
}

/// The months of these check-ins, which come newest first, and how many each has.
fn months(site: &Site, check_ins: &[(ObjectiveKey, usize)]) -> Vec<(Month, usize)> {
    let month =
        |(key, position): &(ObjectiveKey, usize)| Month::of(site.objective(*key).objective.check_ins[*position].date);
    let of_month = |one: &[(ObjectiveKey, usize)]| (month(&one[0]), one.len());
    check_ins.chunk_by(|one, next| month(one) == month(next)).map(of_month).collect()
}

/// The period that readers are in: of those that hold today, the one with the most tactical objectives, then with the most
/// objectives, then the shortest; else the last one before today; else the next one.
fn running(site: &Site, progress: &Progress) -> Option<Period> {
    let today = progress.today.0;
    let decided = || site.published().map(|(_, linked)| linked).filter(|linked| Facts::counts(linked));
    let mut now: BTreeMap<&str, (usize, usize, &Period)> = BTreeMap::new();
    for linked in decided().filter(|linked| linked.period.contains(today)) {
        let (tactical, all, _) = now.entry(&linked.period.id).or_insert((0, 0, &linked.period));
        *tactical += usize::from(linked.level == Level::Tactical);
        *all += 1;
    }
    let weight = |(tactical, all, period): &(usize, usize, &Period)| (*tactical, *all, Reverse(period.days()));
    let now = now.into_values().rev().max_by_key(weight).map(|(_, _, period)| period);
    let past = || {
        let periods = decided().map(|linked| &linked.period).filter(|period| period.end < today);
        periods.max_by_key(|period| (period.end, &period.id))
    };
    let ahead = || site.published().map(|(_, linked)| &linked.period).min_by_key(|period| (period.start, &period.id));
    now.or_else(past).or_else(ahead).cloned()
}

/// Strategic objectives that run today and serve the strategy itself, theme by theme.
fn strategic(facts: &Facts<'_>) -> Vec<ObjectiveKey> {
    let is_strategic = |linked: &LinkedObjective| {
        linked.level == Level::Strategic
            && facts.home(linked).and_then(Target::objective).is_none()
            && facts.is_current(linked)
    };
    let own = facts.site.published().filter(|(_, linked)| is_strategic(linked));
    let theme = |linked: &LinkedObjective| match linked.parent {
        Some(Target::Theme(index)) => index,
        _ => usize::MAX,
    };
    let mut keys: Vec<(usize, ObjectiveKey)> = own.map(|(key, linked)| (theme(linked), key)).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, key)| key).collect()
}

/// The path of a web address, with `/` at both ends.
fn path_of(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    let path = rest.split_once('/').map_or("", |(_, path)| path.trim_matches('/'));
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}
