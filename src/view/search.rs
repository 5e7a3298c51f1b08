//! What can be found on a site: every page with its key results and check-ins, as words, facets and what a hit shows.
//!
//! Search documents are made from these. Drafts that are not published and check-ins after today are not among them.

use serde::Serialize;

use super::StatusView;

/// What kind of thing is found. Among equals, the earlier one comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// An objective.
    Objective,
    /// A key result, found on its objective's page.
    KeyResult,
    /// A team.
    Team,
    /// A KPI.
    Kpi,
    /// A page of text, the start page among them.
    Page,
    /// A check-in, found on its objective's page.
    CheckIn,
}

impl EntryKind {
    /// Every kind, in order.
    pub const ALL: [Self; 6] = [Self::Objective, Self::KeyResult, Self::Team, Self::Kpi, Self::Page, Self::CheckIn];

    /// The kind as data has it: `key_result`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Objective => "objective",
            Self::KeyResult => "key_result",
            Self::Team => "team",
            Self::Kpi => "kpi",
            Self::Page => "page",
            Self::CheckIn => "check_in",
        }
    }
}

/// A page of the site with what can be found on it.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchPage {
    /// The page as a whole.
    pub whole: Entry,
    /// Its key results in their order, then its check-ins, newest first.
    pub parts: Vec<Entry>,
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// Where it is, from the root of the site.
    pub href: String,
    /// The language of its words where it differs from the site's; else empty.
    pub lang: String,
    /// Its title; of a check-in, that of its objective.
    pub title: String,
    /// What stands beside the title: team and period, for a key result its objective first, for a check-in its date and
    /// author.
    pub crumbs: Vec<String>,
    /// How far it has come, where it is something that moves.
    pub bar: Option<BarView>,
    /// Its status, where it has one.
    pub status: Option<StatusView>,
    /// What is written about it, in plain words: excerpts are cut from this.
    pub text: String,
    /// Other words that it is found by: people, team, tags, period.
    pub meta: Vec<String>,
    /// What it can be narrowed down by.
    pub facets: Facets,
}

/// A bar in numbers, for a script to draw.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BarView {
    /// "0.55", or an en dash where nothing is measured.
    pub score: String,
    /// 0 to 1; none where nothing is measured.
    pub progress: Option<f64>,
    /// "0.41", or empty where nothing is expected.
    pub expected_text: String,
    /// 0 to 1; none where nothing is expected.
    pub expected: Option<f64>,
    /// Whether the zone of a good result is marked.
    pub zone: bool,
}

/// The words of search in the site's language, each with its id.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchTexts {
    /// The kinds, in the order of [`EntryKind::ALL`].
    pub kinds: Vec<FacetValue>,
    /// The facets, in the order in which they are shown; choices that the organisation declared after all others.
    pub facets: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FacetValue {
    /// As it stands in addresses: `marknad`, `at_risk`.
    pub id: String,
    /// As readers see it.
    pub label: String,
}

/// The ids of the facets, in the order in which they are shown.
pub const FACETS: [&str; 7] = ["kind", "team", "period", "status", "level", "owner", "tag"];

/// The facets of an entry. What has no such property has no value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// The team.
    pub team: Option<FacetValue>,
    /// The period.
    pub period: Option<FacetValue>,
    /// The status, in its short word.
    pub status: Option<FacetValue>,
    /// Strategic or tactical.
    pub level: Option<FacetValue>,
    /// Who answers for it; of a check-in, who wrote it.
    pub owners: Vec<FacetValue>,
    /// The tags.
    pub tags: Vec<FacetValue>,
    /// Choices that the organisation declared, each with the id of its facet.
    pub fields: Vec<(String, FacetValue)>,
}
