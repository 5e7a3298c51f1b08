//! The big screen: large pages for the wall of an office, which follow each other by themselves.

use serde::Serialize;

use super::{Count, Empty, KeyResultLine, Layout, Link, ObjectiveRow, PeriodHead, StatusView};

/// `screen.html`, `screen-2.html`...
#[derive(Debug, Clone, Serialize)]
pub struct ScreenPage {
    /// The frame.
    pub layout: Layout,
    /// Address of the style sheet of the big screen.
    pub css: String,
    /// The next page, after the last one the first again.
    pub next: String,
    /// How long this page stays, in seconds.
    pub seconds: usize,
    /// "Strategic objectives 2026", "Team objectives Q4 2026".
    pub heading: String,
    /// "2 / 4".
    pub place: String,
    /// The running period; none where nothing is published.
    pub period: Option<PeriodHead>,
    /// "61 key results of 22 objectives in Q4 2026", and what else is shown on these pages.
    pub counted: String,
    /// How many key results have which status.
    pub counts: Vec<Count>,
    /// The same as one bar.
    pub bar: String,
    /// What stands side by side: one column or two, or none where nothing runs today.
    pub columns: Vec<ScreenColumn>,
    /// What stands there where there are none.
    pub empty: Empty,
    /// How many lines the longest column has. With fewer, they may be larger.
    pub lines: usize,
    /// Whether there is room for the values of key results below their titles.
    pub is_roomy: bool,
}

/// A column of the screen.
#[derive(Debug, Clone, Serialize)]
pub struct ScreenColumn {
    /// How many lines it has, at most 17: names of teams, objectives and key results.
    pub lines: usize,
    /// Its teams.
    pub teams: Vec<ScreenTeam>,
    /// Teams in numbers, where there are too many objectives to show each.
    pub numbers: Vec<ScreenNumbers>,
}

/// How the key results of a team and of those below it stand.
#[derive(Debug, Clone, Serialize)]
pub struct ScreenNumbers {
    /// The team.
    pub team: Link,
    /// How many have which status, as a bar.
    pub bar: String,
    /// "8 key results of 3 objectives".
    pub counted: String,
    /// How many are off track, as shape and words.
    pub status: StatusView,
    /// How many are off track; empty for none.
    pub number: String,
}

/// A team and its objectives.
#[derive(Debug, Clone, Serialize)]
pub struct ScreenTeam {
    /// Its name.
    pub name: String,
    /// The language of the name where it differs from the site's; else empty.
    pub lang: String,
    /// Its objectives.
    pub objectives: Vec<ScreenObjective>,
}

/// An objective and its key results.
#[derive(Debug, Clone, Serialize)]
pub struct ScreenObjective {
    /// The objective; its bar is a large one.
    pub row: ObjectiveRow,
    /// Its key results, or some of very many.
    pub key_results: Vec<KeyResultLine>,
}
