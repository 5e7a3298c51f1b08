//! Everything on the site as data. `okrs.schema.json` beside it says the same for programs.
//!
//! A version only ever grows: a key is never renamed or removed, and what it means stays. Readers pass over keys that
//! they do not know.

mod advice;
mod follow_up;
mod site;

pub use advice::AdviceData;
pub use follow_up::{CheckInData, InitiativeData, UpdateData};
pub use site::{DATA_VERSION, DATA_VERSION_IN_PARTS, ObjectivesData, PartAddress, PartData, SiteData};

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

/// A page that is about nothing else here.
#[derive(Debug, Clone, Serialize)]
pub struct TextData {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The language of its text.
    pub lang: String,
    /// Its page, from the root of the site.
    pub page: String,
    /// Earlier ids, whose addresses lead here.
    pub aliases: Vec<String>,
    /// Its place in the menu, lowest first.
    pub nav: Option<f64>,
    /// What it says, in Markdown.
    pub text: String,
    /// Rules that are waived for it.
    pub exceptions: Vec<ExceptionData>,
}

/// A rule that is waived for an item.
#[derive(Debug, Clone, Serialize)]
pub struct ExceptionData {
    /// The rule's name or code, as written.
    pub rule: String,
    /// Why.
    pub because: String,
}

/// A theme of the strategy.
#[derive(Debug, Clone, Serialize)]
pub struct ThemeData {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it means, in Markdown.
    pub text: Option<String>,
}

/// A team.
#[derive(Debug, Clone, Serialize)]
pub struct TeamData {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The language of its text.
    pub lang: String,
    /// Its page, from the root of the site.
    pub page: String,
    /// Earlier ids, whose addresses lead here.
    pub aliases: Vec<String>,
    /// The team that it belongs to.
    pub parent: Option<String>,
    /// Who leads it.
    pub lead: Option<String>,
    /// Who is in it.
    pub members: Vec<String>,
    /// Fields that the organisation declared, by name: numbers and texts.
    pub fields: BTreeMap<String, Value>,
    /// Its first day.
    pub active_from: Option<String>,
    /// Its last day.
    pub active_to: Option<String>,
    /// Free words.
    pub tags: Vec<String>,
    /// What it is for, in Markdown.
    pub text: String,
    /// Rules that are waived for it.
    pub exceptions: Vec<ExceptionData>,
}

/// An objective with its numbers.
#[derive(Debug, Clone, Serialize)]
pub struct ObjectiveData {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The language of its text.
    pub lang: String,
    /// Its page, from the root of the site.
    pub page: String,
    /// Earlier ids, whose addresses lead here.
    pub aliases: Vec<String>,
    /// The id of its team.
    pub team: String,
    /// Its period.
    pub period: PeriodData,
    /// `strategic` or `tactical`.
    pub level: &'static str,
    /// `aspirational` or `committed`.
    pub ambition: &'static str,
    /// `draft`, `proposed`, `active` or `closed`.
    pub state: &'static str,
    /// Who answers for it.
    pub owner: Option<String>,
    /// That one and all further owners: people, or ids of teams.
    pub owners: Vec<String>,
    /// Who took part in setting it.
    pub contributors: Vec<String>,
    /// What it serves: `objective`, `objective#key-result` or `strategy#theme`.
    pub parent: Option<String>,
    /// What else it helps.
    pub supports: Vec<String>,
    /// The objectives that serve it or one of its key results, by `parent` or `supports`; also proposals and, where they are
    /// published, drafts: `state` of each says so.
    pub supported_by: Vec<String>,
    /// What it needs from others.
    pub depends_on: Vec<String>,
    /// The same objective in an earlier period.
    pub continues: Option<String>,
    /// Free words.
    pub tags: Vec<String>,
    /// Fields that the organisation declared, by name: numbers and texts.
    pub fields: BTreeMap<String, Value>,
    /// Why, in Markdown.
    pub text: String,
    /// 0 to 1.
    pub progress: f64,
    /// How many of its key results that are not dropped have a value.
    pub measured: usize,
    /// Progress at an even pace.
    pub expected: f64,
    /// `on_track`, `at_risk`, `off_track`, `done`, `stale`, `not_started`, `closed`, or `dropped` where every key result was.
    pub status: &'static str,
    /// The last day on which something was said about it.
    pub updated: Option<String>,
    /// How it ended.
    pub closed: Option<ClosedData>,
    /// Its measures.
    pub key_results: Vec<KeyResultData>,
    /// The work that moves it.
    pub initiatives: Vec<InitiativeData>,
    /// Follow-up, newest first.
    pub check_ins: Vec<CheckInData>,
    /// Rules that are waived for it.
    pub exceptions: Vec<ExceptionData>,
}

/// A span of days, both ends included.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodData {
    /// Its id: `2026-Q4`.
    pub id: String,
    /// What pages call it: `Q4 2026`.
    pub title: String,
    /// The first day.
    pub start: String,
    /// The last day.
    pub end: String,
}

