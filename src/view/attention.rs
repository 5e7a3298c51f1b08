//! What needs attention.

use serde::Serialize;

use super::{Layout, LeftOutRow, Link, Pager, StatusView, TeamAdvice, TeamTable};

/// `attention.html`
#[derive(Debug, Clone, Serialize)]
pub struct Attention {
    /// The frame.
    pub layout: Layout,
    /// "12 things need a look: ..."; or that nothing does.
    pub lead: String,
    /// What needs attention by why, most urgent first. Groups without rows are left out.
    pub groups: Vec<ConcernGroup>,
    /// Files that are left out because they have errors.
    pub left_out: Vec<LeftOutRow>,
    /// The teams in numbers, where more needs attention than this page lists: the page of each team has all of it.
    pub table: Option<TeamTable>,
    /// The way to the other parts of the table; none where every team is here.
    pub pager: Option<Pager>,
    /// "7": how much advice there is; empty where there is none.
    pub advice_count: String,
    /// What rules found, by team. Teams without advice are left out, and where teams stand in numbers, all of them are.
    pub advice: Vec<TeamAdvice>,
    /// The page that explains every rule.
    pub rules: String,
}

/// Everything that needs attention for the same kind of reason.
#[derive(Debug, Clone, Serialize)]
pub struct ConcernGroup {
    /// Its anchor: `off_track`, `at_risk`, `stale`, `never`, `unaligned`.
    pub id: &'static str,
    /// The kind of reason as shape, colour and word.
    pub status: StatusView,
    /// "3".
    pub count: String,
    /// What to do about it.
    pub help: String,
    /// What it is about, the slowest first.
    pub rows: Vec<ConcernRow>,
    /// Teams of which too much is here to be listed at once: their rows are folded.
    pub teams: Vec<ConcernTeam>,
    /// "and 340 more", which the pages of the teams have; none where they are all here.
    pub more: Option<Link>,
}

/// What needs attention of one team, folded.
#[derive(Debug, Clone, Serialize)]
pub struct ConcernTeam {
    /// "12 key results of Support".
    pub title: String,
    /// The language of the team's name where it differs from the site's; else empty.
    pub lang: String,
    /// What it is about, the slowest first.
    pub rows: Vec<ConcernRow>,
}

/// One thing that needs attention.
#[derive(Debug, Clone, Serialize)]
pub struct ConcernRow {
    /// The language of its words where it differs from the site's; else empty.
    pub lang: String,
    /// The key result or objective.
    pub title: String,
    /// Its place.
    pub href: String,
    /// The objective of a key result.
    pub objective: Option<Link>,
    /// "Support", "Amira Haddad": team and owner.
    pub who: Vec<String>,
    /// "0.27 where 0.63 was expected", "Value is 41 days old".
    pub reason: String,
    /// The latest note in plain words; may be empty.
    pub note: String,
}
