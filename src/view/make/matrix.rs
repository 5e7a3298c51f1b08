//! The alignment of a period as a table: teams and strategic objectives.
//!
//! An objective stands in the column of each strategic objective that it leads to: from what it serves, by home or besides, up
//! through homes. In the count of its team it stands once.

use super::{
    super::{AlignmentMatrix, AlignmentView, MatrixCell, MatrixColumn, MatrixRow, StatusView},
    Arg, Maker,
    tree::URGENCY,
};
use crate::{
    link::{ObjectiveKey, Target, TeamKey},
    model::Level,
};

impl Maker<'_> {
    /// The alignment of a period as a table.
    #[must_use]
    pub fn alignment_matrix(&self, period: Option<usize>) -> AlignmentMatrix {
        let site = self.facts.site;
        let head = self.alignment_head(AlignmentView::Matrix, period);
        let is_strategic = |key: &ObjectiveKey| site.objective(*key).level == Level::Strategic;
        let (strategic, tactical): (Vec<ObjectiveKey>, Vec<ObjectiveKey>) =
            self.facts.scope(period).keys().partition(is_strategic);
        let strategic = self.by_theme(strategic);
        let served: Vec<(ObjectiveKey, Vec<ObjectiveKey>)> =
            tactical.iter().map(|key| (*key, self.strategic_above(*key))).collect();
        let has_unaligned = served.iter().any(|(_, above)| above.is_empty());
        let teams = self.matrix_teams(&strategic, &tactical, period);
        let rows = teams.into_iter().map(|team| self.matrix_row(team, &strategic, &served, has_unaligned, period));
        let columns: Vec<MatrixColumn> = strategic.iter().map(|key| self.matrix_column(*key, &served)).collect();
        let gaps = columns.iter().filter(|column| column.is_gap).count();
        let facts =
            if columns.is_empty() { Vec::new() } else { vec![self.say("matrix-gaps", &[("count", Arg::from(gaps))])] };
        AlignmentMatrix {
            layout: self.layout(&[&head.title, &self.say("view-matrix", &[])], &head.lead),
            head,
            rows: rows.collect(),
            columns,
            has_unaligned,
            facts,
        }
    }

    /// Strategic objectives in the order of the themes that they serve; those without one last.
    fn by_theme(&self, mut keys: Vec<ObjectiveKey>) -> Vec<ObjectiveKey> {
        keys.sort_by_key(|key| {
            let top = self.facts.site.ancestors(*key).last().copied().unwrap_or(*key);
            match self.facts.site.objective(top).parent {
                Some(Target::Theme(index)) => (index, top, *key),
                _ => (usize::MAX, top, *key),
            }
        });
        keys
    }

    /// The strategic objectives that an objective leads to.
    fn strategic_above(&self, key: ObjectiveKey) -> Vec<ObjectiveKey> {
        let site = self.facts.site;
        let linked = site.objective(key);
        let further = linked.supports.iter().chain(linked.key_result_supports.iter().flatten()).copied();
        let mut above: Vec<ObjectiveKey> = Vec::new();
        for target in self.facts.home(linked).into_iter().chain(further) {
            let mut at = target.objective();
            while let Some(key) = at.filter(|key| !site.objective(*key).hidden) {
                if site.objective(key).level == Level::Strategic {
                    above.push(key);
                }
                at = self.facts.home(site.objective(key)).and_then(Target::objective);
            }
        }
        above.sort_unstable();
        above.dedup();
        above
    }

    /// The teams with objectives that are not strategic, and, today, those with none at all and no teams below.
    fn matrix_teams(
        &self,
        strategic: &[ObjectiveKey],
        tactical: &[ObjectiveKey],
        period: Option<usize>,
    ) -> Vec<TeamKey> {
        let site = self.facts.site;
        let has = |keys: &[ObjectiveKey], team: TeamKey| keys.iter().any(|key| site.objective(*key).team == team);
        let is_today = std::ptr::eq(self.facts.scope(period), self.facts.scope(None));
        let is_idle = |team: TeamKey| {
            is_today && self.facts.is_active(team) && !has(strategic, team) && site.team(team).children.is_empty()
        };
        let mut teams: Vec<TeamKey> =
            site.published_teams().filter(|team| has(tactical, *team) || is_idle(*team)).collect();
        teams.sort_by_cached_key(|team| site.team(*team).team.head.title.to_lowercase());
        teams
    }

    fn matrix_column(&self, key: ObjectiveKey, served: &[(ObjectiveKey, Vec<ObjectiveKey>)]) -> MatrixColumn {
        let site = self.facts.site;
        let below = served.iter().filter(|(_, above)| above.contains(&key));
        let mut teams: Vec<TeamKey> = below.map(|(below, _)| site.objective(*below).team).collect();
        teams.sort_unstable();
        teams.dedup();
        let who = self.owner_names(&site.objective(key).owners).unwrap_or_else(|| self.team_title(key));
        MatrixColumn {
            objective: self.objective_link(key, who),
            status: self.objective_row(key).status,
            teams: self.say("matrix-teams", &[("count", Arg::from(teams.len()))]),
            is_gap: teams.is_empty(),
        }
    }

    fn matrix_row(
        &self,
        team: TeamKey,
        strategic: &[ObjectiveKey],
        served: &[(ObjectiveKey, Vec<ObjectiveKey>)],
        has_unaligned: bool,
        period: Option<usize>,
    ) -> MatrixRow {
        let own: Vec<&(ObjectiveKey, Vec<ObjectiveKey>)> =
            served.iter().filter(|(key, _)| self.facts.site.objective(*key).team == team).collect();
        let cell = |column: Option<ObjectiveKey>| {
            let is_in = |above: &[ObjectiveKey]| column.map_or(above.is_empty(), |column| above.contains(&column));
            let keys: Vec<ObjectiveKey> = own.iter().filter(|(_, above)| is_in(above)).map(|(key, _)| *key).collect();
            self.matrix_cell(team, column, &keys, period)
        };
        let mut cells: Vec<Option<MatrixCell>> = strategic.iter().map(|key| cell(Some(*key))).collect();
        if has_unaligned {
            cells.push(cell(None));
        }
        MatrixRow {
            team: self.team_link(team),
            number: self.say("objectives-count", &[("count", Arg::from(own.len()))]),
            cells,
        }
    }

    fn matrix_cell(
        &self,
        team: TeamKey,
        column: Option<ObjectiveKey>,
        keys: &[ObjectiveKey],
        period: Option<usize>,
    ) -> Option<MatrixCell> {
        let statuses: Vec<StatusView> = keys.iter().map(|key| self.objective_row(*key).status).collect();
        let urgency = |status: &StatusView| {
            let place = URGENCY.iter().position(|key| *key == status.key).unwrap_or(URGENCY.len());
            (place, status.label.clone())
        };
        let worst = statuses.iter().min_by_key(|status| urgency(status))?;
        let count = statuses.iter().filter(|status| status.key == worst.key).count();
        let mut status = self.short_status(worst);
        if count < keys.len() {
            let label = Arg::from(status.label);
            status.label = self
                .say("matrix-some", &[("status", label), ("count", Arg::from(count)), ("all", Arg::from(keys.len()))]);
        }
        let page = keys.first().and_then(|key| self.facts.alignment_page_of(column.unwrap_or(*key), period))?;
        let anchor = column.map_or_else(String::new, |key| format!("#{}", self.facts.site.objective(key).head.id));
        let id = &self.facts.site.team(team).team.head.id;
        Some(MatrixCell {
            number: keys.len().to_string(),
            words: self.say("objectives-count", &[("count", Arg::from(keys.len()))]),
            href: format!("{}?team={id}{anchor}", self.href(&page)),
            status,
        })
    }
}
