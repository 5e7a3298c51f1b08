//! The page that says how to read all others.

use serde::Serialize;

use super::{Layout, StatusView};

/// `help.html`
#[derive(Debug, Clone, Serialize)]
pub struct HelpPage {
    /// The frame.
    pub layout: Layout,
    /// A bar to learn from: progress 0.45, expected 0.55.
    pub bar: String,
    /// What each status means.
    pub statuses: Vec<StatusHelp>,
    /// What a score means.
    pub scores: Vec<ScoreHelp>,
    /// The page that explains every rule.
    pub rules: String,
    /// Whether pages have a link to the file they are made from.
    pub has_edit: bool,
}

/// What a status means.
#[derive(Debug, Clone, Serialize)]
pub struct StatusHelp {
    /// Its shape, colour and word.
    pub status: StatusView,
    /// What it means.
    pub meaning: String,
}

/// What a score means.
#[derive(Debug, Clone, Serialize)]
pub struct ScoreHelp {
    /// "0.60–0.70".
    pub range: String,
    /// For an aspirational objective.
    pub aspirational: String,
    /// For a committed one.
    pub committed: String,
}
