//! Check-ins of the whole site by day.

use super::{
    super::{Activity, DayRows, Listing, LogRow, Month, Page},
    Arg, Link, Maker,
    log::Place,
};
use crate::{link::ObjectiveKey, model::Date};

/// How many check-ins `activity.html` shows, rounded up to whole days, where each month fits one page.
const LATEST: usize = 30;

impl Maker<'_> {
    /// The latest check-ins, or the first part of them, and every month that has some.
    #[must_use]
    pub fn activity(&self) -> Activity {
        let all = self.facts.check_ins();
        let title = self.say("nav-activity", &[]);
        if !self.facts.is_activity_whole() {
            let shown = &all[self.part(Listing::Activity, 0)];
            let pager = self.pager(Listing::Activity, 0);
            return Activity { pager, ..self.activity_of(title, Vec::new(), shown, None) };
        }

        let last_day = all.get(LATEST - 1).or(all.last()).map(|place| self.check_in(*place).date);
        let shown: Vec<Place> =
            all.iter().copied().filter(|place| Some(self.check_in(*place).date) >= last_day).collect();
        self.activity_of(title, Vec::new(), &shown, None)
    }

    /// The check-ins of a month; where they are too many for a page, how many each team wrote.
    #[must_use]
    pub fn activity_month(&self, month: Month) -> Activity {
        let title = self.format.month_and_year(month.year, month.number);
        let crumbs = vec![self.home_crumb(), self.activity_crumb()];
        let shown = self.facts.check_ins_of_month(month);
        let whole = self.activity_of(title, crumbs, shown, Some(month));
        if self.facts.is_month_whole(month) {
            return whole;
        }

        let listing = Listing::Month(month);
        let teams = self.month_table(month, self.part(listing, 0));
        Activity { teams: Some(teams), pager: self.pager(listing, 0), ..whole }
    }

    fn activity_crumb(&self) -> Link {
        let text = self.say("nav-activity", &[]);
        Link { text, href: self.href("activity.html"), lang: String::new(), aside: String::new() }
    }

    fn activity_of(&self, title: String, crumbs: Vec<Link>, shown: &[Place], own: Option<Month>) -> Activity {
        let mut objectives: Vec<ObjectiveKey> = shown.iter().map(|(key, _)| *key).collect();
        objectives.sort();
        objectives.dedup();
        let counts = [("count", Arg::from(shown.len())), ("objectives", Arg::from(objectives.len()))];
        let is_part = own.is_none() && shown.len() < self.facts.check_ins().len();
        let text = if is_part { "activity-lead-latest" } else { "activity-lead" };
        let lead = if shown.is_empty() { self.say("latest-none", &[]) } else { self.say(text, &counts) };
        let below = own.map(|_| self.say("nav-activity", &[])).unwrap_or_default();
        Activity {
            layout: self.layout(&[&title, &below], &lead),
            crumbs,
            title,
            lead,
            days: if own.is_some_and(|month| !self.facts.is_month_whole(month)) {
                Vec::new()
            } else {
                self.day_rows(shown)
            },
            pager: None,
            teams: None,
            months: self.months(own),
        }
    }

    fn months(&self, own: Option<Month>) -> Vec<Link> {
        let link = |(month, number): (Month, usize)| Link {
            text: self.format.month_and_year(month.year, month.number),
            href: self.href(&Page::Month(month).path(self.facts)),
            lang: String::new(),
            aside: self.say("check-ins-count", &[("count", Arg::from(number))]),
        };
        self.facts.months().iter().copied().filter(|(month, _)| Some(*month) != own).map(link).collect()
    }

    fn day_rows(&self, shown: &[Place]) -> Vec<DayRows> {
        let mut days: Vec<(Date, Vec<LogRow>)> = Vec::new();
        for (number, place) in shown.iter().enumerate() {
            let row = self.log_row(*place, number);
            let date = self.check_in(*place).date;
            match days.last_mut().filter(|(day, _)| *day == date) {
                Some((_, rows)) => rows.push(row),
                None => days.push((date, vec![row])),
            }
        }
        let day = |(date, check_ins): (Date, Vec<LogRow>)| DayRows {
            date: self.format.long_date(date),
            date_iso: date.to_string(),
            check_ins,
        };
        days.into_iter().map(day).collect()
    }
}
