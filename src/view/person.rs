//! The list of people and the page of one; only where the site wants them.

use serde::Serialize;

use super::{InitiativeRow, KeyResultLine, Layout, Link, LogRow, Pager, PeriodRows};

/// `people.html`
#[derive(Debug, Clone, Serialize)]
pub struct PersonIndex {
    /// The frame.
    pub layout: Layout,
    /// Everybody by name, with their teams beside it, or a part of them.
    pub people: Vec<Link>,
    /// The way to the other parts; none where everybody is here.
    pub pager: Option<Pager>,
}

/// `people/<name>.html`
#[derive(Debug, Clone, Serialize)]
pub struct PersonPage {
    /// The frame.
    pub layout: Layout,
    /// The way here: site, people.
    pub crumbs: Vec<Link>,
    /// The name.
    pub name: String,
    /// The teams, with "lead" or "member" beside each.
    pub teams: Vec<Link>,
    /// Objectives they answer for, by period, newest first; of very many, the first part.
    pub periods: Vec<PeriodRows>,
    /// The way to the other parts; none where they are all here.
    pub pager: Option<Pager>,
    /// Key results of today that they answer for, in objectives of others too; of very many, the first part.
    pub key_results: Vec<KeyResultLine>,
    /// The way to the other parts; none where they are all here.
    pub key_results_pager: Option<Pager>,
    /// Objectives they took part in setting, with team and period beside each; of very many, some and the way to the others.
    pub took_part: Vec<Link>,
    /// Their work in objectives of today; of very much, the first.
    pub initiatives: Vec<InitiativeRow>,
    /// "and 12 more", which are on the pages of the objectives; empty where they are all here.
    pub initiatives_more: String,
    /// KPIs they answer for.
    pub kpis: Vec<Link>,
    /// Their latest check-ins, newest first.
    pub log: Vec<LogRow>,
}
