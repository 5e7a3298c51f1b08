//! Check-ins of the whole site by day.

use super::{
    super::{Activity, DayRows, LogRow, Month, Page},
    Arg, Link, Maker,
    log::Place,
};
use crate::{link::ObjectiveKey, model::Date};

/// How many check-ins `activity.html` shows, rounded up to whole days.
const LATEST: usize = 30;

impl Maker<'_> {
    /// The latest check-ins, and every month that has some.
    #[must_use]
    pub fn activity(&self) -> Activity {
        let all = self.facts.check_ins();
        let last_day = all.get(LATEST - 1).or(all.last()).map(|place| self.check_in(*place).date);
        let shown: Vec<Place> =
            all.iter().copied().filter(|place| Some(self.check_in(*place).date) >= last_day).collect();
        self.activity_of(self.say("nav-activity", &[]), Vec::new(), &shown, None)
    }

    /// The check-ins of a month.
    #[must_use]
    pub fn activity_month(&self, month: Month) -> Activity {
        let crumb = Link {
            text: self.say("nav-activity", &[]),
            href: self.href("activity.html"),
            lang: String::new(),
            aside: String::new(),
        };
        let of_month = |place: &Place| Month::of(self.check_in(*place).date) == month;
        let shown: Vec<Place> = self.facts.check_ins().iter().copied().filter(of_month).collect();
        let title = self.format.month_and_year(month.year, month.number);
        self.activity_of(title, vec![self.home_crumb(), crumb], &shown, Some(month))
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
            days: self.day_rows(shown),
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
