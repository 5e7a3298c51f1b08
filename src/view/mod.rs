//! One typed struct a template: this is what themes program against.
//!
//! Every text arrives ready to be shown, every number formatted, every address relative to its page. Fields named
//! `html` or ending in `_html`, and `bar`, `dots`, `chart` and `spark`, hold markup made here; templates print them with `| safe` and
//! nothing else so. Texts of the interface come from the template function `t(key="...")`.

mod activity;
mod advice;
mod alignment;
mod alignment_map;
mod alignment_matrix;
mod alignment_pages;
mod alignment_units;
mod attention;
mod bar;
mod chart;
mod concerns;
mod counted;
mod data;
mod decimals;
mod derived;
pub mod digits;
mod documents;
mod everything;
mod facts;
mod feed;
mod fields;
mod finder;
mod findings;
mod forest;
pub mod format;
mod groups;
mod help;
mod isolate;
mod keys;
mod kpi;
mod lanes;
mod layout;
mod left_out;
mod listing;
mod lists;
mod log;
mod make;
mod matrix_pages;
mod neighbours;
mod objective;
mod outline;
mod packing;
mod page;
mod pages;
mod paging;
mod parts;
mod people;
mod period;
mod person;
mod reads;
mod scope;
mod screen;
mod search;
mod start;
mod tag;
mod tally;
mod team;
mod texts;
mod units;

pub use activity::{Activity, DayRows, Month};
pub use advice::{Advice, RuleAdvice, RuleGroup, RuleView, RulesPage, TeamAdvice, Words};
pub use alignment::{Alignment, AlignmentHead, FilterTeam, PageSteps, Row, RowKind, TreeFilter, ViewLink};
pub use alignment_map::{AlignmentMap, CardKind, FurtherLine, MapCard};
pub use alignment_matrix::{AlignmentMatrix, MatrixCell, MatrixColumn, MatrixRow};
pub use alignment_pages::{AlignmentPages, ListPages, MapPages, RowPage};
pub use alignment_units::{AlignmentUnits, UnitRow};
pub use attention::{Attention, ConcernGroup, ConcernRow, ConcernTeam};
pub use concerns::{Concern, ConcernKind};
pub use counted::PeriodCount;
pub use data::{
    AdviceData, CheckInData, ClosedData, DATA_VERSION, DATA_VERSION_IN_PARTS, DroppedData, ExceptionData,
    InitiativeData, KeyResultData, KpiData, LevelData, MilestoneData, ObjectiveData, ObjectivesData, PartAddress,
    PartData, PeriodData, SiteData, TeamData, TextData, ThemeData, UpdateData, ValueData,
};
pub use derived::{Derived, Names, Shape};
pub use documents::Document;
pub use everything::{Indexed, Letter, LetterPart};
pub use facts::Facts;
pub use feed::{Calendar, CalendarEvent, Feed, FeedEntry};
pub use fields::{FieldView, declared_name, facet_id};
pub use finder::{Finder, IndexEntry, LetterGroup, LetterLink, script_texts};
pub use findings::{Finding, Findings};
pub use forest::{Branch, Forest, Unit};
pub use groups::{PeriodGroup, TagGroup};
pub use help::{HelpPage, ScoreHelp, StatusHelp};
pub use keys::Keys;
pub use kpi::{KpiIndex, KpiPage, KpiRow, MeasurementRow};
pub use lanes::{LaneKind, LaneNode, Lanes, Line, Place, lay_out};
pub use layout::{Away, Layout, NavItem, PeriodChoice};
pub use left_out::LeftOutRow;
pub use listing::Listing;
pub use lists::{FurtherPage, FurtherRows, Pager, PagerLink, TeamConcerns, TeamTable, TeamTableRow};
pub use log::{LogRow, UpdateRow};
pub use make::Maker;
pub use matrix_pages::{MatrixPages, MatrixPart, Served};
pub use neighbours::{Neighbour, Neighbourhood};
pub use objective::{
    ClosedView, InitiativeRow, KeyResultCard, MilestoneRow, NoteView, ObjectivePage, PathStep, RubricRow, Summary,
    WaiverRow,
};
pub use outline::{Cut, MapCut, OutlineLine, Plan};
pub use packing::{Screen, ScreenPart};
pub use page::{NotFound, Redirect, TextPage};
pub use pages::{Page, pages};
pub use paging::{PageLines, Piece, Size, paged};
pub use parts::{Count, Empty, KeyResultLine, Link, MeetingNote, ObjectiveCard, ObjectiveRow, PeriodHead, StatusView};
pub use people::Person;
pub use period::{CalibrationRow, LearningRow, PeriodIndex, PeriodPage, PeriodSummary, ScoreRow};
pub use person::{PersonIndex, PersonPage};
pub use scope::{AlignmentView, Scope};
pub use screen::{ScreenColumn, ScreenNumbers, ScreenObjective, ScreenPage, ScreenTeam};
pub use search::{BarView, Entry, EntryKind, FACETS, FacetValue, Facets, SearchPage, SearchTexts};
pub use start::{AttentionRow, LatestRow, Start, TeamRows, ThemeView};
pub use tag::TagPage;
pub use tally::Tally;
pub use team::{PeriodRows, TeamIndex, TeamNode, TeamPage};
pub use texts::{Arg, Texts};
pub use units::{OfTeam, TeamAt};

/// The text with its first letter in upper case.
fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
