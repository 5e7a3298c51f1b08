//! The list of teams and the page of one.

use std::collections::BTreeSet;

use super::{
    super::{AlignmentView, Document, Listing, ObjectiveCard, PeriodRows, TeamConcerns, TeamIndex, TeamNode, TeamPage},
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
/// How many links each list beside a team's objectives has.
const LINKS: usize = 40;
/// How many objectives of other periods its page shows.
const ROWS_OF_OTHER_PERIODS: usize = 40;
/// The anchor of what needs attention on a team's page.
pub(super) const ATTENTION: &str = "attention";

impl Maker<'_> {
    /// The list of teams, or the first part of it.
    #[must_use]
    pub fn team_index(&self) -> TeamIndex {
        let listing = Listing::Teams;
        let all = self.facts.teams_of_index();
        let range = self.part(listing, 0);
        let is_counted = self.facts.are_teams_counted();
        let heading = self.say("nav-teams", &[]);
        let description = self.say("teams-description", &[("count", Arg::from(all.len()))]);
        TeamIndex {
            layout: self.layout(&[&heading], &description),
            table: is_counted.then(|| self.index_table(range.clone())),
            teams: if is_counted {
                Vec::new()
            } else {
                all[range].iter().map(|team| self.team_node(team.key, team.depth)).collect()
            },
            pager: self.pager(listing, 0),
        }
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
        let listing = Listing::Team(key, self.period);
        let shown = self.facts.objectives_of_team(key, self.period);
        let is_over = self.away_in().is_some_and(|period| self.is_over(period));
        let part = &shown[self.part(listing, 0)];
        let check_ins = self.latest_of(&self.facts.check_ins_of(&shown), CHECK_INS);
        let is_away = self.away_in().is_some();
        let alignment = self.facts.alignment_address(AlignmentView::List, self.period);
        let is_there =
            |child: &&TeamKey| !self.has_ended(**child) || !self.current_objectives(site.team(**child)).is_empty();
        let below = linked.children.iter().filter(is_there).map(|child| self.team_link(*child));
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
            teams: self.cut(below.collect(), LINKS, "teams.html"),
            period: self.own_period().map(|period| self.period_head(period)),
            is_away,
            is_over,
            left_out: self.left_out(|one| one.team == Some(key)),
            counted: self.count_of_team(key, &shown),
            objectives: self.team_cards(part),
            pager: self.pager(listing, 0),
            concerns: self.concerns_here(key),
            concerns_pager: if is_away { None } else { self.pager(Listing::TeamConcerns(key), 0) },
            learnings: if is_over { self.learnings(part) } else { Vec::new() },
            log: self.log(&check_ins),
            supports: self.cut(self.served(&shown), LINKS, &alignment),
            supported_by: self.cut(self.served_by(key, &shown), LINKS, &alignment),
            planned: others(&|period| period.start > today, false),
            earlier: others(&|period| period.end < today, true),
            calendar: if is_away { String::new() } else { self.calendar_address(key) },
            waivers: self.waivers(head),
            edit: if linked.has_file { self.edit(head) } else { String::new() },
        }
    }

    /// The objectives of a team with what its meeting looks at; of a period that is over, without.
    pub(super) fn team_cards(&self, keys: &[ObjectiveKey]) -> Vec<ObjectiveCard> {
        let is_over = self.away_in().is_some_and(|period| self.is_over(period));
        let card = |key: &ObjectiveKey| {
            let meta = self.card_meta(*key);
            if is_over { self.objective_card(*key, meta) } else { self.meeting_card(*key, meta) }
        };
        keys.iter().map(card).collect()
    }

    /// What of a team needs attention, on its page of today, where the page of all teams does not list it all.
    fn concerns_here(&self, key: TeamKey) -> Option<TeamConcerns> {
        let range = self.part(Listing::TeamConcerns(key), 0);
        (self.away_in().is_none() && !range.is_empty()).then(|| self.team_concerns(key, range))
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

    /// Owner, and the period where it is not the page's own.
    fn card_meta(&self, key: ObjectiveKey) -> Vec<String> {
        let linked = self.facts.site.objective(key);
        let is_own = self.own_period().is_some_and(|own| own.id == linked.period.id);
        let period = (!is_own).then(|| self.format.period(&linked.period));
        self.owner_names(&linked.owners).into_iter().chain(period).collect()
    }

    /// What the objectives of a team serve.
    fn served(&self, objectives: &[ObjectiveKey]) -> Vec<Link> {
        let (mut targets, mut seen) = (Vec::new(), BTreeSet::new());
        for key in objectives {
            let linked = self.facts.site.objective(*key);
            let own = self.facts.home(linked).into_iter().chain(linked.supports.iter().copied());
            targets.extend(own.filter(|target| seen.insert(*target)));
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
        let mut room = ROWS_OF_OTHER_PERIODS;
        let mut row = |(period, keys): (&Period, Vec<ObjectiveKey>)| {
            let index = self.facts.period_index(period);
            let address = index.map_or_else(String::new, |at| self.team_address(key, at));
            let (number, more) = if keys.len() <= room { (keys.len(), 0) } else { (0, keys.len()) };
            room -= number;
            let all = || Link {
                text: self.say("objectives-count", &[("count", Arg::from(more))]),
                href: self.href(&address),
                lang: String::new(),
                aside: String::new(),
            };
            PeriodRows {
                name: self.format.period(period),
                href: self.href(&address),
                objectives: keys.iter().take(number).map(|key| self.objective_row(*key)).collect(),
                more: (more > 0).then(all),
            }
        };
        rows.into_iter().map(&mut row).collect()
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
