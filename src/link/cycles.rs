//! Circles in parents: each is reported once, whole, and broken.

use super::site::{ObjectiveKey, Site, Target};
use crate::diagnostics::{Report, RuleId, Span, id};

/// Breaks circles of parent objectives.
pub(super) fn break_parents(site: &mut Site, report: &mut Report) {
    let parents: Vec<Option<usize>> =
        site.objectives.iter().map(|linked| linked.parent.and_then(Target::objective).map(|key| key.0)).collect();
    for circle in circles(&parents) {
        let names: Vec<&str> = circle.iter().map(|index| site.objectives[*index].head.id.as_str()).collect();
        let written = |index: &usize| site.objectives[*index].objective.parent.as_ref().map(|parent| parent.span);
        let spans: Vec<Span> = circle.iter().filter_map(written).collect();
        tell(&id::ALIGNMENT_CYCLE, "parents", &names, &spans, report);
        for index in circle {
            site.objective_mut(ObjectiveKey(index)).parent = None;
        }
    }
}

/// Finds the circles in a graph where each node has at most one parent. Each starts with its lowest member.
pub(super) fn circles(parents: &[Option<usize>]) -> Vec<Vec<usize>> {
    const NEW: usize = usize::MAX;
    let mut seen_in_walk = vec![NEW; parents.len()];
    let mut found = Vec::new();
    for start in 0..parents.len() {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(node) = at.filter(|node| seen_in_walk[*node] == NEW) {
            seen_in_walk[node] = start;
            path.push(node);
            at = parents[node];
        }
        let Some(node) = at.filter(|node| seen_in_walk[*node] == start) else { continue };
        let Some(entry) = path.iter().position(|member| *member == node) else { continue };
        let mut circle = path.split_off(entry);
        let lowest = circle.iter().enumerate().min_by_key(|(_, member)| **member).map_or(0, |(position, _)| position);
        circle.rotate_left(lowest);
        found.push(circle);
    }
    found.sort();
    found
}

/// Tells of one circle: the whole of it, once.
pub(super) fn tell(rule: &'static RuleId, what: &str, names: &[&str], spans: &[Span], report: &mut Report) {
    let (Some(first), Some(name)) = (spans.first(), names.first()) else { return };
    if names.len() == 1 {
        let finding = report.at(rule, *first, format!("`{name}` cannot be its own parent"));
        finding.hint("write another, or remove the line");
        return;
    }
    let path: Vec<String> = names.iter().chain([name]).map(|name| format!("`{name}`")).collect();
    let finding = report.at(rule, *first, format!("{what} form a cycle: {}", path.join(" -> ")));
    for span in spans.iter().skip(1) {
        finding.also(*span, "then here");
    }
    finding.hint("remove one of these lines, or change its value");
}
