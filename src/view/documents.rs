//! Files for programs: what a site tells other than by pages.

use super::Facts;

/// A file for programs, which no template makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// `sitemap.xml`
    Sitemap,
}

impl Document {
    /// Where it stands in the output.
    #[must_use]
    pub fn path(self, _facts: &Facts<'_>) -> String {
        match self {
            Self::Sitemap => "sitemap.xml".to_owned(),
        }
    }

    /// Every such file of a site, in a fixed order. What needs whole web addresses is there only with a `base_url`.
    #[must_use]
    pub fn all(facts: &Facts<'_>) -> Vec<Self> {
        let mut all = Vec::new();
        if facts.config.base_url.is_some() {
            all.push(Self::Sitemap);
        }
        all
    }
}
