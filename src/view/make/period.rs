//! The page of a period, and the archive of all.
//!
//! Only decided objectives are counted; proposals and drafts stand in the lists.

use super::{
    super::{
        CalibrationRow, Count, LearningRow, PeriodGroup, PeriodIndex, PeriodPage, PeriodSummary, ScoreRow, StatusView,
        TeamRows,
        bar::{Bar, Shape},
    },
    Arg, Link, Maker,
    finder::SEARCH,
};
use crate::{
    link::{ObjectiveKey, TeamKey},
    model::{Outcome, Period, State},
    progress::{Calibration, Status, shown},
    view::{Facts, Listing, listing::OBJECTIVES},
};

/// How many teams that are no more the archive names; the list from A to Z has all.
const ENDED_TEAMS: usize = 200;
/// How many objectives' learnings a period's page tells; those of the others stand on the pages of the teams.
const LEARNINGS: usize = 40;
/// How many other periods a period's page names.
const OTHERS: usize = 8;

/// The bounds of the rows that scores are counted in, as they are shown.
const SCORES: [(f64, f64); 5] = [(1.0, 1.0), (0.71, 0.99), (0.6, 0.7), (0.4, 0.59), (0.0, 0.39)];

/// How objectives of a closed period ended, and the text that counts them.
const OUTCOMES: [(Option<Outcome>, &str); 5] = [
    (Some(Outcome::Achieved), "count-achieved"),
    (Some(Outcome::Partly), "count-partly"),
    (Some(Outcome::Missed), "count-missed"),
    (Some(Outcome::Dropped), "count-dropped"),
    (None, "count-not-closed"),
];

