//! Check-ins for feed readers.

use super::{
    super::{Feed, FeedEntry},
    Arg, Maker,
};
use crate::{
    link::{ItemKey, ObjectiveKey, TeamKey},
    model::{Date, KeyResultUpdate},
    source::markdown,
};

/// How many check-ins a feed holds.
const ENTRIES: usize = 50;
/// The day of a feed about nothing at all.
const NO_DAY: Date = Date::constant(1970, 1, 1);

impl Maker<'_> {
    /// The feed of the whole site.
    #[must_use]
    pub fn site_feed(&self) -> Feed {
        let title = self.say("feed-title", &[("title", Arg::from(self.facts.config.title.as_str()))]);
        self.feed(title, "activity.html", |_| true)
    }

    /// The feed of a team.
    #[must_use]
    pub fn team_feed(&self, team: TeamKey) -> Feed {
        let name = self.facts.site.team(team).team.head.title.as_str();
        let title = self.say("feed-title", &[("title", Arg::from(name))]);
        let page = self.facts.address(ItemKey::Team(team));
        self.feed(title, &page, |key| self.facts.site.objective(key).team == team)
    }

    /// The feed of an objective.
    #[must_use]
    pub fn objective_feed(&self, objective: ObjectiveKey) -> Feed {
        let name = self.facts.site.objective(objective).head.title.as_str();
        let title = self.say("feed-title", &[("title", Arg::from(name))]);
        self.feed(title, &self.facts.objective_address(objective), |key| key == objective)
    }

    fn feed(&self, title: String, page: &str, is_meant: impl Fn(ObjectiveKey) -> bool) -> Feed {
        let site = self.facts.site;
        let places = self.facts.check_ins().iter().filter(|(key, _)| is_meant(*key)).take(ENTRIES);
        let entries: Vec<FeedEntry> = places.map(|(key, position)| self.feed_entry(*key, *position)).collect();
        let starts = site.published().filter(|(key, _)| is_meant(*key)).map(|(_, linked)| linked.period.start);
        Feed {
            title,
            lang: self.facts.config.language.tag().to_owned(),
            address: self.web_address(self.own),
            page: self.web_address(page),
            author: self.facts.config.title.clone(),
            updated: entries.first().map(|entry| entry.date).or_else(|| starts.min()).unwrap_or(NO_DAY),
            entries,
        }
    }

    fn web_address(&self, from_root: &str) -> String {
        self.facts.web_address(from_root).unwrap_or_default()
    }

    fn feed_entry(&self, key: ObjectiveKey, position: usize) -> FeedEntry {
        let linked = self.facts.site.objective(key);
        let check_ins = &linked.objective.check_ins;
        let check_in = &check_ins[position];
        let page = self.web_address(&self.facts.objective_address(key));
        // the first of a day is known by the day, the second by the day and 2...
        let number = check_ins[position..].iter().take_while(|one| one.date == check_in.date).count();
        let number = if number > 1 { format!("-{number}") } else { String::new() };
        let note = check_in.note.as_ref().map(|note| markdown::plain_text(note));
        let updates = check_in.updates.iter().map(|update| self.feed_line(key, position, update));
        FeedEntry {
            id: format!("{page}#{}{number}", check_in.date),
            title: linked.head.title.clone(),
            lang: self.lang(&linked.head),
            page,
            by: check_in.by.clone().unwrap_or_default(),
            date: check_in.date,
            text: note.into_iter().chain(updates).collect::<Vec<_>>().join("\n"),
        }
    }

    /// "Median time: 6.1 h → 5.4 h, confidence 6 → 4, On track. Slower than hoped"
    fn feed_line(&self, key: ObjectiveKey, position: usize, update: &KeyResultUpdate) -> String {
        let linked = self.facts.site.objective(key);
        let facts = [
            self.change(key, &linked.objective.check_ins[position], update),
            self.confidence_change(linked, position, update),
            update.status.map_or_else(String::new, |reported| self.status(reported.into(), None).label),
        ];
        let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        let note = update.note.as_ref().map(|note| markdown::plain_text(note));
        let parts: Vec<String> =
            [facts.join(", "), note.unwrap_or_default()].into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}: {}", linked.key_results[update.key_result].title, parts.join(". "))
    }
}
