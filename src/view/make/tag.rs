//! Tags: links to them, and the page of one.

use super::{
    super::{PeriodCount, PeriodGroup, PeriodRows, TagPage},
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
        let rows = |group: &PeriodGroup| {
            let is_of = |key: &ObjectiveKey| self.facts.site.objective(*key).period.id == group.period.id;
            let own = tag.objectives.iter().filter(|key| is_of(key));
            PeriodRows {
                name: self.format.period(&group.period),
                href: self.href(&self.facts.period_address(&group.period)),
                objectives: own.map(|key| self.objective_row(*key)).collect(),
            }
        };
        let mut periods: Vec<PeriodRows> = self.facts.periods.iter().map(rows).collect();
        periods.retain(|period| !period.objectives.is_empty());
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
            periods,
        }
    }
}
