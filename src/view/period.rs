//! The page of a period, and the archive of all.

use serde::Serialize;

use super::{Count, Layout, LeftOutRow, Link, Pager, TeamRows, TeamTable};

/// `periods/<id>.html`
#[derive(Debug, Clone, Serialize)]
pub struct PeriodPage {
    /// The frame.
    pub layout: Layout,
    /// The way here: site, periods.
    pub crumbs: Vec<Link>,
    /// "Q4 2026".
    pub title: String,
    /// "1 Oct – 31 Dec 2026", "day 54 of 92, 5 weeks left".
    pub meta: Vec<String>,
    /// Whether it is closed: its last day has passed, or every decided objective is closed.
    pub is_closed: bool,
    /// "8 key results of 3 objectives", or "3 of 4 objectives closed".
    pub counted: String,
    /// Key results by status; in a closed period objectives by outcome. Empty where nothing is decided.
    pub counts: Vec<Count>,
    /// The same as one bar.
    pub bar: String,
    /// Files of its objectives that are left out because they have errors.
    pub left_out: Vec<LeftOutRow>,
    /// "Mean score 0.62", "5 of 7 aspirational objectives ended at 0.60 or above".
    pub facts: Vec<String>,
    /// How many objectives have which score; in a period that is not closed, which progress. Empty where there is none.
    pub scores: Vec<ScoreRow>,
    /// The objectives of each team; empty where teams are counted.
    pub teams: Vec<TeamRows>,
    /// The teams in numbers, where there are too many objectives to show each; of very many, the first part.
    pub table: Option<TeamTable>,
    /// The way to the other parts; none where every team is here.
    pub pager: Option<Pager>,
    /// What was learned from objectives that are closed; of very much, the first.
    pub learnings: Vec<LearningRow>,
    /// "and 12 more", which the pages of the teams have; empty where they are all here.
    pub learnings_more: String,
    /// Other periods, newest first.
    pub others: Vec<Link>,
}

/// How many objectives ended between two scores.
#[derive(Debug, Clone, Serialize)]
pub struct ScoreRow {
    /// "0.60–0.70".
    pub range: String,
    /// How many, as a bar.
    pub bar: String,
    /// How many.
    pub number: String,
}

/// What was learned from an objective.
#[derive(Debug, Clone, Serialize)]
pub struct LearningRow {
    /// The objective, its team beside it.
    pub objective: Link,
    /// "Closed 12 Nov 2026: partly achieved".
    pub line: String,
    /// "0.55".
    pub score: String,
    /// What was learned.
    pub html: String,
}

/// `periods.html`
#[derive(Debug, Clone, Serialize)]
pub struct PeriodIndex {
    /// The frame.
    pub layout: Layout,
    /// Every period, newest first.
    pub periods: Vec<PeriodSummary>,
    /// How the aspirational objectives of each period ended, newest first; periods without a score are left out.
    pub calibration: Vec<CalibrationRow>,
    /// Teams that have ended, with their last day beside each.
    pub ended_teams: Vec<Link>,
}

/// A period in the archive.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodSummary {
    /// The period; the aside says when it is.
    pub period: Link,
    /// "day 54 of 92, 5 weeks left", "starts in 12 days", "closed".
    pub state: String,
    /// Whether it is closed.
    pub is_closed: bool,
    /// How many objectives are decided.
    pub objectives: String,
    /// How many key results they have.
    pub key_results: String,
    /// How many objectives are closed.
    pub closed: String,
    /// Their mean score; empty where none is closed.
    pub mean: String,
}

/// How the aspirational objectives of a period ended.
#[derive(Debug, Clone, Serialize)]
pub struct CalibrationRow {
    /// The period.
    pub period: Link,
    /// Their mean score.
    pub mean: String,
    /// The mean score as a bar.
    pub bar: String,
    /// How many ended below 0.60.
    pub below: String,
    /// How many ended from 0.60 to 0.70.
    pub within: String,
    /// How many ended above 0.70.
    pub above: String,
    /// "63%": the share that ended at 0.60 or above.
    pub share: String,
}
