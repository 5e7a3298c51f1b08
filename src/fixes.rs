//! Which changes mend findings: planned as texts, proved before anything is written.
//!
//! 1. Put the replacements of a file's findings in place; every other byte stays. 2. Check the whole site again. Whatever was
//!    not found before must not be found now, and what was to be mended must be gone. A finding that a change brings to light
//!    may be mended in the same way. 3. Where that does not hold for all changes together, try each file, then each change by
//!    itself, and leave out those that do not prove right.
//!
//! Nothing here touches the disk: [`crate::edit`] writes.

use std::collections::BTreeMap;

use crate::{
    config::FILE_NAME,
    diagnostics::{Diagnostic, FileId, Fix, SitePath, Sources},
    pipeline::{self, Checked, Files, Options},
    rules::{self, Group},
};

/// How many times the site is checked at most. Beyond, changes that do not prove right together are left out.
const CHECKS_MAX: usize = 100;
/// How many times in a row findings that come to light are mended.
const ROUNDS_MAX: usize = 4;
/// What a file may start with that its text does not hold.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What a site is checked from.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The bytes of okrsite.yaml, where there is one.
    pub settings: Option<&'a [u8]>,
    /// The files.
    pub files: &'a Files,
    /// What it is computed for.
    pub options: Options,
}

/// A file, as it is and as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// Its path.
    pub path: SitePath,
    /// Its bytes now.
    pub before: Vec<u8>,
    /// Its bytes with the findings mended.
    pub after: Vec<u8>,
    /// How many findings are mended.
    pub count: usize,
    /// How many of these are found now; the others come to light on the way.
    pub found: usize,
}

/// The changes that mend the findings of `checked` which `is_wanted` picks, as far as they prove right.
#[must_use]
pub fn plan(inputs: Inputs<'_>, checked: &Checked, is_wanted: impl Fn(&Diagnostic) -> bool) -> Vec<Edited> {
    let by_file = by_file(checked.found.iter().filter(|one| is_wanted(one)));
    let mut planner = Planner { inputs, checked, checks: 0 };
    if let Some(edited) = planner.attempt(&by_file) {
        return edited;
    }
    let mut all = Vec::new();
    for (file, fixes) in by_file {
        let mut right = planner.attempt(&BTreeMap::from([(file, fixes.clone())]));
        let mut kept = Vec::new();
        for fix in fixes.into_iter().take_while(|_| right.is_none()).collect::<Vec<_>>() {
            kept.push(fix);
            match planner.attempt(&BTreeMap::from([(file, kept.clone())])) {
                Some(edited) => right = Some(edited),
                None => drop(kept.pop()),
            }
        }
        all.extend(right.unwrap_or_default());
    }
    all
}

type Fixes<'a> = BTreeMap<FileId, Vec<(&'a Diagnostic, &'a Fix)>>;

/// The fixes of these findings, by file.
fn by_file<'a>(found: impl Iterator<Item = &'a Diagnostic>) -> Fixes<'a> {
    let mut by_file = Fixes::new();
    for one in found {
        if let Some(fix) = one.fix.as_ref().filter(|fix| fix.span.file == one.primary.span.file) {
            by_file.entry(fix.span.file).or_default().push((one, fix));
        }
    }
    by_file
}

struct Planner<'a> {
    inputs: Inputs<'a>,
    checked: &'a Checked,
    checks: usize,
}

