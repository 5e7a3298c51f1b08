//! The words of the domain. No parsing of files, no printing, no I/O.
//!
//! # Glossary
//!
//! | word | meaning |
//! |---|---|
//! | organisation | the company or body that publishes; it has a *vision*, a *mission* and a *strategy* of *themes* |
//! | team | people who share objectives; teams form a tree by `parent` |
//! | objective | a direction in words, for one team and one period |
//! | key result | a measure with a target that tells how far its objective has come |
//! | measure | how a key result is measured: metric, band, milestones or rubric |
//! | baseline, target | the values where a metric starts and where it should end |
//! | check-in | one dated occasion of follow-up: values, confidence, notes |
//! | confidence | 0 to 10: what people believe; 5 at the start is right |
//! | period | a span of days with an id: `2026`, `2026-H2`, `2026-T3`, `2026-Q4`, `2026-11` or one's own |
//! | level | strategic (set by management, usually for a year) or tactical (a team's, for a shorter period) |
//! | ambition | aspirational (0.7 is the aim) or committed (1.0 is the aim) |
//! | progress | how far something has come: 0 at the baseline, 1 at the target |
//! | expected | where progress would be today at an even pace towards the aim |
//! | pace | progress divided by expected |
//! | status | on track, at risk, off track, done, not started, stale or closed |
//! | score | 0 to 1, given when an objective is closed |
//! | dropped | of a key result: given up on a day, with a reason; from then on it does not count |
//! | KPI | a measure that is watched all the time; a key result may take its values from one |
//! | initiative | work that is done to move a key result |
//! | waiver | an exception from a rule, with its reason |
//! | parent, supports | what an objective serves: its home in the alignment tree, and further targets |

mod check_in;
mod color;
mod currency;
mod date;
mod key_result;
mod language;
mod marks;
mod number;
mod objective;
mod organisation;
mod period;
mod repair;
mod target;
mod unknown;
mod worded;

pub use check_in::{CheckIn, KeyResultUpdate, ReportedStatus, Update};
pub use color::{Color, TEXT_CONTRAST};
pub use currency::{Money, currency, fits_unit, has_hundredths, is_percent, money};
pub use date::{Date, DateProblem, Today, days_between, parse_date};
pub use key_result::{Done, Dropped, KeyResult, KeyResultPlaces, Measure, Milestone, NotKnown};
pub use language::{Language, is_language_tag};
pub use marks::{Marks, has_decimal_comma};
pub use number::{Number, NumberProblem, parse_number, parse_number_in};
pub use objective::{
    Ambition, Closing, Initiative, Level, Objective, ObjectivePlaces, Outcome, State, Unreadable, Waiver,
};
pub use organisation::{Kpi, Measurement, Measurements, Organisation, Page, Team, Theme};
pub use period::{FiscalYear, NamedAfter, Period, PeriodKind, PeriodProblem};
pub use repair::{days_of_rhythm, month_number, repaired_date, repaired_dates, repaired_number};
pub use target::{TargetText, changed, is_change, read_target};
pub use unknown::{UNKNOWN_NUMBERS, is_nobody, is_unknown_number};
pub use worded::{MeantNumber, is_unit, meant_number};

use std::fmt;

/// The id of an item: lower-case `a-z`, `0-9`, `-` and `.`; unique within its kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// Wraps a text that has been checked to be an id.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// An id for an item that has none: no written id can be the same.
    #[must_use]
    pub fn stand_in(stem: &str) -> Self {
        Self(format!("?{stem}"))
    }

    /// Whether this stands in for an id that could not be read.
    #[must_use]
    pub fn is_stand_in(&self) -> bool {
        self.0.starts_with('?')
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// What every item has, whatever its kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The id: the file's stem, or `id:`.
    pub id: Id,
    /// Where the id stands: the value of `id:`, else the title.
    pub span: crate::diagnostics::Span,
    /// The file's path.
    pub path: crate::diagnostics::SitePath,
    /// The title.
    pub title: String,
    /// Where the title stands.
    pub title_span: crate::diagnostics::Span,
    /// The language of the text where it differs from the site's: a BCP 47 tag such as `sv`.
    pub lang: Option<String>,
    /// Earlier ids: references and links to them still lead here.
    pub aliases: Vec<crate::diagnostics::Spanned<Id>>,
    /// Rules that are waived in this file.
    pub waivers: Vec<Waiver>,
    /// Fields that the organisation declared, as given here.
    pub fields: Vec<GivenField>,
    /// The Markdown after the front matter.
    pub body: String,
    /// Where the body starts in the file, in bytes.
    pub body_start: usize,
}

/// The value of a field that the organisation declared, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenField {
    /// Its name.
    pub name: crate::diagnostics::Spanned<String>,
    /// Its value.
    pub value: crate::diagnostics::Spanned<String>,
    /// What dots and commas stand for in the numbers of its file.
    pub marks: Marks,
}

impl GivenField {
    /// The number that it is, read as the other numbers of its file.
    ///
    /// # Errors
    ///
    /// Says why it is none.
    pub fn number(&self) -> Result<Number, NumberProblem> {
        parse_number_in(&self.value.value, self.marks)
    }
}
