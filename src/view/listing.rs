//! Lists that can be too long for their page: which there are, in which parts they stand, and where each part is.
//!
//! The first part stands on the page of the list itself, `teams/ops.html`, and each further one on a page beside it,
//! `teams/ops_2.html`. No id or slug holds a `_`, so no two pages claim one address. However large a site is, no part takes
//! more than about 4,000 elements and 200 KB.

use std::ops::Range;

use super::{Facts, Month, Page};
use crate::link::{KpiKey, ObjectiveKey, TeamKey};

/// How many rows of objectives a part has.
pub(super) const OBJECTIVES: usize = 150;
/// How many lines of key results a part has that shows objectives with them, and an objective counts as two.
const CARD_LINES: usize = 80;
/// Up to how many key results a card shows.
pub(super) const LINES_OF_CARD: usize = 30;
/// How many key results with all their details a part has.
const KEY_RESULTS: usize = 16;
/// How many lines of check-ins a part has on the page of their objective: each key result that is told of is one, and the
/// check-in itself.
const LOG_LINES: usize = 120;
/// How many check-ins a part of the activity has at most, and how many lines.
const ACTIVITY_CHECK_INS: usize = 100;
const ACTIVITY_LINES: usize = 500;
/// How many check-ins all parts of the activity have together.
const ACTIVITY_MAX: usize = 500;
/// How many characters of notes take the room of a line.
const CHARACTERS_OF_LINE: usize = 300;
/// How many teams a part has, with the bar of each.
const TEAMS: usize = 120;
/// How many rows with a few words or numbers a part has.
const SHORT_ROWS: usize = 400;
/// How many rows with a sentence or a small chart a part has.
const LONG_ROWS: usize = 100;
/// How many things that need attention a part of a team's list has.
const CONCERNS: usize = 40;

/// A list that can be too long for its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// The latest check-ins.
    Activity,
    /// How many check-ins of a month each team wrote.
    Month(Month),
    /// How much of each team needs attention.
    Attention,
    /// Every team that is there today.
    Teams,
    /// Every KPI.
    Kpis,
    /// Everybody.
    People,
    /// The teams of a period, by its place in [`Shape::periods`](crate::view::Shape).
    Period(usize),
    /// The objectives with a tag, by its place in [`Shape::tags`](crate::view::Shape).
    Tag(usize),
    /// The objectives of a team that run today, or those of another period.
    Team(TeamKey, Option<usize>),
    /// What of a team needs attention.
    TeamConcerns(TeamKey),
    /// The objectives that a person answers for, by their place in [`Derived::people`](crate::view::Derived).
    Person(usize),
    /// The key results that a person answers for.
    PersonKeyResults(usize),
    /// The objectives that a person took part in setting.
    PersonTookPart(usize),
    /// The key results that take their values from a KPI.
    KpiUsers(KpiKey),
    /// The values of a KPI.
    Measurements(KpiKey),
    /// The key results of an objective.
    KeyResults(ObjectiveKey),
    /// The check-ins about an objective.
    CheckIns(ObjectiveKey),
    /// The objectives that serve one, or need it.
    Supporters(ObjectiveKey),
}

impl Listing {
    /// The page that its first part stands on.
    #[must_use]
    pub fn page(self) -> Page {
        match self {
            Self::Activity => Page::Activity,
            Self::Month(month) => Page::Month(month),
            Self::Attention => Page::Attention,
            Self::Teams => Page::Teams,
            Self::Kpis => Page::Kpis,
            Self::People => Page::People,
            Self::Period(index) => Page::Period(index),
            Self::Tag(index) => Page::Tag(index),
            Self::Team(key, None) | Self::TeamConcerns(key) => Page::Team(key),
            Self::Team(key, Some(period)) => Page::TeamPeriod(key, period),
            Self::Person(index) | Self::PersonKeyResults(index) | Self::PersonTookPart(index) => Page::Person(index),
            Self::KpiUsers(key) | Self::Measurements(key) => Page::Kpi(key),
            Self::KeyResults(key) | Self::CheckIns(key) | Self::Supporters(key) => Page::Objective(key),
        }
    }

