//! Rules that compare objectives with each other, and what they found.

use std::{
    collections::{BTreeMap, BTreeSet},
    mem::discriminant,
    sync::Arc,
};

use rayon::prelude::*;

use super::{Changes, Facts, Looks, RULES, Stage};
use crate::{
    diagnostics::{Diagnostic, FileId, Report},
    model::{KeyResult, Objective},
};

/// What each of these rules found, in the order of the table.
#[derive(Debug, Clone)]
pub struct Together(Vec<Arc<[Diagnostic]>>);

type Function = fn(&Facts<'_>, &mut Report);

impl Together {
    /// Runs them all, as many at once as there are processors.
    #[must_use]
    pub fn check(facts: &Facts<'_>) -> Self {
        Self(rules().into_par_iter().map(|(function, _)| look(function, facts)).collect())
    }

    /// The same after the texts of these objectives changed: runs what looks at what is another now, and what found something in
    /// one of their files.
    #[must_use]
    pub fn check_again(&self, facts: &Facts<'_>, changed: &Changes<'_>) -> Self {
        let files: BTreeSet<FileId> = changed.values().map(|(was, _)| was.head.title_span.file).collect();
        let again = |((function, looks), before): ((Function, Looks), &Arc<[Diagnostic]>)| {
            let is_other = changed.values().any(|(was, is)| !looks.is_same(was, is));
            if is_other || before.iter().any(|one| one.files().any(|file| files.contains(&file))) {
                look(function, facts)
            } else {
                Arc::clone(before)
            }
        };
        Self(rules().into_par_iter().zip(&self.0).map(again).collect())
    }

    /// Everything that was found.
    pub fn found(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter().flat_map(|list| list.iter())
    }

    /// The files in which others were found than `before`.
    #[must_use]
    pub fn differing(&self, before: &Self) -> BTreeSet<FileId> {
        let pairs = self.0.iter().zip(&before.0).filter(|(now, before)| !Arc::ptr_eq(now, before));
        pairs.flat_map(|(now, before)| differing(&by_file(now), &by_file(before))).collect()
    }
}

type ByFile<'a> = BTreeMap<FileId, Vec<&'a Diagnostic>>;

fn by_file(found: &[Diagnostic]) -> ByFile<'_> {
    let mut by_file = ByFile::new();
    for one in found {
        by_file.entry(one.primary.span.file).or_default().push(one);
    }
    by_file
}

fn differing(now: &ByFile<'_>, before: &ByFile<'_>) -> Vec<FileId> {
    now.keys().chain(before.keys()).filter(|file| now.get(file) != before.get(file)).copied().collect()
}

fn rules() -> Vec<(Function, Looks)> {
    let of = |stage| if let Stage::Together(function, looks) = stage { Some((function, looks)) } else { None };
    RULES.iter().filter_map(|rule| of(rule.stage)).collect()
}

fn look(function: Function, facts: &Facts<'_>) -> Arc<[Diagnostic]> {
    let mut report = Report::default();
    function(facts, &mut report);
    report.into_found().into()
}

impl Looks {
    /// Whether it sees no difference between an objective as it was and as it is.
    fn is_same(self, was: &Objective, is: &Objective) -> bool {
        let measured = |one: &KeyResult| {
            let dropped = one.dropped.as_ref().map(|dropped| dropped.date);
            (one.title.clone(), one.unit.clone(), one.guards, discriminant(&one.measure), dropped)
        };
        match self {
            Self::AtTies => true,
            Self::AtTitles => was.head.title == is.head.title,
            Self::AtMeasures => was.key_results.iter().map(measured).eq(is.key_results.iter().map(measured)),
        }
    }
}
