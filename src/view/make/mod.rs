//! Makes the view of each page from the linked site and its numbers.
//!
//! A [`Maker`] knows the way from its page to the site's root, so that every address it gives is relative to the page.

mod activity;
mod advice;
mod alignment;
mod attention;
mod calendar;
mod card;
mod chart;
mod counted;
mod data;
mod empty;
mod feed;
pub(super) mod finder;
mod frame;
mod further;
mod help;
mod key_result;
mod kpi;
mod left_out;
mod log;
mod map;
mod matrix;
mod meeting;
mod milestones;
mod neighbours;
mod objective;
mod outcome;
mod period;
mod person;
mod relations;
mod screen;
mod search;
mod start;
mod switch;
mod table;
mod tag;
mod team;
mod text;
mod tree;
mod units;

use super::{
    Arg, Facts, Link, ObjectiveRow, Page, PeriodHead, StatusView, WaiverRow,
    bar::{self, Bar, Shape},
    format::{Format, NOTHING},
};
use crate::{
    diagnostics::SitePath,
    link::{ItemKey, LinkedObjective, ObjectiveKey, TeamKey},
    model::{Ambition, Head, Measure, Period, State, days_between},
    progress::{KeyResultProgress, ObjectiveProgress, Status},
};

/// How many characters of a note a row shows.
const NOTE_CHARACTERS: usize = 140;

/// Makes the view of one page.
#[derive(Debug, Clone, Copy)]
pub struct Maker<'a> {
    facts: &'a Facts<'a>,
    /// From the page to the root: empty, `../` and so on; a whole path, where that is known, on the page that is shown in place of any other.
    root: &'a str,
    /// The page; of a further part of a list, the page that the first part stands on.
    page: Page,
    /// The page itself, from the root.
    own: &'a str,
    /// The period that it is about, by its place in [`Shape::periods`](crate::view::Shape), where that is not the running one.
    period: Option<usize>,
    format: Format,
}

impl<'a> Maker<'a> {
    /// A maker for a page, which stands at `own` from the root of the output.
    #[must_use]
    pub fn new(facts: &'a Facts<'a>, page: Page, own: &'a str) -> Self {
        let root = match own.matches('/').count() {
            _ if matches!(page, Page::NotFound(_)) && !facts.base_path.is_empty() => &facts.base_path,
            0 => "",
            1 => "../",
            2 => "../../",
            _ => "../../../",
        };
        let page = if let Page::Further(listing, _) = page { listing.page() } else { page };
        Self { facts, root, page, own, period: page.period(facts), format: Format::of(facts.config.language) }
    }

