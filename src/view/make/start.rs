//! The start page.

use super::{
    super::{
        AttentionRow, ConcernKind, Count, LatestRow, Start, StatusView, Tally, TeamRows, ThemeView, bar, first_upper,
    },
    Arg, Maker, shortened_note,
};
use crate::{
    link::{LinkedObjective, ObjectiveKey, Site, TeamKey},
    model::{CheckIn, KeyResultUpdate, State},
    progress::Status,
    source::markdown,
    view::listing::LINES_OF_CARD,
};

/// How many rows the lists of attention and of check-ins show.
const ROWS: usize = 5;

/// How many lines of key results the strategic objectives take at most, where an objective is two.
const STRATEGIC_LINES: usize = 100;

/// The legend, in the order of [`Tally::by_status`]: key, class, icon and text of each status.
const LEGEND: [(&str, &str, &str, &str); 8] = [
    ("on_track", "ok", "ok", "count-on-track"),
    ("at_risk", "watch", "watch", "count-at-risk"),
    ("off_track", "off", "off", "count-off-track"),
    ("done", "done", "done", "count-done"),
    ("stale", "idle", "clock", "count-stale"),
    ("not_started", "idle", "ring", "count-not-started"),
    ("closed", "idle", "flag", "count-closed"),
    ("dropped", "idle", "drop", "count-key-results-dropped"),
];

