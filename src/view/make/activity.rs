//! Check-ins of the whole site by day.

use super::{
    super::{Activity, ActivityRow, ActivityUpdate, DayRows, Month, Page},
    Arg, Link, Maker,
};
use crate::{
    link::{LinkedObjective, ObjectiveKey},
    model::{CheckIn, Date, KeyResultUpdate},
};

/// How many check-ins `activity.html` shows, rounded up to whole days.
const LATEST: usize = 30;

/// A check-in of the site: the objective and the position in its list.
type Place = (ObjectiveKey, usize);

impl Maker<'_> {
    /// The latest check-ins, and every month that has some.
    #[must_use]
    pub fn activity(&self) -> Activity {
        let all = &self.facts.check_ins;
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
        let shown: Vec<Place> = self.facts.check_ins.iter().copied().filter(of_month).collect();
        let title = self.format.month_and_year(month.year, month.number);
        self.activity_of(title, vec![self.home_crumb(), crumb], &shown, Some(month))
    }

    fn activity_of(&self, title: String, crumbs: Vec<Link>, shown: &[Place], own: Option<Month>) -> Activity {
        let mut objectives: Vec<ObjectiveKey> = shown.iter().map(|(key, _)| *key).collect();
        objectives.sort();
        objectives.dedup();
        let counts = [("count", Arg::from(shown.len())), ("objectives", Arg::from(objectives.len()))];
        let is_part = own.is_none() && shown.len() < self.facts.check_ins.len();
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

    fn check_in(&self, (key, position): Place) -> &CheckIn {
        &self.facts.site.objective(key).objective.check_ins[position]
    }

    fn months(&self, own: Option<Month>) -> Vec<Link> {
        let number = |month: Month| {
            self.facts.check_ins.iter().filter(|place| Month::of(self.check_in(**place).date) == month).count()
        };
        let link = |month: Month| Link {
            text: self.format.month_and_year(month.year, month.number),
            href: self.href(&Page::Month(month).path(self.facts)),
            lang: String::new(),
            aside: self.say("check-ins-count", &[("count", Arg::from(number(month)))]),
        };
        self.facts.months().into_iter().filter(|month| Some(*month) != own).map(link).collect()
    }

    fn day_rows(&self, shown: &[Place]) -> Vec<DayRows> {
        let mut days: Vec<(Date, Vec<ActivityRow>)> = Vec::new();
        for (number, place) in shown.iter().enumerate() {
            let row = self.activity_row(*place, number);
            let date = self.check_in(*place).date;
            match days.last_mut().filter(|(day, _)| *day == date) {
                Some((_, rows)) => rows.push(row),
                None => days.push((date, vec![row])),
            }
        }
        let day = |(date, check_ins): (Date, Vec<ActivityRow>)| DayRows {
            date: self.format.long_date(date),
            date_iso: date.to_string(),
            check_ins,
        };
        days.into_iter().map(day).collect()
    }

    /// `number` keeps the ids of footnotes apart.
    fn activity_row(&self, place: Place, number: usize) -> ActivityRow {
        let (key, position) = place;
        let linked = self.facts.site.objective(key);
        let check_in = self.check_in(place);
        let team = self.facts.site.team(linked.team).team.head.title.clone();
        let prefix = format!("c{number}_");
        let note = |text: &String| self.note(text, &linked.head.path, &prefix);
        let updates = check_in.updates.iter();
        ActivityRow {
            lang: self.lang(&linked.head),
            title: linked.head.title.clone(),
            href: self.href(&self.facts.objective_address(key)),
            who: check_in.by.clone().into_iter().chain([team]).collect(),
            note_html: check_in.note.as_ref().map_or_else(String::new, note),
            updates: updates.map(|update| self.activity_update(key, position, update, &prefix)).collect(),
        }
    }

    fn activity_update(
        &self,
        key: ObjectiveKey,
        position: usize,
        update: &KeyResultUpdate,
        prefix: &str,
    ) -> ActivityUpdate {
        let linked = self.facts.site.objective(key);
        let key_result = &linked.key_results[update.key_result];
        let prefix = format!("{prefix}{}_", update.key_result);
        let note = |text: &String| self.note(text, &linked.head.path, &prefix);
        ActivityUpdate {
            title: key_result.title.clone(),
            href: format!("{}#{}", self.href(&self.facts.objective_address(key)), key_result.id),
            change: self.change(key, self.check_in((key, position)), update),
            confidence: self.confidence_change(linked, position, update),
            status: update.status.map(|reported| self.status(reported.into(), None)),
            note_html: update.note.as_ref().map_or_else(String::new, note),
        }
    }

    /// "confidence 6 → 4", "confidence 4", or nothing. Check-ins stand newest first.
    pub(super) fn confidence_change(
        &self,
        linked: &LinkedObjective,
        position: usize,
        update: &KeyResultUpdate,
    ) -> String {
        let Some(now) = update.confidence else { return String::new() };
        let earlier = linked.objective.check_ins[position + 1..].iter().flat_map(|check_in| &check_in.updates);
        let before = earlier
            .filter(|one| one.key_result == update.key_result)
            .find_map(|one| one.confidence)
            .or(linked.key_results[update.key_result].confidence);
        let said = match before.filter(|before| *before != now) {
            Some(before) => self.say("change", &[("from", Arg::from(before)), ("to", Arg::from(now))]),
            None => now.to_string(),
        };
        self.say("confidence-is", &[("number", Arg::from(said))])
    }
}
