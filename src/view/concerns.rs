//! What needs attention: found once, for the menu, the start page and a page of its own.

use super::Facts;
use crate::{
    link::ObjectiveKey,
    model::Level,
    progress::{KeyResultProgress, Status},
};

/// Why something needs attention, most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConcernKind {
    /// A key result far behind.
    OffTrack,
    /// A key result somewhat behind.
    AtRisk,
    /// A key result whose value is old.
    Stale,
    /// A key result that nobody has ever checked in.
    NeverCheckedIn,
    /// An objective whose period is over and that nobody has closed.
    NotClosed,
    /// A tactical objective that serves nothing.
    Unaligned,
}

/// Something that needs attention. The order is that of urgency: by kind, the slowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Concern {
    /// Why.
    pub kind: ConcernKind,
    /// Pace in thousandths.
    pub(super) pace: i64,
    /// The objective.
    pub objective: ObjectiveKey,
    /// The index of the key result; none where it is the objective as a whole.
    pub key_result: Option<usize>,
}

/// What needs attention of everything that is decided and runs today, most urgent first; where nothing runs any more, what was
/// left open.
pub(super) fn concerns(facts: &Facts<'_>) -> Vec<Concern> {
    let mut found = Vec::new();
    for (key, linked) in facts.site.published() {
        if !facts.is_current(linked) || !Facts::counts(linked) || linked.closing.is_some() {
            continue;
        }
        if linked.period.end < facts.progress.today.0 {
            found.push(Concern { kind: ConcernKind::NotClosed, pace: 0, objective: key, key_result: None });
            continue; // no pace counts any more
        }
        for (index, numbers) in facts.progress.of(key).key_results.iter().enumerate() {
            if let Some(kind) = kind(numbers) {
                found.push(Concern { kind, pace: pace(numbers), objective: key, key_result: Some(index) });
            }
        }
        if linked.level == Level::Tactical && facts.home(linked).is_none() && !facts.scope(None).is_flat {
            found.push(Concern { kind: ConcernKind::Unaligned, pace: 0, objective: key, key_result: None });
        }
    }
    found.sort_unstable();
    found
}

fn kind(numbers: &KeyResultProgress) -> Option<ConcernKind> {
    match numbers.status {
        Status::OffTrack => Some(ConcernKind::OffTrack),
        Status::AtRisk => Some(ConcernKind::AtRisk),
        Status::Stale if numbers.updated.is_none() => Some(ConcernKind::NeverCheckedIn),
        Status::Stale => Some(ConcernKind::Stale),
        Status::Done | Status::OnTrack | Status::NotStarted | Status::Closed(_) | Status::Dropped => None,
    }
}

/// Pace in thousandths, for sorting.
fn pace(numbers: &KeyResultProgress) -> i64 {
    let pace = if numbers.expected > 0.0 { numbers.progress.unwrap_or(0.0) / numbers.expected } else { 0.0 };
    #[expect(clippy::cast_possible_truncation, reason = "clamped to a small range just before")]
    let thousandths = (pace.clamp(-1000.0, 1000.0) * 1000.0) as i64;
    thousandths
}
