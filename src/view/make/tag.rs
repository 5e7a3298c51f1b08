//! Tags: links to them, and the page of one.

use super::{
    super::{Listing, PeriodCount, PeriodRows, TagPage},
    Arg, Link, Maker,
};
use crate::{link::ObjectiveKey, model::State};

impl Maker<'_> {
    /// The way to the page of a tag.
    pub(super) fn tag_link(&self, tag: &str) -> Link {
        Link {
            text: tag.to_owned(),
            href: self.href(&self.facts.tag_address(tag)),
            lang: String::new(),
            aside: String::new(),
        }
    }

    /// The page of the tag at `index` of all tags.
    #[must_use]
    pub fn tag_page(&self, index: usize) -> TagPage {
        let tag = &self.facts.tags[index];
        let listing = Listing::Tag(index);
        let by_period = self.newest_first(&tag.objectives);
        let in_state =
            |state: State| tag.objectives.iter().filter(|key| self.facts.site.objective(**key).state == state).count();
        let (proposed, drafts) = (in_state(State::Proposed), in_state(State::Draft));
        let others = self.not_counted(&PeriodCount { proposed, drafts, ..PeriodCount::default() });
        let counted = self.say("tag-counted", &[("count", Arg::from(tag.objectives.len() - proposed - drafts))]);
        let counted = [vec![counted], others].concat().join(", ");
        let title = self.say("tag-title", &[("tag", Arg::from(tag.name.as_str()))]);
        TagPage {
            layout: self.layout(&[&title], &format!("{title}: {counted}")),
            crumbs: vec![self.home_crumb()],
            tag: tag.name.clone(),
            counted,
            periods: self.rows_by_period(&by_period[self.part(listing, 0)]),
            pager: self.pager(listing, 0),
        }
    }

    /// These objectives by period, newest first.
    pub(super) fn newest_first(&self, keys: &[ObjectiveKey]) -> Vec<ObjectiveKey> {
        let mut sorted = keys.to_vec();
        sorted.sort_by_key(|key| self.facts.period_index(&self.facts.site.objective(*key).period));
        sorted
    }

    /// A list a period of these objectives, which stand by period.
    pub(super) fn rows_by_period(&self, keys: &[ObjectiveKey]) -> Vec<PeriodRows> {
        let period = |key: &ObjectiveKey| &self.facts.site.objective(*key).period;
        let rows = |keys: &[ObjectiveKey]| PeriodRows {
            name: self.format.period(period(&keys[0])),
            href: self.href(&self.facts.period_address(period(&keys[0]))),
            objectives: keys.iter().map(|key| self.objective_row(*key)).collect(),
            more: None,
        };
        keys.chunk_by(|one, next| period(one).id == period(next).id).map(rows).collect()
    }
}
