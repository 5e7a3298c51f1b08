//! People: links to them, the list, and the page of one.

use super::{
    super::{PeriodGroup, PeriodRows, PersonIndex, PersonPage},
    Arg, Link, Maker,
};
use crate::{
    link::{ItemKey, ObjectiveKey, TeamKey},
    view::people::Person,
};

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

    /// Everybody.
    #[must_use]
    pub fn person_index(&self) -> PersonIndex {
        let heading = self.say("nav-people", &[]);
        let team = |key: &TeamKey| self.facts.site.team(*key).team.head.title.clone();
        let link = |person: &Person| {
            let mut teams: Vec<String> = person.leads.iter().chain(&person.member_of).map(team).collect();
            teams.dedup();
            Link { aside: teams.join(", "), ..self.person(&person.name) }
        };
        let description = self.say("people-description", &[("count", Arg::from(self.facts.people.len()))]);
        PersonIndex {
            layout: self.layout(&[&heading], &description),
            people: self.facts.people.iter().map(link).collect(),
        }
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
        let is_theirs = |place: &&(ObjectiveKey, usize)| person.check_ins.contains(place);
        let check_ins: Vec<_> = self.facts.check_ins().iter().filter(is_theirs).take(CHECK_INS).copied().collect();
        PersonPage {
            layout: self.layout(&[&person.name, &heading], &description),
            crumbs: vec![self.home_crumb(), archive],
            name: person.name.clone(),
            teams: self.teams_of(person),
            periods: self.periods_of(person),
            key_results: current(&person.key_results)
                .into_iter()
                .map(|(key, at)| self.key_result_line(key, at))
                .collect(),
            took_part: person.took_part.iter().map(|key| self.in_period(*key)).collect(),
            initiatives: current(&person.initiatives).iter().map(initiative).collect(),
            kpis: person.kpis.iter().map(kpi).collect(),
            log: self.log(&check_ins),
        }
    }

    fn teams_of(&self, person: &Person) -> Vec<Link> {
        let with = |key: &TeamKey, role: &str| Link { aside: self.say(role, &[]), ..self.team_link(*key) };
        let member_only = person.member_of.iter().filter(|key| !person.leads.contains(key));
        let leads = person.leads.iter().map(|key| with(key, "person-lead"));
        leads.chain(member_only.map(|key| with(key, "person-member"))).collect()
    }

    /// The objectives that a person answers for, by period.
    fn periods_of(&self, person: &Person) -> Vec<PeriodRows> {
        let rows = |group: &PeriodGroup| {
            let is_of = |key: &&ObjectiveKey| self.facts.site.objective(**key).period.id == group.period.id;
            PeriodRows {
                name: self.format.period(&group.period),
                href: self.href(&self.facts.period_address(&group.period)),
                objectives: person.objectives.iter().filter(is_of).map(|key| self.objective_row(*key)).collect(),
            }
        };
        self.facts.periods.iter().map(rows).filter(|rows| !rows.objectives.is_empty()).collect()
    }

    /// A link to an objective, its team and period beside it.
    fn in_period(&self, key: ObjectiveKey) -> Link {
        let linked = self.facts.site.objective(key);
        let team = &self.facts.site.team(linked.team).team.head.title;
        self.objective_link(key, format!("{team}, {}", self.format.period(&linked.period)))
    }
}
