//! Files for programs: what a site tells other than by pages.

use super::Facts;
use crate::link::{ObjectiveKey, TeamKey};

/// A file for programs, which no template makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// `data/okrs.json`
    Data,
    /// `data/<period>/<team>.json`: the objectives of a team in a period, by its place in [`Shape::periods`](crate::view::Shape)
    Part(usize, TeamKey),
    /// `data/okrs.schema.json`
    Schema,
    /// `data/okrs.csv`
    Table,
    /// `teams/<id>.ics`
    Calendar(TeamKey),
    /// `feed.xml`
    Feed,
    /// `teams/<id>.xml`
    TeamFeed(TeamKey),
    /// `objectives/<id>.xml`
    ObjectiveFeed(ObjectiveKey),
    /// `sitemap.xml`
    Sitemap,
}

impl Document {
    /// Where it stands in the output.
    #[must_use]
    pub fn path(self, facts: &Facts<'_>) -> String {
        let team = |key: TeamKey| &facts.site.team(key).team.head.id;
        match self {
            Self::Calendar(key) => format!("teams/{}.ics", team(key)),
            Self::Feed => "feed.xml".to_owned(),
            Self::TeamFeed(key) => format!("teams/{}.xml", team(key)),
            Self::ObjectiveFeed(key) => format!("objectives/{}.xml", facts.site.objective(key).head.id),
            Self::Data => "data/okrs.json".to_owned(),
            Self::Part(period, key) => format!("data/{}/{}.json", facts.periods[period].slug, team(key)),
            Self::Schema => "data/okrs.schema.json".to_owned(),
            Self::Table => "data/okrs.csv".to_owned(),
            Self::Sitemap => "sitemap.xml".to_owned(),
        }
    }

    /// Every such file of a site, in a fixed order. What needs whole web addresses is there only with a `base_url`.
    #[must_use]
    pub fn all(facts: &Facts<'_>) -> Vec<Self> {
        let mut all = vec![Self::Data, Self::Schema, Self::Table];
        all.extend(facts.data_parts().into_iter().map(|(period, team)| Self::Part(period, team)));
        all.extend(facts.teams_with_dates().map(Self::Calendar));
        if facts.config.base_url.is_some() {
            all.extend([Self::Sitemap, Self::Feed]);
            all.extend(facts.site.published_teams().map(Self::TeamFeed));
            all.extend(facts.site.published().map(|(key, _)| Self::ObjectiveFeed(key)));
        }
        all
    }
}
