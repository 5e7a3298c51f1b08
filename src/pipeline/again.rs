//! Checks again where only texts changed, at the cost of what changed and not of what there is.
//!
//! What comes out is what [`super::check_read`] gives for the same content. Files in which something else may be found now are
//! looked at anew; all others keep their findings.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Checked, Options, Read, Reading, Settings, Stages, waivers};
use crate::{
    diagnostics::{self, Diagnostic, FileId, Severity, SitePath, Sources},
    link::{self, ItemKey, ObjectiveKey, Site},
    parse::{Item, Parsed},
    progress,
    rules::{self, Changes, Facts, Together},
};

/// Links, computes and checks what was read. `before` is what came of `read_before`, with the same settings and options. Nothing
/// where more changed than texts of objectives: then everything has to be looked at.
#[must_use]
pub fn check_again(
    (before, read_before): (&Checked, &Reading),
    settings: &Settings,
    reading: &Reading,
    options: Options,
) -> Option<Checked> {
    let changed = Changed::between(read_before, reading)?;
    if before.stages.linked.iter().any(|one| one.severity == Severity::Error || changed.is_pointed_at(one)) {
        return None;
    }
    let (site, keys) = link::again(&before.site, &changed.parsed, options.today.0)?;
    let progress = progress::compute_again(&before.progress, &site, &keys, settings.config.follow_up_days);
    let mut sources = before.sources.clone();
    for read in changed.files.values() {
        sources.put(read.file, read.source.clone());
    }
    let objectives = changed.objectives(&site);
    let facts = Facts::new(&site, &progress, &settings.config, &sources, options.latest);
    let facts = facts.with_titles(before.stages.titles.as_ref(), &objectives);
    let together = before.stages.together.check_again(&facts, &objectives);
    let mut stale = changed.stale(before, &facts, &objectives);
    stale.extend(together.differing(&before.stages.together));
    let facts = facts.only(&stale);
    let mut fresh = fresh(before, &together, reading, &facts, &stale);
    diagnostics::sort(&mut fresh, &sources);
    diagnostics::shorten(&mut fresh);
    let kept = before.found.iter().filter(|one| !stale.contains(&one.primary.span.file)).cloned();
    let found = merged(kept, fresh, &sources);
    let titles = facts.known_titles();
    let stages = Stages { linked: Arc::clone(&before.stages.linked), together, titles };
    Some(Checked { sources, config: settings.config.clone(), site, progress, found: found.into(), stages })
}

/// Two lists in reading order as one; no file is in both.
fn merged(kept: impl Iterator<Item = Diagnostic>, fresh: Vec<Diagnostic>, sources: &Sources) -> Vec<Diagnostic> {
    let path = |one: &Diagnostic| sources.path(one.primary.span.file);
    let mut fresh = fresh.into_iter().peekable();
    let mut merged = Vec::new();
    for one in kept {
        while let Some(next) = fresh.next_if(|next| path(next) < path(&one)) {
            merged.push(next);
        }
        merged.push(one);
    }
    merged.extend(fresh);
    merged
}

/// The files that are others than before.
struct Changed<'a> {
    files: BTreeMap<FileId, &'a Read>,
    /// What they hold: as it was, and as it is.
    parsed: Vec<(&'a Parsed, &'a Parsed)>,
}

impl<'a> Changed<'a> {
    /// Nothing where files came or went, or other files changed than such that hold Markdown.
    fn between(before: &'a Reading, now: &'a Reading) -> Option<Self> {
        let is_same = |one: &[Arc<Read>], other: &[Arc<Read>]| {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
        };
        let is_alike = is_same(&before.csv, &now.csv)
            && is_same(&before.svg, &now.svg)
            && before.others == now.others
            && before.skipped == now.skipped
            && before.is_theme_missing == now.is_theme_missing
            && before.markdown.len() == now.markdown.len();
        if !is_alike {
            return None;
        }
        let pairs = before.markdown.iter().zip(&now.markdown).filter(|(was, is)| !Arc::ptr_eq(was, is));
        let mut changed = Self { files: BTreeMap::new(), parsed: Vec::new() };
        for (was, is) in pairs {
            let pair = (was.parsed.as_deref()?, is.parsed.as_deref()?);
            if was.source.path != is.source.path || was.file != is.file {
                return None;
            }
            changed.files.insert(is.file, is);
            changed.parsed.push(pair);
        }
        Some(changed)
    }

    fn is_pointed_at(&self, finding: &Diagnostic) -> bool {
        finding.files().any(|file| self.files.contains_key(&file))
    }

    fn objectives(&self, site: &Site) -> Changes<'a> {
        let objective = |one: &'a Parsed| if let Some(Item::Objective(one)) = &one.item { Some(&**one) } else { None };
        let pair = |(was, is): &(&'a Parsed, &'a Parsed)| {
            Some((objective_in(site, &is.path)?, (objective(was)?, objective(is)?)))
        };
        self.parsed.iter().filter_map(pair).collect()
    }

    /// The files in which something else may be found now.
    fn stale(&self, before: &Checked, facts: &Facts<'_>, objectives: &Changes<'_>) -> BTreeSet<FileId> {
        let pointing = before.found.iter().filter(|one| self.is_pointed_at(one)).map(|one| one.primary.span.file);
        let concerned = rules::concerned(facts, objectives).into_iter();
        let concerned = concerned.map(|key| facts.site.objective(key).head.title_span.file);
        self.files.keys().copied().chain(pointing).chain(concerned).collect()
    }
}

fn objective_in(site: &Site, path: &SitePath) -> Option<ObjectiveKey> {
    if let Some(ItemKey::Objective(key)) = site.by_path.get(path) { Some(*key) } else { None }
}

/// What is found in these files, with levels and waivers applied.
fn fresh(
    before: &Checked,
    together: &Together,
    reading: &Reading,
    facts: &Facts<'_>,
    stale: &BTreeSet<FileId>,
) -> Vec<Diagnostic> {
    let is_stale = |one: &Diagnostic| stale.contains(&one.primary.span.file);
    let mut found = rules::check_each(facts);
    found.extend(together.found().chain(before.stages.linked.iter()).filter(|one| is_stale(one)).cloned());
    let mut parsed = Vec::new();
    for read in reading.markdown.iter().filter(|read| stale.contains(&read.file)) {
        found.extend(read.found.iter().chain(read.parsed.iter().flat_map(|one| &one.found)).cloned());
        parsed.extend(read.parsed.as_deref());
    }
    found.retain(is_stale);
    let mut found = rules::settle(found, facts.config, &waivers(parsed.into_iter()), &facts.live_files());
    found.retain(is_stale); // what is wrong in okrsite.yaml is known
    found
}
