//! Rules on alignment: what objectives serve, and who serves them.

use std::collections::BTreeSet;

use super::Facts;
use crate::{
    diagnostics::{Report, id},
    link::{LinkedObjective, ObjectiveKey, Target, TeamKey},
    model::{Level, PeriodKind, State},
};

mod circle;

pub(super) use circle::support_circle;

/// A tactical objective for as many days as this is set for a year, whatever its period is called.
const YEAR_DAYS: i32 = 360;

/// OKR055: only where there is something to serve.
pub(super) fn no_parent(facts: &Facts<'_>, report: &mut Report) {
    let has_themes = facts.site.organisation.as_ref().is_some_and(|organisation| !organisation.strategy.is_empty());
    let strategic: Vec<&LinkedObjective> =
        facts.live().map(|(_, linked)| linked).filter(|linked| linked.level == Level::Strategic).collect();
    for (_, linked) in facts.each_live() {
        if linked.level != Level::Tactical || facts.parent(linked).is_some() || linked.objective.parent.is_some() {
            continue; // one that names something unknown has a finding of its own
        }
        let above = strategic.iter().find(|above| above.period.end >= linked.period.start);
        if !has_themes && above.is_none() {
            continue;
        }
        let finding = report.at(&id::NO_PARENT, linked.head.title_span, "this objective has no `parent`");
        match above {
            Some(above) => finding.hint(format!(
                "add what it supports, such as `parent: {}`; if there is nothing, it may be routine work",
                above.head.id
            )),
            None => finding.hint("add a theme of the strategy that it supports: `parent: strategy#...`"),
        };
    }
}

/// OKR056
pub(super) fn period_mismatch(facts: &Facts<'_>, report: &mut Report) {
    for (_, linked) in facts.each_live() {
        let (Some(written), Some(above)) = (&linked.objective.parent, facts.parent(linked).and_then(Target::objective))
        else {
            continue;
        };
        let (own, above) = (&linked.period, facts.site.objective(above));
        let whole = &above.period;
        if whole.start <= own.start && own.end <= whole.end {
            continue;
        }
        let message = format!("the period of the parent, `{}`, does not include `{}`", whole.id, own.id);
        let finding = report.at(&id::PERIOD_MISMATCH, written.span, message);
        if let Some(period) = &above.objective.period {
            finding.also(period.span, "the period of the parent");
        }
        if whole.end < own.start {
            finding.hint("choose a parent that still runs, perhaps the one that continues the old parent");
        } else {
            finding.hint("choose a parent whose period includes this one, or correct one of the two periods");
        }
    }
}

/// OKR057: silent where the objective at the top has no parent either, which is told there.
pub(super) fn own_team_parent(facts: &Facts<'_>, report: &mut Report) {
    for (key, linked) in facts.each_live() {
        let Some(written) = linked.objective.parent.as_ref().filter(|_| facts.parent(linked).is_some()) else {
            continue;
        };
        let above = facts.site.ancestors(key);
        let chain = || std::iter::once(key).chain(above.iter().copied()).map(|key| facts.site.objective(key));
        let targets = chain().flat_map(|one| one.supports.iter().chain(one.key_result_supports.iter().flatten()));
        let is_own =
            |target: &Target| target.objective().is_some_and(|key| facts.site.objective(key).team == linked.team);
        let is_inward = facts.site.team(linked.team).parent.is_some()
            && !above.is_empty()
            && chain().all(|one| one.team == linked.team)
            && targets.copied().all(|target| is_own(&target))
            && !facts.serves_theme(key);
        let top = above.last().map(|key| facts.site.objective(*key));
        let is_told = top.is_some_and(|top| top.level == Level::Tactical && top.objective.parent.is_none());
        if is_inward && !is_told {
            let team = &facts.site.team(linked.team).team.head.id;
            let message = format!("every objective above this one belongs to the same team, `{team}`");
            let finding = report.at(&id::OWN_TEAM_PARENT, written.span, message);
            finding.hint("give the topmost one a parent in another team or in the strategy");
        }
    }
}

