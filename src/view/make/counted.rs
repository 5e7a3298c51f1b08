//! What is counted, in words: the same on every page.

use std::collections::BTreeSet;

use super::{
    super::{Facts, PeriodCount},
    Arg, Maker,
};
use crate::{
    link::{Absence, LinkedObjective, ObjectiveKey, TeamKey},
    model::{Date, Period, State},
};

impl Maker<'_> {
    /// "8 key results of 3 objectives in Q4 2026", and what else is shown and not counted; empty where there is no period.
    pub(super) fn count_words(&self, period: Option<&Period>, count: &PeriodCount) -> String {
        let Some(period) = period else { return String::new() };
        let values = [("count", Arg::from(count.tally.key_results)), ("objectives", Arg::from(count.tally.objectives))];
        let counted = self.say("counted", &values);
        let counted = self
            .say("counted-in", &[("counted", Arg::from(counted)), ("period", Arg::from(self.format.period(period)))]);

        let besides = self.not_counted(count);
        let besides = if besides.is_empty() {
            counted
        } else {
            let list = Arg::from(besides.join(", "));
            self.say("counted-besides", &[("counted", Arg::from(counted)), ("list", list)])
        };
        if count.left_out == 0 {
            return besides;
        }
        let left_out = self.say("counted-left-out", &[("count", Arg::from(count.left_out))]);
        format!("{}. {left_out}", besides.trim_end_matches('.'))
    }

    /// "2 objectives of other periods", "1 proposed".
    pub(super) fn not_counted(&self, count: &PeriodCount) -> Vec<String> {
        let parts = [
            ("count-other-periods", count.of_other_periods),
            ("proposed-count", count.proposed),
            ("draft-count", count.drafts),
        ];
        let shown = parts.into_iter().filter(|(_, number)| *number > 0);
        shown.map(|(text, number)| self.say(text, &[("count", Arg::from(number))])).collect()
    }

    /// "8 key results of 3 objectives in Q4 2026", as pages about today count that show these objectives.
    pub(super) fn count_today(&self, shown: impl IntoIterator<Item = ObjectiveKey>) -> String {
        let running = self.facts.running.as_ref();
        self.count_words(running, &self.facts.count(running, None, shown))
    }

    /// The same of the objectives of a team that its page shows, of the page's period.
    pub(super) fn count_of_team(&self, team: TeamKey, shown: &[ObjectiveKey]) -> String {
        let period = self.own_period();
        let count = self.facts.count(period, Some(team), shown.iter().copied());
        if shown.is_empty() {
            return self.say("objectives-count", &[("count", Arg::from(0))]);
        }
        if count.tally.objectives == 0 && count.left_out == 0 {
            return self.not_counted(&count).join(", ");
        }
        self.count_words(period, &count)
    }

    /// "4 objectives from 3 teams": the decided objectives that serve one in the period of its alignment, and how many of other
    /// periods run beside it; where there are none then, how many there are in other periods, or how many are not decided yet.
    /// Empty in a flat organisation where nothing serves it: nothing is expected to.
    pub(super) fn served_words(&self, key: ObjectiveKey) -> String {
        let site = self.facts.site;
        let decided = |key: &ObjectiveKey| Facts::counts(site.objective(*key));
        let (all, undecided): (Vec<ObjectiveKey>, Vec<ObjectiveKey>) =
            self.published_supporters(key).partition(decided);
        let period = self.facts.alignment_of(key);
        let scope = self.facts.scope(period);
        let shown: Vec<ObjectiveKey> = all.iter().copied().filter(|below| scope.shows(*below)).collect();
        let (now, besides) = self.counted_of(&shown, period);

        if now.is_empty() && !all.is_empty() {
            let count = if shown.is_empty() { all.len() } else { shown.len() };
            return self.say("served-elsewhere", &[("count", Arg::from(count))]);
        }
        if now.is_empty() && !undecided.is_empty() {
            let list = self.undecided_words(&undecided);
            return self.say("served-by-undecided", &[("list", Arg::from(list))]);
        }
        if now.is_empty() {
            return if scope.is_flat { String::new() } else { self.say("served-by-none", &[]) };
        }
        let teams: BTreeSet<TeamKey> = now.iter().map(|below| site.objective(*below).team).collect();
        let teams = self.say("from-teams", &[("count", Arg::from(teams.len()))]);
        let served = self.say("served-by", &[("count", Arg::from(now.len())), ("teams", Arg::from(teams))]);
        [vec![served], self.not_counted(&besides)].concat().join(", ")
    }

    /// The objectives that serve one and have a page.
    fn published_supporters(&self, key: ObjectiveKey) -> impl Iterator<Item = ObjectiveKey> {
        let site = self.facts.site;
        self.facts.supporters(key).into_iter().filter(move |below| !site.objective(*below).hidden)
    }

    /// "1 proposed, 2 drafts", whatever their period.
    fn undecided_words(&self, keys: &[ObjectiveKey]) -> String {
        let is_draft = |key: &&ObjectiveKey| self.facts.site.objective(**key).state == State::Draft;
        let drafts = keys.iter().filter(is_draft).count();
        let count = PeriodCount { proposed: keys.len() - drafts, drafts, ..PeriodCount::default() };
        self.not_counted(&count).join(", ")
    }

    /// "team ended 1 Nov", where the team of an objective is not there in its days; else empty.
    pub(super) fn absence(&self, linked: &LinkedObjective) -> String {
        let today = self.facts.progress.today.0;
        match self.facts.site.absence(linked, today) {
            None => String::new(),
            Some(Absence::Ended(date)) if date < today => self.dated("team-ended", date),
            Some(Absence::Ended(date)) => self.dated("team-ends", date),
            Some(Absence::NotStarted(date)) => self.dated("team-starts", date),
        }
    }

    /// A text with a day, which has its year where that is not this one.
    fn dated(&self, text: &str, date: Date) -> String {
        let is_this_year = date.year() == self.facts.progress.today.0.year();
        let words = if is_this_year { self.format.short_date(date) } else { self.format.date(date) };
        self.say(text, &[("date", Arg::from(words))])
    }

    /// Who stands beside an objective, and that its team has ended, where it has: "Ops, team ended 1 Nov".
    pub(super) fn with_absence(&self, who: String, linked: &LinkedObjective) -> String {
        let absence = self.absence(linked);
        [who, absence].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
