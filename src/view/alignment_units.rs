//! The units of an alignment that is too much for one page, with counts.

use serde::Serialize;

use super::{AlignmentHead, Count, Layout, Link};

/// `alignment.html`, `alignment-map.html`, `alignment-matrix.html` and those of other periods, where a view is too much for one
/// page; `alignment/_units-2.html` and its like where the units are, too
#[derive(Debug, Clone, Serialize)]
pub struct AlignmentUnits {
    /// The frame.
    pub layout: Layout,
    /// What it has in common with the views.
    pub head: AlignmentHead,
    /// Key results by status, in a closed period objectives by outcome, of all units.
    pub counts: Vec<Count>,
    /// The same as one bar.
    pub bar: String,
    /// The units, in the order of the alphabet.
    pub units: Vec<UnitRow>,
    /// The pages of units, where there are several: the first and the last unit of each. The `aside` of this one is `page`.
    pub pages: Vec<Link>,
    /// Where the objectives stand one by one, in a period that has no further pages; none elsewhere.
    pub objectives: Option<Link>,
}

/// A unit.
#[derive(Debug, Clone, Serialize)]
pub struct UnitRow {
    /// Its name, which leads to where its objectives stand.
    pub team: Link,
    /// "178 objectives from 12 teams".
    pub holds: String,
    /// Its key results by status as one bar; in a closed period its objectives by outcome. May be empty.
    pub bar: String,
    /// The same in words: "60 on track, 12 at risk". May be empty.
    pub statuses: String,
    /// The pages that its objectives stand on, where there are several.
    pub pages: Vec<Link>,
}
