//! How an outcome is drawn and named.

use crate::model::Outcome;

/// The shape that says how an objective ended.
pub(super) fn icon(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Achieved => "done",
        Outcome::Partly => "ok",
        Outcome::Missed => "off",
        Outcome::Dropped => "flag",
    }
}

/// The class that colours how an objective ended. Its bar has no colour: nothing moves it any more.
pub(super) fn class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Achieved => "done",
        Outcome::Partly => "ok",
        Outcome::Missed => "off",
        Outcome::Dropped => "idle",
    }
}

/// The text that says how an objective ended.
pub(super) fn key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Achieved => "outcome-achieved",
        Outcome::Partly => "outcome-partly",
        Outcome::Missed => "outcome-missed",
        Outcome::Dropped => "outcome-dropped",
    }
}
