//! What pages say where there is nothing to show, or nothing that counts.

use super::{
    super::{Empty, Facts},
    Arg, Maker,
};
use crate::link::LinkedObjective;

impl Maker<'_> {
    /// Why there is no objective to show: there is none yet, those that there are have errors, none of them is decided, or, in
    /// the matrix, none of them is of a team that supports another.
    pub(super) fn empty(&self) -> Empty {
        let site = self.facts.site;
        let left_out = site.left_out.iter().filter(|one| one.is_objective).count();
        if site.published().any(|(_, linked)| Facts::counts(linked)) {
            let (title, text) = (self.say("empty-unsupported-title", &[]), self.say("empty-unsupported", &[]));
            return Empty { title, text };
        }
        if site.published().next().is_some() {
            let (title, text) = (self.say("empty-undecided-title", &[]), self.say("empty-undecided", &[]));
            return Empty { title, text };
        }
        if left_out > 0 {
            let title = self.say("empty-left-out-title", &[]);
            return Empty { title, text: self.say("counted-left-out", &[("count", Arg::from(left_out))]) };
        }
        Empty { title: self.say("empty-title", &[]), text: self.say("empty-start", &[]) }
    }

    /// Whether an objective counts, has begun and is still open: only such a one can be on track.
    pub(super) fn has_begun_objectives(&self) -> bool {
        let today = self.facts.progress.today.0;
        let is_begun = |linked: &LinkedObjective| {
            self.facts.is_current(linked)
                && Facts::counts(linked)
                && linked.closing.is_none()
                && linked.period.start <= today
        };
        self.facts.site.published().any(|(_, linked)| is_begun(linked))
    }
}
