//! Objectives, as one file tells of them.

use super::{CheckIn, Head, KeyResult, date::Date};
use crate::diagnostics::{Span, Spanned};

/// A direction in words, for one team and one period, with the key results that measure it.
///
/// References to other files stand as written; `link` resolves them.
#[derive(Debug, Clone, PartialEq)]
pub struct Objective {
    /// Id, title and body.
    pub head: Head,
    /// The team's id; none where it could not be read.
    pub team: Option<Spanned<String>>,
    /// The period's id; none where it could not be read.
    pub period: Option<Spanned<String>>,
    /// The level, where the author wrote one.
    pub level: Option<Level>,
    /// Which score is the aim.
    pub ambition: Ambition,
    /// Where it stands in its life.
    pub state: State,
    /// Those who answer for it, people or ids of teams; the first one before all others.
    pub owners: Vec<String>,
    /// Those who took part in setting it.
    pub contributors: Vec<String>,
    /// What it serves: its home in the alignment tree.
    pub parent: Option<Spanned<String>>,
    /// Further targets that it helps.
    pub supports: Vec<Spanned<String>>,
    /// What it needs from other teams.
    pub depends_on: Vec<Spanned<String>>,
    /// The same objective in an earlier period.
    pub continues: Option<Spanned<String>>,
    /// Free words to find it by.
    pub tags: Vec<String>,
    /// Its measures.
    pub key_results: Vec<KeyResult>,
    /// Those that are written and could not be read.
    pub unreadable: Unreadable,
    /// The work that moves it.
    pub initiatives: Vec<Initiative>,
    /// Follow-up, newest first.
    pub check_ins: Vec<CheckIn>,
    /// How it ended.
    pub closing: Option<Closing>,
    /// Where some of this stands.
    pub places: ObjectivePlaces,
}

impl Objective {
    /// The one who answers for it before all others.
    #[must_use]
    pub fn owner(&self) -> Option<&String> {
        self.owners.first()
    }

    /// Whether a key result of this id is written in it, be it readable or not.
    #[must_use]
    pub fn has_key_result(&self, name: &str) -> bool {
        self.key_results.iter().any(|key_result| key_result.id.as_str() == name) || self.unreadable.may_be(name)
    }
}

/// Where values of an objective stand; the title, where one is not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ObjectivePlaces {
    /// The value of `owner:`, else of `owners:`.
    pub owner: Span,
    /// The value of `level:`.
    pub level: Span,
    /// The value of `ambition:`.
    pub ambition: Span,
    /// The key `key_results`.
    pub key_results: Span,
}

/// Key results or themes that are written and could not be read: what names them is not reported on top.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Unreadable {
    /// Their ids, as written.
    pub ids: Vec<String>,
    /// Whether none of what is written could be read.
    pub is_all: bool,
}

impl Unreadable {
    /// Whether `name` may be one of them.
    #[must_use]
    pub fn may_be(&self, name: &str) -> bool {
        self.is_all || self.ids.iter().any(|id| id == name)
    }
}

/// Who sets an objective, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Set by management, usually for a year.
    Strategic,
    /// A division's or team's, adjusted each quarter.
    Tactical,
}

/// Which score is the aim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ambition {
    /// 0.7 is the aim: a stretch.
    Aspirational,
    /// 1.0 is the aim: a promise.
    Committed,
}

impl Ambition {
    /// The progress at the end of the period that means "as hoped": 0.7 or 1.0.
    #[must_use]
    pub fn aim(self) -> f64 {
        match self {
            Self::Aspirational => 0.7,
            Self::Committed => 1.0,
        }
    }
}

/// Where an objective stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Being written; published only with `--drafts`.
    Draft,
    /// Put forward, not decided.
    Proposed,
    /// Decided.
    Active,
    /// Ended, with a [`Closing`].
    Closed,
}

/// How an objective ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Closing {
    /// The day it was closed.
    pub date: Date,
    /// Where that day stands.
    pub date_span: Span,
    /// In a word.
    pub outcome: Outcome,
    /// 0 to 1; the computed progress where none is written.
    pub score: Option<f64>,
    /// Where the score stands; the day, where none is written.
    pub score_span: Span,
    /// What was learned, in Markdown.
    pub learned: Option<String>,
}

/// The outcome of a closed objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Reached.
    Achieved,
    /// Reached in part.
    Partly,
    /// Not reached.
    Missed,
    /// Given up on the way.
    Dropped,
}

/// Work that moves an objective or one of its key results.
#[derive(Debug, Clone, PartialEq)]
pub struct Initiative {
    /// What is done.
    pub title: String,
    /// Where it is tracked.
    pub url: Option<Spanned<String>>,
    /// Finished.
    pub done: bool,
    /// Those who do it.
    pub owners: Vec<String>,
    /// The index of the key result it moves.
    pub key_result: Option<usize>,
}

/// An exception from a rule in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The rule's name or code, as written.
    pub rule: Spanned<String>,
    /// Why.
    pub because: String,
    /// Where the reason stands.
    pub because_span: Span,
    /// The whole entry.
    pub span: Span,
}
