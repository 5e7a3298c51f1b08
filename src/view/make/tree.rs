//! The alignment of a period as a list: rows in reading order, made from the lines that stand on a page.

use super::{
    super::{
        Alignment, AlignmentView, Cut, FilterTeam, OutlineLine, PageLines, PageSteps, Plan, Row, RowKind, StatusView,
        TreeFilter,
    },
    Arg, Maker,
};
use crate::{
    link::ObjectiveKey,
    model::{Id, Level, State},
};

/// How far rows are indented at most.
const DEPTH_MAX: usize = 12;
/// From how many rows on a browser lays out only those in sight.
const ROWS_LONG: usize = 400;
/// Statuses, the most urgent first.
pub(super) const URGENCY: [&str; 11] = [
    "off_track",
    "at_risk",
    "stale",
    "not_closed",
    "not_started",
    "on_track",
    "done",
    "closed",
    "dropped",
    "proposed",
    "draft",
];

/// The lines of one page, and what they belong to.
struct Tree<'m> {
    maker: &'m Maker<'m>,
    period: Option<usize>,
    cut: Cut,
}

impl Maker<'_> {
    /// The alignment of a period as a list; where it is too much for one page, what is strategic.
    #[must_use]
    pub fn alignment_list(&self, period: Option<usize>) -> Alignment {
        let list = &self.facts.alignment_pages(period).list;
        let head = self.alignment_head(AlignmentView::List, period);
        let rows = Tree { maker: self, period, cut: list.cut }.rows(&[], &list.lines);
        let facts = self.alignment_facts(&list.lines, list.cut, period);
        let has_every_objective = matches!(list.cut, Cut::Full | Cut::Lean) || self.facts.scope(period).is_flat;
        Alignment {
            layout: self.layout(&[&head.title], &head.lead),
            head,
            is_long: rows.len() > ROWS_LONG,
            filter: (has_every_objective && !rows.is_empty()).then(|| self.tree_filter(&rows)),
            rows,
            facts,
            steps: None,
        }
    }

    /// A numbered page of the list: what is strategic in some units.
    #[must_use]
    pub fn alignment_list_part(&self, period: Option<usize>, number: usize) -> Alignment {
        let list = &self.facts.alignment_pages(period).list;
        let address = |number: usize| self.facts.part_address(AlignmentView::List, period, number);
        let steps = self.steps(number, list.pages.len(), &address);
        self.part_of_list(period, list.cut, (&list.lines, &list.pages[number]), steps)
    }

    /// A page of branches: what stands below the objectives of the list.
    #[must_use]
    pub fn branches(&self, period: Option<usize>, number: usize) -> Alignment {
        let list = &self.facts.alignment_pages(period).list;
        let address = |number: usize| self.facts.branches_address(period, number);
        let steps = self.steps(number, list.branch_pages.len(), &address);
        self.part_of_list(period, Cut::Branches, (&list.branches, &list.branch_pages[number]), steps)
    }

    fn part_of_list(
        &self,
        period: Option<usize>,
        cut: Cut,
        (lines, page): (&[OutlineLine], &PageLines),
        steps: PageSteps,
    ) -> Alignment {
        let context: Vec<OutlineLine> = page.context.iter().map(|index| lines[*index]).collect();
        let lines = &lines[page.lines.clone()];
        let rows = Tree { maker: self, period, cut }.rows(&context, lines);
        let shown: Vec<ObjectiveKey> = lines.iter().filter_map(|line| line.objective()).collect();
        let head = self.part_head(AlignmentView::List, period, &steps, &shown);
        Alignment {
            layout: self.layout(&[&steps.here, &head.title], &head.lead),
            head,
            is_long: rows.len() > ROWS_LONG,
            filter: Some(self.tree_filter(&rows)),
            rows,
            facts: self.part_facts(lines, &shown),
            steps: Some(steps),
        }
    }

    /// What a numbered page leaves out.
    fn part_facts(&self, lines: &[OutlineLine], shown: &[ObjectiveKey]) -> Vec<String> {
        let key_results: usize = shown.iter().map(|key| self.facts.site.objective(*key).key_results.len()).sum();
        let listed = lines.iter().filter(|line| matches!(line.plan, Plan::KeyResult(..))).count();
        self.key_results_elsewhere(key_results.saturating_sub(listed)).into_iter().collect()
    }

    fn alignment_facts(&self, lines: &[OutlineLine], cut: Cut, period: Option<usize>) -> Vec<String> {
        if lines.is_empty() {
            return Vec::new();
        }
        let site = self.facts.site;
        let scope = self.facts.scope(period);
        let key_results: usize = scope.keys().map(|key| site.objective(key).key_results.len()).sum();
        let number = |is_meant: fn(Plan) -> bool| lines.iter().filter(|line| is_meant(line.plan)).count();
        let listed = number(|plan| matches!(plan, Plan::KeyResult(..)));
        let elsewhere = if cut == Cut::Overview { 0 } else { key_results.saturating_sub(listed) };
        let mut facts: Vec<String> = self.key_results_elsewhere(elsewhere).into_iter().collect();
        let references = number(|plan| matches!(plan, Plan::Reference(_)));
        if references > 0 {
            facts.push(self.say("alignment-references", &[("count", Arg::from(references))]));
        }
        let is_unaligned = |key: &ObjectiveKey| {
            let linked = site.objective(*key);
            linked.level == Level::Tactical && linked.state != State::Draft && self.facts.home(linked).is_none()
        };
        if scope.is_flat {
            return facts;
        }
        let unaligned = scope.keys().filter(is_unaligned).count();
        facts.push(self.say("alignment-unaligned", &[("count", Arg::from(unaligned))]));
        facts
    }

    fn tree_filter(&self, rows: &[Row]) -> TreeFilter {
        let mut ids: Vec<&str> = rows.iter().map(|row| row.team.as_str()).filter(|team| !team.is_empty()).collect();
        ids.sort_unstable();
        ids.dedup();
        let teams = self.facts.site.published_teams().map(|key| (key, &self.facts.site.team(key).team.head));
        let mut teams: Vec<FilterTeam> = teams
            .filter(|(_, head)| ids.binary_search(&head.id.as_str()).is_ok())
            .map(|(_, head)| FilterTeam { id: head.id.to_string(), title: head.title.clone(), lang: self.lang(head) })
            .collect();
        teams.sort_by_cached_key(|team| team.title.to_lowercase());
        let mut statuses: Vec<StatusView> = Vec::new();
        for status in rows.iter().filter_map(|row| row.status.as_ref()) {
            if !statuses.iter().any(|known| known.key == status.key && known.icon == status.icon) {
                statuses.push(self.short_status(status));
            }
        }
        statuses.sort_by_key(|status| URGENCY.iter().position(|key| *key == status.key));
        statuses.dedup_by_key(|status| status.key);
        let has = |kind: RowKind| rows.iter().any(|row| row.kind == kind);
        TreeFilter { teams, statuses, has_levels: has(RowKind::Strategic) && has(RowKind::Tactical) }
    }

    /// A status as a filter names it: how old a value is does not matter there.
    pub(super) fn short_status(&self, status: &StatusView) -> StatusView {
        let label = match status.key {
            "stale" => self.say("status-stale", &[]),
            "closed" => self.say("status-closed", &[]),
            "dropped" => self.say("status-dropped", &[]),
            _ => status.label.clone(),
        };
        StatusView { label, ..status.clone() }
    }
}

