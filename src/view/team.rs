//! The list of teams and the page of one.

use serde::Serialize;

use super::{
    FieldView, Layout, LearningRow, LeftOutRow, Link, LogRow, ObjectiveCard, ObjectiveRow, Pager, PeriodHead,
    TeamConcerns, TeamTable, WaiverRow,
};

/// `teams.html`
#[derive(Debug, Clone, Serialize)]
pub struct TeamIndex {
    /// The frame.
    pub layout: Layout,
    /// Every team in the order of the team tree, or a part of them; empty where they are counted.
    pub teams: Vec<TeamNode>,
    /// The teams in numbers, where there are too many objectives to show each.
    pub table: Option<TeamTable>,
    /// The way to the other parts; none where every team is here.
    pub pager: Option<Pager>,
}

/// A team in the list.
#[derive(Debug, Clone, Serialize)]
pub struct TeamNode {
    /// Its page and title; the aside is its lead.
    pub team: Link,
    /// Its level in the team tree, 0 to 6: class `d0` to `d6`.
    pub depth: usize,
    /// The first words of what it is for; may be empty.
    pub purpose: String,
    /// "5 key results of 2 objectives in Q4 2026", and what else is shown; "no objectives this period".
    pub counted: String,
    /// Its objectives that run today.
    pub objectives: Vec<ObjectiveRow>,
}

/// `teams/<id>.html`: a team today; `teams/<id>/<period>.html`: in another period
#[derive(Debug, Clone, Serialize)]
pub struct TeamPage {
    /// The frame.
    pub layout: Layout,
    /// The way here: site, parent teams.
    pub crumbs: Vec<Link>,
    /// Its title.
    pub title: String,
    /// The language of its text where it differs from the site's; else empty.
    pub lang: String,
    /// "Lead Amira Haddad", which leads to a page where the site has pages about people.
    pub lead: Option<Link>,
    /// "7 members", "until 30 June 2026".
    pub meta: Vec<String>,
    /// Whether it has ended.
    pub ended: bool,
    /// What it is for; may be empty.
    pub body_html: String,
    /// Fields that the organisation declared.
    pub fields: Vec<FieldView>,
    /// Its members.
    pub members: Vec<Link>,
    /// Teams below it.
    pub teams: Vec<Link>,
    /// The period that the page is about.
    pub period: Option<PeriodHead>,
    /// Whether that is another one than the running one.
    pub is_away: bool,
    /// Whether that period is over: scores count, and no pace.
    pub is_over: bool,
    /// "5 key results of 2 objectives in Q4 2026", and what else is shown; "no objectives this period".
    pub counted: String,
    /// Files of the team and its objectives that are left out because they have errors.
    pub left_out: Vec<LeftOutRow>,
    /// Its objectives of that period; of the running one, all that run today. Of very many, the first part.
    pub objectives: Vec<ObjectiveCard>,
    /// The way to the other parts; none where they are all here.
    pub pager: Option<Pager>,
    /// What of the team needs attention, where that is too much for the page of all teams; of very much, the first part.
    pub concerns: Option<TeamConcerns>,
    /// The way to the other parts; none where it is all here.
    pub concerns_pager: Option<Pager>,
    /// What was learned from those that are closed.
    pub learnings: Vec<LearningRow>,
    /// The latest check-ins about them, newest first.
    pub log: Vec<LogRow>,
    /// What its objectives serve, as targets.
    pub supports: Vec<Link>,
    /// Objectives of other teams that serve this team's.
    pub supported_by: Vec<Link>,
    /// Periods that have not started, nearest first; empty in another period than the running one.
    pub planned: Vec<PeriodRows>,
    /// Periods that are over, newest first; empty in another period than the running one.
    pub earlier: Vec<PeriodRows>,
    /// Its dates for calendars; empty where none lie ahead.
    pub calendar: String,
    /// Rules that are waived, with the reasons.
    pub waivers: Vec<WaiverRow>,
    /// Where the file can be changed; empty where the team has no file or no place is known.
    pub edit: String,
}

/// Objectives of one period.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodRows {
    /// "Q3 2026".
    pub name: String,
    /// Its page; on a team's page, the team's own page of that period.
    pub href: String,
    /// The objectives, or some of them.
    pub objectives: Vec<ObjectiveRow>,
    /// How many more there are, and where; none where they are all here.
    pub more: Option<Link>,
}
