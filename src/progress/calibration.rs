//! What the scores of a period say about how objectives were set.

use super::shown;
use crate::model::Ambition;

/// The zone where a good result of an aspirational objective ends.
pub const GOOD_RESULT: (f64, f64) = (0.6, 0.7);

/// The scores of closed objectives, counted.
///
/// Scores are compared as they are shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Calibration {
    /// How many objectives have a score.
    pub closed: usize,
    /// Their mean score, as it is shown; none without any.
    pub mean: Option<f64>,
    /// The mean score of the aspirational ones, as it is shown; none without any.
    pub aspirational_mean: Option<f64>,
    /// Aspirational objectives that ended below 0.60.
    pub below: usize,
    /// Aspirational objectives that ended from 0.60 to 0.70.
    pub within: usize,
    /// Aspirational objectives that ended above 0.70.
    pub above: usize,
    /// Committed objectives.
    pub committed: usize,
    /// Committed objectives that ended at 1.00.
    pub kept: usize,
}

impl Calibration {
    /// Counts scores from 0 to 1, as they are shown, each with the ambition of its objective.
    #[must_use]
    pub fn of(scores: &[(f64, Ambition)]) -> Self {
        let mut counted = Self { closed: scores.len(), ..Self::default() };
        for (score, ambition) in scores {
            match ambition {
                Ambition::Committed => {
                    counted.committed += 1;
                    counted.kept += usize::from(*score >= 1.0);
                }
                Ambition::Aspirational if *score < GOOD_RESULT.0 => counted.below += 1,
                Ambition::Aspirational if *score <= GOOD_RESULT.1 => counted.within += 1,
                Ambition::Aspirational => counted.above += 1,
            }
        }
        counted.mean = mean(scores.iter().map(|(score, _)| *score));
        let aspirational = scores.iter().filter(|(_, ambition)| *ambition == Ambition::Aspirational);
        counted.aspirational_mean = mean(aspirational.map(|(score, _)| *score));
        counted
    }

    /// How many of them are aspirational.
    #[must_use]
    pub fn aspirational(&self) -> usize {
        self.below + self.within + self.above
    }

    /// How many aspirational ones ended at 0.60 or above.
    #[must_use]
    pub fn good(&self) -> usize {
        self.within + self.above
    }
}

fn mean(scores: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = scores.fold((0.0, 0.0), |(sum, count), score| (sum + score, count + 1.0));
    (count > 0.0).then(|| shown(sum / count))
}
