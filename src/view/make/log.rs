//! Check-ins: what each said, before and after.

use super::{
    super::{Listing, LogRow, Page, UpdateRow},
    Arg, Link, Maker,
};
use crate::{
    link::{LinkedObjective, ObjectiveKey},
    model::{CheckIn, KeyResultUpdate, Measure, Update},
    progress::{Reading, Value},
};

/// How many lines a check-in has room for, where the latest stand beside much else.
const LINES_OF_LATEST: usize = 6;

/// A check-in of the site: the objective and the position in its list, which stands newest first.
pub(super) type Place = (ObjectiveKey, usize);

impl<'a> Maker<'a> {
    pub(super) fn check_in(&self, (key, position): Place) -> &'a CheckIn {
        &self.facts.site.objective(key).objective.check_ins[position]
    }

    /// The check-ins about an objective that stand in a part of its log, newest first.
    pub(super) fn log_part(&self, key: ObjectiveKey, part: usize) -> Vec<Place> {
        let range = self.part(Listing::CheckIns(key), part);
        self.facts.past_check_ins(key).skip(range.start).take(range.len()).map(|position| (key, position)).collect()
    }

    /// The first of these check-ins: at most `number_max`, and, but for the first, as many as take the room that so many
    /// short ones do.
    pub(super) fn latest_of(&self, places: &[Place], number_max: usize) -> Vec<Place> {
        let mut lines = 0;
        let fits = |(key, position): &&Place| {
            let is_first = lines == 0;
            lines += self.facts.lines_of_check_in(*key, *position);
            is_first || lines <= number_max * LINES_OF_LATEST
        };
        places.iter().take(number_max).take_while(fits).copied().collect()
    }

    /// Check-ins, each with its day.
    pub(super) fn log(&self, places: &[Place]) -> Vec<LogRow> {
        let row = |(number, place): (usize, &Place)| LogRow {
            date: self.format.date(self.check_in(*place).date),
            ..self.log_row(*place, number)
        };
        places.iter().enumerate().map(row).collect()
    }

    /// A check-in without its day. `number` keeps the ids of footnotes apart.
    pub(super) fn log_row(&self, place: Place, number: usize) -> LogRow {
        let (key, position) = place;
        let linked = self.facts.site.objective(key);
        let check_in = self.check_in(place);
        let prefix = format!("c{number}_");
        let by = check_in.by.iter().map(|name| self.person(name)).filter(|person| person.href != self.href(self.own));
        let is_one_team = matches!(self.page, Page::Objective(_) | Page::Team(_) | Page::TeamPeriod(..));
        let team = (!is_one_team).then(|| Link { href: String::new(), ..self.team_link(linked.team) });
        let is_own = self.page == Page::Objective(key);
        LogRow {
            anchor: if is_own { super::search::log_anchor(linked, position) } else { String::new() },
            date: String::new(),
            date_iso: check_in.date.to_string(),
            who: by.chain(team).collect(),
            objective: (self.page != Page::Objective(key)).then(|| self.objective_link(key, "")),
            lang: self.lang(&linked.head),
            note_html: self.optional_note(check_in.note.as_ref(), linked, &prefix),
            updates: check_in.updates.iter().map(|update| self.update(key, position, update, &prefix)).collect(),
            outside: !linked.period.contains(check_in.date),
        }
    }

    fn update(&self, key: ObjectiveKey, position: usize, update: &KeyResultUpdate, prefix: &str) -> UpdateRow {
        let linked = self.facts.site.objective(key);
        let key_result = &linked.key_results[update.key_result];
        UpdateRow {
            title: key_result.title.clone(),
            href: self.key_result_here(key, update.key_result),
            change: self.change(key, self.check_in((key, position)), update),
            confidence: self.confidence_change(linked, position, update),
            status: update.status.map(|reported| self.status(reported.into(), None)),
            note_html: self.optional_note(update.note.as_ref(), linked, &format!("{prefix}{}_", update.key_result)),
        }
    }

    /// Where a key result stands: its anchor alone, where that is on this page.
    pub(super) fn key_result_here(&self, key: ObjectiveKey, index: usize) -> String {
        let address = self.facts.key_result_address(key, index);
        match address.split_once('#') {
            Some((page, anchor)) if page == self.own => format!("#{anchor}"),
            _ => self.href(&address),
        }
    }

    fn optional_note(&self, note: Option<&String>, linked: &LinkedObjective, prefix: &str) -> String {
        note.map_or_else(String::new, |text| self.note(text, &linked.head.path, prefix))
    }

    /// "6.1 h → 5.4 h", "still 6.1 h", or the value where it is the first; nothing where the check-in gave none.
    pub(super) fn change(&self, key: ObjectiveKey, check_in: &CheckIn, update: &KeyResultUpdate) -> String {
        let history = &self.facts.progress.of(key).key_results[update.key_result].history;
        let show = |reading: &Reading| self.value(key, update.key_result, &reading.value);
        match around(history, check_in, update) {
            (Some(before), Some(now)) => match [before, now].map(show) {
                [before, now] if before == now => self.say("change-none", &[("value", Arg::from(now))]),
                [before, now] => self.say("change", &[("from", Arg::from(before)), ("to", Arg::from(now))]),
            },
            (None, Some(now)) => show(now),
            _ => self.uncounted(key, update),
        }
    }

    /// A value that does not count, because its objective or key result had ended before, as it is written.
    fn uncounted(&self, key: ObjectiveKey, update: &KeyResultUpdate) -> String {
        let index = update.key_result;
        let value = match (&update.update, &self.facts.site.objective(key).key_results[index].measure) {
            (Some(Update::Value(value)), _) => Value::Number(*value),
            (Some(Update::Reached(reached)), Measure::Milestones(milestones)) => {
                Value::Reached((0..milestones.len()).map(|position| reached.contains(&position)).collect())
            }
            _ => return String::new(),
        };
        self.value(key, index, &value)
    }

    /// "confidence 6 → 4", "confidence 4", or nothing.
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

/// The value before a check-in and the one that it gave, where it gave one.
fn around<'h>(
    history: &'h [Reading],
    check_in: &CheckIn,
    update: &KeyResultUpdate,
) -> (Option<&'h Reading>, Option<&'h Reading>) {
    if update.update.is_none() {
        return (None, None);
    }
    let at = history.iter().position(|reading| reading.date == check_in.date);
    let before = at.and_then(|at| at.checked_sub(1)).map(|before| &history[before]);
    (before, at.map(|at| &history[at]))
}