/// OKR058: the team in between serves the same target in the period, and this one names none of its objectives.
pub(super) fn skipped_level(facts: &Facts<'_>, report: &mut Report) {
    for (_, linked) in facts.each_live() {
        let (Some(written), Some(target)) = (&linked.objective.parent, facts.parent(linked)) else { continue };
        let Some(between) = facts.site.team(linked.team).parent else { continue };
        let Some(further) = facts.site.team(between).parent else { continue };
        let is_above = match target.objective() {
            Some(key) => is_within(facts, further, facts.site.objective(key).team),
            None => true,
        };
        let named = linked.supports.iter().chain(linked.key_result_supports.iter().flatten());
        let helps_between =
            named.filter_map(|target| target.objective()).any(|key| facts.site.objective(key).team == between);
        let covers = |above: &LinkedObjective| {
            facts.parent(above) == Some(target)
                && above.period.start <= linked.period.start
                && linked.period.end <= above.period.end
        };
        if !is_above || helps_between {
            continue;
        }
        let of_team = facts.site.team(between).objectives.iter().filter(|key| facts.is_live(**key));
        if let Some(passed) = of_team.map(|key| facts.site.objective(*key)).find(|above| covers(above)) {
            let team = &facts.site.team(between).team.head.id;
            let message = format!("the parent skips the team `{team}`, which has an objective with the same parent");
            let finding = report.at(&id::SKIPPED_LEVEL, written.span, message);
            finding.also(passed.head.title_span, "the objective of that team");
            finding.hint(format!("if it supports that objective, write `parent: {}`", passed.head.id));
        }
    }
}

/// Whether `wanted` is `team` or above it.
fn is_within(facts: &Facts<'_>, team: TeamKey, wanted: TeamKey) -> bool {
    let mut at = Some(team);
    while let Some(key) = at {
        if key == wanted {
            return true;
        }
        at = facts.site.team(key).parent;
    }
    false
}

/// OKR059
pub(super) fn no_theme(facts: &Facts<'_>, report: &mut Report) {
    let themes = facts.site.organisation.iter().flat_map(|organisation| &organisation.strategy);
    let Some(first) = themes.map(|theme| &theme.id).next() else { return };
    for (key, linked) in facts.each_live() {
        let is_top = linked.level == Level::Strategic && facts.site.team(linked.team).parent.is_none();
        if !is_top || facts.serves_theme(key) {
            continue;
        }
        let (span, what) = match &linked.objective.parent {
            Some(written) if facts.parent(linked).is_some() => {
                (written.span, "nothing above this strategic objective supports a theme")
            }
            Some(_) => continue, // names something unknown, which is told
            None => (linked.head.title_span, "this strategic objective supports no theme"),
        };
        let finding = report.at(&id::NO_THEME, span, format!("{what} of the strategy"));
        finding.hint(format!("add the theme that it supports, such as `parent: strategy#{first}`"));
    }
}

/// OKR060: once the period has begun, and where other teams have objectives in it.
pub(super) fn no_support(facts: &Facts<'_>, report: &mut Report) {
    for (key, linked) in facts.each_live() {
        let is_asked = linked.level == Level::Strategic && linked.state == State::Active && facts.has_begun(linked);
        let may_help = |other: &LinkedObjective| {
            other.team != linked.team && other.level == Level::Tactical && linked.period.contains(other.period.start)
        };
        if !is_asked || !facts.live().any(|(other, one)| other != key && may_help(one)) {
            continue;
        }
        let supporters = linked.children.iter().chain(&linked.supporters);
        let written = supporters.filter(|(below, _)| facts.site.objective(*below).state != State::Draft);
        let served: BTreeSet<Target> = written.map(|(_, target)| *target).collect();
        if served.is_empty() {
            let finding = report.at(&id::NO_SUPPORT, linked.head.title_span, "no other objective supports this one");
            finding.hint("ask the teams which of them will support it");
        } else if served.len() > 1 && !served.contains(&Target::Objective(key)) {
            for (index, key_result) in linked.key_results.iter().enumerate() {
                if !served.contains(&Target::KeyResult(key, index)) {
                    let message =
                        format!("no objective supports `{}`, while other key results here have support", key_result.id);
                    let finding = report.at(&id::NO_SUPPORT, key_result.span, message);
                    finding.hint("ask the teams which of them will support it");
                }
            }
        }
    }
}

