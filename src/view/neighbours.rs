//! What stands around an objective in the alignment.

use serde::Serialize;

use super::StatusView;

/// An objective between what it serves and what serves it.
#[derive(Debug, Clone, Serialize)]
pub struct Neighbourhood {
    /// What it serves; its home first.
    pub above: Vec<Neighbour>,
    /// The objective itself.
    pub own: Neighbour,
    /// What serves it.
    pub below: Vec<Neighbour>,
    /// "4 objectives from 3 teams": how many serve it, counted as on the start page; empty where none does.
    pub counted: String,
    /// "and 4 more" where not all are named; else empty.
    pub more: String,
}

/// One of them.
#[derive(Debug, Clone, Serialize)]
pub struct Neighbour {
    /// "Key result", "Strategic objective 2026", the team...
    pub kind: String,
    /// Its words.
    pub title: String,
    /// Its address; empty for themes, and for the objective itself.
    pub href: String,
    /// The language of the words where it differs from the site's; else empty.
    pub lang: String,
    /// "0.41"; may be empty.
    pub score: String,
    /// Its status, where it has one.
    pub status: Option<StatusView>,
    /// Whether it is served besides the home, or serves besides its own home: a dashed line.
    pub is_further: bool,
}
