//! What okrsite.yaml and waivers make of findings.

use std::collections::{BTreeMap, BTreeSet};

use super::{Rule, find, nearest};
use crate::{
    config::{Config, Level},
    diagnostics::{Diagnostic, FileId, Report, Severity, Spanned, id},
    model::Waiver,
};

/// The waivers of each file.
pub type Waivers = BTreeMap<FileId, Vec<Waiver>>;

/// Applies levels and waivers to `found`. What is broken stays an error: only warnings and notes can be changed.
#[must_use]
pub fn settle(found: Vec<Diagnostic>, config: &Config, waivers: &Waivers) -> Vec<Diagnostic> {
    let mut report = Report::default();
    let levels = levels(config, &mut report);
    let mut used = BTreeSet::new();
    let mut kept = Vec::new();
    for finding in found {
        match waiver_of(&finding, waivers) {
            Some(position) => {
                used.insert((finding.primary.span.file, position));
            }
            None => kept.push(finding),
        }
    }
    for (file, list) in waivers {
        for (position, waiver) in list.iter().enumerate() {
            if !used.contains(&(*file, position)) {
                idle(waiver, &mut report);
            }
        }
    }
    kept.append(&mut report.into_found());
    kept.into_iter().filter_map(|finding| at_level(finding, &levels)).collect()
}

/// A finding with the severity that okrsite.yaml gives its rule; none where the rule is off.
fn at_level(mut finding: Diagnostic, levels: &BTreeMap<u16, Level>) -> Option<Diagnostic> {
    if let Some(level) = levels.get(&finding.rule.code) {
        finding.severity = severity(*level)?;
    }
    Some(finding)
}

/// The levels that okrsite.yaml sets, by code.
fn levels(config: &Config, report: &mut Report) -> BTreeMap<u16, Level> {
    let mut levels = BTreeMap::new();
    for (name, level) in &config.rules {
        let Some(rule) = find(&name.value) else {
            unknown(name, report);
            continue;
        };
        if rule.id.severity == Severity::Error {
            let finding = report.at(
                &id::UNKNOWN_RULE,
                name.span,
                format!("`{}` marks what is broken: its level is fixed", rule.id.name),
            );
            finding.hint("remove this line");
            continue;
        }
        levels.insert(rule.id.code, *level);
    }
    levels
}

fn severity(level: Level) -> Option<Severity> {
    match level {
        Level::Off => None,
        Level::Note => Some(Severity::Note),
        Level::Warning => Some(Severity::Warning),
        Level::Error => Some(Severity::Error),
    }
}

/// The waiver in the finding's own file that names its rule.
fn waiver_of(finding: &Diagnostic, waivers: &Waivers) -> Option<usize> {
    if finding.rule.severity == Severity::Error {
        return None;
    }
    let list = waivers.get(&finding.primary.span.file)?;
    list.iter().position(|waiver| find(&waiver.rule.value).is_some_and(|rule| rule.id == finding.rule))
}

fn unknown(name: &Spanned<String>, report: &mut Report) {
    let finding = report.at(&id::UNKNOWN_RULE, name.span, format!("there is no rule `{}`", name.value));
    match nearest(&name.value) {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None => finding.hint("`okrsite explain` lists every rule"),
    };
}

fn idle(waiver: &Waiver, report: &mut Report) {
    let rule: Option<&Rule> = find(&waiver.rule.value);
    match rule {
        None => unknown(&waiver.rule, report),
        Some(rule) if rule.id.severity == Severity::Error => {
            let finding = report.at(
                &id::UNKNOWN_RULE,
                waiver.rule.span,
                format!("`{}` marks what is broken and cannot be waived", rule.id.name),
            );
            finding.hint("mend what it points at, and remove this entry");
        }
        Some(rule) => {
            let finding =
                report.at(&id::IDLE_WAIVER, waiver.rule.span, format!("nothing here breaks `{}`", rule.id.name));
            finding.hint("remove this entry of `allow`");
        }
    }
}