    /// A text of the interface.
    fn say(&self, key: &str, values: &[(&str, Arg<'_>)]) -> String {
        self.facts.texts.say(key, values)
    }

    /// An address from the root, made relative to this page.
    fn href(&self, from_root: &str) -> String {
        format!("{}{from_root}", self.root)
    }

    /// The `lang` of a text: empty where it is that of the interface.
    fn lang(&self, head: &Head) -> String {
        let interface = self.facts.config.language.tag();
        let own = head.lang.as_deref().unwrap_or(self.facts.config.content_tag());
        if own == interface { String::new() } else { own.to_owned() }
    }

    /// Where the file of an item can be changed; empty where no place is known.
    fn edit(&self, head: &Head) -> String {
        self.edit_path(&head.path)
    }

    /// Where a file can be changed; empty where no place is known.
    fn edit_path(&self, path: &SitePath) -> String {
        let escaped = crate::source::url::encode_path(path.as_str());
        let pattern = self.facts.config.edit_url.as_ref();
        pattern.map_or_else(String::new, |pattern| pattern.replace("{path}", &escaped))
    }

    /// A link to an objective, its team and period beside it where they differ from the page's own.
    fn objective_link(&self, key: ObjectiveKey, aside: impl Into<String>) -> Link {
        let linked = self.facts.site.objective(key);
        Link {
            text: linked.head.title.clone(),
            href: self.href(&self.facts.objective_address(key)),
            lang: self.lang(&linked.head),
            aside: aside.into(),
        }
    }

    fn team_link(&self, key: TeamKey) -> Link {
        let team = &self.facts.site.team(key).team;
        Link {
            text: team.head.title.clone(),
            href: self.href(&self.facts.address(ItemKey::Team(key))),
            lang: self.lang(&team.head),
            aside: String::new(),
        }
    }

    /// "Lead Amira Haddad", which leads to the person's page where there is one.
    fn named(&self, key: &str, name: &str) -> Link {
        let person = self.person(name);
        Link { text: self.say(key, &[("name", Arg::from(person.text.as_str()))]), ..person }
    }

    /// The start of every way: the site.
    fn home_crumb(&self) -> Link {
        Link {
            text: self.facts.config.title.clone(),
            href: self.href("index.html"),
            lang: String::new(),
            aside: String::new(),
        }
    }

    /// A status in shape, colour and word. `updated` tells how old a stale value is.
    fn status(&self, status: Status, updated: Option<crate::model::Date>) -> StatusView {
        let (key, icon, text) = match status {
            Status::OnTrack => ("on_track", "ok", "status-on-track"),
            Status::AtRisk => ("at_risk", "watch", "status-at-risk"),
            Status::OffTrack => ("off_track", "off", "status-off-track"),
            Status::Done => ("done", "done", "status-done"),
            Status::NotStarted => ("not_started", "ring", "status-not-started"),
            Status::Stale => ("stale", "clock", "status-stale"),
            Status::Closed(outcome) => ("closed", outcome::icon(outcome), outcome::key(outcome)),
            Status::Dropped => ("dropped", "drop", "status-dropped"),
        };
        let label = match (status, updated) {
            (Status::Stale, Some(updated)) => {
                self.say("value-age", &[("days", Arg::from(days_between(updated, self.facts.progress.today.0)))])
            }
            (Status::Stale, None) => self.say("never-updated", &[]),
            _ => self.say(text, &[]),
        };
        let class = match status {
            Status::Closed(outcome) => outcome::class(outcome),
            _ => bar::class(status),
        };
        StatusView { key, class, icon, label }
    }

    /// Whether the period of a decided objective is over though nobody has closed it: no pace counts any more.
    fn is_left_open(&self, linked: &LinkedObjective) -> bool {
        linked.closing.is_none() && Facts::counts(linked) && self.is_over(&linked.period)
    }

    /// The status of an objective: a draft or proposal, or one that was left open, says so before anything else.
    fn objective_status(&self, linked: &LinkedObjective, numbers: &ObjectiveProgress) -> StatusView {
        let state = match linked.state {
            State::Draft => Some(("draft", "status-draft")),
            State::Proposed => Some(("proposed", "status-proposed")),
            _ if self.is_left_open(linked) => Some(("not_closed", "not-closed")),
            State::Active | State::Closed => None,
        };
        let computed = || match numbers.status {
            Status::Dropped => StatusView { label: self.say("all-dropped", &[]), ..self.status(Status::Dropped, None) },
            status => self.status(status, numbers.updated),
        };
        state.map_or_else(computed, |(key, text)| StatusView {
            key,
            class: "idle",
            icon: "ring",
            label: self.say(text, &[]),
        })
    }

    /// A period and how far it has come.
    fn period_head(&self, period: &Period) -> PeriodHead {
        PeriodHead { name: self.format.period(period), day: self.day_line(period) }
    }

    /// "day 54 of 92, 5 weeks left", "starts in 12 days", "ended 31 Dec 2026".
    fn day_line(&self, period: &Period) -> String {
        let today = self.facts.progress.today.0;
        let number = period.day_number(today);
        if number < 1 {
            return self.say("period-starts", &[("days", Arg::from(1 - number))]);
        }
        if number > period.days() {
            return self.say("period-ended", &[("date", Arg::from(self.format.date(period.end)))]);
        }
        let left = period.days() - number;
        let (key, count) = if left >= 14 { ("period-weeks-left", left / 7) } else { ("period-days-left", left) };
        let left = self.say(key, &[("count", Arg::from(count))]);
        self.say(
            "period-day",
            &[("day", Arg::from(number)), ("days", Arg::from(period.days())), ("left", Arg::from(left))],
        )
    }

    /// "0.59 of expected 0.63", "score 0.64", "2 of 3 measured".
    fn score_line(&self, linked: &LinkedObjective, numbers: &ObjectiveProgress) -> String {
        if numbers.status == Status::Dropped {
            return self.say("all-dropped", &[]);
        }
        if let Some(score) = numbers.score {
            return self.say("score-line-closed", &[("score", Arg::from(self.format.score(score)))]);
        }
        let values = [
            ("score", Arg::from(self.format.score(numbers.progress))),
            ("expected", Arg::from(self.format.score(numbers.expected))),
        ];
        let is_expected = numbers.status != Status::NotStarted && !self.is_left_open(linked);
        let mut line = if is_expected { self.say("score-line", &values) } else { self.format.score(numbers.progress) };
        let measured = (numbers.measured < numbers.kept).then(|| self.measured(numbers));
        for words in measured.into_iter().chain(self.dropped_of(numbers)) {
            line.push_str(", ");
            line.push_str(&words);
        }
        line
    }

    /// "1 dropped"; nothing where every key result counts.
    fn dropped_of(&self, numbers: &ObjectiveProgress) -> Option<String> {
        let dropped = numbers.key_results.len() - numbers.kept;
        (dropped > 0).then(|| self.say("dropped-count", &[("count", Arg::from(dropped))]))
    }

    /// "2 of 3 measured".
    fn measured(&self, numbers: &ObjectiveProgress) -> String {
        let values = [("measured", Arg::from(numbers.measured)), ("count", Arg::from(numbers.kept))];
        self.say("measured", &values)
    }

    /// The score as it counts: the closing score, else progress; a dash where every key result was dropped.
    fn score(&self, numbers: &ObjectiveProgress) -> String {
        if numbers.status == Status::Dropped {
            return NOTHING.to_owned();
        }
        self.format.score(numbers.score.unwrap_or(numbers.progress))
    }

    /// The expected progress; none where nothing is expected any more, or yet.
    fn expected(&self, linked: &LinkedObjective, expected: f64) -> Option<f64> {
        (linked.closing.is_none() && expected > 0.0 && !self.is_left_open(linked)).then_some(expected)
    }

    /// The expected progress of a key result; none for a band that is kept, which cannot come further, and for one that was
    /// dropped.
    fn key_result_expected(
        &self,
        linked: &LinkedObjective,
        measure: &Measure,
        numbers: &KeyResultProgress,
    ) -> Option<f64> {
        let is_kept =
            matches!(measure, Measure::Band { .. }) && numbers.progress.is_some_and(|progress| progress >= 1.0);
        let is_dropped = numbers.status == Status::Dropped;
        self.expected(linked, numbers.expected).filter(|_| !is_kept && !is_dropped)
    }

    /// The same in words; empty where nothing is expected.
    fn key_result_expected_words(
        &self,
        linked: &LinkedObjective,
        measure: &Measure,
        numbers: &KeyResultProgress,
    ) -> String {
        self.key_result_expected(linked, measure, numbers).map_or_else(String::new, |one| self.format.score(one))
    }

    /// What is expected of an objective, in words; empty where nothing is expected.
    fn expected_words(&self, linked: &LinkedObjective, expected: f64) -> String {
        self.expected(linked, expected).map_or_else(String::new, |one| self.format.score(one))
    }

    /// The status that colours a bar.
    fn bar_status(&self, linked: &LinkedObjective, status: Status) -> Status {
        if self.is_left_open(linked) { Status::NotStarted } else { status }
    }

    /// The status of a key result; of an objective that was left open, that it was.
    fn key_result_status(&self, linked: &LinkedObjective, numbers: &KeyResultProgress) -> StatusView {
        let is_open = self.is_left_open(linked) && numbers.status != Status::Dropped;
        match numbers.status {
            _ if is_open => self.not_closed(),
            Status::Stale | Status::NotStarted if !numbers.is_known => {
                let label = self.say("not-known", &[]);
                StatusView { icon: "ring", label, ..self.status(numbers.status, None) }
            }
            status => self.status(status, numbers.updated),
        }
    }

    fn not_closed(&self) -> StatusView {
        StatusView { key: "not_closed", class: "idle", icon: "ring", label: self.say("not-closed", &[]) }
    }

    /// The bar of an objective.
    fn objective_bar(&self, linked: &LinkedObjective, numbers: &ObjectiveProgress, large: bool) -> String {
        let has_value = numbers.measured > 0 || numbers.score.is_some();
        let shown = numbers.score.unwrap_or(numbers.progress);
        let bar = Bar {
            shape: Shape::Fill(has_value.then_some(shown)),
            status: self.bar_status(linked, numbers.status),
            expected: self.expected(linked, numbers.expected),
            has_zone: linked.ambition == Ambition::Aspirational,
            large,
        };
        bar.svg()
    }

    /// An objective in one line.
    fn objective_row(&self, key: ObjectiveKey) -> ObjectiveRow {
        let linked = self.facts.site.objective(key);
        let numbers = self.facts.progress.of(key);
        ObjectiveRow {
            title: linked.head.title.clone(),
            href: self.href(&self.facts.objective_address(key)),
            lang: self.lang(&linked.head),
            team: self.facts.site.team(linked.team).team.head.title.clone(),
            absence: self.absence(linked),
            bar: self.objective_bar(linked, numbers, false),
            score: self.score(numbers),
            expected: self.expected_words(linked, numbers.expected),
            status: self.objective_status(linked, numbers),
        }
    }

    /// Where a key result stands, from this page.
    fn key_result_href(&self, key: ObjectiveKey, index: usize) -> String {
        self.href(&self.facts.key_result_address(key, index))
    }

    /// The rules that are waived in a file.
    fn waivers(&self, head: &Head) -> Vec<WaiverRow> {
        let row = |waiver: &crate::model::Waiver| WaiverRow {
            rule: waiver.rule.value.clone(),
            href: crate::rules::find(&waiver.rule.value).map_or_else(String::new, |rule| self.rule_address(rule.id)),
            because: waiver.because.clone(),
        };
        head.waivers.iter().map(row).collect()
    }

    /// "Value is 41 days old" where that is so; else empty.
    fn stale_words(&self, numbers: &KeyResultProgress) -> String {
        let is_stale = numbers.status == Status::Stale && numbers.is_known;
        if is_stale { self.status(numbers.status, numbers.updated).label } else { String::new() }
    }
}

/// The weights of the key results that count.
fn kept_weights(linked: &LinkedObjective, numbers: &ObjectiveProgress) -> Vec<f64> {
    let all = linked.key_results.iter().zip(&numbers.key_results);
    all.filter(|(_, one)| one.status != Status::Dropped).map(|(written, _)| written.weight).collect()
}

/// The first words of a note.
fn shortened_note(words: &str) -> String {
    if words.chars().count() <= NOTE_CHARACTERS {
        return words.to_owned();
    }
    let cut: String = words.chars().take(NOTE_CHARACTERS).collect();
    format!("{}\u{2026}", cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept))
}
