//! The alignment of a period as a table: teams and strategic objectives.
//!
//! An objective stands in the column of each strategic objective that it leads to: from what it serves, by home or besides, up
//! through homes. In the count of its team it stands once.

use super::{
    super::{AlignmentMatrix, AlignmentView, Facts, MatrixCell, MatrixColumn, MatrixRow, StatusView},
    Arg, Maker,
    tree::URGENCY,
};
use crate::{
    link::{ObjectiveKey, Target, TeamKey},
    model::Level,
};

/// An objective, and the strategic ones that it leads to.
type Served = (ObjectiveKey, Vec<ObjectiveKey>);

impl Maker<'_> {
    /// The alignment of a period as a table.
    #[must_use]
    pub fn alignment_matrix(&self, period: Option<usize>) -> AlignmentMatrix {
        let site = self.facts.site;
        let head = self.alignment_head(AlignmentView::Matrix, period);
        let is_strategic = |key: &ObjectiveKey| site.objective(*key).level == Level::Strategic;
        let scope = self.facts.scope(period);
        let (strategic, tactical): (Vec<ObjectiveKey>, Vec<ObjectiveKey>) = scope.keys().partition(is_strategic);
        let strategic = self.by_theme(strategic);
        let served: Vec<Served> = if scope.is_flat {
            scope.keys().map(|key| self.in_flat(key)).collect()
        } else {
            // a strategic objective that supports another one stands in a column and in a row
            let has_column = |above: &[ObjectiveKey]| above.iter().any(|key| strategic.contains(key));
            let all = tactical.iter().chain(&strategic).map(|key| (*key, self.strategic_above(*key)));
            all.filter(|(key, above)| !is_strategic(key) || has_column(above)).collect()
        };
        let has_unaligned = served.iter().any(|(_, above)| above.is_empty());

        let has_objectives = scope.keys().next().is_some();
        let teams = if has_objectives { self.matrix_teams(&strategic, &served, period) } else { Vec::new() };
        let rows = teams.into_iter().map(|team| self.matrix_row(team, &strategic, &served, has_unaligned, period));
        let rows = rows.collect();
        let columns: Vec<MatrixColumn> = strategic.iter().map(|key| self.matrix_column(*key, &served)).collect();
        let gaps = columns.iter().filter(|column| column.is_gap).count();
        let has_support = !scope.is_flat || gaps < columns.len();
        let key_results = scope.keys().map(|key| site.objective(key).key_results.len()).sum();
        let mut facts: Vec<String> = self.key_results_elsewhere(key_results).into_iter().collect();
        if !columns.is_empty() && !scope.is_flat {
            facts.push(self.say("matrix-gaps", &[("count", Arg::from(gaps))]));
        }
        AlignmentMatrix {
            layout: self.layout(&[&head.title, &self.say("view-matrix", &[])], &head.lead),
            head,
            rows,
            has_support: has_support && !columns.is_empty(),
            columns,
            has_unaligned,
            is_flat: scope.is_flat,
            facts,
        }
    }

    /// An objective of a flat organisation, with the columns it stands in: its own, and those of what it serves.
    fn in_flat(&self, key: ObjectiveKey) -> Served {
        let own = Some(key).filter(|key| self.facts.site.objective(*key).level == Level::Strategic);
        (key, own.into_iter().chain(self.strategic_above(key)).collect())
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

    /// The teams whose objectives are counted, and, today, those with none at all and no teams below.
    fn matrix_teams(&self, strategic: &[ObjectiveKey], served: &[Served], period: Option<usize>) -> Vec<TeamKey> {
        let site = self.facts.site;
        let mut has_column = vec![false; site.teams.len()];
        let mut has_row = vec![false; site.teams.len()];
        for key in strategic {
            has_column[site.objective(*key).team.0] = true;
        }
        for (key, _) in served {
            has_row[site.objective(*key).team.0] = true;
        }
        let is_today = std::ptr::eq(self.facts.scope(period), self.facts.scope(None));
        let is_idle = |team: TeamKey| {
            is_today && self.facts.is_active(team) && !has_column[team.0] && site.team(team).children.is_empty()
        };
        let mut teams: Vec<TeamKey> = site.published_teams().filter(|team| has_row[team.0] || is_idle(*team)).collect();
        teams.sort_by_cached_key(|team| site.team(*team).team.head.title.to_lowercase());
        teams
    }

    fn matrix_column(&self, key: ObjectiveKey, served: &[Served]) -> MatrixColumn {
        let site = self.facts.site;
        let linked = site.objective(key);
        let below = served.iter().filter(|(below, above)| *below != key && above.contains(&key));
        let decided = below.filter(|(below, _)| Facts::counts(site.objective(*below)));
        let mut teams: Vec<TeamKey> = decided.map(|(below, _)| site.objective(*below).team).collect();
        teams.sort_unstable();
        teams.dedup();
        let who = self.owner_names(&linked.owners).unwrap_or_else(|| self.team_title(key));
        MatrixColumn {
            objective: self.objective_link(key, self.with_absence(who, linked)),
            status: self.objective_row(key).status,
            teams: self.say("matrix-teams", &[("count", Arg::from(teams.len()))]),
            is_gap: teams.is_empty(),
        }
    }

    fn matrix_row(
        &self,
        team: TeamKey,
        strategic: &[ObjectiveKey],
        served: &[Served],
        has_unaligned: bool,
        period: Option<usize>,
    ) -> MatrixRow {
        let own: Vec<&Served> = served.iter().filter(|(key, _)| self.facts.site.objective(*key).team == team).collect();
        let cell = |column: Option<ObjectiveKey>| {
            let is_in = |above: &[ObjectiveKey]| column.map_or(above.is_empty(), |column| above.contains(&column));
            let keys: Vec<ObjectiveKey> = own.iter().filter(|(_, above)| is_in(above)).map(|(key, _)| *key).collect();
            self.matrix_cell(team, column, &keys, period)
        };
        let mut cells: Vec<Option<MatrixCell>> = strategic.iter().map(|key| cell(Some(*key))).collect();
        if has_unaligned {
            cells.push(cell(None));
        }
        let mut absence = own.iter().map(|(key, _)| self.absence(self.facts.site.objective(*key)));
        let absence = absence.find(|words| !words.is_empty());
        let keys: Vec<ObjectiveKey> = own.iter().map(|(key, _)| *key).collect();
        let words = [Some(self.number_of(&keys, period)), absence];
        MatrixRow {
            team: self.team_link(team),
            number: words.into_iter().flatten().collect::<Vec<_>>().join(", "),
            cells,
        }
    }

    /// "3 objectives, 1 proposed": how many count in the period, and how many do not.
    fn number_of(&self, keys: &[ObjectiveKey], period: Option<usize>) -> String {
        let (counted, others) = self.counted_of(keys, period);
        let others = self.not_counted(&others);
        if counted.is_empty() && !others.is_empty() {
            return others.join(", ");
        }
        let counted = self.say("objectives-count", &[("count", Arg::from(counted.len()))]);
        [vec![counted], others].concat().join(", ")
    }

    fn matrix_cell(
        &self,
        team: TeamKey,
        column: Option<ObjectiveKey>,
        keys: &[ObjectiveKey],
        period: Option<usize>,
    ) -> Option<MatrixCell> {
        let (counted, _) = self.counted_of(keys, period);
        let judged = if counted.is_empty() { keys } else { &counted };
        let statuses: Vec<StatusView> = judged.iter().map(|key| self.objective_row(*key).status).collect();
        let urgency = |status: &StatusView| {
            let place = URGENCY.iter().position(|key| *key == status.key).unwrap_or(URGENCY.len());
            (place, status.label.clone())
        };
        let worst = statuses.iter().min_by_key(|status| urgency(status))?;
        let count = statuses.iter().filter(|status| status.key == worst.key).count();
        let mut status = self.short_status(worst);
        if count < judged.len() {
            let label = Arg::from(status.label);
            status.label = self.say(
                "matrix-some",
                &[("status", label), ("count", Arg::from(count)), ("all", Arg::from(judged.len()))],
            );
        }
        let page = keys.first().and_then(|key| self.facts.alignment_page_of(column.unwrap_or(*key), period))?;
        let anchor = column.map_or_else(String::new, |key| format!("#{}", self.facts.site.objective(key).head.id));
        let id = &self.facts.site.team(team).team.head.id;
        Some(MatrixCell {
            number: if counted.is_empty() { String::new() } else { counted.len().to_string() },
            words: self.number_of(keys, period),
            href: format!("{}?team={id}{anchor}", self.href(&page)),
            status,
        })
    }
}
