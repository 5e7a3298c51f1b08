//! What numbers mean.

use crate::model::{Ambition, Date, Outcome, Period, ReportedStatus};

/// Progress from which something is done; a hair below 1, for sums of fractions.
pub(super) const DONE: f64 = 1.0 - 1e-9;
/// The progress from which a key result that was not reached was reached in part.
const PARTLY: f64 = 0.4;
/// The share of a period below which nothing need have been measured.
const START_SHARE: f64 = 0.15;
/// The least pace that is on track.
const ON_TRACK: f64 = 0.9;
/// The least pace that is at risk rather than off track.
const AT_RISK: f64 = 0.6;

/// What an objective's or key result's numbers mean today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The objective is closed.
    Closed(Outcome),
    /// A key result that was dropped, or an objective of which every key result was.
    Dropped,
    /// The period is ahead, or has hardly begun and there is no value.
    NotStarted,
    /// No value, or none within the follow-up interval: silence is never green.
    Stale,
    /// Progress 1; a band, or an objective with one, is on track instead, since it has to be kept.
    Done,
    /// Pace at least 0.9.
    OnTrack,
    /// Pace from 0.6 to 0.9.
    AtRisk,
    /// Pace below 0.6.
    OffTrack,
}

impl From<ReportedStatus> for Status {
    fn from(reported: ReportedStatus) -> Self {
        match reported {
            ReportedStatus::OnTrack => Self::OnTrack,
            ReportedStatus::AtRisk => Self::AtRisk,
            ReportedStatus::OffTrack => Self::OffTrack,
            ReportedStatus::Done => Self::Done,
        }
    }
}

/// What a score means.
///
/// The bounds follow the zone that bars mark as good (0.6-0.7): 0.6 and above is strong, 0.4 and above partly, below weak. For a
/// committed objective anything below 1.0 is missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// A good result.
    Strong,
    /// Part of the way.
    Partly,
    /// Far from it.
    Weak,
    /// Promised, and not kept.
    Missed,
}

impl Grade {
    /// The grade of `score` (0 to 1), which is rounded to two decimals first, as it is shown.
    #[must_use]
    pub fn of(score: f64, ambition: Ambition) -> Self {
        let shown = (score * 100.0).round() / 100.0;
        match ambition {
            Ambition::Committed if shown < 1.0 => Self::Missed,
            _ if shown >= 0.6 => Self::Strong,
            _ if shown >= 0.4 => Self::Partly,
            _ => Self::Weak,
        }
    }
}

/// What a status follows from.
pub(super) struct Facts<'a> {
    pub closed: Option<Outcome>,
    pub period: &'a Period,
    pub today: Date,
    /// Whether there is a value that people gave.
    pub was_told: bool,
    /// Whether there is a value within the follow-up interval.
    pub is_fresh: bool,
    pub reported: Option<ReportedStatus>,
    pub confidence: Option<u8>,
    pub progress: f64,
    pub expected: f64,
    /// Whether it is a band or has one, which has to be kept until the period ends: inside it nothing is done yet.
    pub is_kept: bool,
}

/// How a key result of a closed objective ended, by its own `progress` of the closing day. One that was dropped with its
/// objective has no other end.
pub(super) fn outcome(objective: Outcome, progress: Option<f64>) -> Outcome {
    match progress {
        _ if objective == Outcome::Dropped => Outcome::Dropped,
        Some(progress) if progress >= DONE => Outcome::Achieved,
        Some(progress) if progress >= PARTLY => Outcome::Partly,
        _ => Outcome::Missed,
    }
}

/// The first that holds: closed, not started, stale, reported, computed from pace and capped by confidence.
pub(super) fn status(facts: &Facts<'_>) -> Status {
    if let Some(outcome) = facts.closed {
        return Status::Closed(outcome);
    }
    let is_ahead = facts.today < facts.period.start;
    let has_hardly_begun = facts.period.share_passed(facts.today) < START_SHARE && !facts.was_told;
    if is_ahead || has_hardly_begun {
        return Status::NotStarted;
    }
    if !facts.is_fresh {
        return Status::Stale;
    }
    if let Some(reported) = facts.reported {
        return reported.into();
    }
    computed(facts)
}

fn computed(facts: &Facts<'_>) -> Status {
    if facts.progress >= DONE && !facts.is_kept {
        return Status::Done;
    }
    // a hair of tolerance, so that a pace of exactly 0.9 or 0.6 falls on the side that is promised
    let reaches = |pace: f64| facts.progress >= pace * facts.expected - 1e-9;
    let by_pace = if reaches(ON_TRACK) {
        Status::OnTrack
    } else if reaches(AT_RISK) {
        Status::AtRisk
    } else {
        Status::OffTrack
    };
    match (facts.confidence, by_pace) {
        (Some(0..=2), _) => Status::OffTrack,
        (Some(3), Status::OnTrack) => Status::AtRisk,
        _ => by_pace,
    }
}
