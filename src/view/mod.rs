//! One typed struct a template: this is what themes program against.
//!
//! Every text arrives ready to be shown, every number formatted, every address relative to its page. Fields named
//! `html` or ending in `_html`, and `bar`, `dots` and `chart`, hold markup made here; templates print them with `| safe` and
//! nothing else so. Texts of the interface come from the template function `t(key="...")`.

mod alignment;
mod kpi;
mod layout;
mod objective;
mod page;
mod parts;
mod start;
mod team;

pub use alignment::{Alignment, Row, RowKind};
pub use kpi::{KpiIndex, KpiPage, MeasurementRow};
pub use layout::{Layout, NavItem};
pub use objective::{
    ClosedView, InitiativeRow, KeyResultCard, LogRow, MilestoneRow, NoteView, ObjectivePage, PathStep, RubricRow,
    Summary, UpdateRow, WaiverRow,
};
pub use page::{NotFound, TextPage};
pub use parts::{Count, KeyResultLine, Link, ObjectiveCard, ObjectiveRow, PeriodHead, StatusView};
pub use start::{AttentionRow, LatestRow, Start, TeamRows, ThemeView};
pub use team::{PeriodRows, TeamIndex, TeamNode, TeamPage};
