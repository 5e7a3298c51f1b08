//! The dates of a team: where its periods begin and end, and when to check in.

use super::{
    super::{Calendar, CalendarEvent},
    Arg, Maker,
};
use crate::{
    link::TeamKey,
    model::{Date, Period},
};

impl Maker<'_> {
    /// The dates of a team, of every period that it has decided objectives for and that is not over.
    #[must_use]
    pub fn calendar(&self, key: TeamKey) -> Calendar {
        let linked = self.facts.site.team(key);
        let title = linked.team.head.title.as_str();
        let mut periods: Vec<(&Period, Vec<&str>)> = Vec::new();
        for objective in linked.objectives.iter().map(|key| self.facts.site.objective(*key)) {
            if !self.facts.has_dates(objective) {
                continue;
            }
            match periods.iter_mut().find(|(period, _)| period.id == objective.period.id) {
                Some((_, titles)) => titles.push(&objective.head.title),
                None => periods.push((&objective.period, vec![&objective.head.title])),
            }
        }
        let own_id = linked.team.head.id.as_str();
        Calendar {
            name: format!("{title}, {}", self.facts.config.title),
            events: periods.iter().flat_map(|(period, titles)| self.events(own_id, title, period, titles)).collect(),
        }
    }

    fn events(&self, team: &str, team_title: &str, period: &Period, objectives: &[&str]) -> Vec<CalendarEvent> {
        let values = [("team", Arg::from(team_title)), ("period", Arg::from(self.format.period(period)))];
        let event = |kind: &str, text: &str, date: Date, repeats: Option<(i32, Date)>| CalendarEvent {
            id: format!("{team}-{}-{kind}", period.id),
            date,
            repeats,
            title: self.say(text, &values),
            text: objectives.join("\n"),
        };
        let every = self.facts.config.follow_up_days;
        let first = period.start.checked_add(jiff::Span::new().days(i64::from(every))).ok();
        let check_in = first
            .filter(|first| every > 0 && *first <= period.end)
            .map(|first| event("check-in", "calendar-check-in", first, Some((every, period.end))));
        let start = event("start", "calendar-start", period.start, None);
        let end = event("end", "calendar-end", period.end, None);
        [start].into_iter().chain(check_in).chain([end]).collect()
    }
}
