//! The start page.

use serde::Serialize;

use super::{
    Count, Empty, Layout, LeftOutRow, Link, ObjectiveCard, ObjectiveRow, PeriodHead, StatusView, TeamTable, WaiverRow,
};

/// `index.html`
#[derive(Debug, Clone, Serialize)]
pub struct Start {
    /// The frame.
    pub layout: Layout,
    /// The vision, or the site's title where there is none: the page's heading.
    pub heading: String,
    /// Whether `heading` is the vision.
    pub is_vision: bool,
    /// The language of what the organisation says of itself, where it differs from the site's; else empty.
    pub lang: String,
    /// The mission; may be empty.
    pub mission: String,
    /// What the organisation holds dear.
    pub values: Vec<String>,
    /// What else it tells of itself; may be empty.
    pub about_html: String,
    /// Rules that are waived in the organisation's file, with the reasons.
    pub waivers: Vec<WaiverRow>,
    /// The strategy's themes.
    pub themes: Vec<ThemeView>,
    /// The running period; none where nothing is published.
    pub period: Option<PeriodHead>,
    /// "61 key results of 22 objectives".
    pub counted: String,
    /// How many key results have which status, in the order of the legend.
    pub counts: Vec<Count>,
    /// The same as one bar.
    pub bar: String,
    /// "Strategic objectives 2026".
    pub strategic_heading: String,
    /// The strategic objectives that run today; of very many, the first.
    pub strategic: Vec<ObjectiveCard>,
    /// "and 12 more" strategic objectives, which the alignment has; none where they are all here.
    pub strategic_more: Option<Link>,
    /// What needs attention most, at most five.
    pub attention: Vec<AttentionRow>,
    /// The latest check-ins, at most five.
    pub latest: Vec<LatestRow>,
    /// "Team objectives Q4 2026".
    pub teams_heading: String,
    /// Every team's objectives that run today; empty where teams are counted.
    pub teams: Vec<TeamRows>,
    /// The teams above all others in numbers, where there are too many objectives to show each.
    pub table: Option<TeamTable>,
    /// "and 12 more" teams, which the list of teams has; none where they are all here.
    pub table_more: Option<Link>,
    /// Files that are left out because they have errors.
    pub left_out: Vec<LeftOutRow>,
    /// Whether there is no objective at all.
    pub is_empty: bool,
    /// What the page says then.
    pub empty: Empty,
    /// What the list of attention says where nothing needs any.
    pub attention_none: String,
}

/// A theme of the strategy.
#[derive(Debug, Clone, Serialize)]
pub struct ThemeView {
    /// Its title.
    pub title: String,
    /// What it means; may be empty.
    pub html: String,
}

/// Something that needs attention.
#[derive(Debug, Clone, Serialize)]
pub struct AttentionRow {
    /// The language of its words where it differs from the site's; else empty.
    pub lang: String,
    /// The key result or objective.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its status.
    pub status: StatusView,
    /// "0.27 of expected 0.63".
    pub score: String,
    /// "Support, Amira Haddad: the rota is in place..."
    pub why: String,
}

/// A recent check-in.
#[derive(Debug, Clone, Serialize)]
pub struct LatestRow {
    /// The language of its words where it differs from the site's; else empty.
    pub lang: String,
    /// "19 Nov".
    pub date: String,
    /// `2026-11-19`.
    pub date_iso: String,
    /// The key result or objective.
    pub title: String,
    /// Its page.
    pub href: String,
    /// "31% to 34%", or empty.
    pub change: String,
    /// "Amira Haddad, Support".
    pub who: String,
    /// The note in plain words; may be empty.
    pub note: String,
}

/// A team and its objectives.
#[derive(Debug, Clone, Serialize)]
pub struct TeamRows {
    /// The team.
    pub team: Link,
    /// Its objectives.
    pub objectives: Vec<ObjectiveRow>,
}
