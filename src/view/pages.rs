//! Which pages a site has.

use super::{
    AlignmentView, Document, Facts, Listing, Month,
    facts::{HELP, RULES_PAGE},
    make::finder::SEARCH,
    page::{NOT_FOUND, NOT_FOUND_DEPTH_MAX},
};
use crate::link::{ItemKey, KpiKey, ObjectiveKey, PageKey, TeamKey};

/// A page: a value that rendering is a pure function of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// `index.html`
    Start,
    /// `alignment.html`, `alignment-map.html`, `alignment-matrix.html`; for another period than the running one, by its place in
    /// [`Shape::periods`](crate::view::Shape), `alignment/<period>.html` and so on
    Alignment(AlignmentView, Option<usize>),
    /// `alignment/_1.html`, `alignment/<period>_1.html`: a part of a view that is too much for one page, by its number from 0
    AlignmentPart(AlignmentView, Option<usize>, usize),
    /// `alignment/_units-2.html`: units that the top page of a view has no room for, by the number of the page: from 1
    AlignmentUnits(AlignmentView, Option<usize>, usize),
    /// `branches/_1.html`, `branches/<period>_1.html`: what stands below the objectives of the list, by the number of the page from 0
    Branches(Option<usize>, usize),
    /// `objectives/<id>.html`
    Objective(ObjectiveKey),
    /// `teams.html`
    Teams,
    /// `teams/<id>.html`
    Team(TeamKey),
    /// `teams/<id>/<period>.html`: a team in a period that is not the running one, by its place in [`Shape::periods`](crate::view::Shape)
    TeamPeriod(TeamKey, usize),
    /// `kpis.html`
    Kpis,
    /// `kpis/<id>.html`
    Kpi(KpiKey),
    /// `pages/<id>.html`
    Text(PageKey),
    /// `periods.html`
    Periods,
    /// `periods/<id>.html`, by its place in [`Shape::periods`](crate::view::Shape)
    Period(usize),
    /// `tags/<tag>.html`, by its place in [`Shape::tags`](crate::view::Shape)
    Tag(usize),
    /// `people.html`
    People,
    /// `people/<name>.html`, by its place in [`Derived::people`](crate::view::Derived)
    Person(usize),
    /// `help.html`
    Help,
    /// `rules.html`
    Rules,
    /// `screen.html`, `screen-2.html`..., by its number from 0
    Screen(usize),
    /// `search.html`
    Search,
    /// `a-z/<letter>.html`, by its place in [`Facts::everything`](crate::view::Facts::everything), and `a-z/<letter>_2.html`...
    /// by the part
    Letter(usize, usize),
    /// `attention.html`
    Attention,
    /// `activity.html`
    Activity,
    /// `activity/<month>.html`
    Month(Month),
    /// `teams/<id>_2.html`...: a further part of a list that is too long for its page, from 1
    Further(Listing, usize),
    /// A page at an earlier address of an item: the item, and the position among its aliases.
    Redirect(ItemKey, usize),
    /// `404.html`; for addresses in folders, by how many folders deep, `404/404.html` and so on: links of a page are relative
    NotFound(usize),
    /// A file for programs, which no template makes.
    Document(Document),
}

impl Page {
    /// Where it stands in the output.
    #[must_use]
    pub fn path(self, facts: &Facts<'_>) -> String {
        match self {
            Self::Start => "index.html".to_owned(),
            Self::Alignment(view, period) => facts.alignment_address(view, period),
            Self::AlignmentPart(view, period, number) => facts.part_address(view, period, number),
            Self::AlignmentUnits(view, period, number) => facts.units_address(view, period, number),
            Self::Branches(period, number) => facts.branches_address(period, number),
            Self::Objective(key) => facts.objective_address(key),
            Self::Teams => "teams.html".to_owned(),
            Self::Team(key) => facts.address(ItemKey::Team(key)),
            Self::TeamPeriod(key, index) => {
                format!("teams/{}/{}.html", facts.site.team(key).team.head.id, facts.periods[index].slug)
            }
            Self::Kpis => "kpis.html".to_owned(),
            Self::Kpi(key) => facts.address(ItemKey::Kpi(key)),
            Self::Text(key) => facts.address(ItemKey::Page(key)),
            Self::Periods => "periods.html".to_owned(),
            Self::Period(index) => facts.period_address(&facts.periods[index].period),
            Self::Tag(index) => format!("tags/{}.html", facts.tags[index].slug),
            Self::People => "people.html".to_owned(),
            Self::Person(index) => format!("people/{}.html", facts.people[index].slug),
            Self::Help => HELP.to_owned(),
            Self::Rules => RULES_PAGE.to_owned(),
            Self::Screen(index) => screen_path(index),
            Self::Search => SEARCH.to_owned(),
            Self::Letter(index, part) => letter_path(facts, index, part),
            Self::Attention => "attention.html".to_owned(),
            Self::Activity => "activity.html".to_owned(),
            Self::Month(month) => format!("activity/{month}.html"),
            Self::Further(listing, part) => listing.path(part, facts),
            Self::Redirect(item, position) => earlier_address(facts, item, position),
            Self::NotFound(depth) => format!("{}{NOT_FOUND}", "404/".repeat(depth)),
            Self::Document(document) => document.path(facts),
        }
    }

