//! The alignment tree as rows in reading order.
//!
//! The tree is walked with a list of what is left to do, never by recursion: however deep people nest, the stack does not.

use super::{
    super::{Alignment, Row, RowKind},
    Arg, Maker,
};
use crate::{
    link::{ObjectiveKey, Target},
    model::Level,
};

/// How far rows are indented at most.
const DEPTH_MAX: usize = 12;

/// What a row stands for.
#[derive(Clone, Copy)]
enum Plan {
    Theme(usize),
    Unaligned,
    Objective(ObjectiveKey),
    KeyResult(ObjectiveKey, usize),
    Reference(ObjectiveKey),
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

impl Maker<'_> {
    /// The alignment tree.
    #[must_use]
    pub fn alignment(&self) -> Alignment {
        let period = self.facts.running.as_ref().map_or_else(String::new, |period| self.format.period(period));
        let organisation = self.facts.site.organisation.as_ref();
        let lead = self.say("alignment-lead", &[("period", Arg::from(period))]);
        let rows = self.rows();
        Alignment {
            layout: self.layout(&[&self.say("nav-alignment", &[])], &lead),
            vision_lang: organisation.map_or_else(String::new, |organisation| self.lang(&organisation.head)),
            vision: organisation.and_then(|organisation| organisation.vision.clone()).unwrap_or_default(),
            facts: self.alignment_facts(&rows),
            lead,
            rows,
        }
    }