/// How an objective ended.
#[derive(Debug, Clone, Serialize)]
pub struct ClosedData {
    /// The day.
    pub date: String,
    /// `achieved`, `partly`, `missed` or `dropped`.
    pub outcome: &'static str,
    /// 0 to 1.
    pub score: f64,
    /// What the score means: `strong`, `partly`, `weak`, or `missed` where it was promised.
    pub grade: &'static str,
    /// What was learned, in Markdown.
    pub learned: Option<String>,
}

/// A key result with its numbers.
#[derive(Debug, Clone, Serialize)]
pub struct KeyResultData {
    /// Its id, unique within the objective.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who answers for it, where it is not the objective's owner.
    pub owner: Option<String>,
    /// That one and all further owners: people, or ids of teams.
    pub owners: Vec<String>,
    /// `metric`, `band`, `milestones` or `rubric`.
    pub kind: &'static str,
    /// `%`, `h`...
    pub unit: Option<String>,
    /// Its share among its siblings.
    pub weight: f64,
    /// Where it starts.
    pub baseline: Option<f64>,
    /// Where a metric should end.
    pub target: Option<f64>,
    /// The lower end of a band.
    pub at_least: Option<f64>,
    /// The upper end of a band.
    pub at_most: Option<f64>,
    /// A value of a metric that is promised.
    pub commit: Option<f64>,
    /// A value of a metric to dream of.
    pub stretch: Option<f64>,
    /// What each score of a rubric takes, lowest first.
    pub levels: Vec<LevelData>,
    /// The keys whose number is not known yet: `baseline`, `target`, `at_least`, `at_most`.
    pub not_known: Vec<&'static str>,
    /// The day by which a metric is to reach its target, where that is not the end of the period.
    pub due: Option<String>,
    /// Where the numbers come from: Markdown, or an address.
    pub source: Option<String>,
    /// The steps of a key result of the kind `milestones`.
    pub milestones: Vec<MilestoneData>,
    /// The KPI that gives the values.
    pub kpi: Option<String>,
    /// The id of the key result that this one is the counter-measure of.
    pub guards: Option<String>,
    /// Further objectives and key results that it helps.
    pub supports: Vec<String>,
    /// A remark, in Markdown.
    pub note: Option<String>,
    /// Fields that the organisation declared, by name: numbers and texts.
    pub fields: BTreeMap<String, Value>,
    /// The value today; of milestones the number of those done.
    pub value: Option<f64>,
    /// Unclamped: below 0 under the baseline, above 1 past the target.
    pub progress: Option<f64>,
    /// Progress at an even pace.
    pub expected: f64,
    /// How it ended, where its objective is closed: `achieved`, `partly`, `missed` or `dropped`.
    pub outcome: Option<&'static str>,
    /// As of an objective; `dropped` from the day on which it is given up.
    pub status: &'static str,
    /// 0 to 10.
    pub confidence: Option<u8>,
    /// The last day on which a value was given.
    pub updated: Option<String>,
    /// That it was given up, or will be.
    pub dropped: Option<DroppedData>,
    /// Every dated value up to today, oldest first.
    pub history: Vec<ValueData>,
}

/// That a key result is given up.
#[derive(Debug, Clone, Serialize)]
pub struct DroppedData {
    /// The first day on which it does not count.
    pub date: String,
    /// Why.
    pub because: String,
}

/// A score of a rubric.
#[derive(Debug, Clone, Serialize)]
pub struct LevelData {
    /// 0 to 1.
    pub score: f64,
    /// What it takes.
    pub text: String,
}

/// A step.
#[derive(Debug, Clone, Serialize)]
pub struct MilestoneData {
    /// What check-ins call it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The day it should be done by.
    pub due: Option<String>,
    /// Whether it is done.
    pub done: bool,
    /// The day on which it was done, where its entry says so.
    pub done_on: Option<String>,
    /// Its share among its siblings.
    pub weight: f64,
}

/// A dated value.
#[derive(Debug, Clone, Serialize)]
pub struct ValueData {
    /// The day.
    pub date: String,
    /// The value.
    pub value: f64,
}

/// A KPI.
#[derive(Debug, Clone, Serialize)]
pub struct KpiData {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The language of its text.
    pub lang: String,
    /// Its page, from the root of the site.
    pub page: String,
    /// Earlier ids, whose addresses lead here.
    pub aliases: Vec<String>,
    /// `%`, `h`...
    pub unit: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// That one and all further owners: people, or ids of teams.
    pub owners: Vec<String>,
    /// Where the numbers come from: Markdown, or an address.
    pub source: Option<String>,
    /// Fields that the organisation declared, by name: numbers and texts.
    pub fields: BTreeMap<String, Value>,
    /// Whether higher values are better, where that is known.
    pub higher_is_better: Option<bool>,
    /// The lower end of the healthy band.
    pub at_least: Option<f64>,
    /// The upper end of the healthy band.
    pub at_most: Option<f64>,
    /// Whether the latest value lies in the healthy band; none without a band or a value.
    pub is_healthy: Option<bool>,
    /// Every value up to today, oldest first.
    pub measurements: Vec<ValueData>,
    /// Key results that take their values from it.
    pub used_by: Vec<String>,
    /// Definition and source, in Markdown.
    pub text: String,
    /// Rules that are waived for it.
    pub exceptions: Vec<ExceptionData>,
}