impl Maker<'_> {
    /// The start page.
    #[must_use]
    pub fn start(&self) -> Start {
        let site = self.facts.site;
        let organisation = site.organisation.as_ref();
        let vision = organisation.and_then(|organisation| organisation.vision.clone());
        let strategic = &self.facts.strategic;
        let shown = self.strategic_shown(strategic);
        let is_counted = self.facts.are_teams_counted();
        let (table, table_more) = is_counted.then(|| self.unit_table()).unzip();
        let counts = self.legend(&self.facts.running_tally);
        let description = self.say("start-description", &[("title", Arg::from(self.facts.config.title.as_str()))]);
        Start {
            layout: self.layout(&[], &description),
            is_vision: vision.is_some(),
            heading: vision.unwrap_or_else(|| self.facts.config.title.clone()),
            lang: organisation.map_or_else(String::new, |organisation| self.lang(&organisation.head)),
            values: organisation.map_or_else(Vec::new, |organisation| organisation.values.clone()),
            about_html: organisation.map_or_else(String::new, |organisation| self.body(&organisation.head, 3)),
            waivers: organisation.map_or_else(Vec::new, |organisation| self.waivers(&organisation.head)),
            mission: organisation.and_then(|organisation| organisation.mission.clone()).unwrap_or_default(),
            themes: self.themes(),
            period: self.facts.running.as_ref().map(|period| self.period_head(period)),
            counted: self.count_today(self.current()),
            bar: distribution(&counts),
            counts: counts.into_iter().map(|(status, number)| Count { status, number: number.to_string() }).collect(),
            strategic_heading: self.strategic_heading(strategic),
            strategic: strategic[..shown]
                .iter()
                .map(|key| self.objective_card(*key, self.strategic_meta(*key)))
                .collect(),
            strategic_more: (shown < strategic.len())
                .then(|| self.more_link(strategic.len() - shown, "alignment.html")),
            attention: self.attention(),
            latest: self.latest_check_ins(),
            teams_heading: self.teams_heading(),
            teams: if is_counted { Vec::new() } else { self.team_rows(strategic) },
            table,
            table_more: table_more.flatten(),
            left_out: self.left_out(|_| true),
            is_empty: site.published().next().is_none(),
            empty: self.empty(),
            attention_none: self
                .say(if self.has_begun_objectives() { "attention-none" } else { "attention-none-begun" }, &[]),
        }
    }

    /// How many of the strategic objectives the page shows.
    fn strategic_shown(&self, strategic: &[ObjectiveKey]) -> usize {
        let mut lines = 0;
        let fits = |key: &&ObjectiveKey| {
            lines += 2 + self.facts.site.objective(**key).key_results.len().min(LINES_OF_CARD);
            lines <= STRATEGIC_LINES
        };
        strategic.iter().take_while(fits).count()
    }

    fn themes(&self) -> Vec<ThemeView> {
        let Some(organisation) = self.facts.site.organisation.as_ref() else { return Vec::new() };
        let html = |index: usize, text: &String| self.note(text, &organisation.head.path, &format!("t{index}_"));
        let themes = organisation.strategy.iter().enumerate();
        themes
            .map(|(index, theme)| ThemeView {
                title: theme.title.clone(),
                html: theme.text.as_ref().map_or_else(String::new, |text| html(index, text)),
            })
            .collect()
    }

    /// How many key results of these objectives have which status, and how many there are.
    pub(super) fn counts(&self, objectives: impl Iterator<Item = ObjectiveKey>) -> (Vec<(StatusView, usize)>, usize) {
        let tally = Tally::of(self.facts.progress, objectives);
        (self.legend(&tally), tally.key_results)
    }

    /// How many key results have which status; the first three statuses always, others where there are any.
    pub(super) fn legend(&self, tally: &Tally) -> Vec<(StatusView, usize)> {
        let mut counts = Vec::new();
        for (position, ((key, class, icon, text), number)) in LEGEND.into_iter().zip(tally.by_status).enumerate() {
            if number > 0 || position < 3 {
                let label = self.say(text, &[("count", Arg::from(number))]);
                counts.push((StatusView { key, class, icon, label }, number));
            }
        }
        counts
    }

    /// The statuses that a table of numbers counts, as words and by their places in [`Tally::by_status`]: the first three
    /// always, others where there are any.
    pub(super) fn legend_columns(&self, tally: &Tally) -> Vec<(String, usize)> {
        let numbers = LEGEND.into_iter().zip(tally.by_status).enumerate();
        let shown = numbers.filter(|(place, (_, number))| *number > 0 || *place < 3);
        shown
            .map(|(place, ((.., text), number))| (first_upper(&self.say(text, &[("count", Arg::from(number))])), place))
            .collect()
    }

    /// Every published objective that runs today.
    pub(super) fn current(&self) -> Vec<ObjectiveKey> {
        let current = self.facts.site.published().filter(|(_, linked)| self.facts.is_current(linked));
        current.map(|(key, _)| key).collect()
    }

    pub(super) fn strategic_heading(&self, keys: &[ObjectiveKey]) -> String {
        let mut periods: Vec<String> =
            keys.iter().map(|key| self.format.period(&self.facts.site.objective(*key).period)).collect();
        periods.dedup();
        match &periods[..] {
            [period] => self.say("strategic-heading-period", &[("period", Arg::from(period.as_str()))]),
            _ => self.say("strategic-heading", &[]),
        }
    }

    pub(super) fn teams_heading(&self) -> String {
        self.say("teams-heading", &[])
    }

    /// "Karin Ek", "4 objectives from 3 teams".
    fn strategic_meta(&self, key: ObjectiveKey) -> Vec<String> {
        let owner = self.owner_names(&self.facts.site.objective(key).owners);
        let served = Some(self.served_words(key)).filter(|words| !words.is_empty());
        owner.into_iter().chain(served).collect()
    }

    /// The key results that need attention most, at most one an objective, and objectives that were never closed.
    fn attention(&self) -> Vec<AttentionRow> {
        let mut seen: Vec<ObjectiveKey> = Vec::new();
        let mut rows = Vec::new();
        for concern in &self.facts.concerns {
            if seen.contains(&concern.objective) {
                continue;
            }
            match (concern.kind, concern.key_result) {
                (_, Some(index)) => rows.push(self.attention_row(self.facts.site, concern.objective, index)),
                (ConcernKind::NotClosed, None) => rows.push(self.not_closed_row(concern.objective)),
                (_, None) => continue,
            }
            seen.push(concern.objective);
            if rows.len() == ROWS {
                break;
            }
        }
        rows
    }

    fn not_closed_row(&self, key: ObjectiveKey) -> AttentionRow {
        let linked = self.facts.site.objective(key);
        let row = self.objective_row(key);
        let team = self.with_absence(self.team_title(key), linked);
        let who: Vec<String> = [team].into_iter().chain(self.owner_names(&linked.owners)).collect();
        AttentionRow {
            lang: row.lang,
            title: row.title,
            href: row.href,
            score: row.score,
            why: format!("{}: {}", who.join(", "), row.status.label),
            status: row.status,
        }
    }

    fn attention_row(&self, site: &Site, key: ObjectiveKey, index: usize) -> AttentionRow {
        let linked = site.objective(key);
        let line = self.key_result_bare(key, index);
        let numbers = &self.facts.progress.of(key).key_results[index];
        let owner = self.owner_names(&linked.key_results[index].owners).or_else(|| self.owner_names(&linked.owners));
        let team = self.with_absence(site.team(linked.team).team.head.title.clone(), linked);
        let who: Vec<String> = [team].into_iter().chain(owner).collect();
        let told = match (numbers.status, self.last_note(linked, index)) {
            (Status::Stale, _) | (_, None) => line.status.label.clone(),
            (_, Some(note)) => note,
        };
        AttentionRow {
            lang: self.lang(&linked.head),
            title: line.title,
            href: line.href,
            score: if line.expected.is_empty() { line.score } else { format!("{} / {}", line.score, line.expected) },
            status: line.status,
            why: format!("{}: {told}", who.join(", ")),
        }
    }

    /// What was said about key results up to today, newest first.
    pub(super) fn past_updates<'b>(
        &self,
        linked: &'b LinkedObjective,
    ) -> impl Iterator<Item = (&'b CheckIn, &'b KeyResultUpdate)> {
        let today = self.facts.progress.today.0;
        let past = linked.objective.check_ins.iter().filter(move |check_in| check_in.date <= today);
        past.flat_map(|check_in| check_in.updates.iter().map(move |update| (check_in, update)))
    }

    /// The latest check-ins of the whole site: of each the update that says most.
    fn latest_check_ins(&self) -> Vec<LatestRow> {
        let today = self.facts.progress.today.0;
        let mut found: Vec<(ObjectiveKey, &CheckIn)> = Vec::new();
        for (key, linked) in self.facts.site.published().filter(|(_, linked)| linked.state != State::Draft) {
            let past = linked.objective.check_ins.iter().filter(|check_in| check_in.date <= today);
            found.extend(past.take(1).map(|check_in| (key, check_in)));
        }
        found.sort_by_key(|(key, check_in)| (std::cmp::Reverse(check_in.date), *key));
        found.into_iter().take(ROWS).map(|(key, check_in)| self.latest_row(key, check_in)).collect()
    }

    fn latest_row(&self, key: ObjectiveKey, check_in: &CheckIn) -> LatestRow {
        let linked = self.facts.site.objective(key);
        let team = self.facts.site.team(linked.team).team.head.title.clone();
        let who: Vec<String> = check_in.by.clone().into_iter().chain([team]).collect();
        let told = check_in.updates.iter().find(|update| update.note.is_some()).or(check_in.updates.first());
        let note = told.and_then(|update| update.note.as_ref()).or(check_in.note.as_ref());
        let (title, href, change) = match told {
            Some(update) => {
                let key_result = &linked.key_results[update.key_result];
                let href = self.key_result_href(key, update.key_result);
                (key_result.title.clone(), href, self.change(key, check_in, update))
            }
            None => (linked.head.title.clone(), self.href(&self.facts.objective_address(key)), String::new()),
        };
        LatestRow {
            lang: self.lang(&linked.head),
            date: self.format.short_date(check_in.date),
            date_iso: check_in.date.to_string(),
            title,
            href,
            change,
            who: who.join(", "),
            note: note.map_or_else(String::new, |note| shortened_note(&markdown::plain_text(note))),
        }
    }

    /// Every team's objectives that run today, but those that stand above as strategic.
    fn team_rows(&self, strategic: &[ObjectiveKey]) -> Vec<TeamRows> {
        let site = self.facts.site;
        let rows = |index: usize| {
            let linked = &site.teams[index];
            let is_shown =
                |key: &&ObjectiveKey| self.facts.is_current(site.objective(**key)) && !strategic.contains(key);
            let own = linked.objectives.iter().filter(is_shown);
            TeamRows {
                team: self.team_link(TeamKey(index)),
                objectives: own.map(|key| self.objective_row(*key)).collect(),
            }
        };
        (0..site.teams.len()).map(rows).filter(|team| !team.objectives.is_empty()).collect()
    }
}

/// How many things have which status, as one bar with words.
pub(super) fn distribution(counts: &[(StatusView, usize)]) -> String {
    let parts: Vec<(&str, usize)> = counts.iter().map(|(status, number)| (status.class, *number)).collect();
    let words: Vec<String> = counts.iter().map(|(status, number)| format!("{number} {}", status.label)).collect();
    bar::distribution(&parts, &words.join(", "))
}
