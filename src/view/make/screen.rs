//! The big screen.

use super::{
    super::{
        Count, Facts, ObjectiveRow, ScreenColumn, ScreenNumbers, ScreenObjective, ScreenPage, ScreenPart, ScreenTeam,
        StatusView, packing::lines_of,
    },
    Arg, Maker,
    start::distribution,
};
use crate::{
    link::{ObjectiveKey, TeamKey},
    progress::Status,
};

/// How long a page stays: three seconds for each objective, and some to find one's way.
const SECONDS_PER_OBJECTIVE: usize = 3;
const SECONDS_MIN: usize = 10;
/// Up to how many lines a column has room for more than titles.
const LINES_ROOMY: usize = 10;

impl Maker<'_> {
    /// The screen with this number, from 0.
    #[must_use]
    pub fn screen(&self, index: usize) -> ScreenPage {
        let screens = self.facts.screens();
        let screen = &screens[index];
        let next = if index + 1 < screens.len() { index + 1 } else { 0 };
        let counts = self.legend(&self.facts.running_tally);
        let keys: Vec<_> = screen.columns.iter().flatten().map(|part| part.objective).collect();
        let heading = if screen.is_strategic { self.strategic_heading(&keys) } else { self.teams_heading() };
        // where nothing is decided the screen is empty, and tells of what other pages show
        let is_told = |key: &ObjectiveKey| keys.is_empty() || Facts::counts(self.facts.site.objective(*key));
        let counted = self.count_today(self.current().into_iter().filter(is_told));
        ScreenPage {
            layout: self.layout(&[&heading], &counted),
            counted,
            css: self.href(self.facts.names.style("screen.css")),
            next: crate::view::pages::screen_path(next),
            seconds: SECONDS_MIN
                + SECONDS_PER_OBJECTIVE * keys.len()
                + screen.teams.iter().map(Vec::len).sum::<usize>(),
            place: format!("{} / {}", index + 1, screens.len()),
            period: self.facts.running.as_ref().map(|period| self.period_head(period)),
            bar: distribution(&counts),
            counts: counts.into_iter().map(|(status, number)| Count { status, number: number.to_string() }).collect(),
            columns: if screen.teams.is_empty() {
                screen.columns.iter().map(|column| self.screen_column(column)).collect()
            } else {
                self.screen_numbers(&screen.teams)
            },
            empty: self.empty(),
            lines: screen.lines(),
            is_roomy: screen.lines() <= LINES_ROOMY,
            heading,
        }
    }

    fn screen_column(&self, column: &[ScreenPart]) -> ScreenColumn {
        let team = |parts: &[ScreenPart]| {
            let head = &self.facts.site.team(parts[0].team).team.head;
            ScreenTeam {
                name: self.with_absence(head.title.clone(), self.facts.site.objective(parts[0].objective)),
                lang: self.lang(head),
                objectives: parts.iter().map(|part| self.screen_objective(part)).collect(),
            }
        };
        let teams = column.chunk_by(|one, next| one.team == next.team).map(team).collect();
        ScreenColumn { lines: lines_of(column), teams, numbers: Vec::new() }
    }

    /// Columns of teams in numbers.
    fn screen_numbers(&self, columns: &[Vec<TeamKey>]) -> Vec<ScreenColumn> {
        let tallies = self.facts.tallies_with_below(self.facts.counted_today());
        let numbers = |key: &TeamKey| {
            let tally = &tallies[key.0];
            let counts = self.legend(tally);
            let off_track = counts.iter().find(|(status, _)| status.key == "off_track").cloned();
            let (status, number) = off_track.unwrap_or_else(|| (self.status(Status::OffTrack, None), 0));
            let values = [("count", Arg::from(tally.key_results)), ("objectives", Arg::from(tally.objectives))];
            ScreenNumbers {
                team: self.team_link(*key),
                bar: distribution(&counts),
                counted: self.say("counted", &values),
                status: StatusView { label: format!("{number} {}", status.label), ..status },
                number: if number == 0 { String::new() } else { number.to_string() },
            }
        };
        let column = |keys: &Vec<TeamKey>| ScreenColumn {
            lines: keys.len(),
            teams: Vec::new(),
            numbers: keys.iter().map(numbers).collect(),
        };
        columns.iter().map(column).collect()
    }

    fn screen_objective(&self, part: &ScreenPart) -> ScreenObjective {
        let key = part.objective;
        let (linked, numbers) = (self.facts.site.objective(key), self.facts.progress.of(key));
        ScreenObjective {
            row: ObjectiveRow { bar: self.objective_bar(linked, numbers, true), ..self.objective_row(key) },
            key_results: part.key_results.clone().map(|index| self.key_result_line(key, index)).collect(),
        }
    }
}
