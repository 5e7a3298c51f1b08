//! The page of an objective.

use std::collections::BTreeSet;

use super::{
    super::{ClosedView, InitiativeRow, Listing, ObjectivePage, Summary},
    Arg, Link, Maker,
};
use crate::{
    config::Holder,
    link::{ItemKey, LinkedObjective, ObjectiveKey},
    model::{Ambition, Closing, Initiative, Outcome, State},
    progress::{Grade, KeyResultProgress, ObjectiveProgress, Status},
    source::{markdown, url::Url},
};

/// How many other periods of an objective its page lists at most.
const OTHER_PERIODS_MAX: usize = 100;

impl Maker<'_> {
    /// The page of an objective.
    #[must_use]
    pub fn objective_page(&self, key: ObjectiveKey) -> ObjectivePage {
        let linked = self.facts.site.objective(key);
        let numbers = self.facts.progress.of(key);
        let team = self.team_link_here(linked.team);
        let period = self.format.period(&linked.period);
        let description = self.say("objective-description", &[("title", Arg::from(linked.head.title.as_str()))]);
        let team_and_period = format!("{}, {period}", team.text);
        ObjectivePage {
            layout: self.layout(&[&linked.head.title, &team_and_period], &first_words(&linked.head.body, &description)),
            crumbs: vec![self.home_crumb(), team.clone(), self.period_link(&linked.period)],
            title: linked.head.title.clone(),
            lang: self.lang(&linked.head),
            owners: self.owner_links(&linked.owners),
            meta: self.objective_meta(linked),
            team,
            state: self.state(linked),
            summary: self.summary(linked, numbers),
            closed: self.closed(linked, numbers),
            body_html: self.body(&linked.head, 3),
            key_results_note: self.key_results_note(linked, numbers),
            key_results: self.part(Listing::KeyResults(key), 0).map(|index| self.key_result_card(key, index)).collect(),
            key_results_pager: self.pager(Listing::KeyResults(key), 0),
            path: self.path(key),
            neighbours: self.neighbourhood(key),
            supports: linked.supports.iter().filter_map(|target| self.target_link(*target)).collect(),
            supported_by: self.supporters_of_whole(key),
            left_out: self.left_out(|one| one.parent == Some(key)),
            depends_on: linked.depends_on.iter().filter_map(|target| self.target_link(*target)).collect(),
            needed_by: self.cut_to_supporters(key, linked.needed_by.iter().copied()),
            other_periods: self.other_periods(key),
            initiatives: self.initiatives(linked),
            log: self.log(&self.log_part(key, 0)),
            log_pager: self.pager(Listing::CheckIns(key), 0),
            contributors: linked.contributors.iter().map(|name| self.person(name)).collect(),
            fields: self.facts.fields(Holder::Objective, &linked.head.fields),
            tags: linked.tags.iter().map(|tag| self.tag_link(tag)).collect(),
            advice: self.advice_on(ItemKey::Objective(key)),
            waivers: self.waivers(&linked.head),
            edit: self.edit(&linked.head),
            in_alignment: self.in_alignment(key),
        }
    }

    /// The row of an objective in the alignment of today, else of its own period.
    fn in_alignment(&self, key: ObjectiveKey) -> String {
        let period = self.facts.alignment_of(key);
        match self.facts.alignment_page_of(key, period) {
            Some(_) => self.row_address(key, period),
            None => String::new(),
        }
    }

    fn objective_meta(&self, linked: &LinkedObjective) -> Vec<String> {
        let ambition = match linked.ambition {
            Ambition::Aspirational => "aspirational",
            Ambition::Committed => "committed",
        };
        let dates = self.format.date_range(linked.period.start, linked.period.end);
        let absence = Some(self.absence(linked)).filter(|absence| !absence.is_empty());
        [dates, self.say(ambition, &[])].into_iter().chain(absence).collect()
    }

    fn state(&self, linked: &LinkedObjective) -> String {
        match linked.state {
            State::Draft => self.say("state-draft", &[]),
            State::Proposed => self.say("state-proposed", &[]),
            State::Active | State::Closed => String::new(),
        }
    }

    fn summary(&self, linked: &LinkedObjective, numbers: &ObjectiveProgress) -> Summary {
        let mut facts = Vec::new();
        let is_running = !matches!(numbers.status, Status::Closed(_));
        if let Some(expected) = self.expected(linked, numbers.expected) {
            facts.push(self.say("expected-today", &[("score", Arg::from(self.format.score(expected)))]));
        }
        if is_running {
            let good = match linked.ambition {
                Ambition::Aspirational => "good-aspirational",
                Ambition::Committed => "good-committed",
            };
            let is_good_ahead = !self.is_left_open(linked) && numbers.status != Status::Dropped;
            facts.extend(is_good_ahead.then(|| self.say(good, &[])));
            facts.push(super::super::first_upper(&self.day_line(&linked.period)));
        }
        if numbers.measured < numbers.kept {
            facts.push(self.measured(numbers));
        }
        facts.extend(self.dropped_of(numbers));
        Summary {
            score: self.score(numbers),
            bar: self.objective_bar(linked, numbers, true),
            status: self.objective_status(linked, numbers),
            facts,
        }
    }

    fn closed(&self, linked: &LinkedObjective, numbers: &ObjectiveProgress) -> Option<ClosedView> {
        let (closing, score, grade) = (linked.closing.as_ref()?, numbers.score?, numbers.grade?);
        let is_reached = |one: &KeyResultProgress| one.progress.is_some_and(|progress| progress >= 1.0);
        let mut kept = numbers.key_results.iter().filter(|one| one.status != Status::Dropped);
        let reached_all = score >= 1.0 && numbers.kept > 0 && kept.all(is_reached);
        let aims_higher = linked.ambition == Ambition::Aspirational && closing.outcome == Outcome::Achieved;
        let grade = match grade {
            _ if reached_all && aims_higher => "grade-all",
            Grade::Strong => "grade-strong",
            Grade::Partly => "grade-partly",
            Grade::Weak => "grade-weak",
            Grade::Missed => "grade-missed",
        };
        let differs = self.format.score(score) != self.format.score(numbers.progress);
        Some(ClosedView {
            line: self.closed_line(closing),
            score: self.format.score(score),
            grade: self.say(grade, &[]),
            computed: if differs {
                self.say("score-computed", &[("score", Arg::from(self.format.score(numbers.progress)))])
            } else {
                String::new()
            },
            learned_html: closing
                .learned
                .as_ref()
                .map_or_else(String::new, |text| self.html(text, &linked.head.path, 3, "learned_")),
        })
    }

    /// "Closed 12 Nov 2026: partly achieved".
    pub(super) fn closed_line(&self, closing: &Closing) -> String {
        let outcome = self.say(super::outcome::key(closing.outcome), &[]).to_lowercase();
        let values = [("date", Arg::from(self.format.date(closing.date))), ("outcome", Arg::from(outcome))];
        self.say("closed-line", &values)
    }

    fn key_results_note(&self, linked: &LinkedObjective, numbers: &ObjectiveProgress) -> String {
        let weights = super::kept_weights(linked, numbers);
        let same = weights.windows(2).all(|pair| (pair[0] - pair[1]).abs() < f64::EPSILON);
        let key = match linked.key_results.len() {
            0 | 1 => "key-results-count",
            _ if same => "key-results-equal",
            _ => "key-results-weighted",
        };
        let note = self.say(key, &[("count", Arg::from(linked.key_results.len()))]);
        [note].into_iter().chain(self.dropped_of(numbers)).collect::<Vec<_>>().join(", ")
    }

    /// "Q3 2026, 0.64"; a proposal has no number yet.
    fn other_period(&self, linked: &LinkedObjective, numbers: &ObjectiveProgress) -> String {
        let period = self.format.period(&linked.period);
        if crate::view::Facts::counts(linked) { format!("{period}, {}", self.score(numbers)) } else { period }
    }

    /// The same objective in other periods, newest first; of very many those that are the fewest steps away.
    fn other_periods(&self, key: ObjectiveKey) -> Vec<Link> {
        let site = self.facts.site;
        let mut keys = vec![key];
        let mut seen = BTreeSet::from([key]);
        let mut at = 0;
        while at < keys.len() {
            let linked = site.objective(keys[at]);
            for other in linked.continues.iter().chain(&linked.continued_by) {
                let has_room = keys.len() <= OTHER_PERIODS_MAX;
                if has_room && !site.objective(*other).hidden && seen.insert(*other) {
                    keys.push(*other);
                }
            }
            at += 1;
        }
        let mut others = keys.split_off(1);
        others.sort_by_key(|other| (std::cmp::Reverse(site.objective(*other).period.start), *other));
        let aside = |other: ObjectiveKey| {
            let numbers = self.facts.progress.of(other);
            self.other_period(site.objective(other), numbers)
        };
        others.into_iter().map(|other| self.objective_link(other, aside(other))).collect()
    }

    fn initiatives(&self, linked: &LinkedObjective) -> Vec<InitiativeRow> {
        linked.initiatives.iter().map(|one| self.initiative(one)).collect()
    }

    pub(super) fn initiative(&self, one: &Initiative) -> InitiativeRow {
        let for_key_result =
            one.key_result.map(|index| self.say("for-key-result", &[("number", Arg::from(index + 1))]));
        let aside: Vec<String> = self.owner_names(&one.owners).into_iter().chain(for_key_result).collect();
        InitiativeRow {
            title: one.title.clone(),
            href: one.url.as_ref().and_then(|url| Url::new(&*url.value)),
            done: one.done,
            aside: aside.join(", "),
        }
    }
}

/// What previews show: the words of a body, or `otherwise`.
fn first_words(body: &str, otherwise: &str) -> String {
    let words = markdown::plain_text(body);
    if words.is_empty() { otherwise.to_owned() } else { words }
}
