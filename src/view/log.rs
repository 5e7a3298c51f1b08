//! Check-ins as they are told on objective, team, person and activity pages.

use serde::Serialize;

use super::{Link, StatusView};

/// One check-in.
#[derive(Debug, Clone, Serialize)]
pub struct LogRow {
    /// Its place on the page of its objective: `c_2026-11-19`; empty on other pages.
    pub anchor: String,
    /// "19 Nov 2026"; empty where a heading says the day.
    pub date: String,
    /// `2026-11-19`.
    pub date_iso: String,
    /// Who wrote it, and on pages about more than one team the team; addresses may be empty.
    pub who: Vec<Link>,
    /// The objective, on pages about more than one.
    pub objective: Option<Link>,
    /// The language of what people wrote, where it differs from the site's; else empty.
    pub lang: String,
    /// The note about the whole; may be empty.
    pub note_html: String,
    /// What it said about key results.
    pub updates: Vec<UpdateRow>,
    /// Whether the day lies outside the objective's period.
    pub outside: bool,
}

/// What a check-in said about one key result.
#[derive(Debug, Clone, Serialize)]
pub struct UpdateRow {
    /// The key result.
    pub title: String,
    /// Its place on the objective's page.
    pub href: String,
    /// "6.1 h → 5.4 h", "5.4 h" where it is the first value; may be empty.
    pub change: String,
    /// "confidence 6 → 4", "confidence 4"; may be empty.
    pub confidence: String,
    /// The reported status.
    pub status: Option<StatusView>,
    /// The note; may be empty.
    pub note_html: String,
}
