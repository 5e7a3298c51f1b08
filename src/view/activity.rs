//! Check-ins of the whole site by day.

use serde::Serialize;

use super::{Layout, Link, LogRow, Pager, TeamTable};
use crate::model::Date;

/// A month of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub number: i8,
}

impl Month {
    /// The month that a day lies in.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), number: date.month() }
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.number)
    }
}

/// `activity.html` with the latest check-ins, `activity_2.html`... with further ones where a page is too small for them, and
/// `activity/<month>.html` with those of a month
#[derive(Debug, Clone, Serialize)]
pub struct Activity {
    /// The frame.
    pub layout: Layout,
    /// The way to a month; empty on `activity.html`.
    pub crumbs: Vec<Link>,
    /// "Activity", "November 2026".
    pub title: String,
    /// "14 check-ins about 9 objectives."
    pub lead: String,
    /// The days with check-ins, newest first.
    pub days: Vec<DayRows>,
    /// The way to the other parts; none where one page holds all.
    pub pager: Option<Pager>,
    /// Of a month that is too much for one page: how many check-ins each team wrote.
    pub teams: Option<TeamTable>,
    /// Every month that has check-ins, newest first, with their number beside it; this month itself is left out.
    pub months: Vec<Link>,
}

/// The check-ins of a day.
#[derive(Debug, Clone, Serialize)]
pub struct DayRows {
    /// "19 November 2026".
    pub date: String,
    /// `2026-11-19`.
    pub date_iso: String,
    /// The check-ins.
    pub check_ins: Vec<LogRow>,
}
