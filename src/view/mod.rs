//! One typed struct a template: this is what themes program against.
//!
//! Every text arrives ready to be shown, every number formatted, every address relative to its page. Fields named
//! `html` or ending in `_html`, and `bar`, `dots`, `chart` and `spark`, hold markup made here; templates print them with `| safe` and
//! nothing else so. Texts of the interface come from the template function `t(key="...")`.

mod activity;
mod alignment;
mod attention;
mod bar;
mod chart;
mod concerns;
mod data;
mod decimals;
mod documents;
mod facts;
mod feed;
pub mod format;
mod groups;
mod help;
mod kpi;
mod layout;
mod log;
mod make;
mod objective;
mod page;
mod pages;
mod parts;
mod people;
mod period;
mod person;
mod screen;
mod search;
mod start;
mod tag;
mod team;
mod texts;

pub use activity::{Activity, DayRows, Month};
pub use alignment::{Alignment, Row, RowKind};
pub use attention::{Attention, ConcernGroup, ConcernRow};
pub use concerns::{Concern, ConcernKind};
pub use data::{
    CheckInData, ClosedData, DATA_FORMAT, InitiativeData, KeyResultData, KpiData, MilestoneData, ObjectiveData,
    ObjectiveFile, PeriodData, SiteData, TeamData, ThemeData, UpdateData, ValueData,
};
pub use documents::Document;
pub use facts::{Facts, Names};
pub use feed::{Calendar, CalendarEvent, Feed, FeedEntry};
pub use groups::{PeriodGroup, TagGroup};
pub use help::{HelpPage, ScoreHelp, StatusHelp};
pub use kpi::{KpiIndex, KpiPage, MeasurementRow};
pub use layout::{Away, Layout, NavItem, PeriodChoice};
pub use log::{LogRow, UpdateRow};
pub use make::Maker;
pub use objective::{
    ClosedView, InitiativeRow, KeyResultCard, MilestoneRow, NoteView, ObjectivePage, PathStep, RubricRow, Summary,
    WaiverRow,
};
pub use page::{NotFound, Redirect, TextPage};
pub use pages::{Page, pages};
pub use parts::{Count, KeyResultLine, Link, MeetingNote, ObjectiveCard, ObjectiveRow, PeriodHead, StatusView};
pub use people::Person;
pub use period::{CalibrationRow, LearningRow, PeriodIndex, PeriodPage, PeriodSummary, ScoreRow};
pub use person::{PersonIndex, PersonPage};
pub use screen::ScreenPage;
pub use search::{BarView, Entry, EntryKind, FACETS, FacetValue, Facets, SearchPage, SearchTexts};
pub use start::{AttentionRow, LatestRow, Start, TeamRows, ThemeView};
pub use tag::TagPage;
pub use team::{PeriodRows, TeamIndex, TeamNode, TeamPage};
pub use texts::{Arg, Texts};

/// The text with its first letter in upper case.
fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
