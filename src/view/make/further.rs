//! The further parts of lists that are too long for one page, and the ways to them.

use std::ops::Range;

use super::{
    super::{FurtherPage, FurtherRows, Listing, Page, Pager, PagerLink},
    Arg, Link, Maker,
};
use crate::link::{ItemKey, ObjectiveKey, TeamKey};

/// How many parts on each side of the one that is shown have links.
const NEAR: usize = 2;

impl Maker<'_> {
    /// The items of a list that stand in a part of it; none where there is no such part.
    pub(super) fn part(&self, listing: Listing, part: usize) -> Range<usize> {
        self.facts.parts(listing).get(part).cloned().unwrap_or(0..0)
    }

    /// The way to the other parts of a list; none where it is whole.
    pub(super) fn pager(&self, listing: Listing, part: usize) -> Option<Pager> {
        let parts = self.facts.parts(listing);
        (parts.len() > 1).then(|| self.pager_among(listing, part, &parts))
    }

    fn pager_among(&self, listing: Listing, part: usize, parts: &[Range<usize>]) -> Pager {
        let last = parts.len() - 1;
        let unseen = parts.iter().take_while(|part| part.is_empty()).count();
        let is_linked = |at: &usize| *at == unseen || *at == last || at.abs_diff(part) <= NEAR;
        let mut links: Vec<PagerLink> = Vec::new();
        let mut before = None;
        for at in (unseen..parts.len()).filter(is_linked) {
            if before.is_some_and(|before| before + 1 < at) {
                links.push(PagerLink { text: "\u{2026}".to_owned(), href: String::new(), is_current: false });
            }
            let href = self.href(&listing.path(at, self.facts));
            links.push(PagerLink { text: (at + 1 - unseen).to_string(), href, is_current: at == part });
            before = Some(at);
        }

        let (range, count) = (parts.get(part).cloned().unwrap_or(0..0), parts[last].end);
        let values = [("from", Arg::from(range.start + 1)), ("to", Arg::from(range.end)), ("count", Arg::from(count))];
        Pager { shown: self.say("pager-shown", &values), links }
    }

    /// Cuts a list to `number_max` links; a last one says how many more there are and leads to where they stand.
    pub(super) fn cut(&self, mut links: Vec<Link>, number_max: usize, rest: &str) -> Vec<Link> {
        let more = links.len().saturating_sub(number_max);
        if more > 0 {
            links.truncate(number_max);
            links.push(self.more_link(more, rest));
        }
        links
    }

    /// "and 12 more", which leads to where they stand.
    pub(super) fn more_link(&self, more: usize, rest: &str) -> Link {
        Link {
            text: self.say("and-more", &[("count", Arg::from(more))]),
            href: self.href(rest),
            lang: String::new(),
            aside: String::new(),
        }
    }

    /// A further part of a list.
    #[must_use]
    pub fn further_page(&self, listing: Listing, part: usize) -> FurtherPage {
        let parts = self.facts.parts(listing);
        let pager = self.pager_among(listing, part, &parts);
        let (heading, rows) = self.further_rows(listing, part);
        let first = self.first_page(listing);
        let mut crumbs = vec![self.home_crumb()];
        crumbs.extend(self.further_crumbs(listing));
        crumbs.push(first.clone());
        FurtherPage {
            layout: self.layout(&[&format!("{heading}, {}", pager.shown), &first.text], &heading),
            crumbs,
            title: first.text,
            lang: first.lang,
            heading,
            pager,
            rows,
        }
    }

    /// The page that the first part stands on.
    fn first_page(&self, listing: Listing) -> Link {
        let of = |text: String| Link {
            text,
            href: self.href(&listing.page().path(self.facts)),
            lang: String::new(),
            aside: String::new(),
        };
        let of_item = |item: ItemKey| {
            let head = self.facts.head(item);
            let lang = head.map_or_else(String::new, |head| self.lang(head));
            Link { lang, ..of(head.map_or_else(String::new, |head| head.title.clone())) }
        };
        match listing {
            Listing::Activity => of(self.say("nav-activity", &[])),
            Listing::Month(month) => of(self.format.month_and_year(month.year, month.number)),
            Listing::Attention => of(self.say("nav-attention", &[])),
            Listing::Teams => of(self.say("nav-teams", &[])),
            Listing::Kpis => of(self.say("nav-kpis", &[])),
            Listing::People => of(self.say("nav-people", &[])),
            Listing::Period(index) => of(self.format.period(&self.facts.periods[index].period)),
            Listing::Tag(index) => of(self.facts.tags[index].name.clone()),
            Listing::Team(key, _) | Listing::TeamConcerns(key) => of_item(ItemKey::Team(key)),
            Listing::Person(index) | Listing::PersonKeyResults(index) | Listing::PersonTookPart(index) => {
                of(self.facts.people[index].name.clone())
            }
            Listing::KpiUsers(key) | Listing::Measurements(key) => of_item(ItemKey::Kpi(key)),
            Listing::KeyResults(key) | Listing::CheckIns(key) | Listing::Supporters(key) => {
                of_item(ItemKey::Objective(key))
            }
        }
    }

    /// What stands between the site and that page on the way there.
    fn further_crumbs(&self, listing: Listing) -> Vec<Link> {
        let index = |text: &str, href: &str| Link {
            text: self.say(text, &[]),
            href: self.href(href),
            lang: String::new(),
            aside: String::new(),
        };
        match listing.page() {
            Page::Month(_) => vec![index("nav-activity", "activity.html")],
            Page::Period(_) => vec![index("nav-periods", "periods.html")],
            Page::Team(_) | Page::TeamPeriod(..) => vec![index("nav-teams", "teams.html")],
            Page::Kpi(_) => vec![index("nav-kpis", "kpis.html")],
            Page::Person(_) => vec![index("nav-people", "people.html")],
            Page::Objective(key) => vec![self.team_link_here(self.facts.site.objective(key).team)],
            _ => Vec::new(),
        }
    }

    /// What is listed, and what of it stands in a part.
    fn further_rows(&self, listing: Listing, part: usize) -> (String, FurtherRows) {
        let range = self.part(listing, part);
        let (heading, rows) = match listing {
            Listing::Activity => ("check-ins", FurtherRows::Log(self.log(&self.facts.check_ins()[range]))),
            Listing::Month(month) => ("check-ins", FurtherRows::Teams(self.month_table(month, range))),
            Listing::Teams => ("nav-teams", FurtherRows::Teams(self.index_table(range))),
            Listing::Kpis => ("nav-kpis", FurtherRows::Kpis(self.kpi_rows(range))),
            Listing::People => ("nav-people", FurtherRows::Links(self.person_links(range))),
            Listing::Tag(index) => {
                let keys = self.newest_first(&self.facts.tags[index].objectives);
                ("column-objectives", FurtherRows::Periods(self.rows_by_period(&keys[range])))
            }
            Listing::Attention => ("attention-by-team", FurtherRows::Teams(self.attention_table(range))),
            Listing::Period(index) => ("period-teams", FurtherRows::Teams(self.period_table(index, range))),
            Listing::Team(key, period) => return self.further_team(key, period, range),
            Listing::TeamConcerns(key) => ("attention", FurtherRows::Concerns(self.team_concerns(key, range))),
            Listing::Person(index) => {
                let keys = self.newest_first(&self.facts.people[index].objectives);
                ("column-objectives", FurtherRows::Periods(self.rows_by_period(&keys[range])))
            }
            Listing::PersonKeyResults(index) => {
                let places = self.facts.key_results_of_person(index);
                let lines = places[range].iter().map(|(key, at)| self.key_result_line(*key, *at));
                ("person-key-results", FurtherRows::Lines(lines.collect()))
            }
            Listing::PersonTookPart(index) => {
                let keys = &self.facts.people[index].took_part[range];
                ("person-took-part", FurtherRows::Links(keys.iter().map(|key| self.in_period(*key)).collect()))
            }
            Listing::KpiUsers(key) => ("used-by", FurtherRows::Links(self.users(key, range))),
            Listing::Measurements(key) => {
                ("measurements", FurtherRows::Measurements(self.measurement_rows(key, range)))
            }
            Listing::KeyResults(key) => {
                let cards = range.map(|index| self.key_result_card(key, index));
                ("key-results", FurtherRows::KeyResults(cards.collect()))
            }
            Listing::CheckIns(key) => ("check-ins", FurtherRows::Log(self.log(&self.log_part(key, part)))),
            Listing::Supporters(key) => {
                let keys = self.facts.supporters_and_dependents(key);
                ("supporters", FurtherRows::Links(self.with_teams(keys[range].iter().copied())))
            }
        };
        (self.say(heading, &[]), rows)
    }

    fn further_team(&self, key: TeamKey, period: Option<usize>, range: Range<usize>) -> (String, FurtherRows) {
        let keys = self.facts.objectives_of_team(key, period);
        let cards = self.team_cards(&keys[range]);
        let heading = match self.away_in() {
            Some(period) => self.say("objectives-of", &[("period", Arg::from(self.format.period(period)))]),
            None => self.say("objectives-now", &[]),
        };
        (heading, FurtherRows::Cards(cards))
    }

    /// Where the objectives that serve one, or need it, all stand, where its page does not name them all.
    pub(super) fn supporters_page(&self, key: ObjectiveKey) -> Option<String> {
        let listing = Listing::Supporters(key);
        (self.facts.parts(listing).len() > 1).then(|| listing.path(1, self.facts))
    }
}
