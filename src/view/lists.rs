//! Parts that stand for long lists: the way to their further pages, counts by team, and the pages themselves.

use serde::Serialize;

use super::{
    Advice, ConcernGroup, KeyResultCard, KeyResultLine, KpiRow, Layout, Link, LogRow, MeasurementRow, ObjectiveCard,
    PeriodRows,
};

/// The way to the other parts of a list that is too long for one page.
#[derive(Debug, Clone, Serialize)]
pub struct Pager {
    /// "151–300 of 4000".
    pub shown: String,
    /// The first part, those next to this one, and the last; gaps between them have no address.
    pub links: Vec<PagerLink>,
}

/// The way to a part of a list.
#[derive(Debug, Clone, Serialize)]
pub struct PagerLink {
    /// "2", or "…" for parts that are left out.
    pub text: String,
    /// Its page; empty for parts that are left out.
    pub href: String,
    /// Whether it is the part on this page.
    pub is_current: bool,
}

/// Numbers of teams, a row a team.
#[derive(Debug, Clone, Serialize)]
pub struct TeamTable {
    /// What each number counts: "Objectives", "On track".
    pub columns: Vec<String>,
    /// Whether each row has a bar.
    pub has_bars: bool,
    /// The teams.
    pub rows: Vec<TeamTableRow>,
}

/// The numbers of a team.
#[derive(Debug, Clone, Serialize)]
pub struct TeamTableRow {
    /// The team, and where what is counted stands. The aside says how many teams below it are counted, too.
    pub team: Link,
    /// Its level in the team tree, 0 to 6: class `d0` to `d6`.
    pub depth: usize,
    /// How many key results have which status, as a bar; may be empty.
    pub bar: String,
    /// A number a column; empty for none.
    pub numbers: Vec<String>,
}

/// `teams/ops_2.html`...: a further part of a list that is too long for the page `title`
#[derive(Debug, Clone, Serialize)]
pub struct FurtherPage {
    /// The frame.
    pub layout: Layout,
    /// The way here; the page of the first part comes last.
    pub crumbs: Vec<Link>,
    /// What the list belongs to: "Support".
    pub title: String,
    /// The language of the title where it differs from the site's; else empty.
    pub lang: String,
    /// What is listed: "Check-ins".
    pub heading: String,
    /// The way to the other parts.
    pub pager: Pager,
    /// What stands in this part, by what it is: `cards`, `periods`, `key_results`, `lines`, `log`, `kpis`, `teams`, `concerns`,
    /// `measurements` or `links`.
    pub rows: FurtherRows,
}

/// What stands in a further part of a list: a key with its kind.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FurtherRows {
    /// Objectives with their key results.
    Cards(Vec<ObjectiveCard>),
    /// Objectives by period.
    Periods(Vec<PeriodRows>),
    /// Key results with all details.
    KeyResults(Vec<KeyResultCard>),
    /// Key results in a line each.
    Lines(Vec<KeyResultLine>),
    /// Check-ins.
    Log(Vec<LogRow>),
    /// KPIs.
    Kpis(Vec<KpiRow>),
    /// Teams in numbers.
    Teams(TeamTable),
    /// What needs attention, and advice.
    Concerns(TeamConcerns),
    /// Values of a KPI.
    Measurements(Vec<MeasurementRow>),
    /// Links.
    Links(Vec<Link>),
}

/// What of a team needs attention.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TeamConcerns {
    /// By why, most urgent first.
    pub groups: Vec<ConcernGroup>,
    /// What rules found in its files.
    pub advice: Vec<Advice>,
}
