//! Where a new file goes: to where files of its kind lie already.

use std::{collections::BTreeMap, mem::discriminant};

use super::draft::Kind;
use crate::{
    link::{LinkedObjective, Site},
    model::{Head, Period},
    source::slug,
};

/// The folder for an objective of `team` and `period`; empty for the content folder itself.
///
/// What the objectives most like it do decides: those of the same team and period, else of the same team and kind of
/// period, and so on. Folders are compared with period, year and team taken out of them, so that `okrs/2026-Q3/product`
/// shows the way to `okrs/2026-Q4/product`. With no objective to follow: `okrs/2026` or `okrs/2026-Q4/product`.
pub(super) fn of_objective(site: &Site, team: &str, period: Option<&Period>, written_period: &str) -> String {
    let team = slug::slug(team);
    let is_team = |one: &LinkedObjective| site.team(one.team).team.head.id.as_str() == team;
    let is_period = |one: &LinkedObjective| one.period.id == written_period;
    let is_form = |one: &LinkedObjective| {
        period.is_some_and(|period| discriminant(&period.kind) == discriminant(&one.period.kind))
    };
    let likenesses: [&dyn Fn(&LinkedObjective) -> bool; 5] = [
        &|one| is_team(one) && is_period(one),
        &|one| is_team(one) && is_form(one),
        &|one| is_form(one),
        &|one| is_team(one),
        &|_| true,
    ];
    let like = likenesses.iter().find_map(|likeness| {
        let alike = site.objectives.iter().filter(|one| likeness(one));
        commonest(alike.map(|one| pattern(site, one)))
    });
    let default = if written_period.contains('-') { "okrs/{period}/{team}" } else { "okrs/{period}" };
    let pattern = like.unwrap_or_else(|| default.to_owned());
    let (year, part) = parts(period, written_period);
    let fill = |name: &str| match name {
        "{period}" => slug_with_capitals(written_period),
        "{team}" => team.clone(),
        "{year}" => year.clone(),
        "{part}" => part.clone(),
        other => other.to_owned(),
    };
    pattern.split('/').map(fill).collect::<Vec<_>>().join("/")
}

/// The folder for a team, KPI or page.
pub(super) fn of_kind(site: &Site, kind: Kind) -> String {
    let heads: Vec<&Head> = match kind {
        Kind::Objective => Vec::new(),
        Kind::Team => site.teams.iter().filter(|team| team.has_file).map(|team| &team.team.head).collect(),
        Kind::Kpi => site.kpis.iter().map(|kpi| &kpi.kpi.head).collect(),
        Kind::Page => site.pages.iter().map(|page| &page.head).collect(),
    };
    commonest(heads.into_iter().map(|head| folder(head).to_owned())).unwrap_or_else(|| format!("{}s", kind.word()))
}

/// The text that comes most often; among equals the first by alphabet.
fn commonest(texts: impl Iterator<Item = String>) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(text, _)| text)
}

/// The folder of an objective, with its period, year and team taken out.
fn pattern(site: &Site, one: &LinkedObjective) -> String {
    let (year, part) = parts(Some(&one.period), &one.period.id);
    let team = site.team(one.team).team.head.id.as_str();
    let general = |name: &str| match name {
        _ if name == one.period.id => "{period}".to_owned(),
        _ if name == team => "{team}".to_owned(),
        _ if name == year => "{year}".to_owned(),
        _ if name == part => "{part}".to_owned(),
        other => other.to_owned(),
    };
    folder(&one.head).split('/').map(general).collect::<Vec<_>>().join("/")
}

/// Year and rest of a period: `2026` and `Q4`.
fn parts(period: Option<&Period>, id: &str) -> (String, String) {
    match (id.split_once('-'), period) {
        (Some((year, part)), _) if year.bytes().all(|byte| byte.is_ascii_digit()) => (year.to_owned(), part.to_owned()),
        (_, Some(period)) => (period.start.year().to_string(), id.to_owned()),
        (_, None) => (id.to_owned(), id.to_owned()),
    }
}

fn folder(head: &Head) -> &str {
    head.path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A period as a folder's name: the ids of own periods are free text.
fn slug_with_capitals(period: &str) -> String {
    let is_safe = |one: char| one.is_ascii_alphanumeric() || one == '-';
    if period.chars().all(is_safe) { period.to_owned() } else { slug::slug(period) }
}
