//! Check-ins: dated occasions of follow-up.

use super::date::Date;
use crate::diagnostics::Span;

/// One occasion of follow-up.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckIn {
    /// The day.
    pub date: Date,
    /// Where the date stands.
    pub date_span: Span,
    /// Who wrote it.
    pub by: Option<String>,
    /// What was said about the objective as a whole, in Markdown.
    pub note: Option<String>,
    /// What was said about key results, in the order written.
    pub updates: Vec<KeyResultUpdate>,
}

/// What a check-in says about one key result.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyResultUpdate {
    /// The index of the key result in its objective.
    pub key_result: usize,
    /// Where it stands.
    pub span: Span,
    /// Where the value stands; the same place where none was given.
    pub value_span: Span,
    /// The new value, where one was given.
    pub update: Option<Update>,
    /// 0 to 10.
    pub confidence: Option<u8>,
    /// The status as people report it.
    pub status: Option<ReportedStatus>,
    /// A note about this key result, in Markdown.
    pub note: Option<String>,
}

/// A new value of a key result.
#[derive(Debug, Clone, PartialEq)]
pub enum Update {
    /// Of a metric, a band or a rubric (where it is the score reached).
    Value(f64),
    /// Milestones reached, as indexes.
    Reached(Vec<usize>),
}

/// A status that people may report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportedStatus {
    /// On track.
    OnTrack,
    /// At risk.
    AtRisk,
    /// Off track.
    OffTrack,
    /// Done.
    Done,
}
