//! What a team looks at in its weekly meeting: confidence, what a week has changed, and the last note.

use jiff::{Span, civil::Date};

use super::{super::MeetingNote, Arg, Maker, shortened_note};
use crate::{
    link::ObjectiveKey,
    progress::{Reading, Value},
    source::markdown,
    view::ObjectiveCard,
};

/// How far back a meeting looks, in days.
const DAYS_BACK: i64 = 7;

impl Maker<'_> {
    /// The card of an objective, with what the meeting looks at beside each key result.
    pub(super) fn meeting_card(&self, key: ObjectiveKey, meta: Vec<String>) -> ObjectiveCard {
        let mut card = self.objective_card(key, meta);
        for (index, line) in card.key_results.iter_mut().enumerate() {
            line.meeting = Some(self.meeting_note(key, index));
        }
        card
    }

    fn meeting_note(&self, key: ObjectiveKey, index: usize) -> MeetingNote {
        let linked = self.facts.site.objective(key);
        let numbers = &self.facts.progress.of(key).key_results[index];
        let confidence = numbers.confidence.map(|number| {
            let words = self.say("confidence-of", &[("number", Arg::from(number))]);
            format!("{} {words}", self.say("confidence", &[]))
        });
        let change = self.change_of_week(key, index, &numbers.history);
        let told = self.past_updates(linked).find(|(_, update)| update.key_result == index && update.note.is_some());
        let note = told.and_then(|(_, update)| update.note.as_ref());
        MeetingNote {
            facts: confidence.into_iter().chain(change).collect(),
            note: note.map_or_else(String::new, |note| shortened_note(&markdown::plain_text(note))),
        }
    }

    /// "+2.0 h in a week"; none where there is nothing to compare with.
    fn change_of_week(&self, key: ObjectiveKey, index: usize, history: &[Reading]) -> Option<String> {
        let today = self.facts.progress.today.0;
        let week_ago: Date = today.checked_sub(Span::new().days(DAYS_BACK)).ok()?;
        let before = history.iter().rfind(|reading| reading.date <= week_ago)?;
        let change = amount(&history.last()?.value) - amount(&before.value);
        if change == 0.0 {
            return Some(self.say("no-change-of-week", &[]));
        }
        let shown = match before.value {
            Value::Number(_) => self.scale(key, index).difference(change),
            Value::Reached(_) => self.format.difference(change, 0, None),
        };
        Some(self.say("change-of-week", &[("change", Arg::from(shown))]))
    }
}

/// A value as one number: of milestones, how many are done.
fn amount(value: &Value) -> f64 {
    match value {
        Value::Number(number) => *number,
        Value::Reached(reached) => {
            f64::from(u32::try_from(reached.iter().filter(|done| **done).count()).unwrap_or(u32::MAX))
        }
    }
}
