//! The list of teams and the page of one.

use super::{
    super::{Document, PeriodRows, TeamIndex, TeamNode, TeamPage},
    Arg, Link, Maker,
};
use crate::{
    config::Holder,
    link::{LinkedObjective, LinkedTeam, ObjectiveKey, TeamKey},
    model::Period,
    source::markdown,
};

/// How deep the team tree is indented at most.
const DEPTH_MAX: usize = 6;
/// How many check-ins a team's page shows.
const CHECK_INS: usize = 12;

impl Maker<'_> {
    /// The list of teams.
    #[must_use]
    pub fn team_index(&self) -> TeamIndex {
        let site = self.facts.site;
        let mut teams = Vec::new();
        let mut stack: Vec<(TeamKey, usize)> = Vec::new();
        let tops = site.published_teams().filter(|key| site.team(*key).parent.is_none());
        stack.extend(tops.map(|key| (key, 0)));
        stack.reverse();
        while let Some((key, depth)) = stack.pop() {
            if self.facts.is_active(key) || !self.current_objectives(site.team(key)).is_empty() {
                teams.push(self.team_node(key, depth));
            }
            stack.extend(site.team(key).children.iter().rev().map(|child| (*child, depth + 1)));
        }
        let heading = self.say("nav-teams", &[]);
        let description = self.say("teams-description", &[("count", Arg::from(teams.len()))]);
        TeamIndex { layout: self.layout(&[&heading], &description), teams }
    }

    /// Whether the last day of a team has passed.
    pub(super) fn has_ended(&self, key: TeamKey) -> bool {
        self.facts.site.team(key).team.active_to.is_some_and(|end| end < self.facts.progress.today.0)
    }

    fn current_objectives(&self, linked: &LinkedTeam) -> Vec<ObjectiveKey> {
        let is_current = |key: &ObjectiveKey| self.facts.is_current(self.facts.site.objective(*key));
        linked.objectives.iter().copied().filter(is_current).collect()
    }

    fn team_node(&self, key: TeamKey, depth: usize) -> TeamNode {
        let linked = self.facts.site.team(key);
        let current = self.current_objectives(linked);
        let lead = linked
            .team
            .lead
            .as_ref()
            .map_or_else(String::new, |lead| self.say("lead", &[("name", Arg::from(lead.as_str()))]));
        TeamNode {
            team: Link { aside: lead, ..self.team_link(key) },
            depth: depth.min(DEPTH_MAX),
            purpose: first_sentence(&markdown::plain_text(&linked.team.head.body)),
            counted: self.count_of_team(key, &current),
            objectives: current.into_iter().map(|key| self.objective_row(key)).collect(),
        }
    }

    /// The page of a team.
    #[must_use]
    pub fn team_page(&self, key: TeamKey) -> TeamPage {
        let site = self.facts.site;
        let linked = site.team(key);
        let head = &linked.team.head;
        let shown = self.objectives_here(key);
        let is_over = self.away_in().is_some_and(|period| self.is_over(period));
        let card = |key: &ObjectiveKey| {
            let meta = self.card_meta(*key);
            if is_over { self.objective_card(*key, meta) } else { self.meeting_card(*key, meta) }
        };
        let mut check_ins = self.facts.check_ins_of(&shown);
        check_ins.truncate(CHECK_INS);
        let is_away = self.away_in().is_some();
        let others = |is_meant: &dyn Fn(&Period) -> bool, newest_first| {
            if is_away { Vec::new() } else { self.period_rows(key, is_meant, newest_first) }
        };
        let today = self.facts.progress.today.0;
        let description = self.say("team-description", &[("team", Arg::from(head.title.as_str()))]);
        let words = first_sentence(&markdown::plain_text(&head.body));
        let mut crumbs: Vec<Link> = self.team_ancestors(key);
        crumbs.insert(0, self.home_crumb());
        TeamPage {
            layout: self.layout(&[&head.title], if words.is_empty() { &description } else { &words }),
            crumbs,
            title: head.title.clone(),
            lang: self.lang(head),
            lead: linked.team.lead.as_ref().map(|name| self.named("lead", name)),
            meta: self.team_meta(linked),
            ended: self.has_ended(key),
            body_html: self.body(head, 3),
            fields: self.facts.fields(Holder::Team, &head.fields),
            members: linked.team.members.iter().map(|name| self.person(name)).collect(),
            teams: linked
                .children
                .iter()
                .filter(|child| !self.has_ended(**child) || !self.current_objectives(site.team(**child)).is_empty())
                .map(|child| self.team_link(*child))
                .collect(),
            period: self.own_period().map(|period| self.period_head(period)),
            is_away,
            is_over,
            left_out: self.left_out(|one| one.team == Some(key)),
            counted: self.count_of_team(key, &shown),
            objectives: shown.iter().map(card).collect(),
            learnings: if is_over { self.learnings(&shown) } else { Vec::new() },
            log: self.log(&check_ins),
            supports: self.served(&shown),
            supported_by: self.served_by(key, &shown),
            planned: others(&|period| period.start > today, false),
            earlier: others(&|period| period.end < today, true),
            calendar: if is_away { String::new() } else { self.calendar_address(key) },
            waivers: self.waivers(head),
            edit: if linked.has_file { self.edit(head) } else { String::new() },
        }
    }

    fn calendar_address(&self, key: TeamKey) -> String {
        let has_one = self.facts.teams_with_dates().any(|one| one == key);
        if has_one { self.href(&Document::Calendar(key).path(self.facts)) } else { String::new() }
    }

    fn team_ancestors(&self, key: TeamKey) -> Vec<Link> {
        let mut above = Vec::new();
        let mut at = key;
        while let Some(parent) = self.facts.site.team(at).parent {
            above.push(self.team_link(parent));
            at = parent;
        }
        above.reverse();
        above
    }

    fn team_meta(&self, linked: &LinkedTeam) -> Vec<String> {
        let team = &linked.team;
        let members =
            (!team.members.is_empty()).then(|| self.say("members-count", &[("count", Arg::from(team.members.len()))]));
        let until = team.active_to.map(|end| self.say("active-until", &[("date", Arg::from(self.format.date(end)))]));
        members.into_iter().chain(until).collect()
    }

    /// The objectives of a team that its page is about: of the page's period, or that run today.
    fn objectives_here(&self, key: TeamKey) -> Vec<ObjectiveKey> {
        let Some(index) = self.period else { return self.current_objectives(self.facts.site.team(key)) };
        let own = |objective: &ObjectiveKey| self.facts.site.objective(*objective).team == key;
        self.facts.periods[index].objectives.iter().copied().filter(own).collect()
    }

    /// Owner, and the period where it is not the page's own.
    fn card_meta(&self, key: ObjectiveKey) -> Vec<String> {
        let linked = self.facts.site.objective(key);
        let is_own = self.own_period().is_some_and(|own| own.id == linked.period.id);
        let period = (!is_own).then(|| self.format.period(&linked.period));
        self.owner_names(&linked.owners).into_iter().chain(period).collect()
    }

    /// What the objectives of a team serve.
    fn served(&self, objectives: &[ObjectiveKey]) -> Vec<Link> {
        let mut targets = Vec::new();
        for key in objectives {
            let linked = self.facts.site.objective(*key);
            for target in self.facts.home(linked).into_iter().chain(linked.supports.iter().copied()) {
                if !targets.contains(&target) {
                    targets.push(target);
                }
            }
        }
        targets.into_iter().filter_map(|target| self.target_link(target)).collect()
    }

    /// Objectives of other teams that serve those of a team, in the same days.
    fn served_by(&self, own: TeamKey, objectives: &[ObjectiveKey]) -> Vec<Link> {
        let site = self.facts.site;
        let below = objectives.iter().flat_map(|key| {
            let linked = site.objective(*key);
            linked.children.iter().chain(&linked.supporters).map(|(below, _)| *below)
        });
        self.with_teams(
            below.filter(|below| site.objective(*below).team != own && self.is_here(site.objective(*below))),
        )
    }

    /// Whether an objective runs beside those of the page: in its period, or today.
    fn is_here(&self, linked: &LinkedObjective) -> bool {
        match self.away_in() {
            Some(period) => !linked.hidden && linked.period.id == period.id,
            None => self.facts.is_current(linked),
        }
    }

    /// The team's objectives of the periods that `is_meant`, a list a period.
    fn period_rows(&self, key: TeamKey, is_meant: &dyn Fn(&Period) -> bool, newest_first: bool) -> Vec<PeriodRows> {
        let linked = self.facts.site.team(key);
        let mut rows: Vec<(&Period, Vec<ObjectiveKey>)> = Vec::new();
        for key in &linked.objectives {
            let objective = self.facts.site.objective(*key);
            if !is_meant(&objective.period) || self.facts.is_current(objective) {
                continue;
            }
            match rows.last_mut().filter(|(period, _)| period.id == objective.period.id) {
                Some((_, keys)) => keys.push(*key),
                None => rows.push((&objective.period, vec![*key])),
            }
        }
        if newest_first {
            rows.reverse();
        }
        let row = |(period, keys): (&Period, Vec<ObjectiveKey>)| PeriodRows {
            name: self.format.period(period),
            href: self.facts.period_index(period).map_or_else(String::new, |at| self.href(&self.team_address(key, at))),
            objectives: keys.into_iter().map(|key| self.objective_row(key)).collect(),
        };
        rows.into_iter().map(row).collect()
    }
}

/// The first sentence of a text, at most 160 characters.
pub(super) fn first_sentence(text: &str) -> String {
    let end = text.find(". ").map_or(text.len(), |end| end + 1);
    let sentence = &text[..end];
    if sentence.chars().count() <= 160 {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(157).collect();
    format!("{}\u{2026}", cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words))
}
