//! Who does what, by name; made only where a site wants pages about people.
//!
//! A person is a name: two people of one name are one here, and somebody who is written in two ways is two.

use std::collections::BTreeMap;

use super::groups::{folded, slugs};
use crate::{
    link::{KpiKey, ObjectiveKey, Site, TeamKey},
    model::Date,
};

/// A person, and everything published that names them. Every list is in the order of the site.
#[derive(Debug, Default)]
pub struct Person {
    /// The name as it is compared with others.
    pub(super) folded: String,
    /// The name as it was first written.
    pub name: String,
    /// The name of the page, without folder and ending.
    pub slug: String,
    /// Teams they lead.
    pub leads: Vec<TeamKey>,
    /// Teams they are a member of.
    pub member_of: Vec<TeamKey>,
    /// Objectives they answer for.
    pub objectives: Vec<ObjectiveKey>,
    /// Key results they answer for.
    pub key_results: Vec<(ObjectiveKey, usize)>,
    /// Objectives they took part in setting.
    pub took_part: Vec<ObjectiveKey>,
    /// Initiatives they do.
    pub initiatives: Vec<(ObjectiveKey, usize)>,
    /// KPIs they answer for.
    pub kpis: Vec<KpiKey>,
    /// Check-ins they wrote up to today, as positions in the objective's list.
    pub check_ins: Vec<(ObjectiveKey, usize)>,
}

impl Person {
    /// The objectives whose files name them, each once.
    pub(super) fn named_in(&self) -> Vec<ObjectiveKey> {
        let parts = self.key_results.iter().chain(&self.initiatives).chain(&self.check_ins).map(|(key, _)| key);
        let mut keys: Vec<ObjectiveKey> = self.objectives.iter().chain(&self.took_part).chain(parts).copied().collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// Everybody who is named in what is published, in the order of their names.
pub(super) fn people(site: &Site, today: Date) -> Vec<Person> {
    let mut found = Found::default();
    for key in site.published_teams() {
        let team = &site.team(key).team;
        team.lead.iter().for_each(|name| found.named(name).leads.push(key));
        team.members.iter().for_each(|name| found.named(name).member_of.push(key));
    }
    for (key, _) in site.published() {
        found.read(site, key, today);
    }
    for (index, linked) in site.kpis.iter().enumerate() {
        persons(site, &linked.kpi.owners).for_each(|name| found.named(name).kpis.push(KpiKey(index)));
    }
    let mut people: Vec<Person> = found.0.into_values().collect();
    let names: Vec<String> = people.iter().map(|person| person.folded.clone()).collect();
    for (person, slug) in people.iter_mut().zip(slugs(names.iter().map(String::as_str))) {
        person.slug = slug;
    }
    people
}

/// Those of these owners who are people, not teams.
fn persons<'a>(site: &'a Site, owners: &'a [String]) -> impl Iterator<Item = &'a String> {
    owners.iter().filter(|name| site.team_called(name).is_none())
}

#[derive(Default)]
struct Found(BTreeMap<String, Person>);

impl Found {
    fn named(&mut self, name: &str) -> &mut Person {
        let folded = folded(name);
        let new = Person { folded: folded.clone(), name: name.trim().to_owned(), ..Person::default() };
        self.0.entry(folded).or_insert(new)
    }

    /// Everybody whom an objective names.
    fn read(&mut self, site: &Site, key: ObjectiveKey, today: Date) {
        let linked = site.objective(key);
        let objective = &linked.objective;
        persons(site, &linked.owners).for_each(|name| self.named(name).objectives.push(key));
        linked.contributors.iter().for_each(|name| self.named(name).took_part.push(key));
        for (index, one) in linked.key_results.iter().enumerate() {
            persons(site, &one.owners).for_each(|name| self.named(name).key_results.push((key, index)));
        }
        for (index, one) in linked.initiatives.iter().enumerate() {
            persons(site, &one.owners).for_each(|name| self.named(name).initiatives.push((key, index)));
        }
        for (index, one) in objective.check_ins.iter().enumerate().filter(|(_, one)| one.date <= today) {
            one.by.iter().for_each(|name| self.named(name).check_ins.push((key, index)));
        }
    }
}
