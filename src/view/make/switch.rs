//! The period that a page is about, and the ways from it to the same view of other periods.
//!
//! Most pages are about the running period. A page that is about another one says so, and its menu stays in that period.

use super::{
    super::{AlignmentView, Away, Layout, Page, PeriodChoice},
    Arg, Link, Maker,
};
use crate::{
    link::TeamKey,
    model::{Period, days_between},
};

/// How many periods the header lists; the archive has all.
const CHOICES_MAX: usize = 12;

impl Maker<'_> {
    /// The period that the page is about, where that is not the running one.
    pub(super) fn away_in(&self) -> Option<&Period> {
        self.period.map(|index| &self.facts.periods[index].period)
    }

    /// The period that the page is about.
    pub(super) fn own_period(&self) -> Option<&Period> {
        self.away_in().or(self.facts.running.as_ref())
    }

    /// Where the overview of the page's period stands, from the root.
    pub(super) fn overview(&self) -> String {
        self.away_in().map_or_else(|| "index.html".to_owned(), |period| self.facts.period_address(period))
    }

    /// What the header says about periods.
    pub(super) fn with_periods(&self, layout: Layout) -> Layout {
        let own = self.own_period();
        Layout {
            period: own.map(|period| self.format.period(period)),
            period_href: own.map_or_else(String::new, |period| self.period_link(period).href),
            periods: self.period_choices(),
            periods_all: if self.facts.periods.len() > 1 { self.href("periods.html") } else { String::new() },
            away: self.away(),
            ..layout
        }
    }

    /// The periods to choose from: those nearest to the page's own, newest first; none where there is only one.
    fn period_choices(&self) -> Vec<PeriodChoice> {
        let periods = &self.facts.periods;
        if periods.len() < 2 {
            return Vec::new();
        }
        let own = self.own_period().and_then(|period| self.facts.period_index(period)).unwrap_or(0);
        let first = own.saturating_sub(CHOICES_MAX / 2).min(periods.len().saturating_sub(CHOICES_MAX));
        let choice = |(index, group): (usize, &crate::view::PeriodGroup)| PeriodChoice {
            name: self.format.period(&group.period),
            href: self.href(&self.same_view_in(index)),
            state: self.period_state(&group.period),
            is_own: index == own,
        };
        periods.iter().enumerate().skip(first).take(CHOICES_MAX).map(choice).collect()
    }

    /// "closed", "now", "planned".
    fn period_state(&self, period: &Period) -> String {
        let today = self.facts.progress.today.0;
        let key = match () {
            () if period.end < today => "period-closed",
            () if period.start > today => "period-planned",
            () => "period-now",
        };
        self.say(key, &[])
    }

    /// The page that shows of another period what this one shows of its own.
    fn same_view_in(&self, index: usize) -> String {
        let is_running = self.facts.is_running(index);
        match self.page {
            Page::Team(key) | Page::TeamPeriod(key, _) if self.facts.has_period(key, index) => {
                self.team_address(key, index)
            }
            Page::Alignment(view, _) | Page::AlignmentPart(view, ..) | Page::AlignmentUnits(view, ..) => {
                self.facts.alignment_address(view, Some(index))
            }
            Page::Branches(..) => self.facts.alignment_address(AlignmentView::List, Some(index)),
            _ if is_running => "index.html".to_owned(),
            _ => Page::Period(index).path(self.facts),
        }
    }

    /// The page of a team in a period.
    pub(super) fn team_address(&self, key: TeamKey, index: usize) -> String {
        let page = if self.facts.is_running(index) { Page::Team(key) } else { Page::TeamPeriod(key, index) };
        page.path(self.facts)
    }

    /// A team, as the page's period knows it.
    pub(super) fn team_link_here(&self, key: TeamKey) -> Link {
        match self.period.filter(|index| self.facts.has_period(key, *index)) {
            Some(index) => Link { href: self.href(&self.team_address(key, index)), ..self.team_link(key) },
            None => self.team_link(key),
        }
    }

    /// That readers look at another period than the running one, and the way back.
    fn away(&self) -> Option<Away> {
        let (period, running) = (self.away_in()?, self.facts.running.as_ref()?);
        let today = self.facts.progress.today.0;
        let name = ("period", Arg::from(self.format.period(period)));
        let text = if period.end < today {
            self.say("away-over", &[name, ("date", Arg::from(self.format.date(period.end)))])
        } else if period.start > today {
            self.say("away-ahead", &[name, ("days", Arg::from(days_between(today, period.start)))])
        } else {
            self.say("away-now", &[name])
        };
        let back = self.facts.period_index(running).map_or_else(|| "index.html".to_owned(), |at| self.same_view_in(at));
        let back = Link {
            text: self.say("away-back", &[("period", Arg::from(self.format.period(running)))]),
            href: self.href(&back),
            lang: String::new(),
            aside: String::new(),
        };
        Some(Away { text, is_over: period.end < today, back })
    }
}
