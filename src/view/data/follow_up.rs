//! Work and check-ins as data.

use serde::Serialize;

/// A piece of work.
#[derive(Debug, Clone, Serialize)]
pub struct InitiativeData {
    /// What is done.
    pub title: String,
    /// Where it is tracked.
    pub url: Option<String>,
    /// Finished.
    pub done: bool,
    /// Who does it.
    pub owner: Option<String>,
    /// The id of the key result that it moves.
    pub key_result: Option<String>,
}

/// An occasion of follow-up.
#[derive(Debug, Clone, Serialize)]
pub struct CheckInData {
    /// The day.
    pub date: String,
    /// Where it stands, from the root of the site.
    pub page: String,
    /// Who wrote it.
    pub by: Option<String>,
    /// About the objective as a whole, in Markdown.
    pub note: Option<String>,
    /// About key results.
    pub updates: Vec<UpdateData>,
}

/// What a check-in says about one key result.
#[derive(Debug, Clone, Serialize)]
pub struct UpdateData {
    /// The id of the key result.
    pub key_result: String,
    /// The new value, of kinds other than `milestones`.
    pub value: Option<f64>,
    /// The milestones reached, by title.
    pub reached: Vec<String>,
    /// 0 to 10.
    pub confidence: Option<u8>,
    /// `on_track`, `at_risk`, `off_track` or `done`, as people reported it.
    pub status: Option<&'static str>,
    /// In Markdown.
    pub note: Option<String>,
}