    fn alignment_facts(&self, rows: &[Row]) -> Vec<String> {
        if rows.is_empty() {
            return Vec::new();
        }
        let number = |kinds: &[RowKind]| rows.iter().filter(|row| kinds.contains(&row.kind)).count();
        let objectives = number(&[RowKind::Strategic, RowKind::Tactical]);
        let unaligned = self.unaligned().len();
        let counts = [("objectives", Arg::from(objectives)), ("count", Arg::from(number(&[RowKind::KeyResult])))];
        let mut facts = vec![self.say("alignment-counts", &counts)];
        let references = number(&[RowKind::Reference]);
        if references > 0 {
            facts.push(self.say("alignment-references", &[("count", Arg::from(references))]));
        }
        facts.push(self.say("alignment-unaligned", &[("count", Arg::from(unaligned))]));
        facts
    }

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
        let themes = self.facts.site.organisation.as_ref().map_or(0, |organisation| organisation.strategy.len());
        let mut roots: Vec<Plan> = (0..themes).map(Plan::Theme).filter(|plan| !self.below(*plan).is_empty()).collect();
        roots.extend(self.homeless(Level::Strategic).into_iter().map(Plan::Objective));
        if !self.unaligned().is_empty() {
            roots.push(Plan::Unaligned);
        }
        roots
    }

    fn unaligned(&self) -> Vec<ObjectiveKey> {
        self.homeless(Level::Tactical)
    }

    /// Objectives of a level that the tree shows and that have no home in it.
    fn homeless(&self, level: Level) -> Vec<ObjectiveKey> {
        self.shown(|key| {
            let linked = self.facts.site.objective(key);
            linked.level == level && self.facts.home(linked).is_none()
        })
    }

    fn shown(&self, is_meant: impl Fn(ObjectiveKey) -> bool) -> Vec<ObjectiveKey> {
        (0..self.facts.site.objectives.len())
            .map(ObjectiveKey)
            .filter(|key| self.facts.in_alignment[key.0] && is_meant(*key))
            .collect()
    }

    /// The rows below one, in order.
    fn below(&self, plan: Plan) -> Vec<Plan> {
        match plan {
            Plan::Theme(index) => {
                let in_theme = |key: ObjectiveKey| self.facts.site.objective(key).parent == Some(Target::Theme(index));
                self.shown(in_theme).into_iter().map(Plan::Objective).collect()
            }
            Plan::Unaligned => self.unaligned().into_iter().map(Plan::Objective).collect(),
            Plan::Objective(key) => {
                let key_results =
                    (0..self.facts.site.objective(key).key_results.len()).map(|index| Plan::KeyResult(key, index));
                key_results.chain(self.serving(key, Target::Objective(key))).collect()
            }
            Plan::KeyResult(key, index) => self.serving(key, Target::KeyResult(key, index)),
            Plan::Reference(_) => Vec::new(),
        }
    }

    /// Objectives whose home is `target`, then references to those that further support it.
    fn serving(&self, key: ObjectiveKey, target: Target) -> Vec<Plan> {
        let linked = self.facts.site.objective(key);
        let of_target = |list: &[(ObjectiveKey, Target)], plan: fn(ObjectiveKey) -> Plan| -> Vec<Plan> {
            let meant = list.iter().filter(|(below, served)| *served == target && self.facts.in_alignment[below.0]);
            meant.map(|(below, _)| plan(*below)).collect()
        };
        let mut serving = of_target(&linked.children, Plan::Objective);
        serving.extend(of_target(&linked.supporters, Plan::Reference));
        serving
    }

    fn row(&self, plan: Plan, depth: usize) -> Row {
        match plan {
            Plan::Theme(index) => {
                let title = self.facts.site.theme(index).map_or_else(String::new, |theme| theme.title.clone());
                let organisation = self.facts.site.organisation.as_ref();
                let lang = organisation.map_or_else(String::new, |organisation| self.lang(&organisation.head));
                Row { lang, ..blank(RowKind::Theme, title, depth) }
            }
            Plan::Unaligned => blank(RowKind::Unaligned, self.say("unaligned", &[]), depth),
            Plan::Objective(key) => self.objective_row_of_tree(key, depth),
            Plan::KeyResult(key, index) => self.key_result_row(key, index, depth),
            Plan::Reference(key) => {
                let linked = self.facts.site.objective(key);
                Row {
                    href: format!("#{}", linked.head.id),
                    lang: self.lang(&linked.head),
                    value: self.say("also-supports", &[]),
                    who: self.facts.site.team(linked.team).team.head.title.clone(),
                    ..blank(RowKind::Reference, linked.head.title.clone(), depth)
                }
            }
        }
    }

    fn objective_row_of_tree(&self, key: ObjectiveKey, depth: usize) -> Row {
        let linked = self.facts.site.objective(key);
        let numbers = self.facts.progress.of(key);
        let row = self.objective_row(key);
        let is_strategic = linked.level == Level::Strategic;
        let owner = linked.owner.clone().filter(|_| is_strategic);
        Row {
            id: linked.head.id.as_str().to_owned(),
            href: row.href,
            lang: row.lang,
            who: owner.unwrap_or(row.team),
            bar: row.bar,
            score: row.score,
            expected: row.expected,
            status: Some(row.status),
            updated: numbers.updated.map_or_else(String::new, |one| self.format.short_date(one)),
            open: is_strategic,
            fold_label: self.say("fold-objective", &[("title", Arg::from(linked.head.title.as_str()))]),
            ..blank(if is_strategic { RowKind::Strategic } else { RowKind::Tactical }, linked.head.title.clone(), depth)
        }
    }

    fn key_result_row(&self, key: ObjectiveKey, index: usize, depth: usize) -> Row {
        let linked = self.facts.site.objective(key);
        let numbers = &self.facts.progress.of(key).key_results[index];
        let line = self.key_result_line(key, index);
        Row {
            href: line.href,
            lang: self.lang(&linked.head),
            value: self.value_today(key, index),
            bar: line.bar,
            score: line.score,
            expected: line.expected,
            status: Some(line.status),
            updated: numbers.updated.map_or_else(String::new, |one| self.format.short_date(one)),
            open: linked.level == Level::Strategic,
            fold_label: self.say("fold-key-result", &[("title", Arg::from(line.title.as_str()))]),
            ..blank(RowKind::KeyResult, line.title, depth)
        }
    }
}

/// A row with nothing but its words.
fn blank(kind: RowKind, title: String, depth: usize) -> Row {
    Row {
        kind,
        id: String::new(),
        title,
        href: String::new(),
        lang: String::new(),
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
