//! The page that says how to read all others, and the way to it.

use super::{
    super::{
        HelpPage, ScoreHelp, StatusHelp, StatusView,
        bar::{Bar, Shape},
        facts::{HELP, RULES_PAGE},
    },
    Arg, Link, Maker,
};
use crate::{link::ItemKey, progress::Status};

/// Key, class, icon, word and meaning of each status, in the order they are told.
const STATUSES: [(&str, &str, &str, &str, &str); 10] = [
    ("on_track", "ok", "ok", "status-on-track", "help-on-track"),
    ("at_risk", "watch", "watch", "status-at-risk", "help-at-risk"),
    ("off_track", "off", "off", "status-off-track", "help-off-track"),
    ("done", "done", "done", "status-done", "help-done"),
    ("stale", "idle", "clock", "status-stale", "help-stale"),
    ("not_started", "idle", "ring", "status-not-started", "help-not-started"),
    ("closed", "idle", "flag", "help-closed-word", "help-closed"),
    ("dropped", "idle", "drop", "status-dropped", "help-dropped"),
    ("proposed", "idle", "ring", "status-proposed", "help-proposed"),
    ("draft", "idle", "ring", "status-draft", "help-draft"),
];

/// From which score to which, and what that means for an aspirational objective.
const SCORES: [(f64, f64, &str); 5] = [
    (0.0, 0.39, "help-score-far"),
    (0.4, 0.59, "help-score-partly"),
    (0.6, 0.7, "help-score-good"),
    (0.71, 0.99, "help-score-above"),
    (1.0, 1.0, "help-score-all"),
];

impl Maker<'_> {
    /// Where the page that says how to read all others is, from the root of the output.
    pub(super) fn help_address(&self) -> String {
        self.facts.own_help().map_or_else(|| HELP.to_owned(), |key| self.facts.address(ItemKey::Page(key)))
    }

    /// The way to it: the content's own page where there is one.
    pub(super) fn help_link(&self) -> Link {
        let own = self.facts.own_help().map(|key| &self.facts.site.pages[key.0].head);
        Link {
            text: own.map_or_else(|| self.say("nav-help", &[]), |head| head.title.clone()),
            href: self.href(&self.help_address()),
            lang: own.map_or_else(String::new, |head| self.lang(head)),
            aside: String::new(),
        }
    }

    /// The page that says how to read all others.
    #[must_use]
    pub fn help_page(&self) -> HelpPage {
        let bar = Bar {
            shape: Shape::Fill(Some(0.45)),
            status: Status::AtRisk,
            expected: Some(0.55),
            has_zone: true,
            large: true,
        };
        let days = [("days", Arg::from(self.facts.config.follow_up_days))];
        let status = |(key, class, icon, word, meaning): (&'static str, &'static str, &'static str, &str, &str)| {
            let label = self.say(word, &[]);
            StatusHelp { status: StatusView { key, class, icon, label }, meaning: self.say(meaning, &days) }
        };
        let score = |(low, high, meaning): (f64, f64, &str)| ScoreHelp {
            range: self.score_range(low, high),
            aspirational: self.say(meaning, &[]),
            committed: self.say(if low < 1.0 { "help-score-missed" } else { "help-score-kept" }, &[]),
        };
        HelpPage {
            layout: self.layout(&[&self.say("help-title", &[])], &self.say("help-lead", &[])),
            bar: bar.svg(),
            statuses: STATUSES.into_iter().map(status).collect(),
            scores: SCORES.into_iter().rev().map(score).collect(),
            rules: self.href(RULES_PAGE),
            has_edit: self.facts.config.edit_url.is_some(),
        }
    }

    /// "0.40–0.59", "1.00".
    pub(super) fn score_range(&self, low: f64, high: f64) -> String {
        let (from, to) = (self.format.score(low), self.format.score(high));
        if from == to { from } else { format!("{from}\u{2013}{to}") }
    }
}
