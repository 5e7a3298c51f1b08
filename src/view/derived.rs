//! What follows from the site, its numbers and the settings together.

use std::{
    cmp::Reverse,
    collections::BTreeMap,
    ops::Deref,
    sync::{Arc, OnceLock},
};

use super::{
    AlignmentPages, Concern, Facts, Findings, Letter, Month, OfTeam, PeriodGroup, Person, Scope, Screen, TagGroup,
    Tally, Texts, concerns, decimals, everything, groups, packing, people,
};
use crate::{
    config::Config,
    diagnostics::SitePath,
    link::{LinkedObjective, ObjectiveKey, Site, Target, TeamKey},
    model::{Level, Period, State},
    progress::Progress,
};

/// What follows from the site, its numbers and the settings together; made once for all pages.
#[derive(Debug)]
pub struct Derived {
    /// Where things are found in the output.
    pub names: Names,
    /// The path of `base_url`, `/okr/`; empty where there is none.
    pub base_path: String,
    /// How many decimals the values of each KPI are shown with.
    pub kpi_decimals: Vec<usize>,
    /// How many key results of the decided objectives of the running period have which status.
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
    everything: OnceLock<Arc<Vec<Letter>>>,
    screens: OnceLock<Vec<Screen>>,
    check_ins: OnceLock<Arc<Vec<(ObjectiveKey, usize)>>>,
    /// The running period first, then each period.
    alignment: OnceLock<Vec<OnceLock<AlignmentPages>>>,
    attention_by_team: OnceLock<BTreeMap<Option<TeamKey>, OfTeam>>,
    is_attention_cut: OnceLock<bool>,
}

impl Lists {
    /// Those of the site before that are the same: no title changed, no check-in came or has another day.
    fn again(before: &Self, site_before: &Site, site: &Site) -> Self {
        let pairs = || site_before.objectives.iter().zip(&site.objectives).filter(|(was, is)| !Arc::ptr_eq(was, is));
        let titles = |one: &LinkedObjective| {
            let key_results = one.key_results.iter().map(|one| one.title.clone());
            key_results.chain([one.head.title.clone()]).collect::<Vec<_>>()
        };
        let days = |one: &LinkedObjective| one.objective.check_ins.iter().map(|one| one.date).collect::<Vec<_>>();

        let mut lists = Self::default();
        if pairs().all(|(was, is)| titles(was) == titles(is)) {
            lists.everything = before.everything.clone();
        }
        if pairs().all(|(was, is)| days(was) == days(is)) {
            lists.check_ins = before.check_ins.clone();
        }
        lists
    }
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
        let scopes = facts.periods.iter().map(|group| Scope::of(&facts, group.objectives.iter().copied())).collect();
        let strategic = strategic(&facts);
        if let Some(shape) = Arc::get_mut(&mut derived.shape) {
            (shape.running_scope, shape.scopes, shape.strategic) = (running_scope, scopes, strategic);
        }
        derived.filled(site, progress, config, texts)
    }

    /// The same for a site that has the ties of the one `before`, on the same day.
    #[must_use]
    pub fn again(
        (before, site_before): (&Self, &Site),
        site: &Site,
        progress: &Progress,
        config: &Config,
        texts: &Texts,
        names: Names,
    ) -> Self {
        let lists = Lists::again(&before.lists, site_before, site);
        let derived = Self { lists, ..Self::empty(names, Arc::clone(&before.shape)) };
        derived.filled(site, progress, config, texts)
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
        let tally = facts.count(facts.running.as_ref(), None, []).tally;
        (self.running_tally, self.concerns) = (tally, concerns::concerns(&facts));
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

impl<'a> Facts<'a> {
    /// Everything that is published, by letter.
    #[must_use]
    pub fn everything(&self) -> &'a [Letter] {
        self.derived.lists.everything.get_or_init(|| everything::letters(self.site, self.config.content_tag()).into())
    }

    /// What the pages of the big screen show; at least one.
    #[must_use]
    pub fn screens(&self) -> &'a [Screen] {
        self.derived.lists.screens.get_or_init(|| packing::screens(self))
    }

    /// Every published check-in up to today, newest first, but those of drafts: its objective and its position there.
    #[must_use]
    pub fn check_ins(&self) -> &'a [(ObjectiveKey, usize)] {
        self.derived.lists.check_ins.get_or_init(|| check_ins(self.site.published(), self.progress).into())
    }

    /// Those about these objectives, newest first. No look at any other objective.
    #[must_use]
    pub fn check_ins_of(&self, objectives: &[ObjectiveKey]) -> Vec<(ObjectiveKey, usize)> {
        let linked = objectives.iter().map(|key| (*key, self.site.objective(*key)));
        check_ins(linked.filter(|(_, linked)| !linked.hidden), self.progress)
    }

    /// What of each team needs attention, and what of none.
    #[must_use]
    pub fn attention_by_team(&self) -> &'a BTreeMap<Option<TeamKey>, OfTeam> {
        self.derived.lists.attention_by_team.get_or_init(|| self.make_attention_by_team())
    }

    /// Whether more needs attention than one page lists: then the page of each team lists what is the team's.
    #[must_use]
    pub fn is_attention_cut(&self) -> bool {
        *self.derived.lists.is_attention_cut.get_or_init(|| self.is_attention_too_much())
    }

    /// The pages of the alignment of a period, by its place in [`Shape::periods`]; none for the running one.
    #[must_use]
    pub fn alignment_pages(&self, period: Option<usize>) -> &'a AlignmentPages {
        let derived = self.derived;
        let other = period.filter(|index| Some(*index) != self.running_index());
        let made = || (0..=derived.periods.len()).map(|_| OnceLock::new()).collect();
        let all = derived.lists.alignment.get_or_init(made);
        all[other.map_or(0, |index| index + 1)].get_or_init(|| AlignmentPages::of(self, other))
    }

    /// The months with such check-ins, newest first, and how many each has.
    #[must_use]
    pub fn months(&self) -> Vec<(Month, usize)> {
        months(self.site, self.check_ins())
    }
}

/// Every check-in about these objectives up to today, newest first. Those of drafts stand on their pages alone.
fn check_ins<'s>(
    objectives: impl Iterator<Item = (ObjectiveKey, &'s LinkedObjective)>,
    progress: &Progress,
) -> Vec<(ObjectiveKey, usize)> {
    let mut found = Vec::new();
    for (key, linked) in objectives.filter(|(_, linked)| linked.state != State::Draft) {
        for (position, check_in) in linked.objective.check_ins.iter().enumerate() {
            if check_in.date <= progress.today.0 {
                found.push((Reverse(check_in.date), key, position));
            }
        }
    }
    found.sort_unstable();
    found.dedup(); // an objective may be named twice
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
