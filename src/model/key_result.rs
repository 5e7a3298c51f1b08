//! Key results and the four ways to measure them.

use super::{Id, date::Date};
use crate::diagnostics::{Span, Spanned};

/// A measure with a target that tells how far its objective has come.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyResult {
    /// Unique within its objective: `id:`, or `kr1`, `kr2`... by position.
    pub id: Id,
    /// The title.
    pub title: String,
    /// Where the title stands.
    pub span: Span,
    /// The one who answers for it, where it is not the objective's owner.
    pub owner: Option<String>,
    /// Free text: `%`, `kr`, `h`, `customers`.
    pub unit: Option<String>,
    /// Its share among its siblings; above 0.
    pub weight: f64,
    /// 0 to 10, at the start.
    pub confidence: Option<u8>,
    /// The index of the sibling that this one is the counter-measure of.
    pub guards: Option<usize>,
    /// Further objectives or key results it helps, as written.
    pub supports: Vec<Spanned<String>>,
    /// A remark in Markdown.
    pub note: Option<String>,
    /// How it is measured.
    pub measure: Measure,
    /// Where some of this stands.
    pub places: KeyResultPlaces,
}

/// Where values of a key result stand; the title, where one is not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyResultPlaces {
    /// The value that is to be reached: of `target`, else of `at_least`, `at_most`, `milestones` or `levels`.
    pub target: Span,
    /// The value of `current:`.
    pub current: Span,
    /// The value of `confidence:`.
    pub confidence: Span,
    /// The value of `guards:`.
    pub guards: Span,
}

/// How a key result is measured.
#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    /// A number on its way from `baseline` to `target`; which may lie below.
    Metric {
        /// Where it starts.
        baseline: f64,
        /// Where it should end.
        target: f64,
        /// The value now, without a date.
        current: Option<f64>,
        /// The KPI that gives the values.
        kpi: Option<Spanned<String>>,
        /// A value that is promised.
        commit: Option<f64>,
        /// A value to dream of.
        stretch: Option<f64>,
    },
    /// A number that should stay between bounds; at least one is there.
    Band {
        /// The lower bound.
        at_least: Option<f64>,
        /// The upper bound.
        at_most: Option<f64>,
        /// Where it started.
        baseline: Option<f64>,
        /// The value now, without a date.
        current: Option<f64>,
    },
    /// Steps that are done or not; at least one.
    Milestones(Vec<Milestone>),
    /// Texts that say what each score means, lowest score first.
    Rubric {
        /// Score (0 to 1) and what it takes.
        levels: Vec<(f64, String)>,
        /// The score reached, without a date.
        current: Option<f64>,
    },
}

/// A step that is done or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    /// What check-ins call it: `id:`, else a slug of the title.
    pub id: String,
    /// The title.
    pub title: String,
    /// The day it should be done by.
    pub due: Option<Date>,
    /// Whether the author wrote that it is done.
    pub done: Done,
    /// Its share among its siblings; above 0.
    pub weight: f64,
}

/// Whether a step is done, as its author wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Not (yet); a check-in may still say so.
    No,
    /// Yes, without a date.
    Undated,
    /// Yes, on this day.
    On(Date),
}
