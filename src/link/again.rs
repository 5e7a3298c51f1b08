//! Links again where only texts changed.
//!
//! Most changes are a word, a value, a check-in: what ties an objective to others stays as it was. The site is then the one
//! before with that objective in its place: nothing is resolved anew. [`super::link`] gives the same.

use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{Hash, Hasher},
    sync::Arc,
};

use super::{
    references,
    site::{ItemKey, ObjectiveKey, Site},
};
use crate::{
    diagnostics::Spanned,
    model::{Date, GivenField, Head, Id, KeyResult, Level, Marks, Objective, State, Unreadable},
    parse::{Item, Parsed},
    source::markdown::Unread,
};

/// Links the site `before` again. `changed` are the files that are others than before, each as it was and as it is; `today` is
/// the same day. Returns the site and the objectives that changed; nothing where more changed than texts.
#[must_use]
pub fn again(before: &Site, changed: &[(&Parsed, &Parsed)], today: Date) -> Option<(Site, BTreeSet<ObjectiveKey>)> {
    let mut others = BTreeMap::new();
    for (was, is) in changed {
        let Some(ItemKey::Objective(key)) = before.by_path.get(&is.path) else { return None };
        if was.file != is.file || ties(was)? != ties(is)? {
            return None;
        }
        others.insert(*key, references::on_day(objective(is)?, today));
    }
    let mut site = before.clone();
    site.dated.extend(changed.iter().map(|(_, is)| (is.file, Arc::clone(&is.dated))));
    let keys = others.keys().copied().collect();
    for (key, objective) in others {
        site.objective_mut(key).objective = objective;
    }
    Some((site, keys))
}

fn objective(parsed: &Parsed) -> Option<&Arc<Objective>> {
    if let Some(Item::Objective(objective)) = &parsed.item { Some(objective) } else { None }
}

/// Hashes what ties the objective of a file to others. Returns whether it holds one: of any other file, everything matters.
pub fn hash_ties(parsed: &Parsed, hasher: &mut impl Hasher) -> bool {
    let ties = ties(parsed);
    ties.hash(hasher);
    ties.is_some()
}

/// What of an objective's file others depend on: its names, what it refers to, and what decides where it is shown.
#[derive(PartialEq, Hash)]
struct Ties<'a> {
    id: &'a Id,
    aliases: Vec<&'a Id>,
    team: Option<&'a String>,
    period: Option<&'a String>,
    level: Option<Level>,
    state: State,
    closed: Option<Date>,
    people: (&'a [String], &'a [String]),
    tags: &'a [String],
    /// The fields of the whole and of each key result: they are checked against okrsite.yaml.
    fields: Vec<Vec<(&'a String, &'a String, Marks)>>,
    /// Parent, supports, dependencies, and what it continues.
    references: [Vec<&'a String>; 4],
    /// The id of each key result, what it supports, and its KPI with the unit of its own numbers.
    key_results: Vec<KeyResultTies<'a>>,
    unreadable: &'a Unreadable,
    links: Vec<(&'a String, bool, Option<Unread>)>,
    anchors: &'a BTreeMap<String, String>,
}

/// Its id, what it supports, and its KPI.
type KeyResultTies<'a> = (&'a Id, Vec<&'a String>, Option<KpiTies<'a>>);

/// A KPI, and the unit in which the key result that uses it is written.
type KpiTies<'a> = (&'a String, Option<&'a String>);

/// Every field is named here: whoever adds one decides whether it ties.
fn ties(parsed: &Parsed) -> Option<Ties<'_>> {
    let Parsed { file: _, path: _, item: _, is_plain: _, links, anchors, dated: _, found: _ } = parsed;
    let Objective {
        head,
        team,
        period,
        level,
        ambition: _,
        state,
        owners,
        contributors,
        parent,
        supports,
        depends_on,
        continues,
        tags,
        key_results,
        unreadable,
        initiatives: _,
        check_ins: _,
        closing,
        places: _,
    } = &**objective(parsed)?;
    let Head {
        id,
        span: _,
        path: _,
        title: _,
        title_span: _,
        lang: _,
        aliases,
        waivers: _,
        fields,
        body: _,
        body_start: _,
    } = head;
    Some(Ties {
        id,
        aliases: values(aliases),
        team: team.as_ref().map(|team| &team.value),
        period: period.as_ref().map(|period| &period.value),
        level: *level,
        state: *state,
        closed: closing.as_ref().map(|closing| closing.date),
        people: (owners, contributors),
        tags,
        fields: [fields].into_iter().chain(key_results.iter().map(|one| &one.fields)).map(|list| given(list)).collect(),
        references: [values(parent.as_slice()), values(supports), values(depends_on), values(continues.as_slice())],
        key_results: key_results.iter().map(key_result).collect(),
        unreadable,
        links: links.iter().map(|link| (&link.address, link.image, link.unread)).collect(),
        anchors,
    })
}

fn key_result(one: &KeyResult) -> KeyResultTies<'_> {
    let KeyResult {
        id,
        title: _,
        span: _,
        owners: _,
        unit,
        weight: _,
        confidence: _,
        guards: _,
        supports,
        note: _,
        measure,
        fields: _, // beside those of the whole
        due: _,
        source: _,
        dropped: _,
        places: _,
    } = one;
    (id, values(supports), measure.kpi().map(|kpi| (&kpi.value, unit.as_ref())))
}

fn given(fields: &[GivenField]) -> Vec<(&String, &String, Marks)> {
    fields.iter().map(|one| (&one.name.value, &one.value.value, one.marks)).collect()
}

fn values<T>(list: &[Spanned<T>]) -> Vec<&T> {
    list.iter().map(|one| &one.value).collect()
}
