//! An objective with its key results: never one without the other.

use super::{
    super::{ObjectiveCard, listing::LINES_OF_CARD},
    Arg, Maker,
};
use crate::link::ObjectiveKey;

impl Maker<'_> {
    /// An objective with its key results.
    pub(super) fn objective_card(&self, key: ObjectiveKey, meta: Vec<String>) -> ObjectiveCard {
        let linked = self.facts.site.objective(key);
        let numbers = self.facts.progress.of(key);
        let absence = Some(self.absence(linked)).filter(|absence| !absence.is_empty());
        ObjectiveCard {
            title: linked.head.title.clone(),
            href: self.href(&self.facts.objective_address(key)),
            lang: self.lang(&linked.head),
            meta: meta.into_iter().chain(absence).collect(),
            status: self.objective_status(linked, numbers),
            score_line: self.score_line(linked, numbers),
            key_results: (0..linked.key_results.len().min(LINES_OF_CARD))
                .map(|index| self.key_result_line(key, index))
                .collect(),
            more: match linked.key_results.len().saturating_sub(LINES_OF_CARD) {
                0 => String::new(),
                more => self.say("and-more", &[("count", Arg::from(more))]),
            },
        }
    }
}
