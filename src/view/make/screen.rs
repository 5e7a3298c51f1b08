//! The big screen.

use super::{
    super::{Count, Facts, Page, ScreenPage},
    Maker,
    start::distribution,
};
use crate::link::ObjectiveKey;

/// How many objectives a page of the screen shows: as many as can be read from across a room.
const ROWS: usize = 8;
/// How long a page stays: two seconds for each line, and some to find one's way.
const SECONDS_PER_ROW: usize = 2;
const SECONDS_MIN: usize = 10;

/// How many pages the screen has; at least one.
pub(in crate::view) fn screens(facts: &Facts<'_>) -> usize {
    Maker::new(facts, Page::Screen(0), "screen.html").screens().len()
}

impl Maker<'_> {
    /// The screen with this number, from 0.
    #[must_use]
    pub fn screen(&self, index: usize) -> ScreenPage {
        let screens = self.screens();
        let (is_strategic, keys) = screens.get(index).cloned().unwrap_or_default();
        let next = if index + 1 < screens.len() { index + 1 } else { 0 };
        let (counts, number) = self.counts(self.of_running_period().map(|(key, _)| key));
        let heading = if is_strategic { self.strategic_heading(&keys) } else { self.teams_heading() };
        ScreenPage {
            layout: self.layout(&[&heading], &self.counted(number, self.of_running_period().count())),
            next: crate::view::pages::screen_path(next),
            seconds: SECONDS_MIN + SECONDS_PER_ROW * keys.len(),
            place: format!("{} / {}", index + 1, screens.len()),
            period: self.facts.running.as_ref().map(|period| self.period_head(period)),
            bar: distribution(&counts),
            counts: counts.into_iter().map(|(status, number)| Count { status, number: number.to_string() }).collect(),
            rows: keys.into_iter().map(|key| self.objective_row(key)).collect(),
            heading,
        }
    }

    /// What each page shows: the strategic objectives first, then the teams', in the order of the teams.
    fn screens(&self) -> Vec<(bool, Vec<ObjectiveKey>)> {
        let site = self.facts.site;
        let strategic = self.strategic();
        let of_teams: Vec<ObjectiveKey> = site
            .teams
            .iter()
            .flat_map(|team| &team.objectives)
            .copied()
            .filter(|key| self.facts.is_current(site.objective(*key)) && Facts::counts(site.objective(*key)))
            .filter(|key| !strategic.contains(key))
            .collect();
        let chunks = |is_strategic: bool, keys: &[ObjectiveKey]| -> Vec<(bool, Vec<ObjectiveKey>)> {
            keys.chunks(ROWS).map(|keys| (is_strategic, keys.to_vec())).collect()
        };
        let mut screens = chunks(true, &strategic);
        screens.extend(chunks(false, &of_teams));
        if screens.is_empty() {
            screens.push((true, Vec::new()));
        }
        screens
    }
}
