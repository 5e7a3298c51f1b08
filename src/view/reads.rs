//! What each page is made from, so that an edit makes only those anew that it can change.
//!
//! All pages are made from the *frame*: settings, theme, day, every file that is no objective, and what ties objectives to each
//! other and to those files (`Ties` in `src/link/again.rs`). A page that tells of objectives names them here. Of most it shows
//! only what their front matter says, their *row*; of some everything, with the body and what was found, the *whole*.
//!
//! [`Reads::Site`] is right for every page, and costs most. A new page begins with it.

use super::{Document, Facts, Page};
use crate::link::{ItemKey, ObjectiveKey, TeamKey};

/// What a page is made from beside the frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reads {
    /// Nothing.
    Frame,
    /// These objectives.
    Objectives {
        /// Everything about these.
        wholes: Vec<ObjectiveKey>,
        /// The front matter of these.
        rows: Vec<ObjectiveKey>,
        /// What was found about this team.
        team: Option<TeamKey>,
    },
    /// The front matter of every objective.
    Rows,
    /// Everything.
    Site,
}

impl Page {
    /// What it is made from. Each kind of page is named: whoever adds one decides.
    pub(super) fn reads(self, facts: &Facts<'_>) -> Reads {
        match self {
            Self::Attention => Reads::Site,
            Self::Start
            | Self::Alignment(..)
            | Self::AlignmentPart(..)
            | Self::AlignmentUnits(..)
            | Self::Branches(..)
            | Self::Screen(_)
            | Self::Teams
            | Self::Kpis
            | Self::Periods
            | Self::Search
            | Self::Letter(..)
            | Self::Activity
            | Self::Month(_) => Reads::Rows,
            Self::Objective(key) => Reads::whole(key, facts),
            Self::Team(key) | Self::TeamPeriod(key, _) => Reads::team(key, facts),
            Self::Kpi(key) => {
                Reads::rows(facts.site.kpis[key.0].used_by.iter().map(|(objective, _)| *objective).collect())
            }
            Self::Period(index) => Reads::rows(facts.periods[index].objectives.clone()),
            Self::Tag(index) => Reads::rows(facts.tags[index].objectives.clone()),
            Self::Person(index) => Reads::rows(facts.people[index].named_in()),
            Self::Redirect(ItemKey::Objective(key), _) => Reads::rows(vec![key]),
            Self::Redirect(..) | Self::Text(_) | Self::People | Self::Help | Self::Rules | Self::NotFound(_) => {
                Reads::Frame
            }
            Self::Further(listing, _) => listing.page().reads(facts),
            Self::Document(document) => document.reads(facts),
        }
    }
}

impl Document {
    fn reads(self, facts: &Facts<'_>) -> Reads {
        match self {
            Self::Data | Self::Table => Reads::Site,
            Self::Feed | Self::Sitemap => Reads::Rows,
            Self::Schema => Reads::Frame,
            Self::ObjectiveFeed(key) => Reads::whole(key, facts),
            Self::Calendar(key) | Self::TeamFeed(key) | Self::Part(_, key) => Reads::team(key, facts),
        }
    }
}

impl Reads {
    fn rows(rows: Vec<ObjectiveKey>) -> Self {
        Self::Objectives { wholes: Vec::new(), rows, team: None }
    }

    /// Everything about an objective, and the front matter of those around it.
    fn whole(key: ObjectiveKey, facts: &Facts<'_>) -> Self {
        Self::Objectives { wholes: vec![key], rows: around(key, facts), team: None }
    }

    /// Everything about a team and its objectives, and the front matter of those around them.
    fn team(key: TeamKey, facts: &Facts<'_>) -> Self {
        let wholes = facts.site.team(key).objectives.clone();
        let mut rows: Vec<ObjectiveKey> = wholes.iter().flat_map(|objective| around(*objective, facts)).collect();
        rows.sort_unstable();
        rows.dedup();
        Self::Objectives { wholes, rows, team: Some(key) }
    }
}

/// The objectives above one, those that are linked with it, and the same objective in other periods.
fn around(key: ObjectiveKey, facts: &Facts<'_>) -> Vec<ObjectiveKey> {
    let site = facts.site;
    let mut found = vec![key];
    let mut at = 0;
    while let Some(linked) = found.get(at).map(|key| site.objective(*key)) {
        let others = linked.continues.iter().chain(&linked.continued_by);
        for other in others {
            if !found.contains(other) {
                found.push(*other);
            }
        }
        at += 1;
    }
    found.extend(site.linked_with(key));
    found.extend(site.ancestors(key));
    found
}
