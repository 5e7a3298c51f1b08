//! The alignment of a period as a list: rows in reading order.
//!
//! The tree is walked with a list of what is left to do, never by recursion: however deep people nest, the stack does not.

use super::{
    super::{Alignment, AlignmentView, Extent, FilterTeam, Row, RowKind, Scope, StatusView, TreeFilter},
    Arg, Maker,
};
use crate::{
    link::{ObjectiveKey, Target},
    model::{Level, State},
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

/// What a row stands for.
#[derive(Clone, Copy)]
enum Plan {
    Theme(usize),
    Unaligned,
    Objective(ObjectiveKey),
    KeyResult(ObjectiveKey, usize),
    Reference(ObjectiveKey),
    /// What a branch holds, on a page of its own.
    Branch(Option<ObjectiveKey>),
    /// A strategic objective whose branch has another page.
    Elsewhere(ObjectiveKey),
}

/// What is left to do: a row and how deep it stands, or the end of a list and whether it folds.
enum Todo {
    Row(Plan, usize),
    Close(bool),
}

impl Plan {
    /// Whether the list below the row folds.
    fn folds(self) -> bool {
        !matches!(self, Self::Theme(_) | Self::Unaligned)
    }
}

/// How much of the tree a page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// All of it.
    Whole,
    /// What is strategic.
    Overview,
    /// The branch of a strategic objective, or of what has no parent.
    Branch(Option<ObjectiveKey>),
}

/// The tree of one page.
struct Tree<'m> {
    maker: &'m Maker<'m>,
    scope: &'m Scope,
    period: Option<usize>,
    part: Part,
}

