//! The big screen: large pages for the wall of an office, which follow each other by themselves.

use serde::Serialize;

use super::{Count, Layout, ObjectiveRow, PeriodHead};

/// `screen.html`, `screen-2.html`...
#[derive(Debug, Clone, Serialize)]
pub struct ScreenPage {
    /// The frame.
    pub layout: Layout,
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
    /// How many key results have which status.
    pub counts: Vec<Count>,
    /// The same as one bar.
    pub bar: String,
    /// The objectives.
    pub rows: Vec<ObjectiveRow>,
}
