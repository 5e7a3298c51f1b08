//! `data/okrs.json`: everything on the site, or, where that is too much for one file, all but the objectives, and where these
//! are. They stand in a part for each period and team.

use serde::Serialize;

use super::{AdviceData, ExceptionData, KpiData, ObjectiveData, TeamData, TextData, ThemeData};

/// The version of data in one file: `objectives` are in it.
pub const DATA_VERSION: u8 = 1;
/// The version of data in parts: `parts` says where the objectives are.
pub const DATA_VERSION_IN_PARTS: u8 = 2;

/// `data/okrs.json`
#[derive(Debug, Clone, Serialize)]
pub struct SiteData {
    /// [`DATA_VERSION`] where the objectives are in this file, [`DATA_VERSION_IN_PARTS`] where they are in parts.
    pub version: u8,
    /// The site's title.
    pub title: String,
    /// The language of the site: `en`.
    pub language: String,
    /// The day that every number holds for: `2026-11-23`.
    pub as_of: String,
    /// The title of the organisation, where it has a file.
    pub organisation: Option<String>,
    /// The vision.
    pub vision: Option<String>,
    /// The mission.
    pub mission: Option<String>,
    /// What the organisation holds dear.
    pub values: Vec<String>,
    /// More about the organisation, in Markdown.
    pub text: String,
    /// Rules that are waived for it.
    pub exceptions: Vec<ExceptionData>,
    /// The themes of the strategy; `strategy#id` refers to one.
    pub strategy: Vec<ThemeData>,
    /// Every team, by id.
    pub teams: Vec<TeamData>,
    /// Every published objective, or where they are.
    #[serde(flatten)]
    pub objectives: ObjectivesData,
    /// Every KPI, by id.
    pub kpis: Vec<KpiData>,
    /// Every other page, by id.
    pub pages: Vec<TextData>,
    /// What rules found and is still to be done, by item; what is about objectives in parts is there.
    pub advice: Vec<AdviceData>,
    /// The paths of files that are left out because they have errors.
    pub left_out: Vec<String>,
}

/// Every published objective, or where they are: a key `objectives` or a key `parts`.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectivesData {
    /// All of them, by id.
    Objectives(Vec<ObjectiveData>),
    /// The parts that hold them: the newest period first, then by team.
    Parts(Vec<PartAddress>),
}

/// Where the objectives of a team in a period are.
#[derive(Debug, Clone, Serialize)]
pub struct PartAddress {
    /// The file, from the root of the site: `data/2026-q4/support.json`.
    pub path: String,
    /// The id of the period: `2026-Q4`.
    pub period: String,
    /// The id of the team.
    pub team: String,
    /// How many objectives it holds.
    pub objectives: usize,
}

/// `data/<period>/<team>.json`, where the data is in parts
#[derive(Debug, Clone, Serialize)]
pub struct PartData {
    /// [`DATA_VERSION_IN_PARTS`].
    pub version: u8,
    /// The day that every number holds for.
    pub as_of: String,
    /// The id of the period.
    pub period: String,
    /// The id of the team.
    pub team: String,
    /// The published objectives of the team in that period, by id.
    pub objectives: Vec<ObjectiveData>,
    /// What rules found about them and is still to be done.
    pub advice: Vec<AdviceData>,
}
