//! What rules found, by the item that it is about.

use std::collections::BTreeMap;

use crate::{
    diagnostics::{Diagnostic, Severity, Sources},
    link::{ItemKey, Site},
};

/// The longest text of a place that is quoted.
const MARKED_CHARACTERS_MAX: usize = 100;

/// The warnings and notes about the items of a site. Errors are not among them: with any, no site is built.
#[derive(Debug, Default)]
pub struct Findings {
    by_item: BTreeMap<ItemKey, Vec<Finding>>,
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
    /// Sorts `found` by item, the gravest first. What is about no item that is published is left out.
    #[must_use]
    pub fn new(found: &[Diagnostic], sources: &Sources, site: &Site) -> Self {
        let mut by_item: BTreeMap<ItemKey, Vec<Finding>> = BTreeMap::new();
        for one in found.iter().filter(|one| one.severity < Severity::Error) {
            let item = site.by_path.get(sources.path(one.primary.span.file)).copied();
            let is_hidden = |item: &ItemKey| matches!(item, ItemKey::Objective(key) if site.objective(*key).hidden);
            if let Some(item) = item.filter(|item| !is_hidden(item)) {
                let line = sources.place(one.primary.span).line;
                let marked = marked(sources.slice(one.primary.span));
                by_item.entry(item).or_default().push(Finding { found: one.clone(), line, marked });
            }
        }
        for list in by_item.values_mut() {
            list.sort_by_key(|one| std::cmp::Reverse(one.found.severity));
        }
        Self { by_item }
    }

    /// What was found about `item`.
    #[must_use]
    pub fn of(&self, item: ItemKey) -> &[Finding] {
        self.by_item.get(&item).map_or(&[], Vec::as_slice)
    }

    /// Everything, by item.
    pub fn all(&self) -> impl Iterator<Item = (ItemKey, &[Finding])> {
        self.by_item.iter().map(|(item, list)| (*item, list.as_slice()))
    }
}

/// The text of a place as it is quoted.
fn marked(text: &str) -> String {
    let text = text.trim().trim_matches(['"', '\'']);
    let is_short = !text.contains('\n') && text.chars().count() <= MARKED_CHARACTERS_MAX;
    if is_short { text.to_owned() } else { String::new() }
}
