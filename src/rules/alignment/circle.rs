//! Circles of parents and supports, each told once.

use super::super::Facts;
use crate::{
    diagnostics::{Report, Span, id},
    link::{ObjectiveKey, Target},
};

/// A circle is told where at least one in so many of its objectives is in no circle before it.
const NEW_SHARE: usize = 8;

/// OKR061. Circles of parents alone are errors and were broken when the site was linked.
pub(crate) fn support_circle(facts: &Facts<'_>, report: &mut Report) {
    for circle in circles(facts) {
        let names: Vec<String> = circle.iter().map(|key| format!("`{}`", facts.site.objective(*key).head.id)).collect();
        let Some(first) = circle.first().map(|key| facts.site.objective(*key)) else { continue };
        let is_live = circle.iter().any(|key| facts.is_live(*key));
        if !is_live {
            continue;
        }
        let next = circle.get(1).or(circle.first()).copied();
        let span = next.and_then(|next| reference(facts, circle[0], next)).unwrap_or(first.head.title_span);
        let message = format!("these objectives support each other in a cycle: {}", names.join(", "));
        let finding = report.at(&id::SUPPORT_CIRCLE, span, message);
        for (position, key) in circle.iter().enumerate().skip(1) {
            let next = circle.get(position + 1).unwrap_or(&circle[0]);
            if let Some(span) = reference(facts, *key, *next) {
                finding.also(span, "then here");
            }
        }
        finding.hint("keep the reference from the smaller objective to the larger one, and remove the other");
    }
}

/// Where `from` names `to`.
fn reference(facts: &Facts<'_>, from: ObjectiveKey, to: ObjectiveKey) -> Option<Span> {
    let (from, to) = (facts.site.objective(from), facts.site.objective(to));
    let written = from.objective.supports.iter().chain(&from.objective.parent);
    let written = written.chain(from.key_results.iter().flat_map(|one| &one.supports));
    written.into_iter().find(|name| super::names(&name.value, to)).map(|name| name.span)
}

/// The objectives that `key` serves.
fn served(facts: &Facts<'_>, key: ObjectiveKey) -> Vec<ObjectiveKey> {
    let linked = facts.site.objective(key);
    let targets = linked.parent.iter().chain(&linked.supports).chain(linked.key_result_supports.iter().flatten());
    let mut served: Vec<ObjectiveKey> =
        targets.copied().filter_map(Target::objective).filter(|other| *other != key).collect();
    served.sort_unstable();
    served.dedup();
    served
}

/// A circle for each place where the walk comes back to an objective that it stands on, unless the circles before it have
/// nearly all its objectives: where everything supports everything, there are more than anybody can read. Walks without
/// recursion; each objective is entered once.
fn circles(facts: &Facts<'_>) -> Vec<Vec<ObjectiveKey>> {
    let mut marks = vec![Mark::New; facts.site.objectives.len()];
    let mut found = Vec::new();
    for start in (0..marks.len()).map(ObjectiveKey) {
        if marks[start.0] == Mark::New {
            circles_from(start, &mut marks, facts, &mut found);
        }
    }
    found
}

/// How far the walk has come with an objective.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    /// It has not been there.
    New,
    /// It stands there; the number is the place on its path.
    Open(usize),
    /// It was there, and everywhere that leads to.
    Left,
}

/// Walks from `start` and adds the circles on the way to `found`.
fn circles_from(start: ObjectiveKey, marks: &mut [Mark], facts: &Facts<'_>, found: &mut Vec<Vec<ObjectiveKey>>) {
    let mut path: Vec<(ObjectiveKey, std::vec::IntoIter<ObjectiveKey>)> = Vec::new();
    let mut untold: Vec<usize> = Vec::new(); // the places on the path that no circle has yet
    let mut entered = Some(start);
    loop {
        if let Some(key) = entered.take() {
            marks[key.0] = Mark::Open(path.len());
            untold.push(path.len());
            path.push((key, served(facts, key).into_iter()));
        }
        let Some((key, rest)) = path.last_mut() else { return };
        let key = *key;
        match rest.next().map(|next| (next, marks[next.0])) {
            None => {
                marks[key.0] = Mark::Left;
                path.pop();
                untold.pop_if(|place| *place == path.len());
            }
            Some((next, Mark::New)) => entered = Some(next),
            Some((_, Mark::Open(entry))) => {
                let new = untold.partition_point(|place| *place < entry);
                if (untold.len() - new) * NEW_SHARE >= path.len() - entry {
                    found.push(path[entry..].iter().map(|(key, _)| *key).collect());
                    untold.truncate(new);
                }
            }
            Some((_, Mark::Left)) => {}
        }
    }
}