    /// The period that it is about, by its place in [`Shape::periods`](crate::view::Shape), where that is not the running one. An objective
    /// that runs today beside the running period, a year beside a quarter, is no step away from it.
    #[must_use]
    pub fn period(self, facts: &Facts<'_>) -> Option<usize> {
        let index = match self {
            Self::Period(index) | Self::TeamPeriod(_, index) => Some(index),
            Self::Alignment(_, period)
            | Self::AlignmentPart(_, period, _)
            | Self::AlignmentUnits(_, period, _)
            | Self::Branches(period, _) => period,
            Self::Objective(key) => {
                let linked = facts.site.objective(key);
                if facts.is_current(linked) { None } else { facts.period_index(&linked.period) }
            }
            Self::Further(listing, _) => return listing.page().period(facts),
            _ => None,
        };
        index.filter(|index| !facts.is_running(*index))
    }
}

impl Facts<'_> {
    /// Whether an item has a page: what only a draft says has none.
    #[must_use]
    pub fn has_page(&self, item: ItemKey) -> bool {
        match item {
            ItemKey::Objective(key) => !self.site.objective(key).hidden,
            ItemKey::Team(key) => self.site.is_published(key),
            ItemKey::Kpi(_) | ItemKey::Page(_) | ItemKey::Organisation => true,
        }
    }

    /// The page of the objective or team at this place, without a look at all others.
    #[must_use]
    pub fn page_at(&self, path: &str) -> Option<Page> {
        let (folder, id) = path.strip_suffix(".html")?.split_once('/')?;
        let (item, page) = match folder {
            "objectives" => {
                let found = self.site.objectives.binary_search_by(|one| one.head.id.as_str().cmp(id));
                found.ok().map(ObjectiveKey).map(|key| (ItemKey::Objective(key), Page::Objective(key)))
            }
            "teams" => {
                let found = self.site.teams.binary_search_by(|one| one.team.head.id.as_str().cmp(id));
                found.ok().map(TeamKey).map(|key| (ItemKey::Team(key), Page::Team(key)))
            }
            _ => None,
        }?;
        self.has_page(item).then_some(page)
    }
}

/// Where an item was found by an alias.
fn earlier_address(facts: &Facts<'_>, item: ItemKey, position: usize) -> String {
    let alias = facts.head(item).and_then(|head| head.aliases.get(position)).map_or("", |alias| alias.value.as_str());
    let address = facts.address(item);
    let folder = address.split('/').next().unwrap_or_default();
    format!("{folder}/{alias}.html")
}

/// Every page of a site, in a fixed order.
#[must_use]
pub fn pages(facts: &Facts<'_>) -> Vec<Page> {
    let site = facts.site;
    let mut pages = vec![Page::Start, Page::Teams, Page::Attention, Page::Activity, Page::Search];
    pages.push(Page::Rules);
    pages.extend((0..=NOT_FOUND_DEPTH_MAX).map(Page::NotFound));
    if facts.has_letter_pages() {
        let letters = facts.everything().iter().enumerate();
        pages
            .extend(letters.flat_map(|(index, letter)| (0..letter.parts.len()).map(move |at| Page::Letter(index, at))));
    }
    pages.extend(alignment(facts));
    pages.extend(site.published().map(|(key, _)| Page::Objective(key)));
    pages.extend(site.published_teams().map(Page::Team));
    pages.extend(team_periods(facts));
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
    if !facts.people.is_empty() {
        pages.push(Page::People);
    }
    pages.extend((0..facts.people.len()).map(Page::Person));
    if facts.own_help().is_none() {
        pages.push(Page::Help);
    }
    pages.extend((0..facts.screens().len()).map(Page::Screen));
    pages.extend(facts.months().iter().map(|(month, _)| Page::Month(*month)));
    let further = pages.iter().flat_map(|page| further(facts, *page));
    let further: Vec<Page> = further.collect();
    pages.extend(further);
    pages.extend(redirects(facts));
    pages.extend(Document::all(facts).into_iter().map(Page::Document));
    pages
}

