//! The alignment tree as nested lists.

use serde::Serialize;

use super::{Layout, StatusView};

/// `alignment.html`
///
/// The tree arrives as a flat list of rows in reading order; `opens` and `closes` tell where lists begin and end, so a
/// template needs no recursion however deep the tree is.
#[derive(Debug, Clone, Serialize)]
pub struct Alignment {
    /// The frame.
    pub layout: Layout,
    /// The vision; may be empty.
    pub vision: String,
    /// The language of the vision where it differs from the site's; else empty.
    pub vision_lang: String,
    /// "From the vision to the key results of Q4 2026."
    pub lead: String,
    /// The rows in reading order.
    pub rows: Vec<Row>,
    /// "22 objectives, 61 key results", "2 objectives serve several targets and are counted once"...
    pub facts: Vec<String>,
}

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// A theme of the strategy; its list is always open.
    Theme,
    /// The group of objectives without a parent; its list is always open.
    Unaligned,
    /// A strategic objective.
    Strategic,
    /// A tactical objective.
    Tactical,
    /// A key result.
    KeyResult,
    /// An objective that also supports this target; its home is elsewhere.
    Reference,
}

/// One row of the tree.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// What it stands for.
    pub kind: RowKind,
    /// The anchor of the row (`alignment.html#id`); empty for key results, references and groups.
    pub id: String,
    /// Its words.
    pub title: String,
    /// Its address; empty for themes and groups.
    pub href: String,
    /// The language of the words where it differs from the site's; else empty.
    pub lang: String,
    /// The value of a key result ("5.4 h"), or what a reference says ("also supports this"); may be empty.
    pub value: String,
    /// Team or owner; may be empty.
    pub who: String,
    /// The progress bar; empty for themes, groups and references.
    pub bar: String,
    /// "0.41"; may be empty.
    pub score: String,
    /// "0.41"; may be empty.
    pub expected: String,
    /// Its status; none for themes, groups and references.
    pub status: Option<StatusView>,
    /// "19 Nov", or empty.
    pub updated: String,
    /// How far it is indented, from 0 to 12: class `d0` to `d12`.
    pub depth: usize,
    /// Whether a list of rows below this one begins after it.
    pub opens: bool,
    /// Whether that list starts unfolded. Themes and groups have no way to fold.
    pub open: bool,
    /// What the button that folds it says to screen readers.
    pub fold_label: String,
    /// The lists that end after this row, innermost first: `true` for one that folds (`</ul></details></li>`), `false`
    /// for one that does not (`</ul></li>`). Comes after the row's own `</li>`, which a row with `opens` does not have.
    pub closes: Vec<bool>,
}
