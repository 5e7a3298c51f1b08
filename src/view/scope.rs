//! Which objectives the alignment pages of a period show, and where those pages stand.
//!
//! A page shows the objectives of its period and whatever is above them.

use std::cmp::Reverse;

use super::{Facts, RowPage};
use crate::{
    link::{ObjectiveKey, Target, TeamKey},
    model::{Level, Period},
};

/// The ways to look at the alignment of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlignmentView {
    /// Nested lists.
    List,
    /// Cards in lanes, with lines between them.
    Map,
    /// Teams and strategic objectives as a table.
    Matrix,
}

impl AlignmentView {
    /// All of them, in the order in which readers choose among them.
    pub const ALL: [Self; 3] = [Self::List, Self::Map, Self::Matrix];

    /// The name of its page of the running period, and of the folder of the pages of other periods.
    fn stem(self) -> &'static str {
        match self {
            Self::List => "alignment",
            Self::Map => "alignment-map",
            Self::Matrix => "alignment-matrix",
        }
    }
}

/// The objectives that the alignment pages of a period show.
#[derive(Debug, Default)]
pub struct Scope {
    shown: Vec<bool>,
    keys: Vec<ObjectiveKey>,
    /// Whether they are all of one level, and no team below another one has none: then nothing is above and nothing below, and
    /// each page shows them side by side.
    pub is_flat: bool,
}

impl Scope {
    /// Those with these keys that are published, and what is above them.
    pub(super) fn of(facts: &Facts<'_>, keys: impl Iterator<Item = ObjectiveKey>) -> Self {
        let mut shown = vec![false; facts.site.objectives.len()];
        for key in keys {
            shown[key.0] = true;
            let mut above = facts.site.objective(key).parent.and_then(Target::objective);
            while let Some(key) = above.filter(|key| !shown[key.0]) {
                shown[key.0] = !facts.site.objective(key).hidden;
                above = facts.site.objective(key).parent.and_then(Target::objective);
            }
        }
        let keys = (0..shown.len()).filter(|index| shown[*index]).map(ObjectiveKey).collect();
        let is_flat = is_flat(facts, &shown);
        Self { shown, keys, is_flat }
    }

    /// Whether an objective is shown.
    #[must_use]
    pub fn shows(&self, key: ObjectiveKey) -> bool {
        self.shown[key.0]
    }

    /// The objectives that are shown, in the order of the site.
    pub fn keys(&self) -> impl Iterator<Item = ObjectiveKey> {
        self.keys.iter().copied()
    }
}

impl Facts<'_> {
    /// What the alignment pages of a period show, by its place in [`Shape::periods`](crate::view::Shape); none for the running one.
    #[must_use]
    pub fn scope(&self, period: Option<usize>) -> &Scope {
        let of_period = period.filter(|index| Some(*index) != self.running_index());
        of_period.and_then(|index| self.scopes.get(index)).unwrap_or(&self.running_scope)
    }

    /// The place of the running period in [`Shape::periods`](crate::view::Shape).
    #[must_use]
    pub fn running_index(&self) -> Option<usize> {
        self.running.as_ref().and_then(|running| self.period_index(running))
    }

    /// The period whose alignment shows an objective, by its place in [`Shape::periods`](crate::view::Shape); none for the running one.
    #[must_use]
    pub fn alignment_of(&self, key: ObjectiveKey) -> Option<usize> {
        if self.scope(None).shows(key) { None } else { self.period_index(&self.site.objective(key).period) }
    }

    /// Where the alignment of a period stands, from the root of the output: `alignment.html` for the running one,
    /// `alignment/<period>.html` for another.
    #[must_use]
    pub fn alignment_address(&self, view: AlignmentView, period: Option<usize>) -> String {
        match self.slug_of_other(period) {
            Some(slug) => format!("{}/{slug}.html", view.stem()),
            None => format!("{}.html", view.stem()),
        }
    }

    /// Where the numbered page `number`, from 0, of a view stands: `alignment/_1.html`, `alignment/<period>_1.html`. No slug holds
    /// `_`, so no two pages claim one address.
    #[must_use]
    pub fn part_address(&self, view: AlignmentView, period: Option<usize>, number: usize) -> String {
        format!("{}/{}_{}.html", view.stem(), self.slug_of_other(period).unwrap_or_default(), number + 1)
    }

    /// Where the page `number`, from 0, of the units of a period stands: the first is the top page of the view.
    #[must_use]
    pub fn units_address(&self, view: AlignmentView, period: Option<usize>, number: usize) -> String {
        if number == 0 {
            return self.alignment_address(view, period);
        }
        format!("{}/{}_units-{}.html", view.stem(), self.slug_of_other(period).unwrap_or_default(), number + 1)
    }

    /// Where the page `number`, from 0, of the branches of a period stands.
    #[must_use]
    pub fn branches_address(&self, period: Option<usize>, number: usize) -> String {
        format!("branches/{}_{}.html", self.slug_of_other(period).unwrap_or_default(), number + 1)
    }

    /// The name of the pages of a period that is not the running one.
    fn slug_of_other(&self, period: Option<usize>) -> Option<&str> {
        let other = period.filter(|index| Some(*index) != self.running_index());
        other.and_then(|index| self.periods.get(index)).map(|group| group.slug.as_str())
    }

    /// Whether the alignment of a period has numbered pages where it is too much for one: periods that hold today, the next and
    /// the last one have.
    #[must_use]
    pub fn has_parts(&self, period: Option<usize>) -> bool {
        let Some(index) = period.filter(|index| Some(*index) != self.running_index()) else { return true };
        let today = self.progress.today.0;
        let periods = || self.periods.iter().map(|group| &group.period).enumerate();
        let next = periods().filter(|(_, period)| period.start > today).min_by_key(|(_, one)| (one.start, one.end));
        let ended = periods().filter(|(_, period)| period.end < today);
        let last = ended.max_by_key(|(_, one)| (one.end, Reverse(one.days())));
        let is = |one: Option<(usize, &Period)>| one.is_some_and(|(at, _)| at == index);
        self.periods[index].period.contains(today) || is(next) || is(last)
    }

    /// The page that has the row of an objective in the alignment of a period; none where it is not shown there.
    #[must_use]
    pub fn alignment_page_of(&self, key: ObjectiveKey, period: Option<usize>) -> Option<String> {
        let page = self.alignment_pages(period).list.row(key)?;
        Some(match page {
            RowPage::Top => self.alignment_address(AlignmentView::List, period),
            RowPage::Part(number) => self.part_address(AlignmentView::List, period, number),
            RowPage::Branches(number) => self.branches_address(period, number),
        })
    }
}

/// Whether the objectives that are shown are all of one level. Where that is the strategic one, and a team below another has no
/// objective, that team's is still to come.
fn is_flat(facts: &Facts<'_>, shown: &[bool]) -> bool {
    let site = facts.site;
    let levels = || site.keyed().filter(|(key, _)| shown[key.0]).map(|(_, linked)| linked.level);
    let Some(first) = levels().next() else { return false };
    if levels().any(|level| level != first) {
        return false;
    }
    let mut has_one = vec![false; site.teams.len()];
    for (_, linked) in site.keyed().filter(|(key, _)| shown[key.0]) {
        has_one[linked.team.0] = true;
    }
    let is_waiting = |team: TeamKey| {
        let linked = site.team(team);
        !has_one[team.0] && linked.parent.is_some() && linked.children.is_empty() && facts.is_active(team)
    };
    first == Level::Tactical || !site.published_teams().any(is_waiting)
}