impl Maker<'_> {
    /// The way to the page of a period.
    pub(super) fn period_link(&self, period: &Period) -> Link {
        Link {
            text: self.format.period(period),
            href: self.href(&self.facts.period_address(period)),
            lang: String::new(),
            aside: String::new(),
        }
    }

    /// Whether the last day of a period has passed.
    pub(super) fn is_over(&self, period: &Period) -> bool {
        period.end < self.facts.progress.today.0
    }

    /// The objectives of a period that are decided.
    fn decided_in(&self, group: &PeriodGroup) -> Vec<ObjectiveKey> {
        let is_decided = |key: &ObjectiveKey| Facts::counts(self.facts.site.objective(*key));
        group.objectives.iter().copied().filter(is_decided).collect()
    }

    /// Whether a period is closed: it is over, or every decided objective is closed.
    fn is_closed(&self, group: &PeriodGroup, decided: &[ObjectiveKey]) -> bool {
        let is_closed = |key: &ObjectiveKey| self.facts.site.objective(*key).closing.is_some();
        self.is_over(&group.period) || (!decided.is_empty() && decided.iter().all(is_closed))
    }

    fn calibration(&self, decided: &[ObjectiveKey]) -> Calibration {
        let score = |key: &ObjectiveKey| {
            let score = self.facts.progress.of(*key).score?;
            Some((score, self.facts.site.objective(*key).ambition))
        };
        Calibration::of(&decided.iter().filter_map(score).collect::<Vec<_>>())
    }

    /// The page of the period at `index` of all periods.
    #[must_use]
    pub fn period_page(&self, index: usize) -> PeriodPage {
        let group = &self.facts.periods[index];
        let decided = self.decided_in(group);
        let is_closed = self.is_closed(group, &decided);
        let title = self.format.period(&group.period);
        let calibration = self.calibration(&decided);
        let count = self.facts.count(Some(&group.period), None, group.objectives.iter().copied());
        let mut counts = if is_closed { self.outcomes(&decided) } else { self.legend(&count.tally) };
        let closed_of = is_closed.then(|| {
            let of = [("closed", Arg::from(calibration.closed)), ("count", Arg::from(decided.len()))];
            self.say("period-closed-of", &of)
        });
        let mut facts: Vec<String> = closed_of.into_iter().collect();
        facts.extend(self.score_facts(&calibration));
        if decided.is_empty() {
            counts.clear();
        }
        let listing = Listing::Period(index);
        let is_counted = group.objectives.len() > OBJECTIVES;
        let has_learned = |key: &ObjectiveKey| {
            let closing = self.facts.site.objective(*key).closing.as_ref();
            closing.is_some_and(|closing| closing.learned.is_some())
        };
        let learned: Vec<ObjectiveKey> = decided.iter().copied().filter(has_learned).collect();
        let description = self.say("period-description", &[("period", Arg::from(title.as_str()))]);
        PeriodPage {
            layout: self.layout(&[&title], &description),
            crumbs: vec![self.home_crumb(), self.archive_link()],
            title,
            meta: self.period_meta(&group.period),
            is_closed,
            counted: self.count_words(Some(&group.period), &count),
            bar: super::start::distribution(&counts),
            counts: counts.into_iter().map(|(status, number)| Count { status, number: number.to_string() }).collect(),
            left_out: self.left_out(|one| one.period.as_deref() == Some(&group.period.id)),
            facts,
            scores: self.score_rows(group, &decided, is_closed),
            teams: if is_counted { Vec::new() } else { self.teams_in(index) },
            table: is_counted.then(|| self.period_table(index, self.part(listing, 0))),
            pager: self.pager(listing, 0),
            learnings_more: match learned.len().saturating_sub(LEARNINGS) {
                0 => String::new(),
                more => self.say("learnings-more", &[("count", Arg::from(more))]),
            },
            learnings: self.learnings(&learned[..learned.len().min(LEARNINGS)]),
            others: self.other_periods_than(index),
        }
    }

    fn archive_link(&self) -> Link {
        let text = self.say("nav-periods", &[]);
        Link { text, href: self.href("periods.html"), lang: String::new(), aside: String::new() }
    }

    fn period_meta(&self, period: &Period) -> Vec<String> {
        let dates = self.format.date_range(period.start, period.end);
        let day = (!self.is_over(period)).then(|| self.day_line(period));
        [dates].into_iter().chain(day).collect()
    }

    /// How many objectives ended in which way; those there are.
    pub(super) fn outcomes(&self, decided: &[ObjectiveKey]) -> Vec<(StatusView, usize)> {
        let outcome = |key: &ObjectiveKey| match self.facts.progress.of(*key).status {
            Status::Closed(outcome) => Some(outcome),
            _ => None,
        };
        let count = |(wanted, text): (Option<Outcome>, &str)| {
            let number = decided.iter().filter(|one| outcome(one) == wanted).count();
            let status = wanted.map_or_else(|| self.not_closed(), |wanted| self.status(Status::Closed(wanted), None));
            (StatusView { label: self.say(text, &[("count", Arg::from(number))]), ..status }, number)
        };
        OUTCOMES.into_iter().map(count).filter(|(_, number)| *number > 0).collect()
    }

    /// "Mean score 0.62", "5 of 7 aspirational objectives ended at 0.60 or above", "2 of 3 committed objectives were kept".
    fn score_facts(&self, scores: &Calibration) -> Vec<String> {
        let mean = |mean: f64| self.say("period-mean", &[("score", Arg::from(self.format.score(mean)))]);
        let of = |key: &str, number: usize, count: usize| {
            (count > 0).then(|| self.say(key, &[("number", Arg::from(number)), ("count", Arg::from(count))]))
        };
        let good = of("period-good", scores.good(), scores.aspirational());
        let kept = of("period-kept", scores.kept, scores.committed);
        scores.mean.map(mean).into_iter().chain(good).chain(kept).collect()
    }

    /// How many objectives have which score; while the period runs, which progress.
    fn score_rows(&self, group: &PeriodGroup, decided: &[ObjectiveKey], is_closed: bool) -> Vec<ScoreRow> {
        let number = |key: &ObjectiveKey| {
            let numbers = self.facts.progress.of(*key);
            let has_begun = group.period.start <= self.facts.progress.today.0;
            if is_closed { numbers.score } else { has_begun.then_some(numbers.progress) }
        };
        let values: Vec<f64> = decided.iter().filter_map(number).collect();
        let count = |(low, _): &(f64, f64)| {
            let above = SCORES.iter().map(|(other, _)| *other).filter(|other| other > low);
            let next = above.fold(f64::INFINITY, f64::min);
            values.iter().filter(|value| (*low..next).contains(value)).count()
        };
        let counts: Vec<usize> = SCORES.iter().map(count).collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        if most == 0 {
            return Vec::new();
        }
        let row = |((low, high), number): (&(f64, f64), &usize)| ScoreRow {
            range: self.score_range(*low, *high),
            bar: plain_bar((*number > 0).then(|| share(*number, most)), false),
            number: number.to_string(),
        };
        SCORES.iter().zip(&counts).map(row).collect()
    }

    /// The objectives by team, in the order of the teams.
    fn teams_in(&self, index: usize) -> Vec<TeamRows> {
        let rows = |(team, keys): (TeamKey, Vec<ObjectiveKey>)| TeamRows {
            team: self.team_link_here(team),
            objectives: keys.into_iter().map(|key| self.objective_row(key)).collect(),
        };
        self.facts.teams_of_period(index).into_iter().map(rows).collect()
    }

    pub(super) fn learnings(&self, decided: &[ObjectiveKey]) -> Vec<LearningRow> {
        let row = |(index, key): (usize, &ObjectiveKey)| {
            let linked = self.facts.site.objective(*key);
            let (closing, score) = (linked.closing.as_ref()?, self.facts.progress.of(*key).score?);
            let learned = closing.learned.as_ref()?;
            Some(LearningRow {
                objective: self.objective_link(*key, self.facts.site.team(linked.team).team.head.title.clone()),
                line: self.closed_line(closing),
                score: self.say("score-line-closed", &[("score", Arg::from(self.format.score(score)))]),
                html: self.html(learned, &linked.head.path, 4, &format!("l{index}_")),
            })
        };
        decided.iter().enumerate().filter_map(row).collect()
    }

    /// The periods nearest to the one at `index`, newest first.
    fn other_periods_than(&self, index: usize) -> Vec<Link> {
        let periods = &self.facts.periods;
        let first = index.saturating_sub(OTHERS / 2).min(periods.len().saturating_sub(OTHERS + 1));
        let near = periods.iter().enumerate().skip(first).take(OTHERS + 1).filter(|(other, _)| *other != index);
        near.map(|(_, group)| self.dated_link(&group.period)).collect()
    }

    fn dated_link(&self, period: &Period) -> Link {
        Link { aside: self.format.date_range(period.start, period.end), ..self.period_link(period) }
    }

    /// The archive.
    #[must_use]
    pub fn period_index(&self) -> PeriodIndex {
        let heading = self.say("nav-periods", &[]);
        let periods = &self.facts.periods;
        PeriodIndex {
            layout: self.layout(&[&heading], &self.say("periods-description", &[])),
            periods: periods.iter().map(|group| self.summary_of(group)).collect(),
            calibration: periods.iter().filter_map(|group| self.calibration_row(group)).collect(),
            ended_teams: self.ended_teams(),
        }
    }

    /// The teams that are no more, each with its last day.
    fn ended_teams(&self) -> Vec<Link> {
        let until = |key: TeamKey| {
            let end = self.facts.site.team(key).team.active_to?;
            Some(self.say("active-until", &[("date", Arg::from(self.format.date(end)))]))
        };
        let ended = self.facts.site.published_teams().filter(|key| self.has_ended(*key));
        let links = ended.map(|key| Link { aside: until(key).unwrap_or_default(), ..self.team_link(key) });
        self.cut(links.collect(), ENDED_TEAMS, SEARCH)
    }

    fn summary_of(&self, group: &PeriodGroup) -> PeriodSummary {
        let decided = self.decided_in(group);
        let is_closed = self.is_closed(group, &decided);
        let calibration = self.calibration(&decided);
        let tally = self.facts.count(Some(&group.period), None, []).tally;
        PeriodSummary {
            period: self.dated_link(&group.period),
            state: if is_closed { self.say("period-closed", &[]) } else { self.day_line(&group.period) },
            is_closed,
            objectives: if tally.objectives == 0 { self.proposed_in(group) } else { tally.objectives.to_string() },
            key_results: tally.key_results.to_string(),
            closed: calibration.closed.to_string(),
            mean: calibration.mean.map_or_else(String::new, |mean| self.format.score(mean)),
        }
    }

    /// How many objectives of a period are proposed, where none is decided.
    fn proposed_in(&self, group: &PeriodGroup) -> String {
        let is_proposed = |key: &&ObjectiveKey| self.facts.site.objective(**key).state == State::Proposed;
        match group.objectives.iter().filter(is_proposed).count() {
            0 => 0.to_string(),
            number => self.say("proposed-count", &[("count", Arg::from(number))]),
        }
    }

    fn calibration_row(&self, group: &PeriodGroup) -> Option<CalibrationRow> {
        let scores = self.calibration(&self.decided_in(group));
        let mean = scores.aspirational_mean?;
        Some(CalibrationRow {
            period: self.period_link(&group.period),
            mean: self.format.score(mean),
            bar: plain_bar(Some(mean), true),
            below: scores.below.to_string(),
            within: scores.within.to_string(),
            above: scores.above.to_string(),
            share: self.format.with_unit(shown(share(scores.good(), scores.aspirational())) * 100.0, 0, Some("%")),
        })
    }
}

/// A bar that tells of no status.
fn plain_bar(fill: Option<f64>, has_zone: bool) -> String {
    let bar = Bar { shape: Shape::Fill(fill), status: Status::NotStarted, expected: None, has_zone, large: false };
    bar.svg()
}

/// `number` of `whole`, which is not 0, as a fraction.
fn share(number: usize, whole: usize) -> f64 {
    let float = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    float(number) / float(whole)
}
