//! What numbers mean.

use crate::model::{Ambition, Date, Outcome, Period, ReportedStatus};

/// Progress from which something is done.
pub(super) const DONE: f64 = 1.0;
/// The progress from which something that was not reached was reached in part.
const PARTLY: f64 = 0.4;
/// The score from which an aspirational objective ended well.
const STRONG: f64 = 0.6;
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
    /// The grade of `score` (0 to 1), as it is shown.
    #[must_use]
    pub fn of(score: f64, ambition: Ambition) -> Self {
        match ambition {
            Ambition::Committed if score < DONE => Self::Missed,
            _ if score >= STRONG => Self::Strong,
            _ if score >= PARTLY => Self::Partly,
            _ => Self::Weak,
        }
    }
}

/// What progress beside expected means, whatever people say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pace {
    /// Below 0.6 of what is expected.
    OffTrack,
    /// From 0.6 to 0.9 of it.
    AtRisk,
    /// At least 0.9 of it.
    OnTrack,
}

impl Pace {
    /// The pace of `progress` beside `expected`, both as they are shown.
    #[must_use]
    pub fn of(progress: f64, expected: f64) -> Self {
        // a hair of tolerance, so that 0.63 beside 0.70 falls on the side that is promised
        let reaches = |pace: f64| progress >= pace * expected - 1e-9;
        if reaches(ON_TRACK) {
            Self::OnTrack
        } else if reaches(AT_RISK) {
            Self::AtRisk
        } else {
            Self::OffTrack
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
    let most = match facts.confidence {
        Some(0..=2) => Pace::OffTrack,
        Some(3) => Pace::AtRisk,
        _ => Pace::OnTrack,
    };
    match Pace::of(facts.progress, facts.expected).min(most) {
        Pace::OnTrack => Status::OnTrack,
        Pace::AtRisk => Status::AtRisk,
        Pace::OffTrack => Status::OffTrack,
    }
}