impl Planner<'_> {
    /// The files with these changes, and with those of findings that come to light; nothing where they do not prove right:
    /// the site must have no finding then that it does not have now, and none of those that were to be mended.
    fn attempt(&mut self, first: &Fixes<'_>) -> Option<Vec<Edited>> {
        if self.checks >= CHECKS_MAX {
            return None;
        }
        let mut allowed = tally(&self.checked.found, &self.checked.sources);
        for (one, _) in first.values().flatten() {
            if let Some(number) = allowed.get_mut(&name(one, &self.checked.sources)) {
                *number -= 1;
            }
        }
        let mut work = Work { settings: self.inputs.settings.map(<[u8]>::to_vec), files: self.inputs.files.clone() };
        let mut numbers = BTreeMap::new();
        work.apply(first, &self.checked.sources, &mut numbers)?;
        for _ in 0..ROUNDS_MAX {
            self.checks += 1;
            if self.checks > CHECKS_MAX {
                return None;
            }
            let again =
                pipeline::check(&pipeline::settings(work.settings.as_deref()), &work.files, self.inputs.options);
            let mut seen = BTreeMap::new();
            let new = again.found.iter().filter(|one| counts(one)).filter(|one| {
                let name = name(one, &again.sources);
                let number = seen.entry(name.clone()).or_insert(0);
                *number += 1;
                allowed.get(&name).is_none_or(|allowed| *number > *allowed)
            });
            let new: Vec<&Diagnostic> = new.collect();
            if new.is_empty() {
                return Some(self.compared(first, &work, &numbers));
            }
            if new.iter().any(|one| one.fix.is_none()) {
                return None;
            }
            work.apply(&by_file(new.into_iter()), &again.sources, &mut numbers)?;
        }
        None
    }

    /// The files that differ from those the site was checked from.
    fn compared(&self, first: &Fixes<'_>, work: &Work, counts: &BTreeMap<SitePath, usize>) -> Vec<Edited> {
        let now = first.iter().map(|(file, fixes)| (self.checked.sources.path(*file), fixes.len()));
        let now: BTreeMap<&SitePath, usize> = now.collect();
        let edited = |(path, count): (&SitePath, &usize)| {
            let before = bytes(self.inputs.settings, self.inputs.files, path)?.to_vec();
            let after = bytes(work.settings.as_deref(), &work.files, path)?.to_vec();
            let found = now.get(path).copied().unwrap_or(0);
            Some(Edited { path: path.clone(), before, after, count: *count, found })
        };
        counts.iter().filter_map(edited).collect()
    }
}

/// The files of a site while they are changed.
struct Work {
    settings: Option<Vec<u8>>,
    files: Files,
}

impl Work {
    /// Puts changes in place and counts them by file; nothing where one does not fit.
    fn apply(&mut self, fixes: &Fixes<'_>, sources: &Sources, counts: &mut BTreeMap<SitePath, usize>) -> Option<()> {
        for (file, fixes) in fixes {
            let (path, text) = (sources.path(*file), sources.text(*file));
            let before = bytes(self.settings.as_deref(), &self.files, path)?;
            let mark = before.len().checked_sub(text.len())?;
            if &before[mark..] != text.as_bytes() || !BYTE_ORDER_MARK.starts_with(&before[..mark]) {
                return None; // the text in the findings is not the file's
            }
            let fixes: Vec<&Fix> = fixes.iter().map(|(_, fix)| *fix).collect();
            let after = [&before[..mark], replaced(text, &fixes)?.as_bytes()].concat();
            *counts.entry(path.clone()).or_default() += fixes.len();
            match self.files.markdown.iter_mut().chain(&mut self.files.csv).find(|(known, _)| known == path) {
                Some((_, bytes)) => *bytes = after.into(),
                None => self.settings = Some(after),
            }
        }
        Some(())
    }
}

/// The bytes of a file.
fn bytes<'a>(settings: Option<&'a [u8]>, files: &'a Files, path: &SitePath) -> Option<&'a [u8]> {
    let own = files.markdown.iter().chain(&files.csv).find(|(known, _)| known == path);
    let is_settings = path.as_str() == FILE_NAME;
    own.map(|(_, bytes)| &**bytes).or(settings.filter(|_| is_settings))
}

/// The text with the replacements in place; nothing where two of them overlap or one does not fit the text.
fn replaced(text: &str, fixes: &[&Fix]) -> Option<String> {
    let mut sorted = fixes.to_vec();
    sorted.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let mut after = String::with_capacity(text.len());
    let mut at = 0;
    for fix in sorted {
        let range = fix.span.range();
        after.push_str(text.get(at..range.start)?);
        after.push_str(&fix.replacement);
        at = range.end;
    }
    after.push_str(text.get(at..)?);
    Some(after)
}

type Name = (SitePath, u16, String);

/// What makes a finding the same when the bytes around it move.
fn name(one: &Diagnostic, sources: &Sources) -> Name {
    (sources.path(one.primary.span.file).clone(), one.rule.code, one.message.clone())
}

/// Whether a finding says that something is broken. Advice on the method comes to light where a file can be read again.
fn counts(one: &Diagnostic) -> bool {
    rules::rule_of(one.rule).is_none_or(|rule| rule.group == Group::Content)
}

fn tally(found: &[Diagnostic], sources: &Sources) -> BTreeMap<Name, usize> {
    let mut tally = BTreeMap::new();
    for one in found.iter().filter(|one| counts(one)) {
        *tally.entry(name(one, sources)).or_insert(0) += 1;
    }
    tally
}
