//! The alignment of a period as a table: teams and strategic objectives. An objective stands in each column that it leads to; in
//! the count of its team it stands once.

use std::collections::BTreeSet;

use super::{
    super::{
        AlignmentHead, AlignmentMatrix, AlignmentView, Facts, MatrixCell, MatrixColumn, MatrixPages, MatrixPart,
        MatrixRow, PageSteps, Served, StatusView,
    },
    Arg, Maker,
    tree::URGENCY,
};
use crate::link::{ObjectiveKey, TeamKey};

impl Maker<'_> {
    /// The alignment of a period as a table.
    #[must_use]
    pub fn alignment_matrix(&self, period: Option<usize>) -> AlignmentMatrix {
        let matrix = &self.facts.alignment_pages(period).matrix;
        let head = self.alignment_head(AlignmentView::Matrix, period);
        let scope = self.facts.scope(period);
        let key_results = scope.keys().map(|key| self.facts.site.objective(key).key_results.len()).sum();
        self.matrix_of(matrix, &matrix.parts[0], period, (head, None, key_results))
    }

    /// A numbered page of the table: some units.
    #[must_use]
    pub fn alignment_matrix_part(&self, period: Option<usize>, number: usize) -> AlignmentMatrix {
        let matrix = &self.facts.alignment_pages(period).matrix;
        let part = &matrix.parts[number];
        let address = |number: usize| self.facts.part_address(AlignmentView::Matrix, period, number);
        let steps = self.steps(number, matrix.parts.len(), &address);

        let teams: BTreeSet<TeamKey> = part.teams.iter().copied().collect();
        let own = part.served.iter().map(|place| matrix.served[*place].key);
        let own = own.filter(|key| teams.contains(&self.facts.site.objective(*key).team));
        let shown: BTreeSet<ObjectiveKey> = own.chain(part.columns.iter().copied()).collect();
        let shown: Vec<ObjectiveKey> = shown.into_iter().collect();
        let key_results = shown.iter().map(|key| self.facts.site.objective(*key).key_results.len()).sum();
        let head = self.part_head(AlignmentView::Matrix, period, &steps, &shown);
        self.matrix_of(matrix, part, period, (head, Some(steps), key_results))
    }

    fn matrix_of(
        &self,
        matrix: &MatrixPages,
        part: &MatrixPart,
        period: Option<usize>,
        (head, steps, key_results): (AlignmentHead, Option<PageSteps>, usize),
    ) -> AlignmentMatrix {
        let is_flat = self.facts.scope(period).is_flat;
        let served: Vec<&Served> = part.served.iter().map(|place| &matrix.served[*place]).collect();
        let rows = part.teams.iter().map(|team| self.matrix_row(*team, part, &served, period)).collect();
        let columns: Vec<MatrixColumn> = part.columns.iter().map(|key| self.matrix_column(*key, &served)).collect();
        let gaps = columns.iter().filter(|column| column.is_gap).count();
        let has_support = !is_flat || gaps < columns.len();
        let mut facts: Vec<String> = self.key_results_elsewhere(key_results).into_iter().collect();
        if !columns.is_empty() && !is_flat {
            let text = if steps.is_some() { "matrix-gaps-here" } else { "matrix-gaps" };
            facts.push(self.say(text, &[("count", Arg::from(gaps))]));
        }
        let here = steps.as_ref().map_or_else(String::new, |steps| steps.here.clone());
        AlignmentMatrix {
            layout: self.layout(&[&here, &head.title, &self.say("view-matrix", &[])], &head.lead),
            head,
            rows,
            has_support: has_support && !columns.is_empty(),
            columns,
            has_unaligned: part.has_unaligned,
            is_flat,
            facts,
            steps,
        }
    }

    fn matrix_column(&self, key: ObjectiveKey, served: &[&Served]) -> MatrixColumn {
        let site = self.facts.site;
        let linked = site.objective(key);
        let below = served.iter().filter(|one| one.key != key && one.above.contains(&key));
        let decided = below.filter(|one| Facts::counts(site.objective(one.key)));
        let mut teams: Vec<TeamKey> = decided.map(|one| site.objective(one.key).team).collect();
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

    fn matrix_row(&self, team: TeamKey, part: &MatrixPart, served: &[&Served], period: Option<usize>) -> MatrixRow {
        let is_own = |one: &&&Served| self.facts.site.objective(one.key).team == team;
        let own: Vec<&Served> = served.iter().filter(is_own).copied().collect();
        let cell = |column: Option<ObjectiveKey>| {
            let is_in = |above: &[ObjectiveKey]| column.map_or(above.is_empty(), |column| above.contains(&column));
            let keys: Vec<ObjectiveKey> = own.iter().filter(|one| is_in(&one.above)).map(|one| one.key).collect();
            self.matrix_cell(team, column, &keys, period)
        };
        let mut cells: Vec<Option<MatrixCell>> = part.columns.iter().map(|key| cell(Some(*key))).collect();
        if part.has_unaligned {
            cells.push(cell(None));
        }
        let mut absence = own.iter().map(|one| self.absence(self.facts.site.objective(one.key)));
        let absence = absence.find(|words| !words.is_empty());
        let keys: Vec<ObjectiveKey> = own.iter().map(|one| one.key).collect();
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
        Some(MatrixCell {
            number: if counted.is_empty() { String::new() } else { counted.len().to_string() },
            words: self.number_of(keys, period),
            href: self.matrix_cell_address(team, column, *keys.first()?, period),
            status,
        })
    }
    /// The list, filtered by the team; where the period has no page with these rows, the first objective.
    fn matrix_cell_address(
        &self,
        team: TeamKey,
        column: Option<ObjectiveKey>,
        first: ObjectiveKey,
        period: Option<usize>,
    ) -> String {
        let site = self.facts.site;
        let page = |key: ObjectiveKey| self.facts.alignment_page_of(key, period);
        let Some(own) = page(first) else { return self.href(&self.facts.objective_address(first)) };
        let target = match column {
            None => String::new(),
            Some(column) if page(column).as_ref() == Some(&own) => format!("#{}", site.objective(column).head.id),
            Some(_) => format!("#{}", site.objective(first).head.id),
        };
        format!("{}?team={}{target}", self.href(&own), site.team(team).team.head.id)
    }
}
