//! People: links to them, the list, and the page of one.

use std::{collections::BTreeSet, ops::Range};

use super::{
    super::{Listing, PersonIndex, PersonPage},
    Arg, Link, Maker,
};
use crate::{
    link::{ItemKey, ObjectiveKey, TeamKey},
    view::people::Person,
};

/// How many links each list beside a person's objectives has.
const LINKS: usize = 40;
/// How much work of today a person's page shows.
const INITIATIVES: usize = 60;
/// How many check-ins a person's page shows.
const CHECK_INS: usize = 12;

impl Maker<'_> {
    /// A name, which leads to the person's page where the site has such pages; of a team, to its page.
    pub(super) fn person(&self, name: &str) -> Link {
        if let Some(key) = self.facts.site.team_called(name) {
            return self.team_link(key);
        }
        let address = self.facts.person_address(name);
        Link {
            text: name.to_owned(),
            href: if address.is_empty() { address } else { self.href(&address) },
            lang: String::new(),
            aside: String::new(),
        }
    }

    /// Links to owners: "Owner Sara Lind", and the names of further ones.
    pub(super) fn owner_links(&self, owners: &[String]) -> Vec<Link> {
        let link = |(position, name): (usize, &String)| {
            if position == 0 { self.named("owner", name) } else { self.person(name) }
        };
        owners.iter().enumerate().map(link).collect()
    }

    /// Owners in words, as readers see them.
    pub(super) fn owner_names(&self, owners: &[String]) -> Option<String> {
        let names: Vec<String> = owners.iter().map(|name| self.facts.owner_name(name)).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// Everybody, or the first part of them.
    #[must_use]
    pub fn person_index(&self) -> PersonIndex {
        let heading = self.say("nav-people", &[]);
        let description = self.say("people-description", &[("count", Arg::from(self.facts.people.len()))]);
        PersonIndex {
            layout: self.layout(&[&heading], &description),
            people: self.person_links(self.part(Listing::People, 0)),
            pager: self.pager(Listing::People, 0),
        }
    }

    /// Some of all people, with their teams beside each.
    pub(super) fn person_links(&self, range: Range<usize>) -> Vec<Link> {
        let team = |key: &TeamKey| self.facts.site.team(*key).team.head.title.clone();
        let link = |person: &Person| {
            let mut teams: Vec<String> = person.leads.iter().chain(&person.member_of).map(team).collect();
            teams.dedup();
            Link { aside: teams.join(", "), ..self.person(&person.name) }
        };
        self.facts.people[range].iter().map(link).collect()
    }

    /// The page of the person at `index` of all people.
    #[must_use]
    pub fn person_page(&self, index: usize) -> PersonPage {
        let site = self.facts.site;
        let person = &self.facts.people[index];
        let is_current = |key: ObjectiveKey| self.facts.is_current(site.objective(key));
        let heading = self.say("nav-people", &[]);
        let description = self.say("person-description", &[("name", Arg::from(person.name.as_str()))]);
        let archive =
            Link { text: heading.clone(), href: self.href("people.html"), lang: String::new(), aside: String::new() };
        let kpi = |key: &crate::link::KpiKey| Link {
            text: site.kpis[key.0].kpi.head.title.clone(),
            href: self.href(&self.facts.address(ItemKey::Kpi(*key))),
            lang: self.lang(&site.kpis[key.0].kpi.head),
            aside: String::new(),
        };
        let initiative = |(key, index): &(ObjectiveKey, usize)| {
            let linked = site.objective(*key);
            let mut row = self.initiative(&linked.initiatives[*index]);
            row.aside.clone_from(&linked.head.title);
            row
        };
        let current = |list: &[(ObjectiveKey, usize)]| -> Vec<(ObjectiveKey, usize)> {
            list.iter().copied().filter(|(key, _)| is_current(*key)).collect()
        };
        let theirs: BTreeSet<&(ObjectiveKey, usize)> = person.check_ins.iter().collect();
        let is_theirs = |place: &&(ObjectiveKey, usize)| theirs.contains(place);
        let check_ins: Vec<_> = self.facts.check_ins().iter().filter(is_theirs).take(CHECK_INS).copied().collect();
        let check_ins = self.latest_of(&check_ins, CHECK_INS);
        let initiatives = current(&person.initiatives);
        let objectives = self.newest_first(&person.objectives);
        let key_results = self.facts.key_results_of_person(index);
        PersonPage {
            layout: self.layout(&[&person.name, &heading], &description),
            crumbs: vec![self.home_crumb(), archive],
            name: person.name.clone(),
            teams: self.teams_of(person),
            periods: self.rows_by_period(&objectives[self.part(Listing::Person(index), 0)]),
            pager: self.pager(Listing::Person(index), 0),
            key_results: key_results[self.part(Listing::PersonKeyResults(index), 0)]
                .iter()
                .map(|(key, at)| self.key_result_line(*key, *at))
                .collect(),
            key_results_pager: self.pager(Listing::PersonKeyResults(index), 0),
            took_part: self.took_part(index),
            initiatives: initiatives.iter().take(INITIATIVES).map(initiative).collect(),
            initiatives_more: match initiatives.len().saturating_sub(INITIATIVES) {
                0 => String::new(),
                more => self.say("initiatives-more", &[("count", Arg::from(more))]),
            },
            kpis: self.cut(person.kpis.iter().map(kpi).collect(), LINKS, "kpis.html"),
            log: self.log(&check_ins),
        }
    }

    fn teams_of(&self, person: &Person) -> Vec<Link> {
        let with = |key: &TeamKey, role: &str| Link { aside: self.say(role, &[]), ..self.team_link(*key) };
        let member_only = person.member_of.iter().filter(|key| !person.leads.contains(key));
        let leads = person.leads.iter().map(|key| with(key, "person-lead"));
        let all = leads.chain(member_only.map(|key| with(key, "person-member"))).collect();
        self.cut(all, LINKS, "teams.html")
    }

    /// The objectives that a person took part in setting: of very many, some, and the way to the others.
    fn took_part(&self, index: usize) -> Vec<Link> {
        let listing = Listing::PersonTookPart(index);
        let keys = &self.facts.people[index].took_part;
        let links = keys.iter().map(|key| self.in_period(*key)).collect();
        self.cut(links, self.part(listing, 0).len(), &listing.path(1, self.facts))
    }

    /// A link to an objective, its team and period beside it.
    pub(super) fn in_period(&self, key: ObjectiveKey) -> Link {
        let linked = self.facts.site.objective(key);
        let team = &self.facts.site.team(linked.team).team.head.title;
        self.objective_link(key, format!("{team}, {}", self.format.period(&linked.period)))
    }
}
