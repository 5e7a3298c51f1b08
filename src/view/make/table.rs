//! Teams in numbers, where there are too many to show what each does.

use std::ops::Range;

use super::{
    super::{ConcernKind, Facts, Page, Tally, TeamTable, TeamTableRow},
    Arg, Link, Maker,
    attention::KINDS,
    start::distribution,
};
use crate::{
    link::{ObjectiveKey, TeamKey},
    view::Month,
};

/// How deep the team tree is indented at most.
const DEPTH_MAX: usize = 6;
/// How many teams the start page counts.
const START_ROWS: usize = 60;

/// A team, where it leads, and how the key results of its objectives stand.
struct Row {
    team: Link,
    depth: usize,
    tally: Tally,
}

impl Maker<'_> {
    /// How the key results of teams stand.
    fn tally_table(&self, rows: Vec<Row>) -> TeamTable {
        let mut all = Tally::default();
        for row in &rows {
            all.add(&row.tally);
        }
        let (statuses, places): (Vec<String>, Vec<usize>) = self.legend_columns(&all).into_iter().unzip();
        let own = [self.say("column-objectives", &[]), self.say("key-results", &[])];
        let row = |row: Row| {
            let numbers = places.iter().map(|place| row.tally.by_status[*place]);
            TeamTableRow {
                team: row.team,
                depth: row.depth.min(DEPTH_MAX),
                bar: distribution(&self.legend(&row.tally)),
                numbers: [row.tally.objectives, row.tally.key_results].into_iter().chain(numbers).map(shown).collect(),
            }
        };
        TeamTable {
            columns: own.into_iter().chain(statuses).collect(),
            has_bars: true,
            rows: rows.into_iter().map(row).collect(),
        }
    }

    /// The teams that stand above all others, with what is counted of each and of those below it, and the way to further ones:
    /// teams without objectives of today are left out, and of very many teams, all but the first are.
    pub(super) fn unit_table(&self) -> (TeamTable, Option<Link>) {
        let site = self.facts.site;
        let tallies = self.facts.tallies_with_below(self.facts.counted_today());
        let units = self.facts.teams_of_index().into_iter().filter(|team| team.depth == 0);
        let units: Vec<TeamKey> = units.map(|team| team.key).filter(|key| tallies[key.0].objectives > 0).collect();
        let more = units.len().saturating_sub(START_ROWS);
        let row = |key: TeamKey| {
            let below = self.teams_below(key);
            let aside = self.say("with-teams-below", &[("count", Arg::from(below))]);
            let aside = if site.team(key).children.is_empty() { String::new() } else { aside };
            Row { team: Link { aside, ..self.team_link(key) }, depth: 0, tally: tallies[key.0] }
        };
        let table = self.tally_table(units.into_iter().take(START_ROWS).map(row).collect());
        (table, (more > 0).then(|| self.more_link(more, "teams.html")))
    }

    /// How many teams stand below one.
    fn teams_below(&self, key: TeamKey) -> usize {
        let site = self.facts.site;
        let mut stack = site.team(key).children.clone();
        let mut number = 0;
        while let Some(key) = stack.pop() {
            number += 1;
            stack.extend(&site.team(key).children);
        }
        number
    }

    /// Some of all teams, in the order of the team tree, with what is counted of each and of those below it.
    pub(super) fn index_table(&self, range: Range<usize>) -> TeamTable {
        let tallies = self.facts.tallies_with_below(self.facts.counted_today());
        let teams = self.facts.teams_of_index();
        let row = |team: &super::super::TeamAt| Row {
            team: self.team_link(team.key),
            depth: team.depth,
            tally: tallies[team.key.0],
        };
        self.tally_table(teams[range].iter().map(row).collect())
    }

    /// Some teams of a period.
    pub(super) fn period_table(&self, index: usize, range: Range<usize>) -> TeamTable {
        let teams = self.facts.teams_of_period(index);
        let decided = |keys: &[ObjectiveKey]| {
            let keys = keys.iter().copied().filter(|key| Facts::counts(self.facts.site.objective(*key)));
            Tally::of(self.facts.progress, keys)
        };
        let row = |(key, keys): &(TeamKey, Vec<ObjectiveKey>)| Row {
            team: self.team_link_here(*key),
            depth: 0,
            tally: decided(keys),
        };
        self.tally_table(teams[range].iter().map(row).collect())
    }

    /// How many check-ins of a month some teams wrote, and about how many objectives.
    pub(super) fn month_table(&self, month: Month, range: Range<usize>) -> TeamTable {
        let teams = self.facts.teams_of_month(month);
        let row = |(key, places): &(TeamKey, Vec<(ObjectiveKey, usize)>)| {
            let mut objectives: Vec<ObjectiveKey> = places.iter().map(|(objective, _)| *objective).collect();
            objectives.sort_unstable();
            objectives.dedup();
            let period = places.first().and_then(|(objective, _)| {
                let linked = self.facts.site.objective(*objective);
                self.facts.period_index(&linked.period).filter(|_| !self.facts.is_current(linked))
            });
            let page = period.map_or_else(|| Page::Team(*key).path(self.facts), |at| self.team_address(*key, at));
            TeamTableRow {
                team: Link { href: self.href(&page), ..self.team_link(*key) },
                depth: 0,
                bar: String::new(),
                numbers: [places.len(), objectives.len()].map(shown).to_vec(),
            }
        };
        TeamTable {
            columns: vec![self.say("check-ins", &[]), self.say("column-objectives", &[])],
            has_bars: false,
            rows: teams[range].iter().map(row).collect(),
        }
    }

    /// How much of some teams needs attention, by why.
    pub(super) fn attention_table(&self, range: Range<usize>) -> TeamTable {
        let all = Facts::kinds_of(&self.facts.concerns);
        let kinds: Vec<ConcernKind> = all.into_iter().map(|(kind, _)| kind).collect();
        let title = |kind: &ConcernKind| {
            let text = KINDS.iter().find(|row| row.0 == *kind).map_or("attention", |row| row.4);
            self.say(text, &[])
        };
        let row = |key: &TeamKey| {
            let of_team = Facts::kinds_of(self.facts.concerns_of_team(*key));
            let number =
                |kind: &ConcernKind| of_team.iter().find(|(of, _)| of == kind).map_or(0, |(_, number)| *number);
            let advice = self.facts.advice_of_team(*key).len();
            let link = self.team_link(*key);
            TeamTableRow {
                team: Link { href: format!("{}#{}", link.href, super::team::ATTENTION), ..link },
                depth: 0,
                bar: String::new(),
                numbers: kinds.iter().map(number).chain([advice]).map(shown).collect(),
            }
        };
        let teams = self.facts.teams_of_concerns();
        TeamTable {
            columns: kinds.iter().map(title).chain([self.say("advice", &[])]).collect(),
            has_bars: false,
            rows: teams[range].iter().map(row).collect(),
        }
    }
}

/// A number in a table; none is empty.
fn shown(number: usize) -> String {
    if number == 0 { String::new() } else { number.to_string() }
}
