//! What is left out of the site because its files have errors.

use super::{
    super::LeftOutRow,
    Arg, Maker,
    advice::{sentence, words},
};
use crate::link::LeftOut;

impl Maker<'_> {
    /// The files that are left out and for which this is the place.
    pub(super) fn left_out(&self, is_meant: impl Fn(&LeftOut) -> bool) -> Vec<LeftOutRow> {
        let meant = self.facts.site.left_out.iter().filter(|one| is_meant(one));
        meant.map(|one| self.left_out_row(one)).collect()
    }

    fn left_out_row(&self, left_out: &LeftOut) -> LeftOutRow {
        let errors = self.facts.findings.errors_in(&left_out.path);
        let first = errors.first();
        let more = errors.len().saturating_sub(1);
        let line = first.map_or(1, |finding| finding.line);
        LeftOutRow {
            title: left_out.title.clone(),
            path: left_out.path.to_string(),
            line: self.say("advice-line", &[("number", Arg::from(line))]),
            message: first.map_or_else(Vec::new, |finding| words(&sentence(&finding.found.message))),
            more: if more > 0 { self.say("left-out-more", &[("count", Arg::from(more))]) } else { String::new() },
            edit: self.edit_path(&left_out.path),
        }
    }
}
