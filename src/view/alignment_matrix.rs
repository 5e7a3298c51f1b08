//! The alignment of a period as a table: which team serves which strategic objective.

use serde::Serialize;

use super::{AlignmentHead, Layout, Link, PageSteps, StatusView};

/// `alignment-matrix.html`, `alignment-matrix/<period>.html`; where that is too much for one page, `alignment-matrix/_1.html` and its
/// like
#[derive(Debug, Clone, Serialize)]
pub struct AlignmentMatrix {
    /// The frame.
    pub layout: Layout,
    /// What it has in common with the other views.
    pub head: AlignmentHead,
    /// The strategic objectives, as the list has them.
    pub columns: Vec<MatrixColumn>,
    /// The teams.
    pub rows: Vec<MatrixRow>,
    /// Whether some objective serves no strategic one: it stands in a last column.
    pub has_unaligned: bool,
    /// Whether all objectives stand side by side: each team has its own in the columns of these.
    pub is_flat: bool,
    /// Whether it is said of each column how many teams serve it.
    pub has_support: bool,
    /// How many gaps there are, in words.
    pub facts: Vec<String>,
    /// The pages beside a numbered one; none elsewhere.
    pub steps: Option<PageSteps>,
}

/// A strategic objective at the head of a column.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixColumn {
    /// Its title and page; the owner or team stands beside it.
    pub objective: Link,
    /// Its status.
    pub status: StatusView,
    /// "4 teams", "No team".
    pub teams: String,
    /// Whether no team serves it.
    pub is_gap: bool,
}

/// A team.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixRow {
    /// Its name and page.
    pub team: Link,
    /// How many objectives it has, each counted once: "3 objectives", "1 objective, team ended 1 Nov".
    pub number: String,
    /// A cell a column, the last one for what serves no strategic objective where there is any.
    pub cells: Vec<Option<MatrixCell>>,
}

/// How a team serves a strategic objective.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixCell {
    /// How many of its decided objectives do; empty where all are proposed.
    pub number: String,
    /// The same in words: "2 objectives".
    pub words: String,
    /// The list, filtered by the team.
    pub href: String,
    /// The status that needs attention most.
    pub status: StatusView,
}