impl Maker<'_> {
    /// The alignment of a period as a list; where it is too much for one page, what is strategic.
    #[must_use]
    pub fn alignment_list(&self, period: Option<usize>) -> Alignment {
        let scope = self.facts.scope(period);
        let part = if scope.extent == Extent::Split { Part::Overview } else { Part::Whole };
        let head = self.alignment_head(AlignmentView::List, period);
        let layout = self.layout(&[&head.title], &head.lead);
        let rows = Tree { maker: self, scope, period, part }.rows();
        let facts = self.alignment_facts(&rows, period);
        let filter = (part == Part::Whole && !rows.is_empty()).then(|| self.tree_filter(&rows));
        Alignment { layout, head, is_long: rows.len() > ROWS_LONG, rows, facts, filter }
    }

    /// The branch of a strategic objective, or of what has no parent.
    #[must_use]
    pub fn branch(&self, root: Option<ObjectiveKey>, period: Option<usize>) -> Alignment {
        let scope = self.facts.scope(period);
        let mut head = self.alignment_head(AlignmentView::List, period);
        head.crumbs = vec![self.home_crumb(), self.alignment_crumb(period)];
        head.lead = self.branch_title(scope.in_branch(root), period);
        head.counted = String::new();
        head.title = self.say("unaligned", &[]);
        if let Some(key) = root {
            let linked = self.facts.site.objective(key);
            head.title.clone_from(&linked.head.title);
            head.title_lang = self.lang(&linked.head);
        }
        for view in &mut head.views {
            view.is_here = false;
        }
        let layout = self.layout(&[&head.title, &self.alignment_title(period)], &head.lead);
        let rows = Tree { maker: self, scope, period, part: Part::Branch(root) }.rows();
        let filter = Some(self.tree_filter(&rows));
        Alignment { layout, head, is_long: rows.len() > ROWS_LONG, rows, facts: Vec::new(), filter }
    }

    fn alignment_facts(&self, rows: &[Row], period: Option<usize>) -> Vec<String> {
        if rows.is_empty() {
            return Vec::new();
        }
        let site = self.facts.site;
        let scope = self.facts.scope(period);
        let key_results: usize = scope.keys().map(|key| site.objective(key).key_results.len()).sum();
        let listed = rows.iter().filter(|row| row.kind == RowKind::KeyResult).count();
        let elsewhere = if scope.extent == Extent::Lean { key_results.saturating_sub(listed) } else { 0 };
        let mut facts: Vec<String> = self.key_results_elsewhere(elsewhere).into_iter().collect();
        let references = rows.iter().filter(|row| row.kind == RowKind::Reference).count();
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

impl Tree<'_> {
    fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut todo: Vec<Todo> = self.roots().into_iter().rev().map(|plan| Todo::Row(plan, 0)).collect();
        while let Some(next) = todo.pop() {
            let (plan, depth) = match next {
                Todo::Row(plan, depth) => (plan, depth),
                Todo::Close(folds) => {
                    if let Some(last) = rows.last_mut() {
                        last.closes.push(folds);
                    }
                    continue;
                }
            };
            let below = self.below(plan);
            let mut row = self.row(plan, depth);
            row.opens = !below.is_empty();
            rows.push(row);
            if !below.is_empty() {
                let depth = if plan.folds() { (depth + 1).min(DEPTH_MAX) } else { depth };
                todo.push(Todo::Close(plan.folds()));
                todo.extend(below.into_iter().rev().map(|plan| Todo::Row(plan, depth)));
            }
        }
        rows
    }

    /// The themes with objectives, the strategic objectives outside them, and the group of those without a parent.
    fn roots(&self) -> Vec<Plan> {
        match self.part {
            Part::Branch(Some(key)) => return vec![Plan::Objective(key)],
            Part::Branch(None) => return self.homeless(Level::Tactical),
            Part::Whole | Part::Overview => {}
        }
        let organisation = self.maker.facts.site.organisation.as_ref();
        let themes = organisation.map_or(0, |organisation| organisation.strategy.len());
        let mut roots: Vec<Plan> = (0..themes).map(Plan::Theme).filter(|plan| !self.below(*plan).is_empty()).collect();
        roots.extend(self.homeless(Level::Strategic));
        let tactical = self.homeless(Level::Tactical);
        if self.scope.is_flat {
            roots.extend(tactical);
        } else if !tactical.is_empty() {
            roots.push(Plan::Unaligned);
        }
        roots
    }

    /// Objectives of a level that have no home in the tree.
    fn homeless(&self, level: Level) -> Vec<Plan> {
        let is_meant = |key: &ObjectiveKey| {
            let linked = self.maker.facts.site.objective(*key);
            linked.level == level && self.maker.facts.home(linked).is_none()
        };
        self.scope.keys().filter(is_meant).map(Plan::Objective).collect()
    }

    /// The rows below one, in order.
    fn below(&self, plan: Plan) -> Vec<Plan> {
        let mut below = match plan {
            Plan::Theme(index) => self.serving(Target::Theme(index)),
            Plan::Unaligned if self.part == Part::Overview => vec![Plan::Branch(None)],
            Plan::Unaligned => self.homeless(Level::Tactical),
            Plan::Objective(key) => {
                let linked = self.maker.facts.site.objective(key);
                let key_results = (0..linked.key_results.len()).map(|index| Plan::KeyResult(key, index));
                let is_full = self.scope.extent == Extent::Full || linked.level == Level::Strategic;
                let is_shown = |plan: &Plan| is_full || !self.below(*plan).is_empty();
                let mut below: Vec<Plan> = key_results.filter(is_shown).collect();
                below.extend(self.serving(Target::Objective(key)));
                below
            }
            Plan::KeyResult(key, index) => self.serving(Target::KeyResult(key, index)),
            Plan::Reference(_) | Plan::Branch(_) | Plan::Elsewhere(_) => Vec::new(),
        };
        if self.part == Part::Overview && !self.scope.is_flat {
            let is_strategic = |key: ObjectiveKey| self.maker.facts.site.objective(key).level == Level::Strategic;
            below.retain(|plan| match plan {
                Plan::Objective(key) | Plan::Reference(key) => is_strategic(*key),
                _ => true,
            });
            if let Plan::Objective(key) = plan {
                below.push(Plan::Branch(Some(key)));
            }
        }
        below
    }

    /// Objectives whose home is `target`, then references to those that further support it.
    fn serving(&self, target: Target) -> Vec<Plan> {
        let (homes, further) = self.maker.serving(target, self.period);
        let own = |key: ObjectiveKey| {
            let is_elsewhere = matches!(self.part, Part::Branch(root) if self.maker.facts.branch_of(key) != root);
            if is_elsewhere { Plan::Elsewhere(key) } else { Plan::Objective(key) }
        };
        homes.into_iter().map(own).chain(further.into_iter().map(Plan::Reference)).collect()
    }

    fn row(&self, plan: Plan, depth: usize) -> Row {
        let (maker, site) = (self.maker, self.maker.facts.site);
        match plan {
            Plan::Theme(index) => {
                let title = site.theme(index).map_or_else(String::new, |theme| theme.title.clone());
                let lang = site.organisation.as_ref().map_or_else(String::new, |one| maker.lang(&one.head));
                Row { lang, ..blank(RowKind::Theme, title, depth) }
            }
            Plan::Unaligned => blank(RowKind::Unaligned, maker.say("unaligned", &[]), depth),
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
            Plan::Branch(root) => {
                let keys = self.scope.in_branch(root);
                let has_statuses = !keys.is_empty() && !maker.is_past(self.period);
                Row {
                    href: maker.href(&maker.facts.branch_address(root, self.period)),
                    value: if has_statuses { maker.branch_statuses(keys) } else { String::new() },
                    ..blank(RowKind::Branch, maker.branch_title(keys, self.period), depth)
                }
            }
            Plan::Elsewhere(key) => {
                let row = self.objective_row(key, depth);
                Row { id: String::new(), href: maker.row_address(key, self.period), ..row }
            }
        }
    }

    fn objective_row(&self, key: ObjectiveKey, depth: usize) -> Row {
        let linked = self.maker.facts.site.objective(key);
        let numbers = self.maker.facts.progress.of(key);
        let row = self.maker.objective_row(key);
        let is_strategic = linked.level == Level::Strategic;
        let is_open = is_strategic || self.scope.is_flat;
        let owner = self.maker.owner_names(&linked.owners).filter(|_| is_strategic && !self.scope.is_flat);
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
            open: is_open || matches!(self.part, Part::Branch(root) if root == Some(key)),
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
            open: linked.level == Level::Strategic || self.scope.is_flat,
            fold_label: self.maker.say("fold-key-result", &[("title", Arg::from(line.title.as_str()))]),
            ..blank(RowKind::KeyResult, line.title, depth)
        }
    }
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
