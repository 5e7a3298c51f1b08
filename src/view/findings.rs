//! What rules found, by the item that it is about.

use std::{collections::BTreeMap, sync::Arc};

use rayon::prelude::*;

use super::Facts;
use crate::{
    diagnostics::{Diagnostic, FileId, Severity, SitePath, Sources},
    link::ItemKey,
};

/// The longest text of a place that is quoted.
const MARKED_CHARACTERS_MAX: usize = 100;

/// The findings in the files of a site.
#[derive(Debug, Default)]
pub struct Findings {
    /// In reading order: those of a file stand together, and files come by path.
    found: Arc<Vec<Diagnostic>>,
    sources: Sources,
}

/// A finding and its line.
#[derive(Debug, Clone)]
pub struct Finding {
    /// What was found.
    pub found: Diagnostic,
    /// The line, from 1.
    pub line: usize,
    /// What stands at the place; empty where that is more than a few words.
    pub marked: String,
}

impl Findings {
    /// Takes what was found, in reading order, and what it points into.
    #[must_use]
    pub fn new(found: Arc<Vec<Diagnostic>>, sources: Sources) -> Self {
        Self { found, sources }
    }

    /// All of them, by file.
    pub(super) fn by_file(&self) -> BTreeMap<FileId, Vec<Finding>> {
        let files = self.found.chunk_by(|one, next| one.primary.span.file == next.primary.span.file);
        let files: Vec<&[Diagnostic]> = files.collect();
        let of_file = |found: &&[Diagnostic]| {
            (found[0].primary.span.file, found.iter().map(|one| self.finding(one)).collect()) // never empty
        };
        files.par_iter().map(of_file).collect()
    }

    /// The texts that they point into.
    pub(super) fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Those in one file.
    fn in_file(&self, path: &SitePath) -> &[Diagnostic] {
        let is_before = |one: &Diagnostic| self.path(one) < path;
        let rest = &self.found[self.found.partition_point(is_before)..];
        &rest[..rest.partition_point(|one| self.path(one) == path)]
    }

    fn path(&self, one: &Diagnostic) -> &SitePath {
        self.sources.path(one.primary.span.file)
    }

    /// The errors in one file that is left out of the site, in reading order.
    #[must_use]
    pub fn errors_in(&self, path: &SitePath) -> Vec<Finding> {
        let errors = self.in_file(path).iter().filter(|one| one.severity == Severity::Error);
        errors.map(|one| self.finding(one)).collect()
    }

    fn finding(&self, one: &Diagnostic) -> Finding {
        Finding {
            found: one.clone(),
            line: self.sources.place(one.primary.span).line,
            marked: marked(self.sources.slice(one.primary.span)),
        }
    }

    /// The warnings and notes among them with their lines, the gravest first. Errors are not: a file with any is left out.
    fn told(&self, found: &[Diagnostic]) -> Vec<Finding> {
        let advice = found.iter().filter(|one| one.severity < Severity::Error);
        let mut told: Vec<Finding> = advice.map(|one| self.finding(one)).collect();
        told.sort_by_key(|one| std::cmp::Reverse(one.found.severity));
        told
    }
}

impl Facts<'_> {
    /// What was found about `item`; nothing about a draft that is not published.
    #[must_use]
    pub fn findings_of(&self, item: ItemKey) -> Vec<Finding> {
        let head = self.head(item).filter(|_| !self.is_hidden(item));
        head.map_or_else(Vec::new, |head| self.findings.told(self.findings.in_file(&head.path)))
    }

    /// Everything that was found about items that are published, by item.
    #[must_use]
    pub fn all_findings(&self) -> BTreeMap<ItemKey, Vec<Finding>> {
        let files = self.findings.found.chunk_by(|one, next| one.primary.span.file == next.primary.span.file);
        let by_item = files.filter_map(|found| {
            let item = *self.site.by_path.get(self.findings.path(found.first()?))?;
            (!self.is_hidden(item)).then(|| (item, self.findings.told(found)))
        });
        by_item.collect()
    }

    fn is_hidden(&self, item: ItemKey) -> bool {
        matches!(item, ItemKey::Objective(key) if self.site.objective(key).hidden)
    }
}

/// The text of a place as it is quoted.
fn marked(text: &str) -> String {
    let text = text.trim().trim_matches(['"', '\'']);
    let is_short = !text.contains('\n') && text.chars().count() <= MARKED_CHARACTERS_MAX;
    if is_short { text.to_owned() } else { String::new() }
}