/// A list that is open: how deep its rows stand, by count and as shown, and whether it folds.
struct OpenList {
    lines: usize,
    depth: usize,
    folds: bool,
}

impl Tree<'_> {
    /// The rows of a page: first those above its first line, which belong to an earlier page.
    fn rows(&self, context: &[OutlineLine], lines: &[OutlineLine]) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut open: Vec<OpenList> = Vec::new();
        let all = [context, lines].concat();
        for (index, line) in all.iter().enumerate() {
            let from = open.partition_point(|list| list.lines <= line.depth);
            close(&mut rows, &open.split_off(from));
            let depth = open.last().map_or(0, |list| list.depth);
            let row = self.row(*line, depth);
            rows.push(if index < context.len() { self.continued(row, line.plan) } else { row });
            if all.get(index + 1).is_some_and(|next| next.depth > line.depth) {
                let folds = line.plan.folds();
                let depth = if folds { (depth + 1).min(DEPTH_MAX) } else { depth };
                open.push(OpenList { lines: line.depth + 1, depth, folds });
                if let Some(row) = rows.last_mut() {
                    row.opens = true;
                }
            }
        }
        close(&mut rows, &open);
        rows
    }

    /// The row of a line that belongs to an earlier page, and leads there.
    fn continued(&self, row: Row, plan: Plan) -> Row {
        let (kind, href) = match plan {
            Plan::Objective(key) => (RowKind::Above, self.maker.row_address(key, self.period)),
            Plan::KeyResult(..) => (RowKind::Above, row.href),
            _ => (row.kind, row.href),
        };
        Row {
            href,
            lang: row.lang,
            value: self.maker.say("continued", &[]),
            fold_label: row.fold_label,
            ..blank(kind, row.title, row.depth)
        }
    }

    fn row(&self, line: OutlineLine, depth: usize) -> Row {
        let (maker, site) = (self.maker, self.maker.facts.site);
        match line.plan {
            Plan::Theme(index) => {
                let title = site.theme(index).map_or_else(String::new, |theme| theme.title.clone());
                let lang = site.organisation.as_ref().map_or_else(String::new, |one| maker.lang(&one.head));
                Row { lang, ..blank(RowKind::Theme, title, depth) }
            }
            Plan::Unit(unit) => self.unit_row(unit, line.depth > 0),
            Plan::Vision | Plan::Unaligned | Plan::UnalignedOf(_) => {
                blank(RowKind::Unaligned, maker.say("unaligned", &[]), depth)
            }
            Plan::Objective(key) => self.objective_row(key, depth),
            Plan::KeyResult(key, index) => self.key_result_row(key, index, depth),
            Plan::Reference(key) => {
                let linked = site.objective(key);
                Row {
                    href: maker.row_address(key, self.period),
                    lang: maker.lang(&linked.head),
                    value: maker.say("also-supports", &[]),
                    who: maker.team_title(key),
                    ..blank(RowKind::Reference, linked.head.title.clone(), depth)
                }
            }
            Plan::Branch(branch) => {
                let keys = maker.facts.alignment_pages(self.period).forest.members(branch);
                self.branch_row(keys, maker.branch_link(branch, self.period), depth)
            }
            Plan::AllUnaligned => {
                let keys = maker.all_unaligned(self.period);
                self.branch_row(&keys, maker.unaligned_link(self.period), depth)
            }
            Plan::Elsewhere(key) => {
                let row = self.objective_row(key, depth);
                Row { id: String::new(), href: maker.row_address(key, self.period), ..row }
            }
        }
    }

    /// How much a branch holds, with the way to it.
    fn branch_row(&self, keys: &[ObjectiveKey], href: String, depth: usize) -> Row {
        let has_statuses = !keys.is_empty() && !self.maker.is_past(self.period);
        let value = if has_statuses { self.maker.branch_statuses(keys) } else { String::new() };
        Row { href, value, ..blank(RowKind::Branch, self.maker.branch_title(keys, self.period), depth) }
    }

    /// The name of a unit, which leads to its team.
    fn unit_row(&self, unit: usize, is_unaligned: bool) -> Row {
        let team = self.maker.facts.alignment_pages(self.period).forest.units[unit].team;
        let link = self.maker.unit_link(unit, self.period);
        let id = unit_anchor(&self.maker.facts.site.team(team).team.head.id, is_unaligned);
        Row { id, href: link.href, lang: link.lang, ..blank(RowKind::Unit, link.text, 0) }
    }

    fn objective_row(&self, key: ObjectiveKey, depth: usize) -> Row {
        let linked = self.maker.facts.site.objective(key);
        let numbers = self.maker.facts.progress.of(key);
        let row = self.maker.objective_row(key);
        let is_strategic = linked.level == Level::Strategic;
        let is_flat = self.maker.facts.scope(self.period).is_flat;
        let owner = self.maker.owner_names(&linked.owners).filter(|_| is_strategic && !is_flat);
        Row {
            id: linked.head.id.as_str().to_owned(),
            team: self.maker.team_id(key),
            href: row.href,
            lang: row.lang,
            who: self.maker.with_absence(owner.unwrap_or(row.team), linked),
            bar: row.bar,
            score: row.score,
            expected: row.expected,
            status: Some(row.status),
            updated: numbers.updated.map_or_else(String::new, |one| self.maker.format.short_date(one)),
            open: is_strategic || is_flat || self.cut == Cut::Units,
            fold_label: self.maker.say("fold-objective", &[("title", Arg::from(linked.head.title.as_str()))]),
            ..blank(if is_strategic { RowKind::Strategic } else { RowKind::Tactical }, linked.head.title.clone(), depth)
        }
    }

    fn key_result_row(&self, key: ObjectiveKey, index: usize, depth: usize) -> Row {
        let linked = self.maker.facts.site.objective(key);
        let numbers = &self.maker.facts.progress.of(key).key_results[index];
        let line = self.maker.key_result_bare(key, index);
        Row {
            href: line.href,
            lang: self.maker.lang(&linked.head),
            value: self.maker.value_or_dropped(key, index),
            is_dropped: line.is_dropped,
            bar: line.bar,
            score: line.score,
            expected: line.expected,
            status: Some(line.status),
            updated: numbers.updated.map_or_else(String::new, |one| self.maker.format.short_date(one)),
            open: linked.level == Level::Strategic || self.maker.facts.scope(self.period).is_flat,
            fold_label: self.maker.say("fold-key-result", &[("title", Arg::from(line.title.as_str()))]),
            ..blank(RowKind::KeyResult, line.title, depth)
        }
    }
}

/// Ends lists after the last row, the innermost first.
fn close(rows: &mut [Row], lists: &[OpenList]) {
    if let Some(last) = rows.last_mut() {
        last.closes.extend(lists.iter().rev().map(|list| list.folds));
    }
}

/// The anchor of the row of a unit, also of that above those of its objectives that have no parent. No id of an objective holds `_`.
pub(super) fn unit_anchor(team: &Id, is_unaligned: bool) -> String {
    format!("{}_{team}", if is_unaligned { "unaligned" } else { "unit" })
}

/// A row with nothing but its words.
fn blank(kind: RowKind, title: String, depth: usize) -> Row {
    Row {
        kind,
        id: String::new(),
        team: String::new(),
        title,
        href: String::new(),
        lang: String::new(),
        is_dropped: false,
        value: String::new(),
        who: String::new(),
        bar: String::new(),
        score: String::new(),
        expected: String::new(),
        status: None,
        updated: String::new(),
        depth,
        opens: false,
        open: true,
        fold_label: String::new(),
        closes: Vec::new(),
    }
}
