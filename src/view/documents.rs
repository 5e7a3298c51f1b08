//! Files for programs: what a site tells other than by pages.

use super::Facts;
use crate::link::ObjectiveKey;

/// A file for programs, which no template makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// `data/okrs.json`
    Data,
    /// `data/okrs.schema.json`
    Schema,
    /// `data/okrs.csv`
    Table,
    /// `objectives/<id>.json`
    Objective(ObjectiveKey),
    /// `sitemap.xml`
    Sitemap,
}

impl Document {
    /// Where it stands in the output.
    #[must_use]
    pub fn path(self, facts: &Facts<'_>) -> String {
        match self {
            Self::Data => "data/okrs.json".to_owned(),
            Self::Schema => "data/okrs.schema.json".to_owned(),
            Self::Table => "data/okrs.csv".to_owned(),
            Self::Objective(key) => format!("objectives/{}.json", facts.site.objective(key).head.id),
            Self::Sitemap => "sitemap.xml".to_owned(),
        }
    }

    /// Every such file of a site, in a fixed order. What needs whole web addresses is there only with a `base_url`.
    #[must_use]
    pub fn all(facts: &Facts<'_>) -> Vec<Self> {
        let mut all = vec![Self::Data, Self::Schema, Self::Table];
        all.extend(facts.site.published().map(|(key, _)| Self::Objective(key)));
        if facts.config.base_url.is_some() {
            all.push(Self::Sitemap);
        }
        all
    }
}
