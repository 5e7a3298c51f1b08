//! Rules on focus: how much a team, an objective and a person take on.

use std::collections::BTreeMap;

use super::Facts;
use crate::{
    diagnostics::{Diagnostic, Report, id},
    link::{LinkedObjective, TeamKey},
};

/// A person who answers for more objectives of a period than this answers for none of them.
const OWNED_MAX: usize = 3;
/// So many other places are shown; the message has the number of all.
const SHOWN_MAX: usize = 7;

/// OKR050: one finding a team and period, at the first objective beyond the bound.
pub(super) fn objective_count(facts: &Facts<'_>, report: &mut Report) {
    let most = facts.config.focus_objectives as usize;
    let mut sets: BTreeMap<(TeamKey, &str), Vec<&LinkedObjective>> = BTreeMap::new();
    for (_, linked) in facts.live() {
        sets.entry((linked.team, linked.period.id.as_str())).or_default().push(linked);
    }
    for ((team, period), set) in sets.into_iter().filter(|(_, set)| set.len() > most) {
        let team = &facts.site.team(team).team.head.id;
        let message = format!("team `{team}` has {} objectives in `{period}`, more than {most}", set.len());
        let finding = report.at(&id::OBJECTIVE_COUNT, set[most].head.title_span, message);
        show(finding, set.iter().enumerate().filter(|(index, _)| *index != most).map(|(_, linked)| *linked));
        finding.hint("choose the most important ones and postpone the others");
    }
}

/// OKR051
pub(super) fn key_result_count(facts: &Facts<'_>, report: &mut Report) {
    let (fewest, most) = facts.config.focus_key_results;
    for (_, linked) in facts.each_live() {
        let kept: Vec<_> = facts.kept(linked).map(|(_, key_result)| key_result).collect();
        let count = kept.len();
        let (fewest, most) = (fewest as usize, most as usize);
        if count > most {
            let message = format!("this objective has {count} key results, more than {most}");
            let finding = report.at(&id::KEY_RESULT_COUNT, kept[most].span, message);
            finding.also(linked.places.key_results, "the list");
            finding.hint("keep those that show whether the objective is reached");
        } else if count > 0 && count < fewest {
            let one = if count == 1 { "one key result" } else { "too few key results" };
            let message = format!("this objective has {one}, fewer than {fewest}");
            let finding = report.at(&id::KEY_RESULT_COUNT, linked.places.key_results, message);
            finding.hint(
                "add another measure, often one of quality: what else has to be true when the objective is reached?",
            );
        }
    }
}

/// OKR052: one finding a person and period, at the owner of the first objective beyond the bound.
pub(super) fn overloaded_owner(facts: &Facts<'_>, report: &mut Report) {
    let mut sets: BTreeMap<(&str, &str), Vec<&LinkedObjective>> = BTreeMap::new();
    for (_, linked) in facts.live() {
        let is_person = |owner: &&String| facts.site.team_called(owner).is_none();
        if let Some(owner) = linked.objective.owner().filter(is_person) {
            sets.entry((owner.as_str(), linked.period.id.as_str())).or_default().push(linked);
        }
    }
    for ((owner, period), set) in sets.into_iter().filter(|(_, set)| set.len() > OWNED_MAX) {
        let message = format!("{owner} owns {} objectives in `{period}`", set.len());
        let finding = report.at(&id::OVERLOADED_OWNER, set[OWNED_MAX].places.owner, message);
        show(finding, set.iter().enumerate().filter(|(index, _)| *index != OWNED_MAX).map(|(_, linked)| *linked));
        finding.hint("let others on the team own some of them");
    }
}

/// Points at the titles of further objectives, as many as are readable.
fn show<'a>(finding: &mut Diagnostic, others: impl Iterator<Item = &'a LinkedObjective>) {
    for linked in others.take(SHOWN_MAX) {
        finding.also(linked.head.title_span, "");
    }
}
