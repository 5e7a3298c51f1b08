//! The page of a tag.

use serde::Serialize;

use super::{Layout, Link, Pager, PeriodRows};

/// `tags/<tag>.html`
#[derive(Debug, Clone, Serialize)]
pub struct TagPage {
    /// The frame.
    pub layout: Layout,
    /// The way here: site.
    pub crumbs: Vec<Link>,
    /// The tag.
    pub tag: String,
    /// "3 objectives".
    pub counted: String,
    /// Its objectives, by period, newest first, or a part of them.
    pub periods: Vec<PeriodRows>,
    /// The way to the other parts; none where they are all here.
    pub pager: Option<Pager>,
}
