//! The organisation, its teams, KPIs and pages.

use super::{Head, Id, Unreadable, date::Date};
use crate::diagnostics::{Span, Spanned};

/// The body that publishes: why it exists and what it has decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// Id, title and body.
    pub head: Head,
    /// Where it is heading.
    pub vision: Option<String>,
    /// Why it exists.
    pub mission: Option<String>,
    /// What it holds dear.
    pub values: Vec<String>,
    /// The themes of its strategy.
    pub strategy: Vec<Theme>,
    /// The themes that are written and could not be read.
    pub unreadable: Unreadable,
}

/// One theme of the strategy; objectives name it `strategy#id`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Unique among the themes.
    pub id: Id,
    /// The title.
    pub title: String,
    /// What it means, in Markdown.
    pub text: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// People who share objectives.
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    /// Id, title and body.
    pub head: Head,
    /// The team it belongs to, as written.
    pub parent: Option<Spanned<String>>,
    /// Who leads it.
    pub lead: Option<String>,
    /// Who is in it.
    pub members: Vec<String>,
    /// Free words.
    pub tags: Vec<String>,
    /// The first day of the team.
    pub active_from: Option<Date>,
    /// The last day of the team; later it is in the archive only.
    pub active_to: Option<Date>,
}

/// A measure that is watched all the time.
#[derive(Debug, Clone, PartialEq)]
pub struct Kpi {
    /// Id, title and body: definition and source.
    pub head: Head,
    /// Free text: `%`, `kr`.
    pub unit: Option<String>,
    /// Those who answer for it, people or ids of teams; the first one before all others.
    pub owners: Vec<String>,
    /// Where the numbers come from: text in Markdown, or an address.
    pub source: Option<String>,
    /// Whether higher values are better; unknown where not written.
    pub higher_is_better: Option<bool>,
    /// The lower end of the healthy band.
    pub at_least: Option<f64>,
    /// The upper end of the healthy band.
    pub at_most: Option<f64>,
    /// The values, or where they are.
    pub measurements: Measurements,
}

/// Where a KPI's values are.
#[derive(Debug, Clone, PartialEq)]
pub enum Measurements {
    /// In the file itself, oldest first.
    Here(Vec<Measurement>),
    /// In a CSV file beside it, by name.
    File(Spanned<String>),
}

/// One dated value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measurement {
    /// The day.
    pub date: Date,
    /// The value.
    pub value: f64,
    /// Where it stands.
    pub span: Span,
}

/// Any other page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Id, title and body.
    pub head: Head,
    /// Its place in the menu, lowest first; not in the menu where not written.
    pub nav: Option<f64>,
}