/// The further parts of the lists on a page.
fn further(facts: &Facts<'_>, page: Page) -> Vec<Page> {
    let listings = match page {
        Page::Activity => vec![Listing::Activity],
        Page::Month(month) => vec![Listing::Month(month)],
        Page::Attention => vec![Listing::Attention],
        Page::Teams => vec![Listing::Teams],
        Page::Kpis => vec![Listing::Kpis],
        Page::People => vec![Listing::People],
        Page::Period(index) => vec![Listing::Period(index)],
        Page::Tag(index) => vec![Listing::Tag(index)],
        Page::Team(key) => vec![Listing::Team(key, None), Listing::TeamConcerns(key)],
        Page::TeamPeriod(key, period) => vec![Listing::Team(key, Some(period))],
        Page::Person(index) => {
            vec![Listing::Person(index), Listing::PersonKeyResults(index), Listing::PersonTookPart(index)]
        }
        Page::Kpi(key) => vec![Listing::KpiUsers(key), Listing::Measurements(key)],
        Page::Objective(key) => vec![Listing::KeyResults(key), Listing::CheckIns(key), Listing::Supporters(key)],
        _ => Vec::new(),
    };
    let parts = |listing: Listing| (1..facts.parts(listing).len()).map(move |part| Page::Further(listing, part));
    listings.into_iter().flat_map(parts).collect()
}

/// The views of the alignment of each period, with the pages of what is too much for one.
fn alignment(facts: &Facts<'_>) -> Vec<Page> {
    let others = (0..facts.periods.len()).filter(|index| Some(*index) != facts.running_index()).map(Some);
    let of_view = |period: Option<usize>, view: AlignmentView| {
        let pages = facts.alignment_pages(period);
        let units = (1..pages.units_pages(view)).map(move |number| Page::AlignmentUnits(view, period, number));
        let parts = (0..pages.parts(view)).map(move |number| Page::AlignmentPart(view, period, number));
        std::iter::once(Page::Alignment(view, period)).chain(units).chain(parts)
    };
    let of = |period: Option<usize>| {
        let branches = facts.alignment_pages(period).list.branch_pages.len();
        let views = AlignmentView::ALL.into_iter().flat_map(move |view| of_view(period, view));
        views.chain((0..branches).map(move |number| Page::Branches(period, number)))
    };
    std::iter::once(None).chain(others).flat_map(of).collect()
}

/// A page for each team in each period that is not the running one.
fn team_periods(facts: &Facts<'_>) -> impl Iterator<Item = Page> {
    let away = |index: &usize| !facts.is_running(*index);
    facts.site.published_teams().flat_map(move |key| {
        (0..facts.periods.len())
            .filter(away)
            .filter(move |index| facts.has_period(key, *index))
            .map(move |index| Page::TeamPeriod(key, index))
    })
}

/// A page for each earlier address.
fn redirects(facts: &Facts<'_>) -> Vec<Page> {
    let site = facts.site;
    let items = site
        .published()
        .map(|(key, _)| ItemKey::Objective(key))
        .chain(site.published_teams().map(ItemKey::Team))
        .chain((0..site.kpis.len()).map(|index| ItemKey::Kpi(KpiKey(index))))
        .chain((0..site.pages.len()).map(|index| ItemKey::Page(PageKey(index))));
    let of = |item: ItemKey| {
        let number = facts.head(item).map_or(0, |head| head.aliases.len());
        (0..number).map(move |position| Page::Redirect(item, position))
    };
    items.flat_map(of).collect()
}

/// Where a part of what begins with a letter stands.
pub(super) fn letter_path(facts: &Facts<'_>, index: usize, part: usize) -> String {
    let slug = &facts.everything()[index].slug;
    if part == 0 { format!("a-z/{slug}.html") } else { format!("a-z/{slug}_{}.html", part + 1) }
}

/// Where a page of the big screen stands.
pub(super) fn screen_path(index: usize) -> String {
    if index == 0 { "screen.html".to_owned() } else { format!("screen-{}.html", index + 1) }
}