    /// What its further pages are called beside the page; empty for the list that the page is about.
    fn section(self) -> &'static str {
        match self {
            Self::TeamConcerns(_) => "_attention",
            Self::PersonKeyResults(_) | Self::KeyResults(_) => "_key-results",
            Self::PersonTookPart(_) => "_took-part",
            Self::Measurements(_) => "_values",
            Self::CheckIns(_) => "_check-ins",
            Self::Supporters(_) => "_supporters",
            Self::Activity
            | Self::Month(_)
            | Self::Attention
            | Self::Teams
            | Self::Kpis
            | Self::People
            | Self::Period(_)
            | Self::Tag(_)
            | Self::Team(..)
            | Self::Person(_)
            | Self::KpiUsers(_) => "",
        }
    }

    /// Where a part stands, from the root of the output.
    #[must_use]
    pub fn path(self, part: usize, facts: &Facts<'_>) -> String {
        let page = self.page().path(facts);
        let stem = page.strip_suffix(".html").unwrap_or(&page);
        // of those that serve an objective, its page names a few, and the first part has a page of its own
        let number = if matches!(self, Self::Supporters(_)) { part } else { part + 1 };
        match (part, number) {
            (0, _) => page,
            (_, 1) => format!("{stem}{}.html", self.section()),
            _ => format!("{stem}{}_{number}.html", self.section()),
        }
    }
}

