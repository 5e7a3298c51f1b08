//! What objectives have in common: the periods and tags that get a page each, and the names of those pages.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use crate::{
    link::{ObjectiveKey, Site},
    model::Period,
    source::slug::slug,
};

/// A period that published objectives belong to.
#[derive(Debug)]
pub struct PeriodGroup {
    /// The period.
    pub period: Period,
    /// The name of its page, without folder and ending.
    pub slug: String,
    /// Its published objectives, by id.
    pub objectives: Vec<ObjectiveKey>,
}

/// A tag of published objectives. Upper and lower case make no difference.
#[derive(Debug)]
pub struct TagGroup {
    /// The tag as it is compared with others.
    pub(super) folded: String,
    /// The tag as it was first written.
    pub name: String,
    /// The name of its page, without folder and ending.
    pub slug: String,
    /// The published objectives that have it, by id.
    pub objectives: Vec<ObjectiveKey>,
}

/// Every period that published objectives belong to: the one that ends last first, of those the shortest first.
pub(super) fn periods(site: &Site) -> Vec<PeriodGroup> {
    let mut found: BTreeMap<&str, (&Period, Vec<ObjectiveKey>)> = BTreeMap::new();
    for (key, linked) in site.published() {
        found.entry(&linked.period.id).or_insert((&linked.period, Vec::new())).1.push(key);
    }
    let slugs = slugs(found.keys().copied());
    let group = |((period, objectives), slug): ((&Period, Vec<ObjectiveKey>), String)| PeriodGroup {
        period: period.clone(),
        slug,
        objectives,
    };
    let mut groups: Vec<PeriodGroup> = found.into_values().zip(slugs).map(group).collect();
    groups.sort_by_key(|group| (Reverse(group.period.end), Reverse(group.period.start)));
    groups
}

/// Every tag of a published objective, in the order of the alphabet.
pub(super) fn tags(site: &Site) -> Vec<TagGroup> {
    let mut found: BTreeMap<String, (&str, Vec<ObjectiveKey>)> = BTreeMap::new();
    for (key, linked) in site.published() {
        for tag in &linked.tags {
            let (_, objectives) = found.entry(folded(tag)).or_insert((tag, Vec::new()));
            if objectives.last() != Some(&key) {
                objectives.push(key);
            }
        }
    }
    let slugs = slugs(found.keys().map(String::as_str));
    let group = |((folded, (name, objectives)), slug): ((String, (&str, Vec<ObjectiveKey>)), String)| TagGroup {
        folded,
        name: name.to_owned(),
        slug,
        objectives,
    };
    found.into_iter().zip(slugs).map(group).collect()
}

/// A tag as it is compared with others.
pub(super) fn folded(tag: &str) -> String {
    tag.trim().to_lowercase()
}

/// A slug for each name, in their order. Where two names have the same one, the later is numbered: `c`, `c-2`.
pub(super) fn slugs<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut given = Vec::new();
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut known = BTreeSet::new();
    for name in names {
        let plain = slug(name);
        let number = numbers.entry(plain.clone()).or_insert(1);
        let mut free = plain.clone();
        while !known.insert(free.clone()) {
            *number += 1;
            free = format!("{plain}-{number}");
        }
        given.push(free);
    }
    given
}
