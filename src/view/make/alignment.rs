//! What the views of the alignment have in common: their head, where rows stand, and what serves what.

use super::{
    super::{AlignmentHead, AlignmentView, Branch, Facts, PageSteps, PeriodCount, Unit, ViewLink},
    Arg, Link, Maker,
    tree::unit_anchor,
};
use crate::{
    link::{ItemKey, ObjectiveKey},
    model::Period,
};

/// What the views are called.
const VIEWS: [(AlignmentView, &str); 3] =
    [(AlignmentView::List, "view-list"), (AlignmentView::Map, "view-map"), (AlignmentView::Matrix, "view-matrix")];

impl Maker<'_> {
    /// The head of a view of the alignment of a period.
    pub(super) fn alignment_head(&self, view: AlignmentView, period: Option<usize>) -> AlignmentHead {
        let names = &self.facts.names;
        let organisation = self.facts.site.organisation.as_ref();
        let link = |(one, label): (AlignmentView, &str)| ViewLink {
            label: self.say(label, &[]),
            href: self.href(&self.facts.alignment_address(one, period)),
            is_here: one == view,
        };
        let has_period = self.alignment_of_period(period).is_some();
        let lead = match view {
            AlignmentView::List if !has_period => "alignment-lead-no-period",
            AlignmentView::List => "alignment-lead",
            AlignmentView::Map => "map-lead",
            AlignmentView::Matrix if !has_period => "matrix-lead-no-period",
            AlignmentView::Matrix if self.facts.scope(period).is_flat => "matrix-lead-flat",
            AlignmentView::Matrix => "matrix-lead",
        };
        AlignmentHead {
            css: self.href(names.style("alignment.css")),
            js: self.href(names.script("alignment.js")),
            crumbs: Vec::new(),
            title: self.alignment_title(period),
            title_lang: String::new(),
            lead: self.say(lead, &[("period", Arg::from(self.alignment_period(period)))]),
            counted: self.count_words(self.alignment_of_period(period), &self.alignment_count(period)),
            is_closed: self.is_past(period),
            views: VIEWS.map(link).into(),
            vision: organisation.and_then(|organisation| organisation.vision.clone()).unwrap_or_default(),
            vision_lang: organisation.map_or_else(String::new, |organisation| self.lang(&organisation.head)),
            empty: self.empty(),
        }
    }

    /// "Alignment", "Alignment Q3 2026".
    pub(super) fn alignment_title(&self, period: Option<usize>) -> String {
        let title = self.say("nav-alignment", &[]);
        if self.not_running(period).is_none() { title } else { format!("{title} {}", self.alignment_period(period)) }
    }

    /// The name of the period that the alignment is of; empty where there is none at all.
    fn alignment_period(&self, period: Option<usize>) -> String {
        self.alignment_of_period(period).map_or_else(String::new, |period| self.format.period(period))
    }

    /// The period that the alignment is of.
    pub(super) fn alignment_of_period(&self, period: Option<usize>) -> Option<&Period> {
        let other = self.not_running(period).map(|index| &self.facts.periods[index].period);
        other.or(self.facts.running.as_ref())
    }

    /// What the alignment of a period shows and counts.
    fn alignment_count(&self, period: Option<usize>) -> PeriodCount {
        self.facts.count(self.alignment_of_period(period), None, self.facts.scope(period).keys())
    }

    /// "12 key results are not shown here...": how many of the decided ones are on the pages of their objectives only.
    pub(super) fn key_results_elsewhere(&self, number: usize) -> Option<String> {
        (number > 0).then(|| self.say("alignment-key-results-elsewhere", &[("count", Arg::from(number))]))
    }

    /// The place of the period where it is not the running one.
    fn not_running(&self, period: Option<usize>) -> Option<usize> {
        period.filter(|index| Some(*index) != self.facts.running_index())
    }

    /// Whether the period is not the running one, and over.
    pub(super) fn is_past(&self, period: Option<usize>) -> bool {
        self.not_running(period).is_some_and(|index| self.is_over(&self.facts.periods[index].period))
    }

    /// The row of an objective in the alignment of a period, from the page of this maker; the objective's own page where it has
    /// no row there.
    pub(super) fn row_address(&self, key: ObjectiveKey, period: Option<usize>) -> String {
        let id = &self.facts.site.objective(key).head.id;
        match self.facts.alignment_page_of(key, period) {
            Some(page) if page == self.own => format!("#{id}"),
            Some(page) => format!("{}#{id}", self.href(&page)),
            None => self.href(&self.facts.objective_address(key)),
        }
    }

    /// The way back from a numbered page of a view.
    pub(super) fn alignment_crumb(&self, view: AlignmentView, period: Option<usize>) -> Link {
        Link {
            text: self.alignment_title(period),
            href: self.href(&self.facts.alignment_address(view, period)),
            lang: String::new(),
            aside: String::new(),
        }
    }

    /// The name of an objective's team.
    pub(super) fn team_title(&self, key: ObjectiveKey) -> String {
        self.facts.site.team(self.facts.site.objective(key).team).team.head.title.clone()
    }

    /// The id of an objective's team.
    pub(super) fn team_id(&self, key: ObjectiveKey) -> String {
        let linked = self.facts.site.objective(key);
        self.facts.head(ItemKey::Team(linked.team)).map_or_else(String::new, |head| head.id.to_string())
    }

    /// Those of the shown objectives that count in the period of the alignment, and how many do not.
    pub(super) fn counted_of(&self, keys: &[ObjectiveKey], period: Option<usize>) -> (Vec<ObjectiveKey>, PeriodCount) {
        let Some(period) = self.alignment_of_period(period) else { return Default::default() };
        let is_counted = |key: &ObjectiveKey| {
            let linked = self.facts.site.objective(*key);
            Facts::counts(linked) && period.id == linked.period.id
        };
        let counted = keys.iter().copied().filter(is_counted).collect();
        (counted, self.facts.not_counted(period, keys.iter().copied()))
    }

    /// "87 objectives from 12 teams", and how many are proposed or of another period.
    pub(super) fn branch_title(&self, keys: &[ObjectiveKey], period: Option<usize>) -> String {
        let (keys, others) = self.counted_of(keys, period);

        let mut teams: Vec<_> = keys.iter().map(|key| self.facts.site.objective(*key).team).collect();
        teams.sort();
        teams.dedup();
        let teams = self.say("from-teams", &[("count", Arg::from(teams.len()))]);
        let holds = self.say("branch-holds", &[("count", Arg::from(keys.len())), ("teams", Arg::from(teams))]);
        [vec![holds], self.not_counted(&others)].concat().join(", ")
    }

    /// "60 on track, 12 at risk".
    pub(super) fn branch_statuses(&self, keys: &[ObjectiveKey]) -> String {
        let decided = keys.iter().copied().filter(|key| Facts::counts(self.facts.site.objective(*key)));
        let (counts, _) = self.counts(decided);
        let words = counts
            .iter()
            .filter(|(_, number)| *number > 0)
            .map(|(status, number)| format!("{number} {}", status.label));
        words.collect::<Vec<_>>().join(", ")
    }

    /// The head of a numbered page that shows these objectives.
    pub(super) fn part_head(
        &self,
        view: AlignmentView,
        period: Option<usize>,
        steps: &PageSteps,
        shown: &[ObjectiveKey],
    ) -> AlignmentHead {
        let mut head = self.alignment_head(view, period);
        head.crumbs = vec![self.home_crumb(), self.alignment_crumb(view, period)];
        head.lead = self.branch_title(shown, period);
        let all = self.facts.scope(period).keys().count();
        let values = [("here", Arg::from(steps.here.as_str())), ("count", Arg::from(shown.len())), ("all", all.into())];
        head.counted = self.say("part-holds", &values);
        for one in &mut head.views {
            one.is_here = false;
        }
        head
    }

    /// Where the page `number`, from 0, of so many stands among them.
    pub(super) fn steps(&self, number: usize, count: usize, address: &dyn Fn(usize) -> String) -> PageSteps {
        let link = |number: usize, text: &str| Link {
            text: self.say(text, &[]),
            href: self.href(&address(number)),
            lang: String::new(),
            aside: String::new(),
        };
        PageSteps {
            here: self.say("page-of", &[("number", Arg::from(number + 1)), ("count", Arg::from(count))]),
            previous: number.checked_sub(1).map(|number| link(number, "page-previous")),
            next: Some(number + 1).filter(|number| *number < count).map(|number| link(number, "page-next")),
        }
    }

    /// The place where a branch begins; where its period has no such pages, the page of the period.
    pub(super) fn branch_link(&self, branch: Branch, period: Option<usize>) -> String {
        let Some(number) = self.facts.alignment_pages(period).list.start(branch) else {
            return self.objectives_of(period);
        };
        let anchor = match branch {
            Branch::Of(key) => self.facts.site.objective(key).head.id.to_string(),
            Branch::Unaligned(team) => unit_anchor(&self.facts.site.team(team).team.head.id, true),
        };
        format!("{}#{anchor}", self.href(&self.facts.branches_address(period, number)))
    }

    /// The place where the branches begin that lead up to nothing; where their period has no such pages, the page of the period.
    pub(super) fn unaligned_link(&self, period: Option<usize>) -> String {
        match self.facts.alignment_pages(period).list.first_unaligned() {
            Some(number) => self.href(&self.facts.branches_address(period, number)),
            None => self.objectives_of(period),
        }
    }

    /// A unit, by its place, with the way to its team.
    pub(super) fn unit_link(&self, unit: usize, period: Option<usize>) -> Link {
        self.team_link_here(self.facts.alignment_pages(period).forest.units[unit].team)
    }

    /// The objectives that stand in branches that lead up to nothing.
    pub(super) fn all_unaligned(&self, period: Option<usize>) -> Vec<ObjectiveKey> {
        let forest = &self.facts.alignment_pages(period).forest;
        let of_unit = |unit: &Unit| forest.members(Branch::Unaligned(unit.team));
        forest.units.iter().flat_map(of_unit).copied().collect()
    }

    /// The page of the period of an alignment: it has every objective, team by team.
    pub(super) fn objectives_of(&self, period: Option<usize>) -> String {
        let page =
            self.alignment_of_period(period).map_or_else(String::new, |period| self.facts.period_address(period));
        self.href(&format!("{page}#h_teams"))
    }
}
