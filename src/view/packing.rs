//! What the pages of the big screen show: as much as can be read from across a room, in two columns.
//!
//! Only what is decided is shown. Strategic objectives come first, on pages of their own, then the teams. A team stands on one page unless it has more than
//! a page holds. There are as few pages as possible, and none is much fuller than the others.
//!
//! Nobody waits for the thirteenth page: where there are more than twelve, teams stand on them in numbers, a line each, and where
//! there are too many teams even for that, those that are above all others.

use std::ops::Range;

use super::Facts;
use crate::link::{ObjectiveKey, TeamKey};

/// How many lines a column holds at most: the name of a team, an objective and a key result are a line each.
const LINES_MAX: usize = 17;
/// How many pages there are at most.
const SCREENS_MAX: usize = 12;
/// How many of them show strategic objectives, where there are too many.
const STRATEGIC_MAX: usize = 4;
/// How many lines longer a column may be for it to start with a team.
const LINES_FOR_TEAM: usize = 3;

/// An objective and its key results, or as many of them as a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenPart {
    /// The objective.
    pub objective: ObjectiveKey,
    /// Its team.
    pub team: TeamKey,
    /// Which of its key results.
    pub key_results: Range<usize>,
}

/// What one page of the big screen shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Screen {
    /// Whether its objectives are strategic.
    pub is_strategic: bool,
    /// What stands side by side; at most two columns.
    pub columns: Vec<Vec<ScreenPart>>,
    /// Teams in numbers that stand there instead; at most two columns.
    pub teams: Vec<Vec<TeamKey>>,
}

impl Screen {
    /// How many lines the longest column has.
    #[must_use]
    pub fn lines(&self) -> usize {
        let parts = self.columns.iter().map(|column| lines_of(column));
        parts.chain(self.teams.iter().map(Vec::len)).max().unwrap_or_default()
    }
}

/// Every page of the big screen; at least one, which is empty where nothing runs today.
pub(super) fn screens(facts: &Facts<'_>) -> Vec<Screen> {
    let of = |key: &ObjectiveKey| parts(facts, *key);
    let is_decided = |key: &&ObjectiveKey| Facts::counts(facts.site.objective(**key));
    let strategic: Vec<ScreenPart> = facts.strategic.iter().filter(is_decided).flat_map(of).collect();
    let is_shown = |key: &&ObjectiveKey| {
        facts.is_current(facts.site.objective(**key)) && is_decided(key) && !facts.strategic.contains(key)
    };
    let teams = facts.site.teams.iter().map(|team| team.objectives.iter().filter(is_shown).flat_map(of).collect());
    let teams: Vec<Vec<ScreenPart>> = teams.filter(|team: &Vec<ScreenPart>| !team.is_empty()).collect();
    let screen = |is_strategic| {
        move |parts: Vec<ScreenPart>| Screen { is_strategic, columns: columns(parts), teams: Vec::new() }
    };
    let mut screens: Vec<Screen> = packed(&[strategic]).into_iter().map(screen(true)).collect();
    let of_teams = packed(&teams);
    if screens.len() + of_teams.len() > SCREENS_MAX {
        screens.truncate(STRATEGIC_MAX);
        let room = SCREENS_MAX - screens.len();
        screens.extend(in_numbers(facts, room));
    } else {
        screens.extend(of_teams.into_iter().map(screen(false)));
    }
    if screens.is_empty() {
        screens.push(Screen { is_strategic: true, ..Screen::default() });
    }
    screens
}

/// Teams a line each on at most this many pages, about equally full: every team, or those above all others.
fn in_numbers(facts: &Facts<'_>, pages_max: usize) -> Vec<Screen> {
    let room = pages_max * 2 * LINES_MAX;
    let tallies = facts.tallies_with_below(facts.counted_today());
    let mut teams = facts.teams_of_index();
    teams.retain(|team| tallies[team.key.0].objectives > 0);
    if teams.len() > room {
        teams.retain(|team| team.depth == 0);
    }
    teams.truncate(room);
    let teams: Vec<TeamKey> = teams.into_iter().map(|team| team.key).collect();
    let pages = teams.len().div_ceil(2 * LINES_MAX).max(1);
    let of_page = |keys: &[TeamKey]| Screen {
        teams: keys.chunks(keys.len().div_ceil(2).max(1)).map(<[TeamKey]>::to_vec).collect(),
        ..Screen::default()
    };
    teams.chunks(teams.len().div_ceil(pages).max(1)).map(of_page).collect()
}

/// An objective in as many parts as it takes for each to fit below the name of its team.
fn parts(facts: &Facts<'_>, objective: ObjectiveKey) -> Vec<ScreenPart> {
    let linked = facts.site.objective(objective);
    let (count, step) = (linked.key_results.len(), LINES_MAX - 2);
    let part = |start| ScreenPart { objective, team: linked.team, key_results: start..count.min(start + step) };
    (0..count.max(1)).step_by(step).map(part).collect()
}

/// The groups on as few pages as possible, all about equally full.
fn packed(groups: &[Vec<ScreenPart>]) -> Vec<Vec<ScreenPart>> {
    let fewest = filled(groups, LINES_MAX);
    let evenly = (1..LINES_MAX).map(|lines| filled(groups, lines)).find(|pages| pages.len() == fewest.len());
    evenly.unwrap_or(fewest)
}

/// The groups on pages whose columns have at most this many lines. One that has more, but not more than a page holds, stands on
/// a page of its own.
fn filled(groups: &[Vec<ScreenPart>], lines_max: usize) -> Vec<Vec<ScreenPart>> {
    let mut pages: Vec<Vec<ScreenPart>> = Vec::new();
    for group in groups.iter().filter(|group| !group.is_empty()) {
        let joined = pages.last().map(|page| [page.as_slice(), group].concat());
        if let Some((page, joined)) = pages.last_mut().zip(joined.filter(|joined| fits(joined, lines_max))) {
            *page = joined;
        } else if group.len() == 1 || fits(group, LINES_MAX) {
            pages.push(group.clone());
        } else {
            let single: Vec<Vec<ScreenPart>> = group.iter().map(|part| vec![part.clone()]).collect();
            pages.extend(filled(&single, lines_max));
        }
    }
    pages
}

fn fits(parts: &[ScreenPart], lines_max: usize) -> bool {
    lines_of(parts) <= 2 * lines_max && (1..=parts.len()).any(|start| longer(parts, start) <= lines_max)
}

/// The parts of a page in two columns, as even as they get; a team is parted only where that saves some lines.
fn columns(mut parts: Vec<ScreenPart>) -> Vec<Vec<ScreenPart>> {
    let cost = |start: &usize| {
        let parts_team = parts.get(*start).is_some_and(|next| next.team == parts[start - 1].team);
        let length = longer(&parts, *start);
        (length > LINES_MAX, length + if parts_team { LINES_FOR_TEAM } else { 0 })
    };
    let start = (1..parts.len()).min_by_key(cost).unwrap_or(parts.len());
    let second = parts.split_off(start);
    [parts, second].into_iter().filter(|column| !column.is_empty()).collect()
}

/// How many lines the longer column has where the second one starts here.
fn longer(parts: &[ScreenPart], start: usize) -> usize {
    lines_of(&parts[..start]).max(lines_of(&parts[start..]))
}

/// How many lines a column has.
pub(super) fn lines_of(parts: &[ScreenPart]) -> usize {
    let names = parts.chunk_by(|one, next| one.team == next.team).count();
    names + parts.iter().map(|part| 1 + part.key_results.len()).sum::<usize>()
}
