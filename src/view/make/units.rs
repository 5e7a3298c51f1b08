//! The units of an alignment that is too much for one page.

use super::{
    super::{AlignmentUnits, AlignmentView, Count, StatusView, UnitRow},
    Arg, Link, Maker, start,
    tree::unit_anchor,
};
use crate::link::ObjectiveKey;

impl Maker<'_> {
    /// The page `number`, from 0, of the units of a view of the alignment of a period.
    #[must_use]
    pub fn alignment_units(&self, view: AlignmentView, period: Option<usize>, number: usize) -> AlignmentUnits {
        let pages = self.facts.alignment_pages(period);
        let mut head = self.alignment_head(view, period);
        if number > 0 {
            head.crumbs = vec![self.home_crumb(), self.alignment_crumb(view, period)];
        }
        let members: Vec<ObjectiveKey> = self.facts.scope(period).keys().collect();
        let counts = self.unit_counts(&members, period);
        let objectives = (pages.parts(view) == 0).then(|| Link {
            text: self.say("units-elsewhere", &[]),
            href: self.objectives_of(period),
            lang: String::new(),
            aside: String::new(),
        });
        AlignmentUnits {
            layout: self.layout(&[&head.title], &head.lead),
            head,
            bar: start::distribution(&counts),
            counts: counts.into_iter().map(|(status, number)| Count { status, number: number.to_string() }).collect(),
            units: pages.units_on(number).map(|unit| self.unit(view, period, unit)).collect(),
            pages: self.pages_of_units(view, period, number),
            objectives,
        }
    }

    /// A unit, with what its trees hold.
    fn unit(&self, view: AlignmentView, period: Option<usize>, index: usize) -> UnitRow {
        let pages = self.facts.alignment_pages(period);
        let unit = &pages.forest.units[index];
        let anchor = match view {
            AlignmentView::List => format!("#{}", unit_anchor(&self.facts.site.team(unit.team).team.head.id, false)),
            AlignmentView::Map | AlignmentView::Matrix => String::new(),
        };
        let plain = |number: usize| self.href(&self.facts.part_address(view, period, number));
        let address = |number: usize| format!("{}{anchor}", plain(number));
        let own = pages.pages_of_unit(view, index);

        let team = self.team_link_here(unit.team);
        let href = if own.is_empty() { self.unit_elsewhere(index, period) } else { address(own.start) };
        let counts = self.unit_counts(&unit.members, period);
        let words = counts.iter().filter(|(_, number)| *number > 0);
        let words: Vec<String> = words.map(|(status, number)| format!("{number} {}", status.label)).collect();
        let page = |(place, number): (usize, usize)| Link {
            text: (place + 1).to_string(),
            // a unit has its name on the first of its pages
            href: if place == 0 { address(number) } else { plain(number) },
            lang: String::new(),
            aside: String::new(),
        };
        UnitRow {
            team: Link { href, ..team },
            holds: self.branch_title(&unit.members, period),
            bar: start::distribution(&counts),
            statuses: words.join(", "),
            pages: if own.len() > 1 { own.enumerate().map(page).collect() } else { Vec::new() },
        }
    }

    /// Where the objectives of a unit stand in a period without numbered pages: with its team, else on the page of the period.
    fn unit_elsewhere(&self, unit: usize, period: Option<usize>) -> String {
        let team = self.facts.alignment_pages(period).forest.units[unit].team;
        match self.period.filter(|index| self.facts.has_period(team, *index)) {
            Some(index) => self.href(&self.team_address(team, index)),
            None => self.objectives_of(period),
        }
    }

    /// How many key results of these objectives have which status; of a closed period, how many objectives ended in which way.
    fn unit_counts(&self, members: &[ObjectiveKey], period: Option<usize>) -> Vec<(StatusView, usize)> {
        let (counted, _) = self.counted_of(members, period);
        if self.is_past(period) { self.outcomes(&counted) } else { self.counts(counted.into_iter()).0 }
    }

    /// The pages of units, each by its first and last unit; none where there is one.
    fn pages_of_units(&self, view: AlignmentView, period: Option<usize>, here: usize) -> Vec<Link> {
        let pages = self.facts.alignment_pages(period);
        let count = pages.units_pages(view);
        if count < 2 {
            return Vec::new();
        }
        let title = |unit: usize| self.facts.site.team(pages.forest.units[unit].team).team.head.title.as_str();
        let link = |number: usize| {
            let units = pages.units_on(number);
            let values = [("first", Arg::from(title(units.start))), ("last", Arg::from(title(units.end - 1)))];
            Link {
                text: self.say("units-range", &values),
                href: self.href(&self.facts.units_address(view, period, number)),
                lang: String::new(),
                aside: if number == here { "page".to_owned() } else { String::new() },
            }
        };
        (0..count).map(link).collect()
    }
}
