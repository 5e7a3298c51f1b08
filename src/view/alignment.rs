//! The alignment of a period as nested lists: the frame that its three views share, and the list.

use serde::Serialize;

use super::{Empty, Layout, Link, StatusView};

/// What every view of the alignment has in its head.
#[derive(Debug, Clone, Serialize)]
pub struct AlignmentHead {
    /// The style sheet of the alignment pages.
    pub css: String,
    /// Their script.
    pub js: String,
    /// The way to a numbered page; empty elsewhere.
    pub crumbs: Vec<Link>,
    /// "Alignment", "Alignment Q3 2026".
    pub title: String,
    /// The language of the title where it differs from the site's; else empty.
    pub title_lang: String,
    /// "From the vision to the key results of Q4 2026."
    pub lead: String,
    /// "61 key results of 22 objectives in Q4 2026", and what else is shown; on a numbered page, how much of it stands there.
    pub counted: String,
    /// Whether the period is over: scores stand in place of pace.
    pub is_closed: bool,
    /// The views to choose from.
    pub views: Vec<ViewLink>,
    /// The vision; may be empty.
    pub vision: String,
    /// The language of the vision where it differs from the site's; else empty.
    pub vision_lang: String,
    /// What a view says that has nothing to show.
    pub empty: Empty,
}

/// A view to choose.
#[derive(Debug, Clone, Serialize)]
pub struct ViewLink {
    /// "List", "Map", "Teams × objectives".
    pub label: String,
    /// Its address.
    pub href: String,
    /// Whether it is this page.
    pub is_here: bool,
}

/// `alignment.html`, `alignment/<period>.html`; where that is too much for one page, also `alignment/_1.html` and
/// `branches/_1.html` with their like
///
/// The tree arrives as a flat list of rows in reading order; `opens` and `closes` tell where lists begin and end, so a
/// template needs no recursion however deep the tree is.
#[derive(Debug, Clone, Serialize)]
pub struct Alignment {
    /// The frame.
    pub layout: Layout,
    /// What it has in common with the other views.
    pub head: AlignmentHead,
    /// The rows in reading order.
    pub rows: Vec<Row>,
    /// "2 objectives serve several targets and are counted once", "every objective has a parent"...
    pub facts: Vec<String>,
    /// What readers can filter by; none on a top page that does not have everything.
    pub filter: Option<TreeFilter>,
    /// The pages beside a numbered one; none elsewhere.
    pub steps: Option<PageSteps>,
    /// Whether there are so many rows that a browser should lay out only those in sight.
    pub is_long: bool,
}

/// Where a numbered page stands among its like.
#[derive(Debug, Clone, Serialize)]
pub struct PageSteps {
    /// "Page 3 of 12".
    pub here: String,
    /// The page before; none on the first.
    pub previous: Option<Link>,
    /// The page after; none on the last.
    pub next: Option<Link>,
}

/// What readers can filter the tree by, apart from words.
#[derive(Debug, Clone, Serialize)]
pub struct TreeFilter {
    /// The teams of its objectives.
    pub teams: Vec<FilterTeam>,
    /// The statuses of its rows, the most urgent first.
    pub statuses: Vec<StatusView>,
    /// Whether there are both strategic and other objectives.
    pub has_levels: bool,
}

/// A team to filter by.
#[derive(Debug, Clone, Serialize)]
pub struct FilterTeam {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The language of the name where it differs from the site's; else empty.
    pub lang: String,
}

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// A theme of the strategy; its list is always open.
    Theme,
    /// A unit; its list is always open.
    Unit,
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
    /// How much a branch holds, with the way to its page.
    Branch,
    /// An objective or key result of an earlier page, which the rows below it belong to.
    Above,
}

/// One row of the tree.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// What it stands for.
    pub kind: RowKind,
    /// The anchor of the row (`alignment.html#id`); empty for key results, references, themes and rows of an earlier page.
    pub id: String,
    /// The id of the team of an objective; else empty.
    pub team: String,
    /// Its words.
    pub title: String,
    /// Its address; empty for themes and groups.
    pub href: String,
    /// The language of the words where it differs from the site's; else empty.
    pub lang: String,
    /// Whether it is a key result that is dropped: then its title is struck through.
    pub is_dropped: bool,
    /// The value of a key result ("5.4 h", "Dropped 12 Nov 2026: the supplier left"), or what a reference says ("also supports this"); may be empty.
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