/// OKR062
pub(super) fn one_sided_dependency(facts: &Facts<'_>, report: &mut Report) {
    for (key, linked) in facts.each_live() {
        for target in &linked.depends_on {
            let Some(other) = target.objective() else { continue };
            let needed = facts.site.objective(other);
            let is_known = needed.team == linked.team
                || knows(facts, other, key)
                || took_part(facts, key, other)
                || above(facts, key, other);
            let span = linked.objective.depends_on.iter().find(|name| names(&name.value, needed)).map(|name| name.span);
            if let Some(span) = span.filter(|_| !is_known) {
                let team = &facts.site.team(needed.team).team.head.title;
                let message = format!("{team} does not mention that this objective depends on `{}`", needed.head.id);
                let finding = report.at(&id::ONE_SIDED_DEPENDENCY, span, message);
                finding.also(needed.head.title_span, "the objective it depends on");
                finding.hint(format!(
                    "agree on it, and mention this objective in `{}`, under `supports:` or in the text",
                    needed.head.id
                ));
            }
        }
    }
}

/// Whether `written` names `linked`, as a whole or one of its key results.
fn names(written: &str, linked: &LinkedObjective) -> bool {
    let item = written.split('#').next().unwrap_or(written);
    item == linked.head.id.as_str() || linked.head.aliases.iter().any(|alias| alias.value.as_str() == item)
}

/// Whether `needed` mentions `needing`: by a reference, a link, or its id in a text.
fn knows(facts: &Facts<'_>, needed: ObjectiveKey, needing: ObjectiveKey) -> bool {
    let (needed, needing) = (facts.site.objective(needed), facts.site.objective(needing));
    let own_id = needing.head.id.as_str();
    let references = needed.supports.iter().chain(&needed.depends_on);
    let references = references.chain(needed.key_result_supports.iter().flatten());
    let by_reference = references
        .chain(&needed.parent)
        .filter_map(|target| target.objective())
        .any(|key| facts.site.objective(key).head.id == needing.head.id);
    let notes = needed.check_ins.iter().filter_map(|check_in| check_in.note.as_deref());
    let updates = needed.check_ins.iter().flat_map(|check_in| &check_in.updates);
    let mut texts = notes.chain(updates.filter_map(|update| update.note.as_deref()));
    by_reference || needed.head.body.contains(own_id) || texts.any(|text| text.contains(own_id))
}

/// Whether somebody of the needed team took part in setting the objective that needs it.
fn took_part(facts: &Facts<'_>, needing: ObjectiveKey, needed: ObjectiveKey) -> bool {
    let (needing, needed) = (facts.site.objective(needing), facts.site.objective(needed));
    let team = &facts.site.team(needed.team).team;
    let of_team = team.members.iter().chain(&team.lead).chain(&needed.owner).chain(&needed.contributors);
    of_team.into_iter().any(|name| needing.contributors.contains(name) || needing.owner.as_ref() == Some(name))
}

/// Whether `above` is above `key` in the tree: then its page shows it already.
fn above(facts: &Facts<'_>, key: ObjectiveKey, above: ObjectiveKey) -> bool {
    facts.site.ancestors(key).contains(&above)
}

/// OKR063: only where the author wrote the level, or the period is a whole year.
pub(super) fn level_mismatch(facts: &Facts<'_>, report: &mut Report) {
    for (_, linked) in facts.each_live() {
        let is_short = matches!(linked.period.kind, PeriodKind::Quarter(..) | PeriodKind::Month(..));
        if linked.objective.level == Some(Level::Strategic) && is_short {
            let message =
                format!("`{}` is short for a strategic objective, which usually runs for a year", linked.period.id);
            let finding = report.at(&id::LEVEL_MISMATCH, linked.places.level, message);
            finding.hint("choose a longer period, or write `level: tactical`");
        } else if linked.level == Level::Tactical && linked.period.days() >= YEAR_DAYS {
            let Some(period) = &linked.objective.period else { continue };
            let finding = report.at(
                &id::LEVEL_MISMATCH,
                period.span,
                "this period is long for a tactical objective, which usually runs for a quarter or four months",
            );
            finding.hint("choose a shorter period, or write `level: strategic`");
        }
    }
}
