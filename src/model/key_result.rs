//! Key results and the four ways to measure them.

use super::{GivenField, Id, date::Date};
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
    /// Those who answer for it, where they are not the objective's owners; the first one before all others.
    pub owners: Vec<String>,
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
    /// Fields that the organisation declared, as given here.
    pub fields: Vec<GivenField>,
    /// How it is measured.
    pub measure: Measure,
    /// The day by which a metric is to reach its target, where that is not the end of the period.
    pub due: Option<Spanned<Date>>,
    /// Where the numbers come from: text in Markdown, or an address.
    pub source: Option<String>,
    /// That it was given up, or will be.
    pub dropped: Option<Dropped>,
    /// Where some of this stands.
    pub places: KeyResultPlaces,
}

impl KeyResult {
    /// Whether it is dropped on `day`: from the day that its author wrote it no longer counts.
    #[must_use]
    pub fn is_dropped(&self, day: Date) -> bool {
        self.dropped.as_ref().is_some_and(|dropped| dropped.date <= day)
    }
}

/// That a key result is given up while its objective goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The first day on which it does not count; it may lie ahead.
    pub date: Date,
    /// Why.
    pub because: String,
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
    /// A metric or a band with a number that is not known yet: nobody can tell how far it has come.
    NotKnown(Box<NotKnown>),
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

/// A metric or a band of which a number is not known yet.
#[derive(Debug, Clone, PartialEq)]
pub struct NotKnown {
    /// Whether it is a band; else a metric.
    pub is_band: bool,
    /// The keys whose number is not known yet: `target`.
    pub keys: Vec<&'static str>,
    /// Where it starts.
    pub baseline: Option<f64>,
    /// Where a metric should end.
    pub target: Option<f64>,
    /// The lower bound.
    pub at_least: Option<f64>,
    /// The upper bound.
    pub at_most: Option<f64>,
    /// The value now, without a date.
    pub current: Option<f64>,
    /// The KPI that gives the values.
    pub kpi: Option<Spanned<String>>,
}

impl Measure {
    /// Whether every number is known that says how far it has come.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::NotKnown(_))
    }

    /// The KPI that gives the values, as written.
    #[must_use]
    pub fn kpi(&self) -> Option<&Spanned<String>> {
        match self {
            Self::Metric { kpi, .. } => kpi.as_ref(),
            Self::NotKnown(not_known) => not_known.kpi.as_ref(),
            Self::Band { .. } | Self::Milestones(_) | Self::Rubric { .. } => None,
        }
    }
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
