//! What okrsite.yaml and waivers make of findings.

use std::collections::{BTreeMap, BTreeSet};

use super::{Group, Rule, Stage, find, nearest, rule_of};
use crate::{
    config::{Config, Level, Preset},
    diagnostics::{Diagnostic, FileId, Report, Severity, Spanned, id},
    model::Waiver,
};

/// The waivers of each file.
pub type Waivers = BTreeMap<FileId, Vec<Waiver>>;

/// Applies levels and waivers to `found`. What is broken stays an error: only warnings and notes can be changed.
///
/// `live` names the files of objectives that can still be changed: elsewhere a waiver may have nothing left to waive. A
/// file with errors is given no advice on the method until it is mended.
#[must_use]
pub fn settle(found: Vec<Diagnostic>, config: &Config, waivers: &Waivers, live: &BTreeSet<FileId>) -> Vec<Diagnostic> {
    let mut report = Report::default();
    let levels = levels(config, &mut report);
    let broken: BTreeSet<FileId> =
        found.iter().filter(|one| one.severity == Severity::Error).map(|one| one.primary.span.file).collect();
    let live: BTreeSet<FileId> = live.difference(&broken).copied().collect();
    let waived = waived(waivers);
    let mut used = BTreeSet::new();
    let mut kept = Vec::new();
    let found = found.into_iter().filter(|one| !(broken.contains(&one.primary.span.file) && is_advice(one)));
    for finding in found {
        let key = (finding.primary.span.file, finding.rule.code);
        match waived.get(&key).filter(|_| finding.rule.severity != Severity::Error) {
            Some(position) => {
                used.insert((finding.primary.span.file, *position));
            }
            None => kept.push(finding),
        }
    }
    for (file, list) in waivers {
        for (position, waiver) in list.iter().enumerate() {
            if !used.contains(&(*file, position)) {
                idle(waiver, live.contains(file), &mut report);
            }
        }
    }
    kept.append(&mut report.into_found());
    kept.into_iter().filter_map(|finding| at_level(finding, &levels, config.preset)).collect()
}

/// Advice on what can be changed, which waits until the file is mended.
fn is_advice(finding: &Diagnostic) -> bool {
    let is_taught = |rule: &Rule| rule.stage.is_live() || matches!(rule.stage, Stage::Dated(_));
    rule_of(finding.rule).is_some_and(is_taught) && finding.rule.severity != Severity::Error
}

/// A finding with the severity that okrsite.yaml gives its rule; none where the rule is off.
fn at_level(mut finding: Diagnostic, levels: &BTreeMap<u16, Level>, preset: Preset) -> Option<Diagnostic> {
    finding.severity = match levels.get(&finding.rule.code) {
        Some(level) => severity(*level)?,
        None => by_preset(&finding, preset)?,
    };
    Some(finding)
}

/// The severity that a preset makes of a finding.
fn by_preset(finding: &Diagnostic, preset: Preset) -> Option<Severity> {
    let teaches = rule_of(finding.rule).is_some_and(|rule| rule.group != Group::Content);
    match (preset, finding.severity) {
        (Preset::Off, _) | (Preset::Gentle, Severity::Note) if teaches => None,
        (Preset::Gentle, Severity::Warning) if teaches => Some(Severity::Note),
        (Preset::Strict, Severity::Note) if teaches => Some(Severity::Warning),
        (_, severity) => Some(severity),
    }
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
                format!("the level of `{}` cannot be changed: it reports errors that break the site", rule.id.name),
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

/// The position of the first waiver of each rule in each file.
fn waived(waivers: &Waivers) -> BTreeMap<(FileId, u16), usize> {
    let mut waived = BTreeMap::new();
    for (file, list) in waivers {
        for (position, waiver) in list.iter().enumerate() {
            if let Some(rule) = find(&waiver.rule.value) {
                waived.entry((*file, rule.id.code)).or_insert(position);
            }
        }
    }
    waived
}

fn unknown(name: &Spanned<String>, report: &mut Report) {
    let near = if report.may_search(name.span.file) { nearest(&name.value) } else { None };
    let finding = report.at(&id::UNKNOWN_RULE, name.span, format!("no rule has the code or name `{}`", name.value));
    match near {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None => finding.hint("`okrsite explain` lists all rules"),
    };
}

fn idle(waiver: &Waiver, is_live: bool, report: &mut Report) {
    let rule: Option<&Rule> = find(&waiver.rule.value);
    match rule {
        None => unknown(&waiver.rule, report),
        Some(rule) if rule.id.severity == Severity::Error => {
            let finding = report.at(
                &id::UNKNOWN_RULE,
                waiver.rule.span,
                format!("`{}` cannot be allowed: it reports errors that break the site", rule.id.name),
            );
            finding.hint("fix the error, and remove this entry");
        }
        Some(Rule { stage: Stage::Dated(_), .. }) => {}
        Some(rule) if rule.stage.is_live() && !is_live => {}
        Some(rule) => {
            let finding = report.at(
                &id::IDLE_WAIVER,
                waiver.rule.span,
                format!("this exception is not needed: the file has no finding of `{}`", rule.id.name),
            );
            finding.hint("remove this entry of `allow`");
        }
    }
}
