//! Which pages a site has.

use crate::link::{KpiKey, ObjectiveKey, PageKey, TeamKey};

use super::{Facts, facts::HELP, make::screen::screens, page::NOT_FOUND};

/// A page: a value that rendering is a pure function of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// `index.html`
    Start,
    /// `alignment.html`
    Alignment,
    /// `objectives/<id>.html`
    Objective(ObjectiveKey),
    /// `teams.html`
    Teams,
    /// `teams/<id>.html`
    Team(TeamKey),
    /// `kpis.html`
    Kpis,
    /// `kpis/<id>.html`
    Kpi(KpiKey),
    /// `pages/<id>.html`
    Text(PageKey),
    /// `periods.html`
    Periods,
    /// `periods/<id>.html`, by its place in [`Facts::periods`]
    Period(usize),
    /// `tags/<tag>.html`, by its place in [`Facts::tags`]
    Tag(usize),
    /// `help.html`
    Help,
    /// `screen.html`, `screen-2.html`..., by its number from 0
    Screen(usize),
    /// `404.html`
    NotFound,
}

impl Page {
    /// Where it stands in the output.
    #[must_use]
    pub fn path(self, facts: &Facts<'_>) -> String {
        use crate::link::ItemKey;
        match self {
            Self::Start => "index.html".to_owned(),
            Self::Alignment => "alignment.html".to_owned(),
            Self::Objective(key) => facts.objective_address(key),
            Self::Teams => "teams.html".to_owned(),
            Self::Team(key) => facts.address(ItemKey::Team(key)),
            Self::Kpis => "kpis.html".to_owned(),
            Self::Kpi(key) => facts.address(ItemKey::Kpi(key)),
            Self::Text(key) => facts.address(ItemKey::Page(key)),
            Self::Periods => "periods.html".to_owned(),
            Self::Period(index) => facts.period_address(&facts.periods[index].period),
            Self::Tag(index) => format!("tags/{}.html", facts.tags[index].slug),
            Self::Help => HELP.to_owned(),
            Self::Screen(index) => screen_path(index),
            Self::NotFound => NOT_FOUND.to_owned(),
        }
    }
}

/// Every page of a site, in a fixed order.
#[must_use]
pub fn pages(facts: &Facts<'_>) -> Vec<Page> {
    let site = facts.site;
    let mut pages = vec![Page::Start, Page::Alignment, Page::Teams, Page::NotFound];
    pages.extend(site.published().map(|(key, _)| Page::Objective(key)));
    pages.extend(site.published_teams().map(Page::Team));
    if !site.kpis.is_empty() {
        pages.push(Page::Kpis);
    }
    pages.extend((0..site.kpis.len()).map(|index| Page::Kpi(KpiKey(index))));
    pages.extend((0..site.pages.len()).map(|index| Page::Text(PageKey(index))));
    if !facts.periods.is_empty() {
        pages.push(Page::Periods);
    }
    pages.extend((0..facts.periods.len()).map(Page::Period));
    pages.extend((0..facts.tags.len()).map(Page::Tag));
    if facts.own_help().is_none() {
        pages.push(Page::Help);
    }
    pages.extend((0..screens(facts)).map(Page::Screen));
    pages
}

/// Where a page of the big screen stands.
pub(super) fn screen_path(index: usize) -> String {
    if index == 0 { "screen.html".to_owned() } else { format!("screen-{}.html", index + 1) }
}
