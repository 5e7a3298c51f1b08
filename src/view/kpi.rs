//! KPIs.

use serde::Serialize;

use super::{FieldView, Layout, Link, Pager, StatusView, WaiverRow};

/// `kpis.html`
#[derive(Debug, Clone, Serialize)]
pub struct KpiIndex {
    /// The frame.
    pub layout: Layout,
    /// Every KPI, or a part of them.
    pub kpis: Vec<KpiRow>,
    /// The way to the other parts; none where every KPI is here.
    pub pager: Option<Pager>,
}

/// A KPI in the list.
#[derive(Debug, Clone, Serialize)]
pub struct KpiRow {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The language of its title where it differs from the site's; else empty.
    pub lang: String,
    /// The latest value: "76"; or "Not measured yet".
    pub value: String,
    /// "measured 31 Oct 2026", or empty.
    pub updated: String,
    /// Its values over time, small; empty where there are not two.
    pub spark: String,
    /// What that shows: "From 71 on 30 Sep 2025 to 76 on 31 Oct 2026."
    pub trend: String,
    /// "healthy from 75 to 85", or empty.
    pub band: String,
    /// Whether the latest value lies in the healthy band; none without a band or a value.
    pub health: Option<StatusView>,
    /// "2 key results use it".
    pub used_by: String,
}

/// `kpis/<id>.html`
#[derive(Debug, Clone, Serialize)]
pub struct KpiPage {
    /// The frame.
    pub layout: Layout,
    /// The way here.
    pub crumbs: Vec<Link>,
    /// Its title.
    pub title: String,
    /// The language of its text where it differs from the site's; else empty.
    pub lang: String,
    /// "Owner Sara Lind" and the names of further owners.
    pub owners: Vec<Link>,
    /// "higher is better", "healthy from 75 to 85".
    pub meta: Vec<String>,
    /// The latest value: "76"; or "Not measured yet".
    pub value: String,
    /// "measured 31 Oct 2026", or empty.
    pub updated: String,
    /// Whether that value lies in the healthy band; none without a band or a value.
    pub health: Option<StatusView>,
    /// Its values over time; empty where there are not two.
    pub chart: String,
    /// Where its numbers come from; may be empty.
    pub source_html: String,
    /// Definition; may be empty.
    pub body_html: String,
    /// Fields that the organisation declared.
    pub fields: Vec<FieldView>,
    /// Key results that take their values from it; of very many, some and the way to the others.
    pub used_by: Vec<Link>,
    /// Every value, newest first; of very many, the first part.
    pub measurements: Vec<MeasurementRow>,
    /// The way to the other parts; none where every value is here.
    pub pager: Option<Pager>,
    /// Rules that are waived, with the reasons.
    pub waivers: Vec<WaiverRow>,
    /// Where the file can be changed; may be empty.
    pub edit: String,
}

/// One dated value.
#[derive(Debug, Clone, Serialize)]
pub struct MeasurementRow {
    /// "31 Oct 2026".
    pub date: String,
    /// `2026-10-31`.
    pub date_iso: String,
    /// "76".
    pub value: String,
    /// Outside the healthy band.
    pub unhealthy: bool,
}