impl Facts<'_> {
    /// The parts of a list, each a range of its items. The first may be empty, and there is always one.
    #[must_use]
    pub fn parts(&self, listing: Listing) -> Vec<Range<usize>> {
        match listing {
            Listing::Activity if self.is_activity_whole() => even(0, ACTIVITY_CHECK_INS),
            Listing::Activity => {
                let shown = self.check_ins().iter().take(ACTIVITY_MAX);
                let weights = shown.map(|(key, position)| self.lines_of_check_in(*key, *position));
                parts(weights.map(|lines| lines.max(ACTIVITY_LINES / ACTIVITY_CHECK_INS)), ACTIVITY_LINES)
            }
            Listing::Month(month) if self.is_month_whole(month) => even(0, SHORT_ROWS),
            Listing::Month(month) => even(self.teams_of_month(month).len(), SHORT_ROWS),
            Listing::Attention if !self.is_attention_cut() => even(0, SHORT_ROWS),
            Listing::Attention => even(self.teams_of_concerns().len(), LONG_ROWS),
            Listing::Teams => {
                let teams = self.teams_of_index().len();
                even(teams, if self.are_teams_counted() { TEAMS } else { OBJECTIVES })
            }
            Listing::Kpis => even(self.site.kpis.len(), LONG_ROWS),
            Listing::People => even(self.people.len(), SHORT_ROWS),
            Listing::Period(index) => {
                let group = &self.periods[index];
                let is_counted = group.objectives.len() > OBJECTIVES;
                if is_counted { even(self.teams_of_period(index).len(), TEAMS) } else { even(0, TEAMS) }
            }
            Listing::Tag(index) => even(self.tags[index].objectives.len(), OBJECTIVES),
            Listing::Team(key, period) => {
                let keys = self.objectives_of_team(key, period);
                let lines = |key: &ObjectiveKey| 2 + self.site.objective(*key).key_results.len().min(LINES_OF_CARD);
                parts(keys.iter().map(lines), CARD_LINES)
            }
            Listing::TeamConcerns(key) if self.is_attention_cut() => {
                even(self.concerns_of_team(key).len() + self.advice_of_team(key).len(), CONCERNS)
            }
            Listing::TeamConcerns(_) => even(0, CONCERNS),
            Listing::Person(index) => even(self.people[index].objectives.len(), LONG_ROWS),
            Listing::PersonKeyResults(index) => even(self.key_results_of_person(index).len(), OBJECTIVES / 3),
            Listing::PersonTookPart(index) => even(self.people[index].took_part.len(), SHORT_ROWS / 4),
            Listing::KpiUsers(key) => even(self.site.kpis[key.0].used_by.len(), SHORT_ROWS / 2),
            Listing::Measurements(key) => even(self.past_measurements(key), SHORT_ROWS / 2),
            Listing::KeyResults(key) => even(self.site.objective(key).key_results.len(), KEY_RESULTS),
            Listing::CheckIns(key) => {
                let weights = self.past_check_ins(key).map(|position| self.lines_of_check_in(key, position));
                parts(weights, LOG_LINES)
            }
            Listing::Supporters(key) => {
                // those that the page names stand on it where they are few; else all of them have pages of their own
                let number = self.supporters_and_dependents(key).len();
                let mut parts = even(0, 1);
                if number > SUPPORTERS_NAMED {
                    parts.extend(even(number, SHORT_ROWS));
                }
                parts
            }
        }
    }

    /// Where a key result stands, from the root of the output.
    #[must_use]
    pub fn key_result_address(&self, key: ObjectiveKey, index: usize) -> String {
        let page = Listing::KeyResults(key).path(index / KEY_RESULTS, self);
        format!("{page}#{}", self.site.objective(key).key_results[index].id)
    }

    /// The page that a check-in stands on, from the root of the output, by its position among those of its objective.
    #[must_use]
    pub fn check_in_page(&self, key: ObjectiveKey, position: usize) -> String {
        let listing = Listing::CheckIns(key);
        let ahead = self.site.objective(key).check_ins.len() - self.past_check_ins(key).count();
        let at = position.saturating_sub(ahead); // they stand newest first, and those of days to come before all others
        let part = self.parts(listing).iter().position(|part| part.contains(&at)).unwrap_or(0);
        listing.path(part, self)
    }

    /// The check-ins about an objective up to today, newest first, as positions in its list.
    pub(super) fn past_check_ins(&self, key: ObjectiveKey) -> impl Iterator<Item = usize> {
        let (today, check_ins) = (self.progress.today.0, &self.site.objective(key).objective.check_ins);
        (0..check_ins.len()).filter(move |position| check_ins[*position].date <= today)
    }

    /// How much room a check-in takes, in lines: itself, what it tells of key results, and long notes.
    pub(super) fn lines_of_check_in(&self, key: ObjectiveKey, position: usize) -> usize {
        let check_in = &self.site.objective(key).objective.check_ins[position];
        let notes = check_in.updates.iter().map(|update| update.note.as_ref()).chain([check_in.note.as_ref()]);
        let bytes: usize = notes.flatten().map(String::len).sum();
        1 + check_in.updates.len() + bytes / CHARACTERS_OF_LINE
    }

    /// Whether each month of check-ins fits one page; else those before the latest are counted by team.
    #[must_use]
    pub fn is_activity_whole(&self) -> bool {
        self.check_ins().len() <= ACTIVITY_CHECK_INS
            || self.months().iter().all(|(month, _)| self.is_month_whole(*month))
    }

    /// Whether the check-ins of a month fit one page.
    #[must_use]
    pub fn is_month_whole(&self, month: Month) -> bool {
        let of_month = self.check_ins_of_month(month);
        let lines = of_month.iter().map(|(key, position)| self.lines_of_check_in(*key, *position));
        of_month.len() <= ACTIVITY_CHECK_INS && lines.sum::<usize>() <= ACTIVITY_LINES
    }
}

/// Up to how many objectives that serve one, or need it, its page names.
pub(super) const SUPPORTERS_NAMED: usize = 40;

/// As few parts as hold items of these weights, where none weighs more than `weight_max` but a single item that does.
fn parts(weights: impl Iterator<Item = usize>, weight_max: usize) -> Vec<Range<usize>> {
    let mut parts = even(0, 1);
    let mut weight = 0;
    for (index, of_item) in weights.enumerate() {
        if weight > 0 && weight + of_item > weight_max {
            parts.push(index..index);
            weight = 0;
        }
        weight += of_item;
        if let Some(part) = parts.last_mut() {
            part.end = index + 1;
        }
    }
    parts
}

/// The parts of `number` items that all weigh the same, at most `number_max` in each.
fn even(number: usize, number_max: usize) -> Vec<Range<usize>> {
    let part = |start: usize| start..number.min(start + number_max);
    (0..number.max(1)).step_by(number_max).map(part).collect()
}
