//! What is left out of the site because its files have errors.

use super::{
    super::LeftOutRow,
    Arg, Maker,
    advice::{sentence, words},
};
use crate::link::LeftOut;

/// How many files a page names.
const ROWS_MAX: usize = 50;
/// What names all of them.
const DATA: &str = "data/okrs.json";

impl Maker<'_> {
    /// The files that are left out and for which this is the place.
    pub(super) fn left_out(&self, is_meant: impl Fn(&LeftOut) -> bool) -> Vec<LeftOutRow> {
        let meant: Vec<&LeftOut> = self.facts.site.left_out.iter().filter(|one| is_meant(one)).collect();
        let mut rows: Vec<LeftOutRow> = meant.iter().take(ROWS_MAX).map(|one| self.left_out_row(one)).collect();
        if meant.len() > ROWS_MAX {
            let more = [("count", Arg::from(meant.len() - ROWS_MAX))];
            rows.push(LeftOutRow {
                title: self.say("and-more", &more),
                path: DATA.to_owned(),
                line: self.say("left-out-rest", &[]),
                message: Vec::new(),
                more: String::new(),
                edit: self.href(DATA),
            });
        }
        rows
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
