//! Parts that several pages share.

use serde::Serialize;

/// A text that leads somewhere.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Its words.
    pub text: String,
    /// Its address.
    pub href: String,
    /// The language of the words where it differs from the site's; else empty.
    pub lang: String,
    /// A few words beside it ("Support", "Q3 2026"); may be empty.
    pub aside: String,
}

/// A status as shape, colour and word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusView {
    /// `on_track`, `at_risk`, `off_track`, `done`, `not_started`, `stale`, `closed`, `dropped`, `not_closed`, `draft` or
    /// `proposed`; of a KPI `healthy` or `unhealthy`.
    pub key: &'static str,
    /// The class that colours it: `ok`, `watch`, `off`, `done` or `idle`.
    pub class: &'static str,
    /// The symbol's id: `ok`, `watch`, `off`, `done`, `clock`, `ring` (hollow circle), `flag` (closed) or `drop` (dropped).
    pub icon: &'static str,
    /// In words: "On track", "Value is 41 days old".
    pub label: String,
}

/// How many things have a status.
#[derive(Debug, Clone, Serialize)]
pub struct Count {
    /// The status (its label is the short word for the legend).
    pub status: StatusView,
    /// How many.
    pub number: String,
}

/// A period and how far it has come.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodHead {
    /// "Q4 2026".
    pub name: String,
    /// "day 54 of 92, 5 weeks left".
    pub day: String,
}

/// A key result in one line, with its bar.
#[derive(Debug, Clone, Serialize)]
pub struct KeyResultLine {
    /// Its title.
    pub title: String,
    /// Its place on the objective's page.
    pub href: String,
    /// "Now 5.4 h, from 9.5 h to 2.0 h", or "Dropped 12 Nov 2026: the supplier left".
    pub value: String,
    /// "Value is 41 days old"; else empty.
    pub stale: String,
    /// Its values over time, small; empty where there are not two in or near the period.
    pub spark: String,
    /// Whether it is dropped: then its title is struck through.
    pub is_dropped: bool,
    /// The progress bar.
    pub bar: String,
    /// "0.55", or an en dash where nothing is measured.
    pub score: String,
    /// "0.41", or empty where nothing is expected.
    pub expected: String,
    /// Its status.
    pub status: StatusView,
    /// What the team's meeting looks at; only on the team's page.
    pub meeting: Option<MeetingNote>,
}

/// What a team looks at when it meets, beside a key result.
#[derive(Debug, Clone, Serialize)]
pub struct MeetingNote {
    /// "Confidence 7 of 10", "+2.0 h in a week": shown with separators.
    pub facts: Vec<String>,
    /// The latest note in plain words; may be empty.
    pub note: String,
}

/// An objective with its key results: never one without the other.
#[derive(Debug, Clone, Serialize)]
pub struct ObjectiveCard {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The language of its text where it differs from the site's; else empty.
    pub lang: String,
    /// "Karin Ek", "4 team objectives from 3 teams": shown with separators.
    pub meta: Vec<String>,
    /// Its status.
    pub status: StatusView,
    /// "0.59 of expected 0.63", "score 0.64", "2 of 3 measured", "1 dropped".
    pub score_line: String,
    /// Its key results; of very many, the first.
    pub key_results: Vec<KeyResultLine>,
    /// "and 12 more", which are on its page; else empty.
    pub more: String,
}

/// An objective in one line.
#[derive(Debug, Clone, Serialize)]
pub struct ObjectiveRow {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The language of its text where it differs from the site's; else empty.
    pub lang: String,
    /// Its team.
    pub team: String,
    /// "team ended 1 Nov" where its team is not there in its days; else empty.
    pub absence: String,
    /// The progress bar.
    pub bar: String,
    /// "0.41".
    pub score: String,
    /// "0.41", or empty where nothing is expected.
    pub expected: String,
    /// Its status.
    pub status: StatusView,
}

/// What a page says where it has no objective to show.
#[derive(Debug, Clone, Serialize)]
pub struct Empty {
    /// "No objectives yet".
    pub title: String,
    /// Why, or how to add the first.
    pub text: String,
}
