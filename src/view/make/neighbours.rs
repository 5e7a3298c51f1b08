//! What stands around an objective in the alignment.

use super::{
    super::{Neighbour, Neighbourhood},
    Arg, Maker,
};
use crate::{
    link::{ObjectiveKey, Target},
    model::Level,
};

/// How many objectives that serve one are named.
const BELOW_MAX: usize = 8;

impl Maker<'_> {
    /// An objective between what it serves and what serves it; none where it stands alone.
    pub(super) fn neighbourhood(&self, key: ObjectiveKey) -> Option<Neighbourhood> {
        let site = self.facts.site;
        let linked = site.objective(key);
        let home = self.facts.home(linked);
        let mut targets: Vec<Target> = home.into_iter().collect();
        for target in linked.supports.iter().chain(linked.key_result_supports.iter().flatten()) {
            if !targets.contains(target) {
                targets.push(*target);
            }
        }
        let above: Vec<Neighbour> =
            targets.iter().filter_map(|target| self.target_neighbour(*target, Some(*target) != home)).collect();
        let mut below: Vec<(ObjectiveKey, bool)> = linked.children.iter().map(|(child, _)| (*child, false)).collect();
        for (supporter, _) in &linked.supporters {
            if !below.iter().any(|(known, _)| known == supporter) {
                below.push((*supporter, true));
            }
        }
        // what serves a year's objective in other quarters would hide what serves it now
        let period = self.facts.alignment_of(key);
        let scope = self.facts.scope(period);
        if below.iter().any(|(key, _)| scope.shows(*key)) {
            below.retain(|(key, _)| scope.shows(*key));
        }
        if above.is_empty() && below.is_empty() {
            return None;
        }
        let rest = below.len().saturating_sub(BELOW_MAX);
        let more = if rest > 0 { self.say("and-more", &[("count", Arg::from(rest))]) } else { String::new() };
        let own = Neighbour { href: String::new(), kind: self.say("path-here", &[]), ..self.neighbour(key, false) };
        let below: Vec<Neighbour> =
            below.into_iter().take(BELOW_MAX).map(|(below, is_further)| self.neighbour(below, is_further)).collect();
        let counted = if below.is_empty() { String::new() } else { self.served_words(key) };
        Some(Neighbourhood { above, own, below, counted, more })
    }

    /// An objective with its team.
    fn neighbour(&self, key: ObjectiveKey, is_further: bool) -> Neighbour {
        let linked = self.facts.site.objective(key);
        let row = self.objective_row(key);
        let kind = if linked.level == Level::Strategic {
            self.say("path-strategic", &[("period", Arg::from(self.format.period(&linked.period)))])
        } else {
            self.with_absence(row.team, linked)
        };
        Neighbour {
            kind,
            title: row.title,
            href: row.href,
            lang: row.lang,
            score: row.score,
            is_dropped: false,
            status: Some(row.status),
            is_further,
        }
    }

    /// What is served; none for what is not published.
    fn target_neighbour(&self, target: Target, is_further: bool) -> Option<Neighbour> {
        match target {
            Target::Theme(index) => Some(Neighbour {
                kind: self.say("path-theme", &[]),
                title: self.facts.site.theme(index)?.title.clone(),
                href: String::new(),
                lang: self.facts.site.organisation.as_ref().map_or_else(String::new, |one| self.lang(&one.head)),
                score: String::new(),
                is_dropped: false,
                status: None,
                is_further,
            }),
            Target::Objective(key) => {
                let is_published = !self.facts.site.objective(key).hidden;
                is_published.then(|| self.neighbour(key, is_further))
            }
            Target::KeyResult(key, index) => {
                let link = self.target_link(target)?;
                let numbers = self.key_result_bare(key, index);
                Some(Neighbour {
                    kind: format!("{}, {}", self.say("path-key-result", &[]), link.aside),
                    title: link.text,
                    href: link.href,
                    lang: link.lang,
                    score: numbers.score,
                    is_dropped: numbers.is_dropped,
                    status: Some(numbers.status),
                    is_further,
                })
            }
        }
    }
}
